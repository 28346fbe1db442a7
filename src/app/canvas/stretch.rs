//! The frame that dragging a handle asks for: with the other side, the middle or the proportion kept, never too small
//! for what is in it.

use crate::app::state::State;
use crate::edit::resize;
use crate::model::{ElementId, Point, Rect, Size};

/// The side or corner that is dragged: −1, 0 or 1 across and down.
pub type Handle = (i8, i8);

/// What stays while a frame is stretched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keeps {
    /// Its proportion.
    pub proportion: bool,
    /// Its middle, instead of the opposite side.
    pub middle: bool,
}

/// The frame with a side or corner pulled to a point. `least` is the smallest size at a width.
pub fn pulled(frame: Rect, handle: Handle, at: Point, keeps: Keeps, least: &dyn Fn(f32) -> Size) -> Rect {
    let middle = frame.center();
    let wanted = |side: i8, low: f32, length: f32, middle: f32, to: f32| {
        let length = match side {
            0 => length,
            side if keeps.middle => (to - middle) * f32::from(side) * 2.0,
            1 => to - low,
            _ => low + length - to,
        };
        length.max(1.0)
    };
    let mut width = wanted(handle.0, frame.0, frame.2, middle.0, at.0);
    let mut height = wanted(handle.1, frame.1, frame.3, middle.1, at.1);
    if keeps.proportion {
        let (wide, high) = (width / frame.2.max(1.0), height / frame.3.max(1.0));
        let scale = match handle {
            (0, _) => high,
            (_, 0) => wide,
            _ => wide.max(high),
        };
        (width, height) = (frame.2 * scale, frame.3 * scale);
        let least = least(width);
        let grown = (least.0 / width).max(least.1 / height).max(1.0);
        (width, height) = (width * grown, height * grown);
    } else {
        width = width.max(least(width).0);
        height = height.max(least(width).1);
    }
    let placed = |side: i8, low: f32, length: f32, middle: f32, new: f32| match side {
        -1 if !keeps.middle => low + length - new,
        0 if keeps.proportion => middle - new / 2.0,
        -1 | 1 if keeps.middle => middle - new / 2.0,
        _ => low,
    };
    Rect(
        placed(handle.0, frame.0, frame.2, middle.0, width),
        placed(handle.1, frame.1, frame.3, middle.1, height),
        width,
        height,
    )
}

/// The frame, with what stands in a zone still in it. A scope frame says how far something goes: it may leave out what it
/// held.
pub fn held(state: &State, element: ElementId, frame: Rect) -> Rect {
    let project = state.document.history.project();
    let ElementId::Zone(id) = element else { return frame };
    let kind = project.zones.get(&id).and_then(|zone| state.catalog().zone_kinds.get(&zone.kind));
    if kind.is_some_and(|kind| !kind.place) { frame } else { resize::holding(project, element, frame) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect(0.0, 0.0, 100.0, 50.0);
    const NOTHING: Keeps = Keeps { proportion: false, middle: false };

    fn least(_: f32) -> Size {
        Size(10.0, 10.0)
    }

    #[test]
    fn pulling_a_side_keeps_the_opposite_one() {
        let frame = Rect(0.0, 0.0, 100.0, 100.0);
        let pull = |handle, at| pulled(frame, handle, at, NOTHING, &least);
        assert_eq!(pull((1, 0), Point(150.0, 7.0)), Rect(0.0, 0.0, 150.0, 100.0));
        assert_eq!(pull((-1, -1), Point(-20.0, 30.0)), Rect(-20.0, 30.0, 120.0, 70.0));
        assert_eq!(pull((-1, 0), Point(500.0, 0.0)), Rect(90.0, 0.0, 10.0, 100.0));
    }

    #[test]
    fn the_middle_stays_where_it_is_to_stay() {
        let keeps = Keeps { middle: true, ..NOTHING };
        assert_eq!(pulled(FRAME, (1, 1), Point(120.0, 60.0), keeps, &least), Rect(-20.0, -10.0, 140.0, 70.0));
        assert_eq!(pulled(FRAME, (-1, 0), Point(90.0, 0.0), keeps, &least).center(), FRAME.center());
    }

    #[test]
    fn the_proportion_stays_also_at_the_least_size() {
        let keeps = Keeps { proportion: true, ..NOTHING };
        assert_eq!(pulled(FRAME, (1, 1), Point(200.0, 60.0), keeps, &least), Rect(0.0, 0.0, 200.0, 100.0));
        assert_eq!(pulled(FRAME, (1, 0), Point(200.0, 0.0), keeps, &least), Rect(0.0, -25.0, 200.0, 100.0));
        assert_eq!(pulled(FRAME, (-1, -1), Point(99.0, 49.0), keeps, &least), Rect(80.0, 40.0, 20.0, 10.0));
    }

    #[test]
    fn what_becomes_narrower_becomes_as_high_as_its_text_needs() {
        let least = |width: f32| Size(40.0, if width < 80.0 { 60.0 } else { 30.0 });
        assert_eq!(pulled(FRAME, (1, 0), Point(50.0, 0.0), NOTHING, &least), Rect(0.0, 0.0, 50.0, 60.0));
        assert_eq!(pulled(FRAME, (0, 1), Point(0.0, 5.0), NOTHING, &least), Rect(0.0, 0.0, 100.0, 30.0));
    }
}
