//! Shows where the keyboard is: a ring round whatever control has it, from the first key until the pointer is used, and
//! sees to it that it comes back from menus and dialogs to where it was.

use egui::{Context, Event, Id, Key, Memory, Rect, Response, Stroke, StrokeKind, Ui, vec2};

use super::focus::{canvas_id, history_id, outline_id};
use super::look::Look;
use super::panes::focus_next;
use crate::scene::Role;

/// How far outside a control the ring is, in screen points.
const OUTSIDE: f32 = 2.0;

/// A control that has kept the keyboard for more passes than this, since a dialog opened, is there to stay: more than the
/// dialog takes to find its size.
const KEPT: u8 = 4;

/// How far a dialog has got the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Not for good, but it kept it for so many passes.
    Waits(u8),
    /// It had it.
    Open,
}

/// The keyboard among controls, from frame to frame.
#[derive(Debug, Default)]
pub struct Ring {
    /// Whether keys are used and not the pointer.
    shown: bool,
    /// What had the keyboard at the end of the last frame.
    last: Option<Id>,
    /// What had it before a menu or a dialog opened, while one is open.
    before: Option<Id>,
    /// Whether a menu or a dialog was open in the last frame.
    over: bool,
    /// The dialog of the last frame.
    dialog: Option<(Id, Stage)>,
}

impl Ring {
    /// To be called before anything is shown: reads whether keys or the pointer are used.
    pub fn read(&mut self, ctx: &Context) {
        let keys = [
            Key::Tab,
            Key::F6,
            Key::F10,
            Key::Enter,
            Key::Space,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Home,
            Key::End,
            Key::PageUp,
            Key::PageDown,
        ];
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::PointerButton { pressed: true, .. } => self.shown = false,
                    Event::Key { key, pressed: true, .. } if keys.contains(key) => self.shown = true,
                    _ => {}
                }
            }
        });
        let back = ctx.input(|input| input.key_pressed(Key::Tab).then_some(input.modifiers.shift));
        if let Some(back) = back {
            ctx.data_mut(|data| data.insert_temp(direction(), back));
        }
    }

    /// To be called before the dialog is shown: one that has just opened, or follows another, gets the keyboard, on its
    /// first control.
    pub fn enter(&mut self, ctx: &Context, dialog: Option<Id>) {
        let before = std::mem::take(&mut self.dialog);
        let Some(dialog) = dialog else { return };
        let known = before.filter(|(known, _)| *known == dialog).map(|(_, stage)| stage);
        let stage = match known {
            None => {
                if before.is_none() {
                    self.before = self.before.or(self.last);
                }
                ctx.memory_mut(focus_next);
                Stage::Waits(0)
            }
            // What got it while the dialog found its size may be another control now, or none.
            Some(Stage::Waits(_)) if ctx.memory(Memory::focused).is_none() => {
                ctx.memory_mut(focus_next);
                ctx.request_repaint();
                Stage::Waits(0)
            }
            Some(Stage::Waits(KEPT) | Stage::Open) => Stage::Open,
            Some(Stage::Waits(kept)) => {
                ctx.request_repaint();
                Stage::Waits(kept + 1)
            }
        };
        self.dialog = Some((dialog, stage));
    }

    /// What has the keyboard, or will have it back when the menu or the dialog that is open closes.
    pub fn home(&self, ctx: &Context) -> Option<Id> {
        if self.over { self.before } else { ctx.memory(Memory::focused) }
    }

    /// To be called after everything was shown: paints the ring, and gives the keyboard back when what lay over the rest
    /// has closed.
    pub fn show(&mut self, ctx: &Context, dialog: bool, look: &Look) {
        let over = dialog || egui::Popup::is_any_open(ctx);
        let focused = ctx.memory(Memory::focused);
        if over && !self.over {
            self.before = self.before.or(self.last);
        } else if !over && self.over {
            let before = self.before.take().filter(|&id| ctx.read_response(id).is_some());
            // What was chosen may have given the keyboard to something else; what had it in there is gone.
            let is_free = focused.is_none() || focused == self.last;
            if let Some(before) = before.filter(|_| self.shown && is_free) {
                ctx.memory_mut(|memory| memory.request_focus(before));
            }
        }
        self.over = over;
        if ctx.data(|data| data.get_temp::<Id>(followed())) != focused {
            ctx.data_mut(|data| data.remove::<Id>(followed()));
        }
        self.last = focused.or(self.last.filter(|_| over));
        if self.shown
            && let Some(id) = focused
            && ![canvas_id(), outline_id(), history_id()].contains(&id)
        {
            paint(ctx, look);
        }
    }
}

/// Gives the keyboard to that control of a dialog which loses nothing, when the dialog asks something new: `question` tells
/// that from what it asked before, where the answer to one question leads to the next.
pub fn begin_at(safe: &Response, question: impl std::hash::Hash + std::fmt::Debug) {
    /// While a dialog finds its size it is shown more than once.
    const PASSES: u64 = 2;
    let (memory, question, pass) =
        (Id::unique("question"), Id::unique(("question", question)), safe.ctx.cumulative_pass_nr());
    let known: Option<(Id, u64, u64)> = safe.ctx.data(|data| data.get_temp(memory));
    let since = known.filter(|&(asked, _, last)| asked == question && last + 1 >= pass).map_or(pass, |known| known.1);
    safe.ctx.data_mut(|data| data.insert_temp(memory, (question, since, pass)));
    if pass < since + PASSES {
        safe.request_focus();
    }
}

/// The control that has the keyboard. While the pointer is pressed or clicks there is none: to look at it then would take
/// the keyboard away from what has just got it by that click.
pub fn focused(ctx: &Context) -> Option<Response> {
    if ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released()) {
        return None;
    }
    ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id))
}

fn paint(ctx: &Context, look: &Look) {
    let Some(response) = focused(ctx) else { return };
    let seen = response.rect.intersect(response.interact_rect);
    if !seen.is_positive() {
        return;
    }
    let painter = ctx.layer_painter(response.layer_id);
    let rect = seen.expand(OUTSIDE);
    let wide = 2.0 * look.lines();
    painter.rect_stroke(rect, 6.0, Stroke::new(wide + 2.0, look.color(Role::Ground)), StrokeKind::Middle);
    painter.rect_stroke(rect, 6.0, Stroke::new(wide, look.color(Role::Accent)), StrokeKind::Middle);
}

fn direction() -> Id {
    Id::unique("tab-goes-back")
}

/// Whether the tab key went backwards when it was pressed last.
pub fn goes_back(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(direction())).unwrap_or(false)
}

/// What was brought into sight last, so that scrolling away from it afterwards is left alone.
fn followed() -> Id {
    Id::unique("followed-by-scrolling")
}

/// Brings the control that has just got the keyboard into sight. To be called at the end of what scrolls.
pub fn follow(ui: &Ui) {
    follow_between(ui, (0.0, 0.0));
}

/// The same where the ends of what scrolls are covered this far, the upper and the lower one.
pub fn follow_between(ui: &Ui, (upper, lower): (f32, f32)) {
    let ctx = ui.ctx();
    let Some(response) = focused(ctx).filter(|response| response.layer_id == ui.layer_id()) else { return };
    let before: Option<Id> = ctx.data(|data| data.get_temp(followed()));
    if before == Some(response.id) || !ui.min_rect().contains(response.rect.center()) {
        return;
    }
    let clip = ui.clip_rect();
    // What is seen elsewhere is no part of what scrolls, whose end may lie behind it out of sight.
    if response.interact_rect.is_positive() && !clip.expand(1.0).contains_rect(response.interact_rect) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(followed(), response.id));
    let open = Rect::from_min_max(clip.min + vec2(0.0, upper), clip.max - vec2(0.0, lower));
    if !open.contains_rect(response.rect) {
        let wanted = response.rect.expand(8.0);
        let wanted = Rect::from_min_max(wanted.min - vec2(0.0, upper), wanted.max + vec2(0.0, lower));
        ui.scroll_to_rect_animation(wanted, None, egui::style::ScrollAnimation::none());
    }
}
