//! The rule time machine: what changed brands would have found, and the posts it is tried on.

use careline::desk::brand::Brand;
use careline::desk::mention::MatchClass;
use careline::desk::post::SeenPost;
use careline::desk::request::{Reply, Request};
use careline::desk::rule::Rule;
use careline::desk::rule_preview::{PREVIEW_PARTS, RulePreview};
use careline::desk::settings::Settings;
use careline::desk::time::Duration;
use careline::desk::unmatched::{UNMATCHED_AT_MOST, UNMATCHED_FOR};

use crate::browser::*;

fn settings(browser: &mut Browser) -> Settings {
    match browser.ask(Request::Settings).reply {
        Reply::Settings { settings } => *settings,
        other => panic!("{other:?}"),
    }
}

fn keeping(browser: &mut Browser, keep_unmatched: bool) {
    let settings = Settings {
        keep_unmatched,
        ..settings(browser)
    };
    let saved = browser.ask(Request::SaveSettings {
        settings: Box::new(settings),
    });
    assert!(
        !matches!(saved.reply, Reply::Refused { .. }),
        "{:?}",
        saved.reply
    );
}

fn browser_that_keeps() -> Browser {
    let mut browser = Browser::with_acme();
    keeping(&mut browser, true);
    browser
}

fn preview(browser: &mut Browser, brands: &[Brand]) -> RulePreview {
    let mut whole = RulePreview::default();
    for part in 0..PREVIEW_PARTS {
        let brands = brands.to_vec();
        match browser.ask(Request::PreviewRules { brands, part }).reply {
            Reply::RulePreview { preview } => whole.merge(*preview),
            other => panic!("{other:?}"),
        }
    }
    whole
}

fn acme_with(rule: Rule) -> Vec<Brand> {
    vec![Brand {
        rules: vec![rule],
        ..acme()
    }]
}

fn about_routers() -> Rule {
    Rule {
        name: "Routers".into(),
        any: vec!["router".into()],
        ..Rule::default()
    }
}

fn stored_unmatched(browser: &Browser) -> usize {
    let keys = browser.stored.keys();
    keys.filter(|key| key.starts_with("unmatched.")).count()
}

#[test]
fn a_new_rule_shows_what_it_would_newly_catch_among_posts_that_matched_nothing() {
    let mut browser = browser_that_keeps();
    let cat = post("kim", 90, "my cat sleeps on the sofa");
    let router = post("ravik", 49, "the new router is blinking red since monday");
    browser.see(&[cat, router.clone()]);
    browser.end_background();
    let found = preview(&mut browser, &acme_with(about_routers()));
    assert_eq!((found.unmatched, found.of_tickets), (2, 0));
    assert_eq!((found.caught.count, found.lost.count), (1, 0));
    let example = &found.caught.examples[0];
    assert_eq!(Some(example.post), router.post.id);
    assert_eq!(example.author, Some("ravik".parse().unwrap()));
    assert!(example.before.is_none());
    let after = example.after.as_ref().unwrap();
    assert_eq!(after.reason, "It fits the rule “Routers”.");
    assert!(!after.runs_clock);
}

#[test]
fn what_a_change_would_lose_or_move_among_the_tickets_is_shown() {
    let mut browser = Browser::with_acme();
    let tagged = post("ravik", 49, "@acmehelp you charged me twice");
    let named = post("kim", 30, "Acme has lost my parcel");
    let reply = SeenPost {
        post: careline::desk::post::Post {
            reply_to: vec!["acme".parse().unwrap()],
            ..post("joe", 20, "still nothing").post
        },
        ..post("joe", 20, "still nothing")
    };
    browser.see(&[tagged, named.clone(), reply.clone()]);
    let changed = Brand {
        handles: Vec::new(),
        runs_clock: vec![MatchClass::Tagged, MatchClass::Name],
        ..acme()
    };
    let found = preview(&mut browser, &[changed]);
    assert_eq!((found.of_tickets, found.unmatched), (3, 0));
    assert_eq!(
        (found.caught.count, found.lost.count, found.moved.count),
        (0, 1, 1)
    );
    assert_eq!(Some(found.lost.examples[0].post), reply.post.id);
    let moved = &found.moved.examples[0];
    assert_eq!(Some(moved.post), named.post.id);
    let clock = |standing: &Option<_>| {
        standing
            .as_ref()
            .map(|one: &careline::desk::rule_preview::Standing| one.runs_clock)
    };
    assert_eq!(
        (clock(&moved.before), clock(&moved.after)),
        (Some(false), Some(true))
    );
}

#[test]
fn a_preview_changes_nothing() {
    let mut browser = browser_that_keeps();
    browser.see(&[
        post("ravik", 49, "@acmehelp you charged me twice"),
        post("kim", 48, "the router is down"),
    ]);
    let stored = browser.stored.clone();
    let found = preview(&mut browser, &acme_with(about_routers()));
    assert!(!found.is_nothing());
    assert_eq!(browser.stored, stored);
    assert!(preview(&mut browser, &[acme()]).is_nothing());
}

#[test]
fn the_language_of_a_tickets_post_is_not_kept_and_loses_nothing() {
    let mut browser = Browser::with_acme();
    let settings = Settings {
        brands: acme_with(about_routers()),
        ..settings(&mut browser)
    };
    browser.ask(Request::SaveSettings {
        settings: Box::new(settings),
    });
    browser.see(&[post("ravik", 49, "the router is down")]);
    let in_english = Rule {
        languages: vec!["en".into()],
        ..about_routers()
    };
    assert!(preview(&mut browser, &acme_with(in_english)).is_nothing());
}

#[test]
fn brands_that_could_not_be_saved_are_refused() {
    let mut browser = Browser::with_acme();
    let brands = acme_with(Rule::default());
    let reply = browser.ask(Request::PreviewRules { brands, part: 0 }).reply;
    assert!(matches!(reply, Reply::Refused { .. }), "{reply:?}");
}

#[test]
fn posts_that_concern_nobody_are_kept_only_where_that_is_switched_on() {
    let mut browser = Browser::with_acme();
    browser.see(&[post("kim", 48, "the router is down")]);
    assert_eq!(stored_unmatched(&browser), 0);
    keeping(&mut browser, true);
    browser.see(&[
        post("kim", 48, "the router is down"),
        post("ravik", 40, "@acmehelp you charged me twice"),
        post("acme", 30, "Our new router is here"),
        SeenPost {
            post: careline::desk::post::Post {
                promoted: true,
                ..post("shop", 20, "Buy a router").post
            },
            ..post("shop", 20, "Buy a router")
        },
    ]);
    let found = preview(&mut browser, &acme_with(about_routers()));
    assert_eq!(
        found.unmatched, 1,
        "neither tickets, nor the brand, nor ads"
    );
    keeping(&mut browser, false);
    assert_eq!(stored_unmatched(&browser), 0, "switched off, they are gone");
    keeping(&mut browser, true);
    let found = preview(&mut browser, &acme_with(about_routers()));
    assert_eq!(found.unmatched, 0);
}

#[test]
fn a_post_is_kept_once_however_often_it_is_seen() {
    let mut browser = browser_that_keeps();
    let router = post("kim", 48, "the router is down");
    browser.see(&[router.clone(), router.clone()]);
    let stored = browser.stored.clone();
    browser.end_background();
    browser.see(&[router]);
    assert_eq!(browser.stored, stored);
    let found = preview(&mut browser, &acme_with(about_routers()));
    assert_eq!((found.unmatched, found.caught.count), (1, 1));
}

#[test]
fn no_more_than_five_thousand_are_kept_and_none_longer_than_a_week() {
    let mut browser = browser_that_keeps();
    let many: Vec<SeenPost> = (0..UNMATCHED_AT_MOST as u64 + 250)
        .map(|number| {
            let mut seen = post("kim", 48, "the router is down");
            seen.post.id = Some(id_at(NOON - Duration::minutes(48), number));
            seen.post.text.push_str(&" and down".repeat(120));
            seen
        })
        .collect();
    for page in many.chunks(50) {
        browser.see(page);
    }
    browser.end_background();
    let found = preview(&mut browser, &acme_with(about_routers()));
    let kept = found.unmatched as usize;
    assert!(
        (UNMATCHED_AT_MOST - 100..=UNMATCHED_AT_MOST).contains(&kept),
        "{kept}"
    );
    assert_eq!(found.caught.count as usize, kept);
    let newest = many.last().and_then(|seen| seen.post.id);
    assert_eq!(Some(found.caught.examples[0].post), newest);
    let size: usize = browser.stored.values().map(String::len).sum();
    assert!(size < 8_000_000, "{size}");
    browser.wait(UNMATCHED_FOR);
    browser.wait(Duration::minutes(1));
    let found = preview(&mut browser, &acme_with(about_routers()));
    assert_eq!(found.unmatched, 0, "none is searched after a week");
    browser.end_background();
    browser.ask(Request::Forget { from: 0 });
    assert_eq!(stored_unmatched(&browser), 0, "and none is stored");
}

#[test]
fn an_erased_person_is_erased_from_them() {
    let mut browser = browser_that_keeps();
    browser.see(&[
        post("kim", 48, "the router is down"),
        post("joe", 47, "my router too"),
    ]);
    let mut desk = browser.desk.take().unwrap();
    desk.erase_unmatched(&"Kim".parse().unwrap());
    browser.write(desk.take_writes());
    let stored: String = browser.stored.values().cloned().collect();
    assert!(!stored.contains("\"kim\""), "{stored}");
    let found = preview(&mut browser, &acme_with(about_routers()));
    assert_eq!(found.unmatched, 1);
}
