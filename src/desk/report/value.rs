//! What an answer is worth by how long it took, after the published studies: an illustration, because
//! between the points that they give nothing is known.

use serde::{Deserialize, Serialize};

use super::asked::{Asked, Member};
use crate::desk::time::Duration;

/// What the worth of minutes means.
pub const DEFINITION: &str = "An illustration: straight lines between the points that are given. The published points are \
     what customers said they would pay more after an answer, in a study that Twitter paid for \
     (2015-2016, airlines, telecom and pizza in the US); they say nothing of your customers.";

/// The worth of an answer after a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The wait, in minutes.
    pub minutes: u32,
    /// What the answer is worth, in cents.
    pub cents: u32,
}

/// Which points hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worth {
    /// None: nothing is shown.
    #[default]
    Off,
    /// Airlines: almost $20 under 6 minutes, $8.98 at the median of 22, $2.33 past an hour.
    Airline,
    /// Telecom: $17 under 4 minutes, $8.35 on average, $3.52 past 20 minutes; by the month.
    Telecom,
    /// Pizza: $2.84 on average.
    Pizza,
    /// One's own, by rising wait.
    Own(Vec<Point>),
}

const fn point(minutes: u32, cents: u32) -> Point {
    Point { minutes, cents }
}

/// The airlines' points.
const AIRLINE: [Point; 3] = [point(6, 2_000), point(22, 898), point(67, 233)];
/// Telecom's: the average is given without its wait, and stands between the two others.
const TELECOM: [Point; 3] = [point(4, 1_700), point(12, 835), point(20, 352)];
/// Pizza's.
const PIZZA: [Point; 1] = [point(0, 284)];

impl Worth {
    /// The points, by rising wait.
    pub fn points(&self) -> &[Point] {
        match self {
            Self::Off => &[],
            Self::Airline => &AIRLINE,
            Self::Telecom => &TELECOM,
            Self::Pizza => &PIZZA,
            Self::Own(points) => points,
        }
    }

    /// What an answer after this wait is worth, in cents; `None` where it is off. Before the first
    /// point it is worth as much as there, after the last as little as there.
    pub fn of(&self, wait: Duration) -> Option<u32> {
        let points = self.points();
        let last = points.last()?;
        let at = |point: &Point| Duration::minutes(i64::from(point.minutes)).0;
        let next = points.iter().position(|point| wait.0 <= at(point));
        let Some(next) = next else {
            return Some(last.cents);
        };
        let after = points.get(next)?;
        let Some(before) = next.checked_sub(1).and_then(|place| points.get(place)) else {
            return Some(after.cents);
        };
        let (from, until) = (at(before), at(after));
        let (more, less) = (i64::from(before.cents), i64::from(after.cents));
        let passed = (less - more) * (wait.0 - from) / (until - from).max(1);
        u32::try_from(more + passed).ok()
    }

    /// What is at stake for a customer who has waited so long: how much less an answer would be worth
    /// that came late, in cents. The order of a queue that goes by value.
    pub fn at_stake(&self, waited: Duration) -> Option<u32> {
        let last = self.points().last()?;
        Some(self.of(waited)?.saturating_sub(last.cents))
    }
}

/// What the answers of some contacts were worth, and what they would have been worth at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// The answers that came, in cents.
    pub answered: u64,
    /// All contacts answered at once, in cents.
    pub at_once: u64,
}

/// The worth of the answers to some contacts; `None` where it is off.
pub fn total(members: &[Member<'_>], asked: &Asked, worth: &Worth) -> Option<Total> {
    let first = worth.of(Duration(0))?;
    let waits = members.iter().filter_map(|member| member.course.answered);
    let waits = waits.filter(|waited| waited.wall <= asked.horizon);
    let answered = waits.filter_map(|waited| worth.of(waited.wall));
    Some(Total {
        answered: answered.map(u64::from).sum(),
        at_once: u64::from(first) * members.len() as u64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_points_are_hit_and_nothing_lies_outside_them() {
        let airline = |minutes| Worth::Airline.of(Duration::minutes(minutes));
        assert_eq!(airline(0), Some(2_000));
        assert_eq!(airline(6), Some(2_000));
        assert_eq!(airline(22), Some(898));
        assert_eq!(airline(14), Some(1_449));
        assert_eq!(airline(67), Some(233));
        assert_eq!(airline(6_000), Some(233));
        assert_eq!(Worth::Pizza.of(Duration::minutes(90)), Some(284));
        assert_eq!(Worth::Off.of(Duration(0)), None);
        assert_eq!(Worth::Own(Vec::new()).of(Duration(0)), None);
    }

    #[test]
    fn less_is_at_stake_the_longer_somebody_has_waited() {
        let stakes: Vec<_> = [0, 10, 30, 70]
            .map(|minutes| Worth::Airline.at_stake(Duration::minutes(minutes)))
            .into();
        assert!(
            stakes.is_sorted_by(|before, after| before >= after),
            "{stakes:?}"
        );
        assert_eq!(stakes[3], Some(0));
    }
}
