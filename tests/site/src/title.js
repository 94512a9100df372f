// The page's title, with the count of unread notifications that X puts before it.

import { useEffect } from "react";
import { switches } from "./switches.js";

const names = { page: null, dialog: null };

function write() {
  const name = names.dialog ?? names.page;
  document.title = switches.unread > 0 ? `(${switches.unread}) ${name} / X` : `${name} / X`;
}

/** Gives the page its title, `(3) Home / X`; the dialog's stands before the page's while it is open. */
export function useTitle(name, layer = "page") {
  useEffect(() => {
    names[layer] = name;
    write();
    return () => {
      names[layer] = null;
      if (layer === "dialog") write();
    };
  }, [name]);
}
