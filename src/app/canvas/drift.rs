//! Moves the paper while something is dragged to the border of the canvas or beyond it.

use egui::{Pos2, Rect as ScreenRect, Vec2, vec2};

use crate::app::camera::Camera;
use crate::model::Rect;

/// How far inside the border it begins, in screen points.
const INSIDE: f32 = 16.0;

/// How much faster it goes with each point farther out, a second, and the most it does.
const PULL: f32 = 2.5;
const FASTEST: f32 = 600.0;

/// How long it takes, in seconds, until it goes as fast as it can where the pointer is held at the border: a screen that
/// ends there lets it go no farther out.
const RAMP: f32 = 1.6;

/// The longest frame that counts: after a rest the paper must not leap.
const LONGEST: f32 = 0.05;

/// How much empty paper comes into sight beyond all that was drawn when the drag began, in screen points: enough to see
/// that there is no more, and where something is moved or made, enough to put it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margin {
    /// Only what is there is of interest.
    Selecting,
    /// Something is put somewhere.
    Making,
}

impl Margin {
    const fn points(self) -> f32 {
        match self {
            Self::Selecting => 40.0,
            Self::Making => 240.0,
        }
    }
}

/// Whether a drag moves the paper, and how far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drift {
    /// A drag that begins near the border moves nothing until it has been away from it, or outside.
    awake: bool,
    /// All that was drawn when the drag began: what is dragged along must not lead it on for ever.
    drawn: Option<Rect>,
    /// How long the pointer has been at the border or beyond it, in seconds.
    held: f32,
}

impl Drift {
    /// That of a drag that begins now: `drawn` is all there is, what is seen where there is nothing yet.
    pub fn begin(camera: &Camera, drawn: Option<Rect>) -> Self {
        Self { awake: false, drawn: Some(drawn.unwrap_or_else(|| camera.visible())), held: 0.0 }
    }

    /// How far the paper is pushed in this frame, in screen points; none where the pointer is well inside, or where all
    /// that was drawn on that side is in sight with the margin around it.
    pub fn step(&mut self, camera: &Camera, margin: Margin, pointer: Pos2, seconds: f32) -> Vec2 {
        let inner = camera.canvas.shrink(INSIDE);
        let out = pointer - inner.clamp(pointer);
        self.awake |= out == Vec2::ZERO || !camera.canvas.contains(pointer);
        let Some(drawn) = self.drawn.filter(|_| self.awake) else { return Vec2::ZERO };
        let seconds = seconds.min(LONGEST);
        self.held = if out == Vec2::ZERO { 0.0 } else { self.held + seconds };
        // Slow enough at first to stop where one wants, then faster and faster.
        let gained = FASTEST * (self.held / RAMP).min(1.0).powi(2);
        let speed =
            |out: f32| (out.abs() * PULL).max(gained * (out.abs() / INSIDE).min(1.0)).min(FASTEST) * out.signum();
        let push = -vec2(speed(out.x), speed(out.y)) * seconds;
        let canvas = camera.canvas;
        let drawn: ScreenRect = camera.rect_to_screen(drawn).expand(margin.points());
        // Paper pushed to the left brings in what is hidden at the right, and no more than that.
        let along = |push: f32, low: f32, high: f32| push.clamp(low.min(0.0), high.max(0.0));
        vec2(
            along(push.x, canvas.right() - drawn.right(), canvas.left() - drawn.left()),
            along(push.y, canvas.bottom() - drawn.bottom(), canvas.top() - drawn.top()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    const DRAWN: Option<Rect> = Some(Rect(0.0, 0.0, 2000.0, 500.0));

    fn camera() -> Camera {
        let mut camera = Camera::new();
        camera.canvas = ScreenRect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        camera
    }

    fn awake() -> Drift {
        Drift { awake: true, ..Drift::begin(&camera(), DRAWN) }
    }

    #[test]
    fn it_goes_faster_farther_out_and_as_fast_with_any_frames() {
        let mut drift = awake();
        let mut to = |x: f32, seconds: f32| drift.step(&camera(), Margin::Selecting, pos2(x, 300.0), seconds);
        let (near, far) = (to(795.0, 0.016), to(830.0, 0.016));
        assert!(near.x < 0.0 && far.x < near.x && far.y == 0.0, "{near} {far}");
        assert!((to(830.0, 0.008).x * 2.0 - far.x).abs() < 1e-3);
        assert!((to(5000.0, 0.01).x + FASTEST * 0.01).abs() < 1e-3);
    }

    #[test]
    fn held_at_the_border_of_the_screen_it_gains_speed_and_begins_slowly_again() {
        let mut drift = awake();
        let mut at = |x: f32| drift.step(&camera(), Margin::Making, pos2(x, 300.0), 0.016).x.abs() / 0.016;
        let first = at(799.0);
        assert!(first > 0.0 && first <= INSIDE * PULL, "{first}");
        let speeds: Vec<f32> = (0..125).map(|_| at(799.0)).collect();
        assert!(speeds.is_sorted(), "{speeds:?}");
        assert!(speeds[30] < 120.0 && speeds[124] > 500.0, "{} {}", speeds[30], speeds[124]);
        at(400.0);
        assert!((at(799.0) - first).abs() < 0.1);
    }

    #[test]
    fn a_drag_that_begins_at_the_border_waits_until_it_has_left_it() {
        let mut drift = Drift::begin(&camera(), DRAWN);
        let mut to = |x: f32| drift.step(&camera(), Margin::Making, pos2(x, 300.0), 0.016);
        assert_eq!(to(795.0), Vec2::ZERO);
        assert_eq!(to(400.0), Vec2::ZERO);
        assert!(to(795.0).x < 0.0);
    }

    #[test]
    fn it_stops_when_all_that_is_drawn_has_come_into_sight_with_a_margin() {
        for (margin, pointer) in [(Margin::Selecting, pos2(900.0, 300.0)), (Margin::Making, pos2(3000.0, 300.0))] {
            let (mut drift, mut camera) = (awake(), camera());
            for _ in 0..10_000 {
                let push = drift.step(&camera, margin, pointer, 0.016);
                camera.pan(push);
            }
            let right = camera.rect_to_screen(Rect(0.0, 0.0, 2000.0, 500.0)).right();
            assert!((right + margin.points() - camera.canvas.right()).abs() < 0.1, "{margin:?}: {right}");
        }
    }

    #[test]
    fn where_nothing_is_hidden_on_that_side_nothing_moves() {
        // All of the drawing's height is in sight, with more than the margin below it.
        let mut drift = awake();
        assert_eq!(drift.step(&camera(), Margin::Selecting, pos2(400.0, 900.0), 0.016), Vec2::ZERO);
        // Nor does paper that was pushed farther by hand come back.
        let mut camera = camera();
        camera.pan(vec2(0.0, -450.0));
        assert_eq!(drift.step(&camera, Margin::Selecting, pos2(400.0, 900.0), 0.016), Vec2::ZERO);
        assert!(drift.step(&camera, Margin::Selecting, pos2(400.0, -50.0), 0.016).y > 0.0);
    }

    #[test]
    fn on_empty_paper_there_is_room_for_what_is_put_there() {
        let (mut drift, camera) = (Drift { awake: true, ..Drift::begin(&camera(), None) }, camera());
        assert!(drift.step(&camera, Margin::Making, pos2(900.0, 300.0), 0.016).x < 0.0);
    }
}
