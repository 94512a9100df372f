// Changes the posts of the page in front as X may one day, in the same way for the same seed.
// Arguments: the kind of change, how many nodes of a hundred (0 for one
// alone), the seed, and for kinds with cues the one that is changed.
const [kind, share, seed, cue] = arguments;
window.before ??= document.body.innerHTML;
document.body.innerHTML = window.before;

let state = seed >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const POSTS = "article, [data-testid=tweet], [data-timeline-entry]";
const rows = [...document.querySelectorAll(POSTS)].map(
  (post) => post.closest("[data-testid=cellInnerDiv], li") ?? post,
);
const nodes = [...new Set(rows.flatMap((row) => [row, ...row.querySelectorAll("*")]))].filter(
  (node) => !node.closest("svg") || node.localName === "svg",
);

const attributes = (node) => node.getAttributeNames();
const has = {
  wrap: () => true,
  unwrap: (node) => !["img", "svg", "video"].includes(node.localName),
  rename: (node) => node.dataset.testid && (!cue || node.dataset.testid.replace(/-\w+$|_\d+$/, "") === cue),
  tag: (node) => node.localName !== "svg",
  reorder: (node) => node.childElementCount > 1,
  insert: () => true,
  translate: (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE),
  drop: (node) => (cue ? node.hasAttribute(cue) : attributes(node).length > 0),
  classes: (node) => node.hasAttribute("class"),
}[kind];

const shuffled = (list) => {
  const left = [...list];
  return list.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
};

const change = {
  wrap: (node) => {
    const around = document.createElement("div");
    node.replaceWith(around);
    around.append(node);
  },
  unwrap: (node) => node.replaceWith(...node.childNodes),
  rename: (node) => node.setAttribute("data-testid", `renamed${seed}`),
  tag: (node) => {
    const other = document.createElement(node.localName === "div" ? "section" : "x-other");
    for (const name of attributes(node)) other.setAttribute(name, node.getAttribute(name));
    other.append(...node.childNodes);
    node.replaceWith(other);
  },
  reorder: (node) => node.append(...shuffled([...node.childNodes])),
  insert: (node) => {
    const foreign = document.createElement("x-foreign");
    foreign.textContent = "foreign";
    const children = [...node.childNodes];
    node.insertBefore(foreign, children[Math.floor(random() * (children.length + 1))] ?? null);
  },
  translate: (node) => {
    for (const child of node.childNodes)
      if (child.nodeType === Node.TEXT_NODE) child.data = child.data.replace(/\p{L}/gu, "ж");
  },
  drop: (node) => {
    const names = attributes(node);
    node.removeAttribute(cue || names[Math.floor(random() * names.length)]);
  },
  classes: (node) => {
    node.className = `r-${Math.floor(random() * 1e9).toString(36)}`;
  },
}[kind];

const able = nodes.filter(has);
const count = share === 0 ? 1 : Math.round((able.length * share) / 100);
const chosen = new Set(shuffled(able).slice(0, count));
// The innermost first, so that what is taken apart is still there.
for (const node of able.reverse()) if (chosen.has(node)) change(node);
return chosen.size;
