// /search?q= and /hashtag/…: posts that hold every word asked for, or any of those with OR between them.

import { person } from "../posts/people.js";
import { allPosts, usePosts } from "../posts/store.js";
import { Heading } from "../tabs.jsx";
import { Timeline } from "../timeline.jsx";
import { useTitle } from "../title.js";
import { words } from "../words.js";
import { nothing, postItem } from "./items.jsx";

function matches(query) {
  const all = query.toLowerCase().split(/[\s()]+/).filter(Boolean);
  const wanted = all.filter((word) => word !== "or");
  const any = wanted.length < all.length;
  return (post) => {
    const hay =
      `${post.text} ${post.by} ${person(post.by).name} ${post.to.map((handle) => `@${handle}`).join(" ")}`.toLowerCase();
    const holds = (word) => hay.includes(word);
    return any ? wanted.some(holds) : wanted.every(holds);
  };
}

export function Search({ query }) {
  usePosts();
  useTitle(`${query} - ${words.search}`);
  const items = allPosts()
    .filter(matches(query))
    .map((post) => postItem(post));
  return (
    <>
      <Heading text={query || words.search} />
      <Timeline
        label="Search timeline"
        name={query}
        items={items.length ? items : [nothing("none", `No results for “${query}”`)]}
      />
    </>
  );
}
