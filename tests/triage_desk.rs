//! Triage on the desk: what it decides for a ticket, what agents say instead, and what it learns.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where its story breaks off"
)]

use std::collections::BTreeMap;

use careline::desk::brand::{Brand, BrandId};
use careline::desk::digest::Salt;
use careline::desk::event::{Correction, DeviceId};
use careline::desk::persist::Needs;
use careline::desk::post::{Handle, PostId, SeenPost};
use careline::desk::request::{Act, LearnedView, Reply, Request};
use careline::desk::settings::{Agent, Settings};
use careline::desk::state::{Desk, Identity};
use careline::desk::status::{Priority, Status};
use careline::desk::time::{Duration, Millis};
use careline::desk::triage::{Overrule, PostType};
use careline::desk::view::{CardView, ClockView, TakeBack, TicketView};

/// 22 November 2026, 12:00 UTC.
const NOON: Millis = Millis(1_795_348_800_000);

/// A background that ends after every request: only what is stored lives on.
struct Browser {
    stored: BTreeMap<String, String>,
}

impl Browser {
    fn with_acme() -> Self {
        let mut browser = Self {
            stored: BTreeMap::new(),
        };
        let Reply::Settings { settings } = browser.ask(Request::Settings) else {
            panic!("no settings")
        };
        let acme = r##"{"name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"],
            "names": ["Acme"]}"##;
        let settings = Settings {
            agent: Agent {
                name: "Ana M.".into(),
                initials: "AM".into(),
                ..settings.agent
            },
            brands: vec![serde_json::from_str::<Brand>(acme).unwrap()],
            ..*settings
        };
        browser.ask(Request::SaveSettings {
            settings: Box::new(settings),
        });
        browser
    }

    fn ask(&mut self, request: Request) -> Reply {
        let fresh = Identity {
            device: DeviceId("d1".into()),
            salt: Salt("salt".into()),
        };
        let mut desk = Desk::begin(&self.stored, fresh, NOON);
        while desk.opening_needs() != Needs::Nothing {
            desk.go_on_opening(&self.stored, NOON);
        }
        desk.load(desk.shards_for(&request), &self.stored, NOON);
        let reply = desk.serve(request, NOON).reply;
        let writes = desk.take_writes();
        self.stored.extend(writes.set);
        for key in writes.remove {
            self.stored.remove(&key);
        }
        reply
    }

    fn see(&mut self, post: &SeenPost) -> TicketView {
        let posts = vec![post.clone()];
        match self.ask(Request::Seen { posts }) {
            Reply::Tickets { mut tickets, .. } if tickets.len() == 1 => tickets.remove(0),
            other => panic!("{other:?}"),
        }
    }

    fn card(&mut self, post: &SeenPost) -> CardView {
        let of = self.see(post).of;
        let post = post.post.id.unwrap();
        match self.ask(Request::Card { of, post }) {
            Reply::Card { card } => *card,
            other => panic!("{other:?}"),
        }
    }

    fn act(&mut self, post: &SeenPost, act: Act) -> CardView {
        let of = self.see(post).of;
        let post = post.post.id.unwrap();
        match self.ask(Request::Act { of, post, act }) {
            Reply::Card { card } => *card,
            other => panic!("{other:?}"),
        }
    }

    fn learned(&mut self) -> Vec<LearnedView> {
        match self.ask(Request::Learned) {
            Reply::Learned { brands } => brands,
            other => panic!("{other:?}"),
        }
    }
}

fn seen(author: &str, minutes_ago: i64, text: &str) -> SeenPost {
    let at = NOON - Duration::minutes(minutes_ago);
    let number = author.bytes().map(u64::from).sum::<u64>() % 4096;
    let id = PostId::new(((at.0 - 1_288_834_974_657) as u64) << 22 | number);
    let mut seen: SeenPost = serde_json::from_value(serde_json::json!({
        "post": {"id": id, "author": author, "name": author, "text": text, "lang": "en"}
    }))
    .unwrap();
    seen.post.created_at = id.created_at();
    seen
}

/// The brand's reply to a customer's post.
fn answer(to: &SeenPost, minutes_ago: i64, text: &str) -> SeenPost {
    let mut reply = seen("acmehelp", minutes_ago, text);
    reply.post.reply_to = vec![to.post.author.clone()];
    reply.follows = to.post.id;
    reply
}

/// The customer's next post in the conversation.
fn next(after: &SeenPost, author: &str, minutes_ago: i64, text: &str) -> SeenPost {
    let mut post = seen(author, minutes_ago, text);
    let brand: Handle = "acmehelp".parse().unwrap();
    post.post.reply_to = vec![brand];
    post.follows = after.post.id;
    post
}

fn runs(ticket: &TicketView) -> bool {
    matches!(ticket.clock, ClockView::Running { .. })
}

fn phrases(card: &CardView) -> Vec<&str> {
    let reasons = card.reasons.iter();
    reasons.map(|reason| reason.phrase.as_str()).collect()
}

#[test]
fn a_complaint_runs_a_clock_and_says_why() {
    let mut browser = Browser::with_acme();
    let post = seen("ravi", 20, "@acmehelp my order is late and nobody answers");
    let card = browser.card(&post);
    assert!(runs(&card.ticket));
    let late = card
        .reasons
        .iter()
        .find(|one| one.phrase == "Something is late");
    assert_eq!(late.unwrap().quote.as_deref(), Some("late"));
    let said = phrases(&card);
    assert!(
        said.iter()
            .any(|one| one.starts_with("A complaint that owes an answer")),
        "{said:?}"
    );
}

#[test]
fn a_near_miss_says_on_the_card_how_it_misses() {
    let mut browser = Browser::with_acme();
    let card = browser.card(&seen("ravi", 20, "@acmehlep my order is late"));
    let said = phrases(&card);
    assert!(
        said.iter()
            .any(|phrase| phrase.contains("@acmehlep") && phrase.contains("swapped")),
        "{said:?}"
    );
}

#[test]
fn praise_stays_in_sight_without_a_clock_until_an_agent_says_otherwise() {
    let mut browser = Browser::with_acme();
    let post = seen("mei", 20, "@acmehelp thank you so much, great service!");
    let card = browser.card(&post);
    assert!(matches!(card.ticket.clock, ClockView::Watch { .. }));
    assert_eq!(card.ticket.status, Status::New);
    let to = Correction::OwesAnswer(true);
    let card = browser.act(&post, Act::Correct { to });
    assert!(runs(&card.ticket));
    assert!(
        phrases(&card)
            .iter()
            .any(|one| one.ends_with("an agent said otherwise"))
    );
    let undo = card.log.iter().find_map(|line| match &line.take_back {
        Some(TakeBack::Undo { action }) => Some(action.clone()),
        _ => None,
    });
    let card = browser.act(
        &post,
        Act::Undo {
            action: undo.unwrap(),
        },
    );
    assert!(matches!(card.ticket.clock, ClockView::Watch { .. }));
    assert!(browser.learned().iter().all(|view| view.overruled == 0));
}

#[test]
fn an_agent_who_takes_up_what_owes_nothing_gets_its_clock() {
    let mut browser = Browser::with_acme();
    let post = seen("mei", 20, "@acmehelp thank you so much, great service!");
    assert!(runs(&browser.act(&post, Act::Claim).ticket));
}

#[test]
fn a_language_that_is_not_read_keeps_the_clock() {
    let mut browser = Browser::with_acme();
    let mut post = seen(
        "aino",
        20,
        "@acmehelp paketti on hukassa eikä kukaan vastaa",
    );
    post.post.lang = Some("fi".to_owned());
    let card = browser.card(&post);
    assert!(runs(&card.ticket));
    assert!(phrases(&card).contains(&"Unsure whether it owes an answer"));
}

#[test]
fn thanks_after_the_answer_open_nothing_and_a_new_problem_does() {
    let mut browser = Browser::with_acme();
    let post = seen("ravi", 60, "@acmehelp my order is late and nobody answers");
    browser.see(&post);
    let reply = answer(&post, 50, "Sorry about that, it leaves today. ^AM");
    browser.ask(Request::Seen {
        posts: vec![reply.clone()],
    });
    assert_eq!(browser.see(&post).status, Status::Pending);
    let thanks = next(&reply, "ravi", 40, "perfect, thank you!");
    let ticket = browser.see(&thanks);
    assert_eq!((ticket.status, runs(&ticket)), (Status::Pending, false));
    let again = next(&reply, "ravi", 30, "it is broken and does not work at all");
    let ticket = browser.see(&again);
    assert_eq!((ticket.status, runs(&ticket)), (Status::Open, true));
}

#[test]
fn what_matters_more_is_due_sooner_until_an_agent_says_what_matters() {
    let mut browser = Browser::with_acme();
    let due = |ticket: &TicketView| match ticket.clock {
        ClockView::Running { since, due, .. } => (due - since).0 / 60_000,
        other => panic!("{other:?}"),
    };
    let fire = seen(
        "ravi",
        20,
        "@acmehelp your charger caught fire and burned my desk",
    );
    let ticket = browser.see(&fire);
    assert_eq!((ticket.priority, due(&ticket)), (Priority::Urgent, 15));
    let to = Priority::Low;
    let ticket = browser.act(&fire, Act::SetPriority { to }).ticket;
    assert_eq!((ticket.priority, due(&ticket)), (Priority::Low, 240));
}

#[test]
fn the_third_post_of_a_day_matters_more() {
    let mut browser = Browser::with_acme();
    for (minutes, text, expected) in [
        (50, "@acmehelp where can I buy this?", Priority::Normal),
        (40, "@acmehelp so where can I buy this?", Priority::Normal),
        (
            30,
            "@acmehelp I ask again, where can I buy this?",
            Priority::High,
        ),
    ] {
        let post = seen("ravi", minutes, text);
        assert_eq!(browser.see(&post).priority, expected, "{text}");
    }
}

#[test]
fn what_agents_say_moves_later_posts_is_shown_exported_and_forgotten() {
    let mut browser = Browser::with_acme();
    let quiz = |number: i64| {
        seen(
            &format!("player{number}"),
            100 - number,
            &format!("@acme can anyone tell me who hosts the pub quiz at table {number}?"),
        )
    };
    assert!(runs(&browser.see(&quiz(0))));
    for number in 1..=8 {
        browser.act(
            &quiz(number),
            Act::SetStatus {
                to: Status::NoAction,
            },
        );
    }
    assert!(
        !runs(&browser.see(&quiz(9))),
        "later posts of the kind are moved"
    );
    assert!(
        runs(&browser.see(&quiz(0))),
        "what was decided stays as it was"
    );
    let other = seen("lena", 5, "@acme my parcel is lost and nobody answers");
    assert!(runs(&browser.see(&other)), "other posts are not");
    let brand = BrandId::from_name("Acme");
    let learned = browser.learned();
    // What triage says by itself by now is no longer overruled.
    let overruled = learned[0].overruled;
    assert!((3..=8).contains(&overruled), "{overruled}");
    let told = vec![(Overrule::OwesAnswer(false), overruled)];
    assert_eq!(
        learned,
        [LearnedView {
            brand: brand.clone(),
            overruled,
            told
        }]
    );
    let Reply::Export { json } = browser.ask(Request::Export) else {
        panic!("no export")
    };
    let export: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(export["learned"]["acme"]["overruled"], overruled);
    let Reply::Export { json } = browser.ask(Request::ExportLearned) else {
        panic!("no export")
    };
    let alone: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(alone, export["learned"]);
    browser.ask(Request::ResetLearned { brand });
    assert_eq!(browser.learned(), []);
    assert!(runs(&browser.see(&quiz(10))));
}

#[test]
fn a_type_that_an_agent_names_is_kept_and_learnt() {
    let mut browser = Browser::with_acme();
    let post = seen("ravi", 20, "@acmehelp my order is late and nobody answers");
    let to = Correction::Type(PostType::Chatter);
    let card = browser.act(&post, Act::Correct { to });
    assert!(!runs(&card.ticket));
    assert_eq!(
        browser.learned()[0].told,
        [(Overrule::Type(PostType::Chatter), 1)]
    );
}
