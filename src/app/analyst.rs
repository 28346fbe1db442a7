//! Analyses beside the window: one at a time, and next the newest of what was asked for meanwhile.
//!
//! While something is dragged, each frame asks for another one. Those that are overtaken before they begin are never
//! made; those that were begun are shown although the drawing has gone on, so that what lights up follows the pointer.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::later::Later;
use super::setting::Setting;
use crate::analysis::{Analysis, analyse};
use crate::catalog::Catalog;
use crate::model::Project;
use crate::register::{Register, RegisterKind, count, register};

/// What is asked for.
pub(super) struct Question {
    /// Which one it is, counted up.
    pub(super) number: u64,
    pub(super) project: Project,
    /// The catalogue of the last analysis.
    pub(super) catalog: Arc<Catalog>,
    pub(super) setting: Setting,
    /// The register that is looked at, so that the window need not make it within a frame.
    pub(super) front: Option<RegisterKind>,
    /// Shows the answer.
    pub(super) ctx: egui::Context,
}

/// What follows from the project of a question.
pub(super) struct Answer {
    pub(super) number: u64,
    pub(super) analysis: Arc<Analysis>,
    /// The catalogue it was made with.
    pub(super) catalog: Arc<Catalog>,
    pub(super) time: Duration,
    /// How many rows each register has.
    pub(super) counts: [usize; RegisterKind::ALL.len()],
    /// The register that was in front.
    pub(super) front: Option<Arc<Register>>,
}

/// The worker, with the numbers of the last question and of the last answer.
pub(super) struct Analyst {
    worker: Later<Question>,
    answers: Receiver<Answer>,
}

impl Analyst {
    /// A worker that waits for questions.
    pub(super) fn new() -> Self {
        let (sender, answers) = channel();
        let worker = Later::new(
            |_, newer| newer,
            move |question: Question| {
                let ctx = question.ctx.clone();
                // Nobody listens any more once the document is closed.
                sender.send(answer(question)).ok();
                ctx.request_repaint();
            },
        );
        Self { worker, answers }
    }

    /// Asks; of several questions that wait only the newest is answered.
    pub(super) fn ask(&self, question: Question) {
        self.worker.hand_over(question, Duration::ZERO);
    }

    /// The newest answer that came since.
    pub(super) fn newest(&self) -> Option<Answer> {
        self.answers.try_iter().last()
    }
}

fn answer(question: Question) -> Answer {
    let Question { number, project, catalog, setting, front, ctx: _ } = question;
    let catalog = catalog.shared(&project);
    let (analysis, time) = timed(&project, &catalog, &setting);
    let counts = RegisterKind::ALL.map(|kind| count(kind, &project, &analysis, &catalog));
    let front = front.map(|kind| Arc::new(register(kind, &project, &analysis, &catalog, setting.lang)));
    Answer { number, analysis: Arc::new(analysis), catalog, time, counts, front }
}

/// The analysis of a project with its catalogue, and how long it took.
pub(super) fn timed(project: &Project, catalog: &Catalog, setting: &Setting) -> (Analysis, Duration) {
    let start = Instant::now();
    let analysis = analyse(project, catalog, Some(&setting.today));
    (analysis, start.elapsed())
}
