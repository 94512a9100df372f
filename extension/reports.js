// Starts the reports' WebAssembly; where that fails, the page says so in place of staying empty.
wasm_bindgen({ module_or_path: "reports.wasm" }).catch((error) => {
  const line = document.createElement("p");
  line.setAttribute("role", "alert");
  line.textContent = `Careline could not start: ${error.message || error}. Reload this page.`;
  document.body.append(line);
});
