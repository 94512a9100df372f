//! Fairness: do some customers wait longer than others for what they should not: their language, their
//! politeness, how many follow them?
//!
//! A permutation test answers it. Were the groups treated alike, it would not matter which contact is
//! in which group: so the labels are dealt out anew many times, and the share of deals in which the
//! groups lie at least as far apart as in truth tells how likely chance alone did it. It assumes
//! nothing about how waits are spread, and a contact that was never answered simply ranks last.

use std::collections::BTreeMap;

use super::asked::{Asked, Member};
use super::book::Book;
use super::definition::FigureName;
use super::figure::{Figure, Value};
use super::responsiveness::{By, Group, grouped};

/// A difference counts as found where chance alone would bring it about less often than this, in
/// thousandths. Several things are looked at at once, so one in twenty would be too easy.
pub const FOUND_BELOW_PERMILLE: u32 = 10;

/// How small a group may be and still be compared.
pub const LEAST: usize = 10;

/// How many labels are dealt out in all, so that large desks wait no longer than small ones.
const DEALT: usize = 20_000_000;

/// What it means.
pub const DEFINITION: &str = "The median wait for the first meaningful reply by group, with contacts that were never answered \
     as the longest waits. The chance is the share of random deals of the same contacts into groups \
     of the same sizes whose mean ranks lie at least as far apart; a difference counts as found where \
     it is below 1 %. Groups of fewer than 10 contacts are left out. A difference is no proof of \
     intent: read the tickets.";

/// Groups compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fairness {
    /// What contacts are told apart by.
    pub by: By,
    /// The groups that are large enough, with contacts and median wait.
    pub groups: Vec<(Group, usize, Value)>,
    /// How likely chance alone sets them so far apart, in ten-thousandths; `None` where there are not
    /// two groups.
    pub chance: Option<u32>,
}

impl Fairness {
    /// Whether a difference was found.
    pub fn is_found(&self) -> bool {
        self.chance
            .is_some_and(|chance| chance < FOUND_BELOW_PERMILLE * 10)
    }
}

/// Compares the groups of contacts; `seed` decides how labels are dealt out, so that a report is the
/// same each time.
pub fn fairness(book: &Book, asked: &Asked, by: By, seed: u64) -> Fairness {
    let mut groups = grouped(book, asked, by);
    groups.retain(|(group, members)| *group != Group::Unknown && members.len() >= LEAST);
    let mut waits: Vec<i64> = Vec::new();
    let mut labels: Vec<u8> = Vec::new();
    for (label, (_, members)) in (0..=u8::MAX).zip(&groups) {
        waits.extend(members.iter().map(wait));
        labels.resize(waits.len(), label);
    }
    let rows = groups.iter().map(|(group, members)| {
        let median = Figure::of(FigureName::FirstReplyMedian, members, asked);
        (*group, members.len(), median.value)
    });
    Fairness {
        by,
        groups: rows.collect(),
        chance: (groups.len() > 1).then(|| chance(&ranks(&waits), &mut labels, seed)),
    }
}

/// A wait as a number that orders: who was never answered waits longest.
fn wait(member: &Member<'_>) -> i64 {
    let answered = member.course.answered;
    answered.map_or(i64::MAX, |waited| waited.wall.0)
}

/// Twice the rank of each wait, from 1; equal waits share the mean of their ranks.
fn ranks(waits: &[i64]) -> Vec<u64> {
    let mut places: BTreeMap<i64, (u64, u64)> = BTreeMap::new();
    for wait in waits {
        places.entry(*wait).or_default().0 += 1;
    }
    let mut before = 0;
    for (count, rank) in places.values_mut() {
        // The mean of before + 1 and before + count, twice.
        *rank = 2 * before + *count + 1;
        before += *count;
    }
    let rank = |wait: &i64| places.get(wait).map_or(0, |(_, rank)| *rank);
    waits.iter().map(rank).collect()
}

/// How likely chance alone sets the groups so far apart, in ten-thousandths, rounded up.
fn chance(ranks: &[u64], labels: &mut [u8], seed: u64) -> u32 {
    let rounds = (DEALT / ranks.len().max(1)).clamp(199, 999);
    let truth = apart(ranks, labels);
    let mut random = Random(seed);
    let mut as_far = 1_u64;
    for _ in 0..rounds {
        random.shuffle(labels);
        // Equal distances differ in the last bits of their sums alone.
        as_far += u64::from(apart(ranks, labels) >= truth * (1.0 - 1e-12));
    }
    let share = (as_far * 10_000).div_ceil(rounds as u64 + 1);
    u32::try_from(share).unwrap_or(u32::MAX)
}

/// How far the groups' mean ranks lie apart: the sum of squares between groups, up to what every deal
/// shares (Kruskal and Wallis, 1952).
fn apart(ranks: &[u64], labels: &[u8]) -> f64 {
    let mut sums = [(0_u64, 0_u64); 256];
    for (rank, label) in ranks.iter().zip(labels) {
        if let Some((sum, count)) = sums.get_mut(usize::from(*label)) {
            *sum += rank;
            *count += 1;
        }
    }
    let groups = sums.iter().filter(|(_, count)| *count > 0);
    groups
        .map(|(sum, count)| {
            let sum = *sum as f64;
            sum * sum / *count as f64
        })
        .sum()
}

/// Numbers that look random and are the same for the same seed (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Deals the labels out anew (Fisher and Yates).
    fn shuffle(&mut self, labels: &mut [u8]) {
        for last in (1..labels.len()).rev() {
            // The upper half of the product is spread evenly enough over so few places.
            let place = (u128::from(self.next()) * (last as u128 + 1)) >> 64;
            labels.swap(last, usize::try_from(place).unwrap_or(last));
        }
    }
}
