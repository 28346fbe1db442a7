//! Errors in the language on the screen.

use crate::edit::EditError;
use crate::storage::{LoadError, ReadError, SaveError};
use crate::text::Lang;

/// Why a command was not applied.
pub fn edit_error(error: &EditError, _lang: Lang) -> String {
    error.to_string()
}

/// Why a text is no project.
pub fn read_error(error: &ReadError, _lang: Lang) -> String {
    error.to_string()
}

/// Why a file could not be opened.
pub fn load_error(error: &LoadError, _lang: Lang) -> String {
    error.to_string()
}

/// Why a file could not be saved.
pub fn save_error(error: &SaveError, _lang: Lang) -> String {
    error.to_string()
}
