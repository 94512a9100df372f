//! What came of a ticket for its customer, as an agent says. A status tells where the desk is with it;
//! this tells whether the customer's matter is settled.

use serde::{Deserialize, Serialize};

/// Whether the customer's matter is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is.
    Solved,
    /// It is not, and the desk can do no more.
    NotSolved,
    /// Nobody can tell.
    Unknown,
}

impl Outcome {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Solved, Self::NotSolved, Self::Unknown];

    /// The words on screen.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Solved => "Solved",
            Self::NotSolved => "Not solved",
            Self::Unknown => "Unknown",
        }
    }
}

/// How content the customer is, from 1 to 5, as they said or as the agent asked them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

/// It is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no score: choose one from 1 to 5")]
pub struct NoScore(u8);

impl Score {
    /// The best.
    pub const BEST: u8 = 5;

    /// Every one, the best first.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::BEST).rev().map(Self)
    }
}

impl TryFrom<u8> for Score {
    type Error = NoScore;

    fn try_from(score: u8) -> Result<Self, NoScore> {
        if (1..=Self::BEST).contains(&score) {
            Ok(Self(score))
        } else {
            Err(NoScore(score))
        }
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// What an agent said came of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Noted {
    /// Whether the matter is settled.
    pub outcome: Outcome,
    /// How content the customer is, where that is known.
    pub score: Option<Score>,
}

impl Noted {
    /// The words on screen, such as "Not solved, 2 of 5".
    pub fn words(self) -> String {
        let words = self.outcome.words();
        self.score.map_or_else(
            || words.to_owned(),
            |score| format!("{words}, {} of {}", score.0, Score::BEST),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_1_to_5_is_a_score_however_it_comes_in() {
        assert_eq!(Score::try_from(0), Err(NoScore(0)));
        assert_eq!(Score::try_from(6), Err(NoScore(6)));
        assert!(serde_json::from_str::<Score>("6").is_err());
        assert_eq!(
            Score::all().map(u8::from).collect::<Vec<_>>(),
            [5, 4, 3, 2, 1]
        );
    }
}
