//! `cargo xtask report`: every figure of an exported log, recomputed outside the browser, and whether
//! the log still is what was written, in the format of `docs/formats.md`.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use careline::desk::report::asked::{Asked, Counting};
use careline::desk::report::book::Book;
use careline::desk::report::exported::{Exported, Wrong, read};
use careline::desk::report::{lines, more_lines};
use careline::desk::time::{Duration, Millis};
use serde_json::{Value, json};

/// What is asked of the log.
#[derive(clap::Args)]
pub struct Arguments {
    /// The moment as of which to report, such as 2026-11-22T12:00:00Z; the latest that the log
    /// knows of unless given
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// Contacts from this time on
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    /// Contacts before this time
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// After how many hours an answer counts as one that never came; what the desk is set to unless
    /// given
    #[arg(long, value_name = "HOURS")]
    horizon: Option<u32>,
    /// Count every ticket whose customer addressed the brand, whatever triage says
    #[arg(long)]
    addressed: bool,
    /// Also print the tickets behind each figure
    #[arg(long)]
    tickets: bool,
}

/// Prints the proof and every figure. What is not as it was written is told by the line of the file in
/// which its event begins, and fails the command in the end; the figures then are those of what could
/// be read.
///
/// # Errors
/// When the file can't be opened, or a time can't be read.
pub fn command(arguments: &Arguments, export: &Path) -> Result<ExitCode> {
    let bytes =
        std::fs::read(export).with_context(|| format!("{} can't be read", export.display()))?;
    let (lines, is_whole) = report(arguments, &bytes)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(if is_whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The lines, and whether the export is what was written.
fn report(arguments: &Arguments, bytes: &[u8]) -> Result<(Vec<Value>, bool)> {
    let exported = match read(bytes) {
        Ok(exported) => exported,
        Err(wrong) => return Ok((vec![wrong_line(&wrong)], false)),
    };
    let mut out = proof_lines(&exported);
    let is_whole = exported.wrong.is_empty();
    let Exported {
        settings,
        log,
        beside,
        coverage,
        ..
    } = exported;
    let book = Book::of_log(settings, log, &beside);
    let asked = asked(arguments, &book)?;
    out.push(lines::asked_line(&book, &asked));
    out.extend(lines::responsiveness_lines(
        &book,
        &asked,
        arguments.tickets,
    ));
    out.extend(more_lines::compliment_lines(&book, &asked));
    out.extend(more_lines::coverage_lines(&book, &coverage, &asked));
    out.extend(more_lines::fairness_lines(&book, &asked));
    out.extend(more_lines::team_lines(&book, &asked));
    out.extend(more_lines::value_lines(&book, &asked));
    Ok((out, is_whole))
}

fn asked(arguments: &Arguments, book: &Book) -> Result<Asked> {
    let now = time("--now", arguments.now.as_deref())?.unwrap_or(book.latest);
    let asked = Asked {
        from: time("--from", arguments.from.as_deref())?,
        until: time("--until", arguments.until.as_deref())?,
        horizon: arguments.horizon.map_or_else(
            || book.settings().reports.horizon(),
            |hours| Duration::hours(i64::from(hours)),
        ),
        counting: if arguments.addressed {
            Counting::Addressed
        } else {
            Counting::Owed
        },
        ..Asked::all(now)
    };
    if asked.horizon.0 == 0 {
        bail!("--horizon: nothing is answered within no time: give an hour or more");
    }
    Ok(asked)
}

fn time(option: &str, text: Option<&str>) -> Result<Option<Millis>> {
    text.map(|text| {
        Millis::from_rfc3339(text)
            .with_context(|| format!("{option}: {text:?} is no RFC 3339 time"))
    })
    .transpose()
}

/// Whether the events are those that were written: the first that is not, and how many are.
fn proof_lines(exported: &Exported) -> Vec<Value> {
    let erased = exported.erased;
    let state = if !exported.wrong.is_empty() {
        "broken"
    } else if erased.people + erased.texts > 0 {
        "erased"
    } else {
        "whole"
    };
    let first = exported
        .wrong
        .first()
        .map(|wrong| json!({ "event": wrong.event, "line": wrong.line, "why": wrong.why }));
    let proof = json!({
        "report": "proof",
        "state": state,
        "events": exported.places.len(),
        "first_broken": first,
        "erased_people": erased.people,
        "erased_texts": erased.texts,
    });
    let wrong = exported.wrong.iter().map(wrong_line);
    std::iter::once(proof).chain(wrong).collect()
}

fn wrong_line(wrong: &Wrong) -> Value {
    let error = match wrong.event {
        Some(event) => format!("event {event}: {}", wrong.why),
        None => wrong.why.clone(),
    };
    json!({ "line": wrong.line, "event": wrong.event, "error": error })
}

#[cfg(test)]
mod tests {
    use careline::desk::post::SeenPost;
    use careline::desk::request::{Act, Reply, Request};

    use super::*;
    use crate::test_desk::TestDesk;

    const NOW: Millis = Millis(1_772_409_600_000);

    fn arguments() -> Arguments {
        Arguments {
            now: None,
            from: None,
            until: None,
            horizon: None,
            addressed: false,
            tickets: true,
        }
    }

    /// A desk on which a customer of Acme was answered after 5 minutes and the ticket claimed.
    fn exported() -> String {
        let brands = serde_json::from_value(json!([{"name": "Acme", "handles": ["acme"]}]));
        let mut desk = TestDesk::new("d1", brands.unwrap(), NOW);
        let at = |minutes| (NOW + Duration::minutes(minutes)).to_string();
        let posts: Vec<SeenPost> = serde_json::from_value(json!([
            {"post": {
                "id": "100", "author": "ravik", "name": "Ravi", "lang": "en",
                "text": "@acme you charged me twice", "created_at": at(0),
            }},
            {"post": {
                "id": "101", "author": "acme", "name": "Acme", "lang": "en",
                "text": "Sorry! ^AB", "created_at": at(5), "reply_to": ["ravik"],
            }, "follows": "100"},
        ]))
        .unwrap();
        let Reply::Tickets { tickets, .. } =
            desk.ask(Request::Seen { posts }, NOW + Duration::minutes(6))
        else {
            panic!("no tickets")
        };
        let of = tickets[0].of.clone();
        let post = "100".parse().unwrap();
        let act = Act::Claim;
        desk.ask(Request::Act { of, post, act }, NOW + Duration::minutes(7));
        desk.export(NOW)
    }

    #[test]
    fn an_export_prints_its_proof_and_its_figures_with_definition_and_tickets() {
        let (lines, is_whole) = report(&arguments(), exported().as_bytes()).unwrap();
        assert!(is_whole);
        assert_eq!(lines[0]["report"], "proof");
        assert_eq!(lines[0]["state"], "whole");
        assert_eq!(lines[1]["report"], "asked");
        assert_eq!(lines[1]["contacts"], 1);
        let line = lines
            .iter()
            .find(|line| line["by"] == "agent" && line["figure"] == "answered_6_min");
        let line = line.unwrap();
        assert_eq!(
            (&line["group"], &line["value"]),
            (&json!("AB"), &json!(100.0))
        );
        assert_eq!(line["tickets"]["counted"], json!(["acme/100"]));
        assert!(line["definition"].as_str().unwrap().contains("6 minutes"));
    }

    #[test]
    fn a_changed_event_is_named_and_the_figures_are_told_all_the_same() {
        let export = exported().replace("\"claim\"", "\"release\"");
        let (lines, is_whole) = report(&arguments(), export.as_bytes()).unwrap();
        assert!(!is_whole);
        assert_eq!(lines[0]["state"], "broken");
        assert_eq!(lines[0]["first_broken"]["event"], 3);
        assert_eq!(lines[1]["event"], 3);
        let line = usize::try_from(lines[1]["line"].as_u64().unwrap()).unwrap();
        assert!(
            export
                .lines()
                .skip(line - 1)
                .take(20)
                .any(|line| line.contains("release"))
        );
        assert!(lines.iter().any(|line| line["report"] == "responsiveness"));
    }

    #[test]
    fn what_is_no_export_is_one_error() {
        for text in ["", "{}", "[]", "{\"events\": [{\"a\": 1}, {]"] {
            let (lines, is_whole) = report(&arguments(), text.as_bytes()).unwrap();
            assert!(!is_whole);
            assert_eq!(lines.len(), 1, "{lines:?}");
            assert!(lines[0]["error"].is_string());
        }
    }
}
