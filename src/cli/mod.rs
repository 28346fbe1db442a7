//! The command line: the window's capabilities without a window.
//!
//! [`run`] takes the arguments (`arguments` says which there are, `help` describes them and `complaint` says what is wrong
//! with them, in the user's language), does what they ask for and answers with the exit
//! code. `check` counts and judges a project, `export` writes a picture of it or a register, `diff` compares two versions.
//!
//! Everything goes through the two writers that are passed in, so that a test reads what a person would.

mod arguments;
mod check;
mod complaint;
mod day;
mod diff;
mod export;
mod file;
mod help;
mod report;

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use clap::FromArgMatches;

use arguments::{Arguments, Command};

use crate::text::{Lang, tr_with};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All is done, and no finding weighs as much as asked for.
    Done = 0,
    /// A finding weighs as much as asked for.
    Findings = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// A file cannot be read or written, or the window cannot be opened.
    File = 3,
}

/// What went wrong: a sentence for the person and the exit code.
#[derive(Debug)]
struct Failure {
    exit: Exit,
    message: String,
}

impl Failure {
    fn usage(message: String) -> Self {
        Self { exit: Exit::Usage, message }
    }

    fn file(message: String) -> Self {
        Self { exit: Exit::File, message }
    }
}

/// Does what the arguments ask for (the first is the program's name) and answers with the exit code. `window` opens the
/// editor with the file, or with none, and answers with the reason where it cannot.
pub fn run<A>(
    arguments: impl IntoIterator<Item = A>,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
    window: impl FnOnce(Option<PathBuf>) -> Result<(), String>,
) -> u8
where
    A: Into<OsString> + Clone,
{
    let arguments = help::asked(arguments.into_iter().map(Into::into).collect());
    let lang = help::lang(&arguments);
    let read = help::command(lang).try_get_matches_from(arguments);
    let arguments = match read.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return complain(&error, lang, stdout, stderr),
    };
    let result = match arguments.command {
        None => window(arguments.file).map(|()| Exit::Done).map_err(|reason| {
            let lang = Lang::from_locale(&sys_locale::get_locale().unwrap_or_default());
            Failure::file(tr_with(lang, "cli-window-failed", &[("reason", reason.into())]))
        }),
        Some(Command::Check(check)) => check::run(&check, stdout, stderr),
        Some(Command::Export(export)) => export::run(&export, stdout, stderr),
        Some(Command::Diff(diff)) => diff::run(&diff, stdout, stderr),
    };
    let exit = result.unwrap_or_else(|failure| {
        // Where even the complaint cannot be written, the exit code is all that is left to say.
        let _ = writeln!(stderr, "{}", failure.message);
        failure.exit
    });
    exit as u8
}

/// Wrong arguments go to the error output, what `--help` and `--version` ask for to the standard output.
fn complain(error: &clap::Error, lang: Lang, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
    let text = complaint::said(error, lang);
    // Where it cannot be written, the exit code is all that is left to say.
    if error.use_stderr() {
        let _ = stderr.write_all(text.as_bytes());
        Exit::Usage as u8
    } else {
        let _ = stdout.write_all(text.as_bytes());
        Exit::Done as u8
    }
}

/// Writes to the standard output. A reader that has seen enough and left (`| head`) is no failure.
fn print(stdout: &mut dyn Write, bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::file(tr_with(lang, "cli-cannot-write-stdout", &[("reason", error.to_string().into())])))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
