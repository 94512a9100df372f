//! What the card says beside the ticket: page truth, promises, memory, hand-offs.

use careline::desk::brand::BrandId;
use careline::desk::event::{Digest, TicketId};
use careline::desk::status::Status;
use careline::desk::time::Duration;
use careline::desk::truth::{Truth, TruthKind};
use careline::desk::view::{
    CardView, ClockLine, ClockName, ClockView, EarlierView, HandOffView, HolderView, PromiseView,
    TicketRef,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::desk::*;

fn full_card() -> CardView {
    let mut view = card();
    view.clocks.push(ClockLine {
        name: ClockName::Promise,
        clock: ClockView::Promised {
            since: SINCE,
            at_risk_from: SINCE + Duration::minutes(45),
            due: SINCE + Duration::minutes(60),
        },
    });
    view.promises = vec![PromiseView {
        reply: OTHER,
        start: 23,
        end: 38,
        words: "within 24 hours".to_owned(),
        due: SINCE + Duration::hours(24),
        vague: false,
    }];
    let earlier = EarlierView {
        of: TicketRef {
            id: TicketId {
                brand: BrandId::from_name("acme"),
                post: OTHER,
            },
            person: Digest("00".to_owned()),
        },
        since: SINCE - Duration::days(12),
        about: "A complaint".to_owned(),
        status: Status::Solved,
        status_since: SINCE - Duration::days(10),
        notes: vec!["paid back".to_owned()],
    };
    view.earlier = vec![earlier.clone(), earlier];
    view.hand_offs = vec![
        hand_off("7KQ4MD", None),
        hand_off("8CRWXZ", Some(Duration::minutes(30))),
    ];
    view
}

fn hand_off(code: &str, back_after: Option<Duration>) -> HandOffView {
    HandOffView {
        code: code.to_owned(),
        text: "Where: Gate B12".to_owned(),
        mailto: "mailto:?subject=Hand-off&body=Where".to_owned(),
        at: SINCE,
        by: None,
        back_at: back_after.map(|after| SINCE + after),
    }
}

#[wasm_bindgen_test]
async fn a_card_says_what_was_promised_remembered_and_handed_off() {
    let (desk, _anchor) = Desk::with_card(&full_card());
    painted().await;
    let words = text(&in_card(".card"));
    for expected in [
        "Promised within 24 hours, by",
        "Start clock",
        "No promise",
        "Before: A complaint, solved since",
        "paid back · 1 more",
        "Handed off, code 7KQ4MD",
        "Handed off 2 times: the customer is passed on.",
    ] {
        assert!(
            words.contains(expected),
            "{expected:?} is missing in {words:?}"
        );
    }
    let clocks = text(&in_card(".clocks"));
    assert!(
        clocks.contains("Promise") && clocks.contains("due in 11 min"),
        "{clocks}"
    );
    let mail = in_card("a");
    assert!(mail.get_attribute("href").unwrap().starts_with("mailto:"));
    let count = |selector: &str| card_root().query_selector_all(selector).unwrap().length();
    assert_eq!(count("[data-does^=hand-back]"), 1, "what came back is over");

    desk.overlay().update_card(POST, card()).unwrap();
    painted().await;
    let words = text(&in_card(".card"));
    assert!(
        !words.contains("Promised") && !words.contains("code"),
        "{words}"
    );
}

#[wasm_bindgen_test]
async fn a_card_says_what_the_page_shows_beyond_the_draft() {
    let (desk, _anchor) = Desk::with_card(&card());
    let part = in_card(".truth");
    assert_eq!(part.get_attribute("role").unwrap(), "status");
    assert_eq!(
        place(&part)[1],
        place(&part)[3],
        "nothing stands there before"
    );
    let truth = Truth {
        post: OTHER,
        author: "AcmeHelp".parse().unwrap(),
        at: SINCE + Duration::minutes(40),
        kind: TruthKind::Answered,
    };
    desk.overlay().truth_in_card(OTHER, Some(&truth));
    assert_eq!(text(&part), "", "it is another post's");
    desk.overlay().truth_in_card(POST, Some(&truth));
    let said = text(&part);
    assert!(
        said.starts_with("@AcmeHelp has replied already, at "),
        "{said}"
    );
    assert_eq!(said, desk.overlay().truth_words(&truth));
    desk.overlay().update_card(POST, full_card()).unwrap();
    assert_eq!(text(&part), said, "the ticket's news do not take it away");
    desk.overlay().truth_in_card(POST, None);
    assert_eq!(text(&part), "");
}

#[wasm_bindgen_test]
async fn a_script_starts_no_promise_and_hands_nothing_off() {
    let (desk, _anchor) = Desk::with_card(&full_card());
    for selector in [
        "[data-does^=promise]",
        "[data-does^=no-promise]",
        "[data-does^=hand-back]",
        "[data-does^=copy-hand-off]",
        "[data-does=hand-off]",
    ] {
        in_card(selector).click();
    }
    assert_eq!(*desk.commands.borrow(), []);
}

#[wasm_bindgen_test]
async fn a_chip_lets_go_of_a_holder_whose_lease_ends() {
    let mut held = ticket(Status::Open, running());
    held.holder = Some(HolderView {
        name: "Ana M.".to_owned(),
        initials: "AM".to_owned(),
        mine: false,
        until: Some(SINCE + Duration::minutes(50)),
    });
    let (desk, anchor) = Desk::with_chip(&held);
    painted().await;
    let said = || chip_in(&anchor).get_attribute("aria-label").unwrap();
    assert!(said().contains("held by Ana M."), "{}", said());
    NOW.set(SINCE + Duration::minutes(50));
    desk.overlay()
        .update(
            POST,
            &careline::overlay::ChipContent::of(&held, "Tagged".to_owned()),
        )
        .unwrap();
    painted().await;
    assert!(!said().contains("held by"), "{}", said());
    assert!(!chip_in(&anchor).class_list().contains("held"));
}
