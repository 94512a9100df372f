//! Business time against published vectors, and at its edges.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a vector that can't be read is wrong")]

use careline::desk::calendar::{BusinessHours, Calendar, CalendarError};
use careline::desk::time::{Duration, Millis};
use jiff::tz::TimeZoneDatabase;
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
