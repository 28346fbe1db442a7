//! Where the card about what is done by keys stands: at the lower edge of the canvas, or where it does not cover what is
//! being moved or aimed at. It stays there until it would cover that again.

use egui::{Align2, Rect, Vec2};

use super::guides;
use super::marks::piece_at;
use super::reach::ring;
use crate::app::action::Tool;
use crate::app::focus::Keyed;
use crate::app::state::State;
use crate::model::{self as geometry, NodeId, Point};

/// Where it may stand, the best first. The corners are for an edge that goes up and down in the middle.
const PLACES: [Align2; 6] = [
    Align2::CENTER_BOTTOM,
    Align2::CENTER_TOP,
    Align2::LEFT_BOTTOM,
    Align2::RIGHT_BOTTOM,
    Align2::LEFT_TOP,
    Align2::RIGHT_TOP,
];

/// How much stays free around a handle, in screen points.
const HANDLE: f32 = 12.0;

/// Where the card stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    place: usize,
}

impl Aside {
    /// Where a card of this size stands within `room`, in screen points, so that it covers nothing of `free`.
    pub fn place(&mut self, room: Rect, card: Vec2, free: &[Rect]) -> Align2 {
        let covers = |place: &usize| {
            let card = PLACES[*place].align_size_within_rect(card, room);
            free.iter().any(|free| free.intersects(card))
        };
        if covers(&self.place) {
            self.place = (0..PLACES.len()).find(|place| !covers(place)).unwrap_or_default();
        }
        PLACES[self.place]
    }
}

/// What the card must not cover: the edge, the handle or the element that keys are about, in screen points.
pub fn kept_free(state: &State, keyed: Keyed) -> Vec<Rect> {
    let camera = &state.camera;
    let around = |at: Point| Rect::from_center_size(camera.to_screen(at), Vec2::splat(2.0 * HANDLE));
    let node = |id: NodeId| Some(camera.rect_to_screen(state.project().nodes.get(&id)?.rect()).expand(4.0));
    match keyed {
        Keyed::Arrow { to, .. } => node(to).into_iter().collect(),
        Keyed::Place { at } => {
            let frame = match &state.tool {
                Tool::Piece(piece) => piece_at(*piece, at).into_iter().reduce(geometry::Rect::union),
                // What it would be in line with moves it by less than stays free around it.
                tool => guides::placed(state, tool, at, true).map(|(frame, _)| frame),
            };
            frame.map(|frame| camera.rect_to_screen(frame).expand(HANDLE)).into_iter().collect()
        }
        Keyed::Lead { at, to, .. } => to.and_then(node).into_iter().chain([around(at)]).collect(),
        Keyed::Stretch { element, side } => {
            let Some(frame) = state.project().frame(element) else { return Vec::new() };
            let rect = camera.rect_to_screen(frame).expand(ring(element));
            let edge = match side {
                (1, _) => rect.with_min_x(rect.right()),
                (-1, _) => rect.with_max_x(rect.left()),
                (_, 1) => rect.with_min_y(rect.bottom()),
                _ => rect.with_max_y(rect.top()),
            };
            vec![edge.expand(HANDLE)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    const ROOM: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1000.0, 600.0) };
    const CARD: Vec2 = vec2(400.0, 60.0);

    #[test]
    fn it_stays_where_it_is_until_it_would_cover_something() {
        let mut aside = Aside::default();
        let edge = |y: f32| Rect::from_min_max(pos2(0.0, y), pos2(1000.0, y + 4.0));
        assert_eq!(aside.place(ROOM, CARD, &[edge(300.0)]), Align2::CENTER_BOTTOM);
        assert_eq!(aside.place(ROOM, CARD, &[edge(580.0)]), Align2::CENTER_TOP);
        assert_eq!(aside.place(ROOM, CARD, &[edge(300.0)]), Align2::CENTER_TOP);
        assert_eq!(aside.place(ROOM, CARD, &[edge(20.0)]), Align2::CENTER_BOTTOM);
    }

    #[test]
    fn it_stands_beside_an_edge_from_top_to_bottom() {
        let mut aside = Aside::default();
        let edge = |x: f32| Rect::from_min_max(pos2(x, 0.0), pos2(x + 4.0, 600.0));
        assert_eq!(aside.place(ROOM, CARD, &[edge(500.0)]), Align2::LEFT_BOTTOM);
        assert_eq!(aside.place(ROOM, CARD, &[edge(350.0)]), Align2::RIGHT_BOTTOM);
    }
}
