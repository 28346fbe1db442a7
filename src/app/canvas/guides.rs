//! Where a drag comes to rest: in line with neighbours in sight, else on the grid; and the lines that show it.

use std::collections::BTreeSet;

use egui::{Painter, Stroke, Ui, vec2};

use crate::app::action::{Action, Tool};
use crate::app::look::Look;
use crate::app::state::{NOTE_SIZE, State};
use crate::edit::guides::{self, Guide};
use crate::edit::snapping;
use crate::edit::snapping::GRID;
use crate::model::{ElementId, Node, Point, Rect, Size, Vector};
use crate::scene::Role;

/// How near to being in line something must be to come into line, in screen points.
const REACH: f32 = 6.0;

/// Half the length of the strokes at the ends of a gap, in screen points.
const TICK: f32 = 4.0;

/// What a drag moves instead of what was wanted, and what it is in line with then. Neighbours come before the grid.
///
/// `moved` is all that moves, which is no neighbour of itself. The paper's other elements count where they are in sight,
/// zones and nodes only: arrows move with their ends, and notes stand where there is room.
pub fn snapped(
    state: &State,
    elements: &BTreeSet<ElementId>,
    moved: &BTreeSet<ElementId>,
    wanted: Vector,
) -> (Vector, Vec<Guide>) {
    let project = state.document.history.project();
    let on_grid = if state.visible.snap { snapping::snap_move(project, elements, wanted, GRID) } else { wanted };
    let frames = elements.iter().filter(|element| moved.contains(element)).filter_map(|&id| project.frame(id));
    let Some(frame) = frames.reduce(Rect::union).filter(|_| state.visible.guides) else {
        return (on_grid, Vec::new());
    };
    let others = neighbours(state, moved);
    let (across, down) = guides::snap(frame, wanted, &others, REACH / state.camera.zoom);
    let by = Vector(across.unwrap_or(on_grid.0), down.unwrap_or(on_grid.1));
    (by, guides::guides(frame.moved(by), &others))
}

/// The frame of what a tool would place around a point, as a move would come to rest there, and what it is in line with;
/// none where the tool places nothing that has a frame of its own. `free` is without grid and neighbours.
pub fn placed(state: &State, tool: &Tool, at: Point, free: bool) -> Option<(Rect, Vec<Guide>)> {
    let size = match tool {
        Tool::Select | Tool::Piece(_) => return None,
        Tool::Node(_) => Node::SIZE,
        Tool::Zone(kind) => state.catalog().zone_kinds.get(kind).map(|kind| Size(kind.size.0, kind.size.1))?,
        Tool::Note => NOTE_SIZE,
    };
    if free {
        return Some((around(at, size), Vec::new()));
    }
    // Notes stand where there is room, as when they are moved.
    if matches!(tool, Tool::Note) {
        return Some((on_grid(state, around(at, size)), Vec::new()));
    }
    Some(resting(state, size, at))
}

/// The frame of this size around a point, as it would come to rest there, and what it is in line with.
pub fn resting(state: &State, size: Size, at: Point) -> (Rect, Vec<Guide>) {
    let frame = around(at, size);
    let gridded = on_grid(state, frame);
    if !state.visible.guides {
        return (gridded, Vec::new());
    }
    let by = frame.corner().to(gridded.corner());
    let others = neighbours(state, &BTreeSet::new());
    let (across, down) = guides::snap(frame, Vector(0.0, 0.0), &others, REACH / state.camera.zoom);
    let frame = frame.moved(Vector(across.unwrap_or(by.0), down.unwrap_or(by.1)));
    (frame, guides::guides(frame, &others))
}

fn around(at: Point, size: Size) -> Rect {
    Rect::at(Point(at.0 - size.0 / 2.0, at.1 - size.1 / 2.0), size)
}

fn on_grid(state: &State, frame: Rect) -> Rect {
    if state.visible.snap { snapping::corner_on_grid(frame, GRID) } else { frame }
}

/// Places what a tool places where its ghost is; with Ctrl freely.
pub fn place(ui: &Ui, state: &State, tool: &Tool, at: Point) -> Action {
    let placed = placed(state, tool, at, ui.input(|input| input.modifiers.command));
    Action::Place(at, placed.map(|(frame, _)| frame))
}

/// Where a handle is dragged to instead: in line with neighbours, else on the grid.
pub fn snapped_edge(state: &State, element: ElementId, side: (i8, i8), frame: Rect, at: Point) -> Point {
    let grid = if state.visible.snap { snapping::snap_to_grid(at, GRID) } else { at };
    if !state.visible.guides {
        return grid;
    }
    let others = neighbours(state, &BTreeSet::from([element]));
    let reach = REACH / state.camera.zoom;
    let along = |across: bool, side: i8, wanted: f32| {
        (side != 0).then(|| guides::snap_side(frame, across, side > 0, wanted, &others, reach)).flatten()
    };
    Point(along(true, side.0, at.0).unwrap_or(grid.0), along(false, side.1, at.1).unwrap_or(grid.1))
}

/// What shows that a stretched frame is in line with neighbours or as large.
pub fn of_size(state: &State, element: ElementId, side: (i8, i8), frame: Rect) -> Vec<Guide> {
    if !state.visible.guides {
        return Vec::new();
    }
    let others = neighbours(state, &BTreeSet::from([element]));
    let mut shown = guides::guides(frame, &others);
    for (across, side) in [(true, side.0), (false, side.1)] {
        if side != 0 {
            shown.extend(guides::same_length(frame, across, &others));
        }
    }
    shown
}

fn neighbours(state: &State, moved: &BTreeSet<ElementId>) -> Vec<Rect> {
    let in_sight = state.document.sheet().visible(state.camera.visible());
    in_sight
        .filter(|(element, _)| matches!(element, ElementId::Zone(_) | ElementId::Node(_)) && !moved.contains(element))
        .filter_map(|(element, _)| state.project().frame(element))
        .collect()
}

/// Paints the lines.
pub fn paint(painter: &Painter, state: &State, guides: &[Guide], look: &Look) {
    let pen = Stroke::new(1.2, look.color(Role::Accent));
    for guide in guides {
        match *guide {
            Guide::Line { from, to } => {
                painter.line_segment([state.camera.to_screen(from), state.camera.to_screen(to)], pen);
            }
            Guide::Gap { from, to } => {
                let (from, to) = (state.camera.to_screen(from), state.camera.to_screen(to));
                painter.line_segment([from, to], pen);
                let across = (to.x - from.x).abs() >= (to.y - from.y).abs();
                let tick = if across { vec2(0.0, TICK) } else { vec2(TICK, 0.0) };
                for end in [from, to] {
                    painter.line_segment([end - tick, end + tick], pen);
                }
            }
        }
    }
}
