//! Work that is done a little later, beside the window, and only for the newest of what is handed over until then.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A worker that takes its time. When it is dropped, what is still to be done is done first.
pub struct Later<T> {
    sender: Option<Sender<(T, Duration)>>,
    worker: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Later<T> {
    /// A worker that does `work`; of two jobs that wait, `merge` makes one, the older given first.
    pub fn new(merge: fn(T, T) -> T, work: impl FnMut(T) + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let worker = std::thread::spawn(move || carry_out(&receiver, merge, work));
        Self { sender: Some(sender), worker: Some(worker) }
    }

    /// Hands a job over, to be begun within this time.
    pub fn hand_over(&self, job: T, within: Duration) {
        if let Some(sender) = &self.sender
            && sender.send((job, within)).is_err()
        {
            log::error!("the worker beside the window has ended");
        }
    }
}

impl<T> Drop for Later<T> {
    fn drop(&mut self) {
        drop(self.sender.take());
        if let Some(worker) = self.worker.take() {
            // A worker that has broken down has nothing left to wait for.
            worker.join().ok();
        }
    }
}

fn carry_out<T>(receiver: &Receiver<(T, Duration)>, merge: fn(T, T) -> T, mut work: impl FnMut(T)) {
    while let Ok((mut job, within)) = receiver.recv() {
        let mut due = Instant::now() + within;
        // Ends when the time has come, and when nobody can hand over anything any more.
        while let Ok((newer, within)) = receiver.recv_timeout(due.saturating_duration_since(Instant::now())) {
            job = merge(job, newer);
            due = due.min(Instant::now() + within);
        }
        work(job);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn only_the_newest_is_done_and_at_the_latest_in_the_end() {
        let done = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&done);
        let later = Later::new(|_, newer| newer, move |job: u8| seen.lock().unwrap().push(job));
        later.hand_over(1, Duration::from_mins(1));
        later.hand_over(2, Duration::from_mins(1));
        drop(later);
        assert_eq!(*done.lock().unwrap(), [2]);
    }

    #[test]
    fn an_urgent_job_hurries_what_waits() {
        let (sender, done) = channel();
        let later = Later::new(|one, other| one + other, move |job: u8| sender.send(job).unwrap());
        later.hand_over(1, Duration::from_mins(1));
        later.hand_over(2, Duration::ZERO);
        assert_eq!(done.recv_timeout(Duration::from_secs(10)), Ok(3));
    }
}
