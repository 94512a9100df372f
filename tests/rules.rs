//! A brand's own rules in the settings: kept, checked, and read from settings that had none.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test ends where its story breaks off")]

use careline::desk::brand::Brand;
use careline::desk::event::AgentId;
use careline::desk::rule::Rule;
use careline::desk::settings::{Agent, Settings};
use careline::desk::settings_draft::Draft;
use careline::desk::settings_form::check;
use careline::desk::settings_rules::Field;

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
fn the_options_page_keeps_the_rules_that_it_does_not_show() {
    let before = settings();
    assert_eq!(before.check(), Ok(()));
    let mut draft = Draft::of(&before);
    draft.agent_name = "Ana Moreno".to_owned();
    let after = check(&draft).unwrap();
    assert_eq!(after.brands[0].rules, before.brands[0].rules);
    assert_eq!(after.brands[0].near_miss, 2);
    assert_eq!(after.brands[0].ignore, before.brands[0].ignore);
}

#[test]
fn a_rule_that_can_not_work_is_refused_with_what_to_do() {
    /// What spoils the rule, and a part of the answer.
    type Case = (fn(&mut Rule), &'static str);
    let cases: [Case; 7] = [
        (|rule| rule.name.clear(), "Give each rule a name"),
        (|rule| rule.any.clear(), "asks for nothing"),
        (|rule| rule.any.push("a".to_owned()), "one character"),
        (
            |rule| rule.none.push("LOST bag".to_owned()),
            "and forbids it",
        ),
        (|rule| rule.all.push(" ".to_owned()), "empty"),
        (
            |rule| rule.languages.push("english".to_owned()),
            "no language tag",
        ),
        (|rule| rule.name = "x".repeat(90), "Write 60 at most"),
    ];
    for (spoil, expected) in cases {
        let mut settings = settings();
        spoil(&mut settings.brands[0].rules[0]);
        let errors = settings.check().unwrap_err();
        assert_eq!(errors[0].field, Field::Rules(0));
        assert!(errors[0].why.contains(expected), "{}", errors[0].why);
    }
    let mut settings = settings();
    settings.brands[0].near_miss = 3;
    assert!(settings.check().unwrap_err()[0].why.contains("near miss"));
}
