//! Which measures fit one threat on one flow best: what is proposed to somebody who is about to treat it.
//!
//! As many as the criteria ask for at its level, each of another category, and one where they ask for none but it is to be
//! lowered. What is in place already and helps is named; else, of the kinds that help, the one that leaves the lowest
//! level and is made against this threat first of all, put where it brings down most others as well.

use std::cmp::Reverse;

use super::benefit::{Subject, Treated, helps, lowering, subjects};
use super::place::Places;
use crate::analysis::Analysis;
use crate::analysis::cover::covering_measures;
use crate::analysis::index::Index;
use crate::analysis::rating::level_of;
use crate::analysis::terms;
use crate::catalog::{Catalog, Category};
use crate::model::{ElementId, Level, MeasureId, Project, Treatment};

/// A measure of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// It is in place, and the risk names it from now on.
    Name(MeasureId),
    /// It is put on an element, or on the project as a whole.
    Add {
        /// The measure's place in the catalogue.
        kind: usize,
        /// Where; none: the project as a whole.
        on: Option<ElementId>,
    },
}

/// What is proposed to treat a threat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The measures, besides those that the risk names already.
    pub measures: Vec<Planned>,
    /// How many categories the criteria ask for at its level.
    pub needed: usize,
    /// How many it has with these measures.
    pub categories: usize,
    /// What remains once all of it is done.
    pub left: Option<Level>,
}

impl Plan {
    /// Whether it has as many measures as the criteria ask for.
    pub fn is_enough(&self) -> bool {
        self.categories >= self.needed
    }
}

/// A measure that could be taken, with how good it is.
struct Candidate {
    planned: Planned,
    category: Category,
    lowers: [u8; 2],
    /// At which place the threat stands among those it covers: it is made against the first of them.
    place: usize,
}

/// The plan for a threat rated like this and treated in this way. `analysis` is that of the same project and catalogue.
pub fn plan(
    project: &Project,
    catalog: &Catalog,
    analysis: &Analysis,
    treated: Treated,
    rating: (usize, usize),
    treatment: Treatment,
) -> Plan {
    let index = Index::new(project, catalog);
    let covering = covering_measures(&index);
    let subjects = subjects(&index, &covering, analysis);
    let needed = index.criteria.rule(level_of(index.criteria, rating.0, rating.1)).measures;
    let Some(subject) = subjects.iter().find(|subject| subject.treated == treated) else {
        return Plan { needed, ..Plan::default() };
    };
    let (mut bits, mut lowered) = named(&index, &covering, subject);
    let places = Places::new(&index);
    let wanted = if treatment == Treatment::Reduce { needed.max(1) } else { needed };
    let mut measures = Vec::new();
    let mut candidates = in_place(&index, &covering, subject);
    candidates.extend(to_add(&index, &places, &subjects, subject, treatment));
    let level = |lowered: [u8; 2]| {
        let steps = |axis: usize| (lowered[axis].count_ones() as usize).min(crate::analysis::defence::MOST_STEPS);
        level_of(index.criteria, rating.0.saturating_sub(steps(0)), rating.1.saturating_sub(steps(1)))
    };
    while measures.len() < wanted && (bits.count_ones() as usize) < wanted {
        let free = candidates.iter().filter(|candidate| bits & bit(candidate.category) == 0);
        let best = free.max_by_key(|candidate| {
            let with = [0, 1].map(|axis| lowered[axis] | candidate.lowers[axis]);
            let avoids = treatment == Treatment::Avoid && is_avoidance(&index, candidate.planned);
            let shares = treatment == Treatment::Share && is_sharing(&index, candidate.planned);
            let is_named = matches!(candidate.planned, Planned::Name(_));
            // The first of equals is taken, so that the order of the catalogue decides.
            (avoids || shares, is_named, level(with), Reverse(candidate.place), Reverse(order(candidate.planned)))
        });
        let Some(best) = best else { break };
        measures.push(best.planned);
        bits |= bit(best.category);
        lowered = [0, 1].map(|axis| lowered[axis] | best.lowers[axis]);
    }
    Plan { measures, needed, categories: bits.count_ones() as usize, left: Some(level(lowered)) }
}

const fn bit(category: Category) -> u8 {
    1 << category as u8
}

fn order(planned: Planned) -> usize {
    match planned {
        Planned::Name(measure) => measure.0 as usize,
        Planned::Add { kind, .. } => kind,
    }
}

/// The categories of the measures that the risk names and that reach all its flows, and what these lower.
fn named(index: &Index<'_>, covering: &[Vec<usize>], subject: &Subject) -> (u8, [u8; 2]) {
    let Treated::Risk(id) = subject.treated else { return (0, [0, 0]) };
    let entry = index.risks.iter().find(|entry| entry.id == id);
    let mut found = (0, [0, 0]);
    for &measure in entry.map_or(&[][..], |entry| &entry.measures) {
        let placed = &index.measures[measure];
        let reaches = subject.flows.iter().all(|&flow| covering[flow].contains(&measure));
        if let Some(kind) = placed.kind.filter(|_| reaches && placed.applies()) {
            let kind = &index.catalog.measures.as_slice()[kind];
            found.0 |= bit(kind.category);
            let lowers = lowering(kind);
            found.1 = [0, 1].map(|axis| found.1[axis] | lowers[axis]);
        }
    }
    found
}

/// Measures in place that help, reach all its flows, and are not called off.
fn in_place(index: &Index<'_>, covering: &[Vec<usize>], subject: &Subject) -> Vec<Candidate> {
    let Some((&first, others)) = subject.flows.split_first() else { return Vec::new() };
    let reaching = covering[first].iter().filter(|measure| {
        index.measures[**measure].applies() && others.iter().all(|&flow| covering[flow].contains(measure))
    });
    let helping = reaching.filter_map(|&measure| {
        let kind = index.measures[measure].kind.filter(|&kind| helps(index, kind, subject.threat))?;
        let entry = &index.catalog.measures.as_slice()[kind];
        let planned = Planned::Name(index.measures[measure].id);
        Some(Candidate { planned, category: entry.category, lowers: lowering(entry), place: 0 })
    });
    helping.collect()
}

/// Measures of the catalogue that help, each at the place where it brings down most.
fn to_add(
    index: &Index<'_>,
    places: &Places,
    subjects: &[Subject],
    subject: &Subject,
    treatment: Treatment,
) -> Vec<Candidate> {
    let common = reached(places, index, subject);
    let kinds = index.catalog.measures.as_slice();
    let fits = |kind: usize| {
        let id = &kinds[kind].id;
        // Another way of working avoids whatever it replaces, and a contract shares whatever it names.
        let helps = if id == terms::OTHER_WAY_OF_WORKING {
            treatment == Treatment::Avoid
        } else {
            helps(index, kind, subject.threat) || (id == terms::SHARING && treatment == Treatment::Share)
        };
        helps && !subject.present.contains(&kind)
    };
    let fitting: Vec<usize> = (0..kinds.len()).filter(|&kind| fits(kind)).collect();
    let mut others = vec![vec![0_usize; common.len()]; fitting.len()];
    for other in subjects {
        let helped = |kind: usize| helps(index, kind, other.threat) && !other.present.contains(&kind);
        let helped: Vec<usize> = (0..fitting.len()).filter(|&place| helped(fitting[place])).collect();
        if helped.is_empty() {
            continue;
        }
        let reached = reached(places, index, other);
        for (at, place) in common.iter().enumerate() {
            if reached.binary_search(place).is_ok() {
                for &kind in &helped {
                    others[kind][at] += 1;
                }
            }
        }
    }
    let best = fitting.iter().zip(&others).filter_map(|(&kind, others)| {
        let entry = &kinds[kind];
        let takes = common.iter().zip(others).filter(|(place, _)| places.takes(**place, entry.category, index));
        // Of equally good places the narrowest.
        let (_, Reverse(place)) = takes.map(|(&place, &others)| (others, Reverse(place))).max()?;
        let planned = Planned::Add { kind, on: places.element(place, index) };
        let threat = &index.catalog.threats.as_slice()[subject.threat].id;
        let at = entry.covers.iter().position(|covered| covered == threat).unwrap_or(entry.covers.len());
        Some(Candidate { planned, category: entry.category, lowers: lowering(entry), place: at })
    });
    best.collect()
}

/// The places from which a measure reaches all flows of a subject, in order.
fn reached(places: &Places, index: &Index<'_>, subject: &Subject) -> Vec<usize> {
    let Some((&first, rest)) = subject.flows.split_first() else { return Vec::new() };
    let mut common = places.reaching(first, index);
    for &flow in rest {
        let reaching = places.reaching(flow, index);
        common.retain(|place| reaching.binary_search(place).is_ok());
    }
    common
}

fn is_avoidance(index: &Index<'_>, planned: Planned) -> bool {
    is_of(index, planned, terms::OTHER_WAY_OF_WORKING)
}

fn is_sharing(index: &Index<'_>, planned: Planned) -> bool {
    is_of(index, planned, terms::SHARING)
}

fn is_of(index: &Index<'_>, planned: Planned, id: &str) -> bool {
    match planned {
        Planned::Add { kind, .. } => index.catalog.measures.as_slice().get(kind).is_some_and(|entry| entry.id == id),
        Planned::Name(measure) => {
            let measure = index.project.measures.get(&measure);
            measure.is_some_and(|measure| measure.kind.as_deref() == Some(id))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::analyse;
    use crate::model::{FlowId, Measure, Performer, Risk, RiskId, Status};
    use crate::storage::template::Template;

    fn measure(kind: &str, on: Option<ElementId>) -> Measure {
        Measure {
            kind: Some(kind.to_owned()),
            name: String::new(),
            on: on.into_iter().collect(),
            performer: Performer::Provider,
            status: Status::Planned,
            owner: String::new(),
            due: String::new(),
            evidence: String::new(),
            reference: String::new(),
            note: String::new(),
        }
    }

    /// The project with the threat adopted and treated as planned.
    fn carried_out(project: &Project, catalog: &Catalog, flow: FlowId, threat: usize, plan: &Plan) -> Project {
        let mut project = project.clone();
        let mut measures = Vec::new();
        for planned in &plan.measures {
            measures.push(match *planned {
                Planned::Name(measure) => measure,
                Planned::Add { kind, on } => project.add_measure(measure(&catalog.measures.as_slice()[kind].id, on)),
            });
        }
        let threat = Some(catalog.threats.as_slice()[threat].id.clone());
        let treatment = vec![Treatment::Reduce];
        project.add_risk(Risk { threat, flows: vec![flow], treatment, measures, ..Risk::default() });
        project
    }

    #[test]
    fn every_proposed_threat_of_the_figure_has_a_plan_that_keeps_its_word() {
        let mut short = Vec::new();
        let (project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let analysis = analyse(&project, &catalog, None);
        for (&flow, known) in &analysis.flows {
            for proposal in &known.proposals {
                let rating = (proposal.rating.impact, proposal.rating.likelihood);
                let about = Treated::Open(flow, proposal.threat);
                let plan = plan(&project, &catalog, &analysis, about, rating, Treatment::Reduce);
                assert!(!plan.measures.is_empty(), "{flow} {} {plan:?}", proposal.threat);
                if !plan.is_enough() {
                    short.push((flow, catalog.threats.as_slice()[proposal.threat].id.clone()));
                }
                let mut after = carried_out(&project, &catalog, flow, proposal.threat, &plan);
                let assessed = analyse(&after, &catalog, None);
                let risk = &assessed.risks[&RiskId(1)];
                assert_eq!(risk.treated, plan.is_enough(), "{flow} {plan:?}");
                assert_eq!(risk.misplaced, []);
                for (id, measure) in after.measures.clone() {
                    let done = Measure { status: Status::Done, ..measure.as_ref().clone() };
                    after.measures.insert(id, Arc::new(done));
                }
                let done = analyse(&after, &catalog, None);
                assert_eq!(Some(done.risks[&RiskId(1)].residual.level), plan.left, "{flow} {plan:?}");
            }
        }
        // Against an unclear responsibility and a failing contractor the catalogue has organisational measures only, and S
        // asks for two categories.
        assert_eq!(short, [(FlowId(8), "T16".to_owned()), (FlowId(19), "T23".to_owned())]);
    }

    #[test]
    fn what_is_in_place_is_named_and_not_put_there_again() {
        let (mut project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let analysis = analyse(&project, &catalog, None);
        let (&flow, known) = analysis.flows.iter().find(|(_, flow)| flow.level == Some(Level::A)).unwrap();
        let proposal = known.proposals.iter().find(|proposal| proposal.rating.level == Level::A).unwrap();
        let (about, rating) =
            (Treated::Open(flow, proposal.threat), (proposal.rating.impact, proposal.rating.likelihood));
        let first = plan(&project, &catalog, &analysis, about, rating, Treatment::Reduce);
        let [Planned::Add { kind, on }] = first.measures[..] else { panic!("{first:?}") };
        let placed = project.add_measure(measure(&catalog.measures.as_slice()[kind].id, on));
        let analysis = analyse(&project, &catalog, None);
        let again = plan(&project, &catalog, &analysis, about, rating, Treatment::Reduce);
        assert_eq!((again.measures, again.left), (vec![Planned::Name(placed)], first.left));
    }

    #[test]
    fn to_avoid_is_to_work_in_another_way_and_to_retain_takes_what_is_needed_only() {
        let (project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let analysis = analyse(&project, &catalog, None);
        let kind_of = |planned: &Planned| match *planned {
            Planned::Add { kind, .. } => catalog.measures.as_slice()[kind].id.as_str(),
            Planned::Name(_) => "",
        };
        for (&flow, known) in &analysis.flows {
            for proposal in &known.proposals {
                let rating = (proposal.rating.impact, proposal.rating.likelihood);
                let made = |treatment| {
                    let about = Treated::Open(flow, proposal.threat);
                    plan(&project, &catalog, &analysis, about, rating, treatment)
                };
                let retained = made(Treatment::Retain);
                let needed = retained.needed;
                assert!(retained.measures.len() == needed || !retained.is_enough(), "{flow} {retained:?}");
                let (avoid, share) = (made(Treatment::Avoid), made(Treatment::Share));
                if needed > 0 {
                    assert_eq!(kind_of(&avoid.measures[0]), terms::OTHER_WAY_OF_WORKING);
                    assert_eq!(kind_of(&share.measures[0]), terms::SHARING);
                }
            }
        }
    }
}
