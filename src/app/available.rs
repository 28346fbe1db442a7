//! Which commands can do something now.

use super::canvas::keys;
use super::command::Command;
use super::state::State;
use super::{change, related};
use crate::model::ElementId;

impl State {
    /// Whether a command can do something now.
    pub fn can_run(&self, command: Command) -> bool {
        if self.nothing_open() && !works_without_document(command) {
            return false;
        }
        if self.document.awaited && !works_without_document(command) && !is_about_tabs(command) {
            return false;
        }
        if self.visible.overview && is_about_the_drawing(command) {
            return false;
        }
        match command {
            Command::CloseOtherTabs | Command::NextTab | Command::PreviousTab => self.documents().nth(1).is_some(),
            Command::ReopenTab => self.can_reopen(),
            Command::ScaleUp => self.scale.next(true).is_some(),
            Command::ScaleDown => self.scale.next(false).is_some(),
            Command::Recover => self.autosave.folder().is_some(),
            Command::Arrange(how) => self.selected_frames() >= how.fewest(),
            Command::Auto(_) => !self.project().nodes.is_empty(),
            Command::ToFront | Command::ToBack => self.selected_frames() > 0,
            Command::ShowChanges | Command::StopComparing => self.document.comparing.is_some(),
            Command::ExportChanges => self.document.comparing.as_ref().is_some_and(|comparing| !comparing.is_behind()),
            Command::Lock => self.can_lock(true),
            Command::Unlock => self.can_lock(false),
            Command::Undo => self.document.history.can_undo().is_some(),
            Command::Redo => self.document.history.can_redo().is_some(),
            Command::GoBack => self.wayfinding.can_go_back(),
            Command::GoForward => self.wayfinding.can_go_forward(),
            Command::Cut
            | Command::Copy
            | Command::Duplicate
            | Command::Delete
            | Command::ZoomSelection
            | Command::ExportPartSvg
            | Command::ExportPartPng => !self.selection.is_empty(),
            Command::Rename => keys::at(self)
                .or(self.only_selected())
                .is_some_and(|element| matches!(element, ElementId::Flow(_)) || self.project().name(element).is_some()),
            Command::DrawArrow => self.arrow_start().is_some(),
            Command::Reshape(part) => self.reshapable(part).is_some(),
            Command::Line(line) => line.changes(self.project(), &self.selection),
            Command::Reverse => matches!(
                self.only_selected(),
                Some(ElementId::Flow(id)) if change::reverse(self.project(), id).is_some()
            ),
            Command::SelectSameKind => self.selection.iter().any(|&element| related::is_drawn(self.project(), element)),
            Command::SelectInside | Command::SelectWhole => {
                self.selection.iter().any(|element| matches!(element, ElementId::Zone(_)))
            }
            Command::SelectConnected => {
                self.selection.iter().any(|element| matches!(element, ElementId::Node(_) | ElementId::Flow(_)))
            }
            Command::FindNext | Command::FindPrevious if self.search.open => !self.search.hits.is_empty(),
            // It goes on with what was searched for last.
            Command::FindNext | Command::FindPrevious => !self.search.text.trim().is_empty(),
            Command::SelectAll | Command::ZoomFit | Command::CopyPicture => !self.project().is_blank(),
            Command::New
            | Command::NewFromTemplate
            | Command::Open
            | Command::OpenSample
            | Command::OpenAssessed
            | Command::Save
            | Command::SaveAs
            | Command::ExportSvg
            | Command::ExportPng
            | Command::ExportCsv(_)
            | Command::ExportGeometry
            | Command::Workshop
            | Command::Review
            | Command::Freeze
            | Command::Baselines
            | Command::CompareFile
            | Command::CloseTab
            | Command::Quit
            | Command::ShowHistory
            | Command::ShowOutline
            | Command::ShowNext
            | Command::Paste
            | Command::PasteInPlace
            | Command::Deselect
            | Command::Find
            | Command::Launch
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset
            | Command::ToggleGrid
            | Command::ToggleSnap
            | Command::ToggleGuides
            | Command::ToggleMinimap
            | Command::MinimapLeft
            | Command::ToggleLegend
            | Command::ToggleReopening
            | Command::Panel(_)
            | Command::OnlyDrawing
            | Command::Criteria
            | Command::Overview
            | Command::Entries
            | Command::Shortcuts
            | Command::About => true,
        }
    }
}

/// The key of the message that says what a command needs, where it cannot do anything now.
pub fn needs(command: Command) -> &'static str {
    use Command as C;
    match command {
        C::Arrange(how) if how.fewest() > 2 => "needs-three",
        C::Arrange(_) => "needs-two",
        C::Reverse | C::Line(_) => "needs-flow",
        C::SelectInside => "needs-zone",
        C::Cut
        | C::Copy
        | C::Duplicate
        | C::Delete
        | C::Rename
        | C::DrawArrow
        | C::Reshape(_)
        | C::SelectSameKind
        | C::SelectConnected
        | C::ToFront
        | C::ToBack
        | C::Lock
        | C::Unlock
        | C::ZoomSelection
        | C::ExportPartSvg
        | C::ExportPartPng => "needs-selection",
        _ => "needs-else",
    }
}

/// Whether a command changes what is seen or selected on the drawing: not while it is out of sight.
fn is_about_the_drawing(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Cut
            | C::Copy
            | C::CopyPicture
            | C::Paste
            | C::PasteInPlace
            | C::Duplicate
            | C::Delete
            | C::SelectAll
            | C::Deselect
            | C::Rename
            | C::DrawArrow
            | C::Reverse
            | C::Line(_)
            | C::SelectSameKind
            | C::SelectInside
            | C::SelectWhole
            | C::SelectConnected
            | C::Arrange(_)
            | C::Auto(_)
            | C::ToFront
            | C::ToBack
            | C::Lock
            | C::Unlock
            | C::ZoomIn
            | C::ZoomOut
            | C::ZoomReset
            | C::ZoomFit
            | C::GoBack
            | C::GoForward
    )
}

/// Whether a command can do something while no document is open.
fn works_without_document(command: Command) -> bool {
    matches!(
        command,
        Command::New
            | Command::NewFromTemplate
            | Command::Open
            | Command::OpenSample
            | Command::OpenAssessed
            | Command::Recover
            | Command::ReopenTab
            | Command::Quit
            | Command::Launch
            | Command::ScaleUp
            | Command::ScaleDown
            | Command::ToggleReopening
            | Command::Shortcuts
            | Command::About
    )
}

/// Whether a command is about tabs and not about what they show.
fn is_about_tabs(command: Command) -> bool {
    matches!(command, Command::CloseTab | Command::CloseOtherTabs | Command::NextTab | Command::PreviousTab)
}
