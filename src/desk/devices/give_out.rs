//! What the other devices do not know yet is given out, as far as the browser's limits allow.

use std::collections::BTreeMap;

use super::budget::{self, Chosen};
use super::carried::Sparse;
use super::exchange::Outgoing;
use super::share::{self, Head, Heard, Key, Share, head_key};
use crate::desk::event::{DeviceId, Stamp, TicketId};
use crate::desk::state::Desk;
use crate::desk::time::{Duration, Millis};

/// What others give out, as it is compared with this desk's own.
struct Others<'a> {
    own: &'a DeviceId,
    shares: &'a BTreeMap<DeviceId, Share>,
}

impl Desk {
    /// What is to be written so that the others know what this desk knows.
    pub(super) fn give_out(
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
