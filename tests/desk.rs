//! The desk behind a storage that forgets nothing and a background that may end between any two
//! requests.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where its story breaks off"
)]

use std::collections::BTreeMap;

use careline::desk::brand::Brand;
use careline::desk::digest::Salt;
use careline::desk::event::{DeviceId, SightingKey, SightingKind, TicketId};
use careline::desk::persist::{Needs, Writes};
use careline::desk::post::{Handle, Post, PostId, ReplyToFrom, SeenPost};
use careline::desk::request::{Act, Reply, Request};
use careline::desk::serve::Served;
use careline::desk::settings::{Agent, Settings, Template};
use careline::desk::state::{Desk, Identity};
use careline::desk::status::{Priority, Status};
use careline::desk::store::shard::{SHARDS, SHARDS_AT_A_TIME};
use careline::desk::time::{Duration, Millis};
use careline::desk::view::{CardView, ClockView, Rendered, TakeBack, TicketRef, TicketView};

/// 22 November 2026, 12:00 UTC.
const NOON: Millis = Millis(1_795_348_800_000);

/// A browser: what is stored outlives the background.
#[derive(Default)]
struct Browser {
    stored: BTreeMap<String, String>,
    desk: Option<Desk>,
    now: Millis,
}

impl Browser {
    /// A browser in which Acme's desk is set up.
    fn with_acme() -> Self {
        let mut browser = Self {
            now: NOON,
            ..Self::default()
        };
        let Reply::Settings { settings } = browser.ask(Request::Settings).reply else {
            panic!("no settings")
        };
        let settings = Settings {
            agent: Agent {
                name: "Ana M.".into(),
                initials: "AM".into(),
                ..settings.agent
            },
            brands: vec![acme()],
            templates: vec![template("sorry", false), template("got-it", true)],
            ..*settings
        };
        browser.ask(Request::SaveSettings {
            settings: Box::new(settings),
        });
        browser
    }

    fn ask(&mut self, request: Request) -> Served {
        let now = self.now;
        let mut desk = self.desk.take().unwrap_or_else(|| self.open());
        let stored = self.read(desk.needs(&request));
        desk.load(desk.shards_for(&request), &stored, now);
        let served = desk.serve(request, now);
        self.write(desk.take_writes());
        if desk.is_journal_due() {
            let shards = desk.journal_shards();
            let stored = self.read(desk.missing(shards.iter().copied()));
            desk.load(shards, &stored, now);
            self.write(desk.fold_journal(now));
        }
        self.desk = Some(desk);
        served
    }

    fn open(&self) -> Desk {
        let stored = self.read(Needs::Keys(Desk::first_keys()));
        let fresh = Identity {
            device: DeviceId("d1".into()),
            salt: Salt("salt".into()),
        };
        let mut desk = Desk::begin(&stored, fresh, self.now);
        loop {
            match desk.opening_needs() {
                Needs::Nothing => return desk,
                needs => desk.go_on_opening(&self.read(needs), self.now),
            }
        }
    }

    fn read(&self, needs: Needs) -> BTreeMap<String, String> {
        match needs {
            Needs::Nothing => BTreeMap::new(),
            Needs::Everything => self.stored.clone(),
            Needs::Keys(keys) => keys
                .into_iter()
                .filter_map(|key| Some((key.clone(), self.stored.get(&key)?.clone())))
                .collect(),
        }
    }

    fn write(&mut self, writes: Writes) {
        self.stored.extend(writes.set);
        for key in writes.remove {
            self.stored.remove(&key);
        }
    }

    /// The browser ends the background; what it held in memory is gone.
    fn end_background(&mut self) {
        self.desk = None;
    }

    fn wait(&mut self, length: Duration) {
        self.now = self.now + length;
    }

    fn see(&mut self, posts: &[SeenPost]) -> Vec<TicketView> {
        match self
            .ask(Request::Seen {
                posts: posts.to_vec(),
            })
            .reply
        {
            Reply::Tickets { tickets, .. } => tickets,
            other => panic!("{other:?}"),
        }
    }

    /// The one ticket of this post.
    fn ticket(&mut self, post: &SeenPost) -> TicketView {
        let mut tickets = self.see(std::slice::from_ref(post));
        assert_eq!(tickets.len(), 1, "{tickets:?}");
        tickets.remove(0)
    }

    fn act(&mut self, post: &SeenPost, act: Act) -> Result<CardView, String> {
        let of = self.ticket(post).of;
        match self
            .ask(Request::Act {
                of,
                post: post.post.id.unwrap(),
                act,
            })
            .reply
        {
            Reply::Card { card } => Ok(*card),
            Reply::Refused { why } => Err(why),
            other => panic!("{other:?}"),
        }
    }

    fn card(&mut self, post: &SeenPost) -> CardView {
        let of = self.ticket(post).of;
        match self
            .ask(Request::Card {
                of,
                post: post.post.id.unwrap(),
            })
            .reply
        {
            Reply::Card { card } => *card,
            other => panic!("{other:?}"),
        }
    }
}

fn acme() -> Brand {
    serde_json::from_str(
        r#"{"name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"],
            "names": ["Acme"], "hashtags": ["AcmeFail"], "team": ["ana_at_acme"]}"#,
    )
    .unwrap()
}

fn template(id: &str, acknowledgement: bool) -> Template {
    let text = "Hi {{ customer.first_name }}".to_owned();
    Template {
        id: id.into(),
        name: id.into(),
        text,
        acknowledgement,
    }
}

/// The id of a post made at this time: what X would have given it.
fn id_at(time: Millis, number: u64) -> PostId {
    PostId::new(((time.0 - 1_288_834_974_657) as u64) << 22 | number)
}

/// A customer's post made so many minutes before noon.
fn post(author: &str, minutes_ago: i64, text: &str) -> SeenPost {
    seen(author, NOON - Duration::minutes(minutes_ago), text)
}

fn seen(author: &str, at: Millis, text: &str) -> SeenPost {
    let number = author.bytes().map(u64::from).sum::<u64>() % 4096;
    let id = id_at(at, number);
    SeenPost {
        post: Post {
            id: Some(id),
            author: author.parse().unwrap(),
            name: author.to_uppercase(),
            text: text.to_owned(),
            lang: Some("en".into()),
            created_at: id.created_at(),
            reply_to: Vec::new(),
            reply_to_from: None,
            quoted_id: None,
            reposted_by: None,
            promoted: false,
            media: Vec::new(),
        },
        follows: None,
        quoted_author: None,
    }
}

/// A brand's reply, as the conversation under the customer's post shows it.
fn reply_under(above: &SeenPost, minutes_ago: i64) -> SeenPost {
    let mut reply = reply_to(&[above.post.author.as_str()], minutes_ago);
    reply.post.reply_to_from = Some(ReplyToFrom::Above);
    reply.follows = above.post.id;
    reply
}

/// A brand's reply, as its profile shows it.
fn reply_to(customers: &[&str], minutes_ago: i64) -> SeenPost {
    let mut reply = post("AcmeHelp", minutes_ago, "Sorry about that!");
    reply.post.reply_to = customers
        .iter()
        .map(|handle| handle.parse().unwrap())
        .collect();
    reply.post.reply_to_from = Some(ReplyToFrom::Line);
    reply
}

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
fn looking_again_writes_nothing() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    let reply = reply_under(&ravi, 40);
    browser.see(&[ravi.clone(), reply.clone()]);
    let stored = browser.stored.clone();
    browser.wait(Duration::minutes(3));
    browser.see(&[ravi.clone(), reply.clone()]);
    browser.end_background();
    browser.see(&[reply, ravi]);
    assert_eq!(browser.stored, stored);
}

#[test]
fn a_flood_of_invented_posts_stays_bounded_and_real_work_goes_on() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser.see(std::slice::from_ref(&ravi));
    let flood: Vec<SeenPost> = (0..10_000)
        .map(|number| {
            let mut fake = post(&format!("fake{number}"), 5, &"@acmehelp ".repeat(500));
            fake.post.id = Some(id_at(NOON - Duration::minutes(5), number));
            fake.post.name = "x".repeat(100_000);
            fake
        })
        .collect();
    for page in flood.chunks(100) {
        browser.see(page);
    }
    assert_eq!(
        browser.ticket(&ravi).status,
        Status::New,
        "what was there before is untouched"
    );
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!()
    };
    assert!(overview.live <= 2_000, "{}", overview.live);
    assert_eq!(overview.over_limit, 8_001);
    let size: usize = browser.stored.values().map(String::len).sum();
    assert!(size < 30_000_000, "{size}");
}

#[test]
fn an_unreadable_value_is_kept_aside_and_the_rest_works() {
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    for key in [
        "index",
        "settings",
        "identity",
        "hosts",
        "journal.0",
        "journal.1",
    ] {
        let mut browser = Browser::with_acme();
        browser.act(&ravi, Act::Claim).unwrap();
        browser
            .act(
                &ravi,
                Act::Tag {
                    tag: "refund".into(),
                },
            )
            .unwrap();
        browser.ask(Request::LoadRefused {
            host: "x.com".into(),
        });
        browser.end_background();
        let damaged = browser
            .stored
            .get_mut(key)
            .unwrap_or_else(|| panic!("{key}"));
        damaged.push('!');
        let damaged = damaged.clone();

        let Reply::Kept { values } = browser.ask(Request::Kept).reply else {
            panic!()
        };
        if key != "identity" {
            assert_eq!(values.len(), 1, "{key}");
            assert_eq!(browser.stored[&values[0].key], damaged, "{key}");
        }
        browser.end_background();
        let Reply::Kept { values: again } = browser.ask(Request::Kept).reply else {
            panic!()
        };
        assert_eq!(values, again, "{key} is kept aside once");
        if key == "index" || key == "identity" {
            assert_eq!(browser.card(&ravi).tags, ["refund"], "{key} can be rebuilt");
        }
    }
}

#[test]
fn folding_the_journal_changes_nothing_an_agent_sees() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    for number in 0..450 {
        browser
            .act(
                &ravi,
                Act::Tag {
                    tag: format!("tag {number}"),
                },
            )
            .unwrap();
        if number % 7 == 0 {
            browser.end_background();
        }
    }
    assert!(
        browser
            .stored
            .keys()
            .filter(|key| key.starts_with("journal."))
            .count()
            < 250
    );
    browser.end_background();
    assert_eq!(browser.card(&ravi).tags.len(), 450);
    browser.stored.remove("index");
    browser.end_background();
    assert_eq!(
        browser.card(&ravi).tags.len(),
        450,
        "the index can be rebuilt"
    );
}

#[test]
fn a_text_is_forgotten_when_its_time_is_over_and_the_log_stays() {
    let mut browser = Browser::with_acme();
    let old = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(
            &old,
            Act::Note {
                text: "called him".into(),
            },
        )
        .unwrap();
    browser.wait(Duration::days(20));
    let recent = seen("lena_o", browser.now, "@acmehelp my bill is wrong");
    browser.see(std::slice::from_ref(&recent));
    browser.wait(Duration::days(11));
    browser.end_background();
    for from in (0..SHARDS).step_by(usize::from(SHARDS_AT_A_TIME)) {
        browser.ask(Request::Forget { from });
    }
    let stored =
        |browser: &Browser, text| browser.stored.values().any(|value| value.contains(text));
    assert!(!stored(&browser, "charged me twice"));
    assert!(stored(&browser, "my bill is wrong"));
    assert!(
        stored(&browser, "called him"),
        "a note stays as long as its ticket"
    );
    browser.end_background();
    let of = TicketRef {
        id: TicketId {
            brand: acme().id(),
            post: old.post.id.unwrap(),
        },
        person: Salt("salt".into()).person(&old.post.author),
    };
    let card = browser
        .ask(Request::Card {
            of,
            post: old.post.id.unwrap(),
        })
        .reply;
    let Reply::Card { card } = card else {
        panic!("{card:?}")
    };
    assert_eq!(card.log.len(), 2);
}

#[test]
fn a_host_that_refused_is_not_tried_again_for_a_day() {
    let mut browser = Browser::with_acme();
    let may_load = |browser: &mut Browser| {
        browser.end_background();
        let reply = browser
            .ask(Request::MayLoad {
                host: "x.com".into(),
            })
            .reply;
        reply == Reply::Load { allowed: true }
    };
    assert!(may_load(&mut browser));
    browser.ask(Request::LoadRefused {
        host: "x.com".into(),
    });
    assert!(!may_load(&mut browser));
    browser.wait(Duration::hours(23));
    assert!(!may_load(&mut browser));
    browser.wait(Duration::hours(1));
    assert!(may_load(&mut browser));
}

#[test]
fn new_targets_count_for_tickets_that_are_already_there() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser.see(std::slice::from_ref(&ravi));
    let Reply::Settings { mut settings } = browser.ask(Request::Settings).reply else {
        panic!()
    };
    settings.targets.normal = 45;
    browser.end_background();
    browser.ask(Request::SaveSettings { settings });
    let Reply::Overview { overview } = browser.ask(Request::Overview).reply else {
        panic!()
    };
    assert_eq!(overview.overdue, 1);
}

#[test]
fn the_export_holds_the_log_without_names_and_the_texts_beside_it() {
    let mut browser = Browser::with_acme();
    let ravi = post("ravik", 49, "@acmehelp you charged me twice");
    browser
        .act(
            &ravi,
            Act::Note {
                text: "called him".into(),
            },
        )
        .unwrap();
    let Reply::Export { json } = browser.ask(Request::Export).reply else {
        panic!()
    };
    let export: serde_json::Value = serde_json::from_str(&json).unwrap();
    let events = export["events"].to_string();
    for secret in ["ravik", "charged", "called"] {
        assert!(!events.contains(secret), "{secret} stands in the log");
        assert!(
            export["texts"].to_string().contains(secret),
            "{secret} is not beside it"
        );
    }
    assert_eq!(export["events"].as_array().unwrap().len(), 2);
    assert!(export["events"][1]["hash"].is_string());
}

#[test]
fn handles_are_one_person_whatever_their_case() {
    let mut browser = Browser::with_acme();
    let one = post("ravik", 49, "@acmehelp you charged me twice");
    let two = post("RaviK", 40, "@acmehelp hello?");
    let handle: Handle = "RAVIK".parse().unwrap();
    assert_eq!(one.post.author, handle);
    assert_eq!(browser.ticket(&one).of, browser.ticket(&two).of);
}
