//! Going through the steps of the history: undo, redo, or to any of them; and seeing what that has changed.
//!
//! [`list`] shows the steps, [`words`] says what each was.

pub mod list;
pub mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use super::state::State;
use super::wayfinding::flash::{Flash, Lit};
use crate::model::{Difference, ElementId, Project, Rect};
use crate::scene::Sheet;

impl State {
    /// Goes to where this many steps are done. What was selected then is selected again; where nothing of what changes
    /// is in sight, the view goes there; what changes lights up.
    pub(super) fn go_to_step(&mut self, done: usize, ctx: &Context) {
        let (old, sheet) = (self.document.history.project().clone(), Arc::clone(self.document.sheet()));
        let history = &self.document.history;
        let (key, step) = if done < history.done() {
            ("command-undo", history.can_undo())
        } else {
            ("command-redo", history.can_redo())
        };
        let Some(selection) = self.document.history.go_to(done).cloned() else { return };
        self.selection = selection;
        self.show_current(ctx);
        self.revealed = self.only_selected();
        if let Some(step) = step {
            self.speak_of_history(key, step);
        }
        self.show_what_changed(&old, &sheet, ctx);
    }

    fn show_what_changed(&mut self, old: &Project, old_sheet: &Sheet, ctx: &Context) {
        let new = self.document.history.project();
        let changed = touched(old, new);
        if changed.is_empty() || changed.len() > Flash::MOST {
            return;
        }
        let sheet = self.document.sheet();
        let lit: Vec<Lit> =
            changed.into_iter().filter_map(|id| lit(new, sheet, id).or_else(|| lit(old, old_sheet, id))).collect();
        let frames: Vec<Rect> = lit.iter().filter_map(frame).collect();
        let now = ctx.input(|input| input.time);
        self.wayfinding.light_up(Flash::new(lit, now));
        ctx.request_repaint();
        let visible = self.camera.visible();
        if let Some(all) = frames.iter().copied().reduce(Rect::union)
            && !frames.iter().any(|frame| frame.overlaps(visible))
        {
            self.jump_to(all, ctx);
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
