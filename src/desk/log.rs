//! The log: a set of events that only grows. Merging two logs is their union.

use std::collections::{BTreeMap, BTreeSet};

use super::brand::BrandId;
use super::event::{Action, Event, Reading, Sighting, SightingKey, Stamp, TicketId};
use super::post::PostId;
use super::time::Millis;

/// A set of events. Merging is commutative, associative and idempotent: sightings of one post
/// become one, with the earliest time it was seen and the greatest reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    actions: BTreeSet<Action>,
    sightings: BTreeMap<(SightingKey, BrandId), Sighting>,
}

impl Log {
    /// Adds an event; says whether that changed the log.
    pub fn insert(&mut self, event: Event) -> bool {
        match event {
            Event::Action(action) => self.actions.insert(action),
            Event::Sighting(new) => {
                let key = (new.key(), new.brand.clone());
                match self.sightings.get_mut(&key) {
                    Some(known) => merge_sighting(known, new),
                    None => {
                        self.sightings.insert(key, new);
                        true
                    }
                }
            }
        }
    }

    /// Adds every event of another log.
    pub fn merge(&mut self, other: Self) {
        for event in other.into_events() {
            self.insert(event);
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty() && self.sightings.is_empty()
    }

    /// How many events it holds.
    pub fn len(&self) -> usize {
        self.actions.len() + self.sightings.len()
    }

    /// Every action, oldest first.
    pub fn actions(&self) -> impl DoubleEndedIterator<Item = &Action> {
        self.actions.iter()
    }

    /// Every sighting, by kind and post.
    pub fn sightings(&self) -> impl Iterator<Item = &Sighting> {
        self.sightings.values()
    }

    /// The sighting of a post for a brand.
    pub fn sighting(&self, key: SightingKey, brand: &BrandId) -> Option<&Sighting> {
        self.sightings.get(&(key, brand.clone()))
    }

    /// The action with this id.
    pub fn action(&self, id: &Stamp) -> Option<&Action> {
        self.actions.iter().find(|action| action.id == *id)
    }

    /// Every event in the log's fixed order: by the time at which a desk learnt of it.
    pub fn into_events(self) -> Vec<Event> {
        let actions = self.actions.into_iter().map(Event::Action);
        let mut events: Vec<Event> = self
            .sightings
            .into_values()
            .map(Event::Sighting)
            .chain(actions)
            .collect();
        sort(&mut events);
        events
    }

    /// The ticket named by the sighting of a customer's post: the one it started or joined when it was
    /// first seen. Where it is now, [`Lineage`](super::lineage::Lineage) tells.
    pub fn ticket_of_post(&self, brand: &BrandId, post: PostId) -> Option<&TicketId> {
        let key = SightingKey {
            kind: super::event::SightingKind::Post,
            post,
        };
        match &self.sighting(key, brand)?.reading {
            Reading::Post { ticket, .. } => Some(ticket),
            Reading::Reply { .. } | Reading::Sent { .. } => None,
        }
    }
}

/// Puts events into the log's fixed order.
pub(super) fn sort(events: &mut [Event]) {
    events.sort_by_cached_key(order);
}

/// The log's fixed order. A sighting counts from when it was first seen, because only from then on
/// could anybody act on it; the posts seen in one moment follow each other as they were made.
fn order(event: &Event) -> (Millis, u8, Millis, Event) {
    match event {
        Event::Sighting(sighting) => (sighting.first_seen, 0, sighting.posted_at(), event.clone()),
        Event::Action(action) => (action.id.ms, 1, action.id.ms, event.clone()),
    }
}

fn merge_sighting(known: &mut Sighting, new: Sighting) -> bool {
    let mut changed = false;
    if new.first_seen < known.first_seen {
        known.first_seen = new.first_seen;
        changed = true;
    }
    if new.rank() > known.rank() {
        known.version = new.version;
        known.reading = new.reading;
        changed = true;
    }
    changed
}
