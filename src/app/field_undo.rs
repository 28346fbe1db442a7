//! How far the text of a field can be taken back.
//!
//! A field keeps where its cursor stood as well as its text, and its state of this moment only once that has settled.
//! Where nothing but the cursor moved there is nothing that a person would call undoing.

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::util::undoer::Undoer;
use egui::{Context, Id, Memory, WidgetInfo};

/// Where the cursor of a field was, and its text.
type State = (CCursorRange, String);

/// What the field with the keyboard was heard to say, from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Known(Option<(Id, String)>);

impl Known {
    /// To be called at the end of a frame: a field tells when its text or its cursor has changed.
    pub(super) fn listen(&mut self, ctx: &Context) {
        let Some(field) = ctx.memory(Memory::focused).filter(|_| ctx.text_edit_focused()) else { return };
        let said = |info: &WidgetInfo| info.current_text_value.clone();
        let said = ctx.output(|output| output.events.iter().rev().find_map(|event| said(event.widget_info())));
        if let Some(text) = said {
            self.0 = Some((field, text));
        }
    }

    /// How many steps back the text of a field is another one; none where it never was.
    pub(super) fn steps_back(&self, ctx: &Context, field: Id) -> Option<usize> {
        let state = TextEditState::load(ctx, field)?;
        let undoer = state.undoer();
        let unsettled = undoer.is_in_flux();
        let text = self.0.as_ref().filter(|(of, _)| *of == field && unsettled).map(|(_, text)| text.clone());
        let range = state.cursor.char_range().unwrap_or_default();
        steps(undoer, text.map(|text| (range, text)))
    }
}

/// How many steps back there is another text than now; where it is not told what is now, that is what is kept last.
fn steps(mut undoer: Undoer<State>, now: Option<State>) -> Option<usize> {
    let nothing = (CCursorRange::default(), "\u{0}".to_owned());
    let mut now = now.or_else(|| undoer.clone().undo(&nothing).cloned())?;
    for step in 1.. {
        let before = undoer.undo(&now)?.clone();
        if before.1 != now.1 {
            return Some(step);
        }
        now = before;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::text::CCursor;

    fn state(text: &str, at: usize) -> State {
        (CCursorRange::one(CCursor::new(at)), text.to_owned())
    }

    #[test]
    fn a_cursor_that_moved_is_nothing_to_take_back() {
        let mut undoer = Undoer::default();
        assert_eq!(steps(undoer.clone(), None), None);
        undoer.add_undo(&state("abc", 3));
        assert_eq!(steps(undoer.clone(), None), None);
        undoer.add_undo(&state("abc", 1));
        assert_eq!(steps(undoer.clone(), None), None);
        assert_eq!(steps(undoer, Some(state("abc", 2))), None, "not settled yet");
    }

    #[test]
    fn text_is_taken_back_past_where_only_the_cursor_moved() {
        let mut undoer = Undoer::default();
        undoer.add_undo(&state("abc", 3));
        assert_eq!(steps(undoer.clone(), Some(state("abcd", 4))), Some(1), "not settled yet");
        undoer.add_undo(&state("abcd", 4));
        assert_eq!(steps(undoer.clone(), None), Some(1));
        undoer.add_undo(&state("abcd", 0));
        assert_eq!(steps(undoer, None), Some(2));
    }
}
