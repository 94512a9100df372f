//! A time zone as stretches of time in which its offset from UTC stays the same.

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::CalendarError;

/// From when the offsets are kept in memory: X is younger.
const KEPT_FROM: i64 = 0;

/// Until when they are: 2100-01-01. What lies outside is looked up each time.
const KEPT_UNTIL: i64 = 4_102_444_800_000;

/// A power of two: milliseconds in a span for which the stretch it begins in is kept, 99 days.
const SPAN: u32 = 33;

/// Later than every instant that is computed with.
const FOREVER: i64 = i64::MAX / 4;

/// A time zone.
#[derive(Debug, Clone)]
pub struct Zone {
    zone: TimeZone,
    /// The kept stretches with one offset, in order.
    kept: Vec<Shown>,
    /// For each span of time of [`SPAN`], the stretch that its beginning lies in.
    first: Vec<usize>,
}

/// The names of all time zones, sorted.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = TimeZoneDatabase::bundled()
        .available()
        .map(|name| name.as_str().to_owned())
        .collect();
    names.sort_unstable();
    names
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
        if !(KEPT_FROM..KEPT_UNTIL).contains(&at) {
            return looked_up(&self.zone, at);
        }
        let span = usize::try_from((at - KEPT_FROM) >> SPAN).ok();
        let first = span.and_then(|span| self.first.get(span)).copied();
        let mut kept = self.kept.iter().skip(first.unwrap_or_default());
        let shown = kept.find(|shown| shown.until > at).copied();
        // They lie without a gap from the first instant that is kept to the last.
        shown.unwrap_or_else(|| looked_up(&self.zone, at))
    }

    fn kept(zone: TimeZone) -> Self {
        let mut kept = Vec::new();
        let mut first = Vec::new();
        let mut at = KEPT_FROM;
        while at < KEPT_UNTIL {
            let shown = looked_up(&zone, at);
            at = shown.until;
            let spans = (at.min(KEPT_UNTIL) - 1 - KEPT_FROM) >> SPAN;
            while i64::try_from(first.len()).is_ok_and(|known| known <= spans) {
                first.push(kept.len());
            }
            kept.push(shown);
        }
        Self { zone, kept, first }
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
