//! Shows the chooser: where something is to be drawn, a field and a list of what can be drawn there.

use egui::{
    Align2, Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Rect as ScreenRect, ScrollArea, Sense, Shape,
    Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::marks;
use super::paint::Brush;
use crate::app::action::{Action, Tool};
use crate::app::camera::Camera;
use crate::app::chooser::act::Act;
use crate::app::chooser::offers::{Offer, Pick};
use crate::app::chooser::standing::Chooser;
use crate::app::look::Look;
use crate::app::state::State;
use crate::app::{badges, field_menu, fonts, ime};
use crate::catalog::Catalog;
use crate::edit::Way;
use crate::layout::text::{ellipsis, width};
use crate::model::{Node, Point, Project, Rect};
use crate::scene::{IconId, Ink, Primitive, Role};
use crate::text::{tr, tr_with};

/// The width of the list, the height of an entry and how much of them is in sight, in screen points.
const WIDTH: f32 = 268.0;
const ROW: f32 = 25.0;
const MOST: f32 = 9.5 * ROW;

/// What stands around the list: field, hint and margins, in screen points.
const AROUND: f32 = 92.0;

/// The size of letters.
const NAME: f32 = 12.5;
const SMALL: f32 = 10.5;

/// Shows the chooser while it is open.
pub fn show(ui: &Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let Some(chooser) = &state.chooser else { return };
    preview(ui, state, chooser, look);
    let at = state.camera.to_screen(chooser.at);
    let area = Area::new(Id::unique("chooser")).order(Order::Foreground).fade_in(false).constrain_to(room(ui, state));
    let shown = area.fixed_pos(at + vec2(14.0, 10.0)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(Margin::symmetric(8, 8)).show(ui, |ui| {
            ui.set_width(WIDTH);
            content(ui, state, chooser, look, actions);
        });
    });
    // A press anywhere else goes on with something else.
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    if pressed.is_some_and(|at| !shown.response.rect.contains(at)) && !field_menu::is_open(ui.ctx()) {
        actions.push(Action::Choose(Act::Close));
    }
}

/// Where it stands: on the canvas, and where that is too low for the whole list, on what is above and below it as well.
fn room(ui: &Ui, state: &State) -> ScreenRect {
    let mut room = state.camera.canvas;
    if room.height() < MOST + AROUND + 8.0 {
        let window = ui.ctx().content_rect();
        room = ScreenRect::from_x_y_ranges(room.x_range(), window.y_range());
    }
    room.shrink(4.0)
}

/// The arrow and the node as they will be.
fn preview(ui: &Ui, state: &State, chooser: &Chooser, look: &Look) {
    let accent = look.color(Role::Accent);
    let painter = ui.painter();
    let at = state.camera.to_screen(chooser.at);
    if let Some(node) = chooser.from.and_then(|id| state.project().nodes.get(&id)) {
        let from = state.camera.to_screen(marks::nearest_on(node.rect(), chooser.at));
        painter.add(Shape::dashed_line(&[from, at], Stroke::new(2.0, accent), 7.0, 4.0));
        let head = |tip: egui::Pos2, tail: egui::Pos2| {
            let way = (tip - tail).normalized() * 9.0;
            let side = way.rot90() * 0.5;
            painter.add(Shape::convex_polygon(vec![tip, tip - way + side, tip - way - side], accent, Stroke::NONE));
        };
        if chooser.way != Way::In {
            head(at, from);
        }
        if chooser.way != Way::Out {
            head(from, at);
        }
    }
    let size = Node::SIZE;
    let rect = Rect(chooser.at.0 - size.0 / 2.0, chooser.at.1 - size.1 / 2.0, size.0, size.1);
    let rect = state.camera.rect_to_screen(rect);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(1.2, accent), 5.0, 4.0));
}

fn content(ui: &mut Ui, state: &State, chooser: &Chooser, look: &Look, actions: &mut Vec<Action>) {
    title(ui, state, chooser, look, actions);
    let field = Id::unique(super::rename::FIELD);
    let mut after = Vec::new();
    let moved = keys(ui, chooser, field, &mut after);
    let mut text = chooser.text.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(field)
        .hint_text(tr(state.lang(), if chooser.filtering { "chooser-field" } else { "chooser-field-keys" }))
        .desired_width(f32::INFINITY)
        .font(fonts::regular(NAME))
        .margin(vec2(7.0, 4.0))
        .lock_focus(true)
        .return_key(None);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, tr(state.lang(), "chooser-field")));
    if !response.has_focus() {
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            actions.push(Action::Choose(Act::GiveUp));
            return;
        }
        ime::begin(ui.ctx(), field);
        response.request_focus();
    }
    if text != chooser.text {
        actions.push(Action::Choose(Act::Type(text)));
    } else if response.clicked() && !chooser.filtering {
        actions.push(Action::Choose(Act::Filter));
    }
    // What was typed comes first.
    actions.extend(after);
    ui.add_space(5.0);
    list(ui, state, chooser, look, moved, actions);
    ui.add_space(4.0);
    let hint = if chooser.from.is_some() && chooser.leads.is_none() { "chooser-hint-arrow" } else { "chooser-hint" };
    let hint = egui::RichText::new(tr(state.lang(), hint)).font(fonts::regular(SMALL));
    ui.add(egui::Label::new(hint.color(look.color(Role::Secondary))).truncate());
}

/// What the arrow connects, with a press on it turning it.
fn title(ui: &mut Ui, state: &State, chooser: &Chooser, look: &Look, actions: &mut Vec<Action>) {
    let Some(node) = chooser.from.and_then(|id| state.project().nodes.get(&id)) else { return };
    let key = match chooser.way {
        Way::Out => "chooser-out",
        Way::In => "chooser-in",
        Way::Both => "chooser-both",
    };
    let name = ellipsis(&node.name, NAME, false, WIDTH - 90.0);
    let text = tr_with(state.lang(), key, &[("node", name.as_ref().into())]);
    let text = egui::RichText::new(text).font(fonts::regular(NAME)).color(look.color(Role::Text));
    if let Some((flow, _)) = chooser.leads {
        // It is there already and goes the way it goes.
        let flow = egui::RichText::new(flow.to_string()).font(fonts::regular(NAME)).color(look.color(Role::Secondary));
        ui.horizontal(|ui| {
            ui.label(flow);
            ui.label(text);
        });
        ui.add_space(3.0);
        return;
    }
    let button = ui.add(egui::Button::new(text).frame(false));
    if button.on_hover_text(tr(state.lang(), "chooser-turn")).clicked() {
        actions.push(Action::Choose(Act::Turn));
    }
    ui.add_space(3.0);
}

/// Answers to keys before the field sees them; says whether the choice was moved.
fn keys(ui: &Ui, chooser: &Chooser, field: Id, actions: &mut Vec<Action>) -> bool {
    if ime::composing(ui.ctx(), field) {
        return false;
    }
    let turns = chooser.from.is_some() && chooser.leads.is_none();
    let last = chooser.listed().len().saturating_sub(1);
    let chosen = chooser.chosen.min(last);
    let mut point = None;
    let mut act = None;
    let blank = chooser.text.is_empty();
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Tab) {
            actions.extend([Action::Choose(Act::Close), Action::GoBack]);
            return;
        }
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::Enter) {
            act = Some(Act::Enter);
        } else if pressed(Key::ArrowDown) {
            point = Some(if chosen >= last { 0 } else { chosen + 1 });
        } else if pressed(Key::ArrowUp) {
            point = Some(if chosen == 0 { last } else { chosen - 1 });
        } else if turns && blank && (pressed(Key::ArrowRight) || pressed(Key::ArrowLeft)) {
            act = Some(Act::Turn);
        }
        if blank && !chooser.filtering {
            input.events.retain(|event| {
                let egui::Event::Text(typed) = event else { return true };
                let mut letters = typed.chars();
                let Some(key) = letters.next().filter(|_| letters.next().is_none()) else { return true };
                if key == '/' {
                    act = Some(Act::Filter);
                    return false;
                }
                let place = chooser.place_of_key(key).filter(|_| act.is_none());
                if let Some(place) = place {
                    act = Some(Act::Take(place));
                }
                place.is_none()
            });
        }
    });
    actions.extend(point.map(|place| Action::Choose(Act::Point(place))));
    actions.extend(act.map(Action::Choose));
    point.is_some()
}

fn list(ui: &mut Ui, state: &State, chooser: &Chooser, look: &Look, moved: bool, actions: &mut Vec<Action>) {
    let most = MOST.min(room(ui, state).height() - AROUND).max(3.0 * ROW);
    let count = chooser.listed().len();
    if count == 0 {
        ui.add_space(6.0);
        ui.weak(tr(state.lang(), "launcher-none"));
        ui.add_space(6.0);
        return;
    }
    let height = most.min(ROW * count as f32);
    let scroll = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut usual = true;
        for (place, offer) in chooser.listed().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
            let chosen = place == chooser.chosen;
            response.widget_info(|| {
                let key = offer.key.map(String::from).unwrap_or_default();
                let name = format!("{} {key}", offer.name);
                WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, name.trim_end())
            });
            if chosen && moved {
                response.scroll_to_me(None);
            }
            if usual && !offer.usual && place > 0 && chooser.text.is_empty() {
                ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, look.color(Role::Line)));
            }
            usual = offer.usual;
            let fill = if chosen { Some(Role::Selected) } else { response.hovered().then_some(Role::Hover) };
            entry(ui, state, look, offer, rect, fill);
            if response.clicked() {
                actions.push(Action::Choose(Act::Take(place)));
            }
        }
    });
}

fn entry(ui: &Ui, state: &State, look: &Look, offer: &Offer, rect: ScreenRect, fill: Option<Role>) {
    let painter = ui.painter();
    if let Some(fill) = fill {
        painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(5), look.color(fill));
    }
    if fill == Some(Role::Selected) {
        badges::chosen(painter, rect.shrink2(vec2(0.0, 1.0)), look);
    }
    let camera = Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: rect };
    let mut brush = Brush::new(painter, &camera, look);
    let top = (ROW - 17.0) / 2.0;
    for primitive in sign(state.project(), state.catalog(), &offer.pick, top) {
        brush.paint(&primitive);
    }
    brush.finish();
    let key = offer.key.map(String::from).unwrap_or_default();
    let middle = rect.center().y;
    let right = rect.right() - 8.0;
    painter.text(pos2(right, middle), Align2::RIGHT_CENTER, &key, fonts::regular(SMALL), look.color(Role::Secondary));
    let left = rect.left() + 32.0;
    let name = ellipsis(&offer.name, NAME, false, right - width(&key, SMALL, false) - 8.0 - left);
    painter.text(pos2(left, middle), Align2::LEFT_CENTER, name, fonts::regular(NAME), look.color(Role::Text));
}

/// What stands before an entry: the icon of a kind of node, the frame of a zone; a node that is there stands on a card.
fn sign(project: &Project, catalog: &Catalog, pick: &Pick, top: f32) -> Vec<Primitive> {
    let frame = |role: Role, opacity: f32| Primitive::Rect {
        rect: Rect(7.0, top + 2.0, 17.0, 13.0),
        radius: 3.0,
        fill: Some(Ink { role, opacity }),
        stroke: Some(crate::scene::primitive::Stroke { ink: Ink { role, opacity: 1.0 }, width: 1.5 }),
        dashed: false,
    };
    let icon = |kind: &str| {
        let kind = catalog.node_kinds.get(kind)?;
        let ink = Ink { role: kind.group.into(), opacity: 1.0 };
        Some(Primitive::Icon { icon: IconId::named(&kind.icon)?, rect: Rect(7.0, top, 17.0, 17.0), ink })
    };
    match pick {
        Pick::New(Tool::Node(kind)) => icon(kind).into_iter().collect(),
        Pick::New(Tool::Zone(kind)) => {
            let role = catalog.zone_kinds.get(kind).and_then(|kind| Role::named(&kind.color)).unwrap_or(Role::Line);
            vec![frame(role, 0.12)]
        }
        Pick::New(Tool::Note | Tool::Piece(_) | Tool::Select) => vec![frame(Role::NoteBorder, 0.12)],
        Pick::Node(id) => {
            let card = Primitive::Rect {
                rect: Rect(3.0, top - 3.0, 25.0, 23.0),
                radius: 5.0,
                fill: Some(Ink { role: Role::Card, opacity: 1.0 }),
                stroke: Some(crate::scene::primitive::Stroke {
                    ink: Ink { role: Role::Line, opacity: 1.0 },
                    width: 1.0,
                }),
                dashed: false,
            };
            let node = project.nodes.get(id);
            [Some(card), node.and_then(|node| icon(&node.kind))].into_iter().flatten().collect()
        }
    }
}
