//! The data that a flow is offered: what flows at its ends, the project's other data, and new data of a proposed class.

use std::cmp::Reverse;

use crate::app::launcher::Name;
use crate::app::launcher::rank::rank_close;
use crate::catalog::Catalog;
use crate::edit::Command;
use crate::model::{DataId, DataItem, Flow, FlowId, NodeId, Project};
use crate::register::fold::fold;
use crate::text::Lang;

/// What can be put on a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataOffer {
    /// Data that the project has.
    Item(DataId, String),
    /// New data with the name that was typed, of this class.
    New {
        /// Its name.
        name: String,
        /// The catalogue's data class.
        class: String,
        /// What the class is called.
        class_name: String,
    },
}

/// How many letters of two names must agree for one to be taken to be of the other's class.
const ALIKE: usize = 4;

/// The data for a flow and a text: nothing typed, what likely flows here first; else what fits the text, then new data.
pub fn offers(project: &Project, catalog: &Catalog, lang: Lang, flow: &Flow, text: &str) -> Vec<DataOffer> {
    let name = text.trim();
    let mut known: Vec<(Reverse<usize>, DataId, &DataItem)> = project
        .data
        .iter()
        .filter(|(id, _)| !flow.data.contains(id))
        .map(|(&id, item)| (Reverse(near(project, flow, id)), id, item.as_ref()))
        .collect();
    known.sort_by_key(|&(near, id, _)| (near, id));
    let item = |&(_, id, item): &(_, DataId, &DataItem)| DataOffer::Item(id, item.name.clone());
    if name.is_empty() {
        return known.iter().map(item).collect();
    }
    let names: Vec<Vec<Name>> = known.iter().map(|(.., item)| Name::all(&item.name).collect()).collect();
    let fitting = rank_close(names.iter().map(|names| (names.as_slice(), false)), name);
    let mut offers: Vec<DataOffer> = fitting.into_iter().filter_map(|place| known.get(place)).map(item).collect();
    if !project.data.values().any(|item| item.name == name) {
        let proposed = proposed_class(project, catalog, name);
        let classes = catalog.data_classes.iter();
        let mut classes: Vec<_> = classes.map(|class| (Some(class.id.as_str()) != proposed, class)).collect();
        classes.sort_by_key(|(other, _)| *other);
        offers.extend(classes.into_iter().map(|(_, class)| DataOffer::New {
            name: name.to_owned(),
            class: class.id.clone(),
            class_name: class.name.get(lang).to_owned(),
        }));
    }
    offers
}

/// How near data is to a flow: how often it flows at or is kept at the flow's ends.
fn near(project: &Project, flow: &Flow, data: DataId) -> usize {
    let at = |node: NodeId| {
        let flows = project.flows.values().filter(|other| other.takes_part(node) && other.data.contains(&data)).count();
        let keeps = project.nodes.get(&node).is_some_and(|node| node.keeps.contains(&data));
        flows + usize::from(keeps)
    };
    // What comes to where the flow starts is what it most likely takes on.
    2 * at(flow.from) + if flow.is_at_rest() { 0 } else { at(flow.to) }
}

/// The class that a name speaks of: by the longest of the classes' names and examples that it has in it, else that of
/// the data whose name is most like it; none where nothing is alike.
pub fn proposed_class<'a>(project: &'a Project, catalog: &'a Catalog, name: &str) -> Option<&'a str> {
    let folded = fold(name);
    let mut best: Option<(usize, Reverse<usize>, &str)> = None;
    for class in &catalog.data_classes {
        let texts = Lang::ALL.iter().flat_map(|&lang| [class.name.get(lang), class.examples.get(lang)]);
        let words = texts.flat_map(|text| text.split(['、', ',', '・'])).flat_map(|text| text.split(" and "));
        let words = words.map(|word| fold(word.trim()));
        for word in words.filter(|word| word.chars().count() >= 2) {
            let stem = word.trim_end_matches(['等', 's']);
            if let Some(place) = folded.find(stem) {
                let found = (stem.chars().count(), Reverse(place), class.id.as_str());
                if best.is_none_or(|best| (best.0, best.1) < (found.0, found.1)) {
                    best = Some(found);
                }
            }
        }
    }
    if let Some((.., class)) = best {
        return Some(class);
    }
    let alike = project.data.values().map(|item| (shared(&folded, &fold(&item.name)), item.class.as_str()));
    alike.filter(|(letters, _)| *letters >= ALIKE).max_by_key(|(letters, _)| *letters).map(|(_, class)| class)
}

/// How long the longest stretch is that both texts have, in letters.
fn shared(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let mut row = vec![0; one.len() + 1];
    let mut longest = 0;
    for letter in other.chars() {
        let mut before = 0;
        for (place, own) in one.iter().enumerate() {
            let here = row[place + 1];
            row[place + 1] = if *own == letter { before + 1 } else { 0 };
            longest = longest.max(row[place + 1]);
            before = here;
        }
    }
    longest
}

/// The change that puts data on a flow.
pub fn command(project: &Project, id: FlowId, offer: &DataOffer) -> Option<Command> {
    match offer {
        DataOffer::Item(data, _) => {
            let mut flow = project.flows.get(&id)?.as_ref().clone();
            flow.data.push(*data);
            Some(Command::SetFlow(id, Box::new(flow)))
        }
        DataOffer::New { name, class, .. } => {
            let item = DataItem {
                name: name.clone(),
                class: class.clone(),
                contains: Vec::new(),
                retention_years: None,
                note: String::new(),
            };
            Some(Command::AddData(Box::new(item), [id].into()))
        }
    }
}

/// The change that takes data off a flow.
pub fn without(project: &Project, id: FlowId, data: DataId) -> Option<Command> {
    let mut flow = project.flows.get(&id)?.as_ref().clone();
    flow.data.retain(|&other| other != data);
    Some(Command::SetFlow(id, Box::new(flow)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::SAMPLE;

    #[test]
    fn every_class_of_figure_5_3_is_proposed_from_the_name() {
        let project = crate::storage::read(SAMPLE).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let mut so_far = Project::default();
        for item in project.data.values() {
            let proposed = proposed_class(&so_far, &catalog, &item.name);
            assert_eq!(proposed, Some(item.class.as_str()), "{}", item.name);
            so_far.add_data(item.as_ref().clone());
        }
        assert_eq!(proposed_class(&Project::default(), &catalog, "ほげ"), None);
        assert_eq!(proposed_class(&Project::default(), &catalog, "user passwords"), Some("data.credential"));
    }

    #[test]
    fn what_flows_at_the_ends_comes_first_and_what_is_on_the_flow_not_at_all() {
        let project = crate::storage::read(SAMPLE).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let flow = &project.flows[&FlowId(4)];
        let fresh = Flow::new(flow.from, flow.to);
        let offered = offers(&project, &catalog, Lang::Ja, &fresh, "");
        assert_eq!(offered.len(), project.data.len());
        assert!(matches!(offered[0], DataOffer::Item(DataId(1 | 2), _)), "{:?}", offered[0]);
        let offered = offers(&project, &catalog, Lang::Ja, flow, "");
        assert!(!offered.iter().any(|offer| matches!(offer, DataOffer::Item(DataId(2), _))));
    }

    #[test]
    fn a_text_finds_data_and_makes_new_data_of_any_class() {
        let project = crate::storage::read(SAMPLE).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let flow = Flow::new(NodeId(4), NodeId(12));
        let offered = offers(&project, &catalog, Lang::Ja, &flow, "バックアップ");
        assert!(matches!(&offered[0], DataOffer::Item(DataId(9), _)), "{offered:?}");
        let DataOffer::New { class, .. } = &offered[1] else { panic!("new data is offered as well") };
        assert_eq!(class, "data.backup");
        assert_eq!(offered.len(), 1 + catalog.data_classes.len());
        let same = offers(&project, &catalog, Lang::Ja, &flow, "バックアップデータ等");
        assert_eq!(same.len(), 1, "no second one of the same name");
    }
}
