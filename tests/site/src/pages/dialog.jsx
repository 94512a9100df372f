// /compose/post: the composer's dialog over the page it was opened from; in the mobile layout a page of its own.

import { useEffect } from "react";
import { Composer } from "../composer.jsx";
import { Icon } from "../icons.jsx";
import { ReplyingTo } from "../post/lines.jsx";
import { Post } from "../post/post.jsx";
import { post as postOf } from "../posts/store.js";
import { back } from "../routes.jsx";
import { switches } from "../switches.js";
import { useTitle } from "../title.js";

/** The post that is answered, whom the reply is to, and the composer. */
function Answer({ post, place }) {
  return (
    <div className="dialog-body">
      {post && <Post post={post} view="dialog" under bare={switches.bareDialogPost} />}
      {post && (
        <div className="dialog-replying">
          <ReplyingTo post={{ ...post, to: [...new Set([post.by, ...post.to])] }} />
        </div>
      )}
      <Composer key={post?.id} place={place} replyTo={post?.id ?? null} onPosted={back} />
    </div>
  );
}

/** The page in the mobile layout; `inReplyTo` is the id of the post it answers, or null for a new post. */
export function ComposePage({ inReplyTo }) {
  useTitle("Compose new post", "dialog");
  return <Answer post={inReplyTo ? postOf(inReplyTo) : null} place="page" />;
}

/** The dialog; `inReplyTo` is the id of the post it answers, or null for a new post. */
export function ComposeDialog({ inReplyTo }) {
  const post = inReplyTo ? postOf(inReplyTo) : null;
  useTitle("Compose new post", "dialog");
  useEffect(() => {
    document.documentElement.style.overflowY = "hidden";
    const leave = (event) => event.key === "Escape" && back();
    addEventListener("keydown", leave);
    return () => {
      document.documentElement.style.overflowY = "scroll";
      removeEventListener("keydown", leave);
    };
  }, []);
  return (
    <div className="dialog-layer">
      <div data-testid="mask" className="mask" onClick={back} />
      <div role="dialog" aria-modal="true" aria-labelledby="modal-header" className="dialog">
        <div className="dialog-bar">
          <div>
            <button
              type="button"
              role="button"
              aria-label="Close"
              data-testid="app-bar-close"
              className="round"
              onClick={back}
            >
              <div dir="ltr">
                <Icon name="close" />
              </div>
            </button>
          </div>
          <h2 id="modal-header" aria-level="2" role="heading" className="unseen">
            <span>Compose</span>
          </h2>
          <button type="button" role="button" data-testid="unsentButton" className="plain">
            <div dir="ltr" className="link">
              <span>Drafts</span>
            </div>
          </button>
        </div>
        <Answer post={post} place="dialog" />
      </div>
    </div>
  );
}
