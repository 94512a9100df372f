// /HANDLE/status/ID: the posts above, the focal post with the inline reply box, the replies.

import { useEffect, useState } from "react";
import { Composer } from "../composer.jsx";
import { Post } from "../post/post.jsx";
import { above, allPosts, post as postOf, repliesTo, usePosts } from "../posts/store.js";
import { useSession } from "../session.js";
import { switches } from "../switches.js";
import { Heading } from "../tabs.jsx";
import { Timeline } from "../timeline.jsx";
import { useTitle } from "../title.js";
import { words } from "../words.js";
import { heading, more, nameOf, nothing, postItem, spacer } from "./items.jsx";

/** A reply and, under it, the first answer it got; the rest opens on a click. */
function thread(reply, opened, onOpen) {
  const [first, ...rest] = repliesTo(reply.id);
  const items = [postItem(reply, { under: true, line: { below: Boolean(first) } })];
  if (!first) return items;
  const deeper = rest.length + repliesTo(first.id).length;
  items.push(postItem(first, { under: true, line: { above: true, below: deeper > 0 && !opened.has(reply.id) } }));
  if (deeper === 0) return items;
  if (!opened.has(reply.id)) return [...items, more(`more-${reply.id}`, words.showReplies, () => onOpen(reply.id))];
  return [
    ...items,
    ...repliesTo(first.id).map((post) => postItem(post, { under: true })),
    ...rest.map((post) => postItem(post, { under: true })),
  ];
}

/** The signed-in account's own newest reply first, then the others by age. */
function ordered(replies, account) {
  const own = replies.filter((post) => post.by === account && post.time > Date.now() - 3_600_000).reverse();
  return [...own, ...replies.filter((post) => !own.includes(post))];
}

function focalItem(post, account, hasAbove) {
  return {
    key: post.id,
    draw: () => (
      <div>
        <div>
          <Post post={post} view="focal" under={hasAbove} line={{ above: hasAbove }} />
        </div>
        {account && (
          <div data-testid="inline_reply_offscreen">
            <div>
              <Composer key={post.id} place="reply" replyTo={post.id} />
            </div>
          </div>
        )}
      </div>
    ),
  };
}

export function Conversation({ id }) {
  const { account } = useSession();
  const [opened, setOpened] = useState(() => new Set());
  const [late, setLate] = useState(switches.focalFirst > 0);
  usePosts();
  const post = postOf(id);
  useTitle(post ? `${nameOf(post.by)} on X: "${post.text}"` : "Page not found");
  useEffect(() => {
    const wait = setTimeout(() => setLate(false), switches.focalFirst);
    return () => clearTimeout(wait);
  }, []);
  if (!post) {
    return (
      <>
        <Heading text={words.post} />
        <Timeline
          label="Conversation"
          name={id}
          items={[nothing("none", "Hmm...this page doesn’t exist. Try searching for something else.")]}
        />
      </>
    );
  }
  const up = above(post.id);
  const parents = late
    ? []
    : up.map((parent, i) => postItem(parent, { under: i > 0, line: { above: i > 0, below: true } }));
  const replies = ordered(repliesTo(post.id), account).flatMap((reply) =>
    thread(reply, opened, (key) => setOpened(new Set([...opened, key]))),
  );
  const others = allPosts()
    .filter((other) => !other.replyTo && !other.promoted && other.id !== post.id && !up.includes(other))
    .slice(20, 23);
  const items = [
    ...parents,
    focalItem(post, account, up.length > 0),
    ...replies,
    spacer("gap"),
    heading("discover", words.discover),
    ...others.map((other) => postItem(other)),
  ];
  return (
    <>
      <Heading text={words.post} />
      <Timeline label="Conversation" name={post.id} items={items} start={up.length ? post.id : undefined} />
    </>
  );
}
