// A post: the classic client's `article[data-testid="tweet"]`, part by part.

import { useState } from "react";
import { Icon } from "./icons.jsx";
import { Media } from "./media.jsx";
import { person } from "./posts/people.js";
import { isLiked, post as postOf, toggleLike } from "./posts/store.js";
import { compose, go, Link } from "./routes.jsx";
import { Name, Runs, shortened } from "./text.jsx";
import { Avatar, DisplayName } from "./user.jsx";
import { age, fullDate, short, spokenAge, words } from "./words.js";

const freshId = () => `id__${Math.random().toString(36).slice(2, 13)}`;

/** Ids for a post's labelled parts, new for every article that is mounted. */
function usePartIds() {
  return useState(() => ({ name: freshId(), text: freshId(), time: freshId(), social: freshId(), quote: freshId(), media: freshId(), actions: freshId(), reply: freshId() }))[0];
}

function Time({ post }) {
  return <time dateTime={new Date(post.time).toISOString()}>{age(post.time)}</time>;
}

/** The names of an own post: two links, and the permalink that holds the time; an ad has no time. */
function Names({ post, ids, focal }) {
  return (
    <div id={ids.name} data-testid="User-Name" className={focal ? "names names-stacked" : "names"}>
      <div className="names-first"><div><Link href={`/${post.by}`}><div className="row"><DisplayName handle={post.by} /></div></Link></div></div>
      <div className="names-second">
        <div className="row">
          <div className="handle"><Link href={`/${post.by}`} tabIndex="-1"><div dir="ltr" className="muted"><span>@{post.by}</span></div></Link></div>
          {!focal && !post.promoted && (
            <>
              <div dir="ltr" aria-hidden="true" className="muted dot"><span>·</span></div>
              <div className="age"><Link href={post.address} dir="ltr" aria-label={spokenAge(post.time)} className="muted"><Time post={post} /></Link></div>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The names inside a quote: no links. */
function QuotedNames({ post }) {
  return (
    <div data-testid="User-Name" className="names">
      <div className="names-first"><div><div className="row"><DisplayName handle={post.by} /></div></div></div>
      <div className="names-second">
        <div className="row">
          <div className="handle"><div tabIndex="-1"><div dir="ltr" className="muted"><span>@{post.by}</span></div></div></div>
          <div dir="ltr" aria-hidden="true" className="muted dot"><span>·</span></div>
          <div className="age"><div><div dir="ltr" aria-label={spokenAge(post.time)} className="muted"><Time post={post} /></div></div></div>
        </div>
      </div>
    </div>
  );
}

function HeaderButtons({ post }) {
  return (
    <div className="header-buttons">
      <button type="button" role="button" aria-label="Grok actions" className="round"><div dir="ltr" className="muted"><div><Icon name="grok" /></div></div></button>
      {post.promoted && <div dir="ltr" className="muted"><span>{words.ad}</span></div>}
      <button type="button" role="button" aria-expanded="false" aria-haspopup="menu" aria-label="More" data-testid="caret" className="round"><div dir="ltr" className="muted"><div><Icon name="caret" /></div></div></button>
    </div>
  );
}

/** The row that says whom a post answers, where its parent does not stand right above it. */
export function ReplyingTo({ post, id }) {
  const { to } = post;
  const named = to.length > 3 ? to.slice(0, 2) : to;
  const rest = to.length - named.length;
  const mention = (handle) => <div key={handle} className="mention"><Link dir="ltr" href={`/${handle}`} className="link"><span>@{handle}</span></Link></div>;
  const last = rest === 0 && named.length > 1 ? named.at(-1) : null;
  return (
    <div dir="ltr" id={id} className="muted replying">
      {words.replying}
      {(last ? named.slice(0, -1) : named).map((handle, i) => [i > 0 && " ", mention(handle)])}
      {last && <><span><span> {words.and} </span></span>{mention(last)}</>}
      {rest > 0 && <> <Link href={`${post.address}/people`} aria-label="View people in conversation" className="link"><span>{words.others(rest)}</span></Link></>}
    </div>
  );
}

function Text({ post, id, whole }) {
  const [opened, setOpened] = useState(null);
  if (!post.text) return null;
  const start = whole || opened === post.id ? null : shortened(post.text);
  return (
    <div>
      <div dir="auto" lang={post.lang} id={id} data-testid="tweetText" className={whole ? "text text-focal" : "text"} style={post.dir === "rtl" ? { textAlign: "right" } : undefined}>
        <Runs text={start ?? post.text} />
      </div>
      {start !== null && (
        <button type="button" dir="ltr" role="button" data-testid="tweet-text-show-more-link" className="link show-more" onClick={() => setOpened(post.id)}><span>{words.more}</span></button>
      )}
    </div>
  );
}

function Quote({ post, labelId }) {
  if (!post) {
    return <article role="article" className="quote"><div dir="ltr" className="muted"><span>This post is unavailable.</span></div></article>;
  }
  const start = shortened(post.text);
  const open = (event) => {
    if (event.target.closest("a, button")) return;
    event.stopPropagation();
    go(post.address);
  };
  return (
    <>
      <div id={labelId} className="unseen"><div dir="ltr"><span>{words.quote}</span></div></div>
      <div tabIndex="0" role="link" className="quote" onClick={open}>
        <div className="quote-header">
          <div data-testid="Tweet-User-Avatar"><Avatar handle={post.by} size={20} as="plain" /></div>
          <QuotedNames post={post} />
        </div>
        {post.text && (
          <div className="quote-text">
            <div dir="auto" lang={post.lang} data-testid="tweetText" className="text" style={{ WebkitLineClamp: 5 }}><Runs text={start ?? post.text} quoted /></div>
            {start !== null && <Link href={post.address} dir="ltr" data-testid="tweet-text-show-more-link" className="link show-more"><span>{words.more}</span></Link>}
          </div>
        )}
        <Media post={post} />
      </div>
    </>
  );
}

function Count({ value }) {
  return (
    <div className="count"><span data-testid="app-text-transition-container" style={{ transitionProperty: "transform", transitionDuration: "0.3s" }}><span>{value > 0 && <span>{short(value)}</span>}</span></span></div>
  );
}

function Action({ name, icon, label, value, onClick, menu, on }) {
  return (
    <div className="action">
      <button type="button" role="button" data-testid={name} aria-label={label} aria-expanded={menu ? "false" : undefined} aria-haspopup={menu ? "menu" : undefined} className={on ? "action-button action-on" : "action-button"} onClick={onClick}>
        <div dir="ltr" className="muted row"><div><Icon name={icon} filled={on} /></div>{value !== undefined && <Count value={value} />}</div>
      </button>
    </div>
  );
}

function Actions({ post, id, focal }) {
  const likes = post.likes + (isLiked(post.id) ? 1 : 0);
  const views = 40 + likes * 37 + post.reposts * 90;
  const stop = (act) => (event) => {
    event.stopPropagation();
    act?.();
  };
  const label = [[post.replies, "replies"], [post.reposts, "reposts"], [likes, "likes"], [views, "views"]].filter(([n]) => n).map(([n, what]) => `${n} ${what}`).join(", ");
  return (
    <div role="group" id={id} aria-label={label} className={focal ? "actions actions-focal" : "actions"}>
      <Action name="reply" icon="reply" label={`${post.replies} Replies. Reply`} value={post.replies} onClick={stop(() => compose(post.id))} />
      <Action name="retweet" icon="retweet" label={`${post.reposts} reposts. Repost`} value={post.reposts} onClick={stop()} menu />
      <Action name={isLiked(post.id) ? "unlike" : "like"} icon="like" label={`${likes} Likes. Like`} value={likes} on={isLiked(post.id)} onClick={stop(() => toggleLike(post.id))} />
      {!focal && (
        <div className="action"><Link href={`${post.address}/analytics`} aria-label={`${views} views. View post analytics`} className="action-button"><div dir="ltr" className="muted row"><div><Icon name="views" /></div><Count value={views} /></div></Link></div>
      )}
      <Action name="bookmark" icon="bookmark" label="Bookmark" value={focal ? 0 : undefined} onClick={stop()} />
      <div className="action-share" style={{ display: "inline-grid", justifyContent: "inherit", transform: "rotate(0deg)" }}><Action icon="share" label="Share post" onClick={stop()} menu /></div>
    </div>
  );
}

/** The line above a post: who reposted it, or that it is pinned. */
function Context({ post, pinned, repostedBy, id }) {
  if (repostedBy) {
    const parts = words.reposted(null).map((part, i) => (part === null ? <span key={i} dir="ltr"><span><Name text={person(repostedBy).name} /></span></span> : part));
    return (
      <div className="context">
        <div className="context-icon"><Icon name="retweet" /></div>
        <div><Link href={`/${repostedBy}`} dir="ltr" className="muted"><span id={id} data-testid="socialContext">{parts}</span></Link></div>
      </div>
    );
  }
  if (pinned) {
    return (
      <div className="context">
        <div className="context-icon"><Icon name="pin" /></div>
        <div><div dir="ltr" id={id} data-testid="socialContext" className="muted"><span>{words.pinned}</span></div></div>
      </div>
    );
  }
  return <div className="context context-none" />;
}

function DateLine({ post, id }) {
  return (
    <div className="date-line">
      <div dir="ltr" className="muted"><Link href={post.address} aria-describedby={id} aria-label={fullDate(post.time)} className="muted"><time dateTime={new Date(post.time).toISOString()}>{fullDate(post.time)}</time></Link></div>
      <div dir="ltr" aria-hidden="true" className="muted dot"><span>·</span></div>
      <div dir="ltr"><span><b>{short(40 + post.likes * 37)}</b> <span className="muted">Views</span></span></div>
    </div>
  );
}

/**
 * One post. `view` is "list", "focal" (a conversation's own post) or "dialog" (above the composer, without actions);
 * `under` says that its parent stands right above it; `line` draws the thread's line above, below or both.
 */
export function Post({ post, view = "list", pinned = false, repostedBy = null, under = false, line = {}, bare = false }) {
  const ids = usePartIds();
  const focal = view === "focal";
  const quote = post.quote ? postOf(post.quote) ?? null : undefined;
  const open = (event) => {
    if (view === "list" && !event.target.closest("a, button, [role=link]") && getSelection().isCollapsed) go(post.address);
  };
  const replying = post.to.length > 0 && !under && <div><div><ReplyingTo post={post} id={ids.reply} /></div></div>;
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
  const avatar = <div data-testid="Tweet-User-Avatar"><div><div><Avatar handle={post.by} size={40} /></div></div></div>;
  const header = <div className="header-row"><div><div><Names post={post} ids={ids} focal={focal} /></div></div><div><div>{view !== "dialog" && <HeaderButtons post={post} />}</div></div></div>;
  const body = focal ? (
    <>
      <div className="row"><div className="left">{avatar}</div><div className="body">{header}</div></div>
      {replying}
      <Text post={post} id={ids.text} whole />
      {attached}
      <DateLine post={post} id={ids.time} />
      <div><div><Actions post={post} id={ids.actions} focal /></div></div>
    </>
  ) : (
    <div className="row">
      <div className="left">{avatar}{(line.below || view === "dialog") && <div className="thread-below" />}</div>
      <div className="body">
        {header}
        {replying}
        <Text post={post} id={ids.text} />
        {attached}
        {view === "list" ? <div><div><Actions post={post} id={ids.actions} /></div></div> : <div className="dialog-space" />}
      </div>
    </div>
  );
  const Tag = bare ? "div" : "article";
  const article = bare ? {} : { role: "article", "data-testid": "tweet", "aria-labelledby": `${ids.name} ${ids.text} ${ids.media} ${ids.actions} ${ids.social}`, tabIndex: view === "list" ? 0 : -1 };
  return (
    <Tag {...article} className={`post post-${view}`} onClick={open}>
      <div><div>
        {line.above ? <div className="context"><div className="thread-above" /></div> : <Context post={post} pinned={pinned} repostedBy={repostedBy} id={ids.social} />}
        {body}
      </div></div>
    </Tag>
  );
}
