// What the bench asks of the page of reports. Times are in milliseconds.

window.bench = {
  loaded: null,
  tasks: [],
  /** How much memory the module holds, in bytes. */
  async module() {
    const own = await wasm_bindgen();
    const memory = Object.values(own).find((value) => value instanceof WebAssembly.Memory);
    return memory.buffer.byteLength;
  },
  /** Chooses something in a field; how long it takes until the answer is drawn. */
  async ask(field, value) {
    const select = document.getElementById(field);
    const begun = performance.now();
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begun;
  },
};

const tasks = new PerformanceObserver((list) => {
  if (bench.loaded === null) bench.tasks.push(...list.getEntries().map((task) => task.duration));
});
tasks.observe({ type: "longtask", buffered: true });

const look = () => {
  if (bench.loaded === null && document.getElementById("responsiveness")) {
    bench.loaded = performance.now();
  }
};
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
