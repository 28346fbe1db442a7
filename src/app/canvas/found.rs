//! Says beside the hit one stands at by what it was found, where its name does not say so.

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::reach::ring;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::search::standing::Why;
use crate::app::state::State;
use crate::scene::Role;
use crate::text::tr_with;

/// The width of the card at the most, and what is around its words, in screen points.
const WIDTH: f32 = 360.0;
const PAD: egui::Vec2 = vec2(9.0, 5.0);

/// How far it is from the hit and from the edge of the canvas, in screen points.
const OFF: f32 = 10.0;

/// Shows the card: below the hit, above it where there is no room, in the corner for what is not drawn.
pub fn show(ui: &Ui, state: &State, look: &Look) {
    let why = state.why_found();
    if why.is_empty() {
        return;
    }
    let room = state.camera.canvas.shrink(OFF);
    let mut job = LayoutJob::default();
    job.wrap.max_width = (room.width() - 2.0 * PAD.x).min(WIDTH);
    let words: Vec<String> = why.iter().map(|why| line(state, look, why, &mut job)).collect();
    let galley = ui.painter().layout_job(job);
    let size = galley.size() + 2.0 * PAD;
    let hit = state.search.at.and_then(|at| state.search.hits.get(at)).copied();
    let corner = hit.and_then(|hit| Some((hit, state.frame(hit)?))).map_or_else(
        || pos2(room.right() - size.x, room.top()),
        |(hit, frame)| {
            let frame = state.camera.rect_to_screen(frame).expand(ring(hit));
            let below = frame.bottom() + OFF;
            let top = if below + size.y <= room.bottom() { below } else { frame.top() - OFF - size.y };
            pos2(frame.center().x - size.x / 2.0, top)
        },
    );
    let within = Rect::from_min_max(room.min, (room.max - size).max(room.min));
    let rect = Rect::from_min_size(within.clamp(corner), size);
    let painter = ui.painter();
    let line = Stroke::new(look.lines(), look.color(Role::Warning));
    painter.rect(rect, CornerRadius::same(5), look.color(Role::Panel), line, StrokeKind::Outside);
    painter.galley(rect.min + PAD, galley, look.color(Role::Text));
    let response = ui.interact(rect, Id::unique("why-found"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words.join("\n")));
}

/// Adds a line: what it is of the hit, and what that says with the word in it. Answers with the line.
fn line(state: &State, look: &Look, why: &Why, job: &mut LayoutJob) -> String {
    let whole =
        tr_with(state.lang(), "search-why", &[("of", why.of.as_str().into()), ("text", why.text.as_str().into())]);
    let format = |role: Role, bold: bool| TextFormat {
        font_id: if bold { fonts::bold(12.5) } else { fonts::regular(12.5) },
        color: look.color(role),
        ..TextFormat::default()
    };
    if !job.is_empty() {
        job.append("\n", 0.0, format(Role::Text, false));
    }
    // The words end with the text; what stands before it says what it is.
    let (before, after) = (whole.strip_suffix(&why.text).unwrap_or_default(), &why.text);
    let found = why.found.clone().unwrap_or_default();
    job.append(before, 0.0, format(Role::Secondary, false));
    job.append(&after[..found.start], 0.0, format(Role::Text, false));
    job.append(&after[found.clone()], 0.0, format(Role::Accent, true));
    job.append(&after[found.end..], 0.0, format(Role::Text, false));
    whole
}
