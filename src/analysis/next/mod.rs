//! What to do next: measures worth taking, single points of failure, ways in from exposed places, and how far each data
//! item's life is written down. Counted from what the analysis found, so that it is quick enough to follow every edit.
//!
//! `place` says where a measure can be put and which flows it reaches there, [`benefit`] what a further measure would
//! change for one risk, [`measures`] counts that over all of them; [`mod@plan`] finds those that fit one threat best. `hop` takes flows apart where they pass a carrier;
//! [`failure`] and [`exposure`] look at the graph of these hops. [`life`] follows data items. [`reason`] says why there is nothing in a list.
//!
//! The guideline asks for none of this in these terms: what counts here, and how it is ranked, is ours.

pub mod benefit;
pub mod exposure;
pub mod failure;
mod hop;
pub mod life;
pub mod measures;
mod place;
pub mod plan;
pub mod reason;
#[cfg(test)]
mod tests;

pub use benefit::{LevelChange, Treated};
pub use exposure::{ExposedPath, PathHop};
pub use failure::SinglePoint;
pub use life::{Life, Stage};
pub use measures::{BestMeasure, Way};
pub use plan::{Plan, Planned, plan};
pub use reason::{Reason, Reasons};

use super::Analysis;
use super::cover::covering_measures;
use super::custody::kept_of_class;
use super::index::Index;
use super::terms;
use crate::catalog::Catalog;
use crate::model::Project;

/// What to do next, each list with what matters most first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NextSteps {
    /// Measures that would bring risks to a lower level.
    pub measures: Vec<BestMeasure>,
    /// Ways from exposed places to patient information.
    pub paths: Vec<ExposedPath>,
    /// Elements and flows without which the medical institution does not reach its servers.
    pub failures: Vec<SinglePoint>,
    /// Data items whose life is not written down to its end.
    pub lives: Vec<Life>,
    /// Why a list that is empty is so.
    pub reasons: Reasons,
}

impl NextSteps {
    /// How many there are of all kinds that something is to be done about.
    pub fn count(&self) -> usize {
        self.measures.len() + self.open_paths() + self.open_failures() + self.lives.len()
    }

    /// How many ways have a hop where nothing stands in the way.
    pub fn open_paths(&self) -> usize {
        self.paths.iter().filter(|path| path.first_unprotected().is_some()).count()
    }

    /// How many single points of failure are not doubled.
    pub fn open_failures(&self) -> usize {
        self.failures.iter().filter(|point| !point.is_doubled).count()
    }
}

/// Works out what to do next. `analysis` is that of the same project and catalogue.
///
/// ```
/// # use nagarezu::{analysis, catalog::Catalog, model::Project};
/// # fn example(project: &Project, catalog: &Catalog) {
/// let analysis = analysis::analyse(project, catalog, None);
/// let next = analysis::next::next_steps(project, catalog, &analysis);
/// if let Some(best) = next.measures.first() {
///     println!("{} risks would be lower", best.risks.len());
/// }
/// # }
/// ```
pub fn next_steps(project: &Project, catalog: &Catalog, analysis: &Analysis) -> NextSteps {
    let index = Index::new(project, catalog);
    let covering = covering_measures(&index);
    let kept = kept_of_class(&index, terms::PATIENT);
    let steps = NextSteps {
        measures: measures::best(&index, &covering, analysis),
        paths: exposure::paths(&index, &covering, &kept),
        failures: failure::single_points(&index, &covering, &kept),
        lives: life::unfinished(&index),
        reasons: Reasons::default(),
    };
    let reasons = reason::reasons(&index, &kept, analysis);
    let reasons = Reasons {
        measures: reasons.measures.filter(|_| steps.measures.is_empty()),
        paths: reasons.paths.filter(|_| steps.paths.is_empty()),
        failures: reasons.failures.filter(|_| steps.failures.is_empty()),
        lives: reasons.lives.filter(|_| steps.lives.is_empty()),
    };
    NextSteps { reasons, ..steps }
}
