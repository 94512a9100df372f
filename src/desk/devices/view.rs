//! How the devices stand, as the options show it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::share::{self, UnreadItem};
use super::take_in::joined;
use crate::desk::state::Desk;
use crate::desk::time::Millis;

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

impl Desk {
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
}
