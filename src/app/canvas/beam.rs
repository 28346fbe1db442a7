//! The band of light along an arrow that is selected or found.

use egui::{Painter, Pos2, Rect as ScreenRect, Shape, Stroke};

use crate::app::state::State;
use crate::layout::FlowGeometry;

/// Lays a band along an arrow, but not over its label: whoever selects an arrow wants to read it.
pub(super) fn paint(painter: &Painter, state: &State, flow: &FlowGeometry, pen: Stroke) {
    for piece in pieces(state, flow) {
        painter.add(Shape::line(piece, pen));
    }
}

/// What is seen of an arrow beside its label.
pub(super) fn pieces(state: &State, flow: &FlowGeometry) -> Vec<Vec<Pos2>> {
    let points: Vec<_> = flow.route.iter().map(|&point| state.camera.to_screen(point)).collect();
    around(&points, flow.label.map(|label| state.camera.rect_to_screen(label)))
}

/// The pieces of a line that are outside a box.
fn around(points: &[Pos2], hole: Option<ScreenRect>) -> Vec<Vec<Pos2>> {
    let Some(hole) = hole else { return vec![points.to_vec()] };
    let mut pieces = Vec::new();
    let mut piece: Vec<Pos2> = points.first().copied().into_iter().collect();
    for ends in points.windows(2) {
        let &[from, to] = ends else { continue };
        let Some((enters, leaves)) = inside(from, to, hole) else {
            piece.push(to);
            continue;
        };
        if enters > 0.0 {
            piece.push(from.lerp(to, enters));
        }
        if piece.len() > 1 {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.clear();
        if leaves < 1.0 {
            piece.extend([from.lerp(to, leaves), to]);
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// Where a straight line enters and leaves a box, as shares of its length; none where it passes beside it.
fn inside(from: Pos2, to: Pos2, hole: ScreenRect) -> Option<(f32, f32)> {
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    let axes = [(from.x, to.x, hole.min.x, hole.max.x), (from.y, to.y, hole.min.y, hole.max.y)];
    for (from, to, low, high) in axes {
        let way = to - from;
        if way == 0.0 {
            if from < low || from > high {
                return None;
            }
        } else {
            let (near, far) = ((low - from) / way, (high - from) / way);
            enters = enters.max(near.min(far));
            leaves = leaves.min(near.max(far));
        }
    }
    (enters < leaves).then_some((enters, leaves))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn hole() -> ScreenRect {
        ScreenRect::from_min_max(pos2(32.0, -16.0), pos2(64.0, 16.0))
    }

    #[test]
    fn a_line_under_its_label_is_cut_there() {
        let line = [pos2(0.0, 0.0), pos2(128.0, 0.0), pos2(128.0, 64.0)];
        let left = vec![pos2(0.0, 0.0), pos2(32.0, 0.0)];
        let right = vec![pos2(64.0, 0.0), pos2(128.0, 0.0), pos2(128.0, 64.0)];
        assert_eq!(around(&line, Some(hole())), [left, right]);
    }

    #[test]
    fn a_line_with_a_corner_under_its_label_is_cut_round_the_corner() {
        let line = [pos2(0.0, 0.0), pos2(48.0, 0.0), pos2(48.0, 64.0)];
        let pieces = around(&line, Some(hole()));
        assert_eq!(pieces, [[pos2(0.0, 0.0), pos2(32.0, 0.0)], [pos2(48.0, 16.0), pos2(48.0, 64.0)]]);
    }

    #[test]
    fn a_line_beside_its_label_is_whole_and_one_all_under_it_is_gone() {
        let beside = [pos2(0.0, 20.0), pos2(100.0, 20.0)];
        assert_eq!(around(&beside, Some(hole())), [beside]);
        assert_eq!(around(&beside, None), [beside]);
        assert!(around(&[pos2(45.0, 0.0), pos2(55.0, 0.0)], Some(hole())).is_empty());
    }
}
