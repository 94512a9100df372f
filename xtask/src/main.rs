//! One entry for everything that is done with the project.
fn main() {}
