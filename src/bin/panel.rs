//! The panel context: wiring only.

fn main() {}
