// The lines around a post: who reposted it, whom it answers, and the focal post's date.

import { Icon } from "../icons.jsx";
import { person } from "../posts/people.js";
import { Link } from "../routes.jsx";
import { Name } from "../text.jsx";
import { direction, fullDate, short, wholeSeconds, words } from "../words.js";

/** The line above a post: who reposted it, or that it is pinned. */
export function Context({ post, pinned, repostedBy, id }) {
  if (repostedBy) {
    const parts = words.reposted(null).map((part, i) =>
      part === null ? (
        <span key={i} dir="ltr">
          <span>
            <Name text={person(repostedBy).name} />
          </span>
        </span>
      ) : (
        part
      ),
    );
    return (
      <div className="context">
        <div className="context-icon">
          <Icon name="retweet" />
        </div>
        <div>
          <Link href={`/${repostedBy}`} dir="ltr" className="muted">
            <span id={id} data-testid="socialContext">
              {parts}
            </span>
          </Link>
        </div>
      </div>
    );
  }
  if (pinned) {
    return (
      <div className="context">
        <div className="context-icon">
          <Icon name="pin" />
        </div>
        <div>
          <div dir="ltr" id={id} data-testid="socialContext" className="muted">
            <span>{words.pinned}</span>
          </div>
        </div>
      </div>
    );
  }
  return <div className="context context-none" />;
}

/** The row that says whom a post answers, where its parent does not stand right above it. */
export function ReplyingTo({ post, id }) {
  const { to } = post;
  const named = to.length > 3 ? to.slice(0, 2) : to;
  const rest = to.length - named.length;
  const mention = (handle) => (
    <div key={handle} className="mention">
      <Link dir="ltr" href={`/${handle}`} className="link">
        <span>@{handle}</span>
      </Link>
    </div>
  );
  const last = rest === 0 && named.length > 1 ? named.at(-1) : null;
  return (
    <div dir={direction} id={id} className="muted replying">
      {words.replying}
      {(last ? named.slice(0, -1) : named).map((handle, i) => [i > 0 && " ", mention(handle)])}
      {last && (
        <>
          <span>
            <span> {words.and} </span>
          </span>
          {mention(last)}
        </>
      )}
      {rest > 0 && (
        <>
          {" "}
          <Link href={`${post.address}/people`} aria-label="View people in conversation" className="link">
            <span>{words.others(rest)}</span>
          </Link>
        </>
      )}
    </div>
  );
}

/** The date and views under a focal post. */
export function DateLine({ post, id }) {
  return (
    <div className="date-line">
      <div dir="ltr" className="muted">
        <Link href={post.address} aria-describedby={id} aria-label={fullDate(post.time)} className="muted">
          <time dateTime={wholeSeconds(post.time)}>{fullDate(post.time)}</time>
        </Link>
      </div>
      <div dir="ltr" aria-hidden="true" className="muted dot">
        <span>·</span>
      </div>
      <div dir="ltr">
        <span>
          <b>{short(40 + post.likes * 37)}</b> <span className="muted">Views</span>
        </span>
      </div>
    </div>
  );
}
