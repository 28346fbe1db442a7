//! The bar at the bottom: coverage as one bar with counts, levels, notices, how long the analysis took, zoom, language.

mod figures;

use egui::{Response, RichText, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::action::Action;
use super::badges;
use super::command::Command;
use super::fonts;
use super::look::Look;
use super::menu;
use super::menus;
use super::notice::Left;
use super::rightward;
use super::state::State;
use crate::analysis::{Coverage, Totals};
use crate::register::RegisterKind;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// The room that what stands at the right end needs, and more than which a bar has where its parts can be wide, in screen
/// points.
const RIGHT: f32 = 330.0;
const WIDE: f32 = 1200.0;

/// The room that a notice needs which offers something, in screen points.
const OFFER: f32 = 240.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let ground = ui.interact(ui.max_rect(), ui.scope_id().with("ground"), Sense::CLICK);
    ground.widget_info(|| WidgetInfo::labeled(egui::Role::GenericContainer, true, tr(lang, "status-name")));
    segments(ui, state, look, actions);
    menus::around(&ground, |ui| {
        use Command as C;
        menu::items(ui, state, actions, &[C::ZoomFit, C::ZoomReset, C::ZoomSelection]);
        ui.separator();
        menu::switches(ui, state, actions, &menu::OF_CANVAS);
        if let Some(notice) = &state.notice {
            ui.separator();
            if ui.button(tr(lang, "status-copy-notice")).clicked() {
                actions.push(Action::CopyText(notice.text.clone()));
                ui.close();
            }
        }
    });
}

fn segments(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let totals = &state.document.analysis().totals;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if state.nothing_shown() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                rightward::in_order(ui, "languages", |ui| languages(ui, state, actions));
                notice(ui, state, look, actions);
            });
            return;
        }
        let bar = bar(ui, totals, look, lang);
        if bar.clicked() {
            actions.push(Action::ShowOverview(true));
        }
        menus::of(&bar, |ui| {
            menu::switches(ui, state, actions, &[Command::Overview]);
            menu::items(ui, state, actions, &[Command::ShowNext, Command::Workshop]);
        });
        let flows = tr_with(lang, "status-flows", &[("count", totals.flows.into())]);
        ui.label(RichText::new(flows).font(fonts::regular(11.5)));
        missing(ui, state, actions);
        outdated(ui, state, look, actions);
        // What is offered now is read in full; figures come after it.
        let offers = state.notice.as_ref().is_some_and(|notice| notice.offers_undo(&state.document));
        let room = if offers || state.left().is_some() { RIGHT + OFFER } else { RIGHT };
        figures::show(ui, totals, look, lang, room);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            rightward::in_order(ui, "status", |ui| right(ui, state, look, actions));
            notice(ui, state, look, actions);
        });
    });
}

/// What is being said, with what can be done about it.
fn notice(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let Some(notice) = &state.notice else { return };
    ui.add_space(12.0);
    if let Some(left) = state.left() {
        let key = match left {
            Left::Measures(_) => "left-over-delete",
            Left::Contents(_) => "contents-delete",
        };
        if ui.small_button(tr(state.lang(), key)).clicked() {
            actions.push(Action::DeleteLeftOver);
        }
    }
    if notice.offers_undo(&state.document) && ui.small_button(tr(state.lang(), Command::Undo.key())).clicked() {
        actions.push(Action::Run(Command::Undo));
    }
    let text = RichText::new(&notice.text).font(fonts::regular(11.5)).color(look.color(Role::Accent));
    ui.add(egui::Label::new(text).truncate()).on_hover_text(&notice.text);
}

/// How much is still missing, as a way to its list.
fn missing(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let count = state.document.analysis().totals.missing;
    ui.add_space(8.0);
    let text = match count {
        0 => tr(state.lang(), "missing-status-none"),
        _ => tr_with(state.lang(), "missing-status", &[("count", count.into())]),
    };
    let link = ui.add(egui::Link::new(RichText::new(text).font(fonts::regular(11.5))));
    if link.clicked() {
        actions.push(Action::ShowRegister(RegisterKind::Missing));
    }
    menus::of(&link.on_hover_text(tr(state.lang(), "missing-status-tip")), |ui| {
        if ui.button(tr(state.lang(), "missing-status-tip")).clicked() {
            actions.push(Action::ShowRegister(RegisterKind::Missing));
            ui.close();
        }
        menu::items(ui, state, actions, &[Command::ExportCsv(RegisterKind::Missing)]);
    });
}

/// How many decisions must be looked at again, as a way to their list.
fn outdated(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let totals = &state.document.analysis().totals;
    let count = totals.outdated + totals.outdated_rules;
    if count == 0 {
        return;
    }
    ui.add_space(8.0);
    badges::review(ui, look);
    let text = format!("{} {count}", tr(state.lang(), "review-heading"));
    let link = ui.add(egui::Link::new(RichText::new(text).font(fonts::regular(11.5))));
    if link.clicked() {
        actions.push(Action::Run(Command::Review));
    }
    menus::of(&link.on_hover_text(tr(state.lang(), "review-list-detail")), |ui| {
        menu::items(ui, state, actions, &[Command::Review]);
    });
}

/// One bar of all flows, each step as wide as its share, and the way to the state of the whole.
fn bar(ui: &mut Ui, totals: &Totals, look: &Look, lang: Lang) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(vec2(if ui.available_width() > WIDE { 220.0 } else { 110.0 }, 10.0), Sense::click());
    let covered = totals.coverage.get(&Coverage::Covered).copied().unwrap_or_default();
    let text = tr_with(lang, "status-coverage", &[("covered", covered.into()), ("flows", totals.flows.into())]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, text.clone()));
    let steps = Coverage::ALL.map(|step| totals.coverage.get(&step).copied().unwrap_or_default());
    badges::steps(ui.painter(), rect, &steps, look);
    if response.has_focus() {
        let pen = egui::Stroke::new(1.5, look.color(Role::Accent));
        ui.painter().rect_stroke(rect.expand(2.0), 3.0, pen, egui::StrokeKind::Outside);
    }
    response.on_hover_text(format!("{text}\n{}", tr(lang, "overview-title")))
}

fn languages(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.spacing_mut().button_padding = vec2(6.0, 1.0);
    for (choice, name) in [(Lang::Ja, "日本語"), (Lang::En, "EN")] {
        let text = RichText::new(name).font(fonts::regular(11.5));
        let tip = format!("{}: {name}", tr(state.lang(), "menu-language"));
        let response = ui.selectable_label(state.lang() == choice, text).on_hover_text(tip);
        if response.clicked() {
            actions.push(Action::Language(choice));
        }
        menus::of(&response, |ui| menu::comfort(ui, state, actions));
    }
}

/// The room of a text that is kept for others in its place, so that what stands beside it stays where it is while figures
/// change.
fn room_for(ui: &Ui, text: String) -> Vec2 {
    let line = ui.painter().layout_no_wrap(text, fonts::regular(11.5), egui::Color32::PLACEHOLDER);
    vec2(line.size().x.ceil(), line.size().y)
}

fn right(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    if state.files.is_busy() {
        ui.spinner();
    }
    if let Some(part) = state.auto.progress() {
        let name = tr(lang, "auto-running");
        ui.label(RichText::new(&name).font(fonts::regular(11.5)));
        let bar = ui.add(egui::ProgressBar::new(part).desired_width(96.0).desired_height(8.0));
        bar.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name.clone()));
        if ui.button(RichText::new(tr(lang, "auto-cancel")).font(fonts::regular(11.5))).clicked() {
            actions.push(Action::CancelAuto);
        }
        ui.add_space(8.0);
    }
    let secondary = look.color(Role::Secondary);
    let text = if state.document.is_analysing() {
        tr(lang, "status-analysing")
    } else {
        let millis = state.document.analysis_time().as_secs_f64() * 1000.0;
        tr_with(lang, "status-analysis", &[("millis", format!("{millis:.1}").into())])
    };
    let text = RichText::new(text).font(fonts::regular(11.5)).color(secondary);
    let usual = tr_with(lang, "status-analysis", &[("millis", "00.0".into())]);
    ui.allocate_ui_with_layout(room_for(ui, usual), egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.label(text);
    });
    ui.add_space(8.0);
    let zoom = format!("{} %", (state.camera.zoom * 100.0).round());
    let room = room_for(ui, "000 %".to_owned());
    let button = egui::Button::new(RichText::new(zoom).font(fonts::regular(11.5))).frame(false).min_size(room);
    let button = ui.add(button).on_hover_text(menu::tip(ui.ctx(), state, Command::ZoomFit));
    if button.clicked() {
        actions.push(Action::Run(Command::ZoomFit));
    }
    menus::of(&button, |ui| {
        use Command as C;
        menu::items(ui, state, actions, &[C::ZoomFit, C::ZoomSelection, C::ZoomReset, C::ZoomIn, C::ZoomOut]);
    });
    ui.add_space(8.0);
    languages(ui, state, actions);
}
