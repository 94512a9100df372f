//! The agent's own wall clock: points in time as words, and times of day as points in time.
//!
//! No time zone is known here: the caller says how far local time is ahead of UTC at any moment.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Weekday};

use super::time::{Duration, Millis};

/// How many minutes local time is ahead of UTC at a moment (negative to the west).
pub type Ahead<'a> = &'a dyn Fn(Millis) -> i32;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A point in time as an agent says it: "17:41" today, "tomorrow 09:41", "yesterday 17:00",
/// "Mon 09:41" within the next six days, "3 Dec 09:41", and with the year where that differs.
pub fn words(at: Millis, now: Millis, ahead: Ahead<'_>) -> String {
    let (Some(then), Some(today)) = (local(at, ahead), local(now, ahead)) else {
        return at.0.to_string();
    };
    let time = [two(then.hour()), two(then.minute())].join(":");
    let days = then.date().signed_duration_since(today.date()).num_days();
    let day = match days {
        0 => return time,
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2..=6 => weekday(then.weekday()).to_owned(),
        _ => {
            let month = MONTHS[then.month0() as usize % MONTHS.len()];
            let mut day = then.day().to_string() + " " + month;
            if then.year() != today.year() {
                day = day + " " + &then.year().to_string();
            }
            day
        }
    };
    day + " " + &time
}

/// The next moment at which the local date changes: then "tomorrow" becomes today.
pub fn next_midnight(now: Millis, ahead: Ahead<'_>) -> Millis {
    at_hour(now, 1, 0, ahead)
}

/// A choice of how long a ticket is put out of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snooze {
    /// For an hour.
    Hour,
    /// For four hours.
    FourHours,
    /// Until tomorrow at nine.
    Tomorrow,
    /// Until Monday of next week at nine.
    Monday,
}

impl Snooze {
    /// Every choice, soonest first.
    pub const ALL: [Self; 4] = [Self::Hour, Self::FourHours, Self::Tomorrow, Self::Monday];

    /// The words on its button.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Hour => "1 h",
            Self::FourHours => "4 h",
            Self::Tomorrow => "tomorrow 09:00",
            Self::Monday => "next Monday",
        }
    }

    /// Until when, chosen now.
    pub fn until(self, now: Millis, ahead: Ahead<'_>) -> Millis {
        match self {
            Self::Hour => now + Duration::hours(1),
            Self::FourHours => now + Duration::hours(4),
            Self::Tomorrow => at_hour(now, 1, 9, ahead),
            Self::Monday => {
                let past_monday = local(now, ahead)
                    .map_or(0, |today| i64::from(today.weekday().num_days_from_monday()));
                at_hour(now, 7 - past_monday, 9, ahead)
            }
        }
    }
}

/// The moment when local clocks show this full hour, so many days after today.
fn at_hour(now: Millis, days: i64, hour: i64, ahead: Ahead<'_>) -> Millis {
    const DAY: i64 = 86_400_000;
    let shift = |at: Millis| Duration::minutes(i64::from(ahead(at)));
    let midnight = (now + shift(now)).0.div_euclid(DAY) * DAY;
    let wall = Millis(midnight) + Duration::days(days) + Duration::hours(hour);
    // The clocks may change between now and then: the offset that counts is the one of then.
    let near = wall - shift(now);
    wall - shift(near)
}

fn local(at: Millis, ahead: Ahead<'_>) -> Option<NaiveDateTime> {
    let shifted = at + Duration::minutes(i64::from(ahead(at)));
    DateTime::from_timestamp_millis(shifted.0).map(|time| time.naive_utc())
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

fn two(number: u32) -> String {
    if number < 10 {
        "0".to_owned() + &number.to_string()
    } else {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Millis {
        Millis::from_rfc3339(text).unwrap()
    }

    /// Berlin in autumn 2026: summer time ends on 25 October at 01:00 UTC.
    fn berlin(at: Millis) -> i32 {
        if at < Millis::from_rfc3339("2026-10-25T01:00:00Z").unwrap() {
            120
        } else {
            60
        }
    }

    #[test]
    fn a_moment_is_said_as_an_agent_says_it() {
        let now = at("2026-11-20T16:30:00+01:00");
        for (moment, said) in [
            ("2026-11-20T17:41:00+01:00", "17:41"),
            ("2026-11-20T00:05:00+01:00", "00:05"),
            ("2026-11-21T09:41:00+01:00", "tomorrow 09:41"),
            ("2026-11-19T23:59:00+01:00", "yesterday 23:59"),
            ("2026-11-23T09:00:00+01:00", "Mon 09:00"),
            ("2026-11-26T09:00:00+01:00", "Thu 09:00"),
            ("2026-11-27T09:00:00+01:00", "27 Nov 09:00"),
            ("2026-11-12T09:00:00+01:00", "12 Nov 09:00"),
            ("2027-01-04T09:00:00+01:00", "4 Jan 2027 09:00"),
        ] {
            assert_eq!(words(at(moment), now, &berlin), said);
        }
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_its_number() {
        assert_eq!(
            words(Millis(i64::MAX), Millis(0), &berlin),
            i64::MAX.to_string()
        );
    }

    #[test]
    fn midnight_is_the_agents_own() {
        let now = at("2026-11-20T23:30:00Z");
        assert_eq!(next_midnight(now, &berlin), at("2026-11-21T23:00:00Z"));
    }

    #[test]
    fn a_ticket_is_put_off_by_the_agents_own_clock() {
        for (now, choice, until) in [
            (
                "2026-11-20T16:30:00+01:00",
                Snooze::Hour,
                "2026-11-20T17:30:00+01:00",
            ),
            (
                "2026-11-20T16:30:00+01:00",
                Snooze::FourHours,
                "2026-11-20T20:30:00+01:00",
            ),
            (
                "2026-11-20T16:30:00+01:00",
                Snooze::Tomorrow,
                "2026-11-21T09:00:00+01:00",
            ),
            (
                "2026-11-20T16:30:00+01:00",
                Snooze::Monday,
                "2026-11-23T09:00:00+01:00",
            ),
            // On a Monday "next Monday" is a week away, on a Sunday it is the next day.
            (
                "2026-11-23T00:10:00+01:00",
                Snooze::Monday,
                "2026-11-30T09:00:00+01:00",
            ),
            (
                "2026-11-22T23:50:00+01:00",
                Snooze::Monday,
                "2026-11-23T09:00:00+01:00",
            ),
            // The night in which summer time ends.
            (
                "2026-10-24T22:00:00+02:00",
                Snooze::Tomorrow,
                "2026-10-25T09:00:00+01:00",
            ),
        ] {
            assert_eq!(
                choice.until(at(now), &berlin),
                at(until),
                "{now} {choice:?}"
            );
        }
    }
}
