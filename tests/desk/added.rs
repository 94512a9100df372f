//! Posts that an agent adds by their link.

use careline::desk::event::Stamp;
use careline::desk::post::{Post, SeenPost};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::status::Status;
use careline::desk::view::{CardView, ClockView, TakeBack, TicketView};

use crate::browser::*;

/// A post that names no brand.
fn silent() -> SeenPost {
    post("ravik", 49, "they charged me twice and nobody answers")
}

fn link(author: &str, seen: &SeenPost) -> String {
    format!("https://x.com/{author}/status/{}", seen.post.id.unwrap())
}

fn add(browser: &mut Browser, link: &str) -> Result<(String, Vec<TicketView>), String> {
    let request = Request::Add {
        link: link.to_owned(),
        brand: None,
        tab: None,
    };
    match browser.ask(request).reply {
        Reply::Added { words, tickets } => Ok((words, tickets)),
        Reply::Refused { why } => Err(why),
        other => panic!("{other:?}"),
    }
}

fn card(browser: &mut Browser, ticket: &TicketView) -> CardView {
    let request = Request::Card {
        of: ticket.of.clone(),
        post: ticket.posts[0],
    };
    match browser.ask(request).reply {
        Reply::Card { card } => *card,
        other => panic!("{other:?}"),
    }
}

fn act(browser: &mut Browser, ticket: &TicketView, act: Act) -> CardView {
    let request = Request::Act {
        of: ticket.of.clone(),
        post: ticket.posts[0],
        act,
    };
    match browser.ask(request).reply {
        Reply::Card { card } => *card,
        other => panic!("{other:?}"),
    }
}

fn reasons(card: &CardView) -> String {
    let phrases = card.reasons.iter().map(|reason| reason.phrase.as_str());
    phrases.collect::<Vec<_>>().join("; ")
}

fn adding(card: &CardView) -> Stamp {
    let mut lines = card.log.iter();
    let line = lines
        .find(|line| line.in_force && line.what.contains("by its link"))
        .unwrap();
    match line.take_back.clone().unwrap() {
        TakeBack::Undo { action } => action,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_added_post_waits_since_it_was_made_and_says_what_is_not_known_of_it() {
    let mut browser = Browser::with_acme();
    assert_eq!(browser.see(&[silent()]), [], "it names no brand");
    let (words, tickets) = add(&mut browser, &link("ravik", &silent())).unwrap();
    assert!(words.contains("@ravik"), "{words}");
    let [ticket] = &tickets[..] else {
        panic!("{tickets:?}")
    };
    assert_eq!(ticket.status, Status::New);
    let made = silent().post.created_at.unwrap();
    assert!(matches!(ticket.clock, ClockView::Running { since, .. } if since == made));
    let card = card(&mut browser, ticket);
    assert_eq!(card.customer.handle.as_ref().unwrap().as_str(), "ravik");
    assert!(reasons(&card).contains("No page has shown it yet"));
    assert!(
        card.log.iter().any(|line| line.who == "Ana M."),
        "who did it"
    );
}

#[test]
fn its_text_comes_in_when_a_page_shows_it_though_it_names_no_brand() {
    let mut browser = Browser::with_acme();
    let (_, tickets) = add(&mut browser, &link("ravik", &silent())).unwrap();
    browser.end_background();
    let seen = browser.ticket(&silent());
    assert_eq!(seen.of, tickets[0].of, "no second ticket");
    let card = browser.card(&silent());
    let text = card.log.iter().find_map(|line| line.text.clone());
    assert_eq!(text.as_deref(), Some(silent().post.text.as_str()));
    assert_eq!(card.customer.name, "RAVIK");
    assert!(!reasons(&card).contains("No page has shown it yet"));
    assert!(reasons(&card).contains("added it by its link"));
}

#[test]
fn a_page_that_shows_another_author_than_the_link_is_believed() {
    let mut browser = Browser::with_acme();
    let (_, wrong) = add(&mut browser, &link("somebody", &silent())).unwrap();
    let ticket = browser.ticket(&silent());
    assert_ne!(ticket.of.person, wrong[0].of.person);
    assert_eq!(ticket.status, Status::New);
    for _ in 0..2 {
        let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
            panic!("no overview")
        };
        assert_eq!(overview.live, 1, "one customer waits, not two");
        // Also when everything is folded anew from what is stored.
        browser.end_background();
        browser.stored.remove("index");
    }
}

#[test]
fn adding_can_be_undone_until_and_after_a_page_shows_the_post() {
    let mut browser = Browser::with_acme();
    let (_, tickets) = add(&mut browser, &link("ravik", &silent())).unwrap();
    let stamp = adding(&card(&mut browser, &tickets[0]));
    let undone = act(&mut browser, &tickets[0], Act::Undo { action: stamp });
    assert!(
        !undone.ticket.status.is_live(),
        "{:?}",
        undone.ticket.status
    );
    let seen = browser.see(&[silent()]);
    assert!(
        seen.iter().all(|ticket| !ticket.status.is_live()),
        "{seen:?}"
    );
    let (_, again) = add(&mut browser, &link("ravik", &silent())).unwrap();
    assert_eq!(again[0].status, Status::New, "it can be added again");
    let seen = browser.ticket(&silent());
    let stamp = adding(&card(&mut browser, &seen));
    let undone = act(&mut browser, &seen, Act::Undo { action: stamp });
    assert!(!undone.ticket.status.is_live(), "though a page showed it");
}

#[test]
fn a_post_that_is_on_the_desk_is_not_added_twice() {
    let mut browser = Browser::with_acme();
    let tagged = post("ravik", 49, "@acmehelp you charged me twice");
    let ticket = browser.ticket(&tagged);
    let (words, tickets) = add(&mut browser, &link("RaviK", &tagged)).unwrap();
    assert!(words.contains("already"), "{words}");
    assert_eq!(tickets, [ticket]);
}

#[test]
fn what_can_not_be_added_says_why() {
    let mut browser = Browser::with_acme();
    let seen = silent();
    let late = Post {
        id: Some(id_at(NOON + careline::desk::time::Duration::hours(2), 1)),
        ..seen.post.clone()
    };
    let late = SeenPost {
        post: late,
        ..seen.clone()
    };
    for (given, why) in [
        ("hello".to_owned(), "no link to a post"),
        ("https://x.com/ravik".to_owned(), "no link to a post"),
        (link("i", &seen), "doesn't say who wrote"),
        (link("acmehelp", &seen), "your own"),
        (link("ravik", &late), "no post has this number"),
        (
            "https://x.com/jack/status/20".to_owned(),
            "before November 2010",
        ),
    ] {
        let refused = add(&mut browser, &given).unwrap_err();
        assert!(refused.contains(why), "{given}: {refused}");
    }
}

#[test]
fn an_erased_customer_s_post_is_looked_out_for_no_more() {
    let mut browser = Browser::with_acme();
    add(&mut browser, &link("ravik", &silent())).unwrap();
    browser.ask(Request::Erase {
        handle: "ravik".parse().unwrap(),
    });
    browser.end_background();
    assert!(!browser.stored["added"].contains(&silent().post.id.unwrap().to_string()));
}
