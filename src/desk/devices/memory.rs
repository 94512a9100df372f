//! What a desk keeps of its devices between two rounds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::budget::Pace;
use super::carried::Sparse;
use super::pack;
use super::sections::SectionMemory;
use crate::desk::event::{Digest, Stamp, TicketId};
use crate::desk::post::PostId;
use crate::desk::store::value::encode;
use crate::desk::time::Millis;
use crate::desk::view::{TicketRef, TicketView};

/// What goes to the person's other devices, and what came from them and has no place yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Devices {
    /// Whether any of it is done. Off until somebody switches it on.
    pub on: bool,
    /// What the log says of each ticket that is carried, as of the last round.
    pub own: BTreeMap<TicketId, Sparse>,
    /// The tickets of which the log may say something else by now, with their customers.
    pub changed: BTreeMap<TicketId, Digest>,
    /// Tickets that are over: their tombstones.
    pub over: BTreeMap<TicketId, Over>,
    /// Whose person was erased, and when.
    pub erased: BTreeMap<TicketId, Stamp>,
    /// What came of tickets that this desk has not seen.
    pub waiting: BTreeMap<TicketId, Sparse>,
    /// The sections of the settings.
    pub sections: BTreeMap<String, SectionMemory>,
    /// How much was written lately.
    pub pace: Pace,
    /// The tickets that did not fit into the quota, most urgent first.
    pub left: Vec<TicketId>,
    /// What is to be said of the settings' sections, as sentences; told anew in each round.
    pub said: Vec<String>,
}

/// A ticket that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Over {
    /// Its customer.
    pub person: Digest,
    /// The customer's posts in it.
    pub posts: Vec<PostId>,
}

/// The same as it is stored.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredDevices {
    on: bool,
    own: String,
    changed: Vec<(TicketId, Digest)>,
    over: Vec<(TicketId, Over)>,
    erased: Vec<(TicketId, Stamp)>,
    waiting: String,
    sections: BTreeMap<String, SectionMemory>,
    pace: Pace,
    left: Vec<TicketId>,
    said: Vec<String>,
}

impl From<StoredDevices> for Devices {
    fn from(stored: StoredDevices) -> Self {
        Self {
            on: stored.on,
            // What can't be read is read from the log and from the other devices again.
            own: pack::read(&stored.own).unwrap_or_default(),
            changed: stored.changed.into_iter().collect(),
            over: stored.over.into_iter().collect(),
            erased: stored.erased.into_iter().collect(),
            waiting: pack::read(&stored.waiting).unwrap_or_default(),
            sections: stored.sections,
            pace: stored.pace,
            left: stored.left,
            said: stored.said,
        }
    }
}

impl Devices {
    /// The value to store; `None` where there is nothing to tell.
    pub fn to_store(&self) -> Option<String> {
        (*self != Self::default()).then(|| {
            encode(&StoredDevices {
                on: self.on,
                own: pack::write(&self.own),
                changed: self.changed.clone().into_iter().collect(),
                over: self.over.clone().into_iter().collect(),
                erased: self.erased.clone().into_iter().collect(),
                waiting: pack::write(&self.waiting),
                sections: self.sections.clone(),
                pace: self.pace.clone(),
                left: self.left.clone(),
                said: self.said.clone(),
            })
        })
    }

    /// Notes that a ticket changed. One that was over before it was ever carried needs no tombstone.
    pub fn note(&mut self, view: &TicketView) {
        if !self.on {
            return;
        }
        let id = &view.of.id;
        let is_known = self.own.contains_key(id) || self.changed.contains_key(id);
        if view.status.is_live() {
            self.changed.insert(id.clone(), view.of.person.clone());
            self.over.remove(id);
        } else if is_known {
            self.note_over(view);
        }
    }

    /// Notes that a ticket is over.
    pub fn note_over(&mut self, view: &TicketView) {
        let person = view.of.person.clone();
        let over = Over {
            person: person.clone(),
            posts: view.posts.clone(),
        };
        self.changed.insert(view.of.id.clone(), person);
        self.over.insert(view.of.id.clone(), over);
    }

    /// Notes that a ticket is no more: it became part of another.
    pub fn forget(&mut self, gone: &TicketId) {
        self.own.remove(gone);
        self.changed.remove(gone);
        self.over.remove(gone);
    }

    /// Where the tickets of these posts lie, as far as the index and the tombstones know.
    pub fn homes<'a>(
        &self,
        live: impl Iterator<Item = &'a TicketView>,
    ) -> BTreeMap<TicketId, TicketRef> {
        let mut homes = BTreeMap::new();
        for (id, over) in &self.over {
            let of = TicketRef {
                id: id.clone(),
                person: over.person.clone(),
            };
            put(&mut homes, &of, &over.posts);
        }
        for view in live {
            put(&mut homes, &view.of, &view.posts);
        }
        homes
    }

    /// Drops the tombstones of before this time, unless somebody still speaks of them.
    pub fn expire(&mut self, before: Millis, is_spoken_of: impl Fn(&TicketId) -> bool) {
        let own = &mut self.own;
        self.over.retain(|id, _| {
            let since = own.get(id).and_then(Sparse::over_since);
            let stays = since.is_none_or(|since| since >= before) || is_spoken_of(id);
            if !stays {
                own.remove(id);
            }
            stays
        });
        self.erased
            .retain(|id, erased| erased.ms >= before || is_spoken_of(id));
        self.waiting
            .retain(|_, sparse| sparse.over_since().is_none_or(|since| since >= before));
    }
}

fn put(homes: &mut BTreeMap<TicketId, TicketRef>, of: &TicketRef, posts: &[PostId]) {
    homes.insert(of.id.clone(), of.clone());
    for post in posts {
        let named = TicketId {
            brand: of.id.brand.clone(),
            post: *post,
        };
        // A ticket's own name leads to it whatever other ticket shows its first post.
        homes.entry(named).or_insert_with(|| of.clone());
    }
}
