//! The life of a ticket, as an agent sees it.

use careline::desk::event::{SightingKey, SightingKind};
use careline::desk::outcome::{Noted, Outcome};
use careline::desk::post::{Post, SeenPost};
use careline::desk::request::Act;
use careline::desk::status::{Priority, Status};
use careline::desk::time::Duration;
use careline::desk::view::{CardView, ClockView, Rendered, TakeBack};

use crate::browser::*;

#[test]
fn the_main_job() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let ticket = browser.ticket(&ravi);
    assert_eq!(ticket.status, Status::New);
    let since = ravi.post.created_at.unwrap();
    assert_eq!(ticket.priority, Priority::High, "money was taken");
    let due = since + Duration::minutes(30);
    assert!(
        matches!(ticket.clock, ClockView::Running { since: s, due: d, .. } if s == since && d == due)
    );

    let card = browser.act(&ravi, Act::Claim).unwrap();
    assert_eq!(card.ticket.status, Status::Open);
    assert_eq!(card.ticket.holder.unwrap().initials, "AM");

    let card = browser
        .act(
            &ravi,
            Act::Inserted {
                template: "sorry".into(),
            },
        )
        .unwrap();
    assert!(
        matches!(card.ticket.clock, ClockView::Running { .. }),
        "an inserted text is no reply"
    );

    browser.wait(Duration::minutes(1));
    let reply = seen("AcmeHelp", browser.now, "Sorry about that!");
    let reply = SeenPost {
        follows: ravi.post.id,
        ..reply
    };
    let reply = SeenPost {
        post: Post {
            reply_to: vec!["ravik".parse().unwrap()],
            ..reply.post
        },
        ..reply
    };
    browser.see(&[reply]);
    let ticket = browser.ticket(&ravi);
    assert_eq!(ticket.status, Status::Pending);
    let at = browser.now;
    assert_eq!(ticket.clock, ClockView::Answered { since, at, due });
}

#[test]
fn nothing_is_lost_when_the_background_ends_between_any_two_requests() {
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let acts = [
        Act::Claim,
        Act::SetPriority { to: Priority::High },
        Act::Note {
            text: "called him".into(),
        },
        Act::Tag {
            tag: "#Refund".into(),
        },
        Act::Snooze {
            until: NOON + Duration::hours(1),
        },
        Act::SetStatus { to: Status::OnHold },
    ];
    let mut steady = Browser::with_acme();
    let mut killed = Browser::with_acme();
    for act in acts {
        steady.act(&ravi, act.clone()).unwrap();
        killed.end_background();
        killed.act(&ravi, act).unwrap();
        killed.end_background();
    }
    assert_eq!(steady.card(&ravi), killed.card(&ravi));
    let card = killed.card(&ravi);
    assert_eq!(card.tags, ["refund"]);
    assert_eq!(card.ticket.priority, Priority::High);
    assert!(
        card.log
            .iter()
            .any(|line| line.text.as_deref() == Some("called him"))
    );
}

#[test]
fn a_reply_stops_the_clock_even_when_it_was_seen_before_the_post() {
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    for reply in [
        reply_under(&ravi, 40),
        reply_to(&["RaviK"], 40),
        reply_to(&["lena", "ravik"], 40),
    ] {
        let mut browser = Browser::with_acme();
        assert_eq!(browser.see(std::slice::from_ref(&reply)), []);
        browser.end_background();
        let ticket = browser.ticket(&ravi);
        assert_eq!(ticket.status, Status::Pending);
        let at = reply.post.created_at.unwrap();
        assert!(matches!(ticket.clock, ClockView::Answered { at: stopped, .. } if stopped == at));
    }
}

#[test]
fn a_reply_to_several_customers_answers_the_one_whose_post_it_follows() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let lena = post("lena_o", 48, "@acmehelp same here");
    browser.see(&[ravi.clone(), lena.clone()]);
    let mut reply = reply_under(&lena, 40);
    reply.post.reply_to.push("ravik".parse().unwrap());
    browser.see(&[reply]);
    assert_eq!(browser.ticket(&lena).status, Status::Pending);
    assert_eq!(browser.ticket(&ravi).status, Status::New);
}

#[test]
fn a_reply_older_than_the_post_does_not_answer_it() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser.see(&[reply_to(&["ravik"], 55), ravi.clone()]);
    assert_eq!(browser.ticket(&ravi).status, Status::New);
}

#[test]
fn an_acknowledgement_does_not_stop_the_first_reply_clock() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(
            &ravi,
            Act::Inserted {
                template: "got-it".into(),
            },
        )
        .unwrap();
    browser.wait(Duration::minutes(1));
    let mut reply = reply_under(&ravi, -1);
    browser.see(&[reply.clone()]);
    let ticket = browser.ticket(&ravi);
    assert_eq!(ticket.status, Status::Open);
    assert!(matches!(ticket.clock, ClockView::Running { .. }));

    browser.wait(Duration::minutes(5));
    reply = reply_under(&ravi, -6);
    browser.see(&[reply]);
    assert_eq!(browser.ticket(&ravi).status, Status::Pending);
}

#[test]
fn a_later_post_opens_the_pending_ticket_again_and_runs_from_that_post() {
    let mut browser = Browser::with_acme();
    let first = post("ravik", 49, "@acmehelp you charged me twice");
    browser.see(&[first.clone(), reply_under(&first, 40)]);
    let second = post("ravik", 10, "@acmehelp and still no refund");
    let ticket = browser.ticket(&second);
    assert_eq!(
        ticket.of,
        browser.ticket(&first).of,
        "one ticket for one customer"
    );
    assert_eq!(ticket.status, Status::Open);
    let since = second.post.created_at.unwrap();
    assert!(matches!(ticket.clock, ClockView::Running { since: from, .. } if from == since));
}

#[test]
fn a_post_long_after_the_ticket_was_solved_starts_a_new_one() {
    let mut browser = Browser::with_acme();
    let first = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(&first, Act::SetStatus { to: Status::Solved })
        .unwrap();
    let old = browser.ticket(&first).of;
    browser.wait(Duration::hours(71));
    let soon = seen("ravik", browser.now, "@acmehelp it happened again");
    assert_eq!(browser.ticket(&soon).of, old);
    browser
        .act(&soon, Act::SetStatus { to: Status::Solved })
        .unwrap();
    browser.wait(Duration::hours(73));
    let late = seen("ravik", browser.now, "@acmehelp and again");
    assert_ne!(browser.ticket(&late).of, old);
}

#[test]
fn a_name_alone_goes_to_the_watch_list_until_an_agent_takes_it_up() {
    let mut browser = Browser::with_acme();
    let sam = post("samw", 120, "Third day without internet. Thanks, Acme.");
    assert!(matches!(
        browser.ticket(&sam).clock,
        ClockView::Watch { .. }
    ));
    let card = browser.act(&sam, Act::Claim).unwrap();
    assert!(matches!(card.ticket.clock, ClockView::Running { .. }));
}

#[test]
fn the_brand_and_its_people_are_no_customers() {
    let mut browser = Browser::with_acme();
    let team = post("ana_at_acme", 5, "@acmehelp is on it");
    let own = post("acme", 5, "New: @acmehelp answers around the clock");
    let mut promoted = post("shop", 5, "@acmehelp sells");
    promoted.post.promoted = true;
    assert_eq!(browser.see(&[team, own, promoted]), []);
}

#[test]
fn an_action_can_be_undone_and_the_undoing_too() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let card = browser
        .act(&ravi, Act::SetStatus { to: Status::Solved })
        .unwrap();
    let undo = take_back(&card, "set it to solved");
    let card = browser.act(&ravi, undo.clone()).unwrap();
    assert_eq!(card.ticket.status, Status::New);
    assert!(
        browser
            .act(&ravi, undo)
            .unwrap_err()
            .contains("nothing to undo")
    );
    let redo = take_back(&card, "undid an action");
    assert_eq!(
        browser.act(&ravi, redo).unwrap().ticket.status,
        Status::Solved
    );
}

fn take_back(card: &CardView, what: &str) -> Act {
    let line = card
        .log
        .iter()
        .find(|line| line.what == what && line.in_force)
        .unwrap();
    match line.take_back.clone().unwrap() {
        TakeBack::Undo { action } => Act::Undo { action },
        TakeBack::Discard { sighting } => Act::Discard { sighting },
    }
}

#[test]
fn a_false_sighting_can_be_discarded_and_taken_back() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let reply = reply_under(&ravi, 40);
    browser.see(&[ravi.clone(), reply.clone()]);
    let sighting = SightingKey {
        kind: SightingKind::Reply,
        post: reply.post.id.unwrap(),
    };
    let card = browser.act(&ravi, Act::Discard { sighting }).unwrap();
    assert_eq!(card.ticket.status, Status::New);
    let restore = take_back(&card, "discarded a sighting");
    assert_eq!(
        browser.act(&ravi, restore).unwrap().ticket.status,
        Status::Pending
    );
}

#[test]
fn a_forbidden_transition_is_refused_with_a_reason() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let why = browser
        .act(&ravi, Act::SetStatus { to: Status::Closed })
        .unwrap_err();
    assert!(why.contains("New") && why.contains("Closed"), "{why}");
    assert_eq!(browser.ticket(&ravi).status, Status::New);
}

#[test]
fn the_card_says_why_and_offers_the_templates_for_this_customer() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "Hey @AcmeHelp you charged me twice");
    let card = browser.card(&ravi);
    assert_eq!(card.reasons[0].phrase, "Tagged");
    assert_eq!(card.reasons[0].quote.as_deref(), Some("@AcmeHelp"));
    assert_eq!(card.templates.len(), 2);
    let Rendered::Ready { text, length } = &card.templates[0].rendered else {
        panic!()
    };
    assert_eq!((text.as_str(), *length), ("Hi Ravik", 8));
}

#[test]
fn an_outcome_stands_in_the_card_and_the_log_and_is_taken_back_like_any_action() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 9, "@acmehelp you charged me twice");

    let noted = Noted {
        outcome: Outcome::NotSolved,
        score: Some(2.try_into().unwrap()),
    };
    let card = browser.act(&ravi, Act::Outcome { noted }).unwrap();
    assert_eq!(card.outcome.as_deref(), Some("Not solved, 2 of 5"));
    assert_eq!(card.log[0].what, "noted the outcome: not solved, 2 of 5");
    browser.end_background();
    let TakeBack::Undo { action } = card.log[0].take_back.clone().unwrap() else {
        panic!("{:?}", card.log[0])
    };
    let card = browser.act(&ravi, Act::Undo { action }).unwrap();
    assert_eq!(card.outcome, None);
}
