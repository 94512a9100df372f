// The kinds of cell a timeline is made of.

import { Post } from "../post/post.jsx";
import { person } from "../posts/people.js";
import { go, Link } from "../routes.jsx";
import { UserCell } from "../user.jsx";
import { words } from "../words.js";

/** A post; an ad stands inside `placementTracking`, with X's pixel beside it. */
export function postItem(post, options = {}) {
  const { suffix = "", ...rest } = options;
  const draw = () => {
    const article = <Post post={post} repostedBy={post.repostedBy} {...rest} />;
    if (!post.promoted) return <div>{article}</div>;
    return (
      <div data-testid="placementTracking">
        {article}
        <div data-testid="top-impression-pixel" />
      </div>
    );
  };
  return { key: post.id + suffix, draw };
}

/** An empty cell, as X puts between parts of a timeline. */
export function spacer(key) {
  return { key, draw: () => <div className="spacer" /> };
}

/** A heading in the list. */
export function heading(key, text) {
  return {
    key,
    draw: () => (
      <div className="list-heading">
        <h2 aria-level="2" role="heading">
          <div dir="ltr">
            <span>{text}</span>
          </div>
        </h2>
      </div>
    ),
  };
}

/** A row that asks for more of a conversation. */
export function more(key, text, onOpen) {
  return {
    key,
    draw: () => (
      <div className="list-more">
        <button type="button" role="button" className="plain" onClick={onOpen}>
          <div dir="ltr" className="link">
            <span>{text}</span>
          </div>
        </button>
      </div>
    ),
  };
}

/** Recommended accounts in the list: a heading, a cell for each, and the way to more. */
export function recommended(key, handles) {
  return [
    heading(`${key}-heading`, words.whoToFollow),
    ...handles.map((handle) => ({ key: `${key}-${handle}`, draw: () => <UserCell handle={handle} as="div" /> })),
    {
      key: `${key}-more`,
      draw: () => (
        <div className="list-more">
          <Link href="/i/connect_people">
            <div dir="ltr" className="link">
              <span>{words.more}</span>
            </div>
          </Link>
        </div>
      ),
    },
  ];
}

/** What X says where there is nothing. */
export function nothing(key, text) {
  return {
    key,
    draw: () => (
      <div className="nothing">
        <div dir="ltr">
          <span>{text}</span>
        </div>
      </div>
    ),
  };
}

/** A notification of likes, reposts or follows: avatars, a sentence and the post's text, without a permalink. */
export function notice(key, { icon, by, sentence, post }) {
  const draw = () => (
    <article
      role="article"
      tabIndex="0"
      data-testid="notification"
      className="notice"
      onClick={() => post && go(post.address)}
    >
      <div className="left notice-icon">{icon}</div>
      <div className="body">
        <div className="row">{by}</div>
        <div dir="ltr" className="text">
          <span>{sentence}</span>
        </div>
        {post && (
          <div dir="auto" lang={post.lang} data-testid="tweetText" className="text muted">
            <span>{post.text}</span>
          </div>
        )}
      </div>
    </article>
  );
  return { key, draw };
}

/** The name of a person as one string, for titles. */
export const nameOf = (handle) => person(handle).name;
