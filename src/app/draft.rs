//! What is being typed and is no step yet: only the copies of unsaved work have it already.

use crate::catalog::Catalog;
use crate::edit::{Command, History, apply};
use crate::model::Project;

/// A change that somebody is still typing.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    revision: u64,
    command: Command,
    project: Project,
}

impl Draft {
    /// The draft of a change to the project of a history, taken over from the last frame where it is the same; none
    /// where the change cannot be made as it is.
    pub fn follow(last: Option<Self>, history: &History, catalog: &Catalog, typed: Option<Command>) -> Option<Self> {
        let (command, revision) = (typed?, history.revision());
        if last.as_ref().is_some_and(|last| last.revision == revision && last.command == command) {
            return last;
        }
        let change = apply(history.project(), catalog, &command).ok()?;
        Some(Self { revision, command, project: change.project })
    }

    /// The project with the change made.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Whether it belongs to the project as it is now, and not to one that was left meanwhile.
    pub fn is_of(&self, history: &History) -> bool {
        self.revision == history.revision()
    }

    /// The change.
    pub fn command(&self) -> &Command {
        &self.command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_the_project_with_the_change_made_and_changes_nothing_else() {
        let catalog = Catalog::builtin().unwrap();
        let history = History::new(Project::default());
        let title = |title: &str| Some(Command::SetProject { title: title.into(), profile: String::new() });
        let draft = Draft::follow(None, &history, &catalog, title("診")).unwrap();
        assert_eq!(draft.project().title, "診");
        let more = Draft::follow(Some(draft), &history, &catalog, title("診療所")).unwrap();
        assert_eq!((more.project().title.as_str(), history.project().title.as_str()), ("診療所", ""));
        assert!(Draft::follow(Some(more.clone()), &history, &catalog, None).is_none());
        assert!(Draft::follow(Some(more), &history, &catalog, title("")).is_none(), "what changes nothing is no draft");
    }
}
