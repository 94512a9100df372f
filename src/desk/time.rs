//! Points in time and lengths of time.

use std::fmt;
use std::ops::{Add, Sub};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
///
/// Serialised as a plain number, which a JavaScript number holds exactly for any date this desk
/// will see.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Millis(pub i64);

/// A length of time in milliseconds; negative where it lies in the past.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Duration(pub i64);

impl Duration {
    /// This many minutes.
    pub const fn minutes(minutes: i64) -> Self {
        Self(minutes * 60_000)
    }

    /// This many hours.
    pub const fn hours(hours: i64) -> Self {
        Self(hours * 3_600_000)
    }

    /// This many days of 24 hours.
    pub const fn days(days: i64) -> Self {
        Self(days * 86_400_000)
    }

    /// Whole minutes, rounded towards zero.
    pub const fn whole_minutes(self) -> i64 {
        self.0 / 60_000
    }
}

impl Millis {
    /// The minute of its day in UTC, below 1440.
    pub fn minute_of_day(self) -> u16 {
        let minute = self.0.div_euclid(60_000).rem_euclid(24 * 60);
        u16::try_from(minute).unwrap_or_default()
    }

    /// Reads an RFC 3339 time; `None` where it is not one.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|time| Self(time.timestamp_millis()))
    }
}

/// RFC 3339 in UTC with milliseconds; a time beyond the calendar's range is written as its number.
impl fmt::Display for Millis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::<Utc>::from_timestamp_millis(self.0) {
            Some(time) => formatter.write_str(&time.to_rfc3339_opts(SecondsFormat::Millis, true)),
            None => write!(formatter, "{}", self.0),
        }
    }
}

impl Add<Duration> for Millis {
    type Output = Self;

    fn add(self, length: Duration) -> Self {
        Self(self.0.saturating_add(length.0))
    }
}

impl Sub<Duration> for Millis {
    type Output = Self;

    fn sub(self, length: Duration) -> Self {
        Self(self.0.saturating_sub(length.0))
    }
}

impl Sub for Duration {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sub for Millis {
    type Output = Duration;

    fn sub(self, other: Self) -> Duration {
        Duration(self.0.saturating_sub(other.0))
    }
}

/// Serialises an optional time as RFC 3339, as the commands print it.
pub mod rfc3339 {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Millis;

    /// Writes the time as text, or null.
    pub fn serialize<S: Serializer>(time: &Option<Millis>, out: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => out.serialize_some(&time.to_string()),
            None => out.serialize_none(),
        }
    }

    /// Reads the time from text, or null.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Millis>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| {
            Millis::from_rfc3339(&text)
                .ok_or_else(|| D::Error::custom(format!("{text:?} is not an RFC 3339 time")))
        })
        .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_utc_with_milliseconds() {
        assert_eq!(
            Millis(1_294_230_644_860).to_string(),
            "2011-01-05T12:30:44.860Z"
        );
    }

    #[test]
    fn a_time_is_read_with_any_offset() {
        assert_eq!(
            Millis::from_rfc3339("2011-01-05T13:30:44.860+01:00"),
            Some(Millis(1_294_230_644_860))
        );
        assert_eq!(Millis::from_rfc3339("yesterday"), None);
    }
}
