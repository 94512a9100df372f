//! A language as promises are read in it: its words, and how its numbers and times are written.

use super::due::When;
use super::{Read, Token};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day of 24 hours.
    Day,
    /// A day on which the desk is open.
    BusinessDay,
    /// Seven days.
    Week,
}

/// The words of one language.
pub struct Language {
    /// Somebody commits themselves.
    pub commitments: &'static [&'static str],
    /// Words that deny what stands around them.
    pub denials: &'static [&'static str],
    /// The times that can be named.
    pub times: &'static [(&'static str, When)],
    /// Its words for numbers.
    pub(super) numbers: &'static [(&'static str, u32)],
    /// Its words for units of time.
    pub(super) units: &'static [(&'static str, Unit)],
    /// What makes a day a business day, before or after the word for it.
    pub(super) business: &'static [&'static str],
    /// Monday first.
    pub(super) weekdays: [&'static str; 7],
    /// Between the numbers of a range.
    pub(super) to: &'static [&'static str],
    /// After a number that is an hour.
    pub(super) oclock: &'static [&'static str],
}

impl Language {
    /// Reads a number, or the greater of a range; tells how many words it took.
    pub fn number(&self, words: &[Token], read: &mut Read) -> usize {
        let number = |place: usize| -> Option<u32> {
            let word = words.get(place)?.word.as_str();
            let known = self.numbers.iter().find(|(name, _)| *name == word);
            known.map(|(_, number)| *number).or_else(|| {
                // "24h" holds its unit.
                let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic());
                digits.parse().ok().filter(|number| *number > 0)
            })
        };
        let Some(first) = number(0) else {
            return 0;
        };
        if words
            .first()
            .is_some_and(|word| word.word.ends_with(char::is_alphabetic))
            && words
                .first()
                .is_some_and(|word| word.word.starts_with(|digit: char| digit.is_ascii_digit()))
        {
            let word = words
                .first()
                .map(|word| word.word.as_str())
                .unwrap_or_default();
            let unit = word.trim_start_matches(|digit: char| digit.is_ascii_digit());
            let known = self.units.iter().find(|(name, _)| *name == unit);
            let Some((_, unit)) = known else {
                return 0;
            };
            read.unit = Some(*unit);
        }
        let says_to = words
            .get(1)
            .is_some_and(|word| self.to.contains(&word.word.as_str()));
        let second = if says_to { 2 } else { 1 };
        match number(second).filter(|number| *number > first && read.unit.is_none()) {
            Some(greater) => {
                read.number = Some(greater);
                second + 1
            }
            None => {
                read.number = Some(first);
                1
            }
        }
    }

    /// Reads a unit, business days included; tells how many words it took.
    pub fn unit(&self, words: &[Token], read: &mut Read) -> usize {
        let word = |place: usize| words.get(place).map_or("", |word| word.word.as_str());
        let unit = |place: usize| {
            let known = self.units.iter().find(|(name, _)| *name == word(place));
            known.map(|(_, unit)| *unit)
        };
        let is_business = |place: usize| self.business.contains(&word(place));
        let (unit, taken) = match (unit(0), unit(1)) {
            (Some(Unit::Day), _) if is_business(1) => (Unit::BusinessDay, 2),
            (Some(unit), _) => (unit, 1),
            (None, Some(Unit::Day)) if is_business(0) => (Unit::BusinessDay, 2),
            _ => return 0,
        };
        read.unit = Some(unit);
        taken
    }

    /// Reads a time of day; tells how many words it took.
    pub fn clock(&self, words: &[Token], read: &mut Read) -> usize {
        let word = |place: usize| words.get(place).map_or("", |word| word.word.as_str());
        let first = word(0);
        let digits = first.find(|digit: char| !digit.is_ascii_digit());
        let (hours, rest) = first.split_at(digits.unwrap_or(first.len()));
        let Ok(hours) = hours.parse::<u32>() else {
            return match first {
                "noon" | "midi" | "mittag" | "mediodía" => {
                    read.clock = Some(12 * 60);
                    1
                }
                _ => 0,
            };
        };
        let (minutes, rest) = match rest.strip_prefix([':', 'h']) {
            Some("") => ("0", ""),
            Some(minutes) => minutes.split_at_checked(2).unwrap_or(("0", rest)),
            None => ("0", rest),
        };
        let Ok(minutes) = minutes.parse::<u32>() else {
            return 0;
        };
        let exact = first.contains([':', 'h']);
        let half = if rest.is_empty() { word(1) } else { rest };
        let (hours, taken) = match (half, word(2)) {
            ("pm" | "am", _) => (twelve(hours, half), 1 + usize::from(rest.is_empty())),
            ("p", "m") => (twelve(hours, "pm"), 3),
            ("a", "m") => (twelve(hours, "am"), 3),
            (after, _) if self.oclock.contains(&after) => (hours, 2),
            (_, _) if exact && rest.is_empty() => (hours, 1),
            _ => return 0,
        };
        if hours > 24 || minutes > 59 {
            return 0;
        }
        read.clock = Some(hours * 60 + minutes);
        taken
    }

    /// Reads a day of the week.
    pub fn weekday(&self, word: &str, read: &mut Read) -> usize {
        let known = (0..).zip(self.weekdays).find(|(_, name)| *name == word);
        read.weekday = known.map(|(number, _)| number);
        usize::from(known.is_some())
    }
}

fn twelve(hours: u32, half: &str) -> u32 {
    match (hours, half) {
        (12, "am") => 0,
        (1..12, "pm") => hours + 12,
        _ => hours,
    }
}
