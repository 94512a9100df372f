//! Policies and calendars as they are typed in the options. What can't be read is kept as it is until
//! somebody says otherwise.

use super::calendar_draft::{CalendarDraft, CalendarField};
use super::policy::{NamedCalendar, Policy, PolicySettings};
use super::policy_draft::{CalendarChoice, PolicyDraft, PolicyField};
use super::policy_text::PolicyText;
use super::sentence::sentence;
use super::settings::Settings;
use super::settings_rules::{Field, FieldError, same};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoliciesDraft {
    /// The policies, in the order in which they are tried.
    pub policies: Vec<PolicyDraft>,
    /// The calendars.
    pub calendars: Vec<CalendarDraft>,
    /// What is stored and can't be read, with the reason.
    unread: Option<(PolicyText, String)>,
    next_key: u32,
}

impl PoliciesDraft {
    /// The draft that shows what is stored.
    pub fn of(stored: &PolicyText) -> Self {
        let mut draft = Self {
            policies: Vec::new(),
            calendars: Vec::new(),
            unread: None,
            next_key: 0,
        };
        match PolicySettings::read(stored) {
            Ok(set) => draft.add(&set),
            Err(error) => {
                draft.unread = Some((stored.clone(), sentence(&error.to_string())));
            }
        }
        draft
    }

    /// What is stored and can't be read: its text, and why.
    pub fn unread(&self) -> Option<(&str, &str)> {
        let (text, why) = self.unread.as_ref()?;
        Some((text.as_str(), why))
    }

    /// Puts policies in the place of those that can't be read. Nothing is stored before it is saved.
    pub fn begin_anew(&mut self) {
        self.unread = None;
    }

    fn add(&mut self, set: &PolicySettings) {
        for calendar in &set.calendars {
            let key = self.fresh_key();
            self.calendars.push(CalendarDraft::of(key, calendar));
        }
        for policy in &set.policies {
            let key = self.fresh_key();
            let draft = PolicyDraft::of(key, policy, &self.calendars);
            self.policies.push(draft);
        }
    }

    /// Adds imported policies in front of the others, so that they are tried first. Who is called as
    /// one that stands there gets a number.
    pub fn take(&mut self, imported: &[Policy]) {
        let mut all = Vec::new();
        for policy in imported {
            let known = self.policies.iter().chain(&all);
            let names = known.filter_map(|one| one.text(PolicyField::Name));
            let policy = Policy {
                name: own_name(&policy.name, &names.collect::<Vec<_>>()),
                ..policy.clone()
            };
            let key = self.fresh_key();
            all.push(PolicyDraft::of(key, &policy, &self.calendars));
        }
        all.append(&mut self.policies);
        self.policies = all;
    }

    /// Adds a policy like the desk's own targets and gives its key.
    pub fn add_policy(&mut self, settings: &Settings) -> u32 {
        let key = self.fresh_key();
        let calendar = match self.calendars.as_slice() {
            [only] => CalendarChoice::Known(only.key),
            _ => CalendarChoice::Always,
        };
        let known = self.policies.iter();
        let names = known.filter_map(|one| one.text(PolicyField::Name));
        let policy = Policy {
            name: own_name("New policy", &names.collect::<Vec<_>>()),
            ..Policy::standard(settings)
        };
        let mut policy = PolicyDraft::of(key, &policy, &[]);
        policy.calendar = calendar;
        self.policies.push(policy);
        key
    }

    /// Adds a calendar of office hours in a time zone and gives its key.
    pub fn add_calendar(&mut self, zone: String) -> u32 {
        let key = self.fresh_key();
        let known = self.calendars.iter();
        let names: Vec<_> = known.map(|one| one.text(CalendarField::Name)).collect();
        let name = own_name("Office hours", &names);
        self.calendars.push(CalendarDraft::office(key, name, zone));
        key
    }

    /// Takes a policy away.
    pub fn remove_policy(&mut self, key: u32) {
        self.policies.retain(|policy| policy.key != key);
    }

    /// Takes a calendar away; policies that went by it have to choose another.
    pub fn remove_calendar(&mut self, key: u32) {
        let Some(place) = self.calendars.iter().position(|one| one.key == key) else {
            return;
        };
        let name = self.calendars.remove(place).name();
        for policy in &mut self.policies {
            if policy.calendar == CalendarChoice::Known(key) {
                policy.calendar = CalendarChoice::Missing(name.clone());
            }
        }
    }

    /// Has a policy be tried one place sooner; the first stays where it is.
    pub fn sooner(&mut self, key: u32) {
        let place = self.policies.iter().position(|one| one.key == key);
        if let Some((place, before)) = place.and_then(|place| Some((place, place.checked_sub(1)?)))
        {
            self.policies.swap(place, before);
        }
    }

    /// A policy, unless it is gone.
    pub fn policy(&self, key: u32) -> Option<&PolicyDraft> {
        self.policies.iter().find(|one| one.key == key)
    }

    /// A policy to change, unless it is gone.
    pub fn policy_mut(&mut self, key: u32) -> Option<&mut PolicyDraft> {
        self.policies.iter_mut().find(|one| one.key == key)
    }

    /// A calendar, unless it is gone.
    pub fn calendar(&self, key: u32) -> Option<&CalendarDraft> {
        self.calendars.iter().find(|one| one.key == key)
    }

    /// A calendar to change, unless it is gone.
    pub fn calendar_mut(&mut self, key: u32) -> Option<&mut CalendarDraft> {
        self.calendars.iter_mut().find(|one| one.key == key)
    }

    /// The policies that were typed. What stands as it was stored stays to the letter, whatever is wrong
    /// with it.
    pub(super) fn read(&self, stored: &PolicyText, errors: &mut Vec<FieldError>) -> PolicyText {
        if let Some((text, _)) = &self.unread {
            return text.clone();
        }
        if self.is_as(stored) {
            return stored.clone();
        }
        let calendars = self.calendars.iter().map(|one| one.read(errors));
        let set = PolicySettings {
            calendars: calendars.collect(),
            policies: Vec::new(),
        };
        let policies = self.policies.iter();
        let policies = policies.map(|one| one.read(&self.calendars, errors));
        let set = PolicySettings {
            policies: policies.collect(),
            ..set
        };
        self.tell_twins(&set, errors);
        set.text()
    }

    /// The calendars whose time zone is none of these.
    pub fn unknown_zones(&self, zones: &[String]) -> Vec<FieldError> {
        let unknown = self.calendars.iter().filter_map(|calendar| {
            let zone = calendar.text(CalendarField::Zone).trim();
            let known = zones.iter().any(|known| known.eq_ignore_ascii_case(zone));
            let why = format!("“{zone}” is no time zone. Write one such as Europe/Madrid.");
            let field = Field::Calendar(calendar.key, CalendarField::Zone);
            (!zone.is_empty() && !known).then(|| FieldError::new(field, why))
        });
        unknown.collect()
    }

    /// Gives what was stored the keys that it had when it was sent.
    pub(super) fn keep_keys(&mut self, sent: &Self) {
        for (calendar, was) in self.calendars.iter_mut().zip(&sent.calendars) {
            calendar.key = was.key;
        }
        for (policy, was) in self.policies.iter_mut().zip(&sent.policies) {
            policy.key = was.key;
            policy.calendar.clone_from(&was.calendar);
        }
        self.next_key = sent.next_key;
    }

    /// Whether this is what is stored.
    pub(super) fn is_as(&self, stored: &PolicyText) -> bool {
        self.says_as(&Self::of(stored))
    }

    /// Whether two drafts say the same, whatever their keys.
    fn says_as(&self, other: &Self) -> bool {
        let mut same = other.clone();
        let lengths = |draft: &Self| (draft.policies.len(), draft.calendars.len());
        if lengths(self) != lengths(other) || self.unread != other.unread {
            return false;
        }
        // Policies of both name their calendars by keys: by the names that those have.
        let named = |draft: &Self| {
            let calendars = draft.policies.iter().map(|policy| match &policy.calendar {
                CalendarChoice::Known(key) => draft.calendar(*key).map(CalendarDraft::name),
                CalendarChoice::Missing(name) => Some(name.clone()),
                CalendarChoice::Always => None,
            });
            calendars.collect::<Vec<_>>()
        };
        let by_name = named(self) == named(other);
        same.keep_keys(self);
        by_name && same == *self
    }

    /// Says at the later one that two policies or two calendars have one name.
    fn tell_twins(&self, set: &PolicySettings, errors: &mut Vec<FieldError>) {
        let why = |name: &str| format!("One called {name} stands above. Give this another name.");
        for (place, policy) in set.policies.iter().enumerate() {
            let mut before = set.policies.iter().take(place);
            if let Some(draft) = self.policies.get(place)
                && !policy.name.is_empty()
                && before.any(|other| other.name == policy.name)
            {
                let field = Field::Policy(draft.key, PolicyField::Name);
                errors.push(FieldError::new(field, why(&policy.name)));
            }
        }
        for (place, NamedCalendar { name, .. }) in set.calendars.iter().enumerate() {
            let mut before = set.calendars.iter().take(place);
            if let Some(draft) = self.calendars.get(place)
                && !name.is_empty()
                && before.any(|other| other.name == *name)
            {
                let field = Field::Calendar(draft.key, CalendarField::Name);
                errors.push(FieldError::new(field, why(name)));
            }
        }
    }

    const fn fresh_key(&mut self) -> u32 {
        let key = self.next_key;
        self.next_key = self.next_key.wrapping_add(1);
        key
    }
}

/// A name, with a number where it is taken.
fn own_name(wanted: &str, taken: &[&String]) -> String {
    let is_free = |name: &str| !taken.iter().any(|other| same(other, name));
    let numbered = (2..).map(|number: u32| format!("{wanted} ({number})"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::event::AgentId;
    use super::*;

    fn settings() -> Settings {
        Settings::fresh(AgentId("a".into()))
    }

    /// A draft with one calendar and one policy by it, and what is stored of it.
    fn office() -> (PoliciesDraft, PolicyText) {
        let mut draft = PoliciesDraft::of(&PolicyText::default());
        draft.add_calendar("Europe/Madrid".to_owned());
        let key = draft.add_policy(&settings());
        let policy = draft.policy_mut(key).unwrap();
        *policy.text_mut(PolicyField::Name).unwrap() = "VIP".to_owned();
        let mut errors = Vec::new();
        let text = draft.read(&PolicyText::default(), &mut errors);
        assert_eq!(errors, []);
        (draft, text)
    }

    #[test]
    fn what_was_typed_is_what_is_shown_later() {
        let (_, text) = office();
        let set = PolicySettings::read(&text).unwrap();
        assert_eq!(set.policies[0].calendar.as_deref(), Some("Office hours"));
        let draft = PoliciesDraft::of(&text);
        assert_eq!(draft.read(&text, &mut Vec::new()), text);
        assert_eq!(draft.read(&PolicyText::default(), &mut Vec::new()), text);
    }

    #[test]
    fn a_calendar_that_is_renamed_stays_its_policys_and_one_taken_away_is_missed() {
        let (mut draft, text) = office();
        let calendar = draft.calendars[0].key;
        let name = CalendarField::Name;
        *draft.calendar_mut(calendar).unwrap().text_mut(name) = "Madrid".to_owned();
        let read = draft.read(&text, &mut Vec::new());
        let set = PolicySettings::read(&read).unwrap();
        assert_eq!(set.policies[0].calendar.as_deref(), Some("Madrid"));
        draft.remove_calendar(calendar);
        let mut errors = Vec::new();
        draft.read(&text, &mut errors);
        let field = Field::Policy(draft.policies[0].key, PolicyField::Calendar);
        assert_eq!(errors[0].field, field);
    }

    #[test]
    fn what_can_not_be_read_is_kept_to_the_letter_until_somebody_begins_anew() {
        let stored = PolicyText::new("{\"policies\":7}".to_owned());
        let mut draft = PoliciesDraft::of(&stored);
        let (text, why) = draft.unread().unwrap();
        assert_eq!(text, stored.as_str());
        assert!(why.starts_with("The policies can't be read"), "{why}");
        assert_eq!(draft.read(&stored, &mut Vec::new()), stored);
        draft.begin_anew();
        assert_eq!(draft.unread(), None);
        let read = draft.read(&stored, &mut Vec::new());
        assert_eq!(
            PolicySettings::read(&read).unwrap(),
            PolicySettings::default()
        );
    }

    #[test]
    fn what_stands_as_it_was_stored_is_nobodys_fault() {
        let (_, text) = office();
        let broken = PolicyText::new(text.as_str().replace("09:00", "17:00"));
        let draft = PoliciesDraft::of(&broken);
        let mut errors = Vec::new();
        assert_eq!(draft.read(&broken, &mut errors), broken);
        assert_eq!(errors, []);
    }

    #[test]
    fn two_of_one_name_and_zones_that_nobody_knows_are_said_at_the_field() {
        let (mut draft, text) = office();
        draft.take(&PolicySettings::read(&text).unwrap().policies);
        let names: Vec<_> = draft
            .policies
            .iter()
            .map(|one| one.text(PolicyField::Name).unwrap().as_str())
            .collect();
        assert_eq!(names, ["VIP (2)", "VIP"], "imported ones are tried first");
        let second = draft.policies[1].key;
        *draft.policies[0].text_mut(PolicyField::Name).unwrap() = "VIP".to_owned();
        let mut errors = Vec::new();
        draft.read(&text, &mut errors);
        assert_eq!(errors[0].field, Field::Policy(second, PolicyField::Name));
        let zones = ["europe/madrid".to_owned()];
        assert_eq!(draft.unknown_zones(&zones), []);
        *draft.calendars[0].text_mut(CalendarField::Zone) = "Europe/Madird".to_owned();
        assert!(draft.unknown_zones(&zones)[0].why.contains("no time zone"));
        draft.sooner(second);
        assert_eq!(draft.policies[0].key, second);
        draft.sooner(second);
        assert_eq!(draft.policies[0].key, second);
    }

    #[test]
    fn what_is_added_has_a_name_of_its_own_and_can_be_tried_at_once() {
        let mut draft = PoliciesDraft::of(&PolicyText::default());
        for _ in 0..2 {
            draft.add_calendar("UTC".to_owned());
            draft.add_policy(&settings());
        }
        let mut errors = Vec::new();
        let text = draft.read(&PolicyText::default(), &mut errors);
        assert_eq!(errors, []);
        let set = PolicySettings::read(&text).unwrap();
        assert_eq!(set.policies[1].name, "New policy (2)");
        assert_eq!(set.calendars[1].name, "Office hours (2)");
    }
}
