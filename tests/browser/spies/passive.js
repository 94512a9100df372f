// Writes down every call by which Careline could do more than read: it stands in Careline's own
// worlds (content script, background, pages), which no script of the page can see.
"use strict";

(() => {
  const noted = [];
  const own = chrome.runtime.getURL("");
  let proving = false;

  /** Where an element stands: in Careline's own roots or pages, in a composer, or in X's page. */
  const place = (thing) => {
    if (location.href.startsWith(own)) return "own page";
    const element = thing instanceof Element ? thing : document.documentElement;
    const host = element.getRootNode().host;
    if (host?.localName.startsWith("careline-")) return "own root";
    return element.closest("[data-testid^=tweetTextarea]") ? "composer" : "page";
  };
  const address = (given) => {
    const text = new URL(String(given?.url ?? given), location.href).href;
    return text.startsWith(own) ? `own ${text.slice(own.length)}` : text;
  };

  const note = (name, about) => {
    noted.push(proving ? `proof ${name}` : `${name} ${about()}`);
    return proving;
  };

  const watchMethods = (owner, names, about) => {
    for (const name of names) {
      const plain = owner?.[name];
      if (typeof plain !== "function") continue;
      owner[name] = function (...given) {
        if (note(name, () => about(this, given))) return Promise.resolve();
        return plain.apply(this, given);
      };
    }
  };
  const watchConstructor = (name) => {
    const plain = globalThis[name];
    if (!plain) return;
    globalThis[name] = new Proxy(plain, {
      construct: (target, given) =>
        note(name, () => address(given[0])) ? {} : Reflect.construct(target, given),
    });
  };

  const theFirst = (_, given) => address(given[0]);
  const where = (self) => place(self);
  const isPage = typeof document === "object";
  const globals = isPage && window !== globalThis ? [globalThis, window] : [globalThis];
  for (const global of globals) {
    watchMethods(global, ["fetch"], theFirst);
    if (isPage) watchMethods(global, ["open", "scroll", "scrollTo", "scrollBy"], where);
  }
  for (const name of ["WebSocket", "EventSource"]) watchConstructor(name);
  if (isPage) {
    watchMethods(XMLHttpRequest.prototype, ["send"], () => "");
    watchMethods(Navigator.prototype, ["sendBeacon"], theFirst);
    watchMethods(Element.prototype, ["scroll", "scrollTo", "scrollBy", "scrollIntoView"], where);
    watchMethods(HTMLElement.prototype, ["click", "focus", "blur"], where);
    watchMethods(History.prototype, ["pushState", "replaceState", "back", "forward", "go"], where);
    watchMethods(HTMLFormElement.prototype, ["submit", "requestSubmit"], where);
    watchMethods(EventTarget.prototype, ["dispatchEvent"], (self, [event]) => `${event.type} ${place(self)}`);
  }

  /** Calls everything that is watched, as Careline's code would, and lets none of it happen. */
  const prove = () => {
    proving = true;
    try {
      fetch("/");
      new WebSocket("wss://x.com/");
      if (!isPage) return;
      window.fetch("/");
      new EventSource("/");
      window.open("/");
      const element = document.createElement("input");
      for (const thing of [window, element]) {
        thing.scroll(0, 0);
        thing.scrollTo(0, 0);
        thing.scrollBy(0, 0);
        thing.dispatchEvent(new Event("click"));
      }
      document.dispatchEvent(new Event("click"));
      element.scrollIntoView();
      element.click();
      element.focus();
      element.blur();
      new XMLHttpRequest().send();
      navigator.sendBeacon("/");
      history.pushState(null, "");
      history.replaceState(null, "");
      history.back();
      history.forward();
      history.go(-1);
      const form = document.createElement("form");
      form.submit();
      form.requestSubmit();
    } finally {
      proving = false;
    }
  };

  globalThis.spied = (question) => {
    if (question === "prove") prove();
    return noted;
  };
  // Pages are asked directly: a message to the background would reach them as well.
  const isOwnPage = isPage && location.href.startsWith(own) && !location.pathname.startsWith("/_generated");
  if (isOwnPage) return;
  chrome.runtime.onMessage.addListener((message, _, respond) => {
    if (message?.spied) respond(globalThis.spied(message.spied));
  });
})();
