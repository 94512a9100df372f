// X's composer: Draft.js in X's frame, the button that posts, and the toast that says so.

import { useEffect, useRef, useState } from "react";
import { editors } from "./editors/index.jsx";
import { Icon } from "./icons.jsx";
import { publish } from "./posts/store.js";
import { useSession } from "./session.js";
import { switches } from "./switches.js";
import { runs } from "./text.jsx";
import { toast } from "./toast.jsx";
import { Avatar } from "./user.jsx";
import { words } from "./words.js";

const LIMIT = 280;
const open = new Set();

/** What the composers on the page hold by their editors' own state: `{place, part, text}`, in the order of their places. */
export function drafts() {
  const order = ["home", "reply", "page", "dialog"];
  const boxes = [...open].flatMap((composer) => composer());
  return boxes.sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place) || a.part - b.part);
}

/** X's weighted length: most alphabets count one, everything else two, a link 23. */
export function weight(text) {
  const light = (c) => c <= 4351 || (c >= 8192 && c <= 8205) || (c >= 8208 && c <= 8223) || (c >= 8242 && c <= 8247);
  return runs(text.normalize("NFC")).reduce((sum, run) => {
    if (run.kind === "url") return sum + 23;
    if (run.kind === "emoji") return sum + 2;
    return sum + [...run.text].reduce((n, char) => n + (light(char.codePointAt(0)) ? 1 : 2), 0);
  }, 0);
}

const tools = [
  ["photo", "Add photos or video"],
  ["gif", "Add a GIF", "gifSearchButton"],
  ["list", "Add poll", "createPollButton"],
  ["emoji", "Add emoji"],
];

function ToolBar({ children }) {
  return (
    <div data-testid="toolBar" className="tool-bar">
      <nav aria-live="polite" role="navigation">
        <div role="tablist" data-testid="ScrollSnap-List" className="row">
          {tools.map(([icon, label, testid]) => (
            <div key={icon} role="presentation">
              <button type="button" role="button" aria-label={label} data-testid={testid} className="round">
                <div dir="ltr" className="accent">
                  <Icon name={icon} />
                </div>
              </button>
            </div>
          ))}
          <input
            accept="image/jpeg,image/png"
            multiple
            type="file"
            tabIndex="-1"
            data-testid="fileInput"
            className="unseen"
          />
        </div>
      </nav>
      <div className="row">{children}</div>
    </div>
  );
}

/**
 * One composer. `place` is "home", "reply" (inline under a focal post), "dialog" or "page" (the mobile layout's, in
 * place of a dialog); `replyTo` the post it answers, or null. In dialog and page it has as many boxes as a thread of the
 * session has parts.
 */
export function Composer({ place, replyTo = null, onPosted }) {
  const { account, editor, parts } = useSession();
  const isOpened = place === "dialog" || place === "page";
  const boxes = isOpened ? parts : 1;
  const [texts, setTexts] = useState([]);
  const [active, setActive] = useState(place !== "reply");
  const [sending, setSending] = useState(false);
  const holds = useRef([]);
  const latest = useRef();
  latest.current = Array.from({ length: boxes }, (_, part) => ({ place, part, text: texts[part] ?? "" }));
  useEffect(() => {
    const read = () => latest.current;
    open.add(read);
    return () => open.delete(read);
  }, []);
  useEffect(() => setTexts([]), [editor]);

  const write = (part, text) =>
    setTexts((before) => {
      const after = [...before];
      after[part] = text;
      return after;
    });
  const text = texts[0] ?? "";
  const written = latest.current.map((box) => box.text.trim()).filter((part) => part !== "");
  const ready = !sending && text.trim() !== "" && written.every((part) => weight(part) <= LIMIT);
  const send = () => {
    if (!ready) return;
    setSending(true);
    setTimeout(() => {
      const made = [];
      for (const part of written) made.push(publish({ by: account, text: part, replyTo: made.at(-1)?.id ?? replyTo }));
      setSending(false);
      for (const hold of holds.current) hold.current?.clear();
      toast(made[0].address);
      onPosted?.(made[0]);
    }, switches.sending);
  };
  const left = LIMIT - weight(text);
  const Editor = editors[editor];
  const button = (
    <button
      type="button"
      role="button"
      disabled={!ready}
      aria-disabled={ready ? undefined : "true"}
      tabIndex={ready ? 0 : -1}
      data-testid={isOpened ? "tweetButton" : "tweetButtonInline"}
      className="pill pill-strong"
      onClick={send}
    >
      <div dir="ltr">
        <span>
          <span>{replyTo ? words.reply : words.post}</span>
        </span>
      </div>
    </button>
  );
  const row = (part) => {
    holds.current[part] ??= { current: null };
    return (
      <div className="row" key={`${editor} ${part}`}>
        <div className="left">
          <Avatar handle={account} size={40} />
        </div>
        <div className="body">
          <div className={active ? "composer-text" : "composer-text composer-idle"}>
            <div className="composer-area">
              <Editor
                part={part}
                autoFocus={isOpened && part === 0}
                large={place !== "reply"}
                placeholder={replyTo ? words.postReply : words.happening}
                onText={(now) => write(part, now)}
                onSend={send}
                hold={holds.current[part]}
              />
            </div>
            {!active && button}
          </div>
          {active && part === boxes - 1 && (
            <ToolBar>
              {text && (
                <div dir="ltr" className={left < 0 ? "left-over over" : "left-over muted"}>
                  <span>{left <= 20 ? left : ""}</span>
                </div>
              )}
              {place !== "page" && button}
            </ToolBar>
          )}
        </div>
      </div>
    );
  };
  return (
    <div className={`composer composer-${place}`} onFocus={() => setActive(true)}>
      {place === "page" && <div className="composer-bar">{button}</div>}
      <div role="progressbar" aria-valuemax="100" aria-valuenow="0" style={{ visibility: "hidden" }}>
        <div data-testid="progressBar-bar" style={{ width: "0%" }} />
      </div>
      {latest.current.map((box) => row(box.part))}
    </div>
  );
}
