//! A colleague's log comes to this desk: merging is the union of events, however often it is done.
//!
//! Each desk makes digests with a salt of its own, so that a customer whom both know has two. What a
//! page showed is written anew with this desk's digests wherever the export still holds the name or
//! text; what an agent did stays as it was written, or its chain of hashes would break.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::brand::BrandId;
use super::coverage::Coverage;
use super::digest::Salt;
use super::event::{Digest, Event, Reading};
use super::log::Log;
use super::post::PostId;
use super::request::Reply;
use super::serve::{Refusal, Served};
use super::state::Desk;
use super::store::shard::{Beside, Shard, ShardId, Text};
use super::time::{Duration, Millis};

/// How many events one part holds at most, unless a single shard has more.
const PART: usize = 1_000;

/// How far the clocks of two desks may differ.
const SKEW: Duration = Duration::minutes(10);

/// Some shards of a colleague's log, as one request carries them: whole customers, with what stands
/// beside them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Part {
    events: Vec<Event>,
    beside: Beside,
    coverage: Coverage,
}

/// Cuts a colleague's log into parts, each as JSON text. The first brings the coverage.
pub fn parts(log: Log, beside: &Beside, coverage: Coverage) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = Part {
        coverage,
        ..Part::default()
    };
    for shard in by_shard(log).into_values() {
        for event in shard.into_events() {
            note_beside(&event, beside, &mut part.beside);
            part.events.push(event);
        }
        if part.events.len() >= PART {
            parts.push(std::mem::take(&mut part));
        }
    }
    parts.push(part);
    // Events and texts are made of texts, numbers and lists, all of which JSON can write.
    let json = parts
        .iter()
        .map(|part| serde_json::to_string(part).unwrap_or_default());
    json.collect()
}

/// A log as the shards in which a desk holds it, by the digests that stand in it.
pub fn by_shard(log: Log) -> BTreeMap<ShardId, Log> {
    let mut of_post: BTreeMap<(BrandId, PostId), ShardId> = BTreeMap::new();
    for sighting in log.sightings() {
        if let Reading::Post { author, .. } = &sighting.reading {
            let post = (sighting.brand.clone(), sighting.post);
            of_post.insert(post, ShardId::of(author));
        }
    }
    let mut shards: BTreeMap<ShardId, Log> = BTreeMap::new();
    for event in log.into_events() {
        let places: BTreeSet<ShardId> = match &event {
            Event::Action(action) => {
                let first = (action.ticket.brand.clone(), action.ticket.post);
                let known = of_post.get(&first).copied();
                [known.unwrap_or(ShardId::numbered(0))].into()
            }
            Event::Sighting(sighting) => match &sighting.reading {
                Reading::Post { author, .. } => [ShardId::of(author)].into(),
                Reading::Reply { to, .. } => to.iter().map(ShardId::of).collect(),
                Reading::Sent { to, .. } => [ShardId::of(to)].into(),
            },
        };
        for place in places {
            shards.entry(place).or_default().insert(event.clone());
        }
    }
    shards
}

/// Adds what stands beside an event.
fn note_beside(event: &Event, all: &Beside, into: &mut Beside) {
    let (people, texts): (Vec<&Digest>, Vec<&Digest>) = match event {
        Event::Action(action) => {
            if let Some(name) = all.agents.get(&action.agent) {
                into.agents.insert(action.agent.clone(), name.clone());
            }
            (Vec::new(), action.deed.texts())
        }
        Event::Sighting(sighting) => match &sighting.reading {
            Reading::Post { author, text, .. } => (vec![author], vec![text]),
            Reading::Reply { to, text, .. } => (to.iter().collect(), vec![text]),
            Reading::Sent { to, .. } => (vec![to], Vec::new()),
        },
    };
    for digest in people {
        if let Some(person) = all.people.get(digest) {
            into.people.insert(digest.clone(), person.clone());
        }
    }
    for digest in texts {
        if let Some(text) = all.texts.get(digest) {
            into.texts.insert(digest.clone(), text.clone());
        }
    }
}

impl Part {
    fn read(json: &str) -> Result<Self, Refusal> {
        serde_json::from_str(json).map_err(|error| Refusal::NoLog(error.to_string()))
    }

    /// The part in this desk's digests, shard by shard, and how many events are left out because they
    /// lie in the future: a desk's clock never goes back.
    fn translated(self, salt: &Salt, now: Millis) -> (BTreeMap<ShardId, Shard>, u32) {
        let Self { events, beside, .. } = self;
        let mut left_out = 0;
        let mut log = Log::default();
        for event in events {
            let at = match &event {
                Event::Action(action) => action.id.ms,
                Event::Sighting(sighting) => sighting.first_seen.max(sighting.posted_at()),
            };
            if at > now + SKEW {
                left_out += 1;
            } else {
                log.insert(own(event, &beside, salt));
            }
        }
        let beside = own_beside(beside, salt);
        let shards = by_shard(log).into_iter().map(|(id, log)| {
            let mut shard = Shard::default();
            for event in log.clone().into_events() {
                note_beside(&event, &beside, &mut shard.beside);
            }
            shard.log = log;
            (id, shard)
        });
        (shards.collect(), left_out)
    }
}

/// An event with this desk's digests in what a page showed.
fn own(event: Event, beside: &Beside, salt: &Salt) -> Event {
    let Event::Sighting(mut sighting) = event else {
        return event;
    };
    let person = |digest: &mut Digest| {
        if let Some(person) = beside.people.get(digest) {
            *digest = salt.person(&person.handle);
        }
    };
    let words = |digest: &mut Digest| {
        if let Some(text) = beside.texts.get(digest) {
            *digest = salt.text(&text.text);
        }
    };
    match &mut sighting.reading {
        Reading::Post { author, text, .. } => {
            person(author);
            words(text);
        }
        Reading::Reply { to, text, .. } => {
            to.iter_mut().for_each(person);
            // As this desk would have written it.
            to.sort_unstable();
            to.dedup();
            words(text);
        }
        Reading::Sent { to, .. } => person(to),
    }
    Event::Sighting(sighting)
}

/// What stands beside a part under this desk's digests; texts also under those that actions name.
fn own_beside(beside: Beside, salt: &Salt) -> Beside {
    let people = beside.people.into_values();
    let people = people.map(|person| (salt.person(&person.handle), person));
    let mut texts: BTreeMap<Digest, Text> = BTreeMap::new();
    for (digest, text) in beside.texts {
        texts.insert(salt.text(&text.text), text.clone());
        texts.insert(digest, text);
    }
    Beside {
        people: people.collect(),
        texts,
        agents: beside.agents,
    }
}

impl Desk {
    /// The shards that a part of a colleague's log belongs to; none where it can't be read.
    pub(super) fn import_shards(&self, part: &str) -> Vec<ShardId> {
        let read = Part::read(part);
        let read = read.map(|part| part.translated(&self.identity.salt, Millis(i64::MAX / 2)).0);
        read.unwrap_or_default().into_keys().collect()
    }

    /// Merges a part of a colleague's log. Its shards must be in memory.
    pub(super) fn import(&mut self, part: &str, now: Millis) -> Result<Served, Refusal> {
        let mut part = Part::read(part)?;
        let seen = std::mem::take(&mut part.coverage);
        let (shards, left_out) = part.translated(&self.identity.salt, now);
        let (mut events, mut changed) = (0, Vec::new());
        for (id, part) in shards {
            let before = self.shard(id).map_or(0, |shard| shard.log.len());
            self.hear(&part);
            if self.add(id, part) {
                changed.extend(self.refresh(id));
            }
            let after = self.shard(id).map_or(0, |shard| shard.log.len());
            events += u32::try_from(after.saturating_sub(before)).unwrap_or(u32::MAX);
        }
        self.cover(seen.into_runs().collect(), now);
        self.let_go_of_shards();
        Ok(Served {
            reply: Reply::Imported { events, left_out },
            changed,
        })
    }
}
