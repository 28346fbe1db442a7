//! Settles flows in the order that gives the calmest drawing: short arrows first, then those that go round them, then labels.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Touched;
use super::draft::Draft;
use super::former::{Former, steadier};
use super::price::price;
use super::route::{Effort, Router};
use super::{FlowGeometry, Watch, at_rest, label, nudge, straight};
use crate::model::{Flow, FlowId};

/// A label that costs more than this could stand better.
const BAD: f32 = 30.0;
/// The cost of a label on a node or on another label.
const IMPOSSIBLE: f32 = 1000.0;

/// How far the work has come, told to who watches it.
struct Progress<'a> {
    watch: Watch<'a>,
    /// Steps in all, about, and how many of them are done.
    all: usize,
    done: usize,
}

impl Progress<'_> {
    /// Does a step more; none where it is not let go on.
    fn step(&mut self) -> Option<()> {
        self.done += 1;
        (self.watch)((self.done as f32 / self.all as f32).min(1.0)).then_some(())
    }
}

/// Settles anew what is touched, beginning with the former ways of flows. Everything else stays as it is. None where it
/// was not let go on: the draft is then of no use.
pub(super) fn settle(
    draft: &mut Draft,
    touched: &Touched,
    former: &BTreeMap<FlowId, Former>,
    effort: Effort,
    watch: Watch,
) -> Option<()> {
    let Touched { routes, labels } = touched;
    let mut router = Router::new(effort);
    // Each route is found, looked for again, written on, looked at once more and its label improved.
    let all = routes.len() * (effort.again + 4) + 2 * labels.len();
    let mut progress = Progress { watch, all: all.max(1), done: 0 };
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
    for (id, former) in former {
        draft.put(*id, FlowGeometry { route: former.route.clone(), label: None });
    }
    for id in &order {
        progress.step()?;
        route(draft, &mut router, *id, former.get(id));
    }
    for _ in 0..router.effort.again {
        for id in &order {
            progress.step()?;
            reroute(draft, &mut router, *id);
        }
    }
    let moved: BTreeSet<FlowId> = order.iter().copied().collect();
    nudge::separate(draft, &moved);
    nudge::fan_out(draft, &moved);
    nudge::spread(draft, &moved);
    nudge::fan_out(draft, &moved);
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
    for id in &order {
        progress.step()?;
        let as_before = calm.get(id).zip(conflicts(draft, *id)).is_some_and(|(before, now)| now < before + 1.0);
        if !as_before && reroute(draft, &mut router, *id) {
            again.insert(*id);
        }
    }
    rewrite(draft, &again, &mut progress)?;
    improve(draft, &written, &mut progress)?;
    // What went another way comes back where the label has gone since.
    let back: BTreeSet<FlowId> = again.into_iter().filter(|id| straighten(draft, &mut router, *id)).collect();
    rewrite(draft, &back, &mut progress)?;
    improve(draft, &back, &mut progress)
}

/// Spreads the ends of flows that have a new route, and places their labels anew.
fn rewrite(draft: &mut Draft, flows: &BTreeSet<FlowId>, progress: &mut Progress) -> Option<()> {
    nudge::spread(draft, flows);
    for id in flows {
        draft.put_label(*id, None);
    }
    write(draft, flows, progress)
}

/// Goes back to a plainer route where that is better now.
fn straighten(draft: &mut Draft, router: &mut Router, id: FlowId) -> bool {
    let bearable = std::mem::replace(&mut router.effort.bearable, f32::NEG_INFINITY);
    let changed = reroute(draft, router, id);
    router.effort.bearable = bearable;
    changed
}

/// Finds a route for a flow that has none; the way it had before is kept where that is nearly as good.
fn route(draft: &mut Draft, router: &mut Router, id: FlowId, former: Option<&Former>) {
    draft.take(id);
    let Some(flow) = draft.flow(id) else { return };
    let Some(ends) = draft.ends(flow) else { return };
    let route = if flow.straight {
        straight::route(draft, id, flow, ends)
    } else {
        let found = router.route(draft, id, flow, ends);
        match former {
            Some(former) => steadier(draft, id, flow, ends, former, found),
            None => found,
        }
    };
    draft.put(id, FlowGeometry { route, label: None });
}

/// Finds another route for a flow whose own disturbs something, and takes it where it is better. Says whether it is.
fn reroute(draft: &mut Draft, router: &mut Router, id: FlowId) -> bool {
    let Some(flow) = draft.flow(id).filter(|flow| !flow.straight) else { return false };
    let Some(ends) = draft.ends(flow) else { return false };
    let before = price(draft, id, flow, ends, draft.route(id));
    if before.conflicts < router.effort.bearable {
        return false;
    }
    let route = router.route(draft, id, flow, ends);
    let better = price(draft, id, flow, ends, &route).total() + 1.0 < before.total();
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

/// Places labels, those with the least room first.
fn write(draft: &mut Draft, flows: &BTreeSet<FlowId>, progress: &mut Progress) -> Option<()> {
    // Those put somewhere by hand have no choice at all.
    let room = |id| if label::by_hand(draft, id).is_some() { f32::NEG_INFINITY } else { label::slack(draft, id) };
    let mut order: Vec<(f32, FlowId)> = flows.iter().map(|id| (room(*id), *id)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for (_, id) in order {
        progress.step()?;
        write_one(draft, id);
    }
    Some(())
}

fn write_one(draft: &mut Draft, id: FlowId) {
    if draft.flow(id).is_some_and(Flow::is_at_rest) {
        at_rest::settle(draft, id);
    } else if draft.flows.contains_key(&id) {
        let place = label::by_hand(draft, id).or_else(|| label::place(draft, id));
        draft.put_label(id, place);
    }
}

/// Places labels again that stand badly, now that all others are placed; others give way where both gain by it.
fn improve(draft: &mut Draft, flows: &BTreeSet<FlowId>, progress: &mut Progress) -> Option<()> {
    for id in flows {
        progress.step()?;
        if label::by_hand(draft, *id).is_some() {
            continue;
        }
        let resting = draft.flow(*id).is_some_and(Flow::is_at_rest);
        if label::cost(draft, *id).is_none_or(|cost| cost > BAD) && draft.label(*id).is_some() {
            write_one(draft, *id);
            if !resting && label::cost(draft, *id).is_none_or(|cost| cost > BAD) {
                displace(draft, *id, flows);
            }
        }
    }
    Some(())
}

/// Tries the best places of a label although others stand there, and places those anew.
fn displace(draft: &mut Draft, id: FlowId, flows: &BTreeSet<FlowId>) {
    for rect in label::contested(draft, id) {
        let mut others = Vec::new();
        draft.index.labels.visit(rect.grown(2.0), |other, label| {
            if other != id && label.overlaps(rect.grown(2.0)) {
                others.push(other);
            }
        });
        let may_move = |other: &FlowId| {
            flows.contains(other)
                && draft.flow(*other).is_some_and(|flow| !flow.is_at_rest() && flow.label_at.is_none())
        };
        if others.len() > 2 || !others.iter().all(may_move) {
            continue;
        }
        let all: Vec<FlowId> = others.iter().copied().chain([id]).collect();
        let sum = |draft: &Draft| all.iter().map(|id| label::cost(draft, *id).unwrap_or(IMPOSSIBLE)).sum::<f32>();
        let before: Vec<_> = all.iter().map(|id| (*id, draft.label(*id))).collect();
        let worth = sum(draft);
        for other in &others {
            draft.put_label(*other, None);
        }
        draft.put_label(id, Some(rect));
        for other in &others {
            write_one(draft, *other);
        }
        if sum(draft) + 4.0 < worth {
            return;
        }
        for (id, label) in before {
            draft.put_label(id, label);
        }
    }
}
