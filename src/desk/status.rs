//! What state a ticket is in and how much it matters.

use serde::{Deserialize, Serialize};

/// The state of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has touched it yet.
    New,
    /// The brand owes an answer.
    Open,
    /// The customer was answered and is expected to say more; their next post opens it again.
    Pending,
    /// It waits for someone outside the desk.
    OnHold,
    /// The answer is given; the customer's next post within the reopen window opens it again.
    Solved,
    /// It is over; a later post starts a new ticket.
    Closed,
    /// It owes no answer.
    NoAction,
    /// It is no customer's post.
    Spam,
}

impl Status {
    /// Every status, in the order agents read them.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Open,
        Self::Pending,
        Self::OnHold,
        Self::Solved,
        Self::Closed,
        Self::NoAction,
        Self::Spam,
    ];

    /// The word agents read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Open => "Open",
            Self::Pending => "Pending",
            Self::OnHold => "On hold",
            Self::Solved => "Solved",
            Self::Closed => "Closed",
            Self::NoAction => "No action",
            Self::Spam => "Spam",
        }
    }

    /// Whether the brand may still owe something: such tickets stand in the index.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::New | Self::Open | Self::Pending | Self::OnHold)
    }

    /// Whether an agent may move a ticket from this status to that one.
    ///
    /// New is never returned to once left, and a closed ticket never comes back (Zendesk's rule:
    /// a reply to it makes a new ticket).
    pub const fn may_become(self, to: Self) -> bool {
        match (self, to) {
            (_, Self::New) | (Self::Closed, _) => false,
            (Self::New, Self::Closed) => false,
            (from, to) => from as u8 != to as u8,
        }
    }
}

/// How much a ticket matters, most first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Harm or loss now or within hours.
    Urgent,
    /// More than most.
    High,
    /// Most tickets.
    #[default]
    Normal,
    /// Can wait.
    Low,
}

impl Priority {
    /// Every priority, most first.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::High, Self::Normal, Self::Low];

    /// The word agents read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::High => "high",
            Self::Normal => "normal",
            Self::Low => "low",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_agent_makes_a_ticket_new_again_and_a_closed_one_stays_closed() {
        for status in Status::ALL {
            assert!(!status.may_become(Status::New), "{status:?}");
            assert!(!status.may_become(status), "{status:?}");
            assert!(!Status::Closed.may_become(status), "{status:?}");
        }
    }
}
