//! The sheet of a layout that is found beside the window, and of what is on the way to it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::figures::{keep_clear, zones};
use super::words::{size, words};
use super::{Sheet, Ways};
use crate::analysis::Analysis;
use crate::catalog::Catalog;
use crate::layout::{self, Geometry, Watch};
use crate::model::Project;

impl Sheet {
    /// The sheet of `project`, which differs from `old`, the project this sheet shows, by where things stand; none where
    /// it was not let go on. The ways of all flows are found anew where `anew`, else of those that are touched.
    pub fn relaid(
        &self,
        old: &Project,
        project: &Project,
        analysis: &Analysis,
        catalog: &Catalog,
        anew: bool,
        watch: Watch<'_>,
    ) -> Option<Self> {
        let words = words(Some(&self.words), &BTreeSet::new(), &self.guards, project, catalog, self.lang);
        let zones = zones(Some(&self.zones), &self.guards, project, analysis, catalog);
        let (keep_clear, sizes) = (keep_clear(project, &zones), |id| size(&words, id));
        let geometry = if anew {
            layout::arrange_watched(project, &keep_clear, &sizes, watch)?
        } else {
            layout::rearrange_watched(&self.geometry, old, project, &keep_clear, &sizes, watch)?
        };
        Some(self.updated_along(&Ways::As(&geometry), old, project, analysis, catalog))
    }

    /// The sheet while things glide from this one's places to others, with flows as they are on the way.
    #[must_use]
    pub fn gliding(&self, geometry: Geometry, project: &Project, analysis: &Analysis, catalog: &Catalog) -> Self {
        let words = words(Some(&self.words), &BTreeSet::new(), &self.guards, project, catalog, self.lang);
        let guards = Arc::clone(&self.guards);
        let zones = zones(Some(&self.zones), &guards, project, analysis, catalog);
        let keep_clear = keep_clear(project, &zones);
        Self::assemble(Some(self), guards, zones, keep_clear, geometry, words, project, analysis, catalog, self.lang)
    }
}
