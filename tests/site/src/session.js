// Who is signed in, the theme, the kind of composer and the page's language: what X keeps outside
// the pages.

import { useEffect, useReducer } from "react";
import { switches } from "./switches.js";
import { direction } from "./words.js";

const BACKGROUND = { light: "rgb(255, 255, 255)", dark: "rgb(0, 0, 0)" };
const listeners = new Set();

/** The session as it stands; change it through the functions below. */
export const session = {
  account: switches.account,
  theme: switches.theme,
  editor: switches.editor,
  parts: switches.parts,
  layout: switches.layout,
};

function change(what) {
  Object.assign(session, what);
  apply();
  listeners.forEach((listener) => listener());
}

/** Writes theme and language where X writes them: on `html` and `body`, inline. */
export function apply() {
  const root = document.documentElement;
  root.lang = switches.lang;
  root.dir = direction;
  root.dataset.theme = session.theme;
  root.style.colorScheme = session.theme;
  root.style.fontSize = "15px";
  root.style.overflowY = "scroll";
  root.style.overscrollBehaviorY = "none";
  document.body.style.backgroundColor = BACKGROUND[session.theme];
  document.querySelector("meta[name=theme-color]").content = session.theme === "dark" ? "#000000" : "#FFFFFF";
}

/** Changes the theme ("light" or "dark") without a reload. */
export function setTheme(theme) {
  change({ theme });
}

/** Changes the signed-in account (a handle, or null for none) without a reload. */
export function setAccount(account) {
  change({ account });
}

/** Changes what its composers are: `{editor, parts, layout}`, each as its switch. */
export function setComposer(what) {
  change(what);
}

/** The session, followed. */
export function useSession() {
  const [, redraw] = useReducer((n) => n + 1, 0);
  useEffect(() => {
    listeners.add(redraw);
    return () => listeners.delete(redraw);
  }, []);
  return session;
}
