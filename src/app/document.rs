//! A project that is open, with everything that follows from it kept up to date.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::analysis::{Analysis, analyse};
use crate::catalog::Catalog;
use crate::edit::History;
use crate::model::Project;
use crate::register::{Register, RegisterKind, register};
use crate::scene::Sheet;
use crate::storage::{OnDisk, Stamp};
use crate::text::{Lang, tr};

/// Above this, the analysis runs beside the window instead of within a frame.
const FRAME_BUDGET: Duration = Duration::from_millis(8);

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
    /// What the person has been told of the file since.
    pub seen: OnDisk,
    /// Whether another program has changed the file, and the person is asked about it when this comes to the front.
    pub elsewhere: bool,
    /// Whether the program opened it by itself, so that nobody misses it when another one takes its place.
    pub unasked: bool,
    shown: Project,
    analysis: Arc<Analysis>,
    analysis_time: Duration,
    sheet: Arc<Sheet>,
    registers: [Option<Arc<Register>>; RegisterKind::ALL.len()],
    generation: u64,
    identity: u64,
    late: Option<Late>,
}

/// Counts the documents opened, so that each is told from those before it.
static OPENED: AtomicU64 = AtomicU64::new(1);

/// An analysis that is being made beside the window.
struct Late {
    generation: u64,
    answer: Receiver<(Analysis, Duration)>,
}

/// What the document is shown with.
#[derive(Clone)]
pub struct Setting {
    /// The method.
    pub catalog: Arc<Catalog>,
    /// The language.
    pub lang: Lang,
    /// Today, as year-month-day.
    pub today: String,
}

impl Document {
    /// A document of a project.
    pub fn new(project: Project, path: Option<PathBuf>, setting: &Setting) -> Self {
        let (analysis, analysis_time) = timed(&project, setting);
        let sheet = Sheet::new(&project, &analysis, &setting.catalog, setting.lang);
        Self {
            history: History::new(project.clone()),
            path,
            stamp: None,
            real: None,
            seen: OnDisk::Same,
            elsewhere: false,
            unasked: false,
            shown: project,
            analysis: Arc::new(analysis),
            analysis_time,
            sheet: Arc::new(sheet),
            registers: [const { None }; RegisterKind::ALL.len()],
            generation: 0,
            identity: OPENED.fetch_add(1, Ordering::Relaxed),
            late: None,
        }
    }

    /// The project as it is on the screen: with what is being dragged where the pointer has it.
    pub fn shown(&self) -> &Project {
        &self.shown
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
        self.late.is_some()
    }

    /// A register of what is shown.
    pub fn register(&mut self, kind: RegisterKind, setting: &Setting) -> Arc<Register> {
        let place = RegisterKind::ALL.iter().position(|&other| other == kind).unwrap_or_default();
        Arc::clone(self.registers[place].get_or_insert_with(|| {
            Arc::new(register(kind, &self.shown, &self.analysis, &setting.catalog, setting.lang))
        }))
    }

    /// Shows a project: the current one of the history, or a preview of the next.
    pub fn show(&mut self, project: Project, setting: &Setting, ctx: &egui::Context) {
        self.generation += 1;
        if self.analysis_time <= FRAME_BUDGET {
            let (analysis, time) = timed(&project, setting);
            self.analysis = Arc::new(analysis);
            self.analysis_time = time;
            self.late = None;
        } else {
            self.analyse_beside(project.clone(), setting.clone(), ctx.clone());
        }
        self.sheet = Arc::new(self.sheet.updated(&self.shown, &project, &self.analysis, &setting.catalog));
        self.shown = project;
        self.registers = [const { None }; RegisterKind::ALL.len()];
    }

    /// Shows the current project of the history.
    pub fn show_current(&mut self, setting: &Setting, ctx: &egui::Context) {
        let project = self.history.project().clone();
        self.show(project, setting, ctx);
    }

    /// Makes everything anew, in another language.
    pub fn translate(&mut self, setting: &Setting) {
        self.generation += 1;
        self.sheet = Arc::new(Sheet::new(&self.shown, &self.analysis, &setting.catalog, setting.lang));
        self.registers = [const { None }; RegisterKind::ALL.len()];
    }

    /// Takes over an analysis that was made beside the window, when it is there.
    pub fn take_late_analysis(&mut self, setting: &Setting) {
        let Some(late) = &self.late else { return };
        let Ok((analysis, time)) = late.answer.try_recv() else { return };
        let current = late.generation == self.generation;
        self.late = None;
        if current {
            self.generation += 1;
            self.analysis = Arc::new(analysis);
            self.analysis_time = time;
            self.sheet = Arc::new(self.sheet.updated(&self.shown, &self.shown, &self.analysis, &setting.catalog));
            self.registers = [const { None }; RegisterKind::ALL.len()];
        }
    }

    fn analyse_beside(&mut self, project: Project, setting: Setting, ctx: egui::Context) {
        let (sender, answer) = channel();
        self.late = Some(Late { generation: self.generation, answer });
        std::thread::spawn(move || {
            // Nobody waits for an answer that a newer edit has overtaken.
            sender.send(timed(&project, &setting)).ok();
            ctx.request_repaint();
        });
    }
}

fn timed(project: &Project, setting: &Setting) -> (Analysis, Duration) {
    let start = Instant::now();
    let analysis = analyse(project, &setting.catalog, Some(&setting.today));
    (analysis, start.elapsed())
}
