//! The hours of a week and the holidays, as they are written and as they are computed with.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{CalendarError, DAY};

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// 1 January 1970 was a Thursday.
const WEEKDAY_OF_DAY_0: i64 = 3;

/// When a desk is open, in the shape of `docs/formats.md`. Checked when a
/// [`Calendar`](super::Calendar) is made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessHours {
    /// The IANA name of the time zone.
    pub timezone: String,
    /// The open hours; `None` where it is always open but for the holidays.
    #[serde(default)]
    pub hours: Option<WeekHours>,
    /// The days on which it stays closed.
    #[serde(default)]
    pub holidays: Vec<Day>,
}

/// The open spans of each day of the week, as the clock on the wall shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    default,
    expecting = "spans by day, such as {\"mon\": [[\"09:00\", \"17:00\"]]}"
)]
pub struct WeekHours {
    /// On Mondays.
    pub mon: Vec<OpenSpan>,
    /// On Tuesdays.
    pub tue: Vec<OpenSpan>,
    /// On Wednesdays.
    pub wed: Vec<OpenSpan>,
    /// On Thursdays.
    pub thu: Vec<OpenSpan>,
    /// On Fridays.
    pub fri: Vec<OpenSpan>,
    /// On Saturdays.
    pub sat: Vec<OpenSpan>,
    /// On Sundays.
    pub sun: Vec<OpenSpan>,
}

impl WeekHours {
    /// The spans of a day of the week.
    pub fn of(&self, day: Weekday) -> &[OpenSpan] {
        match day {
            Weekday::Mon => &self.mon,
            Weekday::Tue => &self.tue,
            Weekday::Wed => &self.wed,
            Weekday::Thu => &self.thu,
            Weekday::Fri => &self.fri,
            Weekday::Sat => &self.sat,
            Weekday::Sun => &self.sun,
        }
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// Every day of the week, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];
}

impl fmt::Display for Weekday {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        })
    }
}

/// Open hours within one day: from the first time until the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(expecting = "a span such as [\"09:00\", \"17:00\"]")]
pub struct OpenSpan(pub TimeOfDay, pub TimeOfDay);

impl fmt::Display for OpenSpan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.0, self.1)
    }
}

/// A time of day to the minute, `00:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl FromStr for TimeOfDay {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let digits = |part: &str| -> Option<u16> {
            let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten()
        };
        let parts = text.split_once(':');
        let read = parts.and_then(|(hours, minutes)| Some((digits(hours)?, digits(minutes)?)));
        match read {
            Some((hours, minutes))
                if (hours < 24 && minutes < 60) || (hours, minutes) == (24, 0) =>
            {
                Ok(Self(hours * 60 + minutes))
            }
            _ => Err(CalendarError::TimeOfDay(text.to_owned())),
        }
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = CalendarError;

    fn try_from(text: String) -> Result<Self, CalendarError> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A date, written as `2026-02-28`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(NaiveDate);

impl Day {
    /// Days since 1 January 1970.
    pub fn number(self) -> i64 {
        let since_year_0 = i64::from(self.0.num_days_from_ce());
        since_year_0 - i64::from(NaiveDate::default().num_days_from_ce())
    }
}

impl FromStr for Day {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let read = NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Self);
        match read {
            // The library also takes shorter and longer forms.
            Ok(day) if day.to_string() == text => Ok(day),
            _ => Err(CalendarError::Date(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Day {
    type Error = CalendarError;

    fn try_from(text: String) -> Result<Self, CalendarError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The hours of a week, checked.
#[derive(Debug, Clone)]
pub struct Week {
    days: [Vec<Span>; 7],
    /// For how long a week without holidays and changes of the clocks is open, in milliseconds.
    pub total: i64,
}

/// An open span, in milliseconds since the day's beginning.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// When it begins.
    pub from: i64,
    /// When it ends.
    pub until: i64,
}

impl Week {
    /// Open at all hours.
    pub fn always() -> Self {
        let all_day = vec![Span {
            from: 0,
            until: DAY,
        }];
        Self {
            days: std::array::from_fn(|_| all_day.clone()),
            total: 7 * DAY,
        }
    }

    /// Checks and sorts the spans of each day.
    pub fn new(hours: &WeekHours) -> Result<Self, CalendarError> {
        let mut days: [Vec<Span>; 7] = Default::default();
        for (spans, day) in days.iter_mut().zip(Weekday::ALL) {
            *spans = checked(day, hours.of(day))?;
        }
        let all = days.iter().flatten();
        Ok(Self {
            total: all.map(|span| span.until - span.from).sum(),
            days,
        })
    }

    /// The open spans of the day that is so many days after 1 January 1970, in order.
    pub fn spans(&self, day: i64) -> &[Span] {
        let weekday = (day + WEEKDAY_OF_DAY_0).rem_euclid(7);
        let spans = usize::try_from(weekday)
            .ok()
            .and_then(|weekday| self.days.get(weekday));
        spans.map(Vec::as_slice).unwrap_or_default()
    }
}

fn checked(day: Weekday, spans: &[OpenSpan]) -> Result<Vec<Span>, CalendarError> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    for span in &sorted {
        if span.1 <= span.0 {
            return Err(CalendarError::EmptySpan { day, span: *span });
        }
    }
    for (first, second) in sorted.iter().zip(sorted.iter().skip(1)) {
        if second.0 < first.1 {
            return Err(CalendarError::Overlap {
                day,
                first: *first,
                second: *second,
            });
        }
    }
    let millis = |time: TimeOfDay| i64::from(time.minutes()) * MINUTE;
    Ok(sorted
        .iter()
        .map(|span| Span {
            from: millis(span.0),
            until: millis(span.1),
        })
        .collect())
}
