//! Arranges again what was arranged until that changes nothing: who asks for the same twice is told that all stands like
//! this already.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::nest::nest;
use super::{Outcome, Wish};
use crate::model::{ElementId, Node, Note, Project, Rect, Zone};

/// How often at most; most drawings need to be arranged twice.
const TIMES: usize = 8;
/// The part of the work that is done the first time.
const FIRST: f32 = 0.6;

/// Arranges until nothing changes. Where it would go round and round, it is always the same of these layouts.
pub(super) fn steady(wish: &Wish) -> Option<Outcome> {
    let mut outcome = nest(&Wish { progress: &|part| (wish.progress)(FIRST * part), ..*wish })?;
    let mut project = moved(wish.project, &outcome.frames);
    let mut seen = vec![places(wish.project), places(&project)];
    for time in 1..TIMES {
        let (begin, end) = (1.0 - (1.0 - FIRST) / time as f32, 1.0 - (1.0 - FIRST) / (time + 1) as f32);
        let progress = |part: f32| (wish.progress)(begin + (end - begin) * part);
        let again = nest(&Wish { project: &project, progress: &progress, ..*wish })?;
        // What was arranged is not given up for what something locked leaves no room for now.
        let gives_up = (!again.left.is_empty() || again.ground_left) && again.left != outcome.left;
        if again.frames.is_empty() || gives_up {
            break;
        }
        project = moved(&project, &again.frames);
        let next = places(&project);
        if let Some(start) = seen.iter().position(|before| *before == next) {
            let first = seen.drain(start..).min_by(in_order);
            seen.extend(first);
            break;
        }
        seen.push(next);
    }
    let all = seen.pop()?;
    outcome.frames = all.into_iter().filter(|(id, frame)| wish.project.frame(*id) != Some(*frame)).collect();
    Some(outcome)
}

/// Where everything stands.
fn places(project: &Project) -> BTreeMap<ElementId, Rect> {
    let zones = project.zones.iter().map(|(id, zone)| ((*id).into(), zone.frame));
    let nodes = project.nodes.iter().map(|(id, node)| ((*id).into(), node.rect()));
    let notes = project.notes.iter().filter_map(|(id, note)| Some(((*id).into(), note.frame?)));
    zones.chain(nodes).chain(notes).collect()
}

fn in_order(a: &BTreeMap<ElementId, Rect>, b: &BTreeMap<ElementId, Rect>) -> Ordering {
    let flat = |places: &BTreeMap<ElementId, Rect>| -> Vec<f32> {
        places.values().flat_map(|rect| [rect.0, rect.1, rect.2, rect.3]).collect()
    };
    let (a, b) = (flat(a), flat(b));
    a.iter().zip(&b).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// The project with these frames.
fn moved(project: &Project, frames: &BTreeMap<ElementId, Rect>) -> Project {
    let mut moved = project.clone();
    for (&id, &frame) in frames {
        match id {
            ElementId::Zone(id) => {
                if let Some(zone) = project.zones.get(&id) {
                    moved.zones.insert(id, Arc::new(Zone { frame, ..Zone::clone(zone) }));
                }
            }
            ElementId::Node(id) => {
                if let Some(node) = project.nodes.get(&id) {
                    moved.nodes.insert(id, Arc::new(Node { at: frame.corner(), ..Node::clone(node) }));
                }
            }
            ElementId::Note(id) => {
                if let Some(note) = project.notes.get(&id) {
                    moved.notes.insert(id, Arc::new(Note { frame: Some(frame), ..Note::clone(note) }));
                }
            }
            ElementId::Flow(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => {}
        }
    }
    moved
}
