//! Business time against a walk minute by minute, over random calendars, zones and dates.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a case that can't be read is wrong")]

use careline::desk::calendar::{Calendar, CalendarError};
use careline::desk::time::{Duration, Millis};
use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use proptest::prelude::*;
use serde_json::{Value, json};

fn at(text: &str) -> Millis {
    Millis::from_rfc3339(text).unwrap()
}

/// A week's open spans, some holidays, and a question.
#[derive(Debug, Clone)]
struct Case {
    zone: String,
    hours: Value,
    holidays: Vec<String>,
    start: Millis,
    minutes: i64,
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Up to three spans: six cuts of a day, taken two by two.
fn day() -> impl Strategy<Value = Value> {
    let cut = (0..=24_u16).prop_map(|hour| hour * 60);
    let odd = 0..=1440_u16;
    let cuts = prop::collection::btree_set(prop_oneof![3 => cut, 1 => odd], 0..=6);
    cuts.prop_map(|cuts| {
        let cuts: Vec<u16> = cuts.into_iter().collect();
        let text = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        cuts.chunks_exact(2)
            .map(|pair| json!([text(pair[0]), text(pair[1])]))
            .collect()
    })
}

fn case() -> impl Strategy<Value = Case> {
    let zones: Vec<String> = TimeZoneDatabase::bundled()
        .available()
        .map(|name| name.as_str().to_owned())
        .collect();
    let (first, last) = (at("2015-01-01T00:00:00Z").0, at("2035-12-20T00:00:00Z").0);
    let hours = prop::option::weighted(0.9, prop::collection::vec(day(), 7));
    (
        prop::sample::select(zones),
        hours,
        first / 60_000..last / 60_000,
        0..3_u8,
        -2_000..1_000_i64,
        0..6_000_i64,
        prop::collection::vec(-2..14_i64, 0..3),
    )
        .prop_map(|(zone, hours, minute, near, before, minutes, holidays)| {
            let hours = match hours {
                Some(days) => DAYS.iter().map(|day| (*day).to_owned()).zip(days).collect(),
                None => Value::Null,
            };
            let start = Millis(minute * 60_000);
            // Two of three cases begin within a day and a half of a change of the clocks.
            let start = match change_after(&zone, start) {
                Some(change) if near > 0 => change + Duration::minutes(before),
                _ => start,
            };
            let day = |days: i64| (start + Duration::days(days)).to_string()[..10].to_owned();
            Case {
                holidays: holidays.into_iter().map(day).collect(),
                zone,
                hours,
                start,
                minutes,
            }
        })
}

fn zone(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap()
}

fn change_after(name: &str, start: Millis) -> Option<Millis> {
    let zone = zone(name);
    let from = Timestamp::from_millisecond(start.0).unwrap();
    let change = zone.following(from).next()?.timestamp().as_millisecond();
    (change < at("2035-12-20T00:00:00Z").0).then_some(Millis(change))
}

/// What the clock on the wall shows decides about each minute, one after the other.
struct Walk {
    zone: TimeZone,
    hours: Option<Vec<Vec<(i64, i64)>>>,
    holidays: Vec<String>,
}

impl Walk {
    fn new(case: &Case) -> Self {
        let minutes = |value: &Value| {
            let text = value.as_str().unwrap();
            text[..2].parse::<i64>().unwrap() * 60 + text[3..].parse::<i64>().unwrap()
        };
        let spans = |day: &&str| {
            let spans = case.hours[day].as_array().unwrap();
            spans
                .iter()
                .map(|span| (minutes(&span[0]), minutes(&span[1])))
                .collect()
        };
        Self {
            zone: zone(&case.zone),
            hours: (!case.hours.is_null()).then(|| DAYS.iter().map(spans).collect()),
            holidays: case.holidays.clone(),
        }
    }

    fn is_open(&self, minute: Millis) -> bool {
        let wall = Timestamp::from_millisecond(minute.0)
            .unwrap()
            .to_zoned(self.zone.clone());
        if self.holidays.contains(&wall.date().to_string()) {
            return false;
        }
        let Some(hours) = &self.hours else {
            return true;
        };
        let shown = i64::from(wall.hour()) * 60 + i64::from(wall.minute());
        let weekday = wall.weekday().to_monday_zero_offset();
        let spans = &hours[usize::try_from(weekday).unwrap()];
        spans
            .iter()
            .any(|(from, until)| (*from..*until).contains(&shown))
    }
}

/// How far the walk goes.
const WALKED: i64 = 16 * 1440;

proptest! {
    /// `PROPTEST_CASES=10000` makes it the long form.
    #[test]
    fn business_time_is_what_a_walk_minute_by_minute_counts(case in case()) {
        let hours = json!({
            "timezone": case.zone, "hours": case.hours, "holidays": case.holidays,
        });
        let calendar = Calendar::new(&serde_json::from_value(hours).unwrap()).unwrap();
        let walk = Walk::new(&case);
        let mut counted = 0;
        let mut due = (case.minutes == 0).then_some(case.start);
        for minute in 0..WALKED {
            let now = case.start + Duration::minutes(minute);
            if minute % 977 == 0 {
                prop_assert_eq!(calendar.elapsed(case.start, now), Ok(Duration::minutes(counted)));
            }
            if walk.is_open(now) {
                counted += 1;
                if counted == case.minutes {
                    due = Some(now + Duration::minutes(1));
                    break;
                }
            }
        }
        let amount = Duration::minutes(case.minutes);
        match (due, calendar.due(case.start, amount)) {
            (Some(expected), Ok(found)) => {
                prop_assert_eq!(found, expected);
                prop_assert_eq!(calendar.elapsed(case.start, found), Ok(amount));
                if amount.0 > 0 {
                    let before = calendar.elapsed(case.start, found - Duration(1)).unwrap();
                    prop_assert_eq!(before, amount - Duration(1));
                }
            }
            // The walk did not go far enough, or goes for ever.
            (None, Ok(found)) => prop_assert!(found > case.start + Duration::minutes(WALKED)),
            (None, Err(error)) => prop_assert_eq!(error, CalendarError::NeverOpen),
            (Some(_), Err(error)) => prop_assert_eq!(
                (error, case.minutes), (CalendarError::NeverOpen, 0)
            ),
        }
    }
}
