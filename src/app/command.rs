//! The commands of the window, each named once: menus, shortcuts and the shortcut sheet are made from this list.

use super::line::Line;
use super::panels::PanelKind;
use super::reshape::act::Part;
use crate::edit::Arrangement;
use crate::layout::auto::Direction;
use crate::register::RegisterKind;

/// A command without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// An empty project.
    New,
    /// Offer templates to begin a project with.
    NewFromTemplate,
    /// Open a file.
    Open,
    /// Open the sample, figure 5-3.
    OpenSample,
    /// Open the sample with the authors' own assessment.
    OpenAssessed,
    /// Save.
    Save,
    /// Save under another name.
    SaveAs,
    /// Offer what earlier sessions left unsaved.
    Recover,
    /// Export the drawing as SVG.
    ExportSvg,
    /// Export the drawing as PNG.
    ExportPng,
    /// Export a register as CSV.
    ExportCsv(RegisterKind),
    /// Export what is selected as SVG.
    ExportPartSvg,
    /// Export what is selected as PNG.
    ExportPartPng,
    /// Export what has changed since the version compared with as CSV.
    ExportChanges,
    /// Export the drawing's geometry as JSON.
    ExportGeometry,
    /// Close the document in front.
    CloseTab,
    /// Close all documents but the one in front.
    CloseOtherTabs,
    /// Open the file that was closed last.
    ReopenTab,
    /// Bring the next document to the front.
    NextTab,
    /// Bring the previous document to the front.
    PreviousTab,
    /// Leave the program.
    Quit,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Show or hide the steps of the history.
    ShowHistory,
    /// Show or hide the outline.
    ShowOutline,
    /// Show or hide what to do next.
    ShowNext,
    /// Cut the selection.
    Cut,
    /// Copy the selection.
    Copy,
    /// Copy a picture of the selection, for other programs.
    CopyPicture,
    /// Paste.
    Paste,
    /// Paste where it was copied from.
    PasteInPlace,
    /// Duplicate the selection.
    Duplicate,
    /// Delete the selection.
    Delete,
    /// Select everything.
    SelectAll,
    /// Select nothing, put the tool down.
    Deselect,
    /// Rename the selected element.
    Rename,
    /// Begin to draw an arrow by keys.
    DrawArrow,
    /// Take hold of a handle of what is selected, to move it by keys.
    Reshape(Part),
    /// Turn the selected flow around.
    Reverse,
    /// Draw the lines of the selected flows otherwise.
    Line(Line),
    /// Select all of the kinds that are selected.
    SelectSameKind,
    /// Select what stands in the selected zones.
    SelectInside,
    /// Select what stands in the selected zones besides them.
    SelectWhole,
    /// Select what flows connect with what is selected.
    SelectConnected,
    /// Search the project.
    Find,
    /// Go to the next hit of the search.
    FindNext,
    /// Go to the previous hit of the search.
    FindPrevious,
    /// Find a command, a kind or an element by typing.
    Launch,
    /// Bring what is selected into line.
    Arrange(Arrangement),
    /// Arrange the selection, or everything, by the flows.
    Auto(Direction),
    /// Put what is selected on top.
    ToFront,
    /// Put it under the others.
    ToBack,
    /// Decide about one flow after the other on the whole screen.
    Workshop,
    /// List the decisions that must be looked at again.
    Review,
    /// Freeze the project as it is, as a baseline.
    Freeze,
    /// List the baselines.
    Baselines,
    /// Compare with a file.
    CompareFile,
    /// List what has changed since the version compared with.
    ShowChanges,
    /// Compare no longer.
    StopComparing,
    /// Lock what is selected in its place.
    Lock,
    /// Unlock it.
    Unlock,
    /// Zoom in.
    ZoomIn,
    /// Zoom out.
    ZoomOut,
    /// 100 %.
    ZoomReset,
    /// Everything in sight.
    ZoomFit,
    /// The selection in sight.
    ZoomSelection,
    /// To the place visited before.
    GoBack,
    /// To the place visited after.
    GoForward,
    /// Make texts and buttons larger.
    ScaleUp,
    /// Make texts and buttons smaller.
    ScaleDown,
    /// Show or hide the grid.
    ToggleGrid,
    /// Snap to the grid or not.
    ToggleSnap,
    /// Snap to neighbours or not.
    ToggleGuides,
    /// Show or hide the minimap.
    ToggleMinimap,
    /// Have the minimap at the left or at the right.
    MinimapLeft,
    /// Show or hide the legend.
    ToggleLegend,
    /// Open what is open now at the next start, or not.
    ToggleReopening,
    /// Show or hide a panel.
    Panel(PanelKind),
    /// Put all panels away, or bring them back.
    OnlyDrawing,
    /// Add threats and measures, and change those of the catalogue for this project.
    Entries,
    /// Change the criteria of risks.
    Criteria,
    /// Show the state of the whole in the place of the drawing, or the drawing again.
    Overview,
    /// Shortcuts.
    Shortcuts,
    /// About the program.
    About,
}

impl Command {
    /// Every command, in the order of the menus.
    pub const ALL: &'static [Self] = &[
        Self::New,
        Self::NewFromTemplate,
        Self::Open,
        Self::OpenSample,
        Self::OpenAssessed,
        Self::Save,
        Self::SaveAs,
        Self::Recover,
        Self::ExportSvg,
        Self::ExportPng,
        Self::ExportCsv(RegisterKind::Flows),
        Self::ExportCsv(RegisterKind::Threats),
        Self::ExportCsv(RegisterKind::Risks),
        Self::ExportCsv(RegisterKind::Treatments),
        Self::ExportCsv(RegisterKind::Roles),
        Self::ExportCsv(RegisterKind::Missing),
        Self::ExportCsv(RegisterKind::Findings),
        Self::ExportPartSvg,
        Self::ExportPartPng,
        Self::ExportChanges,
        Self::ExportGeometry,
        Self::CloseTab,
        Self::CloseOtherTabs,
        Self::ReopenTab,
        Self::NextTab,
        Self::PreviousTab,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::ShowHistory,
        Self::Cut,
        Self::Copy,
        Self::CopyPicture,
        Self::Paste,
        Self::PasteInPlace,
        Self::Duplicate,
        Self::Delete,
        Self::SelectAll,
        Self::Deselect,
        Self::Rename,
        Self::DrawArrow,
        Self::Reshape(Part::First),
        Self::Reshape(Part::Label),
        Self::Reshape(Part::From),
        Self::Reshape(Part::To),
        Self::Reverse,
        Self::Line(Line::TwoWay),
        Self::Line(Line::Straight),
        Self::Line(Line::Free),
        Self::Line(Line::FreeLabel),
        Self::SelectSameKind,
        Self::SelectInside,
        Self::SelectWhole,
        Self::SelectConnected,
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::Launch,
        Self::Arrange(Arrangement::Left),
        Self::Arrange(Arrangement::Center),
        Self::Arrange(Arrangement::Right),
        Self::Arrange(Arrangement::Top),
        Self::Arrange(Arrangement::Middle),
        Self::Arrange(Arrangement::Bottom),
        Self::Arrange(Arrangement::Across),
        Self::Arrange(Arrangement::Down),
        Self::Arrange(Arrangement::SameWidth),
        Self::Arrange(Arrangement::SameHeight),
        Self::Arrange(Arrangement::SameSize),
        Self::Auto(Direction::Right),
        Self::Auto(Direction::Down),
        Self::ToFront,
        Self::ToBack,
        Self::Lock,
        Self::Unlock,
        Self::Workshop,
        Self::Review,
        Self::Freeze,
        Self::Baselines,
        Self::CompareFile,
        Self::ShowChanges,
        Self::StopComparing,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::ZoomFit,
        Self::ZoomSelection,
        Self::GoBack,
        Self::GoForward,
        Self::ShowOutline,
        Self::ShowNext,
        Self::ScaleUp,
        Self::ScaleDown,
        Self::ToggleGrid,
        Self::ToggleSnap,
        Self::ToggleGuides,
        Self::ToggleMinimap,
        Self::MinimapLeft,
        Self::ToggleLegend,
        Self::ToggleReopening,
        Self::Panel(PanelKind::Palette),
        Self::Panel(PanelKind::Inspector),
        Self::Panel(PanelKind::Registers),
        Self::OnlyDrawing,
        Self::Entries,
        Self::Criteria,
        Self::Overview,
        Self::Shortcuts,
        Self::About,
    ];

    /// The key of its message.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "command-new",
            Self::NewFromTemplate => "command-new-from-template",
            Self::Open => "command-open",
            Self::OpenSample => "command-open-sample",
            Self::OpenAssessed => "command-open-assessed",
            Self::Save => "command-save",
            Self::SaveAs => "command-save-as",
            Self::Recover => "command-recover",
            Self::ExportSvg => "command-export-svg",
            Self::ExportPng => "command-export-png",
            Self::ExportCsv(RegisterKind::Flows) => "command-export-flows-csv",
            Self::ExportCsv(RegisterKind::Threats) => "command-export-threats-csv",
            Self::ExportCsv(RegisterKind::Risks) => "command-export-risks-csv",
            Self::ExportCsv(RegisterKind::Treatments) => "command-export-treatments-csv",
            Self::ExportCsv(RegisterKind::Roles) => "command-export-roles-csv",
            Self::ExportCsv(RegisterKind::Missing) => "command-export-missing-csv",
            Self::ExportCsv(RegisterKind::Findings) => "command-export-findings-csv",
            Self::ExportPartSvg => "command-export-part-svg",
            Self::ExportPartPng => "command-export-part-png",
            Self::ExportChanges => "command-export-changes",
            Self::Workshop => "command-workshop",
            Self::Review => "command-review",
            Self::Freeze => "command-freeze",
            Self::Baselines => "command-baselines",
            Self::CompareFile => "command-compare-file",
            Self::ShowChanges => "command-show-changes",
            Self::StopComparing => "command-stop-comparing",
            Self::ExportGeometry => "command-export-geometry",
            Self::CloseTab => "command-close-tab",
            Self::CloseOtherTabs => "command-close-other-tabs",
            Self::ReopenTab => "command-reopen-tab",
            Self::NextTab => "command-next-tab",
            Self::PreviousTab => "command-previous-tab",
            Self::Quit => "command-quit",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::ShowHistory => "command-history",
            Self::ShowOutline => "command-outline",
            Self::ShowNext => "command-next",
            Self::Cut => "command-cut",
            Self::Copy => "command-copy",
            Self::CopyPicture => "command-copy-picture",
            Self::Paste => "command-paste",
            Self::PasteInPlace => "command-paste-in-place",
            Self::Duplicate => "command-duplicate",
            Self::Delete => "command-delete",
            Self::SelectAll => "command-select-all",
            Self::Deselect => "command-deselect",
            Self::Rename => "command-rename",
            Self::DrawArrow => "command-draw-arrow",
            Self::Reshape(Part::First) => "command-reshape",
            Self::Reshape(Part::Label) => "command-reshape-label",
            Self::Reshape(Part::From) => "command-reshape-from",
            Self::Reshape(Part::To) => "command-reshape-to",
            Self::Reverse => "command-reverse",
            Self::Line(Line::TwoWay) => "command-two-way",
            Self::Line(Line::Straight) => "command-straight",
            Self::Line(Line::Free) => "route-free",
            Self::Line(Line::FreeLabel) => "label-free",
            Self::SelectSameKind => "command-select-same-kind",
            Self::SelectInside => "command-select-inside",
            Self::SelectWhole => "command-select-whole",
            Self::SelectConnected => "command-select-connected",
            Self::Find => "command-find",
            Self::FindNext => "command-find-next",
            Self::FindPrevious => "command-find-previous",
            Self::Launch => "command-launch",
            Self::Arrange(how) => match how {
                Arrangement::Left => "command-align-left",
                Arrangement::Center => "command-align-center",
                Arrangement::Right => "command-align-right",
                Arrangement::Top => "command-align-top",
                Arrangement::Middle => "command-align-middle",
                Arrangement::Bottom => "command-align-bottom",
                Arrangement::Across => "command-distribute-across",
                Arrangement::Down => "command-distribute-down",
                Arrangement::SameWidth => "command-same-width",
                Arrangement::SameHeight => "command-same-height",
                Arrangement::SameSize => "command-same-size",
            },
            Self::Auto(Direction::Right) => "command-auto-right",
            Self::Auto(Direction::Down) => "command-auto-down",
            Self::ToFront => "command-to-front",
            Self::ToBack => "command-to-back",
            Self::Lock => "command-lock",
            Self::Unlock => "command-unlock",
            Self::ZoomIn => "command-zoom-in",
            Self::ZoomOut => "command-zoom-out",
            Self::ZoomReset => "command-zoom-reset",
            Self::ZoomFit => "command-zoom-fit",
            Self::ZoomSelection => "command-zoom-selection",
            Self::GoBack => "command-back",
            Self::GoForward => "command-forward",
            Self::ScaleUp => "command-scale-up",
            Self::ScaleDown => "command-scale-down",
            Self::ToggleGrid => "command-grid",
            Self::ToggleSnap => "command-snap",
            Self::ToggleGuides => "command-guides",
            Self::ToggleMinimap => "command-minimap",
            Self::MinimapLeft => "command-minimap-left",
            Self::ToggleLegend => "command-legend",
            Self::ToggleReopening => "command-reopening",
            Self::Panel(panel) => panel.key(),
            Self::OnlyDrawing => "command-only-drawing",
            Self::Entries => "command-entries",
            Self::Criteria => "command-criteria",
            Self::Overview => "command-overview",
            Self::Shortcuts => "command-shortcuts",
            Self::About => "command-about",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, has};

    #[test]
    fn every_arrangement_is_a_command() {
        for how in Arrangement::ALL {
            assert!(Command::ALL.contains(&Command::Arrange(how)), "{how:?}");
        }
    }

    #[test]
    fn every_handle_can_be_taken_hold_of() {
        for part in Part::ALL {
            assert!(Command::ALL.contains(&Command::Reshape(part)), "{part:?}");
        }
    }

    #[test]
    fn every_panel_can_be_toggled() {
        for panel in PanelKind::ALL {
            assert!(Command::ALL.contains(&Command::Panel(panel)), "{panel:?}");
        }
    }

    #[test]
    fn every_command_has_its_message_and_no_two_share_a_shortcut() {
        let mut seen = Vec::new();
        for &command in Command::ALL {
            for lang in [Lang::Ja, Lang::En] {
                assert!(has(lang, command.key()), "{}", command.key());
            }
            for shortcut in command.shortcuts() {
                assert!(!seen.contains(shortcut), "{shortcut:?}");
                seen.push(*shortcut);
            }
        }
    }
}
