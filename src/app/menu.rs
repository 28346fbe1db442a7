//! The bar at the top: menus, the file's name, the overlay switch.

use egui::{MenuBar, RichText, Ui};

use super::action::{Action, ThemeChoice};
use super::command::Command;
use super::comparing::standing::With;
use super::line::Line;
use super::look::Look;
use super::panels::PanelKind;
use super::reshape::act::Part;
use super::search;
use super::sizes::Scale;
use super::state::State;
use super::unfold::Bar;
use super::{fonts, palette, recent, rightward, unfold};
use crate::edit::Arrangement;
use crate::layout::auto::Direction;
use crate::register::RegisterKind;
use crate::scene::{Overlay, Role};
use crate::text::{Lang, tr, tr_with};

/// The themes with the keys of their names.
pub const THEMES: [(ThemeChoice, &str); 5] = [
    (ThemeChoice::System, "theme-system"),
    (ThemeChoice::Light, "theme-light"),
    (ThemeChoice::Dark, "theme-dark"),
    (ThemeChoice::LightContrast, "theme-light-contrast"),
    (ThemeChoice::DarkContrast, "theme-dark-contrast"),
];

/// What colours and marks can mean, with the keys of their names.
pub const OVERLAYS: [(Overlay, &str); 3] =
    [(Overlay::Coverage, "overlay-coverage"), (Overlay::Level, "overlay-level"), (Overlay::None, "overlay-none")];

/// What can be switched on and off about the canvas.
pub const OF_CANVAS: [Command; 5] =
    [Command::ToggleGrid, Command::ToggleSnap, Command::ToggleGuides, Command::ToggleMinimap, Command::ToggleLegend];

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        menus(ui, state, actions);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            search::show(ui, state, look, actions);
            ui.add_space(10.0);
            if !state.nothing_shown() {
                overlay(ui, state, actions);
                title(ui, state, look);
            }
        });
    });
}

fn menus(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    use Command as C;
    let lang = state.lang();
    let mut bar = Bar::default();
    bar.menu(ui, tr(lang, "menu-file"), |ui| {
        items(ui, state, actions, &[C::New, C::NewFromTemplate, C::Open]);
        recent::menu(ui, state, actions);
        items(ui, state, actions, &[C::OpenSample, C::OpenAssessed]);
        ui.separator();
        items(ui, state, actions, &[C::Save, C::SaveAs, C::Recover]);
        ui.separator();
        items(ui, state, actions, &[C::CloseTab, C::CloseOtherTabs, C::ReopenTab]);
        switches(ui, state, actions, &[C::ToggleReopening]);
        ui.separator();
        items(ui, state, actions, &[C::Quit]);
    });
    bar.menu(ui, tr(lang, "menu-edit"), |ui| {
        items(ui, state, actions, &[C::Undo, C::Redo, C::ShowHistory]);
        ui.separator();
        items(
            ui,
            state,
            actions,
            &[C::Cut, C::Copy, C::CopyPicture, C::Paste, C::PasteInPlace, C::Duplicate, C::Delete],
        );
        ui.separator();
        items(ui, state, actions, &[C::Rename, C::DrawArrow, C::Reverse]);
        unfold::menu(ui, tr(lang, "menu-reshape"), |ui| items(ui, state, actions, &Part::ALL.map(C::Reshape)));
        unfold::menu(ui, tr(lang, "menu-line"), |ui| items(ui, state, actions, &Line::ALL.map(C::Line)));
        ui.separator();
        items(ui, state, actions, &[C::Entries, C::Criteria]);
        ui.separator();
        let select =
            [C::SelectAll, C::SelectSameKind, C::SelectInside, C::SelectWhole, C::SelectConnected, C::Deselect];
        items(ui, state, actions, &select);
        ui.separator();
        items(ui, state, actions, &[C::Find, C::FindNext, C::FindPrevious, C::Launch]);
    });
    bar.menu(ui, tr(lang, "menu-insert"), |ui| insert(ui, state, actions));
    bar.menu(ui, tr(lang, "menu-arrange"), |ui| {
        use Arrangement as A;
        items(ui, state, actions, &[C::Auto(Direction::Right), C::Auto(Direction::Down)]);
        ui.separator();
        let groups: [&[A]; 4] = [
            &[A::Left, A::Center, A::Right],
            &[A::Top, A::Middle, A::Bottom],
            &[A::Across, A::Down],
            &[A::SameWidth, A::SameHeight, A::SameSize],
        ];
        for group in groups {
            let commands: Vec<Command> = group.iter().map(|&how| C::Arrange(how)).collect();
            items(ui, state, actions, &commands);
            ui.separator();
        }
        items(ui, state, actions, &[C::ToFront, C::ToBack]);
        ui.separator();
        items(ui, state, actions, &[C::Lock, C::Unlock]);
    });
    bar.menu(ui, tr(lang, "menu-review"), |ui| review(ui, state, actions));
    bar.menu(ui, tr(lang, "menu-view"), |ui| view(ui, state, actions));
    bar.menu(ui, tr(lang, "menu-export"), |ui| {
        items(ui, state, actions, &[C::ExportSvg, C::ExportPng]);
        unfold::menu(ui, tr(lang, "menu-export-part"), |ui| {
            items(ui, state, actions, &[C::ExportPartSvg, C::ExportPartPng]);
        });
        ui.separator();
        items(ui, state, actions, &RegisterKind::ALL.map(C::ExportCsv));
        ui.separator();
        items(ui, state, actions, &[C::ExportChanges, C::ExportGeometry]);
    });
    bar.menu(ui, tr(lang, "menu-help"), |ui| items(ui, state, actions, &[C::Shortcuts, C::About]));
    bar.walk(ui);
}

/// Everything that can be placed, by group; where is said by a click on the canvas.
fn insert(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    for (group, kinds) in palette::kinds(state.catalog(), state.lang()) {
        ui.add_enabled_ui(!state.nothing_shown(), |ui| {
            unfold::menu(ui, group, |ui| {
                for (tool, name) in kinds {
                    if ui.button(name).clicked() {
                        actions.push(Action::Take(tool));
                        ui.close();
                    }
                }
            });
        });
    }
}

fn review(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    use Command as C;
    items(ui, state, actions, &[C::Review]);
    ui.separator();
    items(ui, state, actions, &[C::Freeze, C::Baselines]);
    ui.separator();
    let baselines = &state.document.history.project().baselines;
    if !baselines.is_empty() {
        unfold::menu(ui, tr(state.lang(), "menu-compare"), |ui| {
            for (&id, baseline) in baselines {
                let with = With::Baseline { name: baseline.name.clone(), on: baseline.on.clone() };
                if ui.button(state.compared_with(&with)).clicked() {
                    actions.push(Action::Compare(id));
                    ui.close();
                }
            }
        });
    }
    items(ui, state, actions, &[C::CompareFile, C::ShowChanges, C::StopComparing]);
}

fn view(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    use Command as C;
    let lang = state.lang();
    items(ui, state, actions, &[C::ZoomIn, C::ZoomOut, C::ZoomReset, C::ZoomFit, C::ZoomSelection]);
    ui.separator();
    items(ui, state, actions, &[C::GoBack, C::GoForward, C::ShowOutline, C::ShowNext]);
    switches(ui, state, actions, &[C::Overview]);
    ui.separator();
    switches(ui, state, actions, &OF_CANVAS);
    ui.separator();
    switches(ui, state, actions, &PanelKind::ALL.map(C::Panel));
    switches(ui, state, actions, &[C::OnlyDrawing]);
    ui.separator();
    unfold::menu(ui, tr(lang, "menu-register"), |ui| {
        for register in RegisterKind::ALL {
            let front = state.panels.shows(PanelKind::Registers) && state.register == register;
            if ui.radio(front, tr(lang, register.key())).clicked() {
                actions.push(Action::ShowRegister(register));
                ui.close();
            }
        }
    });
    ui.separator();
    items(ui, state, actions, &[C::Workshop]);
    ui.separator();
    items(ui, state, actions, &[C::NextTab, C::PreviousTab]);
    ui.separator();
    comfort(ui, state, actions);
}

/// How the window looks: theme, size and language.
pub fn comfort(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    use Command as C;
    let lang = state.lang();
    unfold::menu(ui, tr(lang, "menu-theme"), |ui| {
        for (choice, key) in THEMES {
            if ui.radio(state.theme == choice, tr(lang, key)).clicked() {
                actions.push(Action::Theme(choice));
                ui.close();
            }
        }
    });
    unfold::menu(ui, tr(lang, "menu-scale"), |ui| {
        items(ui, state, actions, &[C::ScaleUp, C::ScaleDown]);
        ui.separator();
        for scale in Scale::ALL {
            if ui.radio(state.scale == scale, format!("{} %", scale.percent())).clicked() {
                actions.push(Action::Scale(scale));
                ui.close();
            }
        }
    });
    unfold::menu(ui, tr(lang, "menu-language"), |ui| {
        for choice in Lang::ALL {
            if ui.radio(lang == choice, choice.own_name()).clicked() {
                actions.push(Action::Language(choice));
                ui.close();
            }
        }
    });
}

/// Switches of the view, with their shortcuts at the right as the other items have them.
pub fn switches(ui: &mut Ui, state: &State, actions: &mut Vec<Action>, commands: &[Command]) {
    for &command in commands {
        let name = tr(state.lang(), command.key());
        let keys = command.keycaps(ui.ctx());
        let mut on = is_on(state, command);
        let checkbox = if keys.is_empty() {
            egui::Checkbox::new(&mut on, name)
        } else {
            egui::Checkbox::new(&mut on, (name, egui::Atom::grow(), RichText::new(keys).weak()))
        };
        if ui.add(checkbox).clicked() {
            actions.push(Action::Run(command));
            ui.close();
        }
    }
}

/// Whether what a command switches is on.
fn is_on(state: &State, command: Command) -> bool {
    let visible = &state.visible;
    match command {
        Command::ToggleGrid => visible.grid,
        Command::ToggleSnap => visible.snap,
        Command::ToggleGuides => visible.guides,
        Command::ToggleMinimap => visible.minimap,
        Command::MinimapLeft => visible.minimap_left,
        Command::ToggleLegend => visible.legend,
        Command::ToggleReopening => state.reopens,
        Command::Panel(panel) => state.panels.shows(panel) && !state.rooms.is_folded(panel),
        Command::OnlyDrawing => state.panels.only_drawing,
        Command::Overview => visible.overview,
        _ => false,
    }
}

/// What a button of a command says when the pointer rests on it: its name and its keys.
pub fn tip(ctx: &egui::Context, state: &State, command: Command) -> String {
    let name = label(state, command, state.lang());
    let keys = command.keycaps(ctx);
    if keys.is_empty() { name } else { format!("{name} ({keys})") }
}

/// Menu items of commands: name, shortcut, greyed where they can do nothing.
pub fn items(ui: &mut Ui, state: &State, actions: &mut Vec<Action>, commands: &[Command]) {
    for &command in commands {
        let mut button = egui::Button::new(label(state, command, state.lang())).wrap_mode(egui::TextWrapMode::Extend);
        let keys = command.keycaps(ui.ctx());
        if !keys.is_empty() {
            button = button.shortcut_text(keys);
        }
        if ui.add_enabled(state.can_run(command), button).clicked() {
            actions.push(Action::Run(command));
            ui.close();
        }
    }
}

/// The name of a command; undo and redo say what they take back.
pub fn label(state: &State, command: Command, lang: Lang) -> String {
    let step = match command {
        Command::Undo => state.document.history.can_undo(),
        Command::Redo => state.document.history.can_redo(),
        _ => None,
    };
    match step {
        Some(step) => {
            let name = tr(lang, command.key());
            tr_with(lang, "command-with-step", &[("command", name.into()), ("step", tr(lang, step.key()).into())])
        }
        None => tr(lang, command.key()),
    }
}

fn overlay(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let font = egui::TextStyle::Button.resolve(ui.style());
    let padding = 2.0 * ui.spacing().button_padding.x;
    let width = |key: &str| {
        let text = ui.painter().layout_no_wrap(tr(lang, key), font.clone(), egui::Color32::WHITE);
        text.size().x + padding + 2.0
    };
    let all: f32 = OVERLAYS.iter().map(|(_, key)| width(key)).sum();
    let now = OVERLAYS.iter().find(|(overlay, _)| *overlay == state.overlay).map_or("overlay-none", |(_, key)| *key);
    let room = ui.available_width();
    if all + width("overlay") > room {
        // In a narrow window one button with the three in its menu; where there is no room for it either, Ctrl+K has them.
        if width(now) + 16.0 < room {
            unfold::menu(ui, format!("{} ▼", tr(lang, now)), |ui| {
                for (overlay, key) in OVERLAYS {
                    if ui.radio(state.overlay == overlay, tr(lang, key)).clicked() {
                        actions.push(Action::Overlay(overlay));
                        ui.close();
                    }
                }
            })
            .on_hover_text(tr(lang, "overlay"));
        }
        return;
    }
    ui.spacing_mut().item_spacing.x = 2.0;
    rightward::in_order(ui, "overlays", |ui| {
        for (overlay, key) in OVERLAYS {
            let name = tr(lang, key);
            let tip = format!("{}: {name}", tr(lang, "overlay"));
            if ui.selectable_label(state.overlay == overlay, name).on_hover_text(tip).clicked() {
                actions.push(Action::Overlay(overlay));
            }
        }
    });
    ui.add_space(4.0);
    ui.weak(tr(lang, "overlay"));
}

/// The file's name in the middle of what room is left, with a dot when it is changed. Where there are tabs, these say it.
fn title(ui: &mut Ui, state: &State, look: &Look) {
    if state.documents().count() != 1 {
        return;
    }
    let room = ui.available_rect_before_wrap();
    if room.width() < 40.0 {
        return;
    }
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(room)
            .layout(egui::Layout::centered_and_justified(egui::Direction::LeftToRight)),
    );
    let dot = if state.is_changed() { " ●" } else { "" };
    let text = RichText::new(format!("{}{dot}", state.file_name())).font(fonts::regular(13.0));
    let mut hover = state.document.path.as_ref().map_or_else(String::new, |path| path.display().to_string());
    if state.is_changed() {
        let changed = tr(state.lang(), "file-changed");
        hover = if hover.is_empty() { changed } else { format!("{hover}\n{changed}") };
    }
    let label = child.add(egui::Label::new(text.color(look.color(Role::Text))).truncate());
    if !hover.is_empty() {
        label.on_hover_text(hover);
    }
}
