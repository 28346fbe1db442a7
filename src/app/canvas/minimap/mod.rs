//! The small map in a corner of the canvas: all that is drawn, and which part of it is in sight. A press or a drag in it
//! moves the view, the wheel zooms.
//!
//! It is there only while a part of the drawing is out of sight, always in the same corner, and gives way to what is dragged
//! towards it, or aimed at under it by keys; what is selected under it is seen through it. `raster` makes its picture, which is kept until the drawing
//! changes.

mod raster;

use std::time::Duration;

use egui::{
    Color32, CornerRadius, CursorIcon, Id, Key, Painter, PointerButton, Pos2, Rect as ScreenRect, Sense, Stroke,
    StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use raster::Raster;

use crate::app::action::Action;
use crate::app::camera::Place;
use crate::app::canvas::wheel;
use crate::app::command::Command;
use crate::app::look::Look;
use crate::app::state::State;
use crate::app::{menu, menus};
use crate::model::{Point, Rect, Vector};
use crate::scene::{Overlay, Role};
use crate::text::tr;

/// Its largest size, and how far from the border of the canvas it stands, in screen points.
const LARGEST: Vec2 = vec2(210.0, 140.0);
const APART: f32 = 12.0;

/// The largest part of the canvas, across and down, that it takes up.
const SHARE: f32 = 0.3;

/// How much of what is selected under it is seen through it, while the pointer is elsewhere.
const THROUGH: f32 = 0.7;

/// On a canvas that leaves it less than this there is none.
const SMALLEST: f32 = 48.0;

/// The paper left free round the drawing in it, in screen points.
const MARGIN: f32 = 5.0;

/// How long the picture of a large drawing stays while that changes in every frame, in seconds.
const STAYS: f64 = 0.3;

/// With more elements than this a drawing is large.
const LARGE: usize = 1_500;

/// How many figures of such a drawing are painted in a frame, so that none of them takes noticeably longer than others.
const PART: usize = 1_000;

/// What the minimap remembers from frame to frame.
#[derive(Default)]
pub struct Minimap {
    picture: Option<Picture>,
    /// The next picture of a large drawing.
    next: Option<Next>,
    /// What is being dragged in it.
    grip: Option<Grip>,
    /// Whether another button has ended that, and not all are up yet.
    spent: bool,
    /// Whether it was wanted in the last frame.
    wanted: bool,
}

/// The picture, and what it was made of.
struct Picture {
    texture: TextureHandle,
    world: Rect,
    of: Basis,
    made: f64,
}

/// A picture that is being painted, and what it is of: of what changes meanwhile it may show some and not the rest, and is
/// followed by another one.
struct Next {
    raster: Raster,
    world: Rect,
    of: Basis,
}

#[derive(PartialEq)]
struct Basis {
    document: u64,
    generation: u64,
    overlay: Overlay,
    colors: [Color32; 3],
    size: [usize; 2],
}

/// A drag in the minimap.
struct Grip {
    /// From the pointer to the middle of what is in sight, in the world.
    to_middle: Vector,
    /// Where the view was when it began.
    from: Place,
}

/// Shows it, where it is switched on and has something to tell. `busy` is where a drag on the canvas is, or what keys move or aim at.
pub fn show(
    ui: &Ui,
    painter: &Painter,
    state: &State,
    map: &mut Minimap,
    busy: &[ScreenRect],
    look: &Look,
    actions: &mut Vec<Action>,
) {
    let Some(world) = state.bounds().filter(|_| state.visible.minimap) else { return };
    let Some(rect) = place(state, world) else { return };
    let in_the_way = busy.iter().any(|busy| rect.expand(24.0).intersects(*busy));
    let held = map.grip.is_some();
    // While a layout glides into place, what is out of sight for a moment does not call it up.
    let not_yet = state.auto.is_gliding() && !map.wanted;
    let wanted = held || (!state.camera.visible().contains_rect(world) && !in_the_way && !not_yet);
    map.wanted = wanted;
    let shown = ui.ctx().animate_bool_responsive(Id::unique("minimap-shown"), wanted);
    if shown <= 0.0 {
        return;
    }
    let used = held || ui.ctx().pointer_latest_pos().is_some_and(|pointer| rect.contains(pointer));
    let thin = ui.ctx().animate_bool_responsive(Id::unique("minimap-thin"), !used && covers_selected(state, rect));
    let shown = shown * (1.0 - thin * THROUGH);
    map.refresh(ui, state, look, rect, world);
    let Some(picture) = &map.picture else { return };
    let inner = rect.shrink(MARGIN);
    let view = Mapping { inner, world: picture.world };
    let tint = Color32::WHITE.gamma_multiply(shown);
    let border = Stroke::new(1.0, look.color(Role::Line).gamma_multiply(shown));
    painter.rect(
        rect,
        CornerRadius::same(6),
        look.color(Role::Panel).gamma_multiply(shown),
        border,
        StrokeKind::Outside,
    );
    let whole = ScreenRect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    painter.image(picture.texture.id(), inner, whole, tint);
    let accent = look.color(Role::Accent);
    let frame = view.to_screen(state.camera.visible());
    let frame = ScreenRect::from_center_size(frame.center(), frame.size().max(vec2(6.0, 6.0))).intersect(rect);
    if frame.is_positive() {
        let pen = Stroke::new(1.5, accent.gamma_multiply(shown));
        painter.rect(frame, CornerRadius::same(2), accent.gamma_multiply(0.1 * shown), pen, StrokeKind::Inside);
    }
    if wanted {
        map.respond(ui, state, rect, frame, &view, actions);
    }
}

impl Minimap {
    /// Makes the picture anew where the drawing has changed; of a large one not in every frame of a drag.
    fn refresh(&mut self, ui: &Ui, state: &State, look: &Look, rect: ScreenRect, world: Rect) {
        let pixels = rect.shrink(MARGIN).size() * ui.ctx().pixels_per_point();
        let document = &state.document;
        let of = Basis {
            document: document.identity(),
            generation: document.generation(),
            overlay: state.overlay,
            colors: [Role::Panel, Role::Text, Role::Node].map(|role| look.color(role)),
            size: [(pixels.x.round() as usize).max(1), (pixels.y.round() as usize).max(1)],
        };
        let now = ui.input(|input| input.time);
        if let Some(picture) = &self.picture {
            if picture.of == of {
                self.next = None;
                return;
            }
            let project = state.project();
            let only_changed = Basis { generation: of.generation, ..picture.of.copy() } == of;
            let young = (0.0..STAYS).contains(&(now - picture.made));
            if only_changed && project.nodes.len() + project.flows.len() > LARGE {
                if young {
                    ui.ctx().request_repaint_after(Duration::from_secs_f64(STAYS));
                    return;
                }
                let begun = self.next.take().filter(|next| Basis { generation: of.generation, ..next.of.copy() } == of);
                let mut next = begun.unwrap_or_else(|| Next {
                    raster: Raster::new(world, state.overlay, look, of.size),
                    world,
                    of,
                });
                if next.raster.go_on(document.sheet(), look, PART) {
                    self.finish(ui, next, now);
                } else {
                    self.next = Some(next);
                    ui.ctx().request_repaint();
                }
                return;
            }
        }
        let mut raster = Raster::new(world, state.overlay, look, of.size);
        raster.go_on(document.sheet(), look, usize::MAX);
        self.finish(ui, Next { raster, world, of }, now);
    }

    fn finish(&mut self, ui: &Ui, Next { raster, world, of }: Next, made: f64) {
        let texture = ui.ctx().load_texture("minimap", raster.image(), TextureOptions::LINEAR);
        self.picture = Some(Picture { texture, world, of, made });
        self.next = None;
    }

    fn respond(
        &mut self,
        ui: &Ui,
        state: &State,
        rect: ScreenRect,
        frame: ScreenRect,
        view: &Mapping,
        actions: &mut Vec<Action>,
    ) {
        let response = ui.interact(rect, Id::unique("minimap"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, tr(state.lang(), "command-minimap")));
        if self.is_interrupted(ui, actions) {
            return;
        }
        menus::of(&response, |ui| {
            use Command as C;
            menu::items(ui, state, actions, &[C::ZoomFit, C::ZoomReset, C::ZoomSelection, C::GoBack, C::GoForward]);
            ui.separator();
            menu::switches(ui, state, actions, &[C::ToggleMinimap, C::MinimapLeft]);
        });
        let pointer = response.interact_pointer_pos();
        if let Some(pointer) = pointer
            && response.drag_started()
        {
            let from = state.camera.place();
            let pressed = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            let taken = frame.contains(pressed);
            let to_middle = if taken { view.to_world(pressed).to(from.middle) } else { Vector(0.0, 0.0) };
            self.grip = Some(Grip { to_middle, from });
        }
        if let Some(grip) = &self.grip {
            if let Some(pointer) = pointer.filter(|_| response.dragged()) {
                let at = view.to_world(pointer);
                let middle = Point(at.0 + grip.to_middle.0, at.1 + grip.to_middle.1);
                actions.push(Action::LookAt { middle, jump: false });
            } else {
                actions.push(Action::CameFrom(grip.from));
                self.grip = None;
            }
        }
        if let Some(pointer) = pointer
            && response.clicked()
        {
            actions.push(Action::LookAt { middle: view.to_world(pointer), jump: true });
        }
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::PointingHand });
            let scrolled = ui.input(egui::InputState::smooth_scroll_delta);
            let factor = wheel::factor(ui, response.id, true) * (scrolled.y / 240.0).exp();
            if (factor - 1.0).abs() > f32::EPSILON {
                actions.push(Action::Zoom(factor, state.camera.canvas.center()));
            }
        }
    }
}

impl Minimap {
    /// Whether something is dragged in it.
    pub fn is_held(&self) -> bool {
        self.grip.is_some()
    }

    /// Whether a drag has been given up by Escape, or because another button was pressed besides: the view is where it
    /// was, and that button opens nothing until all are up.
    fn is_interrupted(&mut self, ui: &Ui, actions: &mut Vec<Action>) -> bool {
        let (other, rests) = ui.input(|input| {
            let pointer = &input.pointer;
            let other =
                pointer.button_pressed(PointerButton::Secondary) || pointer.button_pressed(PointerButton::Middle);
            (other || input.key_pressed(Key::Escape), !pointer.any_down() && !pointer.any_released())
        });
        self.spent &= !rests;
        if other && let Some(grip) = self.grip.take() {
            self.spent = true;
            ui.ctx().stop_dragging();
            actions.push(Action::LookAt { middle: grip.from.middle, jump: false });
        }
        self.spent
    }
}

impl Basis {
    fn copy(&self) -> Self {
        Self { ..*self }
    }
}

/// Where the world is in the minimap.
struct Mapping {
    inner: ScreenRect,
    world: Rect,
}

impl Mapping {
    fn scale(&self) -> f32 {
        (self.inner.width() / self.world.2.max(1.0)).min(self.inner.height() / self.world.3.max(1.0))
    }

    fn to_screen(&self, rect: Rect) -> ScreenRect {
        let scale = self.scale();
        let corner = self.inner.min + vec2(rect.0 - self.world.0, rect.1 - self.world.1) * scale;
        ScreenRect::from_min_size(corner, vec2(rect.2, rect.3) * scale)
    }

    fn to_world(&self, position: Pos2) -> Point {
        let way = (position - self.inner.min) / self.scale();
        Point(self.world.0 + way.x, self.world.1 + way.y)
    }
}

/// Where it stands: below, at the right or where it was sent.
fn place(state: &State, world: Rect) -> Option<ScreenRect> {
    let canvas = state.camera.canvas;
    let room = LARGEST.min(canvas.size() * SHARE) - 2.0 * vec2(MARGIN, MARGIN);
    let scale = (room.x / world.2.max(1.0)).min(room.y / world.3.max(1.0));
    let size = vec2(world.2, world.3) * scale + 2.0 * vec2(MARGIN, MARGIN);
    if room.min_elem() < SMALLEST {
        return None;
    }
    let size = size.max(vec2(SMALLEST, 24.0));
    let left = if state.visible.minimap_left { canvas.left() + APART } else { canvas.right() - APART - size.x };
    Some(ScreenRect::from_min_size(pos2(left, canvas.bottom() - APART - size.y), size))
}

/// Whether it lies over the only thing that is selected.
fn covers_selected(state: &State, rect: ScreenRect) -> bool {
    let selected = state.only_selected().and_then(|element| state.frame(element));
    selected.is_some_and(|frame| {
        let frame = state.camera.rect_to_screen(frame);
        frame.intersects(rect.expand(8.0)) && !frame.contains_rect(rect)
    })
}
