//! The classic client, with `data-testid`. In the order of how long each cue has held: permalinks
//! and avatars first.

use std::borrow::Cow;

use super::{AROUND_COUNTED, COUNTED, Name, NamePlace, Part, Table};

/// The classic client.
pub static TABLE: Table = Table {
    page: concat!(
        r#"article[data-testid="tweet"],#react-root [data-testid="primaryColumn"],"#,
        r#"#react-root [data-testid="BottomBar"],#react-root [data-testid="AppTabBar_Home_Link"],"#,
        r#"#react-root [data-testid="SideNav_AccountSwitcher_Button"],"#,
        r#"[data-testid="tweetText"],[data-testid^="User-Name"],[data-testid="cellInnerDiv"]"#
    ),
    post: concat!(
        r#":is([data-testid="tweet"],article:has(time,[datetime],[href*="/status/"]),"#,
        // Where nothing marks the post itself, its row does.
        r#"[data-testid="cellInnerDiv"]:has(time,[href*="/status/"])"#,
        r#":has([data-testid^="UserAvatar-Container-"],[data-testid^="User-Name"])"#,
        r#":not(:has(article,[data-testid="tweet"])))"#,
        r#":not(:is(article,[data-testid="tweet"]) *,[data-testid="notification"])"#
    ),
    row: r#"[data-testid="cellInnerDiv"]"#,
    cues: Cow::Borrowed(&[
        ("link", "[href]:not(use)"),
        ("time", "time,[datetime]"),
        (
            "quote",
            r#"article,[role="link"]:not([href]),[tabindex="0"]:not([href],[role="button"])"#,
        ),
        ("avatar", r#"[data-testid^="UserAvatar-Container-"]"#),
        // `User-Names` until March 2023, `User-Name` since.
        ("name", r#"[data-testid^="User-Name"]"#),
        ("context", r#"[data-testid="socialContext"]"#),
        ("text", r#"[data-testid="tweetText"]"#),
        ("language", "[lang]"),
        (
            "film",
            concat!(
                r#"[data-testid="tweetPhoto"],[data-testid="videoPlayer"],"#,
                r#"[data-testid="previewInterstitial"]"#
            ),
        ),
        (
            "card",
            r#"[data-testid="card.wrapper"],[data-testid="cardPoll"]"#,
        ),
        (
            "article",
            concat!(
                r#"[data-testid="article-cover-image"],[data-testid="twitterArticleReadView"],"#,
                r#"[data-testid="simpleTweet"]"#
            ),
        ),
        ("note", r#"[data-testid="birdwatch-pivot"]"#),
        ("pixel", r#"[data-testid$="-impression-pixel"]"#),
    ]),
    named_by: "data-testid",
    names: Cow::Borrowed(&[
        Name {
            value: "UserAvatar-Container-",
            place: NamePlace::Start,
            part: Part::Avatar,
        },
        Name {
            value: "User-Name",
            place: NamePlace::Start,
            part: Part::Name,
        },
        whole("socialContext", Part::Context),
        whole("tweetText", Part::Text),
        whole("tweetPhoto", Part::Film),
        whole("videoPlayer", Part::Film),
        whole("previewInterstitial", Part::Film),
        whole("card.wrapper", Part::Card),
        whole("cardPoll", Part::Card),
        whole("article-cover-image", Part::Article),
        whole("twitterArticleReadView", Part::Article),
        whole("birdwatch-pivot", Part::Note),
        whole("simpleTweet", Part::Embedded),
        whole("cellInnerDiv", Part::Row),
        whole("placementTracking", Part::Placement),
        Name {
            value: "-impression-pixel",
            place: NamePlace::End,
            part: Part::Pixel,
        },
    ]),
    text: ("lang", None),
    header: Some(r#"[data-testid^="User-Name"]"#),
    quoted: r#"[data-testid^="User-Name"],[data-testid^="UserAvatar-Container-"],time,[datetime]"#,
    times: true,
    menu: r#"[data-testid="caret"]"#,
    counted: COUNTED,
    around_counted: AROUND_COUNTED,
    around: Some(concat!(
        r#"article,[role="link"],[data-testid="simpleTweet"],[data-testid="notification"],"#,
        r#"[data-testid="placementTracking"],[data-testid="cellInnerDiv"]"#
    )),
    placement: Some(r#"[data-testid="placementTracking"]"#),
    avatar_box: Some(r#"[data-testid="Tweet-User-Avatar"]"#),
    // In the desktop's navigation, in the mobile layout's top bar, and beside the reply box, which is
    // all that a post's own page has of it in the mobile layout.
    viewer_picture: Some(concat!(
        r#"[data-testid="SideNav_AccountSwitcher_Button"] [data-testid^="UserAvatar-Container-"],"#,
        r#"[data-testid="DashButton_ProfileIcon_Link"] [data-testid^="UserAvatar-Container-"],"#,
        r#"[data-testid="inline_reply_offscreen"] [data-testid^="UserAvatar-Container-"]"#
    )),
    viewer_link: Some(r#"a[data-testid="AppTabBar_Profile_Link"]"#),
};

const fn whole(value: &'static str, part: Part) -> Name {
    Name {
        value,
        place: NamePlace::Whole,
        part,
    }
}
