//! X's own cases: the conformance suite of twitter-text, read from `$CARELINE_SHARED/data`.
//!
//! Left out, because they ask for something else than the desk does: `replies` (whom a post answers
//! is read from the page, not from its text), the groups of validate.yml that judge a single name,
//! list, tag or address, `tweets` (the rule of 140 characters) and `WeightedTweetsCounterTest` (the
//! rule before emoji counted as one), both superseded by the rule of version 3.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where its data is not as expected"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use careline::desk::entities::{Entity, EntityKind, entities};
use careline::desk::length::{fits, weighted_length};
use serde::Deserialize;
use yaml_serde::Value;

#[derive(Deserialize)]
struct Suite {
    tests: BTreeMap<String, Vec<Case>>,
}

#[derive(Deserialize)]
struct Case {
    description: String,
    text: String,
    expected: Value,
}

/// The suite in this file; `None`, said aloud, where the shared data is not there.
fn suite(file: &str) -> Option<Suite> {
    let Some(shared) = std::env::var_os("CARELINE_SHARED") else {
        eprintln!("skipped: all of {file}, because CARELINE_SHARED is not set");
        return None;
    };
    let path = PathBuf::from(shared).join("data/twitter-text").join(file);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} can't be read: {error}", path.display()));
    Some(yaml_serde::from_str(&text).unwrap())
}

/// The texts of the entities of these kinds, as the suite writes them.
fn texts(found: &[Entity], kinds: &[EntityKind]) -> Value {
    let found = found.iter().filter(|entity| kinds.contains(&entity.kind));
    found
        .map(|entity| match entity.kind {
            EntityKind::List => entity.text.split('/').next().unwrap_or_default(),
            _ => &entity.text,
        })
        .map(Value::from)
        .collect()
}

/// The entities with their places, under the suite's name for the text.
fn places(found: &[Entity], kinds: &[EntityKind], name: &str) -> Value {
    let found = found.iter().filter(|entity| kinds.contains(&entity.kind));
    let place = |entity: &Entity| {
        let (text, slug) = match entity.kind {
            EntityKind::List => entity.text.split_at(entity.text.find('/').unwrap()),
            _ => (entity.text.as_str(), ""),
        };
        let indices: Value = [entity.start, entity.end]
            .into_iter()
            .map(Value::from)
            .collect();
        let mut fields = yaml_serde::Mapping::new();
        fields.insert(name.into(), text.into());
        if kinds.contains(&EntityKind::List) && name == "screen_name" {
            fields.insert("list_slug".into(), slug.into());
        }
        fields.insert("indices".into(), indices);
        Value::Mapping(fields)
    };
    found.map(place).collect()
}

#[test]
fn what_x_would_link_is_found() {
    let Some(suite) = suite("extract.yml") else {
        return;
    };
    use EntityKind::{Cashtag, Handle, Hashtag, Link, List};
    let (mut passed, mut failed) = (0, Vec::new());
    for (group, cases) in &suite.tests {
        let (kinds, name): (&[EntityKind], Option<&str>) = match group.as_str() {
            "mentions" => (&[Handle, List], None),
            "mentions_with_indices" => (&[Handle], Some("screen_name")),
            "mentions_or_lists_with_indices" => (&[Handle, List], Some("screen_name")),
            "urls" | "tco_urls_with_params" => (&[Link], None),
            "urls_with_indices" | "urls_with_directional_markers" => (&[Link], Some("url")),
            "hashtags" | "hashtags_from_astral" => (&[Hashtag], None),
            "hashtags_with_indices" => (&[Hashtag], Some("hashtag")),
            "cashtags" => (&[Cashtag], None),
            "cashtags_with_indices" => (&[Cashtag], Some("cashtag")),
            "replies" => continue,
            _ => panic!("the suite has a new group: {group}"),
        };
        for case in cases {
            let found = entities(&case.text);
            let found = match name {
                Some(name) => places(&found, kinds, name),
                None => texts(&found, kinds),
            };
            if found == case.expected {
                passed += 1;
            } else {
                failed.push(format!("{group}: {}\n  {found:?}", case.description));
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} passed, failed:\n{}",
        passed,
        failed.join("\n")
    );
    assert!(passed > 200, "only {passed} cases were read");
}

#[derive(Deserialize)]
struct Weighed {
    #[serde(rename = "weightedLength")]
    weighted_length: u32,
    valid: bool,
    permillage: u32,
}

#[test]
fn a_text_is_as_long_as_x_counts_it() {
    let Some(suite) = suite("validate.yml") else {
        return;
    };
    let mut passed = 0;
    for group in [
        "WeightedTweetsWithDiscountedEmojiCounterTest",
        "UnicodeDirectionalMarkerCounterTest",
    ] {
        for case in &suite.tests[group] {
            let expected: Weighed = yaml_serde::from_value(case.expected.clone()).unwrap();
            let length = weighted_length(&case.text);
            assert_eq!(length, expected.weighted_length, "{}", case.description);
            assert_eq!(
                length * 1000 / 280,
                expected.permillage,
                "{}",
                case.description
            );
            assert_eq!(fits(&case.text), expected.valid, "{}", case.description);
            passed += 1;
        }
    }
    assert!(passed > 20, "only {passed} cases were read");
}
