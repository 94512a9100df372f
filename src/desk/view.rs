//! What the overlay and the panel draw: tickets as an agent reads them, with every time already
//! computed in UTC.

use serde::{Deserialize, Serialize};

use super::chip::Stage;
use super::event::{Digest, SightingKey, Stamp, TicketId};
use super::part;
use super::post::{Handle, PostId};
use super::preflight::{ConcernKind, Severity};
use super::status::{Priority, Status};
use super::time::Millis;

/// How a view names its ticket: the id, and the person in whose part of the store it lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TicketRef {
    /// The ticket.
    pub id: TicketId,
    /// The digest of the customer's handle.
    pub person: Digest,
}

/// A ticket as its chip shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketView {
    /// The ticket.
    pub of: TicketRef,
    /// The customer's posts in it: each shows this chip.
    pub posts: Vec<PostId>,
    /// Its status.
    pub status: Status,
    /// Who has it.
    pub holder: Option<HolderView>,
    /// How much it matters.
    pub priority: Priority,
    /// How long the customer has waited, and how that is going.
    pub clock: ClockView,
    /// The codes of its hand-offs with which nobody came back.
    #[serde(default)]
    pub handed_off: Vec<String>,
    /// Until when it is out of the way, also where that is over.
    #[serde(default)]
    pub snoozed_until: Option<Millis>,
}

/// Who has a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolderView {
    /// The agent's name.
    pub name: String,
    /// The agent's initials.
    pub initials: String,
    /// Whether that is the agent of this browser profile.
    pub mine: bool,
    /// When the lease ends: from then on nobody has it. `None` where it was noted before claims were
    /// lent.
    #[serde(default)]
    pub until: Option<Millis>,
}

impl HolderView {
    /// Whether the agent still has the ticket.
    pub fn holds(&self, now: Millis) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// The clock that matters most now. All its times are UTC, calendars already applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockView {
    /// The watch list: no clock runs.
    Watch {
        /// When the customer posted.
        since: Millis,
    },
    /// The customer waits.
    Running {
        /// When the oldest unanswered post was made.
        since: Millis,
        /// Until when an answer is worth most.
        golden_until: Millis,
        /// From when the target is at risk.
        at_risk_from: Millis,
        /// When the answer is due.
        due: Millis,
    },
    /// The customer waits, but the status stops the clock.
    Paused {
        /// When the oldest unanswered post was made.
        since: Millis,
    },
    /// Every post is answered.
    Answered {
        /// When the oldest of the posts that the latest answer answers was made.
        since: Millis,
        /// When the answer was posted.
        at: Millis,
        /// When it was due.
        due: Millis,
    },
    /// Nobody will answer: no action, spam or closed without a reply.
    Ended {
        /// When the customer posted.
        since: Millis,
    },
    /// Every post is answered, and the brand has promised more.
    Promised {
        /// When it was promised.
        since: Millis,
        /// From when the promise is at risk.
        at_risk_from: Millis,
        /// Until when it is to be kept.
        due: Millis,
    },
}

impl ClockView {
    /// Since when it runs, or did.
    pub const fn since(&self) -> Millis {
        match *self {
            Self::Watch { since }
            | Self::Running { since, .. }
            | Self::Paused { since }
            | Self::Answered { since, .. }
            | Self::Ended { since }
            | Self::Promised { since, .. } => since,
        }
    }

    /// From when it is at risk and when it is due, while it runs.
    pub const fn deadline(&self) -> Option<(Millis, Millis)> {
        match *self {
            Self::Running {
                at_risk_from, due, ..
            }
            | Self::Promised {
                at_risk_from, due, ..
            } => Some((at_risk_from, due)),
            Self::Watch { .. }
            | Self::Paused { .. }
            | Self::Answered { .. }
            | Self::Ended { .. } => None,
        }
    }
}

/// A ticket as its card shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardView {
    /// The same as on the chip.
    pub ticket: TicketView,
    /// The brand's name.
    pub brand: String,
    /// Who asks.
    pub customer: CustomerView,
    /// Why it was matched and why it ranks where it does.
    pub reasons: Vec<ReasonView>,
    /// Each clock with its state.
    pub clocks: Vec<ClockLine>,
    /// The statuses an agent may move it to.
    pub may_become: Vec<Status>,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Until when it is out of the way.
    pub snoozed_until: Option<Millis>,
    /// What happened, newest first.
    pub log: Vec<LogLine>,
    /// The templates, rendered for this ticket.
    pub templates: Vec<TemplateView>,
    /// What its replies promise, where no agent has said yet whether that runs a clock.
    pub promises: Vec<PromiseView>,
    /// The customer's other tickets with the brand, latest first.
    pub earlier: Vec<EarlierView>,
    /// Its hand-offs, latest first; more than one means that the customer is passed on.
    pub hand_offs: Vec<HandOffView>,
    /// What an agent said came of it for the customer, in words.
    pub outcome: Option<String>,
}

/// What a reply of the brand promises, as it is proposed to the agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseView {
    /// The reply.
    pub reply: PostId,
    /// Where the words begin in its text, in Unicode scalar values.
    pub start: u32,
    /// Where they end, exclusive.
    pub end: u32,
    /// The words that name the time, such as "within 24 hours".
    pub words: String,
    /// Until when it is to be kept.
    pub due: Millis,
    /// Whether the words name no time of their own, so that the due time is a guess.
    pub vague: bool,
}

/// Another ticket of the same customer with the same brand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierView {
    /// The ticket.
    pub of: TicketRef,
    /// When the customer first posted in it.
    pub since: Millis,
    /// What it was about, such as "A complaint"; empty where triage said nothing.
    pub about: String,
    /// Its status.
    pub status: Status,
    /// Since when it has had that.
    pub status_since: Millis,
    /// The team's latest notes, latest first.
    pub notes: Vec<String>,
}

/// A hand-off to someone in the field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOffView {
    /// The return code.
    pub code: String,
    /// What to tell them: who, where, what, by when, the public post and the code.
    pub text: String,
    /// The same as the address of a mail to be written.
    pub mailto: String,
    /// When it was handed off.
    pub at: Millis,
    /// By when it is to be done.
    pub by: Option<Millis>,
    /// When somebody came back with the code.
    pub back_at: Option<Millis>,
}

/// What there is to tell an agent who is not looking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// The ticket.
    pub of: TicketRef,
    /// What its clock came to: at risk or overdue.
    pub stage: Stage,
    /// When it is or was due.
    pub due: Millis,
    /// Its status.
    pub status: Status,
    /// Whether this profile's agent has it; `None` where nobody does.
    pub mine: Option<bool>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerView {
    /// The name shown; empty when it was erased or has expired.
    pub name: String,
    /// The handle; `None` when the person was erased.
    pub handle: Option<Handle>,
}

/// One reason, with the words of the post it points at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonView {
    /// The reason, such as "Tagged".
    pub phrase: String,
    /// The words it points at, such as "@acmehelp".
    pub quote: Option<String>,
}

/// One clock of a ticket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClockLine {
    /// Which clock.
    pub name: ClockName,
    /// How it is going.
    pub clock: ClockView,
}

/// The clocks a ticket has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockName {
    /// Until anybody says anything.
    Acknowledged,
    /// Until the first meaningful reply.
    FirstReply,
    /// Until the oldest unanswered later post is answered.
    NextReply,
    /// Until it is solved, however often it was opened again.
    Resolution,
    /// Until it is solved for the first time.
    FirstResolution,
    /// Until a promise of the brand is to be kept. No policy has a target for it.
    Promise,
}

impl ClockName {
    /// Every clock that a policy may have a target for, in the order in which they stop.
    pub const TARGETS: [Self; 5] = [
        Self::Acknowledged,
        Self::FirstReply,
        Self::NextReply,
        Self::FirstResolution,
        Self::Resolution,
    ];

    /// The words agents read.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Acknowledged => "Acknowledged",
            Self::FirstReply => "First reply",
            Self::NextReply => "Next reply",
            Self::Resolution => "Resolution",
            Self::FirstResolution => "First resolution",
            Self::Promise => "Promise",
        }
    }
}

/// One line of a ticket's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// When it happened: an action's time, a post's own time for a sighting.
    pub at: Millis,
    /// What happened, as a sentence without its subject, such as "claimed it".
    pub what: String,
    /// Who did it: an agent's name, a handle, or "the page".
    pub who: String,
    /// The text of a note or post, where it is still kept.
    pub text: Option<String>,
    /// Whether it counts; undone, discarded and forbidden things do not.
    pub in_force: bool,
    /// How the agent can take it back.
    pub take_back: Option<TakeBack>,
}

/// How a line of the log can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakeBack {
    /// By undoing the action.
    Undo {
        /// The action.
        action: Stamp,
    },
    /// By discarding the sighting.
    Discard {
        /// The sighting.
        sighting: SightingKey,
    },
}

/// A template as the picker shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateView {
    /// What names it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it only acknowledges.
    pub acknowledgement: bool,
    /// What is typed to insert it, in small letters; empty for none.
    pub shortcut: String,
    /// Its name, shortcut, folder and tags in small letters, each on a line: what it is found by, beside
    /// its text.
    pub words: String,
    /// Its text for this ticket.
    pub rendered: Rendered,
}

impl TemplateView {
    /// Whether a text in small letters finds it: in its words or in its text.
    pub fn is_found_by(&self, wanted: &str) -> bool {
        let in_text = |text: &str| {
            let text: String = text.chars().flat_map(char::to_lowercase).collect();
            part::holds(&text, wanted)
        };
        part::holds(&self.words, wanted)
            || matches!(&self.rendered, Rendered::Ready { text, .. } if in_text(text))
    }
}

/// A template's text for one ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rendered {
    /// It can be inserted.
    Ready {
        /// The text.
        text: String,
        /// Its weighted length by X's rule.
        length: u32,
    },
    /// It can't: what is wrong, where, and what to do.
    Wrong {
        /// The sentence an agent reads.
        why: String,
    },
}

/// What pre-flight found in a draft, as an agent reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingView {
    /// How much it matters.
    pub severity: Severity,
    /// What kind of concern it is.
    pub kind: ConcernKind,
    /// What it is and what to do, as a sentence.
    pub sentence: String,
    /// Where it stands in the text, in Unicode scalar values: start, and end exclusive.
    pub place: Option<(u32, u32)>,
}

/// How many weighted characters X takes in a post.
pub const LENGTH_LIMIT: u32 = 280;
