//! Training of the linear model: logistic regression for each head, one post at a time.

use careline::desk::triage::{BUCKETS, Features, Head, Model, PostType, Reader, Signal};

use super::data::Example;

/// How many times every post is seen.
const ROUNDS: usize = 16;
/// The squared gradient that a weight is taken to have seen at first: it keeps rare runs small.
const FIRST_SQUARE: f32 = 20.0;

/// How fast weights follow.
const RATE: f32 = 0.1;

/// How strongly weights of runs of words are drawn to zero.
const RUN_DECAY: f32 = 1.2e-3;

/// How strongly weights of signals are drawn to zero.
const SIGNAL_DECAY: f32 = 4e-4;

/// The weights of one post's value of a run, for all runs of the post together.
const RUN_SCALE: f32 = 4.0;

/// A post as it is trained on.
pub struct Lesson {
    features: Features,
    /// What each head should say; `None` where that is not known.
    wanted: [Option<bool>; Head::COUNT],
    /// How much it counts for the complaint head.
    weight: f32,
    /// How much more it counts for the others.
    boost: f32,
}

impl Lesson {
    /// The lesson of an example.
    pub fn new(reader: &Reader, example: &Example) -> Self {
        let mut wanted = [None; Head::COUNT];
        wanted[Head::Complaint.number()] = example.complaint;
        if let Some(of) = example.post_type {
            wanted[Head::Owes.number()] = Some(of.owes_answer());
            for other in PostType::ALL {
                wanted[Head::Type(other).number()] = Some(other == of);
            }
        }
        Self {
            features: reader.read(&example.subject()),
            wanted,
            weight: example.weight,
            boost: example.boost,
        }
    }
}

/// One weight for every head, with the sum of its squared gradients.
#[derive(Clone, Copy)]
struct Weight {
    values: [f32; Head::COUNT],
    squares: [f32; Head::COUNT],
}

impl Weight {
    const fn zero() -> Self {
        Self {
            values: [0.0; Head::COUNT],
            squares: [FIRST_SQUARE; Head::COUNT],
        }
    }

    /// One step against the gradient (Adagrad), and a little towards zero.
    fn step(&mut self, head: usize, gradient: f32, decay: f32) {
        let gradient = gradient + decay * self.values[head];
        self.squares[head] += gradient * gradient;
        self.values[head] -= RATE * gradient / self.squares[head].sqrt();
    }
}

/// Trains a model. The same lessons give the same model.
pub fn train(lessons: &[&Lesson]) -> Model {
    let mut bias = Weight::zero();
    let mut signals = vec![Weight::zero(); Signal::COUNT];
    let mut runs = vec![Weight::zero(); BUCKETS];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut sums: Vec<[f32; Head::COUNT]> = vec![[0.0; Head::COUNT]; 1 + Signal::COUNT + BUCKETS];
    let mut counted = 0f32;
    for round in 0..ROUNDS {
        for last in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(last, (random % (last as u64 + 1)) as usize);
        }
        for &number in &order {
            let lesson = lessons[number];
            let features = &lesson.features;
            let value = RUN_SCALE / (features.buckets.len().max(1) as f32).sqrt();
            for (head, wanted) in lesson.wanted.iter().enumerate() {
                let Some(wanted) = wanted else { continue };
                let mut score = bias.values[head];
                for seen in &features.signals {
                    score += signals[seen.signal as usize].values[head];
                }
                let sum: f32 = features
                    .buckets
                    .iter()
                    .map(|run| runs[Model::row_of(*run, head)].values[head])
                    .sum();
                score += value * sum;
                let target = f32::from(u8::from(*wanted));
                let boost = if head == Head::Complaint.number() {
                    1.0
                } else {
                    lesson.boost
                };
                let error = (1.0 / (1.0 + (-score).exp()) - target) * lesson.weight * boost;
                bias.step(head, error, 0.0);
                for seen in &features.signals {
                    signals[seen.signal as usize].step(head, error, SIGNAL_DECAY);
                }
                for run in &features.buckets {
                    runs[Model::row_of(*run, head)].step(head, error * value, RUN_DECAY);
                }
            }
        }
        if round >= 1 {
            counted += 1.0;
            let rows = std::iter::once(&bias).chain(&signals).chain(&runs);
            for (sum, weight) in sums.iter_mut().zip(rows) {
                for (sum, value) in sum.iter_mut().zip(weight.values) {
                    *sum += value;
                }
            }
        }
    }
    let mean = |row: &[f32; Head::COUNT]| row.map(|value| value / counted);
    let rows: Vec<[f32; Head::COUNT]> = sums[1 + Signal::COUNT..]
        .iter()
        .map(|row| mean(row).map(|value| value * RUN_SCALE))
        .collect();
    Model::new(
        mean(&sums[0]),
        sums[1..=Signal::COUNT].iter().map(mean).collect(),
        &rows,
    )
}
