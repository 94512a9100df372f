// The row of buttons under a post.

import { Icon } from "../icons.jsx";
import { isLiked, repliesTo, toggleLike } from "../posts/store.js";
import { compose, Link } from "../routes.jsx";
import { short } from "../words.js";

function Count({ value }) {
  return (
    <div className="count">
      <span
        data-testid="app-text-transition-container"
        style={{ transitionProperty: "transform", transitionDuration: "0.3s" }}
      >
        <span>{value > 0 && <span>{short(value)}</span>}</span>
      </span>
    </div>
  );
}

function Action({ name, icon, label, value, onClick, menu, on }) {
  return (
    <div className="action">
      <button
        type="button"
        role="button"
        data-testid={name}
        aria-label={label}
        aria-expanded={menu ? "false" : undefined}
        aria-haspopup={menu ? "menu" : undefined}
        className={on ? "action-button action-on" : "action-button"}
        onClick={onClick}
      >
        <div dir="ltr" className="muted row">
          <div>
            <Icon name={icon} filled={on} />
          </div>
          {value !== undefined && <Count value={value} />}
        </div>
      </button>
    </div>
  );
}

/** Reply, repost, like, views, bookmark and share. */
export function Actions({ post, id, focal }) {
  const likes = post.likes + (isLiked(post.id) ? 1 : 0);
  const answers = Math.max(post.replies, repliesTo(post.id).length);
  const views = 40 + likes * 37 + post.reposts * 90;
  const stop = (act) => (event) => {
    event.stopPropagation();
    act?.();
  };
  const label = [
    [answers, "replies"],
    [post.reposts, "reposts"],
    [likes, "likes"],
    [views, "views"],
  ]
    .filter(([n]) => n)
    .map(([n, what]) => `${n} ${what}`)
    .join(", ");
  return (
    <div role="group" id={id} aria-label={label} className={focal ? "actions actions-focal" : "actions"}>
      <Action
        name="reply"
        icon="reply"
        label={`${answers} Replies. Reply`}
        value={answers}
        onClick={stop(() => compose(post.id))}
      />
      <Action
        name="retweet"
        icon="retweet"
        label={`${post.reposts} reposts. Repost`}
        value={post.reposts}
        onClick={stop()}
        menu
      />
      <Action
        name={isLiked(post.id) ? "unlike" : "like"}
        icon="like"
        label={`${likes} Likes. Like`}
        value={likes}
        on={isLiked(post.id)}
        onClick={stop(() => toggleLike(post.id))}
      />
      {!focal && (
        <div className="action">
          <Link
            href={`${post.address}/analytics`}
            aria-label={`${views} views. View post analytics`}
            className="action-button"
          >
            <div dir="ltr" className="muted row">
              <div>
                <Icon name="views" />
              </div>
              <Count value={views} />
            </div>
          </Link>
        </div>
      )}
      <Action name="bookmark" icon="bookmark" label="Bookmark" value={focal ? 0 : undefined} onClick={stop()} />
      <div
        className="action-share"
        style={{ display: "inline-grid", justifyContent: "inherit", transform: "rotate(0deg)" }}
      >
        <Action icon="share" label="Share post" onClick={stop()} menu />
      </div>
    </div>
  );
}
