//! How large the field on an arrow's label is, and where it stands: on the canvas wherever that has room for it.

use egui::{Id, Pos2, Rect as ScreenRect, Ui, Vec2, vec2};

use super::beside::{self, Around};
use crate::app::camera::Camera;
use crate::app::label::act::Part;
use crate::app::label::standing::Labelling;
use crate::app::state::State;
use crate::model::{ElementId, Flow, FlowId, NodeId, Rect};

/// The width of the field, and of the one for data, where a row says the name of new data and its class; and the height of
/// a row, in screen points.
const WIDTH: f32 = 230.0;
const WIDE: f32 = 340.0;
pub(super) const ROW: f32 = 23.0;

/// How many rows are in sight: at least, as long as the window has room for them, and once somebody looks for something.
pub(super) const LEAST: f32 = 5.0;
pub(super) const ROWS: f32 = 6.5;

/// The margin around all of it, and what stands above and below the list, in screen points.
pub(super) const MARGIN: Vec2 = vec2(8.0, 7.0);
const AROUND: f32 = 70.0;
/// The height of what the flow carries, each, and of the line with its phases, in screen points.
const CHIP: f32 = 24.0;
const PHASES: f32 = 22.0;

/// How much it counts that the node the arrow comes from is covered, the one it leads to, and all others together.
const SOURCE: f32 = 6.0;
const TARGET: f32 = 3.0;
const OTHERS: f32 = 2.0;

/// How large the field is, in screen points.
pub(super) struct Size {
    /// Without its margin.
    pub(super) width: f32,
    /// What there is besides the list.
    around: f32,
    /// The list at least, and at best.
    rows: (f32, f32),
}

impl Size {
    pub(super) fn of(field: &Labelling, flow: &Flow) -> Self {
        let (chips, line) = match field.part() {
            Part::Verb => (0, 0.0),
            Part::Data => (flow.data.len(), PHASES),
            Part::Phase => (flow.phases.len(), 0.0),
        };
        let is_data = field.part() == Part::Data;
        let count = field.listed().len() as f32;
        // New data has a row for each class it can be of, so that there are always some.
        let rows = |most: f32| ROW * if is_data { most } else { most.min(count) };
        let around = AROUND + line + CHIP * chips as f32;
        Self { width: if is_data { WIDE } else { WIDTH }, around, rows: (rows(LEAST), rows(ROWS)) }
    }
}

/// Where the field may stand: on the canvas, and where that has no room for it, on what is beside it or above and below as
/// well.
pub(super) fn room(canvas: ScreenRect, window: ScreenRect, size: &Size) -> ScreenRect {
    const MARGIN: f32 = 4.0;
    let (canvas, window) = (canvas.shrink(MARGIN), window.shrink(MARGIN));
    let wide = canvas.width() >= size.width + 2.0 * self::MARGIN.x;
    let high = canvas.height() >= size.around + size.rows.0;
    let across = if wide { canvas.x_range() } else { window.x_range() };
    ScreenRect::from_x_y_ranges(across, if high { canvas.y_range() } else { window.y_range() })
}

/// What the place of the field depends on, and the place: it stays where it is while something is typed.
type Placed = (FlowId, Part, [i32; 6], usize, Pos2, f32);

/// Where the field stands, and how high its list may be.
#[expect(clippy::too_many_arguments, reason = "what it is about, and the room it has")]
pub(super) fn place(
    ui: &Ui,
    state: &State,
    field: &Labelling,
    flow: &Flow,
    camera: &Camera,
    label: Rect,
    room: ScreenRect,
    size: &Size,
) -> (Pos2, f32) {
    let memory = Id::unique("label-field-place");
    let chips = match field.part() {
        Part::Verb => 0,
        Part::Data => flow.data.len(),
        Part::Phase => flow.phases.len(),
    };
    let label = camera.rect_to_screen(label);
    let spot = [label.left(), label.top(), room.left(), room.top(), room.width(), room.height()];
    let spot = spot.map(|place| place.round() as i32);
    let known = ui.data(|data| data.get_temp::<Placed>(memory));
    if let Some((id, part, seen, carried, at, height)) = known
        && (id, part, seen, carried) == (field.flow, field.part(), spot, chips)
        && field.focused
    {
        return (at, height);
    }
    let sheet = state.document.sheet();
    let nodes = sheet.visible(camera.visible()).filter_map(|(element, rect)| match element {
        ElementId::Node(node) => Some((node, camera.rect_to_screen(rect))),
        _ => None,
    });
    let nodes: Vec<_> = nodes.collect();
    let other = OTHERS / nodes.len().max(10) as f32;
    let weight = |node: NodeId| match node {
        _ if node == flow.from => SOURCE,
        _ if node == flow.to => TARGET,
        _ => other,
    };
    let avoid: Vec<(ScreenRect, f32)> = nodes.into_iter().map(|(node, rect)| (rect, weight(node))).collect();
    let around = Around { about: label, window: room, canvas: camera.canvas, avoid: &avoid };
    let heights = (size.around + size.rows.0, size.around + size.rows.1);
    let (at, height) = beside::place(&around, size.width + 2.0 * MARGIN.x, heights);
    let height = (height - size.around).max(ROW);
    let placed: Placed = (field.flow, field.part(), spot, chips, at, height);
    ui.data_mut(|data| data.insert_temp(memory, placed));
    (at, height)
}
