//! Which of several windows that run at the same time opens what was open last.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use crate::app::home::Home;

/// As long as this lives, other windows of the same home know that one is there. The system takes the lock from it
/// however it ends.
pub struct Presence {
    held: Option<File>,
}

impl Presence {
    /// Takes note that a window is there. Answers whether it is the first.
    pub fn of_window(home: &Home) -> (Self, bool) {
        let Some(settings) = &home.settings else { return (Self { held: None }, true) };
        match lock(&settings.with_extension("lock")) {
            Ok(Some(held)) => (Self { held: Some(held) }, true),
            Ok(None) => (Self { held: None }, false),
            Err(error) => {
                // Where nothing can be locked, every window is the first: better a file twice than none.
                log::warn!("{}: cannot be locked: {error}", settings.display());
                (Self { held: None }, true)
            }
        }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        if let Some(held) = &self.held {
            held.unlock().ok();
        }
    }
}

/// The locked file; none where another window has it.
fn lock(path: &Path) -> io::Result<Option<File>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_window_is_the_first_until_it_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(&folder.path().join("new"), folder.path());
        let (window, first) = Presence::of_window(&home);
        assert!(first);
        let (second, first) = Presence::of_window(&home);
        assert!(!first);
        drop(second);
        assert!(!Presence::of_window(&home).1, "the first is there still");
        drop(window);
        assert!(Presence::of_window(&home).1);
        assert!(Presence::of_window(&Home::nowhere()).1);
    }
}
