//! A brand's own rules in the settings: kept, checked, and read from settings that had none.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its story breaks off")]

use careline::desk::brand::Brand;
use careline::desk::event::AgentId;
use careline::desk::rule::Rule;
use careline::desk::settings::{Agent, Settings};
use careline::desk::settings_draft::Draft;
use careline::desk::settings_form::check;
use careline::desk::settings_rules::{BrandField, Field, RuleField};

/// Settings that can be saved, with one rule.
fn settings() -> Settings {
    let fresh = Settings::fresh(AgentId("a".to_owned()));
    Settings {
        agent: Agent {
            name: "Ana".to_owned(),
            initials: "AM".to_owned(),
            ..fresh.agent
        },
        brands: vec![Brand {
            name: "Acme".to_owned(),
            handles: vec!["acme".parse().unwrap()],
            near_miss: 2,
            ignore: vec!["newsbot".parse().unwrap()],
            rules: vec![rule()],
            ..Brand::default()
        }],
        ..fresh
    }
}

fn rule() -> Rule {
    Rule {
        name: "Lost bags".to_owned(),
        any: vec!["lost bag".to_owned(), "#lostbag".to_owned()],
        languages: vec!["en".to_owned(), "pt-BR".to_owned()],
        runs_clock: true,
        ..Rule::default()
    }
}

#[test]
fn what_the_options_page_shows_is_saved_as_it_was() {
    let before = settings();
    assert_eq!(before.check(), Ok(()));
    let mut draft = Draft::of(&before);
    draft.agent_name = "Ana Moreno".to_owned();
    let after = check(&draft).unwrap();
    assert_eq!(
        after.brands,
        [Brand {
            id: Some(before.brands[0].id()),
            ..before.brands[0].clone()
        }]
    );
}

#[test]
fn a_rule_is_written_field_by_field() {
    let mut draft = Draft::of(&settings());
    let brand = draft.brands[0].key;
    let key = draft.add_rule(brand);
    assert!(
        draft.brands[0]
            .rules
            .iter()
            .filter(|rule| rule.key == key)
            .count()
            == 1
    );
    for (part, typed) in [
        (RuleField::Name, "Routers"),
        (RuleField::Any, "router, my  wifi"),
        (RuleField::All, "#acme"),
        (RuleField::None, "for sale"),
        (RuleField::NotFrom, "newsbot @shop"),
        (RuleField::Languages, "en, de"),
    ] {
        draft.set(Field::Rule(brand, key, part), typed.to_owned());
    }
    let written = check(&draft).unwrap().brands[0].rules[1].clone();
    let expected = Rule {
        name: "Routers".to_owned(),
        any: vec!["router".to_owned(), "my wifi".to_owned()],
        all: vec!["#acme".to_owned()],
        none: vec!["for sale".to_owned()],
        not_from: vec!["newsbot".parse().unwrap(), "shop".parse().unwrap()],
        languages: vec!["en".to_owned(), "de".to_owned()],
        runs_clock: false,
    };
    assert_eq!(written, expected);
    draft.remove_rule(brand, key);
    assert_eq!(check(&draft).unwrap().brands[0].rules, [rule()]);
}

#[test]
fn what_is_wrong_with_a_rule_is_said_at_its_field_and_brand_by_brand() {
    let mut draft = Draft::of(&settings());
    let first = draft.brands[0].key;
    let rule = draft.add_rule(first);
    draft.set(
        Field::Rule(first, rule, RuleField::Name),
        "Lost BAGS".to_owned(),
    );
    draft.set(
        Field::Rule(first, rule, RuleField::NotFrom),
        "news-bot".to_owned(),
    );
    draft.set(Field::Brand(first, BrandField::NearMiss), "3".to_owned());
    let second = draft.add_brand();
    let errors = check(&draft).unwrap_err();
    let fields: Vec<Field> = errors.iter().map(|error| error.field).collect();
    assert_eq!(
        fields,
        [
            Field::Brand(first, BrandField::NearMiss),
            Field::Rule(first, rule, RuleField::Name),
            Field::Rule(first, rule, RuleField::Any),
            Field::Rule(first, rule, RuleField::NotFrom),
            Field::Brand(second, BrandField::Name),
            Field::Brand(second, BrandField::Handles),
        ]
    );
}

#[test]
fn saving_keeps_the_rules_apart_that_were_typed_on() {
    let mut draft = Draft::of(&settings());
    let brand = draft.brands[0].key;
    let rule = draft.add_rule(brand);
    draft.set(
        Field::Rule(brand, rule, RuleField::Name),
        "Routers".to_owned(),
    );
    draft.set(
        Field::Rule(brand, rule, RuleField::Any),
        "router".to_owned(),
    );
    let sent = draft.clone();
    draft.stored(&sent, &check(&sent).unwrap());
    assert_eq!(draft.brands[0].rules[1].key, rule);
    assert_ne!(draft.add_rule(brand), draft.brands[0].rules[0].key);
}

#[test]
fn a_rule_that_can_not_work_is_refused_with_what_to_do() {
    /// What spoils the rule, and a part of the answer.
    type Case = (fn(&mut Rule), RuleField, &'static str);
    let cases: [Case; 7] = [
        (
            |rule| rule.name.clear(),
            RuleField::Name,
            "Give the rule a name",
        ),
        (|rule| rule.any.clear(), RuleField::Any, "asks for nothing"),
        (
            |rule| rule.any.push("a".to_owned()),
            RuleField::Any,
            "one character",
        ),
        (
            |rule| rule.none.push("LOST bag".to_owned()),
            RuleField::None,
            "and forbids it",
        ),
        (
            |rule| rule.all.push(" ".to_owned()),
            RuleField::All,
            "empty",
        ),
        (
            |rule| rule.languages.push("english".to_owned()),
            RuleField::Languages,
            "no language tag",
        ),
        (
            |rule| rule.name = "x".repeat(90),
            RuleField::Name,
            "Write 60 at most",
        ),
    ];
    for (spoil, part, expected) in cases {
        let mut settings = settings();
        spoil(&mut settings.brands[0].rules[0]);
        let errors = settings.check().unwrap_err();
        assert_eq!(errors[0].field, Field::Rule(0, 0, part));
        assert!(errors[0].why.contains(expected), "{}", errors[0].why);
    }
    let mut settings = settings();
    settings.brands[0].near_miss = 3;
    let field = Field::Brand(0, BrandField::NearMiss);
    assert_eq!(settings.check().unwrap_err()[0].field, field);
}
