//! A project that is open, with everything that follows from it kept up to date.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::analyst::{Analyst, Answer, Question, timed};
use super::comparing::standing::Comparing;
use super::draft::Draft;
use super::front::Narrowed;
use super::history::beginning::Beginning;
use super::history::drawings::Drawings;
use super::history::views::Views;
use super::next::finder::{Finder, Question as Search};
use super::setting::Setting;
use crate::analysis::next::NextSteps;
use crate::analysis::{Analysis, Figure, Summary, Words};
use crate::catalog::Catalog;
use crate::edit::{Bent, Change, Command, EditError, History, apply_again};
use crate::layout::Geometry;
use crate::model::Project;
use crate::register::{self, Keep, Register, RegisterKind, register_of};
use crate::scene::{Sheet, Ways};
use crate::storage::{OnDisk, Stamp};
use crate::text::{Lang, tr, tr_with};

/// Above this, the analysis runs beside the window instead of within a frame.
const FRAME_BUDGET: Duration = Duration::from_millis(8);

/// The same while something is dragged, when every frame asks for one.
const DRAG_BUDGET: Duration = Duration::from_millis(3);

/// The open project.
pub struct Document {
    /// Its versions.
    pub history: History,
    /// The file it was read from or saved to.
    pub path: Option<PathBuf>,
    /// What that file was like then.
    pub stamp: Option<Stamp>,
    /// That file by its one name, whatever links lead to it; none where it has no file, or that is not known.
    pub real: Option<PathBuf>,
    /// What is being typed and is no step yet.
    pub draft: Option<Draft>,
    /// What tells it from others of the same name, and that name.
    pub number: Option<(String, usize)>,
    /// How it came to be.
    pub begins: Beginning,
    /// How it was looked at when its steps were made.
    pub views: Views,
    /// The earlier version that it is compared with.
    pub comparing: Option<Comparing>,
    /// What the person has been told of the file since.
    pub seen: OnDisk,
    /// Whether another program has changed the file, and the person is asked about it when this comes to the front.
    pub elsewhere: bool,
    /// Whether the program opened it by itself, so that nobody misses it when another one takes its place.
    pub unasked: bool,
    /// Whether its file is still being read: it holds nothing, and nothing of it can be changed or saved.
    pub awaited: bool,
    shown: Project,
    bent: Bent,
    /// The project of the history that was shown last, with the ways of its flows: where every edit begins. While
    /// something is dragged, the last preview only decides between ways that are about as good.
    settled: (Project, Geometry),
    /// How the flows were drawn in each revision that was shown: undo brings that back too.
    drawings: Drawings,
    /// The catalogue that the analysis was made with: the edition, with what the project adds and changes.
    catalog: Arc<Catalog>,
    /// The catalogue that the sheet was made with: that of what is shown, before its analysis is there.
    drawn: Arc<Catalog>,
    analysis: Arc<Analysis>,
    analysis_time: Duration,
    sheet: Arc<Sheet>,
    /// Those that were looked at; of what the analysis is of.
    registers: Registers,
    counts: Option<[usize; RegisterKind::ALL.len()]>,
    /// The figures of the whole, once somebody looks at them.
    summary: Option<Arc<Summary>>,
    /// The figure of which the register shows only what it counts.
    narrowing: Option<Figure>,
    narrowed: Option<Arc<Narrowed>>,
    /// The register that is looked at.
    front: Option<RegisterKind>,
    generation: u64,
    identity: u64,
    analyst: Option<Analyst>,
    next: Finder,
    /// The generation of which an analysis is being made beside the window.
    asked: Option<u64>,
    /// The analysis before the last one that came late, with its registers.
    retired: Option<(Arc<Analysis>, Registers)>,
    /// The generation of which the analysis is, or a later one that made no difference to it.
    analysed: u64,
}

/// A register a kind, as far as they are made.
type Registers = [Option<Arc<Register>>; RegisterKind::ALL.len()];

/// Counts the documents opened, so that each is told from those before it.
static OPENED: AtomicU64 = AtomicU64::new(1);

impl Document {
    /// A document of a project.
    pub fn new(mut project: Project, path: Option<PathBuf>, setting: &Setting) -> Self {
        let catalog = setting.catalog.shared(&project);
        let (analysis, analysis_time) = timed(&project, &catalog, setting);
        let sheet = Sheet::new(&project, &analysis, &catalog, setting.lang);
        // From here on the sheet knows how flows are drawn.
        project.drawn.clear();
        let (history, geometry) = (History::new(project.clone()), sheet.geometry().clone());
        let mut drawings = Drawings::default();
        drawings.keep(history.revision(), setting.lang, geometry.clone());
        Self {
            settled: (project.clone(), geometry),
            drawings,
            begins: if path.is_some() { Beginning::Opened } else { Beginning::New },
            number: None,
            history,
            path,
            stamp: None,
            draft: None,
            views: Views::default(),
            comparing: None,
            real: None,
            seen: OnDisk::Same,
            elsewhere: false,
            unasked: false,
            awaited: false,
            shown: project,
            bent: Bent::default(),
            drawn: Arc::clone(&catalog),
            catalog,
            analysis: Arc::new(analysis),
            analysis_time,
            sheet: Arc::new(sheet),
            registers: Registers::default(),
            counts: None,
            summary: None,
            narrowing: None,
            narrowed: None,
            front: None,
            generation: 0,
            identity: OPENED.fetch_add(1, Ordering::Relaxed),
            analyst: None,
            next: Finder::default(),
            asked: None,
            retired: None,
            analysed: 0,
        }
    }

    /// An empty document.
    pub fn blank(setting: &Setting) -> Self {
        let profile = setting.catalog.profile.clone();
        Self::new(Project { profile, ..Project::default() }, None, setting)
    }

    /// The project as it is on the screen: with what is being dragged where the pointer has it.
    pub fn shown(&self) -> &Project {
        &self.shown
    }

    /// The catalogue as the project shown says it now: it is there before what follows from it is found out.
    pub fn catalog_shown(&self) -> &Arc<Catalog> {
        &self.drawn
    }

    /// The catalogue that what follows from it was found out with.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// What follows from it.
    pub fn analysis(&self) -> &Arc<Analysis> {
        &self.analysis
    }

    /// How long the analysis took.
    pub fn analysis_time(&self) -> Duration {
        self.analysis_time
    }

    /// What is drawn.
    pub fn sheet(&self) -> &Arc<Sheet> {
        &self.sheet
    }

    /// What the file is called, or what it would be.
    pub fn name(&self, lang: Lang) -> String {
        if let Some(path) = &self.path {
            return path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        }
        let title = &self.shown.title;
        if title.is_empty() { tr(lang, "file-untitled") } else { title.clone() }
    }

    /// Whether it is the document of this file, which is named from the root.
    pub fn is_of(&self, path: &Path) -> bool {
        let own = self.path.as_deref().map(|own| std::path::absolute(own).unwrap_or_else(|_| own.to_owned()));
        own.is_some_and(|own| own == path) || self.real.as_deref() == Some(path)
    }

    /// Whether there are changes that no file has.
    pub fn is_changed(&self) -> bool {
        !self.history.is_saved()
    }

    /// Whether nothing is lost when another document takes its place: it is empty or was not asked for, and nobody has
    /// drawn on it.
    pub fn is_placeholder(&self) -> bool {
        let history = &self.history;
        let untouched = !self.is_changed() && history.can_undo().is_none() && history.can_redo().is_none();
        untouched && self.path.is_none() && (self.unasked || history.project().is_blank())
    }

    /// A number that no other document has.
    pub fn identity(&self) -> u64 {
        self.identity
    }

    /// A number that changes whenever what is shown does.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Whether the analysis on the screen is of an older state than the drawing.
    pub fn is_analysing(&self) -> bool {
        self.asked.is_some()
    }

    /// A register of what is shown; while its analysis is still being made, of what was shown before.
    pub fn register(&mut self, kind: RegisterKind, setting: &Setting) -> Arc<Register> {
        self.front = Some(kind);
        let Self { registers, shown, analysis, catalog, .. } = self;
        Arc::clone(
            registers[place_of(kind)]
                .get_or_insert_with(|| Arc::new(register::register(kind, shown, analysis, catalog, setting.lang))),
        )
    }

    /// How many rows each register has, in the order of [`RegisterKind::ALL`].
    pub fn counts(&mut self) -> [usize; RegisterKind::ALL.len()] {
        let Self { counts, shown, analysis, catalog, .. } = self;
        *counts.get_or_insert_with(|| RegisterKind::ALL.map(|kind| register::count(kind, shown, analysis, catalog)))
    }

    /// The figures of the whole, made once a revision.
    pub fn summary(&mut self, setting: &Setting) -> Arc<Summary> {
        let Self { summary, shown, analysis, .. } = self;
        let made = || Arc::new(Summary::new(shown, analysis, Some(&setting.today)));
        Arc::clone(summary.get_or_insert_with(made))
    }

    /// The figure of which the register shows only what it counts.
    pub fn narrowing(&self) -> Option<Figure> {
        self.narrowing
    }

    /// Shows of its register only what a figure counts; none: all of it.
    pub fn narrow(&mut self, figure: Option<Figure>) {
        self.narrowing = figure;
        self.narrowed = None;
    }

    /// The rows that are shown of a register, where it is not all of them.
    pub fn narrowed(&mut self, kind: RegisterKind, setting: &Setting) -> Option<Arc<Narrowed>> {
        let figure = self.narrowing.filter(|&figure| register_of(figure) == kind)?;
        if self.narrowed.is_none() {
            let summary = self.summary(setting);
            let words = Words::new(&self.shown, &self.catalog, &self.analysis, setting.lang);
            let count = summary.count(figure, &self.analysis);
            let args = [("figure", words.figure(figure).into()), ("count", count.into())];
            let name = tr_with(setting.lang, "overview-narrowed", &args);
            let keep = match figure {
                Figure::Finding(lint) => {
                    Keep::Lint(self.catalog.lints.as_slice().get(lint).map_or_else(String::new, |lint| lint.id.clone()))
                }
                figure => Keep::Elements(summary.elements(figure, &self.analysis)),
            };
            self.narrowed = Some(Arc::new(Narrowed { figure, keep, name }));
        }
        self.narrowed.clone()
    }

    /// How the flows of the history's project are drawn.
    pub fn geometry(&self) -> &Geometry {
        self.drawings.known(self.history.revision(), self.sheet.lang()).unwrap_or(&self.settled.1)
    }

    /// What to do next, looked for once a revision: while a new analysis is awaited, or this, what was found before.
    pub fn next_steps(&mut self, ctx: &egui::Context) -> Option<Arc<NextSteps>> {
        if self.is_analysing() {
            return self.next.latest();
        }
        let search = Search {
            revision: self.history.revision(),
            project: self.history.project().clone(),
            analysis: Arc::clone(&self.analysis),
            catalog: Arc::clone(&self.catalog),
        };
        self.next.steps(search, self.analysis_time, ctx)
    }

    /// What to do next, where it was looked for in this revision.
    pub fn known_next_steps(&self) -> Option<&NextSteps> {
        self.next.known(self.history.revision())
    }

    /// Shows a project whose elements are on the way to other places, with flows as in this geometry; the analysis stays
    /// as it is.
    pub fn show_gliding(&mut self, project: Project, geometry: Geometry) {
        self.generation += 1;
        self.sheet = Arc::new(self.sheet.gliding(geometry, &project, &self.analysis, &self.drawn));
        self.shown = project;
    }

    /// Shows a project by a sheet that was made for it beside the window; the analysis follows with
    /// [`Self::show_current`].
    pub fn show_sheet(&mut self, project: Project, sheet: Sheet) {
        self.generation += 1;
        let geometry = sheet.geometry().clone();
        self.drawings.keep(self.history.revision(), sheet.lang(), geometry.clone());
        self.settled = (project.clone(), geometry);
        self.sheet = Arc::new(sheet);
        self.shown = project;
    }

    /// Shows the current project of the history.
    pub fn show_current(&mut self, setting: &Setting, ctx: &egui::Context) {
        // Whatever was dragged is let go.
        self.views.release();
        let (project, revision) = (self.history.project().clone(), self.history.revision());
        let drawings = std::mem::take(&mut self.drawings);
        self.show(project.clone(), drawings.ways(revision, setting.lang), FRAME_BUDGET, setting, ctx);
        self.drawings = drawings;
        let geometry = self.sheet.geometry().clone();
        self.drawings.shown_again(revision, setting.lang, geometry.clone());
        self.settled = (project, geometry);
    }

    /// What a command would make of the project of the history, for the preview of a drag.
    ///
    /// # Errors
    /// As [`edit::apply`](crate::edit::apply()).
    pub fn try_out(&mut self, command: &Command) -> Result<Change, EditError> {
        apply_again(self.history.project(), &self.catalog, command, &mut self.bent)
    }

    /// Shows what the next project would be while something is dragged.
    pub fn preview(&mut self, project: Project, setting: &Setting, ctx: &egui::Context) {
        self.show(project, None, DRAG_BUDGET, setting, ctx);
    }

    fn show(
        &mut self,
        project: Project,
        known: Option<Ways<'_>>,
        budget: Duration,
        setting: &Setting,
        ctx: &egui::Context,
    ) {
        self.generation += 1;
        let catalog = self.drawn.shared(&project);
        let redrawn = !catalog.has_same_kinds(&self.drawn) || self.sheet.lang() != setting.lang;
        self.drawn = catalog;
        let ways = known.unwrap_or(Ways::Following(&self.settled.0, &self.settled.1));
        if self.analysis_time <= budget {
            self.catalog = Arc::clone(&self.drawn);
            let (analysis, time) = timed(&project, &self.catalog, setting);
            self.analysis = Arc::new(analysis);
            self.analysis_time = time;
            self.asked = None;
            self.analysed = self.generation;
            let sheet = if redrawn {
                self.sheet.recast(&ways, &project, &self.analysis, &self.drawn, setting.lang)
            } else {
                self.sheet.updated_along(&ways, &self.shown, &project, &self.analysis, &self.drawn)
            };
            self.sheet = Arc::new(sheet);
            self.forget_registers();
        } else {
            self.asked = Some(self.generation);
            self.analyst.get_or_insert_with(Analyst::new).ask(Question {
                number: self.generation,
                project: project.clone(),
                catalog: Arc::clone(&self.catalog),
                setting: setting.clone(),
                front: self.front,
                ctx: ctx.clone(),
            });
            if redrawn {
                self.sheet = Arc::new(self.sheet.recast(&ways, &project, &self.analysis, &self.drawn, setting.lang));
            } else {
                let sheet = Arc::make_mut(&mut self.sheet);
                sheet.edit(&ways, &self.shown, &project, &self.analysis, &self.drawn);
            }
        }
        self.shown = project;
    }

    fn forget_registers(&mut self) {
        self.registers = Registers::default();
        self.counts = None;
        self.summary = None;
        self.narrowed = None;
    }

    /// Says everything in another language. Flows run as they did: labels of another size find places along them, and
    /// stand again as they did when the language is changed back.
    pub fn translate(&mut self, setting: &Setting) {
        self.generation += 1;
        let (project, revision, lang) = (self.history.project().clone(), self.history.revision(), setting.lang);
        let ways = self.drawings.ways(revision, lang).unwrap_or(Ways::In(&self.settled.1, None));
        self.sheet = Arc::new(self.sheet.recast(&ways, &project, &self.analysis, &self.drawn, lang));
        let geometry = self.sheet.geometry().clone();
        self.drawings.shown_again(revision, lang, geometry.clone());
        self.settled = (project.clone(), geometry);
        self.shown = project;
        self.forget_registers();
    }

    /// Takes over an analysis that was made beside the window, when it is there. While something is dragged it is of a
    /// place a few frames back, which is nearer to the truth than the one before.
    pub fn take_late_analysis(&mut self, setting: &Setting) {
        let Some(asked) = self.asked else { return };
        let Some(answer) = self.analyst.as_ref().and_then(Analyst::newest) else { return };
        let Answer { number, analysis, catalog, time, counts, front } = answer;
        if number <= self.analysed {
            return;
        }
        self.analysed = number;
        if number == asked {
            self.asked = None;
        }
        self.generation += 1;
        let before = std::mem::replace(&mut self.analysis, analysis);
        self.analysis_time = time;
        self.catalog = catalog;
        Arc::make_mut(&mut self.sheet).judge(&self.shown, &self.analysis, &self.drawn);
        let retired = self.retired.replace((before, std::mem::take(&mut self.registers)));
        // Thousands of small values are freed beside the window: those that no table and no search shows any more.
        std::thread::spawn(move || drop(retired));
        self.forget_registers();
        self.counts = Some(counts);
        if let Some(front) = front.filter(|register| register.lang == setting.lang)
            && let Some(kind) = front.kind
        {
            self.registers[place_of(kind)] = Some(front);
        }
    }
}

fn place_of(kind: RegisterKind) -> usize {
    RegisterKind::ALL.iter().position(|&other| other == kind).unwrap_or_default()
}
