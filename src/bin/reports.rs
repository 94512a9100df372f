//! The reports' context: wiring only.

#[cfg(target_arch = "wasm32")]
fn main() {
    careline::panel::reports::open();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
