//! What is known of X's pages, tried on small pages in X's shapes inside a browser.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "what a test sets up itself is there; where it is not, the test fails"
)]

mod boundaries;
mod composers;
mod conversations;
mod drafts;
mod markup;
mod page;
mod pages;
mod posts;
mod watching;
mod x_web;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
