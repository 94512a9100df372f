//! What policies say of an example: when a post of a weekday, a time and a priority is due by each of
//! them.

use chrono::{Duration as Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, Weekday};
use super::policy::{Policies, PolicyError, Rules, Target};
use super::policy_text::PolicyText;
use super::settings::{Settings, Targets};
use super::state::Desk;
use super::status::Priority;
use super::time::Millis;
use super::view::ClockName;

/// A post that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamplePost {
    /// The day of the week on which it is made: Monday is 0.
    pub weekday: u8,
    /// The minute of that day by the policy's calendar.
    pub minute: u16,
    /// How much it matters.
    pub priority: Priority,
}

/// Policies as they would be saved, and what is asked of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyTrial {
    /// The policies and calendars.
    pub policies: PolicyText,
    /// The desk's own targets, which hold where a policy names none.
    pub targets: Targets,
    /// The post.
    pub post: ExamplePost,
}

/// What a policy says of the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyExample {
    /// The policy; empty for the desk's own targets.
    pub policy: String,
    /// When the post is due, as a sentence.
    pub words: String,
}

impl Desk {
    /// What each policy says of the post, the desk's own targets last.
    pub(super) fn try_policies(
        &self,
        trial: &PolicyTrial,
        now: Millis,
    ) -> Result<Vec<PolicyExample>, PolicyError> {
        let settings = Settings {
            policies: trial.policies.clone(),
            targets: trial.targets,
            ..self.settings().clone()
        };
        let policies = Policies::new(&settings)?;
        let examples = policies.all().iter().map(|rules| PolicyExample {
            policy: rules.policy().name.clone(),
            words: words(rules, trial.post, now),
        });
        Ok(examples.collect())
    }
}

/// The sentence.
fn words(rules: &Rules, post: ExamplePost, now: Millis) -> String {
    let calendar = rules.calendar();
    let today = calendar.day(now);
    let wanted = i64::from(post.weekday);
    let day = today + 1 + (wanted - Calendar::weekday(today + 1)).rem_euclid(7);
    let at = calendar.instant(day, u32::from(post.minute));
    let target = |clock| rules.target(clock, post.priority);
    let due = |target: Target| {
        let due = if target.business {
            calendar.due(at, target.length())
        } else {
            Ok(at + target.length())
        };
        due.map_or_else(
            |why| format!("never: {why}"),
            |due| when(calendar, due, day),
        )
    };
    let first = target(ClockName::FirstReply);
    let mut words = format!(
        "A post on {} with priority {}",
        when(calendar, at, day),
        post.priority.word()
    );
    if let Some(first) = first {
        words.push_str(&format!(" is due {}", due(first)));
    }
    for (clock, before) in [
        (ClockName::Acknowledged, "an acknowledgement"),
        (ClockName::NextReply, "a later post made then"),
        (ClockName::FirstResolution, "its first resolution"),
        (ClockName::Resolution, "its resolution"),
    ] {
        // A later post that is due as soon as the first needs no word of its own.
        let is_same = clock == ClockName::NextReply && target(clock) == first;
        if let Some(target) = target(clock).filter(|_| !is_same) {
            words.push_str(&format!("; {before} {}", due(target)));
        }
    }
    words.push('.');
    words
}

/// A moment by the calendar's clock on the wall, with the date where the weekday would mislead.
fn when(calendar: &Calendar, at: Millis, from: i64) -> String {
    let day = calendar.day(at);
    let minute = calendar.minute(at);
    let weekday = usize::try_from(Calendar::weekday(day)).unwrap_or_default();
    let weekday = Weekday::ALL.get(weekday).map_or("", |day| day.words());
    let date = if day - from < 7 {
        String::new()
    } else {
        let epoch = NaiveDate::default();
        let date = Days::try_days(day).and_then(|days| epoch.checked_add_signed(days));
        date.map_or_else(String::new, |date| {
            format!(", {}", date.format("%-d %B %Y,"))
        })
    };
    format!("{weekday}{date} {:02}:{:02}", minute / 60, minute % 60)
}
