// The posts written by hand. `ago` is in minutes before the replica's moment; `key` names a post for the tests and for
// `replyTo` and `quote`; a text's leading mentions of those replied to are left out, as X hides them.

const HOUR = 60;
const DAY = 24 * HOUR;

export const written = [
  // Customers who address the brand.
  { key: "app-logs-out", by: "noor_vdb", ago: 3, text: "@acmehelp your app signs me out whenever I open my bill. Fourth time since breakfast. Known problem, or just my phone?" },
  { key: "double-charge", by: "priyanka_rao", ago: 49, text: "@acmehelp I was charged twice for order 88-2041 and the chat window only says “one moment please”. When do I get my money back?", likes: 4, replies: 1 },
  { key: "three-days-down", by: "grumpy_gord", ago: 127, text: "Day three with no internet, @acme. Three. I have now spent more time with your hold music than with my wife.", likes: 61, replies: 3 },
  { key: "parcel-nowhere", by: "wei_ling_t", ago: 74, text: "@acmehelp the tracking page says my router was delivered and signed for at 14:12. I was home. Nobody came 📦❓", media: [{ kind: "photo", alt: "Image" }] },
  { key: "thanks-lia", by: "bex_hartley", ago: 5 * HOUR, text: "Huge thanks to Lia at @acmehelp who stayed on the line until the new modem came up. Sorted in ten minutes 💛" },
  { key: "move-date", by: "dan_the_van", ago: 16, text: "@acmehelp moving house on the 30th. Can I take my 500 Mbit plan along or do I have to cancel and start over?" },
  { key: "roaming", by: "lucia_prieto", ago: 96, text: "@acmehelp llevo dos días sin datos en Lisboa y la app dice que el roaming está activo. ¿Qué hago?", lang: "es" },
  { key: "storung-de", by: "jonas_wtk", ago: 28, text: "@acmehelp Seit heute Morgen kein Netz in 48149, der Router blinkt nur noch rot. Wann ist die Störung behoben? Ich muss um 14 Uhr unterrichten!", lang: "de" },
  { key: "rechnung-de", by: "katrin_hoff", ago: 6 * HOUR, text: "Liebes @acme-Team, auf meiner Rechnung stehen 14,90 € für „Zusatzdienste“. Ich habe nie welche bestellt. Wer kann mir das erklären?", lang: "de" },
  { key: "jp-outage", by: "yuki_m_0312", ago: 41, text: "@acmehelp 昨日の夜からずっと繋がりません😢 サポートに電話しても30分待ちです。いつ直りますか?", lang: "ja" },
  { key: "jp-thanks", by: "haruto_k", ago: 9 * HOUR, text: "@acme 機種変更の手続き、とてもスムーズでした。ありがとうございます!", lang: "ja" },
  { key: "ar-bill", by: "salma_hd", ago: 58, text: "@acmehelp فاتورة هذا الشهر ضعف المعتاد ولم أغيّر باقتي. أرجو التوضيح قبل الخصم يوم الأحد.", lang: "ar", dir: "rtl" },
  { key: "ar-slow", by: "omar_nasri", ago: 11 * HOUR, text: "سرعة الإنترنت من @acme اليوم أبطأ من السلحفاة 🐢 هل هناك عطل في المنطقة؟", lang: "ar", dir: "rtl" },
  { key: "sim-swap", by: "mei_chen88", ago: 8, text: "URGENT @acmehelp someone asked for a SIM swap on my number and it was NOT me. Please block it now!!", likes: 2 },
  { key: "long-story", by: "ottoline_fx", ago: 3 * HOUR + 20, likes: 18, replies: 1, text: "@acme a short history of my attempt to cancel one (1) TV add-on.\n\nMonday: the website sends me to the app. Tuesday: the app sends me to chat. Wednesday: chat says only the phone line may cancel, and it closes at five. Thursday: after 52 minutes the phone line tells me that it can be done “in two clicks on the website”.\n\nThe two clicks lead to the app.\n\nI would like my add-on cancelled, the last two months refunded, and ideally a map. How do I get a human who is allowed to press the button? My reference is T-40921." },
  { key: "link-and-tag", by: "kwame_ad", ago: 2 * HOUR + 5, text: "Is the status page wrong or am I? It says all green: https://status.acme.example/regions/north/overview?view=compact&hours=24 but half of #Northgate is offline, @acmehelp #AcmeDown" },
  { key: "only-hashtag", by: "rob_innit", ago: 35, text: "No signal at the match again. Forty thousand people, one mast. #AcmeDown 📵" },
  { key: "only-name", by: "petra_novak", ago: 4 * HOUR, text: "Thinking of leaving Acme when my contract ends in May. Who has good coverage around Brno?" },
  { key: "near-miss-handle", by: "deedee_okafor", ago: 52, text: "@acme_help why does my bill show a router rental? I own the router 🌻" },
  { key: "near-miss-name", by: "ines_cardoso", ago: 7 * HOUR, text: "Anyone else locked out of their Acmé account after the update? #acmedwon" },
  { key: "other-acme", by: "acme_bakery", ago: 80, text: "Fresh cardamom buns at nine. And no, for the hundredth time, we can't fix your wifi. You want @acme, we are a bakery 🥐" },
  { key: "not-the-brand", by: "wile_e_fan", ago: 10 * HOUR, text: "the acme of slapstick is still the rocket skates episode and I will not be taking questions" },
  { key: "handle-in-link", by: "citylibrary", ago: 13 * HOUR, text: "Talk tonight: how towns got wired. Slides from last year: https://archive.example/talks/@acme/history-of-cable.pdf" },
  { key: "second-post", by: "grumpy_gord", ago: 22, text: "Still nothing @acmehelp. The engineer window was 8 to 12. It is now well past. I took a day off for this 😡", replies: 0 },
  { key: "long-name", by: "verylongname", ago: 65, text: "@acmehelp your form does not accept my surname. It says “too long”. It has been long since 1887." },
  { key: "marc-fr", by: "marc_oliv", ago: 15 * HOUR, text: "@acme Est-ce que le forfait famille marche aussi au Canada? Le site dit oui, le clavardage dit non 🤷", lang: "fr" },
  { key: "video-router", by: "sgt_pickle", ago: 88, text: "@acmehelp is it supposed to make this noise", media: [{ kind: "video", seconds: 17 }] },
  { key: "hal-question", by: "hal_brandt", ago: 2 * DAY + 90, text: "@acmehelp Good day. Which frequency does the new mast at Mill Lane use? It appears to splatter into the 2 m band. Regards, Hal" },
  { key: "sarcasm", by: "nightbusnotes", ago: 3 * HOUR + 45, text: "man on the phone, top deck: “no, I AM the account holder. no. no. then who is SHEILA” @acmehelp please help this man", likes: 204, reposts: 31 },

  // Quotes of the brand.
  { key: "quote-complaint", by: "tomaszek", ago: 33, quote: "acme-launch", text: "“Now everywhere”? Our street has been waiting for your fibre since spring. When is Garden Row getting connected?" },
  { key: "quote-media", by: "telco_watch", ago: 2 * HOUR + 40, quote: "acme-outage", text: "Acme confirms the northern outage, 3 h 10 after first reports. No word on credits yet.", likes: 97, reposts: 44 },

  // The brand, and threads in which it answers.
  { key: "acme-pinned", by: "acme", ago: 41 * DAY, text: "New here? Plans and coverage: https://acme.example/start Help from people, every day from 8 to 22: @acmehelp", likes: 310 },
  { key: "acme-launch", by: "acme", ago: 5 * HOUR + 30, text: "Gigabit fibre, now everywhere in the Hill District ⛰️⚡\n\nCheck your address: https://acme.example/fibre/hill-district/availability-checker", media: [{ kind: "card", title: "Check your address", host: "acme.example" }], likes: 128, replies: 9, reposts: 22 },
  { key: "acme-outage", by: "acmehelp", ago: 3 * HOUR, text: "We are working on an outage in Northgate and Mill Lane. Next update at 15:00. Sorry for the wait.", likes: 40, reposts: 18, replies: 2 },
  { key: "poll", by: "acme", ago: 20 * HOUR, text: "Which should come next to the app?", media: [{ kind: "poll", choices: ["Dark mode", "Family limits", "Outage map"] }] },
  { key: "answered", by: "mei_chen88", ago: 26 * HOUR, text: "@acmehelp is there a student discount on mobile plans? The page 404s.", replies: 1 },
  { key: "answer", by: "acmehelp", ago: 26 * HOUR - 9, replyTo: "answered", text: "Hi Mei, there is: 30 % off with a valid student card. The page is back now: https://acme.example/students ^Lia", replies: 1 },
  { key: "answer-thanks", by: "mei_chen88", ago: 26 * HOUR - 14, replyTo: "answer", text: "perfect, thank you Lia! 🙏" },
  { key: "thread-outage-1", by: "kwame_ad", ago: 2 * HOUR + 50, replyTo: "acme-outage", text: "Is Station Road part of it? Our studio went dark at noon." },
  { key: "thread-outage-2", by: "acmehelp", ago: 2 * HOUR + 41, replyTo: "thread-outage-1", text: "Hi Kwame, yes, Station Road is included. We post the next update here at 15:00. ^Jo" },
  { key: "thread-outage-3", by: "kwame_ad", ago: 12, replyTo: "thread-outage-2", text: "It is past three and I see no update. What do I tell my guest?" },
  { key: "thread-down-1", by: "rob_innit", ago: 110, replyTo: "three-days-down", text: "same here mate, BD4. they told me Tuesday" },
  { key: "thread-down-2", by: "deedee_okafor", ago: 101, replyTo: "three-days-down", text: "the hold music is the worst part honestly 🎷" },
  { key: "thread-down-3", by: "acmehelp", ago: 95, replyTo: "three-days-down", text: "Hi Gordon, that is not what you pay us for. An engineer can come tomorrow between 8 and 12. Shall we book it? ^Sam" },
  { key: "thread-down-4", by: "grumpy_gord", ago: 92, replyTo: "thread-down-3", text: "Fine. Book it." },
  { key: "crowd", by: "sgt_pickle", ago: 19, replyTo: "thread-down-2", to: ["deedee_okafor", "grumpy_gord", "acme", "rob_innit", "telco_watch", "acmehelp"], text: "whoever picked that saxophone has to answer for it" },

  // Ads, and posts that have nothing to do with the brand.
  { key: "ad-switch", by: "globex", ago: 9 * DAY, promoted: true, text: "Tired of waiting for @acme? Switch in ten minutes and keep your number.", media: [{ kind: "card", title: "Switch today", host: "globex.example" }] },
  { key: "ad-deals", by: "fibre_deals", ago: 20 * DAY, promoted: true, text: "Acme, Globex or Initech? Compare fibre prices for your street in seconds 💡", media: [{ kind: "video", seconds: 30 }] },
  { key: "library", by: "citylibrary", ago: 24, text: "The 3D printer is free this afternoon. Bring an idea and a USB stick." },
  { key: "night-bus", by: "nightbusnotes", ago: 68, text: "“I'm not saying he's cheap, I'm saying he brings his own ice.”", likes: 1204, reposts: 160 },
  { key: "cat", by: "wei_ling_t", ago: 4 * HOUR + 10, text: "The cat has learned to open the fridge. We are no longer in charge here.", media: [{ kind: "photo", alt: "Image" }], likes: 88 },
  { key: "gif", by: "sgt_pickle", ago: 6 * HOUR + 20, text: "", media: [{ kind: "gif" }] },
  { key: "quote-chatter", by: "bex_hartley", ago: 4 * HOUR + 2, quote: "cat", text: "ours does drawers. it's spreading" },
  { key: "careers", by: "acmecareers", ago: 30 * HOUR, text: "We are hiring field engineers in the north. Heights welcome, ladders provided." },
];
