//! The lexicon as one table of runs of words, so that a word costs one look.

use super::lexicon::{ENGLISH, FIRST_PERSON, OPENING, SECOND_PERSON};
use super::lexicon_others::{KNOWN, OTHERS};
use super::lexicon_romance::ROMANCE;
use super::words::{join, words};

/// What is known of a run of words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    /// The run's number; 0 is no run.
    run: u32,
    /// The signals it shows.
    pub signals: [u8; 5],
    /// Whether a longer phrase begins with it.
    pub begins: bool,
}

/// No signal.
pub(super) const NONE: u8 = u8::MAX;
/// The bits above the signals: words that only tell who speaks, or in which language.
pub(super) const FIRST: u8 = u8::MAX - 1;
pub(super) const SECOND: u8 = u8::MAX - 2;
pub(super) const FREQUENT: u8 = u8::MAX - 3;
pub(super) const OPENS: u8 = u8::MAX - 4;

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
        for (signal, list) in ENGLISH.iter().chain(ROMANCE).chain(OTHERS) {
            phrases.add_list(list, *signal as u8);
        }
        phrases.add_list(FIRST_PERSON, FIRST);
        phrases.add_list(SECOND_PERSON, SECOND);
        phrases.add_list(KNOWN, FREQUENT);
        phrases.add_list(OPENING, OPENS);
        phrases
    }

    fn add_list(&mut self, list: &str, signal: u8) {
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
                    && let Some(free) = entry.signals.iter_mut().find(|free| **free == NONE)
                {
                    *free = signal;
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
                signals: [NONE; 5],
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
