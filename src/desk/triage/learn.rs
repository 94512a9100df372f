//! What a brand's agents have taught by overruling triage.
//!
//! Small, kept with the rest of the brand's state, readable, and gone after a reset. What is taught
//! about one kind of post moves posts that mostly consist of the same words, and no others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PostType;
use super::features::Features;
use super::model::{Head, Row};
use crate::desk::status::Priority;

/// How many runs of words are remembered; the least often overruled are forgotten first.
const MOST_RUNS: usize = 4_096;

/// How often a run must have been overruled before it moves anything.
const LEAST_TIMES: u16 = 3;

/// How many overrules of the opposite it would take to begin with: the first few move little.
const DOUBT: f32 = 3.0;

/// Which share of a post's runs must be known before it is moved.
const LEAST_SHARE: f32 = 0.4;

/// How far a score can be moved.
const FARTHEST: f32 = 12.0;

/// What an agent says instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overrule {
    /// It owes an answer, or it owes none.
    OwesAnswer(bool),
    /// It is of this type.
    Type(PostType),
    /// It matters this much.
    Priority(Priority),
}

impl Overrule {
    /// How an agent reads it.
    pub fn words(self) -> String {
        match self {
            Self::OwesAnswer(true) => "Owes an answer".to_owned(),
            Self::OwesAnswer(false) => "Owes no answer".to_owned(),
            Self::Type(of) => of.words().to_owned(),
            Self::Priority(priority) => format!("Priority {}", priority.word()),
        }
    }
}

/// What was taught about one run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Taught {
    /// How often a post with it was overruled.
    times: u16,
    /// How often "owes an answer" was said, less how often "owes none".
    #[serde(default, skip_serializing_if = "is_nothing")]
    owes: i16,
    /// How often each type was said.
    #[serde(default, skip_serializing_if = "is_nothing")]
    types: [u16; PostType::ALL.len()],
    /// How often each priority was said.
    #[serde(default, skip_serializing_if = "is_nothing")]
    priorities: [u16; 4],
}

fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What a brand's agents have taught. The default has taught nothing and changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Learned {
    /// By bucket of a run of words.
    runs: BTreeMap<u16, Taught>,
    /// How many times triage was overruled.
    overruled: u32,
    /// What was said instead, and how often.
    #[serde(default)]
    told: Vec<(Overrule, u32)>,
}

/// How far a post's scores are moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moves {
    /// Added to each head's score.
    pub scores: Row,
    /// The priority that agents gave to such posts.
    pub priority: Option<Priority>,
}

impl Learned {
    /// How many times triage was overruled.
    pub fn overruled(&self) -> u32 {
        self.overruled
    }

    /// What agents said instead, and how often.
    pub fn told(&self) -> Vec<(Overrule, u32)> {
        self.told.clone()
    }

    /// Forgets everything.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Takes in what an agent says about a post.
    pub fn teach(&mut self, features: &Features, overrule: Overrule) {
        self.overruled = self.overruled.saturating_add(1);
        match self.told.iter_mut().find(|(said, _)| *said == overrule) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => self.told.push((overrule, 1)),
        }
        for &bucket in &features.buckets {
            let taught = self.runs.entry(bucket).or_default();
            taught.times = taught.times.saturating_add(1);
            match overrule {
                Overrule::OwesAnswer(owes) => {
                    let step = if owes { 1 } else { -1 };
                    taught.owes = taught.owes.saturating_add(step);
                }
                Overrule::Type(of) => {
                    let said = &mut taught.types[of as usize];
                    *said = said.saturating_add(1);
                }
                Overrule::Priority(priority) => {
                    let said = &mut taught.priorities[priority as usize];
                    *said = said.saturating_add(1);
                }
            }
        }
        while self.runs.len() > MOST_RUNS {
            let least = self.runs.iter().min_by_key(|(_, taught)| taught.times);
            let Some(least) = least.map(|(bucket, _)| *bucket) else {
                break;
            };
            self.runs.remove(&least);
        }
    }

    /// Takes back what an agent said about a post.
    pub fn unteach(&mut self, features: &Features, overrule: Overrule) {
        let Some(at) = self.told.iter().position(|(said, _)| *said == overrule) else {
            return;
        };
        self.overruled = self.overruled.saturating_sub(1);
        self.told[at].1 -= 1;
        if self.told[at].1 == 0 {
            self.told.remove(at);
        }
        for &bucket in &features.buckets {
            let Some(taught) = self.runs.get_mut(&bucket) else {
                continue;
            };
            taught.times = taught.times.saturating_sub(1);
            match overrule {
                Overrule::OwesAnswer(owes) => {
                    let step = if owes { 1 } else { -1 };
                    taught.owes = taught.owes.saturating_sub(step);
                }
                Overrule::Type(of) => {
                    let said = &mut taught.types[of as usize];
                    *said = said.saturating_sub(1);
                }
                Overrule::Priority(priority) => {
                    let said = &mut taught.priorities[priority as usize];
                    *said = said.saturating_sub(1);
                }
            }
            if taught.times == 0 {
                self.runs.remove(&bucket);
            }
        }
    }

    /// How a post is moved.
    pub(super) fn moves(&self, features: &Features) -> Moves {
        let mut moves = Moves {
            scores: [0.0; Head::COUNT],
            priority: None,
        };
        let known: Vec<&Taught> = features
            .buckets
            .iter()
            .filter_map(|bucket| self.runs.get(bucket))
            .filter(|taught| taught.times >= LEAST_TIMES)
            .collect();
        let share = known.len() as f32 / features.buckets.len().max(1) as f32;
        if share < LEAST_SHARE {
            return moves;
        }
        let mean = |value: &dyn Fn(&Taught) -> f32| {
            let sum: f32 = known
                .iter()
                .map(|taught| value(taught) / (f32::from(taught.times) + DOUBT))
                .sum();
            sum / known.len() as f32
        };
        let weight = FARTHEST * share;
        moves.scores[Head::Owes.number()] = weight * mean(&|taught| f32::from(taught.owes));
        for of in PostType::ALL {
            let said = mean(&|taught| f32::from(taught.types[of as usize]));
            moves.scores[Head::Type(of).number()] = weight * said;
            // Saying the type says whether such posts owe an answer.
            let owes = if of.owes_answer() { said } else { -said };
            moves.scores[Head::Owes.number()] += weight * owes;
        }
        let shares = Priority::ALL.map(|priority| {
            (
                mean(&|taught| f32::from(taught.priorities[priority as usize])),
                priority,
            )
        });
        moves.priority = shares
            .into_iter()
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .filter(|(said, _)| *said * share > 0.25)
            .map(|(_, priority)| priority);
        moves
    }
}
