//! The sheet of shortcuts: all keys and gestures by group, narrowed down by typing.

use egui::{Key, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::action::Action;
use super::command::Command;
use super::fonts;
use super::look::Look;
use super::{closing, palette, scrolling};
use crate::catalog::Catalog;
use crate::register::fold::fold;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// How wide the sheet is, in screen points: two columns, and no wider than the smallest window.
pub const WIDTH: f32 = 820.0;

/// What stays free at the right of a column, in screen points.
const ROOM_FOR_BAR: f32 = 14.0;

/// What the pointer does, with the keys of how.
const GESTURES: [(&str, &str); 20] = [
    ("hint-pan", "hint-pan-keys"),
    ("hint-zoom", "hint-zoom-keys"),
    ("hint-arrow", "hint-arrow-keys"),
    ("hint-two-way", "hint-two-way-keys"),
    ("hint-chooser", "hint-chooser-keys"),
    ("hint-band", "hint-band-keys"),
    ("hint-zone", "hint-zone-keys"),
    ("hint-nudge", "hint-nudge-keys"),
    ("hint-walk", "hint-walk-keys"),
    ("hint-open", "hint-open-keys"),
    ("hint-menu", "hint-menu-keys"),
    ("hint-size", "hint-size-keys"),
    ("hint-aim", "hint-aim-keys"),
    ("hint-beside", "hint-beside-keys"),
    ("hint-handles", "hint-handles-keys"),
    ("hint-scroll", "hint-scroll-keys"),
    ("hint-part", "hint-part-keys"),
    ("hint-free", "hint-free-keys"),
    ("hint-next", "hint-next-keys"),
    ("hint-keep", "hint-keep-keys"),
];

/// A group: its name, and what is done with which keys.
struct Group {
    name: String,
    rows: Vec<(String, String)>,
}

/// Shows the sheet.
pub fn show(ui: &mut Ui, lang: Lang, catalog: &Catalog, typed: &mut String, look: &Look, actions: &mut Vec<Action>) {
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
    let opened = is_opened(ui);
    ui.horizontal(|ui| {
        ui.heading(tr(lang, "command-shortcuts"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            closing::button(ui, lang, actions);
            let hint = tr(lang, "shortcuts-filter");
            let field = ui.add(TextEdit::singleline(typed).hint_text(&hint).desired_width(220.0));
            field.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, &hint));
            // There is one button, and what is looked for is read already.
            if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                actions.push(Action::CloseDialog);
            }
            let free = ui.memory(|memory| memory.focused().is_none());
            if opened || (free && !ui.input(|input| input.key_pressed(Key::Escape))) {
                field.request_focus();
            }
        });
    });
    ui.add_space(6.0);
    let format = |command: Command| {
        let keys = command.shortcuts().iter().map(|keys| ui.ctx().format_shortcut(keys));
        keys.collect::<Vec<_>>().join(" / ")
    };
    let groups = narrowed(groups(lang, catalog, format), typed);
    // As high whatever is typed: a sheet that shrank would jump under the pointer.
    let height = (ui.ctx().content_rect().height() - 170.0).clamp(160.0, 620.0);
    ui.set_min_height(height);
    if groups.is_empty() {
        ui.add_space(24.0);
        ui.vertical_centered(|ui| ui.weak(tr(lang, "register-no-match")));
        return;
    }
    let mut area = ScrollArea::vertical().max_height(height).auto_shrink(false);
    if opened {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        scrolling::text_by_keys(ui, !typed.is_empty());
        let all: usize = groups.iter().map(|group| group.rows.len() + 2).sum();
        let mut filled = 0;
        let (left, right): (Vec<_>, Vec<_>) = groups.iter().partition(|group| {
            filled += group.rows.len() + 2;
            filled <= all / 2 + 4
        });
        ui.columns(2, |columns| {
            for (ui, groups) in columns.iter_mut().zip([left, right]) {
                for group in groups {
                    block(ui, group, look);
                }
            }
        });
    });
}

/// Whether the sheet was not there a pass ago: it begins at its head, wherever it was left.
fn is_opened(ui: &Ui) -> bool {
    let (id, pass) = (egui::Id::unique("shortcuts-shown"), ui.ctx().cumulative_pass_nr());
    let last = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_insert_with(id, || 0_u64), pass));
    last + 1 < pass
}

fn block(ui: &mut Ui, group: &Group, look: &Look) {
    ui.label(RichText::new(&group.name).font(fonts::bold(13.0)).color(look.color(Role::Accent)));
    for (what, how) in &group.rows {
        ui.horizontal_top(|ui| {
            ui.label(what);
            let room = egui::vec2(ui.available_width() - ROOM_FOR_BAR, 0.0);
            ui.allocate_ui_with_layout(room, egui::Layout::top_down(egui::Align::Max), |ui| {
                ui.set_min_width(room.x);
                ui.add(egui::Label::new(RichText::new(how).color(look.color(Role::Secondary))).wrap());
            });
        });
    }
    ui.add_space(8.0);
}

/// Every command that has keys, every gesture, and every kind that has one.
fn groups(lang: Lang, catalog: &Catalog, format: impl Fn(Command) -> String) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut add = |name: String, row: (String, String)| match groups.iter_mut().find(|group| group.name == name) {
        Some(group) => group.rows.push(row),
        None => groups.push(Group { name, rows: vec![row] }),
    };
    for &command in Command::ALL.iter().filter(|command| !command.shortcuts().is_empty()) {
        add(tr(lang, group_of(command)), (tr(lang, command.key()), format(command)));
    }
    for (what, how) in GESTURES {
        add(tr(lang, "shortcuts-pointer"), (tr(lang, what), tr(lang, how)));
    }
    for (name, key) in palette::keyed(catalog, lang) {
        let what = tr_with(lang, "hint-take-kind", &[("kind", name.into())]);
        add(tr(lang, "shortcuts-kinds"), (what, key.to_string()));
    }
    groups
}

/// The key of the name of a command's group on the sheet: that of the menu it is in.
const fn group_of(command: Command) -> &'static str {
    match command {
        Command::New
        | Command::NewFromTemplate
        | Command::Open
        | Command::OpenSample
        | Command::OpenAssessed
        | Command::Save
        | Command::SaveAs
        | Command::Recover
        | Command::CloseTab
        | Command::CloseOtherTabs
        | Command::ReopenTab
        | Command::ToggleReopening
        | Command::Quit => "menu-file",
        Command::ExportSvg
        | Command::ExportPng
        | Command::ExportPartSvg
        | Command::ExportPartPng
        | Command::ExportCsv(_)
        | Command::ExportChanges
        | Command::ExportGeometry => "menu-export",
        Command::Review
        | Command::Freeze
        | Command::Baselines
        | Command::CompareFile
        | Command::ShowChanges
        | Command::StopComparing => "menu-review",
        Command::Criteria
        | Command::Entries
        | Command::Undo
        | Command::Redo
        | Command::ShowHistory
        | Command::Cut
        | Command::Copy
        | Command::CopyPicture
        | Command::Paste
        | Command::PasteInPlace
        | Command::Duplicate
        | Command::Delete
        | Command::DrawArrow
        | Command::Reshape(_)
        | Command::Rename
        | Command::Reverse
        | Command::Line(_) => "menu-edit",
        Command::SelectAll
        | Command::Deselect
        | Command::SelectSameKind
        | Command::SelectInside
        | Command::SelectWhole
        | Command::SelectConnected
        | Command::Find
        | Command::FindNext
        | Command::FindPrevious
        | Command::Launch => "shortcuts-find",
        Command::Arrange(_)
        | Command::Auto(_)
        | Command::ToFront
        | Command::ToBack
        | Command::Lock
        | Command::Unlock => "menu-arrange",
        Command::ZoomIn
        | Command::ZoomOut
        | Command::ZoomReset
        | Command::ZoomFit
        | Command::ZoomSelection
        | Command::GoBack
        | Command::GoForward
        | Command::ScaleUp
        | Command::ScaleDown
        | Command::ToggleGrid
        | Command::ToggleSnap
        | Command::ToggleGuides
        | Command::ToggleLegend
        | Command::Panel(_)
        | Command::OnlyDrawing
        | Command::ShowOutline
        | Command::Overview
        | Command::ShowNext
        | Command::Workshop
        | Command::NextTab
        | Command::PreviousTab
        | Command::ToggleMinimap
        | Command::MinimapLeft => "menu-view",
        Command::Shortcuts | Command::About => "menu-help",
    }
}

/// What is left of the groups when this is typed: all of a group that is named so, else the rows that say it.
fn narrowed(groups: Vec<Group>, typed: &str) -> Vec<Group> {
    let wanted = fold(typed.trim());
    let says = |text: &str| fold(text).contains(&wanted);
    let narrow = |Group { name, rows }| {
        let whole = says(&name);
        let rows = rows.into_iter().filter(|(what, how)| whole || says(what) || says(how)).collect();
        Group { name, rows }
    };
    groups.into_iter().map(narrow).filter(|group| !group.rows.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(typed: &str) -> Vec<(String, usize)> {
        let catalog = Catalog::builtin().unwrap();
        let groups = groups(Lang::Ja, &catalog, |command| format!("{:?}", command.shortcuts()));
        narrowed(groups, typed).into_iter().map(|group| (group.name, group.rows.len())).collect()
    }

    #[test]
    fn every_command_with_keys_and_every_kind_with_one_is_on_the_sheet() {
        let catalog = Catalog::builtin().unwrap();
        let commands = Command::ALL.iter().filter(|command| !command.shortcuts().is_empty()).count();
        let kinds = palette::keyed(&catalog, Lang::Ja).len();
        let rows: usize = sheet("").iter().map(|(_, rows)| rows).sum();
        assert_eq!(rows, commands + GESTURES.len() + kinds);
    }

    #[test]
    fn typing_leaves_what_is_named_so() {
        assert_eq!(sheet("左揃え"), [("配置".to_owned(), 1)]);
        assert!(sheet("表示").iter().any(|(name, rows)| name == "表示" && *rows > 5), "a group by its name");
        assert_eq!(sheet("ないもの"), []);
    }
}
