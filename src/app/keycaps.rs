//! The keys of commands.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::command::Command;
use super::panels::PanelKind;
use super::reshape::act::Part;
use crate::edit::Arrangement;
use crate::layout::auto::Direction;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const CTRL_ALT: Modifiers = Modifiers { alt: true, ..Modifiers::COMMAND };

impl Command {
    /// The keys that run it, the one shown in menus first. Cut, copy and paste come as events of the system.
    pub const fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(modifiers, key)
        }
        match self {
            Self::New => const { &[keys(CTRL, Key::N)] },
            Self::NewFromTemplate => const { &[keys(CTRL_SHIFT, Key::N)] },
            Self::Open => const { &[keys(CTRL, Key::O)] },
            Self::Save => const { &[keys(CTRL, Key::S)] },
            Self::SaveAs => const { &[keys(CTRL_SHIFT, Key::S)] },
            Self::ExportSvg => const { &[keys(CTRL, Key::E)] },
            Self::CloseTab => const { &[keys(CTRL, Key::W)] },
            Self::ReopenTab => const { &[keys(CTRL_SHIFT, Key::T)] },
            Self::NextTab => const { &[keys(CTRL, Key::Tab), keys(CTRL, Key::PageDown)] },
            Self::PreviousTab => const { &[keys(CTRL_SHIFT, Key::Tab), keys(CTRL, Key::PageUp)] },
            Self::Quit => const { &[keys(CTRL, Key::Q)] },
            Self::Undo => const { &[keys(CTRL, Key::Z)] },
            Self::Redo => const { &[keys(CTRL, Key::Y), keys(CTRL_SHIFT, Key::Z)] },
            Self::ShowOutline => const { &[keys(CTRL_SHIFT, Key::O)] },
            Self::ShowNext => const { &[keys(ALT, Key::Num4)] },
            Self::Overview => const { &[keys(ALT, Key::Num5)] },
            Self::ShowHistory => const { &[keys(CTRL, Key::H)] },
            Self::Cut => const { &[keys(CTRL, Key::X)] },
            Self::Copy => const { &[keys(CTRL, Key::C)] },
            Self::CopyPicture => const { &[keys(CTRL_SHIFT, Key::C)] },
            Self::Paste => const { &[keys(CTRL, Key::V)] },
            Self::PasteInPlace => const { &[keys(CTRL_SHIFT, Key::V)] },
            Self::Duplicate => const { &[keys(CTRL, Key::D)] },
            Self::Delete => const { &[keys(NONE, Key::Delete), keys(NONE, Key::Backspace)] },
            Self::SelectAll => const { &[keys(CTRL, Key::A)] },
            Self::Deselect => const { &[keys(NONE, Key::Escape)] },
            Self::Workshop => const { &[keys(NONE, Key::F5)] },
            Self::Rename => const { &[keys(NONE, Key::F2)] },
            Self::DrawArrow => const { &[keys(NONE, Key::A)] },
            Self::Reshape(Part::First) => const { &[keys(NONE, Key::G)] },
            Self::Find => const { &[keys(CTRL, Key::F)] },
            Self::FindNext => const { &[keys(NONE, Key::F3)] },
            Self::FindPrevious => const { &[keys(SHIFT, Key::F3)] },
            Self::Launch => const { &[keys(CTRL, Key::K)] },
            Self::Arrange(how) => match how {
                Arrangement::Left => const { &[keys(CTRL_SHIFT, Key::ArrowLeft)] },
                Arrangement::Center => const { &[keys(CTRL_SHIFT, Key::E)] },
                Arrangement::Right => const { &[keys(CTRL_SHIFT, Key::ArrowRight)] },
                Arrangement::Top => const { &[keys(CTRL_SHIFT, Key::ArrowUp)] },
                Arrangement::Middle => const { &[keys(CTRL_SHIFT, Key::M)] },
                Arrangement::Bottom => const { &[keys(CTRL_SHIFT, Key::ArrowDown)] },
                Arrangement::Across => const { &[keys(CTRL_SHIFT, Key::H)] },
                Arrangement::Down => const { &[keys(CTRL_SHIFT, Key::J)] },
                Arrangement::SameWidth | Arrangement::SameHeight | Arrangement::SameSize => &[],
            },
            Self::Auto(Direction::Right) => const { &[keys(CTRL_SHIFT, Key::A)] },
            Self::Auto(Direction::Down) => const { &[keys(CTRL_SHIFT, Key::D)] },
            Self::ToFront => const { &[keys(SHIFT, Key::PageUp)] },
            Self::ToBack => const { &[keys(SHIFT, Key::PageDown)] },
            Self::Lock => const { &[keys(CTRL, Key::L)] },
            Self::Unlock => const { &[keys(CTRL_SHIFT, Key::L)] },
            Self::ZoomIn => const { &[keys(CTRL, Key::Plus), keys(CTRL, Key::Equals)] },
            Self::ZoomOut => const { &[keys(CTRL, Key::Minus)] },
            Self::ZoomReset => const { &[keys(CTRL, Key::Num0)] },
            Self::ZoomFit => const { &[keys(CTRL, Key::Num1)] },
            Self::ZoomSelection => const { &[keys(CTRL, Key::Num2)] },
            Self::GoBack => const { &[keys(ALT, Key::ArrowLeft)] },
            Self::GoForward => const { &[keys(ALT, Key::ArrowRight)] },
            Self::ScaleUp => const { &[keys(CTRL_ALT, Key::Plus), keys(CTRL_ALT, Key::Equals)] },
            Self::ScaleDown => const { &[keys(CTRL_ALT, Key::Minus)] },
            Self::ToggleGrid => const { &[keys(CTRL, Key::G)] },
            Self::Panel(PanelKind::Palette) => const { &[keys(Modifiers::ALT, Key::Num1)] },
            Self::Panel(PanelKind::Inspector) => const { &[keys(Modifiers::ALT, Key::Num2)] },
            Self::Panel(PanelKind::Registers) => const { &[keys(Modifiers::ALT, Key::Num3)] },
            Self::OnlyDrawing => const { &[keys(CTRL, Key::Backslash), keys(NONE, Key::F11)] },
            Self::Shortcuts => const { &[keys(NONE, Key::F1)] },
            Self::OpenSample
            | Self::OpenAssessed
            | Self::Recover
            | Self::CloseOtherTabs
            | Self::ExportPng
            | Self::ExportCsv(_)
            | Self::ExportPartSvg
            | Self::ExportPartPng
            | Self::ExportChanges
            | Self::Review
            | Self::Freeze
            | Self::Baselines
            | Self::CompareFile
            | Self::ShowChanges
            | Self::StopComparing
            | Self::ExportGeometry
            | Self::Reshape(Part::Label | Part::From | Part::To)
            | Self::Reverse
            | Self::Line(_)
            | Self::SelectSameKind
            | Self::SelectInside
            | Self::SelectWhole
            | Self::SelectConnected
            | Self::ToggleSnap
            | Self::ToggleGuides
            | Self::ToggleMinimap
            | Self::MinimapLeft
            | Self::ToggleLegend
            | Self::ToggleReopening
            | Self::Criteria
            | Self::Entries
            | Self::About => &[],
        }
    }

    /// Whether it works on the canvas only while no text is typed: its keys mean something else in a text field.
    pub const fn yields_to_typing(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::PasteInPlace
                | Self::Delete
                | Self::SelectAll
                | Self::Deselect
                | Self::DrawArrow
                | Self::Reshape(_)
                | Self::Duplicate
                | Self::GoBack
                | Self::GoForward
                | Self::Arrange(_)
                | Self::ToFront
                | Self::ToBack
                | Self::Auto(_)
        )
    }

    /// Whether it also belongs to the canvas alone where another control has the keyboard.
    pub const fn is_of_canvas(self) -> bool {
        matches!(self, Self::Delete | Self::Deselect | Self::DrawArrow | Self::Reshape(_))
    }

    /// Whether a drag that is under way goes back before it is done: not for what only shows more or less of the drawing or
    /// says where a drag comes to rest.
    pub const fn ends_gestures(self) -> bool {
        !matches!(
            self,
            Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomReset
                | Self::ZoomFit
                | Self::ZoomSelection
                | Self::ToggleGrid
                | Self::ToggleSnap
                | Self::ToggleGuides
                | Self::ToggleMinimap
                | Self::MinimapLeft
                | Self::ToggleLegend
                | Self::Panel(_)
                | Self::OnlyDrawing
                | Self::ScaleUp
                | Self::ScaleDown
                | Self::Save
        )
    }

    /// Whether its keys arrive as events of the system and not as keys.
    pub const fn is_clipboard_event(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::Paste)
    }

    /// Its keys as the system writes them, the first where there are several; empty where there are none.
    pub fn keycaps(self, ctx: &Context) -> String {
        self.shortcuts().first().map(|keys| ctx.format_shortcut(keys)).unwrap_or_default()
    }
}
