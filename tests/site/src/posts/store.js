// All posts of the replica, by id; what the signed-in account posted is kept for reloads and other tabs.

import { useEffect, useReducer } from "react";
import { hash, idAt, timeOf } from "../snowflake.js";
import { switches } from "../switches.js";
import { generated } from "./generated.js";
import { introduce } from "./people.js";
import { written } from "./written.js";

const POSTED = "replica.posted";
const NOW = "replica.now";
const MINUTE = 60_000;

const posts = new Map();
const keys = new Map();
const replies = new Map();
const liked = new Set();
const listeners = new Set();
const held = new Map();
let holds = false;
let newestFirst = null;

/** The moment the posts' ages count back from: of the switch, else of the first load in this browser. */
export const now = moment();

function moment() {
  if (switches.now !== null) return Number(switches.now) || Date.parse(switches.now);
  const kept = Number(localStorage.getItem(NOW));
  if (kept) return kept;
  const first = Date.now();
  localStorage.setItem(NOW, String(first));
  return first;
}

function changed() {
  newestFirst = null;
  listeners.forEach((listener) => listener());
}

/** Whom X says a reply answers: the parent's author first, then whom the parent answered, without the reply's own author. */
function answered(parent, author) {
  if (!parent) return [];
  const handles = [parent.by, ...parent.to].filter((handle) => handle !== author);
  return [...new Set(handles.length ? handles : [parent.by])];
}

function insert(source) {
  const time = source.id ? timeOf(source.id) : Math.round(now - source.ago * MINUTE);
  const id = source.id ?? idAt(time, hash(source.key));
  const resolve = (reference) => (reference ? (keys.get(reference) ?? reference) : null);
  const replyTo = resolve(source.replyTo);
  const post = {
    lang: "en",
    dir: "ltr",
    media: [],
    likes: hash(source.key ?? id) % 5,
    reposts: 0,
    replies: 0,
    promoted: false,
    repostedBy: null,
    ...source,
    id,
    time,
    replyTo,
    quote: resolve(source.quote),
    to: source.to ?? answered(posts.get(replyTo), source.by),
    address: `/${source.by}/status/${id}`,
  };
  posts.set(id, post);
  if (replyTo)
    replies.set(
      replyTo,
      [...(replies.get(replyTo) ?? []), post].sort((a, b) => a.time - b.time),
    );
  if (source.key) keys.set(source.key, id);
  return post;
}

function fill() {
  // A post that others refer to is made before them.
  const pending = [...written];
  while (pending.length) {
    const next = pending.findIndex((post) => [post.replyTo, post.quote].every((key) => !key || keys.has(key)));
    insert(pending.splice(next, 1)[0]);
  }
  for (let n = 0; posts.size < switches.posts; n++) insert(generated(n, switches.brandShare));
}

function readPosted() {
  const kept = JSON.parse(localStorage.getItem(POSTED) ?? "[]");
  const added = kept.filter((post) => !posts.has(post.id));
  added.forEach(insert);
  return added.length > 0;
}

fill();
readPosted();
addEventListener("storage", (event) => {
  if (event.key === POSTED && readPosted()) changed();
});

/** The post with this id or written key, or undefined. */
export function post(id) {
  return posts.get(keys.get(id) ?? id);
}

/** Every post, newest first. */
export function allPosts() {
  newestFirst ??= [...posts.values()].sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
  return newestFirst;
}

/** The direct replies to a post, oldest first. */
export function repliesTo(id) {
  return (replies.get(id) ?? []).filter((reply) => posts.has(reply.id));
}

/** The posts above a post in its conversation, the first one first. */
export function above(id) {
  const found = [];
  for (let up = posts.get(posts.get(id)?.replyTo); up; up = posts.get(up.replyTo)) found.unshift(up);
  return found;
}

/** What was posted through the composer in this browser, oldest first. */
export function posted() {
  return JSON.parse(localStorage.getItem(POSTED) ?? "[]");
}

/** Posts as `by`: the post is shown here and in this browser's other tabs, and outlives a reload. */
export function publish({ by, text, replyTo }) {
  const time = Date.now();
  const source = { id: idAt(time, hash(`${time}${text}`)), by, text, replyTo, likes: 0 };
  const made = insert(source);
  localStorage.setItem(POSTED, JSON.stringify([...posted(), source]));
  if (holds) {
    posts.delete(made.id);
    held.set(made.id, made);
  }
  changed();
  return made;
}

/** From now on what is posted is not shown on this page before it is released. */
export function holdPosted() {
  holds = true;
}

/** Shows what was posted and held. */
export function releasePosted() {
  holds = false;
  for (const made of held.values()) posts.set(made.id, made);
  held.clear();
  changed();
}

/** Adds a post that arrives from elsewhere; fields as in `written.js` (`ago` 0 unless given), and `name` for its author. */
export function arrive(source) {
  const time = source.id ? undefined : Date.now() - (source.ago ?? 0) * MINUTE;
  if (source.name !== undefined) introduce(source.by, source.name);
  const made = insert({
    ...source,
    id: source.id ?? idAt(time, hash(`${time}${source.by}${source.text}${posts.size}`)),
  });
  changed();
  return made;
}

/** Takes a post away, as when its author deletes it. */
export function remove(id) {
  posts.delete(keys.get(id) ?? id);
  changed();
}

/** Likes a post, or takes the like back. */
export function toggleLike(id) {
  if (!liked.delete(id)) liked.add(id);
  changed();
}

/** Whether the signed-in account likes this post. */
export function isLiked(id) {
  return liked.has(id);
}

/** Draws the calling component again whenever a post comes, changes or goes. */
export function usePosts() {
  const [, redraw] = useReducer((n) => n + 1, 0);
  useEffect(() => {
    listeners.add(redraw);
    return () => listeners.delete(redraw);
  }, []);
}
