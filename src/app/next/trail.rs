//! What of the drawing a next step is about: the way of a path hop by hop, or the elements concerned.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::next::{BestMeasure, ExposedPath, Life, SinglePoint, Treated, Way};
use crate::model::{ElementId, FlowId, NodeId, Project};

/// How much an element of a trail matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is concerned.
    Concerned,
    /// It is what is to be done something about.
    Critical,
}

/// A hop of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The flow it goes along.
    pub flow: FlowId,
    /// The end of the flow it leads to.
    pub to: NodeId,
    /// Whether something stands in the way.
    pub is_protected: bool,
}

/// A part of the drawing that is shown while all else is dimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The elements, but for the flows of the way.
    pub elements: BTreeMap<ElementId, Weight>,
    /// The hops, in order.
    pub legs: Vec<Leg>,
}

impl Trail {
    /// Every element that is shown.
    pub fn all(&self) -> BTreeSet<ElementId> {
        let flows = self.legs.iter().map(|leg| ElementId::from(leg.flow));
        self.elements.keys().copied().chain(flows).collect()
    }

    /// The way of a path.
    pub fn of_path(path: &ExposedPath) -> Self {
        let mut trail = Self::default();
        trail.concern([ElementId::from(path.zone), path.start.into()]);
        trail.concern(path.hops.iter().map(|hop| ElementId::from(hop.to)));
        for hop in &path.hops {
            let leg = Leg { flow: hop.flow, to: hop.to, is_protected: hop.is_protected };
            match trail.legs.last_mut() {
                // A flow that passes a carrier is one line.
                Some(last) if last.flow == hop.flow => *last = leg,
                _ => trail.legs.push(leg),
            }
        }
        trail
    }

    /// What fails, and who loses what.
    pub fn of_point(point: &SinglePoint) -> Self {
        let mut trail = Self::default();
        trail.concern(point.terminals.iter().chain(&point.servers).map(|&node| ElementId::from(node)));
        trail.elements.insert(point.element, Weight::Critical);
        trail
    }

    /// Where a measure is put, and the flows of what it brings down.
    pub fn of_measure(best: &BestMeasure, project: &Project) -> Self {
        let mut trail = Self::default();
        for change in best.risks.iter().chain(&best.open) {
            match change.treated {
                Treated::Risk(risk) => {
                    let flows = project.risks.get(&risk).into_iter().flat_map(|risk| &risk.flows);
                    trail.concern(flows.map(|&flow| ElementId::from(flow)));
                }
                Treated::Open(flow, _) => trail.concern([ElementId::from(flow)]),
            }
        }
        let on = match best.way {
            Way::Add { on, .. } => on.into_iter().collect(),
            Way::Name(measure) => project.measures.get(&measure).map_or_else(Vec::new, |measure| measure.on.clone()),
        };
        trail.elements.extend(on.into_iter().map(|element| (element, Weight::Critical)));
        trail
    }

    /// Where a data item is kept and what is done with it.
    pub fn of_life(life: &Life, project: &Project) -> Self {
        let mut trail = Self::default();
        trail.concern(life.known.values().flatten().copied());
        let carrying = project.flows.iter().filter(|(_, flow)| flow.data.contains(&life.item));
        trail.concern(carrying.map(|(&flow, _)| ElementId::from(flow)));
        let keeping = project.nodes.iter().filter(|(_, node)| node.keeps.contains(&life.item));
        trail.concern(keeping.map(|(&node, _)| ElementId::from(node)));
        trail
    }

    fn concern(&mut self, elements: impl IntoIterator<Item = ElementId>) {
        for element in elements {
            self.elements.entry(element).or_insert(Weight::Concerned);
        }
    }
}
