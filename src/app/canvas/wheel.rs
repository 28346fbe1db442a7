//! How much nearer the drawing comes by the wheel with Ctrl held, or by fingers that spread.

use egui::{Event, Id, InputState, MouseWheelUnit, TouchPhase, Ui, emath};

/// How much nearer the drawing comes by one notch of the wheel.
pub const NOTCH: f32 = 1.2;

/// How far fingers go on a trackpad for as much as a notch, in screen points.
const FINGERS: f32 = 40.0;

/// Steps larger than this are those of a wheel, whatever the system says, in screen points.
const STEP: f32 = 8.0;

/// What is left of a notch is done in one when it is less than this.
const REST: f32 = 0.002;

/// The factor of this frame. What a wheel turns is spread over a few frames, so that the eye can follow; what fingers do
/// is followed at once. `of` is what is looked at: nothing is left over for it while the pointer is elsewhere.
pub fn factor(ui: &Ui, of: Id, hovered: bool) -> f32 {
    let key = of.with("wheel");
    if !hovered {
        ui.data_mut(|data| data.remove::<f32>(key));
        return 1.0;
    }
    let before: f32 = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let (turned, spread, passed) = ui.input(|input| (turned(input), spread(input), input.stable_dt.min(0.1)));
    let all = before + turned;
    let part = emath::exponential_smooth_factor(0.9, 0.1, passed);
    let now = if all.abs() < REST { all } else { all * part };
    let left = all - now;
    ui.data_mut(|data| data.insert_temp(key, left));
    if left.abs() > 0.0 {
        ui.ctx().request_repaint();
    }
    (now + spread).exp()
}

/// What the wheel was turned in this frame, as the logarithm of a factor. Some systems tell of a notch twice, as a wheel
/// and as a button: more than one in a frame is taken for one.
fn turned(input: &InputState) -> f32 {
    let notches: f32 = wheel(input).filter(|(_, is_step)| *is_step).map(|(notches, _)| notches).sum();
    notches.clamp(-1.0, 1.0) * NOTCH.ln()
}

/// What fingers have done in this frame, as the logarithm of a factor: spread, or moved with Ctrl held.
fn spread(input: &InputState) -> f32 {
    let moved: f32 = wheel(input).filter(|(_, is_step)| !*is_step).map(|(notches, _)| notches).sum();
    let pinched = match input.multi_touch() {
        Some(touch) => touch.zoom_delta.ln(),
        None => input.events.iter().map(|event| if let Event::Zoom(factor) = event { factor.ln() } else { 0.0 }).sum(),
    };
    let pinched = if pinched.is_finite() { pinched } else { 0.0 };
    pinched + moved * NOTCH.ln()
}

/// Every turn of the wheel with Ctrl held, in notches, with whether it is a step of a wheel.
fn wheel(input: &InputState) -> impl Iterator<Item = (f32, bool)> {
    input.events.iter().filter_map(|event| match event {
        Event::MouseWheel { unit, delta, phase: TouchPhase::Move, modifiers, .. } if modifiers.command => {
            let way = delta.x + delta.y;
            Some(match unit {
                MouseWheelUnit::Point => (way / FINGERS, way.abs() >= STEP),
                MouseWheelUnit::Line | MouseWheelUnit::Page => (way, way.abs() >= 1.0),
            })
        }
        _ => None,
    })
}
