// X's one-key shortcuts, so far as they meet a post: j and k move between posts, r replies, l likes, n writes, Enter opens.

import { toggleLike } from "./posts/store.js";
import { compose, go } from "./routes.jsx";

const POST = 'article[data-testid="tweet"][tabindex="0"]';

function move(step) {
  const posts = [...document.querySelectorAll(POST)].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const at = posts.indexOf(document.activeElement.closest(POST));
  const next = at < 0 ? posts.find((post) => post.getBoundingClientRect().top >= 0) : posts[at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}

function postUnder(element) {
  const address = element.closest(POST)?.querySelector('a[href*="/status/"]:has(time)')?.getAttribute("href");
  return address ? { address, id: address.split("/").pop() } : null;
}

function press(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (target.isContentEditable || target.matches?.("input, textarea") || document.querySelector("[role=dialog]"))
    return;
  const post = target.closest ? postUnder(target) : null;
  if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "n") compose();
  else if (key === "r" && post) compose(post.id);
  else if (key === "l" && post) toggleLike(post.id);
  else if (key === "Enter" && post && target.matches(POST)) go(post.address);
  else return;
  event.preventDefault();
}

/** Listens for the shortcuts. */
export function listenForKeys() {
  document.addEventListener("keydown", press);
}
