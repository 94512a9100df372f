//! A brand's own rule as it is typed on the options page, and how it is read.

use super::rule::Rule;
use super::settings_rules::{Field, FieldError, RuleField};
use super::settings_text::{handles, one_line, phrases, pieces};

/// A rule as it was typed. Lists of terms are separated by commas or lines, the others by spaces
/// too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleDraft {
    /// Tells the rules of one draft apart; never stored.
    pub key: u32,
    /// What agents call it.
    pub name: String,
    /// The terms of which a post holds at least one.
    pub any: String,
    /// The terms of which it holds all.
    pub all: String,
    /// The terms of which it holds none.
    pub none: String,
    /// Whose posts it leaves alone.
    pub not_from: String,
    /// The languages it reads.
    pub languages: String,
    /// Whether such a post runs a clock.
    pub runs_clock: bool,
}

impl RuleDraft {
    /// The draft that shows a rule.
    pub(super) fn of(key: u32, rule: &Rule) -> Self {
        let handles = rule.not_from.iter().map(|handle| format!("@{handle}"));
        Self {
            key,
            name: rule.name.clone(),
            any: rule.any.join(", "),
            all: rule.all.join(", "),
            none: rule.none.join(", "),
            not_from: handles.collect::<Vec<_>>().join(", "),
            languages: rule.languages.join(", "),
            runs_clock: rule.runs_clock,
        }
    }

    /// The rule that was typed for this brand; what can't be read is said at its field.
    pub(super) fn read(&self, brand: u32, errors: &mut Vec<FieldError>) -> Rule {
        let not_from = Field::Rule(brand, self.key, RuleField::NotFrom);
        Rule {
            name: one_line(&self.name),
            any: phrases(&self.any),
            all: phrases(&self.all),
            none: phrases(&self.none),
            not_from: handles(&self.not_from, not_from, errors),
            languages: pieces(&self.languages).map(str::to_owned).collect(),
            runs_clock: self.runs_clock,
        }
    }

    /// What was typed into a field.
    pub(super) const fn text(&self, field: RuleField) -> &String {
        match field {
            RuleField::Name => &self.name,
            RuleField::Any => &self.any,
            RuleField::All => &self.all,
            RuleField::None => &self.none,
            RuleField::NotFrom => &self.not_from,
            RuleField::Languages => &self.languages,
        }
    }

    pub(super) const fn text_mut(&mut self, field: RuleField) -> &mut String {
        match field {
            RuleField::Name => &mut self.name,
            RuleField::Any => &mut self.any,
            RuleField::All => &mut self.all,
            RuleField::None => &mut self.none,
            RuleField::NotFrom => &mut self.not_from,
            RuleField::Languages => &mut self.languages,
        }
    }
}
