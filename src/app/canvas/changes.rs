//! What has changed since the version compared with: rings and marks on what is new or different, ghosts of what is gone.

use egui::{
    Color32, Id, Painter, Rect as ScreenRect, Role as Accessible, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use super::paint::Brush;
use super::reach::ring;
use crate::analysis::Fate;
use crate::app::badges;
use crate::app::comparing::standing::{Compared, Comparing};
use crate::app::look::Look;
use crate::app::state::State;
use crate::model::{ElementId, Rect};
use crate::register::Term;
use crate::text::tr_with;

/// More ghosts than this cannot be told apart aloud and are left to the register.
const MOST: usize = 200;

/// What is known of the comparison of the document in front.
fn compared(state: &State) -> Option<&Compared> {
    state.document.comparing.as_ref().and_then(Comparing::compared)
}

/// Paints what lies under the drawing: where something stood, and bands behind flows that are new or say something else.
pub fn beneath(painter: &Painter, state: &State, look: &Look) {
    let Some(compared) = compared(state) else { return };
    let visible = state.camera.visible();
    let mut brush = Brush::new(painter, &state.camera, look);
    let seen = compared.changes.moved.iter().filter(|ghost| ghost.bounds.overlaps(visible));
    seen.flat_map(|ghost| &ghost.primitives).for_each(|primitive| brush.paint(primitive));
    brush.finish();
    for (element, fate) in compared.fates().filter(|(_, fate)| !matches!(fate, Fate::Removed | Fate::Redrawn)) {
        let ElementId::Flow(id) = element else { continue };
        let Some(flow) = state.document.sheet().geometry().flows.get(&id) else { continue };
        if state.frame(element).is_some_and(|frame| visible.overlaps(frame.grown(12.0))) {
            let points: Vec<_> = flow.route.iter().map(|&point| state.camera.to_screen(point)).collect();
            painter.add(Shape::line(points, Stroke::new(6.0, look.color(fate.into()).gamma_multiply(0.25))));
        }
    }
}

/// Paints the ghosts of what is gone.
pub fn ghosts(painter: &Painter, state: &State, look: &Look) {
    let Some(compared) = compared(state) else { return };
    let visible = state.camera.visible();
    let seen = || compared.changes.ghosts.iter().filter(|ghost| ghost.bounds.overlaps(visible));
    let mut brush = Brush::new(painter, &state.camera, look);
    seen().flat_map(|ghost| &ghost.primitives).for_each(|primitive| brush.paint(primitive));
    brush.finish();
    for ghost in seen() {
        badge(painter, state, look, ghost.area, Fate::Removed, matches!(ghost.element, ElementId::Flow(_)));
    }
}

/// Paints rings and marks on what is new or says something else; what only stands elsewhere has a mark and no ring.
pub fn marks(painter: &Painter, state: &State, look: &Look) {
    let Some(compared) = compared(state) else { return };
    let visible = state.camera.visible();
    for (element, fate) in compared.fates().filter(|(_, fate)| *fate != Fate::Removed) {
        let Some(frame) = state.frame(element).filter(|frame| visible.overlaps(frame.grown(12.0))) else { continue };
        let color = look.color(fate.into());
        if let ElementId::Flow(id) = element {
            let Some(flow) = state.document.sheet().geometry().flows.get(&id) else { continue };
            let Some(label) = flow.label else { continue };
            outline(painter, state.camera.rect_to_screen(label).expand(3.0), fate, color);
            badge(painter, state, look, label, fate, true);
        } else {
            outline(painter, state.camera.rect_to_screen(frame).expand(ring(element) + 1.5), fate, color);
            badge(painter, state, look, frame, fate, false);
        }
    }
}

/// A ring: whole round what is new, dashed round what says something else.
fn outline(painter: &Painter, rect: ScreenRect, fate: Fate, color: Color32) {
    let pen = Stroke::new(2.0, color);
    match fate {
        Fate::Added => {
            painter.rect_stroke(rect, 8.0, pen, StrokeKind::Middle);
        }
        Fate::Changed => {
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(Shape::dashed_line(&corners, pen, 9.0, 4.0));
        }
        Fate::Removed | Fate::Redrawn => {}
    }
}

/// The mark on a corner: of a node or zone the upper left one, of a flow the upper right one, where no other mark is.
fn badge(painter: &Painter, state: &State, look: &Look, area: Rect, fate: Fate, on_flow: bool) {
    const SMALLEST: f32 = 0.75;
    let rect = state.camera.rect_to_screen(area);
    let at = if on_flow { rect.right_top() + vec2(4.0, -2.0) } else { rect.left_top() };
    let zoom = state.camera.zoom.clamp(SMALLEST, 1.25);
    badges::fate_at(painter, at, zoom, look, fate, state.lang());
}

/// Tells assistive technology of the ghosts in sight.
pub fn describe(ui: &Ui, state: &State) {
    let Some(compared) = compared(state) else { return };
    let visible = state.camera.visible();
    let ghosts = compared.changes.ghosts.iter().zip(&compared.gone);
    let gone = ghosts.map(|(ghost, name)| (ghost, with_fate(state, name, Fate::Removed)));
    let moved = compared.changes.moved.iter().zip(&compared.moved);
    let stood = |name: &String| tr_with(state.lang(), "access-stood", &[("element", name.as_str().into())]);
    let moved = moved.map(|(ghost, name)| (ghost, stood(name)));
    for (ghost, told) in gone.chain(moved).filter(|(ghost, _)| ghost.area.overlaps(visible)).take(MOST) {
        let rect = state.camera.rect_to_screen(ghost.area).intersect(state.camera.canvas);
        let response = ui.interact(rect, Id::unique(("ghost", ghost.element)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Accessible::Label, true, &told));
    }
}

/// What an element is called aloud while versions are compared.
pub fn told(state: &State, element: ElementId, name: String) -> String {
    match compared(state).and_then(|compared| compared.fate(element)) {
        Some(fate) => with_fate(state, &name, fate),
        None => name,
    }
}

fn with_fate(state: &State, name: &str, fate: Fate) -> String {
    let lang = state.lang();
    tr_with(lang, "access-change", &[("element", name.into()), ("fate", fate.say(lang).into())])
}

/// How many elements have each fate that is marked on the drawing; nothing where nothing is compared.
pub fn counts(state: &State) -> &[(Fate, usize)] {
    compared(state).map_or(&[], |compared| &compared.changes.counts)
}
