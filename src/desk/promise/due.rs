//! Until when a promise is to be kept.

use super::Read;
use super::language::Unit;
use crate::desk::calendar::Calendar;
use crate::desk::time::{Duration, Millis};

/// What is meant by "shortly": an hour, in which half of customers expect an answer.
const SHORTLY: Duration = Duration::hours(1);

/// When a morning ends, in minutes of the day.
const NOON: u32 = 12 * 60;

/// When an afternoon ends, in minutes of the day.
const EVENING: u32 = 18 * 60;

/// How many business days can be promised.
const MOST_BUSINESS_DAYS: u32 = 60;

/// A time as words name it. In the tables of phrases the amounts are still to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// After an amount of time that the phrase holds.
    Amount,
    /// After so many of a unit.
    After(u32, Unit),
    /// At a time of day that the phrase holds.
    Clock(Day),
    /// At so many minutes of a day.
    At(Day, u32),
    /// In a part of a day.
    Day(Day, Part),
    /// On a day of the week that the phrase holds.
    Weekday,
    /// At the end of the next such day of the week, Monday 0.
    On(u8),
    /// Before long.
    Shortly,
}

/// A day as it is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The present one.
    Today,
    /// The one after it.
    Tomorrow,
    /// Today, or tomorrow where the time has passed.
    Next,
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Until noon.
    Morning,
    /// Until six.
    Afternoon,
    /// Until the calendar closes, or the day ends.
    End,
}

impl When {
    /// The time with the amounts that were read in its phrase; `None` where one is missing.
    pub fn read(self, read: &Read) -> Option<Self> {
        Some(match self {
            Self::Amount => Self::After(read.number.unwrap_or(1), read.unit?),
            Self::Clock(day) => Self::At(day, read.clock?),
            Self::Weekday => Self::On(read.weekday?),
            other => other,
        })
    }

    /// Until when a promise made at a time is to be kept; `None` where the calendar can't say.
    pub fn due(self, said_at: Millis, calendar: &Calendar) -> Option<Millis> {
        let today = calendar.day(said_at);
        let day = |day: Day| match day {
            Day::Today | Day::Next => today,
            Day::Tomorrow => today + 1,
        };
        Some(match self {
            Self::After(number, Unit::BusinessDay) => business_days(number, today, calendar)?,
            Self::After(number, unit) => {
                let length = match unit {
                    Unit::Minute => Duration::minutes(1),
                    Unit::Hour => Duration::hours(1),
                    Unit::Day | Unit::BusinessDay => Duration::days(1),
                    Unit::Week => Duration::days(7),
                };
                said_at + Duration(length.0.saturating_mul(i64::from(number)))
            }
            Self::At(of, minutes) => {
                let due = calendar.instant(day(of), minutes);
                if of == Day::Next && due <= said_at {
                    calendar.instant(today + 1, minutes)
                } else {
                    due
                }
            }
            Self::Day(of, Part::Morning) => calendar.instant(day(of), NOON),
            Self::Day(of, Part::Afternoon) => calendar.instant(day(of), EVENING),
            Self::Day(of, Part::End) => end(day(of), said_at, calendar),
            Self::On(weekday) => {
                let ahead = (i64::from(weekday) - Calendar::weekday(today)).rem_euclid(7);
                let ahead = if ahead == 0 { 7 } else { ahead };
                end(today + ahead, said_at, calendar)
            }
            Self::Shortly => said_at + SHORTLY,
            Self::Amount | Self::Clock(_) | Self::Weekday => return None,
        })
    }
}

/// When the calendar closes on a day, or the day ends where it is closed or was already closing.
fn end(day: i64, said_at: Millis, calendar: &Calendar) -> Millis {
    let (begin, end) = (calendar.instant(day, 0), calendar.instant(day + 1, 0));
    let closing = calendar
        .elapsed(begin, end)
        .ok()
        .filter(|open| open.0 > 0)
        .and_then(|open| calendar.due(begin, open).ok());
    closing.filter(|closing| *closing > said_at).unwrap_or(end)
}

/// When the calendar closes on the last of so many days after today on which it opens.
fn business_days(number: u32, today: i64, calendar: &Calendar) -> Option<Millis> {
    if number > MOST_BUSINESS_DAYS {
        return None;
    }
    let opens = |day: &i64| {
        let (begin, end) = (calendar.instant(*day, 0), calendar.instant(day + 1, 0));
        calendar.elapsed(begin, end).is_ok_and(|open| open.0 > 0)
    };
    let last = (today + 1..today + 400)
        .filter(opens)
        .nth(usize::try_from(number.checked_sub(1)?).ok()?)?;
    Some(end(last, calendar.instant(last, 0), calendar))
}
