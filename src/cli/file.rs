//! The files the command line reads and writes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use crate::catalog::Catalog;
use crate::model::Project;
use crate::storage;
use crate::text::{Lang, tr_with};

/// Reads a project. The failure names the file, the line and the column.
pub(super) fn read(path: &Path, lang: Lang) -> Result<Project, Failure> {
    storage::load(path).map_err(|error| {
        let reason = storage::load_error(&error, lang);
        Failure::file(tr_with(lang, "cli-cannot-read", &[("reason", reason.into())]))
    })
}

/// The catalogue of a project, with what that adds and changes. Where it follows another edition than the one there is,
/// that is said.
pub(super) fn catalog(project: &Project, stderr: &mut dyn Write, lang: Lang) -> Result<Arc<Catalog>, Failure> {
    let catalog = Catalog::builtin()
        .map_err(|error| Failure::file(tr_with(lang, "cli-no-catalog", &[("reason", error.to_string().into())])))?;
    if !project.profile.is_empty() && project.profile != catalog.profile {
        let args = [("profile", project.profile.as_str().into()), ("used", catalog.profile.as_str().into())];
        // A warning that nobody reads changes nothing.
        let _ = writeln!(stderr, "{}", tr_with(lang, "cli-other-profile", &args));
    }
    Ok(catalog.shared(project))
}

/// Writes a whole file or leaves what was there. The failure names the file.
pub(super) fn write(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    storage::write_file(path, bytes).map_err(|error| {
        let reason = storage::save_error(&error, lang);
        Failure::file(tr_with(lang, "cli-cannot-export", &[("reason", reason.into())]))
    })
}

/// Whether both paths lead to one file.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}
