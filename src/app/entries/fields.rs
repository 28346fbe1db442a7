//! Fields of an entry, each with its label beside it.

use egui::{Response, RichText, TextEdit, Ui, WidgetInfo, vec2};

use super::now::Now;
use crate::app::fonts;
use crate::catalog::Name;
use crate::scene::Role;
use crate::text::tr;

/// The width of the column of labels, in screen points.
const LABELS: f32 = 104.0;

/// How many characters a text may have.
const LONGEST: usize = 2_000;

/// A label with something beside it.
pub(super) fn labelled<R>(ui: &mut Ui, now: &Now<'_>, key: &str, content: impl FnOnce(&mut Ui, &str) -> R) -> R {
    let label = tr(now.lang, key);
    beside(ui, now, &label, |ui| content(ui, &label))
}

/// The same for a label that is no message.
pub(super) fn beside<R>(ui: &mut Ui, now: &Now<'_>, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(LABELS, 26.0), layout, |ui| {
            ui.set_width(LABELS);
            let text = RichText::new(label).color(now.look.color(Role::Secondary));
            ui.add(egui::Label::new(text).truncate());
        });
        ui.vertical(content).inner
    })
    .inner
}

/// A text.
pub(super) fn text(ui: &mut Ui, now: &Now<'_>, key: &str, text: &mut String) {
    labelled(ui, now, key, |ui, label| drop(line(ui, label, "", text)));
}

/// A name or sentence in both languages; answers with the field of the first one.
pub(super) fn both(ui: &mut Ui, now: &Now<'_>, key: &str, name: &mut Name) -> Response {
    labelled(ui, now, key, |ui, label| {
        let mut one = |text: &mut String, lang: &str| {
            let hint = tr(now.lang, lang);
            line(ui, &format!("{label} {hint}"), &hint, text)
        };
        let first = one(&mut name.ja, "entry-japanese");
        one(&mut name.en, "entry-english");
        first
    })
}

fn line(ui: &mut Ui, label: &str, hint: &str, text: &mut String) -> Response {
    let field = TextEdit::singleline(text).char_limit(LONGEST).hint_text(hint).desired_width(f32::INFINITY);
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label));
    field
}

/// Several of a few, each a box to tick.
pub(super) fn ticks<T: Copy + PartialEq>(
    ui: &mut Ui,
    now: &Now<'_>,
    key: &str,
    all: &[(T, String)],
    chosen: &mut Vec<T>,
) {
    labelled(ui, now, key, |ui, _| {
        ui.horizontal_wrapped(|ui| {
            for (value, name) in all {
                let mut on = chosen.contains(value);
                if ui.checkbox(&mut on, name).changed() {
                    let is_on = |other: &T| if other == value { on } else { chosen.contains(other) };
                    *chosen = all.iter().map(|(other, _)| *other).filter(is_on).collect();
                }
            }
        });
    });
}

/// The heading of the page: which entry it is, where it comes from, and in what it differs from the edition.
pub(super) fn heading(ui: &mut Ui, now: &Now<'_>, title: &str, origin: &str, changed: &[&'static str]) {
    ui.label(RichText::new(title).font(fonts::bold(15.0)));
    let changed: Vec<String> = changed.iter().map(|key| tr(now.lang, key)).collect();
    let text = if changed.is_empty() {
        origin.to_owned()
    } else {
        let changed = changed.join(&tr(now.lang, "list-separator"));
        crate::text::tr_with(now.lang, "entries-changed", &[("origin", origin.into()), ("fields", changed.into())])
    };
    ui.add(egui::Label::new(RichText::new(text).color(now.look.color(Role::Secondary))).wrap());
    ui.add_space(4.0);
}
