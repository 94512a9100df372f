// The plain box of X's mobile layout.

import { useEffect, useRef, useState } from "react";
import { words } from "../words.js";
import { Frame } from "./frame.jsx";

/** One `textarea`. */
export function Plain({ part, autoFocus, large, placeholder, onText, onSend, hold }) {
  const [text, setText] = useState("");
  const area = useRef();
  const change = (next) => {
    setText(next);
    onText(next);
  };
  useEffect(() => {
    hold.current = { clear: () => change("") };
    if (autoFocus) area.current.focus();
  }, []);
  const keys = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") onSend();
  };
  return (
    <Frame part={part} large={large}>
      <textarea
        ref={area}
        data-testid={`tweetTextarea_${part}`}
        aria-label={words.postText}
        autoCapitalize="sentences"
        placeholder={placeholder}
        className="plain-text"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={keys}
      />
    </Frame>
  );
}
