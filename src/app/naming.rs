//! Names that are known already and fit what is being typed: those of the project's elements and of the catalogue's kinds.

use super::state::State;
use crate::model::ElementId;
use crate::register::fold::fold;

/// How many are offered.
const MOST: usize = 5;

/// Names for an element that begin with or have in them what is typed; none until something is typed. Those of elements
/// of its kind come first.
pub fn known(state: &State, element: ElementId, typed: &str) -> Vec<String> {
    let (project, catalog, lang) = (state.project(), state.catalog(), state.lang());
    let typed = typed.trim();
    if typed.is_empty() || project.name(element) == Some(typed) {
        return Vec::new();
    }
    let names: Vec<(bool, &str)> = match element {
        ElementId::Node(id) => {
            let kind = project.nodes.get(&id).map(|node| node.kind.as_str());
            let nodes = project.nodes.iter().filter(|(other, _)| **other != id);
            let nodes = nodes.map(|(_, node)| (Some(node.kind.as_str()) == kind, node.name.as_str()));
            let kinds = catalog.node_kinds.offered().map(|own| (Some(own.id.as_str()) == kind, own.name.get(lang)));
            nodes.chain(kinds).collect()
        }
        ElementId::Zone(id) => {
            let kind = project.zones.get(&id).map(|zone| zone.kind.as_str());
            let zones = project.zones.iter().filter(|(other, _)| **other != id);
            let zones = zones.map(|(_, zone)| (Some(zone.kind.as_str()) == kind, zone.name.as_str()));
            let kinds = catalog.zone_kinds.offered().map(|own| (Some(own.id.as_str()) == kind, own.name.get(lang)));
            zones.chain(kinds).collect()
        }
        ElementId::Flow(_)
        | ElementId::Note(_)
        | ElementId::Party(_)
        | ElementId::Data(_)
        | ElementId::Measure(_)
        | ElementId::Risk(_) => return Vec::new(),
    };
    let folded = fold(typed);
    let fits = |name: &str| fold(name).find(&folded).map(|place| place > 0);
    let mut fitting: Vec<(bool, bool, &str)> = names
        .into_iter()
        .filter(|(_, name)| *name != typed)
        .filter_map(|(own, name)| Some((fits(name)?, !own, name)))
        .collect();
    fitting.sort_by_key(|&(inside, other, _)| (inside, other));
    let mut known: Vec<String> = Vec::new();
    for (.., name) in fitting {
        if known.len() < MOST && !known.iter().any(|there| there == name) {
            known.push(name.to_owned());
        }
    }
    known
}
