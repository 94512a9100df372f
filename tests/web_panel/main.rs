//! The extension's own pages, drawn inside a browser before a background that answers by heart.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "what a test sets up itself is there; where it is not, the test fails"
)]

mod browser;
mod options;
mod popup;
mod queue;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
