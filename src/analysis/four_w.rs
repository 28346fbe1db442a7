//! The 4W1H of a flow, as far as the drawing says it, and what is missing of it.

use super::context::Context;
use super::flow::{FourW, Missing, Which, Who};
use super::index::NodeEntry;
use super::terms;
use crate::catalog::FlowKind;
use crate::model::{Value, Wording, ZoneId};

/// Who does what on which device in which place, and how.
pub(crate) fn derive(context: &Context<'_, '_>) -> FourW {
    let flow = context.flow;
    let verb = flow.verb.map(|verb| &context.index.catalog.flow_kinds.as_slice()[verb]);
    let device = device(context, verb);
    FourW {
        who: who(context, verb),
        places: places(context, device),
        which: device.map_or(Which::Missing, |node| Which::Node(context.index.nodes[node].id)),
        what: flow.data.iter().map(|&item| context.index.data[item].id).collect(),
        how: flow.verb,
    }
}

/// What is missing. Words that a person wrote in a part's stead fill it, except for the verb and the phase: those decide
/// what else is asked.
pub(crate) fn missing(context: &Context<'_, '_>, four_w: &FourW) -> Vec<Missing> {
    let Wording { who, place, which, what, how: _ } = &context.flow.flow.wording;
    let written = |words: &Option<String>| words.as_ref().is_some_and(|words| !words.trim().is_empty());
    let parts = [
        (Missing::Who, four_w.who == Who::Missing && !written(who)),
        (Missing::Place, four_w.places.is_empty() && !written(place)),
        (Missing::Which, four_w.which == Which::Missing && !written(which)),
        (Missing::What, four_w.what.is_empty() && !written(what)),
        (Missing::How, four_w.how.is_none()),
        (Missing::Phase, context.flow.flow.phases.is_empty()),
    ];
    parts.into_iter().filter(|(_, is_missing)| *is_missing).map(|(part, _)| part).collect()
}

/// Whoever is of a kind the verb names acts; where it names none, a person who takes part, else the system itself.
fn who(context: &Context<'_, '_>, verb: Option<&FlowKind>) -> Who {
    let index = context.index;
    let node = |place: usize| &index.nodes[place];
    let flow = context.flow;
    let takers_of_part = || [flow.actor, flow.from, flow.to].into_iter().flatten();
    let person = || takers_of_part().find(|&place| node(place).is_person());
    let Some(verb) = verb else {
        return person().map_or(Who::Missing, |place| Who::Node(node(place).id));
    };
    let expected = || takers_of_part().find(|&place| is_any(node(place), &verb.who));
    let automated = flow.flow.properties.get(terms::AUTOMATED) == Some(&Value::Bool(true));
    if verb.who.is_empty() {
        // A person at the far end of a transfer receives it and does not act.
        let acting = [flow.actor, flow.from].into_iter().flatten().find(|&place| node(place).is_person());
        acting.map_or(Who::Automatic, |place| Who::Node(node(place).id))
    } else if let Some(place) = expected() {
        Who::Node(node(place).id)
    } else if automated {
        Who::Automatic
    } else {
        Who::Missing
    }
}

/// Where somebody acts, the device or medium the verb expects; where the system acts, the device it starts from.
fn device(context: &Context<'_, '_>, verb: Option<&FlowKind>) -> Option<usize> {
    let node = |place: usize| &context.index.nodes[place];
    let mut devices = context.flow.ends().filter(|&place| !node(place).is_person());
    let expected = verb.filter(|verb| !verb.who.is_empty()).and_then(|verb| {
        context.flow.ends().find(|&place| !node(place).is_person() && is_any(node(place), &verb.which))
    });
    expected.or_else(|| devices.next())
}

/// The place of the device; where something is carried, also the place it is carried to.
fn places(context: &Context<'_, '_>, device: Option<usize>) -> Vec<ZoneId> {
    let index = context.index;
    let place_of = |node: Option<usize>| index.nodes[node?].place;
    let mut places: Vec<usize> = place_of(device).into_iter().collect();
    if context.flow.is(terms::CARRY) {
        let to = place_of(context.flow.to);
        places.extend(to.filter(|to| !places.is_empty() && !places.contains(to)));
    }
    places.into_iter().map(|zone| index.zones[zone].id).collect()
}

fn is_any(node: &NodeEntry<'_>, expected: &[String]) -> bool {
    expected.iter().any(|term| node.is(term))
}
