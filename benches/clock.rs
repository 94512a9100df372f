//! How long it takes to tell how tickets' clocks stand, by business hours with a break.

#![expect(
    clippy::expect_used,
    reason = "a bench whose data is malformed can only stop"
)]

use std::hint::black_box;

use careline::desk::brand::BrandId;
use careline::desk::calendar::Calendar;
use careline::desk::clock::clocks;
use careline::desk::event::{
    Action, AgentId, Deed, DeviceId, Digest, Event, Reading, Sighting, Stamp, TicketId,
};
use careline::desk::log::Log;
use careline::desk::mention::MatchClass;
use careline::desk::policy::{Policy, Rules, Target};
use careline::desk::post::PostId;
use careline::desk::settings::Settings;
use careline::desk::status::{Priority, Status};
use careline::desk::ticket::{Ticket, fold};
use careline::desk::time::{Duration, Millis};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde_json::json;

/// How many tickets one round goes through.
const TICKETS: u64 = 100_000;

/// 2 March 2026, 07:00 UTC.
const START: Millis = Millis(1_772_434_800_000);

/// Targets for all five clocks, Monday to Friday in Madrid, with a break at noon.
fn rules() -> Rules {
    let mut policy = Policy::standard(&Settings::fresh(AgentId("a".into())));
    for priority in Priority::ALL {
        let targets = policy.targets_mut(priority);
        targets.acknowledged = Some(Target::business(15));
        targets.first_resolution = Some(Target::business(24 * 60));
        targets.resolution = Some(Target::business(3 * 24 * 60));
    }
    let day = json!([["09:00", "13:00"], ["14:30", "18:00"]]);
    let hours = json!({
        "timezone": "Europe/Madrid",
        "hours": {"mon": day, "tue": day, "wed": day, "thu": day, "fri": day},
        "holidays": ["2026-01-06", "2026-04-03", "2026-05-01"],
    });
    let hours = serde_json::from_value(hours).expect("the hours are written in their shape");
    let calendar = Calendar::new(&hours).expect("the calendar is possible");
    Rules::new(policy.clone(), calendar, policy)
}

/// Tickets a minute apart: every second was answered, every third waits for a next reply, every fifth
/// is on hold.
fn tickets() -> Vec<Ticket> {
    (0..TICKETS).filter_map(ticket).collect()
}

fn ticket(number: u64) -> Option<Ticket> {
    let id = TicketId {
        brand: BrandId::from_name("Acme"),
        post: PostId::new(number * 4 + 1),
    };
    let start = START + Duration::minutes(i64::try_from(number).unwrap_or_default());
    let mut log = Log::default();
    let mut see = |post: u64, minutes: i64, is_reply: bool| {
        let posted_at = start + Duration::minutes(minutes);
        let reading = if is_reply {
            Reading::Reply {
                follows: None,
                to: vec![Digest("ravi".into())],
                posted_at,
                by: "acme".parse().expect("it is a handle"),
                text: Digest("r".into()),
                signed: None,
            }
        } else {
            Reading::Post {
                ticket: id.clone(),
                posted_at,
                author: Digest("ravi".into()),
                length: 1,
                text: Digest("p".into()),
                classes: vec![MatchClass::Tagged],
                follows: None,
                addresses: None,
                handles: Vec::new(),
                verdict: None,
                language: None,
            }
        };
        log.insert(Event::Sighting(Sighting {
            post: PostId::new(number * 4 + post),
            brand: id.brand.clone(),
            version: 1,
            first_seen: posted_at,
            reading,
        }));
    };
    see(1, 0, false);
    if number.is_multiple_of(2) {
        see(2, 40, true);
    }
    if number.is_multiple_of(3) {
        see(3, 300, false);
    }
    if number.is_multiple_of(5) {
        log.insert(Event::Action(Action {
            id: Stamp {
                ms: start + Duration::minutes(330),
                counter: 0,
                device: DeviceId("d".into()),
            },
            version: 1,
            previous: None,
            agent: AgentId("a".into()),
            ticket: id,
            deed: Deed::SetStatus { to: Status::OnHold },
        }));
    }
    fold(&log).into_values().next()
}

fn clock(criterion: &mut Criterion) {
    let (tickets, rules) = (tickets(), rules());
    let now = START + Duration::days(70);
    let stages = |ticket: &Ticket| {
        for clock in clocks(black_box(ticket), &rules) {
            black_box(clock.stage(now));
        }
    };
    let mut group = criterion.benchmark_group("clock");
    group.bench_function("all clocks of one ticket", |bench| {
        bench.iter(|| stages(&tickets[6]));
    });
    group.throughput(Throughput::Elements(TICKETS));
    group.sample_size(20);
    group.bench_function("all clocks of 100,000 tickets", |bench| {
        bench.iter(|| tickets.iter().for_each(stages));
    });
    group.finish();
}

criterion_group!(benches, clock);
criterion_main!(benches);
