//! How elements of an own kind look: an icon or a colour, chosen among those the program has.

use egui::{CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::fields;
use super::kind_form::KindForm;
use super::now::Now;
use crate::app::camera::Camera;
use crate::app::canvas::paint::Brush;
use crate::catalog::icon;
use crate::model::{Point, Rect};
use crate::scene::{IconId, Ink, Primitive, Role, primitive};
use crate::text::{tr, tr_with};

/// The side of a button, in screen points.
const SIDE: f32 = 32.0;

/// The icons to choose from; the first is that of the kind it works like.
pub(super) fn icons(ui: &mut Ui, now: &Now<'_>, form: &mut KindForm) {
    let like = now.catalog.node_kinds.get(&form.like);
    let role = like.map_or(Role::Secondary, |kind| kind.group.into());
    fields::labelled(ui, now, "entry-icon", |ui, label| {
        ui.horizontal_wrapped(|ui| {
            let follows = tr(now.lang, "entry-look-like");
            if ui.selectable_label(form.icon.is_none(), &follows).clicked() {
                form.icon = None;
            }
            for &name in icon::NAMES {
                let said = icon::key(name).map(|key| tr(now.lang, key)).unwrap_or_default();
                let shown = form.icon.as_deref().or(like.map(|kind| kind.icon.as_str()));
                let ink = Ink { role, opacity: 1.0 };
                let sign =
                    IconId::named(name).map(|icon| Primitive::Icon { icon, rect: Rect(6.0, 6.0, 20.0, 20.0), ink });
                if choice(ui, now, &format!("{label}: {said}"), &said, shown == Some(name), sign.as_ref()).clicked() {
                    form.icon = Some(name.to_owned());
                }
            }
        });
    });
}

/// The colours to choose from: those of the edition's kinds, told by the kinds that have them.
pub(super) fn colors(ui: &mut Ui, now: &Now<'_>, form: &mut KindForm) {
    let lang = now.lang;
    let kinds = &now.catalog.edition().zone_kinds;
    let mut known: Vec<&str> = Vec::new();
    for kind in kinds {
        if !known.contains(&kind.color.as_str()) {
            known.push(&kind.color);
        }
    }
    let like = now.catalog.zone_kinds.get(&form.like).map(|kind| kind.color.as_str());
    fields::labelled(ui, now, "entry-color", |ui, label| {
        ui.horizontal_wrapped(|ui| {
            if ui.selectable_label(form.color.is_none(), tr(lang, "entry-look-like")).clicked() {
                form.color = None;
            }
            for color in known {
                let names: Vec<&str> =
                    kinds.iter().filter(|kind| kind.color == color).map(|kind| kind.name.get(lang)).collect();
                let said = names.join(&tr(lang, "list-separator"));
                let said = tr_with(lang, "entry-color-of", &[("kinds", said.into())]);
                let ink = Ink { role: Role::named(color).unwrap_or(Role::Line), opacity: 1.0 };
                let sign = Primitive::Rect {
                    rect: Rect(7.0, 8.0, 18.0, 16.0),
                    radius: 3.0,
                    fill: Some(Ink { opacity: 0.25, ..ink }),
                    stroke: Some(primitive::Stroke { ink, width: 1.8 }),
                    dashed: false,
                };
                let is_shown = form.color.as_deref().or(like) == Some(color);
                if choice(ui, now, &format!("{label}: {said}"), &said, is_shown, Some(&sign)).clicked() {
                    form.color = Some(color.to_owned());
                }
            }
        });
    });
}

/// A button with a picture.
fn choice(ui: &mut Ui, now: &Now<'_>, name: &str, tip: &str, is_chosen: bool, sign: Option<&Primitive>) -> Response {
    let look = now.look;
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_chosen, name));
    if ui.is_rect_visible(rect) {
        let fill = if is_chosen {
            Role::Selected
        } else if response.hovered() || response.has_focus() {
            Role::Hover
        } else {
            Role::Panel
        };
        let line = if is_chosen || response.has_focus() { Role::Accent } else { Role::Line };
        let (fill, stroke) = (look.color(fill), Stroke::new(1.0, look.color(line)));
        ui.painter().rect(rect, CornerRadius::same(6), fill, stroke, StrokeKind::Inside);
        let camera = Camera { origin: Point(0.0, 0.0), zoom: 1.0, canvas: rect };
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let mut brush = Brush::new(&painter, &camera, look);
        if let Some(sign) = sign {
            brush.paint(sign);
        }
        brush.finish();
    }
    response.on_hover_text(tip)
}
