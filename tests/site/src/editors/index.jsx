// The editors that a composer can have, by the name that `replica.setEditor` takes.

import { Draft } from "./draft.jsx";
import { Lexical } from "./lexical.jsx";
import { Plain } from "./plain.jsx";

export const editors = {
  draft: Draft,
  "draft-remounts": (props) => <Draft {...props} remounts="keeps" />,
  "draft-loses": (props) => <Draft {...props} remounts="loses" />,
  lexical: Lexical,
  "lexical-rich": (props) => <Lexical {...props} rich />,
  plain: Plain,
};
