//! Nagarezu: the window and the command line of the library.

use std::io::{stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    env_logger::init();
    let window = |_file| Err("this build has no window".to_owned());
    ExitCode::from(nagarezu::cli::run(std::env::args_os(), &mut stdout(), &mut stderr(), window))
}
