//! The linear model: weights for signals and for runs of words, trained beforehand.

use super::PostType;
use super::features::{BUCKETS, Features};
use super::signals::Signal;

/// What the model judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// Whether a post is a complaint.
    Complaint,
    /// Whether it owes an answer.
    Owes,
    /// Whether it is of a type.
    Type(PostType),
}

impl Head {
    /// How many there are.
    pub const COUNT: usize = 2 + PostType::ALL.len();

    /// Every head, in the order of the weights.
    pub fn all() -> impl Iterator<Item = Self> {
        let types = PostType::ALL.into_iter().map(Self::Type);
        [Self::Complaint, Self::Owes].into_iter().chain(types)
    }

    /// Its number among the weights.
    pub const fn number(self) -> usize {
        match self {
            Self::Complaint => 0,
            Self::Owes => 1,
            Self::Type(of) => 2 + of as usize,
        }
    }
}

/// How many heads judge more than a type.
const MAIN: usize = 2;

/// How many heads judge a type.
const TYPES: usize = PostType::ALL.len();

/// How many buckets share one row of the types' weights.
const SHARED: usize = 8;

/// One weight for each head.
pub type Row = [f32; Head::COUNT];

/// The weights.
#[derive(Debug, Clone)]
pub struct Model {
    /// Added to every score.
    bias: Row,
    /// Added for each signal.
    signals: Vec<Row>,
    /// Added to the first two heads for each run of words, by bucket, in steps of `step`.
    runs: Vec<[i8; MAIN]>,
    /// Added to the heads of the types, by bucket; neighbours share one row, which is enough there.
    type_runs: Vec<[i8; TYPES]>,
    /// What one step of a bucket's weight is worth.
    step: f32,
}

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The bytes are of another length than the signals and buckets ask for.
    #[error("the weights hold {found} bytes where {expected} are needed: train them again")]
    Length {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
}

/// The bytes of the weights that ship.
const SHIPPED: &[u8] = include_bytes!("weights.bin");

/// How many bytes a model takes.
const LENGTH: usize =
    4 + (1 + Signal::COUNT) * Head::COUNT * 4 + BUCKETS * MAIN + BUCKETS / SHARED * TYPES;

impl Model {
    /// The model that ships.
    pub fn shipped() -> Result<Self, ModelError> {
        Self::from_bytes(SHIPPED)
    }

    /// A model of trained weights: the bias, a row for each signal and one for each bucket. Weights
    /// of buckets are rounded to 255 steps; for types the row of each shared bucket is taken.
    pub fn new(bias: Row, signals: Vec<Row>, buckets: &[Row]) -> Self {
        let weights = buckets.iter().flatten();
        let largest = weights.fold(0f32, |largest, weight| largest.max(weight.abs()));
        let step = if largest > 0.0 { largest / 127.0 } else { 1.0 };
        let rounded = |weight: f32| (weight / step).round().clamp(-127.0, 127.0) as i8;
        let runs = buckets
            .iter()
            .map(|row| std::array::from_fn(|head| rounded(row[head])));
        let shared = buckets.iter().step_by(SHARED);
        let type_runs = shared.map(|row| std::array::from_fn(|head| rounded(row[MAIN + head])));
        Self {
            bias,
            signals,
            runs: runs.collect(),
            type_runs: type_runs.collect(),
            step,
        }
    }

    /// The bucket whose row holds the weights of a head for a run of words.
    pub const fn row_of(bucket: u16, head: usize) -> usize {
        let bucket = bucket as usize;
        if head < MAIN {
            bucket
        } else {
            bucket - bucket % SHARED
        }
    }

    /// Reads a model.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        if bytes.len() != LENGTH {
            return Err(ModelError::Length {
                found: bytes.len(),
                expected: LENGTH,
            });
        }
        let (floats, runs) = bytes.split_at(LENGTH - BUCKETS * MAIN - BUCKETS / SHARED * TYPES);
        let (runs, type_runs) = runs.split_at(BUCKETS * MAIN);
        let mut floats = floats.chunks_exact(4).map(|bytes| {
            let mut four = [0; 4];
            four.copy_from_slice(bytes);
            f32::from_le_bytes(four)
        });
        let step = floats.next().unwrap_or(1.0);
        let mut row = || std::array::from_fn(|_| floats.next().unwrap_or(0.0));
        let bias = row();
        let signals = (0..Signal::COUNT).map(|_| row()).collect();
        let runs = runs
            .chunks_exact(MAIN)
            .map(|row| std::array::from_fn(|head| row[head] as i8));
        let type_runs = type_runs
            .chunks_exact(TYPES)
            .map(|row| std::array::from_fn(|head| row[head] as i8));
        Ok(Self {
            bias,
            signals,
            runs: runs.collect(),
            type_runs: type_runs.collect(),
            step,
        })
    }

    /// Writes the model.
    pub fn to_bytes(&self) -> Vec<u8> {
        let rows = std::iter::once(&self.bias).chain(&self.signals);
        let floats = std::iter::once(self.step).chain(rows.flatten().copied());
        let mut bytes: Vec<u8> = floats.flat_map(f32::to_le_bytes).collect();
        let runs = self
            .runs
            .iter()
            .flatten()
            .chain(self.type_runs.iter().flatten());
        bytes.extend(runs.map(|weight| *weight as u8));
        bytes
    }

    /// The score of a post for every head; above zero means yes.
    pub fn scores(&self, features: &Features) -> Row {
        let (mut main, mut types) = ([0i32; MAIN], [0i32; TYPES]);
        for &bucket in &features.buckets {
            let bucket = usize::from(bucket);
            let (Some(run), Some(of_types)) =
                (self.runs.get(bucket), self.type_runs.get(bucket / SHARED))
            else {
                continue;
            };
            for (sum, weight) in main.iter_mut().zip(run) {
                *sum += i32::from(*weight);
            }
            for (sum, weight) in types.iter_mut().zip(of_types) {
                *sum += i32::from(*weight);
            }
        }
        let steps = |head: usize| {
            if head < MAIN {
                main[head]
            } else {
                types[head - MAIN]
            }
        };
        let share = self.step * run_value(features);
        let mut scores: Row =
            std::array::from_fn(|head| self.bias[head] + steps(head) as f32 * share);
        for seen in &features.signals {
            if let Some(row) = self.signals.get(seen.signal as usize) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
        scores
    }

    /// What a signal adds to a head's score.
    pub fn signal_weight(&self, signal: Signal, head: Head) -> f32 {
        self.signals
            .get(signal as usize)
            .map_or(0.0, |row| row[head.number()])
    }
}

/// What each run of words counts in a post: all runs together weigh as much in a long post as in a
/// short one.
pub fn run_value(features: &Features) -> f32 {
    1.0 / (features.buckets.len().max(1) as f32).sqrt()
}

/// The probability that a score stands for.
pub fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_that_ship_fit_the_code() {
        let model = Model::shipped().unwrap();
        assert_eq!(model.to_bytes(), SHIPPED);
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(Model::from_bytes(&[0; 12]).is_err());
    }
}
