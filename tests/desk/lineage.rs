//! Tickets that agents merge, split, take, lend and give to each other.

use careline::desk::event::{AgentId, TicketId};
use careline::desk::post::SeenPost;
use careline::desk::request::{Act, Reply, Request};
use careline::desk::settings::{Agent, Settings};
use careline::desk::status::Status;
use careline::desk::time::Duration;
use careline::desk::view::{CardView, ClockView, TakeBack, TicketRef};

use crate::browser::*;

/// Two tickets of one customer: the first is solved, the second came after the reopen window.
fn two_tickets(browser: &mut Browser) -> (SeenPost, SeenPost) {
    let first = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(&first, Act::SetStatus { to: Status::Solved })
        .unwrap();
    browser.wait(Duration::hours(73));
    let second = seen("ravik", browser.now, "@acmehelp it happened again");
    browser.see(std::slice::from_ref(&second));
    (first, second)
}

fn id(browser: &mut Browser, post: &SeenPost) -> TicketId {
    browser.ticket(post).of.id
}

fn undo(card: &CardView, what: &str) -> Act {
    let mut lines = card.log.iter().filter(|line| line.in_force);
    let line = lines.find(|line| line.what == what).unwrap();
    match line.take_back.clone().unwrap() {
        TakeBack::Undo { action } => Act::Undo { action },
        other => panic!("{other:?}"),
    }
}

fn live(browser: &mut Browser) -> u32 {
    match browser.ask(Request::Overview).reply {
        Reply::Overview { overview } => overview.live,
        other => panic!("{other:?}"),
    }
}

#[test]
fn merged_tickets_are_one_under_both_ids_and_undoing_parts_them_again() {
    let mut browser = Browser::with_acme();
    let (first, second) = two_tickets(&mut browser);
    let (old, new) = (browser.ticket(&first).of, id(&mut browser, &second));
    assert_ne!(old.id, new);
    let (before, note) = (browser.card(&second), "paid back on Monday".to_owned());
    browser.act(&first, Act::Note { text: note }).unwrap();

    let merged = browser
        .act(&first, Act::Merge { into: new.clone() })
        .unwrap();
    assert_eq!(merged.ticket.of.id, new);
    assert_eq!(merged.ticket.posts.len(), 2);
    assert_eq!(
        merged.ticket.status,
        Status::New,
        "the other goes on as it was"
    );
    assert!(
        merged
            .log
            .iter()
            .any(|line| line.text.as_deref() == Some("paid back on Monday"))
    );
    assert_eq!(id(&mut browser, &first), new);
    let by_old_id = Request::Card {
        of: old.clone(),
        post: first.post.id.unwrap(),
    };
    let Reply::Card { card } = browser.ask(by_old_id).reply else {
        panic!("the old id leads nowhere")
    };
    assert_eq!(card.ticket.of.id, new);
    assert_eq!(live(&mut browser), 1);
    browser.end_background();
    assert_eq!(live(&mut browser), 1, "also after a restart");

    let parted = browser
        .act(&second, undo(&merged, "merged two tickets"))
        .unwrap();
    assert_eq!(parted.ticket, before.ticket);
    assert_eq!(id(&mut browser, &first), old.id);
    assert_eq!(browser.ticket(&first).status, Status::Solved);

    let card = browser.card(&second);
    let again = browser
        .act(&second, undo(&card, "undid an action"))
        .unwrap();
    assert_eq!(again.ticket.posts.len(), 2);
}

#[test]
fn a_merge_opens_what_rested_where_a_customer_still_waits() {
    let mut browser = Browser::with_acme();
    let (first, second) = two_tickets(&mut browser);
    let into = id(&mut browser, &first);
    let merged = browser.act(&second, Act::Merge { into }).unwrap();
    assert_eq!(merged.ticket.status, Status::Open);
    let since = first.post.created_at.unwrap();
    assert!(matches!(merged.ticket.clock, ClockView::Running { since: from, .. } if from == since));
}

#[test]
fn only_tickets_of_one_customer_can_be_merged() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let lena = post("lena_o", 48, "@acmehelp same here");
    let other = id(&mut browser, &lena);
    let own = id(&mut browser, &ravi);
    for into in [other, own] {
        let why = browser.act(&ravi, Act::Merge { into }).unwrap_err();
        assert!(why.contains("one customer"), "{why}");
    }
}

#[test]
fn a_post_split_off_has_a_ticket_of_its_own_that_names_the_old_one() {
    let mut browser = Browser::with_acme();
    let first = post("ravik", 49, "@acmehelp you charged me twice");
    let second = post("ravik", 20, "@acmehelp and where is my parcel?");
    browser.see(&[first.clone(), reply_under(&first, 40), second.clone()]);
    let old = id(&mut browser, &first);
    assert_eq!(id(&mut browser, &second), old);
    let card = browser.act(&second, Act::Split).unwrap();
    let of_second = browser.ticket(&second);
    assert_ne!(of_second.of.id, old);
    assert_eq!(of_second.posts, [second.post.id.unwrap()]);
    assert_eq!(of_second.status, Status::New);
    assert_eq!(browser.ticket(&first).status, Status::Pending);
    assert_eq!(live(&mut browser), 2);
    browser.end_background();
    assert_eq!(id(&mut browser, &second), of_second.of.id);

    // The brand's answer finds the ticket of the post that it follows.
    browser.see(&[reply_under(&second, 5)]);
    assert_eq!(browser.ticket(&second).status, Status::Pending);

    browser
        .act(&first, undo(&card, "split a post off"))
        .unwrap();
    assert_eq!(id(&mut browser, &second), old);
    assert_eq!(live(&mut browser), 1);
}

#[test]
fn a_split_post_can_be_merged_back_and_what_was_said_of_it_goes_with_it() {
    let mut browser = Browser::with_acme();
    let first = post("ravik", 49, "@acmehelp you charged me twice");
    let second = post("ravik", 20, "@acmehelp and where is my parcel?");
    browser.see(&[first.clone(), second.clone()]);
    let into = id(&mut browser, &first);
    let no = careline::desk::event::Correction::OwesAnswer(false);
    browser.act(&second, Act::Correct { to: no }).unwrap();
    browser.act(&second, Act::Split).unwrap();
    let split = browser.card(&second);
    assert!(
        matches!(split.ticket.clock, ClockView::Watch { .. }),
        "{:?}",
        split.ticket
    );
    assert!(
        split
            .log
            .iter()
            .any(|line| line.what.contains("owes no answer"))
    );
    let back = browser.act(&second, Act::Merge { into }).unwrap();
    assert_eq!(back.ticket.posts.len(), 2);
}

#[test]
fn the_post_that_names_a_ticket_stays_in_it() {
    let mut browser = Browser::with_acme();
    let (first, second) = two_tickets(&mut browser);
    let why = browser.act(&first, Act::Split).unwrap_err();
    assert!(why.contains("names the ticket"), "{why}");
    let into = id(&mut browser, &second);
    browser.act(&first, Act::Merge { into }).unwrap();
    let why = browser.act(&first, Act::Split).unwrap_err();
    assert!(why.contains("undo the merge"), "{why}");
}

#[test]
fn a_claim_runs_out_unless_its_holder_goes_on() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let card = browser.act(&ravi, Act::Claim).unwrap();
    let until = browser.now + Duration::hours(2);
    assert_eq!(card.ticket.holder.unwrap().until, Some(until));
    browser.wait(Duration::minutes(100));
    browser
        .act(
            &ravi,
            Act::Note {
                text: "called".into(),
            },
        )
        .unwrap();
    browser.wait(Duration::minutes(100));
    let mine = |browser: &mut Browser| match browser.ask(Request::Overview).reply {
        Reply::Overview { overview } => overview.mine,
        other => panic!("{other:?}"),
    };
    assert_eq!(mine(&mut browser), 1);
    browser.wait(Duration::minutes(20));
    assert_eq!(
        mine(&mut browser),
        0,
        "nobody has it, though nothing was stored"
    );
    assert_eq!(browser.card(&ravi).ticket.holder, None);
    browser.end_background();
    assert_eq!(mine(&mut browser), 0);
}

#[test]
fn a_ticket_can_be_given_to_a_colleague_and_taken_back() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let jo = AgentId("jo".into());
    let why = browser
        .act(&ravi, Act::Assign { to: jo.clone() })
        .unwrap_err();
    assert!(why.contains("not on the team"), "{why}");
    let Reply::Settings { mut settings } = browser.ask(Request::Settings).reply else {
        panic!("no settings")
    };
    settings.tickets.agents.push(Agent {
        id: jo.clone(),
        name: "Jo B.".into(),
        initials: "JB".into(),
        handles: Vec::new(),
    });
    let settings: Box<Settings> = settings;
    browser.ask(Request::SaveSettings { settings });
    let card = browser.act(&ravi, Act::Assign { to: jo }).unwrap();
    let holder = card.ticket.holder.clone().unwrap();
    assert_eq!((holder.initials.as_str(), holder.mine), ("JB", false));
    assert_eq!(card.ticket.status, Status::Open);
    let card = browser
        .act(&ravi, undo(&card, "assigned it to Jo B."))
        .unwrap();
    assert_eq!(card.ticket.holder, None);
}

#[test]
fn an_id_that_leads_nowhere_is_refused() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let of = browser.ticket(&ravi).of;
    let other = TicketId {
        post: id_at(NOON, 7),
        ..of.id.clone()
    };
    let of = TicketRef {
        id: other.clone(),
        ..of
    };
    let post = ravi.post.id.unwrap();
    assert!(matches!(
        browser.ask(Request::Card { of, post }).reply,
        Reply::Refused { .. }
    ));
    assert!(browser.act(&ravi, Act::Merge { into: other }).is_err());
}
