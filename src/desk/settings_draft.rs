//! What an agent types on the options page, kept as it is typed: one text for each field, so that
//! nothing is lost however wrong it is.

use super::brand::{Brand, BrandId};
use super::mention::MatchClass;
use super::people::PersonDraft;
use super::policies_draft::PoliciesDraft;
use super::post::Handle;
use super::report_draft::ReportDraft;
use super::rule_draft::RuleDraft;
use super::settings::{Settings, Template};
use super::settings_rules::{BrandField, Field, TemplateField};
use super::starting_templates;
use super::status::Priority;
use super::ticket_draft::TicketDraft;
use super::workplace::Workplace;

/// The options page as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The agent's name.
    pub agent_name: String,
    /// The agent's initials.
    pub initials: String,
    /// The brands.
    pub brands: Vec<BrandDraft>,
    /// The targets in minutes, in the order of [`Priority::ALL`].
    pub targets: [String; 4],
    /// The golden first minutes.
    pub golden_minutes: String,
    /// The share of the target from which a ticket is at risk, in percent.
    pub at_risk_percent: String,
    /// The templates, in the order shown.
    pub templates: Vec<TemplateDraft>,
    /// Whether the latest posts that concern no brand are kept for a while.
    pub keep_unmatched: bool,
    /// How many days the texts of posts are kept.
    pub retention_days: String,
    /// How the agent works.
    pub workplace: Workplace,
    /// The policies and calendars.
    pub policies: PoliciesDraft,
    /// How tickets live.
    pub tickets: TicketDraft,
    /// What reports go by.
    pub reports: ReportDraft,
    /// The others of the team.
    pub people: Vec<PersonDraft>,
    /// The settings this draft was made from.
    from: Settings,
    next_key: u32,
}

/// A brand as it was typed. Lists are separated by commas or lines, and by spaces too where an
/// entry can hold none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BrandDraft {
    /// Tells the brands of one draft apart; never stored.
    pub key: u32,
    /// What names a brand that was saved before.
    pub id: Option<BrandId>,
    /// Its name.
    pub name: String,
    /// Its main accounts.
    pub handles: String,
    /// Its accounts for customer care.
    pub care_handles: String,
    /// The names customers use for it.
    pub names: String,
    /// Its own hashtags.
    pub hashtags: String,
    /// Words worth watching.
    pub keywords: String,
    /// Words that say a post is about something else.
    pub exclude: String,
    /// The accounts of its people.
    pub team: String,
    /// Accounts whose posts never concern it.
    pub ignore: String,
    /// How many edits a handle or hashtag may be off.
    pub near_miss: String,
    /// The classes of match that start a clock.
    pub runs_clock: Vec<MatchClass>,
    /// Whether it is not ours and only watched.
    pub audited: bool,
    /// Its own rules.
    pub rules: Vec<RuleDraft>,
}

/// A template as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateDraft {
    /// Tells the templates of one draft apart; never stored.
    pub key: u32,
    /// What names a template that was saved before.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether it only acknowledges.
    pub acknowledgement: bool,
    /// Its folder.
    pub folder: String,
    /// Its tags.
    pub tags: String,
    /// Its language.
    pub language: String,
    /// What is typed to insert it.
    pub shortcut: String,
    /// What it says outside business hours.
    pub off_hours: String,
}

impl Draft {
    /// The draft that shows these settings. A fresh desk is offered an empty brand to fill in and
    /// the starting templates.
    pub fn offer(settings: &Settings) -> Self {
        let mut draft = Self::of(settings);
        if settings.brands.is_empty() && settings.templates.is_empty() {
            draft.add_brand();
            draft.add_starting_templates();
        }
        draft
    }

    /// The draft that shows exactly these settings; its keys are the places in their lists.
    pub fn of(settings: &Settings) -> Self {
        let rules: usize = settings.brands.iter().map(|brand| brand.rules.len()).sum();
        Self {
            agent_name: settings.agent.name.clone(),
            initials: settings.agent.initials.clone(),
            brands: (0..).zip(&settings.brands).map(BrandDraft::of).collect(),
            targets: Priority::ALL.map(|priority| settings.targets.minutes(priority).to_string()),
            golden_minutes: settings.golden_minutes.to_string(),
            at_risk_percent: settings.at_risk_percent.to_string(),
            templates: (0..)
                .zip(&settings.templates)
                .map(TemplateDraft::of)
                .collect(),
            keep_unmatched: settings.keep_unmatched,
            retention_days: settings.retention_days.to_string(),
            workplace: settings.workplace.clone(),
            policies: PoliciesDraft::of(&settings.policies),
            tickets: TicketDraft::of(settings),
            reports: ReportDraft::of(&settings.reports),
            people: (0..)
                .zip(&settings.tickets.agents)
                .map(|(key, agent)| PersonDraft::of(key, agent))
                .collect(),
            from: settings.clone(),
            next_key: u32::try_from(
                settings.brands.len()
                    + settings.templates.len()
                    + rules
                    + settings.tickets.agents.len(),
            )
            .unwrap_or(u32::MAX),
        }
    }

    /// Notes that what was sent is stored now, as these settings. What was typed since it was sent
    /// stays as it was typed; where nothing was, the fields show what was stored.
    pub fn stored(&mut self, sent: &Self, settings: &Settings) {
        let mut tidy = Self::of(settings);
        for (brand, was) in tidy.brands.iter_mut().zip(&sent.brands) {
            brand.key = was.key;
            for (rule, was) in brand.rules.iter_mut().zip(&was.rules) {
                rule.key = was.key;
            }
        }
        for (template, was) in tidy.templates.iter_mut().zip(&sent.templates) {
            template.key = was.key;
        }
        for (person, was) in tidy.people.iter_mut().zip(&sent.people) {
            person.key = was.key;
        }
        tidy.policies.keep_keys(&sent.policies);
        tidy.next_key = self.next_key;
        if self == sent {
            *self = tidy;
            return;
        }
        for brand in &mut self.brands {
            let known = tidy.brands.iter().find(|known| known.key == brand.key);
            brand.id = known.and_then(|known| known.id.clone());
        }
        for template in &mut self.templates {
            let known = tidy.templates.iter().find(|one| one.key == template.key);
            template.id = known.and_then(|known| known.id.clone());
        }
        for person in &mut self.people {
            let known = tidy.people.iter().find(|one| one.key == person.key);
            person.id = known.and_then(|known| known.id.clone());
        }
        self.from = settings.clone();
    }

    /// The settings this draft was made from.
    pub const fn from(&self) -> &Settings {
        &self.from
    }

    /// Adds an empty brand and gives its key.
    pub fn add_brand(&mut self) -> u32 {
        let key = self.fresh_key();
        self.brands.push(BrandDraft {
            id: None,
            ..BrandDraft::of((key, &Brand::default()))
        });
        key
    }

    /// Adds an empty rule to a brand and gives its key.
    pub fn add_rule(&mut self, brand: u32) -> u32 {
        let key = self.fresh_key();
        if let Some(brand) = self.brand_mut(brand) {
            brand.rules.push(RuleDraft {
                key,
                ..RuleDraft::default()
            });
        }
        key
    }

    /// Adds an empty template and gives its key.
    pub fn add_template(&mut self) -> u32 {
        let key = self.fresh_key();
        self.templates.push(TemplateDraft {
            key,
            ..TemplateDraft::default()
        });
        key
    }

    /// Adds somebody to the team and gives their key.
    pub fn add_person(&mut self) -> u32 {
        let key = self.fresh_key();
        self.people.push(PersonDraft::empty(key));
        key
    }

    /// Takes somebody off the team.
    pub fn remove_person(&mut self, key: u32) {
        self.people.retain(|person| person.key != key);
    }

    /// Adds the templates that most desks begin with.
    pub fn add_starting_templates(&mut self) {
        for (name, text, acknowledgement) in starting_templates::ALL {
            let key = self.fresh_key();
            self.templates.push(TemplateDraft {
                key,
                name: name.to_owned(),
                text: text.to_owned(),
                acknowledgement,
                ..TemplateDraft::default()
            });
        }
    }

    /// Takes a brand away.
    pub fn remove_brand(&mut self, key: u32) {
        self.brands.retain(|brand| brand.key != key);
    }

    /// Takes a rule of a brand away.
    pub fn remove_rule(&mut self, brand: u32, key: u32) {
        if let Some(brand) = self.brand_mut(brand) {
            brand.rules.retain(|rule| rule.key != key);
        }
    }

    /// A brand, unless it is gone.
    pub fn brand(&self, key: u32) -> Option<&BrandDraft> {
        self.brands.iter().find(|brand| brand.key == key)
    }

    /// A brand to change, unless it is gone.
    pub fn brand_mut(&mut self, key: u32) -> Option<&mut BrandDraft> {
        self.brands.iter_mut().find(|brand| brand.key == key)
    }

    /// Puts a template into a place of the list, or behind its end.
    pub(super) fn put_template(&mut self, place: usize, template: &Template) {
        let key = match self.templates.get(place) {
            Some(known) => known.key,
            None => self.fresh_key(),
        };
        let draft = TemplateDraft::of((key, template));
        match self.templates.get_mut(place) {
            Some(known) => *known = draft,
            None => self.templates.push(draft),
        }
    }

    /// Takes a template away.
    pub fn remove_template(&mut self, key: u32) {
        self.templates.retain(|template| template.key != key);
    }

    /// Moves a template one place up or down; at the end of the list it stays.
    pub fn move_template(&mut self, key: u32, up: bool) {
        let Some(place) = self.templates.iter().position(|one| one.key == key) else {
            return;
        };
        let other = if up {
            place.checked_sub(1)
        } else {
            Some(place + 1)
        };
        if let Some(other) = other.filter(|other| *other < self.templates.len()) {
            self.templates.swap(place, other);
        }
    }

    /// The text of a field; empty where the brand or template is gone.
    pub fn text(&self, field: Field) -> &str {
        let text = match field {
            Field::Brand(key, field) => self.brand(key).map(|brand| brand.text(field)),
            Field::Rule(brand, key, field) => self
                .brand(brand)
                .and_then(|brand| brand.rules.iter().find(|rule| rule.key == key))
                .map(|rule| rule.text(field)),
            Field::Template(key, field) => self
                .templates
                .iter()
                .find(|template| template.key == key)
                .map(|template| template.text(field)),
            Field::AgentName => Some(&self.agent_name),
            Field::Initials => Some(&self.initials),
            Field::Target(priority) => self.targets.get(priority as usize),
            Field::GoldenMinutes => Some(&self.golden_minutes),
            Field::AtRiskPercent => Some(&self.at_risk_percent),
            Field::RetentionDays => Some(&self.retention_days),
            Field::Ticket(field) => Some(self.tickets.text(field)),
            Field::Report(field) => Some(self.reports.text(field)),
            Field::Person(key, field) => self
                .people
                .iter()
                .find(|person| person.key == key)
                .map(|person| person.text(field)),
            Field::Calendar(key, field) => {
                let calendar = self.policies.calendar(key);
                calendar.map(|calendar| calendar.text(field))
            }
            Field::Policy(key, field) => {
                let policy = self.policies.policy(key);
                policy.and_then(|policy| policy.text(field))
            }
            Field::Rules(_) | Field::Key(_) => None,
        };
        text.map_or("", String::as_str)
    }

    /// Takes what was typed into a field.
    pub fn set(&mut self, field: Field, text: String) {
        let place = match field {
            Field::Brand(key, field) => self.brand_mut(key).map(|brand| brand.text_mut(field)),
            Field::Rule(brand, key, field) => self
                .brand_mut(brand)
                .and_then(|brand| brand.rules.iter_mut().find(|rule| rule.key == key))
                .map(|rule| rule.text_mut(field)),
            Field::Template(key, field) => self
                .templates
                .iter_mut()
                .find(|template| template.key == key)
                .map(|template| template.text_mut(field)),
            Field::AgentName => Some(&mut self.agent_name),
            Field::Initials => Some(&mut self.initials),
            Field::Target(priority) => self.targets.get_mut(priority as usize),
            Field::GoldenMinutes => Some(&mut self.golden_minutes),
            Field::AtRiskPercent => Some(&mut self.at_risk_percent),
            Field::RetentionDays => Some(&mut self.retention_days),
            Field::Ticket(field) => Some(self.tickets.text_mut(field)),
            Field::Report(field) => Some(self.reports.text_mut(field)),
            Field::Person(key, field) => self
                .people
                .iter_mut()
                .find(|person| person.key == key)
                .map(|person| person.text_mut(field)),
            Field::Calendar(key, field) => {
                let calendar = self.policies.calendar_mut(key);
                calendar.map(|calendar| calendar.text_mut(field))
            }
            Field::Policy(key, field) => {
                let policy = self.policies.policy_mut(key);
                policy.and_then(|policy| policy.text_mut(field))
            }
            Field::Rules(_) | Field::Key(_) => None,
        };
        if let Some(place) = place {
            *place = text;
        }
    }

    const fn fresh_key(&mut self) -> u32 {
        let key = self.next_key;
        self.next_key = self.next_key.wrapping_add(1);
        key
    }
}

impl BrandDraft {
    fn of((key, brand): (u32, &Brand)) -> Self {
        Self {
            key,
            id: Some(brand.id()),
            name: brand.name.clone(),
            handles: handles_text(&brand.handles),
            care_handles: handles_text(&brand.care_handles),
            names: brand.names.join(", "),
            hashtags: brand
                .hashtags
                .iter()
                .map(|hashtag| format!("#{hashtag}"))
                .collect::<Vec<_>>()
                .join(", "),
            keywords: brand.keywords.join(", "),
            exclude: brand.exclude.join(", "),
            team: handles_text(&brand.team),
            ignore: handles_text(&brand.ignore),
            near_miss: brand.near_miss.to_string(),
            runs_clock: brand.runs_clock.clone(),
            audited: brand.audited,
            // Keys of rules only tell those of one brand apart: their places serve.
            rules: (0..)
                .zip(&brand.rules)
                .map(|(place, rule)| RuleDraft::of(place, rule))
                .collect(),
        }
    }

    const fn text(&self, field: BrandField) -> &String {
        match field {
            BrandField::Name => &self.name,
            BrandField::Handles => &self.handles,
            BrandField::CareHandles => &self.care_handles,
            BrandField::Names => &self.names,
            BrandField::Hashtags => &self.hashtags,
            BrandField::Keywords => &self.keywords,
            BrandField::Exclude => &self.exclude,
            BrandField::Team => &self.team,
            BrandField::Ignore => &self.ignore,
            BrandField::NearMiss => &self.near_miss,
        }
    }

    const fn text_mut(&mut self, field: BrandField) -> &mut String {
        match field {
            BrandField::Name => &mut self.name,
            BrandField::Handles => &mut self.handles,
            BrandField::CareHandles => &mut self.care_handles,
            BrandField::Names => &mut self.names,
            BrandField::Hashtags => &mut self.hashtags,
            BrandField::Keywords => &mut self.keywords,
            BrandField::Exclude => &mut self.exclude,
            BrandField::Team => &mut self.team,
            BrandField::Ignore => &mut self.ignore,
            BrandField::NearMiss => &mut self.near_miss,
        }
    }
}

impl TemplateDraft {
    fn of((key, template): (u32, &Template)) -> Self {
        Self {
            key,
            id: Some(template.id.clone()),
            name: template.name.clone(),
            text: template.text.clone(),
            acknowledgement: template.acknowledgement,
            folder: template.folder.clone(),
            tags: template.tags.join(", "),
            language: template.language.clone().unwrap_or_default(),
            shortcut: template.shortcut.clone(),
            off_hours: template.off_hours.clone(),
        }
    }

    const fn text(&self, field: TemplateField) -> &String {
        match field {
            TemplateField::Name => &self.name,
            TemplateField::Text => &self.text,
            TemplateField::Folder => &self.folder,
            TemplateField::Tags => &self.tags,
            TemplateField::Language => &self.language,
            TemplateField::Shortcut => &self.shortcut,
            TemplateField::OffHours => &self.off_hours,
        }
    }

    const fn text_mut(&mut self, field: TemplateField) -> &mut String {
        match field {
            TemplateField::Name => &mut self.name,
            TemplateField::Text => &mut self.text,
            TemplateField::Folder => &mut self.folder,
            TemplateField::Tags => &mut self.tags,
            TemplateField::Language => &mut self.language,
            TemplateField::Shortcut => &mut self.shortcut,
            TemplateField::OffHours => &mut self.off_hours,
        }
    }
}

fn handles_text(handles: &[Handle]) -> String {
    handles
        .iter()
        .map(|handle| format!("@{handle}"))
        .collect::<Vec<_>>()
        .join(", ")
}
