//! Tickets' fields as a short text: about fifty letters for a ticket.
//!
//! Names stand once, at the front; ids and times are told by how far they are from the ones before.
//! Each field brings its length, so that one which a newer Careline added is passed over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::carried::{Carried, LastSet, Sparse};
use super::letters91;
use crate::desk::brand::BrandId;
use crate::desk::event::{AgentId, DeviceId, Stamp, TicketId};
use crate::desk::post::PostId;
use crate::desk::status::{Priority, Status};
use crate::desk::store::value::{Unreadable, seal, unseal};
use crate::desk::tag::usable;
use crate::desk::time::Millis;

/// The version of this form.
const VERSION: u32 = 1;

/// The kinds of field, as they are written.
const ERASED: u8 = 0;
const STATUS: u8 = 1;
const PRIORITY: u8 = 2;
const HOLDER: u8 = 3;
const TAG: u8 = 4;
const NO_TAG: u8 = 5;
const DUE: u8 = 6;

/// What stands in one text.
#[derive(Default, Serialize, Deserialize)]
struct Packed {
    devices: Vec<String>,
    agents: Vec<String>,
    brands: Vec<String>,
    tickets: Vec<PackedTicket>,
}

#[derive(Serialize, Deserialize)]
struct PackedTicket {
    brand: u32,
    /// How far the post is from the one before.
    post: u64,
    fields: Vec<(u8, Vec<u8>)>,
}

/// Writes tickets.
pub fn write(tickets: &BTreeMap<TicketId, Sparse>) -> String {
    let mut packed = Packed::default();
    let mut before = 0;
    for (id, sparse) in tickets {
        let post = number(id.post);
        let brand = place(&mut packed.brands, id.brand.as_str());
        let fields = sparse.fields.values();
        let fields = fields.map(|last| packed.field(last, post));
        let mut fields: Vec<(u8, Vec<u8>)> = fields.collect();
        if let Some(erased) = &sparse.erased {
            let stamp = packed.stamp(erased, post);
            fields.push((ERASED, bytes(&stamp)));
        }
        packed.tickets.push(PackedTicket {
            brand,
            post: post.wrapping_sub(before),
            fields,
        });
        before = post;
    }
    seal(VERSION, &letters91::write(&bytes(&packed)))
}

/// Reads tickets; fields that this version does not know are passed over.
///
/// # Errors
/// [`Unreadable`] says why nothing of it can be read.
pub fn read(text: &str) -> Result<BTreeMap<TicketId, Sparse>, Unreadable> {
    let letters = unseal(text, VERSION)?;
    let bytes = letters91::read(letters).ok_or(Unreadable::Damaged)?;
    let packed: Packed = postcard::from_bytes(&bytes).map_err(|error| shape(&error))?;
    let mut tickets = BTreeMap::new();
    let mut before = 0_u64;
    for ticket in &packed.tickets {
        let post = before.wrapping_add(ticket.post);
        before = post;
        let Some(brand) = packed.brands.get(ticket.brand as usize) else {
            return Err(Unreadable::Shape("a brand without a name".to_owned()));
        };
        let Some(named) = post_id(post) else {
            return Err(Unreadable::Shape("a post without an id".to_owned()));
        };
        let id = TicketId {
            brand: BrandId::known(brand),
            post: named,
        };
        let sparse: &mut Sparse = tickets.entry(id).or_default();
        for (kind, value) in &ticket.fields {
            packed.read_field(*kind, value, post, sparse);
        }
    }
    Ok(tickets)
}

/// A stamp in few bytes: the time since the ticket's post, and counter and device in one number.
type Short = (i64, u64);

impl Packed {
    fn stamp(&mut self, stamp: &Stamp, post: u64) -> Short {
        let device = place(&mut self.devices, &stamp.device.0);
        (
            stamp.ms.0.wrapping_sub(made(post)),
            u64::from(stamp.counter) << 16 | u64::from(device & 0xffff),
        )
    }

    fn read_stamp(&self, (since, which): Short, post: u64) -> Option<Stamp> {
        let device = self.devices.get((which & 0xffff) as usize)?;
        Some(Stamp {
            ms: Millis(made(post).wrapping_add(since)),
            counter: u32::try_from(which >> 16).ok()?,
            device: DeviceId(device.clone()),
        })
    }

    fn field(&mut self, last: &LastSet, post: u64) -> (u8, Vec<u8>) {
        let by = self.stamp(&last.by, post);
        let since = |time: Millis| time.0.wrapping_sub(made(post));
        match &last.value {
            Carried::Status { seen, to } => {
                let later = number(*seen).wrapping_sub(post);
                (STATUS, bytes(&(by, to, later)))
            }
            Carried::Priority { to } => (PRIORITY, bytes(&(by, to))),
            Carried::Holder { to, acted_at } => {
                let to = to.as_ref().map(|agent| place(&mut self.agents, &agent.0));
                let later = acted_at.0.wrapping_sub(last.by.ms.0);
                (HOLDER, bytes(&(by, to, later)))
            }
            Carried::Tag { tag, on: true } => (TAG, bytes(&(by, tag))),
            Carried::Tag { tag, on: false } => (NO_TAG, bytes(&(by, tag))),
            Carried::Due { at } => (DUE, bytes(&(by, at.map(since)))),
        }
    }

    fn read_field(&self, kind: u8, value: &[u8], post: u64, into: &mut Sparse) -> Option<()> {
        let time = |since: i64| Millis(made(post).wrapping_add(since));
        let (by, value) = match kind {
            ERASED => {
                let erased = self.read_stamp(postcard::from_bytes(value).ok()?, post)?;
                into.erase(Some(erased));
                return Some(());
            }
            STATUS => {
                let (by, to, later): (Short, Status, u64) = postcard::from_bytes(value).ok()?;
                let seen = post_id(post.wrapping_add(later))?;
                (by, Carried::Status { seen, to })
            }
            PRIORITY => {
                let (by, to): (Short, Option<Priority>) = postcard::from_bytes(value).ok()?;
                (by, Carried::Priority { to })
            }
            HOLDER => {
                let read: (Short, Option<u32>, i64) = postcard::from_bytes(value).ok()?;
                let (by, to, later) = read;
                let to = match to {
                    Some(place) => Some(AgentId(self.agents.get(place as usize)?.clone())),
                    None => None,
                };
                let acted_at = Millis(time(by.0).0.wrapping_add(later));
                (by, Carried::Holder { to, acted_at })
            }
            TAG | NO_TAG => {
                let (by, tag): (Short, String) = postcard::from_bytes(value).ok()?;
                let tag = usable(&tag).filter(|usable| *usable == tag)?;
                let on = kind == TAG;
                (by, Carried::Tag { tag, on })
            }
            DUE => {
                let (by, at): (Short, Option<i64>) = postcard::from_bytes(value).ok()?;
                (by, Carried::Due { at: at.map(time) })
            }
            _ => return None,
        };
        let by = self.read_stamp(by, post)?;
        into.set(LastSet { by, value });
        Some(())
    }
}

/// Where a name stands in a list; it is added where it is new.
fn place(names: &mut Vec<String>, name: &str) -> u32 {
    let known = names.iter().position(|known| known == name);
    let place = known.unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn number(post: PostId) -> u64 {
    post.number()
}

/// The id with this number, where X could have given it.
fn post_id(number: u64) -> Option<PostId> {
    (1..=i64::MAX as u64)
        .contains(&number)
        .then(|| PostId::new(number))
}

/// When a post was made; 0 where its id does not say.
fn made(post: u64) -> i64 {
    PostId::new(post).created_at().unwrap_or_default().0
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    // Numbers, texts and lists: postcard can write all of them.
    postcard::to_allocvec(value).unwrap_or_default()
}

fn shape(error: &postcard::Error) -> Unreadable {
    Unreadable::Shape(error.to_string())
}

/// How many letters a ticket takes among others, names apart.
pub fn cost(sparse: &Sparse, of: &TicketId) -> usize {
    let mut scratch = Packed::default();
    let post = number(of.post);
    let fields = sparse.fields.values();
    let fields: Vec<(u8, Vec<u8>)> = fields.map(|last| scratch.field(last, post)).collect();
    let erased = usize::from(sparse.erased.is_some()) * 16;
    // Brand and post take seven bytes among others, eleven alone: the item's own share covers that.
    (bytes(&fields).len() + erased + 8) * 16 / 13 + 1
}
