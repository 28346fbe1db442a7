//! Shows the outline: a field to filter it, and the rows in sight.

use egui::{
    Align2, CornerRadius, Id, Rect as ScreenRect, ScrollArea, Sense, Shape, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::keys::element;
use super::standing::Outline;
use super::tree::{Item, Row};
use super::words;
use crate::analysis::{Area, Coverage};
use crate::app::action::Action;
use crate::app::badges;
use crate::app::camera::Camera;
use crate::app::canvas::context;
use crate::app::canvas::paint::Brush;
use crate::app::canvas::target::{About, Target};
use crate::app::focus::{outline_filter_id, outline_id};
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::menus;
use crate::app::state::State;
use crate::layout::text::{ellipsis, width};
use crate::model::{ElementId, Point, Rect};
use crate::register::Term;
use crate::scene::{IconId, Ink, Primitive, Role};
use crate::text::tr;

/// The height of a row and how far each level stands in, in screen points.
const ROW: f32 = 23.0;
const STEP: f32 = 13.0;

/// The size of letters.
const NAME: f32 = 12.0;
const SMALL: f32 = 10.5;

/// The side of signs before names, in screen points.
const SIGN: f32 = 15.0;

/// Shows the outline in all the room there is.
pub fn show(ui: &mut Ui, state: &State, outline: &mut Outline, look: &Look, actions: &mut Vec<Action>) {
    let hint = tr(state.lang(), "outline-filter");
    let field =
        TextEdit::singleline(&mut outline.filter).id(outline_filter_id()).hint_text(&hint).desired_width(f32::INFINITY);
    ui.add(field).widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, hint.clone()));
    ui.add_space(4.0);
    let (deleted, before) = (std::mem::take(&mut outline.deletes), outline.cursor);
    outline.refresh(state);
    let mut reveal = outline.follow(state);
    if let Some(beside) = outline.cursor.filter(|_| deleted && outline.cursor != before) {
        outline.stand_at(beside, actions);
        reveal = true;
    }
    if outline.rows.is_empty() {
        let key = if state.project().is_blank() { "register-empty" } else { "register-no-match" };
        ui.add_space(12.0);
        ui.vertical_centered(|ui| ui.weak(tr(state.lang(), key)));
        return;
    }
    let room = ui.available_rect_before_wrap();
    let tree = ui.interact(room, outline_id(), Sense::focusable_noninteractive());
    let name = tr(state.lang(), "left-outline");
    tree.widget_info(|| WidgetInfo::labeled(egui::Role::Tree, true, name.clone()));
    if tree.has_focus() && !outline.rows.iter().any(|row| Some(row.item) == outline.cursor) {
        outline.cursor = outline.rows.first().map(|row| row.item);
    }
    reveal |= outline.press(ui, state, tree.id, (room.height() / ROW) as usize, actions);
    outline.refresh(state);
    ui.spacing_mut().scroll = egui::style::ScrollStyle::floating();
    ScrollArea::vertical().id_salt("outline").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(ROW * outline.rows.len() as f32);
        let corner = ui.max_rect().min;
        let size = vec2(ui.available_width(), ROW);
        let place = |row: usize| ScreenRect::from_min_size(corner + vec2(0.0, ROW * row as f32), size);
        let from = (viewport.top() / ROW).floor().max(0.0) as usize;
        let to = ((viewport.bottom() / ROW).ceil().max(0.0) as usize).min(outline.rows.len());
        for number in from..to {
            if let Some(&row) = outline.rows.get(number) {
                one(ui, state, outline, row, place(number), &tree, look, actions);
            }
        }
        if reveal && let Some(at) = outline.rows.iter().position(|row| Some(row.item) == outline.cursor) {
            ui.scroll_to_rect_animation(place(at), None, egui::style::ScrollAnimation::none());
        }
    });
}

impl Outline {
    /// Comes along with what is selected elsewhere; says whether that must be brought into sight.
    fn follow(&mut self, state: &State) -> bool {
        let Some(element) = state.revealed else { return false };
        let item = Item::Element(element);
        // What is not among the rows for the filter stays out of sight.
        self.unfold_to(state, item);
        self.refresh(state);
        let moved = self.cursor != Some(item);
        self.cursor = Some(item);
        moved
    }
}

#[expect(clippy::too_many_arguments, reason = "a row, what it shows and where actions go")]
fn one(
    ui: &Ui,
    state: &State,
    outline: &mut Outline,
    row: Row,
    rect: ScreenRect,
    tree: &egui::Response,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    let response = ui.interact(rect, Id::unique(("outline", row.item)), Sense::CLICK);
    let (name, besides) = (words::name(state, row.item), words::besides(state, row.item));
    let selected = element(row.item).is_some_and(|id| state.selection.contains(&id));
    tell(ui, state, outline, row, &response, &name, selected);
    let painter = ui.painter();
    let fill = if selected { Some(Role::Selected) } else { response.hovered().then_some(Role::Hover) };
    if let Some(fill) = fill {
        painter.rect_filled(rect, CornerRadius::same(5), look.color(fill));
    }
    if selected {
        badges::chosen(painter, rect, look);
    }
    if tree.has_focus() && outline.cursor == Some(row.item) {
        let pen = Stroke::new(1.5, look.color(Role::Accent));
        painter.rect_stroke(rect.shrink(1.0), CornerRadius::same(5), pen, StrokeKind::Inside);
        ui.ctx().accesskit_node_builder(tree.id, |node| node.set_active_descendant(response.id.accesskit_id()));
    }
    let middle = rect.center().y;
    let left = rect.left() + 4.0 + STEP * f32::from(row.depth);
    let fold = ScreenRect::from_center_size(pos2(left + 6.0, middle), vec2(16.0, ROW));
    if row.has_children {
        painter.add(triangle(fold.center(), row.open, look));
    }
    sign(ui, state, row.item, pos2(left + 15.0, middle - SIGN / 2.0), look);
    let right = end(ui, state, outline, row.item, rect, look);
    let text = left + 15.0 + SIGN + 5.0;
    let short = ellipsis(&name, NAME, false, right - text - 4.0);
    let ink = look.color(if row.item == Item::Outside { Role::Secondary } else { Role::Text });
    painter.text(pos2(text, middle), Align2::LEFT_CENTER, &short, fonts::regular(NAME), ink);
    let after = text + width(&short, NAME, false) + 6.0;
    // A few letters of it would say nothing; the tip has all of it.
    if let Some(besides) = besides.as_ref().filter(|_| right - after > 48.0) {
        let besides = ellipsis(besides, SMALL, false, right - after - 4.0);
        painter.text(
            pos2(after, middle),
            Align2::LEFT_CENTER,
            besides,
            fonts::regular(SMALL),
            look.color(Role::Secondary),
        );
    }
    if response.clicked() {
        tree.request_focus();
        let on_fold = response.interact_pointer_pos().is_some_and(|pointer| fold.contains(pointer));
        outline.cursor = Some(row.item);
        match element(row.item) {
            Some(id) if !(on_fold && row.has_children) => actions.push(Action::Reveal(id)),
            _ if row.has_children => outline.toggle(state, row.item),
            _ => {}
        }
    }
    if response.double_clicked()
        && let Some(id) = element(row.item)
    {
        actions.push(Action::StartRename(id));
    }
    if let Some(id) = element(row.item) {
        let is_current = tree.has_focus() && outline.cursor == Some(row.item);
        let opens = is_current && menus::asked_by_keys(ui.ctx());
        if opens || response.secondary_clicked() {
            outline.cursor = Some(row.item);
            outline.menu = Target::of(state, About::Element(id), actions).unwrap_or_default();
        }
        menus::at(&response, opens, |ui| context::content(ui, state, &outline.menu, actions));
    }
    let full = besides.map_or_else(|| name.clone(), |besides| format!("{name} {besides}"));
    if short != name || full != name {
        response.on_hover_text(full);
    }
}

/// Tells assistive technology what stands there, how deep, and whether it is unfolded.
fn tell(ui: &Ui, state: &State, outline: &Outline, row: Row, response: &egui::Response, name: &str, selected: bool) {
    let mut aloud = name.to_owned();
    if let Some(coverage) = coverage(state, row.item) {
        aloud = format!("{aloud} {}", coverage.say(state.lang()));
    }
    let findings = element(row.item).and_then(|id| outline.findings.get(&id)).copied().unwrap_or_default();
    if findings > 0 {
        aloud = format!("{aloud} {} {findings}", tr(state.lang(), "register-findings"));
    }
    response.widget_info(|| WidgetInfo::selected(egui::Role::TreeItem, true, selected, &aloud));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(usize::from(row.depth) + 1);
        if row.has_children {
            node.set_expanded(row.open);
        }
    });
}

/// How far a flow or a zone is covered.
fn coverage(state: &State, item: Item) -> Option<Coverage> {
    let analysis = state.document.analysis();
    match item {
        Item::Element(ElementId::Flow(id)) => analysis.flows.get(&id).map(|flow| flow.coverage),
        Item::Element(ElementId::Zone(id)) => analysis.areas.zones.get(&id).map(Area::step),
        Item::Element(_) | Item::Outside => None,
    }
}

/// What stands at the end of a row: how far a flow or a zone is covered, how many findings there are. Answers where it begins.
fn end(ui: &Ui, state: &State, outline: &Outline, item: Item, rect: ScreenRect, look: &Look) -> f32 {
    let mut right = rect.right() - 6.0;
    let middle = rect.center().y;
    if let Some(coverage) = coverage(state, item) {
        badges::coverage_at(ui, look, coverage, pos2(right - 5.0, middle));
        right -= 16.0;
    }
    let findings = element(item).and_then(|id| outline.findings.get(&id)).copied().unwrap_or_default();
    if findings > 0 {
        let text = findings.to_string();
        let wide = width(&text, SMALL, false) + 9.0;
        let chip = ScreenRect::from_min_max(pos2(right - wide, middle - 7.5), pos2(right, middle + 7.5));
        ui.painter().rect_filled(chip, CornerRadius::same(7), look.color(Role::Sunken));
        let ink = look.color(Role::Text);
        ui.painter().text(chip.center(), Align2::CENTER_CENTER, text, fonts::regular(SMALL), ink);
        right -= wide + 4.0;
    }
    right
}

fn triangle(middle: egui::Pos2, open: bool, look: &Look) -> Shape {
    let corners: [(f32, f32); 3] =
        if open { [(-4.0, -2.0), (4.0, -2.0), (0.0, 3.5)] } else { [(-2.0, -4.0), (3.5, 0.0), (-2.0, 4.0)] };
    let points = corners.iter().map(|&(x, y)| middle + vec2(x, y)).collect();
    Shape::convex_polygon(points, look.color(Role::Secondary), Stroke::NONE)
}

/// The sign before a name: the icon of an element's kind, a frame in the colour of a zone's, the arrow of a flow.
fn sign(ui: &Ui, state: &State, item: Item, corner: egui::Pos2, look: &Look) {
    let camera =
        Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: ScreenRect::from_min_size(corner, vec2(SIGN, SIGN)) };
    let painter = ui.painter().clone();
    let mut brush = Brush::new(&painter, &camera, look);
    let (project, catalog) = (state.project(), state.catalog());
    let pen = |role| crate::scene::primitive::Stroke { ink: Ink::of(role), width: 1.4 };
    let frame = |role, dashed| Primitive::Rect {
        rect: Rect(1.0, 2.0, SIGN - 2.0, SIGN - 4.0),
        radius: 2.5,
        fill: Some(Ink { role, opacity: 0.14 }),
        stroke: Some(pen(role)),
        dashed,
    };
    match item {
        Item::Outside => brush.paint(&frame(Role::Line, true)),
        Item::Element(ElementId::Zone(id)) => {
            let kind = project.zones.get(&id).and_then(|zone| catalog.zone_kinds.get(&zone.kind));
            let role = kind.and_then(|kind| Role::named(&kind.color)).unwrap_or(Role::Line);
            brush.paint(&frame(role, false));
        }
        Item::Element(ElementId::Node(id)) => {
            let kind = project.nodes.get(&id).and_then(|node| catalog.node_kinds.get(&node.kind));
            if let Some((icon, kind)) = kind.and_then(|kind| Some((IconId::named(&kind.icon)?, kind))) {
                let rect = Rect(0.0, 0.0, SIGN, SIGN);
                brush.paint(&Primitive::Icon { icon, rect, ink: Ink::of(kind.group.into()) });
            }
        }
        Item::Element(ElementId::Flow(_)) => {
            let middle = SIGN / 2.0;
            let points = vec![Point(1.0, middle), Point(SIGN - 4.0, middle)];
            brush.paint(&Primitive::Line { points, stroke: pen(Role::Secondary), dashed: false });
            let head = [(-5.5, -3.0), (-0.5, 0.0), (-5.5, 3.0)];
            let points = head.iter().map(|&(x, y)| Point(SIGN + x, middle + y)).collect();
            brush.paint(&Primitive::Polygon { points, fill: Ink::of(Role::Secondary) });
        }
        Item::Element(_) => brush.paint(&frame(Role::NoteBorder, false)),
    }
    brush.finish();
}
