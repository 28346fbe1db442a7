//! What the dialog of entries is shown with.

use crate::analysis::{Analysis, Words};
use crate::app::look::Look;
use crate::catalog::{Catalog, Condition};
use crate::model::Project;
use crate::text::Lang;

/// What the dialog is shown with: the document as it is now.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its catalogue.
    pub catalog: &'a Catalog,
    /// What follows from both.
    pub analysis: &'a Analysis,
    /// A number that changes whenever the project does.
    pub revision: u64,
    /// Today, as year-month-day.
    pub today: &'a str,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub look: &'a Look,
}

impl Now<'_> {
    /// A condition in words.
    pub(super) fn said(&self, condition: &Condition) -> String {
        Words::new(self.project, self.catalog, self.analysis, self.lang).condition(condition)
    }
}
