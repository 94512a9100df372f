//! Word of X's page that a reply was sent, with and without the reply itself.

use careline::desk::event::{SightingKey, SightingKind};
use careline::desk::post::{PostId, SeenPost};
use careline::desk::request::Act;
use careline::desk::status::Status;
use careline::desk::time::Duration;
use careline::desk::view::{CardView, ClockView};

use crate::browser::*;

const NOTICE: &str = "sent a reply, as X's notice says; the reply itself was not seen yet";

fn sent(reply: PostId, by: &str) -> Act {
    Act::Sent {
        reply,
        by: by.parse().unwrap(),
    }
}

/// The reply under a post that is made now.
fn reply_now(to: &SeenPost, browser: &Browser) -> SeenPost {
    let mut reply = reply_under(to, 0);
    reply.post.id = Some(id_at(browser.now, 9));
    reply.post.created_at = Some(browser.now);
    reply.post.text = "We'll get back to you within 24 hours. ^AM".to_owned();
    reply
}

/// What the card's log says of the brand's replies, and with which words.
fn told(card: &CardView) -> Vec<(&str, Option<&str>)> {
    let lines = card.log.iter().filter(|line| line.what.contains("repl"));
    lines
        .map(|line| (line.what.as_str(), line.text.as_deref()))
        .collect()
}

fn asked(browser: &mut Browser) -> (SeenPost, SeenPost) {
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser.ticket(&ravi);
    let reply = reply_now(&ravi, browser);
    (ravi, reply)
}

#[test]
fn xs_notice_answers_the_ticket_and_invents_no_words() {
    let mut browser = Browser::with_acme();
    let (ravi, reply) = asked(&mut browser);
    let card = browser
        .act(&ravi, sent(reply.post.id.unwrap(), "AcmeHelp"))
        .unwrap();
    assert_eq!(card.ticket.status, Status::Pending);
    let at = browser.now;
    assert!(
        matches!(card.ticket.clock, ClockView::Answered { at: answered, .. } if answered == at),
        "{:?}",
        card.ticket.clock
    );
    assert_eq!(told(&card), [(NOTICE, None)]);
    assert_eq!(card.promises, [], "what was not read promises nothing");
    browser.end_background();
    assert_eq!(browser.card(&ravi), card);
}

#[test]
fn the_notice_and_the_reply_itself_are_one_reply_whichever_comes_first() {
    for is_notice_first in [true, false] {
        let mut browser = Browser::with_acme();
        let (ravi, reply) = asked(&mut browser);
        let notice = sent(reply.post.id.unwrap(), "acmehelp");
        if is_notice_first {
            browser.act(&ravi, notice).unwrap();
            browser.see(&[reply]);
        } else {
            browser.see(&[reply]);
            browser.act(&ravi, notice).unwrap();
        }
        let card = browser.card(&ravi);
        let words = "We'll get back to you within 24 hours. ^AM";
        assert_eq!(told(&card), [("replied", Some(words))]);
        assert_eq!(card.promises.len(), 1, "its words are read once it is seen");
        browser.end_background();
        assert_eq!(browser.card(&ravi), card);
    }
}

#[test]
fn a_notice_that_can_not_be_true_is_refused() {
    let mut browser = Browser::with_acme();
    let (ravi, reply) = asked(&mut browser);
    let card = browser.card(&ravi);
    let id = reply.post.id.unwrap();
    let at = |minutes: i64| id_at(browser.now + Duration::minutes(minutes), 9);
    for (post, by) in [
        (id, "stranger"),
        (id, "ravik"),
        (at(-20), "acmehelp"),
        (at(20), "acmehelp"),
        (ravi.post.id.unwrap(), "acmehelp"),
        (PostId::new(7), "acmehelp"),
    ] {
        let refused = browser.act(&ravi, sent(post, by));
        assert!(refused.is_err(), "{post} by {by}");
    }
    assert_eq!(browser.card(&ravi), card, "nothing was noted");
}

#[test]
fn a_false_notice_can_be_discarded() {
    let mut browser = Browser::with_acme();
    let (ravi, reply) = asked(&mut browser);
    let post = reply.post.id.unwrap();
    browser.act(&ravi, sent(post, "acmehelp")).unwrap();
    let sighting = SightingKey {
        kind: SightingKind::Reply,
        post,
    };
    let card = browser.act(&ravi, Act::Discard { sighting }).unwrap();
    assert!(matches!(card.ticket.clock, ClockView::Running { .. }));
}
