// /search?q= and /hashtag/…: posts that hold every word asked for.

import { person } from "../posts/people.js";
import { allPosts, usePosts } from "../posts/store.js";
import { Heading } from "../tabs.jsx";
import { Timeline } from "../timeline.jsx";
import { useTitle } from "../title.js";
import { words } from "../words.js";
import { nothing, postItem } from "./items.jsx";

function matches(query) {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (post) => {
    const hay =
      `${post.text} ${post.by} ${person(post.by).name} ${post.to.map((handle) => `@${handle}`).join(" ")}`.toLowerCase();
    return wanted.every((word) => hay.includes(word));
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
