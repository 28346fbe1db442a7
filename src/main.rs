//! Nagarezu: the window and the command line of the library.

use std::io::{stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    env_logger::init();
    let window = |file| nagarezu::app::run(file).map_err(|error| error.to_string());
    ExitCode::from(nagarezu::cli::run(std::env::args_os(), &mut stdout(), &mut stderr(), window))
}
