//! What is known of X's markup, as a table of data: its shape, and the file in which it can be exported
//! and loaded by hand, so that a fix need not wait for a new build. Such a file holds selectors and
//! names, never code.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::request::Client;

/// The version of the file's shape that this code reads and writes.
pub const SELECTORS_VERSION: u32 = 1;

/// The largest file that is read, in bytes. The table that is built in takes a tenth.
pub const LARGEST: usize = 128_000;

/// The name of the table that is built in.
pub const BUILT_IN: &str = "built in";

/// How long a selector may be, in bytes.
const SELECTOR_LENGTH: usize = 2_000;

/// How many names a client's table may hold.
const NAMES_AT_MOST: usize = 200;

/// How long a table's name may be, in characters.
const NAME_LENGTH: usize = 60;

/// The cues by which the parts of a post are found.
const CUES: [&str; 13] = [
    "article", "avatar", "card", "context", "film", "language", "link", "name", "note", "pixel",
    "quote", "text", "time",
];

/// What is known of one client's markup.
#[derive(Debug, Serialize, Deserialize)]
pub struct Table {
    /// What only this client shows, also on a page without posts.
    pub page: &'static str,
    /// What may be a post: the outermost of what looks like one.
    pub post: &'static str,
    /// A row of a list, which holds a post or something else.
    pub row: &'static str,
    /// The parts of a post, found in one call and in the page's order; each with what it is for.
    pub cues: Cow<'static, [(&'static str, &'static str)]>,
    /// The attribute by which the page names its parts.
    pub named_by: &'static str,
    /// What the values of that attribute name.
    pub names: Cow<'static, [Name]>,
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
    /// What every post has and no reader looks at: posts are counted by it.
    pub counted: &'static str,
    /// What holds one post's worth of that.
    pub around_counted: &'static str,
    /// What tells, above a post, where it stands: an ad's wrapper, a row of the list, or something
    /// that is no timeline (a quote, another post, a notification).
    pub around: Option<&'static str>,
    /// What wraps an ad, and other things.
    pub placement: Option<&'static str>,
    /// The box around an author's avatar; what stands beside it in its column is the line that joins
    /// the post to the next one.
    pub avatar_box: Option<&'static str>,
    /// The signed-in account's picture.
    pub viewer_picture: Option<&'static str>,
    /// The links that lead to the signed-in account.
    pub viewer_link: Option<&'static str>,
}

/// A value of the attribute by which the page names its parts, or how it begins or ends, and the part
/// that it names.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Name {
    /// The whole value, its beginning or its end.
    pub value: &'static str,
    /// Which of these.
    pub place: NamePlace,
    /// The part.
    pub part: Part,
}

/// Where in a value a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamePlace {
    /// It is all of it.
    Whole,
    /// At its start: what follows is a value.
    Start,
    /// At its end.
    End,
}

/// What an element of a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// The part that a name names, and what of it is beside the name.
    pub fn named<'a>(&self, found: &'a str) -> Option<(Part, &'a str)> {
        self.names.iter().find_map(|name| {
            let rest = match name.place {
                NamePlace::Whole => (found == name.value).then_some(""),
                NamePlace::Start => found.strip_prefix(name.value),
                NamePlace::End => found.strip_suffix(name.value),
            };
            rest.map(|rest| (name.part, rest))
        })
    }
}

/// A table as a file holds it. Its fields are those of [`Table`] in the same order, so that what is
/// written of the one is read as the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is that of the table")]
pub struct ClientSelectors {
    pub page: String,
    pub post: String,
    pub row: String,
    pub cues: BTreeMap<String, String>,
    pub named_by: String,
    pub names: Vec<NameText>,
    pub text: (String, Option<String>),
    pub header: Option<String>,
    pub quoted: String,
    pub times: bool,
    pub menu: String,
    pub counted: String,
    pub around_counted: String,
    pub around: Option<String>,
    pub placement: Option<String>,
    pub avatar_box: Option<String>,
    pub viewer_picture: Option<String>,
    pub viewer_link: Option<String>,
}

/// A name as a file holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameText {
    /// The whole value, its beginning or its end.
    pub value: String,
    /// Which of these.
    pub place: NamePlace,
    /// The part.
    pub part: Part,
}

/// A file of selectors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelectorFile {
    /// The version of its shape.
    pub careline_selectors: u32,
    /// What agents read of it.
    pub name: String,
    /// The classic client; what is not in it is read as it is built in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classic: Option<ClientSelectors>,
    /// The newer client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x_web: Option<ClientSelectors>,
    /// How often each cue stands on saved pages; for those who write tables, and not looked at here.
    #[serde(default, skip_serializing)]
    pub counts: IgnoredAny,
}

/// The loaded tables as content scripts read them; nothing for those that are built in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadedTables {
    /// The classic client's, in the compact form of [`Table`].
    pub classic: Option<Vec<u8>>,
    /// The newer client's.
    pub x_web: Option<Vec<u8>>,
}

/// Why a file can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelectorError {
    /// It is too large.
    #[error("this file is larger than {LARGEST} bytes: a table of selectors is much smaller")]
    TooLarge,
    /// It is no file of selectors.
    #[error("this is no table of selectors: export the built-in one to see what one looks like")]
    Foreign,
    /// A newer Careline's.
    #[error("this table is of version {0}, and this Careline reads {SELECTORS_VERSION}: update it")]
    Newer(u32),
    /// Something is missing, unknown or of another kind.
    #[error("this table can't be used: {0}")]
    Shape(String),
    /// Its name can't be shown.
    #[error(
        "the table's name is to be 1 to {NAME_LENGTH} letters, digits, blanks, dots and dashes: change it"
    )]
    Name,
    /// It tells nothing.
    #[error("this table says nothing of either client: give it a part “classic” or “x_web”")]
    Empty,
    /// A cue that no reader knows.
    #[error("{client}: there is no cue “{cue}”: use {}", CUES.join(", "))]
    Cue {
        /// The client.
        client: &'static str,
        /// The cue.
        cue: String,
    },
    /// A selector that browsers can't read.
    #[error("{client}: the selector of “{field}” can't be read: correct it")]
    Selector {
        /// The client.
        client: &'static str,
        /// Where it stands.
        field: String,
    },
    /// An attribute's name that can't be one.
    #[error("{client}: “{field}” is no name of an attribute: use small letters and dashes")]
    Attribute {
        /// The client.
        client: &'static str,
        /// What stands there.
        field: String,
    },
    /// Too many names.
    #[error("{client}: there are more than {NAMES_AT_MOST} names, or an empty one: leave some out")]
    Names {
        /// The client.
        client: &'static str,
    },
}

impl SelectorFile {
    /// Reads a file. `reads` says whether a browser can read a selector.
    ///
    /// # Errors
    /// [`SelectorError`] says what does not hold.
    pub fn read(text: &str, reads: impl Fn(&str) -> bool) -> Result<Self, SelectorError> {
        #[derive(Deserialize)]
        struct Head {
            careline_selectors: u32,
        }
        if text.len() > LARGEST {
            return Err(SelectorError::TooLarge);
        }
        let head: Head = serde_json::from_str(text).map_err(|_| SelectorError::Foreign)?;
        if head.careline_selectors > SELECTORS_VERSION {
            return Err(SelectorError::Newer(head.careline_selectors));
        }
        let file: Self =
            serde_json::from_str(text).map_err(|error| SelectorError::Shape(error.to_string()))?;
        file.check(&reads)?;
        Ok(file)
    }

    fn check(&self, reads: &impl Fn(&str) -> bool) -> Result<(), SelectorError> {
        let may_stand = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_');
        let length = self.name.chars().count();
        let is_blank = self.name.trim().is_empty();
        if is_blank || length > NAME_LENGTH || !self.name.chars().all(may_stand) {
            return Err(SelectorError::Name);
        }
        if self.classic.is_none() && self.x_web.is_none() {
            return Err(SelectorError::Empty);
        }
        let clients = [("classic", &self.classic), ("x_web", &self.x_web)];
        for (client, selectors) in clients {
            if let Some(selectors) = selectors {
                selectors.check(client, reads)?;
            }
        }
        Ok(())
    }

    /// The tables as content scripts read them.
    pub fn loaded(&self) -> LoadedTables {
        let compact = |of: &Option<ClientSelectors>| postcard::to_allocvec(of.as_ref()?).ok();
        LoadedTables {
            classic: compact(&self.classic),
            x_web: compact(&self.x_web),
        }
    }

    /// The text of a file.
    pub fn write(&self) -> String {
        // Texts, lists and names all have a form in JSON.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The file of the tables that are built in.
    pub fn of(tables: &[(Client, &Table)]) -> Self {
        let of = |wanted| {
            let found = tables.iter().find(|(client, _)| *client == wanted);
            found.map(|(_, table)| ClientSelectors::from(*table))
        };
        Self {
            careline_selectors: SELECTORS_VERSION,
            name: BUILT_IN.to_owned(),
            classic: of(Client::Classic),
            x_web: of(Client::XWeb),
            counts: IgnoredAny,
        }
    }
}

impl ClientSelectors {
    fn check(
        &self,
        client: &'static str,
        reads: &impl Fn(&str) -> bool,
    ) -> Result<(), SelectorError> {
        let cue = |cue: &&String| !CUES.contains(&cue.as_str());
        if let Some(cue) = self.cues.keys().find(cue) {
            let cue = cue.clone();
            return Err(SelectorError::Cue { client, cue });
        }
        let always = [
            ("page", &self.page),
            ("post", &self.post),
            ("row", &self.row),
            ("quoted", &self.quoted),
            ("menu", &self.menu),
            ("counted", &self.counted),
            ("around_counted", &self.around_counted),
        ];
        let sometimes = [
            ("header", &self.header),
            ("around", &self.around),
            ("placement", &self.placement),
            ("avatar_box", &self.avatar_box),
            ("viewer_picture", &self.viewer_picture),
            ("viewer_link", &self.viewer_link),
        ];
        let sometimes = sometimes.into_iter();
        let sometimes = sometimes.filter_map(|(field, selector)| Some((field, selector.as_ref()?)));
        let cues = self
            .cues
            .iter()
            .map(|(cue, selector)| (cue.as_str(), selector));
        for (field, selector) in always.into_iter().chain(sometimes).chain(cues) {
            let is_blank = selector.trim().is_empty();
            if is_blank || selector.len() > SELECTOR_LENGTH || !reads(selector) {
                let field = field.to_owned();
                return Err(SelectorError::Selector { client, field });
            }
        }
        for attribute in [&self.named_by, &self.text.0] {
            let fits = |c: u8| c.is_ascii_lowercase() || c == b'-';
            if attribute.is_empty() || attribute.len() > 60 || !attribute.bytes().all(fits) {
                let field = attribute.clone();
                return Err(SelectorError::Attribute { client, field });
            }
        }
        let is_empty = |name: &NameText| name.value.is_empty();
        if self.names.len() > NAMES_AT_MOST || self.names.iter().any(is_empty) {
            return Err(SelectorError::Names { client });
        }
        Ok(())
    }
}

impl From<&Table> for ClientSelectors {
    fn from(table: &Table) -> Self {
        let text = |text: &str| text.to_owned();
        Self {
            page: text(table.page),
            post: text(table.post),
            row: text(table.row),
            cues: table
                .cues
                .iter()
                .map(|(cue, selector)| (text(cue), text(selector)))
                .collect(),
            named_by: text(table.named_by),
            names: table
                .names
                .iter()
                .map(|name| NameText {
                    value: text(name.value),
                    place: name.place,
                    part: name.part,
                })
                .collect(),
            text: (text(table.text.0), table.text.1.map(text)),
            header: table.header.map(text),
            quoted: text(table.quoted),
            times: table.times,
            menu: text(table.menu),
            counted: text(table.counted),
            around_counted: text(table.around_counted),
            around: table.around.map(text),
            placement: table.placement.map(text),
            avatar_box: table.avatar_box.map(text),
            viewer_picture: table.viewer_picture.map(text),
            viewer_link: table.viewer_link.map(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn table() -> Table {
        Table {
            page: "main",
            post: "article",
            row: "li",
            cues: Cow::Borrowed(&[("link", "[href]"), ("time", "time")]),
            named_by: "data-testid",
            names: Cow::Borrowed(&[Name {
                value: "tweetText",
                place: NamePlace::Whole,
                part: Part::Text,
            }]),
            text: ("lang", None),
            header: Some("header"),
            quoted: "time",
            times: true,
            menu: "button",
            counted: ".like",
            around_counted: "article",
            around: Some("article"),
            placement: None,
            avatar_box: Some(".avatar"),
            viewer_picture: None,
            viewer_link: Some("nav a"),
        }
    }

    fn file() -> Value {
        let file = SelectorFile::of(&[(Client::Classic, &table())]);
        serde_json::from_str(&file.write()).unwrap()
    }

    fn refused(file: &Value) -> String {
        let reads = |selector: &str| !selector.contains("!!");
        match SelectorFile::read(&file.to_string(), reads) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn what_a_file_holds_is_what_content_scripts_read() {
        let file = SelectorFile::read(&file().to_string(), |_| true).unwrap();
        let bytes: &'static [u8] = file.loaded().classic.unwrap().leak();
        let read: Table = postcard::from_bytes(bytes).unwrap();
        assert_eq!(format!("{read:?}"), format!("{:?}", table()));
        assert_eq!(file.loaded().x_web, None, "as it is built in");
    }

    #[test]
    fn a_file_that_does_not_hold_is_refused_with_what_to_do() {
        assert_eq!(refused(&file()), "");
        let with = |pointer: &str, value: Value| {
            let mut file = file();
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            file.pointer_mut(parent).unwrap()[key] = value;
            refused(&file)
        };
        for (pointer, value, says) in [
            ("/careline_selectors", json!(2), "version 2"),
            ("/careline_selectors", json!("x"), "no table of selectors"),
            ("/name", json!(""), "the table's name"),
            ("/name", json!("<b>x</b>"), "the table's name"),
            ("/script", json!("alert(1)"), "unknown field `script`"),
            ("/classic/pots", json!("a"), "unknown field `pots`"),
            ("/classic", json!(null), "nothing of either client"),
            (
                "/classic/post",
                json!("article!!"),
                "classic: the selector of “post”",
            ),
            (
                "/classic/post",
                json!(" "),
                "classic: the selector of “post”",
            ),
            (
                "/classic/post",
                json!("a".repeat(3_000)),
                "classic: the selector of “post”",
            ),
            ("/classic/post", json!(7), "invalid type"),
            ("/classic/cues/lnik", json!("a"), "no cue “lnik”"),
            (
                "/classic/cues/link",
                json!("!!"),
                "classic: the selector of “link”",
            ),
            (
                "/classic/header",
                json!("!!"),
                "classic: the selector of “header”",
            ),
            (
                "/classic/named_by",
                json!("on click"),
                "no name of an attribute",
            ),
            (
                "/classic/names",
                json!([{"value": "x", "place": "whole", "part": "pots"}]),
                "unknown variant `pots`",
            ),
            (
                "/classic/names",
                json!([{"value": "", "place": "whole", "part": "text"}]),
                "an empty one",
            ),
        ] {
            let why = with(pointer, value.clone());
            assert!(why.contains(says), "{pointer} = {value}: {why}");
        }
        assert_eq!(refused(&json!([])), SelectorError::Foreign.to_string());
        let large = format!("{}{}", " ".repeat(LARGEST), file());
        assert_eq!(
            SelectorFile::read(&large, |_| true),
            Err(SelectorError::TooLarge)
        );
    }

    #[test]
    fn counts_of_saved_pages_may_stand_in_a_file() {
        let mut file = file();
        file["counts"] = json!({"a.html": {"link": 3}});
        assert_eq!(refused(&file), "");
    }
}
