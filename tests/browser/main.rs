//! Careline end to end: the real extension in a real browser on a replica of X's page.
//!
//! `cargo xtask test` builds the extension and the replica, and runs this once for each browser
//! (`CARELINE_BROWSER`).

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "what an agent can't do fails the test")]

mod accessible;
mod account;
mod composer;
mod composer_matrix;
mod coverage;
mod devices;
mod diagnostics;
mod draft;
mod faults;
mod health;
mod hostile;
mod kills;
mod main_job;
mod manual;
mod mutations;
mod pages;
mod passive;
mod people;
mod policies;
mod posted;
mod reports;
mod restart;
mod selectors;
mod signed_out;
mod soak;
mod stage;
mod tabs;
mod unknown;
mod updates;
mod x_web;
