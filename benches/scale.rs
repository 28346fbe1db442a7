//! Nagarezu.
fn main() {}
