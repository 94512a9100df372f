//! The rules that a brand's own rules keep.

use super::rule::Rule;
use super::settings_rules::{Field, NAME_LENGTH, RuleField, Rules, same};

/// How many rules a brand may have.
const RULES_LENGTH: usize = 50;

impl Rules {
    /// The rules that a brand's people wrote.
    pub(super) fn own_rules(&mut self, brand: u32, rules: &[Rule]) {
        self.demand(rules.len() <= RULES_LENGTH, Field::Rules(brand), || {
            format!(
                "These are {} rules. Write {RULES_LENGTH} at most.",
                rules.len()
            )
        });
        for ((place, rule), before) in (0..).zip(rules).zip(0..) {
            let at = |part| Field::Rule(brand, place, part);
            let name = &rule.name;
            self.demand(!name.trim().is_empty(), at(RuleField::Name), || {
                "Give the rule a name: it is the reason that agents read.".to_owned()
            });
            self.length(name, NAME_LENGTH, at(RuleField::Name));
            let mut others = rules.iter().take(before);
            let known = others.any(|other| same(&other.name, name));
            self.demand(!known, at(RuleField::Name), || {
                format!("A rule called {name} stands above. Give this one another name.")
            });
            self.demand(rule.asks(), at(RuleField::Any), || {
                "The rule asks for nothing. Give it a term here or under All of.".to_owned()
            });
            self.terms(rule, at);
            self.handles(&rule.not_from, at(RuleField::NotFrom), &[]);
            self.list(&rule.languages, at(RuleField::Languages));
            let wrong = rule.languages.iter().find(|tag| !is_language(tag));
            self.demand(wrong.is_none(), at(RuleField::Languages), || {
                let tag = wrong.map_or("", String::as_str);
                format!("“{tag}” is no language tag. Write two or three letters, such as en.")
            });
        }
    }

    /// What a rule asks for and forbids.
    fn terms(&mut self, rule: &Rule, at: impl Fn(RuleField) -> Field) {
        let lists = [
            (RuleField::Any, &rule.any),
            (RuleField::All, &rule.all),
            (RuleField::None, &rule.none),
        ];
        for (part, terms) in lists {
            self.list(terms, at(part));
            for term in terms {
                let letters = term.trim().trim_start_matches(['@', '＠', '#', '＃']);
                self.demand(letters.chars().count() > 1, at(part), || {
                    format!("“{term}” is one character, which stands in almost every post. Write a longer one.")
                });
            }
        }
        for term in &rule.none {
            let mut wanted = rule.any.iter().chain(&rule.all);
            let wanted = wanted.any(|other| same(other, term));
            self.demand(!wanted, at(RuleField::None), || {
                format!("The rule asks for “{term}” and forbids it. Take it out of one list.")
            });
        }
    }
}

/// Whether this is the tag of a language, with or without a region.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
