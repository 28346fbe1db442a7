//! Says at the ends of a scrolled list that there is more beyond, and at the lower one which groups follow.

use egui::{Align2, Color32, Mesh, Rect, Response, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use crate::app::fonts;
use crate::app::look::Look;
use crate::layout::text::ellipsis;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// The height of the strip at the lower end, and of the fading above it and at the upper end, in screen points.
const STRIP: f32 = 20.0;
const FADE: f32 = 14.0;

/// How far the upper and the lower end are covered where there is more beyond, with the margin of what is clipped.
pub(super) const COVERED: (f32, f32) = (FADE + 4.0, STRIP + FADE + 4.0);

/// The type of what it says.
const TEXT: f32 = 10.5;

/// Where the headings of a list came to stand.
#[derive(Debug, Default)]
pub(super) struct Headings {
    tops: Vec<(String, f32)>,
}

impl Headings {
    /// Notes a heading with its top on the screen.
    pub(super) fn note(&mut self, name: &str, top: f32) {
        self.tops.push((name.to_owned(), top));
    }

    /// The names of those that are not in sight above a height.
    fn below(&self, bottom: f32) -> impl Iterator<Item = &str> {
        self.tops.iter().filter(move |(_, top)| *top > bottom - STRIP).map(|(name, _)| name.as_str())
    }
}

/// Paints the ends of a list that takes up `seen` and has more `above` and `below`. Answers with how far it is to be
/// scrolled on, where that was clicked.
pub(super) fn ends(
    ui: &Ui,
    look: &Look,
    lang: Lang,
    seen: Rect,
    (above, below): (bool, bool),
    headings: &Headings,
) -> f32 {
    let panel = look.color(Role::Panel);
    if above {
        let top = Rect::from_min_size(seen.min, vec2(seen.width(), FADE));
        fade(ui, top, panel, Color32::TRANSPARENT);
    }
    if !below {
        return 0.0;
    }
    let strip = Rect::from_min_max(pos2(seen.left(), seen.bottom() - STRIP), seen.max);
    let names: Vec<&str> = headings.below(seen.bottom()).collect();
    let names = names.join(&tr(lang, "error-comma"));
    // For the pointer alone: whoever goes through the entries by keys needs it not.
    let response = ui.interact(strip, ui.scope_id().with("more below"), Sense::CLICK);
    let said = tr_with(lang, "palette-more", &[("groups", names.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, said.trim_end()));
    fade(ui, Rect::from_min_size(strip.min - vec2(0.0, FADE), vec2(strip.width(), FADE)), Color32::TRANSPARENT, panel);
    paint(ui, look, strip, &names, &response);
    if response.on_hover_text(said.trim_end()).clicked() { seen.height() - STRIP - FADE } else { 0.0 }
}

fn paint(ui: &Ui, look: &Look, strip: Rect, names: &str, response: &Response) {
    let painter = ui.painter();
    let lit = response.hovered();
    painter.rect_filled(strip, 0.0, look.color(if lit { Role::Hover } else { Role::Panel }));
    let ink = look.color(if lit { Role::Text } else { Role::Secondary });
    let middle = pos2(strip.left() + 8.0, strip.center().y);
    let chevron = [vec2(-4.0, -2.0), vec2(0.0, 2.5), vec2(4.0, -2.0)].map(|way| middle + way);
    painter.add(Shape::line(chevron.to_vec(), egui::Stroke::new(1.6, ink)));
    let left = pos2(strip.left() + 18.0, strip.center().y);
    let text = ellipsis(names, TEXT, false, strip.right() - left.x - 4.0);
    painter.text(left, Align2::LEFT_CENTER, text, fonts::regular(TEXT), ink);
}

/// A rectangle whose colour goes over from that of its upper edge to that of its lower one.
fn fade(ui: &Ui, rect: Rect, upper: Color32, lower: Color32) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.left_top(), upper);
    mesh.colored_vertex(rect.right_top(), upper);
    mesh.colored_vertex(rect.right_bottom(), lower);
    mesh.colored_vertex(rect.left_bottom(), lower);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    ui.painter().add(Shape::mesh(mesh));
}
