//! The items in the browser's sync: which device wrote which, and how all of them are read.
//!
//! | key | holds |
//! | --- | --- |
//! | `d.DEVICE` | when the device wrote last, and how much room it would like |
//! | `t.DEVICE.N` | some of its tickets, by their ids' check sum |
//! | `s.DEVICE.SECTION.PART` | a part of a section of the settings ([`sections`](super::sections)) |

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::carried::Sparse;
use super::pack;
use super::sections::GivenSection;
use crate::desk::event::{DeviceId, TicketId};
use crate::desk::store::value::{Unreadable, decode, encode};
use crate::desk::time::Millis;

/// Into how many items a device's tickets are parted: with as many as the quota holds, each item stays
/// within its own.
pub const TICKET_ITEMS: u32 = 16;

/// What an item's key says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A device's head.
    Head(DeviceId),
    /// Some of a device's tickets.
    Tickets(DeviceId, u32),
    /// A part of a section of the settings.
    Section(DeviceId, String, u32),
    /// Something else: a newer Careline's.
    Other,
}

/// What a device says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// When it wrote last, to the hour.
    pub wrote: Millis,
    /// How many bytes all that it has to give out would take.
    pub wants: u32,
}

/// What one device gives out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Share {
    /// What it says of itself.
    pub head: Head,
    /// Its tickets.
    pub tickets: BTreeMap<TicketId, Sparse>,
    /// The sections of the settings that it wrote.
    pub sections: BTreeMap<String, GivenSection>,
    /// What its items take of the quota, in bytes.
    pub size: usize,
}

/// An item that can't be read. It stays as it is; its writer repairs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadItem {
    /// Its key.
    pub key: String,
    /// Why.
    pub why: String,
}

/// Everything that lies in the browser's sync.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heard {
    /// What each device gives out, this one too.
    pub shares: BTreeMap<DeviceId, Share>,
    /// What can't be read.
    pub unread: Vec<UnreadItem>,
    /// What all items take of the quota, in bytes.
    pub size: usize,
    /// How many items there are.
    pub items: usize,
}

impl Key {
    /// Reads a key.
    pub fn read(key: &str) -> Self {
        let mut parts = key.split('.');
        let device = |name: Option<&str>| {
            let name = name.filter(|name| !name.is_empty())?;
            Some(DeviceId(name.to_owned()))
        };
        match (
            parts.next(),
            device(parts.next()),
            parts.next(),
            parts.next(),
        ) {
            (Some("d"), Some(device), None, None) => Self::Head(device),
            (Some("t"), Some(device), Some(item), None) => match item.parse() {
                Ok(item) => Self::Tickets(device, item),
                Err(_) => Self::Other,
            },
            (Some("s"), Some(device), Some(section), Some(part)) => match part.parse() {
                Ok(part) if parts.next().is_none() => {
                    Self::Section(device, section.to_owned(), part)
                }
                _ => Self::Other,
            },
            _ => Self::Other,
        }
    }

    /// The device that writes it.
    pub fn device(&self) -> Option<&DeviceId> {
        match self {
            Self::Head(device) | Self::Tickets(device, _) | Self::Section(device, ..) => {
                Some(device)
            }
            Self::Other => None,
        }
    }
}

/// The key of a device's head.
pub fn head_key(device: &DeviceId) -> String {
    format!("d.{}", device.0)
}

/// The key of one of a device's ticket items.
pub fn tickets_key(device: &DeviceId, item: u32) -> String {
    format!("t.{}.{item}", device.0)
}

/// The item that a ticket lies in.
pub fn item_of(ticket: &TicketId) -> u32 {
    crc32fast::hash(ticket.to_string().as_bytes()) % TICKET_ITEMS
}

/// The keys of all that a device wrote.
pub fn keys_of(items: &BTreeMap<String, String>, device: &DeviceId) -> Vec<String> {
    let own = |key: &&String| Key::read(key).device() == Some(device);
    items.keys().filter(own).cloned().collect()
}

/// What an item takes of the quota, in bytes: its key and its value as JSON, as the strictest browser
/// writes it.
pub fn size(key: &str, value: &str) -> usize {
    let json = serde_json::to_string(value).map_or(value.len() * 6, |json| json.len());
    key.len() + json + 5 * value.matches('<').count()
}

/// A head as an item.
pub fn write_head(head: &Head) -> String {
    encode(head)
}

/// Reads all items. What can't be read, or what a newer Careline wrote, is told and left alone.
pub fn read(items: &BTreeMap<String, String>) -> Heard {
    let mut heard = Heard {
        items: items.len(),
        ..Heard::default()
    };
    for (key, value) in items {
        let bytes = size(key, value);
        heard.size += bytes;
        let read = Key::read(key);
        let Some(device) = read.device() else {
            continue;
        };
        let share = heard.shares.entry(device.clone()).or_default();
        share.size += bytes;
        if let Err(why) = share.take(&read, value) {
            heard.unread.push(UnreadItem {
                key: key.clone(),
                why: why.to_string(),
            });
        }
    }
    heard
}

impl Share {
    fn take(&mut self, key: &Key, value: &str) -> Result<(), Unreadable> {
        match key {
            Key::Head(_) => self.head = decode(value)?,
            Key::Tickets(..) => {
                for (id, sparse) in pack::read(value)? {
                    self.tickets.entry(id).or_default().join(sparse);
                }
            }
            Key::Section(_, name, part) => {
                let section = self.sections.entry(name.clone()).or_default();
                section.take(*part, value)?;
            }
            Key::Other => {}
        }
        Ok(())
    }
}
