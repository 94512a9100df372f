//! One round: what the other devices gave out is taken into the log, and what they do not know yet is
//! given out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::carried::Sparse;
use super::memory::Devices;
use super::sections::{self, GivenSection};
use super::share::{self, Heard};
use super::take_in::{CLOCK_AHEAD, joined, news};
use super::view::DevicesView;
use crate::desk::event::{DeviceId, TicketId};
use crate::desk::state::Desk;
use crate::desk::store::DEVICES;
use crate::desk::store::shard::ShardId;
use crate::desk::time::{Duration, Millis};
use crate::desk::view::TicketView;

/// How long tombstones are carried.
const TOMBSTONES_LAST: Duration = Duration::days(30);

/// What is to be written to the browser's sync: first removed, then set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The new values by key.
    pub set: BTreeMap<String, String>,
    /// The keys that are no longer needed.
    pub remove: Vec<String>,
    /// Whether more is to be written once the browser's limits allow it.
    pub more: bool,
    /// Whether the settings are others now.
    pub settings_changed: bool,
}

/// What is asked about the devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DevicesAsk {
    /// How do they stand?
    View,
    /// Take part from now on, or no longer.
    Switch {
        /// Whether to take part.
        on: bool,
    },
    /// One round: take in what the others gave out, and give out what they do not know.
    Exchange,
}

impl Desk {
    /// The shards of the tickets that changed here, and of those of which the others know more.
    pub(crate) fn exchange_shards(&self, items: &BTreeMap<String, String>) -> Vec<ShardId> {
        if !self.devices.on {
            return Vec::new();
        }
        let heard = share::read(items);
        let homes = self.devices.homes(self.live.values());
        let joined = joined(&heard, &self.devices.waiting, None).0;
        let told = joined.iter().filter_map(|(id, theirs)| {
            let home = homes.get(id)?;
            let own = self.devices.own.get(&home.id);
            let is_news =
                own.is_none_or(|own| !news(own, theirs).is_empty() || theirs.erased > own.erased);
            // Whether a ticket of another name is part of this one stands in the log.
            (is_news || *id != home.id).then(|| home.person.clone())
        });
        let unknown = self
            .live
            .values()
            .filter(|view| !self.devices.own.contains_key(&view.of.id));
        // Other settings change when the live tickets are due.
        let others = sections_of(&heard, &self.identity.device);
        let all = self
            .live
            .values()
            .filter(|_| sections::is_news(&self.devices.sections, &others));
        let people: BTreeSet<_> = told
            .chain(all.map(|view| view.of.person.clone()))
            .chain(self.devices.changed.values().cloned())
            .chain(unknown.map(|view| view.of.person.clone()))
            .collect();
        people
            .iter()
            .map(ShardId::of)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// Whether a person was erased elsewhere and not yet here.
    pub(crate) fn hears_of_erasure(&self, items: &BTreeMap<String, String>) -> bool {
        let heard = share::read(items);
        let told = heard.shares.values().flat_map(|share| &share.tickets);
        let mut erased = told.filter(|(_, sparse)| sparse.erased.is_some());
        let known = &self.devices.erased;
        self.devices.on && erased.any(|(id, sparse)| sparse.erased.as_ref() > known.get(id))
    }

    /// Takes part from now on, or no longer. Gives what is to be written to the browser's sync: who
    /// no longer takes part removes what they gave out. Who begins needs all shards in memory: tickets
    /// that ended lately have their tombstones, too.
    pub(crate) fn switch_devices(
        &mut self,
        on: bool,
        items: &BTreeMap<String, String>,
        now: Millis,
    ) -> Outgoing {
        let mut outgoing = Outgoing::default();
        if !on {
            self.devices = Devices::default();
            outgoing.remove = share::keys_of(items, &self.identity.device);
        } else if !self.devices.on {
            self.devices.on = true;
            let since = now - TOMBSTONES_LAST;
            let shards = ShardId::all().filter_map(|id| Some((id, self.shard(id)?)));
            let views = shards.flat_map(|(id, shard)| {
                let over = self.tickets(id).filter(|ticket| !ticket.status.is_live());
                let lately = over.filter(|ticket| ticket.status_since >= since);
                lately.map(|ticket| self.view(ticket, shard))
            });
            let views: Vec<TicketView> = views.collect();
            for view in &views {
                self.devices.note_over(view);
            }
            self.project_changed();
            self.let_go_of_shards();
        }
        self.write_devices();
        outgoing
    }

    /// One round. The shards that [`Self::exchange_shards`] names must be in memory.
    pub(crate) fn exchange(
        &mut self,
        items: &BTreeMap<String, String>,
        now: Millis,
    ) -> (Outgoing, Vec<TicketView>) {
        if !self.devices.on {
            return (Outgoing::default(), Vec::new());
        }
        let heard = share::read(items);
        let (joined, _) = joined(&heard, &self.devices.waiting, Some(now));
        if self.hears_of_erasure(items) {
            self.erase_their_unmatched(&joined);
        }
        self.hear_devices(&joined);
        self.project_changed();
        let (mut changed, aliases) = self.take_in(joined, now);
        let spoken_of: BTreeSet<&TicketId> = heard
            .shares
            .values()
            .flat_map(|share| share.tickets.keys())
            .collect();
        self.devices
            .expire(now - TOMBSTONES_LAST, |id| spoken_of.contains(id));
        let (settings, news) = self.exchange_settings(&heard, now);
        let settings_changed = news.is_some();
        changed.extend(news.into_iter().flatten());
        let mut outgoing = self.give_out(&heard, items, &aliases, settings, now);
        outgoing.settings_changed = settings_changed;
        self.write_devices();
        (outgoing, changed)
    }

    /// Whether this device takes part.
    pub const fn takes_part(&self) -> bool {
        self.devices.on
    }

    /// Does what is asked, with the browser's sync as it is now.
    pub(crate) fn ask_devices(
        &mut self,
        ask: DevicesAsk,
        items: &BTreeMap<String, String>,
        now: Millis,
    ) -> (DevicesView, Outgoing, Vec<TicketView>) {
        let (outgoing, changed) = match ask {
            DevicesAsk::View => (Outgoing::default(), Vec::new()),
            DevicesAsk::Switch { on } => (self.switch_devices(on, items, now), Vec::new()),
            DevicesAsk::Exchange => self.exchange(items, now),
        };
        (self.devices_view(items, now), outgoing, changed)
    }

    /// What the log says of this desk's tickets, as it is carried.
    pub fn carried(&self) -> BTreeMap<TicketId, Sparse> {
        let own = self.devices.own.iter();
        own.map(|(id, sparse)| (id.clone(), sparse.clone().carried()))
            .collect()
    }

    /// The tickets that found no room and stay on this device, most urgent first.
    pub fn stays_here(&self) -> &[TicketId] {
        &self.devices.left
    }

    fn write_devices(&mut self) {
        match self.devices.to_store() {
            Some(value) => {
                self.writes.insert(DEVICES.to_owned(), value);
            }
            None => {
                self.writes.remove(DEVICES);
                self.removals.push(DEVICES.to_owned());
            }
        }
    }

    /// Notes that a person was erased, so that the other devices erase them too.
    pub(crate) fn tell_of_erasure(&mut self, tickets: Vec<TicketId>, now: Millis) {
        if !self.devices.on {
            return;
        }
        let stamp = self.next_stamp(now);
        for id in tickets {
            if let Some(own) = self.devices.own.get_mut(&id) {
                own.erase(Some(stamp.clone()));
            }
            self.devices.erased.insert(id, stamp.clone());
        }
        self.write_devices();
    }

    /// Takes in what the others set, and gives the items of what was set here. The views are those of the
    /// tickets that look different by other settings, if there are any.
    fn exchange_settings(
        &mut self,
        heard: &Heard,
        now: Millis,
    ) -> (BTreeMap<String, String>, Option<Vec<TicketView>>) {
        let device = self.identity.device.clone();
        let others = sections_of(heard, &device);
        let stamps = others.iter().flat_map(|(_, given)| given.values());
        let near = stamps.filter_map(|section| section.set.clone());
        let near = near.filter(|set| set.ms <= now + CLOCK_AHEAD).max();
        self.latest = self.latest.take().max(near);
        let mut memory = std::mem::take(&mut self.devices.sections);
        let settings = self.settings.clone();
        let round = sections::exchange(
            &device,
            &settings,
            &mut memory,
            &others,
            now + CLOCK_AHEAD,
            || self.next_stamp(now),
        );
        self.devices.sections = memory;
        self.devices.said = round.said();
        let changed = round.settings.map(|settings| self.set_settings(settings));
        (round.items, changed)
    }
}

/// The sections of the settings that the other devices give out.
fn sections_of<'a>(
    heard: &'a Heard,
    own: &DeviceId,
) -> Vec<(&'a DeviceId, &'a BTreeMap<String, GivenSection>)> {
    let others = heard.shares.iter().filter(|(device, _)| *device != own);
    others
        .map(|(device, share)| (device, &share.sections))
        .collect()
}
