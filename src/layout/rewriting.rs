//! Writes on flows that run as they do what is of another size now: in another language, or with kinds that are called
//! otherwise.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::draft::Draft;
use super::progress::Progress;
use super::writing::{improve, write};
use super::{Geometry, LabelSizes, beside_loop, label, loop_room};
use crate::model::{Flow, FlowId, Project, Rect};

/// What a label may disturb where it stood before it is placed anew.
const BEARABLE: f32 = 30.0;

/// The lines of a geometry exactly as they are, with labels of these sizes. A label stands as in `known`, where that has it
/// in this size on the same line, else where it stood, and where that is taken now, elsewhere along its line.
pub fn rewritten(
    lines: &Geometry,
    known: Option<&Geometry>,
    project: &Project,
    keep_clear: &[Rect],
    labels: LabelSizes,
) -> Geometry {
    let Geometry { flows, index } = lines.clone();
    let homes = lines.flows.iter().map(|(id, flow)| (*id, Arc::clone(flow))).collect();
    let mut draft = Draft { homes, ..Draft::of(project, labels, flows, index) };
    draft.index.keep_clear(keep_clear);
    let hidden: BTreeSet<FlowId> =
        draft.flows.keys().copied().filter(|id| beside_loop::is_hidden(&draft, *id)).collect();
    let (mut grown, mut written) = (BTreeSet::new(), BTreeSet::new());
    for (id, flow) in &lines.flows {
        let size = labels(*id);
        let is_free = label::by_hand(&draft, *id).is_none();
        let there = known.and_then(|known| known.flows.get(id)).filter(|there| there.route == flow.route);
        let label = match there.filter(|there| is_free && there.label.map(Rect::size) == size) {
            Some(there) => there.label,
            None if flow.label.map(Rect::size) == size => continue,
            None => {
                if is_free {
                    grown.insert(*id);
                }
                flow.label.zip(size).map(|(label, size)| label::around_chip(label::chip(label), size))
            }
        };
        draft.put_label(*id, label);
    }
    for id in &grown {
        let stands = draft.label(*id).and_then(|area| label::clash(&draft, *id, area)).is_some_and(|it| it <= BEARABLE);
        // What stood beside its loop is not to grow over it, or out of its zone.
        let grown_over = beside_loop::is_hidden(&draft, *id) && !hidden.contains(id);
        if !stands || grown_over || loop_room::is_out_of_zone(&draft, *id) {
            written.insert(*id);
        }
    }
    for id in &written {
        draft.put_label(*id, None);
    }
    let stands = |draft: &Draft, id| match draft.label(id) {
        Some(area) => label::by_hand(draft, id).is_some() || !label::covers(draft, id, area),
        None => labels(id).is_none(),
    };
    for id in lines.flows.keys().filter(|id| !written.contains(id)).copied().collect::<Vec<_>>() {
        if !stands(&draft, id) {
            draft.put_label(id, None);
            written.insert(id);
        }
    }
    place(&mut draft, written);
    Geometry { flows: draft.flows, index: draft.index }
}

/// Finds places for the labels of these flows, those of loops first, which have the fewest to choose from.
fn place(draft: &mut Draft, written: BTreeSet<FlowId>) {
    let (resting, moving): (BTreeSet<_>, BTreeSet<_>) =
        written.into_iter().partition(|id| draft.flow(*id).is_some_and(Flow::is_at_rest));
    for id in resting {
        let label = beside_loop::place(draft, id).or_else(|| label::place(draft, id));
        draft.put_label(id, label);
    }
    let mut progress = Progress::unwatched();
    // Nobody stops it.
    let _ = write(draft, &moving, &mut progress).and_then(|()| improve(draft, &moving, &mut progress));
}
