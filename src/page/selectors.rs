//! Everything that is known of the classic client's markup, as data. When X changes its page, this
//! is the file to change. In the order of how long each has held: permalinks and avatars first.
//!
//! Never matched: visible words and aria-labels (they are translated), `r-…` classes, child paths,
//! icon paths; each of them broke somebody within the year.

/// One post. Held from December 2022 on.
pub const POST: &str = r#"article[data-testid="tweet"]"#;

/// The parts of one post that are looked at, found in one call and in the page's order. What each
/// is for: `classic::Part`.
pub const PARTS: &str = concat!(
    r#"a[href],time[datetime],article,[role="link"]:not(a),"#,
    r#"[data-testid^="UserAvatar-Container-"],[data-testid^="User-Name"],"#,
    r#"[data-testid="socialContext"],[data-testid="tweetText"],[data-testid="simpleTweet"],"#,
    r#"[data-testid="tweetPhoto"],[data-testid="videoPlayer"],[data-testid="previewInterstitial"],"#,
    r#"[data-testid="card.wrapper"],[data-testid="cardPoll"],[data-testid="article-cover-image"],"#,
    r#"[data-testid="twitterArticleReadView"],[data-testid="birdwatch-pivot"],"#,
    r#"[data-testid$="-impression-pixel"]"#
);

/// What tells, above a post, where it stands: an ad's wrapper, a row of the list, or something
/// that is no timeline (a quote, another post, a notification).
pub const AROUND: &str = concat!(
    r#"article,[role="link"],[data-testid="simpleTweet"],[data-testid="notification"],"#,
    r#"[data-testid="placementTracking"],[data-testid="cellInnerDiv"]"#
);

/// The values of `data-testid` that [`PARTS`] and [`AROUND`] find.
pub mod testid {
    /// An avatar; what follows is the handle, `unknown` in some cards.
    pub const AVATAR: &str = "UserAvatar-Container-";
    /// The author's name and handle: `User-Names` until March 2023, `User-Name` since.
    pub const NAME: &str = "User-Name";
    /// The line above a post: who reposted it (within a link), or that it is pinned (no link).
    pub const CONTEXT: &str = "socialContext";
    /// The text, of a post and of a quote alike.
    pub const TEXT: &str = "tweetText";
    /// A post embedded in an article of X's own.
    pub const EMBEDDED: &str = "simpleTweet";
    /// A picture, also around a film.
    pub const PHOTO: &str = "tweetPhoto";
    /// A film or a GIF that can play.
    pub const VIDEO: &str = "videoPlayer";
    /// A film or a GIF that is not loaded yet.
    pub const PREVIEW: &str = "previewInterstitial";
    /// A link's preview, a poll or a room.
    pub const CARD: &str = "card.wrapper";
    /// A poll, within a card.
    pub const POLL: &str = "cardPoll";
    /// The preview of an article of X's own.
    pub const ARTICLE_COVER: &str = "article-cover-image";
    /// An article of X's own, opened.
    pub const ARTICLE: &str = "twitterArticleReadView";
    /// A community note.
    pub const NOTE: &str = "birdwatch-pivot";
    /// How the wrapper of an ad counts views.
    pub const PIXEL: &str = "-impression-pixel";
    /// Around an ad; also within ordinary posts, around films and follow buttons.
    pub const PLACEMENT: &str = "placementTracking";
    /// A row of a list.
    pub const CELL: &str = "cellInnerDiv";
}

/// What wraps an ad, and other things.
pub const PLACEMENT: &str = r#"[data-testid="placementTracking"]"#;

/// A row of a list.
pub const CELL: &str = r#"[data-testid="cellInnerDiv"]"#;

/// The box around an author's avatar; what stands beside it in its column is the line that joins
/// the post to the next one.
pub const AVATAR_BOX: &str = r#"[data-testid="Tweet-User-Avatar"]"#;

/// A heading between the rows of a list, such as the one above recommended posts.
pub const HEADING: &str = r#"h2,[role="heading"]"#;

/// What a text holds that its plain words do not tell.
pub const NOT_PLAIN: &str = r#"img,br,svg,button,style,script,a[target],a[href*="//t.co/"]"#;

/// What only a film or GIF has in the place of a picture, playing or not.
pub const FILM: &str = concat!(
    r#"video,[data-testid="videoPlayer"],[data-testid="videoComponent"],"#,
    r#"[data-testid="previewInterstitial"],[data-testid="playButton"]"#
);

/// What only a GIF has: X keeps those under addresses of their own.
pub const GIF: &str = r#"[style*="tweet_video"],[src*="tweet_video"],[poster*="tweet_video"]"#;

/// A poll, open or closed.
pub const POLL: &str = r#"[data-testid="cardPoll"],[role="radio"]"#;

/// A link to an audio room.
pub const SPACE: &str = r#"a[href*="/i/spaces/"]"#;

/// The header line of a post: its author's name block.
pub const HEADER: &str = r#"[data-testid^="User-Name"]"#;

/// The button at the end of a header line that opens the post's menu.
pub const MENU: &str = r#"[data-testid="caret"]"#;

/// The signed-in account's avatar: in the desktop's navigation, in the mobile layout's top bar, and
/// beside the reply box, which is all that a post's own page has of it in the mobile layout.
pub const VIEWER_AVATAR: &str = concat!(
    r#"[data-testid="SideNav_AccountSwitcher_Button"] [data-testid^="UserAvatar-Container-"],"#,
    r#"[data-testid="DashButton_ProfileIcon_Link"] [data-testid^="UserAvatar-Container-"],"#,
    r#"[data-testid="inline_reply_offscreen"] [data-testid^="UserAvatar-Container-"]"#
);

/// The signed-in account's profile link.
pub const VIEWER_LINK: &str = r#"a[data-testid="AppTabBar_Profile_Link"]"#;

/// What only the classic client shows, also on a page without posts.
pub const CLASSIC: &str = concat!(
    r#"article[data-testid="tweet"],#react-root [data-testid="primaryColumn"],"#,
    r#"#react-root [data-testid="BottomBar"],#react-root [data-testid="AppTabBar_Home_Link"],"#,
    r#"#react-root [data-testid="SideNav_AccountSwitcher_Button"]"#
);

/// What only the newer client shows.
pub const X_WEB: &str = "[data-timeline-entry],[data-engagement-action],[data-sidebar-label]";

/// Where a post is written: X's rich editor on the desktop, a plain box in the mobile layout.
/// Threads number their parts from 0.
pub const COMPOSER: &str = concat!(
    r#"[data-testid^="tweetTextarea_"][contenteditable="true"],"#,
    r#"textarea[data-testid^="tweetTextarea_"],[data-testid^="tweetTextarea_"] textarea"#
);

/// One paragraph in the rich editor.
pub const BLOCK: &str = r#"[data-block="true"]"#;

/// A dialog over the page.
pub const DIALOG: &str = r#"[role="dialog"]"#;

/// What names the post that stands above a box.
pub const ABOVE_BOX: &str =
    r#"time[datetime],[data-testid="tweetText"],[data-testid^="UserAvatar-Container-"]"#;

/// A quote within a post.
pub const QUOTE_BOX: &str = r#"div[role="link"]"#;
