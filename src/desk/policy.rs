//! Policies: how soon what is due, for which tickets, by which calendar.
//!
//! The first policy that a ticket fits holds for it; where none fits, or where the policy names no
//! target, the desk's default holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::brand::BrandId;
use super::calendar::{BusinessHours, Calendar, CalendarError};
use super::policy_text::PolicyText;
use super::post::Handle;
use super::settings::Settings;
use super::status::{Priority, Status};
use super::tag;
use super::ticket::Ticket;
use super::time::Duration;
use super::view::ClockName;

/// Why policies can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// What is set is in no shape that can be read.
    #[error("the policies can't be read: {0}")]
    Shape(String),
    /// A policy names a calendar that there is not.
    #[error("the policy {policy:?} goes by the calendar {calendar:?}, which there is not: add it")]
    NoCalendar {
        /// The policy.
        policy: String,
        /// The calendar it names.
        calendar: String,
    },
    /// A calendar that can't be used.
    #[error("the calendar {calendar:?} can't be used: {why}")]
    Calendar {
        /// The calendar.
        calendar: String,
        /// What is wrong with it.
        why: CalendarError,
    },
    /// Two calendars or policies of one name.
    #[error("there are two named {0:?}: rename one")]
    Twice(String),
    /// A target of no time, or of more than a hundred years.
    #[error(
        "the policy {0:?} has a target of less than a minute or more than 100 years: change it"
    )]
    Target(String),
    /// A tier that no ticket can have.
    #[error(
        "the policy {policy:?} is for the tier {tier:?}, but tiers are tags: lower case, at most 40 \
         characters"
    )]
    Tier {
        /// The policy.
        policy: String,
        /// The tier.
        tier: String,
    },
    /// Warnings that are no shares of a target.
    #[error("the policy {0:?} warns at less than 1 % or more than 100 % of the target: change it")]
    Warning(String),
}

/// Policies and calendars as they are set: the shape of the settings' `policies`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PolicySettings {
    /// The policies, in the order in which they are tried.
    pub policies: Vec<Policy>,
    /// The calendars that they go by.
    pub calendars: Vec<NamedCalendar>,
}

impl PolicySettings {
    /// Reads them.
    ///
    /// # Errors
    /// When the text is not in their shape.
    pub fn read(text: &PolicyText) -> Result<Self, PolicyError> {
        serde_json::from_str(text.as_str()).map_err(|error| PolicyError::Shape(error.to_string()))
    }

    /// Writes them.
    pub fn text(&self) -> PolicyText {
        // They are made of texts, numbers and lists, all of which JSON can write.
        serde_json::to_string(self).map_or_else(|_| PolicyText::default(), PolicyText::new)
    }
}

/// A calendar as it is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedCalendar {
    /// What policies call it.
    pub name: String,
    /// Its hours.
    pub hours: BusinessHours,
}

/// A policy as it is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The name agents read.
    pub name: String,
    /// The tickets it is for.
    pub applies: Applies,
    /// The calendar that its business time goes by; `None` for always open.
    pub calendar: Option<String>,
    /// The targets of urgent tickets.
    pub urgent: Targets,
    /// Of high ones.
    pub high: Targets,
    /// Of most.
    pub normal: Targets,
    /// Of those that can wait.
    pub low: Targets,
    /// The first minutes of business time, in which an answer is worth most.
    pub golden_minutes: u32,
    /// At which shares of a target it is warned of, in percent. From the least of them a ticket is
    /// at risk.
    pub warn_at: Vec<u32>,
    /// The statuses that pause its clocks.
    pub pauses: Vec<Status>,
}

/// The tickets that a policy is for: each list that is not empty must hold one of the ticket's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applies {
    /// Brands.
    pub brands: Vec<BrandId>,
    /// The brand's handles that the customer addressed.
    pub handles: Vec<Handle>,
    /// Tiers of customers: a ticket is of a tier that it has as a tag.
    pub tiers: Vec<String>,
}

/// How soon each clock's answer is due; `None` where the desk's default holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// Until anybody says anything.
    pub acknowledged: Option<Target>,
    /// Until the first meaningful reply.
    pub first_reply: Option<Target>,
    /// Until a later post is answered. Never holds while the first reply is owed.
    pub next_reply: Option<Target>,
    /// Until it is solved for the first time.
    pub first_resolution: Option<Target>,
    /// Until it is solved and stays so.
    pub resolution: Option<Target>,
}

/// A length of time, and by which clock it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// In minutes.
    pub minutes: u32,
    /// Whether only business time counts; otherwise all time does.
    pub business: bool,
}

impl Target {
    /// So many minutes of business time.
    pub const fn business(minutes: u32) -> Self {
        Self {
            minutes,
            business: true,
        }
    }

    /// So many minutes of time.
    pub const fn wall(minutes: u32) -> Self {
        Self {
            minutes,
            business: false,
        }
    }

    /// Its length.
    pub const fn length(self) -> Duration {
        Duration::minutes(self.minutes as i64)
    }
}

impl Policy {
    /// The policy that the desk's settings make of their targets: a first and every next reply by
    /// priority, always open, paused while the brand owes nothing.
    pub fn standard(settings: &Settings) -> Self {
        let reply = |priority| {
            let target = Some(Target::business(settings.targets.minutes(priority)));
            Targets {
                first_reply: target,
                next_reply: target,
                ..Targets::default()
            }
        };
        Self {
            name: String::new(),
            applies: Applies::default(),
            calendar: None,
            urgent: reply(Priority::Urgent),
            high: reply(Priority::High),
            normal: reply(Priority::Normal),
            low: reply(Priority::Low),
            golden_minutes: settings.golden_minutes,
            warn_at: vec![settings.at_risk_percent],
            pauses: vec![Status::Pending, Status::OnHold],
        }
    }

    /// The targets for a priority.
    pub const fn targets(&self, priority: Priority) -> &Targets {
        match priority {
            Priority::Urgent => &self.urgent,
            Priority::High => &self.high,
            Priority::Normal => &self.normal,
            Priority::Low => &self.low,
        }
    }

    /// The targets for a priority, to be changed.
    pub const fn targets_mut(&mut self, priority: Priority) -> &mut Targets {
        match priority {
            Priority::Urgent => &mut self.urgent,
            Priority::High => &mut self.high,
            Priority::Normal => &mut self.normal,
            Priority::Low => &mut self.low,
        }
    }

    /// From which share of the target a ticket is at risk, in percent.
    pub fn at_risk_percent(&self) -> u32 {
        self.warn_at.iter().copied().min().unwrap_or(100)
    }

    fn check(&self) -> Result<(), PolicyError> {
        const LONGEST: u32 = 100 * 366 * 24 * 60;
        let targets = [&self.urgent, &self.high, &self.normal, &self.low];
        let all = targets.into_iter().flat_map(|targets| {
            ClockName::TARGETS
                .into_iter()
                .filter_map(|clock| targets.of(clock))
        });
        for target in all {
            if !(1..=LONGEST).contains(&target.minutes) {
                return Err(PolicyError::Target(self.name.clone()));
            }
        }
        let is_tag = |tier: &String| tag::usable(tier).as_ref() == Some(tier);
        if let Some(tier) = self.applies.tiers.iter().find(|tier| !is_tag(tier)) {
            return Err(PolicyError::Tier {
                policy: self.name.clone(),
                tier: tier.clone(),
            });
        }
        if !self.warn_at.iter().all(|share| (1..=100).contains(share)) {
            return Err(PolicyError::Warning(self.name.clone()));
        }
        Ok(())
    }
}

impl Targets {
    /// The target of a clock.
    pub const fn of(&self, clock: ClockName) -> Option<Target> {
        match clock {
            ClockName::Acknowledged => self.acknowledged,
            ClockName::FirstReply => self.first_reply,
            ClockName::NextReply => self.next_reply,
            ClockName::FirstResolution => self.first_resolution,
            ClockName::Resolution => self.resolution,
            ClockName::Promise => None,
        }
    }
}

impl Applies {
    fn fits(
        &self,
        brand: &BrandId,
        addresses: &dyn Fn(&Handle) -> bool,
        tags: &BTreeSet<String>,
    ) -> bool {
        let holds = |is_empty: bool, any: bool| is_empty || any;
        holds(self.brands.is_empty(), self.brands.contains(brand))
            && holds(self.handles.is_empty(), self.handles.iter().any(addresses))
            && holds(
                self.tiers.is_empty(),
                self.tiers.iter().any(|tier| tags.contains(tier)),
            )
    }
}

/// A desk's policies, checked, each with its calendar.
#[derive(Debug, Clone)]
pub struct Policies {
    /// In the order in which they are tried; the default stands at the end and fits all.
    all: Vec<Rules>,
}

/// A policy with its calendar, and what holds where it names no target.
#[derive(Debug, Clone)]
pub struct Rules {
    policy: Policy,
    calendar: Calendar,
    standard: Policy,
}

impl Rules {
    /// A policy by a calendar; where it names no target, another holds.
    pub const fn new(policy: Policy, calendar: Calendar, standard: Policy) -> Self {
        Self {
            policy,
            calendar,
            standard,
        }
    }

    /// The policy.
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Its calendar.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The target of a clock for a priority.
    pub fn target(&self, clock: ClockName, priority: Priority) -> Option<Target> {
        let own = self.policy.targets(priority).of(clock);
        own.or_else(|| self.standard.targets(priority).of(clock))
    }
}

impl Policies {
    /// The policies of a desk's settings.
    ///
    /// # Errors
    /// When a calendar or a policy can't be used.
    pub fn new(settings: &Settings) -> Result<Self, PolicyError> {
        let set = PolicySettings::read(&settings.policies)?;
        let mut calendars = BTreeMap::new();
        for NamedCalendar { name, hours } in &set.calendars {
            let checked = Calendar::new(hours).and_then(|calendar| {
                // By a calendar that is never open nothing is ever due.
                let open = calendar.is_ever_open();
                open.then_some(calendar).ok_or(CalendarError::NeverOpen)
            });
            let calendar = checked.map_err(|why| PolicyError::Calendar {
                calendar: name.clone(),
                why,
            })?;
            if calendars.insert(name.as_str(), calendar).is_some() {
                return Err(PolicyError::Twice(name.clone()));
            }
        }
        let standard = Policy::standard(settings);
        let mut names = BTreeSet::new();
        let mut all = Vec::with_capacity(set.policies.len() + 1);
        for policy in &set.policies {
            policy.check()?;
            if !names.insert(&policy.name) {
                return Err(PolicyError::Twice(policy.name.clone()));
            }
            let calendar = match &policy.calendar {
                None => Calendar::always(),
                Some(name) => match calendars.get(name.as_str()) {
                    Some(calendar) => calendar.clone(),
                    None => {
                        return Err(PolicyError::NoCalendar {
                            policy: policy.name.clone(),
                            calendar: name.clone(),
                        });
                    }
                },
            };
            all.push(Rules::new(policy.clone(), calendar, standard.clone()));
        }
        all.push(Rules::new(standard.clone(), Calendar::always(), standard));
        Ok(Self { all })
    }

    /// The policies that are set; the default alone where they can't be used, which saving them
    /// would have said.
    pub fn in_force(settings: &Settings) -> Self {
        Self::new(settings).unwrap_or_else(|_| {
            let standard = Policy::standard(settings);
            Self {
                all: vec![Rules::new(standard.clone(), Calendar::always(), standard)],
            }
        })
    }

    /// Each policy, in the order in which they are tried; the desk's own targets last.
    pub fn all(&self) -> &[Rules] {
        &self.all
    }

    /// What holds for a ticket.
    pub fn of(&self, ticket: &Ticket) -> &Rules {
        let addresses = |handle: &Handle| {
            ticket
                .posts
                .iter()
                .any(|post| post.handles.contains(handle))
        };
        self.rules(&ticket.id.brand, &addresses, &ticket.tags)
    }

    /// What holds for a ticket of a brand, by which of the brand's handles the customer addresses and
    /// by the ticket's tags.
    #[expect(
        clippy::indexing_slicing,
        reason = "there is always the default, and it stands last"
    )]
    pub fn rules(
        &self,
        brand: &BrandId,
        addresses: &dyn Fn(&Handle) -> bool,
        tags: &BTreeSet<String>,
    ) -> &Rules {
        let fits = |rules: &&Rules| rules.policy.applies.fits(brand, addresses, tags);
        let found = self.all.iter().find(fits);
        found.unwrap_or(&self.all[self.all.len() - 1])
    }
}
