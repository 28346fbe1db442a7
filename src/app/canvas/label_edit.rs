//! Shows the field on an arrow's label: what the flow carries as chips, a field, a list and a hint of what Tab does.

use egui::{
    Align2, Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, ScrollArea, Sense, Stroke, StrokeKind,
    TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::label_place::{self, MARGIN, ROW, Size};
use super::rename::FIELD;
use crate::app::action::Action;
use crate::app::label::act::{Act, Part};
use crate::app::label::data::DataOffer;
use crate::app::label::standing::{Labelling, Offers};
use crate::app::look::Look;
use crate::app::state::State;
use crate::app::step::Step;
use crate::app::{badges, field_menu, fonts, ime};
use crate::layout::text::{ellipsis, width};
use crate::model::{DataId, Flow, Phase};
use crate::register::Term;
use crate::scene::Role;
use crate::text::{tr, tr_with};

/// The size of letters.
const NAME: f32 = 12.5;
const SMALL: f32 = 10.5;

/// Shows the field while it is open.
pub fn show(ui: &Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let Some(field) = &state.labelling else { return };
    let Some(flow) = state.project().flows.get(&field.flow) else {
        actions.push(Action::Label(Act::Close { keep: false }));
        return;
    };
    let label = state.document.sheet().geometry().flows.get(&field.flow).and_then(|flow| flow.label);
    let Some(label) = label.or_else(|| state.frame(field.flow.into())) else { return };
    // The view may still be on its way to the label.
    let mut camera = state.camera;
    camera.go_to(state.destination());
    let size = Size::of(field, flow);
    let room = label_place::room(camera.canvas, ui.ctx().content_rect(), &size);
    let (at, height) = label_place::place(ui, state, field, flow, &camera, label, room, &size);
    let area = Area::new(Id::unique("label-field")).order(Order::Foreground).fade_in(false);
    let shown = area.constrain_to(room).fixed_pos(at).show(ui.ctx(), |ui| {
        let margin = Margin::symmetric(MARGIN.x as i8, MARGIN.y as i8);
        Frame::popup(ui.style()).inner_margin(margin).show(ui, |ui| {
            ui.set_width(size.width);
            content(ui, state, field, flow, height, look, actions);
        });
    });
    // A press anywhere else goes on with something else; what is typed is taken over, as names are.
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    if pressed.is_some_and(|at| !shown.response.rect.contains(at)) && !field_menu::is_open(ui.ctx()) {
        actions.push(Action::Label(Act::Close { keep: true }));
    }
}

fn content(
    ui: &mut Ui,
    state: &State,
    field: &Labelling,
    flow: &Flow,
    height: f32,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    let lang = state.lang();
    let id = Id::unique(FIELD);
    let asks = matches!(state.follows(Step::Data(field.flow)), Some(Step::Phase(_)));
    let (key, hint) = match field.part() {
        Part::Verb => ("label-verb", "label-hint-verb"),
        Part::Data if asks => ("label-data", "label-hint-data-phase"),
        Part::Data => ("label-data", "label-hint-data"),
        Part::Phase => ("label-phase", "label-hint-data"),
    };
    chips(ui, state, field, flow, look, actions);
    let (moved, done) = if field.focused { keys(ui, field, flow, id) } else { Default::default() };
    let mut text = field.text.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(tr(lang, key))
        .desired_width(f32::INFINITY)
        .font(fonts::regular(NAME))
        .margin(vec2(7.0, 3.0))
        .lock_focus(true)
        .return_key(None);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, tr(lang, key)));
    if !field.focused {
        ime::begin(ui.ctx(), id);
        super::rename::select_all(ui, id, &text);
        actions.push(Action::Label(Act::Type(text.clone())));
    } else if ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::Label(Act::Close { keep: false }));
        return;
    }
    if !response.has_focus() {
        response.request_focus();
    }
    // What was typed comes first: a key that leaves the field takes it over.
    if text != field.text {
        actions.push(Action::Label(Act::Type(text)));
    }
    let moved = moved.is_some_and(|place| {
        actions.push(Action::Label(Act::Point(Some(place))));
        true
    });
    actions.extend(done);
    ui.add_space(4.0);
    list(ui, state, field, height, look, moved, actions);
    if field.part() == Part::Data {
        phases(ui, state, field, flow, look, actions);
    }
    ui.add_space(3.0);
    let hint = egui::RichText::new(tr(lang, hint)).font(fonts::regular(SMALL)).color(look.color(Role::Secondary));
    ui.add(egui::Label::new(hint).truncate());
}

/// What the flow carries, or its phases, each with a cross that takes it off.
fn chips(ui: &mut Ui, state: &State, field: &Labelling, flow: &Flow, look: &Look, actions: &mut Vec<Action>) {
    let data = |&id: &DataId| {
        let name = state.project().data.get(&id).map_or_else(|| id.to_string(), |item| item.name.clone());
        (name, Act::Drop(id))
    };
    let phase = |&phase: &Phase| (phase.say(state.lang()), Act::DropPhase(phase));
    let chips: Vec<(String, Act)> = match field.part() {
        Part::Verb => Vec::new(),
        Part::Data => flow.data.iter().map(data).collect(),
        Part::Phase => flow.phases.iter().map(phase).collect(),
    };
    if chips.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    for (place, (name, drop)) in chips.into_iter().enumerate() {
        chip(ui, state, place, &name, drop, look, actions);
    }
    ui.add_space(2.0);
}

/// The phases of the flow under the list of data, with a press on them leading to those: that one came along with the verb is said.
fn phases(ui: &mut Ui, state: &State, field: &Labelling, flow: &Flow, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let names: Vec<String> = flow.phases.iter().map(|phase| phase.say(lang)).collect();
    let names = if names.is_empty() { tr(lang, "label-phase-none") } else { names.join(&tr(lang, "list-separator")) };
    let proposed = state.chain.brings_phase == Some(field.flow) && !flow.phases.is_empty();
    let key = if proposed { "label-phases-proposed" } else { "label-phases" };
    let text = tr_with(lang, key, &[("phases", names.into())]);
    let color = if flow.phases.is_empty() { Role::CoverageUndescribed } else { Role::Text };
    let text = egui::RichText::new(text).font(fonts::regular(SMALL + 1.0)).color(look.color(color));
    let button = ui.add(egui::Button::new(text).frame(false).truncate());
    if button.on_hover_text(tr(lang, "label-phases-change")).clicked() {
        actions.push(Action::Label(Act::Open(field.flow, Part::Phase)));
    }
}

fn chip(ui: &mut Ui, state: &State, place: usize, name: &str, drop: Act, look: &Look, actions: &mut Vec<Action>) {
    const CROSS: f32 = 22.0;
    let shown = ellipsis(name, SMALL + 1.0, false, ui.available_width() - CROSS - 10.0);
    let size = vec2(width(&shown, SMALL + 1.0, false) + CROSS + 8.0, 20.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let cross = egui::Rect::from_min_max(pos2(rect.right() - CROSS, rect.top()), rect.max);
    let response = ui.interact(cross, Id::unique(("label-chip", place)), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(egui::Role::Button, true, format!("{} {name}", tr(state.lang(), "remove")))
    });
    let painter = ui.painter();
    let line = Stroke::new(1.0, look.color(Role::Line));
    painter.rect(rect, CornerRadius::same(6), look.color(Role::Sunken), line, StrokeKind::Inside);
    let left = pos2(rect.left() + 7.0, rect.center().y);
    painter.text(left, Align2::LEFT_CENTER, shown, fonts::regular(SMALL + 1.0), look.color(Role::Text));
    let color = look.color(if response.hovered() { Role::Text } else { Role::Secondary });
    for way in [vec2(3.0, 3.0), vec2(3.0, -3.0)] {
        painter.line_segment([cross.center() - way, cross.center() + way], Stroke::new(1.4, color));
    }
    if response.clicked() {
        actions.push(Action::Label(drop));
    }
}

/// Answers to keys before the field sees them: the entry that is brought forward, and what else follows.
fn keys(ui: &Ui, field: &Labelling, flow: &Flow, id: Id) -> (Option<usize>, Vec<Action>) {
    if ime::composing(ui.ctx(), id) {
        return (None, Vec::new());
    }
    let count = field.listed().len();
    let (part, blank) = (field.part(), field.text.is_empty());
    let step = match part {
        Part::Verb => Step::Verb(field.flow),
        Part::Data => Step::Data(field.flow),
        Part::Phase => Step::Phase(field.flow),
    };
    let mut point = None;
    let mut done: Vec<Action> = Vec::new();
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::SHIFT, Key::Tab) {
            done.extend([Action::Label(Act::Close { keep: true }), Action::GoBack]);
        } else if input.consume_key(Modifiers::NONE, Key::Tab) {
            done.extend([Action::Label(Act::Leave), Action::GoOn(step)]);
        } else if input.consume_key(Modifiers::NONE, Key::Enter) {
            done.push(Action::Label(Act::Enter));
        } else if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            point = Some(field.chosen.map_or(0, |place| if place + 1 < count { place + 1 } else { 0 }));
        } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            point = Some(field.chosen.filter(|&place| place > 0).unwrap_or(count) - usize::from(count > 0));
        } else if part != Part::Verb && blank && input.consume_key(Modifiers::NONE, Key::Backspace) {
            let drop = match part {
                Part::Phase => flow.phases.last().map(|&phase| Act::DropPhase(phase)),
                Part::Verb | Part::Data => flow.data.last().map(|&data| Act::Drop(data)),
            };
            done.extend(drop.map(Action::Label));
        }
        if part != Part::Data && blank {
            input.events.retain(|event| {
                let egui::Event::Text(typed) = event else { return true };
                let digit = typed.parse::<usize>().ok().filter(|digit| (1..=9).contains(digit) && *digit <= count);
                if let Some(digit) = digit {
                    done.push(Action::Label(Act::Take(digit - 1)));
                    if part == Part::Verb {
                        done.extend([Action::Label(Act::Close { keep: false }), Action::GoOn(step)]);
                    }
                }
                digit.is_none()
            });
        }
    });
    (point, done)
}

fn list(
    ui: &mut Ui,
    state: &State,
    field: &Labelling,
    height: f32,
    look: &Look,
    moved: bool,
    actions: &mut Vec<Action>,
) {
    let count = field.listed().len();
    if count == 0 {
        return;
    }
    // Until somebody looks for something in the list, the next arrow is drawn past a small field.
    let rows = if field.opened { label_place::ROWS } else { label_place::LEAST };
    let height = (rows * ROW).min(height).min(ROW * count as f32);
    let scroll = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, &offer) in field.listed().iter().enumerate() {
            let (name, detail) = words(state, field.offers(), offer, field.text.is_empty().then_some(place));
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
            let chosen = field.chosen == Some(place);
            response.widget_info(|| {
                let name = format!("{name} {detail}");
                WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, name.trim_end())
            });
            if chosen && moved {
                response.scroll_to_me(None);
            }
            let painter = ui.painter();
            let fill = if chosen { Some(Role::Selected) } else { response.hovered().then_some(Role::Hover) };
            if let Some(fill) = fill {
                painter.rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(5), look.color(fill));
            }
            if chosen {
                badges::chosen(painter, rect.shrink2(vec2(0.0, 1.0)), look);
            }
            let secondary = look.color(Role::Secondary);
            let right = pos2(rect.right() - 8.0, rect.center().y);
            painter.text(right, Align2::RIGHT_CENTER, &detail, fonts::regular(SMALL), secondary);
            let left = pos2(rect.left() + 8.0, rect.center().y);
            let room = right.x - width(&detail, SMALL, false) - 8.0 - left.x;
            let name = fitted(state, field.offers(), offer, &name, room);
            painter.text(left, Align2::LEFT_CENTER, name, fonts::regular(NAME), look.color(Role::Text));
            if response.clicked() {
                actions.push(Action::Label(Act::Take(place)));
                if field.part() == Part::Verb {
                    actions.extend([Action::Label(Act::Close { keep: false }), Action::GoOn(Step::Verb(field.flow))]);
                }
            }
        }
    });
}

/// What an entry is called as far as there is room: of new data the name is shortened, and not what is said of it.
fn fitted(state: &State, offers: &Offers, place: usize, whole: &str, room: f32) -> String {
    let new = match offers {
        Offers::Data(items) => match items.get(place) {
            Some(DataOffer::New { name, .. }) => Some(name),
            Some(DataOffer::Item(..)) | None => None,
        },
        Offers::Verbs(_) | Offers::Phases(_) => None,
    };
    let Some(new) = new.filter(|_| width(whole, NAME, false) > room) else {
        return ellipsis(whole, NAME, false, room).into_owned();
    };
    let say = |name: &str| tr_with(state.lang(), "label-new-data", &[("name", name.into())]);
    say(&ellipsis(new, NAME, false, room - width(&say(""), NAME, false)))
}

/// What an entry is called, and what stands at its end: the digit that takes it, the class of new data.
fn words(state: &State, offers: &Offers, place: usize, number: Option<usize>) -> (String, String) {
    let lang = state.lang();
    match offers {
        Offers::Verbs(verbs) => verbs.get(place).map_or_else(Default::default, |verb| {
            let digit = number.filter(|&number| number < 9).map(|number| (number + 1).to_string()).unwrap_or_default();
            let proposed = if verb.usual { format!("{}  ", tr(lang, "label-proposed")) } else { String::new() };
            (verb.name.clone(), format!("{proposed}{digit}"))
        }),
        Offers::Data(items) => match items.get(place) {
            Some(DataOffer::Item(_, name)) => (name.clone(), String::new()),
            Some(DataOffer::New { name, class_name, .. }) => {
                (tr_with(lang, "label-new-data", &[("name", name.as_str().into())]), class_name.clone())
            }
            None => Default::default(),
        },
        Offers::Phases(phases) => phases.get(place).map_or_else(Default::default, |phase| {
            let digit = number.map(|number| (number + 1).to_string()).unwrap_or_default();
            let proposed = if phase.usual { format!("{}  ", tr(lang, "label-proposed")) } else { String::new() };
            (phase.name.clone(), format!("{proposed}{digit}"))
        }),
    }
}
