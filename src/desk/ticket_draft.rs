//! The options of tickets' life as they were typed, how they are read, and the rules they keep.

use super::event::AgentId;
use super::settings::{Agent, Settings};
use super::settings_rules::{Field, FieldError, NAME_LENGTH, Rules};
use super::settings_text::{number, one_line};
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
    /// The others of the team.
    Team,
}

impl TicketField {
    /// Every field that holds a number.
    pub const NUMBERS: [Self; 4] = [Self::Thread, Self::Reopen, Self::Lease, Self::Memory];

    /// The label that agents read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Thread => "Posts join a ticket for",
            Self::Reopen => "Solved tickets open again for",
            Self::Lease => "A claim lasts",
            Self::Memory => "Remember a customer for",
            Self::Team => "Team",
        }
    }

    /// The part of its id in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Thread => "ticket-thread",
            Self::Reopen => "ticket-reopen",
            Self::Lease => "ticket-lease",
            Self::Memory => "ticket-memory",
            Self::Team => "ticket-team",
        }
    }

    /// The unit behind its box, for a number.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Thread | Self::Memory => "days",
            Self::Reopen => "hours",
            Self::Lease => "min",
            Self::Team => "",
        }
    }

    /// The least and the most that it takes.
    const fn bounds(self) -> (u32, u32) {
        match self {
            Self::Thread => (0, 365),
            Self::Reopen => (0, 8_760),
            Self::Lease => (1, 43_200),
            Self::Memory | Self::Team => (0, 3_650),
        }
    }
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketDraft {
    /// The numbers, in the order of [`TicketField::NUMBERS`].
    numbers: [String; 4],
    /// The others of the team, one a line: name, comma, initials.
    team: String,
    /// Whether promises run their clocks by themselves.
    pub promises_start: bool,
}

impl TicketDraft {
    /// The draft that shows these settings.
    pub fn of(settings: &Settings) -> Self {
        let team = settings.tickets.agents.iter();
        let team = team.map(|agent| format!("{}, {}", agent.name, agent.initials));
        Self {
            numbers: TicketField::NUMBERS.map(|field| set(settings, field).to_string()),
            team: team.collect::<Vec<_>>().join("\n"),
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
            TicketField::Team => &self.team,
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
            TicketField::Team => &mut self.team,
        }
    }

    /// Reads what was typed into settings.
    pub(super) fn read(&self, into: &mut Settings, errors: &mut Vec<FieldError>) {
        let mut read = |field| number(self.text(field), Field::Ticket(field), errors);
        into.thread_days = read(TicketField::Thread);
        into.reopen_hours = read(TicketField::Reopen);
        let (lease_minutes, memory_days) = (read(TicketField::Lease), read(TicketField::Memory));
        let known = std::mem::take(&mut into.tickets.agents);
        into.tickets = TicketSettings {
            lease_minutes,
            memory_days,
            agents: self.read_team(&known, errors),
            promises_start: self.promises_start,
        };
    }

    /// The team that was typed; who was on it before by the same name stays the same agent.
    fn read_team(&self, known: &[Agent], errors: &mut Vec<FieldError>) -> Vec<Agent> {
        let mut team = Vec::new();
        let lines = self.team.lines().map(one_line);
        for line in lines.filter(|line| !line.is_empty()) {
            let Some((name, initials)) = line.rsplit_once(',') else {
                let why = format!(
                    "“{line}” has no initials. Write them behind a comma, as in Jo B., JB."
                );
                errors.push(FieldError::new(Field::Ticket(TicketField::Team), why));
                break;
            };
            let (name, initials) = (name.trim(), initials.trim());
            let before = known.iter().find(|agent| agent.name == name);
            team.push(Agent {
                id: before.map_or_else(|| id_of(name), |agent| agent.id.clone()),
                name: name.to_owned(),
                initials: initials.to_owned(),
            });
        }
        team
    }
}

/// What names somebody of whom no more than the name is known.
fn id_of(name: &str) -> AgentId {
    let words = name.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    AgentId(format!("team-{}", words.join("-")))
}

/// What a number is set to.
const fn set(settings: &Settings, field: TicketField) -> u32 {
    match field {
        TicketField::Thread => settings.thread_days,
        TicketField::Reopen => settings.reopen_hours,
        TicketField::Lease => settings.tickets.lease_minutes,
        TicketField::Memory => settings.tickets.memory_days,
        TicketField::Team => 0,
    }
}

impl Rules {
    /// The rules of tickets' life.
    pub(super) fn tickets(&mut self, settings: &Settings) {
        for field in TicketField::NUMBERS {
            let (least, most) = field.bounds();
            let kept = (least..=most).contains(&set(settings, field));
            self.demand(kept, Field::Ticket(field), || {
                format!(
                    "Write at least {least} and at most {most} {}.",
                    field.unit()
                )
            });
        }
        let at = Field::Ticket(TicketField::Team);
        let team = &settings.tickets.agents;
        self.demand(team.len() <= 200, at, || {
            format!("These are {} people. Write 200 at most.", team.len())
        });
        for (place, agent) in team.iter().enumerate() {
            let letters = agent.initials.chars().all(char::is_alphabetic);
            let short = (1..=3).contains(&agent.initials.chars().count());
            self.demand(!agent.name.is_empty(), at, || {
                "A name is missing before a comma. Write it as in Jo B., JB.".to_owned()
            });
            self.demand(letters && short, at, || {
                let Agent { name, initials, .. } = agent;
                format!("“{initials}” of {name} is no one to three letters. Write such as JB.")
            });
            self.length(&agent.name, NAME_LENGTH, at);
            let twice = team.iter().take(place).any(|other| other.id == agent.id)
                || settings.agent.id == agent.id;
            self.demand(!twice, at, || {
                format!(
                    "{} stands there twice. Write another name, such as with a city.",
                    agent.name
                )
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_team_is_read_line_by_line_and_stays_itself() {
        let (mut set, errors) = read(|draft| {
            *draft.text_mut(TicketField::Team) = "Jo  B., JB\n\nÖmer Çelik,ÖÇ".to_owned();
        });
        assert_eq!(errors, []);
        let ids: Vec<_> = set
            .tickets
            .agents
            .iter()
            .map(|one| one.id.0.as_str())
            .collect();
        assert_eq!(ids, ["team-jo-b", "team-ömer-çelik"]);
        set.tickets.agents[0].id = AgentId("d7".into());
        let draft = TicketDraft::of(&set);
        assert_eq!(draft.text(TicketField::Team), "Jo B., JB\nÖmer Çelik, ÖÇ");
        draft.read(&mut set, &mut Vec::new());
        assert_eq!(set.tickets.agents[0].id.0, "d7", "known by name");
    }

    #[test]
    fn what_breaks_a_rule_is_said_at_its_field() {
        for (field, text, why) in [
            (TicketField::Lease, "0", "at least 1"),
            (TicketField::Lease, "soon", "not a whole number"),
            (TicketField::Thread, "366", "at most 365"),
            (TicketField::Reopen, "9000", "at most 8760"),
            (TicketField::Memory, "4000", "at most 3650"),
            (TicketField::Team, "Jo B.", "no initials"),
            (TicketField::Team, "Jo B., 1", "one to three letters"),
            (TicketField::Team, ", JB", "name is missing"),
            (TicketField::Team, "Jo, J\njo, J", "twice"),
        ] {
            let (_, errors) = read(|draft| *draft.text_mut(field) = text.to_owned());
            assert_eq!(errors[0].field, Field::Ticket(field), "{text}");
            assert!(errors[0].why.contains(why), "{:?}", errors[0]);
        }
    }
}
