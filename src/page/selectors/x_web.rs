//! X's newer client, seen from August 2026 on: no `data-testid`, no `time`. Only posts, quotes and
//! conversations have been seen of it; its ads, notifications and reply box have not.

use std::borrow::Cow;

use super::{AROUND_COUNTED, COUNTED, Table};

/// The newer client.
pub static TABLE: Table = Table {
    page: "[data-timeline-entry],[data-engagement-action],[data-sidebar-label]",
    post: concat!(
        r#":is([data-timeline-entry],article)"#,
        r#":has([data-engagement-action],[href*="/status/"])"#,
        r#":not(:is([data-timeline-entry],article) *)"#
    ),
    row: "li",
    cues: Cow::Borrowed(&[
        ("link", "[href]:not(use)"),
        (
            "quote",
            r#"article,[data-timeline-entry],[data-href],[role="link"]:not([href])"#,
        ),
        ("avatar", r#"[href] img[alt^="@"]"#),
        ("text", r#"[dir="auto"]"#),
        ("film", "video"),
    ]),
    named_by: "data-testid",
    names: Cow::Borrowed(&[]),
    text: ("dir", Some("auto")),
    header: None,
    quoted: r#"article,[alt^="@"],[href*="/status/"]"#,
    times: false,
    menu: r#"[aria-haspopup="menu"]:not([data-engagement-action],[data-engagement-action] *)"#,
    counted: COUNTED,
    around_counted: AROUND_COUNTED,
    around: None,
    placement: None,
    avatar_box: None,
    viewer_picture: None,
    // One of them leads to the account that is signed in.
    viewer_link: Some("nav a[href]:has([data-sidebar-label])"),
};
