// What a page address may switch on. Read once per load; a reload keeps what the tab was opened with, since X's own
// navigation drops the query.

const KEPT = "replica.switches";

function query() {
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation?.type === "reload") {
    return new URLSearchParams(sessionStorage.getItem(KEPT) ?? location.search);
  }
  sessionStorage.setItem(KEPT, location.search);
  return new URLSearchParams(location.search);
}

function read() {
  const given = query();
  const flag = (name) => given.has(name) && given.get(name) !== "0";
  const number = (name, otherwise) => (given.has(name) ? Number(given.get(name)) : otherwise);
  return {
    /** Handle of the signed-in account, or null. */
    account: flag("signed_out") ? null : (given.get("account") ?? "acmehelp"),
    /** "light" or "dark". */
    theme: given.get("theme") === "dark" ? "dark" : "light",
    /** Which web client's shapes the page has: "classic", "x-web" or "unknown". */
    client: given.get("client") ?? "classic",
    /** Language of the page's own words: en, de, ja or ar. */
    lang: given.get("lang") ?? "en",
    /** How many posts the home timeline holds; those beyond the written ones are generated. */
    posts: number("posts", 120),
    /** Share (0 to 1) of the generated posts that mention the brand. */
    brandShare: number("brand_share", 0.2),
    /** The moment the posts' ages count back from (ISO time or milliseconds), or null: the first load in this browser. */
    now: given.get("now"),
    /** Unread notifications, counted before the title. */
    unread: number("unread", 0),
    /** Milliseconds for which a list without a style attribute stands in for the real one. */
    placeholder: number("placeholder", 0),
    /** Milliseconds for which a new cell stands at 0 px before it is measured. */
    unmeasured: number("unmeasured", 0),
    /** Milliseconds by which a conversation's focal post is drawn before the posts above it. */
    focalFirst: number("focal_first", 0),
    /** Milliseconds for which the page is static HTML before React hydrates it. */
    hydrate: number("hydrate", 0),
    /** Whether a change of tab replaces the list's node, instead of filling it anew. */
    replaceList: flag("replace_list"),
    /** Whether a cell that leaves the view is drawn again, the same nodes, for another post. */
    recycle: flag("recycle"),
    /** Whether the dialog shows the post replied to without the article's test id. */
    bareDialogPost: flag("bare_dialog_post"),
    /** What a composer writes with: draft, draft-remounts, draft-loses, lexical, lexical-rich or plain. */
    editor: given.get("editor") ?? "draft",
    /** How many boxes the composer's dialog has: the parts of a thread. */
    parts: number("parts", 1),
    /** "desktop", or "mobile": the composer stands in the page in place of a dialog. */
    layout: given.get("layout") ?? "desktop",
    /** Milliseconds between pressing Reply and the post's appearance. */
    sending: number("sending", 250),
  };
}

export const switches = Object.freeze(read());
