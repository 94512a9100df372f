// Posts made by rule, the same ones in every run: post `n` depends on `n` and the share that mentions the brand alone.

import { passerBy } from "./people.js";

const places = [
  "Northgate",
  "Mill Lane",
  "Garden Row",
  "Station Road",
  "Hill District",
  "Old Harbour",
  "Westfield",
  "the 48 bus",
];
const about = [
  "my bill",
  "the router",
  "fibre",
  "my SIM",
  "voicemail",
  "the TV box",
  "roaming",
  "the app",
  "my contract",
];
const brand = [
  (p, a) => `@acmehelp ${a} stopped working this morning. Anything going on in ${p}?`,
  (p, a) => `@acmehelp who do I talk to about ${a}? The form keeps sending me in circles.`,
  (p, a) => `Waiting 40 minutes on the phone for ${a}. Come on @acme 🙄`,
  (p, a) => `@acme could you please look at ${p}? The connection drops every evening around eight.`,
  (p, a) => `Thanks @acmehelp, ${a} works again 🎉`,
  (p, a) => `Dear @acme, why did ${a} get more expensive without a word? #AcmeDown`,
  (p) => `#AcmeDown in ${p} as well.`,
  (p, a) => `Anyone at Acme reading this? ${a} again.`,
];
const chatter = [
  (p) => `The light over ${p} tonight 🌇`,
  (p) => `If you lost a single red glove near ${p}: it is on the railing.`,
  () => "Day 12 of learning the accordion. The neighbours have started a petition.",
  () => "Hot take: soup is a beverage.",
  (p) => `Trains delayed again. At least the view from ${p} is nice.\n\nBring a book.`,
  () =>
    "New episode is out! We talk about lighthouses for an hour and regret nothing. https://podcast.example/episodes/112-the-keepers-of-the-far-light",
  () => "Does anyone have a good recipe for quince? Asking for a tree.",
  () => "Reminder: drink water, call your grandmother, back up your photos.",
  (p) => `Five-a-side at ${p}, 19:00, two spots left ⚽`,
  () => "My sourdough starter is older than my last relationship. #baking",
];

/** A stream of numbers from 0 to 1 that follows from `seed` (mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The `n`th generated post; `brandShare` (0 to 1) of them mention the brand. */
export function generated(n, brandShare) {
  const roll = dice(n * 2654435761 + 7);
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const sort = roll() < brandShare ? brand : chatter;
  const post = {
    key: `generated-${n}`,
    by: passerBy(Math.floor(roll() * 500)),
    ago: 36 + n * 1.8 + roll() * 1.5,
    text: pick(sort)(pick(places), pick(about)),
    likes: Math.floor(roll() ** 4 * 900),
    replies: 0,
    reposts: Math.floor(roll() ** 5 * 200),
  };
  if (roll() < 0.12) post.media = [{ kind: "photo", alt: "Image" }];
  if (roll() < 0.06) post.repostedBy = passerBy(Math.floor(roll() * 500));
  return post;
}
