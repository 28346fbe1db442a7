//! Whether nodes go on standing in the zones they stand in.

use super::Outcome;
use crate::model::frames::FrameGrid;
use crate::model::{ElementId, Project, Rect};

/// Whether every node goes on standing in the zones it stands in, one within the other as before.
pub(super) fn keeps_zones(project: &Project, outcome: &Outcome) -> bool {
    let now = |id: ElementId, frame: Rect| outcome.frames.get(&id).copied().unwrap_or(frame);
    let before = FrameGrid::new(project.zones.values().map(|zone| zone.frame).collect());
    let after = FrameGrid::new(project.zones.iter().map(|(id, zone)| now((*id).into(), zone.frame)).collect());
    project.nodes.iter().all(|(id, node)| {
        let rect = node.rect();
        before.around(rect.center()).eq(after.around(now((*id).into(), rect).center()))
    })
}
