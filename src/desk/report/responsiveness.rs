//! Responsiveness: every figure of the contacts that were asked for, as a whole or by brand, handle,
//! agent, template, type, priority, language, hour or weekday.

use std::collections::BTreeMap;

use super::asked::{Asked, Member};
use super::book::Book;
use super::contact::Reached;
use super::figure::Figure;
use super::histogram::{Bar, histogram};
use super::names::{Name, Names};
use crate::desk::calendar::Weekday;
use crate::desk::status::Priority;
use crate::desk::triage::PostType;

/// What contacts are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Not at all.
    All,
    /// The brand.
    Brand,
    /// The brand's handle that the customer addressed; who addressed two counts for both.
    Handle,
    /// Whether that was a main handle or one for care.
    Reached,
    /// Who wrote the first meaningful reply.
    Agent,
    /// The template that it was written with.
    Template,
    /// What the customer's post is.
    Type,
    /// How much the ticket matters.
    Priority,
    /// The language X states of the post.
    Language,
    /// The hour in which the customer posted, in the zone of the ticket's calendar.
    Hour,
    /// The day of the week of that.
    Weekday,
    /// Whether the post is polite.
    Politeness,
}

/// What contacts of one group share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Everything.
    All,
    /// A name.
    Name(Name),
    /// A kind of handle.
    Reached(Reached),
    /// A type.
    Type(PostType),
    /// A priority.
    Priority(Priority),
    /// An hour.
    Hour(u8),
    /// A day of the week: Monday is 0.
    Weekday(u8),
    /// Politeness.
    Polite(bool),
    /// Nothing is known.
    Unknown,
}

/// The figures of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What its contacts share.
    pub group: Group,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The waits for the first meaningful reply.
    pub bars: Vec<Bar>,
}

impl By {
    /// All that there are.
    pub const ALL: [Self; 12] = [
        Self::All,
        Self::Brand,
        Self::Handle,
        Self::Reached,
        Self::Agent,
        Self::Template,
        Self::Type,
        Self::Priority,
        Self::Language,
        Self::Hour,
        Self::Weekday,
        Self::Politeness,
    ];

    /// The word in the formats.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Brand => "brand",
            Self::Handle => "handle",
            Self::Reached => "main_or_care",
            Self::Agent => "agent",
            Self::Template => "template",
            Self::Type => "type",
            Self::Priority => "priority",
            Self::Language => "language",
            Self::Hour => "hour",
            Self::Weekday => "weekday",
            Self::Politeness => "politeness",
        }
    }

    /// How a person reads it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::All => "All contacts",
            Self::Brand => "Brand",
            Self::Handle => "Handle",
            Self::Reached => "Main or care handle",
            Self::Agent => "Agent",
            Self::Template => "Template",
            Self::Type => "Type",
            Self::Priority => "Priority",
            Self::Language => "Language",
            Self::Hour => "Hour",
            Self::Weekday => "Weekday",
            Self::Politeness => "Politeness",
        }
    }

    /// The groups that a contact is in: one, but for handles.
    pub fn groups(self, member: &Member<'_>) -> impl Iterator<Item = Group> + use<> {
        let course = member.course;
        let name = |name: Option<Name>| name.map_or(Group::Unknown, Group::Name);
        let handles = match self {
            Self::Handle => course.handles.to_vec(),
            _ => Vec::new(),
        };
        let one = match self {
            Self::All => Group::All,
            Self::Brand => Group::Name(member.contact.brand),
            Self::Handle => Group::Unknown,
            Self::Reached => Group::Reached(course.reached),
            Self::Agent => name(course.agent),
            Self::Template => name(course.template),
            Self::Type => course.post_type.map_or(Group::Unknown, Group::Type),
            Self::Priority => Group::Priority(member.contact.priority),
            Self::Language => name(course.language),
            Self::Hour => Group::Hour(course.hour),
            Self::Weekday => Group::Weekday(course.weekday),
            Self::Politeness => member.contact.polite.map_or(Group::Unknown, Group::Polite),
        };
        let one = handles.is_empty().then_some(one);
        handles.into_iter().map(Group::Name).chain(one)
    }
}

impl Group {
    /// How the formats and people read it.
    pub fn words(self, names: &Names) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Name(name) => names.word(name).to_owned(),
            Self::Reached(Reached::Care) => "care".to_owned(),
            Self::Reached(Reached::Main) => "main".to_owned(),
            Self::Reached(Reached::Neither) => "neither".to_owned(),
            Self::Type(of) => type_word(of).to_owned(),
            Self::Priority(priority) => priority.word().to_owned(),
            Self::Hour(hour) => format!("{hour:02}"),
            Self::Weekday(day) => {
                let day = Weekday::ALL.get(usize::from(day));
                day.map_or_else(String::new, |day| day.to_string().to_lowercase())
            }
            Self::Polite(true) => "polite".to_owned(),
            Self::Polite(false) => "not_polite".to_owned(),
            Self::Unknown => "unknown".to_owned(),
        }
    }
}

const fn type_word(of: PostType) -> &'static str {
    match of {
        PostType::Complaint => "complaint",
        PostType::Question => "question",
        PostType::Request => "request",
        PostType::Information => "information",
        PostType::Praise => "praise",
        PostType::Closing => "closing",
        PostType::Chatter => "chatter",
        PostType::Promotion => "promotion",
    }
}

/// The contacts that were asked for by group: names by the alphabet, the rest in its own order, what
/// is not known last.
pub fn grouped<'a>(book: &'a Book, asked: &Asked, by: By) -> Vec<(Group, Vec<Member<'a>>)> {
    let mut groups: BTreeMap<Group, Vec<Member<'a>>> = BTreeMap::new();
    for member in asked.members(&book.contacts) {
        for group in by.groups(&member) {
            groups.entry(group).or_default().push(member);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_cached_key(|(group, _)| match group {
        Group::Name(name) => (0, book.names.word(*name).to_owned()),
        Group::Unknown => (2, String::new()),
        _ => (1, String::new()),
    });
    groups
}

/// Every figure of every group.
pub fn responsiveness(book: &Book, asked: &Asked, by: By) -> Vec<Row> {
    let groups = grouped(book, asked, by).into_iter();
    groups
        .map(|(group, members)| Row {
            group,
            figures: Figure::all(&members, asked),
            bars: histogram(&members, asked),
        })
        .collect()
}
