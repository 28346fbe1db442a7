//! Everything the window can be asked to do. Views return actions; `State::act` carries them out, and nothing else
//! changes the state.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::camera::Place;
use super::focus::{Aim, Keyed};
use super::next::trail::Trail;
use super::panels::{PanelKind, Side};
use super::panes::Part;
use super::reshape::act::Act as Reshaping;
use super::sizes::Scale;
use super::tabs::action::TabAction;
use crate::analysis::Figure;
use crate::edit;
use crate::model::{BaselineId, ElementId, NodeId, Point, Rect, RiskId, Rule, Vector};
use crate::register::{RegisterKind, Spot};
use crate::scene::{Overlay, ThemeName};
use crate::storage::template::{Piece, Template};
use crate::text::Lang;

/// What a click, a key or a menu asks for.
#[derive(Clone, Debug)]
pub enum Action {
    /// Change the project: one step of the history.
    Edit(edit::Command),
    /// Change the project as part of a gesture that repeats (a nudge by keys): merged with the step before it.
    EditMerged(edit::Command, &'static str),
    /// Show what a command would do, without doing it (while something is dragged).
    Preview(edit::Command),
    /// Show the project as it is again.
    EndPreview,
    /// A drag that changes something begins: as the drawing is looked at now, it is again when its step is undone.
    TakeHold,
    /// That drag has ended, and what it made is made.
    LetGo,
    /// One of the commands of the registry.
    Run(super::command::Command),
    /// Open a threat or measure of the project's catalogue, by its id, to change it.
    OpenEntry(String),
    /// Open the dialog with a kind that is to be added like one of the edition, by its id.
    AddKindLike(String),
    /// Open a rule that is to be added, to go through it before.
    ProposeRule(Box<Rule>),
    /// Select these elements and no others.
    Select(BTreeSet<ElementId>),
    /// Select this element, and bring it into sight.
    Reveal(ElementId),
    /// The same, and bring a part of its page into sight in the inspector; without an element, of the project's page.
    RevealSpot(Option<ElementId>, Spot),
    /// Let the keyboard be at this element of the canvas, and bring it into sight.
    Focus(ElementId),
    /// Bring this element into sight.
    BringIntoSight(ElementId),
    /// Show where the keyboard is on the canvas, or no longer.
    ShowFocus(bool),
    /// Draw or place something by keys.
    Key(Keyed),
    /// Nothing is drawn, placed or given another shape by keys any more.
    EndKeyed,
    /// Look for the node that an arrow is to end at.
    Aim(Aim),
    /// Give what is held by keys another shape.
    Reshape(Reshaping),
    /// Give the keyboard to a part of the window.
    GoTo(Part),
    /// Begin to type a new name of an element on the canvas.
    StartRename(ElementId),
    /// What has been typed of a name so far.
    TypeName(String),
    /// End typing a name, taking it over or not.
    EndRename {
        /// Whether the name is taken over.
        keep: bool,
    },
    /// Draw an arrow and ask at once what it does.
    Draw {
        /// Where it starts.
        from: NodeId,
        /// Where it ends.
        to: NodeId,
        /// Whether it goes both ways.
        two_way: bool,
    },
    /// Bring a known name forward while a name is typed; none: what was typed itself.
    PointName(Option<usize>),
    /// Say what an arrow does and carries, in a field on its label.
    Label(super::label::act::Act),
    /// Go on to what follows this step of drawing, if anything does.
    GoOn(super::step::Step),
    /// Go back to the step before.
    GoBack,
    /// Choose what is drawn next where the hand is.
    Choose(super::chooser::act::Act),
    /// Search the project for this.
    SearchFor(String),
    /// Close the search; what was found last stays selected.
    EndSearch,
    /// Take a tool in hand.
    Take(Tool),
    /// Take a tool in hand and keep it there until it is put down, to place one after another.
    Keep(Tool),
    /// Place what the tool in hand places: with its middle at a point, on the grid, or exactly over a frame.
    Place(Point, Option<Rect>),
    /// Place what the tool in hand places where there is room for it, and bring that into sight.
    PlaceFree,
    /// Move the view by a way on the screen.
    Pan(egui::Vec2),
    /// Zoom by a factor, keeping a point of the screen where it is.
    Zoom(f32, egui::Pos2),
    /// Choose what colours and marks on the canvas mean.
    Overlay(Overlay),
    /// Speak another language.
    Language(Lang),
    /// Put on another theme.
    Theme(ThemeChoice),
    /// Make texts and buttons larger or smaller.
    Scale(Scale),
    /// Put a panel to a side of the window.
    MovePanel(PanelKind, Side),
    /// Give a panel another size: its width upright, else its height, in screen points.
    ResizePanel(PanelKind, f32),
    /// List what a figure of the whole counts, and select it on the drawing.
    ShowFigure(Figure),
    /// List all rows again.
    Widen,
    /// Show the state of the whole in the place of the drawing, or the drawing again.
    ShowOverview(bool),
    /// Bring a register to the front.
    ShowRegister(RegisterKind),
    /// Compare with a baseline.
    Compare(BaselineId),
    /// Ask what is written about a baseline; none: freeze the project as it is.
    DescribeBaseline(Option<BaselineId>),
    /// Confirm decisions that must be looked at again as they are.
    Confirm(Vec<RiskId>),
    /// Reject decisions that must be looked at again, for a reason.
    RejectReviewed(Vec<RiskId>, String),
    /// Bring what to do next in front of the registers.
    ShowNext,
    /// Show a part of the drawing and dim all else; none: show all again.
    ShowTrail(Option<Trail>),
    /// Bring a tab of the left panel to the front.
    ShowLeft(LeftTab),
    /// Go to where this many steps of the history are done.
    GoToStep(usize),
    /// Remember that the view was moved on purpose, from this place.
    CameFrom(Place),
    /// Bring a point of the drawing into the middle of the view.
    LookAt {
        /// The point.
        middle: Point,
        /// Whether the view flies there, and is to come back: else it follows the pointer.
        jump: bool,
    },
    /// Put elements of a clipboard text onto the drawing.
    Paste(String),
    /// Say that a picture from the clipboard cannot be put onto the drawing.
    PastePicture,
    /// Put a text on the clipboard.
    CopyText(String),
    /// Put what is on the clipboard onto the drawing, with its middle at a point.
    PasteAt(Point),
    /// Open a file chosen by path.
    OpenPath(PathBuf),
    /// Open several files.
    OpenPaths(Vec<PathBuf>),
    /// Begin a project with a template.
    NewFrom(Template),
    /// Do something with a tab.
    Tab(TabAction),
    /// Forget which files were open last.
    ClearRecent,
    /// Take up work that an earlier session left unsaved: the one at this place of the dialog.
    Recover(usize),
    /// Drop it once the dialog closes, or do not after all.
    DropRecovery(usize, bool),
    /// Answer the question whether a file that another program has changed is read again.
    AnswerChanged(Reload),
    /// Have the document in front follow the edition that there is a catalogue of.
    FollowEdition,
    /// Answer the question whether a file that another program has changed is overwritten.
    AnswerConflict(Conflict),
    /// Answer the question whether unsaved changes are kept, of one document or of those chosen.
    AnswerUnsaved(Unsaved),
    /// Close the dialog that is open.
    CloseDialog,
    /// The path typed in where no file dialog is available.
    TypedPath(PathBuf),
    /// Give up the automatic layout that is being looked for.
    CancelAuto,
    /// Do something in the workshop.
    Workshop(super::workshop::act::Act),
    /// Delete the measures that the last step left without a risk, with that step.
    DeleteLeftOver,
    /// Nudge the selection by a way in world units.
    Nudge(Vector),
    /// Say that a text typed where a number belongs is none.
    NotANumber(String),
    /// Say that a text typed where a day belongs is none.
    NotADay(String),
}

/// The key that picks the note. It is no kind of the catalogue, whose kinds have theirs there.
pub const NOTE_KEY: char = 'N';

/// What a press on the canvas does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Select, move, draw arrows.
    #[default]
    Select,
    /// Place a node of a kind.
    Node(String),
    /// Place a zone of a kind.
    Zone(String),
    /// Place an annotation.
    Note,
    /// Put a piece into the drawing.
    Piece(Piece),
}

/// What the left panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftTab {
    /// What can be drawn.
    #[default]
    Parts,
    /// All that is drawn, as a tree.
    Outline,
    /// The steps of the history.
    History,
}

impl LeftTab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 3] = [Self::Parts, Self::Outline, Self::History];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Parts => "left-parts",
            Self::Outline => "left-outline",
            Self::History => "left-history",
        }
    }
}

/// Which theme is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Light, of high contrast.
    LightContrast,
    /// Dark, of high contrast.
    DarkContrast,
}

impl ThemeChoice {
    /// The theme that this choice shows where the system is as bright as this. Whether the system wants a high contrast
    /// it does not say to windows.
    pub const fn name(self, system: egui::Theme) -> ThemeName {
        match (self, system) {
            (Self::System, egui::Theme::Light) | (Self::Light, _) => ThemeName::Light,
            (Self::System, egui::Theme::Dark) | (Self::Dark, _) => ThemeName::Dark,
            (Self::LightContrast, _) => ThemeName::LightContrast,
            (Self::DarkContrast, _) => ThemeName::DarkContrast,
        }
    }
}

/// What happens to unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// They are saved first.
    Save,
    /// They are dropped.
    Discard,
    /// Nothing is closed.
    Cancel,
}

/// What happens to the project on the screen when another program has changed its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reload {
    /// The file is read again.
    Reload,
    /// The project stays.
    Keep,
}

/// What happens to a file that another program has changed when it is to be saved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// It is overwritten.
    Overwrite,
    /// It stays; the project is saved under another name.
    SaveAs,
    /// It stays, and nothing is saved.
    Cancel,
}
