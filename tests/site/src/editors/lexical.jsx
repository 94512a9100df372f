// Lexical in X's frame, as X may ship it next: its React plugin, coloured tags, one paragraph with breaks ("plain") or a
// paragraph for each line ("rich").

import { HashtagNode } from "@lexical/hashtag";
import { LexicalComposer } from "@lexical/react/LexicalComposer";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { HashtagPlugin } from "@lexical/react/LexicalHashtagPlugin";
import { HistoryPlugin } from "@lexical/react/LexicalHistoryPlugin";
import { OnChangePlugin } from "@lexical/react/LexicalOnChangePlugin";
import { PlainTextPlugin } from "@lexical/react/LexicalPlainTextPlugin";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import { $createParagraphNode, $getRoot } from "lexical";
import { useEffect } from "react";
import { words } from "../words.js";
import { Frame } from "./frame.jsx";

function Held({ autoFocus, hold }) {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    hold.current = { clear: () => editor.update(() => $getRoot().clear().append($createParagraphNode())) };
    if (autoFocus) editor.focus();
  }, [editor]);
  return null;
}

const lines = (state) =>
  state.read(() =>
    $getRoot()
      .getChildren()
      .map((paragraph) => paragraph.getTextContent())
      .join("\n"),
  );

/** One box of Lexical. */
export function Lexical({ part, autoFocus, large, placeholder, onText, onSend, hold, rich = false }) {
  const Text = rich ? RichTextPlugin : PlainTextPlugin;
  const keys = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      onSend();
    }
  };
  return (
    <Frame part={part} large={large}>
      <LexicalComposer
        initialConfig={{
          namespace: `composer-${part}`,
          nodes: [HashtagNode],
          theme: { hashtag: "link", paragraph: "paragraph" },
          onError: (error) => {
            throw error;
          },
        }}
      >
        <div className="lexical" onKeyDownCapture={keys}>
          <Text
            contentEditable={
              <ContentEditable
                data-testid={`tweetTextarea_${part}`}
                ariaLabel={words.postText}
                ariaMultiline
                className="lexical-text"
                aria-placeholder={placeholder}
                placeholder={<div className="lexical-placeholder muted">{placeholder}</div>}
              />
            }
            ErrorBoundary={({ children }) => children}
          />
        </div>
        <HashtagPlugin />
        <HistoryPlugin />
        <OnChangePlugin onChange={(state) => onText(lines(state))} ignoreSelectionChange />
        <Held autoFocus={autoFocus} hold={hold} />
      </LexicalComposer>
    </Frame>
  );
}
