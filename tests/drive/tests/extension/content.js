// Shows in the page what became of a content script: whether WebAssembly ran, and which clicks came
// from a person.
const probe = document.createElement("x-probe");
const shadow = probe.attachShadow({ mode: "closed" });
shadow.innerHTML = "<button>not clicked</button>";
const button = shadow.querySelector("button");
button.addEventListener("click", (event) => {
  button.textContent = event.isTrusted ? "clicked by a person" : "clicked by a script";
});
button.addEventListener("keydown", (event) => {
  button.textContent = `${event.ctrlKey ? "Control " : ""}${event.key}`;
});
const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
WebAssembly.instantiate(empty)
  .then(() => "ran", () => "refused")
  .then((outcome) => {
    probe.setAttribute("wasm", outcome);
    document.body.append(probe);
  });
chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  reply({ heard: message, title: document.title });
});
