//! The part of the log that holds some customers, and what stands beside it.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::value::{Unreadable, decode, encode};
use crate::desk::event::{AgentId, Digest, Event};
use crate::desk::log::Log;
use crate::desk::post::Handle;
use crate::desk::time::Millis;

/// How many shards a desk has: with 100,000 tickets each holds about a hundred.
pub const SHARDS: u16 = 1024;

/// How many shards are read at a time where all are gone through.
pub const SHARDS_AT_A_TIME: u16 = 64;

/// The number of a shard, below [`SHARDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShardId(u16);

impl ShardId {
    /// The shard of a customer: digests are spread evenly, so their first digits serve.
    pub fn of(person: &Digest) -> Self {
        let head = person
            .0
            .get(..4)
            .and_then(|digits| u16::from_str_radix(digits, 16).ok());
        Self(head.unwrap_or_default() % SHARDS)
    }

    /// The shard with this number.
    pub const fn numbered(number: u16) -> Self {
        Self(number % SHARDS)
    }

    /// Its number.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// Some shards, beginning with this number: as many as are read at a time.
    pub fn some(from: u16) -> impl Iterator<Item = Self> {
        (from..SHARDS.min(from.saturating_add(SHARDS_AT_A_TIME))).map(Self)
    }

    /// Every shard.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SHARDS).map(Self)
    }
}

impl fmt::Display for ShardId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Some events and what stands beside them: the content of a shard, and of a journal entry.
#[derive(Debug, Clone, Default)]
pub struct Shard {
    /// The events.
    pub log: Log,
    /// Names and texts.
    pub beside: Beside,
    /// Events that this version can't read, as they were written. Kept and written back.
    pub unread: Vec<String>,
}

/// Names and texts: what is erased when a person is, and what expires.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The texts of posts, replies and notes.
    #[serde(default)]
    pub texts: BTreeMap<Digest, Text>,
    /// The customers.
    #[serde(default)]
    pub people: BTreeMap<Digest, Person>,
    /// The agents.
    #[serde(default)]
    pub agents: BTreeMap<AgentId, AgentName>,
}

/// A text beside the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text {
    /// Since when it is kept.
    pub kept_since: Millis,
    /// The text.
    pub text: String,
    /// Whether it is a note of the team, which stays as long as its ticket.
    #[serde(default)]
    pub note: bool,
}

/// A customer's names as last seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Person {
    /// When they were seen so.
    pub seen: Millis,
    /// The handle.
    pub handle: Handle,
    /// The name shown.
    pub name: String,
}

/// An agent's names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgentName {
    /// When they were set so.
    pub since: Millis,
    /// The name.
    pub name: String,
    /// The initials.
    pub initials: String,
}

impl Beside {
    /// Adds what stands beside another log; of two names the later is kept. Says whether that
    /// changed anything.
    pub fn merge(&mut self, other: Self) -> bool {
        let texts = merge_greater(&mut self.texts, other.texts);
        let people = merge_greater(&mut self.people, other.people);
        let agents = merge_greater(&mut self.agents, other.agents);
        texts || people || agents
    }

    /// Drops the texts of posts that have been kept since before this time; says whether there were
    /// any.
    pub fn expire(&mut self, before: Millis) -> bool {
        let all = self.texts.len();
        self.texts
            .retain(|_, text| text.note || text.kept_since >= before);
        self.texts.len() < all
    }
}

fn merge_greater<K: Ord, V: Ord>(into: &mut BTreeMap<K, V>, from: BTreeMap<K, V>) -> bool {
    let mut changed = false;
    for (key, new) in from {
        if into.get(&key).is_none_or(|known| *known < new) {
            into.insert(key, new);
            changed = true;
        }
    }
    changed
}

impl Shard {
    /// Adds everything another shard holds.
    pub fn merge(&mut self, other: Self) {
        self.log.merge(other.log);
        self.beside.merge(other.beside);
        for event in other.unread {
            if !self.unread.contains(&event) {
                self.unread.push(event);
            }
        }
    }

    /// The shard's events as they are stored.
    pub fn encode_log(&self) -> String {
        encode(&self.raw_events())
    }

    /// Reads a shard's events into this one; those it can't read are kept.
    ///
    /// # Errors
    /// When the value as a whole can't be read.
    pub fn decode_log(&mut self, stored: &str) -> Result<(), Unreadable> {
        self.take_raw_events(decode(stored)?);
        Ok(())
    }

    /// What stands beside the events, as it is stored.
    pub fn encode_texts(&self) -> String {
        encode(&self.beside)
    }

    /// Reads what stands beside the events.
    ///
    /// # Errors
    /// When the value can't be read.
    pub fn decode_texts(&mut self, stored: &str) -> Result<(), Unreadable> {
        self.beside.merge(decode(stored)?);
        Ok(())
    }

    pub(super) fn raw_events(&self) -> Vec<Box<RawValue>> {
        let read = self.log.clone().into_events();
        let read = read
            .iter()
            .filter_map(|event| serde_json::value::to_raw_value(event).ok());
        let unread = self.unread.iter().cloned();
        read.chain(unread.filter_map(|event| RawValue::from_string(event).ok()))
            .collect()
    }

    pub(super) fn take_raw_events(&mut self, events: Vec<Box<RawValue>>) {
        for event in events {
            match serde_json::from_str::<Event>(event.get()) {
                Ok(event) => {
                    self.log.insert(event);
                }
                Err(_) => self.unread.push(event.get().to_owned()),
            }
        }
    }
}
