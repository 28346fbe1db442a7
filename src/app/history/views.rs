//! From where each step was seen, so that undo and redo bring the view back with it. It is kept beside the history, as
//! the ways of the flows are, by the revisions between which a step leads.

use std::collections::BTreeMap;

use crate::app::camera::{Camera, Place};
use crate::model::Rect;

/// How a drawing was looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where.
    pub place: Place,
    /// Whether that was to show everything, also in a window of another size.
    pub fitted: bool,
    /// What everything took up when it was last brought into sight.
    pub bounds: Option<Rect>,
}

/// The views in which the steps of one document were made.
#[derive(Clone, Debug, Default)]
pub struct Views {
    /// By the revision that a step starts from: how it was looked at then.
    before: BTreeMap<u64, View>,
    /// By the revision that a step leads to: how that was looked at.
    after: BTreeMap<u64, View>,
    /// How it was looked at when what is still being dragged was taken hold of.
    held: Option<View>,
    /// The revision that the newest step leads to.
    newest: u64,
}

impl Views {
    /// Something is dragged, for the first time or still.
    pub fn hold(&mut self, view: View) {
        self.held.get_or_insert(view);
    }

    /// What was dragged was let go; answers how it was looked at when it was taken hold of.
    pub fn release(&mut self) -> Option<View> {
        self.held.take()
    }

    /// A step was made from one revision to another, looked at like this.
    pub fn made(&mut self, (from, to): (u64, u64), view: View) {
        self.before.insert(from, view);
        self.newest = to;
        self.arrived(view);
    }

    /// The view that the newest step has led to.
    pub fn arrived(&mut self, view: View) {
        self.after.insert(self.newest, view);
    }

    /// The revision that the newest step leads to.
    pub fn newest(&self) -> u64 {
        self.newest
    }

    /// How a revision was looked at when the step to it was made, or the one from it.
    pub fn at(&self, revision: u64, forwards: bool) -> Option<View> {
        if forwards { &self.after } else { &self.before }.get(&revision).copied()
    }
}

/// Whether what one camera shows of these frames is shown by another as well, about as large.
pub fn is_shown_as_well(frames: &[Rect], then: &Camera, now: &Camera) -> bool {
    /// A step of the zoom keys is less.
    const ALIKE: f32 = 1.3;
    /// What is cut off by so little is not missed, in screen points.
    const NEAR: f32 = 12.0;
    let larger = now.zoom / then.zoom;
    let seen = now.visible().grown(NEAR / now.zoom);
    let parts = frames.iter().filter_map(|&frame| common(frame, then.visible()));
    larger < ALIKE && larger > 1.0 / ALIKE && parts.into_iter().all(|part| seen.contains_rect(part))
}

/// The part that two rectangles share.
fn common(one: Rect, other: Rect) -> Option<Rect> {
    let (left, top) = (one.left().max(other.left()), one.top().max(other.top()));
    let (right, bottom) = (one.right().min(other.right()), one.bottom().min(other.bottom()));
    (left <= right && top <= bottom).then_some(Rect(left, top, right - left, bottom - top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Point;

    fn view(x: f32) -> View {
        View { place: Place { middle: Point(x, 0.0), zoom: 1.0 }, fitted: false, bounds: None }
    }

    /// A camera of 800 × 600 points.
    fn camera(x: f32, zoom: f32) -> Camera {
        let mut camera = Camera::new();
        camera.go_to(Place { middle: Point(x, 0.0), zoom });
        camera
    }

    #[test]
    fn a_step_has_a_view_at_either_end() {
        let mut views = Views::default();
        views.made((1, 2), view(10.0));
        views.arrived(view(20.0));
        views.made((2, 3), view(30.0));
        assert_eq!((views.at(1, false), views.at(2, true)), (Some(view(10.0)), Some(view(20.0))));
        assert_eq!((views.at(2, false), views.at(3, true)), (Some(view(30.0)), Some(view(30.0))));
        assert_eq!((views.at(1, true), views.at(3, false)), (None, None));
        views.made((1, 4), view(40.0));
        assert_eq!(views.at(1, false), Some(view(40.0)), "another step from there takes the place of the first");
    }

    #[test]
    fn a_drag_was_looked_at_as_it_began() {
        let mut views = Views::default();
        views.hold(view(1.0));
        views.hold(view(2.0));
        assert_eq!((views.release(), views.release()), (Some(view(1.0)), None));
    }

    #[test]
    fn what_is_in_sight_as_large_is_shown_as_well() {
        let frames = [Rect(0.0, 0.0, 50.0, 50.0)];
        let then = camera(0.0, 1.0);
        assert!(is_shown_as_well(&frames, &then, &camera(300.0, 1.25)));
        assert!(!is_shown_as_well(&frames, &then, &camera(0.0, 0.5)), "too small");
        assert!(!is_shown_as_well(&frames, &then, &camera(0.0, 2.0)), "too large");
        assert!(!is_shown_as_well(&frames, &then, &camera(430.0, 1.0)), "a part is out of sight");
        let wide = [Rect(-5000.0, -5000.0, 10_000.0, 10_000.0)];
        assert!(is_shown_as_well(&wide, &then, &camera(5.0, 1.0)), "only what was seen of it counts");
        assert!(!is_shown_as_well(&wide, &then, &camera(100.0, 1.0)));
    }
}
