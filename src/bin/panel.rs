//! The panel context: wiring only.

#[cfg(target_arch = "wasm32")]
fn main() {
    careline::panel::open();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
