//! A calendar as it is typed in the options: one text for each day, so that nothing is lost however
//! wrong it is.

use super::calendar::{BusinessHours, Day, OpenSpan, TimeOfDay, WeekHours, Weekday};
use super::policy::NamedCalendar;
use super::sentence::sentence;
use super::settings_rules::{Field, FieldError};
use super::settings_text::{one_line, pieces};

/// One field of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarField {
    /// What policies call it.
    Name,
    /// Its time zone.
    Zone,
    /// The open spans of a day of the week.
    Day(Weekday),
    /// The days on which it stays closed.
    Holidays,
}

impl CalendarField {
    /// The label that agents read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Calendar name",
            Self::Zone => "Time zone",
            Self::Day(day) => day.words(),
            Self::Holidays => "Holidays",
        }
    }

    /// The part of its id in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Zone => "zone",
            Self::Day(day) => day.words(),
            Self::Holidays => "holidays",
        }
    }
}

/// A calendar as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDraft {
    /// Tells the calendars of one draft apart; never stored.
    pub key: u32,
    /// Whether it is open at all hours but on its holidays.
    pub always: bool,
    name: String,
    zone: String,
    days: [String; 7],
    holidays: String,
}

impl CalendarDraft {
    /// The draft that shows this calendar.
    pub fn of(key: u32, calendar: &NamedCalendar) -> Self {
        let NamedCalendar { name, hours } = calendar;
        let spans = |day| {
            let week = hours.hours.as_ref();
            let spans = week.map_or(&[][..], |week| week.of(day));
            let spans = spans.iter().map(ToString::to_string);
            spans.collect::<Vec<_>>().join(", ")
        };
        let holidays = hours.holidays.iter().map(ToString::to_string);
        Self {
            key,
            always: hours.hours.is_none(),
            name: name.clone(),
            zone: hours.timezone.clone(),
            days: Weekday::ALL.map(spans),
            holidays: holidays.collect::<Vec<_>>().join(", "),
        }
    }

    /// A calendar as most offices have it, in a time zone.
    pub fn office(key: u32, name: String, zone: String) -> Self {
        Self {
            key,
            always: false,
            name,
            zone,
            days: Weekday::ALL.map(|day| match day {
                Weekday::Sat | Weekday::Sun => String::new(),
                _ => "09:00-17:00".to_owned(),
            }),
            holidays: String::new(),
        }
    }

    /// What policies call it.
    pub fn name(&self) -> String {
        one_line(&self.name)
    }

    /// The text of a field.
    pub fn text(&self, field: CalendarField) -> &String {
        let [mon, tue, wed, thu, fri, sat, sun] = &self.days;
        match field {
            CalendarField::Name => &self.name,
            CalendarField::Zone => &self.zone,
            CalendarField::Holidays => &self.holidays,
            CalendarField::Day(Weekday::Mon) => mon,
            CalendarField::Day(Weekday::Tue) => tue,
            CalendarField::Day(Weekday::Wed) => wed,
            CalendarField::Day(Weekday::Thu) => thu,
            CalendarField::Day(Weekday::Fri) => fri,
            CalendarField::Day(Weekday::Sat) => sat,
            CalendarField::Day(Weekday::Sun) => sun,
        }
    }

    /// The text of a field, to be changed.
    pub fn text_mut(&mut self, field: CalendarField) -> &mut String {
        let [mon, tue, wed, thu, fri, sat, sun] = &mut self.days;
        match field {
            CalendarField::Name => &mut self.name,
            CalendarField::Zone => &mut self.zone,
            CalendarField::Holidays => &mut self.holidays,
            CalendarField::Day(Weekday::Mon) => mon,
            CalendarField::Day(Weekday::Tue) => tue,
            CalendarField::Day(Weekday::Wed) => wed,
            CalendarField::Day(Weekday::Thu) => thu,
            CalendarField::Day(Weekday::Fri) => fri,
            CalendarField::Day(Weekday::Sat) => sat,
            CalendarField::Day(Weekday::Sun) => sun,
        }
    }

    /// Has every weekday keep Monday's hours.
    pub fn copy_monday(&mut self) {
        let [mon, tue, wed, thu, fri, ..] = &mut self.days;
        for day in [tue, wed, thu, fri] {
            day.clone_from(mon);
        }
    }

    /// The calendar that was typed. Whether there is such a time zone only those know who carry their
    /// tables.
    pub(super) fn read(&self, errors: &mut Vec<FieldError>) -> NamedCalendar {
        let before = errors.len();
        let at = |field| Field::Calendar(self.key, field);
        let name = self.name();
        if name.is_empty() {
            let why = "Give the calendar a name, by which policies call it.";
            errors.push(FieldError::new(at(CalendarField::Name), why));
        }
        let timezone = self.zone.trim().to_owned();
        if timezone.is_empty() {
            let why = "Write the time zone, such as Europe/Madrid.";
            errors.push(FieldError::new(at(CalendarField::Zone), why));
        }
        let mut week = WeekHours::default();
        for day in Weekday::ALL.into_iter().filter(|_| !self.always) {
            let field = CalendarField::Day(day);
            match spans(day, self.text(field)) {
                Ok(spans) => *week.of_mut(day) = spans,
                Err(why) => errors.push(FieldError::new(at(field), why)),
            }
        }
        let is_closed = Weekday::ALL.iter().all(|day| week.of(*day).is_empty());
        if !self.always && is_closed && errors.len() == before {
            let why = "No day has hours, so nothing would ever be due. Write some, such as \
                       09:00-17:00.";
            errors.push(FieldError::new(at(CalendarField::Day(Weekday::Mon)), why));
        }
        NamedCalendar {
            name,
            hours: BusinessHours {
                timezone,
                hours: (!self.always).then_some(week),
                holidays: self.holidays(errors),
            },
        }
    }

    fn holidays(&self, errors: &mut Vec<FieldError>) -> Vec<Day> {
        let mut days = Vec::new();
        for piece in pieces(&self.holidays) {
            match Day::try_from(piece.to_owned()) {
                Ok(day) => days.push(day),
                Err(error) => {
                    let field = Field::Calendar(self.key, CalendarField::Holidays);
                    errors.push(FieldError::new(field, sentence(&error.to_string())));
                    break;
                }
            }
        }
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// The spans of a day, such as `9-13, 14:00–18:30`; none where it is closed.
fn spans(day: Weekday, text: &str) -> Result<Vec<OpenSpan>, String> {
    let mut spans = Vec::new();
    let parts = text.split([',', ';', '\n']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty() && !is_closed(part)) {
        let (from, until) = part
            .split_once(['-', '–', '—'])
            .or_else(|| part.split_once(" to "))
            .ok_or_else(|| format!("“{part}” has no end. Write a span such as 09:00-13:00."))?;
        spans.push(OpenSpan(time(from)?, time(until)?));
    }
    let mut week = WeekHours::default();
    week.of_mut(day).clone_from(&spans);
    week.check().map_err(|why| sentence(&why.to_string()))?;
    spans.sort_unstable();
    Ok(spans)
}

fn is_closed(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "closed" | "-" | "–")
}

/// A time of day as people write it: `9`, `9:30`, `09.30`.
fn time(text: &str) -> Result<TimeOfDay, String> {
    let text = text.trim();
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let whole = format!("{hours:0>2}:{minutes}");
    whole.parse().map_err(|_| {
        format!("“{text}” is no time of day. Write one such as 08:30, or 24:00 for a day's end.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: CalendarField, text: &str) -> (NamedCalendar, Vec<FieldError>) {
        let mut draft = CalendarDraft::office(3, "Office".to_owned(), "Europe/Madrid".to_owned());
        *draft.text_mut(field) = text.to_owned();
        let mut errors = Vec::new();
        (draft.read(&mut errors), errors)
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let day = CalendarField::Day(Weekday::Fri);
        for (text, shown) in [
            ("9-13, 14:00–18:30", "09:00-13:00, 14:00-18:30"),
            ("14-18; 09.30 - 13", "09:30-13:00, 14:00-18:00"),
            ("8 to 24", "08:00-24:00"),
            ("closed", ""),
            ("", ""),
        ] {
            let (calendar, errors) = typed(day, text);
            assert_eq!(errors, [], "{text}");
            let draft = CalendarDraft::of(3, &calendar);
            assert_eq!(draft.text(day), shown, "{text}");
            assert_eq!(draft.read(&mut Vec::new()), calendar, "shown as it is set");
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let fri = CalendarField::Day(Weekday::Fri);
        for (field, text, why) in [
            (fri, "9", "has no end"),
            (fri, "9-25", "no time of day"),
            (fri, "nine-five", "no time of day"),
            (fri, "22-6", "over midnight as two"),
            (fri, "9-13, 12-17", "overlap"),
            (CalendarField::Name, " ", "Give the calendar a name"),
            (CalendarField::Zone, "", "Write the time zone"),
            (CalendarField::Holidays, "2026-12-25, 25.12.", "is no date"),
        ] {
            let (_, errors) = typed(field, text);
            assert_eq!(errors.len(), 1, "{text}: {errors:?}");
            assert_eq!(errors[0].field, Field::Calendar(3, field));
            assert!(errors[0].why.contains(why), "{:?}", errors[0]);
        }
    }

    #[test]
    fn a_calendar_without_hours_is_refused_and_one_at_all_hours_is_not() {
        let mut draft = CalendarDraft::office(3, "Night".to_owned(), "UTC".to_owned());
        *draft.text_mut(CalendarField::Day(Weekday::Mon)) = String::new();
        draft.copy_monday();
        let mut errors = Vec::new();
        draft.read(&mut errors);
        assert!(
            errors[0].why.contains("nothing would ever be due"),
            "{errors:?}"
        );
        draft.always = true;
        errors.clear();
        let calendar = draft.read(&mut errors);
        assert_eq!((calendar.hours.hours, errors), (None, Vec::new()));
    }
}
