//! What is asked or said in the window until it is answered.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::Id;

use super::baselines::form::Form;
use super::criteria::Editor;
use super::entries::standing::Editor as Entries;
use super::files::{FileKind, Request};
use super::launcher::Launcher;
use crate::model::{Project, RiskId};
use crate::storage::recovery::Found;

/// Decisions chosen to be confirmed or rejected together: none until a person has looked at them.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The risks.
    pub risks: BTreeSet<RiskId>,
    /// Why they are to be rejected.
    pub reason: String,
}

/// A document with changes that is to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The document.
    pub document: u64,
    /// Whether its changes are to be saved.
    pub keep: bool,
}

/// What an earlier session left unsaved, on offer.
#[derive(Debug)]
pub struct Offered {
    /// What is there.
    pub found: Found,
    /// Whether it is dropped once the dialog closes.
    pub dropped: bool,
}

/// The dialog that is open.
pub enum Dialog {
    /// What happens to the unsaved changes of a document.
    Unsaved(u64),
    /// What happens to those of several documents.
    UnsavedSeveral(Vec<Kept>),
    /// Something went wrong; nothing was lost.
    Error(String),
    /// A path, where the system has no file dialog.
    Path {
        /// What is done with it.
        request: Box<Request>,
        /// What the file holds.
        kind: FileKind,
        /// What is typed so far.
        typed: String,
    },
    /// Finding a command, a kind or an element by typing.
    Launcher(Box<Launcher>),
    /// What earlier sessions left unsaved.
    Recovery(Vec<Offered>),
    /// Another program has changed the file of an open document.
    Changed(u64),
    /// Another program has changed the file that is to be saved to.
    Conflict {
        /// The file.
        path: PathBuf,
        /// What is to be saved.
        project: Box<Project>,
        /// Its revision.
        revision: u64,
        /// The document it belongs to.
        document: u64,
    },
    /// There is no catalogue of the edition that a document follows.
    Edition(u64),
    /// Templates to begin a project with.
    Templates,
    /// The shortcuts, narrowed down to what is typed.
    Shortcuts(String),
    /// What is written about a baseline.
    Baseline(Box<Form>),
    /// The baselines.
    Baselines,
    /// Decisions that must be looked at again.
    Reviews(Chosen),
    /// Threats and measures of the project's catalogue, edited.
    Entries(Box<Entries>),
    /// The criteria of risks, edited.
    Criteria(Box<Editor>),
    /// About the program.
    About,
}

impl Dialog {
    /// The id by which egui knows the dialog of this sort.
    pub fn id(&self) -> Id {
        Id::unique(("dialog", std::mem::discriminant(self)))
    }
}
