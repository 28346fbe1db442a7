//! How far the work on a drawing has come.

use super::{UNWATCHED, Watch};

/// How far the work has come, told to who watches it.
pub(super) struct Progress<'a> {
    watch: Watch<'a>,
    /// Steps in all, about, and how many of them are done.
    all: usize,
    done: usize,
}

impl<'a> Progress<'a> {
    /// Before the first of so many steps.
    pub(super) fn new(watch: Watch<'a>, all: usize) -> Self {
        Self { watch, all: all.max(1), done: 0 }
    }

    /// Of work that is too little to be watched.
    pub(super) fn unwatched() -> Self {
        Self::new(UNWATCHED, 1)
    }

    /// Does a step more; none where it is not let go on.
    pub(super) fn step(&mut self) -> Option<()> {
        self.done += 1;
        (self.watch)((self.done as f32 / self.all as f32).min(1.0)).then_some(())
    }
}
