//! One `manifest.json` for all browsers, and what each of them gets of it.

use std::{fmt, str::FromStr};

use anyhow::{Context, Result, bail};
use careline_drive::Browser;
use serde_json::{Map, Value};

/// A kind of browser that the extension is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Chrome, Chromium and what is made of it.
    Chrome,
    /// Firefox.
    Firefox,
}

impl Target {
    /// Every target.
    pub const ALL: [Self; 2] = [Self::Chrome, Self::Firefox];

    /// The name in folders and prefixes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
        }
    }

    /// The browser that is driven to show or test what is built for this target.
    pub const fn browser(self) -> Browser {
        match self {
            Self::Chrome => Browser::Chromium,
            Self::Firefox => Browser::Firefox,
        }
    }

    fn prefix(self) -> String {
        format!("__{}__", self.name())
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Target {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "chrome" | "chromium" => Ok(Self::Chrome),
            "firefox" => Ok(Self::Firefox),
            _ => bail!("there is no browser `{name}` here: it is chrome or firefox"),
        }
    }
}

/// Reads the manifest's source.
///
/// # Errors
/// When it is not a JSON object.
pub fn parse(source: &str) -> Result<Map<String, Value>> {
    serde_json::from_str(source).context("manifest.json is not a JSON object")
}

/// The manifest of one browser: a key with its prefix replaces the plain key or stands for itself,
/// the other browsers' keys are left out. This holds at every depth.
pub fn derive(source: &Map<String, Value>, target: Target) -> Map<String, Value> {
    let mut derived = Map::new();
    for (key, value) in source {
        let name = match key.strip_prefix(&target.prefix()) {
            Some(name) => name,
            None if is_prefixed(key) => continue,
            None if source.contains_key(&format!("{}{key}", target.prefix())) => {
                // Keeps the plain key's place; its value is set when the prefixed key comes.
                derived.entry(key.clone()).or_insert(Value::Null);
                continue;
            }
            None => key,
        };
        derived.insert(name.to_owned(), derive_value(value, target));
    }
    derived
}

/// Lists scripts before all others wherever the extension's own code runs: in pages of X and in the
/// background. The service worker is replaced by a script of the given name, which has to load them
/// and then the worker that is returned.
pub fn load_first(
    manifest: &mut Map<String, Value>,
    scripts: &[String],
    worker_name: &str,
) -> Option<String> {
    if let Some(Value::Array(entries)) = manifest.get_mut("content_scripts") {
        for entry in entries {
            if let Some(Value::Array(js)) = entry.get_mut("js") {
                js.splice(0..0, scripts.iter().cloned().map(Value::String));
            }
        }
    }
    let background = manifest.get_mut("background")?;
    if let Some(Value::Array(js)) = background.get_mut("scripts") {
        js.splice(0..0, scripts.iter().cloned().map(Value::String));
    }
    let worker = background.get_mut("service_worker")?;
    match std::mem::replace(worker, Value::String(worker_name.to_owned())) {
        Value::String(replaced) => Some(replaced),
        _ => None,
    }
}

/// The manifest as it is written: indented, with a line break at its end.
///
/// # Errors
/// None in practice: a JSON value can always be written.
pub fn to_bytes(manifest: &Map<String, Value>) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(manifest).context("can't write the manifest")?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn derive_value(value: &Value, target: Target) -> Value {
    match value {
        Value::Object(object) => Value::Object(derive(object, target)),
        Value::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| derive_value(item, target))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// Whether a key belongs to one browser alone. `__MSG_…` stands in values, never in keys.
fn is_prefixed(key: &str) -> bool {
    Target::ALL
        .iter()
        .any(|target| key.starts_with(&target.prefix()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derived(source: &str, target: Target) -> String {
        serde_json::to_string(&derive(&parse(source).unwrap(), target)).unwrap()
    }

    #[test]
    fn a_prefixed_key_takes_the_plain_ones_place() {
        let source = r#"{"permissions":["a"],"__chrome__permissions":["a","b"],"name":"n"}"#;
        assert_eq!(
            derived(source, Target::Chrome),
            r#"{"permissions":["a","b"],"name":"n"}"#
        );
        assert_eq!(
            derived(source, Target::Firefox),
            r#"{"permissions":["a"],"name":"n"}"#
        );
    }

    #[test]
    fn a_prefixed_key_before_the_plain_one_wins_too() {
        let source = r#"{"__chrome__x":1,"x":2}"#;
        assert_eq!(derived(source, Target::Chrome), r#"{"x":1}"#);
        assert_eq!(derived(source, Target::Firefox), r#"{"x":2}"#);
    }

    #[test]
    fn prefixes_hold_at_every_depth() {
        let source = r#"{"a":[{"__firefox__b":1,"__chrome__c":2}]}"#;
        assert_eq!(derived(source, Target::Firefox), r#"{"a":[{"b":1}]}"#);
    }

    #[test]
    fn the_real_manifest_holds_no_prefix_once_derived() {
        let source = include_str!("../../manifest.json");
        for target in Target::ALL {
            let text = derived(source, target);
            assert!(
                !text.contains("__chrome__") && !text.contains("__firefox__"),
                "{text}"
            );
        }
        assert!(derived(source, Target::Chrome).contains("service_worker"));
        assert!(derived(source, Target::Firefox).contains("gecko"));
    }

    #[test]
    fn the_manifest_has_the_packages_version() {
        let manifest = parse(include_str!("../../manifest.json")).unwrap();
        assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn spies_come_before_everything_else() {
        let spies = ["spies/a.js".to_owned()];
        let source = parse(include_str!("../../manifest.json")).unwrap();

        let mut chrome = derive(&source, Target::Chrome);
        assert_eq!(
            load_first(&mut chrome, &spies, "w.js").as_deref(),
            Some("background.js")
        );
        assert_eq!(chrome["background"]["service_worker"], "w.js");
        assert_eq!(chrome["content_scripts"][0]["js"][0], "spies/a.js");

        let mut firefox = derive(&source, Target::Firefox);
        assert_eq!(load_first(&mut firefox, &spies, "w.js"), None);
        assert_eq!(firefox["background"]["scripts"][0], "spies/a.js");
    }
}
