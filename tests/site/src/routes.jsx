// X's addresses, and moving between them without a reload.

import { useEffect, useState } from "react";

const RESERVED = new Set([
  "home",
  "explore",
  "search",
  "hashtag",
  "notifications",
  "compose",
  "i",
  "settings",
  "hostile",
  "login",
]);
const listeners = new Set();

/** What stands at a path: `{page, …}`. */
export function parse(address) {
  const url = new URL(address, location.origin);
  const parts = url.pathname.split("/").filter(Boolean);
  const [first, second, third] = parts;
  if (!first || first === "home" || first === "hostile") return { page: "home" };
  if (first === "search" || first === "explore") {
    return { page: "search", query: url.searchParams.get("q") ?? "" };
  }
  if (first === "hashtag") return { page: "search", query: `#${decodeURIComponent(second ?? "")}` };
  if (first === "notifications") return { page: "notifications", tab: second === "mentions" ? "mentions" : "all" };
  if (first === "compose") return { page: "compose", inReplyTo: url.searchParams.get("in_reply_to") };
  if (second === "status" || second === "web") return { page: "conversation", id: second === "web" ? parts[3] : third };
  if (RESERVED.has(first) || !/^\w{1,20}$/.test(first)) return { page: "missing" };
  return { page: "profile", handle: first, tab: second ?? "posts" };
}

function state() {
  return history.state ?? {};
}

function publish() {
  listeners.forEach((listener) => listener());
}

/** Goes to `address` as X does: a new history entry, the title emptied until the page has one, no reload. */
export function go(address, extra = {}) {
  history.replaceState({ ...state(), scroll: window.scrollY }, "");
  history.pushState(extra, "", address);
  document.title = "X";
  publish();
}

/** Opens the composer's dialog over the page that is shown; `inReplyTo` is the id of the post it answers, or null. */
export function compose(inReplyTo = null) {
  go("/compose/post", { behind: location.pathname + location.search, inReplyTo });
}

/** Goes back, or home where there is nothing to go back to. */
export function back() {
  if (state().behind || history.length > 1) history.back();
  else go("/home");
}

/** The route shown and, for the dialog, the route behind it and the post it answers. */
export function current() {
  const here = parse(location.href);
  if (here.page !== "compose") return { behind: here, dialog: null };
  const behind = state().behind ?? "/home";
  return { behind: parse(behind), dialog: { inReplyTo: state().inReplyTo ?? here.inReplyTo } };
}

/** The current route, followed. */
export function useRoute() {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const follow = () => setRoute((shown) => (JSON.stringify(shown) === JSON.stringify(current()) ? shown : current()));
    listeners.add(follow);
    addEventListener("popstate", follow);
    return () => {
      listeners.delete(follow);
      removeEventListener("popstate", follow);
    };
  }, []);
  return route;
}

/** Where the page stood when it was last left, in pixels. */
export function keptScroll() {
  return state().scroll ?? 0;
}

/** An X link: a real `a[href]`, followed without a reload on a plain click. */
export function Link({ href, onClick, ...rest }) {
  const follow = (event) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (href === "/compose/post") compose();
    else go(href);
  };
  return <a role="link" {...rest} href={href} onClick={follow} />;
}
