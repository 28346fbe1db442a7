//! Which part of the world the canvas shows, and how large.

use egui::{Pos2, Rect as ScreenRect, Vec2, pos2, vec2};

use crate::model::{Point, Rect};

/// The view of the canvas: a point of the world at its top left corner, and a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world's point at the canvas's top left corner.
    pub origin: Point,
    /// Screen points per world unit.
    pub zoom: f32,
    /// Where the canvas is on the screen.
    pub canvas: ScreenRect,
}

/// What a view shows, whatever size the canvas has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The world's point in the middle of the canvas.
    pub middle: Point,
    /// Screen points per world unit.
    pub zoom: f32,
}

impl Place {
    /// Whether the eye takes both for the same.
    pub fn is_near(self, other: Self) -> bool {
        const NEAR: f32 = 12.0;
        (self.zoom / other.zoom - 1.0).abs() < 0.02 && self.middle.distance(other.middle) * self.zoom < NEAR
    }

    /// The place a part of the way to another: as if one came nearer to, or drew back from, one point of the world.
    #[must_use]
    pub fn towards(self, other: Self, part: f32) -> Self {
        let zoom = self.zoom * (other.zoom / self.zoom).powf(part);
        // How far the width of what is seen has come on its way.
        let (begin, now, end) = (1.0 / self.zoom, 1.0 / zoom, 1.0 / other.zoom);
        let along = if (end / begin - 1.0).abs() < 0.01 { part } else { (now - begin) / (end - begin) };
        let between = |from: f32, to: f32| from + (to - from) * along;
        let middle = Point(between(self.middle.0, other.middle.0), between(self.middle.1, other.middle.1));
        Self { middle, zoom }
    }
}

impl Camera {
    /// The smallest scale.
    pub const SMALLEST: f32 = 0.02;
    /// The largest scale.
    pub const LARGEST: f32 = 8.0;

    /// A view at 100 % of the world's origin.
    pub fn new() -> Self {
        Self { origin: Point(0.0, 0.0), zoom: 1.0, canvas: ScreenRect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0)) }
    }

    /// The screen's point where a point of the world is shown.
    pub fn to_screen(&self, point: Point) -> Pos2 {
        self.canvas.min + vec2(point.0 - self.origin.0, point.1 - self.origin.1) * self.zoom
    }

    /// The screen's rectangle where a rectangle of the world is shown.
    pub fn rect_to_screen(&self, rect: Rect) -> ScreenRect {
        ScreenRect::from_min_size(self.to_screen(rect.corner()), vec2(rect.2, rect.3) * self.zoom)
    }

    /// The world's point shown at a point of the screen.
    pub fn to_world(&self, position: Pos2) -> Point {
        let way = (position - self.canvas.min) / self.zoom;
        Point(self.origin.0 + way.x, self.origin.1 + way.y)
    }

    /// The part of the world that is shown.
    pub fn visible(&self) -> Rect {
        Rect(self.origin.0, self.origin.1, self.canvas.width() / self.zoom, self.canvas.height() / self.zoom)
    }

    /// Gives the canvas another place on the screen, with everything that is drawn where it was on the screen.
    pub fn uncover(&mut self, canvas: ScreenRect) {
        self.origin = self.to_world(canvas.min);
        self.canvas = canvas;
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place { middle: self.visible().center(), zoom: self.zoom }
    }

    /// Goes somewhere else.
    pub fn go_to(&mut self, place: Place) {
        self.zoom = place.zoom.clamp(Self::SMALLEST, Self::LARGEST);
        let half = self.canvas.size() / 2.0 / self.zoom;
        self.origin = Point(place.middle.0 - half.x, place.middle.1 - half.y);
    }

    /// Moves the view by a way on the screen, as if the paper were pushed.
    pub fn pan(&mut self, by: Vec2) {
        self.origin = Point(self.origin.0 - by.x / self.zoom, self.origin.1 - by.y / self.zoom);
    }

    /// Changes the scale, keeping what is at a point of the screen where it is.
    pub fn zoom_by(&mut self, factor: f32, around: Pos2) {
        let anchor = self.to_world(around);
        self.zoom = (self.zoom * factor).clamp(Self::SMALLEST, Self::LARGEST);
        let way = (around - self.canvas.min) / self.zoom;
        self.origin = Point(anchor.0 - way.x, anchor.1 - way.y);
    }

    /// Shows all of a part of the world, centred, with a margin; never larger than `largest`.
    pub fn fit(&mut self, world: Rect, largest: f32) {
        const MARGIN: f32 = 10.0;
        let room = vec2(self.canvas.width() - 2.0 * MARGIN, self.canvas.height() - 2.0 * MARGIN).max(vec2(40.0, 40.0));
        let zoom = (room.x / world.2.max(1.0)).min(room.y / world.3.max(1.0));
        self.zoom = zoom.clamp(Self::SMALLEST, largest.min(Self::LARGEST));
        let middle = world.center();
        let half = pos2(self.canvas.width() / 2.0, self.canvas.height() / 2.0);
        self.origin = Point(middle.0 - half.x / self.zoom, middle.1 - half.y / self.zoom);
    }

    /// Moves the view just so far that a part of the world is in sight.
    pub fn reveal(&mut self, world: Rect) {
        const MARGIN: f32 = 40.0;
        let visible = self.visible();
        let margin = MARGIN / self.zoom;
        let shift = |low: f32, high: f32, from: f32, to: f32| {
            if high - low + 2.0 * margin > to - from {
                (low + high - from - to) / 2.0
            } else if low - margin < from {
                low - margin - from
            } else if high + margin > to {
                high + margin - to
            } else {
                0.0
            }
        };
        self.origin = Point(
            self.origin.0 + shift(world.left(), world.right(), visible.left(), visible.right()),
            self.origin.1 + shift(world.top(), world.bottom(), visible.top(), visible.bottom()),
        );
    }
}

impl Default for Camera {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> Camera {
        let mut camera = Camera::new();
        camera.canvas = ScreenRect::from_min_size(pos2(100.0, 50.0), vec2(1000.0, 600.0));
        camera
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let mut camera = camera();
        let pointer = pos2(321.0, 222.0);
        let before = camera.to_world(pointer);
        camera.zoom_by(1.7, pointer);
        assert!(before.distance(camera.to_world(pointer)) < 1e-3);
    }

    #[test]
    fn what_is_uncovered_does_not_move() {
        let mut camera = camera();
        let before = camera.to_screen(Point(300.0, 200.0));
        camera.uncover(ScreenRect::from_min_size(pos2(0.0, 50.0), vec2(1100.0, 600.0)));
        assert!((camera.to_screen(Point(300.0, 200.0)) - before).length() < 1e-3);
    }

    #[test]
    fn fitting_shows_all_of_it() {
        let mut camera = camera();
        let world = Rect(-300.0, 40.0, 2400.0, 900.0);
        camera.fit(world, 1.0);
        assert!(camera.visible().contains_rect(world));
        camera.fit(Rect(0.0, 0.0, 10.0, 10.0), 1.0);
        assert!((camera.zoom - 1.0).abs() < 1e-6);
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let mut camera = camera();
        camera.reveal(Rect(100.0, 100.0, 50.0, 50.0));
        assert_eq!(camera.origin, Point(0.0, 0.0));
        camera.reveal(Rect(2000.0, 100.0, 50.0, 50.0));
        assert!(camera.visible().contains_rect(Rect(2000.0, 100.0, 50.0, 50.0)));
        assert!(camera.origin.1.abs() < 1e-6);
    }

    #[test]
    fn a_place_is_found_again_on_a_canvas_of_another_size() {
        let mut camera = camera();
        camera.fit(Rect(-300.0, 40.0, 2400.0, 900.0), 1.0);
        let place = camera.place();
        camera.canvas = ScreenRect::from_min_size(pos2(0.0, 0.0), vec2(700.0, 500.0));
        camera.go_to(place);
        assert!(camera.place().is_near(place));
    }

    #[test]
    fn the_way_between_two_places_keeps_what_both_show() {
        let from = Place { middle: Point(0.0, 0.0), zoom: 0.1 };
        let to = Place { middle: Point(500.0, 100.0), zoom: 2.0 };
        assert!(from.towards(to, 0.0).is_near(from) && from.towards(to, 1.0).is_near(to));
        for step in 1..10_u8 {
            let place = from.towards(to, f32::from(step) / 10.0);
            let half = 400.0 / place.zoom;
            assert!((place.middle.0 - 500.0).abs() < half, "the goal stays in sight: {place:?}");
        }
        let beside = Place { middle: Point(100.0, 0.0), ..from };
        assert_eq!(from.towards(beside, 0.5).middle, Point(50.0, 0.0));
    }
}
