//! The data that a flow carries or a node keeps, or several of them: a word each with a cross, and a list to add more.

use egui::Ui;

use super::{Panel, parts};
use crate::model::{DataId, DataItem};
use crate::text::tr_with;

/// What is to become of the data.
pub(super) enum Change {
    /// None of them has this any more.
    Drop(DataId),
    /// All of them have this as well.
    Add(DataId),
    /// All of them have this, which is new.
    New(Box<DataItem>),
}

/// Where the data is.
pub(super) struct Carried<'a> {
    /// What the elements have.
    pub lists: Vec<&'a [DataId]>,
    /// Whether new data can be made here.
    pub makes: bool,
}

impl Carried<'_> {
    /// How many of the elements have it.
    fn count(&self, data: DataId) -> usize {
        self.lists.iter().filter(|list| list.contains(&data)).count()
    }

    /// What any of them has, in the order in which it is first met.
    fn any(&self) -> Vec<DataId> {
        let mut any = Vec::new();
        for &data in self.lists.iter().copied().flatten() {
            if !any.contains(&data) {
                any.push(data);
            }
        }
        any
    }
}

/// Shows it with a label; answers with what somebody wants changed.
pub(super) fn show(ui: &mut Ui, panel: &Panel<'_>, label: &str, carried: &Carried<'_>) -> Option<Change> {
    let (project, lang) = (panel.state.project(), panel.state.lang());
    let all = carried.lists.len();
    let remove = panel.say("remove");
    let mut change = None;
    parts::labelled(ui, panel, label, |ui, _| {
        for data in carried.any() {
            let name = project.data.get(&data).map_or("?", |data| data.name.as_str());
            let count = carried.count(data);
            let shown = if count == all { name.to_owned() } else { format!("{name}({count}/{all})") };
            if parts::chip(ui, panel, &shown, &format!("{remove} {name}")) {
                change = Some(Change::Drop(data));
            }
        }
    });
    let mut offered: Vec<(Offer, String)> = vec![(Offer::None, panel.say("data-add"))];
    for (&data, item) in &project.data {
        if carried.count(data) < all {
            offered.push((Offer::Item(data), item.name.clone()));
        }
    }
    if carried.makes {
        for class in &panel.state.catalog().data_classes {
            let name = class.name.get(lang);
            let text = tr_with(lang, "data-new-of-class", &[("class", name.into())]);
            offered.push((Offer::New(class.id.clone(), name.to_owned()), text));
        }
    }
    if offered.len() == 1 {
        return change;
    }
    match parts::choice(ui, panel, "", &Offer::None, &offered) {
        Some(Offer::Item(data)) => Some(Change::Add(data)),
        Some(Offer::New(class, name)) => {
            let item = DataItem { name, class, contains: Vec::new(), retention_years: None, note: String::new() };
            Some(Change::New(Box::new(item)))
        }
        Some(Offer::None) | None => change,
    }
}

#[derive(Clone, PartialEq)]
enum Offer {
    None,
    Item(DataId),
    New(String, String),
}
