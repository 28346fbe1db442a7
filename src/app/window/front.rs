//! What is in front, so that what comes there is laid out before anybody sees it.
//!
//! Some sizes are only known once all was laid out: which scroll bars are needed, how wide columns are, how much stands
//! at the right end of a bar. What is seen for the first time is therefore made anew in its frame until these hold, else it
//! would jump in the next ones.

use std::mem::{Discriminant, discriminant};
use std::num::NonZeroUsize;

use egui::Vec2;

use crate::app::dialog::Dialog;
use crate::app::panels::{PanelKind, Side};
use crate::app::sizes::Scale;
use crate::app::state::{State, Visible};
use crate::app::workshop::standing::Page;
use crate::register::RegisterKind;
use crate::text::Lang;

/// How often at most something is made in one frame: a dialog is measured, gets its width, and then its place.
pub(super) const PASSES: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

/// What is in front.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct InFront {
    document: u64,
    /// Whether there is any, and whether it is still awaited.
    open: (bool, bool),
    tabs: usize,
    workshop: Option<Page>,
    visible: Visible,
    panels: [Option<Side>; PanelKind::ALL.len()],
    register: (RegisterKind, bool),
    compares: bool,
    dialog: Option<Discriminant<Dialog>>,
    lang: Lang,
    scale: Scale,
    size: Vec2,
}

impl InFront {
    /// What is in front in a window of this size.
    pub(super) fn of(state: &State, size: Vec2) -> Self {
        Self {
            document: state.document.identity(),
            open: (state.nothing_open(), state.document.awaited),
            tabs: state.documents().count(),
            workshop: state.workshop.open.then_some(state.workshop.page),
            visible: state.visible,
            panels: PanelKind::ALL.map(|panel| state.panels.shows(panel).then(|| state.panels.side(panel))),
            register: (state.register, state.shows_changes()),
            compares: state.document.comparing.is_some(),
            dialog: state.dialog.as_ref().map(discriminant),
            lang: state.lang(),
            scale: state.scale,
            size,
        }
    }
}

/// What was in front in the last frame, and how often it has yet to be made anew.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Settling {
    last: Option<InFront>,
    left: usize,
}

impl Settling {
    /// Whether what is in front must be made once more before it is seen.
    pub(super) fn goes_on(&mut self, now: InFront) -> bool {
        if self.last.replace(now) != Some(now) {
            self.left = PASSES.get();
        }
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Dialogs, Home};

    #[test]
    fn what_is_new_in_front_is_made_anew_so_often_and_then_no_more() {
        let mut state = State::new(Lang::Ja, Dialogs::InWindow, "2026-11-23".to_owned(), &Home::nowhere()).unwrap();
        let size = Vec2::new(1600.0, 1000.0);
        let mut settling = Settling::default();
        let mut made = |state: &State| (0..5).map(|_| settling.goes_on(InFront::of(state, size))).collect::<Vec<_>>();
        assert_eq!(made(&state), [true, true, false, false, false]);
        assert_eq!(made(&state), [false; 5]);
        state.visible.overview = true;
        assert_eq!(made(&state), [true, true, false, false, false]);
    }
}
