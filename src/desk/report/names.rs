//! Names that many contacts share, each kept once.

use std::collections::HashMap;
use std::sync::Arc;

/// The number of a name in a [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(u32);

/// Brands, customers, handles, agents, templates and languages by number.
#[derive(Debug, Clone, Default)]
pub struct Names {
    numbers: HashMap<Arc<str>, Name>,
    words: Vec<Arc<str>>,
}

impl Names {
    /// The number of a name, a new one where it is met for the first time.
    pub fn number(&mut self, name: &str) -> Name {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let new = Name(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        let name: Arc<str> = name.into();
        self.words.push(Arc::clone(&name));
        self.numbers.insert(name, new);
        new
    }

    /// The number of a name, where it was met.
    pub fn known(&self, name: &str) -> Option<Name> {
        self.numbers.get(name).copied()
    }

    /// The name of a number.
    pub fn word(&self, number: Name) -> &str {
        let place = usize::try_from(number.0).unwrap_or(usize::MAX);
        self.words.get(place).map_or("", AsRef::as_ref)
    }
}
