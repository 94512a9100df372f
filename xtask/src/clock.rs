//! `cargo xtask clock`: business time by the calendar of each line, in the format of
//! `docs/formats.md`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use careline::desk::calendar::{BusinessHours, Calendar, Day, WeekHours};
use careline::desk::time::{Duration, Millis};
use serde::Deserialize;
use serde_json::{Number, Value, json};

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// A line of the input.
#[derive(Deserialize)]
struct Vector {
    timezone: String,
    hours: Option<WeekHours>,
    holidays: Option<Vec<Day>>,
    start: String,
    minutes: Option<Number>,
    until: Option<String>,
}

/// Answers every line of a file: when an amount of business time is due, or how much of it lies
/// between two instants. A line that can't be answered says why and fails the command in the end.
///
/// # Errors
/// When the file can't be read.
pub fn command(vectors: &Path) -> Result<ExitCode> {
    let bytes =
        std::fs::read(vectors).with_context(|| format!("{} can't be read", vectors.display()))?;
    let mut out = std::io::stdout().lock();
    let mut code = ExitCode::SUCCESS;
    for (index, answer) in answers(&bytes) {
        let line = answer.unwrap_or_else(|error| {
            code = ExitCode::FAILURE;
            json!({"line": index + 1, "error": format!("{error:#}")})
        });
        writeln!(out, "{line}")?;
    }
    Ok(code)
}

/// The answer to each line that is not empty, with the number of lines before it.
fn answers(bytes: &[u8]) -> impl Iterator<Item = (usize, Result<Value>)> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bytes
        .split(|byte| *byte == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .map(|(index, line)| (index, answer(line)))
}

fn answer(line: &[u8]) -> Result<Value> {
    let vector: Vector = serde_json::from_slice(line)?;
    let calendar = Calendar::new(&BusinessHours {
        timezone: vector.timezone,
        hours: vector.hours,
        holidays: vector.holidays.unwrap_or_default(),
    })?;
    let start = time("start", &vector.start)?;
    match (vector.minutes, vector.until) {
        (Some(minutes), None) => {
            let due = calendar.due(start, amount(&minutes)?)?;
            Ok(json!({ "due": due.to_string() }))
        }
        (None, Some(until)) => {
            let elapsed = calendar.elapsed(start, time("until", &until)?)?;
            Ok(json!({ "elapsed_minutes": minutes(elapsed) }))
        }
        (Some(_), Some(_)) => bail!("both `minutes` and `until` are given: leave one out"),
        (None, None) => bail!("neither `minutes` nor `until` is given: give one"),
    }
}

fn time(key: &str, text: &str) -> Result<Millis> {
    Millis::from_rfc3339(text).with_context(|| format!("`{key}`: {text:?} is no RFC 3339 time"))
}

/// Minutes as a length of time, to the millisecond.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast of a float to an integer ends at the integer's limits, beyond every calendar"
)]
fn amount(minutes: &Number) -> Result<Duration> {
    let whole = minutes
        .as_i64()
        .map(|minutes| minutes.saturating_mul(MINUTE));
    let millis = match (whole, minutes.as_f64()) {
        (Some(whole), _) => whole,
        (None, Some(parts)) => (parts * MINUTE as f64).round() as i64,
        (None, None) => bail!("`minutes`: {minutes} is no amount of time"),
    };
    Ok(Duration(millis))
}

/// A length of time in minutes: a whole number where it is one.
pub fn minutes(length: Duration) -> Value {
    if length.0 % MINUTE == 0 {
        json!(length.whole_minutes())
    } else {
        json!(length.0 as f64 / MINUTE as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn said(line: &str) -> String {
        match answer(line.as_bytes()) {
            Ok(answer) => answer.to_string(),
            Err(error) => format!("{error:#}"),
        }
    }

    #[test]
    fn due_and_elapsed_are_answered_in_their_format() {
        let hours = r#""timezone": "UTC", "hours": {"fri": [["09:00","17:00"]], "mon": [["09:00","24:00"]]}, "holidays": ["2026-01-26"]"#;
        for (question, answer) in [
            (
                r#""start": "2026-01-30T16:30:00Z", "minutes": 60"#,
                r#"{"due":"2026-02-02T09:30:00.000Z"}"#,
            ),
            (
                r#""start": "2026-01-30T17:30:00.500+01:00", "minutes": 0.5"#,
                r#"{"due":"2026-01-30T16:30:30.500Z"}"#,
            ),
            (
                r#""start": "2026-01-30T16:30:00Z", "until": "2026-02-02T09:30:00Z", "why": "more""#,
                r#"{"elapsed_minutes":60}"#,
            ),
            (
                r#""start": "2026-01-30T16:59:30.000Z", "until": "2026-02-02T09:01:00Z", "minutes": null"#,
                r#"{"elapsed_minutes":1.5}"#,
            ),
        ] {
            assert_eq!(said(&format!("{{{hours}, {question}}}")), answer);
        }
        assert_eq!(
            said(
                r#"{"timezone": "UTC", "hours": null, "holidays": null, "start": "2028-02-28T23:59:00Z", "minutes": 2}"#
            ),
            r#"{"due":"2028-02-29T00:01:00.000Z"}"#
        );
    }

    #[test]
    fn a_question_that_has_no_answer_says_why() {
        for (line, why) in [
            (
                r#"{"timezone": "UTC", "start": "2026-01-30T16:30:00Z"}"#,
                "neither",
            ),
            (
                r#"{"timezone": "UTC", "start": "2026-01-30T16:30:00Z", "minutes": 1, "until": "2026-01-30T16:30:00Z"}"#,
                "both",
            ),
            (
                r#"{"timezone": "UTC", "start": "yesterday", "minutes": 1}"#,
                "`start`: \"yesterday\"",
            ),
            (
                r#"{"timezone": "UTC", "start": "2026-01-30T16:30:00Z", "minutes": -1}"#,
                "negative",
            ),
            (
                r#"{"timezone": "UTC", "start": "2026-01-30T16:30:00Z", "minutes": "1"}"#,
                "number",
            ),
            (
                r#"{"timezone": "UTC", "start": "2026-01-30T16:30:00Z", "minutes": 1e300}"#,
                "9999",
            ),
            (
                r#"{"timezone": "UTC", "start": "2026-01-30T16:30:00Z", "until": "2026-01-30T16:29:00Z"}"#,
                "lies before the start",
            ),
            (
                r#"{"timezone": "UTC", "hours": {}, "start": "2026-01-30T16:30:00Z", "minutes": 1}"#,
                "never open",
            ),
            (
                r#"{"start": "2026-01-30T16:30:00Z", "minutes": 1}"#,
                "timezone",
            ),
            (r#"["UTC"]"#, "invalid"),
            ("no JSON", "expected"),
        ] {
            let said = said(line);
            assert!(said.contains(why), "{line}: {said}");
        }
    }

    #[test]
    fn a_wrong_line_keeps_its_number_and_the_others_are_answered() {
        let right = r#"{"timezone": "UTC", "start": "2026-01-30T16:30:00Z", "minutes": 1}"#;
        let file = [
            b"\xef\xbb\xbf",
            right.as_bytes(),
            b"\r\n\n\xff\n ",
            right.as_bytes(),
            b"\n",
        ]
        .concat();
        let lines: Vec<(usize, bool)> = answers(&file)
            .map(|(index, answer)| (index, answer.is_ok()))
            .collect();
        assert_eq!(lines, [(0, true), (2, false), (3, true)]);
    }
}
