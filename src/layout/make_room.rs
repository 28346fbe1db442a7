//! Moves lines a little where a label would hide one: the foreign line out from under it, its own line away from there, or
//! lines side by side so far apart that each has room for its label. Where there is none between two nodes, arrows side by
//! side go round the others (`abreast`).
//!
//! Only flows that are being settled are moved, and only where lines and labels together get better by it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::draft::{Draft, segments};
use super::line::is_slanted;
use super::nudge::{fans, is_free, shifted_within};
use super::price::{is_across, price, shared};
use super::progress::Progress;
use super::side::Side;
use super::weights::FOLLOWED;
use super::writing::{improve, write};
use super::{FlowGeometry, abreast, label};
use crate::model::{Flow, FlowId, Point, Rect};

/// Room between a label and the line that was moved away from it.
const BESIDE_LABEL: f32 = 1.5;

/// What a label costs that stands on something.
const IMPOSSIBLE: f32 = 1000.0;

/// How much a label counts in comparison with what a line costs: that price has in it already what might stand in a label's
/// way, which is known here.
const LABEL: f32 = 2.0;

/// What it costs besides that the label of one of several arrows between the same two nodes hides another: nobody knows then
/// whose it is.
const HIDDEN: f32 = 120.0;

/// How often all are gone through: one that moves may make room for another.
const ROUNDS: usize = 2;

/// By so much must lines and labels together get better.
const WORTH: f32 = 4.0;

/// How much is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// For how many labels.
    pub(super) labels: usize,
    /// Whether lines between the same two nodes are moved all together as well, and other labels give way.
    pub(super) thorough: bool,
}

/// What may be changed.
pub(super) struct Room<'a> {
    /// The flows whose labels get room.
    pub(super) flows: &'a BTreeSet<FlowId>,
    /// Those whose lines may be moved.
    pub(super) moving: &'a BTreeSet<FlowId>,
    /// How much is tried.
    pub(super) patience: Patience,
}

/// Routes that some flows would have instead of theirs.
pub(super) type Way = Vec<(FlowId, Vec<Point>)>;

/// Makes room for labels that hide lines. None where it was not let go on.
pub(super) fn make_room(draft: &mut Draft, room: &Room, progress: &mut Progress) -> Option<()> {
    let mut left = room.patience.labels;
    for _ in 0..ROUNDS {
        for id in room.flows {
            let Some(area) = draft.label(*id).filter(|_| left > 0 && label::by_hand(draft, *id).is_none()) else {
                continue;
            };
            let [across, upright] = under(draft, *id, area);
            if across.is_empty() && upright.is_empty() {
                continue;
            }
            left -= 1;
            progress.step()?;
            let mut ways: Vec<Way> = Vec::new();
            if !across.is_empty() {
                ways.extend(self::ways(draft, *id, area, true, room.moving));
            }
            if !upright.is_empty() {
                ways.extend(self::ways(draft, *id, area, false, room.moving));
            }
            if room.patience.thorough {
                ways.extend(fans(draft, *id, room.moving));
            }
            let under = across.into_iter().chain(upright).collect();
            take_best(draft, room, &under, &BTreeSet::from([*id]), ways, &sum);
        }
    }
    go_round(draft, room, left, progress)
}

/// Leads arrows round the outside of those between the same two nodes where a label would hide one of them.
fn go_round(draft: &mut Draft, room: &Room, mut left: usize, progress: &mut Progress) -> Option<()> {
    let mut seen: BTreeSet<FlowId> = BTreeSet::new();
    let hasty = Room { patience: Patience { thorough: false, ..room.patience }, ..*room };
    for id in room.moving {
        if left == 0 || seen.contains(id) {
            continue;
        }
        let Some(group) = abreast::group(draft, *id) else { continue };
        seen.extend(&group);
        // Each that goes round leaves room to the others.
        for _ in 1..group.len() {
            let hidden = abreast::hidden(draft, &group);
            if hidden.is_empty() || left == 0 {
                break;
            }
            left -= 1;
            progress.step()?;
            let involved: BTreeSet<FlowId> = hidden.into_iter().flat_map(|(id, other)| [id, other]).collect();
            let mut ways: Vec<Way> = Vec::new();
            for id in involved.intersection(room.moving) {
                ways.extend(abreast::detours(draft, *id, &group).into_iter().map(|route| vec![(*id, route)]));
            }
            // While something is dragged, no arrow takes another way for little.
            let each = if draft.homes.is_empty() { HIDDEN } else { HIDDEN - FOLLOWED };
            let cost = |draft: &Draft, flows: &BTreeSet<FlowId>| {
                sum(draft, flows) + each * abreast::hidden(draft, &group).len() as f32
            };
            if !take_best(draft, &hasty, &group, &group, ways, &cost) {
                break;
            }
            if room.patience.thorough {
                improve(draft, &group.intersection(room.flows).copied().collect(), progress)?;
            }
        }
    }
    Some(())
}

/// The flows whose lines are under a label: those that run across there, and those that run upright.
fn under(draft: &Draft, id: FlowId, area: Rect) -> [BTreeSet<FlowId>; 2] {
    let (mut across, mut upright) = (BTreeSet::new(), BTreeSet::new());
    draft.index.segments.visit(area, |(owner, _), segment| {
        if owner != id && !is_slanted(segment) && shared(segment, area) > 0.0 {
            if is_across(segment) {
                across.insert(owner)
            } else {
                upright.insert(owner)
            };
        }
    });
    [across, upright]
}

/// The ways to give a label the room that lines in this direction leave it too little of.
fn ways(draft: &Draft, id: FlowId, area: Rect, across: bool, moving: &BTreeSet<FlowId>) -> Vec<Way> {
    let extent = |rect: Rect| if across { (rect.top(), rect.bottom()) } else { (rect.left(), rect.right()) };
    let at = |line: Rect| extent(line).0;
    let (low, high) = extent(area);
    let size = high - low + 2.0 * BESIDE_LABEL;
    // The own line beside which the others run, or none where they cross it.
    let own = segments(draft.route(id))
        .enumerate()
        .find(|(_, segment)| is_across(*segment) == across && area.grown(6.0).overlaps(segment.grown(0.1)));
    let middle = own.map_or(f32::midpoint(low, high), |(_, segment)| at(segment));

    let reach = if across {
        Rect(area.0, middle - size, area.2, 2.0 * size)
    } else {
        Rect(middle - size, area.1, 2.0 * size, area.3)
    };
    let (mut before, mut after): (Option<Beside>, Option<Beside>) = (None, None);
    draft.index.segments.visit(reach, |(owner, number), line| {
        if owner == id || is_slanted(line) || is_across(line) != across || shared(line, reach) <= 0.0 {
            return;
        }
        let beside = Beside { owner, number, at: at(line) };
        if beside.at <= middle && before.is_none_or(|other| other.at < beside.at) {
            before = Some(beside);
        } else if beside.at > middle && after.is_none_or(|other| other.at > beside.at) {
            after = Some(beside);
        }
    });

    let free = |id: &FlowId| moving.contains(id) && draft.flow(*id).is_some_and(is_free);
    let shift = |Beside { owner, number, .. }: Beside, by: f32| {
        let route =
            shifted_within(Side::utmost, draft.route(owner), number, by, draft, owner).filter(|_| free(&owner))?;
        Some((owner, route))
    };
    let mut ways: Vec<Way> = Vec::new();
    let mut push = |way: Option<Way>| ways.extend(way);
    if let (Some(before), Some(after)) = (before, after) {
        let missing = size - (after.at - before.at);
        if missing > 0.0 {
            push(shift(before, -missing).map(|one| vec![one]));
            push(shift(after, missing).map(|one| vec![one]));
            let both = shift(before, -missing / 2.0).zip(shift(after, missing / 2.0));
            push(both.filter(|_| before.owner != after.owner).map(|(one, other)| vec![one, other]));
        }
    }
    for line in [before, after].into_iter().flatten() {
        let away = [low - BESIDE_LABEL - line.at, high + BESIDE_LABEL - line.at];
        for by in away {
            push(shift(line, by).map(|one| vec![one]));
            if let Some((number, segment)) = own {
                let own = Beside { owner: id, number, at: at(segment) };
                push(shift(own, -by).map(|one| vec![one]));
                push(shift(line, by / 2.0).zip(shift(own, -by / 2.0)).map(|(one, other)| vec![one, other]));
            }
        }
    }
    ways
}

/// A line beside or across a label: of which flow, the how manyth of it, and where.
#[derive(Clone, Copy)]
struct Beside {
    owner: FlowId,
    number: usize,
    at: f32,
}

/// Takes the way by which lines and labels get best, if one makes them better. Besides the labels of lines that are moved,
/// those of some others find places anew. Says whether it took one.
pub(super) fn take_best(
    draft: &mut Draft,
    room: &Room,
    under: &BTreeSet<FlowId>,
    others: &BTreeSet<FlowId>,
    ways: Vec<Way>,
    cost: &dyn Fn(&Draft, &BTreeSet<FlowId>) -> f32,
) -> bool {
    let moved = ways.iter().flatten().map(|(id, _)| *id);
    let lines: BTreeSet<FlowId> = under.iter().copied().chain(moved).chain(others.iter().copied()).collect();
    let all: BTreeSet<FlowId> = lines.iter().copied().chain(loops(draft, &lines, room.flows)).collect();
    let settled = |draft: &Draft| -> Vec<(FlowId, Arc<FlowGeometry>)> {
        all.iter().filter_map(|id| Some((*id, Arc::clone(draft.flows.get(id)?)))).collect()
    };
    let before = settled(draft);
    let mut least = cost(draft, &all) - WORTH;
    let mut best = None;
    for way in ways {
        let mut written: BTreeSet<FlowId> = way.iter().map(|(id, _)| *id).collect();
        written.extend(others.intersection(room.flows));
        written.extend(loops(draft, &written, room.flows));
        written.retain(|id| label::by_hand(draft, *id).is_none() && draft.label(*id).is_some());
        for (id, route) in way {
            draft.put_route(id, route);
        }
        for id in &written {
            draft.put_label(*id, None);
        }
        // Placing labels takes longest, and cannot make this cheaper.
        if cost(draft, &lines) < least {
            let mut progress = Progress::unwatched();
            write(draft, &written, &mut progress);
            if room.patience.thorough {
                improve(draft, &written, &mut progress);
            }
            let cost = cost(draft, &all);
            if cost < least {
                least = cost;
                best = Some(settled(draft));
            }
        }
        put_back(draft, &before);
    }
    if let Some(best) = &best {
        put_back(draft, best);
    }
    best.is_some()
}

fn put_back(draft: &mut Draft, geometries: &[(FlowId, Arc<FlowGeometry>)]) {
    for (id, geometry) in geometries {
        draft.put_back(*id, geometry);
    }
}

/// The flows at rest at the nodes of these flows, as far as they may be settled anew.
fn loops(draft: &Draft, flows: &BTreeSet<FlowId>, settled: &BTreeSet<FlowId>) -> BTreeSet<FlowId> {
    let mut loops = BTreeSet::new();
    for flow in flows.iter().filter_map(|id| draft.flow(*id)) {
        for node in [flow.from, flow.to] {
            let Some(rect) = draft.project.nodes.get(&node).map(|node| node.rect()) else { continue };
            draft.index.segments.visit(rect.grown(1.0), |(other, _), _| {
                let stays = |other: &Flow| other.is_at_rest() && other.from == node;
                if settled.contains(&other) && draft.flow(other).is_some_and(stays) {
                    loops.insert(other);
                }
            });
        }
    }
    loops
}

/// What the lines and labels of some flows cost.
pub(super) fn sum(draft: &Draft, flows: &BTreeSet<FlowId>) -> f32 {
    flows
        .iter()
        .map(|id| {
            let Some(flow) = draft.flow(*id) else { return 0.0 };
            let price = draft.ends(flow).map(|ends| price(draft, *id, flow, ends, draft.route(*id)));
            let line = price.map(|price| if flow.is_at_rest() { price.conflicts } else { price.total() });
            let label = draft.label(*id).map(|area| {
                let cost = if flow.is_at_rest() { label::clash(draft, *id, area) } else { label::cost(draft, *id) };
                cost.unwrap_or(IMPOSSIBLE)
            });
            line.unwrap_or_default() + LABEL * label.unwrap_or_default()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::figure_test::node;
    use super::super::{arrange, faults};
    use super::*;
    use crate::model::{Project, Size};

    #[test]
    fn lines_give_way_to_the_label_between_them() {
        let mut project = Project::default();
        let top = project.add_node(node("top", 170.0, 0.0, 132.0));
        let [left, right] = [40.0, 310.0].map(|x| project.add_node(node("middle", x, 170.0, 132.0)));
        let below = [40.0, 310.0].map(|x| project.add_node(node("below", x, 332.0, 132.0)));
        let between = project.add_flow(Flow::new(left, right));
        for node in below {
            project.add_flow(Flow::new(node, top));
        }
        project.add_flow(Flow::new(left, top));
        let sizes = |id| Some(Size(if id == between { 105.3 } else { 83.3 }, 34.0));
        let geometry = arrange(&project, &[], &sizes);
        assert_eq!(faults(&project, &geometry, &[]), []);
        let upright = geometry.flows.values().flat_map(|flow| segments(&flow.route).collect::<Vec<_>>());
        let crossed = upright.filter(|line| !is_across(*line) && line.overlaps(Rect(172.0, 187.0, 138.0, 20.0)));
        assert_eq!(crossed.count(), 2, "otherwise this would show nothing");
        for (id, flow) in &geometry.flows {
            for (other, its) in &geometry.flows {
                let covered = |line: Rect| flow.label.is_some_and(|label| shared(line, label) > 0.0);
                assert!(id == other || !segments(&its.route).any(covered), "{other} is under the label of {id}");
            }
        }
    }
}
