//! Reports, on made logs whose figures are known.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where its story breaks off"
)]

mod compliments;
mod fairness;
mod figures;
mod made;
mod proof;
#[path = "../support/mod.rs"]
mod support;
