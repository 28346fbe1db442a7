//! Finds the next steps of a document when they are looked at, once for each revision: within the frame where that is
//! quick, else beside the window.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use crate::analysis::Analysis;
use crate::analysis::next::{NextSteps, next_steps};
use crate::catalog::Catalog;
use crate::model::Project;

/// Above this they are looked for beside the window.
const FRAME_BUDGET: Duration = Duration::from_millis(8);

/// What next steps are looked for in.
#[derive(Clone)]
pub struct Question {
    /// The revision of the history.
    pub revision: u64,
    /// The project at that revision.
    pub project: Project,
    /// What follows from it.
    pub analysis: Arc<Analysis>,
    /// The method.
    pub catalog: Arc<Catalog>,
}

/// What was found, and what is looked for.
#[derive(Default)]
pub struct Finder {
    found: Option<(u64, Arc<NextSteps>)>,
    took: Duration,
    awaited: Option<(u64, Receiver<(NextSteps, Duration)>)>,
}

impl Finder {
    /// The next steps of a revision; while they are looked for, those of an earlier one, and none before the first.
    /// `analysed` is how long the analysis took, which says how large the project is.
    pub fn steps(&mut self, question: Question, analysed: Duration, ctx: &egui::Context) -> Option<Arc<NextSteps>> {
        self.take_over();
        let is_wanted = self.known(question.revision).is_none() && self.awaited.is_none();
        if is_wanted && self.took.max(analysed) <= FRAME_BUDGET {
            let (steps, took) = timed(&question);
            self.found = Some((question.revision, Arc::new(steps)));
            self.took = took;
        } else if is_wanted {
            let (sender, answer) = channel();
            self.awaited = Some((question.revision, answer));
            let ctx = ctx.clone();
            std::thread::spawn(move || {
                // Nobody listens any more once the document is closed.
                sender.send(timed(&question)).ok();
                ctx.request_repaint();
            });
        }
        self.latest()
    }

    /// What was found last, of whichever revision.
    pub fn latest(&self) -> Option<Arc<NextSteps>> {
        self.found.as_ref().map(|(_, steps)| Arc::clone(steps))
    }

    /// What was found of a revision.
    pub fn known(&self, revision: u64) -> Option<&NextSteps> {
        self.found.as_ref().filter(|(of, _)| *of == revision).map(|(_, steps)| &**steps)
    }

    fn take_over(&mut self) {
        let Some((revision, answer)) = &self.awaited else { return };
        match answer.try_recv() {
            Ok((steps, took)) => {
                self.found = Some((*revision, Arc::new(steps)));
                self.took = took;
                self.awaited = None;
            }
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => {
                log::error!("the search for next steps has ended without an answer");
                self.found = Some((*revision, Arc::default()));
                self.awaited = None;
            }
        }
    }
}

fn timed(question: &Question) -> (NextSteps, Duration) {
    let start = Instant::now();
    let steps = next_steps(&question.project, &question.catalog, &question.analysis);
    (steps, start.elapsed())
}
