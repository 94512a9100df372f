//! The keys that act on tickets: a leader key, then one more.
//!
//! One key alone belongs to X or to the browser. The leader makes the next key ours, and nothing is
//! ours while a person types text or an input method composes a word (WCAG 2.2, 2.1.4).

use serde::{Deserialize, Serialize};

/// What keys do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Goes to the next ticket.
    Next,
    /// Goes to the ticket before.
    Previous,
    /// Takes it, or lets it go.
    Claim,
    /// Goes to its templates.
    Template,
    /// Answers with the first template that only acknowledges.
    Acknowledge,
    /// Sets it to solved.
    Solve,
    /// Puts it out of the way.
    Snooze,
    /// Sets it to no action.
    NoAction,
    /// Writes a note.
    Note,
    /// Adds a tag.
    Tag,
    /// Takes the last action back.
    Undo,
    /// Shows these keys.
    CheatSheet,
    /// Gives it to a colleague.
    Assign,
    /// Hands its matter to someone in the field.
    HandOff,
    /// Makes it part of another ticket of the customer.
    Merge,
    /// Has one of its posts start a ticket of its own.
    Split,
}

impl Command {
    /// Every command, in the order of the cheat sheet.
    pub const ALL: [Self; 16] = [
        Self::Next,
        Self::Previous,
        Self::Claim,
        Self::Template,
        Self::Acknowledge,
        Self::Solve,
        Self::Snooze,
        Self::NoAction,
        Self::Note,
        Self::Tag,
        Self::Assign,
        Self::HandOff,
        Self::Merge,
        Self::Split,
        Self::Undo,
        Self::CheatSheet,
    ];

    /// The words agents read.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Next => "Next ticket",
            Self::Previous => "Previous ticket",
            Self::Claim => "Claim or release",
            Self::Template => "Choose a template",
            Self::Acknowledge => "Acknowledge",
            Self::Solve => "Solve",
            Self::Snooze => "Snooze",
            Self::NoAction => "No action",
            Self::Note => "Note",
            Self::Tag => "Tag",
            Self::Undo => "Undo",
            Self::CheatSheet => "All keys",
            Self::Assign => "Assign",
            Self::HandOff => "Hand off",
            Self::Merge => "Merge",
            Self::Split => "Split a post off",
        }
    }
}

/// The keys as they are set when nobody has changed them: the leader, then one for each command.
const STANDARD: &str = ";jkciaszxntu?ghmy";

/// The keys that X takes alone; `g` begins X's own chords.
/// (X shows them on its `?` sheet.)
const OF_X: &str = "jknrltmubo/?.gxihfspvcad";

/// Which key does what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Keys([char; Command::ALL.len() + 1]);

impl Default for Keys {
    fn default() -> Self {
        Self::from(String::new())
    }
}

/// Keys that a text does not name stand as they are at first.
impl From<String> for Keys {
    fn from(text: String) -> Self {
        let mut keys = [' '; Command::ALL.len() + 1];
        let standard = STANDARD.chars();
        let named = text.chars().map(Some).chain(std::iter::repeat(None));
        for (place, (standard, named)) in keys.iter_mut().zip(standard.zip(named)) {
            *place = named.unwrap_or(standard);
        }
        Self(keys)
    }
}

impl From<Keys> for String {
    fn from(keys: Keys) -> Self {
        keys.0.iter().collect()
    }
}

impl Keys {
    /// The leader.
    pub const fn leader(&self) -> char {
        self.0[0]
    }

    /// The key of a command.
    pub fn of(&self, command: Command) -> char {
        self.0.get(command as usize + 1).copied().unwrap_or(' ')
    }

    /// Gives the leader another key.
    pub const fn set_leader(&mut self, key: char) {
        self.0[0] = key;
    }

    /// Gives a command another key.
    pub fn set(&mut self, command: Command, key: char) {
        if let Some(place) = self.0.get_mut(command as usize + 1) {
            *place = key;
        }
    }

    /// What is wrong with them: at the leader, or at a command.
    pub fn check(&self) -> Vec<(Option<Command>, String)> {
        let mut wrong = Vec::new();
        let leader = self.leader();
        if !is_key(leader) {
            wrong.push((None, NO_KEY.to_owned()));
        } else if OF_X.contains(leader) || leader.is_alphanumeric() {
            wrong.push((
                None,
                format!("“{leader}” is a key of X or of the page. Take a sign such as ; or ,."),
            ));
        }
        for (place, command) in Command::ALL.into_iter().enumerate() {
            let key = self.of(command);
            let taken = Command::ALL
                .into_iter()
                .take(place)
                .find(|other| self.of(*other) == key);
            if !is_key(key) {
                wrong.push((Some(command), NO_KEY.to_owned()));
            } else if let Some(other) = taken {
                let other = other.words();
                wrong.push((
                    Some(command),
                    format!("“{key}” is the key of “{other}” already."),
                ));
            }
        }
        wrong
    }
}

/// What is said of a key that is none.
const NO_KEY: &str = "Write one letter, digit or sign.";

fn is_key(key: char) -> bool {
    !key.is_whitespace() && !key.is_control() && key.to_lowercase().eq([key])
}

/// A key press as the browser tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPress<'a> {
    /// The key's name, such as "j" or "Escape".
    pub key: &'a str,
    /// Whether Ctrl, Alt or Meta is held: then it is the browser's or the page's.
    pub held: bool,
    /// Whether it goes into a field that takes text, or into an input method.
    pub is_text: bool,
}

/// What a key press means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing to us: it goes where it would have gone.
    NotOurs,
    /// Part of a chord, or of one that means nothing: nobody else is to take it.
    Taken,
    /// It does this.
    Does(Command),
}

/// A chord under way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chord {
    leader_is_pressed: bool,
}

impl Chord {
    /// Takes a key press in.
    pub fn press(&mut self, keys: &Keys, press: KeyPress<'_>) -> Meaning {
        // Keys that change what the next one means are on the way to it.
        if matches!(press.key, "Shift" | "AltGraph" | "CapsLock" | "Dead") {
            return Meaning::NotOurs;
        }
        let waited = std::mem::take(&mut self.leader_is_pressed);
        if press.held || press.is_text {
            return Meaning::NotOurs;
        }
        let mut letters = press.key.chars().flat_map(char::to_lowercase);
        let (Some(key), None) = (letters.next(), letters.next()) else {
            // Such as Escape, which ends a chord and does what it does elsewhere.
            return Meaning::NotOurs;
        };
        if !waited {
            self.leader_is_pressed = key == keys.leader();
            return if self.leader_is_pressed {
                Meaning::Taken
            } else {
                Meaning::NotOurs
            };
        }
        let command = Command::ALL
            .into_iter()
            .find(|command| keys.of(*command) == key);
        command.map_or(Meaning::Taken, Meaning::Does)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(key: &str) -> KeyPress<'_> {
        KeyPress {
            key,
            held: false,
            is_text: false,
        }
    }

    fn all(chord: &mut Chord, keys: &[&str]) -> Vec<Meaning> {
        let table = Keys::default();
        keys.iter()
            .map(|key| chord.press(&table, typed(key)))
            .collect()
    }

    #[test]
    fn the_leader_and_a_key_make_a_command() {
        use Meaning::{Does, NotOurs, Taken};
        for (keys, meanings) in [
            (&["j"][..], &[NotOurs][..]),
            (&[";", "j"], &[Taken, Does(Command::Next)]),
            (&[";", "j", "j"], &[Taken, Does(Command::Next), NotOurs]),
            (&[";", "S"], &[Taken, Does(Command::Solve)]),
            (
                &[";", "Shift", "?"],
                &[Taken, NotOurs, Does(Command::CheatSheet)],
            ),
            // X likes a post by `l`: a slip after the leader likes none.
            (&[";", "l", "l"], &[Taken, Taken, NotOurs]),
            (&[";", "Escape", "s"], &[Taken, NotOurs, NotOurs]),
            (&[";", ";", "s"], &[Taken, Taken, NotOurs]),
        ] {
            assert_eq!(all(&mut Chord::default(), keys), meanings, "{keys:?}");
        }
    }

    #[test]
    fn nothing_is_ours_while_text_is_typed_or_a_modifier_is_held() {
        let table = Keys::default();
        for (held, is_text) in [(true, false), (false, true)] {
            let press = |key| KeyPress { key, held, is_text };
            let mut chord = Chord::default();
            assert_eq!(chord.press(&table, press(";")), Meaning::NotOurs);
            assert_eq!(chord.press(&table, typed("s")), Meaning::NotOurs);
            assert_eq!(chord.press(&table, typed(";")), Meaning::Taken);
            assert_eq!(chord.press(&table, press("s")), Meaning::NotOurs);
            assert_eq!(chord.press(&table, typed("s")), Meaning::NotOurs);
        }
    }

    #[test]
    fn the_standard_keys_can_be_used_and_each_is_reached() {
        let keys = Keys::default();
        assert_eq!(keys.check(), []);
        for command in Command::ALL {
            let key = keys.of(command).to_string();
            let mut chord = Chord::default();
            chord.press(&keys, typed(";"));
            assert_eq!(chord.press(&keys, typed(&key)), Meaning::Does(command));
        }
    }

    #[test]
    fn a_key_of_x_is_no_leader_and_no_key_stands_twice() {
        for key in ['j', '/', '?', '.', '7', ' ', 'é', 'A'] {
            let mut keys = Keys::default();
            keys.set_leader(key);
            assert_eq!(keys.check().len(), 1, "{key:?}");
        }
        let mut keys = Keys::default();
        keys.set(Command::Tag, 's');
        let wrong = keys.check();
        assert_eq!(wrong.len(), 1);
        assert_eq!(wrong[0].0, Some(Command::Tag));
        assert!(wrong[0].1.contains("“Solve”"), "{wrong:?}");
        keys.set(Command::Tag, ' ');
        assert_eq!(keys.check()[0].0, Some(Command::Tag));
    }

    #[test]
    fn keys_are_stored_as_they_are_written_and_new_commands_get_their_standard() {
        let mut keys = Keys::default();
        keys.set_leader(',');
        keys.set(Command::Next, 'w');
        let stored = String::from(keys.clone());
        assert_eq!(Keys::from(stored), keys);
        let older = Keys::from(",w".to_owned());
        assert_eq!(older, keys);
    }
}
