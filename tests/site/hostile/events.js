// Events made by script: none of them is trusted.

import { foreign } from "./foreign.js";

const KEYS = ["Enter", " ", "Escape", "Tab", "ArrowDown", ";", "c", "i", "n", "s", "z"];

/** Runs `act` while nothing on the page can navigate, open a window or submit; links may follow a key a moment later. */
async function heldStill(act) {
  const kept = { push: history.pushState, replace: history.replaceState, back: history.back, open: window.open };
  const prevent = (event) => event.preventDefault();
  history.pushState = history.replaceState = history.back = () => {};
  window.open = () => null;
  ["click", "submit"].forEach((name) => addEventListener(name, prevent, true));
  try {
    act();
    await new Promise((done) => setTimeout(done, 100));
  } finally {
    history.pushState = kept.push;
    history.replaceState = kept.replace;
    history.back = kept.back;
    window.open = kept.open;
    ["click", "submit"].forEach((name) => removeEventListener(name, prevent, true));
  }
}

function press(element) {
  // A link that was meanwhile taken out of the page would still navigate, unseen by the page's listeners.
  if (!element.isConnected) return;
  element.click?.();
  const at = element.getBoundingClientRect();
  const where = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clientX: at.x + at.width / 2,
    clientY: at.y + at.height / 2,
  };
  for (const name of ["pointerdown", "pointerup"])
    element.dispatchEvent(new PointerEvent(name, { ...where, isPrimary: true }));
  for (const name of ["mousedown", "mouseup", "click", "dblclick", "contextmenu"])
    element.dispatchEvent(new MouseEvent(name, where));
}

/** Clicks, in every way a script can, each element that the page did not make; resolves with how many. */
export async function clickForeign() {
  const elements = foreign();
  await heldStill(() => elements.forEach(press));
  return elements.length;
}

/** The same on every element of the page, its own included; the page is kept from navigating meanwhile. */
export async function clickEverything() {
  const elements = [...document.querySelectorAll("body, body *"), ...foreign()].filter(
    (element) => element.type !== "file",
  );
  await heldStill(() => elements.forEach(press));
  return elements.length;
}

/** Dispatches keys, pastes, input and invented events on every element; resolves with how many events. */
export async function dispatchEverything() {
  const options = { bubbles: true, cancelable: true, composed: true };
  const targets = [window, document, ...document.querySelectorAll("body *"), ...foreign()].filter(
    (target) => !target.closest?.("[contenteditable=true]"),
  );
  let sent = 0;
  await heldStill(() => {
    for (const target of targets.filter((target) => target.isConnected !== false)) {
      const events = [
        ...KEYS.flatMap((key) => ["keydown", "keyup"].map((name) => new KeyboardEvent(name, { ...options, key }))),
        new ClipboardEvent("paste", { ...options, clipboardData: new DataTransfer() }),
        new InputEvent("beforeinput", { ...options, inputType: "insertText", data: "hostile" }),
        new InputEvent("input", { ...options, inputType: "insertText", data: "hostile" }),
        new FocusEvent("focusin", options),
        ...["careline", "careline:claim", "claim", "insert"].map(
          (name) => new CustomEvent(name, { ...options, detail: { hostile: true, action: "claim" } }),
        ),
      ];
      for (const event of events) {
        target.dispatchEvent(event);
        sent += 1;
      }
    }
  });
  return sent;
}

/** Posts messages that imitate an extension's own, by every channel a page has. */
export function forgeMessages() {
  const forged = [
    { hostile: true, kind: "claim", ticket: "acme/1" },
    { hostile: true, type: "Request", Claim: { ticket: { brand: "acme", post: "1" } } },
    { hostile: true, target: "background", action: { status: "solved" } },
  ];
  const channel = new BroadcastChannel("careline");
  for (const message of forged) {
    window.postMessage(message, "*");
    channel.postMessage(message);
    globalThis.chrome?.runtime?.sendMessage?.("careline", message);
  }
  channel.close();
  return forged.length;
}
