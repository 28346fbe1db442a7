//! The comparison of a document with an earlier version, made beside the window for the newest state of the document.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::analysis::{Analysis, Fate, Version, Words, analyse, compare};
use crate::app::later::Later;
use crate::app::setting::Setting;
use crate::catalog::Catalog;
use crate::model::{ElementId, Project};
use crate::register::{Register, changes};
use crate::scene::{Changes, Ghost, Sheet};
use crate::text::Lang;

/// Where the earlier version comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum With {
    /// A baseline.
    Baseline {
        /// What it is called.
        name: String,
        /// The day it was frozen.
        on: String,
    },
    /// A file.
    File(PathBuf),
}

/// An earlier version with all that follows from it.
pub struct Earlier {
    with: With,
    project: Project,
    analysis: Analysis,
    catalog: Arc<Catalog>,
    sheet: Sheet,
}

impl Earlier {
    /// Analyses and draws it, which takes its time.
    pub fn new(with: With, project: Project, setting: &Setting) -> Self {
        let catalog = setting.catalog.shared(&project);
        let analysis = analyse(&project, &catalog, Some(&setting.today));
        let sheet = Sheet::new(&project, &analysis, &catalog, setting.lang);
        Self { with, project, analysis, catalog, sheet }
    }
}

/// What has changed up to a state of the document.
pub struct Compared {
    /// The analysis of that state, and the language.
    of: (Arc<Analysis>, Lang),
    /// As it is drawn.
    pub changes: Arc<Changes>,
    /// The names of the ghosts, in their order.
    pub gone: Vec<String>,
    /// The names of what stands elsewhere, in its order.
    pub moved: Vec<String>,
    /// The 変更一覧.
    pub register: Arc<Register>,
}

impl Compared {
    /// What has become of an element; none where it is the same.
    pub fn fate(&self, element: ElementId) -> Option<Fate> {
        self.changes.fates.get(&element).copied()
    }

    /// Every element that differs.
    pub fn fates(&self) -> impl Iterator<Item = (ElementId, Fate)> {
        self.changes.fates.iter().map(|(&element, &fate)| (element, fate))
    }
}

/// The comparison of one document.
pub struct Comparing {
    /// What it is compared with.
    pub with: With,
    /// Whether the 変更一覧 is in front of the registers.
    pub in_front: bool,
    worker: Later<Question>,
    answers: Receiver<Compared>,
    asked: Option<(Arc<Analysis>, Lang)>,
    compared: Option<Compared>,
}

/// A state of the document.
struct Question {
    project: Project,
    analysis: Arc<Analysis>,
    setting: Setting,
    ctx: egui::Context,
}

impl Comparing {
    /// The comparison with an earlier version; nothing has been compared yet.
    pub fn new(mut earlier: Earlier) -> Self {
        let (sender, answers) = channel();
        let with = earlier.with.clone();
        let worker = Later::new(
            |_, newer| newer,
            move |question: Question| {
                let ctx = question.ctx.clone();
                // Nobody listens any more once the comparison has ended.
                sender.send(answer(&mut earlier, question)).ok();
                ctx.request_repaint();
            },
        );
        Self { with, in_front: false, worker, answers, asked: None, compared: None }
    }

    /// Takes over what has been compared, and asks anew where the document is another now.
    pub fn follow(&mut self, project: &Project, analysis: &Arc<Analysis>, setting: &Setting, ctx: &egui::Context) {
        if let Some(newest) = self.answers.try_iter().last() {
            self.compared = Some(newest);
        }
        if !is_of(self.asked.as_ref(), analysis, setting.lang) {
            self.asked = Some((Arc::clone(analysis), setting.lang));
            let question = Question {
                project: project.clone(),
                analysis: Arc::clone(analysis),
                setting: setting.clone(),
                ctx: ctx.clone(),
            };
            self.worker.hand_over(question, Duration::ZERO);
        }
    }

    /// What has changed, as far as it is known; none until the first comparison is made.
    pub fn compared(&self) -> Option<&Compared> {
        self.compared.as_ref()
    }

    /// Whether what is known is of another state than the one that was asked about last.
    pub fn is_behind(&self) -> bool {
        match (&self.compared, &self.asked) {
            (Some(compared), Some((analysis, lang))) => !is_of(Some(&compared.of), analysis, *lang),
            _ => true,
        }
    }
}

fn is_of(of: Option<&(Arc<Analysis>, Lang)>, analysis: &Arc<Analysis>, lang: Lang) -> bool {
    of.is_some_and(|(own, spoken)| Arc::ptr_eq(own, analysis) && *spoken == lang)
}

fn answer(earlier: &mut Earlier, question: Question) -> Compared {
    let Question { project, analysis, setting, ctx: _ } = question;
    let (catalog, lang) = (setting.catalog.of(&project), setting.lang);
    if earlier.sheet.lang() != lang {
        earlier.sheet = Sheet::new(&earlier.project, &earlier.analysis, &earlier.catalog, lang);
    }
    let before = Version { project: &earlier.project, analysis: &earlier.analysis, catalog: &earlier.catalog };
    let after = Version { project: &project, analysis: &analysis, catalog: &catalog };
    let comparison = compare(before, after);
    let fates: BTreeMap<ElementId, Fate> =
        comparison.changes.iter().filter_map(|change| Some((change.element?, change.fate))).collect();
    let gone: BTreeSet<ElementId> =
        fates.iter().filter(|(_, fate)| **fate == Fate::Removed).map(|(&element, _)| element).collect();
    let words = Words::new(before.project, before.catalog, before.analysis, lang);
    let ghosts = earlier.sheet.ghosts(&gone);
    let moved = earlier.sheet.moved(&project, &fates);
    let names = |ghosts: &[Ghost]| ghosts.iter().map(|ghost| words.element(ghost.element)).collect();
    let (gone, stood) = (names(&ghosts), names(&moved));
    let counts = Fate::ALL.map(|fate| (fate, comparison.count(fate)));
    Compared {
        changes: Arc::new(Changes { fates, counts, ghosts, moved }),
        gone,
        moved: stood,
        register: Arc::new(changes(&comparison, before, after, lang)),
        of: (analysis, lang),
    }
}
