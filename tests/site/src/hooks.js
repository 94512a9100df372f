// `window.replica`: what tests call in the page's own world. Every hook is described in README.md.

import { drafts } from "./composer.jsx";
import { allPosts, arrive, holdPosted, now, post, posted, releasePosted, remove } from "./posts/store.js";
import { compose, go } from "./routes.jsx";
import { setAccount, setComposer, setTheme } from "./session.js";
import { switches } from "./switches.js";
import { count, scrollToItem } from "./timeline.jsx";
import { releaseToast, setToast } from "./toast.jsx";
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
    compose: (id) => compose(post(id)?.id ?? null),
    scrollTo: (id) => (switches.client === "x-web" ? scrollToEntry : scrollToItem)(post(id)?.id ?? id),
    setTheme,
    setAccount,
    setComposer,
    setToast,
    releaseToast,
    holdPosted,
    releasePosted,
    drafts,
    draftText: (place = "dialog", part = 0) =>
      drafts().find((draft) => draft.place === place && draft.part === part)?.text ?? null,
    counts: () => ({
      cells: document.querySelectorAll('[data-testid="cellInnerDiv"]').length,
      articles: document.querySelectorAll('article[data-testid="tweet"]').length,
      mounts: count.mounts,
      posts: allPosts().length,
    }),
  });
}
