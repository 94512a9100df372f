//! Which of the brand's words are promises, and until when they are to be kept.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its story breaks off")]

use careline::desk::calendar::Calendar;
use careline::desk::promise::{Promise, promises};
use careline::desk::time::Millis;
use serde_json::json;

/// Monday to Friday, 9 to 17, in Madrid.
fn madrid() -> Calendar {
    let day = json!([["09:00", "17:00"]]);
    let hours = json!({"mon": day, "tue": day, "wed": day, "thu": day, "fri": day});
    let hours = json!({"timezone": "Europe/Madrid", "hours": hours});
    Calendar::new(&serde_json::from_value(hours).unwrap()).unwrap()
}

/// What is promised on Wednesday, 25 November 2026, at 10:00 in Madrid.
fn said(text: &str) -> Vec<Promise> {
    let now = Millis::from_rfc3339("2026-11-25T10:00:00+01:00").unwrap();
    promises(text, now, &madrid())
}

#[track_caller]
fn check(cases: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (text, words, due) in cases {
        let due = Millis::from_rfc3339(&format!("{due}:00+01:00")).unwrap();
        let found = said(text);
        let read: Vec<_> = found
            .iter()
            .map(|promise| (promise.words.as_str(), promise.due))
            .collect();
        if read != [(*words, due)] {
            let read: Vec<_> = read
                .iter()
                .map(|(words, due)| format!("{words} {due}"))
                .collect();
            wrong.push(format!(
                "{text}\n  read     {read:?}\n  expected {words} {due}"
            ));
        }
        for promise in found {
            let letters = text.chars().skip(promise.start as usize);
            let length = (promise.end - promise.start) as usize;
            assert_eq!(letters.take(length).collect::<String>(), promise.words);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn promises_in_english() {
    check(&[
        (
            "Thanks! We'll get back to you within 24 hours. ^AM",
            "within 24 hours",
            "2026-11-26T10:00",
        ),
        (
            "We’ll reply within 24-48 hours.",
            "within 24-48 hours",
            "2026-11-27T10:00",
        ),
        (
            "Our team will contact you in the next 2 hours",
            "in the next 2 hours",
            "2026-11-25T12:00",
        ),
        (
            "I'll check and be back in 30 min.",
            "in 30 min",
            "2026-11-25T10:30",
        ),
        (
            "You'll hear from us within the hour.",
            "within the hour",
            "2026-11-25T11:00",
        ),
        (
            "You can expect a reply within an hour",
            "within an hour",
            "2026-11-25T11:00",
        ),
        (
            "We will refund you within 2 business days.",
            "within 2 business days",
            "2026-11-27T17:00",
        ),
        (
            "We will refund you within 3 working days.",
            "within 3 working days",
            "2026-11-30T17:00",
        ),
        ("We'll have an answer by 5pm", "by 5pm", "2026-11-25T17:00"),
        (
            "We'll have an answer by 5:30 p.m. today.",
            "by 5:30 p.m. today",
            "2026-11-25T17:30",
        ),
        (
            "We'll have an answer by 9 am.",
            "by 9 am",
            "2026-11-26T09:00",
        ),
        ("I'll call before 17:45", "before 17:45", "2026-11-25T17:45"),
        (
            "We'll let you know tomorrow morning!",
            "tomorrow morning",
            "2026-11-26T12:00",
        ),
        (
            "We will update you by tomorrow afternoon",
            "by tomorrow afternoon",
            "2026-11-26T18:00",
        ),
        (
            "We will update you by tomorrow.",
            "by tomorrow",
            "2026-11-26T17:00",
        ),
        (
            "Someone will be in touch later today",
            "later today",
            "2026-11-25T17:00",
        ),
        (
            "We'll sort it by the end of the day",
            "by the end of the day",
            "2026-11-25T17:00",
        ),
        (
            "We'll have it fixed by Friday.",
            "by Friday",
            "2026-11-27T17:00",
        ),
        (
            "We'll have it fixed by Wednesday.",
            "by Wednesday",
            "2026-12-02T17:00",
        ),
        (
            "We'll get back to you shortly",
            "shortly",
            "2026-11-25T11:00",
        ),
        (
            "We'll get back to you as soon as possible, within 12h at most",
            "within 12h",
            "2026-11-25T22:00",
        ),
    ]);
}

#[test]
fn promises_in_spanish() {
    check(&[
        (
            "Hola, te respondemos en 24 horas.",
            "en 24 horas",
            "2026-11-26T10:00",
        ),
        (
            "Te avisaremos dentro de las próximas 2 horas",
            "dentro de las próximas 2 horas",
            "2026-11-25T12:00",
        ),
        (
            "Le contestaremos en un plazo de 2 días hábiles.",
            "en un plazo de 2 días hábiles",
            "2026-11-27T17:00",
        ),
        (
            "Te llamamos antes de las 17:00.",
            "antes de las 17:00",
            "2026-11-25T17:00",
        ),
        (
            "Te escribimos mañana por la mañana",
            "mañana por la mañana",
            "2026-11-26T12:00",
        ),
        (
            "Nos pondremos en contacto contigo hoy mismo",
            "hoy mismo",
            "2026-11-25T17:00",
        ),
        (
            "Vamos a revisarlo antes del viernes.",
            "antes del viernes",
            "2026-11-27T17:00",
        ),
        (
            "¡No te preocupes, te respondemos en breve!",
            "en breve",
            "2026-11-25T11:00",
        ),
    ]);
}

#[test]
fn promises_in_french() {
    check(&[
        (
            "Bonjour, nous vous répondrons sous 24 heures.",
            "sous 24 heures",
            "2026-11-26T10:00",
        ),
        (
            "Nous revenons vers vous d'ici 2h",
            "d'ici 2h",
            "2026-11-25T12:00",
        ),
        (
            "On vous recontacte dans les prochaines 48h.",
            "dans les prochaines 48h",
            "2026-11-27T10:00",
        ),
        (
            "Vous recevrez une réponse sous 2 jours ouvrés",
            "sous 2 jours ouvrés",
            "2026-11-27T17:00",
        ),
        (
            "Je vous rappelle avant 17h.",
            "avant 17h",
            "2026-11-25T17:00",
        ),
        (
            "Nous vous tenons informé demain matin.",
            "demain matin",
            "2026-11-26T12:00",
        ),
        (
            "On revient vers toi aujourd’hui",
            "aujourd’hui",
            "2026-11-25T17:00",
        ),
        (
            "Nous vous contacterons dans les plus brefs délais",
            "dans les plus brefs délais",
            "2026-11-25T11:00",
        ),
    ]);
}

#[test]
fn promises_in_german() {
    check(&[
        (
            "Wir melden uns innerhalb von 24 Stunden bei dir.",
            "innerhalb von 24 Stunden",
            "2026-11-26T10:00",
        ),
        (
            "Du bekommst in den nächsten zwei Stunden eine Antwort",
            "in den nächsten zwei Stunden",
            "2026-11-25T12:00",
        ),
        (
            "Wir werden das binnen 2 Werktagen klären.",
            "binnen 2 Werktagen",
            "2026-11-27T17:00",
        ),
        (
            "Ich melde mich bis 17 Uhr.",
            "bis 17 Uhr",
            "2026-11-25T17:00",
        ),
        (
            "Wir antworten Ihnen morgen früh!",
            "morgen früh",
            "2026-11-26T12:00",
        ),
        (
            "Wir geben dir heute noch Bescheid",
            "heute noch",
            "2026-11-25T17:00",
        ),
        (
            "Bis Freitag werden wir das prüfen.",
            "Bis Freitag",
            "2026-11-27T17:00",
        ),
        ("Wir melden uns in Kürze", "in Kürze", "2026-11-25T11:00"),
    ]);
}

#[test]
fn what_promises_nothing_is_no_promise() {
    for text in [
        "Please reply within 24 hours so that we can help.",
        "How are you today?",
        "Did it arrive by 5pm?",
        "We replied within 24 hours.",
        "We'll look into it.",
        "We will not be able to answer within 24 hours.",
        "We'll never know by tomorrow.",
        "We'll refund you 20 hours of play.",
        "Our shop closes at 5pm.",
        "Wir werden es nicht bis 17 Uhr schaffen.",
        "Nous vous rappelons pas avant demain.",
        "¿Puedes escribirnos mañana?",
        "We'll answer by 5haé",
        "We'll answer by 5h日",
        "",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn every_sentence_can_promise_and_a_guess_is_told_apart() {
    let found = said("We'll reply shortly. We'll have the money with you by Friday 🙂");
    let read: Vec<_> = found
        .iter()
        .map(|promise| (promise.words.as_str(), promise.vague))
        .collect();
    assert_eq!(read, [("shortly", true), ("by Friday", false)]);
}

#[test]
fn times_of_day_are_right_on_the_days_the_clocks_change() {
    for (said_at, due) in [
        ("2026-03-28T20:00:00+01:00", "2026-03-29T17:00:00+02:00"),
        ("2026-10-24T20:00:00+02:00", "2026-10-25T17:00:00+01:00"),
    ] {
        let at = |text| Millis::from_rfc3339(text).unwrap();
        let found = promises("We'll answer by 5pm", at(said_at), &madrid());
        assert_eq!(found[0].due, at(due));
    }
}
