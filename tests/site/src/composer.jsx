// X's composer: Draft.js in X's frame, the button that posts, and the toast that says so.

import { CompositeDecorator, Editor, EditorState, getDefaultKeyBinding } from "draft-js";
import "draft-js/dist/Draft.css";
import { useEffect, useRef, useState } from "react";
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

/** What the composers on the page hold by Draft's own state: `{place, text}`, in document order of their places. */
export function drafts() {
  const order = ["home", "reply", "dialog"];
  return [...open].map((composer) => composer()).sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place));
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

function Highlighted({ children }) {
  return <span className="link">{children}</span>;
}

const decorator = new CompositeDecorator([
  {
    strategy: (block, found) => {
      let from = 0;
      for (const run of runs(block.getText())) {
        if (["tag", "mention", "url"].includes(run.kind)) found(from, from + run.text.length);
        from += run.text.length;
      }
    },
    component: Highlighted,
  },
]);

function TextArea({ state, onChange, place, placeholder, onSend }) {
  const editor = useRef();
  useEffect(() => {
    if (place === "dialog") editor.current.focus();
  }, []);
  const keys = (event) =>
    (event.ctrlKey || event.metaKey) && event.key === "Enter" ? "send" : getDefaultKeyBinding(event);
  const command = (name) => {
    if (name !== "send") return "not-handled";
    onSend();
    return "handled";
  };
  return (
    <div data-testid="tweetTextarea_0_label" className="area-label">
      <div>
        <div dir="ltr" className={place === "home" || place === "dialog" ? "area area-large" : "area"}>
          <div>
            <div>
              <div
                data-testid="tweetTextarea_0RichTextInputContainer"
                style={{ minHeight: "24px", height: "100%" }}
                onClick={() => editor.current.focus()}
              >
                <Editor
                  ref={editor}
                  editorState={state}
                  onChange={onChange}
                  placeholder={placeholder}
                  ariaLabel={words.postText}
                  ariaMultiline
                  ariaAutoComplete="list"
                  ariaControls="typeaheadDropdownWrapped-0"
                  webDriverTestID="tweetTextarea_0"
                  role="textbox"
                  spellCheck
                  stripPastedStyles
                  keyBindingFn={keys}
                  handleKeyCommand={command}
                />
              </div>
            </div>
          </div>
        </div>
      </div>
    </div>
  );
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

/** One composer. `place` is "home", "reply" (inline under a focal post) or "dialog"; `replyTo` the post it answers, or null. */
export function Composer({ place, replyTo = null, onPosted }) {
  const { account } = useSession();
  const [state, setState] = useState(() => EditorState.createEmpty(decorator));
  const [active, setActive] = useState(place !== "reply");
  const [sending, setSending] = useState(false);
  const text = state.getCurrentContent().getPlainText("\n");
  const latest = useRef();
  latest.current = { place, text };
  useEffect(() => {
    const read = () => latest.current;
    open.add(read);
    return () => open.delete(read);
  }, []);

  const ready = !sending && text.trim() !== "" && weight(text) <= LIMIT;
  const send = () => {
    if (!ready) return;
    setSending(true);
    setTimeout(() => {
      const made = publish({ by: account, text: text.trim(), replyTo });
      setSending(false);
      setState(EditorState.moveFocusToEnd(EditorState.createEmpty(decorator)));
      toast(made.address);
      onPosted?.(made);
    }, switches.sending);
  };
  const left = LIMIT - weight(text);
  const button = (
    <button
      type="button"
      role="button"
      disabled={!ready}
      aria-disabled={ready ? undefined : "true"}
      tabIndex={ready ? 0 : -1}
      data-testid={place === "dialog" ? "tweetButton" : "tweetButtonInline"}
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
  return (
    <div className={`composer composer-${place}`} onFocus={() => setActive(true)}>
      <div role="progressbar" aria-valuemax="100" aria-valuenow="0" style={{ visibility: "hidden" }}>
        <div data-testid="progressBar-bar" style={{ width: "0%" }} />
      </div>
      <div className="row">
        <div className="left">
          <Avatar handle={account} size={40} />
        </div>
        <div className="body">
          <div className={active ? "composer-text" : "composer-text composer-idle"}>
            <div className="composer-area">
              <TextArea
                state={state}
                onChange={setState}
                place={place}
                placeholder={replyTo ? words.postReply : words.happening}
                onSend={send}
              />
            </div>
            {!active && button}
          </div>
          {active && (
            <ToolBar>
              {text && (
                <div dir="ltr" className={left < 0 ? "left-over over" : "left-over muted"}>
                  <span>{left <= 20 ? left : ""}</span>
                </div>
              )}
              {button}
            </ToolBar>
          )}
        </div>
      </div>
    </div>
  );
}
