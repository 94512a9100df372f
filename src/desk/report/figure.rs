//! A figure: its value, what it was counted from, and the tickets behind it.

use super::asked::{Asked, Member};
use super::definition::{Counts, FigureName, Unit};
use crate::desk::time::Duration;

/// The value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// There is nothing that it could be computed from.
    Nothing,
    /// A number.
    Count(usize),
    /// A share, in tenths of a percent.
    Tenths(u64),
    /// A wait.
    Wait(Duration),
    /// A score, in hundredths.
    Hundredths(u64),
    /// A wait that did not come to its end: so many never got what they waited for.
    Never,
}

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Which one.
    pub name: FigureName,
    /// Its value.
    pub value: Value,
    /// How many contacts or waits it counts.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

impl Figure {
    /// Computes a figure of some contacts.
    pub fn of(name: FigureName, members: &[Member<'_>], asked: &Asked) -> Self {
        match name.unit() {
            Unit::Count | Unit::Percent => Self::share(name, members, asked),
            Unit::Median | Unit::P90 => Self::wait(name, members, asked),
            Unit::Score => Self::mean(name, members, asked),
        }
    }

    /// Every figure of some contacts.
    pub fn all(members: &[Member<'_>], asked: &Asked) -> Vec<Self> {
        let names = FigureName::ALL.into_iter();
        names.map(|name| Self::of(name, members, asked)).collect()
    }

    fn share(name: FigureName, members: &[Member<'_>], asked: &Asked) -> Self {
        let (mut count, mut of) = (0, 0);
        for member in members {
            if let Counts::Share(holds) = name.counts(member, asked) {
                of += 1;
                count += usize::from(holds);
            }
        }
        let value = match name.unit() {
            Unit::Count => Value::Count(count),
            _ => share(count, of),
        };
        Self {
            name,
            value,
            count,
            of,
        }
    }

    fn mean(name: FigureName, members: &[Member<'_>], asked: &Asked) -> Self {
        let scores = members
            .iter()
            .filter_map(|member| match name.counts(member, asked) {
                Counts::Score(score) => Some(u64::from(u8::from(score))),
                _ => None,
            });
        let (count, sum) = scores.fold((0, 0), |(count, sum), score| (count + 1, sum + score));
        let of = count as u64;
        Self {
            name,
            value: match count {
                0 => Value::Nothing,
                _ => Value::Hundredths((sum * 200 + of) / (of * 2)),
            },
            count,
            of: members.len(),
        }
    }

    fn wait(name: FigureName, members: &[Member<'_>], asked: &Asked) -> Self {
        let mut ended = Vec::with_capacity(members.len());
        let mut of = 0;
        for member in members {
            match name.counts(member, asked) {
                Counts::Wait(wait) => {
                    of += 1;
                    ended.extend(wait);
                }
                Counts::Waits(waits, time) => {
                    of += waits.len();
                    ended.extend(waits.iter().map(|waited| time.of(*waited)));
                }
                Counts::Not | Counts::Share(_) | Counts::Score(_) => {}
            }
        }
        let count = ended.len();
        let value = match name.unit() {
            Unit::P90 => p90(&mut ended, of),
            _ => median(&mut ended, of),
        };
        Self {
            name,
            value,
            count,
            of,
        }
    }
}

/// The contacts that a figure counts, and those that it is counted of and that it does not count: for
/// a wait those whose wait has ended, and those whose wait has not.
pub fn behind<'a>(
    name: FigureName,
    members: &[Member<'a>],
    asked: &Asked,
) -> (Vec<Member<'a>>, Vec<Member<'a>>) {
    let (mut counted, mut others) = (Vec::new(), Vec::new());
    for member in members {
        match name.counts(member, asked) {
            Counts::Share(true) | Counts::Wait(Some(_)) | Counts::Score(_) => counted.push(*member),
            Counts::Share(false) | Counts::Wait(None) => others.push(*member),
            Counts::Waits(waits, _) if !waits.is_empty() => counted.push(*member),
            Counts::Waits(..) | Counts::Not => {}
        }
    }
    (counted, others)
}

/// A share to the tenth of a percent, the half rounded up.
pub fn share(count: usize, of: usize) -> Value {
    if of == 0 {
        return Value::Nothing;
    }
    let (count, of) = (count as u64, of as u64);
    Value::Tenths((count * 2_000 + of) / (of * 2))
}

/// The middle of so many waits, of which some have ended and the others outlast them all; of two in
/// the middle the mean.
pub fn median(ended: &mut [Duration], of: usize) -> Value {
    if of == 0 {
        return Value::Nothing;
    }
    match (at(ended, (of - 1) / 2), at(ended, of / 2)) {
        (Some(lower), Some(upper)) => Value::Wait(Duration(lower.0 + (upper.0 - lower.0) / 2)),
        _ => Value::Never,
    }
}

/// The least wait that nine tenths of so many do not exceed.
pub fn p90(ended: &mut [Duration], of: usize) -> Value {
    match (of * 9).div_ceil(10).checked_sub(1) {
        None => Value::Nothing,
        Some(place) => at(ended, place).map_or(Value::Never, Value::Wait),
    }
}

/// The wait at a place in their order; `None` where it is one that has not ended.
fn at(ended: &mut [Duration], place: usize) -> Option<Duration> {
    (place < ended.len()).then(|| *ended.select_nth_unstable(place).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(minutes: &[i64]) -> Vec<Duration> {
        minutes.iter().copied().map(Duration::minutes).collect()
    }

    #[test]
    fn who_still_waits_outlasts_everybody() {
        let wait = |minutes| Value::Wait(Duration::minutes(minutes));
        assert_eq!(median(&mut waits(&[]), 0), Value::Nothing);
        assert_eq!(median(&mut waits(&[3, 1, 2]), 3), wait(2));
        assert_eq!(median(&mut waits(&[4, 1, 2, 8]), 4), wait(3));
        assert_eq!(median(&mut waits(&[1, 2, 3]), 5), wait(3));
        assert_eq!(median(&mut waits(&[1, 2, 3]), 6), Value::Never);
        assert_eq!(median(&mut waits(&[1]), 9), Value::Never);
        assert_eq!(p90(&mut waits(&[]), 0), Value::Nothing);
        assert_eq!(
            p90(&mut waits(&[5, 4, 3, 2, 1, 6, 7, 8, 9, 10]), 10),
            wait(9)
        );
        assert_eq!(p90(&mut waits(&[1, 2, 3, 4, 5, 6, 7, 8, 9]), 10), wait(9));
        assert_eq!(p90(&mut waits(&[1, 2, 3, 4, 5, 6, 7, 8]), 10), Value::Never);
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest_tenth() {
        assert_eq!(share(58, 100), Value::Tenths(580));
        assert_eq!(share(1, 3), Value::Tenths(333));
        assert_eq!(share(2, 3), Value::Tenths(667));
        assert_eq!(share(1, 2_000), Value::Tenths(1));
        assert_eq!(share(0, 0), Value::Nothing);
    }
}
