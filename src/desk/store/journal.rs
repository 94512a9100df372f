//! A journal entry: what one write added.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::shard::{Beside, Shard, ShardId};
use super::value::{Unreadable, decode, encode};
use crate::desk::event::TicketId;
use crate::desk::view::TicketView;

/// What one write adds: to each shard, and to the index.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The new events and what stands beside them, by shard.
    pub parts: BTreeMap<ShardId, Shard>,
    /// The tickets that changed, as their chips show them now: so the desk opens without reading
    /// their shards.
    pub views: BTreeMap<TicketId, TicketView>,
    /// The tickets that are no more: they were merged into others, or what split them off was undone.
    pub gone: BTreeSet<TicketId>,
}

#[derive(Serialize, Deserialize)]
struct StoredEntry {
    parts: Vec<StoredPart>,
    views: Vec<TicketView>,
    #[serde(default)]
    gone: Vec<TicketId>,
}

#[derive(Serialize, Deserialize)]
struct StoredPart {
    shard: u16,
    events: Vec<Box<RawValue>>,
    beside: Beside,
}

impl Entry {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.views.is_empty() && self.gone.is_empty()
    }

    /// The entry as it is stored.
    pub fn encode(&self) -> String {
        let parts = self.parts.iter().map(|(id, shard)| StoredPart {
            shard: id.number(),
            events: shard.raw_events(),
            beside: shard.beside.clone(),
        });
        encode(&StoredEntry {
            parts: parts.collect(),
            views: self.views.values().cloned().collect(),
            gone: self.gone.iter().cloned().collect(),
        })
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// When the value can't be read.
    pub fn decode(stored: &str) -> Result<Self, Unreadable> {
        let stored: StoredEntry = decode(stored)?;
        let parts = stored.parts.into_iter().map(|part| {
            let mut shard = Shard {
                beside: part.beside,
                ..Shard::default()
            };
            shard.take_raw_events(part.events);
            (ShardId::numbered(part.shard), shard)
        });
        let views = stored
            .views
            .into_iter()
            .map(|view| (view.of.id.clone(), view));
        Ok(Self {
            parts: parts.collect(),
            views: views.collect(),
            gone: stored.gone.into_iter().collect(),
        })
    }
}
