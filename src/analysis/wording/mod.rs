//! Turns results of the analysis into words, when they are shown: [`Words`] knows the project, the catalogue, the
//! analysis and the language.
//!
//! [`term`] has the message of every word of a closed vocabulary, for the other rooms as well. `name` says what elements
//! are called, `sentence` has the 4W1H of flows, `reason` the facts and the basis of
//! ratings, `condition` conditions that do not hold, `unmet` what is missing for a threat, `figure` what figures count,
//! `finding` what lints found, `gap` what is still missing,
//! `next` what to do next, and `aspect` what has changed. The words themselves are in the
//! catalogue and in `assets/text/*/wording.ftl`.

mod aspect;
mod condition;
mod figure;
mod finding;
mod gap;
mod name;
mod next;
mod reason;
mod sentence;
pub mod term;
mod unmet;

pub use name::step_name;
pub use term::{Meaning, Term};

use super::Analysis;
use crate::catalog::Catalog;
use crate::model::Project;
use crate::text::{Lang, tr};

/// Says what the analysis found, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    project: &'a Project,
    catalog: &'a Catalog,
    analysis: &'a Analysis,
    lang: Lang,
}

impl<'a> Words<'a> {
    /// Words about a project and what was found in it with this catalogue.
    pub fn new(project: &'a Project, catalog: &'a Catalog, analysis: &'a Analysis, lang: Lang) -> Self {
        Self { project, catalog, analysis, lang }
    }

    /// Several names of which any will do, as one part of a list.
    fn alternatives<T: AsRef<str>>(&self, names: &[T]) -> String {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        names.join(&tr(self.lang, "list-or"))
    }

    /// Several texts as one list.
    fn list<T: AsRef<str>>(&self, texts: &[T]) -> String {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        texts.join(&tr(self.lang, "list-separator"))
    }
}
