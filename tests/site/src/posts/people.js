// The people of the replica, all invented: the brand Acme, its customers, and passers-by.

import { hash } from "../snowflake.js";

const written = {
  acme: {
    name: "Acme",
    bio: "Broadband, mobile and TV for 4 million homes. Help: @acmehelp",
    verified: "gold",
    followers: "212K",
    pinned: "acme-pinned",
  },
  acmehelp: {
    name: "Acme Help",
    bio: "Here to help, 8 to 22 every day. Please never post account numbers.",
    verified: "gold",
    followers: "88K",
  },
  acmecareers: { name: "Life at Acme", bio: "Jobs at @acme", followers: "9,120" },
  noor_vdb: { name: "Noor van den Berg", bio: "Cargo bikes, canals, coffee." },
  priyanka_rao: { name: "Priyanka Rao", bio: "Pediatric nurse. Night shifts and strong tea.", verified: "blue" },
  tomaszek: { name: "Tomasz Zieliński", bio: "Piano teacher" },
  deedee_okafor: { name: "DeeDee Okafor 🌻", bio: "Plants > people" },
  hal_brandt: { name: "Hal Brandt", bio: "Retired. Radio amateur." },
  yuki_m_0312: { name: "ゆき", bio: "カフェ巡りと猫" },
  haruto_k: { name: "小林 陽斗", bio: "会社員。写真。" },
  salma_hd: { name: "سلمى الحداد", bio: "مهندسة" },
  omar_nasri: { name: "عمر النصري", bio: "كاتب" },
  jonas_wtk: { name: "Jonas Wittkamp", bio: "Lehrer, Läufer, Laut." },
  katrin_hoff: { name: "Katrin Hoff", bio: "Zwei Kinder, ein Garten" },
  lucia_prieto: { name: "Lucía Prieto", bio: "Traductora" },
  marc_oliv: { name: "Marc-Olivier Dubé", bio: "Hockey, poutine, code" },
  bex_hartley: { name: "Bex Hartley", bio: "she/her · ceramics" },
  grumpy_gord: { name: "Gordon P.", bio: "I only come here to complain." },
  ines_cardoso: { name: "Inês Cardoso", bio: "Arquiteta" },
  wei_ling_t: { name: "Wei Ling Tan", bio: "Product person. Views are my cat's.", verified: "blue" },
  dan_the_van: { name: "Dan The Van 🚐", bio: "Removals, north of the river" },
  ottoline_fx: { name: "Ottoline Fairfax", bio: "Bookseller" },
  sgt_pickle: { name: "sgt pickle", bio: "" },
  mei_chen88: { name: "Mei Chen", bio: "Grad student" },
  kwame_ad: { name: "Kwame Adjei", bio: "Podcast: Two Bars Of Signal" },
  petra_novak: { name: "Petra Nováková", bio: "Translator cs/en" },
  rob_innit: { name: "Rob Tennant", bio: "Leeds." },
  acme_bakery: { name: "Acme Street Bakery", bio: "Sourdough on Acme Street. Not the internet people!" },
  wile_e_fan: { name: "roadrunner fan club", bio: "meep meep" },
  telco_watch: { name: "Telco Watch", bio: "Outages, tariffs, small print.", verified: "blue", followers: "41K" },
  fibre_deals: { name: "FibreDeals", bio: "We compare.", verified: "blue" },
  globex: { name: "Globex", bio: "Switch to better.", verified: "gold", followers: "150K" },
  citylibrary: { name: "City Library", bio: "Open till 8." },
  nightbusnotes: { name: "night bus notes", bio: "overheard after midnight" },
  verylongname: {
    name: "Maximiliana Featherstonehaugh-Cholmondeley von und zu Hohenschwangau",
    bio: "Yes, it is on my passport.",
  },
};

const first = [
  "Ada",
  "Ben",
  "Carla",
  "Dev",
  "Elif",
  "Finn",
  "Gina",
  "Hugo",
  "Ivy",
  "Jun",
  "Kofi",
  "Lara",
  "Milo",
  "Nia",
  "Oskar",
  "Pia",
  "Quinn",
  "Rosa",
  "Sven",
  "Tara",
  "Uma",
  "Vik",
  "Wren",
  "Yara",
  "Zeke",
];
const last = [
  "Abara",
  "Bloom",
  "Costa",
  "Dahl",
  "Ekström",
  "Fox",
  "Grau",
  "Hale",
  "Ibsen",
  "Jain",
  "Kerr",
  "Lund",
  "Moreau",
  "Nash",
  "Ortega",
  "Pell",
  "Quist",
  "Reyes",
  "Stone",
  "Tran",
];

/** The handle of the `n`th passer-by. */
export function passerBy(n) {
  const a = first[n % first.length];
  const b = last[Math.floor(n / first.length) % last.length];
  const handle = `${a}_${b}${(Math.floor(n / 7) % 90) + 10}`.normalize("NFD").replace(/[^\w]/g, "").toLowerCase();
  written[handle] ??= { name: `${a} ${b}`, bio: "" };
  return handle;
}

/** Adds a person, or changes the name of one. */
export function introduce(handle, name) {
  written[handle] = { bio: "", ...written[handle], name: name ?? written[handle]?.name ?? handle };
}

/** Everything known of the person with this handle. */
export function person(handle) {
  const known = written[handle] ?? { name: handle, bio: "" };
  return { handle, followers: String((hash(handle) % 900) + 12), verified: null, ...known };
}

/** A picture for a person: two hues and a shape that follow from the handle. */
export function avatar(handle) {
  const h = hash(handle);
  const hue = h % 360;
  const brand = handle.startsWith("acme") && written[handle]?.verified;
  const inner = brand
    ? '<rect width="80" height="80" fill="#0b3d91"/><path d="M40 16 62 62H52L40 34 28 62H18z" fill="#fff"/>'
    : `<rect width="80" height="80" fill="hsl(${hue} 46% 72%)"/><circle cx="${25 + ((h >> 4) % 30)}" cy="${20 + ((h >> 9) % 14)}" r="26" fill="hsl(${(hue + 40) % 360} 60% 84%)"/><circle cx="40" cy="33" r="14" fill="hsl(${(hue + 190) % 360} 30% 34%)"/><path d="M12 80c2-22 14-30 28-30s26 8 28 30z" fill="hsl(${(hue + 200) % 360} 36% 40%)"/>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">${inner}</svg>`)}`;
}
