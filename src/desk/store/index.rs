//! The index: what the background needs at once when it starts.

use serde::{Deserialize, Serialize};

use crate::desk::event::{ActionHash, Stamp};
use crate::desk::view::TicketView;

/// The live tickets and where the journal begins, as of the last time the journal was folded into
/// the shards.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// The first journal entry that is not in the shards yet.
    pub journal_from: u64,
    /// The latest time this device has written or heard of.
    pub latest: Option<Stamp>,
    /// This device's latest action and its hash.
    pub head: Option<(Stamp, ActionHash)>,
    /// Tickets that are new, open, pending or on hold, as their chips show them.
    pub live: Vec<TicketView>,
    /// Tickets that are over while someone in the field still has their matter.
    #[serde(default)]
    pub handed_off: Vec<TicketView>,
}
