//! Hand-offs to the field, what is remembered of a customer, and policies that can't be read.

use careline::desk::hand_off::Errand;
use careline::desk::policy_text::PolicyText;
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::Status;
use careline::desk::time::Duration;
use careline::desk::view::TakeBack;

use crate::browser::*;

fn errand(browser: &Browser) -> Act {
    Act::HandOff {
        errand: Errand {
            place: "Gate B12".into(),
            what: "The wheelchair\nhas not come".into(),
            by: Some(browser.now + Duration::minutes(30)),
            ahead: 60,
        },
    }
}

#[test]
fn a_hand_off_says_who_where_what_and_by_when_and_nothing_private() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 9, "@acmehelp I am at the gate and nobody came");
    for act in [
        Act::Note {
            text: "rude on the phone".into(),
        },
        Act::Tag { tag: "vip".into() },
    ] {
        browser.act(&ravi, act).unwrap();
    }
    let errand = errand(&browser);
    let card = browser.act(&ravi, errand).unwrap();
    let [handed] = card.hand_offs.as_slice() else {
        panic!("{:?}", card.hand_offs)
    };
    let id = ravi.post.id.unwrap();
    let code = &handed.code;
    assert_eq!(
        handed.text,
        format!(
            "Who: RAVIK (@ravik)\nWhere: Gate B12\nWhat: The wheelchair has not come\n\
             By: 22 Nov 2026, 13:30 (UTC+01:00)\nPost: https://x.com/ravik/status/{id}\n\
             When it is done, answer with the code {code}."
        )
    );
    for private in ["rude", "vip", "Ana", "high", "nobody came"] {
        assert!(!handed.text.contains(private), "{private}");
        assert!(!handed.mailto.contains(private), "{private}");
    }
    assert!(handed.mailto.starts_with("mailto:?subject=Hand-off%20"));
    assert!(
        handed
            .mailto
            .contains("&body=Who%3A%20RAVIK%20%28%40ravik%29%0D%0AWhere%3A%20Gate")
    );
    assert_eq!(card.ticket.status, Status::Open);
}

#[test]
fn the_return_code_closes_the_loop_from_anywhere() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 9, "@acmehelp I am at the gate and nobody came");
    let first = errand(&browser);
    let card = browser.act(&ravi, first).unwrap();
    let code = card.hand_offs[0].code.clone();
    browser.wait(Duration::minutes(10));
    let second = errand(&browser);
    let card = browser.act(&ravi, second).unwrap();
    assert_eq!(card.hand_offs.len(), 2);
    assert_ne!(card.hand_offs[0].code, code, "each has its own");
    assert_eq!(card.ticket.handed_off.len(), 2);

    browser.end_background();
    let typed = format!(" {} ", code.to_lowercase());
    let Reply::Card { card } = browser.ask(Request::HandBack { code: typed }).reply else {
        panic!("the code is not known")
    };
    assert_eq!(card.ticket.of, browser.ticket(&ravi).of);
    assert_eq!(card.hand_offs[1].back_at, Some(browser.now));
    assert_eq!(card.hand_offs[0].back_at, None);
    assert_eq!(card.ticket.handed_off.len(), 1);
    for request in [
        Request::HandBack { code: code.clone() },
        Request::HandBack { code: "X".into() },
    ] {
        let Reply::Refused { why } = browser.ask(request).reply else {
            panic!()
        };
        assert!(why.contains("code"), "{why}");
    }
    assert!(
        browser.act(&ravi, Act::HandBack { code }).is_err(),
        "once is enough"
    );
}

#[test]
fn the_return_code_closes_the_loop_of_a_ticket_that_is_over_too() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 9, "@acmehelp I am at the gate and nobody came");
    let errand = errand(&browser);
    let code = browser.act(&ravi, errand).unwrap().hand_offs[0]
        .code
        .clone();
    browser
        .act(&ravi, Act::SetStatus { to: Status::Solved })
        .unwrap();
    // The journal is folded, and what the desk begins with is the index alone.
    for number in 0..200 {
        let text = format!("call {number}");
        browser.act(&ravi, Act::Note { text }).unwrap();
    }
    for index_is_lost in [false, true] {
        browser.end_background();
        if index_is_lost {
            browser.stored.remove("index").unwrap();
        }
        let back = Request::HandBack { code: code.clone() };
        let Reply::Card { card } = browser.ask(back).reply else {
            panic!("the code is not known")
        };
        assert_eq!(card.hand_offs[0].back_at, Some(browser.now));
        assert_eq!(card.ticket.status, Status::Solved, "it stays over");
        let TakeBack::Undo { action } = card.log[0].take_back.clone().unwrap() else {
            panic!("{:?}", card.log[0])
        };
        let card = browser.act(&ravi, Act::Undo { action }).unwrap();
        assert_eq!(card.hand_offs[0].back_at, None);
    }
}

#[test]
fn an_empty_hand_off_and_one_for_yesterday_are_refused() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 9, "@acmehelp I am at the gate and nobody came");
    let errand = |what: &str, by| Act::HandOff {
        errand: Errand {
            place: String::new(),
            what: what.into(),
            by,
            ahead: 0,
        },
    };
    assert!(browser.act(&ravi, errand(" ", None)).is_err());
    let past = Some(browser.now);
    assert!(browser.act(&ravi, errand("come", past)).is_err());
    let card = browser.act(&ravi, errand("come", None)).unwrap();
    assert!(!card.hand_offs[0].text.contains("Where"));
    assert!(!card.hand_offs[0].text.contains("By:"));
}

#[test]
fn the_card_remembers_the_customer_for_as_long_as_is_set() {
    let mut browser = Browser::with_acme();
    let first = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(
            &first,
            Act::Note {
                text: "paid back".into(),
            },
        )
        .unwrap();
    browser
        .act(&first, Act::SetStatus { to: Status::Solved })
        .unwrap();
    let solved = browser.now;
    browser.see(&[post("lena_o", 30, "@acmehelp when do you open?")]);
    browser.wait(Duration::days(10));
    let again = seen("ravik", browser.now, "@acmehelp where is my parcel?");
    let card = browser.card(&again);
    let [earlier] = card.earlier.as_slice() else {
        panic!("{:?}", card.earlier)
    };
    assert_eq!(earlier.since, first.post.created_at.unwrap());
    assert_eq!(earlier.about, "A complaint");
    assert_eq!(
        (earlier.status, earlier.status_since),
        (Status::Solved, solved)
    );
    assert_eq!(earlier.notes, ["paid back"]);
    assert_eq!(
        browser.card(&first).earlier[0].of,
        card.ticket.of,
        "and the other way round"
    );

    let Reply::Settings { mut settings } = browser.ask(Request::Settings).reply else {
        panic!()
    };
    settings.tickets.memory_days = 9;
    browser.ask(Request::SaveSettings { settings });
    assert_eq!(browser.card(&again).earlier, []);
}

#[test]
fn policies_that_do_not_hold_are_told() {
    let mut browser = Browser::with_acme();
    let told = |browser: &mut Browser| match browser.ask(Request::Overview).reply {
        Reply::Overview { overview } => overview.policies_unread,
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&mut browser), None);
    // As another copy may have stored them, which knew more than this one.
    let Reply::Settings { mut settings } = browser.ask(Request::Settings).reply else {
        panic!()
    };
    settings.policies = PolicyText::new(r#"{"moods": []}"#.into());
    let stored = careline::desk::store::value::encode(&settings);
    browser.stored.insert("settings".into(), stored);
    browser.end_background();
    let why = told(&mut browser).unwrap();
    assert!(why.contains("moods"), "{why}");
}
