//! The matrix as buttons: each press gives a cell the next level, its menu any level.

use egui::{Align2, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::draft;
use super::section::section;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::menus;
use crate::model::{Criteria, Level};
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// How wide the names of the rows are, in screen points.
pub(super) const NAMES: f32 = 64.0;

/// Shows the matrix, the highest 影響度 above.
pub(super) fn show(ui: &mut Ui, criteria: &mut Criteria, lang: Lang, look: &Look) {
    section(ui, look, &tr(lang, "criteria-matrix"));
    ui.weak(tr(lang, "criteria-matrix-hint"));
    let columns = criteria.likelihood.len();
    let room = (ui.available_width() - NAMES) / columns.max(1) as f32;
    let size = vec2((room - 4.0).clamp(26.0, 64.0), 28.0);
    let mut changed = None;
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    for impact in (0..criteria.impact.len()).rev() {
        ui.horizontal(|ui| {
            name(ui, vec2(NAMES, size.y), called(criteria, impact, None, lang), Align2::RIGHT_CENTER, look);
            for likelihood in 0..columns {
                let Some(level) = criteria.level(impact, likelihood) else { continue };
                if let Some(level) = cell(ui, criteria, (impact, likelihood), level, size, lang, look) {
                    changed = Some((impact, likelihood, level));
                }
            }
        });
    }
    ui.horizontal(|ui| {
        ui.add_space(NAMES + 4.0);
        for likelihood in 0..columns {
            name(ui, vec2(size.x, 18.0), called(criteria, 0, Some(likelihood), lang), Align2::CENTER_CENTER, look);
        }
    });
    if let Some((impact, likelihood, level)) = changed
        && let Some(cell) = criteria.matrix.get_mut(impact).and_then(|row| row.get_mut(likelihood))
    {
        *cell = level;
    }
}

/// What a step is called: of 顕在化率 where one is given, else of 影響度.
pub(in crate::app) fn called(criteria: &Criteria, impact: usize, likelihood: Option<usize>, lang: Lang) -> &str {
    let step = match likelihood {
        Some(place) => criteria.likelihood.get(place),
        None => criteria.impact.get(impact),
    };
    step.map_or("", |step| match lang {
        Lang::Ja => &step.id,
        Lang::En => &step.en,
    })
}

/// The name of a row or column.
pub(in crate::app) fn name(ui: &mut Ui, size: egui::Vec2, text: &str, align: Align2, look: &Look) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let at = align.pos_in_rect(&rect.shrink2(vec2(4.0, 0.0)));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.text(at, align, text, fonts::regular(12.0), look.color(Role::Text));
    response.on_hover_text(text);
}

fn cell(
    ui: &mut Ui,
    criteria: &Criteria,
    (impact, likelihood): (usize, usize),
    level: Level,
    size: egui::Vec2,
    lang: Lang,
    look: &Look,
) -> Option<Level> {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let args = [
        ("impact", called(criteria, impact, None, lang).into()),
        ("likelihood", called(criteria, 0, Some(likelihood), lang).into()),
        ("level", level.word().into()),
    ];
    let name = tr_with(lang, "criteria-cell", &args);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let border = if draft::falls(criteria, impact, likelihood) {
        Stroke::new(3.0, look.color(Role::Error))
    } else if response.has_focus() || response.hovered() {
        Stroke::new(2.0, look.color(Role::Accent))
    } else {
        Stroke::NONE
    };
    ui.painter().rect(rect, 4.0, look.color(level.into()), border, StrokeKind::Outside);
    let letter = look.color(Role::LevelLetter);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, level.word(), fonts::bold(13.0), letter);
    let mut chosen = response.clicked().then(|| draft::next(level));
    menus::of(&response, |ui| {
        for &other in Level::ALL {
            if ui.radio(other == level, other.word()).clicked() {
                chosen = Some(other);
                ui.close();
            }
        }
    });
    response.on_hover_text(name);
    chosen
}
