//! What the desk says of a reply while it is written, and what it writes down when it is sent all
//! the same.

use careline::desk::post::SeenPost;
use careline::desk::preflight::{ConcernKind, Severity};
use careline::desk::request::{Act, Reply, Request, WrittenDraft};
use careline::desk::view::FindingView;

use crate::browser::{Browser, NOON, post, reply_under, seen};

fn findings(browser: &mut Browser, of: &SeenPost, text: &str) -> Vec<FindingView> {
    let draft = WrittenDraft {
        text: text.to_owned(),
        account: "acmehelp".parse().ok(),
        begun: NOON,
    };
    let of = browser.ticket(of).of;
    match browser.ask(Request::PreFlight { of, draft }).reply {
        Reply::PreFlight { findings } => findings,
        other => panic!("{other:?}"),
    }
}

fn kinds(found: &[FindingView]) -> Vec<ConcernKind> {
    found.iter().map(|finding| finding.kind).collect()
}

#[test]
fn a_draft_is_read_for_its_ticket() {
    let mut browser = Browser::with_acme();
    let ana = post("ana", 10, "@acmehelp where is my parcel?");
    browser.see(std::slice::from_ref(&ana));
    let found = findings(&mut browser, &ana, "Please DM us. ^AM");
    assert_eq!(kinds(&found), [ConcernKind::PrivateFirst]);
    // After an answer it is no first one any more.
    browser.see(&[ana.clone(), reply_under(&ana, 5)]);
    assert_eq!(findings(&mut browser, &ana, "Please DM us. ^AM"), []);
}

#[test]
fn a_colleagues_answer_is_told_while_it_is_written() {
    let mut browser = Browser::with_acme();
    let ana = post("ana", 10, "@acmehelp where is my parcel?");
    browser.see(std::slice::from_ref(&ana));
    browser.see(&[ana.clone(), reply_under(&ana, -1)]);
    let found = findings(&mut browser, &ana, "It left Leeds this morning. ^AM");
    assert_eq!(kinds(&found), [ConcernKind::ColleagueAnswered]);
    assert_eq!(found[0].severity, Severity::Stop);
}

#[test]
fn replies_seen_on_the_page_are_remembered_across_restarts() {
    let mut browser = Browser::with_acme();
    let text = "We're sorry to hear that. Could you tell us what happened? ^AM";
    for (number, customer) in ["ben", "cleo", "dan", "eve"].into_iter().enumerate() {
        let asked = post(customer, 60 + number as i64, "@acmehelp it broke");
        let mut reply = reply_under(&asked, 30 + number as i64);
        reply.post.text = text.to_owned();
        browser.see(&[asked, reply]);
    }
    browser.end_background();
    let ana = post("ana", 10, "@acmehelp it broke");
    browser.see(std::slice::from_ref(&ana));
    let found = findings(&mut browser, &ana, text);
    assert_eq!(
        found[0].sentence,
        "4 of your last 4 replies are the same: write this one for its customer"
    );
}

#[test]
fn sending_all_the_same_takes_a_reason_that_stands_in_the_log() {
    let mut browser = Browser::with_acme();
    let ana = seen("ana", NOON, "@acmehelp where is my parcel?");
    browser.see(std::slice::from_ref(&ana));
    let despite = vec![ConcernKind::TooLong, ConcernKind::TooLong];
    let silent = Act::SendAnyway {
        despite: despite.clone(),
        why: "  ".into(),
    };
    assert_eq!(
        browser.act(&ana, silent).unwrap_err(),
        "say why the reply is to be sent all the same: a few words are enough"
    );
    let why = "The account may write long posts".to_owned();
    let card = browser.act(&ana, Act::SendAnyway { despite, why }).unwrap();
    assert_eq!(card.log[0].what, "decided to send despite its length");
    assert_eq!(
        card.log[0].text.as_deref(),
        Some("The account may write long posts")
    );
}
