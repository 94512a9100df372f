//! What is proved of an export.

use careline::desk::post::PostId;
use careline::desk::report::exported::{Wrong, read};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::Status;
use careline::desk::time::{Duration, Millis};
use serde_json::{Value, json};

use crate::made::acme;
use crate::support::desk::TestDesk;

/// When the customer's post is made.
fn start() -> Millis {
    POST.parse::<PostId>().unwrap().created_at().unwrap()
}

const POST: &str = "1064852361893986304";

/// A desk that saw a post and a reply, and on which three things were done.
fn exported() -> String {
    let mut desk = TestDesk::new("d1", vec![acme()], start());
    let later = |minutes| start() + Duration::minutes(minutes);
    let posts = serde_json::from_value(json!([
        {"post": {
            "id": POST, "author": "ravik", "name": "Ravi", "lang": "en",
            "text": "@acme you charged me \"twice\" – é", "created_at": start().to_string(),
        }},
        {"post": {
            "id": "1064852361893986999", "author": "acme", "name": "Acme", "lang": "en",
            "text": "We are on it ^AB", "created_at": later(3).to_string(), "reply_to": ["ravik"],
        }, "follows": POST},
    ]))
    .unwrap();
    let Reply::Tickets { tickets, .. } = desk.ask(Request::Seen { posts }, later(4)) else {
        panic!("no tickets")
    };
    let of = tickets[0].of.clone();
    let post = POST.parse().unwrap();
    for (minutes, act) in [
        (5, Act::Claim),
        (
            6,
            Act::Note {
                text: "gift card".into(),
            },
        ),
        (7, Act::SetStatus { to: Status::Solved }),
    ] {
        let of = of.clone();
        desk.ask(Request::Act { of, post, act }, later(minutes));
    }
    desk.export(later(8))
}

fn wrong(export: &[u8]) -> Vec<Wrong> {
    match read(export) {
        Ok(exported) => exported.wrong,
        Err(wrong) => vec![wrong],
    }
}

#[test]
fn an_export_as_it_was_written_is_whole() {
    let exported = read(exported().as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(exported.wrong, []);
    assert_eq!(exported.places.len(), 5);
    assert_eq!((exported.erased.people, exported.erased.texts), (0, 0));
}

#[test]
fn one_flipped_byte_of_any_event_is_named_at_that_event() {
    let export = exported();
    let events: Value = serde_json::from_str(&export).unwrap();
    let events = events["events"].as_array().unwrap().len();
    // Each event is an object of the list, which is written with four spaces before it.
    let starts: Vec<usize> = export
        .match_indices("\n    {")
        .map(|(at, _)| at + 5)
        .collect();
    let ends: Vec<usize> = export
        .match_indices("\n    }")
        .map(|(at, _)| at + 6)
        .collect();
    let mut named = 0;
    for (number, (start, end)) in (1..).zip(starts.into_iter().zip(ends)).take(events) {
        for place in start..end {
            for flip in [1_u8, 0x20] {
                let mut bytes = export.clone().into_bytes();
                bytes[place] ^= flip;
                let found = wrong(&bytes);
                let first = found.first();
                assert_eq!(
                    first.and_then(|wrong| wrong.event),
                    Some(number),
                    "byte {place} ^ {flip} ({:?}): {found:?}",
                    char::from(export.as_bytes()[place])
                );
                let line = export[..start].matches('\n').count() + 1;
                let last = export[..end].matches('\n').count() + 1;
                let told = first.map_or(0, |wrong| wrong.line);
                assert!((line..=last).contains(&told), "{told} in {line}..={last}");
                named += 1;
            }
        }
    }
    assert!(named > 3_000, "{named}");
}

#[test]
fn a_dropped_action_and_one_that_was_hashed_anew_break_the_chain_at_the_next() {
    let export: Value = serde_json::from_str(&exported()).unwrap();
    let events = export["events"].as_array().unwrap();
    let note = events
        .iter()
        .position(|event| event["deed"]["deed"] == "note")
        .unwrap();
    let mut dropped = export.clone();
    dropped["events"].as_array_mut().unwrap().remove(note);
    let found = wrong(dropped.to_string().as_bytes());
    // The one after it has moved up to its number.
    assert_eq!(found[0].event, Some(note + 1), "{found:?}");
    assert!(found[0].why.contains("missing"), "{found:?}");
}

#[test]
fn an_erased_person_leaves_the_log_whole() {
    let mut export: Value = serde_json::from_str(&exported()).unwrap();
    export["texts"]["people"] = json!({});
    export["texts"]["texts"] = json!({});
    let text = serde_json::to_string_pretty(&export).unwrap();
    let exported = read(text.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(exported.wrong, []);
    assert_eq!((exported.erased.people, exported.erased.texts), (1, 3));
}

#[test]
fn a_changed_text_is_told_from_an_erased_one() {
    let export = exported().replace("gift card", "gift cart");
    let found = wrong(export.as_bytes());
    assert_eq!(found.len(), 1);
    assert!(found[0].why.starts_with("the text "), "{found:?}");
}
