//! A time zone as stretches of time in which its offset from UTC stays the same.

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::CalendarError;

/// From when the offsets are kept in memory: X is younger.
const KEPT_FROM: i64 = 0;

/// Until when they are: 2100-01-01. What lies outside is looked up each time.
const KEPT_UNTIL: i64 = 4_102_444_800_000;

/// Later than every instant that is computed with.
const FOREVER: i64 = i64::MAX / 4;

/// A time zone.
#[derive(Debug, Clone)]
pub struct Zone {
    zone: TimeZone,
    /// When each offset begins, in milliseconds since 1970.
    begins: Vec<i64>,
    /// The offsets, in milliseconds east of UTC.
    offsets: Vec<i64>,
    /// Until when the last of them holds.
    kept_until: i64,
}

/// How the clocks go at an instant.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Until when they go so, in milliseconds since 1970.
    pub until: i64,
    /// The offset, in milliseconds east of UTC.
    pub offset: i64,
}

impl Zone {
    /// The zone without daylight saving and offset.
    pub fn utc() -> Self {
        Self::kept(TimeZone::UTC)
    }

    /// The zone of this name in the IANA database.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(name: &str) -> Result<Self, CalendarError> {
        let known = TimeZoneDatabase::bundled().get(name);
        match known {
            // The library's name for a zone that nobody knows.
            Ok(zone) if !zone.is_unknown() => Ok(Self::kept(zone)),
            _ => Err(CalendarError::UnknownZone(name.to_owned())),
        }
    }

    /// How the clocks go at an instant, and until when.
    pub fn shown(&self, at: i64) -> Shown {
        if !(KEPT_FROM..self.kept_until).contains(&at) {
            return looked_up(&self.zone, at);
        }
        // The first begins where keeping does, so at least one has begun.
        let next = self.begins.partition_point(|begin| *begin <= at);
        Shown {
            until: self.begins.get(next).copied().unwrap_or(self.kept_until),
            offset: self.offsets.get(next - 1).copied().unwrap_or_default(),
        }
    }

    fn kept(zone: TimeZone) -> Self {
        let (mut begins, mut offsets) = (Vec::new(), Vec::new());
        let mut at = KEPT_FROM;
        while at < KEPT_UNTIL {
            let shown = looked_up(&zone, at);
            begins.push(at);
            offsets.push(shown.offset);
            at = shown.until;
        }
        Self {
            zone,
            begins,
            offsets,
            kept_until: at,
        }
    }
}

fn looked_up(zone: &TimeZone, at: i64) -> Shown {
    // Callers stay within the years 0 to 9999, which the library's range includes.
    let instant = Timestamp::from_millisecond(at).unwrap_or(Timestamp::MAX);
    let next = zone.following(instant).next();
    Shown {
        until: next.map_or(FOREVER, |next| next.timestamp().as_millisecond()),
        offset: i64::from(zone.to_offset(instant).seconds()) * 1000,
    }
}
