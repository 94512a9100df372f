//! What a desk is set to.

use serde::{Deserialize, Serialize};

use super::brand::{Brand, BrandId};
use super::event::AgentId;
use super::policy_text::PolicyText;
use super::post::{Handle, PostId};
use super::report::settings::ReportSettings;
use super::selectors::LoadedTables;
use super::status::Priority;
use super::ticket_settings::TicketSettings;
use super::workplace::Workplace;

/// The version of the settings' shape that this code writes.
pub const SETTINGS_VERSION: u16 = 1;

/// Everything an agent can set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// The version of this shape.
    pub version: u16,
    /// Who answers from this browser profile.
    pub agent: Agent,
    /// The brands that are answered for.
    pub brands: Vec<Brand>,
    /// How soon a first reply is due.
    pub targets: Targets,
    /// The policies and calendars that hold before these targets.
    #[serde(default)]
    pub policies: PolicyText,
    /// The first minutes after a post, in which an answer is worth most.
    pub golden_minutes: u32,
    /// From which share of the target a ticket is at risk, in percent.
    pub at_risk_percent: u32,
    /// The reply templates, in the order shown.
    pub templates: Vec<Template>,
    /// How long post text is kept, in days.
    pub retention_days: u32,
    /// For how long a customer's posts join their ticket, in days.
    pub thread_days: u32,
    /// For how long a solved ticket is opened again by its customer's next post, in hours.
    pub reopen_hours: u32,
    /// Whether the latest posts that concerned no brand are kept for a while, so that a changed rule
    /// can be tried on them. Off unless somebody switches it on: they are strangers' words.
    #[serde(default)]
    pub keep_unmatched: bool,
    /// How tickets live beyond that.
    #[serde(default)]
    pub tickets: TicketSettings,
    /// What reports go by.
    #[serde(default)]
    pub reports: ReportSettings,
    /// How the agent works: saved filters, keys, alerts.
    #[serde(default)]
    pub workplace: Workplace,
}

/// A person who answers customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// What names the agent in the log.
    pub id: AgentId,
    /// The name the team knows.
    pub name: String,
    /// One to three letters, shown on the chip and used to sign replies (`^AB`).
    pub initials: String,
    /// The person's own accounts: what is written from them is known as theirs.
    #[serde(default)]
    pub handles: Vec<Handle>,
}

/// How soon a first reply is due, in minutes, by priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// For urgent tickets.
    pub urgent: u32,
    /// For high ones.
    pub high: u32,
    /// For most.
    pub normal: u32,
    /// For those that can wait.
    pub low: u32,
}

impl Targets {
    /// The target for a priority, in minutes.
    pub const fn minutes(&self, priority: Priority) -> u32 {
        match priority {
            Priority::Urgent => self.urgent,
            Priority::High => self.high,
            Priority::Normal => self.normal,
            Priority::Low => self.low,
        }
    }
}

/// A reply template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// What names it in the log; kept when it is renamed.
    pub id: String,
    /// The name agents read.
    pub name: String,
    /// The text, with variables such as `{{ customer.first_name }}`.
    pub text: String,
    /// Whether it only acknowledges: then it stops no first-reply clock.
    pub acknowledgement: bool,
    /// The folder it lies in, folders within folders parted by `/`; empty for none.
    #[serde(default)]
    pub folder: String,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The language it is written in, as a BCP 47 tag; `None` where it serves any. Of templates of
    /// one name in one folder the one in the customer's language is offered.
    #[serde(default)]
    pub language: Option<String>,
    /// What is typed to insert it, without the signs before it; empty for none.
    #[serde(default)]
    pub shortcut: String,
    /// What it says outside business hours; empty where it says the same.
    #[serde(default)]
    pub off_hours: String,
}

impl Settings {
    /// The settings of a fresh desk: no brand yet, the defaults of `research` for the rest (half of
    /// customers expect an answer within the hour).
    pub fn fresh(agent: AgentId) -> Self {
        Self {
            version: SETTINGS_VERSION,
            agent: Agent {
                id: agent,
                name: String::new(),
                initials: String::new(),
                handles: Vec::new(),
            },
            brands: Vec::new(),
            targets: Targets {
                urgent: 15,
                high: 30,
                normal: 60,
                low: 240,
            },
            policies: PolicyText::default(),
            golden_minutes: 6,
            at_risk_percent: 75,
            templates: Vec::new(),
            retention_days: 30,
            thread_days: 7,
            reopen_hours: 72,
            keep_unmatched: false,
            tickets: TicketSettings::default(),
            reports: ReportSettings::default(),
            workplace: Workplace::default(),
        }
    }
}

/// What a content script needs to draw a chip before the background has answered. A part of the
/// settings, stored apart so that a page reads a few hundred bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageSettings {
    /// The brands to detect.
    pub brands: Vec<Brand>,
    /// How soon a first reply is due, in minutes, for a ticket of normal priority.
    pub target_minutes: u32,
    /// The golden first minutes.
    pub golden_minutes: u32,
    /// From which share of the target a ticket is at risk, in percent.
    pub at_risk_percent: u32,
    /// Whether the background is also told of posts that concern no brand.
    pub keep_unmatched: bool,
    /// The posts that agents added by their links, each with the brand it was added for.
    pub added: Vec<(PostId, BrandId)>,
    /// The tables of selectors that were loaded.
    pub selectors: LoadedTables,
}

impl From<&Settings> for PageSettings {
    fn from(settings: &Settings) -> Self {
        Self {
            brands: settings.brands.clone(),
            target_minutes: settings.targets.minutes(Priority::Normal),
            golden_minutes: settings.golden_minutes,
            at_risk_percent: settings.at_risk_percent,
            keep_unmatched: settings.keep_unmatched,
            added: Vec::new(),
            selectors: LoadedTables::default(),
        }
    }
}
