//! Templates to begin a project with, as cards: a small picture of each, its name, and what it is for.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::action::Action;
use super::camera::Camera;
use super::canvas::paint::{self, Brush};
use super::document::Document;
use super::fonts;
use super::look::Look;
use super::setting::Setting;
use crate::layout::text::wrap;
use crate::scene::{Overlay, Primitive, Role, Sheet, View};
use crate::storage;
use crate::storage::template::Template;
use crate::text::{Lang, tr};

/// The size of a card, and the height of its picture, in screen points.
const WIDTH: f32 = 252.0;
const HEIGHT: f32 = 222.0;
const PICTURE: f32 = 140.0;

/// Between cards.
const GAP: f32 = 14.0;

/// Beside the words on a card.
const MARGIN: f32 = 14.0;

/// How wide all cards are beside each other.
pub const ROW: f32 = WIDTH * Template::OFFERED.len() as f32 + GAP * (Template::OFFERED.len() - 1) as f32;

/// The templates, drawn.
pub struct Gallery {
    lang: Lang,
    cards: Vec<(Template, Arc<Sheet>)>,
}

impl Gallery {
    /// Draws the templates.
    pub(super) fn drawn(setting: &Setting) -> Result<Self, storage::ReadError> {
        let drawn = |template: Template| -> Result<_, storage::ReadError> {
            let document = Document::new(template.project()?, None, setting);
            Ok((template, Arc::clone(document.sheet())))
        };
        let cards = Template::OFFERED.into_iter().map(drawn).collect::<Result<_, _>>()?;
        Ok(Self { lang: setting.lang, cards })
    }

    /// The language that the templates are drawn in.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Shows the cards beside each other, as many in a row as there is room for. The first takes the keyboard where that is asked for.
    pub fn show(&self, ui: &mut Ui, look: &Look, takes_keyboard: bool, actions: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            for (place, (template, sheet)) in self.cards.iter().enumerate() {
                let response = card(ui, look, *template, sheet, self.lang);
                if takes_keyboard && place == 0 {
                    response.request_focus();
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    actions.push(Action::NewFrom(*template));
                }
            }
        });
    }
}

fn card(ui: &mut Ui, look: &Look, template: Template, sheet: &Sheet, lang: Lang) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::click());
    let name = tr(lang, template.key());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let active = response.hovered() || response.has_focus();
    let fill = if response.is_pointer_button_down_on() {
        Role::Selected
    } else if response.hovered() {
        Role::Hover
    } else {
        Role::Panel
    };
    let radius = CornerRadius::same(10);
    let painter = ui.painter();
    painter.rect_filled(rect, radius, look.color(fill));
    let frame = Rect::from_min_size(rect.min, vec2(WIDTH, PICTURE));
    picture(ui, look, frame, sheet);
    painter.hline(rect.x_range(), frame.bottom(), Stroke::new(1.0, look.color(Role::Line)));
    let line = if response.has_focus() {
        Stroke::new(2.4, look.color(Role::Accent))
    } else {
        Stroke::new(1.0, look.color(if active { Role::Accent } else { Role::Line }))
    };
    painter.rect_stroke(rect, radius, line, StrokeKind::Inside);
    let mut below = frame.left_bottom() + vec2(MARGIN, 12.0);
    painter.text(below, Align2::LEFT_TOP, &name, fonts::bold(14.0), look.color(Role::Text));
    below.y += 24.0;
    for line in wrap(&tr(lang, template.about_key()), 12.0, false, WIDTH - 2.0 * MARGIN, 2) {
        painter.text(below, Align2::LEFT_TOP, line, fonts::regular(12.0), look.color(Role::Secondary));
        below.y += 17.0;
    }
    response
}

/// The drawing as the canvas would paint it; of one that is empty, the paper.
fn picture(ui: &Ui, look: &Look, frame: Rect, sheet: &Sheet) {
    let radius = CornerRadius { nw: 10, ne: 10, sw: 0, se: 0 };
    ui.painter().rect_filled(frame, radius, look.color(Role::Ground));
    let painter = ui.painter().with_clip_rect(frame.intersect(ui.clip_rect()));
    let mut camera = Camera { canvas: frame, ..Camera::new() };
    let Some(bounds) = sheet.bounds() else {
        paint::grid(&painter, &camera, look);
        return;
    };
    camera.fit(bounds, 1.0);
    let view = View { visible: camera.visible(), zoom: camera.zoom, overlay: Overlay::None };
    let mut brush = Brush::new(&painter, &camera, look);
    sheet.paint(&view, &mut |primitive| {
        // Titles as large as they can be read would cover a picture as small as this.
        if !matches!(primitive, Primitive::Text { .. }) {
            brush.paint(primitive);
        }
    });
    brush.finish();
}

/// Whether something that is known by a number is shown for the first time since another one was.
pub(super) fn is_new(ui: &Ui, what: &str, identity: u64) -> bool {
    let id = Id::unique(("shown", what));
    ui.data_mut(|data| {
        let before = data.get_temp::<u64>(id);
        data.insert_temp(id, identity);
        before != Some(identity)
    })
}
