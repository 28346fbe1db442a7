//! Moves the paper while something is dragged to the border of the canvas or beyond it.

use egui::{Pos2, Rect as ScreenRect, Vec2, vec2};

use crate::app::camera::Camera;
use crate::model::Rect;

/// How far inside the border it begins, in screen points.
const INSIDE: f32 = 16.0;

/// How much faster it goes with each point farther out, a second, and the most it does.
const PULL: f32 = 8.0;
const FASTEST: f32 = 900.0;

/// The longest frame that counts: after a rest the paper must not leap.
const LONGEST: f32 = 0.05;

/// Whether a drag moves the paper.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drift {
    /// A drag that begins near the border moves nothing until it has been away from it, or outside.
    awake: bool,
}

impl Drift {
    /// How far the paper is pushed in this frame, in screen points; none where the pointer is well inside. It is not
    /// pushed farther than until all that is drawn is out of sight.
    pub fn step(&mut self, camera: &Camera, drawn: Option<Rect>, pointer: Pos2, seconds: f32) -> Vec2 {
        let inner = camera.canvas.shrink(INSIDE);
        let out = pointer - inner.clamp(pointer);
        self.awake |= out == Vec2::ZERO || !camera.canvas.contains(pointer);
        if !self.awake || out == Vec2::ZERO {
            return Vec2::ZERO;
        }
        let speed = (out * PULL).clamp(Vec2::splat(-FASTEST), Vec2::splat(FASTEST));
        let push = -speed * seconds.min(LONGEST);
        let Some(drawn) = drawn else { return push };
        let (drawn, canvas): (ScreenRect, ScreenRect) = (camera.rect_to_screen(drawn), camera.canvas);
        // Paper pushed to the left shows more at the right: there must be something left to come from, or to see.
        let along = |push: f32, low: f32, high: f32, from: f32, to: f32| match push {
            push if push < 0.0 && high < from => 0.0,
            push if push > 0.0 && low > to => 0.0,
            push => push,
        };
        vec2(
            along(push.x, drawn.left(), drawn.right(), canvas.left(), canvas.right()),
            along(push.y, drawn.top(), drawn.bottom(), canvas.top(), canvas.bottom()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn camera() -> Camera {
        let mut camera = Camera::new();
        camera.canvas = ScreenRect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        camera
    }

    const DRAWN: Option<Rect> = Some(Rect(0.0, 0.0, 700.0, 500.0));

    #[test]
    fn it_goes_faster_farther_out_and_as_fast_with_any_frames() {
        let mut drift = Drift { awake: true };
        let near = drift.step(&camera(), DRAWN, pos2(795.0, 300.0), 0.016);
        let far = drift.step(&camera(), DRAWN, pos2(830.0, 300.0), 0.016);
        assert!(near.x < 0.0 && far.x < near.x && far.y == 0.0, "{near} {far}");
        let half = drift.step(&camera(), DRAWN, pos2(830.0, 300.0), 0.008);
        assert!((half.x * 2.0 - far.x).abs() < 1e-3);
        let farthest = drift.step(&camera(), DRAWN, pos2(5000.0, 300.0), 0.01);
        assert!((farthest.x + FASTEST * 0.01).abs() < 1e-3);
    }

    #[test]
    fn a_drag_that_begins_at_the_border_waits_until_it_has_left_it() {
        let mut drift = Drift::default();
        assert_eq!(drift.step(&camera(), DRAWN, pos2(795.0, 300.0), 0.016), Vec2::ZERO);
        assert_eq!(drift.step(&camera(), DRAWN, pos2(400.0, 300.0), 0.016), Vec2::ZERO);
        assert!(drift.step(&camera(), DRAWN, pos2(795.0, 300.0), 0.016).x < 0.0);
    }

    #[test]
    fn it_does_not_run_away_from_what_is_drawn() {
        let (mut drift, mut camera) = (Drift { awake: true }, camera());
        for _ in 0..10_000 {
            let push = drift.step(&camera, DRAWN, pos2(900.0, 300.0), 0.016);
            camera.pan(push);
        }
        assert!(camera.origin.0 < 800.0, "{:?}", camera.origin);
    }
}
