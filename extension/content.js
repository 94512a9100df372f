// Loads Careline into a page of X, if that page allows WebAssembly.
//
// Chromium applies the page's own policy to WebAssembly in content scripts, and a refusal makes the
// browser send the page a report: so the background is asked first whether this host has refused
// within the last day.
"use strict";

/** Called by Rust when it is ready to answer what the extension asks of this page. */
globalThis.carelineReady = (onMessage) => {
  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return false;
    onMessage(message).then(respond, (error) => respond({ unread: String(error) }));
    return true;
  });
};

(async () => {
  // A page can come before the background: Firefox starts it only after its first window. And the
  // browser may end it between question and answer. Both questions can be asked again.
  const ask = async (request) => {
    for (const pause of [100, 200, 400, 800, 1600, 3200]) {
      try {
        return await chrome.runtime.sendMessage(request);
      } catch (error) {
        if (!chrome.runtime?.id) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return chrome.runtime.sendMessage(request);
  };
  const host = location.host;
  try {
    const answer = await ask({ may_load: { host } });
    if (!answer?.load?.allowed) return;
    const wasm = await fetch(chrome.runtime.getURL("content.wasm"));
    const bytes = await wasm.arrayBuffer();
    let module;
    try {
      module = await WebAssembly.compile(bytes);
    } catch (refusal) {
      if (!(refusal instanceof WebAssembly.CompileError)) throw refusal;
      await ask({ load_refused: { host } });
      return;
    }
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    console.info("Careline did not start on this page:", error);
  }
})();
