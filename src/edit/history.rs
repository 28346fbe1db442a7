//! The project as it is, and the steps that led there: undo and redo without limit.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::command::{Change, StepName};
use crate::model::{ElementId, Project};

/// What is selected.
type Selection = BTreeSet<ElementId>;

/// One step: what it is called, and what was there before and after it.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it is called.
    pub name: StepName,
    /// What it is about: elements of the project before it or after it.
    pub about: BTreeSet<ElementId>,
    /// What was selected before it: to be selected again when it is undone.
    pub selected_before: Selection,
    /// What was selected after it: to be selected again when it is redone.
    pub selected_after: Selection,
    before: State,
    after: State,
    /// What a further change must be to belong to this step; none where none does.
    merge: Option<String>,
}

impl Step {
    /// The project before it.
    pub fn before(&self) -> &Project {
        &self.before.project
    }

    /// The project after it.
    pub fn after(&self) -> &Project {
        &self.after.project
    }
}

/// A project with the number by which it is told from every other state.
#[derive(Clone, Debug)]
struct State {
    project: Project,
    revision: u64,
}

/// The project as it is, the steps that led there, and those that were undone.
#[derive(Clone, Debug)]
pub struct History {
    now: State,
    /// All steps, the undone ones last.
    steps: Vec<Step>,
    /// How many of the steps are done.
    done: usize,
    /// The highest revision given so far.
    last_revision: u64,
    /// The revision that is on disk, or is as good as that.
    saved: Option<u64>,
    /// Whether a change may still belong to the last step.
    merging: bool,
}

impl History {
    /// A history that starts with this project, as saved.
    pub fn new(project: Project) -> Self {
        Self {
            now: State { project, revision: 1 },
            steps: Vec::new(),
            done: 0,
            last_revision: 1,
            saved: Some(1),
            merging: false,
        }
    }

    /// The project as it is.
    pub fn project(&self) -> &Project {
        &self.now.project
    }

    /// The number of this state: another one after every change, and the same again when undo or redo comes back to
    /// the state.
    pub fn revision(&self) -> u64 {
        self.now.revision
    }

    /// Makes a change one step. What had been undone before cannot be redone any more.
    pub fn commit(&mut self, change: Change, selected_before: Selection, selected_after: Selection) {
        self.push(change, selected_before, selected_after, None);
    }

    /// Makes a change part of the last step where that has the same key and nothing else happened since: repeated
    /// nudges of the same selection, or what is typed into one field. Else the change becomes a step of its own.
    ///
    /// A key says what is changed and by which gesture, such as `N15.note`. When the merged changes cancel out, the
    /// step vanishes. Undo, redo, saving and [`Self::end_merging`] end a step, so a saved state can be come back to.
    pub fn commit_merged(&mut self, change: Change, key: &str, selected_before: Selection, selected_after: Selection) {
        if self.merges(key).is_none() {
            self.push(change, selected_before, selected_after, Some(key.to_owned()));
            return;
        }
        if let Some(step) = self.steps.last()
            && step.before.project == change.project
        {
            self.now = step.before.clone();
            self.steps.pop();
            self.done = self.steps.len();
            self.merging = false;
            return;
        }
        self.now = self.next_state(change.project);
        if let Some(step) = self.steps.last_mut() {
            step.after = self.now.clone();
            step.selected_after = selected_after;
        }
    }

    /// The step that a change of this gesture would belong to; none where it would become a step of its own.
    pub fn merges(&self, key: &str) -> Option<&Step> {
        self.done_step().filter(|step| self.merging && step.merge.as_deref() == Some(key))
    }

    /// Makes a change part of the last step, whatever that was: both are undone together. Where that step is saved, or
    /// there is none, the change becomes a step of its own, so that the saved state can be come back to.
    pub fn amend(&mut self, change: Change, selected_before: Selection, selected_after: Selection) {
        if self.done == 0 || self.is_saved() {
            self.commit(change, selected_before, selected_after);
            return;
        }
        self.merging = false;
        self.steps.truncate(self.done);
        self.now = self.next_state(change.project);
        if let Some(step) = self.steps.last_mut() {
            step.after = self.now.clone();
            step.selected_after = selected_after;
            step.about.extend(change.about);
        }
    }

    /// Ends a step that is merged into: the field lost the focus, the key was released.
    pub fn end_merging(&mut self) {
        self.merging = false;
    }

    /// Goes back one step and returns it; none where there is none.
    pub fn undo(&mut self) -> Option<&Step> {
        self.merging = false;
        let step = self.steps.get(self.done.checked_sub(1)?)?;
        self.done -= 1;
        self.now = step.before.clone();
        Some(step)
    }

    /// Goes forward one step that was undone and returns it; none where there is none.
    pub fn redo(&mut self) -> Option<&Step> {
        self.merging = false;
        let step = self.steps.get(self.done)?;
        self.done += 1;
        self.now = step.after.clone();
        Some(step)
    }

    /// Goes to where this many steps are done, and returns what is selected there; none where that is where it stands,
    /// or where there are not so many steps.
    pub fn go_to(&mut self, done: usize) -> Option<&Selection> {
        self.merging = false;
        if done > self.steps.len() {
            return None;
        }
        while self.done > done + 1 {
            self.undo();
        }
        while self.done + 1 < done {
            self.redo();
        }
        match self.done.cmp(&done) {
            Ordering::Greater => self.undo().map(|step| &step.selected_before),
            Ordering::Less => self.redo().map(|step| &step.selected_after),
            Ordering::Equal => None,
        }
    }

    /// All steps, those that were undone last.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many of the steps are done.
    pub fn done(&self) -> usize {
        self.done
    }

    /// How many steps are done where the project is as it was saved; none where no number of them leads there.
    pub fn saved_at(&self) -> Option<usize> {
        let saved = self.saved?;
        let first = self.steps.first().map_or(self.now.revision, |step| step.before.revision);
        let states = std::iter::once(first).chain(self.steps.iter().map(|step| step.after.revision));
        states.into_iter().position(|revision| revision == saved)
    }

    /// The name of the step that [`Self::undo`] would undo; none where there is none.
    pub fn can_undo(&self) -> Option<StepName> {
        self.done_step().map(|step| step.name)
    }

    /// The name of the step that [`Self::redo`] would redo; none where there is none.
    pub fn can_redo(&self) -> Option<StepName> {
        self.steps.get(self.done).map(|step| step.name)
    }

    /// Whether the project is as it was saved; also when undo or redo came back to that state.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.now.revision)
    }

    /// Remembers that the project is in no file as it is: it was recovered, or the file was changed by somebody else.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
        self.merging = false;
    }

    /// Remembers that a state was saved: the one whose [`Self::revision`] was this when saving began, in the
    /// background, while a person went on working.
    pub fn mark_saved_at(&mut self, revision: u64) {
        self.saved = Some(revision);
        self.merging = false;
    }

    /// The last step that is done; none where none is.
    fn done_step(&self) -> Option<&Step> {
        self.steps.get(self.done.checked_sub(1)?)
    }

    fn push(&mut self, change: Change, selected_before: Selection, selected_after: Selection, merge: Option<String>) {
        let Change { project, step: name, about, select: _ } = change;
        self.steps.truncate(self.done);
        let before = self.now.clone();
        self.now = self.next_state(project);
        self.merging = merge.is_some();
        self.steps.push(Step { name, about, selected_before, selected_after, before, after: self.now.clone(), merge });
        self.done = self.steps.len();
    }

    fn next_state(&mut self, project: Project) -> State {
        self.last_revision += 1;
        State { project, revision: self.last_revision }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply, sample};
    use crate::model::{NodeId, Vector};

    fn nodes(numbers: &[u32]) -> Selection {
        numbers.iter().map(|number| NodeId(*number).into()).collect()
    }

    fn change(history: &History, command: &Command) -> Change {
        apply(history.project(), &sample::catalog(), command).unwrap()
    }

    fn title(history: &History, title: &str) -> Change {
        change(history, &Command::SetProject { title: title.into(), profile: String::new() })
    }

    fn nudge(history: &mut History, by: f32) {
        let command = Command::Move { elements: nodes(&[1]), by: Vector(by, 0.0) };
        let change = change(history, &command);
        history.commit_merged(change, "nudge N01", nodes(&[1]), nodes(&[1]));
    }

    #[test]
    fn undo_and_redo_bring_project_and_selection_back() {
        let mut history = History::new(sample::clinic());
        let first = history.project().clone();
        assert!(history.undo().is_none() && history.redo().is_none());
        let change = title(&history, "二");
        history.commit(change, nodes(&[1]), nodes(&[2]));
        assert_eq!((history.can_undo(), history.can_redo()), (Some(StepName::ChangeProject), None));
        let second = history.project().clone();
        assert_eq!(history.undo().unwrap().selected_before, nodes(&[1]));
        assert_eq!(*history.project(), first);
        assert_eq!((history.can_undo(), history.can_redo()), (None, Some(StepName::ChangeProject)));
        assert_eq!(history.redo().unwrap().selected_after, nodes(&[2]));
        assert_eq!(*history.project(), second);
    }

    #[test]
    fn a_new_step_takes_the_place_of_what_was_undone() {
        let mut history = History::new(sample::clinic());
        let change = title(&history, "二");
        history.commit(change, nodes(&[]), nodes(&[]));
        history.undo();
        let change = title(&history, "三");
        history.commit(change, nodes(&[]), nodes(&[]));
        assert!(history.redo().is_none());
        assert_eq!(history.project().title, "三");
    }

    #[test]
    fn what_a_step_is_amended_by_is_undone_with_it() {
        let mut history = History::new(sample::clinic());
        let first = history.project().clone();
        let renamed = title(&history, "二");
        history.commit(renamed, nodes(&[]), nodes(&[]));
        let deleted = change(&history, &Command::Delete { elements: nodes(&[4]) });
        history.amend(deleted, nodes(&[]), nodes(&[]));
        assert_eq!((history.done(), history.can_undo()), (1, Some(StepName::ChangeProject)));
        let both = history.project().clone();
        assert!(both.title == "二" && !both.nodes.contains_key(&NodeId(4)));
        history.undo();
        assert_eq!(*history.project(), first);
        history.redo();
        assert_eq!(*history.project(), both);
        history.mark_saved_at(history.revision());
        let again = title(&history, "三");
        history.amend(again, nodes(&[]), nodes(&[]));
        assert_eq!(history.done(), 2, "what is saved can be come back to");
    }

    #[test]
    fn it_is_known_which_state_is_saved() {
        let mut history = History::new(sample::clinic());
        assert!(history.is_saved());
        let change = title(&history, "二");
        history.commit(change, nodes(&[]), nodes(&[]));
        assert!(!history.is_saved());
        history.undo();
        assert!(history.is_saved());
        history.redo();
        history.mark_saved_at(history.revision());
        let saved = history.revision();
        history.undo();
        assert!(!history.is_saved());
        history.mark_saved_at(saved);
        history.redo();
        assert!(history.is_saved());
    }

    #[test]
    fn every_state_has_its_revision() {
        let mut history = History::new(sample::clinic());
        let first = history.revision();
        nudge(&mut history, 1.0);
        let second = history.revision();
        nudge(&mut history, 1.0);
        let third = history.revision();
        assert!(first != second && second != third && first != third);
        history.undo();
        assert_eq!(history.revision(), first);
        history.redo();
        assert_eq!(history.revision(), third);
    }

    #[test]
    fn changes_of_one_gesture_are_one_step() {
        let mut history = History::new(sample::clinic());
        let first = history.project().clone();
        nudge(&mut history, 1.0);
        nudge(&mut history, 1.0);
        history.undo();
        assert_eq!(*history.project(), first);
        history.redo();
        nudge(&mut history, 1.0);
        history.undo();
        assert_ne!(*history.project(), first, "what comes after undo and redo is another gesture");
        nudge(&mut history, 1.0);
        history.end_merging();
        nudge(&mut history, 1.0);
        history.undo();
        history.undo();
        assert_ne!(*history.project(), first);
        history.undo();
        assert_eq!(*history.project(), first);
    }

    #[test]
    fn another_key_is_another_step() {
        let mut history = History::new(sample::clinic());
        nudge(&mut history, 1.0);
        for (key, text) in [("title", "一"), ("title", "一二"), ("other", "一二三")] {
            let change = title(&history, text);
            history.commit_merged(change, key, nodes(&[]), nodes(&[]));
        }
        assert_eq!(history.steps.len(), 3);
        history.undo();
        assert_eq!(history.project().title, "一二");
    }

    #[test]
    fn changes_that_cancel_out_leave_no_step() {
        let mut history = History::new(sample::clinic());
        nudge(&mut history, 10.0);
        nudge(&mut history, -10.0);
        assert_eq!(history.can_undo(), None);
        assert!(history.is_saved());
    }

    #[test]
    fn a_saved_state_is_not_merged_away() {
        let mut history = History::new(sample::clinic());
        nudge(&mut history, 1.0);
        history.mark_saved_at(history.revision());
        nudge(&mut history, 1.0);
        assert!(!history.is_saved());
        history.undo();
        assert!(history.is_saved());
    }

    #[test]
    fn one_can_go_to_any_step() {
        let mut history = History::new(sample::clinic());
        for text in ["一", "二", "三"] {
            let change = title(&history, text);
            history.commit(change, nodes(&[]), nodes(&[1]));
        }
        history.mark_saved_at(history.revision());
        assert_eq!((history.done(), history.saved_at()), (3, Some(3)));
        assert_eq!(history.go_to(1), Some(&nodes(&[])));
        assert_eq!((history.project().title.as_str(), history.done()), ("一", 1));
        assert_eq!(history.go_to(1), None);
        assert_eq!(history.go_to(4), None);
        assert_eq!(history.go_to(3), Some(&nodes(&[1])));
        assert_eq!(history.project().title, "三");
        history.go_to(0);
        let change = title(&history, "四");
        history.commit(change, nodes(&[]), nodes(&[]));
        assert_eq!((history.steps().len(), history.saved_at()), (1, None), "nothing leads to the saved state any more");
    }

    #[test]
    fn a_step_knows_what_it_is_about() {
        let mut history = History::new(sample::clinic());
        nudge(&mut history, 1.0);
        nudge(&mut history, 1.0);
        let place = Command::PlaceNote { frame: crate::model::Rect(0.0, 0.0, 90.0, 40.0), text: "注".into() };
        let change = change(&history, &place);
        let made = change.select.clone().unwrap();
        history.commit(change, nodes(&[1]), made.clone());
        let about: Vec<_> = history.steps().iter().map(|step| step.about.clone()).collect();
        assert_eq!(about, [nodes(&[1]), made]);
    }
}
