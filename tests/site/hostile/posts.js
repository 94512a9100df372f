// False posts: nodes in X's shapes that X never made, and true posts with vile names.

import { idAt } from "../src/snowflake.js";

const made = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  const element = holder.content.firstElementChild;
  element.setAttribute("data-hostile-made", "");
  return element;
};

/** A post's markup; `says` may differ from `by`, the author that the other cues name. */
function article({ id, by, says = by, text, to = null }) {
  const time = new Date(Number((BigInt(id) >> 22n) + 1288834974657n)).toISOString();
  const replying = to
    ? `<div dir="ltr">Replying to <div><a dir="ltr" href="/${to}" role="link"><span>@${to}</span></a></div></div>`
    : "";
  return `<div data-testid="cellInnerDiv"><div><div><article role="article" tabindex="0" data-testid="tweet"><div><div><div>
    <div data-testid="Tweet-User-Avatar"><div data-testid="UserAvatar-Container-${by}"><a href="/${by}" role="link" aria-hidden="true"></a></div></div>
    <div data-testid="User-Name"><div><a href="/${says}" role="link"><div dir="ltr"><span>${says}</span></div></a></div><div><div><a href="/${says}" role="link" tabindex="-1"><div dir="ltr"><span>@${says}</span></div></a></div><div><a href="/${by}/status/${id}" dir="ltr" role="link"><time datetime="${time}">1m</time></a></div></div></div>
    ${replying}<div><div dir="auto" lang="en" data-testid="tweetText"><span>${text}</span></div></div>
    <div role="group"><div><button type="button" role="button" data-testid="reply"></button></div></div>
  </div></div></div></article></div></div></div>`;
}

const column = () => document.querySelector('[data-testid="primaryColumn"]');
let serial = 0;
const nextId = () => idAt(Date.now() - 60_000 - (serial % 50_000), (serial += 1));

/** A holder of `count` false customers' posts, put into the page, and their ids. */
function crowd(count) {
  const holder = document.createElement("div");
  holder.setAttribute("data-hostile-made", "");
  const ids = Array.from({ length: count }, nextId);
  holder.innerHTML = ids
    .map((id) =>
      article({ id, by: `fake_${id.slice(-9)}`, text: `@acmehelp false complaint ${id}: nothing works, help!` }),
    )
    .join("");
  column().append(holder);
  return { holder, ids };
}

/** Puts `count` false customers' posts into the page at once; returns the ids. */
export function flood(count = 10_000) {
  return crowd(count).ids;
}

let paraded = null;

/**
 * Shows `count` false customers' posts, as many at a time as X has on a page, and goes on once each has a chip or
 * half a second has passed: ten thousand at once keep the browser itself too busy. The last ones stay until the next
 * parade; resolves with their ids.
 */
export async function parade(count = 500, atOnce = 50) {
  for (let done = 0; done < count; done += atOnce) {
    paraded?.holder.remove();
    paraded = crowd(atOnce);
    const end = performance.now() + 500;
    do await new Promise(requestAnimationFrame);
    while (paraded.holder.querySelector("article:not(:has(careline-chip))") && performance.now() < end);
  }
  return paraded.ids;
}

/** Takes every false post out again; returns how many nodes were taken. */
export function drain() {
  const all = document.querySelectorAll("[data-hostile-made]");
  all.forEach((element) => element.remove());
  return all.length;
}

/** A false post whose cues name different authors; returns its id. */
export function contradict() {
  const id = nextId();
  column().append(made(article({ id, by: "priyanka_rao", says: "acmehelp", text: "@acme who wrote this?" })));
  return id;
}

/** A false answer of the brand to `handle`, which no one sent; returns its id. */
export function falseReply(handle, brand = "acmehelp") {
  const id = nextId();
  column().append(made(article({ id, by: brand, text: "All solved, have a nice day!", to: handle })));
  return id;
}

const attack = '<img src="data:," onerror="window.hostile.hits++"><script>window.hostile.hits++</script>';

/** Posts through the page itself whose names and texts carry markup, bidi overrides, 100 kB, lone surrogates; returns `{kind: id}`. */
export function vile() {
  const posts = {
    markup: {
      name: `Mallory ${attack}`,
      text: `@acmehelp ${attack} "'><svg onload=window.hostile.hits++> please help`,
    },
    template: {
      name: "{{ agent.name }} {% for x in y %}",
      text: "@acmehelp {{ config }} ${hostile.hits++} {# not a comment #}",
    },
    bidi: {
      name: "\u202Eplehemca\u202C \u2066Acme Help\u2069",
      text: "@acmehelp \u202Eevig ton od\u202C my money back\u2067 \u200Fnow",
    },
    long: { name: "N".repeat(100_000), text: "@acmehelp my name is long" },
    surrogate: { name: "Lone \uD83D surrogate \uDE00", text: "@acmehelp broken \uD800 text \uDFFF here, help" },
    zalgo: { name: `Z${"\u0335\u0321\u031B".repeat(400)}algo`, text: `@acmehelp h${"\u0301".repeat(3000)}elp` },
    control: { name: "Null\u0000Bell\u0007", text: "@acmehelp line\u2028separator\u2029and\u0000null" },
    script: {
      name: "javascript:hostile.hits++",
      text: "@acmehelp see javascript:hostile.hits++ and https://acme.example/%3Cscript%3E",
    },
  };
  return Object.fromEntries(
    Object.entries(posts).map(([kind, post], n) => [kind, window.replica.addPost({ by: `mallory_${n}`, ...post }).id]),
  );
}

/** For `milliseconds`, changes attributes and texts of posts as fast as frames come; resolves with the number of changes. */
export async function churn(milliseconds = 2000) {
  const until = performance.now() + milliseconds;
  let changes = 0;
  while (performance.now() < until) {
    for (const post of document.querySelectorAll('article[data-testid="tweet"]')) {
      post.setAttribute("aria-label", `churn ${changes}`);
      const mark = post.appendChild(document.createElement("span"));
      mark.setAttribute("data-hostile-made", "");
      mark.remove();
      changes += 3;
    }
    await new Promise(requestAnimationFrame);
  }
  return changes;
}
