//! How many gestures figure 5-3 takes from a blank page, counted in the real window, and what the documented ways of
//! Threat Dragon and draw.io take for the same content. The rules and the table stand in `tests/README.md`.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{CursorIcon, Key, Modifiers, Pos2};
use nagarezu::app::label::data::{self, DataOffer};
use nagarezu::app::state::SAMPLE;
use nagarezu::model::{DataId, ElementId, Flow, FlowId, Node, NodeId, Point, Project, Rect, ZoneId};

use crate::driver::Driver;

/// What a hand does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    clicks: usize,
    drags: usize,
    keys: usize,
}

impl Count {
    fn total(self) -> usize {
        self.clicks + self.drags + self.keys
    }

    fn row(self, tool: &str) -> String {
        format!("| {tool} | {} | {} | {} | {} |", self.clicks, self.drags, self.keys, self.total())
    }

    fn add(&mut self, clicks: usize, drags: usize, keys: usize) {
        self.clicks += clicks;
        self.drags += drags;
        self.keys += keys;
    }
}

#[test]
fn figure_5_3_takes_the_fewest_gestures_here() {
    let figure = nagarezu::storage::read(SAMPLE).expect("the sample can be read");
    let mut hand = Hand::new(&figure);
    hand.zones();
    hand.nodes();
    hand.flows();
    same(hand.driver.project(), &figure, true);
    let others = [threat_dragon(&figure, true), draw_io(&figure, true)];
    compare("with", hand.count, others);
}

#[test]
fn the_bare_drawing_takes_the_fewest_gestures_here() {
    let figure = nagarezu::storage::read(SAMPLE).expect("the sample can be read");
    let mut hand = Hand::new(&figure);
    hand.zones();
    hand.nodes();
    hand.arrows();
    same(hand.driver.project(), &figure, false);
    let others = [threat_dragon(&figure, false), draw_io(&figure, false)];
    compare("without", hand.count, others);
}

/// The documented table has these rows, and the first is the lowest.
fn compare(part: &str, own: Count, [dragon, draw_io]: [Count; 2]) {
    let rows = [own.row("Nagarezu"), draw_io.row("draw.io"), dragon.row("Threat Dragon 2.6")];
    let documented = include_str!("../README.md");
    let table: Vec<_> = documented.lines().filter(|line| rows.iter().any(|row| row == line)).collect();
    assert_eq!(table, rows, "tests/README.md, {part} verbs and data, says otherwise than:\n{}", rows.join("\n"));
    assert!(own.total() < draw_io.total() && own.total() < dragon.total());
}

/// A person at the window, whose gestures are counted.
struct Hand<'a> {
    driver: Driver,
    figure: &'a Project,
    count: Count,
    /// Which zone, node or data item of the figure is which on the page.
    zones: BTreeMap<ZoneId, ZoneId>,
    nodes: BTreeMap<NodeId, NodeId>,
    data: BTreeMap<DataId, DataId>,
}

impl<'a> Hand<'a> {
    /// Before a blank page, zoomed out so that all of the figure has room on it.
    fn new(figure: &'a Project) -> Self {
        let driver = Driver::blank();
        let (zones, nodes, data) = Default::default();
        let mut hand = Self { driver, figure, count: Count::default(), zones, nodes, data };
        hand.hold(Modifiers::COMMAND);
        for _ in 0..2 {
            hand.press(Key::Minus);
        }
        hand.hold(Modifiers::NONE);
        hand
    }

    // Gestures, each counted once

    fn click(&mut self, at: Pos2) {
        self.count.clicks += 1;
        self.driver.click_at(at);
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.count.drags += 1;
        self.driver.drag(from, to);
    }

    fn key(&mut self, key: Key) {
        self.count.keys += 1;
        self.driver.key(key);
    }

    /// A key while others are held down.
    fn press(&mut self, key: Key) {
        self.count.keys += 1;
        self.driver.keys(Modifiers::COMMAND, key);
    }

    /// Holds keys down until further notice: each is pressed once.
    fn hold(&mut self, modifiers: Modifiers) {
        self.count.keys += usize::from(modifiers.command) + usize::from(modifiers.shift);
        self.driver.hold(modifiers);
    }

    /// Text, a keystroke a character of it.
    fn text(&mut self, text: &str) {
        self.count.keys += text.chars().count();
        self.driver.type_text(text);
    }

    // The figure

    /// Where a point of the figure is on the screen.
    fn at(&self, point: Point) -> Pos2 {
        let visible = self.driver.state().camera.visible();
        let shift = Point(visible.center().0 - 795.0, visible.center().1 - 526.0);
        self.driver.screen(Point(point.0 + shift.0, point.1 + shift.1))
    }

    fn palette(&self, name: &str) -> Pos2 {
        self.driver.get(Role::Button, name).rect().center()
    }

    fn zones(&mut self) {
        for (id, zone) in &self.figure.zones {
            let kind = self.driver.state().catalog().zone_kinds.get(&zone.kind).expect("a kind").name.ja.clone();
            let entry = self.palette(&kind);
            self.click(entry);
            let Rect(left, top, width, height) = zone.frame;
            let (from, to) = (self.at(Point(left, top)), self.at(Point(left + width, top + height)));
            self.drag(from, to);
            let placed = *self.driver.project().zones.keys().next_back().expect("it is placed");
            self.zones.insert(*id, placed);
            let proposed = self.driver.project().zones[&placed].name.clone();
            self.name(&proposed, &zone.name, 0);
        }
    }

    fn nodes(&mut self) {
        for (id, node) in &self.figure.nodes {
            let kind = self.driver.state().catalog().node_kinds.get(&node.kind).expect("a kind").name.ja.clone();
            let (from, to) = (self.palette(&kind), self.at(node.rect().center()));
            self.drag(from, to);
            let placed = *self.driver.project().nodes.keys().next_back().expect("it is placed");
            let known = self.nodes.keys().any(|other| self.figure.nodes[other].name == node.name);
            self.nodes.insert(*id, placed);
            let proposed = self.driver.project().nodes[&placed].name.clone();
            self.name(&proposed, &node.name, usize::from(known));
        }
    }

    /// Types a name over the one that is proposed, or goes on from it where that is less. What is typed is taken over
    /// by whatever is pressed next. `known`: after so many letters the list has the name.
    fn name(&mut self, proposed: &str, wanted: &str, known: usize) {
        if proposed == wanted {
            return;
        }
        if known > 0 {
            let first: String = wanted.chars().take(known).collect();
            self.text(&first);
            self.key(Key::ArrowDown);
            self.key(Key::Enter);
        } else if let Some(rest) = wanted.strip_prefix(proposed) {
            self.key(Key::End);
            self.text(rest);
        } else if let Some(first) = wanted.strip_suffix(proposed) {
            self.key(Key::Home);
            self.text(first);
        } else {
            self.text(wanted);
        }
    }

    /// Arrows without words: those that go both ways with shift held down.
    fn arrows(&mut self) {
        let (both, one): (Vec<_>, Vec<_>) = self.figure.flows.values().partition(|flow| flow.two_way);
        self.hold(Modifiers::SHIFT);
        for flow in both {
            self.arrow(flow);
        }
        self.hold(Modifiers::NONE);
        for flow in one {
            self.arrow(flow);
        }
    }

    fn arrow(&mut self, flow: &Flow) -> FlowId {
        let (from, to) = (self.nodes[&flow.from], self.nodes[&flow.to]);
        let start = self.edge(from);
        let end = self.driver.screen(self.driver.project().nodes[&to].rect().center());
        if from == to {
            // Out of the node and back, in one drag.
            self.count.drags += 1;
            self.driver.drag_over(start, &[start + (start - end).normalized() * 40.0, end]);
        } else {
            self.drag(start, end);
        }
        let drawn = *self.driver.project().flows.keys().next_back().expect("it is drawn");
        let there = &self.driver.project().flows[&drawn];
        assert_eq!((there.from, there.to), (from, to));
        drawn
    }

    /// A point of a node's edge from which an arrow can be drawn: the pointer says where. Looking is no gesture.
    fn edge(&mut self, id: NodeId) -> Pos2 {
        if let Some(at) = self.edge_in_sight(id) {
            return at;
        }
        // The field on the last arrow covers it. What is held down stays held down.
        self.count.keys += 1;
        self.driver.key_frame(Key::Escape);
        self.driver.settle();
        self.edge_in_sight(id).unwrap_or_else(|| panic!("no arrow can be drawn from {id}"))
    }

    fn edge_in_sight(&mut self, id: NodeId) -> Option<Pos2> {
        const HANDLE: f32 = 16.0;
        let state = self.driver.state();
        let handles: Vec<Pos2> = match state.only_selected() {
            Some(ElementId::Flow(flow)) => {
                state.document.sheet().geometry().flows[&flow].route.iter().map(|&at| self.driver.screen(at)).collect()
            }
            _ => Vec::new(),
        };
        let rect = self.driver.project().nodes[&id].rect();
        let inset = 2.0 / self.driver.state().camera.zoom;
        for part in [0.5, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6, 0.12, 0.88] {
            let (x, y) = (rect.left() + rect.2 * part, rect.top() + rect.3 * part);
            let sides = [
                Point(x, rect.bottom() - inset),
                Point(x, rect.top() + inset),
                Point(rect.left() + inset, y),
                Point(rect.right() - inset, y),
            ];
            for side in sides {
                let at = self.driver.screen(side);
                if handles.iter().any(|handle| handle.distance(at) < HANDLE) {
                    continue;
                }
                self.driver.move_to(at);
                self.driver.frame([]);
                if self.driver.output().platform_output.cursor_icon == CursorIcon::Crosshair {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Arrows with verb, direction and data.
    fn flows(&mut self) {
        for flow in self.figure.flows.values() {
            let drawn = self.arrow(flow);
            self.key(Key::Tab);
            let said = &self.driver.project().flows[&drawn];
            assert_eq!((&said.verb, said.two_way), (&flow.verb, flow.two_way), "what was proposed");
            for id in &flow.data {
                self.datum(drawn, *id);
            }
        }
        self.key(Key::Enter);
    }

    /// Puts data on a flow: from the list, after as few letters as it takes, or as new data.
    fn datum(&mut self, drawn: FlowId, id: DataId) {
        let item = &self.figure.data[&id];
        let project = self.driver.project().clone();
        let catalog = std::sync::Arc::clone(self.driver.state().catalog());
        let place = |text: &str, fits: &dyn Fn(&DataOffer) -> bool| {
            let offers = data::offers(&project, &catalog, self.driver.state().lang(), &project.flows[&drawn], text);
            offers.iter().position(fits)
        };
        if let Some(&known) = self.data.get(&id) {
            let fits = |offer: &DataOffer| matches!(offer, DataOffer::Item(other, _) if *other == known);
            let letters = item.name.chars().count();
            // Nothing typed: the first is one step down the list; a text brings the first forward by itself.
            let ways = (0..=letters).filter_map(|typed| {
                let text: String = item.name.chars().take(typed).collect();
                let steps = place(&text, &fits)? + usize::from(typed == 0);
                Some((typed + steps, text, steps))
            });
            let (_, text, steps) = ways.min_by_key(|(cost, ..)| *cost).expect("it is in the list");
            self.text(&text);
            for _ in 0..steps {
                self.key(Key::ArrowDown);
            }
            self.key(Key::Enter);
            return;
        }
        let fits = |offer: &DataOffer| matches!(offer, DataOffer::New { class, .. } if *class == item.class);
        let steps = place(&item.name, &fits).expect("new data of any class is offered");
        self.text(&item.name);
        for _ in 0..steps {
            self.key(Key::ArrowDown);
        }
        self.key(Key::Enter);
        let made = *self.driver.project().data.keys().next_back().expect("it is there");
        self.data.insert(id, made);
    }
}

/// Both say the same; else what only one of them says is told.
fn same(drawn: &Project, figure: &Project, said: bool) {
    let (drawn, figure) = (content(drawn, said), content(figure, said));
    let differences: Vec<_> = drawn.symmetric_difference(&figure).collect();
    assert!(differences.is_empty(), "{differences:#?}");
}

/// What a project says: kinds, names, containment, ends, direction, and verbs and data where asked for.
fn content(project: &Project, said: bool) -> BTreeSet<String> {
    let around = |frame: Rect| {
        let zones = project.zones.values().filter(|zone| zone.frame != frame && zone.frame.contains(frame.center()));
        let names: BTreeSet<_> = zones.filter(|zone| zone.frame.2 > frame.2).map(|zone| zone.name.clone()).collect();
        names
    };
    let node = |id: &NodeId| {
        let node: &Node = &project.nodes[id];
        format!("{} {} in {:?}", node.kind, node.name, around(node.rect()))
    };
    let zones = project.zones.values().map(|zone| format!("{} {} in {:?}", zone.kind, zone.name, around(zone.frame)));
    let nodes = project.nodes.keys().map(node);
    let flows = project.flows.values().map(|flow| {
        let ends = format!("{} to {} both ways {}", node(&flow.from), node(&flow.to), flow.two_way);
        if !said {
            return ends;
        }
        let data: Vec<_> = flow.data.iter().map(|id| (&project.data[id].name, &project.data[id].class)).collect();
        format!("{ends}: {:?} {data:?}", flow.verb)
    });
    let all: BTreeSet<String> = zones.chain(nodes).chain(flows).collect();
    assert_eq!(all.len(), project.zones.len() + project.nodes.len() + project.flows.len(), "all can be told apart");
    all
}

/// Text as the others are counted: a keystroke a character, and two (Ctrl+V) for any text that was typed before, as
/// though all of them stood on the clipboard.
#[derive(Default)]
struct Typist(BTreeSet<String>);

impl Typist {
    fn keys(&mut self, text: &str) -> usize {
        let letters = text.chars().count();
        if self.0.insert(text.to_owned()) { letters } else { letters.min(2) }
    }

    /// A label: verb and data, a character between each two; as a whole where it was typed before.
    fn label(&mut self, figure: &Project, flow: &Flow) -> usize {
        let verb = nagarezu::catalog::Catalog::builtin().expect("a catalogue").clone();
        let verb = flow.verb.as_deref().and_then(|id| verb.flow_kinds.get(id)).expect("a verb").name.ja.clone();
        let data = flow.data.iter().map(|id| figure.data[id].name.clone());
        let words: Vec<String> = std::iter::once(verb).chain(data).collect();
        if !self.0.insert(words.join(" ")) {
            return 2;
        }
        words.iter().map(|word| self.keys(word)).sum::<usize>() + words.len() - 1
    }
}

/// draw.io. A zone: drag from the library, drag a corner, type the name (what is selected is typed into). A node: drag, type;
/// one of the same name: Ctrl+drag copies. An arrow: drag from a shape's arrow to the other shape, type the label. Both
/// ways: the first is given a start arrow (2 clicks) and made the default (Ctrl+Shift+D, 3 keys), and the others follow.
fn draw_io(figure: &Project, said: bool) -> Count {
    let (mut count, mut typist) = (Count::default(), Typist::default());
    for zone in figure.zones.values() {
        count.add(0, 2, typist.keys(&zone.name));
    }
    let mut names = BTreeSet::new();
    for node in figure.nodes.values() {
        let copied = !names.insert((&node.kind, &node.name));
        count.add(0, 1, if copied { 1 } else { typist.keys(&node.name) });
    }
    count.add(2, 0, 3);
    for flow in figure.flows.values() {
        count.add(0, 1, if said { typist.label(figure, flow) } else { 0 });
    }
    count
}

/// Threat Dragon. A zone is a boundary box: click in the stencil, drag to its place, drag a corner; then click into the name's field,
/// select what stands there (Ctrl+A) and type. A node: drag from the stencil, name likewise. A flow: drag from a node to the
/// other (its documentation has a click and two drags), name likewise; both ways: tick the box.
fn threat_dragon(figure: &Project, said: bool) -> Count {
    let (mut count, mut typist) = (Count::default(), Typist::default());
    for zone in figure.zones.values() {
        count.add(2, 2, 2 + typist.keys(&zone.name));
    }
    for node in figure.nodes.values() {
        count.add(1, 1, 2 + typist.keys(&node.name));
    }
    for flow in figure.flows.values() {
        count.add(usize::from(flow.two_way), 1, 0);
        if said {
            count.add(1, 0, 2 + typist.label(figure, flow));
        }
    }
    count
}
