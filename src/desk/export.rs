//! The export: everything a desk knows, as one JSON object (`docs/formats.md`).

use serde::Serialize;

use super::coverage::Coverage;
use super::digest::{Salt, action_hash, hash_of};
use super::event::{ActionHash, Event};
use super::settings::Settings;
use super::state::Desk;
use super::store::shard::{Beside, Shard, ShardId};
use super::teach::Lessons;

/// The version of the export's shape.
const EXPORT_VERSION: u16 = 1;

#[derive(Serialize)]
struct Export<'a> {
    version: u16,
    events: Vec<ExportedEvent>,
    texts: Beside,
    settings: ExportedSettings<'a>,
    /// What agents have taught triage, by brand.
    learned: &'a Lessons,
    /// What was seen of timelines.
    coverage: &'a Coverage,
}

/// An event with its hash; the next action of a device names that of the action before it.
#[derive(Serialize)]
struct ExportedEvent {
    #[serde(flatten)]
    event: Event,
    hash: ActionHash,
}

#[derive(Serialize)]
struct ExportedSettings<'a> {
    #[serde(flatten)]
    settings: &'a Settings,
    salt: &'a Salt,
}

impl Desk {
    /// Everything, as JSON text. All shards must be in memory.
    pub(super) fn export(&self) -> String {
        let mut all = Shard::default();
        for shard in ShardId::all().filter_map(|id| self.shard(id)) {
            all.merge(shard.clone());
        }
        let events = all.log.into_events().into_iter().map(|event| {
            let hash = match &event {
                Event::Action(action) => action_hash(action),
                // In no chain, but told from one that was changed on its way.
                Event::Sighting(_) => hash_of(&serde_json::to_vec(&event).unwrap_or_default()),
            };
            ExportedEvent { event, hash }
        });
        let export = Export {
            version: EXPORT_VERSION,
            events: events.collect(),
            texts: all.beside,
            settings: ExportedSettings {
                settings: self.settings(),
                salt: &self.identity.salt,
            },
            learned: &self.lessons,
            coverage: &self.coverage,
        };
        // What the desk stores is made of texts, numbers and lists, all of which JSON can write.
        serde_json::to_string_pretty(&export).unwrap_or_default()
    }
}
