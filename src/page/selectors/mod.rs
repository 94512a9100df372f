//! Everything that is known of X's markup, as data: one table for each of X's web clients. When X
//! changes its page, this is the folder to change. `tests/pages/cues` holds how often each cue
//! stands on each saved page.
//!
//! Every part of a post is told by several cues, so that X can rename or drop any one of them.
//! Never matched: visible words and aria-labels (they are translated), classes, child paths, icon
//! paths; each of them broke somebody within the year.

pub mod classic;
pub mod composer;
pub mod x_web;

pub use crate::desk::selectors::{Name, NamePlace, Part, Table};

/// What a link's preview or a text holds that its plain words do not tell.
pub const NOT_PLAIN: &str = r#"img,[alt],br,svg,button,[type="button"],style,script,[href]"#;

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
pub const SPACE: &str = r#"[href*="/i/spaces/"]"#;

/// A heading between the rows of a list, such as the one above recommended posts.
pub const HEADING: &str = r#"h2,[role="heading"]"#;

/// What every post of either client has and no reader looks at: the button to like it. Posts are
/// counted by it, to tell when readers miss some.
const COUNTED: &str = concat!(
    r#":is([data-testid="like"],[data-testid="unlike"],[data-engagement-action="like"])"#,
    r#":not([role="dialog"] *)"#
);

/// What holds one post's worth of [`COUNTED`].
const AROUND_COUNTED: &str = r#"article,[data-testid="cellInnerDiv"],li"#;
