//! Nagarezu.
fn main() { env_logger::init(); nagarezu::app::run(std::env::args().nth(1).map(Into::into)).unwrap(); }
