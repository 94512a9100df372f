//! The background context: wiring only.

fn main() {}
