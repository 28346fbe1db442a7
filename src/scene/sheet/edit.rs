//! The sheet after an edit whose analysis is still being made: only what the edit touched is looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::figures::{is_foreign, is_of_others, keep_clear, label_bounds, notes, zones};
use super::layer::place;
use super::words::{changed_data, words};
use super::{Sheet, Ways};
use crate::analysis::Analysis;
use crate::catalog::Catalog;
use crate::layout::Picture;
use crate::model::{ElementId, FlowId, NodeId, Project};
use crate::scene::flow::{FlowFigure, Standing};
use crate::scene::label::Label;
use crate::scene::node::NodeFigure;

impl Sheet {
    /// Makes this the sheet after an edit that made `project` from `old`, the project this sheet shows, where the
    /// analysis is still the one that this sheet was made with: what the edit did not touch is left as it is.
    ///
    /// What it takes grows with the edit, not with the drawing, apart from going once over the boxes.
    pub fn edit(&mut self, ways: &Ways<'_>, old: &Project, project: &Project, analysis: &Analysis, catalog: &Catalog) {
        let data = changed_data(old, project);
        let mut flows: BTreeSet<FlowId> = old.flows.diff(&project.flows).map(|item| key(&item)).collect();
        let guarded = self.guard(old, project);
        flows.extend(guarded.iter().filter_map(|element| match element {
            ElementId::Flow(id) => Some(*id),
            _ => None,
        }));
        if data.is_empty() {
            for &id in &flows {
                self.write(id, project, catalog);
            }
        } else {
            self.words = words(Some(&self.words), &data, &self.guards, project, catalog, self.lang);
            let carries = |id: &FlowId| project.flows[id].data.iter().any(|item| data.contains(item));
            flows.extend(project.flows.keys().copied().filter(carries));
        }
        let standing = !old.zones.ptr_eq(&project.zones);
        let noted = !old.notes.ptr_eq(&project.notes);
        if standing || guarded.iter().any(|element| matches!(element, ElementId::Zone(_))) {
            self.zones = zones(Some(&self.zones), &self.guards, project, analysis, catalog);
        }
        if standing || noted {
            self.keep_clear = keep_clear(project, &self.zones);
        }
        if noted {
            self.notes = notes(Some(&self.notes), project, analysis);
        }
        let seen = Picture { project: old, geometry: &self.geometry };
        let geometry = ways.geometry(project, Some(seen), &self.keep_clear, &self.words);
        flows.extend(self.geometry.flows.diff(&geometry.flows).map(|item| key(&item)));
        self.geometry = geometry;
        for id in flows {
            self.draw(id, analysis);
        }
        self.stand(&guarded, old, project, analysis, catalog);
        self.measure();
    }

    /// Measures; answers the elements that have others now.
    fn guard(&mut self, old: &Project, project: &Project) -> BTreeSet<ElementId> {
        let guards = self.guards_after(old, project);
        let before = std::mem::replace(&mut self.guards, guards);
        if Arc::ptr_eq(&before, &self.guards) {
            return BTreeSet::new();
        }
        let all = before.keys().chain(self.guards.keys());
        all.filter(|element| before.get(element) != self.guards.get(element)).copied().collect()
    }

    /// Words of a flow.
    fn write(&mut self, id: FlowId, project: &Project, catalog: &Catalog) {
        let found = self.words.binary_search_by(|word| word.0.cmp(&id));
        match (project.flows.get(&id), found) {
            (Some(flow), found) => {
                let guarded = self.guards.contains_key(&id.into());
                let label = Label::new(id, flow, guarded, project, catalog, self.lang);
                let word = (id, Arc::clone(flow), Arc::new(label));
                match found {
                    Ok(place) => self.words[place] = word,
                    Err(place) => self.words.insert(place, word),
                }
            }
            (None, Ok(place)) => {
                self.words.remove(place);
            }
            (None, Err(_)) => {}
        }
    }

    /// Line and label of a flow.
    fn draw(&mut self, id: FlowId, analysis: &Analysis) {
        let word = place(&self.words, id, 0, |word| word.0).map(|place| &self.words[place]);
        let drawn = word.zip(self.geometry.flows.get(&id)).map(|((_, flow, label), shape)| {
            FlowFigure::new(
                flow,
                Arc::clone(label),
                shape,
                Standing::of(analysis.flows.get(&id), self.guards.get(&id.into()).copied()),
            )
        });
        match drawn {
            Some(figure) => {
                let label = label_bounds(&figure);
                match self.flows.put(id, figure.bounds(), Arc::new(figure)) {
                    Ok(place) => self.labels.set(place, label),
                    Err(place) => self.labels.insert(place, label),
                }
            }
            None => {
                if let Some(place) = self.flows.remove(id) {
                    self.labels.remove(place);
                }
            }
        }
    }

    /// Nodes that are not what they were, or have other measures.
    fn stand(
        &mut self,
        guarded: &BTreeSet<ElementId>,
        old: &Project,
        project: &Project,
        analysis: &Analysis,
        catalog: &Catalog,
    ) {
        let is_theirs = |zone| project.zones.get(&zone).is_some_and(|zone| is_of_others(zone, catalog));
        let mut nodes: BTreeSet<NodeId> = old.nodes.diff(&project.nodes).map(|item| key(&item)).collect();
        nodes.extend(guarded.iter().filter_map(|element| match element {
            ElementId::Node(id) => Some(*id),
            _ => None,
        }));
        for id in nodes {
            match project.nodes.get(&id) {
                Some(node) => {
                    let foreign = is_foreign(node, analysis.nodes.get(&id), project, &is_theirs);
                    let figure =
                        NodeFigure::new(node, foreign, self.guards.get(&id.into()).copied(), catalog, self.lang);
                    // Whether it was there before makes no difference: nothing stands beside the layer.
                    let _ = self.nodes.put(id, node.rect(), Arc::new(figure));
                }
                None => {
                    self.nodes.remove(id);
                }
            }
        }
    }
}

fn key<K: Copy, V>(item: &DiffItem<'_, '_, K, V>) -> K {
    match item {
        DiffItem::Add(key, _) | DiffItem::Remove(key, _) | DiffItem::Update { new: (key, _), .. } => **key,
    }
}
