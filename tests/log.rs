//! The laws of the log: merging is union, and a ticket depends on the set of its events alone.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its story breaks off")]

use careline::desk::brand::BrandId;
use careline::desk::calendar::Calendar;
use careline::desk::clock::{ClockState, clocks, waits};
use careline::desk::event::{
    Action, AgentId, Correction, Deed, DeviceId, Digest, Event, Reading, Sighting, SightingKey,
    SightingKind, Stamp, TicketId,
};
use careline::desk::lineage::Lineage;
use careline::desk::log::Log;
use careline::desk::mention::MatchClass;
use careline::desk::outcome::{Noted, Outcome};
use careline::desk::policy::{Policy, Rules, Target};
use careline::desk::post::PostId;
use careline::desk::promised::{PromiseOutcome, promised};
use careline::desk::settings::Settings;
use careline::desk::status::{Priority, Status};
use careline::desk::ticket::{Ticket, fold};
use careline::desk::time::{Duration, Millis};
use careline::desk::triage::PostType;
use careline::desk::verdict::{Owes, Verdict};
use proptest::prelude::*;

const POSTS: u64 = 5;

fn brand() -> BrandId {
    BrandId::from_name("Acme")
}

fn ticket(post: u64) -> TicketId {
    TicketId {
        brand: brand(),
        post: PostId::new(post),
    }
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (0..20_i64, 0..3_u32, 0..3_u8).prop_map(|(ms, counter, device)| Stamp {
        ms: Millis(ms),
        counter,
        device: DeviceId(device.to_string()),
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    let key = (any::<bool>(), 1..=POSTS).prop_map(|(post, id)| SightingKey {
        kind: if post {
            SightingKind::Post
        } else {
            SightingKind::Reply
        },
        post: PostId::new(id),
    });
    prop_oneof![
        Just(Deed::Claim),
        Just(Deed::Release),
        prop::sample::select(Status::ALL.to_vec()).prop_map(|to| Deed::SetStatus { to }),
        prop::sample::select(Priority::ALL.to_vec()).prop_map(|to| Deed::SetPriority { to }),
        "[ab]".prop_map(|text| Deed::Note { text: Digest(text) }),
        "[ab]".prop_map(|tag| Deed::Tag { tag }),
        "[ab]".prop_map(|tag| Deed::Untag { tag }),
        (0..20_i64).prop_map(|until| Deed::Snooze {
            until: Millis(until)
        }),
        Just(Deed::Wake),
        (any::<bool>(), 1..=POSTS).prop_map(|(acknowledgement, post)| Deed::Insert {
            template: "t".into(),
            acknowledgement,
            post: PostId::new(post),
        }),
        key.prop_map(|sighting| Deed::Discard { sighting }),
        (1..=POSTS, any::<bool>()).prop_map(|(post, owes)| Deed::Correct {
            post: PostId::new(post),
            to: Correction::OwesAnswer(owes),
        }),
        (1..=POSTS, prop::sample::select(PostType::ALL.to_vec())).prop_map(|(post, of)| {
            Deed::Correct {
                post: PostId::new(post),
                to: Correction::Type(of),
            }
        }),
        stamp().prop_map(|action| Deed::Undo { action }),
        (1..=POSTS).prop_map(|post| Deed::Merge { into: ticket(post) }),
        (1..=POSTS).prop_map(|post| Deed::Split {
            post: PostId::new(post),
        }),
        "[012]".prop_map(|to| Deed::Assign { to: AgentId(to) }),
        (1..=POSTS, 0..3_u32, 0..20_i64).prop_map(|(reply, start, due)| Deed::Promise {
            reply: PostId::new(reply + 100),
            start,
            end: start + 1,
            due: Millis(due),
        }),
        (1..=POSTS, 0..3_u32).prop_map(|(reply, start)| Deed::NoPromise {
            reply: PostId::new(reply + 100),
            start,
        }),
        ("[ab]", prop::option::of(0..20_i64)).prop_map(|(code, by)| Deed::HandOff {
            code,
            place: Digest("place".into()),
            what: Digest("what".into()),
            by: by.map(Millis),
            ahead: 60,
        }),
        "[ab]".prop_map(|code| Deed::HandBack { code }),
        (0..3_usize, prop::option::of(1..=5_u8)).prop_map(|(outcome, score)| Deed::Outcome {
            noted: Noted {
                outcome: Outcome::ALL[outcome],
                score: score.map(|score| score.try_into().unwrap()),
            },
        }),
    ]
}

fn action() -> impl Strategy<Value = Event> {
    (stamp(), 1..=POSTS, deed()).prop_map(|(id, post, deed)| {
        let agent = AgentId(id.device.0.clone());
        Event::Action(Action {
            id,
            version: 1,
            previous: None,
            agent,
            ticket: ticket(post),
            deed,
        })
    })
}

/// What triage may have said on some device, by what it had learnt there.
fn verdict() -> impl Strategy<Value = Verdict> {
    let owes = prop::sample::select(vec![Owes::Yes, Owes::No, Owes::Unsure]);
    let of = prop::sample::select(PostType::ALL.to_vec());
    let priority = prop::sample::select(Priority::ALL.to_vec());
    (owes, of, priority).prop_map(|(owes, post_type, priority)| Verdict {
        owes,
        permille: 500,
        post_type,
        priority,
        reasons: Vec::new(),
    })
}

/// A sighting whose reading may contradict another's: other times, other tickets.
fn sighting() -> impl Strategy<Value = Event> {
    let said = (prop::option::of(any::<bool>()), prop::option::of(verdict()));
    let post = (1..=POSTS, 0..20_i64, 0..20_i64, 1..=POSTS, "[pq]", said).prop_map(
        |(post, first_seen, posted_at, joined, author, (addresses, verdict))| Sighting {
            post: PostId::new(post),
            brand: brand(),
            version: 1,
            first_seen: Millis(first_seen),
            reading: Reading::Post {
                ticket: ticket(joined),
                posted_at: Millis(posted_at),
                author: Digest(author),
                length: 3,
                text: Digest("text".into()),
                classes: vec![MatchClass::Tagged],
                follows: None,
                addresses,
                handles: Vec::new(),
                verdict,
                language: None,
            },
        },
    );
    let reply = (
        1..=POSTS,
        0..20_i64,
        0..20_i64,
        prop::option::of(1..=POSTS),
        "[pq]",
    )
        .prop_map(|(post, first_seen, posted_at, follows, to)| Sighting {
            post: PostId::new(post + 100),
            brand: brand(),
            version: 1,
            first_seen: Millis(first_seen),
            reading: Reading::Reply {
                follows: follows.map(PostId::new),
                to: vec![Digest(to)],
                posted_at: Millis(posted_at),
                by: "acme".parse().unwrap(),
                text: Digest("text".into()),
                signed: None,
            },
        });
    // Word of a reply that may be seen itself, too.
    let sent = (1..=POSTS, 0..20_i64, 0..20_i64, 1..=POSTS, "[pq]").prop_map(
        |(post, first_seen, posted_at, follows, to)| Sighting {
            post: PostId::new(post + 100),
            brand: brand(),
            version: 1,
            first_seen: Millis(first_seen),
            reading: Reading::Sent {
                follows: PostId::new(follows),
                to: Digest(to),
                posted_at: Millis(posted_at),
                by: "acme".parse().unwrap(),
            },
        },
    );
    prop_oneof![post, reply, sent].prop_map(Event::Sighting)
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(prop_oneof![action(), sighting()], 0..40)
}

fn log(events: impl IntoIterator<Item = Event>) -> Log {
    let mut log = Log::default();
    for event in events {
        log.insert(event);
    }
    log
}

fn merged(mut into: Log, other: Log) -> Log {
    into.merge(other);
    into
}

/// The event with its times in units of 20 minutes, and some from before and after all others.
fn spread(mut event: Event) -> Event {
    let spread = |time: &mut Millis| *time = Millis((time.0 - 5) * 20 * 60_000);
    match &mut event {
        Event::Action(action) => spread(&mut action.id.ms),
        Event::Sighting(sighting) => {
            spread(&mut sighting.first_seen);
            match &mut sighting.reading {
                Reading::Post { posted_at, .. }
                | Reading::Reply { posted_at, .. }
                | Reading::Sent { posted_at, .. } => {
                    spread(posted_at);
                }
            }
        }
    }
    event
}

/// Targets for every clock, a week without nights and Sundays.
fn rules() -> Rules {
    let mut policy = Policy::standard(&Settings::fresh(AgentId("a".into())));
    for priority in Priority::ALL {
        let targets = policy.targets_mut(priority);
        targets.acknowledged = Some(Target::wall(15));
        targets.first_resolution = Some(Target::business(120));
        targets.resolution = Some(Target::business(240));
    }
    let hours = r#"{"timezone": "Europe/Lisbon", "hours": {"thu": [["00:00", "02:00"], ["03:00", "24:00"]],
        "wed": [["08:00", "24:00"]], "fri": [["08:00", "20:00"]]}}"#;
    let calendar = Calendar::new(&serde_json::from_str(hours).unwrap()).unwrap();
    Rules::new(policy.clone(), calendar, policy)
}

proptest! {
    #[test]
    fn the_clocks_of_any_log_can_be_told_and_agree_with_each_other(events in events()) {
        let rules = rules();
        for ticket in fold(&log(events.into_iter().map(spread))).values() {
            let statuses = ticket.statuses.iter().map(|change| change.since);
            prop_assert!(statuses.is_sorted());
            let mut after = None;
            for wait in waits(ticket, &rules) {
                prop_assert!(Some(wait.since) > after);
                after = match wait.state {
                    ClockState::Stopped { at, .. } => Some(at),
                    _ => Some(Millis(i64::MAX)),
                };
            }
            for promise in promised(ticket) {
                match promise.outcome {
                    PromiseOutcome::Answered { at } => prop_assert!(at >= promise.said_at),
                    PromiseOutcome::Ended => prop_assert!(!ticket.status.is_live()),
                    PromiseOutcome::Open => {
                        let later = ticket.meaningful_replies().filter(|reply| {
                            (reply.posted_at, reply.id) > (promise.said_at, promise.reply)
                        });
                        prop_assert_eq!(later.count(), 0);
                    }
                }
            }
            for clock in clocks(ticket, &rules) {
                match clock.state {
                    ClockState::Running { golden_until, at_risk_from, due } => {
                        prop_assert!(clock.since <= golden_until && golden_until <= due);
                        prop_assert!(clock.since <= at_risk_from && at_risk_from <= due);
                        prop_assert!(due - clock.since >= clock.target.length());
                    }
                    ClockState::Stopped { due, .. } => {
                        prop_assert!(due - clock.since >= clock.target.length());
                    }
                    ClockState::Paused { left, due } => {
                        prop_assert!(left <= clock.target.length());
                        prop_assert_eq!(due.is_some(), left == Duration(0));
                    }
                    ClockState::Ended => prop_assert!(!ticket.status.is_live()),
                }
                prop_assert!(clock.waited(&rules, Millis(0)) >= Duration(0));
            }
        }
    }

    #[test]
    fn merging_does_not_depend_on_who_merges(a in events(), b in events()) {
        prop_assert_eq!(merged(log(a.clone()), log(b.clone())), merged(log(b), log(a)));
    }

    #[test]
    fn merging_does_not_depend_on_the_order(a in events(), b in events(), c in events()) {
        let (a, b, c) = (log(a), log(b), log(c));
        let left = merged(merged(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(left, merged(a, merged(b, c)));
    }

    #[test]
    fn merging_twice_changes_nothing(a in events(), b in events()) {
        let once = merged(log(a), log(b.clone()));
        prop_assert_eq!(merged(once.clone(), log(b)), once);
    }

    #[test]
    fn a_ticket_depends_on_the_set_of_events_alone(
        (events, shuffled) in events().prop_flat_map(|events| {
            let twice: Vec<Event> = events.iter().chain(&events).cloned().collect();
            (Just(events), Just(twice).prop_shuffle())
        })
    ) {
        prop_assert_eq!(fold(&log(events)), fold(&log(shuffled)));
    }

    #[test]
    fn nothing_an_agent_did_is_lost_however_tickets_are_merged_and_split(events in events()) {
        let ties = |event: &Event| matches!(
            event,
            Event::Action(Action { deed: Deed::Merge { .. } | Deed::Split { .. }, .. })
        );
        let plain = log(events.iter().filter(|event| !ties(event)).cloned());
        let tied = fold(&log(events));
        for ticket in fold(&plain).values() {
            for entry in &ticket.history {
                let kept = tied.values().filter(|ticket| {
                    ticket.history.iter().filter(|kept| kept.event == entry.event).count() == 1
                });
                prop_assert_eq!(kept.count(), 1, "{:?}", entry.event);
            }
        }
    }

    #[test]
    fn every_id_leads_to_one_ticket_and_there_it_stays(events in events()) {
        let log = log(events);
        let lineage = Lineage::of(&log);
        for (id, ticket) in fold(&log) {
            prop_assert_eq!(&lineage.resolve(&id), &id);
            for merged in &ticket.merged {
                prop_assert_eq!(&lineage.resolve(merged), &id);
            }
        }
        for post in 1..=POSTS {
            let found = lineage.resolve(&ticket(post));
            prop_assert_eq!(lineage.resolve(&found), found);
        }
    }

    #[test]
    fn an_undone_undo_restores_what_was(mut events in events(), post in 1..=POSTS) {
        events.extend([seen(post), at(15, post, Deed::Claim)]);
        let before = log(events.clone());
        let target = before.actions().next_back().map(|action| action.id.clone());
        let undo = at(100, post, Deed::Undo { action: target.unwrap() });
        let redo = at(101, post, Deed::Undo { action: stamp_at(100) });
        let after = log(events.into_iter().chain([undo, redo]));
        for (id, ticket) in fold(&before) {
            let same = &fold(&after)[&id];
            prop_assert_eq!(outcome(&ticket), outcome(same));
        }
    }

    #[test]
    fn no_action_in_force_breaks_the_table_of_transitions(events in events()) {
        for ticket in fold(&log(events)).values() {
            for entry in ticket.history.iter().filter(|entry| entry.in_force) {
                if let Event::Action(Action { deed: Deed::SetStatus { to }, .. }) = &entry.event {
                    prop_assert_ne!(*to, Status::New);
                }
            }
        }
    }
}

fn seen(post: u64) -> Event {
    Event::Sighting(Sighting {
        post: PostId::new(post),
        brand: brand(),
        version: 1,
        first_seen: Millis(0),
        reading: Reading::Post {
            ticket: ticket(post),
            posted_at: Millis(0),
            author: Digest("p".into()),
            length: 3,
            text: Digest("text".into()),
            classes: vec![MatchClass::Tagged],
            follows: None,
            addresses: None,
            handles: Vec::new(),
            verdict: None,
            language: None,
        },
    })
}

fn stamp_at(ms: i64) -> Stamp {
    Stamp {
        ms: Millis(ms),
        counter: 0,
        device: DeviceId("0".into()),
    }
}

fn at(ms: i64, post: u64, deed: Deed) -> Event {
    Event::Action(Action {
        id: stamp_at(ms),
        version: 1,
        previous: None,
        agent: AgentId("0".into()),
        ticket: ticket(post),
        deed,
    })
}

/// What an agent sees of a ticket beside its log.
fn outcome(ticket: &Ticket) -> impl PartialEq + std::fmt::Debug {
    (
        (ticket.status, ticket.holder.clone(), ticket.priority),
        (ticket.tags.clone(), ticket.snoozed_until),
        (ticket.posts.clone(), ticket.replies.clone()),
        (ticket.promises.clone(), ticket.hand_offs.clone()),
        (
            ticket.merged.clone(),
            ticket.split_from.clone(),
            ticket.previous.clone(),
        ),
    )
}
