//! What is stored, and how it is forgotten: one person, or everything.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::event::{Digest, Event, Reading};
use super::post::Handle;
use super::state::Desk;
use super::store::shard::{Beside, SHARDS, SHARDS_AT_A_TIME, Shard, ShardId};
use super::store::{IDENTITY, IDENTITY_COPY, journal_key, log_key, texts_key};
use super::time::Millis;

/// What a part of the store holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Tickets, live or over.
    pub tickets: u32,
    /// Events of agents.
    pub actions: u32,
    /// Events of pages.
    pub sightings: u32,
    /// Texts of posts and replies that are still kept.
    pub texts: u32,
    /// Notes of the team.
    pub notes: u32,
    /// Customers whose names are kept.
    pub people: u32,
}

impl Stored {
    /// Adds another part.
    pub const fn add(&mut self, other: Self) {
        self.tickets += other.tickets;
        self.actions += other.actions;
        self.sightings += other.sightings;
        self.texts += other.texts;
        self.notes += other.notes;
        self.people += other.people;
    }
}

impl Desk {
    /// What some shards hold, which must be in memory, and the number of the next to ask for.
    pub(super) fn stored(&mut self, from: u16) -> (Stored, Option<u16>) {
        let mut all = Stored::default();
        for id in ShardId::some(from) {
            if let Some(shard) = self.shard(id) {
                all.add(held(shard, self.tickets(id).count()));
            }
        }
        self.let_go_of_shards();
        let next = from.saturating_add(SHARDS_AT_A_TIME);
        (all, (next < SHARDS).then_some(next))
    }

    /// Forgets a person: the names, and every text of their tickets, notes and replies among them.
    /// The events stay; without names and texts they say of nobody what was said. Gives how many
    /// texts were forgotten. The person's shard must be in memory.
    pub(super) fn erase(&mut self, handle: &Handle, now: Millis) -> u32 {
        let person = self.identity.salt.person(handle);
        self.erase_unmatched(handle);
        self.erase_added(&person);
        let tickets = self.tickets(ShardId::of(&person));
        let theirs = tickets.filter(|ticket| ticket.person == person);
        let theirs = theirs.map(|ticket| ticket.id.clone()).collect();
        self.tell_of_erasure(theirs, now);
        self.erase_person(&person)
    }

    /// The same by the digest of the person's handle.
    pub(super) fn erase_person(&mut self, person: &Digest) -> u32 {
        let id = ShardId::of(person);
        let Some(shard) = self.shard(id) else {
            return 0;
        };
        let texts = self.texts_of(id, shard, person);
        let forgotten = texts
            .iter()
            .filter(|text| shard.beside.texts.contains_key(text))
            .count();
        let forget = |beside: &mut Beside| {
            beside.people.remove(person);
            beside.texts.retain(|text, _| !texts.contains(text));
        };
        if let Some(loaded) = self.shards.get_mut(&id) {
            forget(&mut loaded.shard.beside);
            self.writes
                .insert(texts_key(id), loaded.shard.encode_texts());
        }
        if let Some(part) = self.journal.get_mut(&id) {
            forget(&mut part.beside);
        }
        if let Some(part) = self.unwritten.parts.get_mut(&id) {
            forget(&mut part.beside);
        }
        // The journal as it is stored still holds them: it is folded before this is answered.
        self.forgetting = true;
        u32::try_from(forgotten).unwrap_or(u32::MAX)
    }

    /// Forgets everything but who this copy is. The desk is as it was after the installation.
    pub(super) fn reset(&mut self, now: Millis) {
        self.drop_unmatched();
        let mut gone: Vec<String> = std::mem::take(&mut self.removals);
        gone.extend(Self::first_keys());
        gone.extend(ShardId::all().flat_map(|id| [log_key(id), texts_key(id)]));
        gone.extend((self.journal_from..self.journal_next).map(journal_key));
        gone.extend(self.kept.iter().map(|kept| kept.key.clone()));
        gone.retain(|key| key != IDENTITY && key != IDENTITY_COPY);
        let mut fresh = Self::begin(
            &std::collections::BTreeMap::new(),
            self.identity.clone(),
            now,
        );
        fresh.go_on_opening(&std::collections::BTreeMap::new(), now);
        fresh.removals = gone;
        *self = fresh;
    }

    /// The digests of every text in a person's tickets, and of their posts that are in none.
    fn texts_of(&self, id: ShardId, shard: &Shard, person: &Digest) -> BTreeSet<Digest> {
        let own = shard.log.sightings().filter_map(|sighting| {
            let is_theirs =
                matches!(&sighting.reading, Reading::Post { author, .. } if author == person);
            sighting.text().filter(|_| is_theirs).cloned()
        });
        let tickets = self.tickets(id).filter(|ticket| ticket.person == *person);
        let in_tickets = tickets.flat_map(|ticket| {
            ticket.history.iter().flat_map(|entry| match &entry.event {
                Event::Sighting(sighting) => sighting.text().into_iter().collect(),
                Event::Action(action) => action.deed.texts(),
            })
        });
        own.chain(in_tickets.cloned()).collect()
    }
}

fn held(shard: &Shard, tickets: usize) -> Stored {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let notes = shard.beside.texts.values().filter(|text| text.note);
    let notes = count(notes.count());
    Stored {
        tickets: count(tickets),
        actions: count(shard.log.actions().count()),
        sightings: count(shard.log.sightings().count()),
        texts: count(shard.beside.texts.len()).saturating_sub(notes),
        notes,
        people: count(shard.beside.people.len()),
    }
}
