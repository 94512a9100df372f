// What hangs under a post's text: photos, videos and gifs, cards, polls.

import { Icon } from "./icons.jsx";
import { hash } from "./snowflake.js";
import { Link } from "./routes.jsx";

function scene(seed) {
  const h = hash(seed);
  const hue = h % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" preserveAspectRatio="none"><rect width="160" height="90" fill="hsl(${hue} 50% 80%)"/><circle cx="${30 + (h % 100)}" cy="26" r="12" fill="hsl(${(hue + 50) % 360} 90% 90%)"/><path d="M0 70 40 ${36 + (h % 20)} 80 66 120 ${40 + (h % 14)} 160 68V90H0z" fill="hsl(${(hue + 120) % 360} 32% 46%)"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

function Frame({ seed, label, testid, children }) {
  return (
    <div className="frame">
      <div style={{ paddingBottom: "56.25%" }} />
      <div className="fill">
        <div aria-label={label} data-testid={testid} className="fill" style={{ margin: "0px" }}>
          <div style={{ backgroundImage: scene(seed) }} className="picture fill" />
          <img alt={label} draggable="true" src="data:," className="picture-source" />
          {children}
        </div>
      </div>
    </div>
  );
}

function Photo({ post, media, index }) {
  return (
    <Link href={`${post.address}/photo/${index + 1}`}>
      <Frame seed={(post.key ?? post.id) + index} label={media.alt} testid="tweetPhoto" />
    </Link>
  );
}

function Video({ post, media }) {
  return (
    <div data-testid="placementTracking">
      <div data-testid="videoPlayer">
        <Frame seed={post.key ?? post.id} label="Embedded video" testid="videoComponent">
          <video preload="none" tabIndex="-1" playsInline aria-label="Embedded video" className="fill" />
          <button type="button" role="button" aria-label="Play Video" className="play">
            <Icon name="play" />
          </button>
          <div dir="ltr" className="length">
            <span>{media.kind === "gif" ? "GIF" : `0:${String(media.seconds).padStart(2, "0")}`}</span>
          </div>
        </Frame>
      </div>
    </div>
  );
}

function Card({ post, media }) {
  return (
    <div data-testid="card.wrapper" className="card">
      <div data-testid="card.layoutLarge.media">
        <a
          href={`https://t.co/${hash(media.title).toString(36)}`}
          rel="noopener noreferrer nofollow"
          target="_blank"
          aria-label={`${media.host} ${media.title}`}
          role="link"
        >
          <Frame seed={post.key ?? post.id} label="" />
          <div dir="ltr" className="length">
            <span>{media.title}</span>
          </div>
        </a>
      </div>
      <div dir="ltr" className="muted small">
        <span>From {media.host}</span>
      </div>
    </div>
  );
}

function Poll({ media }) {
  return (
    <div data-testid="card.wrapper" className="poll">
      <div data-testid="cardPoll">
        <ul role="list">
          {media.choices.map((choice) => (
            <li key={choice} role="listitem">
              <button type="button" role="radio" aria-checked="false" className="pill pill-outline">
                <div dir="ltr">
                  <span>{choice}</span>
                </div>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const kinds = { photo: Photo, video: Video, gif: Video, card: Card, poll: Poll };

/** Everything that hangs under a post's text, or nothing. */
export function Media({ post }) {
  return post.media.map((media, index) => {
    const Kind = kinds[media.kind];
    return <Kind key={index} post={post} media={media} index={index} />;
  });
}
