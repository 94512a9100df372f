// Runs before WebAssembly does: browsers deliver the event that woke the background only to
// listeners that are registered at once (https://github.com/ruffle-rs/ruffle/pull/12915).
"use strict";

if (typeof importScripts === "function") importScripts("background_glue.js");

/** Resolves to the functions that Rust hands over when it is ready. */
const ready = new Promise((resolve, reject) => {
  globalThis.carelineReady = (onMessage, onAlarm) => resolve({ onMessage, onAlarm });
  wasm_bindgen({ module_or_path: chrome.runtime.getURL("background.wasm") }).catch(reject);
});

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (sender.id !== chrome.runtime.id) return false;
  ready
    .then(({ onMessage }) => onMessage(message))
    .then(respond, (error) => respond({ refused: { why: String(error) } }));
  return true;
});

chrome.alarms.onAlarm.addListener(({ name }) => {
  ready.then(({ onAlarm }) => onAlarm(name));
});

chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "sync") ready.then(({ onAlarm }) => onAlarm("devices.changed"));
  // Careline itself never removes who it is.
  const gone = area === "local" && changes.identity && !("newValue" in changes.identity);
  if (gone) ready.then(({ onAlarm }) => onAlarm("cleared"));
});

/** A notification leads to the queue. The permission may be given while this runs. */
const hearNotifications = () => {
  chrome.notifications?.onClicked.addListener((name) => {
    chrome.notifications.clear(name);
    chrome.tabs.create({ url: chrome.runtime.getURL("desk.html") });
  });
};

hearNotifications();
if (!chrome.notifications) chrome.permissions.onAdded.addListener(hearNotifications);

/** Alarms may vanish with an update or a restart, so they are set anew at each. */
const begin = () => {
  chrome.alarms.create("forget", { delayInMinutes: 1, periodInMinutes: 24 * 60 });
  ready.then(({ onAlarm }) => onAlarm("begin"));
};

chrome.runtime.onStartup.addListener(begin);

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
  begin();
});
