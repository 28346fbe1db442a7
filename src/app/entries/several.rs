//! Lists to choose from: one of several, and several of several.

use egui::{ComboBox, PopupCloseBehavior, TextWrapMode, Ui, WidgetInfo};

use crate::text::{Lang, tr, tr_with};

/// How tall an opened list may be, in screen points.
const LIST: f32 = 320.0;

/// Keeps a list to its width, however long what is chosen is: it is cut and read in full when it is pointed at.
fn within<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.set_max_width(width);
        content(ui)
    })
    .inner
}

/// One of these; answers whether another was chosen.
pub(super) fn one<T: PartialEq + Clone>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    width: f32,
    current: &mut T,
    options: &[(T, String)],
) -> bool {
    let shown = options.iter().find(|(value, _)| value == current).map_or("", |(_, name)| name.as_str());
    let mut changed = false;
    let combo = ComboBox::from_id_salt(salt).selected_text(shown).width(width).truncate().height(LIST);
    let response = within(ui, width, |ui| {
        combo.show_ui(ui, |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            for (value, name) in options {
                if ui.selectable_label(value == current, name).clicked() {
                    changed = value != current;
                    *current = value.clone();
                    // Assistive technology chooses without the click that closes a list.
                    ui.close();
                }
            }
        })
    });
    let said = format!("{label}: {shown}");
    response.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &said));
    response.response.on_hover_text(shown);
    changed
}

/// Several of these, kept in the order they are offered. At least one has to be chosen.
pub(super) fn several<T: PartialEq + Clone>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    width: f32,
    chosen: &mut Vec<T>,
    options: &[(T, String)],
    lang: Lang,
) {
    pick(ui, salt, (label, &tr(lang, "entry-choose")), width, chosen, options, lang);
}

/// Several of these to which something is narrowed down; none: it is not.
pub(super) fn narrowing<T: PartialEq + Clone>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    width: f32,
    chosen: &mut Vec<T>,
    options: &[(T, String)],
    lang: Lang,
) {
    pick(ui, salt, (label, &tr(lang, "entry-any")), width, chosen, options, lang);
}

/// A list of boxes to tick; `none` is what it says where none is ticked.
fn pick<T: PartialEq + Clone>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    (label, none): (&str, &str),
    width: f32,
    chosen: &mut Vec<T>,
    options: &[(T, String)],
    lang: Lang,
) {
    let names: Vec<&str> =
        options.iter().filter(|(value, _)| chosen.contains(value)).map(|(_, name)| name.as_str()).collect();
    let shown = match names.len() {
        0 => none.to_owned(),
        _ => names.join(&tr(lang, "list-separator")),
    };
    let combo = ComboBox::from_id_salt(salt)
        .selected_text(shown.as_str())
        .width(width)
        .truncate()
        .height(LIST)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let response = within(ui, width, |ui| {
        combo.show_ui(ui, |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
            for (value, name) in options {
                let mut on = chosen.contains(value);
                if ui.checkbox(&mut on, name).changed() {
                    let keep: Vec<T> = options
                        .iter()
                        .map(|(option, _)| option)
                        .filter(|&option| if option == value { on } else { chosen.contains(option) })
                        .cloned()
                        .collect();
                    *chosen = keep;
                }
            }
        })
    });
    let said = tr_with(lang, "entry-chosen", &[("label", label.into()), ("values", shown.as_str().into())]);
    response.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &said));
    response.response.on_hover_text(shown);
}
