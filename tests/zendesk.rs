//! Policies from Zendesk: what is carried over, and what is said of the rest.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "an import that fails is a failure")]

use std::path::Path;

use careline::desk::event::AgentId;
use careline::desk::policy::{Policies, PolicySettings, Target, Targets};
use careline::desk::settings::Settings;
use careline::desk::status::Status;
use careline::desk::zendesk::{Imported, import};
use serde_json::{Value, json};

fn settings() -> Settings {
    Settings::fresh(AgentId("ana".into()))
}

fn imported(policies: &Value) -> Imported {
    let export = json!({ "sla_policies": policies }).to_string();
    import(&export, &settings()).unwrap()
}

fn report(imported: &Imported) -> Vec<String> {
    imported.report.iter().map(ToString::to_string).collect()
}

#[test]
fn a_published_example_is_carried_over_with_a_report_of_the_rest() {
    let Some(shared) = std::env::var_os("CARELINE_SHARED") else {
        println!("skipped: 3 policies (CARELINE_SHARED is not set)");
        return;
    };
    let file = Path::new(&shared).join("data/zendesk/sla_policies.json");
    let imported = import(&std::fs::read_to_string(file).unwrap(), &settings()).unwrap();
    let [policy] = imported.policies.as_slice() else {
        unreachable!("three equal ones are one: {:?}", imported.policies)
    };
    assert_eq!(policy.name, "Incidents");
    let wait = |minutes| Some(Target::wall(minutes));
    let targets = |first_reply, resolution| Targets {
        first_reply,
        resolution,
        ..Targets::default()
    };
    assert_eq!(policy.urgent, targets(wait(10), wait(120)));
    assert_eq!(policy.high, targets(None, wait(140)));
    assert_eq!(policy.normal, targets(wait(30), wait(160)));
    assert_eq!(policy.low, targets(None, wait(180)));
    assert_eq!(policy.pauses, [Status::Pending]);
    assert_eq!(policy.applies.tiers, ["incidents"]);
    assert_eq!(
        report(&imported),
        [
            "Incidents: its description “For urgent incidents, we will respond to tickets in 10 minutes”. Left out.",
            "Incidents: the condition “type is \"incident\"”. It holds for tickets with the tag incidents instead.",
            "Incidents: requester_wait_time. It is the target of resolution; all clocks of this policy pause while it is pending.",
            "Incidents: no target of a first reply for high, low. The desk's own target holds.",
            "Incidents: it is listed twice with the same filter and targets. Carried over once.",
            "Incidents: it is listed twice with the same filter and targets. Carried over once.",
        ]
    );
    let set = PolicySettings {
        policies: imported.policies,
        calendars: Vec::new(),
    };
    let settings = Settings {
        policies: set.text(),
        ..settings()
    };
    assert!(Policies::new(&settings).is_ok());
}

#[test]
fn tags_are_tiers_and_the_order_is_zendesk_s() {
    let metric = |priority, minutes| json!({"priority": priority, "metric": "first_reply_time", "target": minutes, "business_hours": true});
    let all = ["urgent", "high", "normal", "low"].map(|priority| metric(priority, 5));
    let imported = imported(&json!([
        {"title": "All", "position": 2, "policy_metrics": all},
        {"title": "Gold", "position": 1, "policy_metrics": all,
         "filter": {"all": [{"field": "current_tags", "operator": "includes", "value": "Gold vip"}], "any": []}},
        {"title": "All", "position": 3, "policy_metrics": [metric("low", 9)]},
    ]));
    let names: Vec<&str> = imported
        .policies
        .iter()
        .map(|policy| policy.name.as_str())
        .collect();
    assert_eq!(names, ["Gold", "All", "All (2)"]);
    assert_eq!(imported.policies[0].applies.tiers, ["gold", "vip"]);
    assert!(imported.policies[1].applies.tiers.is_empty());
    assert_eq!(
        imported.policies[0].low.first_reply,
        Some(Target::business(5))
    );
    let said = report(&imported);
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(said[0].contains("choose a calendar"), "{said:?}");
}

#[test]
fn a_filter_that_asks_for_more_than_tags_does_not_become_a_wider_one() {
    let imported = imported(&json!([{"title": "Gold, by mail", "filter": {"all": [
        {"field": "current_tags", "operator": "includes", "value": "gold"},
        {"field": "via_id", "operator": "is", "value": 4},
    ]}}]));
    assert_eq!(imported.policies[0].applies.tiers, ["gold-by-mail"]);
}

#[test]
fn what_has_no_counterpart_is_reported() {
    let imported = imported(&json!([{"title": "P", "policy_metrics": [
        {"priority": "low", "metric": "periodic_update_time", "target": 5},
        {"priority": "high", "metric": "agent_work_time", "target_in_seconds": 61},
        {"priority": "high", "metric": "total_resolution_time", "target": 9},
        {"priority": "later", "metric": "first_reply_time", "target": 9},
        {"priority": "low", "metric": "first_reply_time", "target": null},
    ]}]));
    let [policy] = imported.policies.as_slice() else {
        unreachable!("{:?}", imported.policies)
    };
    assert_eq!(policy.high.resolution, Some(Target::wall(2)));
    assert_eq!(policy.low, Targets::default());
    let said = report(&imported).join("\n");
    for part in [
        "periodic_update_time for low. Left out",
        "Rounded up to minutes",
        "pause while it is pending or on hold",
        "total_resolution_time for high. Left out",
        "“later”. Left out",
        "first_reply_time for low without a time. Left out",
    ] {
        assert!(said.contains(part), "{part}:\n{said}");
    }
}

#[test]
fn what_is_no_list_of_policies_is_refused() {
    for text in ["", "[]", "{}", r#"{"sla_policies": [{"id": 1}]}"#] {
        let error = import(text, &settings()).unwrap_err().to_string();
        assert!(error.contains("sla_policies"), "{error}");
    }
}
