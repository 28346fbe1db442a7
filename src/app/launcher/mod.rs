//! The launcher, opened by Ctrl+K: a list of all that can be done or gone to, narrowed down by typing.
//!
//! [`Launcher::new`] collects the entries when it is opened: commands that can run now, kinds to place, registers, overlays,
//! themes and languages, and every element with a name. `rank` puts those that fit what is typed in order, `list` shows them.

mod list;
mod rank;

use super::action::Action;
use super::command::Command;
use super::state::State;
use super::{menu, palette};
use crate::model::ElementId;
use crate::register::RegisterKind;
use crate::register::fold::fold;
use crate::text::{Lang, tr, tr_with};

/// Something that can be done.
struct Entry {
    /// What sort of thing it is.
    group: String,
    /// What it is called.
    name: String,
    /// The command, for its shortcut.
    command: Option<Command>,
    /// Whether others that fit as well come first: the name of a flow repeats those of its ends.
    derived: bool,
    /// What is done.
    action: Action,
    /// The names by which it is found, folded: in both languages, alone and with the group.
    found_by: Vec<String>,
}

/// The launcher while it is open.
pub struct Launcher {
    entries: Vec<Entry>,
    typed: String,
    /// The entries that fit, best first.
    ranked: Vec<usize>,
    /// The place among them of the one that the enter key runs.
    chosen: usize,
}

impl Launcher {
    /// The launcher with all that can be done now.
    pub fn new(state: &State) -> Self {
        let mut entries = commands(state);
        entries.extend(views(state));
        entries.extend(kinds(state));
        entries.extend(elements(state));
        let ranked = (0..entries.len()).collect();
        Self { entries, typed: String::new(), ranked, chosen: 0 }
    }

    fn narrow(&mut self) {
        self.ranked = rank::rank(&self.entries, &self.typed);
        self.chosen = 0;
    }
}

impl Entry {
    /// An entry with its group and its name in every language, in the order of `Lang::ALL`.
    fn new(lang: Lang, group: impl Fn(Lang) -> String, name: impl Fn(Lang) -> String, action: Action) -> Self {
        let mut found_by = Vec::new();
        for other in Lang::ALL {
            let (group, name) = (group(other), name(other));
            found_by.push(fold(&name));
            found_by.push(fold(&tr_with(other, "launcher-entry", &[("group", group.into()), ("name", name.into())])));
        }
        found_by.dedup();
        Self { group: group(lang), name: name(lang), command: None, derived: false, action, found_by }
    }
}

fn commands(state: &State) -> Vec<Entry> {
    let can_run = |command: &Command| *command != Command::Launch && state.can_run(*command);
    let commands = Command::ALL.iter().copied().filter(can_run);
    let entry = |command: Command| {
        let name = |lang| menu::label(state, command, lang);
        let entry = Entry::new(state.lang(), |lang| tr(lang, "launcher-command"), name, Action::Run(command));
        Entry { command: Some(command), ..entry }
    };
    commands.map(entry).collect()
}

fn views(state: &State) -> Vec<Entry> {
    let lang = state.lang();
    let entry = |group: &'static str, name: &'static str, action| {
        Entry::new(lang, |lang| tr(lang, group), |lang| tr(lang, name), action)
    };
    let registers = RegisterKind::ALL.map(|kind| entry("launcher-register", kind.key(), Action::ShowRegister(kind)));
    let overlays = menu::OVERLAYS.map(|(overlay, key)| entry("overlay", key, Action::Overlay(overlay)));
    let themes = menu::THEMES.map(|(theme, key)| entry("menu-theme", key, Action::Theme(theme)));
    let languages = Lang::ALL.map(|choice| {
        let name = |_| choice.own_name().to_owned();
        Entry::new(lang, |lang| tr(lang, "menu-language"), name, Action::Language(choice))
    });
    registers.into_iter().chain(overlays).chain(themes).chain(languages).collect()
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
        Entry::new(state.lang(), |lang| tr(lang, "launcher-place"), name, Action::Take(tool))
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
    let groups = Lang::ALL.map(|lang| tr(lang, "launcher-go"));
    let group = tr(lang, "launcher-go");
    let entry = |id: ElementId| {
        let name = words.element(id);
        let mut found_by = vec![fold(&name)];
        // The name without the id before it, where it has one, is what is typed most.
        found_by.extend(name.split_once(' ').map(|(_, own)| fold(own)));
        found_by.extend(groups.iter().map(|group| fold(&format!("{group} {name}"))));
        let derived = matches!(id, ElementId::Flow(_));
        Entry { group: group.clone(), name, command: None, derived, action: Action::Reveal(id), found_by }
    };
    nodes.chain(zones).chain(flows).chain(notes).chain(data).chain(parties).map(entry).collect()
}

#[cfg(test)]
mod tests;
