//! Figures of made contacts.

use careline::desk::event::{Deed, Digest};
use careline::desk::outcome::{Noted, Outcome};
use careline::desk::report::asked::{Asked, Counting};
use careline::desk::report::definition::FigureName;
use careline::desk::report::figure::{Value, behind};
use careline::desk::report::histogram::histogram;
use careline::desk::report::lines::{figure_line, text};
use careline::desk::report::responsiveness::{By, responsiveness};
use careline::desk::time::Duration;
use careline::desk::triage::PostType;

use serde_json::json;

use crate::made::{Made, Post, START, figure, minute, value};

const DAY: i64 = 24 * 60;

fn asked_at(minutes: i64) -> Asked {
    Asked {
        horizon: Duration::hours(24),
        ..Asked::all(minute(minutes))
    }
}

#[test]
fn fifty_eight_unanswered_of_a_hundred_are_58_0_percent_with_their_horizon() {
    let mut made = Made::default();
    for number in 0..100 {
        made.contact(number, (number >= 58).then_some(number));
    }
    let book = made.book();
    let asked = asked_at(3 * DAY);
    let figure = figure(FigureName::NeverAnswered, &book, &asked);
    assert_eq!((figure.count, figure.of), (58, 100));
    assert_eq!(text(figure.value), "58.0 %");
    let line = figure_line(&figure, &asked);
    assert_eq!(line["value"], 58.0);
    let definition = line["definition"].as_str().unwrap();
    assert!(definition.contains("within 24 hours"), "{definition}");
    let members = asked.members(&book.contacts);
    let (counted, others) = behind(FigureName::NeverAnswered, &members, &asked);
    assert_eq!((counted.len(), others.len()), (58, 42));
}

#[test]
fn three_definitions_of_one_quoted_share_give_three_numbers_on_one_set() {
    let mut made = Made::default();
    for number in 0..100 {
        // 40 within a day, 20 later, 40 never.
        let wait = match number {
            0..40 => Some(60),
            40..60 => Some(30 * 60),
            _ => None,
        };
        made.contact(number, wait);
    }
    let book = made.book();
    let asked = asked_at(10 * DAY);
    let values = FigureName::FORTY_FOUR.map(|name| text(value(name, &book, &asked)));
    assert_eq!(values, ["40.0 %", "60.0 %", "66.7 %"]);
}

#[test]
fn who_still_waits_is_counted_and_shown_as_open_until_the_horizon_has_passed() {
    let mut made = Made::default();
    made.contact(0, Some(5));
    made.contact(0, Some(90));
    made.contact(100, None);
    let book = made.book();
    let early = asked_at(120);
    assert_eq!(text(value(FigureName::Answered, &book, &early)), "66.7 %");
    assert_eq!(text(value(FigureName::StillOpen, &book, &early)), "33.3 %");
    assert_eq!(
        text(value(FigureName::NeverAnswered, &book, &early)),
        "0.0 %"
    );
    let late = asked_at(100 + DAY + 1);
    assert_eq!(text(value(FigureName::StillOpen, &book, &late)), "0.0 %");
    assert_eq!(
        text(value(FigureName::NeverAnswered, &book, &late)),
        "33.3 %"
    );
    let wait = |minutes| Value::Wait(Duration::minutes(minutes));
    assert_eq!(value(FigureName::FirstReplyMedian, &book, &late), wait(90));
    assert_eq!(value(FigureName::FirstReplyP90, &book, &late), Value::Never);
    let of_answered = FigureName::FirstReplyMedianOfAnswered;
    assert_eq!(
        value(of_answered, &book, &late),
        Value::Wait(Duration(95 * 30_000))
    );
}

#[test]
fn an_acknowledgement_is_no_first_reply_and_a_breach_is_counted_open_or_not() {
    let mut made = Made::default();
    // The target of a fresh desk is an hour.
    made.contact(0, Some(60));
    made.contact(0, Some(61));
    made.contact(0, None);
    let book = made.book();
    assert_eq!(
        text(value(FigureName::Breached, &book, &asked_at(60))),
        "33.3 %"
    );
    assert_eq!(
        text(value(FigureName::Breached, &book, &asked_at(62))),
        "66.7 %"
    );
}

#[test]
fn every_contact_stands_in_one_bar() {
    let mut made = Made::default();
    for wait in [1, 6, 7, 59, 61, DAY - 1, DAY + 1, 5 * DAY] {
        made.contact(0, Some(wait));
    }
    made.contact(0, None);
    made.contact(6 * DAY, None);
    let book = made.book();
    let asked = Asked {
        horizon: Duration::days(4),
        ..Asked::all(minute(6 * DAY + 1))
    };
    let bars = histogram(&asked.members(&book.contacts), &asked);
    let found: Vec<(String, usize)> = bars
        .into_iter()
        .filter(|bar| bar.count > 0)
        .map(|bar| (bar.span.words(), bar.count))
        .collect();
    let expected = [
        ("≤ 6 min", 2),
        ("≤ 15 min", 1),
        ("≤ 1 h", 1),
        ("≤ 2 h", 1),
        ("≤ 24 h", 1),
        ("≤ 72 h", 1),
        ("never", 2),
        ("still open", 1),
    ];
    assert_eq!(
        found,
        expected.map(|(span, count)| (span.to_owned(), count))
    );
}

#[test]
fn triage_decides_what_is_owed_and_an_audit_counts_whoever_addressed_the_brand() {
    let mut made = Made::default();
    made.contact(0, Some(5));
    made.post(&Post {
        of: PostType::Praise,
        ..Post::default()
    });
    let book = made.book();
    let owed = asked_at(DAY * 2);
    let addressed = Asked {
        counting: Counting::Addressed,
        ..owed.clone()
    };
    assert_eq!(value(FigureName::Contacts, &book, &owed), Value::Count(1));
    assert_eq!(
        value(FigureName::Contacts, &book, &addressed),
        Value::Count(2)
    );
    assert_eq!(
        text(value(FigureName::NeverAnswered, &book, &addressed)),
        "50.0 %"
    );
}

#[test]
fn contacts_are_told_apart_and_no_one_is_lost() {
    let mut made = Made::default();
    for (at, handle, of, signed) in [
        (0, "acme", PostType::Complaint, Some("AB")),
        (61, "AcmeHelp", PostType::Question, Some("CD")),
        (DAY, "acmehelp", PostType::Question, None),
    ] {
        let ticket = made.post(&Post {
            at,
            handle,
            of,
            ..Post::default()
        });
        if signed.is_some() {
            made.reply(&ticket, at + 4, signed);
        }
    }
    let book = made.book();
    let asked = asked_at(5 * DAY);
    let groups = |by: By| -> Vec<(String, Value)> {
        responsiveness(&book, &asked, by)
            .into_iter()
            .map(|row| (row.group.words(&book.names), row.figures[0].value))
            .collect()
    };
    let named = |names: &[(&str, usize)]| -> Vec<(String, Value)> {
        names
            .iter()
            .map(|(name, count)| ((*name).to_owned(), Value::Count(*count)))
            .collect()
    };
    assert_eq!(groups(By::All), named(&[("all", 3)]));
    assert_eq!(groups(By::Handle), named(&[("acme", 1), ("acmehelp", 2)]));
    assert_eq!(groups(By::Reached), named(&[("care", 2), ("main", 1)]));
    assert_eq!(
        groups(By::Agent),
        named(&[("AB", 1), ("CD", 1), ("unknown", 1)])
    );
    assert_eq!(
        groups(By::Type),
        named(&[("complaint", 1), ("question", 2)])
    );
    assert_eq!(groups(By::Hour), named(&[("00", 2), ("01", 1)]));
    assert_eq!(groups(By::Weekday), named(&[("monday", 2), ("tuesday", 1)]));
    assert_eq!(groups(By::Language), named(&[("en", 3)]));
}

#[test]
fn promises_and_hand_offs_are_counted_of_those_that_have_any() {
    let mut made = Made::default();
    // Promised within an hour: kept, broken, and not due yet.
    for (promised, answered, due) in [(5, Some(30), 60), (5, Some(90), 60), (5, None, 99_999)] {
        let ticket = made.contact(0, None);
        let reply = made.reply(&ticket, promised, None);
        made.act(
            &ticket,
            promised + 1,
            Deed::Promise {
                reply,
                start: 0,
                end: 4,
                due: minute(due),
            },
        );
        if let Some(at) = answered {
            made.reply(&ticket, at, None);
        }
    }
    let ticket = made.contact(0, None);
    made.act(
        &ticket,
        7,
        Deed::HandOff {
            code: "X1".into(),
            place: Digest("p".into()),
            what: Digest("w".into()),
            by: None,
            ahead: 0,
        },
    );
    let book = made.book();
    let asked = asked_at(2 * DAY);
    let kept = figure(FigureName::PromisesKept, &book, &asked);
    assert_eq!((kept.count, kept.of), (1, 2));
    let handed = figure(FigureName::HandedOff, &book, &asked);
    assert_eq!((handed.count, handed.of), (1, 4));
}

#[test]
fn a_period_holds_its_beginning_and_not_its_end() {
    let mut made = Made::default();
    for at in [0, 10, 20] {
        made.contact(at, None);
    }
    let book = made.book();
    let asked = Asked {
        from: Some(START),
        until: Some(minute(20)),
        ..asked_at(DAY)
    };
    assert_eq!(value(FigureName::Contacts, &book, &asked), Value::Count(2));
}

#[test]
fn outcomes_speak_of_those_alone_that_agents_noted_and_say_how_many_those_are() {
    let mut made = Made::default();
    let noted = |outcome, score: Option<u8>| Deed::Outcome {
        noted: Noted {
            outcome,
            score: score.map(|score| score.try_into().unwrap()),
        },
    };
    let tickets: Vec<_> = (0..8).map(|_| made.contact(0, Some(5))).collect();
    made.act(&tickets[0], 10, noted(Outcome::Solved, Some(5)));
    made.act(&tickets[1], 10, noted(Outcome::Solved, Some(4)));
    // What was said last counts.
    made.act(&tickets[2], 10, noted(Outcome::Solved, Some(5)));
    made.act(&tickets[2], 11, noted(Outcome::NotSolved, Some(2)));
    made.act(&tickets[3], 10, noted(Outcome::Unknown, None));
    let book = made.book();
    let asked = asked_at(DAY);
    let all = |name| figure(name, &book, &asked);
    let told = all(FigureName::OutcomeNoted);
    assert_eq!(
        (told.count, told.of, text(told.value)),
        (4, 8, "50.0 %".to_owned())
    );
    let solved = all(FigureName::OutcomeSolved);
    assert_eq!(
        (solved.count, solved.of, text(solved.value)),
        (2, 3, "66.7 %".to_owned())
    );
    let score = all(FigureName::ScoreMean);
    assert_eq!(
        (score.count, score.of, text(score.value)),
        (3, 8, "3.67".to_owned())
    );
    let line = figure_line(&score, &asked);
    assert_eq!(
        (&line["value"], &line["unit"]),
        (&json!(3.67), &json!("score"))
    );
    let members = asked.members(&book.contacts);
    let (counted, _) = behind(FigureName::ScoreMean, &members, &asked);
    assert_eq!(counted.len(), 3);
}
