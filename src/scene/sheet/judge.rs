//! The sheet with another analysis of the project that it shows: only figures of which that says something else are made anew.

use std::sync::Arc;

use super::Sheet;
use super::figures::{ground_of_others, is_foreign, notes, walk_to, zones};
use crate::analysis::Analysis;
use crate::catalog::Catalog;
use crate::model::Project;
use crate::scene::flow::{FlowFigure, Standing};
use crate::scene::node::NodeFigure;

impl Sheet {
    /// Shows what another analysis says of the project that this sheet shows. Nothing moves.
    pub fn judge(&mut self, project: &Project, analysis: &Analysis, catalog: &Catalog) {
        self.zones = zones(Some(&self.zones), &self.guards, project, analysis, catalog);
        self.notes = notes(Some(&self.notes), project, analysis);
        let ground = ground_of_others(project, catalog);
        let mut nodes = analysis.nodes.iter().peekable();
        for (&id, figure) in self.nodes.ids.iter().zip(&mut self.nodes.figures) {
            let standing = walk_to(&mut nodes, id);
            let foreign = is_foreign(&figure.node, standing, project, &|zone| ground.contains(&zone));
            if foreign != figure.foreign {
                *figure = Arc::new(NodeFigure::new(&figure.node, foreign, figure.guard, catalog, self.lang));
            }
        }
        let mut flows = analysis.flows.iter().peekable();
        for (&id, figure) in self.flows.ids.iter().zip(&mut self.flows.figures) {
            let standing = Standing::of(walk_to(&mut flows, id), figure.standing.guard);
            if standing != figure.standing {
                *figure = Arc::new(FlowFigure::new(&figure.flow, Arc::clone(&figure.label), &figure.shape, standing));
            }
        }
        self.totals = analysis.totals.clone();
    }
}
