//! The strip of tabs below the menus: shown while more than one document is open.

use egui::scroll_area::ScrollSource;
use egui::{
    Align2, Color32, CornerRadius, Id, Popup, Rect, Response, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::action::TabAction;
use super::width::widths;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::look::Look;
use crate::app::menus;
use crate::app::state::State;
use crate::app::{fonts, menu, unfold};
use crate::layout::text::{ellipsis, width};
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// The height of the strip, in screen points.
pub const HEIGHT: f32 = 32.0;

/// The type of names.
const NAME: f32 = 12.5;

/// Left of the name, and for the cross right of it.
const LEFT: f32 = 13.0;
const RIGHT: f32 = 32.0;

/// No tab is wider, however long its name is.
const WIDEST: f32 = 320.0;

/// The width of the buttons at the right end.
const BUTTON: f32 = 30.0;

/// A tab as it is shown.
struct Tab<'a> {
    document: &'a Document,
    name: String,
    front: bool,
}

/// Shows the strip.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let front = state.document.identity();
    let tabs: Vec<_> = state
        .tab_names()
        .into_iter()
        .zip(state.documents())
        .map(|(name, document)| Tab { document, name, front: document.identity() == front })
        .collect();
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, look.color(Role::Ground));
    let natural: Vec<f32> =
        tabs.iter().map(|tab| (LEFT + width(&tab.name, NAME, tab.front) + RIGHT + 2.0).min(WIDEST)).collect();
    let room = whole.width() - 2.0 * BUTTON - 4.0;
    let widths = widths(&natural, room);
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    ui.horizontal(|ui| {
        let needed: f32 = widths.iter().sum();
        ui.allocate_ui(vec2(needed.min(room), HEIGHT), |ui| {
            ui.style_mut().always_scroll_the_only_direction = true;
            ui.spacing_mut().scroll = egui::style::ScrollStyle::thin();
            ScrollArea::horizontal().id_salt("tabs").auto_shrink(false).scroll_source(ScrollSource::MOUSE_WHEEL).show(
                ui,
                |ui| {
                    let (strip, _) = ui.allocate_exact_size(vec2(needed, HEIGHT), Sense::hover());
                    let mut left = strip.left();
                    let rects: Vec<Rect> = widths
                        .iter()
                        .map(|&width| {
                            let rect = Rect::from_min_size(pos2(left, strip.top()), vec2(width, HEIGHT));
                            left += width;
                            rect
                        })
                        .collect();
                    for (place, tab) in tabs.iter().enumerate() {
                        tab.show(ui, state, look, &rects, place, actions);
                    }
                },
            );
        });
        new(ui, lang, look, actions);
        list(ui, lang, look, &tabs, actions);
    });
}

impl Tab<'_> {
    fn show(&self, ui: &mut Ui, state: &State, look: &Look, rects: &[Rect], place: usize, actions: &mut Vec<Action>) {
        let (lang, identity) = (state.lang(), self.document.identity());
        let Some(&rect) = rects.get(place) else { return };
        let id = Id::unique(("tab", identity));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, self.front, self.told()));
        let cross = Rect::from_center_size(pos2(rect.right() - RIGHT / 2.0 + 1.0, rect.center().y), vec2(20.0, 20.0));
        let close = ui.interact(cross, id.with("close"), Sense::click());
        let close_name = tr_with(lang, "tab-close", &[("name", self.name.as_str().into())]);
        close.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &close_name));
        if self.front && came_to_front(ui, identity) {
            ui.scroll_to_rect(rect, None);
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, look, rect, &response, cross, &close);
        }

        let mut ask = |action| actions.push(Action::Tab(action));
        if close.clicked() || response.middle_clicked() || close.middle_clicked() {
            ask(TabAction::Close(identity));
        } else if (response.clicked() || response.drag_started()) && !self.front {
            ask(TabAction::Show(identity));
        }
        if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
            && let Some(to) = dragged_to(rects, place, pointer.x)
        {
            ask(TabAction::Move { tab: identity, to });
        }
        let hint = self.hint(lang);
        close.on_hover_text(close_name);
        menus::of(&response.on_hover_text(hint), |ui| self.menu(ui, state, actions));
    }

    fn paint(&self, ui: &Ui, look: &Look, rect: Rect, response: &Response, cross: Rect, close: &Response) {
        let painter = ui.painter();
        let over = response.hovered() || close.hovered() || close.has_focus();
        let line = Stroke::new(1.0, look.color(Role::Line));
        let fill = if self.front { Some(Role::Panel) } else { over.then_some(Role::Hover) };
        if let Some(fill) = fill {
            painter.rect_filled(rect, 0.0, look.color(fill));
        }
        painter.vline(rect.right() - 0.5, rect.y_range(), line);
        if self.front {
            let top = Rect::from_min_size(rect.min, vec2(rect.width(), 2.0));
            painter.rect_filled(top, 0.0, look.color(Role::Accent));
        }
        if response.has_focus() {
            let pen = Stroke::new(1.6, look.color(Role::Accent));
            painter.rect_stroke(rect.shrink(2.0), 4.0, pen, StrokeKind::Inside);
        }
        let (color, font) = if self.front {
            (look.color(Role::Text), fonts::bold(NAME))
        } else {
            (look.color(Role::Secondary), fonts::regular(NAME))
        };
        let name = ellipsis(&self.name, NAME, self.front, rect.width() - LEFT - RIGHT);
        painter.text(rect.left_center() + vec2(LEFT, 0.0), Align2::LEFT_CENTER, name, font, color);
        if over || (self.front && !self.document.is_changed()) {
            if close.hovered() || close.has_focus() {
                let pressed = if close.is_pointer_button_down_on() { Role::Selected } else { Role::Sunken };
                painter.rect_filled(cross, CornerRadius::same(5), look.color(pressed));
            }
            if close.has_focus() {
                let pen = Stroke::new(1.4, look.color(Role::Accent));
                painter.rect_stroke(cross, CornerRadius::same(5), pen, StrokeKind::Inside);
            }
            let ink = look.color(if close.hovered() { Role::Text } else { Role::Secondary });
            sign(ui, cross, &[&[(-3.5, -3.5), (3.5, 3.5)], &[(-3.5, 3.5), (3.5, -3.5)]], ink);
        } else if self.document.is_changed() {
            painter.circle_filled(cross.center(), 4.0, color);
        }
        if self.document.elsewhere {
            let mark = pos2(rect.left() + 6.0, rect.center().y);
            painter.text(mark, Align2::CENTER_CENTER, "!", fonts::bold(NAME), look.color(Role::Warning));
        }
    }

    /// What it is called aloud.
    fn told(&self) -> String {
        if self.document.is_changed() { format!("{} ●", self.name) } else { self.name.clone() }
    }

    fn hint(&self, lang: Lang) -> String {
        let path = self.document.path.as_ref().map(|path| path.display().to_string());
        let mut hint = path.unwrap_or_else(|| tr(lang, "dialog-recovery-no-file"));
        for (holds, key) in
            [(self.document.is_changed(), "file-changed"), (self.document.elsewhere, "tab-changed-elsewhere")]
        {
            if holds {
                hint.push('\n');
                hint.push_str(&tr(lang, key));
            }
        }
        hint
    }

    fn menu(&self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let (lang, identity) = (state.lang(), self.document.identity());
        let mut item = |ui: &mut Ui, key: &str, command: Option<Command>, enabled, action| {
            let mut button = egui::Button::new(tr(lang, key));
            if let Some(command) = command.filter(|_| self.front) {
                button = button.shortcut_text(command.keycaps(ui.ctx()));
            }
            if ui.add_enabled(enabled, button).clicked() {
                actions.push(Action::Tab(action));
                ui.close();
            }
        };
        item(ui, "command-close-tab", Some(Command::CloseTab), true, TabAction::Close(identity));
        item(ui, "command-close-other-tabs", None, true, TabAction::CloseOthers(identity));
        ui.separator();
        item(ui, "command-save", Some(Command::Save), true, TabAction::Save(identity));
        let file = self.document.path.is_some();
        item(ui, "tab-copy-path", None, file, TabAction::CopyPath(identity));
        ui.separator();
        menu::items(ui, state, actions, &[Command::ReopenTab]);
    }
}

/// The place to which a tab is dragged; none while it stays. It moves only when the pointer is on it afterwards, so that
/// tabs of different widths do not jump to and fro.
fn dragged_to(rects: &[Rect], from: usize, pointer: f32) -> Option<usize> {
    let own = rects.get(from)?.width();
    let after = rects.iter().enumerate().skip(from + 1).rev().find(|(_, rect)| pointer > rect.right() - own);
    let before = rects.iter().enumerate().take(from).find(|(_, rect)| pointer < rect.left() + own);
    after.or(before).map(|(place, _)| place)
}

/// Whether another document has come to the front since this was asked last.
fn came_to_front(ui: &Ui, identity: u64) -> bool {
    let id = Id::unique("front tab");
    ui.data_mut(|data| {
        data.get_temp_mut_or_default::<u64>(id) != &identity && {
            data.insert_temp(id, identity);
            true
        }
    })
}

fn new(ui: &mut Ui, lang: Lang, look: &Look, actions: &mut Vec<Action>) {
    let name = tr(lang, "command-new");
    let response = button(ui, look, &name, &[&[(-4.5, 0.0), (4.5, 0.0)], &[(0.0, -4.5), (0.0, 4.5)]]);
    if response.on_hover_text(format!("{name} ({})", Command::New.keycaps(ui.ctx()))).clicked() {
        actions.push(Action::Run(Command::New));
    }
}

/// All documents by name, for when there are more tabs than can be read.
fn list(ui: &mut Ui, lang: Lang, look: &Look, tabs: &[Tab<'_>], actions: &mut Vec<Action>) {
    let name = tr(lang, "tab-list");
    let response = button(ui, look, &name, &[&[(-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)]]).on_hover_text(&name);
    Popup::menu(&response).show(|ui| {
        unfold::within(ui, |ui| {
            for tab in tabs {
                if ui.radio(tab.front, tab.told()).on_hover_text(tab.hint(lang)).clicked() {
                    actions.push(Action::Tab(TabAction::Show(tab.document.identity())));
                    ui.close();
                }
            }
        });
    });
}

fn button(ui: &mut Ui, look: &Look, name: &str, lines: &[&[(f32, f32)]]) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(BUTTON, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let inner = rect.shrink2(vec2(3.0, 4.0));
    if response.hovered() {
        ui.painter().rect_filled(inner, CornerRadius::same(5), look.color(Role::Hover));
    }
    if response.has_focus() {
        let pen = Stroke::new(1.6, look.color(Role::Accent));
        ui.painter().rect_stroke(inner, CornerRadius::same(5), pen, StrokeKind::Inside);
    }
    let active = response.hovered() || response.has_focus();
    sign(ui, rect, lines, look.color(if active { Role::Text } else { Role::Secondary }));
    response
}

/// A sign of lines around the middle of a rectangle; the fonts' own signs look different on every system.
fn sign(ui: &Ui, rect: Rect, lines: &[&[(f32, f32)]], color: Color32) {
    for line in lines {
        let points = line.iter().map(|&(x, y)| rect.center() + vec2(x, y)).collect();
        ui.painter().add(Shape::line(points, Stroke::new(1.5, color)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dragged_tab_moves_only_where_the_pointer_stays_on_it() {
        let rect = |left: f32, right: f32| Rect::from_min_max(pos2(left, 0.0), pos2(right, 30.0));
        let rects = [rect(0.0, 100.0), rect(100.0, 300.0), rect(300.0, 400.0)];
        assert_eq!(dragged_to(&rects, 0, 150.0), None, "back it would come at once");
        assert_eq!(dragged_to(&rects, 0, 250.0), Some(1));
        assert_eq!(dragged_to(&rects, 0, 350.0), Some(2));
        assert_eq!(dragged_to(&rects, 2, 50.0), Some(0));
        assert_eq!(dragged_to(&rects, 2, 250.0), None);
        assert_eq!(dragged_to(&rects, 1, 200.0), None);
        assert_eq!(dragged_to(&rects, 1, 900.0), Some(2));
    }
}
