//! `cargo xtask ticket`: how each ticket of an exported log stands, in the format of
//! `docs/formats.md`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use careline::desk::clock::{Clock, ClockState, clocks};
use careline::desk::event::Event;
use careline::desk::hand_off::HandOff;
use careline::desk::log::Log;
use careline::desk::policy::{Policies, Rules};
use careline::desk::promised::{PromiseOutcome, Promised, promised};
use careline::desk::settings::Settings;
use careline::desk::ticket::{Ticket, fold};
use careline::desk::time::Millis;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::clock::minutes;

/// The parts of an export that tickets follow from.
#[derive(Deserialize)]
struct Export<'a> {
    #[serde(borrow)]
    events: Vec<&'a RawValue>,
    #[serde(borrow)]
    settings: &'a RawValue,
}

/// Prints each ticket's state and clocks at a moment, oldest first. An event that can't be read says
/// why and fails the command in the end; the others make the tickets.
///
/// # Errors
/// When the file can't be read, is no export, or holds policies that can't be used.
pub fn command(now: &str, export: &Path) -> Result<ExitCode> {
    let now =
        Millis::from_rfc3339(now).with_context(|| format!("--now: {now:?} is no RFC 3339 time"))?;
    let text = std::fs::read_to_string(export)
        .with_context(|| format!("{} can't be read", export.display()))?;
    let (tickets, wrong) =
        lines(&text, now).with_context(|| format!("{} is no export", export.display()))?;
    let mut out = std::io::stdout().lock();
    for line in tickets.iter().chain(&wrong) {
        writeln!(out, "{line}")?;
    }
    Ok(if wrong.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A line for each ticket, and one for each event that can't be read.
fn lines(text: &str, now: Millis) -> Result<(Vec<Value>, Vec<Value>)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let export: Export<'_> = serde_json::from_str(text)?;
    let settings: Settings =
        serde_json::from_str(export.settings.get()).context("its settings can't be read")?;
    let policies = Policies::new(&settings)?;
    let mut log = Log::default();
    let mut wrong = Vec::new();
    for event in export.events {
        match serde_json::from_str::<Event>(event.get()) {
            Ok(event) => {
                log.insert(event);
            }
            Err(error) => {
                let line = line_of(text, event.get()).context("an event stands nowhere")?;
                wrong.push(json!({"line": line, "error": error.to_string()}));
            }
        }
    }
    let mut tickets: Vec<Ticket> = fold(&log).into_values().collect();
    tickets.sort_by_cached_key(|ticket| (ticket.since(), ticket.id.clone()));
    let lines = tickets
        .iter()
        .map(|ticket| line(ticket, policies.of(ticket), &settings, now));
    Ok((lines.collect(), wrong))
}

/// The number of the line in which a part of a text begins.
fn line_of(text: &str, part: &str) -> Result<usize> {
    let offset = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    match offset.and_then(|offset| text.get(..offset)) {
        Some(before) => Ok(before.matches('\n').count() + 1),
        None => bail!("it is no part of the text"),
    }
}

fn line(ticket: &Ticket, rules: &Rules, settings: &Settings, now: Millis) -> Value {
    let held_until = ticket.held_until(settings.tickets.lease());
    let held = held_until.is_some_and(|until| now < until);
    let clocks: Vec<Value> = clocks(ticket, rules)
        .map(|clock| clock_line(&clock, rules, now))
        .collect();
    json!({
        "brand": ticket.id.brand,
        "ticket": ticket.id.post,
        "person": ticket.person,
        "status": ticket.status,
        "status_since": ticket.status_since.to_string(),
        "holder": ticket.holder.as_ref().filter(|_| held),
        "held_until": held_until.map(text),
        "priority": ticket.priority.unwrap_or_default(),
        "tags": ticket.tags,
        "snoozed_until": ticket.snoozed_until.map(text),
        "watch": !ticket.runs_clock(),
        "posts": ticket.posts.iter().map(|post| post.id).collect::<Vec<_>>(),
        "replies": ticket.replies.iter().map(|reply| reply.id).collect::<Vec<_>>(),
        "promises": promised(ticket).map(|promise| promise_line(&promise, now)).collect::<Vec<_>>(),
        "hand_offs": ticket.hand_offs.iter().map(hand_off_line).collect::<Vec<_>>(),
        "merged": ticket.merged.iter().map(|id| id.post).collect::<Vec<_>>(),
        "split_from": ticket.split_from.as_ref().map(|id| id.post),
        "previous": ticket.previous.as_ref().map(|id| id.post),
        "policy": Some(&rules.policy().name).filter(|name| !name.is_empty()),
        "clocks": clocks,
    })
}

fn promise_line(promise: &Promised, now: Millis) -> Value {
    let (ended, at) = match promise.outcome {
        PromiseOutcome::Answered { at } => (false, Some(at)),
        PromiseOutcome::Ended => (true, None),
        PromiseOutcome::Open => (false, None),
    };
    let stage = match promise.is_kept(now) {
        Some(true) => "kept",
        Some(false) => "broken",
        None if ended => "ended",
        None => "open",
    };
    json!({
        "reply": promise.reply,
        "stage": stage,
        "since": text(promise.said_at),
        "due": text(promise.due),
        "stopped": at.map(text),
    })
}

fn hand_off_line(hand_off: &HandOff) -> Value {
    json!({
        "code": hand_off.code,
        "at": text(hand_off.at),
        "by": hand_off.by.map(text),
        "back_at": hand_off.back_at.map(text),
    })
}

fn clock_line(clock: &Clock, rules: &Rules, now: Millis) -> Value {
    let (due, at, golden_until, at_risk_from, left) = match clock.state {
        ClockState::Running {
            golden_until,
            at_risk_from,
            due,
        } => (
            Some(due),
            None,
            Some(golden_until),
            Some(at_risk_from),
            None,
        ),
        ClockState::Paused { left, due } => (due, None, None, None, Some(left)),
        ClockState::Stopped { at, due } => (Some(due), Some(at), None, None, None),
        ClockState::Ended => (None, None, None, None, None),
    };
    json!({
        "clock": clock.name,
        "stage": clock.stage(now).words().replace(' ', "_"),
        "since": text(clock.since),
        "due": due.map(text),
        "stopped": at.map(text),
        "golden_until": golden_until.map(text),
        "at_risk_from": at_risk_from.map(text),
        "left_minutes": left.map(minutes),
        "target_minutes": clock.target.minutes,
        "business": clock.target.business,
        "waited_minutes": minutes(at.unwrap_or(now).max(clock.since) - clock.since),
        "waited_business_minutes": minutes(clock.waited(rules, now)),
    })
}

fn text(time: Millis) -> String {
    time.to_string()
}

#[cfg(test)]
mod tests {
    use careline::desk::post::{PostId, SeenPost};
    use careline::desk::request::{Act, Reply, Request};
    use careline::desk::status::Status;
    use careline::desk::time::Duration;

    use crate::test_desk::TestDesk;

    use super::*;

    /// 20 November 2018, 12:00:00.123 UTC: when the customer's post below was made.
    const POST: &str = "1064852361893986304";

    /// A desk on which a customer of Acme posted at [`POST`]'s time and was put on hold 10 minutes
    /// later, as it exports itself.
    fn exported() -> String {
        let start = POST.parse::<PostId>().unwrap();
        let start = start.created_at().unwrap();
        let later = |minutes| start + Duration::minutes(minutes);
        let brands = serde_json::from_value(json!([{"name": "Acme", "handles": ["acme"]}]));
        let mut desk = TestDesk::new("d1", brands.unwrap(), start);
        let seen: SeenPost = serde_json::from_value(json!({"post": {
            "id": POST, "author": "ravik", "name": "Ravi", "lang": "en",
            "text": "@acme you charged me twice", "created_at": start.to_string(),
        }}))
        .unwrap();
        let post = seen.post.id.unwrap();
        let seen = Request::Seen { posts: vec![seen] };
        let Reply::Tickets { tickets, .. } = desk.ask(seen, later(1)) else {
            panic!("no tickets")
        };
        let of = tickets[0].of.clone();
        let act = Act::SetStatus { to: Status::OnHold };
        desk.ask(Request::Act { of, post, act }, later(10));
        desk.export(later(10))
    }

    #[test]
    fn an_export_tells_how_its_tickets_stand() {
        let export = exported();
        let now = Millis::from_rfc3339("2018-11-20T13:00:00Z").unwrap();
        let (tickets, wrong) = lines(&export, now).unwrap();
        assert_eq!(wrong, Vec::<Value>::new());
        let [ticket] = tickets.as_slice() else {
            panic!("{tickets:?}")
        };
        assert_eq!(ticket["ticket"], POST);
        assert_eq!(ticket["status"], "on_hold");
        let clock = &ticket["clocks"][0];
        assert_eq!(clock["clock"], "first_reply");
        assert_eq!(clock["stage"], "paused");
        let target = clock["target_minutes"].as_i64().unwrap();
        assert_eq!(clock["left_minutes"], target - 10);
        assert_eq!(clock["due"], Value::Null);
    }

    #[test]
    fn a_promise_is_told_as_it_stands() {
        let reply = "1064900000000000000".parse::<PostId>().unwrap();
        let promise = |outcome| Promised {
            reply,
            start: 0,
            end: 5,
            said_at: Millis(0),
            due: Millis(10),
            outcome,
        };
        for (outcome, now, stage) in [
            (PromiseOutcome::Open, 10, "open"),
            (PromiseOutcome::Open, 11, "broken"),
            (PromiseOutcome::Answered { at: Millis(10) }, 50, "kept"),
            (PromiseOutcome::Answered { at: Millis(11) }, 50, "broken"),
            (PromiseOutcome::Ended, 50, "ended"),
        ] {
            let line = promise_line(&promise(outcome), Millis(now));
            assert_eq!(line["stage"], stage, "{outcome:?}");
        }
    }

    #[test]
    fn a_holder_is_told_as_long_as_the_claim_lasts() {
        let export = exported().replace(
            r#""deed": "set_status",
        "to": "on_hold""#,
            r#""deed": "claim""#,
        );
        let claimed = POST.parse::<PostId>().unwrap().created_at().unwrap() + Duration::minutes(10);
        let until = claimed + Duration::hours(2);
        for (now, held) in [(until - Duration(1), true), (until, false)] {
            let (tickets, _) = lines(&export, now).unwrap();
            assert_eq!(tickets[0]["holder"] != Value::Null, held, "{export}");
            assert_eq!(tickets[0]["held_until"], until.to_string());
        }
    }

    #[test]
    fn an_event_that_can_not_be_read_is_told_by_its_line_and_the_others_count() {
        let export = exported().replace("\"set_status\"", "\"from_the_future\"");
        let line = export
            .lines()
            .position(|line| line.contains("from_the_future"));
        let (tickets, wrong) = lines(&export, Millis(0)).unwrap();
        assert_eq!(tickets.len(), 1);
        assert_eq!(tickets[0]["status"], "new");
        assert_eq!(wrong.len(), 1);
        let told = usize::try_from(wrong[0]["line"].as_u64().unwrap()).unwrap();
        // The event begins a few lines before the word that nobody knows.
        assert!((1..20).contains(&(line.unwrap() + 1 - told)), "{wrong:?}");
        assert!(
            wrong[0]["error"]
                .as_str()
                .unwrap()
                .contains("from_the_future")
        );
    }

    #[test]
    fn what_is_no_export_is_refused() {
        for text in ["", "{}", "[]", r#"{"events": [], "settings": {}}"#] {
            assert!(lines(text, Millis(0)).is_err(), "{text}");
        }
    }
}
