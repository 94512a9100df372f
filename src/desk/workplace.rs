//! How an agent works: saved filters, keys, alerts. A part of the settings.

use serde::{Deserialize, Serialize};

use super::keys::Keys;
use super::queue::SavedFilter;

/// How many filters an agent keeps at most.
pub const FILTERS_AT_MOST: usize = 30;

/// How an agent works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Workplace {
    /// The filters kept, in the order shown.
    pub filters: Vec<SavedFilter>,
    /// The keys that act on tickets.
    pub keys: Keys,
    /// What is told, and when.
    pub alerts: AlertSettings,
}

/// What is told, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertSettings {
    /// Whether the browser shows a notification when a customer's target is at risk or used up. The
    /// browser's permission is asked for when it is switched on.
    pub desktop: bool,
    /// Whether that is told of tickets that somebody else holds, too.
    pub of_others: bool,
    /// When nothing is told.
    pub quiet: Option<QuietHours>,
}

/// When nothing is told, by the agent's own wall clock: from one time of day until another, which
/// may lie on the next day. What happened meanwhile is told in one line at their end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// The minute of the day from which nothing is told.
    pub from: u16,
    /// The minute of the day from which things are told again.
    pub until: u16,
}
