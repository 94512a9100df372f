//! What 200 overrules of one kind of post change, and what they leave as it was.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its story breaks off")]

use careline::desk::status::Priority;
use careline::desk::triage::{Learned, Overrule, PostType, Subject, Triage, Triager};

/// Posts of many kinds, none of them about a quiz.
const OTHERS: &str = include_str!("../xtask/data/evaluation.jsonl");

/// Fans who ask each other about a quiz: questions by their form, none for the brand.
fn quiz(number: usize) -> String {
    let who = ["anyone", "anybody", "who else", "any of you"][number % 4];
    let joins = ["up for", "in for", "going to", "joining"][number / 4 % 4];
    let when = ["tonight", "on friday", "this week", "tomorrow"][number / 16 % 4];
    format!("@acme {who} {joins} the pub quiz at table {number} {when}?")
}

fn others() -> Vec<String> {
    let lines = OTHERS.lines().filter(|line| !line.is_empty());
    let parsed = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    parsed
        .map(|line| line["text"].as_str().unwrap().to_owned())
        .collect()
}

/// Teaches 200 posts, and gives what the next ones of the kind and all others become.
fn taught(overrule: Overrule) -> (Triager, Learned, Vec<Triage>) {
    let triager = Triager::new().unwrap();
    let mut learned = Learned::default();
    for number in 0..200 {
        let text = quiz(number);
        learned.teach(&triager.features(&Subject::of(&text)), overrule);
    }
    let next = (200..240)
        .map(|number| triager.triage_learned(&Subject::of(&quiz(number)), &learned))
        .collect();
    (triager, learned, next)
}

#[test]
fn two_hundred_overrules_change_their_kind_and_nothing_else() {
    let (triager, learned, next) = taught(Overrule::OwesAnswer(false));
    let before =
        (200..240).filter(|number| triager.triage(&Subject::of(&quiz(*number))).owes_answer);
    assert!(
        before.count() >= 36,
        "as shipped, such questions owe an answer"
    );
    let still = next.iter().filter(|triage| triage.owes_answer).count();
    assert!(still <= 4, "{still} of 40 still owe an answer");
    let mut moved = Vec::new();
    for text in others() {
        let subject = Subject::of(&text);
        let (before, after) = (
            triager.triage(&subject),
            triager.triage_learned(&subject, &learned),
        );
        let by = (after.probability - before.probability).abs();
        if by > 0.01 || (after.post_type, after.priority) != (before.post_type, before.priority) {
            moved.push((text, by));
        }
    }
    assert_eq!(moved, []);
}

#[test]
fn types_and_priorities_are_learnt_too() {
    let (_, _, next) = taught(Overrule::Type(PostType::Chatter));
    assert!(
        next.iter()
            .all(|triage| triage.post_type == PostType::Chatter)
    );
    let (_, _, next) = taught(Overrule::Priority(Priority::Urgent));
    assert!(
        next.iter()
            .all(|triage| triage.priority == Priority::Urgent)
    );
}

#[test]
fn what_is_learnt_survives_storage_and_a_reset_restores_what_ships() {
    let (triager, mut learned, next) = taught(Overrule::OwesAnswer(false));
    let stored = serde_json::to_string(&learned).unwrap();
    assert!(stored.len() < 200_000, "{} bytes", stored.len());
    let read: Learned = serde_json::from_str(&stored).unwrap();
    assert_eq!(read, learned);
    let text = quiz(200);
    let subject = Subject::of(&text);
    assert_eq!(triager.triage_learned(&subject, &read), next[0]);
    learned.reset();
    assert_eq!(
        triager.triage_learned(&subject, &learned),
        triager.triage(&subject)
    );
    assert_eq!(learned, Learned::default());
}

#[test]
fn what_was_said_by_mistake_is_taken_back() {
    let triager = Triager::new().unwrap();
    let features = triager.features(&Subject::of("@acme where is my parcel?"));
    let mut learned = Learned::default();
    learned.teach(&features, Overrule::OwesAnswer(false));
    learned.unteach(&features, Overrule::OwesAnswer(false));
    assert_eq!(learned, Learned::default());
}
