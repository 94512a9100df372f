//! The desk behind a storage that forgets nothing and a background that may end between any two
//! requests.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where its story breaks off"
)]

mod added;
mod before_sending;
mod browser;
mod devices;
mod devices_settings;
mod devices_walk;
mod field;
mod fuzz;
mod import;
mod lineage;
mod policies_typed;
mod privacy;
mod promises;
mod queue;
mod rule_preview;
mod sent;
mod storage;
mod sync;
mod tickets;
