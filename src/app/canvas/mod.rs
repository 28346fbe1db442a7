//! The canvas: the scene painted, and the pointer turned into actions.
//!
//! [`paint`] turns the scene's primitives into egui's shapes, [`far`] those of a large drawing in which no words can be read, as one mesh: a `picture`, from far away of the triangles of `ribbon`;
//! [`mod@pointer`] is the state machine from presses and drags to
//! actions with what a drag is doing ([`gesture`]), a click asks for (`click`) and the pointer looks like (`cursor`), [`mod@cycle`] what repeated clicks select, [`wheel`] how much nearer the wheel brings the drawing, [`drift`] moves the paper at its border, [`stretch`] is the frame a
//! handle asks for, [`arrow`] what the selected arrow can be dragged by, [`guides`] where a drag comes to rest; [`marks`] paints
//! what shows selection and gestures (`beam` along arrows), `hits` what the search has found, [`flash`] what undo and redo have changed, [`changes`] what differs from another version, [`trail`] what a next step is about, [`minimap`] the whole drawing in a corner; [`rename`] is the field for typing a name in place, [`label_edit`] that for what an arrow
//! does and carries, `label_place` where it stands, `beside` how a list finds that; [`chooser`] offers what is drawn next where the hand is; [`context`] has the menus of the
//! right button, each of a [`target`]. [`keys`] is what can be done without a pointer, in the [`order`] in which things are read, [`mod@focus`] paints
//! where the keyboard is, [`room`] keeps where there is room for what they place, [`hint`] says which keys do what, `tip` what the pointer would do to a bend; [`access`] tells assistive technology what stands where.

pub mod access;
pub mod arrow;
pub mod aside;
mod beam;
mod beside;
pub mod changes;
pub mod chooser;
mod click;
pub mod context;
mod cursor;
pub mod cycle;
pub mod drift;
pub mod far;
pub mod flash;
pub mod focus;
pub mod found;
pub mod gesture;
pub mod guides;
pub mod hint;
mod hits;
pub mod keys;
mod keys_held;
pub mod label_edit;
mod label_place;
pub mod marks;
pub mod minimap;
pub mod order;
pub mod paint;
mod picture;
pub mod pointer;
pub(super) mod reach;
pub mod rename;
mod ribbon;
pub mod room;
pub mod stretch;
pub mod target;
mod tip;
pub mod trail;
pub mod wheel;

use egui::{EventFilter, Id, Rect as ScreenRect, Sense, Ui, WidgetInfo};

use super::action::Action;
use super::focus::{Keyed, canvas_id};
use super::look::Look;
use super::state::State;
use crate::scene::{Detail, View};
use crate::text::tr;
use aside::Aside;
use far::Far;
use gesture::Gesture;
use keys::Order;
use minimap::Minimap;
use pointer::Pointer;
use room::Room;
use target::{About, Target};

/// What the canvas remembers from frame to frame.
#[derive(Default)]
pub struct Canvas {
    /// What the pointer is doing.
    pub pointer: Pointer,
    /// The order in which elements are read.
    pub order: Order,
    /// What the menu is to be opened of.
    pub menu_of: Option<About>,
    far: Far,
    minimap: Minimap,
    room: Room,
    aside: Aside,
}

impl Canvas {
    /// Whether something is dragged, on the drawing or in the minimap, which Escape gives up.
    pub fn is_held(&self) -> bool {
        self.pointer.gesture != Gesture::None || self.minimap.is_held()
    }
}

/// Shows the canvas in all the room there is, and tells what the person wants.
pub fn show(ui: &mut Ui, state: &State, canvas: &mut Canvas, look: &Look, actions: &mut Vec<Action>) {
    let Canvas { pointer, order, menu_of, far, minimap, room, aside } = canvas;
    let rect = ui.available_rect_before_wrap();
    let response = ui.interact(rect, canvas_id(), Sense::click_and_drag());
    ui.advance_cursor_after_rect(rect);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::List, true, tr(state.lang(), "canvas-name")));
    ui.ctx().accesskit_node_builder(canvas_id(), egui::accesskit::Node::set_multiselectable);
    // The canvas is one stop for the tab key, except while that goes from handle to handle; arrows walk about inside it,
    // and Escape does not leave it.
    // While a menu is open they are the menu's.
    let free = !egui::Popup::is_any_open(ui.ctx());
    let tab = state.focus.keyed.is_some_and(Keyed::reshapes);
    let own = EventFilter { tab, horizontal_arrows: free, vertical_arrows: free, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(canvas_id(), own));
    if response.gained_focus() {
        actions.push(Action::ShowFocus(true));
        if state.focus.element.is_none() {
            actions.extend(keys::first(state, order).map(Action::Focus));
        }
    }

    let mut clipped = ui.new_child(egui::UiBuilder::new().max_rect(rect).accessibility_parent(canvas_id()));
    clipped.set_clip_rect(rect.intersect(ui.clip_rect()));
    let painter = clipped.painter().clone();
    painter.rect_filled(rect, 0.0, look.color(crate::scene::Role::Ground));
    if state.visible.grid {
        paint::grid(&painter, &state.camera, look);
    }
    changes::beneath(&painter, state, look);
    let view = View { visible: state.camera.visible(), zoom: state.camera.zoom, overlay: state.overlay };
    let is_far = view.detail() <= Detail::Low;
    // To leave out a mesh that is out of sight, egui goes over all its vertices. That of a view from afar has more than all
    // else together, and is in sight.
    ui.ctx().tessellation_options_mut(|options| options.coarse_tessellation_culling = !is_far);
    if is_far {
        far.paint(&painter, state, &view, look);
    } else {
        far.forget();
        let mut brush = paint::Brush::new(&painter, &state.camera, look);
        state.document.sheet().paint(&view, &mut |primitive| brush.paint(primitive));
        brush.finish();
    }

    // What a press ends comes before what it begins.
    let before = actions.len();
    pointer.update(&clipped, &response, state, actions);
    tip::show(&response, state, pointer);
    changes::ghosts(&painter, state, look);
    changes::marks(&painter, state, look);
    hits::paint(&painter, state, look);
    trail::show(&painter, state, rect, look);
    flash::show(&clipped, &painter, state, look);
    marks::selection(&painter, state, look);
    marks::gesture(&painter, state, pointer, look);
    let keyed = focus::paint(&painter, state, pointer, room, response.has_focus(), look);
    if let Some(element) = access::describe(&mut clipped, state, order, actions) {
        *menu_of = Some(About::Element(element));
    }
    changes::describe(&clipped, state);
    if state.project().is_blank() {
        marks::empty_hint(&painter, state, look);
    }
    let dragged = pointer.at.filter(|_| pointer.gesture != Gesture::None).map(|at| state.camera.to_screen(at));
    let mut busy: Vec<_> = dragged.map(|at| ScreenRect::from_min_max(at, at)).into_iter().collect();
    busy.extend(keyed.into_iter().flat_map(|keyed| aside::kept_free(state, keyed)));
    minimap::show(&clipped, &painter, state, minimap, &busy, look, actions);
    found::show(&clipped, state, look);
    let mut typed = Vec::new();
    rename::show(&mut clipped, state, look, &mut typed);
    label_edit::show(&clipped, state, look, &mut typed);
    chooser::show(&clipped, state, look, &mut typed);
    if let Some(keyed) = keyed {
        hint::show(&clipped, state, keyed, aside, order, look, &mut typed);
    } else {
        *aside = Aside::default();
    }
    actions.splice(before..before, typed);
    let asked = menu_of.take().and_then(|about| Target::of(state, about, actions));
    let opens = asked.is_some();
    if let Some(target) = asked {
        pointer.menu = target;
    }
    context::show(&response, state, pointer, opens, actions);
}

/// Tells assistive technology what has just happened.
pub fn spoken(ui: &Ui, state: &State) {
    let corner = egui::Rect::from_min_size(state.camera.canvas.left_bottom(), egui::vec2(1.0, 1.0));
    let response = ui.interact(corner, Id::unique("spoken"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &state.spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
        node.set_value(state.spoken.as_str());
    });
}
