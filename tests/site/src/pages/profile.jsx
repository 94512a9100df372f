// /HANDLE and /HANDLE/with_replies: the person, then the posts.

import { person } from "../posts/people.js";
import { above, allPosts, post as postOf, usePosts } from "../posts/store.js";
import { Link } from "../routes.jsx";
import { hash } from "../snowflake.js";
import { Heading, Tabs } from "../tabs.jsx";
import { Name, Runs } from "../text.jsx";
import { Timeline } from "../timeline.jsx";
import { useTitle } from "../title.js";
import { Avatar, DisplayName } from "../user.jsx";
import { words } from "../words.js";
import { nothing, postItem, recommended } from "./items.jsx";

function banner(handle) {
  const hue = hash(handle) % 360;
  return `linear-gradient(120deg, hsl(${hue} 45% 62%), hsl(${(hue + 60) % 360} 50% 78%))`;
}

function Header({ handle }) {
  const known = person(handle);
  return (
    <div className="profile">
      <Link href={`/${handle}/header_photo`} aria-hidden="true" tabIndex="-1">
        <div className="banner" style={{ backgroundImage: banner(handle) }} />
      </Link>
      <div className="profile-body">
        <div className="profile-top">
          <div className="profile-avatar">
            <Avatar handle={handle} size={133} />
          </div>
          <div data-testid="placementTracking">
            <button type="button" role="button" aria-label={`${words.follow} @${handle}`} className="pill pill-strong">
              <div dir="ltr">
                <span>
                  <span>{words.follow}</span>
                </span>
              </div>
            </button>
          </div>
        </div>
        <div data-testid="UserName" className="profile-name">
          <div className="row profile-display">
            <DisplayName handle={handle} />
          </div>
          <div tabIndex="-1">
            <div dir="ltr" className="muted">
              <span>@{handle}</span>
            </div>
          </div>
        </div>
        {known.bio && (
          <div dir="auto" data-testid="UserDescription" className="text">
            <Runs text={known.bio} />
          </div>
        )}
        <div dir="ltr" data-testid="UserProfileHeader_Items" className="muted">
          <span data-testid="UserJoinDate">Joined September 2015</span>
        </div>
        <div className="row followers">
          <Link href={`/${handle}/verified_followers`} dir="ltr">
            <span>
              <b>{known.followers}</b>
            </span>{" "}
            <span className="muted">Followers</span>
          </Link>
        </div>
      </div>
    </div>
  );
}

/** The pinned post, then what the person wrote or reposted. */
function posts(handle) {
  const pinned = postOf(person(handle).pinned);
  const own = allPosts().filter(
    (post) => (post.repostedBy ?? post.by) === handle && !post.promoted && post !== pinned && !post.replyTo,
  );
  const items = own.map((post) => postItem(post));
  if (pinned) items.unshift(postItem(pinned, { pinned: true }));
  items.splice(3, 0, ...recommended("follow", ["acmecareers", "telco_watch"]));
  return items;
}

/** The person's posts with what they answer above them, one conversation after the other. */
function withReplies(handle) {
  const seen = new Set();
  return allPosts()
    .filter((post) => post.by === handle && !post.promoted)
    .flatMap((post) => {
      const chain = [...above(post.id).slice(-2), post].filter((one) => !seen.has(one.id));
      chain.forEach((one) => seen.add(one.id));
      return chain.map((one, i) =>
        postItem(one, { under: i > 0, line: { above: i > 0, below: i < chain.length - 1 } }),
      );
    });
}

export function Profile({ handle, tab }) {
  usePosts();
  const { name } = person(handle);
  useTitle(`${name} (@${handle})`);
  const items = tab === "with_replies" ? withReplies(handle) : posts(handle);
  return (
    <>
      <Heading text={<Name text={name} />} note={`${items.length} posts`} />
      <Header handle={handle} />
      <Tabs
        tabs={[
          ["posts", "Posts", `/${handle}`],
          ["with_replies", "Replies", `/${handle}/with_replies`],
          ["media", "Media", `/${handle}/media`],
        ]}
        selected={tab}
      />
      <Timeline
        label={`${name}’s posts`}
        name={`${handle}-${tab}`}
        items={items.length ? items : [nothing("none", `@${handle} hasn’t posted`)]}
      />
    </>
  );
}
