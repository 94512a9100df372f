//! The proof: whether the actions of each device still are the chain that was written.
//!
//! Every action names the hash of the same device's action before it. Whoever changes, drops or slips
//! in one breaks the chain there, unless they also change every later action of the device. Sightings
//! are evidence of a page and in no chain; names and texts stand beside the log, so that erasing them
//! breaks nothing.

use std::collections::BTreeMap;

use crate::desk::digest::action_hash;
use crate::desk::event::{Action, ActionHash, DeviceId};
use crate::desk::time::Millis;

/// The chains of all devices, link by link.
#[derive(Debug, Clone, Default)]
pub struct Chains {
    devices: BTreeMap<DeviceId, Vec<Link>>,
}

/// An action as a link: half of each hash, which is as hard to forge and half as large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    ms: Millis,
    counter: u32,
    hash: u128,
    previous: Option<u128>,
}

/// The chain of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The device.
    pub device: DeviceId,
    /// How many actions it has.
    pub actions: usize,
    /// Where it breaks first.
    pub broken: Option<Break>,
}

/// Where a chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The time of the action that does not follow.
    pub ms: Millis,
    /// Tells apart the actions of one millisecond.
    pub counter: u32,
    /// What is wrong with it.
    pub why: Why,
}

/// Why an action does not follow from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It names another action than the one before it.
    #[error(
        "the action before it is not the one that it names: one of the two was changed, or an action \
         between them is missing"
    )]
    Previous,
    /// It names an action before it, and there is none.
    #[error("it names an action before it, which is missing")]
    Missing,
    /// Two actions have its id.
    #[error("two different actions have its id")]
    Twice,
}

impl Chains {
    /// Takes note of an action.
    pub fn add(&mut self, action: &Action) {
        let link = Link {
            ms: action.id.ms,
            counter: action.id.counter,
            hash: half(&action_hash(action)),
            previous: action.previous.as_ref().map(half),
        };
        match self.devices.get_mut(&action.id.device) {
            Some(links) => links.push(link),
            None => {
                self.devices.insert(action.id.device.clone(), vec![link]);
            }
        }
    }

    /// How every device's chain stands.
    pub fn verify(&self) -> Vec<Chain> {
        let chains = self.devices.iter();
        chains
            .map(|(device, links)| {
                let mut links = links.clone();
                links.sort_unstable();
                links.dedup();
                Chain {
                    device: device.clone(),
                    actions: links.len(),
                    broken: first_break(&links),
                }
            })
            .collect()
    }
}

fn first_break(links: &[Link]) -> Option<Break> {
    let mut before: Option<&Link> = None;
    for link in links {
        let id = |link: &Link| (link.ms, link.counter);
        let why = match (before, link.previous) {
            (Some(before), _) if id(before) == id(link) => Some(Why::Twice),
            (Some(before), Some(previous)) if before.hash == previous => None,
            (None, None) => None,
            (None, Some(_)) => Some(Why::Missing),
            (Some(_), _) => Some(Why::Previous),
        };
        if let Some(why) = why {
            return Some(Break {
                ms: link.ms,
                counter: link.counter,
                why,
            });
        }
        before = Some(link);
    }
    None
}

/// The first half of a hash; nothing that a hash could be where it is none.
fn half(hash: &ActionHash) -> u128 {
    let digits = hash.0.get(..32).filter(|_| hash.0.len() == 64);
    let read = digits.and_then(|digits| u128::from_str_radix(digits, 16).ok());
    read.unwrap_or_default()
}
