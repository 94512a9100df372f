//! What a ticket's clocks show after what happened to it, rule by rule.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its story breaks off")]

use careline::desk::brand::BrandId;
use careline::desk::calendar::Calendar;
use careline::desk::chip::Stage;
use careline::desk::clock::{Clock, ClockState, clocks, waits};
use careline::desk::event::{
    Action, AgentId, Correction, Deed, DeviceId, Digest, Event, Reading, Sighting, Stamp, TicketId,
};
use careline::desk::log::Log;
use careline::desk::mention::MatchClass;
use careline::desk::policy::{Policy, Rules, Target};
use careline::desk::post::PostId;
use careline::desk::settings::Settings;
use careline::desk::status::{Priority, Status};
use careline::desk::ticket::{Ticket, fold};
use careline::desk::time::{Duration, Millis};
use careline::desk::triage::PostType;
use careline::desk::verdict::{Owes, Verdict};
use careline::desk::view::{ClockName, ClockView};
use serde_json::json;

/// Friday, 30 January 2026, 16:30 UTC.
const FRIDAY: Millis = Millis(1_769_790_600_000);

fn at(text: &str) -> Millis {
    Millis::from_rfc3339(text).unwrap()
}

/// So many minutes after the first post.
fn minute(minutes: i64) -> Millis {
    FRIDAY + Duration::minutes(minutes)
}

/// A ticket's log as it grows.
#[derive(Default)]
struct Story {
    log: Log,
    events: u64,
}

impl Story {
    fn begins() -> Self {
        Self::default().post(0)
    }

    fn id() -> TicketId {
        TicketId {
            brand: BrandId::from_name("Acme"),
            post: PostId::new(1),
        }
    }

    fn add(mut self, event: impl FnOnce(u64) -> Event) -> Self {
        self.events += 1;
        self.log.insert(event(self.events));
        self
    }

    fn seen(self, first_seen: i64, reading: Reading) -> Self {
        self.add(|number| {
            Event::Sighting(Sighting {
                post: PostId::new(number),
                brand: Self::id().brand,
                version: 1,
                first_seen: minute(first_seen),
                reading,
            })
        })
    }

    fn post(self, made: i64) -> Self {
        self.post_seen(made, made)
    }

    fn post_seen(self, made: i64, first_seen: i64) -> Self {
        self.post_read(made, first_seen, None, None)
    }

    /// A post that addresses the brand or does not, with what triage says of it.
    fn post_read(
        self,
        made: i64,
        first_seen: i64,
        addresses: Option<bool>,
        verdict: Option<Verdict>,
    ) -> Self {
        let reading = Reading::Post {
            ticket: Self::id(),
            posted_at: minute(made),
            author: Digest("ravi".into()),
            length: 1,
            text: Digest("text".into()),
            classes: vec![MatchClass::Tagged],
            follows: None,
            addresses,
            handles: Vec::new(),
            verdict,
            language: None,
        };
        self.seen(first_seen, reading)
    }

    fn reply(self, made: i64) -> Self {
        self.reply_seen(made, made)
    }

    /// A reply that was written elsewhere and seen on a page later.
    fn reply_seen(self, made: i64, first_seen: i64) -> Self {
        let reading = Reading::Reply {
            follows: None,
            to: vec![Digest("ravi".into())],
            posted_at: minute(made),
            by: "acmehelp".parse().unwrap(),
            text: Digest("reply".into()),
            signed: None,
        };
        self.seen(first_seen, reading)
    }

    fn acknowledgement(self, made: i64) -> Self {
        let insert = Deed::Insert {
            template: "got-it".into(),
            acknowledgement: true,
            post: PostId::new(1),
        };
        self.does(made - 1, insert).reply(made)
    }

    fn does(self, when: i64, deed: Deed) -> Self {
        self.add(|number| {
            Event::Action(Action {
                id: Stamp {
                    ms: minute(when),
                    counter: u32::try_from(number).unwrap(),
                    device: DeviceId("d".into()),
                },
                version: 1,
                previous: None,
                agent: AgentId("ana".into()),
                ticket: Self::id(),
                deed,
            })
        })
    }

    fn status(self, when: i64, to: Status) -> Self {
        self.does(when, Deed::SetStatus { to })
    }

    fn priority(self, when: i64, to: Priority) -> Self {
        self.does(when, Deed::SetPriority { to })
    }

    fn ticket(&self) -> Ticket {
        let mut tickets = fold(&self.log).into_values();
        let ticket = tickets.next().unwrap();
        assert!(tickets.next().is_none());
        ticket
    }

    fn clock(&self, name: ClockName, rules: &Rules) -> Clock {
        let ticket = self.ticket();
        let mut found = clocks(&ticket, rules).filter(|clock| clock.name == name);
        let clock = found.next().unwrap();
        assert!(found.next().is_none(), "two clocks of one name");
        clock
    }

    fn first_reply(&self, rules: &Rules) -> Clock {
        self.clock(ClockName::FirstReply, rules)
    }
}

/// Acknowledged 15, first and next reply 60, first resolution and resolution 24 hours.
fn policy() -> Policy {
    let settings = Settings::fresh(AgentId("ana".into()));
    let mut policy = Policy::standard(&settings);
    for priority in Priority::ALL {
        let targets = policy.targets_mut(priority);
        targets.acknowledged = Some(Target::business(15));
        targets.first_resolution = Some(Target::business(24 * 60));
        targets.resolution = Some(Target::business(24 * 60));
    }
    policy
}

fn always() -> Rules {
    rules(policy())
}

fn rules(policy: Policy) -> Rules {
    Rules::new(policy.clone(), Calendar::always(), policy)
}

/// Monday to Friday, 9 to 17, UTC.
fn office_hours() -> Calendar {
    let day = json!([["09:00", "17:00"]]);
    let hours = json!({"mon": day, "tue": day, "wed": day, "thu": day, "fri": day});
    let hours = serde_json::from_value(json!({"timezone": "UTC", "hours": hours})).unwrap();
    Calendar::new(&hours).unwrap()
}

fn office() -> Rules {
    Rules::new(policy(), office_hours(), policy())
}

const fn due(clock: &Clock) -> Option<Millis> {
    match clock.state {
        ClockState::Running { due, .. } | ClockState::Stopped { due, .. } => Some(due),
        ClockState::Paused { due, .. } => due,
        ClockState::Ended => None,
    }
}

fn stopped(clock: &Clock) -> Option<Millis> {
    match clock.state {
        ClockState::Stopped { at, .. } => Some(at),
        _ => None,
    }
}

#[test]
fn a_clock_goes_through_its_stages_in_business_time() {
    let clock = Story::begins().first_reply(&office());
    assert_eq!(due(&clock), Some(at("2026-02-02T09:30:00Z")));
    for (now, stage) in [
        ("2026-01-30T16:30:00Z", Stage::Golden),
        ("2026-01-30T16:36:00Z", Stage::OnTrack),
        ("2026-02-02T09:14:59.999Z", Stage::OnTrack),
        ("2026-02-02T09:15:00Z", Stage::AtRisk),
        ("2026-02-02T09:30:00Z", Stage::AtRisk),
        ("2026-02-02T09:30:00.001Z", Stage::Overdue),
    ] {
        assert_eq!(clock.stage(at(now)), stage, "{now}");
    }
}

#[test]
fn a_reply_at_the_due_instant_is_in_time() {
    let clock = Story::begins().reply(60).first_reply(&always());
    assert_eq!(clock.stage(minute(500)), Stage::Met);
    let clock = Story::begins().reply(61).first_reply(&always());
    assert_eq!(clock.stage(minute(500)), Stage::Late);
}

#[test]
fn an_acknowledgement_stops_only_the_clock_of_that_name() {
    let story = Story::begins().acknowledgement(10);
    let acknowledged = story.clock(ClockName::Acknowledged, &always());
    assert_eq!(acknowledged.stage(minute(20)), Stage::Met);
    let first = story.first_reply(&always());
    assert_eq!(first.stage(minute(50)), Stage::AtRisk);
    let story = story.reply(30);
    assert_eq!(stopped(&story.first_reply(&always())), Some(minute(30)));
    let acknowledged = story.clock(ClockName::Acknowledged, &always());
    assert_eq!(stopped(&acknowledged), Some(minute(10)));
}

#[test]
fn the_next_reply_is_owed_from_the_oldest_unanswered_post() {
    let story = Story::begins().reply(5).post(20).post(40).post(70);
    let next = story.clock(ClockName::NextReply, &always());
    assert_eq!(next.since, minute(20));
    assert_eq!(due(&next), Some(minute(80)));
}

#[test]
fn several_posts_are_one_wait_and_the_earliest_of_several_replies_ends_it() {
    let story = Story::begins()
        .reply(5)
        .post(20)
        .post(40)
        .reply(50)
        .reply(55)
        .post(90);
    let ticket = story.ticket();
    let rules = always();
    let waited: Vec<_> = waits(&ticket, &rules)
        .map(|clock| (clock.name, clock.since, stopped(&clock)))
        .collect();
    assert_eq!(
        waited,
        [
            (ClockName::FirstReply, minute(0), Some(minute(5))),
            (ClockName::NextReply, minute(20), Some(minute(50))),
            // A wait that goes on is told apart, so that no average counts it.
            (ClockName::NextReply, minute(90), None),
        ]
    );
}

#[test]
fn a_smaller_target_for_updates_does_not_override_the_first_reply() {
    let mut policy = policy();
    policy.normal.next_reply = Some(Target::business(5));
    let story = Story::begins().post(10);
    assert_eq!(
        due(&story.first_reply(&rules(policy.clone()))),
        Some(minute(60))
    );
    let ticket = story.ticket();
    assert!(clocks(&ticket, &rules(policy)).all(|clock| clock.name != ClockName::NextReply));
}

#[test]
fn a_running_clock_has_the_present_priority_and_a_stopped_one_keeps_its_own() {
    let story = Story::begins().priority(10, Priority::Urgent);
    assert_eq!(due(&story.first_reply(&always())), Some(minute(15)));
    let story = Story::begins().reply(30).priority(40, Priority::Urgent);
    assert_eq!(due(&story.first_reply(&always())), Some(minute(60)));
    assert_eq!(story.first_reply(&always()).stage(minute(50)), Stage::Met);
    let next = story.post(100).clock(ClockName::NextReply, &always());
    assert_eq!(due(&next), Some(minute(115)));
}

#[test]
fn a_stopped_clock_is_not_judged_by_what_came_later() {
    let urgent = Verdict {
        owes: Owes::Yes,
        post_type: PostType::Complaint,
        priority: Priority::Urgent,
        permille: 900,
        reasons: Vec::new(),
    };
    let story = Story::begins()
        .reply(50)
        .post_read(70, 70, None, Some(urgent));
    assert_eq!(due(&story.first_reply(&always())), Some(minute(60)));
    assert_eq!(story.first_reply(&always()).stage(minute(80)), Stage::Met);
}

#[test]
fn nobody_is_chased_for_a_post_that_did_not_address_the_brand() {
    let story = Story::default()
        .post_read(0, 0, Some(false), None)
        .post(3_000);
    assert_eq!(due(&story.first_reply(&always())), Some(minute(3_060)));
}

#[test]
fn what_an_agent_says_owes_nothing_waits_for_nothing() {
    let correction = Deed::Correct {
        post: PostId::new(1),
        to: Correction::OwesAnswer(false),
    };
    let story = Story::begins().does(5, Deed::Claim).does(10, correction);
    assert_eq!(clocks(&story.ticket(), &always()).count(), 0);
}

#[test]
fn the_first_resolution_stays_when_the_ticket_is_opened_again_and_the_resolution_goes_on() {
    let day = 24 * 60;
    let story = Story::begins().reply(5).status(60, Status::Solved);
    let resolution = story.clock(ClockName::Resolution, &always());
    assert_eq!(stopped(&resolution), Some(minute(60)));
    let story = story.post(2 * day);
    assert_eq!(story.ticket().status, Status::Open);
    let first = story.clock(ClockName::FirstResolution, &always());
    assert_eq!(stopped(&first), Some(minute(60)));
    // It was pending from minute 5 to 60; the time in which it was solved counts, so opening it
    // again can break its target at once.
    let resolution = story.clock(ClockName::Resolution, &always());
    assert_eq!(due(&resolution), Some(minute(day + 55)));
    assert_eq!(resolution.stage(minute(2 * day)), Stage::Overdue);
    let closed = story
        .status(3 * day, Status::Solved)
        .status(4 * day, Status::Closed);
    let resolution = closed.clock(ClockName::Resolution, &always());
    assert_eq!(stopped(&resolution), Some(minute(3 * day)));
    let first = closed.clock(ClockName::FirstResolution, &always());
    assert_eq!(stopped(&first), Some(minute(60)));
}

#[test]
fn a_pause_moves_the_due_time_by_business_time() {
    // On hold from Friday 16:40 to Monday 9:20: 40 minutes of business time.
    let story = Story::begins().status(10, Status::OnHold);
    let paused = story.first_reply(&office());
    let left = Duration::minutes(50);
    assert_eq!(paused.state, ClockState::Paused { left, due: None });
    assert_eq!(paused.stage(minute(9_999)), Stage::Paused);
    let monday = (at("2026-02-02T09:20:00Z") - FRIDAY).whole_minutes();
    let story = story.status(monday, Status::Open);
    let resumed = story.first_reply(&office());
    assert_eq!(due(&resumed), Some(at("2026-02-02T10:10:00Z")));
}

#[test]
fn a_reply_during_a_pause_is_measured_by_what_was_left() {
    let story = Story::begins().status(10, Status::OnHold).reply(500);
    let clock = story.first_reply(&always());
    assert_eq!(clock.stage(minute(501)), Stage::Met);
    assert_eq!(due(&clock), Some(minute(550)));
}

#[test]
fn what_was_overdue_before_the_pause_stays_overdue() {
    let story = Story::begins().status(90, Status::OnHold);
    let clock = story.first_reply(&always());
    assert_eq!(due(&clock), Some(minute(60)));
    assert_eq!(clock.stage(minute(100)), Stage::Overdue);
    assert!(matches!(clock.view(), ClockView::Running { due, .. } if due == minute(60)));
    let clock = story.reply(200).first_reply(&always());
    assert_eq!(due(&clock), Some(minute(60)));
    assert_eq!(clock.stage(minute(300)), Stage::Late);
}

#[test]
fn the_statuses_that_pause_are_settable() {
    let mut policy = policy();
    policy.pauses = vec![Status::Pending];
    let story = Story::begins().status(10, Status::OnHold);
    assert_eq!(due(&story.first_reply(&rules(policy))), Some(minute(60)));
}

#[test]
fn a_post_out_of_hours_waits_from_opening_in_business_time() {
    // Saturday 10:30.
    let saturday = 18 * 60;
    let story = Story::default().post(saturday);
    let clock = story.first_reply(&office());
    assert_eq!(due(&clock), Some(at("2026-02-02T10:00:00Z")));
    let now = at("2026-02-02T09:20:00Z");
    assert_eq!(clock.waited(&office(), now), Duration::minutes(20));
    // As the customer felt it: 46 hours and 50 minutes.
    assert_eq!(now - clock.since, Duration::minutes(46 * 60 + 50));
}

#[test]
fn wall_targets_count_all_time_by_the_same_calendar() {
    let mut policy = policy();
    policy.normal.first_reply = Some(Target::wall(60));
    let rules = Rules::new(policy.clone(), office_hours(), policy);
    assert_eq!(due(&Story::begins().first_reply(&rules)), Some(minute(60)));
}

#[test]
fn a_note_a_claim_or_an_inserted_template_satisfies_no_clock() {
    let story = Story::begins()
        .does(1, Deed::Claim)
        .does(
            2,
            Deed::Note {
                text: Digest("note".into()),
            },
        )
        .does(
            3,
            Deed::Insert {
                template: "sorry".into(),
                acknowledgement: false,
                post: PostId::new(1),
            },
        );
    for name in [ClockName::Acknowledged, ClockName::FirstReply] {
        let clock = story.clock(name, &always());
        assert!(
            matches!(clock.state, ClockState::Running { .. }),
            "{name:?}"
        );
    }
}

#[test]
fn a_reply_made_elsewhere_and_seen_hours_later_stops_the_clock_when_it_was_made() {
    let story = Story::begins().reply_seen(20, 300);
    assert_eq!(stopped(&story.first_reply(&always())), Some(minute(20)));
}

#[test]
fn a_post_seen_late_waits_from_when_it_was_made_without_a_pause() {
    let story = Story::begins().reply(5).post_seen(20, 200);
    let next = story.clock(ClockName::NextReply, &always());
    assert_eq!((next.since, due(&next)), (minute(20), Some(minute(80))));
    assert_eq!(next.stage(minute(200)), Stage::Overdue);
}

#[test]
fn a_browser_closed_for_three_hours_shows_overdue_at_once_and_tells_once() {
    let clock = Story::begins().first_reply(&always());
    assert_eq!(clock.view().news(Some(minute(10)), minute(40)), None);
    assert_eq!(
        clock.view().news(Some(minute(40)), minute(45)),
        Some(Stage::AtRisk)
    );
    assert_eq!(clock.view().news(Some(minute(45)), minute(59)), None);
    assert_eq!(
        clock.view().news(Some(minute(10)), minute(190)),
        Some(Stage::Overdue)
    );
    assert_eq!(clock.view().news(Some(minute(190)), minute(191)), None);
    assert_eq!(
        clock.view().news(Some(minute(-5)), minute(61)),
        Some(Stage::Overdue)
    );
}

#[test]
fn what_is_given_up_has_ended() {
    for status in [Status::NoAction, Status::Spam] {
        let story = Story::begins().status(10, status);
        let ticket = story.ticket();
        let rules = always();
        assert!(clocks(&ticket, &rules).all(|clock| clock.state == ClockState::Ended));
    }
    // Solved without a word, then asked again: the time in between was owed to nobody.
    let story = Story::begins().status(10, Status::Solved).post(500);
    assert_eq!(due(&story.first_reply(&always())), Some(minute(550)));
}

#[test]
fn the_watch_list_has_no_clocks() {
    let mut story = Story::begins();
    let Event::Sighting(mut seen) = story.log.clone().into_events().remove(0) else {
        return;
    };
    if let Reading::Post { classes, .. } = &mut seen.reading {
        *classes = vec![MatchClass::Name];
    }
    story.log = Log::default();
    story.log.insert(Event::Sighting(seen));
    assert_eq!(clocks(&story.ticket(), &always()).count(), 0);
    let taken_up = story.does(5, Deed::Claim);
    assert!(clocks(&taken_up.ticket(), &always()).count() > 0);
}

#[test]
fn the_warning_is_settable_and_the_least_share_counts() {
    let mut policy = policy();
    policy.warn_at = vec![90, 50];
    let clock = Story::begins().first_reply(&rules(policy));
    assert_eq!(clock.stage(minute(29)), Stage::OnTrack);
    assert_eq!(clock.stage(minute(30)), Stage::AtRisk);
}
