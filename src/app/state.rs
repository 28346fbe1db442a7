//! Everything the window knows between two frames. Views read it; only `State::act` changes it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Id;

use super::action::{LeftTab, ThemeChoice, Tool};
use super::auto::standing::Auto;
use super::autosave::Autosave;
use super::camera::Camera;
use super::chooser::standing::Chooser;
use super::comparing::standing::Comparing;
use super::copies::Copies;
use super::dialog::Dialog;
use super::document::Document;
use super::files::{Dialogs, Files};
use super::focus::Focus;
use super::front::Front;
use super::gallery::Gallery;
use super::history::beginning::Beginning;
use super::home::Home;
use super::label::standing::Labelling;
use super::leaving::standing::Leaving;
use super::next::trail::Trail;
use super::notice::Notice;
use super::nudging::standing::Nudged;
use super::panels::Panels;
use super::panes::Part;
use super::rooms::Rooms;
use super::search::standing::Search;
use super::setting::Setting;
use super::sizes::{Scale, Sizes};
use super::step::Chain;
use super::tabs::standing::Tabs;
use super::untold::Untold;
use super::wayfinding::standing::Wayfinding;
use super::workshop::standing::Standing;
use crate::analysis::wording::Words;
use crate::catalog::Catalog;
use crate::model::{ElementId, Project, Rect, Size};
use crate::register::{Register, RegisterKind, Spot};
use crate::scene::Overlay;
use crate::storage;
use crate::storage::template::Template;
use crate::text::{Lang, tr};

pub use crate::storage::template::SAMPLE;

/// The size of a freshly placed note, in world units.
pub(super) const NOTE_SIZE: Size = Size(180.0, 48.0);

/// A name being typed on the canvas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The element.
    pub element: ElementId,
    /// What is typed so far.
    pub text: String,
    /// Whether the field has had the keyboard yet.
    pub focused: bool,
    /// Whether something was typed, even if it was taken back.
    pub typed: bool,
    /// The place of the known name that is brought forward; none: what is typed.
    pub chosen: Option<usize>,
}

/// What is shown beside the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the view menu")]
pub struct Visible {
    /// The grid.
    pub grid: bool,
    /// Whether what is moved lands on the grid.
    pub snap: bool,
    /// Whether what is moved comes into line with its neighbours.
    pub guides: bool,
    /// The minimap, while something is out of sight.
    pub minimap: bool,
    /// Whether the minimap stands at the left below; else at the right.
    pub minimap_left: bool,
    /// The legend.
    pub legend: bool,
    /// What the left panel shows.
    pub left: LeftTab,
    /// Whether what to do next is in front of the registers.
    pub next: bool,
    /// Whether the state of the whole stands in the place of the drawing.
    pub overview: bool,
}

/// The state of the window.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct State {
    /// The method, the language and the day.
    pub setting: Setting,
    /// The document in front.
    pub document: Document,
    /// The documents behind it.
    pub tabs: Tabs,
    /// What is selected.
    pub selection: BTreeSet<ElementId>,
    /// Where the keyboard is on the canvas.
    pub focus: Focus,
    /// The part of the window that the keyboard goes to, once.
    pub(super) wanted_part: Option<Part>,
    /// The control that gets the keyboard as soon as nothing lies over it, once.
    pub(super) wanted_control: Option<Id>,
    /// What assistive technology is told has just happened.
    pub spoken: String,
    /// The step that it is told of once the analysis has caught up.
    pub(super) untold: Option<Untold>,
    /// What is in hand.
    pub tool: Tool,
    /// Whether it stays there after something was placed.
    pub keeps_tool: bool,
    /// What the canvas shows.
    pub camera: Camera,
    /// Whether the canvas shows everything, and goes on doing so when it gets another size.
    pub fitted: bool,
    /// What everything took up when it was brought into sight.
    pub(super) fitted_bounds: Option<Rect>,
    /// The ways of the view through the drawing.
    pub wayfinding: Wayfinding,
    /// Whether the document in front has not been brought into sight yet.
    pub(super) unseen: bool,
    /// What colours and marks mean.
    pub overlay: Overlay,
    /// What is shown beside the drawing.
    pub visible: Visible,
    /// The panels.
    pub panels: Panels,
    /// How much room each of them has in this frame.
    pub rooms: Rooms,
    /// The register in front.
    pub register: RegisterKind,
    /// The theme.
    pub theme: ThemeChoice,
    /// The name being typed on the canvas.
    pub rename: Option<Rename>,
    /// The field on an arrow's label, while it is open.
    pub labelling: Option<Labelling>,
    /// The steps by which drawing went on so far.
    pub chain: Chain,
    /// The list of what can be drawn where the hand is, while it is open.
    pub chooser: Option<Chooser>,
    /// The templates as they are shown, once they have been.
    pub(super) gallery: Option<Gallery>,
    /// What is searched for.
    pub search: Search,
    /// The part of the drawing that is shown while all else is dimmed.
    pub trail: Option<Trail>,
    /// Where the workshop stands.
    pub workshop: Standing,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What went wrong and could not be said yet, because another dialog was open.
    pub(super) unsaid: Vec<String>,
    /// The documents of which it was said that there is no catalogue of their edition.
    pub(super) told_of_edition: BTreeSet<u64>,
    /// How far the selection was nudged since a step began.
    pub(super) nudged: Option<Nudged>,
    /// What is being said.
    pub notice: Option<Notice>,
    /// Whether the window filled the screen before the workshop began; none while there is none.
    pub(super) screen_before_workshop: Option<bool>,
    /// The element that lists must bring into sight, once.
    pub revealed: Option<ElementId>,
    /// The part of a page that the inspector must bring into sight, once.
    pub revealed_spot: Option<Spot>,
    /// How large texts and buttons are.
    pub scale: Scale,
    /// Sizes on the screen.
    pub sizes: Sizes,
    /// Whether the language was chosen, and is not just the system's.
    pub lang_chosen: bool,
    /// Whether what is open now is opened again at the next start.
    pub reopens: bool,
    /// Files of the last time that could not be opened again.
    pub(super) not_reopened: Vec<String>,
    /// The files that were open last, the newest first.
    pub recent: Vec<PathBuf>,
    /// Those of them that are not there.
    pub missing: BTreeSet<PathBuf>,
    /// Whether the window may close.
    pub leaving: bool,
    pub(super) files: Files,
    pub(super) autosave: Autosave,
    /// The documents that are being closed, while it is asked what becomes of their changes.
    pub(super) closing: Option<Leaving>,
    /// Automatic layout that is under way.
    pub auto: Auto,
    pub(super) copies: Copies,
}

/// Why the program cannot start: a file it carries in itself does not hold together.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The catalogue.
    #[error("the built-in catalogue: {0}")]
    Catalog(#[from] crate::catalog::CatalogError),
    /// The sample.
    #[error("the built-in sample: {0}")]
    Sample(#[from] storage::ReadError),
}

impl State {
    /// The window's first state: the sample is open.
    ///
    /// # Errors
    /// When a file the program carries in itself does not hold together, which its tests rule out.
    pub fn new(lang: Lang, dialogs: Dialogs, today: String, home: &Home) -> Result<Self, StartError> {
        let setting = Setting { catalog: Catalog::builtin()?, lang, today };
        let mut document = Document::new(Template::Figure53.project()?, None, &setting);
        document.unasked = true;
        document.begins = Beginning::Opened;
        Ok(Self::with(document, setting, dialogs, home))
    }

    /// The window's first state with nothing open.
    ///
    /// # Errors
    /// When a file the program carries in itself does not hold together, which its tests rule out.
    pub fn empty(lang: Lang, dialogs: Dialogs, today: String, home: &Home) -> Result<Self, StartError> {
        let setting = Setting { catalog: Catalog::builtin()?, lang, today };
        let mut state = Self::with(Document::blank(&setting), setting, dialogs, home);
        state.tabs = Tabs::nothing();
        Ok(state)
    }

    fn with(document: Document, setting: Setting, dialogs: Dialogs, home: &Home) -> Self {
        Self {
            setting,
            document,
            tabs: Tabs::default(),
            selection: BTreeSet::new(),
            focus: Focus::default(),
            wanted_part: None,
            wanted_control: None,
            spoken: String::new(),
            untold: None,
            tool: Tool::Select,
            keeps_tool: false,
            camera: Camera::new(),
            fitted: true,
            fitted_bounds: None,
            wayfinding: Wayfinding::default(),
            unseen: true,
            overlay: Overlay::Coverage,
            visible: Visible {
                grid: true,
                snap: true,
                guides: true,
                minimap: true,
                minimap_left: false,
                legend: true,
                left: LeftTab::Parts,
                next: false,
                overview: false,
            },
            panels: Panels::default(),
            rooms: Rooms::default(),
            register: RegisterKind::Flows,
            theme: ThemeChoice::System,
            rename: None,
            labelling: None,
            chain: Chain::default(),
            chooser: None,
            gallery: None,
            search: Search::default(),
            trail: None,
            workshop: Standing::default(),
            dialog: None,
            unsaid: Vec::new(),
            told_of_edition: BTreeSet::new(),
            nudged: None,
            notice: None,
            screen_before_workshop: None,
            revealed: None,
            revealed_spot: None,
            scale: Scale::Normal,
            sizes: Sizes::default(),
            lang_chosen: false,
            reopens: true,
            not_reopened: Vec::new(),
            recent: Vec::new(),
            missing: BTreeSet::new(),
            leaving: false,
            files: Files::new(dialogs),
            autosave: Autosave::new(home),
            closing: None,
            auto: Auto::default(),
            copies: Copies::default(),
        }
    }

    /// The language on the screen.
    pub fn lang(&self) -> Lang {
        self.setting.lang
    }

    /// The method, with what the project in front adds and changes.
    pub fn catalog(&self) -> &Arc<Catalog> {
        self.document.catalog()
    }

    /// Words for what the analysis found.
    pub fn words(&self) -> Words<'_> {
        Words::new(self.document.shown(), self.catalog(), self.document.analysis(), self.setting.lang)
    }

    /// The project on the screen.
    pub fn project(&self) -> &Project {
        self.document.shown()
    }

    /// The one element that is selected, if it is one.
    pub fn only_selected(&self) -> Option<ElementId> {
        let mut selected = self.selection.iter();
        selected.next().copied().filter(|_| selected.next().is_none())
    }

    /// Whether the document in front has changes that no file has.
    pub fn is_changed(&self) -> bool {
        self.document.is_changed()
    }

    /// What the document in front is called in the title, as on its tab.
    pub fn file_name(&self) -> String {
        self.tab_name(self.document.identity())
    }

    /// The title of the window: the file, a dot when it is changed, the program.
    pub fn window_title(&self) -> String {
        if self.nothing_open() {
            return tr(self.lang(), "app-name");
        }
        format!("{}{} — {}", self.file_name(), if self.is_changed() { " ●" } else { "" }, tr(self.lang(), "app-name"))
    }

    /// The path proposed for something made from a document.
    pub(super) fn proposed_path(&self, document: &Document, suffix: &str, extension: &str) -> PathBuf {
        let stem = match &document.path {
            Some(path) => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            None => self.tab_name(document.identity()),
        };
        let stem: String =
            stem.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c }).collect();
        let name = format!("{stem}{suffix}.{extension}");
        document.path.as_deref().and_then(Path::parent).map_or_else(|| PathBuf::from(&name), |dir| dir.join(&name))
    }

    /// The 変更一覧, where versions are compared.
    pub(super) fn changes(&self) -> Option<&Arc<Register>> {
        self.document.comparing.as_ref().and_then(Comparing::compared).map(|compared| &compared.register)
    }

    /// Whether it is in front of the registers.
    pub(super) fn shows_changes(&self) -> bool {
        self.document.comparing.as_ref().is_some_and(|comparing| comparing.in_front && comparing.compared().is_some())
    }

    /// What the panel at the bottom shows, and how many rows each register has. Only what is in front is made: with
    /// thousands of flows each takes longer than a frame.
    pub(super) fn bottom_in_front(&mut self, ctx: &egui::Context) -> (Front, [usize; RegisterKind::ALL.len()]) {
        let changes = self.changes().filter(|_| self.shows_changes()).map(Arc::clone);
        let Self { document, setting, register, visible, .. } = self;
        let front = if visible.next {
            Front::Next(document.next_steps(ctx))
        } else {
            let narrowed = if changes.is_none() { document.narrowed(*register, setting) } else { None };
            Front::Register(changes.unwrap_or_else(|| document.register(*register, setting)), narrowed)
        };
        (front, document.counts())
    }

    /// The rectangle around an element on the drawing; none where it is not drawn.
    pub fn frame(&self, element: ElementId) -> Option<Rect> {
        let project = self.project();
        match element {
            ElementId::Flow(id) => {
                let flow = self.document.sheet().geometry().flows.get(&id)?;
                let line = flow.route.iter().map(|&point| Rect(point.0, point.1, 0.0, 0.0)).reduce(Rect::union)?;
                Some(flow.label.map_or(line, |label| line.union(label)))
            }
            element => project.frame(element),
        }
    }

    /// How many of the selected elements have a frame of their own: zones, nodes and notes on the drawing.
    pub fn selected_frames(&self) -> usize {
        self.selection.iter().filter(|&&element| self.project().frame(element).is_some()).count()
    }

    /// Whether there is something selected that can be locked (or unlocked).
    pub fn can_lock(&self, locked: bool) -> bool {
        let project = self.project();
        self.selection.iter().any(|&element| project.frame(element).is_some() && project.is_locked(element) != locked)
    }

    /// The rectangle around all that is drawn, arrows and labels included.
    pub fn bounds(&self) -> Option<Rect> {
        self.document.sheet().bounds()
    }

    /// Says what went wrong, as soon as no other question is open.
    pub(super) fn report(&mut self, text: String) {
        match &mut self.dialog {
            None => self.dialog = Some(Dialog::Error(text)),
            Some(Dialog::Error(said)) => {
                said.push_str("\n\n");
                said.push_str(&text);
            }
            Some(_) => self.unsaid.push(text),
        }
    }

    /// Says something at the bottom for a moment.
    pub(super) fn say(&mut self, text: String) {
        self.notice = Some(Notice::new(text));
    }

    /// Says in the same place why something was not done, until something is.
    pub(super) fn refuse(&mut self, text: String) {
        self.notice = Some(Notice { is_refusal: true, ..Notice::new(text) });
    }
}
