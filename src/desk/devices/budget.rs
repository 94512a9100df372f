//! What fits into the browser's quota for sync, and how often may be written.
//!
//! The limits are those of `chrome.storage.sync` (102,400 bytes, 8,192 for an item with its key, 512
//! items, 120 writes a minute and 1,800 an hour); Firefox has the same sizes. A little is left free of
//! each, and every item counts as a write of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::carried::Sparse;
use super::pack;
use super::share::{Heard, item_of, size, tickets_key};
use crate::desk::event::{DeviceId, TicketId};
use crate::desk::time::{Duration, Millis};

/// How many bytes all items together may take.
pub const TOTAL: usize = 102_400;

/// How many bytes one item may take, with its key.
pub const ITEM: usize = 8_192;

/// How many items there may be.
pub const ITEMS: usize = 512;

/// How many bytes of [`TOTAL`] are used.
const TOTAL_USED: usize = 100_000;

/// How many bytes of [`ITEM`] are used.
const ITEM_USED: usize = 8_100;

/// What an item takes before its first ticket: key, check, names.
const ITEM_OVERHEAD: usize = 160;

/// How many items are written within a minute at most.
const MINUTE: u32 = 100;

/// How many items are written within an hour at most.
const HOUR: u32 = 1_500;

/// How much was written lately, by minute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pace(Vec<(Millis, u32)>);

impl Pace {
    /// How many items may be written now.
    pub fn left(&mut self, now: Millis) -> u32 {
        // A clock that was set back leaves times to come, which count until they are an hour away.
        let hour = Duration::minutes(61);
        self.0.retain(|(at, _)| (now - *at).0.abs() < hour.0);
        let lately = |length: Duration| {
            let recent = self.0.iter().filter(|(at, _)| now - *at < length);
            recent.map(|(_, count)| *count).sum::<u32>()
        };
        let minute = MINUTE.saturating_sub(lately(Duration::minutes(2)));
        minute.min(HOUR.saturating_sub(lately(hour)))
    }

    /// Notes that so many items are written.
    pub fn spend(&mut self, count: u32, now: Millis) {
        if count == 0 {
            return;
        }
        match self.0.last_mut() {
            Some((at, spent)) if (now - *at).0.abs() < Duration::minutes(1).0 => *spent += count,
            _ => self.0.push((now, count)),
        }
    }
}

/// How many bytes this device's tickets may take. Where there is not room for all that the devices
/// would like, each may have an equal part; what one does not need, the others may have.
pub fn room(heard: &Heard, own: &DeviceId) -> usize {
    let others = heard.shares.iter().filter(|(device, _)| *device != own);
    let others: Vec<(usize, usize)> = others
        .map(|(_, share)| (share.size, share.head.wants as usize))
        .collect();
    let fair = TOTAL_USED / (others.len() + 1);
    let theirs = others
        .iter()
        .map(|(size, wants)| (*size).max((*wants).min(fair)));
    let shared = TOTAL_USED.saturating_sub(theirs.sum());
    // Until the others have made room, no more than is free.
    let taken: usize = others.iter().map(|(size, _)| size).sum();
    shared.max(fair).min(TOTAL_USED.saturating_sub(taken))
}

/// Tickets as items, and those that found no room, most urgent first.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The items' values by key.
    pub items: BTreeMap<String, String>,
    /// The tickets that stay on this device.
    pub left: Vec<TicketId>,
    /// How many bytes all of them would take.
    pub wants: usize,
}

/// Puts tickets, most urgent first, into items as far as there is room.
pub fn choose(device: &DeviceId, tickets: Vec<(TicketId, Sparse)>, room: usize) -> Chosen {
    let mut chosen = Chosen::default();
    let mut items: BTreeMap<u32, Item> = BTreeMap::new();
    let mut used = 0;
    for (id, sparse) in tickets {
        let place = item_of(&id);
        let overhead = if items.contains_key(&place) {
            0
        } else {
            ITEM_OVERHEAD
        };
        let cost = pack::cost(&sparse, &id) + overhead;
        chosen.wants += cost;
        let held = items.get(&place).map_or(0, |item| item.cost);
        if used + cost > room || held + cost > ITEM_USED {
            chosen.left.push(id);
            continue;
        }
        used += cost;
        let item = items.entry(place).or_default();
        item.cost += cost;
        item.order.push(id.clone());
        item.tickets.insert(id, sparse);
    }
    for (place, mut item) in items {
        let key = tickets_key(device, place);
        // What a ticket costs is estimated from above, names apart: those decide only here.
        loop {
            let value = pack::write(&item.tickets);
            if size(&key, &value) <= item.cost.min(ITEM_USED) {
                chosen.items.insert(key, value);
                break;
            }
            let Some(last) = item.order.pop() else { break };
            item.tickets.remove(&last);
            chosen.left.push(last);
        }
    }
    chosen
}

#[derive(Default)]
struct Item {
    cost: usize,
    /// The tickets as they came, most urgent first.
    order: Vec<TicketId>,
    tickets: BTreeMap<TicketId, Sparse>,
}
