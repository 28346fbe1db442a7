//! Tabs keep their order and what belongs to each document, whatever is opened, closed and moved.

use std::path::PathBuf;

use super::*;
use crate::app::Dialogs;
use crate::app::home::Home;
use crate::model::{NodeId, Project};
use crate::storage::template::Template;
use crate::text::Lang;

fn state() -> State {
    State::new(Lang::Ja, Dialogs::InWindow, "2026-11-23".to_owned(), &Home::nowhere()).unwrap()
}

/// A window with documents of these titles, the last one in front.
fn with(titles: &[&str]) -> (State, Context) {
    let (mut state, ctx) = (state(), Context::default());
    for title in titles {
        let project = Project { title: (*title).to_owned(), ..Project::default() };
        let mut document = Document::new(project, None, &state.setting);
        document.history.mark_unsaved();
        state.bring(document, &ctx);
    }
    (state, ctx)
}

fn titles(state: &State) -> String {
    state.documents().map(|document| document.shown().title.as_str()).collect()
}

fn identity(state: &State, title: &str) -> u64 {
    state.documents().find(|document| document.shown().title == title).unwrap().identity()
}

#[test]
fn what_nobody_asked_for_makes_way_and_what_was_drawn_stays() {
    let (mut state, ctx) = (state(), Context::default());
    assert!(state.document.is_placeholder(), "the sample that is open at the start");
    state.open_template(Template::Figure53, &ctx);
    assert!(!state.document.is_placeholder(), "asked for, it stays");
    state.bring(state.blank(), &ctx);
    assert_eq!(state.documents().count(), 2);
    state.bring(state.blank(), &ctx);
    assert_eq!(state.documents().count(), 2, "an empty one makes way");
    let (state, _) = with(&["a", "b", "c"]);
    assert_eq!(titles(&state), "abc");
}

#[test]
fn the_order_stays_whichever_is_in_front() {
    let (mut state, ctx) = with(&["a", "b", "c", "d"]);
    for front in ["a", "d", "b", "c", "a", "b"] {
        state.show_tab(identity(&state, front), &ctx);
        assert_eq!(state.project().title, front);
        assert_eq!(titles(&state), "abcd");
    }
    state.step_tab(true, &ctx);
    assert_eq!(state.project().title, "c");
    for expected in ["b", "a", "d", "c"] {
        state.step_tab(false, &ctx);
        assert_eq!(state.project().title, expected);
    }
}

#[test]
fn any_tab_can_be_moved_to_any_place() {
    for front in ["a", "b", "c", "d"] {
        for from in 0..4 {
            for to in 0..4 {
                let (mut state, ctx) = with(&["a", "b", "c", "d"]);
                state.show_tab(identity(&state, front), &ctx);
                let mut expected: Vec<char> = "abcd".chars().collect();
                let moved = expected.remove(from);
                expected.insert(to, moved);
                state.move_tab(identity(&state, &moved.to_string()), to);
                assert_eq!(
                    titles(&state),
                    expected.into_iter().collect::<String>(),
                    "{moved} to {to}, {front} in front"
                );
                assert_eq!(state.project().title, front);
            }
        }
    }
}

#[test]
fn closing_goes_on_with_the_neighbour_and_ends_with_nothing() {
    for (front, closed, left, then) in [
        ("b", "b", "acd", "c"),
        ("d", "d", "abc", "c"),
        ("a", "a", "bcd", "b"),
        ("b", "a", "bcd", "b"),
        ("b", "d", "abc", "b"),
    ] {
        let (mut state, ctx) = with(&["a", "b", "c", "d"]);
        state.show_tab(identity(&state, front), &ctx);
        state.close_tab(identity(&state, closed), &ctx);
        assert_eq!((titles(&state).as_str(), state.project().title.as_str()), (left, then));
    }
    let (mut state, ctx) = with(&["a", "b"]);
    for _ in 0..2 {
        state.close_tab(state.document.identity(), &ctx);
    }
    assert!(state.nothing_open() && state.documents().next().is_none());
    assert!(state.document_of(state.document.identity()).is_none(), "what is behind the start page is no document");
    state.bring(state.blank(), &ctx);
    assert_eq!(state.documents().count(), 1);
}

#[test]
fn each_tab_keeps_what_it_was_looked_at_with() {
    let (mut state, ctx) = (state(), Context::default());
    state.open_template(Template::Figure53, &ctx);
    let sample = state.document.identity();
    state.selection.insert(NodeId(15).into());
    state.tool = crate::app::action::Tool::Note;
    state.fitted = false;
    state.camera.zoom = 3.0;
    state.bring(state.blank(), &ctx);
    assert!(state.selection.is_empty() && state.fitted);
    assert_eq!(state.tool, crate::app::action::Tool::Select);
    state.show_tab(sample, &ctx);
    assert!(state.selection.contains(&NodeId(15).into()) && !state.fitted);
    assert_eq!(state.tool, crate::app::action::Tool::Note);
    assert!((state.camera.zoom - 3.0).abs() < f32::EPSILON);
}

#[test]
fn documents_of_one_name_are_told_apart() {
    let name = |path: Option<&str>| {
        let path = path.map(PathBuf::from);
        Document::new(Project::default(), path, &state().setting)
    };
    let paths = [Some("/甲病院/図.ron"), Some("/乙病院/図.ron"), Some("/甲病院/b.ron"), None, None];
    let mut documents: Vec<_> = paths.into_iter().map(name).collect();
    let names = |documents: &mut Vec<Document>| {
        names::number(&mut documents.iter_mut().collect::<Vec<_>>());
        names::names(documents.iter(), Lang::Ja)
    };
    assert_eq!(names(&mut documents), ["図.ron (甲病院)", "図.ron (乙病院)", "b.ron", "無題", "無題 2"]);
    documents.drain(..4);
    assert_eq!(names(&mut documents), ["無題 2"], "it is called as before");
    documents.extend([name(None), name(None)]);
    assert_eq!(names(&mut documents), ["無題 2", "無題", "無題 3"]);
}

#[test]
fn the_file_closed_last_is_remembered_first() {
    let (mut state, ctx) = with(&["x"]);
    for path in ["/a.ron", "/b.ron", "/a.ron"] {
        let document = Document::new(Project::default(), Some(PathBuf::from(path)), &state.setting);
        let identity = document.identity();
        state.bring(document, &ctx);
        state.close_tab(identity, &ctx);
    }
    assert!(state.can_reopen());
    assert_eq!(state.take_closed(), Some(PathBuf::from("/a.ron")));
    state.bring(Document::new(Project::default(), Some(PathBuf::from("/b.ron")), &state.setting), &ctx);
    assert!(!state.can_reopen(), "it is open");
    assert_eq!(state.take_closed(), None);
}
