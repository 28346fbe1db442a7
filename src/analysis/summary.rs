//! The state of the whole as figures to be read: each a number with the elements behind it, so that whoever reads one can
//! go there. Made once a revision, when somebody looks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Analysis;
use super::area::Area;
use super::day::Day;
use super::flow::Coverage;
use crate::model::{
    Decision, ElementId, FlowId, Level, MeasureId, PartyId, Phase, Project, Risk, RiskId, Status, ZoneId,
};

/// How many days ahead a measure is due soon.
const SOON: u16 = 30;

/// A zone, a party or a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A phase.
    Phase(Phase),
    /// A party.
    Party(PartyId),
    /// A zone.
    Zone(ZoneId),
}

/// Before measures, or after those in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Time {
    /// Before measures.
    #[default]
    Before,
    /// After the measures in force.
    After,
}

impl Time {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Before, Self::After];
}

/// When a measure is due, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// It should have been done before today.
    Overdue,
    /// Within 30 days.
    Soon,
    /// Later than that.
    Later,
    /// It has no date, or none that can be read.
    Undated,
}

impl Due {
    /// All, what is most urgent first.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Soon, Self::Later, Self::Undated];
}

/// One number that is shown, by what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Flows at a step.
    Step(Coverage),
    /// Flows of a zone, a party or a phase.
    Area(Part),
    /// Adopted risks in a cell of the matrix.
    Cell {
        /// Before or after measures.
        time: Time,
        /// The step of 影響度.
        impact: usize,
        /// The step of 顕在化率.
        likelihood: usize,
    },
    /// Adopted risks of a level.
    Level(Time, Level),
    /// Adopted risks of a level whose flows belong to a zone or a party.
    LevelIn(Part, Time, Level),
    /// Measures that are still to be done, by how far they have come and when they are due.
    Open(Status, Due),
    /// Measures that are done, or do not apply.
    Closed(Status),
    /// Findings of a kind: the lint's place in the catalogue.
    Finding(usize),
}

/// The figures of a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The risks and measures behind each figure that is not zero; flows are looked up in the analysis.
    behind: BTreeMap<Figure, Vec<ElementId>>,
    /// How many findings there are of each lint of which there are some, in the catalogue's order.
    pub findings: Vec<(usize, usize)>,
    /// The zones that adopted risks belong to: those with the highest levels first.
    pub exposed_zones: Vec<Part>,
    /// The same of parties.
    pub exposed_parties: Vec<Part>,
    /// All zones, the least covered first, of those the ones with most flows.
    pub zones: Vec<Part>,
    /// All parties, in the same order.
    pub parties: Vec<Part>,
}

impl Summary {
    /// Sums up a project. Without a day nothing is overdue and nothing due soon.
    pub fn new(project: &Project, analysis: &Analysis, today: Option<&str>) -> Self {
        let mut behind: BTreeMap<Figure, Vec<ElementId>> = BTreeMap::new();
        let mut exposed = BTreeSet::new();
        for (&id, known) in &analysis.risks {
            let Some(risk) = project.risks.get(&id).filter(|risk| risk.decision == Decision::Adopted) else { continue };
            let (rating, residual) = (&known.rating, &known.residual);
            let parts = parts(project, analysis, risk);
            for (time, impact, likelihood, level) in [
                (Time::Before, rating.impact, rating.likelihood, rating.level),
                (Time::After, residual.impact, residual.likelihood, residual.level),
            ] {
                let mut add = |figure| behind.entry(figure).or_default().push(id.into());
                add(Figure::Cell { time, impact, likelihood });
                add(Figure::Level(time, level));
                for &part in &parts {
                    add(Figure::LevelIn(part, time, level));
                }
            }
            exposed.extend(parts);
        }
        let today = today.and_then(Day::read);
        for (&id, measure) in &project.measures {
            let figure = match measure.status {
                Status::Planned | Status::InProgress => Figure::Open(measure.status, due(&measure.due, today)),
                Status::Done | Status::NotApplicable => Figure::Closed(measure.status),
            };
            behind.entry(figure).or_default().push(id.into());
        }
        let mut findings: BTreeMap<usize, usize> = BTreeMap::new();
        for finding in &analysis.findings {
            *findings.entry(finding.lint).or_default() += 1;
        }
        let by_coverage = |parts: Vec<(Part, &Area)>| {
            let mut parts = parts;
            parts.sort_by_key(|(_, area)| (area.step(), Reverse(area.flows.len())));
            parts.into_iter().map(|(part, _)| part).collect()
        };
        let areas = &analysis.areas;
        let mut summary = Self {
            behind,
            findings: findings.into_iter().collect(),
            exposed_zones: Vec::new(),
            exposed_parties: Vec::new(),
            zones: by_coverage(areas.zones.iter().map(|(&id, area)| (Part::Zone(id), area)).collect()),
            parties: by_coverage(areas.parties.iter().map(|(&id, area)| (Part::Party(id), area)).collect()),
        };
        let mut exposed: Vec<Part> = exposed.into_iter().collect();
        let weight = |part: Part| -> Vec<usize> {
            Level::ALL.iter().map(|&level| summary.risks(Figure::LevelIn(part, Time::Before, level))).collect()
        };
        // More at S comes first, then more at A, and so on.
        exposed.sort_by_cached_key(|&part| (Reverse(weight(part)), part));
        (summary.exposed_zones, summary.exposed_parties) =
            exposed.into_iter().partition(|part| matches!(part, Part::Zone(_)));
        summary
    }

    /// The risks or measures that a figure counts.
    pub fn behind(&self, figure: Figure) -> &[ElementId] {
        self.behind.get(&figure).map_or(&[], Vec::as_slice)
    }

    /// How many risks or measures a figure counts.
    pub fn risks(&self, figure: Figure) -> usize {
        self.behind(figure).len()
    }

    /// How much a figure counts.
    pub fn count(&self, figure: Figure, analysis: &Analysis) -> usize {
        match figure {
            Figure::Step(step) => analysis.totals.coverage.get(&step).copied().unwrap_or_default(),
            Figure::Area(part) => area(analysis, part).map_or(0, |area| area.flows.len()),
            Figure::Finding(lint) => self.findings.iter().find(|(other, _)| *other == lint).map_or(0, |found| found.1),
            figure => self.risks(figure),
        }
    }

    /// What a figure counts: flows, risks, measures, or the subjects of findings.
    pub fn elements(&self, figure: Figure, analysis: &Analysis) -> BTreeSet<ElementId> {
        match figure {
            Figure::Step(step) => {
                let flows = analysis.flows.iter().filter(|(_, flow)| flow.coverage == step);
                flows.map(|(&id, _)| id.into()).collect()
            }
            Figure::Area(part) => {
                area(analysis, part).into_iter().flat_map(|area| &area.flows).map(|&flow| flow.into()).collect()
            }
            Figure::Finding(lint) => {
                let found = analysis.findings.iter().filter(|finding| finding.lint == lint);
                found.filter_map(|finding| finding.subject).collect()
            }
            figure => self.behind(figure).iter().copied().collect(),
        }
    }

    /// What of that is drawn: of a risk its flows, of a measure the elements it is placed on.
    pub fn drawn(&self, figure: Figure, project: &Project, analysis: &Analysis) -> BTreeSet<ElementId> {
        let mut drawn = BTreeSet::new();
        for element in self.elements(figure, analysis) {
            match element {
                ElementId::Risk(id) => {
                    let flows = project.risks.get(&id).map(|risk| risk.flows.as_slice()).unwrap_or_default();
                    drawn.extend(flows.iter().map(|&flow| ElementId::from(flow)));
                }
                ElementId::Measure(id) => drawn.extend(places(project, id)),
                element => {
                    drawn.insert(element);
                }
            }
        }
        drawn.retain(|&element| {
            let is_drawn =
                matches!(element, ElementId::Zone(_) | ElementId::Node(_) | ElementId::Flow(_) | ElementId::Note(_));
            is_drawn && project.has(element)
        });
        drawn
    }
}

/// The area of a part.
pub fn area(analysis: &Analysis, part: Part) -> Option<&Area> {
    match part {
        Part::Phase(phase) => analysis.areas.phases.get(&phase),
        Part::Party(party) => analysis.areas.parties.get(&party),
        Part::Zone(zone) => analysis.areas.zones.get(&zone),
    }
}

/// The zones and parties that the flows of a risk belong to, each once.
fn parts(project: &Project, analysis: &Analysis, risk: &Risk) -> BTreeSet<Part> {
    let ends = |flow: &FlowId| {
        let flow = project.flows.get(flow)?;
        Some([Some(flow.from), Some(flow.to), flow.actor])
    };
    let nodes = risk.flows.iter().filter_map(ends).flatten().flatten();
    let known = nodes.filter_map(|node| analysis.nodes.get(&node));
    known
        .flat_map(|node| {
            let zones = node.zones.iter().map(|&zone| Part::Zone(zone));
            zones.chain(node.party.map(Part::Party))
        })
        .collect()
}

fn due(text: &str, today: Option<Day>) -> Due {
    match (Day::read(text), today) {
        (None, _) => Due::Undated,
        (Some(day), Some(today)) if day < today => Due::Overdue,
        (Some(day), Some(today)) if day <= today.after(SOON) => Due::Soon,
        (Some(_), _) => Due::Later,
    }
}

/// Where a measure is placed; one on a risk is on its flows.
fn places(project: &Project, measure: MeasureId) -> BTreeSet<ElementId> {
    let on = project.measures.get(&measure).map(|measure| measure.on.as_slice()).unwrap_or_default();
    let flows = |id: &RiskId| project.risks.get(id).map(|risk| risk.flows.clone()).unwrap_or_default();
    on.iter()
        .flat_map(|element| match element {
            ElementId::Risk(id) => flows(id).into_iter().map(ElementId::from).collect(),
            element => vec![*element],
        })
        .collect()
}
