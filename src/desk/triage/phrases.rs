//! The lexicon as one table of runs of words, so that a word costs one look.

use super::lexicon::{
    ENGLISH, FIRST_PERSON, FIRST_PERSON_OTHERS, OPENING, OPENING_OTHERS, SECOND_PERSON,
    SECOND_PERSON_OTHERS,
};
use super::lexicon_mood::{ILL, WELL};
use super::lexicon_others::{FREQUENT_ENGLISH, KNOWN, OTHERS};
use super::lexicon_romance::ROMANCE;
use super::words::{join, words};

/// What is known of a run of words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    /// The run's number; 0 is no run.
    run: u32,
    /// The signals it shows.
    pub signals: [u8; MOST],
    /// One bit for each of them: whether it shows that in other languages than English alone.
    pub foreign: u8,
    /// Whether a longer phrase begins with it.
    pub begins: bool,
}

/// How many signals one run can show.
const MOST: usize = 6;

/// No signal.
pub(super) const NONE: u8 = u8::MAX;
/// The bits above the signals: words that only tell who speaks, or in which language.
pub(super) const FIRST: u8 = u8::MAX - 1;
pub(super) const SECOND: u8 = u8::MAX - 2;
pub(super) const FREQUENT: u8 = u8::MAX - 3;
pub(super) const OPENS: u8 = u8::MAX - 4;
pub(super) const FREQUENT_IN_ENGLISH: u8 = u8::MAX - 5;
pub(super) const ILL_WORD: u8 = u8::MAX - 6;
pub(super) const WELL_WORD: u8 = u8::MAX - 7;

/// The lexicon as a table by the number of each run of words.
#[derive(Debug, Clone)]
pub(super) struct Phrases {
    table: Vec<Entry>,
}

impl Phrases {
    /// The table of the whole lexicon.
    pub fn new() -> Self {
        let mut phrases = Self {
            table: vec![Entry::default(); 1 << 14],
        };
        for (signal, list) in ENGLISH {
            phrases.add_list(list, *signal as u8, false);
        }
        for (signal, list) in ROMANCE.iter().chain(OTHERS) {
            phrases.add_list(list, *signal as u8, true);
        }
        for (list, mark, foreign) in [
            (FIRST_PERSON, FIRST, false),
            (FIRST_PERSON_OTHERS, FIRST, true),
            (SECOND_PERSON, SECOND, false),
            (SECOND_PERSON_OTHERS, SECOND, true),
            (KNOWN, FREQUENT, false),
            (FREQUENT_ENGLISH, FREQUENT_IN_ENGLISH, false),
            (OPENING, OPENS, false),
            (OPENING_OTHERS, OPENS, true),
            (ILL, ILL_WORD, false),
            (WELL, WELL_WORD, false),
        ] {
            phrases.add_list(list, mark, foreign);
        }
        phrases
    }

    fn add_list(&mut self, list: &str, signal: u8, foreign: bool) {
        for phrase in list.split('|') {
            let words = words(phrase);
            let mut run = 0;
            for (number, word) in words.iter().enumerate() {
                run = join(run, word.hash);
                let last = number + 1 == words.len();
                let entry = self.entry(run);
                entry.begins |= !last;
                if last
                    && !entry.signals.contains(&signal)
                    && let Some(free) = entry.signals.iter().position(|free| *free == NONE)
                {
                    entry.signals[free] = signal;
                    entry.foreign |= u8::from(foreign) << free;
                }
            }
        }
    }

    /// The entry of a run, made where there is none.
    fn entry(&mut self, run: u32) -> &mut Entry {
        let mask = self.table.len() - 1;
        let mut at = run as usize & mask;
        while self.table[at].run != 0 && self.table[at].run != run {
            at = (at + 1) & mask;
        }
        let entry = &mut self.table[at];
        if entry.run == 0 {
            *entry = Entry {
                run,
                signals: [NONE; MOST],
                foreign: 0,
                begins: false,
            };
        }
        entry
    }

    /// What is known of a run.
    pub fn find(&self, run: u32) -> Option<&Entry> {
        let mask = self.table.len() - 1;
        let mut at = run as usize & mask;
        loop {
            let entry = &self.table[at];
            if entry.run == run {
                return Some(entry);
            }
            if entry.run == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }
}
