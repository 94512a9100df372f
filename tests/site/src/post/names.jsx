// The header line of a post: names, permalink with the time, and the buttons at its end.

import { Icon } from "../icons.jsx";
import { Link } from "../routes.jsx";
import { DisplayName } from "../user.jsx";
import { age, spokenAge, wholeSeconds, words } from "../words.js";

/** A post's time; X gives it in whole seconds, only the id holds the millisecond. */
export function Time({ post }) {
  return <time dateTime={wholeSeconds(post.time)}>{age(post.time)}</time>;
}

/** The names of an own post: two links, and the permalink that holds the time; an ad has no time. */
export function Names({ post, ids, focal }) {
  return (
    <div id={ids.name} data-testid="User-Name" className={focal ? "names names-stacked" : "names"}>
      <div className="names-first">
        <div>
          <Link href={`/${post.by}`}>
            <div className="row">
              <DisplayName handle={post.by} />
            </div>
          </Link>
        </div>
      </div>
      <div className="names-second">
        <div className="row">
          <div className="handle">
            <Link href={`/${post.by}`} tabIndex="-1">
              <div dir="ltr" className="muted">
                <span>@{post.by}</span>
              </div>
            </Link>
          </div>
          {!focal && !post.promoted && (
            <>
              <div dir="ltr" aria-hidden="true" className="muted dot">
                <span>·</span>
              </div>
              <div className="age">
                <Link href={post.address} dir="ltr" aria-label={spokenAge(post.time)} className="muted">
                  <Time post={post} />
                </Link>
              </div>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The names inside a quote: no links. */
export function QuotedNames({ post }) {
  return (
    <div data-testid="User-Name" className="names">
      <div className="names-first">
        <div>
          <div className="row">
            <DisplayName handle={post.by} />
          </div>
        </div>
      </div>
      <div className="names-second">
        <div className="row">
          <div className="handle">
            <div tabIndex="-1">
              <div dir="ltr" className="muted">
                <span>@{post.by}</span>
              </div>
            </div>
          </div>
          <div dir="ltr" aria-hidden="true" className="muted dot">
            <span>·</span>
          </div>
          <div className="age">
            <div>
              <div dir="ltr" aria-label={spokenAge(post.time)} className="muted">
                <Time post={post} />
              </div>
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** What stands at the end of the header line. */
export function HeaderButtons({ post }) {
  return (
    <div className="header-buttons">
      <button type="button" role="button" aria-label="Grok actions" className="round">
        <div dir="ltr" className="muted">
          <div>
            <Icon name="grok" />
          </div>
        </div>
      </button>
      {post.promoted && (
        <div dir="ltr" className="muted">
          <span>{words.ad}</span>
        </div>
      )}
      <button
        type="button"
        role="button"
        aria-expanded="false"
        aria-haspopup="menu"
        aria-label="More"
        data-testid="caret"
        className="round"
      >
        <div dir="ltr" className="muted">
          <div>
            <Icon name="caret" />
          </div>
        </div>
      </button>
    </div>
  );
}
