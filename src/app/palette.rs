//! The panel at the left: every kind that can be drawn, by group, to be dragged or clicked onto the canvas.

use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{
    Align2, CornerRadius, DragAndDrop, Key, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

mod more;

use more::Headings;

use super::action::{Action, NOTE_KEY, Tool};
use super::camera::Camera;
use super::canvas::marks;
use super::canvas::paint::Brush;
use super::fonts;
use super::look::Look;
use super::menus;
use super::panes::Part;
use super::ring;
use super::state::State;
use crate::catalog::{Catalog, Group, Name, Table, table};
use crate::layout::text::{keeps_words, wrap_name};
use crate::model::{Point, Rect};
use crate::register::Term;
use crate::scene::{IconId, Ink, Primitive, Role};
use crate::storage::template::Piece;
use crate::text::{Lang, tr, tr_with};

/// The height of an entry, in screen points.
const HEIGHT: f32 = 36.0;

/// The type of names, the first in which a name fits, and how far apart two lines of one stand.
const NAMES: [f32; 3] = [11.0, 10.0, 9.0];
const LINE: f32 = 13.5;

/// Where names begin, right of the icon.
const NAME_LEFT: f32 = 29.0;

/// Shows the palette.
pub fn show(ui: &mut Ui, state: &State, look: &Look, actions: &mut Vec<Action>) {
    let lang = state.lang();
    // A bar beside the entries would take the width that their names need.
    ui.spacing_mut().scroll = egui::style::ScrollStyle::floating();
    let mut headings = Headings::default();
    let wanted = ui.scope_id().with("scrolled on");
    let by: Option<f32> = ui.data_mut(|data| data.remove_temp(wanted));
    let output = ScrollArea::vertical().id_salt("palette").auto_shrink(false).show(ui, |ui| {
        if let Some(by) = by {
            ui.scroll_with_delta(vec2(0.0, -by));
        }
        for group in Group::ALL {
            let entries: Vec<_> = state
                .catalog()
                .node_kinds
                .offered()
                .filter(|kind| kind.group == group)
                .map(|kind| Entry {
                    tool: Tool::Node(kind.id.clone()),
                    name: kind.name.get(lang),
                    key: kind.key,
                    own: own(&state.catalog().node_kinds, &kind.id, |kind| &kind.name, lang),
                    icon: IconId::named(&kind.icon),
                    color: group.into(),
                })
                .collect();
            section(ui, state, look, &mut headings, &group.say(lang), &entries, actions);
        }
        let zones: Vec<_> = state
            .catalog()
            .zone_kinds
            .offered()
            .map(|kind| Entry {
                tool: Tool::Zone(kind.id.clone()),
                name: kind.name.get(lang),
                key: kind.key,
                own: own(&state.catalog().zone_kinds, &kind.id, |kind| &kind.name, lang),
                icon: None,
                color: Role::named(&kind.color).unwrap_or(Role::Line),
            })
            .collect();
        section(ui, state, look, &mut headings, &tr(lang, "group-zones"), &zones, actions);
        let note = tr(lang, "element-note");
        let notes = [Entry {
            tool: Tool::Note,
            name: &note,
            key: Some(NOTE_KEY),
            own: None,
            icon: None,
            color: Role::NoteBorder,
        }];
        section(ui, state, look, &mut headings, &tr(lang, "group-notes"), &notes, actions);
        let pieces = Piece::ALL.map(|piece| (piece, tr(lang, piece.key())));
        let pieces: Vec<_> = pieces
            .iter()
            .map(|(piece, name)| {
                let (icon, color) = sign(*piece);
                Entry { tool: Tool::Piece(*piece), name, key: None, own: None, icon: IconId::named(icon), color }
            })
            .collect();
        section(ui, state, look, &mut headings, &tr(lang, "group-pieces"), &pieces, actions);
        ui.add_space(6.0);
        ring::follow_between(ui, more::COVERED);
    });
    let (seen, offset) = (output.inner_rect, output.state.clamped_offset().y);
    let last = output.content_size.y - seen.height();
    let on = more::ends(ui, look, lang, seen, (offset > 1.0, offset < last - 1.0), &headings);
    if on > 0.0 {
        ui.data_mut(|data| data.insert_temp(wanted, on));
        ui.ctx().request_repaint();
    }
}

/// What stands for a piece: an icon, in the colour of its outer zone.
const fn sign(piece: Piece) -> (&'static str, Role) {
    match piece {
        Piece::Clinic => ("building-2", Role::ZoneMedical),
        Piece::DataCentre => ("server", Role::ZoneProvider),
        Piece::MaintenanceSite => ("monitor", Role::ZoneProvider),
        Piece::CloudService => ("cloud", Role::ZoneCloud),
    }
}

/// Every kind that can be drawn: the name of each group with the tools that place its kinds and what these are called.
pub fn kinds(catalog: &Catalog, lang: Lang) -> Vec<(String, Vec<(Tool, String)>)> {
    let mut groups: Vec<_> = Group::ALL
        .iter()
        .map(|&group| {
            let kinds = catalog.node_kinds.offered().filter(|kind| kind.group == group);
            let kinds = kinds.map(|kind| (Tool::Node(kind.id.clone()), kind.name.get(lang).to_owned()));
            (group.say(lang), kinds.collect())
        })
        .collect();
    let zones = catalog.zone_kinds.offered().map(|kind| (Tool::Zone(kind.id.clone()), kind.name.get(lang).to_owned()));
    groups.push((tr(lang, "group-zones"), zones.collect()));
    groups.push((tr(lang, "group-notes"), vec![(Tool::Note, tr(lang, "element-note"))]));
    let pieces = Piece::ALL.map(|piece| (Tool::Piece(piece), tr(lang, piece.key())));
    groups.push((tr(lang, "group-pieces"), pieces.into()));
    groups
}

/// Everything that a key picks, in the palette's order.
pub fn keyed(catalog: &Catalog, lang: Lang) -> Vec<(String, char)> {
    let nodes = catalog.node_kinds.offered().map(|kind| (&kind.name, kind.key));
    let zones = catalog.zone_kinds.offered().map(|kind| (&kind.name, kind.key));
    let kinds = nodes.chain(zones).filter_map(|(name, key)| Some((name.get(lang).to_owned(), key?)));
    kinds.chain([(tr(lang, "element-note"), NOTE_KEY)]).collect()
}

/// What is said of a kind of the project's own besides its name: whose it is, and what it works like.
fn own<T: table::Entry>(kinds: &Table<T>, kind: &str, name: impl Fn(&T) -> &Name, lang: Lang) -> Option<String> {
    let like = kinds.get(kinds.get(kind)?.like()?)?;
    Some(tr_with(lang, "kind-own-like", &[("kind", name(like).get(lang).into())]))
}

struct Entry<'a> {
    tool: Tool,
    name: &'a str,
    key: Option<char>,
    /// What it works like, of a kind of the project's own.
    own: Option<String>,
    icon: Option<IconId>,
    color: Role,
}

fn section(
    ui: &mut Ui,
    state: &State,
    look: &Look,
    headings: &mut Headings,
    title: &str,
    entries: &[Entry<'_>],
    actions: &mut Vec<Action>,
) {
    let heading = ui.label(egui::RichText::new(title).font(fonts::bold(12.0)).color(look.color(Role::Secondary)));
    headings.note(title, heading.rect.top());
    let gap = 6.0;
    let width = ((ui.available_width() - gap) / 2.0).floor();
    for pair in entries.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for entry in pair {
                let response = button(ui, state, look, entry, width);
                menus::of(&response, |ui| entry_menu(ui, state, entry, actions));
                let keeps = response.double_clicked() || ui.input(|input| input.modifiers.shift);
                if response.clicked() && keeps {
                    actions.push(Action::Keep(entry.tool.clone()));
                } else if response.clicked() {
                    let held = state.tool == entry.tool;
                    actions.push(Action::Take(if held { Tool::Select } else { entry.tool.clone() }));
                    // Taken by a key, it is placed by keys.
                    if !held && ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space)) {
                        actions.push(Action::GoTo(Part::Canvas));
                    }
                }
                if response.drag_started() {
                    DragAndDrop::set_payload(ui.ctx(), entry.tool.clone());
                    actions.push(Action::Take(entry.tool.clone()));
                }
            }
        });
    }
    ui.add_space(4.0);
}

fn button(ui: &mut Ui, state: &State, look: &Look, entry: &Entry<'_>, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click_and_drag());
    let held = state.tool == entry.tool;
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, held, entry.name));
    if ui.is_rect_visible(rect) {
        let fill = if held {
            Role::Selected
        } else if response.hovered() || response.has_focus() {
            Role::Hover
        } else {
            Role::Panel
        };
        let line = if held || response.has_focus() { Role::Accent } else { Role::Line };
        // All that is on it fits into it. A clip for each entry would be a mesh, and a call to the graphics card, for each.
        let painter = ui.painter();
        painter.rect(
            rect,
            CornerRadius::same(7),
            look.color(fill),
            Stroke::new(1.0, look.color(line)),
            StrokeKind::Inside,
        );
        let camera = Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: rect };
        let mut brush = Brush::new(painter, &camera, look);
        let ink = Ink { role: entry.color, opacity: 1.0 };
        if let Some(icon) = entry.icon {
            brush.paint(&Primitive::Icon { icon, rect: Rect(7.0, 3.0, 18.0, 18.0), ink });
        } else {
            brush.paint(&Primitive::Rect {
                rect: Rect(8.0, 5.0, 16.0, 13.0),
                radius: 3.0,
                fill: Some(Ink { opacity: 0.12, ..ink }),
                stroke: Some(crate::scene::primitive::Stroke { ink, width: 1.6 }),
                dashed: false,
            });
        }
        brush.finish();
        let (size, lines) = name_lines(ui, entry.name, width - NAME_LEFT - 3.0);
        for (line, text) in (0_u8..).zip(lines.iter()) {
            let down = LINE * (f32::from(line) - (lines.len() as f32 - 1.0) / 2.0);
            let left = rect.left_center() + vec2(NAME_LEFT, down);
            painter.text(left, Align2::LEFT_CENTER, text, fonts::regular(size), look.color(Role::Text));
        }
        if held && state.keeps_tool {
            marks::lock(painter, rect.right_top() + vec2(-11.0, 11.0), look.color(Role::Accent), look.color(fill));
        }
        if let Some(key) = entry.key {
            let below = rect.left_bottom() + vec2(16.0, -2.0);
            painter.text(below, Align2::CENTER_BOTTOM, key, fonts::regular(9.5), look.color(Role::Secondary));
        } else if entry.own.is_some() {
            // An own kind has no key: whose it is stands in its place.
            let below = rect.left_bottom() + vec2(16.0, -2.0);
            let mark = tr(state.lang(), "kind-own-mark");
            painter.text(below, Align2::CENTER_BOTTOM, mark, fonts::regular(9.5), look.color(Role::Secondary));
        }
    }
    let tip = match entry.key {
        Some(key) => format!("{} ({key})", entry.name),
        None => entry.name.to_owned(),
    };
    let tip = match &entry.own {
        Some(own) => format!("{tip}\n{own}"),
        None => tip,
    };
    response.on_hover_text(format!("{tip}\n{}", tr(state.lang(), "palette-keep")))
}

/// A name in two lines at most, with the size of its type: broken once, and kept as long as it is shown.
fn name_lines(ui: &Ui, name: &str, width: f32) -> (f32, Arc<[String]>) {
    ui.memory_mut(|memory| memory.caches.cache::<FrameCache<_, Broken>>().get((name, width.to_bits())).clone())
}

/// Breaks names so that they fit into the bits of a width.
#[derive(Default)]
struct Broken;

impl ComputerMut<(&str, u32), (f32, Arc<[String]>)> for Broken {
    fn compute(&mut self, (name, width): (&str, u32)) -> (f32, Arc<[String]>) {
        let [usual, smaller @ ..] = NAMES;
        let width = f32::from_bits(width);
        let lines = |size: &f32| wrap_name(name, *size, false, width, 3);
        let fits = |size: &f32| lines(size).len() <= 2;
        let keeps = |size: &f32| keeps_words(name, &lines(size).iter().map(String::as_str).collect::<Vec<_>>());
        // Rather smaller than with a word in two.
        let sizes = || [usual].into_iter().chain(smaller);
        let size = sizes().find(|size| fits(size) && keeps(size)).or_else(|| sizes().find(fits)).unwrap_or(usual);
        (size, wrap_name(name, size, false, width, 2).into())
    }
}

/// What can be done with an entry: place it where there is room, or take it in hand.
fn entry_menu(ui: &mut Ui, state: &State, entry: &Entry<'_>, actions: &mut Vec<Action>) {
    let lang = state.lang();
    let take = egui::Button::new(tr(lang, "palette-take"));
    let take = match entry.key {
        Some(key) => take.shortcut_text(key.to_string()),
        None => take,
    };
    if ui.add(take).clicked() {
        actions.push(Action::Take(entry.tool.clone()));
        ui.close();
    }
    if ui.button(tr(lang, "palette-place-free")).clicked() {
        actions.extend([Action::Take(entry.tool.clone()), Action::PlaceFree]);
        ui.close();
    }
}

/// The tool whose key is typed, if any.
pub fn tool_of_key(state: &State, typed: &str) -> Option<Tool> {
    let mut letters = typed.chars();
    let key = letters.next().filter(|_| letters.next().is_none())?;
    let catalog = state.catalog();
    let node = catalog.node_kinds.offered().find(|kind| kind.key == Some(key)).map(|kind| Tool::Node(kind.id.clone()));
    let zone =
        || catalog.zone_kinds.offered().find(|kind| kind.key == Some(key)).map(|kind| Tool::Zone(kind.id.clone()));
    node.or_else(zone).or_else(|| (key == NOTE_KEY).then_some(Tool::Note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_picked_by_one_key() {
        let catalog = Catalog::builtin().unwrap();
        let mut keys: Vec<char> = keyed(&catalog, Lang::Ja).into_iter().map(|(_, key)| key).collect();
        keys.sort_unstable();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
    }
}
