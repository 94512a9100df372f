//! What the brand promised, and whether it kept that.

use careline::desk::chip::Stage;
use careline::desk::post::SeenPost;
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::Status;
use careline::desk::time::Duration;
use careline::desk::view::{CardView, ClockName, ClockView, TakeBack};

use crate::browser::*;

/// Ravi's post, answered 40 minutes ago by a reply with this text.
fn answered(browser: &mut Browser, text: &str) -> (SeenPost, SeenPost) {
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let mut reply = reply_under(&ravi, 40);
    reply.post.text = text.to_owned();
    browser.see(&[ravi.clone(), reply.clone()]);
    (ravi, reply)
}

fn later(ravi: &SeenPost, browser: &Browser) -> SeenPost {
    let mut reply = reply_under(ravi, 0);
    reply.post.id = Some(id_at(browser.now, 9));
    reply.post.created_at = Some(browser.now);
    reply
}

fn accept(card: &CardView) -> Act {
    Act::Promise {
        reply: card.promises[0].reply,
        start: card.promises[0].start,
        due: None,
    }
}

fn promise_line(card: &CardView) -> Option<ClockView> {
    let mut lines = card.clocks.iter();
    let line = lines.find(|line| line.name == ClockName::Promise)?;
    Some(line.clock)
}

#[test]
fn a_promise_is_proposed_and_runs_a_clock_once_an_agent_says_so() {
    let mut browser = Browser::with_acme();
    let (ravi, reply) = answered(&mut browser, "We'll get back to you within 24 hours.");
    let card = browser.card(&ravi);
    assert_eq!(card.promises.len(), 1);
    assert_eq!(card.promises[0].words, "within 24 hours");
    assert_eq!(
        promise_line(&card),
        None,
        "nothing runs before the agent says so"
    );
    assert!(matches!(card.ticket.clock, ClockView::Answered { .. }));

    let card = browser.act(&ravi, accept(&card)).unwrap();
    let since = reply.post.created_at.unwrap();
    let due = since + Duration::hours(24);
    let at_risk_from = since + Duration::hours(18);
    let running = ClockView::Promised {
        since,
        at_risk_from,
        due,
    };
    assert_eq!(card.ticket.clock, running, "the chip counts down to it");
    assert_eq!(promise_line(&card), Some(running));
    assert_eq!(card.promises, []);
    browser.end_background();
    assert_eq!(browser.card(&ravi), card);
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!()
    };
    assert_eq!((overview.at_risk, overview.overdue), (0, 0));
    browser.wait(Duration::hours(24));
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!()
    };
    assert_eq!((overview.at_risk, overview.overdue), (0, 1));
}

#[test]
fn a_reply_in_time_keeps_the_promise_and_one_too_late_breaks_it() {
    for (hours, what) in [(23, "kept"), (25, "broke")] {
        let mut browser = Browser::with_acme();
        let (ravi, reply) = answered(&mut browser, "We'll get back to you within 24 hours.");
        let card = browser.card(&ravi);
        browser.act(&ravi, accept(&card)).unwrap();
        browser.wait(Duration::hours(hours));
        browser.see(&[later(&ravi, &browser)]);
        let card = browser.card(&ravi);
        let (since, at) = (reply.post.created_at.unwrap(), browser.now);
        let due = since + Duration::hours(24);
        assert_eq!(
            promise_line(&card),
            Some(ClockView::Answered { since, at, due })
        );
        let expected = format!("{what} the promise “within 24 hours”");
        let line = card.log.iter().find(|line| line.what == expected);
        assert!(line.is_some(), "{:?}", card.log);
        assert_eq!(line.unwrap().at, if hours < 24 { at } else { due });
        assert!(matches!(card.ticket.clock, ClockView::Answered { .. }));
    }
}

#[test]
fn an_agent_says_that_it_is_no_promise_and_may_take_that_back() {
    let mut browser = Browser::with_acme();
    let (ravi, _) = answered(&mut browser, "We'll be back shortly!");
    let card = browser.card(&ravi);
    let proposed = card.promises[0].clone();
    assert!(proposed.vague);
    let (reply, start) = (proposed.reply, proposed.start);
    let card = browser.act(&ravi, Act::NoPromise { reply, start }).unwrap();
    assert_eq!(card.promises, []);
    let said = card
        .log
        .iter()
        .find(|line| line.what.contains("no promise"))
        .unwrap();
    let Some(TakeBack::Undo { action }) = said.take_back.clone() else {
        panic!()
    };
    let card = browser.act(&ravi, Act::Undo { action }).unwrap();
    assert_eq!(card.promises, std::slice::from_ref(&proposed));

    let own_time = browser.now + Duration::hours(3);
    let due = Some(own_time);
    let card = browser
        .act(&ravi, Act::Promise { reply, start, due })
        .unwrap();
    assert!(matches!(card.ticket.clock, ClockView::Promised { due, .. } if due == own_time));
    let past = Some(proposed.due - Duration::days(2));
    let why = browser
        .act(
            &ravi,
            Act::Promise {
                reply,
                start,
                due: past,
            },
        )
        .unwrap_err();
    assert!(why.contains("later time"), "{why}");
    let none = Act::Promise {
        reply,
        start: start + 1,
        due: None,
    };
    assert!(
        browser
            .act(&ravi, none)
            .unwrap_err()
            .contains("nothing is promised")
    );
}

#[test]
fn a_customer_who_posts_again_waits_for_what_is_due_first() {
    let mut browser = Browser::with_acme();
    let (ravi, _) = answered(&mut browser, "We'll get back to you within 24 hours.");
    let card = browser.card(&ravi);
    browser.act(&ravi, accept(&card)).unwrap();
    browser.wait(Duration::minutes(30));
    let again = seen(
        "ravik",
        browser.now,
        "@acmehelp any news? you still owe me my money",
    );
    let ticket = browser.ticket(&again);
    assert!(
        matches!(ticket.clock, ClockView::Running { .. }),
        "{:?}",
        ticket.clock
    );
}

#[test]
fn an_acknowledgement_may_promise_but_the_first_reply_is_still_owed() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let template = "got-it".to_owned();
    browser.act(&ravi, Act::Inserted { template }).unwrap();
    browser.wait(Duration::minutes(1));
    let mut reply = later(&ravi, &browser);
    reply.post.text = "Got it, we'll get back to you within 5 minutes.".to_owned();
    browser.see(&[reply]);
    let card = browser.card(&ravi);
    let card = browser.act(&ravi, accept(&card)).unwrap();
    assert!(matches!(card.ticket.clock, ClockView::Running { .. }));
    assert!(matches!(
        promise_line(&card),
        Some(ClockView::Promised { .. })
    ));
}

#[test]
fn settings_may_start_the_clock_of_what_names_its_time() {
    for (text, starts) in [
        ("We'll get back to you within 24 hours.", true),
        ("We'll be back shortly!", false),
        ("We'll get back to you within 10 minutes.", false),
        ("Sorry about that!", false),
    ] {
        let mut browser = Browser::with_acme();
        let Reply::Settings { mut settings } = browser.ask(Request::Settings).reply else {
            panic!("no settings")
        };
        settings.tickets.promises_start = true;
        browser.ask(Request::SaveSettings { settings });
        let (ravi, reply) = answered(&mut browser, text);
        let card = browser.card(&ravi);
        assert_eq!(promise_line(&card).is_some(), starts, "{text}");
        let stored = browser.stored.clone();
        browser.see(&[reply, ravi]);
        assert_eq!(
            browser.stored, stored,
            "seen again, nothing is promised twice"
        );
    }
}

#[test]
fn a_promise_ends_with_its_ticket() {
    let mut browser = Browser::with_acme();
    let (ravi, _) = answered(&mut browser, "We'll get back to you within 24 hours.");
    let card = browser.card(&ravi);
    browser.act(&ravi, accept(&card)).unwrap();
    let solve = Act::SetStatus { to: Status::Solved };
    let card = browser.act(&ravi, solve).unwrap();
    assert!(matches!(promise_line(&card), Some(ClockView::Ended { .. })));
    assert!(matches!(card.ticket.clock, ClockView::Answered { .. }));
    browser.wait(Duration::hours(48));
    let card = browser.card(&ravi);
    assert!(!card.log.iter().any(|line| line.what.contains("broke")));
}

#[test]
fn each_ticket_and_stage_is_told_once_also_after_hours_without_a_browser() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 3, "@acmehelp you charged me twice");
    let lena = post("lena_o", 2, "@acmehelp when do you open?");
    browser.see(&[ravi.clone(), lena.clone()]);
    let alerts = |browser: &mut Browser| match browser.ask(Request::Alerts).reply {
        Reply::Alerts { alerts } => {
            let told = alerts
                .into_iter()
                .map(|alert| (alert.of.id.post, alert.stage));
            told.collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let (first, second) = (ravi.post.id.unwrap(), lena.post.id.unwrap());
    assert_eq!(alerts(&mut browser), []);
    // High is due after 30 minutes, at risk from 22.5; normal after 60, from 45.
    browser.wait(Duration::minutes(20));
    assert_eq!(alerts(&mut browser), [(first, Stage::AtRisk)]);
    browser.end_background();
    assert_eq!(alerts(&mut browser), []);
    browser.wait(Duration::hours(3));
    browser.end_background();
    let both = [(first, Stage::Overdue), (second, Stage::Overdue)];
    assert_eq!(alerts(&mut browser), both);
    assert_eq!(alerts(&mut browser), []);
    // A post that is seen long after it was made is told, too.
    let sam = post("samw", 500, "@acmehelp my phone is dead, please help");
    browser.see(std::slice::from_ref(&sam));
    assert_eq!(
        alerts(&mut browser),
        [(sam.post.id.unwrap(), Stage::Overdue)]
    );
}
