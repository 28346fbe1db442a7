//! The page shown when nothing is selected: the project, its data items, its parties and its notes.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;
use imbl::OrdMap;

use super::{Panel, area, line_menu, parts};
use crate::analysis::Area;
use crate::app::action::Action;
use crate::app::command::Command as Run;
use crate::app::fields::Field;
use crate::edit::Command;
use crate::model::{DataId, DataItem, ElementId, Party, PartyId, PartyRole};
use crate::register::{Spot, Term};
use crate::text::tr_with;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, panel: &mut Panel<'_>) {
    let state = panel.state;
    let (project, lang) = (state.project(), state.lang());
    let title = panel.say("inspector-project");
    parts::title(ui, panel, &title, None);
    let label = panel.say("field-title");
    panel.fields.line(ui, &Field::ProjectTitle, &label, &project.title, panel.actions, project);
    let catalog = state.catalog();
    let mut profiles = vec![(catalog.profile.clone(), catalog.name.get(lang).to_owned())];
    if project.profile != catalog.profile {
        let unknown = match project.profile.as_str() {
            "" => panel.say("profile-none"),
            profile => tr_with(lang, "profile-unknown", &[("profile", profile.into())]),
        };
        profiles.insert(0, (project.profile.clone(), unknown));
    }
    if let Some(profile) = parts::choice(ui, panel, &panel.say("field-profile"), &project.profile, &profiles) {
        panel.edit(Command::SetProject { title: project.title.clone(), profile });
    }
    ui.horizontal_wrapped(|ui| {
        for command in [Run::Entries, Run::Criteria, Run::Overview] {
            if ui.button(panel.say(command.key())).clicked() {
                panel.actions.push(Action::Run(command));
            }
        }
    });

    let heading = panel.say("inspector-data");
    parts::section(ui, panel, &heading);
    entries(ui, panel, &project.data, |item| item.name.clone());
    if ui.button(panel.say("data-new")).clicked() {
        let name = panel.say("data-new-name");
        let class = catalog.data_classes.iter().next().map_or(String::new(), |class| class.id.clone());
        let item = DataItem { name, class, contains: Vec::new(), retention_years: None, note: String::new() };
        panel.edit(Command::AddData(Box::new(item), BTreeSet::new()));
    }
    let top = ui.cursor().left_top();
    let heading = panel.say("inspector-parties");
    parts::section(ui, panel, &heading);
    entries(ui, panel, &project.parties, |party| format!("{}({})", party.name, party.role.say(lang)));
    if ui.button(panel.say("party-new")).clicked() {
        let name = panel.say("party-new-name");
        panel.fields.name_party();
        panel.edit(Command::AddParty(
            Box::new(Party { name, role: PartyRole::Third, note: String::new() }),
            BTreeSet::new(),
        ));
    }
    parts::come_to(ui, panel, top, Spot::Parties);
    area::phases(ui, panel);
    if !project.notes.is_empty() {
        let heading = panel.say("inspector-notes");
        parts::section(ui, panel, &heading);
        entries(ui, panel, &project.notes, |note| note.text.clone());
    }
}

/// The height of a line that selects an element.
const ENTRY: f32 = 24.0;

/// With more elements than this, lines that are scrolled out of sight are left out.
const LONG: usize = 200;

/// A line for each element of a list.
fn entries<Id, T>(ui: &mut Ui, panel: &mut Panel<'_>, all: &OrdMap<Id, Arc<T>>, text: impl Fn(&T) -> String)
where
    Id: Ord + Copy + Into<ElementId>,
{
    let project = panel.state.project();
    let long = project.data.len() + project.parties.len() + project.notes.len() > LONG;
    let spacing = ui.spacing().item_spacing.y;
    let (top, step, clip) = (ui.cursor().top(), ENTRY + spacing, ui.clip_rect());
    let row = |y: f32| (((y - top) / step).max(0.0) as usize).min(all.len());
    let (first, end) = if long { (row(clip.top()), row(clip.bottom() + step)) } else { (0, all.len()) };
    let skip = |ui: &mut Ui, rows: usize| {
        if rows > 0 {
            ui.allocate_space(egui::vec2(ui.available_width(), rows as f32 * step - spacing));
        }
    };
    skip(ui, first);
    for (&id, element) in all.iter().skip(first).take(end.saturating_sub(first)) {
        entry(ui, panel, id.into(), &text(element));
    }
    skip(ui, all.len() - end.max(first));
}

/// A line that selects an element.
fn entry(ui: &mut Ui, panel: &mut Panel<'_>, element: ElementId, text: &str) {
    let text = format!("{element}  {}", text.replace('\n', " "));
    let button = egui::Button::selectable(false, text).truncate().min_size(egui::vec2(ui.available_width(), ENTRY));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding.y = 1.0;
        ui.add(button)
    });
    if response.inner.clicked() {
        panel.actions.push(Action::Reveal(element));
    }
    line_menu::show(&response.inner, panel, element);
}

/// The page of a data item.
pub(super) fn data(ui: &mut Ui, panel: &mut Panel<'_>, id: DataId) {
    let state = panel.state;
    let (project, lang) = (state.project(), state.lang());
    let Some(item) = project.data.get(&id) else { return };
    let title = format!("{id} {}", panel.say("element-data"));
    parts::title(ui, panel, &title, None);
    let label = panel.say("field-name");
    panel.fields.line(ui, &Field::Name(id.into()), &label, &item.name, panel.actions, project);
    let classes: Vec<_> =
        state.catalog().data_classes.iter().map(|class| (class.id.clone(), class.name.get(lang).to_owned())).collect();
    if let Some(class) = parts::choice(ui, panel, &panel.say("field-class"), &item.class, &classes) {
        panel.edit(Command::SetData(id, Box::new(DataItem { class, ..item.as_ref().clone() })));
    }
    let label = panel.say("field-retention");
    let years = item.retention_years.map_or(String::new(), |years| years.to_string());
    panel.fields.line(ui, &Field::Retention(id), &label, &years, panel.actions, project);
    let heading = panel.say("field-contains");
    parts::section(ui, panel, &heading);
    for (&other, part) in &project.data {
        let mut inside = item.contains.contains(&other);
        if other != id && ui.checkbox(&mut inside, &part.name).changed() {
            let mut contains = item.contains.clone();
            contains.retain(|&part| part != other);
            if inside {
                contains.push(other);
                contains.sort_unstable();
            }
            panel.edit(Command::SetData(id, Box::new(DataItem { contains, ..item.as_ref().clone() })));
        }
    }
    used_by(ui, panel, |flow| flow.data.contains(&id));
    remove(ui, panel, id.into());
}

/// The page of a party.
pub(super) fn party(ui: &mut Ui, panel: &mut Panel<'_>, id: PartyId) {
    let state = panel.state;
    let (project, lang) = (state.project(), state.lang());
    let Some(party) = project.parties.get(&id) else { return };
    let title = format!("{id} {}", panel.say("element-party"));
    let area = state.document.analysis().areas.parties.get(&id);
    parts::title(ui, panel, &title, area.map(Area::step));
    let label = panel.say("field-name");
    panel.fields.line(ui, &Field::Name(id.into()), &label, &party.name, panel.actions, project);
    let roles: Vec<_> = PartyRole::ALL.iter().map(|&role| (role, role.say(lang))).collect();
    if let Some(role) = parts::choice(ui, panel, &panel.say("field-role"), &party.role, &roles) {
        panel.edit(Command::SetParty(id, Box::new(Party { role, ..party.as_ref().clone() })));
    }
    let label = panel.say("field-note");
    panel.fields.text(ui, &Field::PartyNote(id), &label, &party.note, panel.actions, project);
    if let Some(area) = area {
        area::section(ui, panel, area);
    }
    remove(ui, panel, id.into());
}

fn used_by(ui: &mut Ui, panel: &mut Panel<'_>, uses: impl Fn(&crate::model::Flow) -> bool) {
    let flows: Vec<_> = panel.state.project().flows.iter().filter(|(_, flow)| uses(flow)).map(|(&id, _)| id).collect();
    let heading = panel.say("inspector-flows");
    parts::section(ui, panel, &heading);
    super::flow::list(ui, panel, &flows);
}

fn remove(ui: &mut Ui, panel: &mut Panel<'_>, element: ElementId) {
    ui.add_space(10.0);
    if ui.button(panel.say("command-delete")).clicked() {
        panel.edit(Command::Delete { elements: [element].into() });
    }
}
