//! Copies, pastes and duplicates what is selected.

use std::collections::BTreeSet;

use egui::{Context, ViewportCommand};

use super::copies::Spot;
use super::state::State;
use crate::edit::{self, clipboard};
use crate::model::{ElementId, Point, Rect, Vector};

/// How far beside its original a duplicate stands, in world units.
const ASIDE: Vector = Vector(20.0, 20.0);

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

    /// Asks the system for what is on the clipboard, to be put there. It answers as if somebody pasted by key.
    pub(super) fn ask_for_clipboard(&mut self, spot: Spot, ctx: &Context) {
        self.copies.asked = Some((spot, ctx.cumulative_pass_nr()));
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Puts what a text from the clipboard says onto the drawing.
    pub(super) fn paste(&mut self, text: String, ctx: &Context) {
        let center = match self.copies.take_spot(ctx.cumulative_pass_nr()) {
            Spot::Beside => None,
            // Where the text is none of ours, the edit says so.
            Spot::At(at) => clipboard::free_middle(self.project(), &text, at),
            Spot::InPlace => clipboard::middle(&text),
        };
        let revision = self.document.history.revision();
        self.edit(&edit::Command::Paste { text, center }, None, ctx);
        let pasted = self.selection.iter().filter_map(|&element| self.frame(element)).reduce(Rect::union);
        // What comes from another drawing may land where nobody looks.
        if let Some(pasted) = pasted.filter(|pasted| !self.camera.visible().overlaps(*pasted))
            && self.document.history.revision() != revision
        {
            self.fitted = false;
            self.camera.reveal(pasted);
        }
    }

    /// Duplicates the selection. A duplicate that is duplicated again stands as far from its copy as it stands from what
    /// it was made of, wherever it was moved meanwhile.
    pub(super) fn duplicate(&mut self, ctx: &Context) {
        let elements = self.selection.clone();
        if elements.is_empty() {
            return;
        }
        let corner = self.corner(&elements);
        let again = self.copies.last.as_ref();
        let document = self.document.identity();
        let again = again.filter(|(of, copies, _)| *of == document && *copies == elements);
        let again = again.zip(corner).map(|((_, _, from), to)| from.to(to)).filter(|way| *way != Vector(0.0, 0.0));
        let revision = self.document.history.revision();
        self.edit(&edit::Command::Duplicate { elements, by: again.unwrap_or(ASIDE) }, None, ctx);
        if self.document.history.revision() != revision {
            self.copies.last = corner.map(|corner| (document, self.selection.clone(), corner));
        }
    }

    /// The upper left corner of the frames of elements; none where they have none.
    fn corner(&self, elements: &BTreeSet<ElementId>) -> Option<Point> {
        elements.iter().filter_map(|&element| self.project().frame(element)).reduce(Rect::union).map(Rect::corner)
    }
}
