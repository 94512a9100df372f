//! The rules that settings keep, each said at the field that breaks it. The options page checks
//! what was typed by them, the background what it is asked to store.

use std::fmt;

use super::brand::Brand;
use super::calendar_draft::CalendarField;
use super::keys::Command;
use super::near;
use super::people::PersonField;
use super::policy_draft::PolicyField;
use super::post::Handle;
use super::report_draft::ReportField;
use super::sentence::sentence;
use super::settings::{Settings, Template};
use super::settings_own::is_language;
use super::status::Priority;
use super::tag::TAG_LENGTH;
use super::template;
use super::ticket_draft::TicketField;

/// How many characters a name may have.
pub(super) const NAME_LENGTH: usize = 60;

/// How many characters a word or phrase may have.
const PHRASE_LENGTH: usize = 80;

/// How many entries one list may hold: detection looks for all of them in every post.
const LIST_LENGTH: usize = 200;

/// How many characters a template may have, variables and all.
const TEMPLATE_LENGTH: usize = 4000;

/// How many characters a template's shortcut may have: it is typed.
const SHORTCUT_LENGTH: usize = 30;

/// The longest target: 30 days.
const TARGET_LIMIT: u32 = 43_200;

/// The longest golden time: beyond an hour no answer counts as quick.
const GOLDEN_LIMIT: u32 = 60;

/// One field of the options page, in the page's order. A brand or template is named by its place in
/// the settings' list, or in a draft by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A field of this brand.
    Brand(u32, BrandField),
    /// A field of one of this brand's own rules, named like the brand by its place or key.
    Rule(u32, u32, RuleField),
    /// This brand's own rules together.
    Rules(u32),
    /// The agent's name.
    AgentName,
    /// The agent's initials.
    Initials,
    /// The target of a priority.
    Target(Priority),
    /// The golden first minutes.
    GoldenMinutes,
    /// The share of the target from which a ticket is at risk.
    AtRiskPercent,
    /// A field of this template.
    Template(u32, TemplateField),
    /// The key of a command, or the leader.
    Key(Option<Command>),
    /// How many days the texts of posts are kept.
    RetentionDays,
    /// A field of tickets' life.
    Ticket(TicketField),
    /// A field of reports.
    Report(ReportField),
    /// A field of this person, named by their place on the team, or in a draft by their key.
    Person(u32, PersonField),
    /// A field of this calendar of a draft, by its key.
    Calendar(u32, CalendarField),
    /// A field of this policy of a draft, by its key.
    Policy(u32, PolicyField),
}

impl Field {
    /// The label that agents read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Brand(_, BrandField::Name) => "Brand name",
            Self::Brand(_, BrandField::Handles) => "Handles",
            Self::Brand(_, BrandField::CareHandles) => "Care handles",
            Self::Brand(_, BrandField::Names) => "Names",
            Self::Brand(_, BrandField::Hashtags) => "Hashtags",
            Self::Brand(_, BrandField::Keywords) => "Keywords",
            Self::Brand(_, BrandField::Exclude) => "Exclusions",
            Self::Brand(_, BrandField::Team) => "Team",
            Self::Brand(_, BrandField::Ignore) => "Left alone",
            Self::Brand(_, BrandField::NearMiss) => "Near misses",
            Self::Rule(_, _, RuleField::Name) => "Rule name",
            Self::Rule(_, _, RuleField::Any) => "Any of",
            Self::Rule(_, _, RuleField::All) => "All of",
            Self::Rule(_, _, RuleField::None) => "None of",
            Self::Rule(_, _, RuleField::NotFrom) => "Not from",
            Self::Rule(_, _, RuleField::Languages) => "Languages",
            Self::Rules(_) => "Rules",
            Self::AgentName => "Your name",
            Self::Initials => "Initials",
            Self::Target(Priority::Urgent) => "Urgent",
            Self::Target(Priority::High) => "High",
            Self::Target(Priority::Normal) => "Normal",
            Self::Target(Priority::Low) => "Low",
            Self::GoldenMinutes => "Golden minutes",
            Self::AtRiskPercent => "At risk from",
            Self::Template(_, TemplateField::Name) => "Template name",
            Self::Template(_, TemplateField::Text) => "Text",
            Self::Template(_, TemplateField::Folder) => "Folder",
            Self::Template(_, TemplateField::Tags) => "Tags",
            Self::Template(_, TemplateField::Language) => "Language",
            Self::Template(_, TemplateField::Shortcut) => "Shortcut",
            Self::Template(_, TemplateField::OffHours) => "Text outside business hours",
            Self::Key(None) => "Leader key",
            Self::Key(Some(command)) => command.words(),
            Self::RetentionDays => "Keep texts of posts for",
            Self::Ticket(field) => field.label(),
            Self::Report(field) => field.label(),
            Self::Person(_, field) => field.label(),
            Self::Calendar(_, field) => field.label(),
            Self::Policy(_, field) => field.label(),
        }
    }
}

/// One field of a brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BrandField {
    /// Its name.
    Name,
    /// Its main accounts.
    Handles,
    /// Its accounts for customer care.
    CareHandles,
    /// The names customers use for it.
    Names,
    /// Its own hashtags.
    Hashtags,
    /// Words worth watching.
    Keywords,
    /// Words that say a post is about something else.
    Exclude,
    /// The accounts of its people.
    Team,
    /// Accounts whose posts never concern it.
    Ignore,
    /// How many edits a handle or hashtag may be off.
    NearMiss,
}

/// One field of a brand's own rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleField {
    /// What agents call it.
    Name,
    /// The terms of which a post holds at least one.
    Any,
    /// The terms of which it holds all.
    All,
    /// The terms of which it holds none.
    None,
    /// Whose posts it leaves alone.
    NotFrom,
    /// The languages it reads.
    Languages,
}

/// One field of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TemplateField {
    /// Its name.
    Name,
    /// Its text.
    Text,
    /// The folder it lies in.
    Folder,
    /// Words to find it by.
    Tags,
    /// The language it is written in.
    Language,
    /// What is typed to insert it.
    Shortcut,
    /// What it says outside business hours.
    OffHours,
}

/// Why a field can't be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: Field,
    /// What is wrong and what to write instead, as a sentence.
    pub why: String,
}

impl FieldError {
    /// An error at a field.
    pub fn new(field: Field, why: impl Into<String>) -> Self {
        Self {
            field,
            why: why.into(),
        }
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.field.label(), self.why)
    }
}

impl Settings {
    /// Whether these settings keep every rule.
    ///
    /// # Errors
    /// One error for each field that breaks one; brands and templates are named by their places.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let mut rules = Rules::default();
        rules.agent(self);
        for (place, brand) in (0..).zip(&self.brands) {
            rules.brand(place, brand);
            rules.brand_among(place, brand, &self.brands);
        }
        rules.targets(self);
        for (place, template) in (0..).zip(&self.templates) {
            rules.template(place, template, &self.templates);
        }
        for (command, why) in self.workplace.keys.check() {
            rules.demand(false, Field::Key(command), || why);
        }
        rules.tickets(self);
        rules.reports(self);
        rules.people(self);
        rules.retention(self);
        if rules.broken.is_empty() {
            Ok(())
        } else {
            Err(rules.broken)
        }
    }
}

/// Collects what is broken: at each field the first thing alone.
#[derive(Default)]
pub(super) struct Rules {
    broken: Vec<FieldError>,
}

impl Rules {
    pub(super) fn demand(&mut self, kept: bool, field: Field, why: impl FnOnce() -> String) {
        if !kept && !self.broken.iter().any(|error| error.field == field) {
            self.broken.push(FieldError::new(field, why()));
        }
    }

    /// What is broken.
    pub(super) fn into_broken(self) -> Vec<FieldError> {
        self.broken
    }

    fn agent(&mut self, settings: &Settings) {
        let agent = &settings.agent;
        self.demand(!agent.name.is_empty(), Field::AgentName, || {
            "Give the name your team knows you by.".to_owned()
        });
        self.length(&agent.name, NAME_LENGTH, Field::AgentName);
        let count = agent.initials.chars().count();
        let letters = agent.initials.chars().all(char::is_alphabetic);
        self.demand((1..=3).contains(&count) && letters, Field::Initials, || {
            "Write one to three letters and nothing else, such as AM.".to_owned()
        });
    }

    fn brand(&mut self, place: u32, brand: &Brand) {
        let at = |part| Field::Brand(place, part);
        self.demand(!brand.name.is_empty(), at(BrandField::Name), || {
            "Give the brand's name as your customers know it.".to_owned()
        });
        self.length(&brand.name, NAME_LENGTH, at(BrandField::Name));
        self.demand(
            !brand.id().as_str().is_empty(),
            at(BrandField::Name),
            || "Use at least one letter or digit.".to_owned(),
        );
        self.demand(
            brand.addressable().next().is_some(),
            at(BrandField::Handles),
            || "Give at least one handle, here or under Care handles.".to_owned(),
        );
        self.handles(&brand.care_handles, at(BrandField::CareHandles), &[]);
        self.handles(
            &brand.handles,
            at(BrandField::Handles),
            &[(BrandField::CareHandles, &brand.care_handles)],
        );
        self.handles(
            &brand.team,
            at(BrandField::Team),
            &[
                (BrandField::CareHandles, &brand.care_handles),
                (BrandField::Handles, &brand.handles),
            ],
        );
        self.hashtags(&brand.hashtags, at(BrandField::Hashtags));
        self.phrases(&brand.names, at(BrandField::Names));
        self.phrases(&brand.keywords, at(BrandField::Keywords));
        self.phrases(&brand.exclude, at(BrandField::Exclude));
        self.handles(&brand.ignore, at(BrandField::Ignore), &[]);
        self.demand(
            brand.near_miss <= near::FARTHEST,
            at(BrandField::NearMiss),
            || format!("Write 0 (none), 1 or {}.", near::FARTHEST),
        );
        self.own_rules(place, &brand.rules);
        for word in &brand.exclude {
            let wanted = brand.names.iter().chain(&brand.keywords);
            self.demand(!wanted.into_iter().any(|other| same(other, word)), at(BrandField::Exclude), || {
                format!("“{word}” is also a name or keyword, so no post could ever match it. Take it out of one of them.")
            });
        }
    }

    /// What one brand must not share with those before it.
    fn brand_among(&mut self, place: u32, brand: &Brand, all: &[Brand]) {
        let at = |part| Field::Brand(place, part);
        for (_, other) in (0..place).zip(all) {
            self.demand(!same(&other.name, &brand.name) && other.id() != brand.id(), at(BrandField::Name), || {
                format!("A brand called {} stands above. Give this one another name, or put its handles there.", other.name)
            });
            for (part, handles) in [
                (BrandField::Handles, &brand.handles),
                (BrandField::CareHandles, &brand.care_handles),
            ] {
                let shared = handles
                    .iter()
                    .find(|handle| other.addressable().any(|one| one == *handle));
                self.demand(shared.is_none(), at(part), || {
                    let handle = shared.map_or("", Handle::as_str);
                    format!(
                        "@{handle} already belongs to {}. A handle has one brand.",
                        other.name
                    )
                });
            }
        }
    }

    pub(super) fn handles(
        &mut self,
        handles: &[Handle],
        field: Field,
        others: &[(BrandField, &[Handle])],
    ) {
        self.count(handles.len(), field);
        for (place, handle) in handles.iter().enumerate() {
            self.demand(!handles[..place].contains(handle), field, || {
                format!("@{handle} stands here twice. Take one away.")
            });
            for (part, list) in others {
                self.demand(!list.contains(handle), field, || {
                    let label = Field::Brand(0, *part).label();
                    format!("@{handle} already stands under {label}. Take one away.")
                });
            }
        }
    }

    fn hashtags(&mut self, hashtags: &[String], field: Field) {
        self.list(hashtags, field);
        for hashtag in hashtags {
            let stray = hashtag.chars().find(|sign| {
                sign.is_whitespace()
                    || sign.is_control()
                    || (sign.is_ascii_punctuation() && *sign != '_')
            });
            self.demand(stray.is_none(), field, || {
                let sign = stray.unwrap_or_default();
                format!("#{hashtag} holds “{sign}”, at which X ends a hashtag. Leave it out.")
            });
            self.demand(!hashtag.chars().all(char::is_numeric), field, || {
                format!("#{hashtag} is digits alone, which X takes for no hashtag. Add a letter.")
            });
        }
    }

    fn phrases(&mut self, phrases: &[String], field: Field) {
        self.list(phrases, field);
        for phrase in phrases {
            self.demand(phrase.chars().count() > 1, field, || {
                format!("“{phrase}” is one character, which stands in almost every post. Write a longer one.")
            });
            self.demand(!phrase.starts_with('@'), field, || {
                format!("“{phrase}” is a handle. Put it under Handles, or write it without @.")
            });
            self.demand(!phrase.starts_with('#'), field, || {
                format!("“{phrase}” is a hashtag. Put it under Hashtags, or write it without #.")
            });
        }
    }

    pub(super) fn list(&mut self, entries: &[String], field: Field) {
        self.count(entries.len(), field);
        for (place, entry) in entries.iter().enumerate() {
            self.length(entry, PHRASE_LENGTH, field);
            self.demand(!entry.trim().is_empty(), field, || {
                "An entry is empty. Take it away.".to_owned()
            });
            self.demand(
                !entries[..place].iter().any(|other| same(other, entry)),
                field,
                || format!("“{entry}” stands here twice. Take one away."),
            );
        }
    }

    fn targets(&mut self, settings: &Settings) {
        let minutes = |priority| settings.targets.minutes(priority);
        for priority in Priority::ALL {
            self.demand(
                (1..=TARGET_LIMIT).contains(&minutes(priority)),
                Field::Target(priority),
                || {
                    format!(
                        "Write at least 1 and at most {TARGET_LIMIT} minutes, which are 30 days."
                    )
                },
            );
        }
        for (before, priority) in Priority::ALL
            .into_iter()
            .zip(Priority::ALL.into_iter().skip(1))
        {
            self.demand(
                minutes(before) <= minutes(priority),
                Field::Target(priority),
                || {
                    format!(
                        "This is sooner than the {} minutes of {} tickets. Write at least {0}.",
                        minutes(before),
                        before.word()
                    )
                },
            );
        }
        self.demand(
            settings.golden_minutes <= GOLDEN_LIMIT,
            Field::GoldenMinutes,
            || format!("Write {GOLDEN_LIMIT} minutes at most; 0 for none."),
        );
        self.demand(
            (1..=99).contains(&settings.at_risk_percent),
            Field::AtRiskPercent,
            || "Write a share from 1 to 99 percent.".to_owned(),
        );
    }

    fn template(&mut self, place: u32, template: &Template, all: &[Template]) {
        let at = |part| Field::Template(place, part);
        self.demand(!template.name.is_empty(), at(TemplateField::Name), || {
            "Give the template a name.".to_owned()
        });
        self.length(&template.name, NAME_LENGTH, at(TemplateField::Name));
        for (_, other) in (0..place).zip(all) {
            let is_same_one = same(&other.name, &template.name)
                && same(&other.folder, &template.folder)
                && other.language == template.language;
            self.demand(
                !is_same_one && other.id != template.id,
                at(TemplateField::Name),
                || {
                    format!(
                        "A template called {} stands above. Give this one another name, or another language.",
                        other.name
                    )
                },
            );
            self.demand(
                template.shortcut.is_empty() || !same(&other.shortcut, &template.shortcut),
                at(TemplateField::Shortcut),
                || format!("{} has this shortcut already. Choose another.", other.name),
            );
        }
        self.length(&template.folder, NAME_LENGTH, at(TemplateField::Folder));
        for tag in &template.tags {
            self.length(tag, TAG_LENGTH, at(TemplateField::Tags));
        }
        let language = template.language.as_deref();
        self.demand(
            language.is_none_or(is_language),
            at(TemplateField::Language),
            || "Write the language as its code, such as en, es or pt-BR.".to_owned(),
        );
        let fits = template.shortcut.chars().count() <= SHORTCUT_LENGTH
            && template
                .shortcut
                .chars()
                .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
        self.demand(fits, at(TemplateField::Shortcut), || {
            format!("Use at most {SHORTCUT_LENGTH} letters, digits, - or _, without spaces.")
        });
        self.length(
            &template.off_hours,
            TEMPLATE_LENGTH,
            at(TemplateField::OffHours),
        );
        if let Err(error) = template::check(&template.off_hours) {
            self.demand(false, at(TemplateField::OffHours), || {
                sentence(&error.to_string())
            });
        }
        self.demand(
            !template.text.trim().is_empty(),
            at(TemplateField::Text),
            || "Write the text that customers are to read.".to_owned(),
        );
        self.length(&template.text, TEMPLATE_LENGTH, at(TemplateField::Text));
        if let Err(error) = template::check(&template.text) {
            self.demand(false, at(TemplateField::Text), || {
                sentence(&error.to_string())
            });
        }
    }

    fn retention(&mut self, settings: &Settings) {
        let kept = (1..=3650).contains(&settings.retention_days);
        self.demand(kept, Field::RetentionDays, || {
            "Write 1 to 3650 days.".to_owned()
        });
    }

    pub(super) fn length(&mut self, text: &str, limit: usize, field: Field) {
        let count = text.chars().count();
        self.demand(count <= limit, field, || {
            let start: String = text.chars().take(20).collect();
            format!("“{start}…” has {count} characters. Write {limit} at most.")
        });
    }

    pub(super) fn count(&mut self, count: usize, field: Field) {
        self.demand(count <= LIST_LENGTH, field, || {
            format!("These are {count} entries. Write {LIST_LENGTH} at most.")
        });
    }
}

/// Whether two names are one for a reader who does not look at case.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
