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

/// What is known of one client's markup.
#[derive(Debug)]
pub struct Table {
    /// What only this client shows, also on a page without posts.
    pub page: &'static str,
    /// What may be a post: the outermost of what looks like one.
    pub post: &'static str,
    /// A row of a list, which holds a post or something else.
    pub row: &'static str,
    /// The parts of a post, found in one call and in the page's order; each with what it is for.
    pub cues: &'static [(&'static str, &'static str)],
    /// What the values of `data-testid` name.
    pub names: &'static [Name],
    /// The attribute that a post's text has, with its value where it must have one.
    pub text: (&'static str, Option<&'static str>),
    /// The author's name block, where there is one.
    pub header: Option<&'static str>,
    /// What a box within a post holds if it is a quoted post.
    pub quoted: &'static str,
    /// Whether a post's own link is the one around its time; there is no other that looks like it.
    pub times: bool,
    /// The button at the end of a header line that opens the post's menu.
    pub menu: &'static str,
}

/// A value of `data-testid`, or how it begins or ends, and the part that it names.
#[derive(Debug)]
pub struct Name {
    /// The whole value, its beginning or its end.
    pub value: &'static str,
    /// Which of these.
    pub place: NamePlace,
    /// The part.
    pub part: Part,
}

/// Where in a `data-testid` a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePlace {
    /// It is all of it.
    Whole,
    /// At its start: what follows is a value.
    Start,
    /// At its end.
    End,
}

/// What an element of a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An author's picture; its name ends in the handle.
    Avatar,
    /// An author's name and handle.
    Name,
    /// The line above a post: who reposted it (within a link), or that it is pinned (no link).
    Context,
    /// The text, of a post and of a quote alike.
    Text,
    /// A picture or a film.
    Film,
    /// A link's preview, a poll or a room.
    Card,
    /// An article of X's own, or its preview.
    Article,
    /// Something that stands under a post and is none of its parts, such as a community note.
    Note,
    /// A post embedded in an article of X's own.
    Embedded,
    /// How the wrapper of an ad counts views.
    Pixel,
    /// A row of a list.
    Row,
    /// What wraps an ad, and other things.
    Placement,
}

impl Table {
    /// The part that a `data-testid` names, and what of it is beside the name.
    pub fn named<'a>(&self, testid: &'a str) -> Option<(Part, &'a str)> {
        self.names.iter().find_map(|name| {
            let rest = match name.place {
                NamePlace::Whole => (testid == name.value).then_some(""),
                NamePlace::Start => testid.strip_prefix(name.value),
                NamePlace::End => testid.strip_suffix(name.value),
            };
            rest.map(|rest| (name.part, rest))
        })
    }
}

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

/// What every post of either client has and no reader looks at: the button to like it. Posts
/// are counted by it, to tell when readers miss some.
pub const COUNTED: &str = concat!(
    r#":is([data-testid="like"],[data-testid="unlike"],[data-engagement-action="like"])"#,
    r#":not([role="dialog"] *)"#
);

/// What holds one post's worth of [`COUNTED`].
pub const AROUND_COUNTED: &str = r#"article,[data-testid="cellInnerDiv"],li"#;
