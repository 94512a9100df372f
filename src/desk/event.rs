//! What happened: the actions of agents and the sightings of the page.
//!
//! A ticket is nothing but the events that name it. Names and texts stand beside the log, never in
//! it: an event holds salted digests of them, so that a person can be erased and a text can expire
//! while the log stays whole.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::brand::BrandId;
use super::devices::carried::Carried;
use super::mention::MatchClass;
use super::outcome::Noted;
use super::post::{Handle, PostId};
use super::preflight::ConcernKind;
use super::status::{Priority, Status};
use super::time::Millis;
use super::triage::PostType;
use super::verdict::Verdict;

/// The version of the events' shape that this code writes.
pub const EVENT_VERSION: u16 = 1;

/// What names a ticket: the brand, and the customer's first post in it when it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TicketId {
    /// The brand that was asked.
    pub brand: BrandId,
    /// The customer's first post.
    pub post: PostId,
}

impl fmt::Display for TicketId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.brand, self.post)
    }
}

/// One copy of the extension in one browser profile.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub String);

/// One person who answers customers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgentId(pub String);

/// A reading of a hybrid logical clock: names an action and orders it among all devices' actions.
/// See Kulkarni et al., "Logical Physical Clocks" (2014).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// The device's clock, or the latest time it has heard of where that is later.
    pub ms: Millis,
    /// Tells apart what happened in one millisecond.
    pub counter: u32,
    /// Where it happened.
    pub device: DeviceId,
}

/// A salted SHA-256 digest of a name or a text, cut to 128 bits and written in hexadecimal: equal
/// things have equal digests on one desk, and nothing can be read back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(pub String);

/// The SHA-256 hash of an action, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActionHash(pub String);

/// What happened to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// An agent, or an agent's settings, did something.
    Action(Action),
    /// A page showed something.
    Sighting(Sighting),
}

/// What an agent did.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Action {
    /// What names and orders it.
    pub id: Stamp,
    /// The version of its shape.
    pub version: u16,
    /// The hash of the same device's previous action, so that a report can be proved.
    pub previous: Option<ActionHash>,
    /// Who did it.
    pub agent: AgentId,
    /// The ticket it concerns.
    pub ticket: TicketId,
    /// What was done.
    pub deed: Deed,
}

/// What can be done to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// The agent takes the ticket.
    Claim,
    /// The holder lets it go.
    Release,
    /// It is moved to another status.
    SetStatus {
        /// The new status.
        to: Status,
    },
    /// Its priority is overruled.
    SetPriority {
        /// The new priority.
        to: Priority,
    },
    /// A note for the team is added; its text stands beside the log.
    Note {
        /// The digest of the text.
        text: Digest,
    },
    /// A tag is added.
    Tag {
        /// The tag.
        tag: String,
    },
    /// A tag is taken off.
    Untag {
        /// The tag.
        tag: String,
    },
    /// It is out of the way until a time.
    Snooze {
        /// When it comes back.
        until: Millis,
    },
    /// It comes back at once.
    Wake,
    /// A template was put into the composer. Not yet an answer: the human sends it.
    Insert {
        /// The template used.
        template: String,
        /// Whether the template only acknowledges.
        acknowledgement: bool,
        /// The post that the composer answers.
        post: PostId,
    },
    /// A sighting is false, or does not belong to this ticket.
    Discard {
        /// The sighting.
        sighting: SightingKey,
    },
    /// Triage is corrected.
    Correct {
        /// The post of which it was wrong.
        post: PostId,
        /// What is right.
        to: Correction,
    },
    /// An earlier action (also an undo) is undone.
    Undo {
        /// The action.
        action: Stamp,
    },
    /// The ticket becomes part of another one of the same brand; both ids stay good.
    Merge {
        /// The ticket it becomes part of.
        into: TicketId,
    },
    /// One of the ticket's posts starts a ticket of its own, which names this one.
    Split {
        /// The post.
        post: PostId,
    },
    /// The ticket is given to an agent.
    Assign {
        /// The agent.
        to: AgentId,
    },
    /// Words of a reply promise something: their clock runs.
    Promise {
        /// The reply.
        reply: PostId,
        /// Where the words begin in its text, in Unicode scalar values.
        start: u32,
        /// Where they end, exclusive.
        end: u32,
        /// Until when it is to be kept.
        due: Millis,
    },
    /// Words that were taken for a promise are none.
    NoPromise {
        /// The reply.
        reply: PostId,
        /// Where the words begin in its text.
        start: u32,
    },
    /// The matter goes to someone in the field; the words stand beside the log.
    HandOff {
        /// The return code.
        code: String,
        /// The digest of where it is to be done.
        place: Digest,
        /// The digest of what is to be done.
        what: Digest,
        /// By when.
        by: Option<Millis>,
        /// How many minutes the agent's clock is ahead of UTC at that time.
        ahead: i32,
    },
    /// Somebody came back with a return code.
    HandBack {
        /// The code.
        code: String,
    },
    /// The agent means to send a reply although pre-flight advises against it.
    SendAnyway {
        /// What it warned of, each kind once.
        despite: Vec<ConcernKind>,
        /// The digest of the reason, which stands beside the log.
        why: Digest,
    },
    /// What another of the person's devices knew of the ticket is taken over. It is an action of the
    /// device that took it over: the other's own actions are not here, and its chain is left alone.
    Carry {
        /// The event over there that last set it.
        set: Stamp,
        /// What it was set to.
        value: Carried,
    },
    /// A post that no page told of is put on the desk by its link.
    Add {
        /// The post.
        post: PostId,
    },
    /// The agent says what came of it for the customer.
    Outcome {
        /// What.
        noted: Noted,
    },
}

/// What an agent says of a post instead of triage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// It owes an answer, or it owes none.
    OwesAnswer(bool),
    /// It is of this type.
    Type(PostType),
}

impl Correction {
    /// Every one that an agent is offered, in the order shown.
    pub const ALL: [Self; 10] = [
        Self::OwesAnswer(true),
        Self::OwesAnswer(false),
        Self::Type(PostType::Complaint),
        Self::Type(PostType::Question),
        Self::Type(PostType::Request),
        Self::Type(PostType::Information),
        Self::Type(PostType::Praise),
        Self::Type(PostType::Closing),
        Self::Type(PostType::Chatter),
        Self::Type(PostType::Promotion),
    ];

    /// The words on its button.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OwesAnswer(true) => "Owes an answer",
            Self::OwesAnswer(false) => "No answer owed",
            Self::Type(of) => of.words(),
        }
    }
}

/// What names a sighting, however many tabs, devices and agents saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SightingKey {
    /// What was seen.
    pub kind: SightingKind,
    /// The post in which it was seen.
    pub post: PostId,
}

/// What a page can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SightingKind {
    /// A customer's post.
    Post,
    /// A reply of the brand.
    Reply,
}

/// What a page showed. Evidence, not an action: a page can lie.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sighting {
    /// The post that was seen. One that concerns two brands is sighted once for each.
    pub post: PostId,
    /// The brand it concerns.
    pub brand: BrandId,
    /// The version of its shape.
    pub version: u16,
    /// When it was first seen on any device.
    pub first_seen: Millis,
    /// What was read.
    pub reading: Reading,
}

/// What was read of a post. Ordered: of two readings of one post the greater is kept
/// ([`Sighting::rank`]).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reading {
    /// A customer's post.
    Post {
        /// The ticket that it started or joined when it was first seen.
        ticket: TicketId,
        /// When it was made.
        posted_at: Millis,
        /// The digest of its author's handle.
        author: Digest,
        /// How many Unicode scalar values of its text were read: a text that was shown in full is
        /// the better reading.
        length: u32,
        /// The digest of its text.
        text: Digest,
        /// How it concerns the brand, strongest first.
        classes: Vec<MatchClass>,
        /// The post it visibly follows.
        follows: Option<PostId>,
        /// Whether it addresses the brand, so that a clock may run for it. `None` in sightings
        /// from before brands had rules: there the classes tell.
        #[serde(default)]
        addresses: Option<bool>,
        /// The brand's handles that it tags, replies to or quotes.
        #[serde(default)]
        handles: Vec<Handle>,
        /// What triage said of it; `None` in sightings from before there was triage.
        #[serde(default)]
        verdict: Option<Verdict>,
        /// The language X states; `None` also in sightings from before it was noted.
        #[serde(default)]
        language: Option<String>,
    },
    /// A reply of the brand. It names whom it answers, and its ticket follows from that: so it
    /// finds its ticket even when it was seen before the customer's post.
    Reply {
        /// The post it visibly follows.
        follows: Option<PostId>,
        /// The digests of the customers it replies to, sorted.
        to: Vec<Digest>,
        /// When it was made.
        posted_at: Millis,
        /// The account that replied.
        by: Handle,
        /// The digest of its text.
        text: Digest,
        /// The initials or the name that it is signed with, as in `^AB`; `None` also in sightings
        /// from before they were noted.
        #[serde(default)]
        signed: Option<String>,
    },
    /// A reply of the brand of which the page showed no more than a link that says it was sent. Its
    /// text, and whom else it replies to, are known once the reply itself is seen.
    Sent {
        /// The post whose composer it was written in.
        follows: PostId,
        /// The digest of that post's author.
        to: Digest,
        /// When it was made.
        posted_at: Millis,
        /// The account that replied.
        by: Handle,
    },
}

impl Deed {
    /// The digests of what an agent wrote for it, which stands beside the log.
    pub fn texts(&self) -> Vec<&Digest> {
        match self {
            Self::Note { text } => vec![text],
            Self::SendAnyway { why, .. } => vec![why],
            Self::HandOff { place, what, .. } => vec![place, what],
            Self::Claim
            | Self::Release
            | Self::SetStatus { .. }
            | Self::SetPriority { .. }
            | Self::Tag { .. }
            | Self::Untag { .. }
            | Self::Snooze { .. }
            | Self::Wake
            | Self::Insert { .. }
            | Self::Discard { .. }
            | Self::Correct { .. }
            | Self::Undo { .. }
            | Self::Merge { .. }
            | Self::Split { .. }
            | Self::Assign { .. }
            | Self::Promise { .. }
            | Self::NoPromise { .. }
            | Self::HandBack { .. }
            | Self::Carry { .. }
            | Self::Add { .. }
            | Self::Outcome { .. } => Vec::new(),
        }
    }
}

impl Reading {
    /// Whether it is of a post that concerns the brand by nothing but an agent's adding it.
    pub const fn is_added(&self) -> bool {
        matches!(self, Self::Post { classes, .. } if classes.is_empty())
    }

    /// Whether it is of such a post that no page has shown yet.
    pub const fn is_unseen(&self) -> bool {
        matches!(self, Self::Post { verdict: None, .. } if self.is_added())
    }
}

impl Sighting {
    /// What names it.
    pub const fn key(&self) -> SightingKey {
        let kind = match self.reading {
            Reading::Post { .. } => SightingKind::Post,
            Reading::Reply { .. } | Reading::Sent { .. } => SightingKind::Reply,
        };
        SightingKey {
            kind,
            post: self.post,
        }
    }

    /// Whether it is a reply of the brand.
    pub const fn is_reply(&self) -> bool {
        matches!(self.key().kind, SightingKind::Reply)
    }

    /// Of two sightings with one key, what the greater one says of its post is kept: before word that a
    /// reply was sent goes the reply itself.
    pub const fn rank(&self) -> (bool, u16, &Reading) {
        let is_seen = !matches!(self.reading, Reading::Sent { .. });
        (is_seen, self.version, &self.reading)
    }

    /// The post that a reply of the brand follows, and the digests of the customers it replies to;
    /// `None` for a customer's post.
    pub const fn answers(&self) -> Option<(Option<PostId>, &[Digest])> {
        match &self.reading {
            Reading::Post { .. } => None,
            Reading::Reply { follows, to, .. } => Some((*follows, to.as_slice())),
            Reading::Sent { follows, to, .. } => Some((Some(*follows), std::slice::from_ref(to))),
        }
    }

    /// When the post was made.
    pub const fn posted_at(&self) -> Millis {
        match self.reading {
            Reading::Post { posted_at, .. }
            | Reading::Reply { posted_at, .. }
            | Reading::Sent { posted_at, .. } => posted_at,
        }
    }

    /// The digest of the post's text, which stands beside the log; `None` while it was not seen.
    pub const fn text(&self) -> Option<&Digest> {
        match &self.reading {
            Reading::Post { text, .. } | Reading::Reply { text, .. } => Some(text),
            Reading::Sent { .. } => None,
        }
    }
}
