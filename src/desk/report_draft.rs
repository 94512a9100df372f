//! The options of reports as they were typed, how they are read, and the rules they keep.

use super::report::settings::ReportSettings;
use super::report::value::{Point, Worth};
use super::settings::Settings;
use super::settings_rules::{Field, FieldError, Rules};
use super::settings_text::number;

/// How many points of one's own a worth may have.
const POINTS: usize = 20;

/// The most that an answer may be worth: a million dollars.
const CENTS: u32 = 100_000_000;

/// One field of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportField {
    /// After how long an answer counts as one that never came.
    Horizon,
    /// From how little coverage rates are greyed.
    LeastCoverage,
    /// How long after care praise counts as praise for it.
    PraiseDays,
    /// One's own points of what an answer is worth.
    Points,
}

impl ReportField {
    /// The label that agents read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Horizon => "Never means after",
            Self::LeastCoverage => "Grey rates below",
            Self::PraiseDays => "Praise after care within",
            Self::Points => "Your own numbers",
        }
    }

    /// The part of its id in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Horizon => "report-horizon",
            Self::LeastCoverage => "report-coverage",
            Self::PraiseDays => "report-praise",
            Self::Points => "report-points",
        }
    }

    /// The unit behind its box.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Horizon => "hours",
            Self::LeastCoverage => "% in sight",
            Self::PraiseDays => "days",
            Self::Points => "",
        }
    }

    /// The least and the most that a number may be.
    const fn bounds(self) -> (u32, u32) {
        match self {
            Self::Horizon => (1, 8_760),
            Self::LeastCoverage => (0, 100),
            Self::PraiseDays => (1, 365),
            Self::Points => (0, CENTS),
        }
    }
}

/// Which points say what an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorthChoice {
    /// None.
    Off,
    /// The airlines' of the study.
    Airline,
    /// Telecom's.
    Telecom,
    /// Pizza's.
    Pizza,
    /// One's own.
    Own,
}

impl WorthChoice {
    /// Every choice, in the order shown.
    pub const ALL: [Self; 5] = [
        Self::Off,
        Self::Airline,
        Self::Telecom,
        Self::Pizza,
        Self::Own,
    ];

    /// The words that agents read.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Off => "Off",
            Self::Airline => "Airline: $20 within 6 min, $8.98 at 22 min, $2.33 past an hour",
            Self::Telecom => "Telecom: $17 within 4 min, $8.35 on average, $3.52 past 20 min",
            Self::Pizza => "Pizza: $2.84",
            Self::Own => "Your own numbers",
        }
    }

    const fn of(worth: &Worth) -> Self {
        match worth {
            Worth::Off => Self::Off,
            Worth::Airline => Self::Airline,
            Worth::Telecom => Self::Telecom,
            Worth::Pizza => Self::Pizza,
            Worth::Own(_) => Self::Own,
        }
    }
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDraft {
    horizon: String,
    least_coverage: String,
    praise_days: String,
    points: String,
    /// Which points hold.
    pub worth: WorthChoice,
}

impl ReportDraft {
    /// The draft that shows these settings.
    pub fn of(settings: &ReportSettings) -> Self {
        let points = match &settings.worth {
            Worth::Own(points) => points.iter().map(typed).collect(),
            _ => String::new(),
        };
        Self {
            horizon: settings.horizon_hours.to_string(),
            least_coverage: settings.least_coverage_percent.to_string(),
            praise_days: settings.praise_days.to_string(),
            points,
            worth: WorthChoice::of(&settings.worth),
        }
    }

    /// The text of a field.
    pub const fn text(&self, field: ReportField) -> &String {
        match field {
            ReportField::Horizon => &self.horizon,
            ReportField::LeastCoverage => &self.least_coverage,
            ReportField::PraiseDays => &self.praise_days,
            ReportField::Points => &self.points,
        }
    }

    /// The text of a field, to be changed.
    pub const fn text_mut(&mut self, field: ReportField) -> &mut String {
        match field {
            ReportField::Horizon => &mut self.horizon,
            ReportField::LeastCoverage => &mut self.least_coverage,
            ReportField::PraiseDays => &mut self.praise_days,
            ReportField::Points => &mut self.points,
        }
    }

    /// Reads what was typed.
    pub(super) fn read(&self, errors: &mut Vec<FieldError>) -> ReportSettings {
        let mut read = |field| number(self.text(field), Field::Report(field), errors);
        let horizon_hours = read(ReportField::Horizon);
        let least_coverage_percent = read(ReportField::LeastCoverage);
        let praise_days = read(ReportField::PraiseDays);
        let worth = match self.worth {
            WorthChoice::Off => Worth::Off,
            WorthChoice::Airline => Worth::Airline,
            WorthChoice::Telecom => Worth::Telecom,
            WorthChoice::Pizza => Worth::Pizza,
            WorthChoice::Own => Worth::Own(self.read_points(errors)),
        };
        ReportSettings {
            horizon_hours,
            least_coverage_percent,
            praise_days,
            worth,
        }
    }

    fn read_points(&self, errors: &mut Vec<FieldError>) -> Vec<Point> {
        let lines = self.points.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty());
        let mut points = Vec::new();
        for line in lines {
            match point(line) {
                Some(point) => points.push(point),
                None => {
                    let why = format!(
                        "“{line}” can't be read. Write minutes and dollars, one pair a line, such \
                         as 6 20.00."
                    );
                    errors.push(FieldError::new(Field::Report(ReportField::Points), why));
                    return Vec::new();
                }
            }
        }
        points
    }
}

/// A line with minutes and dollars.
fn typed(point: &Point) -> String {
    let Point { minutes, cents } = point;
    format!("{minutes} {}.{:02}\n", cents / 100, cents % 100)
}

fn point(line: &str) -> Option<Point> {
    let mut words = line.split_whitespace();
    let (minutes, dollars, None) = (words.next()?, words.next()?, words.next()) else {
        return None;
    };
    let (whole, part) = dollars.split_once('.').unwrap_or((dollars, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(minutes) || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u32 = match part.len() {
        1 => part.parse::<u32>().ok()? * 10,
        2 => part.parse().ok()?,
        _ => return None,
    };
    Some(Point {
        minutes: minutes.parse().ok()?,
        cents: whole
            .parse::<u32>()
            .ok()?
            .checked_mul(100)?
            .checked_add(part)?,
    })
}

impl Rules {
    /// The rules of reports.
    pub(super) fn reports(&mut self, settings: &Settings) {
        let reports = &settings.reports;
        for (field, number) in [
            (ReportField::Horizon, reports.horizon_hours),
            (ReportField::LeastCoverage, reports.least_coverage_percent),
            (ReportField::PraiseDays, reports.praise_days),
        ] {
            let (least, most) = field.bounds();
            self.demand(
                (least..=most).contains(&number),
                Field::Report(field),
                || format!("Write at least {least} and at most {most}."),
            );
        }
        let Worth::Own(points) = &reports.worth else {
            return;
        };
        let at = Field::Report(ReportField::Points);
        self.demand((1..=POINTS).contains(&points.len()), at, || {
            format!("Give at least one pair of minutes and dollars, and at most {POINTS}.")
        });
        let rises = points.is_sorted_by(|before, after| before.minutes < after.minutes);
        self.demand(rises, at, || {
            "Put the pairs in the order of their minutes, each once.".to_owned()
        });
        let (_, most) = ReportField::Points.bounds();
        self.demand(points.iter().all(|point| point.cents <= most), at, || {
            "No answer is worth more than a million dollars.".to_owned()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::event::AgentId;

    fn read(change: impl FnOnce(&mut ReportDraft)) -> (ReportSettings, Vec<FieldError>) {
        let mut settings = Settings::fresh(AgentId("d1".into()));
        let mut draft = ReportDraft::of(&settings.reports);
        change(&mut draft);
        let mut errors = Vec::new();
        settings.reports = draft.read(&mut errors);
        let mut rules = Rules::default();
        rules.reports(&settings);
        errors.extend(rules.into_broken());
        (settings.reports, errors)
    }

    #[test]
    fn what_is_shown_is_what_is_set() {
        assert_eq!(read(|_| {}), (ReportSettings::default(), Vec::new()));
        let own = |draft: &mut ReportDraft| {
            draft.worth = WorthChoice::Own;
            *draft.text_mut(ReportField::Points) = "6 20\n 22  8.98 \n\n67 2.3".to_owned();
        };
        let (reports, errors) = read(own);
        assert_eq!(errors, []);
        let cents = [(6, 2_000), (22, 898), (67, 230)];
        let points = cents.map(|(minutes, cents)| Point { minutes, cents });
        assert_eq!(reports.worth, Worth::Own(points.into()));
        let again = ReportDraft::of(&reports);
        assert_eq!(
            again.text(ReportField::Points),
            "6 20.00\n22 8.98\n67 2.30\n"
        );
        assert_eq!(again.read(&mut Vec::new()), reports);
    }

    #[test]
    fn what_breaks_a_rule_is_said_at_its_field() {
        for (field, text, why) in [
            (ReportField::Horizon, "0", "at least 1"),
            (ReportField::Horizon, "9000", "at most 8760"),
            (ReportField::LeastCoverage, "101", "at most 100"),
            (ReportField::PraiseDays, "soon", "not a whole number"),
            (ReportField::Points, "", "at least one pair"),
            (ReportField::Points, "6 twenty", "6 twenty"),
            (ReportField::Points, "6 -2", "6 -2"),
            (ReportField::Points, "6 1.234", "6 1.234"),
            (ReportField::Points, "9 2\n6 20", "in the order"),
            (ReportField::Points, "6 9999999", "million"),
        ] {
            let (_, errors) = read(|draft| {
                draft.worth = WorthChoice::Own;
                *draft.text_mut(ReportField::Points) = "6 20".to_owned();
                *draft.text_mut(field) = text.to_owned();
            });
            assert_eq!(errors[0].field, Field::Report(field), "{text}");
            assert!(errors[0].why.contains(why), "{:?}", errors[0]);
        }
        // Where other points hold, nobody reads one's own.
        let (_, errors) = read(|draft| *draft.text_mut(ReportField::Points) = "x".to_owned());
        assert_eq!(errors, []);
    }
}
