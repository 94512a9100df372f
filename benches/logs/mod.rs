//! Logs to time reports on: 100,000 tickets with ten events each, the same in every run.

use careline::desk::brand::{Brand, BrandId};
use careline::desk::digest::Salt;
use careline::desk::event::{
    Action, AgentId, Deed, DeviceId, Digest, Event, Reading, Sighting, Stamp, TicketId,
};
use careline::desk::log::Log;
use careline::desk::mention::MatchClass;
use careline::desk::post::{Handle, PostId};
use careline::desk::settings::Settings;
use careline::desk::status::{Priority, Status};
use careline::desk::time::{Duration, Millis};
use careline::desk::triage::PostType;
use careline::desk::verdict::{Owes, Verdict};

/// How many shards they lie in, as on a desk.
pub const SHARDS: u64 = 1_024;

/// How many tickets there are.
pub const TICKETS: u64 = 100_000;

const START: Millis = Millis(1_772_409_600_000);

fn acme() -> BrandId {
    BrandId::from_name("Acme")
}

fn handle(name: &str) -> Option<Handle> {
    name.parse().ok()
}

/// A desk for their brand.
pub fn settings() -> Settings {
    let brand = Brand {
        name: "Acme".to_owned(),
        handles: handle("acme").into_iter().collect(),
        care_handles: handle("acmehelp").into_iter().collect(),
        ..Brand::default()
    };
    Settings {
        brands: vec![brand],
        ..Settings::fresh(AgentId("a".into()))
    }
}

/// A number that looks random, for a ticket and a purpose.
fn some(ticket: u64, of: u64, below: u64) -> u64 {
    let mixed = (ticket * 8 + of + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) % below
}

/// The ten events of a ticket: three posts, four replies, three actions; of some one reply less.
fn ticket(log: &mut Log, number: u64, person: &Digest) {
    let first = PostId::new(number * 16 + 1);
    let id = TicketId {
        brand: acme(),
        post: first,
    };
    let start = START + Duration::minutes(i64::try_from(number * 3).unwrap_or_default());
    let wait = |of| Duration::minutes(i64::try_from(some(number, of, 300)).unwrap_or_default());
    let to = if some(number, 1, 3) == 0 {
        "acmehelp"
    } else {
        "acme"
    };
    for place in 0..3 {
        let posted_at = start + Duration::hours(i64::try_from(place * 10).unwrap_or_default());
        let post_type = if place == 2 {
            PostType::Praise
        } else {
            PostType::Complaint
        };
        log.insert(Event::Sighting(Sighting {
            post: PostId::new(number * 16 + 1 + place),
            brand: acme(),
            version: 1,
            first_seen: posted_at,
            reading: Reading::Post {
                ticket: id.clone(),
                posted_at,
                author: person.clone(),
                length: 80,
                text: Digest(format!("{number}/{place}")),
                classes: vec![MatchClass::Tagged],
                follows: None,
                addresses: Some(true),
                handles: handle(to).into_iter().collect(),
                verdict: Some(Verdict {
                    owes: if place == 2 { Owes::No } else { Owes::Yes },
                    permille: 900,
                    post_type,
                    priority: Priority::Normal,
                    reasons: Vec::new(),
                }),
                language: Some(["en", "es", "ja", "de"][some(number, 2, 4) as usize].to_owned()),
            },
        }));
    }
    for place in 0..4 {
        let hours = Duration::hours(i64::try_from(place * 6).unwrap_or_default());
        let posted_at = start + hours + wait(3 + place);
        log.insert(Event::Sighting(Sighting {
            post: PostId::new(number * 16 + 8 + place),
            brand: acme(),
            version: 1,
            first_seen: posted_at,
            reading: Reading::Reply {
                follows: Some(first),
                to: vec![person.clone()],
                posted_at,
                by: match handle("acmehelp") {
                    Some(handle) => handle,
                    None => continue,
                },
                text: Digest(format!("{number}/r{place}")),
                signed: Some(["AB", "CD", "EF"][some(number, 7, 3) as usize].to_owned()),
            },
        }));
    }
    let deeds = [
        Deed::Claim,
        Deed::Insert {
            template: "t".into(),
            acknowledgement: false,
            post: first,
        },
        Deed::SetStatus { to: Status::Solved },
    ];
    for (place, deed) in (0..).zip(deeds) {
        log.insert(Event::Action(Action {
            id: Stamp {
                ms: start + Duration::minutes(2 + 600 * place),
                counter: u32::try_from(number % 1_000).unwrap_or_default(),
                device: DeviceId("d".into()),
            },
            version: 1,
            previous: None,
            agent: AgentId("a".into()),
            ticket: id.clone(),
            deed,
        }));
    }
}

/// The logs, shard by shard, as a desk holds them.
pub fn logs() -> Vec<Log> {
    let salt = Salt("salt".to_owned());
    let mut logs = vec![Log::default(); SHARDS as usize];
    for number in 0..TICKETS {
        let person = salt.text(&number.to_string());
        ticket(&mut logs[(number % SHARDS) as usize], number, &person);
    }
    logs
}
