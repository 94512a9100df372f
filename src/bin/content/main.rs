//! The content script: joins page and overlay, and asks the background. Wiring only.
//!
//! `content.js` has loaded this once the background allowed it. What is detected is drawn at once
//! from the post itself; the background's answer fills in the rest.

#[cfg(target_arch = "wasm32")]
mod posts;
#[cfg(target_arch = "wasm32")]
mod reply;
#[cfg(target_arch = "wasm32")]
mod session;

/// A third of the default one's size, and as quick: every open tab of X holds a copy.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(session::start());
}
