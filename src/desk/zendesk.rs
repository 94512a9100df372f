//! Policies from Zendesk: what its "SLA policies" export holds, as far as this desk knows the same,
//! and a report of the rest.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::policy::{Applies, Policy, Target};
use super::settings::Settings;
use super::status::{Priority, Status};
use super::tag::TAG_LENGTH;

/// Why nothing could be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is no list of Zendesk's SLA policies: export them as JSON with `sla_policies` ({0})")]
pub struct NotPolicies(String);

/// What was imported, and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The policies, in the order in which Zendesk tries them.
    pub policies: Vec<Policy>,
    /// What could not be carried over, or means something else here.
    pub report: Vec<Difference>,
}

/// One thing of a policy that could not be carried over as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The policy's title.
    pub policy: String,
    /// What it was.
    pub what: String,
    /// What became of it, as a sentence.
    pub became: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}. {}", self.policy, self.what, self.became)
    }
}

/// Reads Zendesk's policies (`GET /api/v2/slas/policies`). Where a policy has no target, or a part
/// of it has no counterpart, the desk's own settings hold.
///
/// # Errors
/// When the text is not in Zendesk's shape.
pub fn import(json: &str, settings: &Settings) -> Result<Imported, NotPolicies> {
    let export: Export =
        serde_json::from_str(json).map_err(|error| NotPolicies(error.to_string()))?;
    let mut listed = export.sla_policies;
    listed.sort_by_key(|policy| policy.position);
    let mut imported = Imported {
        policies: Vec::new(),
        report: Vec::new(),
    };
    let mut known: Vec<&Listed> = Vec::new();
    for policy in &listed {
        if known.iter().any(|other| other.says_the_same(policy)) {
            imported.report.push(Difference {
                policy: policy.title.clone(),
                what: "it is listed twice with the same filter and targets".to_owned(),
                became: "Carried over once.".to_owned(),
            });
            continue;
        }
        known.push(policy);
        let mut import = Import {
            title: &policy.title,
            policy: Policy {
                name: own_name(&policy.title, &imported.policies),
                ..empty(settings)
            },
            report: &mut imported.report,
        };
        import.description(policy.description.as_deref().unwrap_or_default());
        import.filter(&policy.filter);
        import.metrics(&policy.policy_metrics);
        let policy = import.policy;
        imported.policies.push(policy);
    }
    Ok(imported)
}

#[derive(Deserialize)]
struct Export {
    sla_policies: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    title: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    position: Option<i64>,
    #[serde(default)]
    filter: Filter,
    #[serde(default)]
    policy_metrics: Vec<Metric>,
}

impl Listed {
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.title, &self.filter, &self.policy_metrics)
            == (&other.title, &other.filter, &other.policy_metrics)
    }
}

#[derive(Default, PartialEq, Deserialize)]
#[serde(default)]
struct Filter {
    all: Vec<Condition>,
    any: Vec<Condition>,
}

#[derive(PartialEq, Deserialize)]
struct Condition {
    field: String,
    #[serde(default)]
    operator: String,
    #[serde(default)]
    value: Value,
}

#[derive(PartialEq, Deserialize)]
struct Metric {
    priority: String,
    metric: String,
    #[serde(default)]
    target: Option<u32>,
    #[serde(default)]
    target_in_seconds: Option<u32>,
    #[serde(default)]
    business_hours: bool,
}

/// A policy that names no target yet.
fn empty(settings: &Settings) -> Policy {
    let standard = Policy::standard(settings);
    Policy {
        urgent: Default::default(),
        high: Default::default(),
        normal: Default::default(),
        low: Default::default(),
        ..standard
    }
}

/// The title, with a number where it is taken.
fn own_name(title: &str, taken: &[Policy]) -> String {
    let is_free = |name: &str| taken.iter().all(|policy| policy.name != name);
    let numbered = (2..).map(|number: u32| format!("{title} ({number})"));
    let mut names = std::iter::once(title.to_owned()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_default()
}

/// One policy as it is carried over.
struct Import<'a> {
    title: &'a str,
    policy: Policy,
    report: &'a mut Vec<Difference>,
}

impl Import<'_> {
    fn differs(&mut self, what: impl Into<String>, became: impl Into<String>) {
        self.report.push(Difference {
            policy: self.title.to_owned(),
            what: what.into(),
            became: became.into(),
        });
    }

    fn description(&mut self, text: &str) {
        if !text.is_empty() {
            self.differs(format!("its description “{text}”"), "Left out.");
        }
    }

    /// A condition on tags names customers' tiers. Whatever else a filter asks for is asked for by
    /// a tag of the policy's own name: else the policy would hold for tickets it is not meant for.
    fn filter(&mut self, filter: &Filter) {
        let mut tiers = BTreeSet::new();
        let mut is_lost = false;
        let only = filter.all.len() + usize::from(!filter.any.is_empty()) <= 1;
        for condition in filter.all.iter().chain(&filter.any) {
            let tags = tags_of(condition).filter(|_| only);
            if let Some(tags) = tags {
                tiers.extend(tags);
            } else {
                is_lost = true;
                let Condition {
                    field,
                    operator,
                    value,
                } = condition;
                let what = format!("the condition “{field} {operator} {value}”");
                let tag = tag_of(self.title);
                self.differs(
                    what,
                    format!("It holds for tickets with the tag {tag} instead."),
                );
            }
        }
        if is_lost {
            tiers = [tag_of(self.title)].into();
        }
        self.policy.applies = Applies {
            tiers: tiers.into_iter().collect(),
            ..Applies::default()
        };
    }

    fn metrics(&mut self, metrics: &[Metric]) {
        let mut resolution: Option<&str> = None;
        let mut by_schedule = false;
        for metric in metrics {
            let Some(priority) = priority(&metric.priority) else {
                let what = format!("a target for the priority “{}”", metric.priority);
                self.differs(what, "Left out: there is no such priority here.");
                continue;
            };
            let Some(target) = self.target(metric) else {
                continue;
            };
            let name = metric.metric.as_str();
            match name {
                "first_reply_time" => {
                    self.policy.targets_mut(priority).first_reply = Some(target);
                }
                "next_reply_time" => self.policy.targets_mut(priority).next_reply = Some(target),
                "requester_wait_time" | "agent_work_time" | "total_resolution_time" => {
                    if resolution.is_some_and(|other| other != name) {
                        let what = format!("the target of {name} for {}", priority.word());
                        self.differs(what, "Left out: a policy has one target of resolution.");
                        continue;
                    }
                    if resolution.replace(name).is_none() {
                        self.resolution(name);
                    }
                    self.policy.targets_mut(priority).resolution = Some(target);
                }
                other => {
                    let what = format!("the target of {other} for {}", priority.word());
                    self.differs(what, "Left out: there is no such clock here.");
                    continue;
                }
            }
            by_schedule |= metric.business_hours;
        }
        if by_schedule {
            self.differs(
                "its business hours",
                "Always open: Zendesk's export names no schedule; choose a calendar.",
            );
        }
        self.missing();
    }

    /// Zendesk's three measures of a ticket's whole time differ in what pauses them.
    fn resolution(&mut self, metric: &str) {
        let (pauses, words) = match metric {
            "requester_wait_time" => (vec![Status::Pending], "while it is pending"),
            "agent_work_time" => (
                vec![Status::Pending, Status::OnHold],
                "while it is pending or on hold",
            ),
            _ => (Vec::new(), "never"),
        };
        self.policy.pauses = pauses;
        self.differs(
            metric.to_owned(),
            format!("It is the target of resolution; all clocks of this policy pause {words}."),
        );
    }

    fn target(&mut self, metric: &Metric) -> Option<Target> {
        let minutes = match (metric.target, metric.target_in_seconds) {
            (_, Some(seconds)) => {
                if !seconds.is_multiple_of(60) {
                    let what = format!("the seconds of {} for {}", metric.metric, metric.priority);
                    self.differs(what, "Rounded up to minutes.");
                }
                seconds.div_ceil(60)
            }
            (Some(minutes), None) => minutes,
            (None, None) => 0,
        };
        if minutes == 0 {
            let what = format!("{} for {} without a time", metric.metric, metric.priority);
            self.differs(what, "Left out.");
            return None;
        }
        Some(Target {
            minutes,
            business: metric.business_hours,
        })
    }

    fn missing(&mut self) {
        let lacks = |priority: &Priority| self.policy.targets(*priority).first_reply.is_none();
        let without: Vec<&str> = Priority::ALL
            .iter()
            .filter(|priority| lacks(priority))
            .map(|priority| priority.word())
            .collect();
        if !without.is_empty() {
            self.differs(
                format!("no target of a first reply for {}", without.join(", ")),
                "The desk's own target holds.",
            );
        }
    }
}

/// The tags of a condition that asks for at least one of them.
fn tags_of(condition: &Condition) -> Option<Vec<String>> {
    let asks = matches!(condition.field.as_str(), "current_tags" | "tags")
        && condition.operator == "includes";
    let text = match &condition.value {
        Value::String(text) if asks => text.clone(),
        Value::Array(tags) if asks => {
            let tags: Option<Vec<&str>> = tags.iter().map(Value::as_str).collect();
            tags?.join(" ")
        }
        _ => return None,
    };
    let tags: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    (!tags.is_empty()).then_some(tags)
}

fn tag_of(title: &str) -> String {
    let words = title.split(|character: char| !character.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let tag: String = words.join("-").chars().take(TAG_LENGTH).collect();
    if tag.is_empty() {
        "zendesk".to_owned()
    } else {
        tag
    }
}

fn priority(word: &str) -> Option<Priority> {
    Priority::ALL
        .into_iter()
        .find(|priority| priority.word() == word)
}
