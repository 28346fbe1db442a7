//! Random commands: numbers that mean elements only when they are read against a project. `entries` makes those for its
//! catalogue.

mod entries;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::{Arrangement, Command, End, Together, Way, apply, clipboard, sample};
use crate::layout::auto::{Direction, Margins, Wish, auto};
use crate::model::{
    BaselineId, DataId, DataItem, ElementId, Flow, FlowId, Measure, MeasureId, Node, NodeId, Note, NoteId, Party,
    PartyId, Point, Project, Rect, Risk, RiskId, Size, Value, Vector, Workshop, WorkshopId, Zone, ZoneId,
};
use crate::storage::arbitrary;

/// Names every kind of command there is. One that is missing here does not compile, and one that is here and that no
/// recipe makes fails [`the_recipes_reach_every_command`]: no law can forget a command.
macro_rules! commands {
    ($($name:ident),* $(,)?) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        fn name_of(command: &Command) -> &'static str {
            match command {
                $(Command::$name { .. } => stringify!($name),)*
            }
        }
    };
}

commands![
    PlaceNode,
    PlaceConnected,
    PlaceAtEnd,
    PlaceZone,
    PlaceNote,
    DrawFlow,
    Bend,
    Reconnect,
    PlaceLabel,
    Move,
    Arrange,
    Layout,
    Lock,
    Stack,
    Resize,
    Rename,
    Delete,
    Cut,
    Duplicate,
    Paste,
    PutPiece,
    SetZone,
    SetNode,
    SetFlow,
    SetTogether,
    SetNote,
    SetParty,
    SetData,
    SetMeasure,
    SetRisk,
    AddParty,
    AddData,
    AddMeasure,
    Treat,
    AddRisk,
    SetProject,
    SetCriteria,
    Decide,
    Resolve,
    SetWorkshop,
    Freeze,
    SetBaseline,
    Thaw,
    EditEntry,
];

/// How many recipes there are.
const RECIPES: u8 = 38;

/// A command in numbers, which mean elements only when they are read against a project.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    command: u8,
    pub(super) picks: [u16; 4],
    x: f32,
    y: f32,
    text: String,
}

/// Numbers as they come from a pointer, and now and then such as must be refused.
fn number() -> impl Strategy<Value = f32> {
    prop_oneof![
        12 => -800.0..800.0_f32,
        3 => (-40..40_i16).prop_map(|steps| f32::from(steps) * 10.0),
        1 => prop_oneof![Just(f32::NAN), Just(f32::INFINITY), Just(-3e9), Just(9_999_990.0)],
    ]
}

pub(super) fn recipe() -> impl Strategy<Value = Recipe> {
    let text = prop_oneof![
        Just(String::new()),
        Just("端末".to_owned()),
        "[a-zア-ン漢字(\"\\\\)\n ]{0,12}",
        Just("長い名前のサーバ(とても詳しい説明の付いた診療所)".to_owned()),
    ];
    (0..RECIPES, any::<[u16; 4]>(), number(), number(), text).prop_map(|(command, picks, x, y, text)| Recipe {
        command,
        picks,
        x,
        y,
        text,
    })
}

pub(super) fn recipes() -> impl Strategy<Value = Vec<Recipe>> {
    prop::collection::vec(recipe(), 1..40)
}

/// A project in which the catalogue's entries are named, or any that a file can hold.
pub(super) fn start() -> impl Strategy<Value = Project> {
    prop_oneof![Just(sample::clinic()), arbitrary::project()]
}

/// One of the ids there are, now and then one there is not.
fn pick<Id: Copy>(ids: impl ExactSizeIterator<Item = Id>, pick: u16, none: Id) -> Id {
    let count = ids.len();
    let mut ids = ids;
    if count == 0 || pick.is_multiple_of(23) { none } else { ids.nth(usize::from(pick) % count).unwrap_or(none) }
}

pub(super) fn everything(project: &Project) -> Vec<ElementId> {
    let mut all = Vec::new();
    all.extend(project.zones.keys().map(|id| ElementId::Zone(*id)));
    all.extend(project.nodes.keys().map(|id| ElementId::Node(*id)));
    all.extend(project.flows.keys().map(|id| ElementId::Flow(*id)));
    all.extend(project.notes.keys().map(|id| ElementId::Note(*id)));
    all.extend(project.parties.keys().map(|id| ElementId::Party(*id)));
    all.extend(project.data.keys().map(|id| ElementId::Data(*id)));
    all.extend(project.measures.keys().map(|id| ElementId::Measure(*id)));
    all.extend(project.risks.keys().map(|id| ElementId::Risk(*id)));
    all
}

impl Recipe {
    fn zone(&self, project: &Project, place: usize) -> ZoneId {
        pick(project.zones.keys().copied(), self.picks[place], ZoneId(0))
    }

    /// Several elements with other properties, now and then one that is not there.
    fn together(&self, project: &Project) -> Together {
        let (zone, node) = (self.zone(project, 0), self.node(project, 1));
        let party = self.picks[2].is_multiple_of(2).then(|| self.party(project, 2));
        let zones = project.zones.get(&zone).map(|old| (zone, Zone { party, ..Zone::clone(old) }));
        let nodes = project.nodes.get(&node).map(|old| (node, Node { party, ..Node::clone(old) }));
        let said = |&flow: &FlowId| {
            let old = project.flows.get(&flow).map_or(Flow::new(NodeId(1), NodeId(2)), |old| Flow::clone(old));
            (flow, Flow { note: self.text.clone(), ..old })
        };
        Together {
            zones: zones.into_iter().collect(),
            nodes: nodes.into_iter().collect(),
            flows: [self.flow(project, 1), self.flow(project, 3)].iter().map(said).collect(),
        }
    }

    fn node(&self, project: &Project, place: usize) -> NodeId {
        pick(project.nodes.keys().copied(), self.picks[place], NodeId(0))
    }

    fn flow(&self, project: &Project, place: usize) -> FlowId {
        pick(project.flows.keys().copied(), self.picks[place], FlowId(0))
    }

    fn note(&self, project: &Project, place: usize) -> NoteId {
        pick(project.notes.keys().copied(), self.picks[place], NoteId(0))
    }

    fn party(&self, project: &Project, place: usize) -> PartyId {
        pick(project.parties.keys().copied(), self.picks[place], PartyId(0))
    }

    fn data(&self, project: &Project, place: usize) -> DataId {
        pick(project.data.keys().copied(), self.picks[place], DataId(0))
    }

    fn measure(&self, project: &Project, place: usize) -> MeasureId {
        pick(project.measures.keys().copied(), self.picks[place], MeasureId(0))
    }

    fn risk(&self, project: &Project, place: usize) -> RiskId {
        pick(project.risks.keys().copied(), self.picks[place], RiskId(0))
    }

    fn any(&self, project: &Project, place: usize) -> ElementId {
        pick(everything(project).into_iter(), self.picks[place], ElementId::Zone(ZoneId(0)))
    }

    pub(super) fn some(&self, project: &Project) -> BTreeSet<ElementId> {
        (0..=usize::from(self.picks[0] % 4)).map(|place| self.any(project, place)).collect()
    }

    /// The command this recipe means for a project, with what was copied last.
    pub(super) fn command(&self, project: &Project, clip: &str) -> Command {
        let kinds = |kinds: [&str; 4]| kinds[usize::from(self.picks[3]) % 4].to_owned();
        let frame = Rect(self.x, self.y, f32::from(self.picks[0] % 500), f32::from(self.picks[1] % 400));
        let (point, by) = (Point(self.x, self.y), Vector(self.x, self.y));
        let text = self.text.clone();
        let properties = [("number".to_owned(), Value::Number(f64::from(self.x)))];
        match self.command {
            0 | 1 => Command::PlaceNode {
                kind: kinds(["node.server", "node.terminal", "node.person", "node.none"]),
                center: point,
                name: text,
            },
            2 => Command::PlaceZone {
                kind: kinds(["zone.dc", "zone.room", "zone.scope", "zone.none"]),
                frame,
                name: text,
            },
            3 => Command::PlaceNote { frame, text },
            4 | 5 => Command::DrawFlow {
                from: self.node(project, 0),
                to: self.node(project, 1),
                two_way: self.picks[2].is_multiple_of(2),
            },
            6 | 7 => Command::Move { elements: self.some(project), by },
            8 => Command::Resize { element: self.any(project, 2), frame },
            9 => Command::Rename { element: self.any(project, 0), name: text },
            10 if self.picks[3].is_multiple_of(4) => Command::Cut { elements: self.some(project) },
            10 => Command::Delete { elements: self.some(project) },
            11 => Command::Duplicate { elements: self.some(project), by },
            12 => Command::Paste { text: clip.to_owned(), center: (self.picks[0].is_multiple_of(2)).then_some(point) },
            13 => {
                let id = self.zone(project, 0);
                let mut zone =
                    project.zones.get(&id).map_or(sample::zone("zone.dc", "a", frame), |zone| Zone::clone(zone));
                zone.party = Some(self.party(project, 1));
                zone.properties = properties.into();
                Command::SetZone(id, Box::new(zone))
            }
            14 => {
                let id = self.node(project, 0);
                let mut node =
                    project.nodes.get(&id).map_or(sample::node("node.server", "a", point), |node| Node::clone(node));
                node.name = text;
                node.at = point;
                node.party = Some(self.party(project, 1));
                node.keeps = vec![self.data(project, 2), self.data(project, 3)];
                Command::SetNode(id, Box::new(node))
            }
            15 | 16 => {
                let id = self.flow(project, 0);
                let mut flow = Flow::new(self.node(project, 1), self.node(project, 2));
                flow.verb = Some(kinds(["flow.transfer", "flow.transfer", "PF01", "flow.none"]));
                flow.actor = Some(self.node(project, 3));
                flow.data = vec![self.data(project, 2), self.data(project, 3)];
                flow.waypoints = vec![point, Point(self.y, self.x)];
                flow.straight = self.picks[0].is_multiple_of(2);
                flow.label_at = self.picks[0].is_multiple_of(3).then_some(by);
                Command::SetFlow(id, Box::new(flow))
            }
            17 => {
                let about = self.some(project).into_iter().collect();
                let id = self.note(project, 1);
                let locked = project.is_locked(id.into());
                Command::SetNote(id, Box::new(Note { text, frame: Some(frame), about, locked, layer: 0 }))
            }
            18 => {
                let party = Party { name: text, role: crate::model::PartyRole::Third, note: String::new() };
                if self.picks[0].is_multiple_of(2) {
                    Command::AddParty(Box::new(party), self.some(project))
                } else {
                    Command::SetParty(self.party(project, 1), Box::new(party))
                }
            }
            19 | 20 => {
                let data = DataItem {
                    name: text,
                    class: kinds(["data.patient", "data.patient", "", "data.none"]),
                    contains: vec![self.data(project, 1); usize::from(self.picks[2] % 3)],
                    retention_years: Some(self.x),
                    note: String::new(),
                };
                match self.picks[0] % 3 {
                    0 => Command::AddData(Box::new(DataItem { contains: Vec::new(), ..data }), BTreeSet::new()),
                    1 => Command::AddData(Box::new(data), [self.flow(project, 1), self.flow(project, 3)].into()),
                    _ => Command::SetData(self.data(project, 2), Box::new(data)),
                }
            }
            21 => {
                let measure = Measure {
                    kind: Some(kinds(["M01", "M01", "PM01", "M99"])),
                    name: text,
                    on: self.some(project).into_iter().collect(),
                    performer: crate::model::Performer::Shared,
                    status: crate::model::Status::Planned,
                    owner: String::new(),
                    due: String::new(),
                    evidence: String::new(),
                    reference: String::new(),
                    note: String::new(),
                };
                match self.picks[0] % 4 {
                    3 => Command::Treat {
                        measure: Box::new(measure),
                        risks: [self.risk(project, 1), self.risk(project, 2)].into(),
                    },
                    0 => Command::AddMeasure(Box::new(measure), None),
                    1 => Command::AddMeasure(Box::new(measure), project.risks.keys().next().copied()),
                    _ => Command::SetMeasure(self.measure(project, 1), Box::new(measure)),
                }
            }
            22 | 23 => {
                let risk = Risk {
                    threat: Some(kinds(["T01", "T01", "PT01", "T99"])),
                    words: text,
                    flows: vec![self.flow(project, 0), self.flow(project, 1)],
                    measures: vec![self.measure(project, 2)],
                    impact: Some(kinds(["大", "中", "小", "甚大"])),
                    ..Risk::default()
                };
                match self.picks[0] % 4 {
                    0 => Command::AddRisk(Box::new(risk)),
                    3 => Command::Resolve {
                        risk: self.picks[1].is_multiple_of(2).then(|| self.risk(project, 3)),
                        decided: Box::new(risk),
                        measures: project.measures.values().take(2).map(|measure| Measure::clone(measure)).collect(),
                    },
                    1 => Command::SetRisk(self.risk(project, 3), Box::new(risk)),
                    _ => Command::Decide {
                        changed: [(self.risk(project, 3), risk.clone())].into(),
                        new: vec![risk; usize::from(self.picks[1] % 3)],
                    },
                }
            }
            26 => Command::Bend { flow: self.flow(project, 0), waypoints: vec![point; usize::from(self.picks[1] % 3)] },
            27 => Command::Reconnect {
                flow: self.flow(project, 0),
                end: if self.picks[1].is_multiple_of(2) { End::From } else { End::To },
                node: self.node(project, 2),
            },
            28 => Command::PlaceLabel {
                flow: self.flow(project, 0),
                at: (!self.picks[1].is_multiple_of(3)).then_some(by),
            },
            24 => {
                let (on, by, note) = (String::from("2026-04-01"), String::from("院長"), String::new());
                let baseline = pick(project.baselines.keys().copied(), self.picks[1], BaselineId(0));
                match self.picks[0] % 5 {
                    0 => Command::SetProject { title: text, profile: "gl-1.1".into() },
                    4 => {
                        let held =
                            Workshop { on, note: text, later: [self.flow(project, 2)].into(), ..Workshop::default() };
                        let id = project.workshops.keys().next().copied().unwrap_or(WorkshopId(0));
                        Command::SetWorkshop(self.picks[1].is_multiple_of(2).then_some(id), Box::new(held))
                    }
                    1 => Command::Freeze { name: text, on, by, note },
                    2 => Command::SetBaseline { baseline, name: text, on, by, note },
                    _ => Command::Thaw(baseline),
                }
            }
            25 => {
                let presets = sample::catalog().presets.clone();
                let preset = presets.iter().nth(usize::from(self.picks[0]) % 4);
                Command::SetCriteria(preset.map(|preset| {
                    let mut criteria = preset.criteria.clone();
                    // Now and then a matrix that is not as large as the scales, which is refused.
                    criteria.matrix.truncate(2 + usize::from(self.picks[1] % 8));
                    Box::new(criteria)
                }))
            }
            29 => {
                let how = Arrangement::ALL[usize::from(self.picks[1]) % Arrangement::ALL.len()];
                Command::Arrange { elements: self.some(project), how }
            }
            30 => {
                let elements = self.some(project);
                let wish = Wish {
                    project,
                    elements: self.picks[1].is_multiple_of(2).then_some(&elements),
                    direction: Direction::ALL[usize::from(self.picks[2]) % 2],
                    labels: &|_| Some(Size(90.0, 33.0)),
                    margins: &|_, _| Margins { left: 18.0, top: 34.0, right: 18.0, bottom: 18.0, width: 80.0 },
                    progress: &|_| true,
                };
                Command::Layout { frames: auto(&wish).map(|outcome| outcome.frames).unwrap_or_default() }
            }
            31 => Command::PlaceConnected {
                kind: kinds(["node.server", "node.terminal", "PN01", "node.none"]),
                center: point,
                name: text,
                other: self.node(project, 0),
                way: [Way::Out, Way::In, Way::Both][usize::from(self.picks[1]) % 3],
            },
            32 => Command::PutPiece { piece: Arc::new(sample::clinic()), center: point },
            33 => Command::Lock { elements: self.some(project), locked: !self.picks[1].is_multiple_of(3) },
            34 => Command::EditEntry(Box::new(self.entry(project))),
            36 => Command::PlaceAtEnd {
                kind: kinds(["node.server", "node.terminal", "PN01", "node.none"]),
                center: point,
                name: text,
                flow: self.flow(project, 0),
                end: if self.picks[1].is_multiple_of(2) { End::From } else { End::To },
            },
            35 => Command::SetTogether(Box::new(self.together(project))),
            _ => Command::Stack { elements: self.some(project), front: self.picks[1].is_multiple_of(2) },
        }
    }
}

/// The recipes reach every command there is: a law about commands that are never tried, or always refused, would say
/// nothing.
#[test]
fn the_recipes_reach_every_command() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let catalog = sample::catalog();
    let project = sample::clinic();
    let clip = clipboard::copy(&project, &everything(&project).into_iter().collect()).unwrap();
    let (mut reached, mut carried_out) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..4000 {
        let recipe = recipe().new_tree(&mut runner).unwrap().current();
        let command = recipe.command(&project, &clip);
        if apply(&project, &catalog, &command).is_ok() {
            reached.insert(recipe.command);
            carried_out.insert(name_of(&command));
        }
    }
    assert_eq!(reached, (0..RECIPES).collect());
    assert_eq!(carried_out, COMMANDS.iter().copied().collect());
}
