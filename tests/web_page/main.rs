//! What is known of X's pages, tried on small pages in X's shapes inside a browser.
#![cfg(target_arch = "wasm32")]
#![expect(missing_docs, reason = "each test says in its name what it shows")]

mod boundaries;
mod composers;
mod conversations;
mod markup;
mod page;
mod pages;
mod posts;
mod watching;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
