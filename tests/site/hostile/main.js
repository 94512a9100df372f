// `window.hostile`: what a hostile script on X's page could try. Nothing runs until a test calls it; README.md lists all.

import { clickEverything, clickForeign, dispatchEverything, forgeMessages } from "./events.js";
import { foreign, listen, peek, uproot } from "./foreign.js";
import { churn, contradict, drain, falseReply, flood, parade, vile } from "./posts.js";

window.hostile = {
  /** How often a script hidden in a post's name or text ran. */
  hits: 0,
  foreign,
  peek,
  uproot,
  clickForeign,
  clickEverything,
  dispatchEverything,
  forgeMessages,
  flood,
  parade,
  drain,
  vile,
  contradict,
  falseReply,
  churn,
};

listen();
document.documentElement.setAttribute("data-hostile", "ready");
