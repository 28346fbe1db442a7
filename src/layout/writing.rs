//! Writes labels on settled routes: those with the least room first, then those again that stand badly.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::progress::Progress;
use super::{at_rest, label};
use crate::model::{Flow, FlowId};

/// A label that costs more than this could stand better.
const BAD: f32 = 30.0;
/// The cost of a label on a node or on another label.
const IMPOSSIBLE: f32 = 1000.0;

/// Places labels, those with the least room first.
pub(super) fn write(draft: &mut Draft, flows: &BTreeSet<FlowId>, progress: &mut Progress) -> Option<()> {
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
pub(super) fn improve(draft: &mut Draft, flows: &BTreeSet<FlowId>, progress: &mut Progress) -> Option<()> {
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
