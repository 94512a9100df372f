//! Precision, recall and their means.

use std::collections::BTreeMap;
use std::fmt;

/// How often each label was said where each was right.
#[derive(Debug, Clone, Default)]
pub struct Score {
    counts: BTreeMap<(String, String), u32>,
}

/// How well one label was told.
#[derive(Debug, Clone, Copy)]
pub struct Class {
    /// Which share of what was said was right.
    pub precision: f64,
    /// Which share of what was right was said.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// How many posts have the label.
    pub posts: u32,
}

impl Score {
    /// Counts one post.
    pub fn add(&mut self, right: impl fmt::Debug, said: impl fmt::Debug) {
        let key = (format!("{right:?}"), format!("{said:?}"));
        *self.counts.entry(key).or_default() += 1;
    }

    fn sum(&self, fits: impl Fn(&str, &str) -> bool) -> u32 {
        let fitting = self
            .counts
            .iter()
            .filter(|((right, said), _)| fits(right, said));
        fitting.map(|(_, count)| count).sum()
    }

    /// The labels that are right somewhere.
    pub fn labels(&self) -> Vec<String> {
        let mut labels: Vec<String> = self.counts.keys().map(|(right, _)| right.clone()).collect();
        labels.dedup();
        labels
    }

    /// How well one label was told.
    pub fn class(&self, label: &str) -> Class {
        let hit = f64::from(self.sum(|right, said| right == label && said == label));
        let said = f64::from(self.sum(|_, said| said == label));
        let posts = self.sum(|right, _| right == label);
        let share = |of: f64| if of == 0.0 { 0.0 } else { hit / of };
        let (precision, recall) = (share(said), share(f64::from(posts)));
        let both = precision + recall;
        Class {
            precision,
            recall,
            f1: if both == 0.0 {
                0.0
            } else {
                2.0 * precision * recall / both
            },
            posts,
        }
    }

    /// The mean F1 of all labels.
    pub fn macro_f1(&self) -> f64 {
        let labels = self.labels();
        let sum: f64 = labels.iter().map(|label| self.class(label).f1).sum();
        sum / labels.len().max(1) as f64
    }

    /// Which share was right.
    pub fn accuracy(&self) -> f64 {
        let hit = self.sum(|right, said| right == said);
        f64::from(hit) / f64::from(self.sum(|_, _| true).max(1))
    }

    /// The mean F1 of saying this label always.
    pub fn always(&self, label: &str) -> f64 {
        let mut always = Self::default();
        for ((right, _), count) in &self.counts {
            *always
                .counts
                .entry((right.clone(), label.to_owned()))
                .or_default() += count;
        }
        always.macro_f1()
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for label in self.labels() {
            let class = self.class(&label);
            writeln!(
                formatter,
                "  {label:<12} precision {:.3}  recall {:.3}  F1 {:.3}  ({} posts)",
                class.precision, class.recall, class.f1, class.posts
            )?;
        }
        write!(
            formatter,
            "  macro-F1 {:.3}  accuracy {:.3}",
            self.macro_f1(),
            self.accuracy()
        )
    }
}
