//! Where a workshop stands. It stays when the workshop is left, so that one comes back to where one was.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::analysis::agenda::{Matter, Order};
use crate::app::camera::Camera;
use crate::model::{Attendee, FlowId, Treatment, Workshop, WorkshopId};

/// What is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Who is there.
    #[default]
    Start,
    /// One flow.
    Flow,
    /// What came of it.
    Summary,
}

/// What follows as soon as the analysis of the last step is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the first open question of the flow, from the one on that was just answered.
    On,
    /// The same, leaving that one out.
    Past,
    /// To the next flow.
    NextFlow,
}

/// What is in sight on the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Nothing has been brought there yet.
    #[default]
    Unseen,
    /// A flow.
    Flow(FlowId),
    /// Everything.
    All,
}

/// What is being written, and what for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Why the threat is rejected.
    Rejection,
    /// Why the rating is not the proposed one; with the treatment that is chosen.
    Rating(Option<Treatment>),
    /// The name of whoever accepts what remains; with what is done in that name.
    Approver(Approved),
    /// A note about the flow.
    Note,
    /// A threat in the project's own words.
    OwnThreat,
    /// A measure of the project's own.
    OwnMeasure,
    /// A part of the 4W1H in words.
    Part(crate::analysis::Missing),
}

/// What a name is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approved {
    /// A risk that is retained; with why its rating is not the proposed one, where that was asked before.
    Retained(Option<String>),
    /// What remains of a risk.
    Rest,
}

/// What is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What for.
    pub purpose: Purpose,
    /// What is written so far.
    pub text: String,
    /// Whether it is typed; else one of those offered is chosen.
    pub typing: bool,
}

/// Who is there, while it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The people; the last line is always blank.
    pub people: Vec<Attendee>,
    /// In whose name what remains is accepted, by their place among the people.
    pub approver: usize,
    /// The line and column that gets the keyboard, once.
    pub wanted: Option<(usize, usize)>,
}

impl Form {
    /// The form with those who were there last.
    pub fn of(people: &[Attendee], approver: &str) -> Self {
        let place = people.iter().position(|person| person.name == approver).unwrap_or_default();
        let mut form = Self { people: people.to_vec(), approver: place, wanted: None };
        form.keep_a_blank_line();
        // Who comes besides is written there; who begins with the same people presses Enter at once.
        form.want_the_blank_line();
        form
    }

    /// Adds a blank line where the last one is filled.
    pub fn keep_a_blank_line(&mut self) {
        if self.people.last().is_none_or(|person| !is_blank(person)) {
            self.people.push(Attendee::default());
        }
    }

    /// Gives the keyboard to the blank line.
    pub fn want_the_blank_line(&mut self) {
        self.wanted = Some((self.people.len().saturating_sub(1), 0));
    }

    /// Whether a line says something.
    pub fn is_filled(&self, row: usize) -> bool {
        self.people.get(row).is_some_and(|person| !is_blank(person))
    }

    /// Those who have a name.
    pub fn present(&self) -> Vec<Attendee> {
        let named = self.people.iter().filter(|person| !person.name.trim().is_empty());
        let trimmed =
            |person: &Attendee| Attendee { name: person.name.trim().to_owned(), role: person.role.trim().to_owned() };
        named.map(trimmed).collect()
    }

    /// In whose name what remains is accepted; nobody's where nobody is there.
    pub fn approver(&self) -> String {
        self.people.get(self.approver).map_or_else(String::new, |person| person.name.trim().to_owned())
    }
}

/// Whether nothing is said of somebody.
pub(super) fn is_blank(person: &Attendee) -> bool {
    person.name.trim().is_empty() && person.role.trim().is_empty()
}

/// How long it has taken.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    before: Duration,
    since: Option<Instant>,
    /// The states of the history that answers led to: those that hold now.
    answers: BTreeSet<u64>,
    /// Those that were taken back.
    taken_back: BTreeSet<u64>,
}

/// So many answers say how long one takes: fewer are chance.
const HANDFUL: usize = 5;

impl Clock {
    /// Goes on.
    pub fn start(&mut self) {
        self.since.get_or_insert_with(Instant::now);
    }

    /// Stands still.
    pub fn stop(&mut self) {
        self.before = self.elapsed();
        self.since = None;
    }

    /// How long it has gone.
    pub fn elapsed(&self) -> Duration {
        self.before + self.since.map_or(Duration::ZERO, |since| since.elapsed())
    }

    /// How many answers hold that were given in that time.
    pub fn answers(&self) -> usize {
        self.answers.len()
    }

    /// Counts the answer that led to a state of the history.
    pub fn count(&mut self, revision: u64) {
        self.answers.insert(revision);
    }

    /// The step of an answer has become a larger one.
    pub fn goes_on(&mut self, before: u64, after: u64) {
        if self.answers.remove(&before) {
            self.answers.insert(after);
        }
    }

    /// The state is left by undoing: an answer that led to it holds no longer.
    pub fn take_back(&mut self, revision: u64) {
        if self.answers.remove(&revision) {
            self.taken_back.insert(revision);
        }
    }

    /// The state is come back to.
    pub fn count_again(&mut self, revision: u64) {
        if self.taken_back.remove(&revision) {
            self.answers.insert(revision);
        }
    }

    /// How long an answer takes; none before a handful of them say so.
    pub fn per_answer(&self) -> Option<Duration> {
        let count = u32::try_from(self.answers()).ok().filter(|_| self.answers() >= HANDFUL)?;
        Some(self.elapsed() / count)
    }
}

/// Where a workshop stands.
#[derive(Debug, Default)]
pub struct Standing {
    /// Whether it is on the screen.
    pub open: bool,
    /// The document it is about.
    pub(super) of: u64,
    /// What is on the screen.
    pub page: Page,
    /// The record that is written; it may have been taken back.
    pub record: Option<WorkshopId>,
    /// What was begun with: it is written with the first thing that is done.
    pub(super) begun: Option<Workshop>,
    /// The order of the flows.
    pub order: Order,
    /// Whether flows without an open question are left out.
    pub open_only: bool,
    /// The flow.
    pub flow: Option<FlowId>,
    /// The question about it; none where all are answered.
    pub matter: Option<Matter>,
    /// What follows as soon as the analysis is there.
    pub moving: Option<Move>,
    /// The step of 影響度 that was chosen and not decided yet.
    pub impact: Option<usize>,
    /// The step of 顕在化率 that was chosen and not decided yet.
    pub likelihood: Option<usize>,
    /// What is being written.
    pub entry: Option<Entry>,
    /// Who is there, while it is being written.
    pub form: Form,
    /// Who was there as far as was known when it was asked.
    pub(super) asked: Form,
    /// How long it has taken.
    pub clock: Clock,
    /// What has just happened, in words.
    pub said: String,
    /// Where the view was before.
    pub(super) came_from: Option<(Camera, bool)>,
    /// What was brought into sight last.
    pub(super) in_sight: Sight,
    /// Whether the question is to be brought into sight on the page, once.
    pub(super) scroll: bool,
}

impl Standing {
    /// Whether a note is being written: it belongs to what is saved, whatever else is written waits for its end.
    pub fn is_writing_note(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.purpose == Purpose::Note)
    }

    /// Goes to a question; what was chosen for another one is dropped.
    pub(super) fn at(&mut self, flow: FlowId, matter: Option<Matter>) {
        if (self.flow, self.matter) != (Some(flow), matter) {
            (self.impact, self.likelihood) = (None, None);
        }
        (self.page, self.flow, self.matter, self.scroll) = (Page::Flow, Some(flow), matter, true);
        self.entry = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_with_a_name_are_there_and_one_of_them_accepts() {
        let person = |name: &str, role: &str| Attendee { name: name.to_owned(), role: role.to_owned() };
        let mut form = Form::of(&[person("佐藤", "院長"), person("鈴木", "")], "鈴木");
        assert_eq!((form.people.len(), form.approver()), (3, "鈴木".to_owned()));
        form.people[2].role = "保守".to_owned();
        form.keep_a_blank_line();
        assert_eq!(form.people.len(), 4);
        assert_eq!(form.present(), [person("佐藤", "院長"), person("鈴木", "")], "a role alone is nobody");
        assert_eq!(Form::of(&[], "").approver(), "");
    }

    #[test]
    fn another_question_forgets_what_was_chosen_for_this_one() {
        let mut standing = Standing { impact: Some(2), ..Standing::default() };
        standing.at(FlowId(1), Some(Matter::Threat(3)));
        assert_eq!(standing.impact, None);
        standing.impact = Some(1);
        standing.at(FlowId(1), Some(Matter::Threat(3)));
        assert_eq!(standing.impact, Some(1));
    }

    #[test]
    fn a_handful_of_answers_says_how_long_one_takes_and_what_was_taken_back_is_none() {
        let mut clock = Clock { before: Duration::from_mins(1), ..Clock::default() };
        for revision in 1..=5 {
            assert_eq!(clock.per_answer(), None);
            clock.count(revision);
        }
        assert_eq!(clock.per_answer(), Some(Duration::from_secs(12)));
        clock.take_back(9);
        assert_eq!(clock.answers(), 5, "what was taken back was no answer");
        clock.take_back(5);
        assert_eq!((clock.answers(), clock.per_answer()), (4, None));
        clock.count_again(5);
        clock.count_again(9);
        assert_eq!(clock.answers(), 5);
    }
}
