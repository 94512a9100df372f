//! A policy as it is typed in the options: one text for each target.

use super::brand::BrandId;
use super::calendar_draft::CalendarDraft;
use super::policy::{Applies, Policy, Target, Targets};
use super::post::Handle;
use super::settings_rules::{Field, FieldError};
use super::settings_text::{handles, number, one_line, phrases, pieces};
use super::status::{Priority, Status};
use super::tag::{self, TAG_LENGTH};
use super::view::ClockName;

/// The longest target, in minutes: 100 years.
const LONGEST: u32 = 100 * 366 * 24 * 60;

/// The longest golden time, in minutes.
const GOLDEN_LIMIT: u32 = 1_440;

/// One field of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyField {
    /// The name agents read.
    Name,
    /// The brand's handles that the customer addressed.
    Handles,
    /// Tiers of customers.
    Tiers,
    /// The calendar that its business time goes by.
    Calendar,
    /// The target of a clock for a priority.
    Target(ClockName, Priority),
    /// The golden first minutes.
    Golden,
    /// The shares of a target at which it is warned of.
    WarnAt,
}

impl PolicyField {
    /// The label that agents read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Policy name",
            Self::Handles => "Only for handles",
            Self::Tiers => "Only for tiers",
            Self::Calendar => "Calendar",
            Self::Target(_, priority) => priority.word(),
            Self::Golden => "Golden minutes",
            Self::WarnAt => "Warn at",
        }
    }

    /// The part of its id in the page.
    pub fn id(self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Handles => "handles".to_owned(),
            Self::Tiers => "tiers".to_owned(),
            Self::Calendar => "calendar".to_owned(),
            Self::Target(clock, priority) => {
                format!("{}-{}", clock as usize, priority.word())
            }
            Self::Golden => "golden".to_owned(),
            Self::WarnAt => "warn-at".to_owned(),
        }
    }
}

/// The calendar that a policy goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarChoice {
    /// None: it is always open.
    Always,
    /// One of the draft's, by its key.
    Known(u32),
    /// One that there is not.
    Missing(String),
}

/// A target as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct TargetDraft {
    text: String,
    business: bool,
}

/// A policy as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDraft {
    /// Tells the policies of one draft apart; never stored.
    pub key: u32,
    /// The brands it is for; none for all.
    pub brands: Vec<BrandId>,
    /// The calendar that its business time goes by.
    pub calendar: CalendarChoice,
    /// The statuses that pause its clocks.
    pub pauses: Vec<Status>,
    name: String,
    handles: String,
    tiers: String,
    golden: String,
    warn_at: String,
    /// By clock, in the order of [`ClockName::TARGETS`], and by priority.
    targets: [[TargetDraft; 4]; 5],
}

impl PolicyDraft {
    /// The draft that shows this policy, whose calendar is one of these.
    pub fn of(key: u32, policy: &Policy, calendars: &[CalendarDraft]) -> Self {
        let calendar = policy.calendar.as_ref();
        let calendar = calendar.map_or(CalendarChoice::Always, |name| {
            let known = calendars.iter().find(|one| one.name() == *name);
            known.map_or_else(
                || CalendarChoice::Missing(name.clone()),
                |known| CalendarChoice::Known(known.key),
            )
        });
        let handles = policy.applies.handles.iter();
        let handles = handles.map(|handle: &Handle| format!("@{handle}"));
        let shares = policy.warn_at.iter().map(ToString::to_string);
        let targets = ClockName::TARGETS.map(|clock| {
            let of = |priority| policy.targets(priority).of(clock);
            let row = Priority::ALL.map(of);
            // An empty field counts as the others of its line do.
            let business = row.iter().flatten().all(|target| target.business);
            row.map(|target| TargetDraft {
                text: target.map_or_else(String::new, |target| written(target.minutes)),
                business: target.map_or(business, |target| target.business),
            })
        });
        Self {
            key,
            brands: policy.applies.brands.clone(),
            calendar,
            pauses: policy.pauses.clone(),
            name: policy.name.clone(),
            handles: handles.collect::<Vec<_>>().join(", "),
            tiers: policy.applies.tiers.join(", "),
            golden: policy.golden_minutes.to_string(),
            warn_at: shares.collect::<Vec<_>>().join(", "),
            targets,
        }
    }

    /// The text of a field.
    pub fn text(&self, field: PolicyField) -> Option<&String> {
        match field {
            PolicyField::Name => Some(&self.name),
            PolicyField::Handles => Some(&self.handles),
            PolicyField::Tiers => Some(&self.tiers),
            PolicyField::Golden => Some(&self.golden),
            PolicyField::WarnAt => Some(&self.warn_at),
            PolicyField::Calendar => None,
            PolicyField::Target(clock, priority) => {
                let row = self.targets.get(line(clock)?)?;
                row.get(priority as usize).map(|target| &target.text)
            }
        }
    }

    /// The text of a field, to be changed.
    pub fn text_mut(&mut self, field: PolicyField) -> Option<&mut String> {
        match field {
            PolicyField::Name => Some(&mut self.name),
            PolicyField::Handles => Some(&mut self.handles),
            PolicyField::Tiers => Some(&mut self.tiers),
            PolicyField::Golden => Some(&mut self.golden),
            PolicyField::WarnAt => Some(&mut self.warn_at),
            PolicyField::Calendar => None,
            PolicyField::Target(clock, priority) => {
                let row = self.targets.get_mut(line(clock)?)?;
                row.get_mut(priority as usize)
                    .map(|target| &mut target.text)
            }
        }
    }

    /// Whether the targets of a clock count business time alone; `None` where some do.
    pub fn counts_business(&self, clock: ClockName) -> Option<bool> {
        let row = self.targets.get(line(clock)?)?;
        let first = row.first()?.business;
        row.iter()
            .all(|target| target.business == first)
            .then_some(first)
    }

    /// Has all targets of a clock count business time alone, or all time.
    pub fn count_business(&mut self, clock: ClockName, business: bool) {
        let row = line(clock).and_then(|line| self.targets.get_mut(line));
        for target in row.into_iter().flatten() {
            target.business = business;
        }
    }

    /// Whether one target counts business time alone.
    pub fn is_business(&self, clock: ClockName, priority: Priority) -> bool {
        let row = line(clock).and_then(|line| self.targets.get(line));
        let target = row.and_then(|row| row.get(priority as usize));
        target.is_some_and(|target| target.business)
    }

    /// The policy that was typed, whose calendar is one of these.
    pub(super) fn read(&self, calendars: &[CalendarDraft], errors: &mut Vec<FieldError>) -> Policy {
        let at = |field| Field::Policy(self.key, field);
        let name = one_line(&self.name);
        if name.is_empty() {
            let why = "Give the policy a name that agents read.";
            errors.push(FieldError::new(at(PolicyField::Name), why));
        }
        let handles = handles(&self.handles, at(PolicyField::Handles), errors);
        let tiers = self.read_tiers(errors);
        let calendar = self.read_calendar(calendars, errors);
        let golden_minutes = number(&self.golden, at(PolicyField::Golden), errors);
        if golden_minutes > GOLDEN_LIMIT {
            let why = format!("Write {GOLDEN_LIMIT} minutes at most; 0 for none.");
            errors.push(FieldError::new(at(PolicyField::Golden), why));
        }
        let warn_at = self.read_warnings(errors);
        let [urgent, high, normal, low] = Priority::ALL.map(|priority| {
            let mut of = |clock| self.read_target(clock, priority, errors);
            Targets {
                acknowledged: of(ClockName::Acknowledged),
                first_reply: of(ClockName::FirstReply),
                next_reply: of(ClockName::NextReply),
                first_resolution: of(ClockName::FirstResolution),
                resolution: of(ClockName::Resolution),
            }
        });
        Policy {
            name,
            applies: Applies {
                brands: self.brands.clone(),
                handles,
                tiers,
            },
            calendar,
            urgent,
            high,
            normal,
            low,
            golden_minutes,
            warn_at,
            pauses: self.pauses.clone(),
        }
    }

    fn read_calendar(
        &self,
        calendars: &[CalendarDraft],
        errors: &mut Vec<FieldError>,
    ) -> Option<String> {
        let name = match &self.calendar {
            CalendarChoice::Always => return None,
            CalendarChoice::Known(key) => {
                let known = calendars.iter().find(|one| one.key == *key);
                known.map(CalendarDraft::name)
            }
            CalendarChoice::Missing(_) => None,
        };
        if name.is_none() {
            let field = Field::Policy(self.key, PolicyField::Calendar);
            let why = "There is no such calendar. Choose another.";
            errors.push(FieldError::new(field, why));
        }
        name
    }

    fn read_tiers(&self, errors: &mut Vec<FieldError>) -> Vec<String> {
        let field = Field::Policy(self.key, PolicyField::Tiers);
        let mut tiers = Vec::new();
        for tier in phrases(&self.tiers) {
            match tag::usable(&tier) {
                Some(tag) => tiers.push(tag),
                None => {
                    let why = format!(
                        "Tiers are tags, and a tag has {TAG_LENGTH} characters at most. Make \
                         “{tier}” shorter."
                    );
                    errors.push(FieldError::new(field, why));
                    break;
                }
            }
        }
        tiers
    }

    fn read_warnings(&self, errors: &mut Vec<FieldError>) -> Vec<u32> {
        let field = Field::Policy(self.key, PolicyField::WarnAt);
        let mut shares = Vec::new();
        for piece in pieces(&self.warn_at).filter(|piece| *piece != "%") {
            let known = errors.len();
            let share = number(piece, field, errors);
            if errors.len() > known {
                break;
            }
            if !(1..=100).contains(&share) {
                let why = format!("“{piece}” is no share of a target. Write 1 to 100 percent.");
                errors.push(FieldError::new(field, why));
                break;
            }
            shares.push(share);
        }
        shares
    }

    fn read_target(
        &self,
        clock: ClockName,
        priority: Priority,
        errors: &mut Vec<FieldError>,
    ) -> Option<Target> {
        let field = PolicyField::Target(clock, priority);
        let text = self.text(field).map_or("", String::as_str);
        match minutes(text) {
            Ok(minutes) => minutes.map(|minutes| Target {
                minutes,
                business: self.is_business(clock, priority),
            }),
            Err(why) => {
                errors.push(FieldError::new(Field::Policy(self.key, field), why));
                None
            }
        }
    }
}

/// The line of a clock among the targets.
fn line(clock: ClockName) -> Option<usize> {
    ClockName::TARGETS.iter().position(|one| *one == clock)
}

/// A length of time as people write it: `90`, `90 min`, `1 h 30`, `1:30`, `1 h 30 min`; `None` where
/// nothing stands there.
fn minutes(text: &str) -> Result<Option<u32>, String> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || format!("“{text}” is no length of time. Write minutes, or such as 1 h 30 min.");
    let number = |digits: &str| -> Result<u32, String> {
        let digits = digits.trim();
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|_| plain).ok_or_else(wrong)
    };
    let without = |text: &str, units: &[&str]| -> String {
        let text = text.trim();
        let unit = units.iter().find_map(|unit| text.strip_suffix(unit));
        unit.unwrap_or(text).trim().to_owned()
    };
    const MINUTES: [&str; 4] = ["minutes", "minute", "min", "m"];
    if text.contains("day") || text.ends_with('d') {
        return Err(
            "Write hours: how long a day of business time is depends on the calendar.".to_owned(),
        );
    }
    let hours = ["hours", "hour", "h", ":"];
    let split = hours.iter().find_map(|unit| text.split_once(unit));
    let whole = match split {
        Some((hours, rest)) => {
            let rest = without(rest, &MINUTES);
            let rest = if rest.is_empty() { 0 } else { number(&rest)? };
            number(hours)?
                .checked_mul(60)
                .and_then(|hours| hours.checked_add(rest))
        }
        None => Some(number(&without(&text, &MINUTES))?),
    };
    match whole.filter(|minutes| (1..=LONGEST).contains(minutes)) {
        Some(minutes) => Ok(Some(minutes)),
        None => Err("Write at least a minute and at most 100 years, or nothing.".to_owned()),
    }
}

/// A length of time as it is shown.
fn written(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::AgentId;
    use super::super::settings::Settings;
    use super::*;

    fn standard() -> Policy {
        Policy {
            name: "VIP".to_owned(),
            ..Policy::standard(&Settings::fresh(AgentId("a".into())))
        }
    }

    fn typed(field: PolicyField, text: &str) -> (Policy, Vec<FieldError>) {
        let mut draft = PolicyDraft::of(5, &standard(), &[]);
        *draft.text_mut(field).unwrap() = text.to_owned();
        let mut errors = Vec::new();
        (draft.read(&[], &mut errors), errors)
    }

    #[test]
    fn what_is_shown_of_a_policy_is_what_is_set() {
        let mut policy = standard();
        policy.urgent.resolution = Some(Target::wall(1_440));
        policy.high.resolution = Some(Target::business(90));
        policy.applies = Applies {
            brands: vec![BrandId::from_name("Acme")],
            handles: vec!["acmehelp".parse().unwrap()],
            tiers: vec!["gold".to_owned(), "long standing".to_owned()],
        };
        policy.warn_at = vec![50, 75];
        let draft = PolicyDraft::of(5, &policy, &[]);
        assert_eq!(draft.counts_business(ClockName::Resolution), None);
        assert_eq!(draft.counts_business(ClockName::FirstReply), Some(true));
        let mut errors = Vec::new();
        assert_eq!(draft.read(&[], &mut errors), policy);
        assert_eq!(errors, []);
    }

    #[test]
    fn a_target_is_read_as_people_write_it() {
        let field = PolicyField::Target(ClockName::FirstReply, Priority::High);
        for (text, minutes) in [
            ("90", Some(90)),
            (" 45 min ", Some(45)),
            ("1 h 30", Some(90)),
            ("1h30m", Some(90)),
            ("1:30", Some(90)),
            ("2 hours", Some(120)),
            ("24 h", Some(1_440)),
            ("", None),
        ] {
            let (policy, errors) = typed(field, text);
            assert_eq!(errors, [], "{text}");
            assert_eq!(
                policy.high.first_reply,
                minutes.map(Target::business),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let target = PolicyField::Target(ClockName::NextReply, Priority::Low);
        for (field, text, why) in [
            (target, "soon", "no length of time"),
            (target, "1 h x", "no length of time"),
            (target, "0", "at least a minute"),
            (target, "99999999 h", "at least a minute"),
            (target, "2 days", "depends on the calendar"),
            (target, "-5", "no length of time"),
            (PolicyField::Name, "  ", "Give the policy a name"),
            (
                PolicyField::Handles,
                "acme-help",
                "Did you mean @acme_help?",
            ),
            (PolicyField::Golden, "2000", "1440 minutes at most"),
            (PolicyField::WarnAt, "75, 120", "no share of a target"),
            (PolicyField::WarnAt, "often", "not a whole number"),
        ] {
            let (_, errors) = typed(field, text);
            assert_eq!(errors.len(), 1, "{text}: {errors:?}");
            assert_eq!(errors[0].field, Field::Policy(5, field));
            assert!(errors[0].why.contains(why), "{:?}", errors[0]);
        }
        let (_, errors) = typed(PolicyField::Tiers, &"x".repeat(41));
        assert!(errors[0].why.contains("40 characters"), "{errors:?}");
    }

    #[test]
    fn a_line_of_targets_counts_business_time_or_all_time() {
        let mut draft = PolicyDraft::of(5, &standard(), &[]);
        draft.count_business(ClockName::FirstReply, false);
        let policy = draft.read(&[], &mut Vec::new());
        assert_eq!(policy.urgent.first_reply, Some(Target::wall(15)));
        assert_eq!(policy.urgent.next_reply, Some(Target::business(15)));
    }
}
