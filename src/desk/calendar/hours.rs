//! The hours of a week and the holidays, as they are written and as they are computed with.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{CalendarError, DAY};

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// A week, in milliseconds.
const WEEK: i64 = 7 * DAY;

/// From a Monday to 1 January 1970, which was a Thursday.
const MONDAY_TO_DAY_0: i64 = 3 * DAY;

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
    /// Whether these are hours: no span is empty, and none of a day overlap.
    ///
    /// # Errors
    /// When a day's spans are empty or overlap.
    pub fn check(&self) -> Result<(), CalendarError> {
        Week::new(self).map(drop)
    }

    /// The spans of a day of the week, to be changed.
    pub const fn of_mut(&mut self, day: Weekday) -> &mut Vec<OpenSpan> {
        match day {
            Weekday::Mon => &mut self.mon,
            Weekday::Tue => &mut self.tue,
            Weekday::Wed => &mut self.wed,
            Weekday::Thu => &mut self.thu,
            Weekday::Fri => &mut self.fri,
            Weekday::Sat => &mut self.sat,
            Weekday::Sun => &mut self.sun,
        }
    }

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

impl Weekday {
    /// The word agents read.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.words())
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

/// The hours of a week, checked. Times are milliseconds of local time since 1970, as if its clocks
/// never changed.
#[derive(Debug, Clone)]
pub struct Week {
    /// In order.
    spans: Vec<Span>,
    /// For how long a week without holidays and changes of the clocks is open, in milliseconds.
    pub total: i64,
}

/// An open span, in milliseconds since the week's beginning.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: i64,
    until: i64,
    /// For how long the week was open before it.
    before: i64,
}

impl Week {
    /// Open at all hours.
    pub fn always() -> Self {
        let span = Span {
            from: 0,
            until: WEEK,
            before: 0,
        };
        Self {
            spans: vec![span],
            total: WEEK,
        }
    }

    /// Checks and sorts the spans of each day.
    pub fn new(hours: &WeekHours) -> Result<Self, CalendarError> {
        let mut spans = Vec::new();
        let mut total = 0;
        for (number, day) in (0..).zip(Weekday::ALL) {
            for OpenSpan(from, until) in checked(day, hours.of(day))? {
                let millis = |time: TimeOfDay| number * DAY + i64::from(time.minutes()) * MINUTE;
                let span = Span {
                    from: millis(from),
                    until: millis(until),
                    before: total,
                };
                total += span.until - span.from;
                spans.push(span);
            }
        }
        Ok(Self { spans, total })
    }

    /// How much open time lies before a time: only differences of two such amounts mean something.
    pub fn open_before(&self, local: i64) -> i64 {
        let since_monday = local + MONDAY_TO_DAY_0;
        let (weeks, rest) = (since_monday.div_euclid(WEEK), since_monday.rem_euclid(WEEK));
        let begun = self.spans.partition_point(|span| span.from <= rest);
        let latest = begun
            .checked_sub(1)
            .and_then(|latest| self.spans.get(latest));
        let open = latest.map_or(0, |span| span.before + rest.min(span.until) - span.from);
        weeks * self.total + open
    }

    /// The earliest time before which so much open time lies. The week must be open at some time.
    pub fn when_open(&self, open: i64) -> i64 {
        let total = self.total.max(1);
        let (weeks, rest) = (
            (open - 1).div_euclid(total),
            (open - 1).rem_euclid(total) + 1,
        );
        let begun = self.spans.partition_point(|span| span.before < rest);
        let within = begun
            .checked_sub(1)
            .and_then(|within| self.spans.get(within));
        let since_monday = within.map_or(0, |span| span.from + rest - span.before);
        weeks
            .saturating_mul(WEEK)
            .saturating_add(since_monday - MONDAY_TO_DAY_0)
    }
}

fn checked(day: Weekday, spans: &[OpenSpan]) -> Result<Vec<OpenSpan>, CalendarError> {
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
    Ok(sorted)
}
