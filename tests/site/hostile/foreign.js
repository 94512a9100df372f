// Finding what the page did not make, and looking into it.

const captured = [];

/** Overrides what a page can override to get hold of shadow roots and messages; everything got is kept for `peek`. */
export function listen() {
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attach(options) {
    const root = attachShadow.call(this, { ...options, mode: "open" });
    captured.push(`shadow root of ${this.localName}`);
    return root;
  };
  addEventListener("message", (event) => {
    if (!event.data?.hostile) captured.push(`message ${JSON.stringify(event.data)}`);
  });
}

function madeHere(element) {
  return (
    Object.keys(element).some((key) => key.startsWith("__react")) || element.closest("[data-hostile-made]") !== null
  );
}

/** Every element in the body that neither React nor these scripts made. */
export function foreign() {
  const own = [document.head, document.body, document.getElementById("react-root")];
  const all = [...document.documentElement.children, ...document.body.querySelectorAll("*")];
  return all.filter((element) => !own.includes(element) && !madeHere(element));
}

/** What a page script can learn of foreign elements: `{tags, texts, roots, captured}`; a closed root shows as no root. */
export function peek() {
  const found = foreign();
  return {
    tags: [...new Set(found.map((element) => element.localName))],
    texts: found.map((element) => element.textContent).filter(Boolean),
    roots: found.filter((element) => element.shadowRoot).length,
    captured: [...captured],
  };
}

/** Tears every foreign element out; returns how many there were. */
export function uproot() {
  const found = foreign();
  found.forEach((element) => element.remove());
  return found.length;
}
