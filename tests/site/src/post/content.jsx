// What a post says: its text, and the post it quotes.

import { useState } from "react";
import { Media } from "../media.jsx";
import { go, Link } from "../routes.jsx";
import { Runs, shortened } from "../text.jsx";
import { Avatar } from "../user.jsx";
import { words } from "../words.js";
import { QuotedNames } from "./names.jsx";

/** The text, cut at X's length until "Show more" is pressed unless `whole`. */
export function Text({ post, id, whole }) {
  const [opened, setOpened] = useState(null);
  if (!post.text) return null;
  const start = whole || opened === post.id ? null : shortened(post.text);
  return (
    <div>
      <div
        dir="auto"
        lang={post.lang}
        id={id}
        data-testid="tweetText"
        className={whole ? "text text-focal" : "text"}
        style={post.dir === "rtl" ? { textAlign: "right" } : undefined}
      >
        <Runs text={start ?? post.text} />
      </div>
      {start !== null && (
        <button
          type="button"
          dir="ltr"
          role="button"
          data-testid="tweet-text-show-more-link"
          className="link show-more"
          onClick={() => setOpened(post.id)}
        >
          <span>{words.more}</span>
        </button>
      )}
    </div>
  );
}

/** The quoted post in its box; null is one that is gone. */
export function Quote({ post, labelId }) {
  if (!post) {
    return (
      <article role="article" className="quote">
        <div dir="ltr" className="muted">
          <span>This post is unavailable.</span>
        </div>
      </article>
    );
  }
  const start = shortened(post.text);
  const open = (event) => {
    if (event.target.closest("a, button")) return;
    event.stopPropagation();
    go(post.address);
  };
  return (
    <>
      <div id={labelId} className="unseen">
        <div dir="ltr">
          <span>{words.quote}</span>
        </div>
      </div>
      <div tabIndex="0" role="link" className="quote" onClick={open}>
        <div className="quote-header">
          <div data-testid="Tweet-User-Avatar">
            <Avatar handle={post.by} size={20} as="plain" />
          </div>
          <QuotedNames post={post} />
        </div>
        {post.text && (
          <div className="quote-text">
            <div dir="auto" lang={post.lang} data-testid="tweetText" className="text" style={{ WebkitLineClamp: 5 }}>
              <Runs text={start ?? post.text} quoted />
            </div>
            {start !== null && (
              <Link href={post.address} dir="ltr" data-testid="tweet-text-show-more-link" className="link show-more">
                <span>{words.more}</span>
              </Link>
            )}
          </div>
        )}
        <Media post={post} />
      </div>
    </>
  );
}
