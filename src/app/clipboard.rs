//! Copies, cuts, pastes and duplicates what is selected.

use std::collections::BTreeSet;

use egui::{Context, Order, ViewportCommand};

use super::copies::{Duplicate, Spot};
use super::state::State;
use crate::edit::movement::carried;
use crate::edit::spot::Arrows;
use crate::edit::{self, clipboard, landing};
use crate::model::{ElementId, Point, Rect, Vector};
use crate::text::tr;

impl State {
    /// Puts the selection on the clipboard as text; answers whether there was something to copy.
    pub(super) fn copy(&self, ctx: &Context) -> bool {
        match clipboard::copy(self.project(), &self.selection) {
            Some(text) => {
                ctx.copy_text(text);
                true
            }
            None => false,
        }
    }

    /// Puts the selection on the clipboard and takes it away, zones with what they carry when they are moved.
    pub(super) fn cut(&mut self, ctx: &Context) {
        if self.copy(ctx) {
            let elements = &self.selection | &carried(self.project(), &self.selection);
            self.edit(&edit::Command::Cut { elements }, None, ctx);
        }
    }

    /// Asks the system for what is on the clipboard, to be put there. It answers as if somebody pasted by key.
    pub(super) fn ask_for_clipboard(&mut self, spot: Spot, ctx: &Context) {
        self.copies.ask(spot, ctx.cumulative_pass_nr());
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Says so where the system has nothing to paste.
    pub(super) fn follow_clipboard(&mut self, ctx: &Context) {
        if self.copies.is_unanswered(ctx.cumulative_pass_nr()) {
            let text = tr(self.lang(), "notice-nothing-to-paste");
            self.refuse(text);
        } else if self.copies.waits() {
            ctx.request_repaint();
        }
    }

    /// Puts what a text from the clipboard says onto the drawing.
    pub(super) fn paste(&mut self, text: String, ctx: &Context) {
        let spot = self.copies.take_spot(ctx.cumulative_pass_nr());
        let near = |at| landing::near(self.project(), &text, at, &self.arrows());
        let middle = self.camera.visible().center();
        // Where the text is none of ours, the edit says so.
        let center = match spot {
            Spot::Pointer => near(self.pointed(ctx).unwrap_or(middle)),
            Spot::Middle => near(middle),
            Spot::At(at) => landing::exactly(self.project(), &text, at),
            Spot::InPlace => clipboard::middle(&text),
        };
        let revision = self.document.history.revision();
        self.edit(&edit::Command::Paste { text, center }, None, ctx);
        if self.document.history.revision() != revision {
            self.show_selected(ctx);
        }
    }

    /// Says that a picture is nothing that can be put onto the drawing.
    pub(super) fn refuse_picture(&mut self, ctx: &Context) {
        self.copies.take_spot(ctx.cumulative_pass_nr());
        let text = tr(self.lang(), "notice-pasted-picture");
        self.refuse(text);
    }

    /// Duplicates the selection a little aside of itself. A duplicate that is duplicated again stands as far from its copy as
    /// it stands from what it was made of, wherever it was moved meanwhile; unless it would leave its zone there or hide
    /// something, or was moved by hand so that a zone would come to hold what is not its own.
    pub(super) fn duplicate(&mut self, ctx: &Context) {
        let elements = self.selection.clone();
        if elements.is_empty() {
            return;
        }
        let (project, arrows, document) = (self.project(), self.arrows(), self.document.identity());
        let corner = self.corner(&elements);
        let last = self.copies.last.as_ref().filter(|last| last.document == document && last.copies == elements);
        let again = last.zip(corner).map(|(last, to)| (last.corner.to(to), last.by));
        let again = again.filter(|&(way, by)| {
            let kept = way == by && landing::is_apt(project, &elements, way, &arrows);
            let moved = way != by && way != Vector(0.0, 0.0) && !landing::captures(project, &elements, way);
            kept || moved
        });
        let by = again.map_or_else(|| landing::offset(project, &elements, &arrows), |(way, _)| way);
        let revision = self.document.history.revision();
        self.edit(&edit::Command::Duplicate { elements, by }, None, ctx);
        if self.document.history.revision() != revision {
            let copies = self.selection.clone();
            self.copies.last = corner.map(|corner| Duplicate { document, copies, corner, by });
            self.show_selected(ctx);
        }
    }

    /// Brings what is selected into sight.
    pub(super) fn show_selected(&mut self, ctx: &Context) {
        if let Some(frame) = self.selection.iter().filter_map(|&element| self.frame(element)).reduce(Rect::union) {
            self.jump_to(frame, ctx);
        }
    }

    /// How the arrows run, in whose way nothing new is to stand.
    pub(super) fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::default();
        for flow in self.document.sheet().geometry().flows.values() {
            arrows.labels.extend(flow.label);
            let parts = flow.route.windows(2).filter_map(|ends| ends.first().zip(ends.last()));
            // What runs aslant takes up little of the rectangle around it.
            let straight = parts.map(|(from, to)| Rect::between(*from, *to)).filter(|part| part.2.min(part.3) < 1.0);
            arrows.lines.extend(straight);
        }
        arrows
    }

    /// The point of the drawing under the pointer; none where that is over something else.
    fn pointed(&self, ctx: &Context) -> Option<Point> {
        let at = ctx.pointer_latest_pos().filter(|&at| self.camera.canvas.contains(at))?;
        let covered = ctx.layer_id_at(at).is_some_and(|layer| layer.order != Order::Background);
        (!covered).then(|| self.camera.to_world(at))
    }

    /// The upper left corner of the frames of elements; none where they have none.
    fn corner(&self, elements: &BTreeSet<ElementId>) -> Option<Point> {
        elements.iter().filter_map(|&element| self.project().frame(element)).reduce(Rect::union).map(Rect::corner)
    }
}
