//! Business time against published vectors, against a walk minute by minute, and at its edges.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a vector that can't be read is wrong")]

use careline::desk::calendar::{BusinessHours, Calendar, CalendarError};
use careline::desk::time::{Duration, Millis};
use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use proptest::prelude::*;
use serde_json::{Value, json};

fn at(text: &str) -> Millis {
    Millis::from_rfc3339(text).unwrap()
}

fn calendar(hours: Value) -> Result<Calendar, CalendarError> {
    Calendar::new(&serde_json::from_value::<BusinessHours>(hours).unwrap())
}

/// Every weekday from Monday to Friday with these spans.
fn office(zone: &str, spans: &Value) -> Calendar {
    let days = ["mon", "tue", "wed", "thu", "fri"];
    let hours: Value = days
        .iter()
        .map(|day| ((*day).to_owned(), spans.clone()))
        .collect();
    calendar(json!({"timezone": zone, "hours": hours})).unwrap()
}

/// Every day of the week with one span.
fn daily(zone: &str, from: &str, until: &str) -> Calendar {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let hours: Value = days
        .iter()
        .map(|day| ((*day).to_owned(), json!([[from, until]])))
        .collect();
    calendar(json!({"timezone": zone, "hours": hours})).unwrap()
}

#[track_caller]
fn check(calendar: &Calendar, start: &str, minutes: i64, due: &str) {
    let (start, due) = (at(start), at(due));
    assert_eq!(calendar.due(start, Duration::minutes(minutes)), Ok(due));
    assert_eq!(calendar.elapsed(start, due), Ok(Duration::minutes(minutes)));
}

fn nine_to_five() -> Calendar {
    office("UTC", &json!([["09:00", "17:00"]]))
}

#[test]
fn an_hour_that_does_not_fit_into_friday_goes_on_on_monday() {
    check(
        &nine_to_five(),
        "2026-01-30T16:30:00Z",
        60,
        "2026-02-02T09:30:00Z",
    );
    check(
        &nine_to_five(),
        "2026-01-30T16:00:00Z",
        480,
        "2026-02-02T16:00:00Z",
    );
    check(
        &nine_to_five(),
        "2026-01-30T16:00:00Z",
        120,
        "2026-02-02T10:00:00Z",
    );
}

#[test]
fn within_a_day_business_time_is_time() {
    check(
        &nine_to_five(),
        "2026-01-28T10:00:00Z",
        120,
        "2026-01-28T12:00:00Z",
    );
}

#[test]
fn before_opening_nothing_counts() {
    check(
        &nine_to_five(),
        "2026-01-28T07:00:00Z",
        120,
        "2026-01-28T11:00:00Z",
    );
}

#[test]
fn twenty_four_hours_from_saturday_are_three_days_and_end_at_closing() {
    check(
        &nine_to_five(),
        "2026-01-31T12:00:00Z",
        24 * 60,
        "2026-02-04T17:00:00Z",
    );
}

#[test]
fn a_holiday_is_closed() {
    let hours = json!([["09:00", "17:00"]]);
    let calendar = calendar(json!({
        "timezone": "UTC",
        "hours": {"mon": hours, "tue": hours, "wed": hours, "thu": hours, "fri": hours},
        "holidays": ["2026-02-02"],
    }))
    .unwrap();
    check(
        &calendar,
        "2026-01-30T16:30:00Z",
        60,
        "2026-02-03T09:30:00Z",
    );
}

#[test]
fn lunch_does_not_count() {
    let calendar = office("UTC", &json!([["08:00", "12:00"], ["13:30", "18:00"]]));
    check(
        &calendar,
        "2026-04-06T12:30:00Z",
        30,
        "2026-04-06T14:00:00Z",
    );
    check(
        &calendar,
        "2026-04-06T11:45:00Z",
        30,
        "2026-04-06T13:45:00Z",
    );
}

#[test]
fn around_the_clock_three_hours_are_three_hours_when_the_clocks_change() {
    let new_york = calendar(json!({"timezone": "America/New_York"})).unwrap();
    check(
        &new_york,
        "2026-03-07T23:30:00-05:00",
        180,
        "2026-03-08T03:30:00-04:00",
    );
    check(
        &new_york,
        "2026-10-31T23:30:00-04:00",
        180,
        "2026-11-01T01:30:00-05:00",
    );
}

#[test]
fn a_skipped_hour_does_not_count_and_a_repeated_one_counts_twice() {
    let night = daily("America/New_York", "01:00", "05:00");
    check(
        &night,
        "2026-03-08T00:00:00-05:00",
        180,
        "2026-03-08T05:00:00-04:00",
    );
    check(
        &night,
        "2026-11-01T00:00:00-04:00",
        180,
        "2026-11-01T03:00:00-05:00",
    );
}

#[test]
fn due_exactly_at_closing_stays_there_and_nothing_is_due_at_once() {
    check(
        &nine_to_five(),
        "2026-01-28T16:00:00Z",
        60,
        "2026-01-28T17:00:00Z",
    );
    let saturday = at("2026-01-31T12:00:00Z");
    assert_eq!(nine_to_five().due(saturday, Duration(0)), Ok(saturday));
    assert_eq!(
        nine_to_five().due(saturday, Duration(1)),
        Ok(at("2026-02-02T09:00:00.001Z"))
    );
}

#[test]
fn midnight_within_open_hours_makes_no_seam() {
    let night = calendar(json!({
        "timezone": "Asia/Kolkata",
        "hours": {"mon": [["22:00", "24:00"]], "tue": [["00:00", "06:00"], ["06:00", "07:00"]]},
    }))
    .unwrap();
    check(
        &night,
        "2026-11-23T23:00:00+05:30",
        8 * 60,
        "2026-11-24T07:00:00+05:30",
    );
    assert!(night.is_open(at("2026-11-23T23:59:59.999+05:30")));
    assert!(night.is_open(at("2026-11-24T00:00:00+05:30")));
    assert!(!night.is_open(at("2026-11-24T07:00:00+05:30")));
}

#[test]
fn a_clock_change_of_half_an_hour_counts_as_half_an_hour() {
    let lord_howe = daily("Australia/Lord_Howe", "01:00", "03:00");
    // From 02:00 the clocks go back to 01:30: the span holds 150 minutes.
    check(
        &lord_howe,
        "2026-04-05T00:00:00+11:00",
        150,
        "2026-04-05T03:00:00+10:30",
    );
    // From 02:00 they go forward to 02:30: 90 minutes.
    check(
        &lord_howe,
        "2026-10-04T00:00:00+10:30",
        90,
        "2026-10-04T03:00:00+11:00",
    );
}

#[test]
fn a_leap_day_is_a_day_and_a_holiday_where_set() {
    let day = daily("Europe/Madrid", "00:00", "24:00");
    check(&day, "2028-02-28T23:00:00Z", 1440, "2028-02-29T23:00:00Z");
    let closed = calendar(json!({"timezone": "UTC", "holidays": ["2028-02-29"]})).unwrap();
    check(&closed, "2028-02-28T23:00:00Z", 120, "2028-03-01T01:00:00Z");
}

#[test]
fn years_of_business_time_are_as_exact_as_minutes() {
    let madrid = office("Europe/Madrid", &json!([["09:00", "17:00"]]));
    let (start, until) = (at("2015-01-01T00:00:00Z"), at("2035-12-31T23:00:00Z"));
    let elapsed = madrid.elapsed(start, until).unwrap();
    // 1 January 2015 is a Thursday, 31 December 2035 a Monday: 7,670 days with 5,478 workdays.
    assert_eq!(elapsed, Duration::hours(5_478 * 8));
    assert_eq!(madrid.due(start, elapsed), Ok(at("2035-12-31T16:00:00Z")));
    check(&madrid, "7015-01-02T08:00:00Z", 60, "7015-01-02T09:00:00Z");
}

#[test]
fn an_impossible_calendar_says_what_to_do() {
    for (hours, says) in [
        (json!({"timezone": "Mars/Olympus"}), "no IANA time zone"),
        (json!({"timezone": ""}), "no IANA time zone"),
        (json!({"timezone": "Etc/Unknown"}), "no IANA time zone"),
        (
            json!({"timezone": "UTC", "hours": {"mon": [["09:00", "12:00"], ["11:59", "17:00"]]}}),
            "on Monday the spans 09:00-12:00 and 11:59-17:00 overlap",
        ),
        (
            json!({"timezone": "UTC", "hours": {"sun": [["22:00", "06:00"]]}}),
            "on Sunday the span 22:00-06:00 ends no later than it begins",
        ),
        (
            json!({"timezone": "UTC", "hours": {"tue": [["09:00", "09:00"]]}}),
            "ends no later",
        ),
        (
            json!({"timezone": "UTC", "hours": {"tue": [["24:00", "24:00"]]}}),
            "ends no later",
        ),
    ] {
        let error = calendar(hours.clone()).unwrap_err().to_string();
        assert!(error.contains(says), "{hours}: {error}");
    }
}

#[test]
fn what_is_no_calendar_at_all_is_refused() {
    for (hours, says) in [
        (json!({}), "timezone"),
        (json!({"timezone": 5}), "string"),
        (
            json!({"timezone": "UTC", "hours": {"monday": []}}),
            "monday",
        ),
        (
            json!({"timezone": "UTC", "hours": {"mon": [["9:00", "12:00"]]}}),
            "9:00",
        ),
        (
            json!({"timezone": "UTC", "hours": {"mon": [["09:00", "24:01"]]}}),
            "24:01",
        ),
        (
            json!({"timezone": "UTC", "hours": {"mon": [["09:00", "+9:00"]]}}),
            "+9:00",
        ),
        (
            json!({"timezone": "UTC", "hours": {"mon": [["09:00"]]}}),
            "span",
        ),
        (
            json!({"timezone": "UTC", "hours": {"mon": ["09:00", "12:00"]}}),
            "span",
        ),
        (
            json!({"timezone": "UTC", "holidays": ["2027-02-29"]}),
            "2027-02-29",
        ),
        (
            json!({"timezone": "UTC", "holidays": ["2027-2-9"]}),
            "2027-2-9",
        ),
    ] {
        let error = serde_json::from_value::<BusinessHours>(hours.clone()).unwrap_err();
        assert!(error.to_string().contains(says), "{hours}: {error}");
    }
}

#[test]
fn questions_without_an_answer_say_so() {
    let never = calendar(json!({"timezone": "UTC", "hours": {}})).unwrap();
    let (start, later) = (at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z"));
    assert_eq!(never.due(start, Duration(1)), Err(CalendarError::NeverOpen));
    assert_eq!(never.elapsed(start, later), Ok(Duration(0)));
    let calendar = nine_to_five();
    assert_eq!(
        calendar.due(start, Duration(-1)),
        Err(CalendarError::Negative)
    );
    assert_eq!(
        calendar.elapsed(later, start),
        Err(CalendarError::Backwards {
            start: later,
            until: start
        })
    );
    for beyond in [Millis(i64::MAX), Millis(i64::MIN)] {
        assert_eq!(
            calendar.due(beyond, Duration(1)),
            Err(CalendarError::Beyond)
        );
    }
    for calendar in [calendar, Calendar::always()] {
        assert_eq!(
            calendar.due(start, Duration(i64::MAX)),
            Err(CalendarError::Beyond)
        );
    }
}

#[test]
fn every_time_zone_is_known_and_computes() {
    let mut zones = 0;
    for name in TimeZoneDatabase::bundled().available() {
        let calendar = daily(name.as_str(), "00:00", "12:00");
        let year = calendar.elapsed(at("2026-01-01T12:00:00Z"), at("2027-01-01T12:00:00Z"));
        let hours = year.unwrap().0 / Duration::hours(1).0;
        assert!(
            (4_370..=4_390).contains(&hours),
            "{}: {hours}",
            name.as_str()
        );
        zones += 1;
    }
    assert!(zones > 590, "{zones}");
}

/// A week's open minutes, as spans that do not overlap, holidays within a year, and a question.
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
        let calendar = calendar(json!({
            "timezone": case.zone, "hours": case.hours, "holidays": case.holidays,
        })).unwrap();
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
