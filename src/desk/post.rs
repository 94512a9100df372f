//! A post as the page shows it, and what identifies posts and their authors.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::time::{self, Millis};

/// Milliseconds between 1970 and the first moment an id of X can name ("snowflake" ids).
const SNOWFLAKE_EPOCH: i64 = 1_288_834_974_657;

/// The least id that holds its time: X counted posts one by one until 4 November 2010.
const FIRST_SNOWFLAKE: u64 = 29_700_859_247;

/// The number X gave to a post. Written as text everywhere: JavaScript's numbers can't hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostId(u64);

impl PostId {
    /// The post with this number.
    pub const fn new(id: u64) -> Self {
        Self(id)
    }

    /// Its number.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// When the post was made, to the millisecond: the id's upper 42 bits count milliseconds since
    /// X's epoch. `None` for the ids of before November 2010, which hold no time.
    pub fn created_at(self) -> Option<Millis> {
        let since = i64::try_from(self.0 >> 22).ok()?;
        (self.0 >= FIRST_SNOWFLAKE).then_some(Millis(since + SNOWFLAKE_EPOCH))
    }
}

impl fmt::Display for PostId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What is wrong with a text that should be a post's id or an author's handle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// The text is no number between 1 and 2^63 written in digits alone.
    #[error("{0:?} is not the id of a post: give the digits at the end of its link")]
    PostId(String),
    /// The text is no handle.
    #[error("{0:?} is not a handle: use 1 to 20 letters, digits or underscores")]
    Handle(String),
}

impl FromStr for PostId {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let digits = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse::<u64>() {
            Ok(id) if digits && id <= i64::MAX as u64 => Ok(Self(id)),
            _ => Err(NameError::PostId(text.to_owned())),
        }
    }
}

impl TryFrom<String> for PostId {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        text.parse()
    }
}

impl From<PostId> for String {
    fn from(id: PostId) -> Self {
        id.to_string()
    }
}

/// The name of an account without its `@`, in the case shown. Two handles that differ in case
/// alone are equal, as they are for X.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Handle(String);

impl Handle {
    /// The handle in the case shown, without `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The handle in lower case: equal handles have equal keys.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl FromStr for Handle {
    type Err = NameError;

    /// Takes a handle with or without its `@`.
    fn from_str(text: &str) -> Result<Self, NameError> {
        let name = text.strip_prefix('@').unwrap_or(text);
        let valid = (1..=20).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if valid {
            Ok(Self(name.to_owned()))
        } else {
            Err(NameError::Handle(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Handle {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        text.parse()
    }
}

impl From<Handle> for String {
    fn from(handle: Handle) -> Self {
        handle.0
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Handle {}

impl Hash for Handle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.0.bytes() {
            state.write_u8(byte.to_ascii_lowercase());
        }
        state.write_u8(0xff);
    }
}

impl PartialOrd for Handle {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Handle {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// A post, in the shape the commands print (`docs/formats.md`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Post {
    /// The post's id. `None` only for a promoted post on which the page shows none.
    pub id: Option<PostId>,
    /// Who wrote it (never who reposted it).
    pub author: Handle,
    /// The author's name as shown, emoji included.
    pub name: String,
    /// The text as a person reads it, without the leading mentions that X hides in a reply.
    pub text: String,
    /// The language X states, as a BCP 47 tag; X's own codes for "no words" are `None`.
    pub lang: Option<String>,
    /// When it was made: from the id, or from the page where the id is too old to say.
    #[serde(with = "time::rfc3339", default)]
    pub created_at: Option<Millis>,
    /// Whom it replies to, as far as the page shows.
    #[serde(default)]
    pub reply_to: Vec<Handle>,
    /// Where `reply_to` was read.
    #[serde(default)]
    pub reply_to_from: Option<ReplyToFrom>,
    /// The post it quotes, where the page shows its id.
    #[serde(default)]
    pub quoted_id: Option<PostId>,
    /// Who reposted it into this timeline.
    #[serde(default)]
    pub reposted_by: Option<Handle>,
    /// Whether it is an ad.
    #[serde(default)]
    pub promoted: bool,
    /// What stands under the text.
    #[serde(default)]
    pub media: Vec<Media>,
}

impl Post {
    /// A post of which no more is known than who says what.
    pub const fn saying(author: Handle, text: String) -> Self {
        Self {
            id: None,
            author,
            name: String::new(),
            text,
            lang: None,
            created_at: None,
            reply_to: Vec::new(),
            reply_to_from: None,
            quoted_id: None,
            reposted_by: None,
            promoted: false,
            media: Vec::new(),
        }
    }
}

/// Where the page showed whom a post replies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyToFrom {
    /// The "Replying to" line.
    Line,
    /// The post directly above in a conversation.
    Above,
}

/// What a post carries beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// A picture.
    Photo,
    /// A film.
    Video,
    /// A silent film that repeats.
    Gif,
    /// The preview of a link.
    Card,
    /// A poll.
    Poll,
    /// An article of X's own.
    Article,
    /// An audio room.
    Space,
}

/// A post together with what its place on the page tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SeenPost {
    /// The post itself.
    pub post: Post,
    /// The post it visibly follows in a conversation: the one directly above, joined to it.
    #[serde(default)]
    pub follows: Option<PostId>,
    /// Who wrote the post it quotes, where shown.
    #[serde(default)]
    pub quoted_author: Option<Handle>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_holds_the_millisecond_of_its_post() {
        let id: PostId = "22631081115127808".parse().unwrap();
        assert_eq!(
            id.created_at().unwrap().to_string(),
            "2011-01-05T12:30:44.860Z"
        );
    }

    #[test]
    fn an_id_of_before_november_2010_holds_no_time() {
        assert_eq!(PostId::new(20).created_at(), None);
        assert!(PostId::new(FIRST_SNOWFLAKE).created_at().is_some());
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "0",
            "007",
            "+5",
            "12a",
            "99999999999999999999",
            "9223372036854775808",
        ] {
            assert!(text.parse::<PostId>().is_err(), "{text}");
        }
    }

    #[test]
    fn handles_are_equal_whatever_their_case() {
        let shown: Handle = "@AcmeHelp".parse().unwrap();
        assert_eq!(shown, "acmehelp".parse().unwrap());
        assert_eq!(shown.as_str(), "AcmeHelp");
    }

    #[test]
    fn what_is_no_handle_is_refused() {
        for text in [
            "",
            "@",
            "acme help",
            "acme-help",
            "abcdefghijklmnopqrstu",
            "ácme",
        ] {
            assert!(text.parse::<Handle>().is_err(), "{text}");
        }
    }
}
