// X's editor on the desktop: Draft.js, which colours tags, names and links.

import { CompositeDecorator, Editor, EditorState, getDefaultKeyBinding } from "draft-js";
import "draft-js/dist/Draft.css";
import { useEffect, useRef, useState } from "react";
import { runs } from "../text.jsx";
import { words } from "../words.js";
import { Frame } from "./frame.jsx";

const REMOUNT_AFTER = 150;

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

const empty = () => EditorState.createEmpty(decorator);
const plain = (state) => state.getCurrentContent().getPlainText("\n");
const marked = (text) => runs(text).filter((run) => ["tag", "mention"].includes(run.kind)).length;

/**
 * One box of Draft.js. `remounts` is what becomes of it when a tag or a name is pasted into it: null (nothing), "keeps"
 * (its node is built anew with the text) or "loses" (the new node is empty).
 */
export function Draft({ part, autoFocus, large, placeholder, onText, onSend, hold, remounts = null }) {
  const [state, setState] = useState(empty);
  const [mount, setMount] = useState(0);
  const editor = useRef();
  useEffect(() => {
    hold.current = { clear: () => setState(EditorState.moveFocusToEnd(empty())) };
    if (autoFocus) editor.current.focus();
  }, []);
  const change = (next) => {
    const [before, after] = [plain(state), plain(next)];
    setState(next);
    onText(after);
    const isPaste = after.length > before.length + 1;
    if (remounts && isPaste && marked(after) > marked(before)) {
      setTimeout(() => {
        if (remounts === "loses") {
          setState(empty());
          onText("");
        }
        setMount((count) => count + 1);
      }, REMOUNT_AFTER);
    }
  };
  const keys = (event) =>
    (event.ctrlKey || event.metaKey) && event.key === "Enter" ? "send" : getDefaultKeyBinding(event);
  const command = (name) => {
    if (name !== "send") return "not-handled";
    onSend();
    return "handled";
  };
  return (
    <Frame part={part} large={large} onClick={() => editor.current.focus()}>
      <Editor
        key={mount}
        ref={editor}
        editorState={state}
        onChange={change}
        placeholder={placeholder}
        ariaLabel={words.postText}
        ariaMultiline
        ariaAutoComplete="list"
        ariaControls="typeaheadDropdownWrapped-0"
        webDriverTestID={`tweetTextarea_${part}`}
        role="textbox"
        spellCheck
        stripPastedStyles
        keyBindingFn={keys}
        handleKeyCommand={command}
      />
    </Frame>
  );
}
