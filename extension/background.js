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

const HOSTS = ["x.com", "twitter.com", "mobile.x.com", "mobile.twitter.com", "pro.x.com"];
const ADD = "add";

/** A post's time is a link to it: its menu adds the post, also where Careline does not read the page. */
const offerToAdd = () => {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({
      id: ADD,
      title: chrome.i18n.getMessage("add"),
      contexts: ["link"],
      documentUrlPatterns: HOSTS.map((host) => `https://${host}/*`),
      targetUrlPatterns: HOSTS.map((host) => `https://${host}/*/status/*`),
    });
  });
};

chrome.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
  if (menuItemId !== ADD) return;
  ready.then(({ onMessage }) => onMessage({ add: { link: linkUrl, tab: tab?.id ?? null } }));
});

/** Alarms may vanish with an update or a restart, so they are set anew at each. */
const begin = () => {
  chrome.alarms.create("forget", { delayInMinutes: 1, periodInMinutes: 24 * 60 });
  offerToAdd();
  ready.then(({ onAlarm }) => onAlarm("begin"));
};

chrome.runtime.onStartup.addListener(begin);

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
  begin();
});
