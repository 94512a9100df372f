//! One round: what the other devices gave out is taken into the log, and what they do not know yet is
//! given out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::budget::{self, Chosen};
use super::carried::{Carried, LastSet, Sparse, outlives};
use super::memory::Devices;
use super::project::sparse;
use super::sections::{self, GivenSection};
use super::share::{self, Head, Heard, Key, Share, UnreadItem, head_key};
use crate::desk::event::{Deed, DeviceId, Stamp, TicketId};
use crate::desk::state::Desk;
use crate::desk::store::DEVICES;
use crate::desk::store::shard::ShardId;
use crate::desk::time::{Duration, Millis};
use crate::desk::view::{TicketRef, TicketView};

/// How long tombstones are carried.
const TOMBSTONES_LAST: Duration = Duration::days(30);

/// How far ahead another device's clock may be. What it set later than that waits.
const CLOCK_AHEAD: Duration = Duration::days(1);

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

/// How the devices stand, as the options show it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevicesView {
    /// Whether this device takes part.
    pub on: bool,
    /// This device's name.
    pub own: String,
    /// The devices that take part, this one too.
    pub devices: Vec<DeviceView>,
    /// The bytes that all of it takes, of [`budget::TOTAL`].
    pub size: u32,
    /// How many of this desk's tickets found no room and stay here alone.
    pub left: u32,
    /// Tickets that other devices know and this one has not seen.
    pub waiting: u32,
    /// Items that can't be read.
    pub unread: Vec<UnreadItem>,
    /// Devices whose clock is more than a day ahead: what they set waits until then.
    pub ahead: Vec<String>,
    /// What went wrong with the browser's sync last.
    pub trouble: Option<String>,
    /// What is to be said of the settings' sections.
    pub said: Vec<String>,
}

/// A device that takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// Its name.
    pub device: String,
    /// How many tickets it gives out.
    pub tickets: u32,
    /// When it wrote last, to the hour.
    pub wrote: Millis,
}

/// What others give out, as it is compared with this desk's own.
struct Others<'a> {
    own: &'a DeviceId,
    shares: &'a BTreeMap<DeviceId, Share>,
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

    /// How the devices stand.
    pub(crate) fn devices_view(
        &self,
        items: &BTreeMap<String, String>,
        now: Millis,
    ) -> DevicesView {
        let heard = share::read(items);
        let (_, ahead) = joined(&heard, &BTreeMap::new(), Some(now));
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let devices = heard.shares.iter().map(|(device, share)| DeviceView {
            device: device.0.clone(),
            tickets: count(share.tickets.len()),
            wrote: share.head.wrote,
        });
        DevicesView {
            on: self.devices.on,
            own: self.identity.device.0.clone(),
            devices: devices.collect(),
            size: count(heard.size),
            left: count(self.devices.left.len()),
            waiting: count(self.devices.waiting.len()),
            unread: heard.unread.clone(),
            ahead: ahead.into_iter().map(|device| device.0).collect(),
            trouble: None,
            said: self.devices.said.clone(),
        }
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

    /// Moves the clock on past what the others did, so that what is done here later counts as later.
    fn hear_devices(&mut self, joined: &BTreeMap<TicketId, Sparse>) {
        let stamps = joined.values().flat_map(Sparse::stamps);
        let latest = stamps.filter(|stamp| !stamp.device.0.is_empty()).max();
        if let Some(latest) = latest
            && self.latest.as_ref().is_none_or(|known| known < latest)
        {
            self.latest = Some(latest.clone());
        }
    }

    /// Reads the log anew for every ticket that changed.
    fn project_changed(&mut self) {
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
    fn take_in(
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
    fn erase_their_unmatched(&mut self, joined: &BTreeMap<TicketId, Sparse>) {
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

    /// What is to be written so that the others know what this desk knows.
    fn give_out(
        &mut self,
        heard: &Heard,
        items: &BTreeMap<String, String>,
        aliases: &[(TicketId, TicketId)],
        settings: BTreeMap<String, String>,
        now: Millis,
    ) -> Outgoing {
        let device = self.identity.device.clone();
        let others = Others {
            own: &device,
            shares: &heard.shares,
        };
        let own = self.devices.own.iter().map(|(id, sparse)| (id, id, sparse));
        let named = aliases.iter().filter_map(|(alias, id)| {
            let sparse = self.devices.own.get(id)?;
            Some((alias, id, sparse))
        });
        let erased = self.devices.erased.iter();
        let bare = erased.filter(|(id, _)| !self.devices.own.contains_key(id));
        let bare: Vec<(TicketId, Sparse)> = bare
            .map(|(id, erased)| {
                let erased = Some(erased.clone());
                (
                    id.clone(),
                    Sparse {
                        erased,
                        ..Sparse::default()
                    },
                )
            })
            .collect();
        let bare = bare.iter().map(|(id, sparse)| (id, id, sparse));
        let mut tickets: Vec<(Urgency, TicketId, Sparse)> = own
            .chain(named)
            .chain(bare)
            .filter_map(|(name, id, sparse)| {
                let mine = others.without_theirs(name, sparse.clone().carried());
                (!mine.is_empty()).then(|| (self.urgency(id, sparse, now), name.clone(), mine))
            })
            .collect();
        tickets.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        let tickets = tickets
            .into_iter()
            .map(|(_, id, sparse)| (id, sparse))
            .collect();
        let size: usize = settings
            .iter()
            .map(|(key, value)| share::size(key, value))
            .sum();
        let room = budget::room(heard, &device).saturating_sub(size);
        let mut chosen = budget::choose(&device, tickets, room);
        chosen.wants += size;
        chosen.items.extend(settings);
        self.add_head(&mut chosen, &device, now);
        let outgoing = self.within_pace(chosen.items, items, heard, now);
        self.devices.left = chosen.left;
        outgoing
    }

    fn add_head(&self, chosen: &mut Chosen, device: &DeviceId, now: Millis) {
        let hour = Duration::hours(1).0;
        let head = Head {
            wrote: Millis(now.0 - now.0.rem_euclid(hour)),
            // To the kilobyte, so that the head changes seldom.
            wants: u32::try_from(chosen.wants.next_multiple_of(1_024)).unwrap_or(u32::MAX),
        };
        chosen
            .items
            .insert(head_key(device), share::write_head(&head));
    }

    /// Of what differs from what lies there, as much as the browser's limits allow now.
    fn within_pace(
        &mut self,
        wanted: BTreeMap<String, String>,
        items: &BTreeMap<String, String>,
        heard: &Heard,
        now: Millis,
    ) -> Outgoing {
        let device = &self.identity.device;
        let own = items
            .keys()
            .filter(|key| Key::read(key).device() == Some(device));
        let gone: Vec<String> = own
            .filter(|key| !wanted.contains_key(*key))
            .cloned()
            .collect();
        let mut left = self.devices.pace.left(now);
        let allowed = left;
        let mut outgoing = Outgoing::default();
        let (mut size, mut count) = (heard.size, heard.items);
        for key in gone {
            if left == 0 {
                outgoing.more = true;
                break;
            }
            left -= 1;
            size -= items.get(&key).map_or(0, |value| share::size(&key, value));
            count -= 1;
            outgoing.remove.push(key);
        }
        let mut differing: Vec<(String, String, usize, usize)> = wanted
            .into_iter()
            .filter(|(key, value)| items.get(key) != Some(value))
            .map(|(key, value)| {
                let before = items.get(&key).map_or(0, |value| share::size(&key, value));
                let after = share::size(&key, &value);
                (key, value, before, after)
            })
            .collect();
        // What shrinks makes room for what grows.
        differing.sort_by_key(|(_, _, before, after)| (*after as i64) - (*before as i64));
        for (key, value, before, after) in differing {
            let grown = size - before + after;
            let items_then = count + usize::from(before == 0);
            if left == 0 || grown > budget::TOTAL || items_then > budget::ITEMS {
                outgoing.more = true;
                continue;
            }
            left -= 1;
            (size, count) = (grown, items_then);
            outgoing.set.insert(key, value);
        }
        self.devices.pace.spend(allowed - left, now);
        outgoing
    }

    /// What goes first where there is not room for all: what was erased, what ended within a day, what
    /// is due soonest, then what ended before, latest first.
    fn urgency(&self, id: &TicketId, sparse: &Sparse, now: Millis) -> Urgency {
        if sparse.erased.is_some() {
            return (0, 0);
        }
        match sparse.over_since() {
            Some(since) if now - since < Duration::days(1) => (1, -since.0),
            Some(since) => (4, -since.0),
            None => {
                let view = self.live.get(id);
                let deadline = view.and_then(|view| view.clock.deadline());
                match (deadline, view) {
                    (Some((_, due)), _) => (2, due.0),
                    (None, Some(view)) => (3, -view.clock.since().0),
                    (None, None) => (3, i64::MAX),
                }
            }
        }
    }
}

/// Less goes first.
type Urgency = (u8, i64);

impl Others<'_> {
    /// What no other device gives out already, or has later. Of what several know alike, it is the
    /// device's that set it to give it out, and else that of the least name.
    fn without_theirs(&self, id: &TicketId, mut sparse: Sparse) -> Sparse {
        for (device, share) in self.shares.iter().filter(|(device, _)| *device != self.own) {
            let Some(theirs) = share.tickets.get(id) else {
                continue;
            };
            let is_theirs =
                |by: &Stamp| by.device != *self.own && (by.device == *device || device < self.own);
            sparse
                .fields
                .retain(|field, last| match theirs.fields.get(field) {
                    Some(known) if *known == *last => !is_theirs(&last.by),
                    Some(known) => *last > *known,
                    None => true,
                });
            let known = sparse.erased.as_ref();
            let is_told = known.is_some_and(|known| match &theirs.erased {
                Some(theirs) if theirs == known => is_theirs(known),
                Some(theirs) => theirs > known,
                None => false,
            });
            if is_told {
                sparse.erased = None;
            }
        }
        sparse
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

/// The fields that another device set later.
fn news(own: &Sparse, theirs: &Sparse) -> Vec<LastSet> {
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
fn joined(
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
