//! The options of tickets' life as they were typed, how they are read, and the rules they keep.

use super::settings::Settings;
use super::settings_rules::{Field, FieldError, Rules};
use super::settings_text::number;
use super::ticket_settings::TicketSettings;

/// One field of tickets' life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TicketField {
    /// For how long a customer's posts join their ticket.
    Thread,
    /// For how long a solved ticket is opened again.
    Reopen,
    /// How long a claim lasts.
    Lease,
    /// For how long a customer's earlier tickets are shown.
    Memory,
}

impl TicketField {
    /// Every field. Each holds a number.
    pub const ALL: [Self; 4] = [Self::Thread, Self::Reopen, Self::Lease, Self::Memory];

    /// The label that agents read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Thread => "Posts join a ticket for",
            Self::Reopen => "Solved tickets open again for",
            Self::Lease => "A claim lasts",
            Self::Memory => "Remember a customer for",
        }
    }

    /// The part of its id in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Thread => "ticket-thread",
            Self::Reopen => "ticket-reopen",
            Self::Lease => "ticket-lease",
            Self::Memory => "ticket-memory",
        }
    }

    /// The unit behind its box.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Thread | Self::Memory => "days",
            Self::Reopen => "hours",
            Self::Lease => "min",
        }
    }

    /// The least and the most that it takes.
    const fn bounds(self) -> (u32, u32) {
        match self {
            Self::Thread => (0, 365),
            Self::Reopen => (0, 8_760),
            Self::Lease => (1, 43_200),
            Self::Memory => (0, 3_650),
        }
    }
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketDraft {
    /// The numbers, in the order of [`TicketField::ALL`].
    numbers: [String; 4],
    /// Whether promises run their clocks by themselves.
    pub promises_start: bool,
}

impl TicketDraft {
    /// The draft that shows these settings.
    pub fn of(settings: &Settings) -> Self {
        Self {
            numbers: TicketField::ALL.map(|field| set(settings, field).to_string()),
            promises_start: settings.tickets.promises_start,
        }
    }

    /// The text of a field.
    pub const fn text(&self, field: TicketField) -> &String {
        let [thread, reopen, lease, memory] = &self.numbers;
        match field {
            TicketField::Thread => thread,
            TicketField::Reopen => reopen,
            TicketField::Lease => lease,
            TicketField::Memory => memory,
        }
    }

    /// The text of a field, to be changed.
    pub const fn text_mut(&mut self, field: TicketField) -> &mut String {
        let [thread, reopen, lease, memory] = &mut self.numbers;
        match field {
            TicketField::Thread => thread,
            TicketField::Reopen => reopen,
            TicketField::Lease => lease,
            TicketField::Memory => memory,
        }
    }

    /// Reads what was typed into settings.
    pub(super) fn read(&self, into: &mut Settings, errors: &mut Vec<FieldError>) {
        let mut read = |field| number(self.text(field), Field::Ticket(field), errors);
        into.thread_days = read(TicketField::Thread);
        into.reopen_hours = read(TicketField::Reopen);
        let (lease_minutes, memory_days) = (read(TicketField::Lease), read(TicketField::Memory));
        into.tickets = TicketSettings {
            lease_minutes,
            memory_days,
            agents: std::mem::take(&mut into.tickets.agents),
            promises_start: self.promises_start,
        };
    }
}

/// What a number is set to.
const fn set(settings: &Settings, field: TicketField) -> u32 {
    match field {
        TicketField::Thread => settings.thread_days,
        TicketField::Reopen => settings.reopen_hours,
        TicketField::Lease => settings.tickets.lease_minutes,
        TicketField::Memory => settings.tickets.memory_days,
    }
}

impl Rules {
    /// The rules of tickets' life.
    pub(super) fn tickets(&mut self, settings: &Settings) {
        for field in TicketField::ALL {
            let (least, most) = field.bounds();
            let kept = (least..=most).contains(&set(settings, field));
            self.demand(kept, Field::Ticket(field), || {
                format!(
                    "Write at least {least} and at most {most} {}.",
                    field.unit()
                )
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::event::AgentId;

    fn settings() -> Settings {
        Settings::fresh(AgentId("d1".into()))
    }

    fn read(change: impl FnOnce(&mut TicketDraft)) -> (Settings, Vec<FieldError>) {
        let mut settings = settings();
        let mut draft = TicketDraft::of(&settings);
        change(&mut draft);
        let mut errors = Vec::new();
        draft.read(&mut settings, &mut errors);
        let mut rules = Rules::default();
        rules.tickets(&settings);
        errors.extend(rules.into_broken());
        (settings, errors)
    }

    #[test]
    fn what_is_shown_is_what_is_set() {
        let (same, errors) = read(|_| {});
        assert_eq!((same, errors), (settings(), Vec::new()));
    }

    #[test]
    fn what_breaks_a_rule_is_said_at_its_field() {
        for (field, text, why) in [
            (TicketField::Lease, "0", "at least 1"),
            (TicketField::Lease, "soon", "not a whole number"),
            (TicketField::Thread, "366", "at most 365"),
            (TicketField::Reopen, "9000", "at most 8760"),
            (TicketField::Memory, "4000", "at most 3650"),
        ] {
            let (_, errors) = read(|draft| *draft.text_mut(field) = text.to_owned());
            assert_eq!(errors[0].field, Field::Ticket(field), "{text}");
            assert!(errors[0].why.contains(why), "{:?}", errors[0]);
        }
    }
}
