//! How a desk lies in the browser's key-value storage: which keys, and what stands in them.
//!
//! Three kinds of value, each a text with version and check ([`value`]):
//! - a **journal** ([`journal`]): one value for each write, with the new events and texts; a write
//!   is complete or absent;
//! - **log shards** and **text shards** ([`shard`]): the events of some customers, and what stands
//!   beside them; read when a ticket needs them, rewritten when the journal is folded in;
//! - one small **index** ([`index`]): the live tickets as their chips show them, and where the
//!   journal begins. It can be rebuilt from the rest.
//!
//! All tickets of one customer lie in one shard, so that a post on the page finds its ticket with
//! one read, whether the ticket is live or long over. (One key for each ticket is slow at 100,000,
//! and rewriting a large shard for every action writes 250 kB for one claim.)

pub mod index;
pub mod journal;
pub mod shard;
pub mod value;

use shard::ShardId;

/// Who this copy is: device and salt.
pub const IDENTITY: &str = "identity";
/// The copy of the identity that is read when the first is damaged: without its salt, a desk could
/// not tell that two posts are by one person.
pub const IDENTITY_COPY: &str = "identity.copy";
/// The settings.
pub const SETTINGS: &str = "settings";
/// The part of the settings that content scripts read.
pub const PAGE: &str = "page";
/// The index.
pub const INDEX: &str = "index";
/// The hosts that refused WebAssembly, with the time.
pub const HOSTS: &str = "hosts";
/// Which tickets an agent was told of when they came to be at risk or overdue.
pub const TOLD: &str = "told";
/// What agents have taught triage, by brand.
pub const LEARNED: &str = "learned";
/// Sketches of the replies that the agent has sent lately.
pub const SENT: &str = "sent";
/// What was seen of timelines.
pub const COVERAGE: &str = "coverage";
/// What goes to the person's other devices, and what came from them.
pub const DEVICES: &str = "devices";
/// When somebody cleared the storage under the desk, as long as no brand is set up since.
pub const CLEARED: &str = "cleared";
/// The posts that agents added by their links and that pages look out for.
pub const ADDED: &str = "added";
/// The table of selectors that was loaded.
pub const SELECTORS: &str = "selectors";
/// The list of unreadable values; each is kept under this, the key it had, and the time.
pub const KEPT: &str = "kept";

/// The key of some of the posts that concerned no brand.
pub fn unmatched_key(slot: u64) -> String {
    format!("unmatched.{slot}")
}

/// The key of a journal entry.
pub fn journal_key(entry: u64) -> String {
    format!("journal.{entry}")
}

/// The key of a shard's events.
pub fn log_key(shard: ShardId) -> String {
    format!("log.{shard}")
}

/// The key of what stands beside a shard's events.
pub fn texts_key(shard: ShardId) -> String {
    format!("texts.{shard}")
}
