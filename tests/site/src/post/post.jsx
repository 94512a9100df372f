// A post: the classic client's `article[data-testid="tweet"]`, put together from its parts.

import { useState } from "react";
import { Media } from "../media.jsx";
import { post as postOf } from "../posts/store.js";
import { go } from "../routes.jsx";
import { Avatar } from "../user.jsx";
import { Actions } from "./actions.jsx";
import { Quote, Text } from "./content.jsx";
import { Context, DateLine, ReplyingTo } from "./lines.jsx";
import { HeaderButtons, Names } from "./names.jsx";

const freshId = () => `id__${Math.random().toString(36).slice(2, 13)}`;

/** Ids for a post's labelled parts, new for every article that is mounted. */
function usePartIds() {
  return useState(() => ({
    name: freshId(),
    text: freshId(),
    time: freshId(),
    social: freshId(),
    quote: freshId(),
    media: freshId(),
    actions: freshId(),
    reply: freshId(),
  }))[0];
}

/**
 * One post. `view` is "list", "focal" (a conversation's own post) or "dialog" (above the composer, without actions);
 * `under` says that its parent stands right above it; `line` draws the thread's line above, below or both.
 */
export function Post({
  post,
  view = "list",
  pinned = false,
  repostedBy = null,
  under = false,
  line = {},
  bare = false,
}) {
  const ids = usePartIds();
  const focal = view === "focal";
  const quote = post.quote ? (postOf(post.quote) ?? null) : undefined;
  const open = (event) => {
    if (view === "list" && !event.target.closest("a, button, [role=link]") && getSelection().isCollapsed)
      go(post.address);
  };
  const replying = post.to.length > 0 && !under && (
    <div>
      <div>
        <ReplyingTo post={post} id={ids.reply} />
      </div>
    </div>
  );
  const attached = (
    <>
      {(quote !== undefined || post.media.length > 0) && (
        <div aria-labelledby={ids.quote} id={ids.media} className="attached">
          <Media post={post} />
          {quote !== undefined && <Quote post={quote} labelId={ids.quote} />}
        </div>
      )}
    </>
  );
  const avatar = (
    <div data-testid="Tweet-User-Avatar">
      <div>
        <div>
          <Avatar handle={post.by} size={40} />
        </div>
      </div>
    </div>
  );
  const header = (
    <div className="header-row">
      <div>
        <div>
          <Names post={post} ids={ids} focal={focal} />
        </div>
      </div>
      <div>
        <div>{view !== "dialog" && <HeaderButtons post={post} />}</div>
      </div>
    </div>
  );
  const body = focal ? (
    <>
      <div className="row">
        <div className="left">{avatar}</div>
        <div className="body">{header}</div>
      </div>
      {replying}
      <Text post={post} id={ids.text} whole />
      {attached}
      <DateLine post={post} id={ids.time} />
      <div>
        <div>
          <Actions post={post} id={ids.actions} focal />
        </div>
      </div>
    </>
  ) : (
    <div className="row">
      <div className="left">
        {avatar}
        {(line.below || view === "dialog") && <div className="thread-below" />}
      </div>
      <div className="body">
        {header}
        {replying}
        <Text post={post} id={ids.text} />
        {attached}
        {view === "list" ? (
          <div>
            <div>
              <Actions post={post} id={ids.actions} />
            </div>
          </div>
        ) : (
          <div className="dialog-space" />
        )}
      </div>
    </div>
  );
  const Tag = bare ? "div" : "article";
  const article = bare
    ? {}
    : {
        role: "article",
        "data-testid": "tweet",
        "aria-labelledby": `${ids.name} ${ids.text} ${ids.media} ${ids.actions} ${ids.social}`,
        tabIndex: view === "list" ? 0 : -1,
      };
  return (
    <Tag {...article} className={`post post-${view}`} onClick={open}>
      <div>
        <div>
          {line.above ? (
            <div className="context">
              <div className="thread-above" />
            </div>
          ) : (
            <Context post={post} pinned={pinned} repostedBy={repostedBy} id={ids.social} />
          )}
          {body}
        </div>
      </div>
    </Tag>
  );
}
