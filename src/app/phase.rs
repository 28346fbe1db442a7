//! When a flow most likely happens: by the phases that the method has as usual for its verb, and by where it happens. A
//! verb alone does not say it: transfers between machines of a development site belong to development.

use crate::catalog::Catalog;
use crate::model::{Environment, Flow, NodeId, Phase, Project};

/// The kind of zone in which systems are developed and maintained.
const DEVELOPMENT_SITE: &str = "zone.devsite";

/// Where a flow happens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// All of it where systems are in use.
    Operation,
    /// All of it where they are made.
    Development,
    /// Partly here, partly there.
    Both,
}

/// The one phase that follows from verb and place; none where they leave more than one possible, or where the verb's own
/// is another one, so that it must be asked for.
pub fn proposed(project: &Project, catalog: &Catalog, flow: &Flow, verb: &str) -> Option<Phase> {
    let usual = usual(catalog, verb);
    let ground = ground(project, catalog, flow);
    let stays = |phase: &&Phase| match phase {
        Phase::Operation => ground == Ground::Operation,
        Phase::Development => ground == Ground::Development,
        Phase::Termination | Phase::Crisis => true,
    };
    let mut left = usual.iter().filter(stays);
    let only = left.next().copied().filter(|_| left.next().is_none());
    // On both grounds what is left is no answer where the ground took something away.
    only.filter(|_| ground != Ground::Both || usual.len() == 1)
}

/// The phases in the order in which the flow likely belongs to them: the proposed one, those usual for its verb, the others; with
/// how many of them are usual.
pub fn likely(project: &Project, catalog: &Catalog, flow: &Flow) -> (Vec<Phase>, usize) {
    let verb = flow.verb.as_deref().unwrap_or_default();
    let mut phases: Vec<Phase> = proposed(project, catalog, flow, verb).into_iter().collect();
    let add = |phases: &mut Vec<Phase>, more: &[Phase]| {
        for phase in more {
            if !phases.contains(phase) {
                phases.push(*phase);
            }
        }
    };
    add(&mut phases, usual(catalog, verb));
    let usual = phases.len();
    add(&mut phases, Phase::ALL);
    (phases, usual)
}

fn usual<'a>(catalog: &'a Catalog, verb: &'a str) -> &'a [Phase] {
    let kind = |id| catalog.flow_kinds.get(id);
    let own = kind(verb).map_or(&[][..], |kind| &kind.phases);
    if own.is_empty() { kind(catalog.flow_kinds.works_like(verb)).map_or(&[], |kind| &kind.phases) } else { own }
}

fn ground(project: &Project, catalog: &Catalog, flow: &Flow) -> Ground {
    let nodes = [Some(flow.from), Some(flow.to), flow.actor].into_iter().flatten();
    let mut grounds = nodes.map(|node| is_development(project, catalog, node));
    match grounds.next() {
        Some(first) if grounds.any(|other| other != first) => Ground::Both,
        Some(true) => Ground::Development,
        _ => Ground::Operation,
    }
}

/// Whether a node is one of those that systems are made with: by its environment, else by where it stands.
fn is_development(project: &Project, catalog: &Catalog, id: NodeId) -> bool {
    let Some(node) = project.nodes.get(&id) else { return false };
    match node.environment {
        Some(Environment::Production) => false,
        Some(Environment::Development | Environment::Test) => true,
        None => {
            let middle = node.rect().center();
            let mut around = project.zones.values().filter(|zone| zone.frame.contains(middle));
            around.any(|zone| catalog.zone_kinds.is(&zone.kind, DEVELOPMENT_SITE))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::template::Template;

    #[test]
    fn what_is_proposed_for_figure_5_3_is_never_wrong_and_mostly_there() {
        let (project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let mut asked = Vec::new();
        for (id, flow) in &project.flows {
            let verb = flow.verb.as_deref().unwrap();
            match proposed(&project, &catalog, flow, verb) {
                Some(phase) => assert!(flow.phases.contains(&phase), "{id}: {phase:?}, not {:?}", flow.phases),
                None => asked.push(id.to_string()),
            }
        }
        // Between a development site and what is in use.
        assert_eq!(asked, ["F22", "F23", "F25", "F26"]);
    }

    #[test]
    fn where_verb_and_place_leave_several_phases_none_is_proposed() {
        let (project, catalog) = (Template::Figure53.project().unwrap(), Catalog::builtin().unwrap());
        let flow = project.flows.values().find(|flow| flow.verb.as_deref() == Some("flow.store")).unwrap();
        let of = |verb| proposed(&project, &catalog, flow, verb);
        assert_eq!(of("flow.operate"), Some(Phase::Operation), "not on a development site");
        assert_eq!(of("flow.delete"), None, "in use or at the end of the contract");
        assert_eq!((of("flow.return"), of("flow.restore")), (Some(Phase::Termination), Some(Phase::Crisis)));
        assert_eq!(of("flow.none"), None);
    }
}
