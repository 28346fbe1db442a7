//! Flows as the arrows between what is arranged: from item to item of the innermost group that has both ends in it.

use std::collections::BTreeMap;

use super::hierarchy::{Hierarchy, Item, Kind};
use crate::model::{FlowId, NodeId, Project};

/// How strongly a flow draws its ends together, and a person what he or she does.
const FLOW: f32 = 1.0;
const ACTOR: f32 = 0.5;

/// An arrow between two items of a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lifted {
    /// The flow; none for what draws a person to what he or she does, which is not drawn.
    pub(super) flow: Option<FlowId>,
    pub(super) weight: f32,
    /// Items by their places.
    pub(super) items: [usize; 2],
    pub(super) nodes: [NodeId; 2],
}

/// Where items are found.
pub(super) struct Places {
    /// The place of each node among the items of its group; none where its group is a block.
    pub(super) of_node: BTreeMap<NodeId, usize>,
    /// The place of each group among the items of the one around it.
    pub(super) of_group: Vec<usize>,
    depths: Vec<usize>,
}

impl Places {
    pub(super) fn of(hierarchy: &Hierarchy) -> Self {
        let count = hierarchy.groups.len();
        let mut places = Self { of_node: BTreeMap::new(), of_group: vec![0; count], depths: vec![0; count] };
        for (number, group) in hierarchy.groups.iter().enumerate() {
            places.depths[number] = group.parent.map_or(0, |parent| places.depths[parent] + 1);
            for (place, item) in group.items.iter().enumerate() {
                match item {
                    Item::Node(id, _) => {
                        places.of_node.insert(*id, place);
                    }
                    Item::Group(inner) => places.of_group[*inner] = place,
                    Item::Note(_) => {}
                }
            }
        }
        places
    }

    /// The innermost group with both nodes in it, and the items in which they are there; none where they are in the same.
    fn common(&self, hierarchy: &Hierarchy, nodes: [NodeId; 2]) -> Option<(usize, [usize; 2])> {
        let [mut one, mut other] = nodes.map(|node| hierarchy.home.get(&node).copied());
        let mut items = nodes.map(|node| self.of_node.get(&node).copied());
        let up = |group: &mut Option<usize>, item: &mut Option<usize>| {
            if let Some(at) = *group {
                *item = Some(self.of_group[at]);
                *group = hierarchy.groups[at].parent;
            }
        };
        while let (Some(first), Some(second)) = (one, other) {
            if first == second {
                let [first_item, second_item] = items;
                let items = [first_item?, second_item?];
                let is_block = matches!(hierarchy.groups[first].kind, Kind::Block(_));
                return (items[0] != items[1] && !is_block).then_some((first, items));
            }
            let [first_item, second_item] = &mut items;
            if self.depths[first] >= self.depths[second] {
                up(&mut one, first_item);
            }
            if self.depths[second] >= self.depths[first] {
                up(&mut other, second_item);
            }
        }
        None
    }
}

/// The arrows of each group.
pub(super) fn lift(project: &Project, hierarchy: &Hierarchy, places: &Places) -> Vec<Vec<Lifted>> {
    let mut lifted = vec![Vec::new(); hierarchy.groups.len()];
    for (id, flow) in &project.flows {
        let drawn = (Some(*id), FLOW, [flow.from, flow.to]);
        let home = |node: NodeId| hierarchy.home.get(&node);
        // Who carries something from one place to another stands between them, who does something with it before it.
        let passes = flow.actor.filter(|actor| {
            home(flow.from) != home(flow.to) && ![home(flow.from), home(flow.to)].contains(&home(*actor))
        });
        let acts = match (flow.actor, passes) {
            (_, Some(actor)) => [Some([flow.from, actor]), Some([actor, flow.to])],
            (Some(actor), None) => [Some([actor, flow.from]), None],
            (None, None) => [None, None],
        };
        let acts = acts.into_iter().flatten().map(|nodes| (None, ACTOR, nodes));
        for (flow, weight, nodes) in [drawn].into_iter().chain(acts) {
            if let Some((group, items)) = places.common(hierarchy, nodes) {
                lifted[group].push(Lifted { flow, weight, items, nodes });
            }
        }
    }
    lifted
}
