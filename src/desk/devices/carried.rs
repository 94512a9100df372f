//! The fields of a ticket that devices carry to each other.
//!
//! A field is the event that last set it: its id and its value. Of two settings of one field the later
//! counts, on every device the same, in whichever order and however often they arrive.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::desk::event::{AgentId, Stamp};
use crate::desk::post::PostId;
use crate::desk::status::{Priority, Status};
use crate::desk::time::Millis;

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carried {
    /// The ticket's status.
    Status {
        /// The latest post of the customer's that owes an answer and was known when it was set: who
        /// knew more decides, so that no post is solved by somebody who had not seen it.
        seen: PostId,
        /// The status.
        to: Status,
    },
    /// How much it matters, where an agent said so; `None` where that was undone.
    Priority {
        /// The priority.
        to: Option<Priority>,
    },
    /// Who has it.
    Holder {
        /// The agent; `None` once it was let go.
        to: Option<AgentId>,
        /// When the agent got it, or did something to it since, to the half hour.
        acted_at: Millis,
    },
    /// A tag.
    Tag {
        /// The tag.
        tag: String,
        /// Whether it is on the ticket.
        on: bool,
    },
    /// When the customer is to be answered.
    Due {
        /// The time; `None` where nothing is due.
        at: Option<Millis>,
    },
}

/// What names a field of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The status.
    Status,
    /// The priority.
    Priority,
    /// Who has it.
    Holder,
    /// One of its tags, each by itself: of two devices that add one each, neither loses its own.
    Tag(String),
    /// When it is due.
    Due,
}

impl Carried {
    /// The field that it is a value of.
    pub fn field(&self) -> Field {
        match self {
            Self::Status { .. } => Field::Status,
            Self::Priority { .. } => Field::Priority,
            Self::Holder { .. } => Field::Holder,
            Self::Tag { tag, .. } => Field::Tag(tag.clone()),
            Self::Due { .. } => Field::Due,
        }
    }

    /// What was done, as a sentence without its subject; `name` gives an agent's name.
    pub fn sentence(&self, name: impl Fn(&AgentId) -> String) -> String {
        match self {
            Self::Status { to, .. } => format!("set it to {}", to.word().to_lowercase()),
            Self::Priority { to: Some(to) } => format!("set the priority to {}", to.word()),
            Self::Priority { to: None } => "left the priority to triage".to_owned(),
            Self::Holder { to: Some(to), .. } => format!("has it with {}", name(to)),
            Self::Holder { to: None, .. } => "released it".to_owned(),
            Self::Tag { tag, on: true } => format!("added the tag {tag}"),
            Self::Tag { tag, on: false } => format!("removed the tag {tag}"),
            Self::Due { at: Some(_) } => "knows when the answer is due".to_owned(),
            Self::Due { at: None } => "knows that nothing is due".to_owned(),
        }
    }

    fn seen(&self) -> Option<PostId> {
        match self {
            Self::Status { seen, .. } => Some(*seen),
            _ => None,
        }
    }
}

/// A field as it was last set. The greater of two is the later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSet {
    /// The event that set it: an action's id; for a post or reply, when that was made, and no device.
    pub by: Stamp,
    /// What it was set to.
    pub value: Carried,
}

impl Ord for LastSet {
    fn cmp(&self, other: &Self) -> Ordering {
        let seen = self.value.seen().cmp(&other.value.seen());
        seen.then_with(|| self.by.cmp(&other.by))
            .then_with(|| self.value.cmp(&other.value))
    }
}

impl PartialOrd for LastSet {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What is carried of one ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sparse {
    /// Its fields.
    pub fields: BTreeMap<Field, LastSet>,
    /// When its person was erased: what was set before is carried no more, but for the status, which
    /// says nothing of a person.
    pub erased: Option<Stamp>,
}

impl Sparse {
    /// Takes in what another device says of the same ticket. The order and the number of times make no
    /// difference, and what the other does not speak of stays.
    pub fn join(&mut self, other: Self) {
        for last in other.fields.into_values() {
            self.set(last);
        }
        self.erase(other.erased);
    }

    /// Takes in one field, unless it was set later.
    pub fn set(&mut self, last: LastSet) {
        let field = last.value.field();
        if self.fields.get(&field).is_none_or(|known| *known < last) {
            self.fields.insert(field, last);
        }
        self.erase(None);
    }

    /// Takes note that the person was erased; drops what was set before, but for the status.
    pub fn erase(&mut self, erased: Option<Stamp>) {
        self.erased = self.erased.take().max(erased);
        if let Some(erased) = &self.erased {
            self.fields.retain(|_, last| outlives(last, erased));
        }
    }

    /// Its status, where that was ever set.
    pub fn status(&self) -> Option<Status> {
        match self.fields.get(&Field::Status)?.value {
            Carried::Status { to, .. } => Some(to),
            _ => None,
        }
    }

    /// Whether it is over: then only that is carried, as its dated tombstone.
    pub fn is_over(&self) -> bool {
        self.status().is_some_and(|status| !status.is_live())
    }

    /// When its tombstone was put: when the ticket ended or its person was erased.
    pub fn over_since(&self) -> Option<Millis> {
        let ended = self.fields.get(&Field::Status).filter(|_| self.is_over());
        ended
            .map(|last| last.by.ms)
            .max(self.erased.as_ref().map(|erased| erased.ms))
    }

    /// What is carried of it: of a ticket that is over no more than that.
    #[must_use]
    pub fn carried(mut self) -> Self {
        if self.is_over() {
            self.fields.retain(|field, _| *field == Field::Status);
        }
        self
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.erased.is_none()
    }

    /// Every id in it.
    pub fn stamps(&self) -> impl Iterator<Item = &Stamp> {
        let fields = self.fields.values().map(|last| &last.by);
        fields.chain(&self.erased)
    }
}

/// Whether a field is carried although the person was erased then. (Which status counts is not decided by
/// the time alone: dropping one by its time would let an older one come back, or not, by the order in
/// which devices hear of them.)
pub fn outlives(last: &LastSet, erased: &Stamp) -> bool {
    matches!(last.value, Carried::Status { .. }) || last.by > *erased
}
