//! The files that were open last, and how they are offered in the menu.

use std::path::{Path, PathBuf};

use egui::{Button, Ui, Vec2};

use super::action::Action;
use super::state::State;
use super::unfold;
use crate::text::tr;

/// How many are remembered.
const MOST: usize = 10;

impl State {
    /// Puts a file first among the recent ones.
    pub(super) fn remember(&mut self, path: &Path) {
        // Where there is no current folder, the path stays as it is.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.missing.remove(&path);
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST);
    }

    /// Takes a file that is not there from the list.
    pub(super) fn forget(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|other| *other != path);
    }
}

/// The menu of recent files.
pub(super) fn menu(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let lang = state.lang();
    ui.add_enabled_ui(!state.recent.is_empty(), |ui| {
        unfold::menu(ui, tr(lang, "menu-recent"), |ui| {
            for path in &state.recent {
                if entry(ui, state, path, Vec2::ZERO, actions) {
                    ui.close();
                }
            }
            ui.separator();
            if ui.button(tr(lang, "recent-clear")).clicked() {
                actions.push(Action::ClearRecent);
                ui.close();
            }
        });
    });
}

/// The button that opens one of them, at least this large; one that is not there says so. Answers whether it was clicked.
pub(super) fn entry(ui: &mut Ui, state: &State, path: &Path, size: Vec2, actions: &mut Vec<Action>) -> bool {
    let lang = state.lang();
    let missing = state.missing.contains(path);
    let button = button(path, missing.then(|| tr(lang, "recent-not-found")));
    let response = ui.add_enabled(!missing, button.min_size(size));
    let hover = path.display().to_string();
    let hover = if missing { format!("{hover}\n{}", tr(lang, "recent-missing")) } else { hover };
    let clicked = response.on_hover_text(&hover).on_disabled_hover_text(&hover).clicked();
    if clicked {
        actions.push(Action::OpenPath(path.to_owned()));
    }
    clicked
}

/// The file's name, with its folder beside it, which tells files of one name apart, or with what is to be said instead.
fn button(path: &Path, instead: Option<String>) -> Button<'_> {
    const LONGEST: usize = 40;
    let folder = path.parent().unwrap_or(Path::new("")).display().to_string();
    let length = folder.chars().count();
    let shown = match length.checked_sub(LONGEST) {
        Some(left_out) if left_out > 0 => format!("…{}", folder.chars().skip(left_out + 1).collect::<String>()),
        _ => folder,
    };
    Button::new(name(path)).shortcut_text(instead.unwrap_or(shown))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The paths as text, for the file of settings; one that is no text is left out.
pub(super) fn as_text(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().filter_map(|path| Some(path.to_str()?.to_owned())).collect()
}

/// The paths of the file of settings.
pub(super) fn from_text(paths: &[String]) -> Vec<PathBuf> {
    paths.iter().take(MOST).map(PathBuf::from).collect()
}

/// The list of this window as it goes into a file that another window may have written since the list was `base` here:
/// what was opened here last, then what was opened there, then the rest without what was forgotten on either side.
pub(super) fn merged(own: Vec<String>, base: &[String], file: &[String]) -> Vec<String> {
    let opened_here = own.first() != base.first();
    let opened_there: Vec<String> =
        file.iter().filter(|path| !base.contains(path) && !own.contains(path)).cloned().collect();
    let stays =
        |(place, path): &(usize, String)| (*place == 0 && opened_here) || file.contains(path) || !base.contains(path);
    let mut merged: Vec<String> = own.into_iter().enumerate().filter(stays).map(|(_, path)| path).collect();
    let place = usize::from(opened_here).min(merged.len());
    merged.splice(place..place, opened_there);
    merged.truncate(MOST);
    merged
}
