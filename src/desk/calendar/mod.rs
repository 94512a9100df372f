//! Business hours: how much of them lies between two instants, and when an amount of them is used
//! up.
//!
//! An instant is open where the clock on the wall of the calendar's zone shows open hours. So an
//! hour that daylight saving repeats counts twice, and one that it skips does not count. Carries
//! the tables of all time zones: only contexts that compute due times may use it.

mod hours;
mod zone;

pub use hours::{BusinessHours, Day, OpenSpan, TimeOfDay, WeekHours, Weekday};

use self::hours::Week;
use self::zone::{Shown, Zone};
use super::time::{Duration, Millis};

/// The names of all time zones that a calendar can have.
pub fn zones() -> Vec<String> {
    zone::names()
}

const DAY: i64 = Duration::days(1).0;

/// The last instant whose year has four digits: RFC 3339 can write none after it.
const LAST: Millis = Millis(253_402_300_799_999);

/// The first instant of the year 0.
const FIRST: Millis = Millis(-62_167_219_200_000);

/// Why a calendar can't be used, or can't answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The time zone's name is in no table.
    #[error("{0:?} is no IANA time zone: write one such as \"Europe/Madrid\"")]
    UnknownZone(String),
    /// A time of day that no clock shows.
    #[error("{0:?} is no time of day: write one such as \"08:30\", or \"24:00\" for a day's end")]
    TimeOfDay(String),
    /// A date that no calendar has.
    #[error("{0:?} is no date: write one such as \"2026-02-28\"")]
    Date(String),
    /// A span that ends no later than it begins.
    #[error(
        "on {day} the span {span} ends no later than it begins: write a span over midnight as two, \
         with 24:00 as the end of the first"
    )]
    EmptySpan {
        /// The day of the week.
        day: Weekday,
        /// The span.
        span: OpenSpan,
    },
    /// Two spans of a day share time.
    #[error("on {day} the spans {first} and {second} overlap: join them or shorten one")]
    Overlap {
        /// The day of the week.
        day: Weekday,
        /// The span that begins first.
        first: OpenSpan,
        /// The other.
        second: OpenSpan,
    },
    /// Nothing can be due where nobody ever works.
    #[error("the calendar is never open, so nothing can be due by it: give it hours")]
    NeverOpen,
    /// Less than no time.
    #[error("an amount of time can't be negative")]
    Negative,
    /// The end lies before the start.
    #[error("the end {until} lies before the start {start}: exchange them")]
    Backwards {
        /// The start.
        start: Millis,
        /// The end.
        until: Millis,
    },
    /// A time beyond the years that can be written.
    #[error("the years 0 to 9999 can be computed with, and this goes beyond them")]
    Beyond,
}

/// Business hours that were checked, with their zone's table.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: Zone,
    week: Week,
    /// Days since 1970, sorted.
    holidays: Vec<i64>,
    /// Whether every instant is open.
    always: bool,
}

impl Calendar {
    /// The calendar that is always open.
    pub fn always() -> Self {
        Self {
            zone: Zone::utc(),
            week: Week::always(),
            holidays: Vec::new(),
            always: true,
        }
    }

    /// Checks business hours.
    ///
    /// # Errors
    /// When the zone is unknown, or a day's spans are empty or overlap.
    pub fn new(hours: &BusinessHours) -> Result<Self, CalendarError> {
        let week = match &hours.hours {
            Some(spans) => Week::new(spans)?,
            None => Week::always(),
        };
        let mut holidays: Vec<i64> = hours.holidays.iter().map(|day| day.number()).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Ok(Self {
            zone: Zone::named(&hours.timezone)?,
            always: hours.hours.is_none() && holidays.is_empty(),
            week,
            holidays,
        })
    }

    /// How much business time lies between two instants.
    ///
    /// # Errors
    /// When the end lies before the start, or either beyond the years 0 to 9999.
    pub fn elapsed(&self, start: Millis, until: Millis) -> Result<Duration, CalendarError> {
        if until < start {
            return Err(CalendarError::Backwards { start, until });
        }
        within_years(start)?;
        within_years(until)?;
        if self.always {
            return Ok(until - start);
        }
        let mut elapsed = 0;
        let mut at = start.0;
        while at < until.0 {
            let stretch = self.stretch(at);
            let end = stretch.until.min(until.0);
            elapsed += stretch.open(&self.week, at, end);
            at = end;
        }
        Ok(Duration(elapsed))
    }

    /// The first instant at which this much business time has passed since the start. An amount
    /// that is used up exactly at closing time is due then, not at the next opening; no amount at
    /// all is due at once.
    ///
    /// # Errors
    /// When the amount is negative, the calendar is never open, or the years end before it is due.
    pub fn due(&self, start: Millis, amount: Duration) -> Result<Millis, CalendarError> {
        if amount.0 < 0 {
            return Err(CalendarError::Negative);
        }
        if self.week.total == 0 {
            return Err(CalendarError::NeverOpen);
        }
        within_years(start)?;
        if self.always {
            return within_years(start + amount);
        }
        let mut left = amount.0;
        let mut at = start.0;
        while left > 0 {
            if at > LAST.0 {
                return Err(CalendarError::Beyond);
            }
            let stretch = self.stretch(at);
            if let Some(due) = stretch.after(&self.week, at, left) {
                return within_years(Millis(due));
            }
            left -= stretch.open(&self.week, at, stretch.until);
            at = stretch.until;
        }
        Ok(start)
    }

    /// Whether it has any open hours.
    pub const fn is_ever_open(&self) -> bool {
        self.week.total > 0
    }

    /// Whether the desk is open at an instant.
    pub fn is_open(&self, at: Millis) -> bool {
        self.elapsed(at, at + Duration(1)) == Ok(Duration(1))
    }

    /// The day that the calendar's zone shows at an instant, counted from 1 January 1970.
    pub fn day(&self, at: Millis) -> i64 {
        (at.0 + self.zone.shown(at.0).offset).div_euclid(DAY)
    }

    /// The hour that the clock on the wall of the calendar's zone shows at an instant, 0 to 23.
    pub fn hour(&self, at: Millis) -> i64 {
        const HOUR: i64 = Duration::hours(1).0;
        (at.0 + self.zone.shown(at.0).offset).rem_euclid(DAY) / HOUR
    }

    /// The minute of the day that it shows, 0 to 1439.
    pub fn minute(&self, at: Millis) -> i64 {
        const MINUTE: i64 = Duration::minutes(1).0;
        (at.0 + self.zone.shown(at.0).offset).rem_euclid(DAY) / MINUTE
    }

    /// The day of the week of such a day: Monday is 0.
    pub const fn weekday(day: i64) -> i64 {
        (day + 3).rem_euclid(7)
    }

    /// When the calendar's zone shows so many minutes of a day. Of a time that is shown twice the
    /// first, and for one that is skipped as long after the skip as it would have been.
    pub fn instant(&self, day: i64, minutes: u32) -> Millis {
        let local = day * DAY + Duration::minutes(i64::from(minutes)).0;
        // No zone changes its offset twice within a day, so one of its two neighbours' holds.
        let before = self.zone.shown(local - DAY).offset;
        let at = local - before;
        let holds = self.zone.shown(at).offset == before;
        let after = self.zone.shown(local + DAY).offset;
        let is_later = self.zone.shown(local - after).offset == after;
        Millis(if !holds && is_later {
            local - after
        } else {
            at
        })
    }

    /// The time from `at` on in which nothing changes but the days of the week.
    fn stretch(&self, at: i64) -> Stretch {
        let Shown { until, offset } = self.zone.shown(at);
        let today = (at + offset).div_euclid(DAY);
        let begins = |day: i64| day * DAY - offset;
        let next = self.holidays.partition_point(|day| *day < today);
        match self.holidays.get(next) {
            Some(holiday) if *holiday == today => Stretch {
                until: until.min(begins(today + 1)),
                offset,
                is_holiday: true,
            },
            holiday => Stretch {
                until: holiday.map_or(until, |day| until.min(begins(*day))),
                offset,
                is_holiday: false,
            },
        }
    }
}

/// A stretch of time with one offset from UTC that is a holiday or holds none.
struct Stretch {
    until: i64,
    offset: i64,
    is_holiday: bool,
}

impl Stretch {
    /// How much of the time between two instants of the stretch is open.
    fn open(&self, week: &Week, from: i64, until: i64) -> i64 {
        if self.is_holiday {
            return 0;
        }
        week.open_before(until + self.offset) - week.open_before(from + self.offset)
    }

    /// When so much open time has passed since an instant of the stretch; `None` where the stretch
    /// holds less.
    fn after(&self, week: &Week, from: i64, open: i64) -> Option<i64> {
        if self.is_holiday {
            return None;
        }
        let before = week.open_before(from + self.offset);
        let after = week
            .when_open(before.saturating_add(open))
            .saturating_sub(self.offset);
        (after <= self.until).then_some(after)
    }
}

fn within_years(at: Millis) -> Result<Millis, CalendarError> {
    if (FIRST..=LAST).contains(&at) {
        Ok(at)
    } else {
        Err(CalendarError::Beyond)
    }
}
