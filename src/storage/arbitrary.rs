//! Random projects for property tests: every kind of element, every field, and strings that are hard to write.

mod entries;
mod kinds;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use crate::model::{
    Approval, Attendee, Baseline, BaselineId, Confidence, Criteria, DataId, DataItem, Decision, Drawn, ElementId,
    Elements, Environment, Flow, FlowId, Issued, Level, LevelRule, Measure, MeasureId, Name, Node, NodeId, Note,
    NoteId, Party, PartyId, PartyRole, Performer, Phase, Point, Project, Properties, Rect, Risk, RiskId, ScaleStep,
    Size, Standing, Status, Subject, Surrounding, Treatment, Value, Vector, Wording, Workshop, WorkshopId, Zone,
    ZoneId,
};
use entries::entries;

/// The ids that elements of a project may name.
#[derive(Clone, Debug)]
struct Ids {
    parties: Vec<PartyId>,
    data: Vec<DataId>,
    zones: Vec<ZoneId>,
    nodes: Vec<NodeId>,
    flows: Vec<FlowId>,
    notes: Vec<NoteId>,
    measures: Vec<MeasureId>,
    risks: Vec<RiskId>,
}

impl Ids {
    fn all(&self) -> Vec<ElementId> {
        let mut all: Vec<ElementId> = Vec::new();
        all.extend(self.parties.iter().copied().map(ElementId::from));
        all.extend(self.data.iter().copied().map(ElementId::from));
        all.extend(self.zones.iter().copied().map(ElementId::from));
        all.extend(self.nodes.iter().copied().map(ElementId::from));
        all.extend(self.flows.iter().copied().map(ElementId::from));
        all.extend(self.notes.iter().copied().map(ElementId::from));
        all.extend(self.measures.iter().copied().map(ElementId::from));
        all.extend(self.risks.iter().copied().map(ElementId::from));
        all
    }
}

/// A project that holds together: what it names exists, and what it draws can be drawn. Now and then with an earlier
/// state of itself or of another.
pub(crate) fn project() -> impl Strategy<Value = Project> {
    let baseline = (text(), text(), text(), text(), state().boxed())
        .prop_map(|(name, on, by, note, state)| Arc::new(Baseline { name, on, by, note, state }));
    // Boxed: by value, a strategy of strategies takes more of the stack than a test's thread has.
    (state().boxed(), prop_oneof![4 => Just(None), 1 => baseline.prop_map(Some).boxed()]).prop_map(
        |(project, baseline)| {
            let baselines = baseline.into_iter().map(|baseline| (BaselineId(7), baseline)).collect();
            Project { baselines, ..project }
        },
    )
}

/// A project without baselines.
fn state() -> impl Strategy<Value = Project> {
    ids().prop_flat_map(|ids| {
        let heads = (text(), text(), option::of(criteria()), issued(), entries(&ids).boxed());
        let first = (
            each(&ids.parties, |_| party().boxed()),
            each(&ids.data, |id| data(id, &ids).boxed()),
            each(&ids.zones, |_| zone(&ids).boxed()),
            each(&ids.nodes, |_| node(&ids).boxed()),
        );
        let second = (
            each(&ids.flows, |_| flow(&ids).boxed()),
            each(&ids.notes, |_| note(&ids).boxed()),
            each(&ids.measures, |_| measure(&ids).boxed()),
            each(&ids.risks, |_| risk(&ids).boxed()),
            option::weighted(0.3, workshop(&ids)),
            each(&ids.flows, |_| drawn().boxed()),
        );
        (heads, first, second).prop_map(|(heads, first, second)| {
            let (title, profile, criteria, issued, own) = heads;
            let (parties, data, zones, nodes) = first;
            let (flows, notes, measures, risks, workshop, drawn) = second;
            Project {
                title,
                profile,
                criteria: criteria.map(Arc::new),
                own,
                issued,
                parties: parties.into_iter().collect(),
                data: data.into_iter().collect(),
                zones: zones.into_iter().collect(),
                nodes: nodes.into_iter().collect(),
                flows: flows.into_iter().collect(),
                notes: notes.into_iter().collect(),
                measures: measures.into_iter().collect(),
                risks: risks.into_iter().collect(),
                baselines: Elements::new(),
                workshops: workshop.into_iter().map(|held| (WorkshopId(3), Arc::new(held))).collect(),
                drawn: drawn.into_iter().collect(),
            }
        })
    })
}

/// A text that may hold anything: quotation marks, RON itself, line ends, characters outside the first plane.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let known = select(vec![
        "電子カルテサーバ(本番環境)",
        "\"",
        "\\",
        "a\\\"b",
        "line\nline\r\nline\ttab",
        "Project(format: 7, nodes: {\"N01\": ()})",
        "r#\"raw\"#",
        "// comment /* comment */",
        "Some(None)",
        "None",
        "12.0, 1.0)",
        "𠮷野家",
        "👩‍⚕️🏥",
        "か\u{3099}",
        "葛\u{e0100}",
        "\u{202e}\u{feff}\u{200b}",
        "\0\u{7}\u{7f}\u{85}\u{2028}",
        "<<<<<<< HEAD",
        "<b>&amp;</b>",
        " ",
    ]);
    prop_oneof![
        2 => Just(String::new()),
        4 => known.prop_map(str::to_owned),
        3 => vec(any::<char>(), 0..12).prop_map(|characters| characters.into_iter().collect()),
    ]
}

fn ids() -> impl Strategy<Value = Ids> {
    ((numbers(0), numbers(0), numbers(0), numbers(1)), (numbers(0), numbers(0), numbers(0), numbers(0))).prop_map(
        |((parties, data, zones, nodes), (flows, notes, measures, risks))| Ids {
            parties: parties.into_iter().map(PartyId).collect(),
            data: data.into_iter().map(DataId).collect(),
            zones: zones.into_iter().map(ZoneId).collect(),
            nodes: nodes.into_iter().map(NodeId).collect(),
            flows: flows.into_iter().map(FlowId).collect(),
            notes: notes.into_iter().map(NoteId).collect(),
            measures: measures.into_iter().map(MeasureId).collect(),
            risks: risks.into_iter().map(RiskId).collect(),
        },
    )
}

/// Different numbers in order, some of more digits than ids are padded to.
fn numbers(fewest: usize) -> impl Strategy<Value = Vec<u32>> {
    let number = prop_oneof![4 => 0_u32..40, 1 => 90_u32..120, 1 => 999_999_990_u32..=999_999_999];
    btree_set(number, fewest..5).prop_map(|numbers| numbers.into_iter().collect())
}

/// One element for each id.
fn each<Id: Copy + std::fmt::Debug + 'static, T: std::fmt::Debug + 'static>(
    ids: &[Id],
    element: impl Fn(Id) -> BoxedStrategy<T>,
) -> Vec<BoxedStrategy<(Id, Arc<T>)>> {
    ids.iter().copied().map(|id| element(id).prop_map(move |element| (id, Arc::new(element))).boxed()).collect()
}

/// Some of these, in order.
fn some<T: Clone + std::fmt::Debug + 'static>(of: &[T]) -> impl Strategy<Value = Vec<T>> + use<T> {
    subsequence(of.to_vec(), 0..=of.len())
}

/// One of these, or none.
fn maybe<T: Copy + std::fmt::Debug + 'static>(of: &[T]) -> impl Strategy<Value = Option<T>> + use<T> {
    let of = of.to_vec();
    option::of(any::<Index>()).prop_map(move |index| index.filter(|_| !of.is_empty()).map(|index| *index.get(&of)))
}

fn coordinate() -> impl Strategy<Value = f32> {
    prop_oneof![(-2000_i16..4000).prop_map(f32::from), -Rect::FARTHEST..=Rect::FARTHEST]
}

fn side() -> impl Strategy<Value = f32> {
    prop_oneof![(1_u16..2000).prop_map(f32::from), 0.001..=Rect::FARTHEST]
}

fn point() -> impl Strategy<Value = Point> {
    (coordinate(), coordinate()).prop_map(|(x, y)| Point(x, y))
}

fn name() -> impl Strategy<Value = Name> {
    (text(), "[a-z漢字\"]{1,4}", any::<bool>())
        .prop_map(|(one, other, ja)| if ja { Name { ja: other, en: one } } else { Name { ja: one, en: other } })
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (vec(point(), 0..4), option::of(point())).prop_map(|(route, chip)| Drawn { route, chip })
}

fn size() -> impl Strategy<Value = Size> {
    prop_oneof![Just(Node::SIZE), (side(), side()).prop_map(|(width, height)| Size(width, height))]
}

fn frame() -> impl Strategy<Value = Rect> {
    (point(), size()).prop_map(|(corner, size)| Rect::at(corner, size))
}

fn number() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    prop_oneof![(-100_i8..100).prop_map(f64::from), POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO]
}

fn properties() -> impl Strategy<Value = Properties> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        number().prop_map(Value::Number),
        text().prop_map(Value::Text),
    ];
    btree_map(text(), value, 0..3).prop_map(|map: BTreeMap<_, _>| map)
}

fn confidence() -> impl Strategy<Value = Confidence> {
    select(Confidence::ALL)
}

/// Criteria that fit together: scales of one to five steps, levels that never fall along either axis.
fn criteria() -> impl Strategy<Value = Criteria> {
    let word = || {
        prop_oneof![
            select(vec!["大", "𠮷", "\"", "\\", "r#\"x\"#", "//", "(", "None"]).prop_map(str::to_owned),
            "[a-z]{1,8}"
        ]
    };
    let scale = move || {
        btree_map(word(), word(), 1..6)
            .prop_map(|steps| steps.into_iter().map(|(id, en)| ScaleStep { id, en }).collect::<Vec<_>>())
    };
    let asked = vec((0_usize..4, any::<bool>(), any::<bool>()), Level::ALL.len());
    let levels = vec(vec(select(Level::ALL), 5), 5);
    (scale(), scale(), levels, asked).prop_map(|(impact, likelihood, levels, asked)| {
        let mut matrix: Vec<Vec<Level>> = Vec::new();
        for row in levels.iter().take(impact.len()) {
            let mut made: Vec<Level> = Vec::new();
            for (column, &level) in row.iter().take(likelihood.len()).enumerate() {
                let before = made.last().copied().unwrap_or(Level::D);
                let below = matrix.last().map_or(Level::D, |row| row[column]);
                // Levels are ordered highest first.
                made.push(level.min(before).min(below));
            }
            matrix.push(made);
        }
        let rules = Level::ALL.iter().zip(asked);
        let rules =
            rules.map(|(&level, (measures, decision, approval))| LevelRule { level, measures, decision, approval });
        Criteria { impact, likelihood, matrix, rules: rules.collect() }
    })
}

fn issued() -> impl Strategy<Value = Issued> {
    let highest = || prop_oneof![3 => Just(0), 1 => 0_u32..=999_999_999];
    let own = (highest(), highest(), highest(), highest());
    (highest(), highest(), highest(), highest(), highest(), highest(), highest(), highest(), highest(), own).prop_map(
        |(zones, nodes, flows, notes, parties, data, measures, risks, baselines, own)| Issued {
            zones,
            nodes,
            flows,
            notes,
            parties,
            data,
            measures,
            risks,
            baselines,
            own_threats: own.0,
            own_measures: own.1,
            own_zone_kinds: own.3,
            own_node_kinds: own.0,
            own_flow_kinds: own.1,
            rules: own.2,
            workshops: own.2,
        },
    )
}

fn party() -> impl Strategy<Value = Party> {
    (text(), select(PartyRole::ALL), text()).prop_map(|(name, role, note)| Party { name, role, note })
}

/// A data item that contains only items of lower numbers, so that none contains itself.
fn data(id: DataId, ids: &Ids) -> impl Strategy<Value = DataItem> + use<> {
    let lower: Vec<_> = ids.data.iter().copied().filter(|other| *other < id).collect();
    (text(), text(), some(&lower), option::of(prop_oneof![Just(5.0_f32), 0.0_f32..1000.0]), text()).prop_map(
        |(name, class, contains, retention_years, note)| DataItem { name, class, contains, retention_years, note },
    )
}

/// On top of the others or under them; most are as they were placed.
fn layer() -> impl Strategy<Value = i32> {
    prop_oneof![4 => Just(0), 1 => -3_i32..4]
}

fn zone(ids: &Ids) -> impl Strategy<Value = Zone> + use<> {
    (text(), text(), frame(), maybe(&ids.parties), properties(), confidence(), text(), (any::<bool>(), layer()))
        .prop_map(|(kind, name, frame, party, properties, confidence, note, (locked, layer))| Zone {
            kind,
            name,
            frame,
            party,
            properties,
            confidence,
            note,
            locked,
            layer,
        })
}

fn node(ids: &Ids) -> impl Strategy<Value = Node> + use<> {
    let looks = (text(), text(), point(), size(), (any::<bool>(), layer()));
    let facts = (maybe(Environment::ALL), maybe(&ids.parties), some(&ids.data), properties(), confidence(), text());
    (looks, facts).prop_map(
        |((kind, name, at, size, (locked, layer)), (environment, party, keeps, properties, confidence, note))| Node {
            kind,
            name,
            at,
            size,
            environment,
            party,
            keeps,
            properties,
            confidence,
            note,
            locked,
            layer,
        },
    )
}

fn wording() -> impl Strategy<Value = Wording> {
    let word = || option::weighted(0.2, text());
    (word(), word(), word(), word(), word()).prop_map(|(who, place, which, what, how)| Wording {
        who,
        place,
        which,
        what,
        how,
    })
}

fn flow(ids: &Ids) -> impl Strategy<Value = Flow> + use<> {
    let ends = (option::of(text()), select(ids.nodes.clone()), select(ids.nodes.clone()), any::<bool>());
    let facts = (maybe(&ids.nodes), some(&ids.data), some(Phase::ALL), properties());
    let line = (vec(point(), 0..3), any::<bool>(), option::of(point().prop_map(|at| Vector(at.0, at.1))));
    let rest = (wording(), line, confidence(), text());
    (ends, facts, rest).prop_map(
        |((verb, from, to, two_way), (actor, data, phases, properties), (wording, line, confidence, note))| Flow {
            verb,
            from,
            to,
            two_way,
            actor,
            data,
            phases,
            properties,
            wording,
            waypoints: line.0,
            straight: line.1,
            label_at: line.2,
            confidence,
            note,
        },
    )
}

fn note(ids: &Ids) -> impl Strategy<Value = Note> + use<> {
    (text(), option::of(frame()), some(&ids.all()), (any::<bool>(), layer()))
        .prop_map(|(text, frame, about, (locked, layer))| Note { text, frame, about, locked, layer })
}

fn measure(ids: &Ids) -> impl Strategy<Value = Measure> + use<> {
    let what = (option::of(text()), text(), some(&ids.all()));
    let state = (select(Performer::ALL), select(Status::ALL), text(), text(), text(), text(), text());
    (what, state).prop_map(|((kind, name, on), (performer, status, owner, due, evidence, reference, note))| Measure {
        kind,
        name,
        on,
        performer,
        status,
        owner,
        due,
        evidence,
        reference,
        note,
    })
}

fn workshop(ids: &Ids) -> impl Strategy<Value = Workshop> + use<> {
    let attendee = (text(), text()).prop_map(|(name, role)| Attendee { name, role });
    (text(), vec(attendee, 0..3), text(), some(&ids.flows), text()).prop_map(|(on, present, approver, later, note)| {
        Workshop { on, present, approver, later: later.into_iter().collect(), note }
    })
}

/// A node as it may have been once: what it names need not exist any more.
fn standing() -> impl Strategy<Value = Standing> {
    let surrounding = (text(), option::of(text()), any::<Option<bool>>(), properties());
    let surrounding =
        surrounding.prop_map(|(kind, like, controlled, properties)| Surrounding { kind, like, controlled, properties });
    let zones = btree_map((1_u32..9).prop_map(ZoneId), surrounding, 0..3);
    let party = option::of((1_u32..9).prop_map(PartyId));
    let kind = (text(), option::of(text()));
    (1_u32..9, kind, zones, maybe(Environment::ALL), party, properties()).prop_map(
        |(node, (kind, like), zones, environment, party, properties)| Standing {
            node: NodeId(node),
            kind,
            like,
            zones,
            environment,
            party,
            properties,
        },
    )
}

fn subject() -> impl Strategy<Value = Subject> {
    let verb = (option::of(text()), option::of(text()));
    let standing = || standing().boxed();
    let ends = (verb, standing(), option::of(standing()), any::<bool>(), option::of(standing()));
    let data = btree_map((1_u32..9).prop_map(DataId), text(), 0..3);
    let facts = (data, some(Phase::ALL), properties(), vec((1_u32..9).prop_map(ZoneId), 0..3));
    (ends, facts).prop_map(|(((verb, verb_like), from, to, two_way, actor), (data, phases, properties, crosses))| {
        Subject { verb, verb_like, from, to, two_way, actor, data, phases, properties, crosses }
    })
}

fn risk(ids: &Ids) -> impl Strategy<Value = Risk> + use<> {
    let step = || option::weighted(0.3, text());
    let what = (option::of(text()), text(), some(&ids.flows), select(Decision::ALL), text());
    let rating = (step(), step(), text());
    let approval = option::of((text(), text()).prop_map(|(by, on)| Approval { by, on }));
    let treated = (some(Treatment::ALL), some(&ids.measures), step(), step(), text(), approval, text());
    let about = btree_map((1_u32..9).prop_map(FlowId), subject().boxed(), 0..2);
    let remembered = (text(), prop_oneof![3 => Just(BTreeMap::new()), 1 => about], text());
    (what, rating, treated, remembered).prop_map(|(what, rating, treated, remembered)| {
        let (threat, words, flows, decision, reason) = what;
        let (review, about, definition) = remembered;
        let (impact, likelihood, rating_reason) = rating;
        let (treatment, measures, residual_impact, residual_likelihood, residual_reason, approval, note) = treated;
        Risk {
            threat,
            words,
            flows,
            decision,
            reason,
            impact,
            likelihood,
            rating_reason,
            treatment,
            measures,
            residual_impact,
            residual_likelihood,
            residual_reason,
            approval,
            review,
            note,
            about,
            definition,
        }
    })
}
