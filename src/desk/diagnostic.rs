//! A diagnostic of a page for a bug report: what was counted, and how one post that is not read is
//! built. Nothing that anybody wrote is in it: every text is left out, and of attributes only those
//! values stand in it that are words of X's own markup, known here.

use std::fmt::Write;

use super::address::{self, Address};
use super::request::{Client, PageHealth};

/// The version of the diagnostic's shape.
const VERSION: u32 = 1;

/// More lines of a sketch are left out.
const LINES_AT_MOST: usize = 400;

/// Deeper elements of a sketch are left out.
pub const DEPTH_AT_MOST: usize = 40;

/// More of an element's attributes are only counted.
const ATTRIBUTES_AT_MOST: usize = 16;

/// What stands in the place of everything that is left out.
const LEFT_OUT: &str = "…";

/// The elements that X's pages are made of.
const TAGS: [&str; 39] = [
    "a", "article", "aside", "body", "br", "button", "div", "footer", "form", "g", "h1", "h2",
    "h3", "header", "hr", "iframe", "img", "input", "label", "li", "main", "nav", "ol", "p",
    "path", "section", "source", "span", "strong", "style", "script", "svg", "table", "textarea",
    "time", "ul", "use", "video", "audio",
];

/// The attributes whose names are told.
const ATTRIBUTES: [&str; 27] = [
    "alt",
    "aria-haspopup",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-level",
    "aria-pressed",
    "class",
    "contenteditable",
    "d",
    "data-engagement-action",
    "data-href",
    "data-sidebar-label",
    "data-testid",
    "data-timeline-entry",
    "datetime",
    "dir",
    "draggable",
    "href",
    "id",
    "lang",
    "rel",
    "role",
    "src",
    "style",
    "tabindex",
    "type",
];

/// Values that are X's own words, whatever attribute they stand in.
const WORDS: [&str; 88] = [
    "-1",
    "0",
    "1",
    "AppTabBar_Home_Link",
    "AppTabBar_Profile_Link",
    "BottomBar",
    "SideNav_AccountSwitcher_Button",
    "Tweet-User-Avatar",
    "User-Name",
    "User-Names",
    "UserCell",
    "app-text-transition-container",
    "article",
    "article-cover-image",
    "auto",
    "birdwatch-pivot",
    "bookmark",
    "button",
    "card.layoutLarge.detail",
    "card.layoutLarge.media",
    "card.layoutSmall.detail",
    "card.layoutSmall.media",
    "card.wrapper",
    "cardPoll",
    "caret",
    "cellInnerDiv",
    "dialog",
    "false",
    "grid",
    "group",
    "heading",
    "icon-verified",
    "img",
    "inline_reply_offscreen",
    "leftarrow",
    "like",
    "link",
    "list",
    "listitem",
    "ltr",
    "main",
    "menu",
    "navigation",
    "none",
    "notification",
    "performance",
    "placementTracking",
    "playButton",
    "presentation",
    "previewInterstitial",
    "primaryColumn",
    "progressbar",
    "radio",
    "region",
    "removeBookmark",
    "reply",
    "repost",
    "retweet",
    "rtl",
    "search",
    "separator",
    "share",
    "sheetDialog",
    "simpleTweet",
    "socialContext",
    "status",
    "tab",
    "tablist",
    "testCondensedMedia",
    "toolbar",
    "toolBar",
    "true",
    "tweet",
    "tweetButton",
    "tweetButtonInline",
    "tweetPhoto",
    "tweetText",
    "tweetTextarea_0",
    "twitterArticleReadView",
    "unlike",
    "unretweet",
    "username",
    "verificationBadge",
    "video",
    "videoComponent",
    "videoPlayer",
    "view",
    "views",
];

/// Beginnings of values that X's own words have, with something of a person's after them.
const BEGINNINGS: [&str; 2] = ["UserAvatar-Container-", "tweetTextarea_"];

/// An end of values that X's own words have.
const ENDS: [&str; 1] = ["-impression-pixel"];

/// One piece of a post's markup, in the page's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// An element.
    Element {
        /// How many elements it stands in.
        depth: usize,
        /// Its local name.
        tag: String,
        /// Its attributes with their values.
        attributes: Vec<(String, String)>,
    },
    /// Words.
    Words {
        /// How many elements they stand in.
        depth: usize,
    },
}

/// Everything that a diagnostic is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The extension's version.
    pub version: String,
    /// What the browser calls itself.
    pub browser: String,
    /// The page's address.
    pub address: String,
    /// The table of selectors that was loaded; `None` for the one that is built in.
    pub selectors: Option<String>,
    /// How well the page is read.
    pub health: PageHealth,
    /// How often each cue stands on the page.
    pub cues: Vec<(String, u32)>,
    /// One post that is not read, if there is one.
    pub post: Option<Vec<Piece>>,
}

/// Writes a diagnostic.
pub fn write(source: &Source) -> String {
    let health = &source.health;
    let client = match health.client {
        Some(Client::Classic) => "classic",
        Some(Client::XWeb) => "x-web",
        None => "none that is known",
    };
    let mut lines = vec![
        format!("Careline diagnostic {VERSION}"),
        format!("Careline: {}", numbers(&source.version)),
        format!("Browser: {}", browser(&source.browser)),
        format!("Page: {}", page(&source.address)),
        format!("Client: {client}"),
        format!(
            "Selectors: {}",
            source.selectors.as_deref().unwrap_or("built in")
        ),
        format!(
            "Signed in: {}",
            if health.viewer.is_some() { "yes" } else { "no" }
        ),
        format!("Posts found: {}", health.found),
        format!("Posts read: {}", health.read),
    ];
    if let Some(why) = &health.unread {
        lines.push(format!("Not understood: {why}"));
    }
    for (why, count) in &health.skipped {
        lines.push(format!("Skipped {count}: {why}"));
    }
    let cues = source.cues.iter();
    let cues: Vec<String> = cues.map(|(cue, count)| format!("{cue} {count}")).collect();
    if !cues.is_empty() {
        lines.push(format!("Cues: {}", cues.join(", ")));
    }
    if let Some(pieces) = &source.post {
        lines.push("One post that is not read:".to_owned());
        lines.extend(pieces.iter().take(LINES_AT_MOST).map(sketch));
        if pieces.len() > LINES_AT_MOST {
            lines.push(format!("  and {} more", pieces.len() - LINES_AT_MOST));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// One line of the sketch.
fn sketch(piece: &Piece) -> String {
    match piece {
        Piece::Words { depth } => format!("{}{LEFT_OUT}", indent(*depth)),
        Piece::Element {
            depth,
            tag,
            attributes,
        } => {
            let tag = known(&TAGS, tag).unwrap_or(LEFT_OUT);
            let mut line = format!("{}{tag}", indent(*depth));
            let mut others = 0;
            for (place, (name, value)) in attributes.iter().enumerate() {
                match known(&ATTRIBUTES, name) {
                    Some(name) if place < ATTRIBUTES_AT_MOST => {
                        // Writing to a text can't fail.
                        let _ = write!(line, " {name}={}", redacted(name, value));
                    }
                    _ => others += 1,
                }
            }
            if others > 0 {
                let _ = write!(line, " +{others}");
            }
            line
        }
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth.min(DEPTH_AT_MOST) + 1)
}

/// What of a value may be told.
fn redacted(name: &str, value: &str) -> String {
    if matches!(name, "href" | "data-href") {
        return kind_of_link(value).to_owned();
    }
    if matches!(name, "alt" | "aria-label") {
        let is_handle = value.strip_prefix('@').and_then(address::handle).is_some();
        return if is_handle { "@…" } else { LEFT_OUT }.to_owned();
    }
    if value.is_empty() {
        return "\"\"".to_owned();
    }
    if let Some(word) = known(&WORDS, value) {
        return word.to_owned();
    }
    if name == "data-testid" {
        if let Some(start) = BEGINNINGS.iter().find(|start| value.starts_with(**start)) {
            return format!("{start}{LEFT_OUT}");
        }
        if let Some(end) = ENDS.iter().find(|end| value.ends_with(**end)) {
            return format!("{LEFT_OUT}{end}");
        }
    }
    LEFT_OUT.to_owned()
}

/// What a link leads to, without saying to whom.
fn kind_of_link(href: &str) -> &'static str {
    match Address::read(href) {
        Some(Address::Account(_)) => "account",
        Some(Address::Post { author, rest, .. }) => {
            match (author.is_some(), rest.split('/').next().unwrap_or_default()) {
                (true, "") => "post",
                (false, "") => "post-of-nobody",
                (_, "photo") => "post/photo",
                (_, "video") => "post/video",
                (_, "history") => "post/history",
                (_, "analytics") => "post/analytics",
                (_, "people") => "post/people",
                _ => "post/…",
            }
        }
        None if address::answered(href).is_some() => "reply-box",
        None if href.starts_with('/') => "page-of-X",
        None => "elsewhere",
    }
}

/// Which of X's pages an address names, without whose.
fn page(address: &str) -> String {
    let host = super::health::host_of_x(address).unwrap_or("elsewhere");
    let rest = address.split_once(host).map_or("", |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let first = path.split('/').nth(1).unwrap_or_default();
    let kind = match Address::read(address) {
        Some(Address::Account(_)) => "an account",
        Some(Address::Post { .. }) => "a post",
        None => match first {
            "home" | "search" | "notifications" | "explore" | "compose" | "hashtag"
            | "messages" | "settings" | "jobs" => return format!("{host}, {first}"),
            "i" => "a page under /i/",
            _ => "another page",
        },
    };
    format!("{host}, {kind}")
}

/// The browser's name and version, without what else it says of the machine.
fn browser(says: &str) -> String {
    ["Firefox/", "Edg/", "OPR/", "Chrome/"]
        .iter()
        .find_map(|name| {
            let version = says.split_once(name)?.1;
            let version: String = version.chars().take_while(char::is_ascii_digit).collect();
            Some(format!("{} {version}", name.trim_end_matches('/')))
        })
        .unwrap_or_else(|| "another".to_owned())
}

/// A version's numbers.
fn numbers(version: &str) -> String {
    let fits = |c: &char| c.is_ascii_digit() || *c == '.';
    version.chars().take_while(fits).take(20).collect()
}

/// A word, if it is one of these; the word is then ours, not the page's.
fn known<'a>(words: &[&'a str], word: &str) -> Option<&'a str> {
    words.iter().find(|known| **known == word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(tag: &str, attributes: &[(&str, &str)]) -> Piece {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Piece::Element {
            depth: 1,
            tag: tag.to_owned(),
            attributes: attributes.iter().map(own).collect(),
        }
    }

    fn sketched(tag: &str, attributes: &[(&str, &str)]) -> String {
        sketch(&element(tag, attributes)).trim().to_owned()
    }

    #[test]
    fn the_markup_is_told_and_nobodys_words_are() {
        for (tag, attributes, line) in [
            (
                "article",
                &[("data-testid", "tweet"), ("tabindex", "0")][..],
                "article data-testid=tweet tabindex=0",
            ),
            (
                "div",
                &[("data-testid", "UserAvatar-Container-maria_k")],
                "div data-testid=UserAvatar-Container-…",
            ),
            (
                "a",
                &[("href", "/maria_k/status/1859600000000000000")],
                "a href=post",
            ),
            ("a", &[("href", "/maria_k")], "a href=account"),
            (
                "a",
                &[("href", "https://example.org/maria?k=1")],
                "a href=elsewhere",
            ),
            ("a", &[("href", "/search?q=maria")], "a href=page-of-X"),
            (
                "img",
                &[("alt", "@maria_k"), ("src", "https://pbs.example/1.jpg")],
                "img alt=@… src=…",
            ),
            ("img", &[("alt", "my daughter")], "img alt=…"),
            (
                "time",
                &[("datetime", "2026-11-23T02:05:09.000Z")],
                "time datetime=…",
            ),
            ("div", &[("lang", "mt")], "div lang=…"),
            (
                "div",
                &[("data-timeline-entry", "")],
                "div data-timeline-entry=\"\"",
            ),
        ] {
            assert_eq!(sketched(tag, attributes), line);
        }
    }

    #[test]
    fn a_hostile_page_gets_nothing_of_its_own_into_it() {
        let secret = "maria_k_7731";
        let values = [
            secret.to_owned(),
            format!("tweet {secret}"),
            format!("tweetText\n{secret}"),
            format!("UserAvatar-Container-{secret}"),
            format!("{secret}-impression-pixel"),
            format!("tweetTextarea_{secret}"),
            format!("@{secret}"),
            format!("/{secret}/status/1/{secret}"),
            format!("javascript:{secret}"),
        ];
        let mut pieces = Vec::new();
        for name in ATTRIBUTES.iter().chain(&[secret, "onclick", "data-name"]) {
            for value in &values {
                pieces.push(element("div", &[(name, value.as_str())]));
                pieces.push(element(secret, &[(name, value.as_str())]));
            }
        }
        for some in pieces.chunks(LINES_AT_MOST) {
            let source = Source {
                version: format!("0.1.0 {secret}"),
                browser: format!("Mozilla/5.0 ({secret}) Chrome/141.0.0.0 {secret}"),
                address: format!("https://x.com/{secret}/status/1859600000000000000?{secret}"),
                health: PageHealth {
                    viewer: secret.parse().ok(),
                    ..PageHealth::default()
                },
                post: Some(some.to_vec()),
                ..Source::default()
            };
            let text = write(&source);
            assert!(!text.contains(secret), "{text}");
            assert!(!text.contains("7731") && !text.contains("1859600000000000000"));
        }
    }

    #[test]
    fn it_says_what_was_counted_and_which_page_of_which_client_it_is() {
        let source = Source {
            version: "0.1.0".to_owned(),
            browser: "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/142.0".to_owned(),
            address: "https://x.com/search?q=maria".to_owned(),
            selectors: None,
            health: PageHealth {
                client: Some(Client::Classic),
                found: 9,
                read: 7,
                skipped: vec![("the post shows no link of its own".to_owned(), 2)],
                ..PageHealth::default()
            },
            cues: vec![("link".to_owned(), 40), ("text".to_owned(), 9)],
            post: Some(vec![element("article", &[]), Piece::Words { depth: 2 }]),
        };
        assert_eq!(
            write(&source),
            "Careline diagnostic 1\nCareline: 0.1.0\nBrowser: Firefox 142\nPage: x.com, search\n\
             Client: classic\nSelectors: built in\nSigned in: no\nPosts found: 9\nPosts read: 7\n\
             Skipped 2: the post shows no link of its own\nCues: link 40, text 9\n\
             One post that is not read:\n    article\n      …\n"
        );
    }

    #[test]
    fn a_page_of_any_size_makes_a_short_diagnostic() {
        let many: Vec<(String, String)> = (0..100)
            .map(|_| ("class".to_owned(), "x".repeat(900)))
            .collect();
        let piece = Piece::Element {
            depth: 1_000_000,
            tag: "div".to_owned(),
            attributes: many,
        };
        let source = Source {
            post: Some(vec![piece; 500]),
            ..Source::default()
        };
        assert!(write(&source).len() < 200_000);
    }
}
