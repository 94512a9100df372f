//! Does a post owe its customer an answer, how soon, and why.
//!
//! A post owes an answer when it asks the brand something (also a rhetorical question that voices a
//! problem), reports a problem, requests an action, supplies what the brand asked for, says that a
//! promise was not kept, or raises a risk. It owes none when it is praise or thanks alone, a closing
//! remark, chatter, news, promotion, or talk between others. Mixed posts owe one.
//!
//! A lexicon notices [`signals`], which explain the decision; a linear model over signals and runs
//! of words, trained beforehand, weighs them. Everything is deterministic, and the follower count of
//! an author is not even known here. Triage suggests: it never removes a post from sight.

mod decide;
mod features;
mod learn;
mod lexicon;
mod lexicon_mood;
mod lexicon_others;
mod lexicon_romance;
mod model;
mod phrases;
mod signals;
mod words;

use serde::{Deserialize, Serialize};

pub use decide::Triager;
pub use features::{BUCKETS, Features, Reader, Seen};
pub use learn::{Learned, Overrule};
pub use model::{Head, Model, ModelError};
pub use signals::Signal;

use super::status::Priority;

/// What is triaged: a post that concerns a brand, and what is known around it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Subject<'a> {
    /// The post's text.
    pub text: &'a str,
    /// The language X states, as a BCP 47 tag.
    pub lang: Option<&'a str>,
    /// The text of the post it replies to, where known.
    pub in_reply_to: Option<&'a str>,
    /// Whether that post is the brand's own.
    pub answers_brand: bool,
    /// Whether it speaks to somebody else first and only names the brand.
    pub to_other: bool,
    /// The how manieth post of this customer to this brand today it is; 0 where unknown.
    pub posts_today: u32,
}

impl<'a> Subject<'a> {
    /// A post of which only the text is known.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

/// What a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostType {
    /// It reports that something went wrong.
    Complaint,
    /// It asks for information.
    Question,
    /// It asks for an action.
    Request,
    /// It supplies what was asked for.
    Information,
    /// It praises or thanks.
    Praise,
    /// It ends the conversation.
    Closing,
    /// It talks, jokes or passes on news.
    Chatter,
    /// It promotes something.
    Promotion,
}

impl PostType {
    /// Every type: first those that owe an answer.
    pub const ALL: [Self; 8] = [
        Self::Complaint,
        Self::Question,
        Self::Request,
        Self::Information,
        Self::Praise,
        Self::Closing,
        Self::Chatter,
        Self::Promotion,
    ];

    /// How an agent reads it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Complaint => "A complaint",
            Self::Question => "A question",
            Self::Request => "A request",
            Self::Information => "Information",
            Self::Praise => "Praise",
            Self::Closing => "A closing remark",
            Self::Chatter => "Chatter",
            Self::Promotion => "Promotion",
        }
    }

    /// Whether posts of this type owe an answer.
    pub const fn owes_answer(self) -> bool {
        matches!(
            self,
            Self::Complaint | Self::Question | Self::Request | Self::Information
        )
    }
}

/// One reason for a decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reason {
    /// The reason as a short phrase, such as "something is late".
    pub phrase: String,
    /// Where the words begin that it points at, in Unicode scalar values; `None` for what the whole
    /// post shows.
    pub start: Option<u32>,
    /// Where they end, exclusive.
    pub end: Option<u32>,
}

/// The triage of one post, in the shape that the commands print (`docs/formats.md`), reasons with
/// their places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Triage {
    /// How likely it is a complaint, from 0 to 1.
    pub complaint: f32,
    /// Whether enough of it was understood to decide.
    pub known: bool,
    /// Whether it owes an answer; true where that is not known.
    pub owes_answer: bool,
    /// How likely it owes one, from 0 to 1; 0.5 where its language is not read.
    pub probability: f32,
    /// What it is.
    #[serde(rename = "type")]
    pub post_type: PostType,
    /// How much it matters.
    pub priority: Priority,
    /// Why, most telling first.
    pub reasons: Vec<Reason>,
}
