// /notifications and /notifications/mentions.

import { Icon } from "../icons.jsx";
import { allPosts, usePosts } from "../posts/store.js";
import { useSession } from "../session.js";
import { Heading, Tabs } from "../tabs.jsx";
import { Timeline } from "../timeline.jsx";
import { useTitle } from "../title.js";
import { Avatar } from "../user.jsx";
import { words } from "../words.js";
import { nameOf, notice, nothing, postItem } from "./items.jsx";

function mentions(account) {
  const tag = new RegExp(`@${account}(?!\\w)`, "i");
  return allPosts().filter(
    (post) => post.by !== account && !post.promoted && (tag.test(post.text) || post.to.includes(account)),
  );
}

function notices(account) {
  const own = allPosts().filter((post) => post.by === account);
  const faces = (...handles) => handles.map((handle) => <Avatar key={handle} handle={handle} size={32} />);
  const rows = [
    notice("followed", {
      icon: <Icon name="person" />,
      by: faces("bex_hartley", "haruto_k"),
      sentence: `${nameOf("bex_hartley")} and 3 others followed you`,
    }),
  ];
  if (own[0])
    rows.push(
      notice("liked", {
        icon: <Icon name="like" filled />,
        by: faces("lucia_prieto"),
        sentence: `${nameOf("lucia_prieto")} liked your reply`,
        post: own[0],
      }),
    );
  if (own[1])
    rows.push(
      notice("reposted", {
        icon: <Icon name="retweet" />,
        by: faces("telco_watch", "kwame_ad"),
        sentence: `${nameOf("telco_watch")} and 2 others reposted your post`,
        post: own[1],
      }),
    );
  rows.push(
    notice("security", {
      icon: <Icon name="logo" />,
      by: [],
      sentence: "There was a login to your account from a new device. Review it now.",
    }),
  );
  return rows;
}

export function Notifications({ tab }) {
  const { account } = useSession();
  usePosts();
  useTitle(words.notifications);
  const items = account
    ? mentions(account).map((post) => postItem(post))
    : [nothing("none", "Log in to see your notifications")];
  if (account && tab === "all") notices(account).forEach((row, i) => items.splice(i * 3, 0, row));
  return (
    <>
      <Heading text={words.notifications} />
      <Tabs
        tabs={[
          ["all", "All", "/notifications"],
          ["mentions", "Mentions", "/notifications/mentions"],
        ]}
        selected={tab}
      />
      <Timeline label={words.notifications} name={tab} items={items} />
    </>
  );
}
