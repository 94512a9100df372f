//! What there is to tell an agent who is not looking: a customer's wait that comes to be at risk or
//! overdue, each once.

use super::chip::{Stage, running_stage};
use super::state::Desk;
use super::store::TOLD;
use super::store::value::encode;
use super::time::Millis;
use super::view::{Alert, ClockView};

impl ClockView {
    /// What there is to tell an agent who was told last at a moment, or never: what it has come to
    /// since, once, however long nobody was told.
    pub fn news(&self, told: Option<Millis>, now: Millis) -> Option<Stage> {
        let (Self::Running { since, .. } | Self::Promised { since, .. }) = *self else {
            return None;
        };
        let (at_risk_from, due) = self.deadline()?;
        let stage_at = |at| running_stage(since, at_risk_from, due, at);
        let stage = stage_at(now);
        let worth_telling = matches!(stage, Stage::AtRisk | Stage::Overdue);
        let known = told.is_some_and(|told| since <= told && stage_at(told) == stage);
        (worth_telling && !known).then_some(stage)
    }
}

impl Desk {
    /// The live tickets that came to a stage worth telling since it was told of them last, most
    /// pressing first; from then on they count as told. A browser that was closed for hours tells of
    /// each once, in the stage that it has come to.
    pub(super) fn alerts(&mut self, now: Millis) -> Vec<Alert> {
        let mut alerts: Vec<Alert> = Vec::new();
        for (id, view) in &self.live {
            if view.snoozed_until.is_some_and(|until| until > now) {
                continue;
            }
            let told = self.told.get(id).copied();
            if let (Some(stage), Some((_, due))) =
                (view.clock.news(told, now), view.clock.deadline())
            {
                let held = view.holder.as_ref().filter(|holder| holder.holds(now));
                alerts.push(Alert {
                    of: view.of.clone(),
                    stage,
                    due,
                    status: view.status,
                    mine: held.map(|holder| holder.mine),
                });
            }
        }
        alerts.sort_by_key(|alert| (alert.due, alert.of.id.clone()));
        let known = self.told.len();
        self.told.retain(|id, _| self.live.contains_key(id));
        if alerts.is_empty() && self.told.len() == known {
            return alerts;
        }
        for alert in &alerts {
            self.told.insert(alert.of.id.clone(), now);
        }
        let told: Vec<_> = self.told.iter().collect();
        self.writes.insert(TOLD.to_owned(), encode(&told));
        alerts
    }
}
