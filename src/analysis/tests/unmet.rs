//! Why threats are not proposed, on figure 5-3.

use std::sync::Arc;

use super::fixture::catalog;
use crate::analysis::{Fact, Unmet, Words, analyse, not_proposed};
use crate::catalog::Condition;
use crate::model::{Flow, FlowId, Project};
use crate::storage;
use crate::text::Lang;

fn sample() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3.ron")).expect("the sample can be read")
}

fn proposed(project: &Project, flow: FlowId) -> Vec<usize> {
    let analysis = analyse(project, &catalog(), None);
    analysis.flows[&flow].proposals.iter().map(|proposal| proposal.threat).collect()
}

#[test]
fn every_threat_is_either_proposed_or_has_a_part_that_fails() {
    let (project, catalog) = (sample(), catalog());
    let analysis = analyse(&project, &catalog, None);
    for (&flow, known) in &analysis.flows {
        let not = not_proposed(&project, &catalog, flow);
        let mut all: Vec<usize> = known.proposals.iter().map(|proposal| proposal.threat).collect();
        all.extend(not.iter().map(|not| not.threat));
        all.sort_unstable();
        assert_eq!(all, (0..catalog.threats.len()).collect::<Vec<_>>(), "{flow}");
        for not in &not {
            assert!(!not.why.leaves().is_empty(), "{flow}, threat {}", not.threat);
        }
    }
}

#[test]
fn with_what_is_missing_the_threat_is_proposed() {
    let (project, catalog) = (sample(), catalog());
    let mut tried = 0;
    for &flow in project.flows.keys() {
        for not in not_proposed(&project, &catalog, flow) {
            let Unmet::Leaf { condition: Condition::Verb(verbs), .. } = &not.why else { continue };
            let mut with = project.clone();
            let verb = verbs.first().cloned();
            with.flows.insert(flow, Arc::new(Flow { verb, ..project.flows[&flow].as_ref().clone() }));
            assert!(proposed(&with, flow).contains(&not.threat), "{flow}, threat {}", not.threat);
            tried += 1;
        }
    }
    assert!(tried > 20, "only {tried} were tried");
}

#[test]
fn a_part_that_fails_says_what_is_there_instead() {
    let (project, catalog) = (sample(), catalog());
    let analysis = analyse(&project, &catalog, None);
    let words = Words::new(&project, &catalog, &analysis, Lang::Ja);
    let viewing = catalog.threats.place("T01").expect("the threat is there");
    let flow = analysis.flows.iter().find(|(_, known)| known.proposals.iter().all(|other| other.threat != viewing));
    let (&flow, _) = flow.expect("some flow has no viewing");
    let not = not_proposed(&project, &catalog, flow);
    let why = &not.iter().find(|not| not.threat == viewing).expect("it is not proposed").why;
    let leaves = why.leaves();
    assert!(matches!(leaves.as_slice(), [(Condition::Verb(_), [Fact::Verb(_)])]), "{leaves:?}");
    let lines = words.unmet(why);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].1.contains("の流れである"), "{lines:?}");
}
