//! All that can be done or gone to, as the launcher lists it.

use std::sync::Arc;

use super::{Entry, Name};
use crate::app::action::{Action, Tool};
use crate::app::command::Command;
use crate::app::comparing::standing::With;
use crate::app::sizes::Scale;
use crate::app::state::State;
use crate::app::{available, menu, palette};
use crate::model::{Baseline, BaselineId, ElementId};
use crate::register::RegisterKind;
use crate::register::fold::fold;
use crate::text::{Lang, tr};

/// The entries: commands that can run, views, kinds to place, elements; last the commands that need something first.
pub fn all(state: &State) -> Vec<Entry> {
    let (mut entries, waiting): (Vec<Entry>, Vec<Entry>) = commands(state).partition(|entry| entry.needs.is_none());
    if state.nothing_shown() {
        entries.extend(looks(state));
        return entries;
    }
    entries.extend(views(state));
    entries.extend(baselines(state));
    entries.extend(kinds(state));
    entries.extend(elements(state));
    entries.extend(waiting);
    entries
}

fn commands(state: &State) -> impl Iterator<Item = Entry> {
    let commands = Command::ALL.iter().copied().filter(|&command| command != Command::Launch);
    let entry = move |command: Command| {
        // Found by its own name alone: undo says which step it takes back, and whoever types the words of that step wants
        // to get to what they name, not to lose it.
        let name = |lang| tr(lang, command.key());
        let entry = Entry::new(state.lang(), |lang| tr(lang, "launcher-command"), name, Action::Run(command));
        let entry = entry.known_as(command.key());
        let name = menu::label(state, command, state.lang());
        // Whoever types the name of a register wants to see it.
        let derived = matches!(command, Command::ExportCsv(_));
        let needs = (!state.can_run(command)).then(|| tr(state.lang(), available::needs(command)));
        Entry { name, command: Some(command), derived, needs, ..entry }
    };
    commands.map(entry)
}

fn views(state: &State) -> Vec<Entry> {
    let lang = state.lang();
    let entry = |group: &'static str, name: &'static str, action| {
        Entry::new(lang, |lang| tr(lang, group), |lang| tr(lang, name), action).known_as(group).known_as(name)
    };
    let registers = RegisterKind::ALL.map(|kind| entry("launcher-register", kind.key(), Action::ShowRegister(kind)));
    let overlays = menu::OVERLAYS.map(|(overlay, key)| entry("overlay", key, Action::Overlay(overlay)));
    registers.into_iter().chain(overlays).chain(looks(state)).collect()
}

/// Themes, sizes and languages.
fn looks(state: &State) -> Vec<Entry> {
    let lang = state.lang();
    let entry = |group: &'static str, name: &'static str, action| {
        Entry::new(lang, |lang| tr(lang, group), |lang| tr(lang, name), action).known_as(group).known_as(name)
    };
    let themes = menu::THEMES.map(|(theme, key)| entry("menu-theme", key, Action::Theme(theme)));
    let languages = Lang::ALL.map(|choice| {
        let name = |_| choice.own_name().to_owned();
        Entry::new(lang, |lang| tr(lang, "menu-language"), name, Action::Language(choice)).known_as("menu-language")
    });
    let scales = Scale::ALL.map(|scale| {
        let name = move |_| format!("{} %", scale.percent());
        Entry::new(lang, |lang| tr(lang, "menu-scale"), name, Action::Scale(scale)).known_as("menu-scale")
    });
    themes.into_iter().chain(scales).chain(languages).collect()
}

fn baselines(state: &State) -> Vec<Entry> {
    let baselines = state.document.history.project().baselines.iter();
    let entry = |(&id, baseline): (&BaselineId, &Arc<Baseline>)| {
        let with = With::Baseline { name: baseline.name.clone(), on: baseline.on.clone() };
        let name = |_| state.compared_with(&with);
        Entry::new(state.lang(), |lang| tr(lang, "menu-compare"), name, Action::Compare(id))
    };
    baselines.map(entry).collect()
}

fn kinds(state: &State) -> Vec<Entry> {
    let names = |lang| palette::kinds(state.catalog(), lang).into_iter().flat_map(|(_, kinds)| kinds);
    let [ja, en] = Lang::ALL.map(|lang| names(lang).collect::<Vec<_>>());
    let both = ja.into_iter().zip(en);
    let entry = |((tool, ja), (_, en)): ((_, String), (_, String))| {
        let name = |lang| match lang {
            Lang::Ja => ja.clone(),
            Lang::En => en.clone(),
        };
        let key = match &tool {
            Tool::Node(kind) | Tool::Zone(kind) => kind.clone(),
            Tool::Note => "element-note".to_owned(),
            Tool::Piece(piece) => piece.key().to_owned(),
            Tool::Select => String::new(),
        };
        Entry::new(state.lang(), |lang| tr(lang, "launcher-place"), name, Action::Take(tool)).known_as(&key)
    };
    both.map(entry).collect()
}

fn elements(state: &State) -> Vec<Entry> {
    let (project, words, lang) = (state.project(), state.words(), state.lang());
    let nodes = project.nodes.keys().map(|&id| ElementId::from(id));
    let zones = project.zones.keys().map(|&id| ElementId::from(id));
    let flows = project.flows.keys().map(|&id| ElementId::from(id));
    let notes = project.notes.keys().map(|&id| ElementId::from(id));
    let data = project.data.keys().map(|&id| ElementId::from(id));
    let parties = project.parties.keys().map(|&id| ElementId::from(id));
    let group = tr(lang, "launcher-go");
    let entry = |id: ElementId| {
        let name = words.element(id);
        // With the id before it, and without, which is what is typed most. Of ten thousand elements no more can be
        // looked through at every key.
        let mut found_by = vec![Name::folded(fold(&name))];
        found_by.extend(name.split_once(' ').into_iter().flat_map(|(_, own)| Name::all(own)));
        let derived = matches!(id, ElementId::Flow(_));
        Entry { group: group.clone(), name, command: None, derived, needs: None, action: Action::Reveal(id), found_by }
    };
    nodes.chain(zones).chain(flows).chain(notes).chain(data).chain(parties).map(entry).collect()
}
