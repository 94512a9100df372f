//! What is stored, forgotten, kept aside and exported.

use careline::desk::digest::Salt;
use careline::desk::event::TicketId;
use careline::desk::post::{Handle, SeenPost};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::Status;
use careline::desk::store::shard::{SHARDS, SHARDS_AT_A_TIME};
use careline::desk::time::Duration;
use careline::desk::view::TicketRef;

use crate::browser::*;

#[test]
fn looking_again_writes_nothing() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let reply = reply_under(&ravi, 40);
    browser.see(&[ravi.clone(), reply.clone()]);
    let stored = browser.stored.clone();
    browser.wait(Duration::minutes(3));
    browser.see(&[ravi.clone(), reply.clone()]);
    browser.end_background();
    browser.see(&[reply, ravi]);
    assert_eq!(browser.stored, stored);
}

#[test]
fn a_flood_of_invented_posts_stays_bounded_and_real_work_goes_on() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser.see(std::slice::from_ref(&ravi));
    let flood: Vec<SeenPost> = (0..10_000)
        .map(|number| {
            let mut fake = post(&format!("fake{number}"), 5, &"@acmehelp ".repeat(500));
            fake.post.id = Some(id_at(NOON - Duration::minutes(5), number));
            fake.post.name = "x".repeat(100_000);
            fake
        })
        .collect();
    for page in flood.chunks(100) {
        browser.see(page);
    }
    assert_eq!(
        browser.ticket(&ravi).status,
        Status::New,
        "what was there before is untouched"
    );
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!()
    };
    assert!(overview.live <= 2_000, "{}", overview.live);
    assert_eq!(overview.over_limit, 8_001);
    let size: usize = browser.stored.values().map(String::len).sum();
    assert!(size < 30_000_000, "{size}");
}

#[test]
fn an_unreadable_value_is_kept_aside_and_the_rest_works() {
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    for key in [
        "index",
        "settings",
        "identity",
        "hosts",
        "journal.0",
        "journal.1",
    ] {
        let mut browser = Browser::with_acme();
        browser.act(&ravi, Act::Claim).unwrap();
        browser
            .act(
                &ravi,
                Act::Tag {
                    tag: "refund".into(),
                },
            )
            .unwrap();
        browser.ask(Request::LoadRefused {
            host: "x.com".into(),
        });
        browser.end_background();
        let damaged = browser
            .stored
            .get_mut(key)
            .unwrap_or_else(|| panic!("{key}"));
        damaged.push('!');
        let damaged = damaged.clone();

        let Reply::Kept { values } = browser.ask(Request::Kept).reply else {
            panic!()
        };
        if key != "identity" {
            assert_eq!(values.len(), 1, "{key}");
            assert_eq!(browser.stored[&values[0].key], damaged, "{key}");
        }
        browser.end_background();
        let Reply::Kept { values: again } = browser.ask(Request::Kept).reply else {
            panic!()
        };
        assert_eq!(values, again, "{key} is kept aside once");
        if key == "index" || key == "identity" {
            assert_eq!(browser.card(&ravi).tags, ["refund"], "{key} can be rebuilt");
        }
    }
}

#[test]
fn folding_the_journal_changes_nothing_an_agent_sees() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    for number in 0..450 {
        browser
            .act(
                &ravi,
                Act::Tag {
                    tag: format!("tag {number}"),
                },
            )
            .unwrap();
        if number % 7 == 0 {
            browser.end_background();
        }
    }
    assert!(
        browser
            .stored
            .keys()
            .filter(|key| key.starts_with("journal."))
            .count()
            < 250
    );
    browser.end_background();
    assert_eq!(browser.card(&ravi).tags.len(), 450);
    browser.stored.remove("index");
    browser.end_background();
    assert_eq!(
        browser.card(&ravi).tags.len(),
        450,
        "the index can be rebuilt"
    );
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!()
    };
    assert_eq!(overview.live, 1, "and the queue with it");
}

#[test]
fn a_text_is_forgotten_when_its_time_is_over_and_the_log_stays() {
    let mut browser = Browser::with_acme();
    let old = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(
            &old,
            Act::Note {
                text: "called him".into(),
            },
        )
        .unwrap();
    browser.wait(Duration::days(20));
    let recent = seen("lena_o", browser.now, "@acmehelp my bill is wrong");
    browser.see(std::slice::from_ref(&recent));
    browser.wait(Duration::days(11));
    browser.end_background();
    for from in (0..SHARDS).step_by(usize::from(SHARDS_AT_A_TIME)) {
        browser.ask(Request::Forget { from });
    }
    let stored =
        |browser: &Browser, text| browser.stored.values().any(|value| value.contains(text));
    assert!(!stored(&browser, "charged me twice"));
    assert!(stored(&browser, "my bill is wrong"));
    assert!(
        stored(&browser, "called him"),
        "a note stays as long as its ticket"
    );
    browser.end_background();
    let of = TicketRef {
        id: TicketId {
            brand: acme().id(),
            post: old.post.id.unwrap(),
        },
        person: Salt("salt".into()).person(&old.post.author),
    };
    let card = browser
        .ask(Request::Card {
            of,
            post: old.post.id.unwrap(),
        })
        .reply;
    let Reply::Card { card } = card else {
        panic!("{card:?}")
    };
    assert_eq!(card.log.len(), 2);
}

#[test]
fn a_host_that_refused_is_not_tried_again_for_a_day() {
    let mut browser = Browser::with_acme();
    let may_load = |browser: &mut Browser| {
        browser.end_background();
        let reply = browser
            .ask(Request::MayLoad {
                host: "x.com".into(),
            })
            .reply;
        reply == Reply::Load { allowed: true }
    };
    assert!(may_load(&mut browser));
    browser.ask(Request::LoadRefused {
        host: "x.com".into(),
    });
    assert!(!may_load(&mut browser));
    browser.wait(Duration::hours(23));
    assert!(!may_load(&mut browser));
    browser.wait(Duration::hours(1));
    assert!(may_load(&mut browser));
}

#[test]
fn new_targets_count_for_tickets_that_are_already_there() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser.see(std::slice::from_ref(&ravi));
    let Reply::Settings { mut settings } = browser.ask(Request::Settings).reply else {
        panic!()
    };
    settings.targets.normal = 45;
    browser.end_background();
    browser.ask(Request::SaveSettings { settings });
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!()
    };
    assert_eq!(overview.overdue, 1);
}

#[test]
fn the_export_holds_the_log_without_names_and_the_texts_beside_it() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(
            &ravi,
            Act::Note {
                text: "called him".into(),
            },
        )
        .unwrap();
    let Reply::Export { json } = browser.ask(Request::Export).reply else {
        panic!()
    };
    let export: serde_json::Value = serde_json::from_str(&json).unwrap();
    let events = export["events"].to_string();
    for secret in ["ravik", "charged", "called"] {
        assert!(!events.contains(secret), "{secret} stands in the log");
        assert!(
            export["texts"].to_string().contains(secret),
            "{secret} is not beside it"
        );
    }
    assert_eq!(export["events"].as_array().unwrap().len(), 2);
    assert!(export["events"][1]["hash"].is_string());
}

#[test]
fn handles_are_one_person_whatever_their_case() {
    let mut browser = Browser::with_acme();
    let one = post("ravik", 49, "@acmehelp you charged me twice");
    let two = post("RaviK", 40, "@acmehelp hello?");
    let handle: Handle = "RAVIK".parse().unwrap();
    assert_eq!(one.post.author, handle);
    assert_eq!(browser.ticket(&one).of, browser.ticket(&two).of);
}
