//! The order in which elements are read aloud and walked through by keys, and what lies in a direction from one.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::model::{ElementId, FlowId, NodeId, Project, Rect, ZoneId};

/// A direction of the arrow keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Up, Self::Down];

    /// A step this way: across and down.
    pub const fn step(self) -> (f32, f32) {
        match self {
            Self::Left => (-1.0, 0.0),
            Self::Right => (1.0, 0.0),
            Self::Up => (0.0, -1.0),
            Self::Down => (0.0, 1.0),
        }
    }
}

/// Everything on the drawing in reading order: row by row from the left, each zone with what stands in it, its nodes
/// before its notes before the zones inside it, each node with the flows that leave it.
pub fn reading(project: &Project, analysis: &Analysis) -> Vec<ElementId> {
    let mut children: BTreeMap<Option<ZoneId>, Children> = BTreeMap::new();
    for (&id, zone) in &project.zones {
        let parent =
            analysis.zones.get(&id).and_then(|zone| zone.parent).filter(|zone| project.zones.contains_key(zone));
        children.entry(parent).or_default().zones.push((id.into(), zone.frame));
    }
    let standing = |zone: Option<ZoneId>| zone.filter(|zone| project.zones.contains_key(zone));
    for (&id, node) in &project.nodes {
        let zone = standing(analysis.nodes.get(&id).and_then(|node| node.zones.last().copied()));
        children.entry(zone).or_default().nodes.push((id.into(), node.rect()));
    }
    for (&id, note) in &project.notes {
        let Some(frame) = note.frame else { continue };
        let zone = standing(analysis.notes.get(&id).copied().flatten());
        children.entry(zone).or_default().notes.push((id.into(), frame));
    }
    let mut leaving: BTreeMap<NodeId, Vec<FlowId>> = BTreeMap::new();
    for (&id, flow) in &project.flows {
        leaving.entry(flow.from).or_default().push(id);
    }
    let mut order = Vec::with_capacity(project.zones.len() + project.nodes.len() + project.flows.len());
    // Zones are walked with a list of what is still to come, as a file may nest them as deeply as it likes.
    let mut ahead = vec![None];
    while let Some(zone) = ahead.pop() {
        order.extend(zone.map(ElementId::Zone));
        let Some(Children { zones, nodes, notes }) = children.remove(&zone) else { continue };
        for element in by_rows(nodes) {
            order.push(element);
            if let ElementId::Node(id) = element {
                order.extend(leaving.remove(&id).into_iter().flatten().map(ElementId::Flow));
            }
        }
        order.extend(by_rows(notes));
        let inner = by_rows(zones).into_iter().rev().filter_map(|element| match element {
            ElementId::Zone(id) => Some(Some(id)),
            _ => None,
        });
        ahead.extend(inner);
    }
    order
}

#[derive(Default)]
struct Children {
    zones: Vec<(ElementId, Rect)>,
    nodes: Vec<(ElementId, Rect)>,
    notes: Vec<(ElementId, Rect)>,
}

/// Elements as lines of text are read: what begins above the middle of a row's first stands in that row.
fn by_rows(mut elements: Vec<(ElementId, Rect)>) -> Vec<ElementId> {
    elements.sort_by(|(_, a), (_, b)| a.top().total_cmp(&b.top()).then(a.left().total_cmp(&b.left())));
    let mut rest = elements.as_mut_slice();
    while let Some((_, first)) = rest.first() {
        let middle = first.center().1;
        let length = rest.iter().take_while(|(_, rect)| rect.top() < middle).count().max(1);
        let (row, below) = std::mem::take(&mut rest).split_at_mut(length);
        row.sort_by(|(_, a), (_, b)| a.left().total_cmp(&b.left()));
        rest = below;
    }
    elements.into_iter().map(|(element, _)| element).collect()
}

/// The nearest of `others` in a direction. What is aside counts as farther away; what is more aside than ahead is not
/// in that direction.
pub fn toward(
    from: Rect,
    direction: Direction,
    others: impl IntoIterator<Item = (ElementId, Rect)>,
) -> Option<ElementId> {
    let (x, y) = direction.step();
    let measured = others.into_iter().filter_map(|(element, rect)| {
        let way = from.center().to(rect.center());
        let ahead = way.0 * x + way.1 * y;
        let aside = if x == 0.0 {
            gap((from.left(), from.right()), (rect.left(), rect.right()))
        } else {
            gap((from.top(), from.bottom()), (rect.top(), rect.bottom()))
        };
        (ahead > 1.0 && aside <= ahead).then_some((ahead + 2.0 * aside, element))
    });
    measured.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, element)| element)
}

/// How far two stretches are apart.
fn gap(a: (f32, f32), b: (f32, f32)) -> f32 {
    (b.0 - a.1).max(a.0 - b.1).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn figure() -> (Project, Analysis) {
        let project = crate::storage::read(crate::app::state::SAMPLE).unwrap();
        let analysis = crate::analysis::analyse(&project, &Catalog::builtin().unwrap(), None);
        (project, analysis)
    }

    #[test]
    fn everything_drawn_is_read_once_and_each_flow_right_after_its_start() {
        let (project, analysis) = figure();
        let order = reading(&project, &analysis);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        let mut drawn: Vec<_> = crate::app::related::drawn(&project).collect();
        drawn.sort_unstable();
        assert_eq!(sorted, drawn);
        for (&id, flow) in &project.flows {
            let place = order.iter().position(|&element| element == id.into()).unwrap();
            let before = order[..place].iter().rev().find(|element| !matches!(element, ElementId::Flow(_)));
            assert_eq!(before, Some(&flow.from.into()), "{id}");
        }
    }

    #[test]
    fn what_stands_in_a_zone_is_read_after_it_and_before_the_next() {
        let (project, analysis) = figure();
        let order = reading(&project, &analysis);
        let place = |element: ElementId| order.iter().position(|&other| other == element).unwrap();
        for (&id, node) in &analysis.nodes {
            if let Some(&zone) = node.zones.last() {
                assert!(place(zone.into()) < place(id.into()), "{id}");
            }
        }
    }

    #[test]
    fn rows_are_read_from_the_left() {
        let rect = |x: f32, y: f32| Rect(x, y, 100.0, 50.0);
        let elements = [rect(300.0, 0.0), rect(0.0, 10.0), rect(150.0, 60.0), rect(0.0, 70.0)];
        let elements = (1..).map(|number| ElementId::from(NodeId(number))).zip(elements).collect();
        assert_eq!(by_rows(elements), [2, 1, 4, 3].map(|number| NodeId(number).into()));
    }

    #[test]
    fn the_nearest_ahead_is_taken_and_nothing_behind() {
        let at = |x: f32, y: f32| Rect(x, y, 100.0, 50.0);
        let others = [(1, at(400.0, 0.0)), (2, at(200.0, 120.0)), (3, at(-200.0, 0.0)), (4, at(10.0, 300.0))];
        let others = others.map(|(number, rect)| (ElementId::from(NodeId(number)), rect));
        let from = at(0.0, 0.0);
        assert_eq!(toward(from, Direction::Right, others), Some(NodeId(2).into()));
        assert_eq!(toward(from, Direction::Left, others), Some(NodeId(3).into()));
        assert_eq!(toward(from, Direction::Down, others), Some(NodeId(4).into()));
        assert_eq!(toward(from, Direction::Up, others), None);
    }
}
