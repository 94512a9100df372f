//! Policies and calendars as text: so the contexts that only hand settings on need not carry what
//! reads them, nor the tables of time zones.

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::Error as _};
use serde_json::Value;

/// JSON text in the shape of [`PolicySettings`](super::policy::PolicySettings), not yet read.
/// Stored and exported as the JSON it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyText(String);

impl PolicyText {
    /// The text, which must be JSON.
    pub const fn new(json: String) -> Self {
        Self(json)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for PolicyText {
    fn default() -> Self {
        Self("{}".to_owned())
    }
}

impl Serialize for PolicyText {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if !out.is_human_readable() {
            return self.0.serialize(out);
        }
        let json: Value = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
        json.serialize(out)
    }
}

impl<'de> Deserialize<'de> for PolicyText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            return String::deserialize(from).map(Self);
        }
        // Any format's values will do: browsers hand over objects, not text.
        Ok(Self(Value::deserialize(from)?.to_string()))
    }
}
