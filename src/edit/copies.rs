//! Copies of elements: what is taken along, and how it is put into a project. The one way of duplicating and pasting;
//! `landing` finds where to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::carried::{Kinds, same};
use super::error::EditError;
use super::movement::contents;
use crate::model::{
    DataId, DataItem, ElementId, Flow, FlowId, Node, NodeId, Note, NoteId, Party, PartyId, Point, Project, Rect,
    Vector, Zone, ZoneId,
};

/// A part of a drawing, with the ids it had there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clip {
    /// The format's number.
    pub(super) format: u32,
    /// The parties that are named in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) parties: BTreeMap<PartyId, Party>,
    /// The data items that are named in it, with what these contain.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) data: BTreeMap<DataId, DataItem>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) zones: BTreeMap<ZoneId, Zone>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) nodes: BTreeMap<NodeId, Node>,
    /// The flows among the nodes, and those that were named themselves.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) flows: BTreeMap<FlowId, Flow>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) notes: BTreeMap<NoteId, Note>,
    /// The project's own kinds that its zones, nodes and flows are of.
    #[serde(default, skip_serializing_if = "Kinds::is_empty")]
    pub(super) kinds: Kinds,
    /// The nodes outside that its flows and notes name, so that they are recognised in the project they come from.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) around: BTreeMap<NodeId, Namesake>,
}

/// What a node outside is recognised by, besides its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Namesake {
    kind: String,
    name: String,
}

/// Where a clip comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The project it is put into: its ids mean the same elements there.
    SameProject,
    /// Any project: its ids mean the same elements only where these look the same.
    Anywhere,
}

impl Clip {
    /// The newest format that is read. It is written where there are kinds of the project's own, which the first does not
    /// know; else the first is.
    pub(super) const FORMAT: u32 = 2;

    /// These zones, nodes, notes and flows with what stands in the zones, as it is carried along when these are moved
    /// (what is locked as well: a copy takes nothing away), the flows among the nodes, and the data items and parties
    /// that they name.
    pub(super) fn of(project: &Project, elements: &BTreeSet<ElementId>) -> Result<Self, EditError> {
        if let Some(gone) = elements.iter().find(|element| !project.has(**element)) {
            return Err(EditError::Missing { element: *gone });
        }
        let mut clip = Self { format: 1, ..Self::default() };
        for element in &(elements | &contents(project, elements)) {
            match element {
                ElementId::Zone(id) => take(&project.zones, &mut clip.zones, *id),
                ElementId::Node(id) => take(&project.nodes, &mut clip.nodes, *id),
                ElementId::Flow(id) => take(&project.flows, &mut clip.flows, *id),
                ElementId::Note(id) => take(&project.notes, &mut clip.notes, *id),
                ElementId::Party(_) | ElementId::Data(_) | ElementId::Measure(_) | ElementId::Risk(_) => {}
            }
        }
        for (id, flow) in &project.flows {
            if clip.nodes.contains_key(&flow.from) && clip.nodes.contains_key(&flow.to) {
                take(&project.flows, &mut clip.flows, *id);
            }
        }
        if clip.zones.is_empty() && clip.nodes.is_empty() && clip.notes.is_empty() && clip.flows.is_empty() {
            return Err(EditError::NothingToCopy);
        }
        clip.take_what_is_named(project);
        clip.kinds = Kinds::of(project, clip.zones.values(), clip.nodes.values(), clip.flows.values());
        if !clip.kinds.is_empty() {
            clip.format = Self::FORMAT;
        }
        Ok(clip)
    }

    /// The rectangle around the frames in it; none where it has none.
    pub(super) fn bounds(&self) -> Option<Rect> {
        self.frames().reduce(Rect::union)
    }

    /// The frames of all in it that has one.
    pub(super) fn frames(&self) -> impl Iterator<Item = Rect> {
        drawn(self.zones.values(), self.nodes.values(), self.notes.values())
    }

    /// Puts a copy of everything into a project, moved, under new ids and not locked, and returns what a person will see of it: its
    /// zones, nodes and notes, or its flows where it has nothing else.
    ///
    /// A kind, party or data item is the project's own where that has one with the same id, name and role or class, else one
    /// with the same name and role or class, else it is added. A flow keeps an actor or end outside the clip where
    /// that is the same node in this project; without an actor it stays, without an end it is left out.
    pub(super) fn insert(
        &self,
        project: &mut Project,
        by: Vector,
        from: From,
    ) -> Result<BTreeSet<ElementId>, EditError> {
        let before = project.clone();
        let parties = self.insert_parties(project);
        let data = self.insert_data(project);
        let kinds = match from {
            From::SameProject => BTreeMap::new(),
            From::Anywhere => self.kinds.insert(project),
        };
        let kind = |kind: &String| kinds.get(kind).unwrap_or(kind).clone();
        let party = |party: Option<PartyId>| party.and_then(|id| parties.get(&id).copied());
        let items = |ids: &[DataId]| ids.iter().filter_map(|id| data.get(id).copied()).collect::<Vec<_>>();
        let place = |frame: Rect| {
            let frame = frame.moved(by);
            if frame.is_drawable() { Ok(frame) } else { Err(EditError::NotDrawable { element: None }) }
        };

        let mut copies: BTreeMap<ElementId, ElementId> = BTreeMap::new();
        copies.extend(parties.iter().map(|(old, new)| (ElementId::Party(*old), ElementId::Party(*new))));
        copies.extend(data.iter().map(|(old, new)| (ElementId::Data(*old), ElementId::Data(*new))));
        let mut drawn = BTreeSet::new();
        for (id, zone) in &self.zones {
            let zone = Zone {
                kind: kind(&zone.kind),
                frame: place(zone.frame)?,
                party: party(zone.party),
                locked: false,
                ..zone.clone()
            };
            let copy = ElementId::Zone(project.add_zone(zone));
            copies.insert(ElementId::Zone(*id), copy);
            drawn.insert(copy);
        }
        let mut nodes = BTreeMap::new();
        for (id, node) in &self.nodes {
            let at = place(node.rect())?.corner();
            let node = Node {
                kind: kind(&node.kind),
                at,
                party: party(node.party),
                keeps: items(&node.keeps),
                locked: false,
                ..node.clone()
            };
            let copy = project.add_node(node);
            nodes.insert(*id, copy);
            copies.insert(ElementId::Node(*id), ElementId::Node(copy));
            drawn.insert(ElementId::Node(copy));
        }
        let node = |id: NodeId| nodes.get(&id).copied().or_else(|| self.same_outside(&before, id, from));
        let mut flows = BTreeSet::new();
        for (id, flow) in &self.flows {
            let (Some(start), Some(end)) = (node(flow.from), node(flow.to)) else { continue };
            let waypoints: Vec<Point> = flow.waypoints.iter().map(|waypoint| waypoint.moved(by)).collect();
            if !waypoints.iter().all(|waypoint| waypoint.is_drawable()) {
                return Err(EditError::NotDrawable { element: None });
            }
            let copy = ElementId::Flow(project.add_flow(Flow {
                from: start,
                to: end,
                verb: flow.verb.as_ref().map(kind),
                actor: flow.actor.and_then(node),
                data: items(&flow.data),
                waypoints,
                ..flow.clone()
            }));
            copies.insert(ElementId::Flow(*id), copy);
            flows.insert(copy);
        }
        let mut notes = Vec::new();
        for (id, note) in &self.notes {
            let frame = note.frame.map(place).transpose()?;
            let copy = project.add_note(Note { frame, about: Vec::new(), locked: false, ..note.clone() });
            copies.insert(ElementId::Note(*id), ElementId::Note(copy));
            drawn.insert(ElementId::Note(copy));
            notes.push((copy, note));
        }
        // Only now it is known what every element that a note may be about has become.
        for (copy, note) in notes {
            let about = note.about.iter().filter_map(|id| {
                copies.get(id).copied().or_else(|| match id {
                    ElementId::Node(id) => self.same_outside(&before, *id, from).map(ElementId::Node),
                    _ => (from == From::SameProject && before.has(*id)).then_some(*id),
                })
            });
            if let Some(note) = project.notes.get_mut(&copy) {
                Arc::make_mut(note).about = about.collect();
            }
        }
        if drawn.is_empty() && flows.is_empty() {
            return Err(EditError::NothingToPaste);
        }
        Ok(if drawn.is_empty() { flows } else { drawn })
    }

    fn take_what_is_named(&mut self, project: &Project) {
        let of_zones = self.zones.values().filter_map(|zone| zone.party);
        let of_nodes = self.nodes.values().filter_map(|node| node.party);
        let of_notes = self.notes.values().flat_map(|note| &note.about);
        let mut parties: BTreeSet<PartyId> = of_zones.chain(of_nodes).collect();
        let kept = self.nodes.values().flat_map(|node| &node.keeps);
        let carried = self.flows.values().flat_map(|flow| &flow.data);
        let mut data: Vec<DataId> = kept.chain(carried).copied().collect();
        let of_flows = self.flows.values().flat_map(|flow| [Some(flow.from), Some(flow.to), flow.actor]).flatten();
        let mut nodes: BTreeSet<NodeId> = of_flows.collect();
        for id in of_notes {
            match id {
                ElementId::Node(id) => drop(nodes.insert(*id)),
                ElementId::Data(id) => data.push(*id),
                ElementId::Party(id) => drop(parties.insert(*id)),
                ElementId::Zone(_)
                | ElementId::Flow(_)
                | ElementId::Note(_)
                | ElementId::Measure(_)
                | ElementId::Risk(_) => {}
            }
        }
        for id in parties {
            take(&project.parties, &mut self.parties, id);
        }
        while let Some(id) = data.pop() {
            if !self.data.contains_key(&id)
                && let Some(item) = project.data.get(&id)
            {
                data.extend(&item.contains);
                self.data.insert(id, DataItem::clone(item));
            }
        }
        let outside = nodes.into_iter().filter(|id| !self.nodes.contains_key(id));
        let outside = outside.filter_map(|id| {
            let node = project.nodes.get(&id)?;
            Some((id, Namesake { kind: node.kind.clone(), name: node.name.clone() }))
        });
        let outside: Vec<_> = outside.collect();
        self.around.extend(outside);
    }

    fn insert_parties(&self, project: &mut Project) -> BTreeMap<PartyId, PartyId> {
        let mut copies = BTreeMap::new();
        for (id, party) in &self.parties {
            let is_same = |own: &Party| own.name == party.name && own.role == party.role;
            let own = same(&project.parties, *id, is_same);
            copies.insert(*id, own.unwrap_or_else(|| project.add_party(party.clone())));
        }
        copies
    }

    fn insert_data(&self, project: &mut Project) -> BTreeMap<DataId, DataId> {
        let mut copies = BTreeMap::new();
        let mut added = Vec::new();
        for (id, item) in &self.data {
            let is_same = |own: &DataItem| own.name == item.name && own.class == item.class;
            let own = same(&project.data, *id, is_same).unwrap_or_else(|| {
                let new = project.add_data(DataItem { contains: Vec::new(), ..item.clone() });
                added.push((new, item));
                new
            });
            copies.insert(*id, own);
        }
        for (new, item) in added {
            // An item that is the project's own may contain others than it did where it was copied, so that what is
            // added could come to contain itself.
            let contains: Vec<DataId> = item.contains.iter().filter_map(|id| copies.get(id).copied()).collect();
            if super::reference::not_in_itself(project, new, &contains).is_ok()
                && let Some(data) = project.data.get_mut(&new)
            {
                Arc::make_mut(data).contains = contains;
            }
        }
        copies
    }

    /// A node outside the clip, where this project has it.
    fn same_outside(&self, project: &Project, id: NodeId, from: From) -> Option<NodeId> {
        let node = project.nodes.get(&id)?;
        let is_same = match from {
            From::SameProject => true,
            From::Anywhere => {
                self.around.get(&id).is_some_and(|known| known.kind == node.kind && known.name == node.name)
            }
        };
        is_same.then_some(id)
    }
}

/// Those of these elements that stand in no other of them: what a person takes hold of.
pub(super) fn outermost(project: &Project, elements: BTreeSet<ElementId>) -> BTreeSet<ElementId> {
    let outermost = &elements - &contents(project, &elements);
    // Two zones with one frame stand in each other.
    if outermost.is_empty() { elements } else { outermost }
}

fn take<Id: Copy + Ord, T: Clone>(from: &imbl::OrdMap<Id, Arc<T>>, into: &mut BTreeMap<Id, T>, id: Id) {
    if let Some(element) = from.get(&id) {
        into.insert(id, T::clone(element));
    }
}

/// The frames of all that has one.
pub(super) fn drawn<'a>(
    zones: impl Iterator<Item = &'a Zone>,
    nodes: impl Iterator<Item = &'a Node>,
    notes: impl Iterator<Item = &'a Note>,
) -> impl Iterator<Item = Rect> {
    zones.map(|zone| zone.frame).chain(nodes.map(Node::rect)).chain(notes.filter_map(|note| note.frame))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply, sample};

    const BY: Vector = Vector(500.0, 40.0);

    fn duplicate<const N: usize>(elements: [ElementId; N]) -> Result<crate::edit::Change, EditError> {
        let command = Command::Duplicate { elements: BTreeSet::from(elements), by: BY };
        apply(&sample::clinic(), &sample::catalog(), &command)
    }

    #[test]
    fn copies_have_new_ids_and_the_flows_among_them() {
        let before = sample::clinic();
        let change = duplicate([NodeId(1).into(), NodeId(2).into(), ZoneId(2).into()]).unwrap();
        let after = &change.project;
        // The copy of N1 stands in that of Z2, and is moved with it.
        let copies = BTreeSet::from([NodeId(6).into(), ZoneId(4).into()]);
        assert_eq!(change.select, Some(copies));
        assert_eq!(after.nodes[&NodeId(5)].at, before.nodes[&NodeId(1)].at.moved(BY));
        assert_eq!(after.nodes[&NodeId(5)].keeps, [DataId(1)], "data items stay the project's own");
        assert_eq!(after.flows.len(), before.flows.len() + 1, "F1 runs among them, F2 leaves them");
        let copy = &after.flows[&FlowId(3)];
        assert_eq!((copy.from, copy.to, copy.data.as_slice()), (NodeId(5), NodeId(6), &[DataId(1)][..]));
        assert_eq!((&after.data, &after.parties), (&before.data, &before.parties));
        assert_eq!((&after.measures, &after.risks), (&before.measures, &before.risks), "nothing is claimed of copies");
    }

    #[test]
    fn a_zone_is_copied_with_what_stands_in_it() {
        let before = sample::clinic();
        let change = duplicate([ZoneId(1).into()]).unwrap();
        let after = &change.project;
        assert_eq!(change.select, Some(BTreeSet::from([ZoneId(4).into()])), "the rest is in it");
        assert_eq!((after.zones.len(), after.nodes.len(), after.notes.len()), (5, 6, 2));
        let inner = &after.flows[&FlowId(3)];
        assert_eq!((inner.from, inner.to, after.flows.len()), (NodeId(5), NodeId(6), 3), "F2 leaves the zone");
        assert_eq!(after.notes[&NoteId(2)].about, [ElementId::from(NodeId(5))]);
        for (id, zone) in &before.zones {
            assert_eq!(after.zones[id], *zone);
        }
        for (id, node) in &before.nodes {
            assert_eq!(after.nodes[id], *node);
        }
    }

    #[test]
    fn what_is_locked_is_copied_and_free_in_the_copy() {
        let mut project = sample::clinic();
        Arc::make_mut(project.zones.get_mut(&ZoneId(2)).unwrap()).locked = true;
        Arc::make_mut(project.nodes.get_mut(&NodeId(1)).unwrap()).locked = true;
        let command = Command::Duplicate { elements: BTreeSet::from([ZoneId(2).into()]), by: BY };
        let after = apply(&project, &sample::catalog(), &command).unwrap().project;
        assert!(!after.zones[&ZoneId(4)].locked && !after.nodes[&NodeId(5)].locked);
    }

    #[test]
    fn a_flow_on_its_own_is_copied_beside_itself() {
        let change = duplicate([FlowId(2).into()]).unwrap();
        let copy = &change.project.flows[&FlowId(3)];
        assert_eq!((copy.from, copy.to, copy.actor), (NodeId(2), NodeId(3), Some(NodeId(4))));
        assert_eq!(change.select, Some(BTreeSet::from([FlowId(3).into()])));
    }

    #[test]
    fn a_copied_note_is_about_the_copy() {
        let change = duplicate([NoteId(1).into(), NodeId(1).into()]).unwrap();
        assert_eq!(change.project.notes[&NoteId(2)].about, [ElementId::from(NodeId(5))]);
        let change = duplicate([NoteId(1).into()]).unwrap();
        assert_eq!(change.project.notes[&NoteId(2)].about, [ElementId::from(NodeId(1))]);
    }

    #[test]
    fn entries_of_registers_alone_are_nothing_to_copy() {
        assert_eq!(duplicate([DataId(1).into()]), Err(EditError::NothingToCopy));
        let gone = ElementId::Zone(ZoneId(9));
        assert_eq!(duplicate([gone]), Err(EditError::Missing { element: gone }));
    }
}
