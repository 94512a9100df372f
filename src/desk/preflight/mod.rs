//! Pre-flight: what to know of a reply before it is sent.
//!
//! An agent's draft is read as it stands in X's composer, and what is found is said beside it.
//! Nothing here stops anybody: X's own button is never touched. A finding that is
//! [`Severity::Stop`] asks for a reason, and the reason goes into the ticket's log.

mod gaps;
mod personal;
mod private;
pub mod sameness;

use serde::{Deserialize, Serialize};

use super::calendar::Calendar;
use super::length::weighted_length;
use super::post::Handle;
use super::promise::promises;
use super::sign_off::sign_off;
use super::time::Millis;
use super::view::LENGTH_LIMIT;

pub use personal::PersonalData;

use sameness::Sent;

/// Of how many of an agent's latest replies it is told how many are the same.
const LATEST: usize = 20;

/// How many of them may be the same before it is said.
const SAME_AT_MOST: usize = 3;

/// A reply that is being written, and what the desk knows around it.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The text in the composer.
    pub text: &'a str,
    /// The account that would send it; `None` where the page does not show which.
    pub account: Option<&'a Handle>,
    /// The accounts that answer for the brand.
    pub accounts: &'a [Handle],
    /// The brand's own names and handles, by which its own addresses are told from a person's.
    pub brand_words: &'a [String],
    /// The agent's initials; empty where none are set, and then no sign-off is asked for.
    pub initials: &'a str,
    /// Texts that the team has written as templates: what stands there is no person's.
    pub templates: &'a [&'a str],
    /// When the agent began to write.
    pub begun: Millis,
    /// When the latest reply of the brand to this customer was made.
    pub latest_reply: Option<Millis>,
    /// When the customer's latest post was made.
    pub latest_post: Option<Millis>,
    /// Whether the customer has had a meaningful public answer already.
    pub answered_before: bool,
    /// The agent's earlier replies.
    pub sent: &'a Sent,
    /// The brand's calendar, for the promises that a reply makes.
    pub calendar: &'a Calendar,
    /// Now.
    pub now: Millis,
}

/// What is found in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub concern: Concern,
    /// Where it stands in the text, in Unicode scalar values: start, and end exclusive.
    pub place: Option<(u32, u32)>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Note,
    /// Worth a second look.
    Look,
    /// Not to be sent so, unless there is a reason.
    Stop,
}

/// What can be wrong with a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// It would be sent from an account that does not answer for the brand.
    WrongAccount {
        /// The account.
        account: Handle,
    },
    /// A hole that should have been filled.
    Gap {
        /// What stands in its place, such as `{{ customer.name }}`.
        words: String,
    },
    /// Something about a person that does not belong in public.
    Personal {
        /// What it is.
        of: PersonalData,
    },
    /// A colleague answered since the agent began to write.
    ColleagueAnswered,
    /// The customer wrote again since the agent began to write.
    CustomerWrote,
    /// Longer than X takes.
    TooLong {
        /// How many weighted characters too many.
        over: u32,
    },
    /// The first public answer only asks the customer to write in private.
    PrivateFirst,
    /// No sign-off, such as `^AB`.
    NoSignOff {
        /// The agent's initials.
        initials: String,
    },
    /// Other initials than the agent's.
    OtherSignOff {
        /// What stands there.
        found: String,
        /// The agent's initials.
        initials: String,
    },
    /// The reply is the same as many before.
    Same {
        /// How many of the latest replies are the same.
        same: u32,
        /// How many were compared.
        of: u32,
    },
    /// The reply promises something by a time.
    Promise {
        /// The words.
        words: String,
        /// Until when it is to be kept.
        due: Millis,
    },
}

/// What kind of concern it is, for the log: it holds neither names nor texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConcernKind {
    /// The wrong account.
    WrongAccount,
    /// A hole.
    Gap,
    /// Personal data.
    Personal(PersonalData),
    /// A colleague's answer.
    ColleagueAnswered,
    /// The customer's newer post.
    CustomerWrote,
    /// Too long.
    TooLong,
    /// A first answer that only asks for a private message.
    PrivateFirst,
    /// No sign-off, or another's.
    SignOff,
    /// The same as many before.
    Same,
    /// A promise.
    Promise,
}

impl ConcernKind {
    /// What an agent reads in the log.
    pub const fn words(self) -> &'static str {
        match self {
            Self::WrongAccount => "another account",
            Self::Gap => "a gap",
            Self::Personal(of) => of.words(),
            Self::ColleagueAnswered => "a colleague's answer",
            Self::CustomerWrote => "the customer's newer post",
            Self::TooLong => "its length",
            Self::PrivateFirst => "only asking for a direct message",
            Self::SignOff => "its sign-off",
            Self::Same => "its sameness",
            Self::Promise => "a promise",
        }
    }
}

impl Concern {
    /// Its kind.
    pub const fn kind(&self) -> ConcernKind {
        match self {
            Self::WrongAccount { .. } => ConcernKind::WrongAccount,
            Self::Gap { .. } => ConcernKind::Gap,
            Self::Personal { of } => ConcernKind::Personal(*of),
            Self::ColleagueAnswered => ConcernKind::ColleagueAnswered,
            Self::CustomerWrote => ConcernKind::CustomerWrote,
            Self::TooLong { .. } => ConcernKind::TooLong,
            Self::PrivateFirst => ConcernKind::PrivateFirst,
            Self::NoSignOff { .. } | Self::OtherSignOff { .. } => ConcernKind::SignOff,
            Self::Same { .. } => ConcernKind::Same,
            Self::Promise { .. } => ConcernKind::Promise,
        }
    }

    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::WrongAccount { .. }
            | Self::Gap { .. }
            | Self::Personal { .. }
            | Self::ColleagueAnswered
            | Self::TooLong { .. } => Severity::Stop,
            Self::CustomerWrote
            | Self::PrivateFirst
            | Self::NoSignOff { .. }
            | Self::OtherSignOff { .. }
            | Self::Same { .. } => Severity::Look,
            Self::Promise { .. } => Severity::Note,
        }
    }

    /// What an agent reads.
    pub fn sentence(&self) -> String {
        match self {
            Self::WrongAccount { account } => {
                format!("@{account} does not answer for this brand: switch accounts before you send")
            }
            Self::Gap { words } => format!("{words} was never filled in"),
            Self::Personal { of } => {
                format!("{} in public: ask for it in private instead", of.words())
            }
            Self::ColleagueAnswered => {
                "A colleague answered this customer while you were writing".to_owned()
            }
            Self::CustomerWrote => "The customer wrote again while you were writing".to_owned(),
            Self::TooLong { over: 1 } => "1 character more than X takes".to_owned(),
            Self::TooLong { over } => format!("{over} characters more than X takes"),
            Self::PrivateFirst => {
                "The first public answer only asks for a direct message: say something that helps as well"
                    .to_owned()
            }
            Self::NoSignOff { initials } => format!("Not signed: add ^{initials}"),
            Self::OtherSignOff { found, initials } => {
                format!("Signed {found}, and you are ^{initials}")
            }
            Self::Same { same, of } => {
                format!("{same} of your last {of} replies are the same: write this one for its customer")
            }
            Self::Promise { words, .. } => format!("Promises an answer: “{words}”"),
        }
    }
}

/// Everything to know of a draft, what matters most first. An empty draft has nothing to it.
pub fn preflight(draft: &Draft<'_>) -> Vec<Finding> {
    if draft.text.trim().is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Finding> = around(draft).map(Finding::of_the_whole).collect();
    found.extend(gaps::gaps(draft.text));
    found.extend(personal::personal(draft));
    found.extend(
        promises(draft.text, draft.now, draft.calendar)
            .into_iter()
            .map(|promise| Finding {
                place: Some((promise.start, promise.end)),
                concern: Concern::Promise {
                    words: promise.words,
                    due: promise.due,
                },
            }),
    );
    found.sort_by(|one, other| {
        let rank = |finding: &Finding| std::cmp::Reverse(finding.concern.severity());
        rank(one)
            .cmp(&rank(other))
            .then(one.place.cmp(&other.place))
            .then_with(|| one.concern.cmp(&other.concern))
    });
    found
}

/// What concerns the draft as a whole.
fn around<'a>(draft: &Draft<'a>) -> impl Iterator<Item = Concern> + 'a {
    let account = draft
        .account
        .filter(|account| !draft.accounts.contains(account))
        .map(|account| Concern::WrongAccount {
            account: (*account).clone(),
        });
    let since = |time: Option<Millis>| time.is_some_and(|time| time > draft.begun);
    let colleague = since(draft.latest_reply).then_some(Concern::ColleagueAnswered);
    let customer = since(draft.latest_post).then_some(Concern::CustomerWrote);
    let over = weighted_length(draft.text).saturating_sub(LENGTH_LIMIT);
    let length = (over > 0).then_some(Concern::TooLong { over });
    let private = (!draft.answered_before && private::only_asks_for_private(draft.text))
        .then_some(Concern::PrivateFirst);
    let signed = signature(draft.text, draft.initials);
    let (same, of) = draft.sent.same_as(draft.text, LATEST);
    let same = (same > SAME_AT_MOST).then_some(Concern::Same {
        same: u32::try_from(same).unwrap_or(u32::MAX),
        of: u32::try_from(of).unwrap_or(u32::MAX),
    });
    [account, colleague, customer, length, private, signed, same]
        .into_iter()
        .flatten()
}

/// What is wrong with a draft's sign-off, for an agent with these initials. A name that begins as the
/// initials do may be the agent's own.
fn signature(text: &str, initials: &str) -> Option<Concern> {
    if initials.is_empty() {
        return None;
    }
    let initials = initials.to_owned();
    let Some(found) = sign_off(text) else {
        return Some(Concern::NoSignOff { initials });
    };
    let lower = |text: &str| text.to_lowercase();
    let is_own = if found.chars().any(char::is_lowercase) {
        lower(&found).chars().next() == lower(&initials).chars().next()
    } else {
        lower(&found) == lower(&initials)
    };
    (!is_own).then_some(Concern::OtherSignOff { found, initials })
}

impl Finding {
    const fn of_the_whole(concern: Concern) -> Self {
        Self {
            concern,
            place: None,
        }
    }
}

/// A text whose links, handles and hashtags are blanked out, letter by letter, so that their digits
/// are no numbers and places stay what they are.
fn bare(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    for entity in super::entities::entities(text) {
        for letter in letters.iter_mut().take(entity.end).skip(entity.start) {
            *letter = ' ';
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_elses_initials_are_told() {
        assert_eq!(signature("Done ^AB", "AB"), None);
        assert_eq!(signature("Done ^Anna", "AB"), None);
        assert_eq!(signature("Done", ""), None);
        assert!(matches!(
            signature("Done", "AB"),
            Some(Concern::NoSignOff { .. })
        ));
        assert!(matches!(
            signature("Done ^CD", "AB"),
            Some(Concern::OtherSignOff { .. })
        ));
    }
}
