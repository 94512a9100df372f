// `window.replica`: what tests call in the page's own world. Every hook is described in README.md.

import { drafts } from "./composer.jsx";
import { allPosts, arrive, now, post, posted, remove } from "./posts/store.js";
import { go } from "./routes.jsx";
import { setAccount, setTheme } from "./session.js";
import { switches } from "./switches.js";
import { count, scrollToItem } from "./timeline.jsx";
import { scrollToEntry } from "./xweb.jsx";

const plain = ({ id, key = null, by, text, time, to, replyTo, quote, promoted, repostedBy, address, lang }) => ({
  id,
  key,
  by,
  text,
  time,
  to,
  replyTo,
  quote,
  promoted,
  repostedBy,
  address,
  lang,
});

/** Puts the hooks where WebDriver finds them. */
export function hook() {
  window.replica = Object.freeze({
    switches,
    now,
    post: (id) => (post(id) ? plain(post(id)) : null),
    posts: () => allPosts().map(plain),
    posted,
    addPost: (fields) => plain(arrive(fields)),
    removePost: remove,
    go,
    scrollTo: (id) => (switches.client === "x-web" ? scrollToEntry : scrollToItem)(post(id)?.id ?? id),
    setTheme,
    setAccount,
    drafts,
    draftText: (place = "dialog") => drafts().find((draft) => draft.place === place)?.text ?? null,
    counts: () => ({
      cells: document.querySelectorAll('[data-testid="cellInnerDiv"]').length,
      articles: document.querySelectorAll('article[data-testid="tweet"]').length,
      mounts: count.mounts,
      posts: allPosts().length,
    }),
  });
}
