// Lets a test break what lies under the background: `{ break: "words" }` has every write to storage fail
// with these words, `{ break: null }` mends it, `{ shift: milliseconds }` sets this computer's clock.
"use strict";

(() => {
  const isBackground = typeof document === "undefined" || location.pathname.startsWith("/_generated");
  if (!isBackground) return;

  let failure = null;
  const { local } = chrome.storage;
  const plain = local.set.bind(local);
  local.set = (items) => (failure === null ? plain(items) : Promise.reject(new Error(failure)));

  let shift = 0;
  const now = Date.now.bind(Date);
  Date.now = () => now() + shift;

  chrome.runtime.onMessage.addListener((message, _, respond) => {
    if (message && "break" in Object(message)) respond((failure = message.break));
    if (message && "shift" in Object(message)) respond((shift = message.shift));
  });
})();
