//! What triage said of a post when it was seen: recorded in its sighting, so that a ticket stays a
//! function of its events whatever triage learns later.

use serde::{Deserialize, Serialize};

use super::status::Priority;
use super::triage::{PostType, Reason, Triage};

/// Whether a post owes its customer an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owes {
    // Of two devices' words the greater is kept: in doubt the customer waits for an answer.
    /// It owes none.
    No,
    /// Its language is not read; the customer gets the benefit of the doubt.
    Unsure,
    /// It owes one.
    Yes,
}

/// What triage said of a post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether it owes an answer.
    pub owes: Owes,
    /// How likely it owes one, in thousandths.
    pub permille: u16,
    /// What it is.
    #[serde(rename = "type")]
    pub post_type: PostType,
    /// How much it matters.
    pub priority: Priority,
    /// Why, most telling first. They point into the text and hold none of it.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    /// Whether the customer waits for an answer.
    pub const fn waits(&self) -> bool {
        !matches!(self.owes, Owes::No)
    }

    /// How an agent is told.
    pub fn sentence(&self) -> String {
        let kind = self.post_type.words();
        match self.owes {
            Owes::Yes => format!("{kind} that owes an answer ({} %)", self.permille / 10),
            Owes::No => format!(
                "{kind} that owes no answer ({} % that it does)",
                self.permille / 10
            ),
            Owes::Unsure => "Unsure whether it owes an answer".to_owned(),
        }
    }
}

impl From<Triage> for Verdict {
    fn from(triage: Triage) -> Self {
        Self {
            owes: match (triage.known, triage.owes_answer) {
                (false, _) => Owes::Unsure,
                (true, true) => Owes::Yes,
                (true, false) => Owes::No,
            },
            permille: (triage.probability * 1000.0).round() as u16,
            post_type: triage.post_type,
            priority: triage.priority,
            reasons: triage.reasons,
        }
    }
}
