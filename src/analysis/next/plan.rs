//! Which measures fit one threat on one flow best: what is proposed to somebody who is about to treat it.
//!
//! As many as the criteria ask for at its level, each of another category, and one where they ask for none but it is to be
//! lowered. What is in place already and helps is named; else, of the kinds that help, the one that leaves the lowest
//! level and is made against this threat first of all, put where it brings down most others as well.

use std::cmp::Reverse;

use super::benefit::{Lowered, Subject, Treated, helps, lowering, offered, subjects};
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
    lowers: Lowered,
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
    let mut held = named(&index, &covering, subject);
    let before = match treated {
        Treated::Risk(_) => subject.lowered.clone(),
        // What is in place lowers it only once it is named.
        Treated::Open(..) => vec![[0, 0]; subject.flows.len()],
    };
    let before = Subject { rating: [rating.0, rating.1], lowered: before, ..subject.clone() };
    let places = Places::new(&index);
    let wanted = if treatment == Treatment::Reduce { needed.max(1) } else { needed };
    let mut measures = Vec::new();
    let mut further = [0, 0];
    let mut candidates = in_place(&index, &covering, subject);
    candidates.extend(to_add(&index, &places, &subjects, subject, treatment));
    let level = |further| before.level_with(further, |_| true, &index);
    while fewest(&held) < wanted {
        let missing = |category| held.iter().any(|bits| bits & bit(category) == 0);
        let best = candidates.iter().filter(|candidate| missing(candidate.category)).max_by_key(|candidate| {
            let avoids = treatment == Treatment::Avoid && is_avoidance(&index, candidate.planned);
            let shares = treatment == Treatment::Share && is_sharing(&index, candidate.planned);
            let is_named = matches!(candidate.planned, Planned::Name(_));
            let left = level(both(further, candidate.lowers));
            // The first of equals is taken, so that the order of the catalogue decides.
            (avoids || shares, is_named, left, Reverse(candidate.place), Reverse(order(candidate.planned)))
        });
        let Some(best) = best else { break };
        measures.push(best.planned);
        for bits in &mut held {
            *bits |= bit(best.category);
        }
        further = both(further, best.lowers);
    }
    Plan { measures, needed, categories: fewest(&held), left: Some(level(further)) }
}

fn both(one: Lowered, other: Lowered) -> Lowered {
    [one[0] | other[0], one[1] | other[1]]
}

/// Of how many categories the measures are that hold in the worst defended flow.
fn fewest(held: &[u8]) -> usize {
    held.iter().map(|bits| bits.count_ones() as usize).min().unwrap_or_default()
}

/// What measures of the project's own making count as: one category beside those of the catalogue.
const OWN_MAKING: u8 = 1 << Category::ALL.len();

const fn bit(category: Category) -> u8 {
    1 << category as u8
}

fn order(planned: Planned) -> usize {
    match planned {
        Planned::Name(measure) => measure.0 as usize,
        Planned::Add { kind, .. } => kind,
    }
}

/// By flow, the categories of the measures that the risk names and that reach it.
fn named(index: &Index<'_>, covering: &[Vec<usize>], subject: &Subject) -> Vec<u8> {
    let entry = match subject.treated {
        Treated::Risk(id) => index.risks.iter().find(|entry| entry.id == id),
        Treated::Open(..) => None,
    };
    let measures = entry.map_or(&[][..], |entry| &entry.measures);
    let kinds = index.catalog.measures.as_slice();
    let of_flow = |&flow: &usize| {
        let reaching = measures.iter().filter(|measure| covering[flow].contains(measure));
        reaching.fold(0, |bits, &measure| {
            bits | index.measures[measure].kind.map_or(OWN_MAKING, |kind| bit(kinds[kind].category))
        })
    };
    subject.flows.iter().map(of_flow).collect()
}

/// Measures in place that help, reach all its flows, and are not called off.
fn in_place(index: &Index<'_>, covering: &[Vec<usize>], subject: &Subject) -> Vec<Candidate> {
    let Some((&first, others)) = subject.flows.split_first() else { return Vec::new() };
    let reaching = covering[first].iter().filter(|measure| others.iter().all(|&flow| covering[flow].contains(measure)));
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
    let fitting: Vec<usize> = offered(index).filter(|&kind| fits(kind)).collect();
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
    use crate::model::{FlowId, Measure, MeasureChange, Risk, RiskId, Status};
    use crate::storage::template::Template;

    fn measure(kind: &str, on: Option<ElementId>) -> Measure {
        Measure::planned(Some(kind.to_owned()), String::new(), on.into_iter().collect())
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
    fn what_the_project_has_switched_off_is_not_proposed() {
        let (mut project, edition) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        for kind in &edition.measures {
            let off = MeasureChange { off: true, ..MeasureChange::default() };
            project.own.changed_measures.insert(kind.id.clone(), Arc::new(off));
        }
        let catalog = edition.shared(&project);
        let analysis = analyse(&project, &catalog, None);
        let (&flow, known) = analysis.flows.iter().find(|(_, flow)| flow.level == Some(Level::A)).unwrap();
        for proposal in &known.proposals {
            let rating = (proposal.rating.impact, proposal.rating.likelihood);
            for &treatment in Treatment::ALL {
                let about = Treated::Open(flow, proposal.threat);
                assert_eq!(plan(&project, &catalog, &analysis, about, rating, treatment).measures, []);
            }
        }
    }

    #[test]
    fn what_a_risk_has_counts_as_the_analysis_counts_it() {
        let (project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let analysis = analyse(&project, &catalog, None);
        for (&flow, known) in &analysis.flows {
            for proposal in known.proposals.iter().filter(|proposal| proposal.rating.level < Level::C) {
                let mut project = project.clone();
                let other = *project.flows.keys().find(|&&other| other != flow).unwrap();
                // One in words, and one that reaches but one of the flows.
                let words = Measure { kind: None, name: "鍵".into(), ..measure("M01", None) };
                let words = project.add_measure(words);
                let near = project.add_measure(measure("M01", Some(flow.into())));
                let id = project.add_risk(Risk {
                    threat: Some(catalog.threats.as_slice()[proposal.threat].id.clone()),
                    flows: vec![flow, other],
                    measures: vec![words, near],
                    residual_impact: Some(catalog.criteria_of(&project).impact[1].id.clone()),
                    ..Risk::default()
                });
                let analysis = analyse(&project, &catalog, None);
                let rating = (analysis.risks[&id].rating.impact, analysis.risks[&id].rating.likelihood);
                let made = plan(&project, &catalog, &analysis, Treated::Risk(id), rating, Treatment::Reduce);
                assert_eq!(made.categories - made.measures.len(), analysis.risks[&id].categories, "{flow} {made:?}");
                let risk = Arc::make_mut(project.risks.get_mut(&id).unwrap());
                risk.treatment = vec![Treatment::Reduce];
                let mut measures = risk.measures.clone();
                for planned in &made.measures {
                    measures.push(match *planned {
                        Planned::Name(measure) => measure,
                        Planned::Add { kind, on } => {
                            let kind = &catalog.measures.as_slice()[kind].id;
                            project.add_measure(measure(kind, on))
                        }
                    });
                }
                Arc::make_mut(project.risks.get_mut(&id).unwrap()).measures = measures;
                for (id, measure) in project.measures.clone() {
                    let done = Measure { status: Status::Done, ..measure.as_ref().clone() };
                    project.measures.insert(id, Arc::new(done));
                }
                let after = &analyse(&project, &catalog, None).risks[&id];
                assert_eq!(after.categories, made.categories, "{flow} {made:?}");
                assert_eq!(Some(after.residual.level), made.left, "{flow} {made:?}");
            }
        }
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
