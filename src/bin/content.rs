//! The content context: wiring only.

fn main() {}
