//! The figures of the whole, on the assessed sample: each counts what is behind it.

use std::sync::Arc;

use super::fixture::catalog;
use crate::analysis::{Coverage, Due, Figure, Part, Summary, Time, analyse};
use crate::model::{
    Decision, ElementId, FlowId, Level, Measure, MeasureId, PartyId, Performer, Phase, Project, Status, ZoneId,
};
use crate::storage;

fn assessed() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3-assessed.ron")).expect("the sample can be read")
}

#[test]
fn levels_before_and_after_are_those_of_the_sample() {
    let project = assessed();
    let analysis = analyse(&project, &catalog(), None);
    let summary = Summary::new(&project, &analysis, Some("2026-04-01"));
    let levels = |time| Level::ALL.iter().map(|&level| summary.count(Figure::Level(time, level), &analysis)).collect();
    let (before, after): (Vec<usize>, Vec<usize>) = (levels(Time::Before), levels(Time::After));
    assert_eq!(before, [1, 21, 13, 1, 0]);
    assert_eq!(after, [0, 0, 10, 21, 5]);
}

#[test]
fn the_cells_have_every_adopted_risk_once_where_its_level_is() {
    let (project, catalog) = (assessed(), catalog());
    let analysis = analyse(&project, &catalog, None);
    let summary = Summary::new(&project, &analysis, None);
    for time in Time::ALL {
        let mut seen = Vec::new();
        for (impact, row) in catalog.criteria.matrix.iter().enumerate() {
            for (likelihood, level) in row.iter().enumerate() {
                let here = summary.elements(Figure::Cell { time, impact, likelihood }, &analysis);
                let of_level = summary.elements(Figure::Level(time, *level), &analysis);
                assert!(here.is_subset(&of_level), "{time:?} {impact} {likelihood}");
                seen.extend(here);
            }
        }
        seen.sort_unstable();
        let adopted = project.risks.iter().filter(|(_, risk)| risk.decision == Decision::Adopted);
        let adopted: Vec<ElementId> = adopted.map(|(id, _)| (*id).into()).collect();
        assert_eq!(seen, adopted);
    }
}

#[test]
fn a_risk_counts_in_every_zone_and_party_of_its_flows_and_nowhere_else() {
    let project = assessed();
    let analysis = analyse(&project, &catalog(), None);
    let summary = Summary::new(&project, &analysis, None);
    let mut parts: Vec<Part> = analysis.areas.zones.keys().map(|&zone| Part::Zone(zone)).collect();
    parts.extend(analysis.areas.parties.keys().map(|&party| Part::Party(party)));
    for part in parts {
        let area = crate::analysis::summary::area(&analysis, part).expect("it is there");
        let touching = |flows: &[FlowId]| flows.iter().any(|flow| area.flows.contains(flow));
        for time in Time::ALL {
            for &level in Level::ALL {
                let expected = analysis.risks.iter().filter(|(id, known)| {
                    let risk = &project.risks[*id];
                    let at = if time == Time::Before { known.rating.level } else { known.residual.level };
                    risk.decision == Decision::Adopted && touching(&risk.flows) && at == level
                });
                let figure = Figure::LevelIn(part, time, level);
                assert_eq!(summary.count(figure, &analysis), expected.count(), "{figure:?}");
            }
        }
    }
    assert!(summary.exposed_zones.contains(&Part::Zone(ZoneId(1))));
    assert!(summary.exposed_parties.contains(&Part::Party(PartyId(2))));
}

#[test]
fn measures_are_told_apart_by_status_and_by_when_they_are_due() {
    let mut project = assessed();
    project.measures.clear();
    let of = |status, due: &str| Measure {
        kind: None,
        name: "対策".to_owned(),
        on: vec![FlowId(9).into()],
        performer: Performer::Provider,
        status,
        owner: String::new(),
        due: due.to_owned(),
        evidence: String::new(),
        reference: String::new(),
        note: String::new(),
    };
    for (number, (status, due)) in [
        (Status::Planned, "2026-03-31"),
        (Status::Planned, "2026-04-01"),
        (Status::Planned, "2026/5/1"),
        (Status::Planned, "2026-05-02"),
        (Status::InProgress, "いつか"),
        (Status::Done, "2026-01-01"),
        (Status::NotApplicable, ""),
    ]
    .into_iter()
    .enumerate()
    {
        project.measures.insert(MeasureId(number as u32 + 1), Arc::new(of(status, due)));
    }
    let analysis = analyse(&project, &catalog(), None);
    let summary = Summary::new(&project, &analysis, Some("2026-04-01"));
    let count = |figure| summary.count(figure, &analysis);
    let open = Due::ALL.map(|due| count(Figure::Open(Status::Planned, due)));
    assert_eq!(open, [1, 2, 1, 0], "today and in 30 days are soon");
    assert_eq!(count(Figure::Open(Status::InProgress, Due::Undated)), 1);
    assert_eq!(count(Figure::Closed(Status::Done)), 1, "what is done is never overdue");
    assert_eq!(count(Figure::Closed(Status::NotApplicable)), 1);
    let timeless = Summary::new(&project, &analysis, None);
    assert_eq!(timeless.count(Figure::Open(Status::Planned, Due::Later), &analysis), 4);
    let drawn = summary.drawn(Figure::Open(Status::Planned, Due::Overdue), &project, &analysis);
    assert_eq!(drawn, [FlowId(9).into()].into());
}

#[test]
fn every_figure_counts_what_it_leads_to() {
    let project = assessed();
    let analysis = analyse(&project, &catalog(), Some("2026-04-01"));
    let summary = Summary::new(&project, &analysis, Some("2026-04-01"));
    let steps = Coverage::ALL.map(Figure::Step);
    let phases = Phase::ALL.iter().map(|&phase| Figure::Area(Part::Phase(phase)));
    for figure in steps.into_iter().chain(phases) {
        assert_eq!(summary.count(figure, &analysis), summary.elements(figure, &analysis).len(), "{figure:?}");
    }
    let found: usize = summary.findings.iter().map(|(_, count)| count).sum();
    assert_eq!(found, analysis.findings.len());
}
