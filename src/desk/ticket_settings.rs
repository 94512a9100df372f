//! What a desk is set to about the life of its tickets.

use serde::{Deserialize, Serialize};

use super::settings::Agent;
use super::time::Duration;

/// How long claims last, what is remembered of a customer, and who is on the team. Each has a default,
/// so that settings from before it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TicketSettings {
    /// After how long without an action of its holder a claim ends, in minutes.
    pub lease_minutes: u32,
    /// The others of the team, to whom tickets can be assigned.
    pub agents: Vec<Agent>,
    /// For how long a customer's earlier tickets are shown, in days.
    pub memory_days: u32,
    /// Whether what a brand's reply promises runs a clock by itself; otherwise an agent says so.
    pub promises_start: bool,
}

impl Default for TicketSettings {
    /// Two hours, within which most conversations on X end; half a year of memory.
    fn default() -> Self {
        Self {
            lease_minutes: 120,
            agents: Vec::new(),
            memory_days: 180,
            promises_start: false,
        }
    }
}

impl TicketSettings {
    /// For how long a claim is lent.
    pub const fn lease(&self) -> Duration {
        Duration::minutes(self.lease_minutes as i64)
    }

    /// For how long a customer's earlier tickets are shown.
    pub const fn memory(&self) -> Duration {
        Duration::days(self.memory_days as i64)
    }
}
