//! What would change: risks whose level moves, steps set by hand that get another.

use egui::{RichText, Ui};

use crate::analysis::{Moved, Rescaling};
use crate::app::look::Look;
use crate::model::{Level, RatingField};
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// How many lines of each kind are listed.
const LISTED: usize = 60;

/// Shows the lines, in as many columns as there is room for.
pub(super) fn show(ui: &mut Ui, effects: &Rescaling, lang: Lang, look: &Look) {
    if *effects == Rescaling::default() {
        ui.weak(tr(lang, "criteria-effects-none"));
        return;
    }
    let moved: Vec<_> = effects.moved.iter().map(|moved| line(*moved, lang)).collect();
    let mapped = effects.mapped.iter().map(|(risk, map)| {
        let field = match map.field {
            RatingField::Impact => tr(lang, "error-field-impact"),
            RatingField::Likelihood => tr(lang, "error-field-likelihood"),
            RatingField::ResidualImpact => tr(lang, "error-field-residual-impact"),
            RatingField::ResidualLikelihood => tr(lang, "error-field-residual-likelihood"),
        };
        format!("{risk} {field}: {} → {}", map.from, map.to)
    });
    let mapped: Vec<_> = mapped.collect();
    for (key, lines) in [("criteria-moved", moved), ("criteria-mapped", mapped)] {
        if lines.is_empty() {
            continue;
        }
        ui.label(tr_with(lang, key, &[("count", lines.len().into())]));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 18.0;
            for line in lines.iter().take(LISTED) {
                ui.label(RichText::new(line).color(look.color(Role::Secondary)));
            }
            if let Some(more) = lines.len().checked_sub(LISTED).filter(|&more| more > 0) {
                ui.weak(tr_with(lang, "criteria-more", &[("count", more.into())]));
            }
        });
    }
}

/// A risk and its levels; of those before and after measures only what moves.
fn line(Moved { risk, is, would_be }: Moved, lang: Lang) -> String {
    let pair = |from: Level, to: Level| format!("{} → {}", from.word(), to.word());
    let mut line = risk.to_string();
    if is.0 != would_be.0 {
        line = format!("{line} {}", pair(is.0, would_be.0));
    }
    if is.1 != would_be.1 {
        line = format!("{line} {} {}", tr(lang, "criteria-after"), pair(is.1, would_be.1));
    }
    line
}
