// Counts its own starts in storage, and tells when asked.
const started = chrome.storage.local.get({ starts: 0 }).then(async ({ starts }) => {
  await chrome.storage.local.set({ starts: starts + 1 });
  return starts + 1;
});
chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  if (message !== "starts") return false;
  started.then(reply);
  return true;
});
