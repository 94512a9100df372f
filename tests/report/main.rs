//! Reports, on made logs whose figures are known.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where its story breaks off"
)]

mod audit;
mod compliments;
mod coverage;
mod fairness;
mod figures;
mod loading;
mod made;
mod proof;
#[path = "../support/mod.rs"]
mod support;
