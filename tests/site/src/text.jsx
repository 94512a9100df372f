// A post's text in X's runs: spans, emoji images, hashtags, mentions in a div inside the line, shortened links.

import { hash } from "./snowflake.js";
import { Link } from "./routes.jsx";

const TOKEN =
  /(?<url>https?:\/\/[^\s]+)|(?<![\p{L}\p{N}_])(?<mention>@\w{1,20})(?!\w)|(?<![\p{L}\p{N}_])(?<tag>[#＃][\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)|(?<emoji>\p{RGI_Emoji})/gv;
const SHOWN = 27;
const LIMIT = 280;

/** Splits a text into `{kind, text}` runs, kind being text, url, mention, tag or emoji. */
export function runs(text) {
  const found = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) found.push({ kind: "text", text: text.slice(from, match.index) });
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    found.push({ kind, text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ kind: "text", text: text.slice(from) });
  return found;
}

/** The part of a text that X shows before "Show more", or null where it shows all. */
export function shortened(text) {
  if (text.length <= LIMIT) return null;
  const cut = text.slice(0, LIMIT - 5);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("\n"), 200));
}

/** An emoji as X draws it: an image whose alt is the character. */
export function Emoji({ char }) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><text x="50%" y="29" font-size="29" text-anchor="middle">${char}</text></svg>`;
  return <img alt={char} draggable="false" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} className="emoji" />;
}

/** A display name: text and emoji. */
export function Name({ text }) {
  return runs(text).map((run, i) =>
    run.kind === "emoji" ? (
      <Emoji key={i} char={run.text} />
    ) : (
      <span key={i} className="run">
        {run.text}
      </span>
    ),
  );
}

/** A link's visible parts: hidden scheme, shown address, hidden rest, and an ellipsis where there is a rest. */
function Address({ url }) {
  const [, scheme, rest] = url.match(/^(https?:\/\/)(.*)$/s);
  const cut = rest.length > SHOWN + 4;
  return (
    <>
      <span aria-hidden="true" className="unseen">
        {scheme}
      </span>
      {cut ? rest.slice(0, SHOWN) : rest}
      {cut && (
        <span aria-hidden="true" className="unseen">
          {rest.slice(SHOWN)}
        </span>
      )}
      {cut && <span aria-hidden="true">…</span>}
    </>
  );
}

function Url({ url }) {
  return (
    <a
      dir="ltr"
      href={`https://t.co/${hash(url).toString(36).padStart(10, "x")}`}
      rel="noopener noreferrer nofollow"
      target="_blank"
      role="link"
      className="link"
    >
      <Address url={url} />
    </a>
  );
}

function LiveRun({ run }) {
  if (run.kind === "emoji") return <Emoji char={run.text} />;
  if (run.kind === "url") return <Url url={run.text} />;
  if (run.kind === "tag") {
    return (
      <span className="run">
        <Link dir="ltr" href={`/hashtag/${encodeURIComponent(run.text.slice(1))}?src=hashtag_click`} className="link">
          {run.text}
        </Link>
      </span>
    );
  }
  if (run.kind === "mention") {
    return (
      <div className="mention">
        <span className="run">
          <Link dir="ltr" href={`/${run.text.slice(1)}`} className="link">
            {run.text}
          </Link>
        </span>
      </div>
    );
  }
  return <span className="run">{run.text}</span>;
}

/** In a quote nothing is a link of its own. */
function QuotedRun({ run }) {
  if (run.kind === "emoji") return <Emoji char={run.text} />;
  if (run.kind === "url")
    return (
      <span dir="ltr" className="run">
        <Address url={run.text} />
      </span>
    );
  if (run.kind === "tag" || run.kind === "mention")
    return (
      <span dir="ltr" className="run">
        {run.text}
      </span>
    );
  return <span className="run">{run.text}</span>;
}

/** A post's text as children of `tweetText`. */
export function Runs({ text, quoted = false }) {
  const Run = quoted ? QuotedRun : LiveRun;
  return runs(text).map((run, i) => <Run key={i} run={run} />);
}
