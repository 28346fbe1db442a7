//! The outline as a tree: zones, in them zones and elements, under each element the flows that begin at it.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::model::{ElementId, FlowId, NodeId, NoteId, Project, ZoneId};

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// An element.
    Element(ElementId),
    /// All that stands in no zone.
    Outside,
}

/// A row that can be seen: what stands above it is unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub item: Item,
    /// How deep in the tree.
    pub depth: u8,
    /// Whether something stands under it.
    pub has_children: bool,
    /// Whether that is shown.
    pub open: bool,
}

/// What stands under what.
#[derive(Debug, Default)]
pub struct Tree {
    roots: Vec<Item>,
    children: BTreeMap<Item, Vec<Item>>,
    parents: BTreeMap<Item, Item>,
}

impl Tree {
    /// The tree of a project. A node that stands in several zones is under the innermost of them.
    pub fn new(project: &Project, analysis: &Analysis) -> Self {
        let mut tree = Self::default();
        let there = |zone: &ZoneId| project.zones.contains_key(zone);
        for &id in project.zones.keys() {
            let parent = analysis.zones.get(&id).and_then(|zone| zone.parent).filter(there);
            tree.add(id.into(), parent.map(ElementId::from));
        }
        let mut outside: Vec<ElementId> = Vec::new();
        let mut stand = |tree: &mut Self, id: ElementId, zone: Option<ZoneId>| match zone {
            Some(zone) => tree.add(id, Some(zone.into())),
            None => outside.push(id),
        };
        for &id in project.nodes.keys() {
            stand(&mut tree, id.into(), innermost(analysis, id).filter(there));
        }
        for (&id, _) in project.notes.iter().filter(|(_, note)| note.frame.is_some()) {
            stand(&mut tree, id.into(), place_of_note(analysis, id).filter(there));
        }
        for (&id, flow) in &project.flows {
            tree.add(id.into(), Some(flow.from.into()));
        }
        if !outside.is_empty() {
            tree.roots.push(Item::Outside);
            for id in outside {
                tree.put(Item::Element(id), Item::Outside);
            }
        }
        tree
    }

    fn add(&mut self, id: ElementId, parent: Option<ElementId>) {
        match parent {
            Some(parent) => self.put(Item::Element(id), Item::Element(parent)),
            None => self.roots.push(Item::Element(id)),
        }
    }

    fn put(&mut self, item: Item, parent: Item) {
        self.children.entry(parent).or_default().push(item);
        self.parents.insert(item, parent);
    }

    /// What an item stands under.
    pub fn parent(&self, item: Item) -> Option<Item> {
        self.parents.get(&item).copied()
    }

    /// Whether something stands under it.
    pub fn has_children(&self, item: Item) -> bool {
        self.children.contains_key(&item)
    }

    /// The rows to be seen: all under what is open, and where something is looked for, only what is found and what
    /// that stands under.
    pub fn rows(&self, toggled: &BTreeSet<Item>, found: Option<&BTreeSet<ElementId>>) -> Vec<Row> {
        let shown = found.map(|found| self.with_parents(found));
        let mut rows = Vec::new();
        let mut waiting: Vec<(Item, u8)> = self.roots.iter().rev().map(|&root| (root, 0)).collect();
        while let Some((item, depth)) = waiting.pop() {
            if shown.as_ref().is_some_and(|shown| !shown.contains(&item)) {
                continue;
            }
            let children = self.children.get(&item);
            let open = shown.is_some() || is_open(item, toggled);
            rows.push(Row { item, depth, has_children: children.is_some(), open: open && children.is_some() });
            if open && let Some(children) = children {
                waiting.extend(children.iter().rev().map(|&child| (child, depth.saturating_add(1))));
            }
        }
        rows
    }

    fn with_parents(&self, found: &BTreeSet<ElementId>) -> BTreeSet<Item> {
        let mut shown = BTreeSet::new();
        for &id in found {
            let mut next = Some(Item::Element(id));
            // What is there already has all it stands under there as well.
            while let Some(item) = next.filter(|&item| shown.insert(item)) {
                next = self.parent(item);
            }
        }
        shown
    }
}

/// Whether what stands under an item is shown: under zones it is, under elements not, unless that was changed by hand.
pub fn is_open(item: Item, toggled: &BTreeSet<Item>) -> bool {
    let usually = matches!(item, Item::Outside | Item::Element(ElementId::Zone(_)));
    usually != toggled.contains(&item)
}

/// The innermost zone around a node.
pub fn innermost(analysis: &Analysis, id: NodeId) -> Option<ZoneId> {
    analysis.nodes.get(&id)?.zones.last().copied()
}

/// The zones a node stands in beside the innermost one and those around that: frames that lie across.
pub fn also_in(analysis: &Analysis, id: NodeId) -> Vec<ZoneId> {
    let Some(node) = analysis.nodes.get(&id) else { return Vec::new() };
    let around = std::iter::successors(innermost(analysis, id), |zone| analysis.zones.get(zone)?.parent);
    let around: Vec<ZoneId> = around.take(node.zones.len()).collect();
    node.zones.iter().copied().filter(|zone| !around.contains(zone)).collect()
}

fn place_of_note(analysis: &Analysis, id: NoteId) -> Option<ZoneId> {
    analysis.notes.get(&id).copied().flatten()
}

/// Where a flow ends, seen from where it begins: none for processing at rest.
pub fn target(project: &Project, id: FlowId) -> Option<NodeId> {
    project.flows.get(&id).filter(|flow| !flow.is_at_rest()).map(|flow| flow.to)
}

/// The row beside one that is gone: the next of the same parent, else the one before, else the parent.
pub fn beside(before: &[Row], gone: Item, now: &[Row]) -> Option<Item> {
    let at = before.iter().position(|row| row.item == gone)?;
    let depth = before.get(at)?.depth;
    let there = |row: &&Row| now.iter().any(|other| other.item == row.item);
    let inside = |row: &&Row| row.depth >= depth;
    let sibling = |row: &&Row| row.depth == depth && there(row);
    let (above, below) = (before.get(..at)?, before.get(at + 1..)?);
    let next = below.iter().take_while(inside).find(sibling);
    let previous = || above.iter().rev().take_while(inside).find(sibling);
    let outer = || above.iter().rev().find(|row| row.depth < depth && there(row));
    next.or_else(previous).or_else(outer).map(|row| row.item).or(now.first().map(|row| row.item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::catalog::Catalog;
    use crate::model::{Flow, Node, Point, Rect, Zone};

    /// A clinic with a room in it and a frame across the room; a server in room and frame, a terminal outside.
    fn project() -> Project {
        let mut project = Project::default();
        let sample = crate::storage::template::Template::Figure53.project().unwrap();
        let zone = sample.zones.values().next().unwrap();
        for frame in [Rect(0.0, 0.0, 1000.0, 600.0), Rect(50.0, 50.0, 300.0, 300.0), Rect(200.0, 20.0, 700.0, 400.0)] {
            project.add_zone(Zone { frame, ..zone.as_ref().clone() });
        }
        let node = sample.nodes.values().next().unwrap();
        let at = |x, y| Node { at: Point(x, y), ..node.as_ref().clone() };
        project.add_node(at(210.0, 100.0));
        project.add_node(at(3000.0, 100.0));
        project.add_flow(Flow::new(NodeId(1), NodeId(2)));
        project
    }

    #[test]
    fn everything_stands_in_the_innermost_zone_around_it() {
        let project = project();
        let analysis = analyse(&project, &Catalog::builtin().unwrap(), None);
        let tree = Tree::new(&project, &analysis);
        let rows = tree.rows(&BTreeSet::new(), None);
        let told: Vec<String> = rows
            .iter()
            .map(|row| match row.item {
                Item::Element(id) => {
                    format!("{}{id}{}", " ".repeat(row.depth.into()), if row.open { " -" } else { "" })
                }
                Item::Outside => "outside".to_owned(),
            })
            .collect();
        assert_eq!(told, ["Z1 -", " Z2 -", "  N01", " Z3", "outside", " N02"]);
        assert_eq!(also_in(&analysis, NodeId(1)), [ZoneId(3)]);
        assert!(also_in(&analysis, NodeId(2)).is_empty());
    }

    #[test]
    fn what_is_looked_for_is_shown_with_all_above_it() {
        let project = project();
        let analysis = analyse(&project, &Catalog::builtin().unwrap(), None);
        let tree = Tree::new(&project, &analysis);
        let rows = tree.rows(&BTreeSet::new(), Some(&BTreeSet::from([FlowId(1).into()])));
        let items: Vec<Item> = rows.iter().map(|row| row.item).collect();
        let element = |id: &str| Item::Element(id.parse().unwrap());
        assert_eq!(items, [element("Z1"), element("Z2"), element("N01"), element("F01")]);
        let folded = tree.rows(&BTreeSet::from([element("Z1")]), None);
        assert_eq!(folded.len(), 3, "a zone can be folded: {folded:?}");
    }
}
