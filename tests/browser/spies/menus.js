// Lets tests press Careline's entry in the browser's own menu, which WebDriver can't reach.
"use strict";

(() => {
  const menus = chrome.contextMenus;
  if (!menus || typeof document === "object" && !location.pathname.startsWith("/_generated")) return;
  const hearers = [];
  const hear = menus.onClicked.addListener.bind(menus.onClicked);
  menus.onClicked.addListener = (hearer) => {
    hearers.push(hearer);
    hear(hearer);
  };
  const made = [];
  const make = menus.create.bind(menus);
  menus.create = (entry) => {
    made.push(entry);
    return make(entry);
  };
  chrome.runtime.onMessage.addListener((message, _, respond) => {
    if (message?.menu === undefined) return;
    if (message.menu === "made") return respond(made);
    const { entry, link, tab } = message.menu;
    for (const hearer of hearers) hearer({ menuItemId: entry, linkUrl: link }, { id: tab });
    respond(hearers.length);
  });
})();
