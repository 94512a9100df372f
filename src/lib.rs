//! Careline turns x.com itself into a customer-care desk.
//!
//! The modules in reading order: [`desk`] is the help desk, pure and without a browser; what
//! stands after it exists only in a browser and is compiled for WebAssembly alone.

pub mod desk;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod overlay;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(all(target_arch = "wasm32", feature = "panel"))]
pub mod panel;
