//! Which policy holds for which ticket, and how policies are kept.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its story breaks off")]

use std::collections::{BTreeMap, BTreeSet};

use careline::desk::brand::BrandId;
use careline::desk::compact;
use careline::desk::digest::Salt;
use careline::desk::event::{AgentId, DeviceId};
use careline::desk::persist::Needs;
use careline::desk::policy::{
    Applies, NamedCalendar, Policies, Policy, PolicyError, PolicySettings, Target,
};
use careline::desk::post::{Handle, SeenPost};
use careline::desk::request::{Reply, Request};
use careline::desk::settings::Settings;
use careline::desk::state::{Desk, Identity};
use careline::desk::status::Priority;
use careline::desk::time::{Duration, Millis};
use careline::desk::view::{ClockName, ClockView};
use serde_json::json;

/// Gold customers of Acme's care handle: 10 minutes; Acme: 20; the others by the desk's default.
fn tiers() -> PolicySettings {
    let named = |name: &str, minutes, applies| {
        let mut policy = Policy::standard(&Settings::fresh(AgentId("ana".into())));
        policy.name = name.to_owned();
        policy.applies = applies;
        policy.normal.first_reply = Some(Target::business(minutes));
        policy.low.first_reply = None;
        policy
    };
    let brands = vec![BrandId::from_name("Acme")];
    let mut gold = named(
        "gold",
        10,
        Applies {
            brands: brands.clone(),
            handles: vec!["AcmeHelp".parse().unwrap()],
            tiers: vec!["gold".into()],
        },
    );
    gold.calendar = Some("office".into());
    let acme = named(
        "acme",
        20,
        Applies {
            brands,
            ..Applies::default()
        },
    );
    let hours = json!({"timezone": "UTC", "hours": {"mon": [["09:00", "17:00"]]}});
    PolicySettings {
        policies: vec![gold, acme],
        calendars: vec![NamedCalendar {
            name: "office".into(),
            hours: serde_json::from_value(hours).unwrap(),
        }],
    }
}

fn with(policies: &PolicySettings) -> Settings {
    Settings {
        policies: policies.text(),
        ..Settings::fresh(AgentId("ana".into()))
    }
}

#[test]
fn the_target_follows_brand_handle_tier_and_priority() {
    let policies = Policies::new(&with(&tiers())).unwrap();
    let acme = BrandId::from_name("Acme");
    let other = BrandId::from_name("Other");
    let care: BTreeSet<Handle> = ["acmehelp".parse().unwrap()].into();
    let gold = ["gold".to_owned()].into();
    let none = BTreeSet::new();
    let target = |brand, handles: &BTreeSet<Handle>, tags, priority| {
        let rules = policies.rules(brand, &|handle| handles.contains(handle), tags);
        rules
            .target(ClockName::FirstReply, priority)
            .map(|target| target.minutes)
    };
    let normal = Priority::Normal;
    assert_eq!(target(&acme, &care, &gold, normal), Some(10));
    assert_eq!(target(&acme, &care, &none, normal), Some(20));
    let handles = BTreeSet::new();
    assert_eq!(target(&acme, &handles, &gold, normal), Some(20));
    assert_eq!(target(&other, &care, &gold, normal), Some(60));
    // Neither policy says anything of low ones.
    assert_eq!(target(&acme, &care, &gold, Priority::Low), Some(240));
}

#[test]
fn policies_that_can_not_be_used_say_what_to_change() {
    let change = |change: fn(&mut PolicySettings)| {
        let mut policies = tiers();
        change(&mut policies);
        Policies::new(&with(&policies)).unwrap_err()
    };
    assert!(matches!(
        change(|set| set.calendars.clear()),
        PolicyError::NoCalendar { .. }
    ));
    assert!(matches!(
        change(|set| set.calendars[0].hours.timezone = "Acme/Office".into()),
        PolicyError::Calendar { .. }
    ));
    assert!(matches!(
        change(|set| set.calendars[0].hours.hours.as_mut().unwrap().mon.clear()),
        PolicyError::Calendar { .. }
    ));
    assert!(matches!(
        change(|set| set.policies[1].name = "gold".into()),
        PolicyError::Twice(_)
    ));
    assert!(matches!(
        change(|set| set.policies[0].normal.next_reply = Some(Target::business(0))),
        PolicyError::Target(_)
    ));
    assert!(matches!(
        change(|set| set.policies[0].warn_at = vec![101]),
        PolicyError::Warning(_)
    ));
}

#[test]
fn settings_stored_without_policies_are_read_and_those_with_come_back_as_they_were() {
    let settings = with(&tiers());
    let mut stored = serde_json::to_value(&settings).unwrap();
    assert!(stored["policies"]["policies"].is_array());
    let read: Settings = serde_json::from_str(&stored.to_string()).unwrap();
    assert_eq!(PolicySettings::read(&read.policies).unwrap(), tiers());
    stored.as_object_mut().unwrap().remove("policies");
    let read: Settings = serde_json::from_str(&stored.to_string()).unwrap();
    assert_eq!(read, Settings::fresh(AgentId("ana".into())));
    let compact = compact::write(&settings).unwrap();
    assert_eq!(compact::read::<Settings>(&compact).unwrap(), settings);
}

#[test]
fn a_desk_shows_what_its_policies_and_calendars_say_and_refuses_those_that_can_not_be_used() {
    // Friday, 27 November 2026, 16:30 UTC.
    let friday = Millis::from_rfc3339("2026-11-27T16:30:00Z").unwrap();
    let identity = Identity {
        device: DeviceId("d".into()),
        salt: Salt("salt".into()),
    };
    let mut desk = Desk::begin(&BTreeMap::new(), identity, friday);
    while desk.opening_needs() != Needs::Nothing {
        desk.go_on_opening(&BTreeMap::new(), friday);
    }
    let ask = |desk: &mut Desk, request: Request| {
        desk.load(desk.shards_for(&request), &BTreeMap::new(), friday);
        desk.serve(request, friday).reply
    };
    let save = |desk: &mut Desk, policies: &PolicySettings| {
        let brand = json!({"name": "Acme", "handles": ["acme"], "care_handles": ["acmehelp"]});
        let mut settings = with(policies);
        settings.agent.name = "Ana".into();
        settings.agent.initials = "A".into();
        settings.brands = vec![serde_json::from_value(brand).unwrap()];
        let settings = Box::new(settings);
        ask(desk, Request::SaveSettings { settings })
    };
    let mut policies = tiers();
    policies.policies[0].applies.tiers.clear();
    for priority in Priority::ALL {
        policies.policies[0].targets_mut(priority).first_reply = Some(Target::business(60));
    }
    policies.calendars[0].hours.timezone = "Nowhere".into();
    let refused = save(&mut desk, &policies);
    assert!(
        matches!(&refused, Reply::Refused { why } if why.contains("Nowhere")),
        "{refused:?}"
    );
    policies.calendars[0].hours.timezone = "UTC".into();
    let saved = save(&mut desk, &policies);
    assert!(matches!(saved, Reply::Settings { .. }), "{saved:?}");
    let mut due = |text: &str, millisecond: u64| {
        let id = ((friday.0 - 1_288_834_974_657) as u64 + millisecond) << 22;
        let post: SeenPost = serde_json::from_value(json!({"post": {
            "id": id.to_string(), "author": format!("ravi{millisecond}"), "name": "Ravi",
            "lang": "en", "text": text, "created_at": friday.to_string(),
        }}))
        .unwrap();
        match ask(&mut desk, Request::Seen { posts: vec![post] }) {
            Reply::Tickets { tickets, .. } => match tickets[0].clock {
                ClockView::Running { due, .. } => Some(due),
                _ => None,
            },
            _ => None,
        }
    };
    // The calendar of the policy for the care handle is open on Mondays alone, from nine.
    let monday = Millis::from_rfc3339("2026-11-30T10:00:00Z").unwrap();
    assert_eq!(due("@acmehelp where is my parcel?", 0), Some(monday));
    let other = due("@acme where is my parcel?", 1).unwrap();
    assert!(other < friday + Duration::hours(4), "{other}");
}
