//! What a desk is set to about its reports.

use serde::{Deserialize, Serialize};

use super::value::Worth;
use crate::desk::time::Duration;

/// The horizon, from how little coverage rates are greyed, and what a minute is worth. Each has a
/// default, so that settings from before it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportSettings {
    /// After how many hours an answer counts as one that never came.
    pub horizon_hours: u32,
    /// Rates of brands that were in sight for less of the time than this are greyed, in percent.
    pub least_coverage_percent: u32,
    /// For how many days after a ticket was solved its customer's praise counts as praise for that.
    pub praise_days: u32,
    /// What an answer is worth by its wait.
    pub worth: Worth,
}

impl Default for ReportSettings {
    /// A week, within which every study stops counting; half of the time; a week; nothing is worth
    /// anything until somebody says so.
    fn default() -> Self {
        Self {
            horizon_hours: 168,
            least_coverage_percent: 50,
            praise_days: 7,
            worth: Worth::Off,
        }
    }
}

impl ReportSettings {
    /// The horizon.
    pub const fn horizon(&self) -> Duration {
        Duration::hours(self.horizon_hours as i64)
    }
}
