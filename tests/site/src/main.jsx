// Starts the replica: at once, or as static HTML that React takes over later.

import ReactDOM from "react-dom";
import { hook } from "./hooks.js";
import { listenForKeys } from "./keyboard.js";
import { apply } from "./session.js";
import { Shell } from "./shell.jsx";
import "./site.css";
import { switches } from "./switches.js";
import { Unknown, XWeb } from "./xweb.jsx";

apply();
hook();
listenForKeys();

const App = { "x-web": XWeb, unknown: Unknown }[switches.client] ?? Shell;
const root = document.getElementById("react-root");
const started = () => document.documentElement.setAttribute("data-replica", "started");

if (switches.hydrate > 0) {
  import("react-dom/server").then(({ renderToString }) => {
    root.innerHTML = renderToString(<App />);
    setTimeout(() => ReactDOM.hydrate(<App />, root, started), switches.hydrate);
  });
} else {
  ReactDOM.render(<App />, root, started);
}

if (location.pathname === "/hostile") {
  document.head.append(Object.assign(document.createElement("script"), { src: "/hostile.js" }));
}
