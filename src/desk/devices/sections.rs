//! The settings, in pieces of their own: brands, policies, templates and what else an agent sets.
//!
//! Of each section the last writer counts, and a section that one device never touched takes nothing
//! from the other's. Where two devices meet that had each been set up alone, brands and templates that
//! only one of them has are added to the other's.
//!
//! | key | holds |
//! | --- | --- |
//! | `s.DEVICE.SECTION.PART` | a part of a section, as large as one item may be |

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::letters91;
use crate::desk::event::{DeviceId, Stamp};
use crate::desk::policy::Policies;
use crate::desk::sentence::sentence;
use crate::desk::settings::{SETTINGS_VERSION, Settings};
use crate::desk::store::value::{Unreadable, seal, unseal};
use crate::desk::time::Millis;

/// The version of this form.
const VERSION: u32 = 1;

/// How many bytes of a section go into one item.
const PART: usize = 6_000;

/// How many bytes all sections together may take of the quota: the rest is the tickets'.
pub const ROOM: usize = 32_000;

/// The sections, each with the words that people read and the settings in it.
const SECTIONS: [(&str, &str, &[&str]); 8] = [
    ("you", "You", &["agent"]),
    ("brands", "Brands", &["brands"]),
    (
        "targets",
        "Targets",
        &["targets", "golden_minutes", "at_risk_percent"],
    ),
    ("policies", "Policies", &["policies"]),
    (
        "tickets",
        "Tickets",
        &["retention_days", "thread_days", "reopen_hours", "tickets"],
    ),
    ("reports", "Reports", &["reports"]),
    ("workplace", "Keys, filters and alerts", &["workplace"]),
    ("templates", "Templates", &["templates"]),
];

/// What a desk keeps of a section between two rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionMemory {
    /// What set it last; `None` while it is as on a fresh desk.
    pub set: Option<Stamp>,
    /// The check sum of what it was then.
    check: u32,
    /// Whether it has met the same section of another device.
    met: bool,
}

/// A section as a device gives it out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenSection {
    /// What set it.
    pub set: Option<Stamp>,
    /// The version of the settings that it was written by.
    pub version: u16,
    /// How many parts it has.
    of: u32,
    parts: BTreeMap<u32, Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct Part {
    set: Stamp,
    version: u16,
    of: u32,
    bytes: Vec<u8>,
}

/// What a round does to the settings.
#[derive(Debug, Default)]
pub struct Round {
    /// The settings as they are to be from now on, where that is different.
    pub settings: Option<Settings>,
    /// The items to give out.
    pub items: BTreeMap<String, String>,
    /// The sections that find no room, as people read them.
    pub left: Vec<String>,
    /// The sections that a newer Careline wrote: they stay as they are there, and as they are here.
    pub newer: Vec<String>,
    /// The sections that can't be used, each with the reason.
    pub unusable: Vec<(String, String)>,
}

impl Round {
    /// What is to be said of it, as sentences.
    pub fn said(&self) -> Vec<String> {
        let left = self.left.iter().map(|words| {
            format!("{words}: too much for the browser's sync, so they stay on this device.")
        });
        let newer = self.newer.iter().map(|words| {
            format!(
                "{words}: a newer Careline on another device wrote them. Until this copy is updated they \
                 stay as they are, there and here."
            )
        });
        let unusable = self.unusable.iter().map(|(words, why)| {
            format!(
                "{words}: what another device set can't be used here. {}",
                sentence(why)
            )
        });
        unusable.chain(newer).chain(left).collect()
    }
}

impl GivenSection {
    /// Takes in one of its parts; a part of a later writing begins anew.
    ///
    /// # Errors
    /// [`Unreadable`] says why it can't be read.
    pub fn take(&mut self, part: u32, value: &str) -> Result<(), Unreadable> {
        let bytes = letters91::read(unseal(value, VERSION)?).ok_or(Unreadable::Damaged)?;
        let read: Part =
            postcard::from_bytes(&bytes).map_err(|error| Unreadable::Shape(error.to_string()))?;
        let set = Some(read.set);
        if set > self.set {
            *self = Self {
                set,
                version: read.version,
                of: read.of,
                parts: BTreeMap::new(),
            };
        } else if set < self.set {
            return Ok(());
        }
        self.parts.insert(part, read.bytes);
        Ok(())
    }

    /// Its settings, once all parts are there.
    fn value(&self) -> Option<Map<String, Value>> {
        let mut json = Vec::new();
        for part in 0..self.of.min(64) {
            json.extend(self.parts.get(&part)?);
        }
        serde_json::from_slice(&json).ok()
    }
}

/// The key of a part of a section.
fn key(device: &DeviceId, section: &str, part: usize) -> String {
    format!("s.{}.{section}.{part}", device.0)
}

/// The latest that any other device gives out of a section, whole ones only.
fn latest<'a>(
    name: &str,
    others: &[(&'a DeviceId, &'a BTreeMap<String, GivenSection>)],
    limit: Millis,
) -> Option<(&'a DeviceId, &'a GivenSection, Map<String, Value>)> {
    let given = others.iter().filter_map(|(device, sections)| {
        let section = sections.get(name)?;
        let is_near = section.set.as_ref().is_some_and(|set| set.ms <= limit);
        Some((*device, section, section.value().filter(|_| is_near)?))
    });
    given.max_by(|one, other| (&one.1.set, other.0).cmp(&(&other.1.set, one.0)))
}

/// Whether another device wrote a section later, so that a round changes the settings.
pub fn is_news(
    memory: &BTreeMap<String, SectionMemory>,
    others: &[(&DeviceId, &BTreeMap<String, GivenSection>)],
) -> bool {
    SECTIONS.iter().any(|(name, _, _)| {
        let known = memory.get(*name);
        latest(name, others, Millis(i64::MAX)).is_some_and(|(_, theirs, _)| {
            known.is_none_or(|known| !known.met || theirs.set > known.set)
        })
    })
}

/// One round of all sections. What was set after `limit` waits; `stamp` makes the id of a change that was
/// made here.
pub fn exchange(
    device: &DeviceId,
    settings: &Settings,
    memory: &mut BTreeMap<String, SectionMemory>,
    others: &[(&DeviceId, &BTreeMap<String, GivenSection>)],
    limit: Millis,
    mut stamp: impl FnMut() -> Stamp,
) -> Round {
    let mut round = Round::default();
    let mut now = object(settings);
    let fresh = object(&Settings::fresh(settings.agent.id.clone()));
    let mut used = 0;
    for (name, words, keys) in SECTIONS {
        let known = memory.entry(name.to_owned()).or_default();
        let own = section(&now, keys);
        let is_fresh = own == section(&fresh, keys);
        if known.check != check(&own) && !(known.set.is_none() && is_fresh) {
            // A desk that has just joined takes what is there rather than what it had.
            let joins = known.check == 0 && latest(name, others, limit).is_some();
            known.set = (!joins).then(&mut stamp);
        }
        known.check = check(&own);
        let mut value = own;
        let theirs = latest(name, others, limit);
        if let Some((_, theirs, theirs_value)) = &theirs {
            if theirs.version > SETTINGS_VERSION {
                round.newer.push(words.to_owned());
                continue;
            }
            // What this device wrote itself before comes back as an old state of its own.
            known.met |= theirs.set.as_ref().is_some_and(|set| set.device == *device);
            let is_later = theirs.set > known.set;
            let (mut joined, other) = if is_later {
                (theirs_value.clone(), &value)
            } else {
                (value.clone(), theirs_value)
            };
            let added = !known.met && add_missing(&mut joined, other);
            if is_later || added {
                match with(&now, &joined) {
                    Ok(usable) => {
                        now = object(&usable);
                        value = section(&now, keys);
                        known.set = if added {
                            Some(stamp())
                        } else {
                            theirs.set.clone()
                        };
                        known.check = check(&value);
                        round.settings = Some(usable);
                    }
                    Err(why) => {
                        round.unusable.push((words.to_owned(), why));
                        continue;
                    }
                }
            }
            known.met = true;
        }
        let Some(set) = known.set.clone() else {
            continue;
        };
        let is_given = theirs.is_some_and(|(by, theirs, _)| {
            let equal = theirs.set.as_ref() == Some(&set);
            equal && set.device != *device && (set.device == *by || by < device)
        });
        if is_given {
            continue;
        }
        let items = write(device, name, &set, &value);
        let size: usize = items
            .iter()
            .map(|(key, value)| super::share::size(key, value))
            .sum();
        if used + size > ROOM {
            round.left.push(words.to_owned());
            continue;
        }
        used += size;
        round.items.extend(items);
    }
    round
}

fn write(
    device: &DeviceId,
    name: &str,
    set: &Stamp,
    value: &Map<String, Value>,
) -> Vec<(String, String)> {
    let json = serde_json::to_vec(value).unwrap_or_default();
    let parts: Vec<&[u8]> = json.chunks(PART).collect();
    let of = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let parts = parts.into_iter().enumerate().map(|(number, bytes)| {
        let part = Part {
            set: set.clone(),
            version: SETTINGS_VERSION,
            of,
            bytes: bytes.to_vec(),
        };
        // Texts, numbers and bytes: postcard can write all of them.
        let bytes = postcard::to_allocvec(&part).unwrap_or_default();
        (
            key(device, name, number),
            seal(VERSION, &letters91::write(&bytes)),
        )
    });
    parts.collect()
}

fn object(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

fn section(settings: &Map<String, Value>, keys: &[&str]) -> Map<String, Value> {
    let some = keys.iter().filter_map(|key| {
        let value = settings.get(*key)?;
        Some(((*key).to_owned(), value.clone()))
    });
    some.collect()
}

/// A section's check sum; never 0, which stands for none.
fn check(section: &Map<String, Value>) -> u32 {
    let json = serde_json::to_vec(section).unwrap_or_default();
    crc32fast::hash(&json).max(1)
}

/// These settings with a section in place of their own.
fn with(settings: &Map<String, Value>, section: &Map<String, Value>) -> Result<Settings, String> {
    let mut all = settings.clone();
    all.extend(section.clone());
    let settings: Settings =
        serde_json::from_value(Value::Object(all)).map_err(|error| error.to_string())?;
    if let Err(errors) = settings.check()
        && let Some(error) = errors.first()
    {
        return Err(error.to_string());
    }
    Policies::new(&settings).map_err(|error| error.to_string())?;
    Ok(settings)
}

/// Adds the brands and templates that only the other has; says whether there were any.
fn add_missing(to: &mut Map<String, Value>, other: &Map<String, Value>) -> bool {
    let mut added = false;
    for list in ["brands", "templates"] {
        let (Some(Value::Array(known)), Some(Value::Array(theirs))) =
            (to.get_mut(list), other.get(list))
        else {
            continue;
        };
        for entry in theirs {
            let named = |one: &Value, by: &str| {
                let name = entry.get(by).filter(|name| !name.is_null());
                name.is_some() && one.get(by) == name
            };
            if !known
                .iter()
                .any(|one| named(one, "id") || named(one, "name"))
            {
                known.push(entry.clone());
                added = true;
            }
        }
    }
    added
}
