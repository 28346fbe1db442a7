//! Where a measure can be placed so that it helps against a risk.

use crate::analysis::Analysis;
use crate::model::{ElementId, Project, Risk};

/// What the flows of a risk touch: the flows, their ends and actors, the zones and parties of these, and their data,
/// the nearest first.
pub(super) fn places(project: &Project, analysis: &Analysis, risk: &Risk) -> Vec<ElementId> {
    let mut places: Vec<ElementId> = risk.flows.iter().map(|&flow| flow.into()).collect();
    let flows: Vec<_> = risk.flows.iter().filter_map(|flow| project.flows.get(flow)).collect();
    let nodes = || flows.iter().flat_map(|flow| [Some(flow.from), Some(flow.to), flow.actor]).flatten();
    let known = || nodes().filter_map(|node| analysis.nodes.get(&node));
    let mut add = |element: ElementId| {
        if project.has(element) && !places.contains(&element) {
            places.push(element);
        }
    };
    nodes().for_each(|node| add(node.into()));
    known().flat_map(|node| node.zones.iter().rev()).for_each(|&zone| add(zone.into()));
    known().filter_map(|node| node.party).for_each(|party| add(party.into()));
    flows.iter().flat_map(|flow| &flow.data).for_each(|&data| add(data.into()));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::catalog::Catalog;
    use crate::model::{Measure, RiskId};
    use crate::storage::template::Template;
    use std::sync::Arc;

    #[test]
    fn a_measure_reaches_a_flow_of_the_risk_from_every_place_offered() {
        let project = Template::Figure53.project().unwrap();
        let catalog = Catalog::builtin().unwrap();
        let analysis = analyse(&project, &catalog, None);
        for (&flow, _) in project.flows.iter().step_by(5) {
            let risk = Risk { words: "誤送信".to_owned(), flows: vec![flow], ..Risk::default() };
            let offered = places(&project, &analysis, &risk);
            assert!(offered.len() >= 3, "{flow}: {offered:?}");
            for place in offered {
                let mut with = project.clone();
                let measure = with.add_measure(Measure::planned(None, "送信先の確認".to_owned(), vec![place]));
                with.risks.insert(RiskId(1), Arc::new(Risk { measures: vec![measure], ..risk.clone() }));
                let known = analyse(&with, &catalog, None);
                assert_eq!(known.risks[&RiskId(1)].misplaced, [], "{flow} from {place}");
            }
        }
    }
}
