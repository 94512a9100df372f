//! What an agent sees on the page: chips and the card, in a real browser. Built with open shadow
//! roots, so that the tests can look inside.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where its story breaks off"
)]

mod beside;
mod card;
mod chips;
mod desk;
mod draft;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
