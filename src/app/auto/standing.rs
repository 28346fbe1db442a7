//! Automatic layout as it stands: the worker that looks for one, and what glides into place.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::app::history::views::View;
use crate::edit::{Change, EditError};
use crate::layout::Gliding;
use crate::model::{ElementId, Project, ZoneId};
use crate::scene::Sheet;

/// A job that has ended by then was never shown.
pub(super) const SHOWN_AFTER: Duration = Duration::from_millis(200);

/// What is under way.
#[derive(Default)]
pub struct Auto {
    pub(super) job: Option<Job>,
    pub(super) glide: Option<Glide>,
}

pub(super) struct Job {
    /// The document and revision it is about.
    pub(super) version: (u64, u64),
    /// Whether it is about the whole drawing.
    pub(super) whole: bool,
    pub(super) tells: Arc<Tells>,
    pub(super) answer: Receiver<Result<Found, EditError>>,
    pub(super) since: Instant,
}

/// What worker and window tell each other.
#[derive(Default)]
pub(super) struct Tells {
    /// The part that is done, in thousandths.
    pub(super) part: AtomicU32,
    pub(super) cancelled: AtomicBool,
}

/// What a worker has found.
pub(super) struct Found {
    /// The step, and the drawing after it; none where everything stands well already.
    pub(super) arranged: Option<(Change, Sheet)>,
    pub(super) left: BTreeSet<ZoneId>,
    pub(super) ground_left: bool,
    /// What is locked and leaves no room for what was left.
    pub(super) held: BTreeSet<ElementId>,
}

pub(super) struct Glide {
    pub(super) version: (u64, u64),
    pub(super) whole: bool,
    pub(super) from: Project,
    pub(super) change: Change,
    pub(super) sheet: Sheet,
    /// How the flows go.
    pub(super) flows: Gliding,
    /// What was in sight before.
    pub(super) view: View,
    pub(super) since: f64,
}

impl Auto {
    /// The part that is done, once it is worth showing.
    pub fn progress(&self) -> Option<f32> {
        let job = self.job.as_ref().filter(|job| job.since.elapsed() >= SHOWN_AFTER)?;
        Some(job.tells.part.load(Ordering::Relaxed) as f32 / 1000.0)
    }

    /// Whether a layout is being looked for or shown.
    pub fn is_busy(&self) -> bool {
        self.job.is_some() || self.glide.is_some()
    }

    /// Whether things are on their way to their places.
    pub fn is_gliding(&self) -> bool {
        self.glide.is_some()
    }

    /// Gives up what is being looked for; says whether there was anything.
    pub(super) fn cancel(&mut self) -> bool {
        self.job.take().is_some()
    }
}

impl Drop for Job {
    /// Whoever waits no longer lets the worker stop.
    fn drop(&mut self) {
        self.tells.cancelled.store(true, Ordering::Relaxed);
    }
}
