//! Draws flows as their file has them, where that still fits the drawing.

use std::sync::Arc;

use super::change::Touched;
use super::draft::{Draft, Index, segments};
use super::former::Formers;
use super::grid::touches;
use super::line::level;
use super::route::Effort;
use super::settle::settle;
use super::side::side_of;
use super::stops::{Stop, slid, stops, waypoints};
use super::{FlowGeometry, Geometry, LabelSizes, Watch, label};
use crate::model::{Drawn, Elements, Flow, FlowId, Point, Project, Rect};

impl Geometry {
    /// What a file is to remember of it.
    pub fn drawn(&self) -> Elements<FlowId, Drawn> {
        let drawn =
            |geometry: &FlowGeometry| Drawn { route: geometry.route.clone(), chip: geometry.label.map(label::chip) };
        self.flows.iter().map(|(id, geometry)| (*id, Arc::new(drawn(geometry)))).collect()
    }
}

/// The geometry that the project's file remembers ([`Project::drawn`]). What it does not know of, or what does not fit
/// any more since somebody changed the file by other means, is found anew.
/// None where it was not let go on.
pub(super) fn recall(project: &Project, keep_clear: &[Rect], labels: LabelSizes, watch: Watch) -> Option<Geometry> {
    let index = Index::of(project, keep_clear);
    let mut draft = Draft::new(project, labels, index);
    let mut touched = Touched::default();
    for (id, flow) in &project.flows {
        match project.drawn.get(id).filter(|drawn| fits(&draft, flow, &drawn.route)) {
            Some(drawn) => {
                let place = drawn.chip.filter(|chip| chip.is_drawable()).zip((draft.sizes)(*id));
                let label = place.map(|(chip, size)| label::around_chip(chip, size));
                draft.put(*id, FlowGeometry { route: drawn.route.clone(), label });
            }
            None => {
                touched.routes.insert(*id);
            }
        }
    }
    for id in draft.flows.clone().keys() {
        let stands = match draft.label(*id) {
            Some(label) => label::by_hand(&draft, *id) == Some(label) || !label::covers(&draft, *id, label),
            None => (draft.sizes)(*id).is_none(),
        };
        if !stands && draft.flow(*id).is_some_and(Flow::is_at_rest) {
            touched.routes.insert(*id);
        } else if !stands {
            touched.labels.insert(*id);
        }
    }
    let effort = Effort::for_flows(touched.routes.len());
    settle(&mut draft, &touched, &Formers::default(), effort, watch)?;
    Some(Geometry { flows: draft.flows, index: draft.index })
}

/// Whether a way leads from the one node to the other as this flow is drawn, past all that stands there now.
fn fits(draft: &Draft, flow: &Flow, route: &[Point]) -> bool {
    let (Some((from, to)), [first, .., last]) = (draft.ends(flow), route) else { return false };
    if !route.iter().all(|point| point.is_drawable()) {
        return false;
    }
    let meets = side_of(from, *first).is_some() && side_of(to, *last).is_some();
    if flow.straight && !flow.is_at_rest() {
        return meets && route[1..route.len() - 1] == waypoints(flow)[..];
    }
    let level = route.windows(2).all(|pair| level(pair[0].0, pair[1].0) || level(pair[0].1, pair[1].1));
    let passes = |stop: &Stop| segments(route).any(|line| touches(line.grown(0.1), stop.at));
    let slid = slid(flow, (from, to)).is_some_and(|slid| slid.iter().all(passes));
    let led = slid || stops(flow, (from, to)).iter().all(passes);
    let free = |line: Rect| !draft.index.nodes.any(line, |_, rect| rect.grown(-1.0).overlaps(line));
    meets && level && led && segments(route).all(free)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::figure_test::{figure, sizes};
    use crate::layout::{UNWATCHED, arrange, rearrange};
    use crate::model::{NodeId, Vector};

    fn moved(project: &Project, node: u32, by: Vector) -> Project {
        let mut project = project.clone();
        let mut node_there = (*project.nodes[&NodeId(node)]).clone();
        node_there.at = node_there.at.moved(by);
        project.nodes.insert(NodeId(node), Arc::new(node_there));
        project
    }

    #[test]
    fn what_was_drawn_is_drawn_again() {
        let mut project = figure();
        let mut geometry = arrange(&project, &[], &sizes);
        for step in 1..8_u8 {
            let next = moved(&project, u32::from(step) * 3, Vector(f32::from(step) * 7.0, -13.0));
            geometry = rearrange(&geometry, &project, &next, &[], &sizes);
            project = next;
        }
        assert_ne!(arrange(&project, &[], &sizes), geometry, "otherwise this would show nothing");
        let remembered = Project { drawn: geometry.drawn(), ..project };
        assert_eq!(recall(&remembered, &[], &sizes, UNWATCHED).unwrap(), geometry);
    }

    #[test]
    fn what_does_not_fit_any_more_is_found_anew() {
        let project = figure();
        let geometry = arrange(&project, &[], &sizes);
        let elsewhere = Project { drawn: geometry.drawn(), ..moved(&project, 15, Vector(0.0, 37.0)) };
        let found = recall(&elsewhere, &[], &sizes, UNWATCHED).unwrap();
        assert_eq!(crate::layout::faults(&elsewhere, &found, &[]), []);
        for (id, flow) in &elsewhere.flows {
            let touched = flow.from == NodeId(15) || flow.to == NodeId(15);
            assert!(touched || found.flows[id].route == geometry.flows[id].route, "{id}");
        }
        let mut damaged = Project { drawn: geometry.drawn(), ..project };
        let nowhere = Drawn { route: vec![Point(f32::NAN, 0.0), Point(1e30, 0.0)], chip: Some(Point(0.0, f32::NAN)) };
        for id in geometry.flows.keys() {
            damaged.drawn.insert(*id, Arc::new(nowhere.clone()));
        }
        assert_eq!(recall(&damaged, &[], &sizes, UNWATCHED).unwrap(), geometry);
    }
}
