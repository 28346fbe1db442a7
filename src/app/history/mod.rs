//! Going through the steps of the history: undo, redo, or to any of them; and seeing what that has changed.
//!
//! [`list`] shows the steps, [`words`] says what each was, [`beginning`] what was before them, [`views`] are those in which they were made.

pub mod beginning;
pub mod drawings;
pub mod list;
pub mod views;
pub mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use super::camera::Camera;
use super::state::State;
use super::wayfinding::flash::{Flash, Lit};
use crate::model::{Difference, ElementId, Project, Rect};
use crate::scene::Sheet;
use views::{View, is_shown_as_well};

impl State {
    /// Goes to where this many steps are done. What was selected then is selected again; the view in which the step was
    /// made comes back where what changes is not in sight in about the same size; what changes lights up.
    pub(super) fn go_to_step(&mut self, done: usize, ctx: &Context) {
        let (old, sheet) = (self.document.history.project().clone(), Arc::clone(self.document.sheet()));
        let history = &self.document.history;
        let (from, forwards) = (history.revision(), done > history.done());
        let (key, step) =
            if forwards { ("command-redo", history.can_redo()) } else { ("command-undo", history.can_undo()) };
        let Some(selection) = self.document.history.go_to(done).cloned() else { return };
        self.selection = selection;
        self.show_current(ctx);
        self.revealed = self.only_selected();
        // What the keys are about next is what is selected now.
        if self.focus.element.is_none_or(|at| !self.selection.contains(&at)) {
            self.focus.element = self.selection.first().copied().or(self.focus.element);
        }
        if let Some(step) = step {
            self.speak_of_history(key, step);
        }
        let changed = touched(&old, self.document.history.project());
        self.light_up(&changed, (&old, &sheet), ctx);
        // A workshop goes by itself to the question that is asked again.
        if !self.workshop.open {
            let gone = |id| lit(&old, &sheet, id).and_then(|lit| frame(&lit));
            let frames = changed.into_iter().filter_map(|id| self.frame(id).or_else(|| gone(id)));
            let frames: Vec<Rect> = frames.collect();
            self.come_back(&frames, from, forwards, ctx);
        }
    }

    fn light_up(&mut self, changed: &BTreeSet<ElementId>, (old, old_sheet): (&Project, &Sheet), ctx: &Context) {
        if changed.is_empty() || changed.len() > Flash::MOST {
            return;
        }
        let (new, sheet) = (self.document.history.project(), self.document.sheet());
        let parts = changed.iter().filter_map(|&id| lit(new, sheet, id).or_else(|| lit(old, old_sheet, id)));
        let flash = Flash::new(parts.collect(), ctx.input(|input| input.time));
        self.wayfinding.light_up(flash);
        ctx.request_repaint();
    }

    /// Brings the view back in which a step was made that changes what lies in these frames, coming `from` a revision. Where
    /// all of that is in sight nothing moves; where it was made from afar, in a list, the view goes to what changes.
    fn come_back(&mut self, frames: &[Rect], from: u64, forwards: bool, ctx: &Context) {
        let Some(all) = frames.iter().copied().reduce(Rect::union) else { return };
        let mut now = self.camera;
        now.go_to(self.destination());
        let (views, to) = (&self.document.views, self.document.history.revision());
        let (view, left) = (views.at(to, forwards), views.at(from, !forwards));
        // A step that has itself moved the view, at the border or to what was placed, brings it back as long as nobody has
        // moved it since.
        if let (Some(view), Some(left)) = (view, left)
            && left.place.is_near(now.place())
            && !left.place.is_near(view.place)
        {
            return self.look_again(&view, ctx);
        }
        let shows = |camera: &Camera| frames.iter().any(|frame| frame.overlaps(camera.visible()));
        let then = view.map(|view| (view, self.seen_from(&view))).filter(|(_, then)| shows(then));
        match then {
            Some((_, then)) if is_shown_as_well(frames, &then, &now) => {}
            Some((view, _)) => self.look_again(&view, ctx),
            None if shows(&now) => {}
            None => self.jump_to(all, ctx),
        }
    }

    /// Goes back to a view.
    fn look_again(&mut self, view: &View, ctx: &Context) {
        let place = self.seen_from(view).place();
        self.fitted = view.fitted;
        self.fitted_bounds = view.bounds;
        self.jump(place, ctx);
    }

    /// What a view shows on the canvas as it is now: one that showed everything does so on a smaller one too.
    fn seen_from(&self, view: &View) -> Camera {
        let mut camera = self.camera;
        camera.go_to(view.place);
        // Where the drawing has grown since it was fitted, it was not all in sight.
        if let Some(bounds) = self.bounds().filter(|&bounds| view.fitted && view.bounds == Some(bounds))
            && !camera.visible().contains_rect(bounds)
        {
            camera.fit(bounds, 1.0);
        }
        camera
    }

    /// How the drawing is looked at, or will be when the view has come where it is going.
    pub(super) fn view(&self) -> View {
        View { place: self.destination(), fitted: self.fitted, bounds: self.fitted_bounds }
    }

    /// Remembers that a step was made which starts from this revision, looked at like this.
    pub(super) fn made_step(&mut self, from: u64, view: View) {
        let to = self.document.history.revision();
        // Where changes of one gesture cancel out, it is an older one again.
        if to > from {
            self.document.views.made((from, to), view);
        }
    }
}

/// What stands on the drawing and differs, or is what a decision that differs is about.
fn touched(old: &Project, new: &Project) -> BTreeSet<ElementId> {
    let mut touched = BTreeSet::new();
    for id in Difference::between(old, new).elements() {
        match id {
            ElementId::Risk(risk) => {
                let risk = new.risks.get(&risk).or_else(|| old.risks.get(&risk));
                touched.extend(risk.iter().flat_map(|risk| &risk.flows).map(|&flow| ElementId::from(flow)));
            }
            ElementId::Measure(measure) => {
                let measure = new.measures.get(&measure).or_else(|| old.measures.get(&measure));
                touched.extend(measure.iter().flat_map(|measure| &measure.on).copied());
            }
            id => {
                touched.insert(id);
            }
        }
    }
    touched
}

fn lit(project: &Project, sheet: &Sheet, id: ElementId) -> Option<Lit> {
    match id {
        ElementId::Flow(id) => sheet.geometry().flows.get(&id).map(|flow| Lit::Line(flow.route.clone())),
        id => project.frame(id).map(Lit::Frame),
    }
}

fn frame(lit: &Lit) -> Option<Rect> {
    match lit {
        Lit::Frame(frame) => Some(*frame),
        Lit::Line(points) => points.iter().map(|&point| Rect(point.0, point.1, 0.0, 0.0)).reduce(Rect::union),
    }
}
