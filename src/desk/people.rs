//! The people of the team: as they are typed in the options, the rules they keep, and how a reply
//! tells whose it is.

use super::event::AgentId;
use super::post::Handle;
use super::settings::{Agent, Settings};
use super::settings_rules::{Field, FieldError, NAME_LENGTH, Rules, same};
use super::settings_text::{handles, one_line};

/// How many people a team may have.
const TEAM_LENGTH: usize = 200;

/// One field of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonField {
    /// The name the team knows.
    Name,
    /// The letters that sign replies.
    Initials,
    /// The person's own accounts.
    Handles,
}

impl PersonField {
    /// The label that agents read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Initials => "Initials",
            Self::Handles => "Handles",
        }
    }

    /// The part of its id in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Initials => "initials",
            Self::Handles => "handles",
        }
    }
}

/// A person as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonDraft {
    /// Tells the people of one draft apart; never stored.
    pub key: u32,
    /// What names a person in the log who was saved before.
    pub id: Option<AgentId>,
    name: String,
    initials: String,
    handles: String,
}

impl PersonDraft {
    /// The draft that shows this person.
    pub fn of(key: u32, agent: &Agent) -> Self {
        let shown = agent.handles.iter().map(|handle| format!("@{handle}"));
        Self {
            key,
            id: Some(agent.id.clone()),
            name: agent.name.clone(),
            initials: agent.initials.clone(),
            handles: shown.collect::<Vec<_>>().join(", "),
        }
    }

    /// Somebody of whom nothing is typed yet.
    pub fn empty(key: u32) -> Self {
        Self {
            key,
            ..Self::default()
        }
    }

    /// The text of a field.
    pub const fn text(&self, field: PersonField) -> &String {
        match field {
            PersonField::Name => &self.name,
            PersonField::Initials => &self.initials,
            PersonField::Handles => &self.handles,
        }
    }

    /// The text of a field, to be changed.
    pub const fn text_mut(&mut self, field: PersonField) -> &mut String {
        match field {
            PersonField::Name => &mut self.name,
            PersonField::Initials => &mut self.initials,
            PersonField::Handles => &mut self.handles,
        }
    }

    /// The person that was typed.
    pub(super) fn read(&self, errors: &mut Vec<FieldError>) -> Agent {
        let field = Field::Person(self.key, PersonField::Handles);
        let name = one_line(&self.name);
        Agent {
            id: self.id.clone().unwrap_or_else(|| id_of(&name)),
            initials: self.initials.trim().to_owned(),
            handles: handles(&self.handles, field, errors),
            name,
        }
    }
}

/// Somebody who joins a team.
///
/// # Errors
/// Why these can't be a person's names, as a sentence.
pub fn newcomer(settings: &Settings, name: &str, initials: &str) -> Result<Agent, String> {
    let name = one_line(name);
    let agent = Agent {
        id: id_of(&name),
        initials: initials.trim().to_owned(),
        handles: Vec::new(),
        name,
    };
    let mut joined = settings.clone();
    joined.tickets.agents.push(agent.clone());
    let place = settings.tickets.agents.len();
    let mut rules = Rules::default();
    rules.people(&joined);
    let is_theirs = |field| match field {
        Field::Person(of, _) => usize::try_from(of).is_ok_and(|of| of == place),
        _ => false,
    };
    let broken = rules.into_broken().into_iter();
    let mut broken = broken.filter(|error| is_theirs(error.field));
    broken.next().map_or(Ok(agent), |error| Err(error.why))
}

/// Whose reply this is: of the agent whose initials or first name it is signed with, else of the one
/// whose own account wrote it. Nobody's where more than one fits.
pub fn writer<'a>(settings: &'a Settings, by: &Handle, signed: Option<&str>) -> Option<&'a Agent> {
    let team = || std::iter::once(&settings.agent).chain(&settings.tickets.agents);
    let only = |fits: &dyn Fn(&Agent) -> bool| {
        let mut fitting = team().filter(|agent| fits(agent));
        let first = fitting.next();
        first.filter(|_| fitting.next().is_none())
    };
    let has_account = |agent: &Agent| agent.handles.contains(by);
    let Some(signed) = signed else {
        return only(&has_account);
    };
    let signs = |agent: &Agent| {
        let first = agent.name.split_whitespace().next().unwrap_or_default();
        same(&agent.initials, signed) || same(first, signed)
    };
    // Two may have the same initials: then the account says which of them it is.
    only(&signs).or_else(|| only(&|agent| signs(agent) && has_account(agent)))
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

impl Rules {
    /// The rules of a team; people are named by their places.
    pub(super) fn people(&mut self, settings: &Settings) {
        let team = &settings.tickets.agents;
        for (number, (place, agent)) in (0..).zip(team.iter().enumerate()) {
            let at = |field| Field::Person(number, field);
            self.demand(place < TEAM_LENGTH, at(PersonField::Name), || {
                format!(
                    "These are {} people. {TEAM_LENGTH} are the most.",
                    team.len()
                )
            });
            self.demand(!agent.name.is_empty(), at(PersonField::Name), || {
                "Give the name your team knows them by.".to_owned()
            });
            self.length(&agent.name, NAME_LENGTH, at(PersonField::Name));
            let before = team.iter().take(place).chain([&settings.agent]);
            let twice = before
                .clone()
                .any(|other| other.id == agent.id || same(&other.name, &agent.name));
            self.demand(!twice, at(PersonField::Name), || {
                format!(
                    "Somebody called {} is on the team already. Write another name, such as with a city.",
                    agent.name
                )
            });
            let letters = agent.initials.chars().all(char::is_alphabetic);
            let short = (1..=3).contains(&agent.initials.chars().count());
            self.demand(letters && short, at(PersonField::Initials), || {
                "Write one to three letters and nothing else, such as JB.".to_owned()
            });
            self.handles(&agent.handles, at(PersonField::Handles), &[]);
            for handle in &agent.handles {
                let other = before.clone().find(|other| other.handles.contains(handle));
                self.demand(other.is_none(), at(PersonField::Handles), || {
                    let name = other.map_or("", |other| &other.name);
                    format!("@{handle} is the account of {name} already. Take one away.")
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(people: &[(&str, &str, &str)]) -> (Settings, Vec<FieldError>) {
        let mut settings = Settings::fresh(AgentId("d1".into()));
        settings.agent.name = "Ana Moreno".to_owned();
        settings.agent.initials = "AM".to_owned();
        let mut errors = Vec::new();
        for (key, (name, initials, handles)) in (0..).zip(people) {
            let mut draft = PersonDraft::empty(key);
            *draft.text_mut(PersonField::Name) = (*name).to_owned();
            *draft.text_mut(PersonField::Initials) = (*initials).to_owned();
            *draft.text_mut(PersonField::Handles) = (*handles).to_owned();
            settings.tickets.agents.push(draft.read(&mut errors));
        }
        let mut rules = Rules::default();
        rules.people(&settings);
        errors.extend(rules.into_broken());
        (settings, errors)
    }

    #[test]
    fn what_is_shown_of_a_person_is_what_is_set() {
        let (settings, errors) = team(&[("Jo  B.", "JB", "@jo_b, jo_at_acme"), ("Ömer", "ÖÇ", "")]);
        assert_eq!(errors, []);
        let ids = settings
            .tickets
            .agents
            .iter()
            .map(|agent| agent.id.0.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["team-jo-b", "team-ömer"]);
        for agent in &settings.tickets.agents {
            assert_eq!(PersonDraft::of(7, agent).read(&mut Vec::new()), *agent);
        }
    }

    #[test]
    fn what_breaks_a_rule_is_said_at_the_persons_field() {
        let jo = ("Jo B.", "JB", "@jo_b");
        for (other, field, why) in [
            (("", "JB", ""), PersonField::Name, "Give the name"),
            (("jo b.", "XY", ""), PersonField::Name, "already"),
            (("ana moreno", "XY", ""), PersonField::Name, "already"),
            (
                ("Sam", "S1", ""),
                PersonField::Initials,
                "one to three letters",
            ),
            (
                ("Sam", "", ""),
                PersonField::Initials,
                "one to three letters",
            ),
            (
                ("Sam", "S", "jo-b"),
                PersonField::Handles,
                "Did you mean @jo_b?",
            ),
            (
                ("Sam", "S", "@JO_B"),
                PersonField::Handles,
                "of Jo B. already",
            ),
        ] {
            let (_, errors) = team(&[jo, other]);
            assert_eq!(errors[0].field, Field::Person(1, field), "{other:?}");
            assert!(errors[0].why.contains(why), "{:?}", errors[0]);
        }
    }

    #[test]
    fn somebody_typed_in_the_queue_keeps_the_same_rules() {
        let (settings, _) = team(&[("Jo B.", "JB", "")]);
        let sam = newcomer(&settings, " Sam  W. ", "SW").unwrap();
        assert_eq!(
            (sam.name.as_str(), sam.id.0.as_str()),
            ("Sam W.", "team-sam-w")
        );
        let why = newcomer(&settings, "Sam", "12").unwrap_err();
        assert!(why.contains("one to three letters"), "{why}");
        let why = newcomer(&settings, "Jo B.", "J").unwrap_err();
        assert!(why.contains("already"), "{why}");
    }

    #[test]
    fn a_reply_is_known_by_its_sign_off_or_by_its_account() {
        let (settings, _) = team(&[
            ("Jo B.", "JB", "@jo_b"),
            ("Jim Beam", "JB", ""),
            ("Sam W.", "SW", "@samw"),
        ]);
        let of = |by: &str, signed| {
            let by = by.parse().unwrap();
            writer(&settings, &by, signed).map(|agent| agent.name.clone())
        };
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(of("acmehelp", Some("AM")), named("Ana Moreno"));
        assert_eq!(of("acmehelp", Some("sam")), named("Sam W."));
        assert_eq!(of("acmehelp", Some("JB")), None, "two sign so");
        assert_eq!(of("jo_b", Some("JB")), named("Jo B."));
        assert_eq!(of("samw", None), named("Sam W."));
        assert_eq!(of("samw", Some("XY")), None, "somebody else wrote from it");
        assert_eq!(of("acmehelp", None), None);
    }
}
