//! What the other devices gave out is taken into the log.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::{Carried, LastSet, Sparse, outlives};
use super::project::sparse;
use super::share::Heard;
use crate::desk::event::{Deed, DeviceId, Stamp, TicketId};
use crate::desk::state::Desk;
use crate::desk::store::shard::ShardId;
use crate::desk::time::{Duration, Millis};
use crate::desk::view::{TicketRef, TicketView};

/// How far ahead another device's clock may be. What it set later than that waits.
pub(super) const CLOCK_AHEAD: Duration = Duration::days(1);

impl Desk {
    /// Moves the clock on past what the others did, so that what is done here later counts as later.
    pub(super) fn hear_devices(&mut self, joined: &BTreeMap<TicketId, Sparse>) {
        let stamps = joined.values().flat_map(Sparse::stamps);
        let latest = stamps.filter(|stamp| !stamp.device.0.is_empty()).max();
        if let Some(latest) = latest
            && self.latest.as_ref().is_none_or(|known| known < latest)
        {
            self.latest = Some(latest.clone());
        }
    }

    /// Reads the log anew for every ticket that changed.
    pub(super) fn project_changed(&mut self) {
        let unknown = self
            .live
            .values()
            .filter(|view| !self.devices.own.contains_key(&view.of.id));
        let unknown: Vec<_> = unknown
            .map(|view| (view.of.id.clone(), view.of.person.clone()))
            .collect();
        self.devices.changed.extend(unknown);
        for (id, person) in std::mem::take(&mut self.devices.changed) {
            self.project(&TicketRef { id, person });
        }
    }

    fn project(&mut self, of: &TicketRef) {
        let id = &of.id;
        self.devices.changed.remove(id);
        let Some(ticket) = self.ticket(of).filter(|ticket| ticket.id == *id) else {
            if self.shard(ShardId::of(&of.person)).is_some() {
                self.devices.forget(id);
            } else {
                self.devices.changed.insert(id.clone(), of.person.clone());
            }
            return;
        };
        let deadline = self.live.get(id).and_then(|view| view.clock.deadline());
        let mut own = sparse(ticket, deadline.map(|(_, due)| due));
        own.erase(self.devices.erased.get(id).cloned());
        self.devices.own.insert(id.clone(), own);
    }

    /// Takes what the others know into the log. Gives the tickets that changed, and those that others
    /// call otherwise.
    pub(super) fn take_in(
        &mut self,
        joined: BTreeMap<TicketId, Sparse>,
        now: Millis,
    ) -> (Vec<TicketView>, Vec<(TicketId, TicketId)>) {
        let homes = self.devices.homes(self.live.values());
        let mut changed = Vec::new();
        let mut aliases = Vec::new();
        let mut waiting = BTreeMap::new();
        for (id, theirs) in joined {
            let Some(home) = homes.get(&id) else {
                waiting.insert(id, theirs);
                continue;
            };
            let Some(ticket) = self.ticket(home) else {
                continue;
            };
            // What was done to a ticket that is part of another here goes no further.
            if ticket.merged.contains(&id) {
                continue;
            }
            if id != home.id {
                aliases.push((id, home.id.clone()));
            }
            changed.extend(self.take_ticket(home, &theirs, now));
        }
        self.devices.waiting = waiting;
        (changed, aliases)
    }

    fn take_ticket(&mut self, home: &TicketRef, theirs: &Sparse, now: Millis) -> Vec<TicketView> {
        let shard = ShardId::of(&home.person);
        let own = self.devices.own.get(&home.id).cloned().unwrap_or_default();
        let mut changed = Vec::new();
        if theirs.erased > own.erased {
            self.erase_elsewhere(home, theirs);
        }
        let news: Vec<LastSet> = news(&own, theirs);
        if news.is_empty() {
            return changed;
        }
        for last in news {
            let deed = Deed::Carry {
                set: last.by,
                value: last.value,
            };
            let part = self.action(&home.id, deed, now);
            self.add(shard, part);
        }
        changed.extend(self.refresh(shard));
        self.project(home);
        changed
    }

    /// A person who was erased on another device is erased here.
    fn erase_elsewhere(&mut self, home: &TicketRef, theirs: &Sparse) {
        if let Some(erased) = theirs.erased.clone() {
            self.erase_person(&home.person);
            self.devices.erased.insert(home.id.clone(), erased);
            self.project(home);
        }
    }

    /// Forgets the posts that concerned nobody of people who were erased on another device. Those posts
    /// must be in memory.
    pub(super) fn erase_their_unmatched(&mut self, joined: &BTreeMap<TicketId, Sparse>) {
        let homes = self.devices.homes(self.live.values());
        let erased = joined.iter().filter(|(_, theirs)| theirs.erased.is_some());
        let people = erased.filter_map(|(id, _)| {
            let person = &homes.get(id)?.person;
            self.shard(ShardId::of(person))?.beside.people.get(person)
        });
        let handles: Vec<_> = people.map(|known| known.handle.clone()).collect();
        for handle in handles {
            self.erase_unmatched(&handle);
        }
    }
}

/// The fields that another device set later.
pub(super) fn news(own: &Sparse, theirs: &Sparse) -> Vec<LastSet> {
    let later = theirs.fields.iter().filter(|(field, last)| {
        let is_later = own.fields.get(field).is_none_or(|own| own < *last);
        is_later
            && own
                .erased
                .as_ref()
                .is_none_or(|erased| outlives(last, erased))
    });
    let mut news: Vec<LastSet> = later.map(|(_, last)| last.clone()).collect();
    // A ticket that is over first, so that what else was set finds it as it was left.
    news.sort_by_key(|last| !matches!(last.value, Carried::Status { .. }));
    news
}

/// What all devices and what waits say of each ticket, and the devices whose clock is too far ahead.
pub(super) fn joined(
    heard: &Heard,
    waiting: &BTreeMap<TicketId, Sparse>,
    now: Option<Millis>,
) -> (BTreeMap<TicketId, Sparse>, BTreeSet<DeviceId>) {
    let mut joined = waiting.clone();
    let mut ahead = BTreeSet::new();
    let limit = now.map(|now| now + CLOCK_AHEAD);
    let is_near = |by: &Stamp| limit.is_none_or(|limit| by.ms <= limit);
    for (device, share) in &heard.shares {
        for (id, sparse) in &share.tickets {
            let mut sparse = sparse.clone();
            let before = sparse.fields.len() + usize::from(sparse.erased.is_some());
            sparse.fields.retain(|_, last| is_near(&last.by));
            sparse.erased = sparse.erased.filter(is_near);
            if sparse.fields.len() + usize::from(sparse.erased.is_some()) < before {
                ahead.insert(device.clone());
            }
            if !sparse.is_empty() {
                joined.entry(id.clone()).or_default().join(sparse);
            }
        }
    }
    (joined, ahead)
}
