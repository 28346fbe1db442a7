//! The chooser on the canvas: what is drawn next, chosen where the hand is, with or without an arrow that leads there.
//!
//! It is opened by [`Act::Open`] at a point, or by [`Act::Beside`] next to a node for which nobody has pointed anywhere.
//! [`act`] is what can be done with it, [`offers`] what it offers where, [`standing`] the chooser while it is open.

pub mod act;
pub mod offers;
pub mod standing;

use egui::Context;

use super::action::{Action, Tool};
use super::canvas::guides;
use super::label::act::Part;
use super::state::State;
use crate::edit::snapping::{GRID, corner_on_grid};
use crate::edit::spot::{Arrows, CLOSEST, Homes, Wish, free_place};
use crate::edit::{self, End, Way};
use crate::model::{ElementId, Node, NodeId, Point, Project, Rect};
use act::Act;
use offers::{Pick, Spot};
use standing::Chooser;

impl State {
    /// Does something with the chooser.
    pub(super) fn choose(&mut self, act: Act, ctx: &Context) {
        match act {
            Act::Open { at, from, way } => {
                self.leave_fields(ctx);
                self.chain.begin();
                let at = self.clear(guides::resting(self, Node::SIZE, at).0.center());
                self.open_chooser(Spot { at, from, nodes: false }, way);
            }
            Act::Lead { at, flow, end } => {
                // The arrow stands where it was until something is chosen.
                self.show_current(ctx);
                let Some(drawn) = self.project().flows.get(&flow) else { return };
                let (other, way) = match end {
                    End::From => (drawn.to, Way::In),
                    End::To => (drawn.from, Way::Out),
                };
                let way = if drawn.two_way { Way::Both } else { way };
                self.choose(Act::Open { at, from: Some(other), way }, ctx);
                if let Some(chooser) = &mut self.chooser {
                    chooser.leads = Some((flow, end));
                }
            }
            Act::Beside(node) => {
                if let Some(at) = beside(self.project(), &self.arrows(), node) {
                    self.open_chooser(Spot { at, from: Some(node), nodes: true }, Way::Out);
                    let (from, fitted) = (self.destination(), self.fitted);
                    self.jump_to(Rect(at.0 - Node::SIZE.0, at.1, Node::SIZE.0 * 2.0, Node::SIZE.1), ctx);
                    let to = self.destination();
                    if let Some(chooser) = self.chooser.as_mut().filter(|_| to != from) {
                        chooser.came = Some((from, fitted, to));
                    }
                }
            }
            Act::Type(text) => {
                if let Some(chooser) = &mut self.chooser {
                    chooser.narrow(text);
                }
            }
            Act::Filter => {
                if let Some(chooser) = &mut self.chooser {
                    chooser.filtering = true;
                }
            }
            Act::Point(place) => {
                if let Some(chooser) = &mut self.chooser {
                    chooser.point(place);
                }
            }
            Act::Turn => {
                if let Some(chooser) = self.chooser.as_mut().filter(|chooser| chooser.leads.is_none()) {
                    chooser.way = chooser.way.next();
                }
            }
            Act::Enter => {
                if let Some(chooser) = &self.chooser {
                    self.choose(Act::Take(chooser.chosen), ctx);
                }
            }
            Act::Take(place) => {
                let Some(chooser) = self.chooser.take() else { return };
                if let Some(offer) = chooser.listed().nth(place) {
                    let pick = offer.pick.clone();
                    let revision = self.document.history.revision();
                    self.take(&chooser, pick, ctx);
                    // What comes to stand near the border is to be seen, with the field for its name.
                    if self.document.history.revision() != revision && self.rename.is_some() {
                        self.show_selected(ctx);
                    }
                }
            }
            Act::Close => self.chooser = None,
            Act::GiveUp => {
                let came = self.chooser.take().and_then(|chooser| chooser.came);
                // Who has moved the view since wants it where it is.
                if let Some((from, fitted, _)) = came.filter(|(.., to)| self.destination().is_near(*to)) {
                    self.fly(from, ctx);
                    self.fitted = fitted;
                }
            }
        }
    }

    fn open_chooser(&mut self, spot: Spot, way: Way) {
        self.tool = Tool::Select;
        let offers = offers::offers(self.project(), self.catalog(), self.lang(), spot);
        self.chooser = Some(Chooser::new(offers, spot, way));
    }

    fn take(&mut self, chooser: &Chooser, pick: Pick, ctx: &Context) {
        match (pick, chooser.from) {
            (Pick::New(Tool::Node(kind)), Some(other)) => {
                let name = self.kind_name(&Tool::Node(kind.clone()));
                let (center, way) = (chooser.at, chooser.way);
                let command = match chooser.leads {
                    Some((flow, end)) => edit::Command::PlaceAtEnd { kind, center, name, flow, end },
                    None => edit::Command::PlaceConnected { kind, center, name, other, way },
                };
                self.act(Action::Edit(command), ctx);
                if let Some(placed @ ElementId::Node(_)) = self.only_selected() {
                    self.start_rename(placed);
                }
            }
            (Pick::New(tool), _) => self.place(&tool, chooser.at, None, ctx),
            (Pick::Node(node), Some(other)) => {
                if let Some((flow, end)) = chooser.leads {
                    self.act(Action::Edit(edit::Command::Reconnect { flow, end, node }), ctx);
                    return;
                }
                let (from, to) = chooser.way.ends(other, node);
                let two_way = chooser.way.is_both();
                self.act(Action::Edit(edit::Command::DrawFlow { from, to, two_way }), ctx);
                if let Some(ElementId::Flow(flow)) = self.only_selected() {
                    self.open_label(flow, Part::Verb, ctx);
                }
            }
            (Pick::Node(_), None) => {}
        }
    }

    /// Where a node around this point would cover another one or a note: the nearest point in the same zones where it
    /// covers nothing; the point itself where there is none near it.
    fn clear(&self, at: Point) -> Point {
        const NEAR: f32 = 180.0;
        let project = self.project();
        let own = around(at);
        let mut frames = project.nodes.values().map(|node| node.rect());
        let mut notes = project.notes.values().filter_map(|note| note.frame);
        if !frames.any(|other| other.overlaps(own)) && !notes.any(|other| other.overlaps(own)) {
            return at;
        }
        let homes = Homes::around(project, at);
        let (within, arrows) = (Some(own.grown(NEAR)), self.arrows());
        let wish = Wish { at, size: Node::SIZE, homes, is_zone: false, onwards: false, within, arrows: &arrows };
        free_place(project, &wish).filter(|&found| Homes::around(project, found) == wish.homes).unwrap_or(at)
    }
}

/// The frame of a new node around a point.
fn around(at: Point) -> Rect {
    Rect(at.0 - Node::SIZE.0 / 2.0, at.1 - Node::SIZE.1 / 2.0, Node::SIZE.0, Node::SIZE.1)
}

/// The middle of a new node near a point: on the grid, and on the very level of another one where it is to stand beside or
/// below that, whether that is on the grid or not.
fn level(other: Point, at: Point) -> Point {
    const SAME: f32 = 0.01;
    let found = corner_on_grid(around(at), GRID).center();
    let x = if (at.0 - other.0).abs() < SAME { other.0 } else { found.0 };
    Point(x, if (at.1 - other.1).abs() < SAME { other.1 } else { found.1 })
}

/// Room between two nodes for what is written on the arrow between them, across and down: for an ordinary label, with the
/// line to be seen on both sides of it; and less of it where a zone has no more.
const ROOMS: [(f32, f32); 4] = [(160.0, 80.0), (130.0, 60.0), (110.0, 44.0), (110.0, 36.0)];

/// Where a node finds room beside another: on its level, right of it, below, left, above, in the same zones and clear of
/// their frames; there closer, farther away, or aslant; then at the nearest free place that leaves room for the label, in
/// these zones or in those around them.
fn beside(project: &Project, arrows: &Arrows, node: NodeId) -> Option<Point> {
    const FARTHEST: u8 = 2;
    const STRAIGHT: [(f32, f32); 4] = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
    const ASLANT: [(f32, f32); 4] = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)];
    let rect = project.nodes.get(&node)?.rect();
    let middle = rect.center();
    let way =
        |(across, down): (f32, f32)| (rect.2.midpoint(Node::SIZE.0) + across, rect.3.midpoint(Node::SIZE.1) + down);
    let spot = |(across, down): (f32, f32), (x, y): (f32, f32)| {
        level(middle, Point(middle.0 + x * across, middle.1 + y * down))
    };
    let far = |times: u8| {
        let (across, down) = way(ROOMS[0]);
        (across * f32::from(times), down * f32::from(times))
    };
    let homes = Homes::around(project, middle);
    let wish = |at: Point, within: Option<Rect>, arrows: &Arrows| {
        let homes = homes.clone();
        free_place(project, &Wish { at, size: Node::SIZE, homes, is_zone: false, onwards: true, within, arrows })
    };
    let is_home = |at: &Point| Homes::around(project, *at) == homes;
    let straight = ROOMS.into_iter().flat_map(|room| STRAIGHT.map(|side| spot(way(room), side)));
    let farther = (1..=FARTHEST).flat_map(|times| {
        let sides = STRAIGHT.into_iter().filter(move |_| times > 1).chain(ASLANT);
        sides.map(move |side| (far(times), side))
    });
    let mut spots = straight.chain(farther.map(|(way, side)| spot(way, side)));
    let found = spots.find(|&at| wish(at, Some(around(at)), arrows).is_some_and(|at| is_home(&at)));
    let first = spot(way(ROOMS[0]), STRAIGHT[0]);
    // Elsewhere nothing comes closer than the label needs.
    let apart = || {
        let (across, down) = ROOMS[ROOMS.len() - 1];
        let kept = Rect(rect.0 - across, rect.1 - down, rect.2 + 2.0 * across, rect.3 + 2.0 * down);
        let mut arrows = arrows.clone();
        arrows.labels.push(kept.grown(-CLOSEST));
        wish(first, None, &arrows)
    };
    Some(found.or_else(apart).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::app::state::SAMPLE;
    use crate::catalog::Catalog;
    use crate::model::Flow;
    use crate::scene::Sheet;
    use crate::text::Lang;

    #[test]
    fn beside_a_node_is_on_its_level() {
        let other = Point(104.0, 74.5);
        let half = Node::SIZE.0 / 2.0;
        assert_eq!(level(other, Point(353.0, 74.5)), Point(290.0 + half, 74.5));
        assert_eq!(level(other, Point(104.0, 303.0)), Point(104.0, 280.0 + Node::SIZE.1 / 2.0));
    }

    /// Places twelve nodes beside a node of figure 5-3, and holds each to what is promised.
    fn fill_up(node: NodeId) -> usize {
        let mut project = crate::storage::read(SAMPLE).unwrap();
        let homes = Homes::around(&project, project.nodes[&node].rect().center());
        let mut at_home = 0;
        for _ in 0..12 {
            let at = beside(&project, &Arrows::default(), node).unwrap();
            let mut placed = Node::clone(&project.nodes[&node]);
            placed.at = around(at).corner();
            placed.size = Node::SIZE;
            assert!(!project.nodes.values().any(|other| other.rect().overlaps(placed.rect())), "{at:?}");
            for zone in project.zones.values() {
                let across = zone.frame.overlaps(placed.rect()) && !zone.frame.contains_rect(placed.rect());
                assert!(!across, "{at:?} stands across {}", zone.name);
            }
            at_home += usize::from(Homes::around(&project, at) == homes);
            project.add_node(placed);
        }
        at_home
    }

    #[test]
    fn beside_a_node_there_is_room_in_its_zones_first() {
        let project = crate::storage::read(SAMPLE).unwrap();
        for &node in project.nodes.keys() {
            fill_up(node);
        }
        assert!(fill_up(NodeId(15)) >= 3, "the data centre has room");
        assert!(beside(&project, &Arrows::default(), NodeId(999)).is_none());
    }

    #[test]
    fn the_chip_of_an_arrow_to_a_node_beside_has_room_between_both() {
        let catalog = Catalog::builtin().unwrap();
        for lang in [Lang::Ja, Lang::En] {
            for verb in ["flow.transfer", "flow.operate", "flow.print"] {
                let mut project = Project::default();
                let first = project.add_node(crate::layout::figure_test::node("first", 100.0, 100.0, Node::SIZE.0));
                let center = beside(&project, &Arrows::default(), first).unwrap();
                let corner = around(center).corner();
                let next = crate::layout::figure_test::node("next", corner.0, corner.1, Node::SIZE.0);
                let next = project.add_node(next);
                let flow = project.add_flow(Flow { verb: Some(verb.into()), ..Flow::new(first, next) });
                let sheet = Sheet::new(&project, &analyse(&project, &catalog, None), &catalog, lang);
                let label = sheet.geometry().flows[&flow].label.unwrap();
                let gap = (project.nodes[&first].rect().right(), project.nodes[&next].rect().left());
                assert!(
                    gap.0 + 2.0 <= label.left() && label.right() + 2.0 <= gap.1,
                    "{lang:?} {verb}: {label:?} in {gap:?}"
                );
            }
        }
    }
}
