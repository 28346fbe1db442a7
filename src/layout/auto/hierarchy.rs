//! What stands in what, read off the drawing: zones in zones, and in each zone what is arranged in it.
//!
//! Frames need not nest. One that lies across another stands in it where all that it encloses is enclosed by the other,
//! and beside it where nothing is enclosed by both. Where frames share some of what they enclose and each has more of its
//! own, no arrangement in boxes keeps that: they and what is in them stay together as one block, as they stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::frames::{FrameGrid, crossing_frames};
use crate::model::{ElementId, NodeId, NoteId, Point, Project, Rect, ZoneId};

/// A note that is no farther from a node than this stands by it, and goes where it goes.
pub(super) const BY: f32 = 30.0;

/// What a group is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// The drawing, outside of all zones.
    Ground,
    /// A zone.
    Zone(ZoneId),
    /// Zones that lie across each other with all that is in them.
    Block(Vec<ElementId>),
}

/// One of the things that are arranged in a group.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// A node with the notes that stand by it.
    Node(NodeId, Vec<NoteId>),
    /// A note by itself.
    Note(NoteId),
    /// Another group.
    Group(usize),
}

impl Item {
    /// The elements it stands for itself; those of another group are in that group.
    pub(super) fn elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        let (own, notes): (Option<ElementId>, &[NoteId]) = match self {
            Self::Node(id, notes) => (Some((*id).into()), notes),
            Self::Note(id) => (Some((*id).into()), &[]),
            Self::Group(_) => (None, &[]),
        };
        own.into_iter().chain(notes.iter().map(|&note| note.into()))
    }
}

/// What is arranged together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) kind: Kind,
    /// The group around it; none for the ground.
    pub(super) parent: Option<usize>,
    pub(super) items: Vec<Item>,
    /// The frame as it stands; of the ground, around everything.
    pub(super) frame: Rect,
    /// Whether all that is in it is to be arranged.
    pub(super) asked: bool,
    /// Whether the frame itself stays as it is.
    pub(super) fixed: bool,
    /// Whether nothing in it moves, nor it.
    pub(super) frozen: bool,
}

/// All groups, a group after the one around it; the ground comes first.
#[derive(Clone, Debug)]
pub(super) struct Hierarchy {
    pub(super) groups: Vec<Group>,
    /// The group in which each node is an item.
    pub(super) home: BTreeMap<NodeId, usize>,
}

/// How two frames that cross stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Crossing {
    Apart,
    /// The second one stands in the first.
    Inside(usize, usize),
    Contradictory,
}

/// Zones by their places in the order of ids, with what each encloses.
struct Zones {
    ids: Vec<ZoneId>,
    frames: Vec<Rect>,
    grid: FrameGrid,
    /// Nodes and zones in each, in order.
    inside: Vec<Vec<usize>>,
    /// All others around each.
    holders: Vec<Vec<usize>>,
    /// The zones that stay together with each, by the first of them; none for most.
    block: Vec<Option<usize>>,
}

/// Reads the hierarchy. `free` says what may move; a zone that is named carries what is in it.
pub(super) fn hierarchy(project: &Project, elements: Option<&BTreeSet<ElementId>>) -> Hierarchy {
    let zones = Zones::of(project);
    let mut groups = vec![Group {
        kind: Kind::Ground,
        parent: None,
        items: Vec::new(),
        frame: project.bounds().unwrap_or(Rect(0.0, 0.0, 0.0, 0.0)),
        asked: elements.is_none(),
        fixed: elements.is_some(),
        frozen: false,
    }];
    let mut group_of: Vec<usize> = vec![0; zones.ids.len()];
    for place in zones.outermost_first() {
        if let Some(first) = zones.block[place].filter(|first| *first != place) {
            group_of[place] = group_of[first];
        } else {
            let parent = group_of.get(zones.parent(place).unwrap_or(usize::MAX)).copied().unwrap_or(0);
            if matches!(groups[parent].kind, Kind::Block(_)) {
                group_of[place] = parent;
            } else {
                group_of[place] = groups.len();
                groups[parent].items.push(Item::Group(group_of[place]));
                let id = zones.ids[place];
                let is_block = zones.block[place].is_some();
                let named = elements.is_some_and(|elements| elements.contains(&id.into()));
                let asked = groups[parent].asked || (named && !is_block);
                let kind = if is_block { Kind::Block(Vec::new()) } else { Kind::Zone(id) };
                let fixed = !asked || (!is_block && project.is_locked(id.into()));
                let (parent, items, frame) = (Some(parent), Vec::new(), zones.frames[place]);
                groups.push(Group { kind, parent, items, frame, asked, fixed, frozen: false });
            }
        }
        let group = group_of[place];
        add_to_block(&mut groups[group], project, zones.ids[place].into(), zones.frames[place]);
    }
    let standing = |center: Point| zones.innermost(center).map_or(0, |place| group_of[place]);
    let mut home = BTreeMap::new();
    let mut frees = vec![false; groups.len()];
    for (id, node) in &project.nodes {
        let group = standing(node.rect().center());
        home.insert(*id, group);
        frees[group] |= groups[group].frees(project, elements, (*id).into());
        if matches!(groups[group].kind, Kind::Block(_)) {
            add_to_block(&mut groups[group], project, (*id).into(), node.rect());
        } else {
            groups[group].items.push(Item::Node(*id, Vec::new()));
        }
    }
    for (id, note) in &project.notes {
        let Some(frame) = note.frame else { continue };
        let group = standing(frame.center());
        if matches!(groups[group].kind, Kind::Block(_)) {
            add_to_block(&mut groups[group], project, (*id).into(), frame);
            continue;
        }
        let free = groups[group].frees(project, elements, (*id).into());
        if !free || !stands_by(project, elements, &mut groups[group], *id, frame) {
            frees[group] |= free;
            groups[group].items.push(Item::Note(*id));
        }
    }
    // Inner groups come later: what is free in them is free in those around.
    for group in (0..groups.len()).rev() {
        groups[group].frozen = match groups[group].kind {
            Kind::Block(_) => groups[group].fixed,
            Kind::Ground | Kind::Zone(_) => !frees[group] && groups[group].fixed,
        };
        if let Some(parent) = groups[group].parent.filter(|_| !groups[group].frozen) {
            frees[parent] = true;
        }
    }
    Hierarchy { groups, home }
}

impl Group {
    /// Whether an element that stands in it may move.
    pub(super) fn frees(&self, project: &Project, elements: Option<&BTreeSet<ElementId>>, id: ElementId) -> bool {
        !project.is_locked(id) && (self.asked || elements.is_some_and(|elements| elements.contains(&id)))
    }
}

/// Takes an element into the block that a group is, if it is one. A block with something locked in it stays.
fn add_to_block(group: &mut Group, project: &Project, element: ElementId, frame: Rect) {
    let Group { kind: Kind::Block(elements), frame: around, fixed, .. } = group else { return };
    elements.push(element);
    *around = around.union(frame);
    *fixed |= project.is_locked(element);
}

/// How far two rectangles are from each other, across or down.
pub(super) fn gap(one: Rect, other: Rect) -> f32 {
    let across = (other.left() - one.right()).max(one.left() - other.right());
    across.max(other.top() - one.bottom()).max(one.top() - other.bottom())
}

/// Gives a note to the node it stands by, if it stands by one that moves.
fn stands_by(
    project: &Project,
    elements: Option<&BTreeSet<ElementId>>,
    group: &mut Group,
    note: NoteId,
    frame: Rect,
) -> bool {
    let mut nearest: Option<(f32, usize)> = None;
    for (place, item) in group.items.iter().enumerate() {
        let Item::Node(id, _) = item else { continue };
        let Some(node) = project.nodes.get(id).filter(|_| group.frees(project, elements, (*id).into())) else {
            continue;
        };
        let distance = gap(node.rect(), frame);
        if distance <= BY && nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, place));
        }
    }
    match nearest.map(|(_, place)| &mut group.items[place]) {
        Some(Item::Node(_, notes)) => {
            notes.push(note);
            true
        }
        _ => false,
    }
}

impl Zones {
    fn of(project: &Project) -> Self {
        let ids: Vec<ZoneId> = project.zones.keys().copied().collect();
        let frames: Vec<Rect> = project.zones.values().map(|zone| zone.frame).collect();
        let grid = FrameGrid::new(frames.clone());
        let mut inside = vec![Vec::new(); ids.len()];
        for (place, node) in project.nodes.values().enumerate() {
            for zone in grid.around(node.rect().center()) {
                inside[zone].push(place);
            }
        }
        let mut holders: Vec<Vec<usize>> = (0..ids.len()).map(|place| grid.holders(place).collect()).collect();
        for (place, around) in holders.iter().enumerate() {
            for &zone in around {
                inside[zone].push(project.nodes.len() + place);
            }
        }
        let mut block: Vec<Option<usize>> = vec![None; ids.len()];
        let numbered: Vec<(usize, Rect)> = frames.iter().copied().enumerate().collect();
        for (first, second) in crossing_frames(&numbered) {
            match crossing(first, second, &inside, &grid) {
                Crossing::Apart => {}
                Crossing::Inside(outer, inner) => holders[inner].push(outer),
                Crossing::Contradictory => join(&mut block, first, second),
            }
        }
        Self { ids, frames, grid, inside, holders, block }
    }

    /// How much stands in it, then how large it is: what decides which of two is around the other.
    fn extent(&self, place: usize) -> (usize, std::cmp::Reverse<usize>) {
        (self.inside[place].len(), std::cmp::Reverse(self.grid.rank(place)))
    }

    /// All of them, each after those around it.
    fn outermost_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        // A block is opened by the first of its zones, and that is reached before what stands in any other of them.
        let key = |place: usize| match self.block[place] {
            None => self.extent(place),
            Some(first) => {
                let of_block = (0..self.ids.len()).filter(|other| self.block[*other] == Some(first));
                of_block.map(|other| self.extent(other)).max().unwrap_or_else(|| self.extent(place))
            }
        };
        let keys: Vec<_> = order.iter().map(|place| key(*place)).collect();
        order.sort_by(|a, b| {
            let opens = |place: usize| self.block[place] != Some(place);
            keys[*b].cmp(&keys[*a]).then(opens(*a).cmp(&opens(*b))).then(a.cmp(b))
        });
        order
    }

    /// The innermost zone around a zone, outside of its block.
    fn parent(&self, place: usize) -> Option<usize> {
        let Some(first) = self.block[place] else {
            return self.holders[place].iter().copied().min_by_key(|holder| self.extent(*holder));
        };
        let members: Vec<usize> = (0..self.ids.len()).filter(|other| self.block[*other] == Some(first)).collect();
        let around_all = |holder: &usize| {
            self.block[*holder] != Some(first) && members.iter().all(|member| self.holders[*member].contains(holder))
        };
        self.holders[place].iter().copied().filter(around_all).min_by_key(|holder| self.extent(*holder))
    }

    /// The zone in which something with its middle there stands.
    fn innermost(&self, center: Point) -> Option<usize> {
        self.grid.around(center).min_by_key(|place| self.extent(*place))
    }
}

fn crossing(first: usize, second: usize, inside: &[Vec<usize>], grid: &FrameGrid) -> Crossing {
    let (one, other) = (&inside[first], &inside[second]);
    let shared = one.iter().filter(|element| other.binary_search(element).is_ok()).count();
    // Which of the two is the innermost must not change either, since parties follow from it.
    let larger_first = grid.rank(first) < grid.rank(second);
    match (shared, shared == one.len(), shared == other.len()) {
        (0, ..) => Crossing::Apart,
        (_, _, true) if larger_first => Crossing::Inside(first, second),
        (_, true, _) if !larger_first => Crossing::Inside(second, first),
        _ => Crossing::Contradictory,
    }
}

/// Puts two zones, and those that stay together with them, into one block, called by its first zone.
fn join(block: &mut [Option<usize>], one: usize, other: usize) {
    let (one, other) = (block[one].unwrap_or(one), block[other].unwrap_or(other));
    let (first, second) = (one.min(other), one.max(other));
    for named in block.iter_mut() {
        if *named == Some(second) {
            *named = Some(first);
        }
    }
    (block[first], block[second]) = (Some(first), Some(first));
}
