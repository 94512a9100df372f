// X's other web client, "x-web", as far as its posts go: no test ids, no `time`, an entry per post, and the same quirks of
// drawing as the classic one's list. And a page of no known client at all. Neither has a composer.

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { avatar, person } from "./posts/people.js";
import { above, allPosts, post as postOf, repliesTo, usePosts } from "./posts/store.js";
import { Link, useRoute } from "./routes.jsx";
import { useSession } from "./session.js";
import { switches } from "./switches.js";
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
        {!quoted && (
          <div>
            <button type="button" aria-haspopup="menu" aria-label={words.more}>
              <span>···</span>
            </button>
          </div>
        )}
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

/** The posts that are drawn now, each with its row. */
const rows = new Map();

/** Scrolls until this post's row stands in view; resolves with whether it does. */
export async function scrollToEntry(id) {
  for (let frame = 0; frame < 200; frame++) {
    const row = rows.get(id);
    if (row?.offsetHeight > 0) {
      row.scrollIntoView({ block: "center" });
      return true;
    }
    if (!row) window.scrollTo(0, document.documentElement.scrollHeight);
    await new Promise(requestAnimationFrame);
  }
  return false;
}

function Row({ post, focal }) {
  const node = useRef();
  const [measured, setMeasured] = useState(switches.unmeasured === 0);
  useLayoutEffect(() => {
    rows.set(post.id, node.current);
    return () => {
      if (rows.get(post.id) === node.current) rows.delete(post.id);
    };
  }, [post.id]);
  useEffect(() => {
    const wait = setTimeout(() => setMeasured(true), switches.unmeasured);
    return () => clearTimeout(wait);
  }, []);
  return (
    <li ref={node} style={measured ? undefined : { height: 0, overflow: "hidden" }}>
      <Entry post={post} focal={focal} />
    </li>
  );
}

/**
 * The rows of a list. With recycling it keeps as many nodes as a page has: those that left it at the top are filled with
 * the posts that come at the bottom, and a box takes their place.
 */
function Rows({ posts, focal, more }) {
  const [from, setFrom] = useState(0);
  const [above, setAbove] = useState(0);
  const list = useRef();
  useEffect(() => {
    const follow = () => {
      if (innerHeight + scrollY <= document.documentElement.scrollHeight - 600) return;
      if (!switches.recycle) return more();
      if (from + PAGE >= posts.length) return;
      const gone = [...list.current.querySelectorAll(":scope > li")].slice(0, PAGE / 2);
      setAbove((height) => gone.reduce((sum, row) => sum + row.offsetHeight, height));
      setFrom(from + PAGE / 2);
    };
    addEventListener("scroll", follow, { passive: true });
    return () => removeEventListener("scroll", follow);
  });
  const shown = switches.recycle ? posts.slice(from, from + PAGE) : posts;
  return (
    <ul ref={list} style={{ paddingTop: `${above}px` }}>
      {shown.map((post, place) => (
        <Row key={switches.recycle ? (from + place) % PAGE : post.id} post={post} focal={post === focal} />
      ))}
    </ul>
  );
}

function Navigation({ account }) {
  const links = [
    ["/home", words.home],
    ["/notifications", words.notifications],
    [`/${account}`, words.profile],
  ];
  return (
    <nav>
      {links.map(([address, label]) => (
        <Link key={address} href={address}>
          <div data-sidebar-label="">{label}</div>
        </Link>
      ))}
    </nav>
  );
}

/** x-web's page for the address shown: a conversation, or the newest posts in two tabs. */
export function XWeb() {
  const { behind } = useRoute();
  const { account } = useSession();
  const [shown, setShown] = useState(PAGE);
  const [tab, setTab] = useState(0);
  const [waiting, setWaiting] = useState(switches.placeholder > 0);
  const [late, setLate] = useState(switches.focalFirst > 0);
  usePosts();
  useEffect(() => {
    const waits = [
      setTimeout(() => setWaiting(false), switches.placeholder),
      setTimeout(() => setLate(false), switches.focalFirst),
    ];
    return () => waits.forEach(clearTimeout);
  }, []);
  const focal = behind.page === "conversation" ? postOf(behind.id) : null;
  useTitle(focal ? `${person(focal.by).name} on X` : words.home);
  const newest = allPosts().filter((post) => !post.promoted);
  const posts = focal
    ? [...(late ? [] : above(focal.id)), focal, ...repliesTo(focal.id)]
    : newest.filter((_, place) => tab === 0 || place % 2 === 0).slice(0, switches.recycle ? undefined : shown);
  const name = focal ? focal.id : `tab-${tab}`;
  return (
    <>
      {account && <Navigation account={account} />}
      <main className="xweb">
        {!focal && (
          <div role="tablist" className="xweb-row">
            {["For you", "Following"].map((label, place) => (
              <button key={label} type="button" role="tab" aria-selected={tab === place} onClick={() => setTab(place)}>
                {label}
              </button>
            ))}
          </div>
        )}
        {waiting ? (
          <div role="progressbar" className="waiting" />
        ) : (
          <Rows
            key={switches.replaceList || focal ? name : "list"}
            posts={posts}
            focal={focal}
            more={() => setShown((n) => n + PAGE)}
          />
        )}
      </main>
    </>
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
