//! Reads the book from a desk's stored values, piece by piece: whoever holds the values asks which keys
//! come next, and may rest between two pieces.

use std::collections::BTreeMap;

use super::book::Book;
use crate::desk::coverage::Coverage;
use crate::desk::event::AgentId;
use crate::desk::settings::Settings;
use crate::desk::store::index::Index;
use crate::desk::store::journal::Entry;
use crate::desk::store::shard::{SHARDS, Shard, ShardId};
use crate::desk::store::value::decode;
use crate::desk::store::{COVERAGE, INDEX, SETTINGS, journal_key, log_key, texts_key};

/// How many entries of the journal are read at a time.
const JOURNAL_WINDOW: u64 = 64;

/// A book that is being read.
pub struct Loading {
    step: Step,
    book: Option<Book>,
    coverage: Coverage,
    journal: BTreeMap<ShardId, Shard>,
    unreadable: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    First,
    Journal(u64),
    Shard(u16),
    Done,
}

/// A book that was read, and what stands beside it.
pub struct Loaded {
    /// The book.
    pub book: Book,
    /// What was seen of timelines.
    pub coverage: Coverage,
    /// Stored values that could not be read, and are in no figure.
    pub unreadable: usize,
}

impl Default for Loading {
    fn default() -> Self {
        Self {
            step: Step::First,
            book: None,
            coverage: Coverage::default(),
            journal: BTreeMap::new(),
            unreadable: 0,
        }
    }
}

impl Loading {
    /// The keys whose values [`Self::take`] needs next; none when everything is read.
    pub fn needs(&self) -> Vec<String> {
        match self.step {
            Step::First => [SETTINGS, INDEX, COVERAGE].map(str::to_owned).to_vec(),
            Step::Journal(from) => (from..from + JOURNAL_WINDOW).map(journal_key).collect(),
            Step::Shard(number) => {
                let shard = ShardId::numbered(number);
                vec![log_key(shard), texts_key(shard)]
            }
            Step::Done => Vec::new(),
        }
    }

    /// How much is read, in percent.
    pub const fn percent(&self) -> u16 {
        match self.step {
            Step::First | Step::Journal(_) => 0,
            Step::Shard(number) => number.saturating_mul(25) / (SHARDS / 4),
            Step::Done => 100,
        }
    }

    /// Reads the values of the keys that were needed; one that is not there is missing from the map.
    pub fn take(&mut self, stored: &BTreeMap<String, String>) {
        match self.step {
            Step::First => {
                let settings = self.read::<Settings>(stored, SETTINGS);
                let settings = settings.unwrap_or_else(|| Settings::fresh(AgentId(String::new())));
                self.coverage = self.read(stored, COVERAGE).unwrap_or_default();
                let index = self.read::<Index>(stored, INDEX);
                self.book = Some(Book::new(settings));
                self.step = Step::Journal(index.map_or(0, |index| index.journal_from));
            }
            Step::Journal(from) => {
                let mut found = false;
                for key in (from..from + JOURNAL_WINDOW).map(journal_key) {
                    let Some(text) = stored.get(&key) else {
                        continue;
                    };
                    found = true;
                    match Entry::decode(text) {
                        Ok(entry) => {
                            for (shard, part) in entry.parts {
                                self.journal.entry(shard).or_default().merge(part);
                            }
                        }
                        Err(_) => self.unreadable += 1,
                    }
                }
                self.step = if found {
                    Step::Journal(from + JOURNAL_WINDOW)
                } else {
                    Step::Shard(0)
                };
            }
            Step::Shard(number) => {
                self.take_shard(stored, ShardId::numbered(number));
                self.step = if number + 1 < SHARDS {
                    Step::Shard(number + 1)
                } else {
                    Step::Done
                };
            }
            Step::Done => {}
        }
    }

    /// What was read; `None` before everything is.
    pub fn finish(self) -> Option<Loaded> {
        let book = self.book.filter(|_| self.step == Step::Done)?;
        Some(Loaded {
            book,
            coverage: self.coverage,
            unreadable: self.unreadable,
        })
    }

    fn take_shard(&mut self, stored: &BTreeMap<String, String>, id: ShardId) {
        let mut shard = self.journal.remove(&id).unwrap_or_default();
        if let Some(text) = stored.get(&log_key(id)) {
            self.unreadable += usize::from(shard.decode_log(text).is_err());
        }
        if let Some(text) = stored.get(&texts_key(id)) {
            self.unreadable += usize::from(shard.decode_texts(text).is_err());
        }
        self.unreadable += shard.unread.len();
        if let Some(book) = &mut self.book {
            book.add(&shard.log, &shard.beside);
        }
    }

    fn read<T: serde::de::DeserializeOwned>(
        &mut self,
        stored: &BTreeMap<String, String>,
        key: &str,
    ) -> Option<T> {
        let read = decode(stored.get(key)?);
        self.unreadable += usize::from(read.is_err());
        read.ok()
    }
}
