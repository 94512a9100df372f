//! What is stored, and how it is forgotten.

use careline::desk::example::EXAMPLE_HANDLE;
use careline::desk::hand_off::Errand;
use careline::desk::preflight::ConcernKind;
use careline::desk::privacy::Stored;
use careline::desk::request::{Act, Reply, Request};

use crate::browser::*;

fn stored(browser: &mut Browser) -> Stored {
    let (mut all, mut from) = (Stored::default(), 0);
    loop {
        let Reply::Stored { stored, next } = browser.ask(Request::Stored { from }).reply else {
            panic!("not told")
        };
        all.add(stored);
        match next {
            Some(next) => from = next,
            None => return all,
        }
    }
}

fn erase(browser: &mut Browser, handle: &str) -> u32 {
    let handle = handle.parse().unwrap();
    match browser.ask(Request::Erase { handle }).reply {
        Reply::Erased { texts } => texts,
        other => panic!("{other:?}"),
    }
}

/// Whether these words stand anywhere in what is stored.
fn holds(browser: &Browser, words: &str) -> bool {
    browser.stored.values().any(|value| value.contains(words))
}

#[test]
fn an_erased_person_s_words_stand_nowhere_and_the_rest_stays() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser.see(&[
        ravi.clone(),
        post("lena", 3, "@acmehelp does the app work offline?"),
    ]);
    let note = "called RAVIK at home";
    browser.act(&ravi, Act::Note { text: note.into() }).unwrap();
    browser.act(&ravi, Act::Claim).unwrap();
    let errand = Errand {
        place: "Ravik's door".into(),
        what: "Bring the parcel".into(),
        by: None,
        ahead: 0,
    };
    browser.act(&ravi, Act::HandOff { errand }).unwrap();
    let reason = Act::SendAnyway {
        despite: vec![ConcernKind::TooLong],
        why: "Ravi asked for all of it".into(),
    };
    browser.act(&ravi, reason).unwrap();
    let before = stored(&mut browser);
    assert_eq!((before.tickets, before.people, before.notes), (2, 2, 4));
    browser.end_background();
    assert_eq!(erase(&mut browser, "@RaviK"), 5);
    browser.end_background();
    for words in [
        "charged me twice",
        "RAVIK",
        "ravik",
        "at home",
        "parcel",
        "asked for",
    ] {
        assert!(!holds(&browser, words), "{words:?} is still stored");
    }
    assert!(holds(&browser, "work offline"));
    let after = stored(&mut browser);
    assert_eq!((after.tickets, after.people, after.notes), (2, 1, 0));
    assert_eq!(
        (after.actions, after.sightings),
        (before.actions, before.sightings),
        "the log stays whole"
    );
    assert_eq!(erase(&mut browser, "nobody_known"), 0);
}

#[test]
fn a_reset_desk_is_as_after_the_installation() {
    let mut browser = Browser::with_acme();
    browser.see(&[post("ravik", 49, "@acmehelp you charged me twice")]);
    browser.ask(Request::Reset);
    browser.end_background();
    for words in ["ravik", "charged", "acme", "Ana"] {
        assert!(!holds(&browser, words), "{words:?} is still stored");
    }
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!("no overview")
    };
    assert!(!overview.has_brand);
    assert_eq!(overview.live, 0);
    assert_eq!(stored(&mut browser), Stored::default());
}

#[test]
fn an_example_waits_in_the_queue_and_goes_without_a_trace_of_its_words() {
    let mut browser = Browser::with_acme();
    let Reply::Tickets { tickets, .. } = browser.ask(Request::Example).reply else {
        panic!("no example")
    };
    assert_eq!(tickets.len(), 1);
    assert!(holds(&browser, "Robin Example"));
    let counts = stored(&mut browser);
    assert_eq!((counts.tickets, counts.texts), (1, 1));
    assert_eq!(erase(&mut browser, EXAMPLE_HANDLE), 1);
    assert!(!holds(&browser, "Robin Example"));
}

#[test]
fn without_a_brand_there_is_no_example() {
    let mut browser = Browser {
        now: NOON,
        ..Browser::default()
    };
    let Reply::Refused { why } = browser.ask(Request::Example).reply else {
        panic!("an example for nobody")
    };
    assert!(why.contains("no brand"), "{why}");
}
