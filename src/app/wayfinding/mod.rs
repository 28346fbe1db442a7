//! Finding the way on a large drawing: the view flies to where it is sent, comes back to places visited before, and
//! shows for a moment what was just changed out of turn.
//!
//! [`flight`] is the short way of the view from one place to another, [`places`] are those it has been sent to, [`flash`]
//! is what lights up after undo and redo, [`standing`] is what is remembered of these from frame to frame.

pub mod flash;
pub mod flight;
pub mod places;
pub mod standing;

use egui::Context;

use super::camera::Place;
use super::state::State;
use crate::model::{Point, Rect};
use flight::Flight;

impl State {
    /// Moves the view on where it is under way, unless somebody takes hold of it.
    pub(super) fn fly_on(&mut self, ctx: &Context) {
        let (now, held) = ctx.input(|input| {
            let over = input.pointer.latest_pos().is_some_and(|position| self.camera.canvas.contains(position));
            (input.time, over && input.pointer.any_pressed())
        });
        if self.wayfinding.flash.as_ref().is_some_and(|flash| flash.is_over(now)) {
            self.wayfinding.flash = None;
        }
        let Some(flight) = &self.wayfinding.flight else { return };
        if held {
            self.wayfinding.land();
            return;
        }
        let (place, ended) = flight.at(now);
        self.camera.go_to(place);
        if ended {
            self.wayfinding.land();
        } else {
            ctx.request_repaint();
        }
    }

    /// Sends the view to a place, and remembers where it came from.
    pub(super) fn jump(&mut self, to: Place, ctx: &Context) {
        let from = self.destination();
        self.wayfinding.places.jump(from, to);
        self.fly(to, ctx);
    }

    /// Goes to the place visited before this one, or after it.
    pub(super) fn revisit(&mut self, forward: bool, ctx: &Context) {
        let from = self.destination();
        let places = &mut self.wayfinding.places;
        let place = if forward { places.forward(from) } else { places.back(from) };
        if let Some(place) = place {
            self.fitted = false;
            self.fly(place, ctx);
        }
    }

    /// Brings a part of the world into sight: by no more than is needed where it fits, as a whole where it does not.
    pub(super) fn jump_to(&mut self, world: Rect, ctx: &Context) {
        let mut camera = self.camera;
        camera.go_to(self.destination());
        let visible = camera.visible();
        if visible.contains_rect(world) {
            return;
        }
        if world.2 > visible.2 || world.3 > visible.3 {
            let zoom = camera.zoom;
            camera.fit(world, zoom);
        } else {
            camera.reveal(world);
        }
        self.fitted = false;
        self.jump(camera.place(), ctx);
    }

    /// Brings a point of the world into the middle.
    pub(super) fn look_at(&mut self, middle: Point, jump: bool, ctx: &Context) {
        self.fitted = false;
        let place = Place { middle, zoom: self.camera.zoom };
        if jump {
            self.jump(place, ctx);
        } else {
            self.wayfinding.land();
            self.camera.go_to(place);
        }
    }

    /// Remembers that the view came from a place to where it stands now.
    pub(super) fn came_from(&mut self, from: Place) {
        let to = self.camera.place();
        self.wayfinding.places.jump(from, to);
    }

    /// Where the view stands, or will stand when it has come there.
    pub(super) fn destination(&self) -> Place {
        self.wayfinding.flight.as_ref().map_or_else(|| self.camera.place(), Flight::goal)
    }

    /// Sends the view to a place that is not come back to.
    pub(super) fn fly(&mut self, to: Place, ctx: &Context) {
        let from = self.camera.place();
        // Who wants no animations gets none.
        if from.is_near(to) || ctx.global_style().animation_time <= 0.0 {
            self.wayfinding.land();
            self.camera.go_to(to);
        } else {
            self.wayfinding.flight = Some(Flight::new(from, to, ctx.input(|input| input.time)));
        }
        ctx.request_repaint();
    }
}
