//! Settles flows in the order that gives the calmest drawing: short arrows first, then those that go round them, then labels.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change::Touched;
use super::draft::Draft;
use super::former::{Formers, as_seen, steadier};
use super::make_room::{Room, make_room};
use super::price::{is_on_another, price, price_below};
use super::progress::Progress;
use super::route::{Effort, Router};
use super::weights::FOLLOWED;
use super::writing::{improve, write};
use super::{FlowGeometry, Watch, at_rest, beside_loop, ease, kinks, label, nudge, straight};
use crate::model::{Flow, FlowId};

/// Settles anew what is touched, beginning with the former ways of flows. Everything else stays as it is. None where it
/// was not let go on: the draft is then of no use.
pub(super) fn settle(
    draft: &mut Draft,
    touched: &Touched,
    former: &Formers,
    effort: Effort,
    watch: Watch,
) -> Option<()> {
    let Touched { routes, labels } = touched;
    let mut router = Router::new(effort);
    // Each route is found, looked for again, written on, looked at once more, its label improved and its flaws mended.
    let all = routes.len() * (effort.again + 5) + 2 * labels.len();
    let mut progress = Progress::new(watch, all);
    for id in routes.iter().chain(labels) {
        draft.put_label(*id, None);
    }
    let (mut resting, moving): (Vec<_>, Vec<_>) =
        routes.iter().copied().partition(|id| draft.flow(*id).is_some_and(Flow::is_at_rest));
    for id in routes {
        draft.take(*id);
    }
    let order = shortest_first(draft, &moving);
    // All arrows stand as they did before any of them looks for another way, so that none takes another one's place.
    for (id, former) in former.first() {
        draft.put(id, FlowGeometry { route: former.route.clone(), label: None });
    }
    for id in &order {
        progress.step()?;
        route(draft, &mut router, *id, former);
    }
    for _ in 0..router.effort.again {
        for id in &order {
            progress.step()?;
            reroute(draft, &mut router, *id, former);
        }
    }
    let moved: BTreeSet<FlowId> = order.iter().copied().collect();
    nudge::separate(draft, &moved);
    nudge::fan_out(draft, &moved);
    nudge::spread(draft, &moved);
    nudge::fan_out(draft, &moved);
    kinks::smooth(draft, &moved);
    // Where time is short, only what gets into conflict with something written is looked at once more.
    let calm: BTreeMap<FlowId, f32> = if router.effort.again == 0 {
        order.iter().filter_map(|id| Some((*id, conflicts(draft, *id)?))).collect()
    } else {
        BTreeMap::new()
    };

    // What was put somewhere by hand stays there, and all others find their places around it.
    for id in routes.iter().chain(labels) {
        if let Some(place) = label::by_hand(draft, *id) {
            let route = draft.route(*id).to_vec();
            draft.put(*id, FlowGeometry { route, label: Some(place) });
        }
    }
    // A loop without a chip of its own finds room between the others.
    resting.sort_by_key(|id| label::by_hand(draft, *id).is_some());
    for id in &resting {
        at_rest::settle(draft, *id);
    }
    let written: BTreeSet<FlowId> = labels.iter().copied().chain(order.iter().copied()).collect();
    write(draft, &written, &mut progress)?;
    // An arrow under another one's label or loop goes another way where there is one.
    let mut again = BTreeSet::new();
    let mut last = None;
    for id in &order {
        progress.step()?;
        let as_before = calm.get(id).zip(conflicts(draft, *id)).is_some_and(|(before, now)| now < before + 1.0);
        if !as_before && reroute(draft, &mut router, *id, former) {
            again.insert(*id);
            last = Some(*id).filter(|id| former.seen.contains_key(id));
        }
    }
    let around = last.map(|id| (id, others(draft, &written, id)));
    rewrite(draft, &again, &mut progress)?;
    improve(draft, &written, &mut progress)?;
    // The last one that went another way would find the same again where nothing has moved since, and gives up for nothing
    // less what is seen.
    if let Some((id, _)) = around.filter(|(id, around)| others(draft, &written, *id) == *around) {
        again.remove(&id);
    }
    // What went another way comes back where the label has gone since.
    let back: BTreeSet<FlowId> = again.into_iter().filter(|id| straighten(draft, &mut router, *id, former)).collect();
    rewrite(draft, &back, &mut progress)?;
    improve(draft, &back, &mut progress)?;
    let all: BTreeSet<FlowId> = written.iter().chain(&resting).copied().collect();
    let room = Room { flows: &all, moving: &moved, patience: router.effort.patience };
    make_room(draft, &room, &mut progress)?;
    ease::ease(draft, &room, &mut router, &mut progress)?;
    beside_loop::open(draft, &all);
    Some(())
}

/// Moves flows that have a new route off others, spreads their ends, and places their labels anew.
fn rewrite(draft: &mut Draft, flows: &BTreeSet<FlowId>, progress: &mut Progress) -> Option<()> {
    let covering = flows.iter().copied().filter(|id| is_on_another(draft, *id, draft.route(*id))).collect();
    nudge::separate(draft, &covering);
    nudge::spread(draft, flows);
    for id in flows {
        draft.put_label(*id, None);
    }
    write(draft, flows, progress)
}

/// How all of these flows but one are drawn.
fn others(draft: &Draft, flows: &BTreeSet<FlowId>, id: FlowId) -> Vec<Option<Arc<FlowGeometry>>> {
    flows.iter().filter(|other| **other != id).map(|other| draft.flows.get(other).cloned()).collect()
}

/// Goes back to a plainer route where that is better now.
fn straighten(draft: &mut Draft, router: &mut Router, id: FlowId, former: &Formers) -> bool {
    let bearable = std::mem::replace(&mut router.effort.bearable, f32::NEG_INFINITY);
    let changed = reroute(draft, router, id, former);
    router.effort.bearable = bearable;
    changed
}

/// Finds a route for a flow that has none; the way it had before is kept where that is nearly as good.
fn route(draft: &mut Draft, router: &mut Router, id: FlowId, former: &Formers) {
    draft.take(id);
    let Some(flow) = draft.flow(id) else { return };
    let Some(ends) = draft.ends(flow) else { return };
    let route = if flow.straight {
        straight::route(draft, id, flow, ends)
    } else {
        let found = router.route(draft, id, flow, ends);
        let found = match former.start.get(&id) {
            Some(former) => steadier(draft, id, flow, ends, former, found),
            None => found,
        };
        match former.seen.get(&id) {
            Some(seen) => as_seen(draft, id, flow, ends, seen, found),
            None => found,
        }
    };
    draft.put(id, FlowGeometry { route, label: None });
}

/// Finds another route for a flow whose own disturbs something, and takes it where it is better. Says whether it is.
fn reroute(draft: &mut Draft, router: &mut Router, id: FlowId, former: &Formers) -> bool {
    let Some(flow) = draft.flow(id).filter(|flow| !flow.straight) else { return false };
    let Some(ends) = draft.ends(flow) else { return false };
    let before = price(draft, id, flow, ends, draft.route(id));
    if before.conflicts < router.effort.bearable {
        return false;
    }
    let route = router.route(draft, id, flow, ends);
    let worth = if former.seen.contains_key(&id) { FOLLOWED } else { 1.0 };
    let better = price_below(before.total() - worth, draft, id, flow, ends, &route).is_some();
    if better {
        draft.put_route(id, route);
    }
    better
}

/// What the route of a flow disturbs.
fn conflicts(draft: &Draft, id: FlowId) -> Option<f32> {
    let flow = draft.flow(id)?;
    Some(price(draft, id, flow, draft.ends(flow)?, draft.route(id)).conflicts)
}

fn shortest_first(draft: &Draft, flows: &[FlowId]) -> Vec<FlowId> {
    let mut order: Vec<(f32, FlowId)> = flows
        .iter()
        .filter_map(|id| {
            let (from, to) = draft.ends(draft.flow(*id)?)?;
            let gap = |low_a: f32, high_a: f32, low_b: f32, high_b: f32| (low_b - high_a).max(low_a - high_b).max(0.0);
            let across = gap(from.left(), from.right(), to.left(), to.right());
            let down = gap(from.top(), from.bottom(), to.top(), to.bottom());
            Some((across + down, *id))
        })
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.into_iter().map(|(_, id)| id).collect()
}
