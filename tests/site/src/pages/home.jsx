// /home: the composer, two tabs, the timeline.

import { useState } from "react";
import { Composer } from "../composer.jsx";
import { allPosts, usePosts } from "../posts/store.js";
import { useSession } from "../session.js";
import { Tabs } from "../tabs.jsx";
import { Timeline } from "../timeline.jsx";
import { useTitle } from "../title.js";
import { words } from "../words.js";
import { postItem, recommended, spacer } from "./items.jsx";

const AD_EVERY = 9;

/** "For you": posts by age, an ad now and then, accounts to follow after the fifth post. */
function forYou() {
  const ads = allPosts().filter((post) => post.promoted);
  const posts = allPosts().filter((post) => !post.promoted && (!post.replyTo || post.to.length === 1));
  return posts.flatMap((post, i) => {
    const items = [postItem(post)];
    if (i % AD_EVERY === 6) {
      const ad = ads[Math.floor(i / AD_EVERY)];
      if (ad) items.push(postItem(ad));
    }
    if (i === 4)
      items.push(
        spacer("gap-before"),
        ...recommended("follow", ["telco_watch", "citylibrary", "kwame_ad"]),
        spacer("gap-after"),
      );
    return items;
  });
}

/** "Following": no ads and no replies. */
function following() {
  return allPosts()
    .filter((post) => !post.promoted && !post.replyTo)
    .map((post) => postItem(post));
}

export function Home() {
  const { account } = useSession();
  const [tab, setTab] = useState("forYou");
  usePosts();
  useTitle(words.home);
  return (
    <>
      <Tabs
        tabs={[
          ["forYou", words.forYou, "/home"],
          ["following", words.following, "/home"],
        ]}
        selected={tab}
        onSelect={setTab}
      />
      {account && <Composer place="home" />}
      <Timeline label="Your Home Timeline" name={tab} items={tab === "forYou" ? forYou() : following()} />
    </>
  );
}
