// X's other web client, "x-web", as far as its posts go: no test ids, no `time`, an entry per post. And a page of no known
// client at all. Neither is virtualised or has a composer.

import { useEffect, useState } from "react";
import { avatar, person } from "./posts/people.js";
import { above, allPosts, post as postOf, repliesTo, usePosts } from "./posts/store.js";
import { Link, useRoute } from "./routes.jsx";
import { runs } from "./text.jsx";
import { useTitle } from "./title.js";
import { age, fullDate, words } from "./words.js";

const PAGE = 40;

function Text({ text }) {
  const draw = (run, i) => {
    if (run.kind === "url")
      return (
        <a key={i} href={run.text} rel="noopener noreferrer" target="_blank">
          {run.text.replace(/^https?:\/\//, "")}
        </a>
      );
    if (run.kind === "mention")
      return (
        <Link key={i} href={`/${run.text.slice(1)}`}>
          {run.text}
        </Link>
      );
    return <span key={i}>{run.text}</span>;
  };
  return <div dir="auto">{runs(text).map(draw)}</div>;
}

function Names({ post }) {
  return (
    <div>
      <span>
        <Link href={`/${post.by}`}>
          <div>{person(post.by).name}</div>
        </Link>
      </span>
      <span>
        <Link href={`/${post.by}`}>
          <span>@{post.by}</span>
        </Link>
      </span>
    </div>
  );
}

function Face({ post }) {
  return (
    <Link href={`/${post.by}`}>
      <div>
        <img alt={`@${post.by}`} draggable="false" loading="lazy" src={avatar(post.by)} width="40" height="40" />
      </div>
    </Link>
  );
}

function Engagement({ post }) {
  return (
    <div className="xweb-row">
      <div data-engagement-action="reply">
        <Link aria-label={words.reply} href={`/compose/post?in_reply_to=${post.id}`}>
          <span>{repliesTo(post.id).length || "↩"}</span>
        </Link>
      </div>
      {["retweet", "like", "bookmark", "share"].map((action) => (
        <div key={action} data-engagement-action={action}>
          <button type="button" aria-pressed="false">
            <span>{action === "like" ? post.likes : "·"}</span>
          </button>
        </div>
      ))}
    </div>
  );
}

function Article({ post, focal, quoted }) {
  const quote = post.quote && postOf(post.quote);
  return (
    <article className="xweb-post">
      <div className="xweb-row">
        <Face post={post} />
        <Names post={post} />
        {!focal && <Link href={post.address}>{age(post.time)}</Link>}
      </div>
      <Text text={post.text} />
      {quote && !quoted && <Entry post={quote} quoted />}
      {focal && <Link href={post.address}>{fullDate(post.time)}</Link>}
      {!quoted && <Engagement post={post} />}
    </article>
  );
}

/** One entry; the focal one has no address of its own. */
function Entry({ post, focal = false, quoted = false }) {
  const own = focal ? { tabIndex: -1 } : { tabIndex: 0, role: "link", "data-href": post.address };
  return (
    <div data-timeline-entry="" {...own}>
      <Article post={post} focal={focal} quoted={quoted} />
    </div>
  );
}

/** x-web's page for the address shown: a conversation, or the newest posts. */
export function XWeb() {
  const { behind } = useRoute();
  const [shown, setShown] = useState(PAGE);
  usePosts();
  useEffect(() => {
    const follow = () => {
      if (innerHeight + scrollY > document.documentElement.scrollHeight - 600) setShown((n) => n + PAGE);
    };
    addEventListener("scroll", follow, { passive: true });
    return () => removeEventListener("scroll", follow);
  }, []);
  const focal = behind.page === "conversation" ? postOf(behind.id) : null;
  useTitle(focal ? `${person(focal.by).name} on X` : words.home);
  const posts = focal
    ? [...above(focal.id), focal, ...repliesTo(focal.id)]
    : allPosts()
        .filter((post) => !post.promoted)
        .slice(0, shown);
  return (
    <main className="xweb">
      <ul>
        {posts.map((post) => (
          <li key={post.id}>
            <Entry post={post} focal={post === focal} />
          </li>
        ))}
      </ul>
    </main>
  );
}

/** A page in shapes that no client of X has. */
export function Unknown() {
  useTitle(words.home);
  return (
    <main className="xweb">
      {allPosts()
        .slice(0, PAGE)
        .map((post) => (
          <p key={post.id}>
            <b>{person(post.by).name}</b> {post.text}
          </p>
        ))}
    </main>
  );
}
