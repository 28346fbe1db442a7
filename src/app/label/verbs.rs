//! The verbs that a flow is offered, with what is usual between the kinds of its ends first: a proposal, never a default.

use crate::app::change;
use crate::app::launcher::Name;
use crate::catalog::{Catalog, UsualFlow};
use crate::edit::Command;
use crate::model::{Flow, FlowId, Project};
use crate::text::Lang;

/// A verb that can be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbOffer {
    /// The kind of flow.
    pub verb: String,
    /// Whether the flow goes both ways then; else it stays as it was drawn.
    pub both_ways: bool,
    /// What it is called.
    pub name: String,
    /// Whether it is usual between these kinds.
    pub usual: bool,
    /// The names by which it is found, folded.
    pub found_by: Vec<Name>,
}

/// The verbs for a flow, likeliest first, and the place of the one that it has or that is proposed.
pub fn offers(project: &Project, catalog: &Catalog, lang: Lang, flow: &Flow) -> (Vec<VerbOffer>, Option<usize>) {
    let mut offers: Vec<VerbOffer> = Vec::new();
    for usual in usual(project, catalog, flow) {
        if usual.two_way && !flow.two_way {
            offers.extend(offer(catalog, lang, &usual.verb, true, true));
        }
        offers.extend(offer(catalog, lang, &usual.verb, false, true));
        for own in catalog.flow_kinds.iter().filter(|kind| kind.like.as_ref() == Some(&usual.verb)) {
            offers.extend(offer(catalog, lang, &own.id, false, true));
        }
    }
    let has_verb = |verb: &str| flow.verb.as_deref() == Some(verb);
    offers.retain(|offer| {
        has_verb(&offer.verb) || catalog.flow_kinds.get(&offer.verb).is_some_and(|kind| !kind.is_off())
    });
    for kind in change::verbs(catalog, flow) {
        offers.extend(offer(catalog, lang, &kind.id, false, false));
    }
    let mut seen = Vec::new();
    offers.retain(|offer| {
        let own = (offer.verb.clone(), offer.both_ways);
        let new = !seen.contains(&own);
        seen.push(own);
        new
    });
    let chosen = match &flow.verb {
        Some(verb) => offers.iter().position(|offer| offer.verb == *verb && !offer.both_ways),
        None => offers.first().is_some_and(|offer| offer.usual).then_some(0),
    };
    (offers, chosen)
}

/// What is usual between the kinds of the flow's ends.
fn usual<'a>(project: &Project, catalog: &'a Catalog, flow: &Flow) -> Vec<&'a UsualFlow> {
    // What is usual for a kind is so for those that work like it.
    let kind = |id| project.nodes.get(id).map(|node| catalog.node_kinds.works_like(&node.kind));
    let (Some(from), Some(to)) = (kind(&flow.from), kind(&flow.to)) else { return Vec::new() };
    let has = |kinds: &[String], kind: &str| kinds.iter().any(|known| known == kind);
    let fits = |usual: &&UsualFlow| {
        has(&usual.from, from) && if flow.is_at_rest() { usual.to.is_empty() } else { has(&usual.to, to) }
    };
    // What goes both ways is as usual when it was drawn from the other end.
    let turned = |usual: &&UsualFlow| usual.two_way && has(&usual.from, to) && has(&usual.to, from);
    let mut found: Vec<_> = catalog.usual_flows.iter().filter(fits).collect();
    if found.is_empty() && !flow.is_at_rest() {
        found.extend(catalog.usual_flows.iter().filter(turned));
    }
    found
}

fn offer(catalog: &Catalog, lang: Lang, verb: &str, both_ways: bool, usual: bool) -> Option<VerbOffer> {
    let kind = catalog.flow_kinds.get(verb)?;
    let name = kind.name.get(lang);
    let name = if both_ways { format!("{name} ⇄") } else { name.to_owned() };
    let found_by = Name::all(&kind.name.ja).chain(Name::all(&kind.name.en)).collect();
    Some(VerbOffer { verb: verb.to_owned(), both_ways, name, usual, found_by })
}

/// The change that makes a flow say a verb.
pub fn command(project: &Project, catalog: &Catalog, id: FlowId, offer: &VerbOffer) -> Option<Command> {
    match change::verb(project, catalog, id, Some(&offer.verb))? {
        Command::SetFlow(id, mut flow) => {
            flow.two_way |= offer.both_ways;
            Some(Command::SetFlow(id, flow))
        }
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::SAMPLE;
    use crate::model::NodeId;

    #[test]
    fn every_verb_and_direction_of_figure_5_3_is_the_first_proposal() {
        let project = crate::storage::read(SAMPLE).unwrap();
        let catalog = Catalog::builtin().unwrap();
        for (id, flow) in &project.flows {
            let fresh = Flow::new(flow.from, flow.to);
            let (offers, chosen) = offers(&project, &catalog, Lang::Ja, &fresh);
            assert_eq!(chosen, Some(0), "{id}");
            let told = (Some(&offers[0].verb), offers[0].both_ways);
            assert_eq!(told, (flow.verb.as_ref(), flow.two_way), "{id}");
        }
    }

    #[test]
    fn where_nothing_is_usual_nothing_is_proposed() {
        let project = crate::storage::read(SAMPLE).unwrap();
        let catalog = Catalog::builtin().unwrap();
        // From the printer to the patient.
        let (offers, chosen) = offers(&project, &catalog, Lang::Ja, &Flow::new(NodeId(5), NodeId(1)));
        assert_eq!((offers.len(), chosen), (catalog.flow_kinds.len(), None));
    }

    #[test]
    fn a_verb_that_is_there_is_brought_forward_and_no_direction_forced() {
        let project = crate::storage::read(SAMPLE).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let (id, flow) = project.flows.iter().find(|(_, flow)| flow.two_way).unwrap();
        let (offers, chosen) = offers(&project, &catalog, Lang::En, flow);
        let chosen = &offers[chosen.unwrap()];
        assert_eq!((Some(&chosen.verb), chosen.both_ways), (flow.verb.as_ref(), false));
        let Some(Command::SetFlow(_, said)) = command(&project, &catalog, *id, chosen) else { panic!("a change") };
        assert_eq!(*said, **flow);
    }
}
