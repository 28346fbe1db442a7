//! A list of many offers under headings that opens with a field: typing narrows it down, as in the launcher, and the
//! arrow and enter keys choose from what is left.

use egui::{ComboBox, Context, Id, Key, Modifiers, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::{Panel, parts};
use crate::app::launcher::Name;
use crate::app::launcher::rank::rank_close;
use crate::app::{fonts, ime};

/// How much room the field needs over the list, in screen points.
const FIELD: f32 = 48.0;

/// Something that can be chosen.
pub(super) struct Offer<T> {
    /// What it is.
    pub value: T,
    /// What it is called.
    pub text: String,
    /// The names by which it is found.
    pub found_by: Vec<Name>,
}

/// Offers under a heading.
pub(super) struct Group<T> {
    /// The heading; empty where there is none.
    pub heading: String,
    /// The offers, likeliest first.
    pub offers: Vec<Offer<T>>,
}

/// The list while it is open.
#[derive(Clone, Default)]
struct Standing {
    typed: String,
    chosen: usize,
    focused: bool,
}

/// Shows the closed list, which is named by what it adds, and while it is open the field and what fits; `last` is what can
/// be chosen whatever is typed, made of that. Answers with what was chosen.
pub(super) fn show<T>(
    ui: &mut Ui,
    panel: &Panel<'_>,
    (salt, name): (impl std::hash::Hash + std::fmt::Debug, &str),
    groups: impl FnOnce() -> Vec<Group<T>>,
    last: impl FnOnce(&str) -> Offer<T>,
) -> Option<T> {
    let id = ui.make_persistent_id(&salt);
    let combo = ComboBox::from_id_salt(salt)
        .selected_text(name)
        .width(ui.available_width())
        .height(parts::LIST + FIELD)
        .truncate()
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let mut standing = ui.data(|data| data.get_temp::<Standing>(id)).unwrap_or_default();
            let chosen = open(ui, panel, id, &mut standing, groups(), last);
            ui.data_mut(|data| data.insert_temp(id, standing));
            chosen
        });
    combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    if combo.inner.is_none() {
        ui.data_mut(|data| data.remove::<Standing>(id));
    }
    combo.inner.flatten()
}

fn open<T>(
    ui: &mut Ui,
    panel: &Panel<'_>,
    id: Id,
    standing: &mut Standing,
    groups: Vec<Group<T>>,
    last: impl FnOnce(&str) -> Offer<T>,
) -> Option<T> {
    let field = id.with("field");
    let keys = if ime::composing(ui.ctx(), field) { Keys::default() } else { Keys::read(ui.ctx()) };
    let hint = panel.say("narrowing-field");
    let edit = TextEdit::singleline(&mut standing.typed)
        .id(field)
        .hint_text(&hint)
        .desired_width(f32::INFINITY)
        .return_key(None)
        .margin(egui::vec2(7.0, 4.0));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, &hint));
    if !standing.focused {
        standing.focused = true;
        ime::begin(ui.ctx(), field);
        response.request_focus();
    }
    let narrowed = response.changed();
    if narrowed {
        standing.chosen = 0;
    }
    let groups = fitting(groups, last, &standing.typed);
    let count: usize = groups.iter().map(|group| group.offers.len()).sum();
    let end = count.saturating_sub(1);
    standing.chosen = match keys.way {
        Some(true) => {
            if standing.chosen >= end {
                0
            } else {
                standing.chosen + 1
            }
        }
        Some(false) => {
            if standing.chosen == 0 {
                end
            } else {
                standing.chosen - 1
            }
        }
        None => standing.chosen.min(end),
    };
    ui.add_space(2.0);
    let moved = keys.way.is_some() || narrowed;
    let clicked =
        ScrollArea::vertical().max_height(parts::LIST).show(ui, |ui| list(ui, &groups, standing.chosen, moved)).inner;
    let place = clicked.or(keys.enter.then_some(standing.chosen))?;
    // Assistive technology chooses without the click that closes a list.
    ui.close();
    groups.into_iter().flat_map(|group| group.offers).nth(place).map(|offer| offer.value)
}

/// Shows what fits; answers with the place of what was clicked.
fn list<T>(ui: &mut Ui, groups: &[Group<T>], chosen: usize, moved: bool) -> Option<usize> {
    let mut clicked = None;
    let mut place = 0;
    for group in groups.iter().filter(|group| !group.offers.is_empty()) {
        if !group.heading.is_empty() {
            ui.weak(RichText::new(&group.heading).font(fonts::bold(11.5)));
        }
        for offer in &group.offers {
            let response = ui.selectable_label(place == chosen, &offer.text);
            if place == chosen && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(place);
            }
            place += 1;
        }
    }
    clicked
}

/// The offers that fit what is typed, each under its heading, best first, then the last one.
fn fitting<T>(groups: Vec<Group<T>>, last: impl FnOnce(&str) -> Offer<T>, typed: &str) -> Vec<Group<T>> {
    let narrowed = groups.into_iter().map(|group| {
        let places = rank_close(group.offers.iter().map(|offer| (offer.found_by.as_slice(), false)), typed);
        let mut offers: Vec<Option<Offer<T>>> = group.offers.into_iter().map(Some).collect();
        let offers = places.into_iter().filter_map(|place| offers.get_mut(place)?.take()).collect();
        Group { heading: group.heading, offers }
    });
    let last = Group { heading: String::new(), offers: vec![last(typed.trim())] };
    narrowed.chain([last]).collect()
}

/// What the keys ask for.
#[derive(Default)]
struct Keys {
    /// Whether the choice goes down, or up.
    way: Option<bool>,
    enter: bool,
}

impl Keys {
    /// Reads them before the field sees them.
    fn read(ctx: &Context) -> Self {
        ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
            Self { way: if down || up { Some(down) } else { None }, enter: pressed(Key::Enter) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(names: &[&'static str]) -> Vec<Offer<&'static str>> {
        let offer =
            |&name: &&'static str| Offer { value: name, text: name.into(), found_by: Name::all(name).collect() };
        names.iter().map(offer).collect()
    }

    #[test]
    fn what_fits_stays_under_its_heading_and_the_last_is_always_there() {
        let groups = || {
            let helping = Group { heading: "この脅威".into(), offers: offers(&["施錠", "媒体の暗号化"]) };
            vec![helping, Group { heading: "ほか".into(), offers: offers(&["暗号", "教育"]) }]
        };
        let last = |typed: &str| Offer { value: "own", text: format!("own {typed}"), found_by: Vec::new() };
        let told = |typed: &str| -> Vec<String> {
            let groups = fitting(groups(), last, typed);
            groups.iter().flat_map(|group| group.offers.iter().map(|offer| offer.text.clone())).collect()
        };
        assert_eq!(told(""), ["施錠", "媒体の暗号化", "暗号", "教育", "own "]);
        for typed in ["暗号", "あんごう", "angou", "anngou"] {
            assert_eq!(told(typed), ["媒体の暗号化".to_owned(), "暗号".into(), format!("own {typed}")]);
        }
        assert_eq!(told("何もない "), ["own 何もない"]);
    }
}
