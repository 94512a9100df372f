//! Zendesk's macros (`GET /api/v2/macros`): those that write a public comment become templates.

use serde::Deserialize;
use serde_json::Value;

use super::{Found, ImportError, html};

#[derive(Deserialize)]
struct Export {
    macros: Vec<Macro>,
}

#[derive(Deserialize)]
struct Macro {
    #[serde(default)]
    id: Value,
    title: String,
    #[serde(default = "yes")]
    active: bool,
    #[serde(default)]
    actions: Vec<Action>,
}

#[derive(Deserialize)]
struct Action {
    field: String,
    #[serde(default)]
    value: Value,
}

const fn yes() -> bool {
    true
}

/// The macros of an export, in its order.
pub(super) fn read(text: &str) -> Result<Vec<Found>, ImportError> {
    let wrong = |error: serde_json::Error| ImportError::NotMacros(error.to_string());
    let macros = match serde_json::from_str::<Export>(text) {
        Ok(export) => export.macros,
        // A list alone, as some tools write it.
        Err(_) if text.trim_start().starts_with('[') => {
            serde_json::from_str(text).map_err(wrong)?
        }
        Err(error) => return Err(wrong(error)),
    };
    Ok(macros.into_iter().map(Macro::into).collect())
}

impl From<Macro> for Found {
    fn from(from: Macro) -> Self {
        let (folder, name) = match from.title.rsplit_once("::") {
            Some((folder, name)) => (folder.replace("::", "/"), name.to_owned()),
            None => (String::new(), from.title),
        };
        let mut found = Self {
            id: match from.id {
                Value::Number(id) => format!("zendesk-{id}"),
                _ => String::new(),
            },
            name,
            folder,
            ..Self::default()
        };
        let mut is_public = true;
        for action in from.actions {
            found.take(&action, &mut is_public);
        }
        found.left_out = if !from.active {
            Some("it is switched off in Zendesk".to_owned())
        } else if found.text.is_empty() {
            Some("it writes nothing".to_owned())
        } else if is_public {
            None
        } else {
            Some("it writes a note for the team, not a reply".to_owned())
        };
        found
    }
}

impl Found {
    fn take(&mut self, action: &Action, is_public: &mut bool) {
        match action.field.as_str() {
            "comment_value" | "comment_value_html" => {
                let text = words(&action.value);
                self.text = if html::is_html(&text) {
                    html::plain(&text)
                } else {
                    text
                };
            }
            "comment_mode_is_public" => {
                *is_public = !matches!(&action.value, Value::Bool(false))
                    && action.value.as_str() != Some("false");
            }
            field => self.remarks.push(format!(
                "it also sets {} to {}: do that on the card.",
                field.replace('_', " "),
                words(&action.value)
            )),
        }
    }
}

/// A value in words. A comment may name its channel first: `["channel:all", "Hello"]`.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let parts = parts.iter().map(words);
            let parts: Vec<String> = parts.filter(|part| !part.starts_with("channel:")).collect();
            parts.join(", ")
        }
        Value::Null => "nothing".to_owned(),
        other => other.to_string(),
    }
}
