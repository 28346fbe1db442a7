//! What a sheet paints of a small project, from near and afar, before and after an edit.

use std::sync::Arc;

use super::role::Role;
use super::{Overlay, Primitive, Sheet, View, Ways};
use crate::analysis::{Analysis, Coverage, FlowAnalysis, FourW, NodeAnalysis, Rating, Which, Who};
use crate::catalog::Catalog;
use crate::layout::text;
use crate::model::{
    Confidence, DataItem, ElementId, Flow, FlowId, Level, Measure, Node, NodeId, Note, Party, PartyRole, Performer,
    Point, Project, Properties, Rect, Size, Status, Zone, ZoneId,
};
use crate::text::Lang;

const EVERYTHING: Rect = Rect(-10_000.0, -10_000.0, 20_000.0, 20_000.0);

fn node(kind: &str, name: &str, x: f32, y: f32) -> Node {
    Node {
        kind: kind.into(),
        name: name.into(),
        at: Point(x, y),
        size: Node::SIZE,
        environment: None,
        party: None,
        keeps: Vec::new(),
        properties: Properties::new(),
        confidence: Confidence::default(),
        note: String::new(),
        locked: false,
        layer: 0,
    }
}

fn zone(kind: &str, name: &str, frame: Rect) -> Zone {
    Zone {
        kind: kind.into(),
        name: name.into(),
        frame,
        party: None,
        properties: Properties::new(),
        confidence: Confidence::default(),
        note: String::new(),
        locked: false,
        layer: 0,
    }
}

/// A data centre with two servers, a flow between them that is described and one back that says nothing yet.
fn project() -> Project {
    let mut project = Project::default();
    project.add_zone(zone("zone.dc", "対象事業者DC", Rect(0.0, 0.0, 800.0, 400.0)));
    project.add_node(node("node.server", "医事サーバ", 60.0, 150.0));
    project.add_node(node("node.server", "終端装置(閉域網側)", 560.0, 150.0));
    let data = project.add_data(DataItem {
        name: "検査結果".into(),
        class: "data.patient".into(),
        contains: Vec::new(),
        retention_years: None,
        note: String::new(),
    });
    let mut described = Flow::new(NodeId(1), NodeId(2));
    described.verb = Some("flow.transfer".into());
    described.data = vec![data];
    project.add_flow(described);
    project.add_flow(Flow::new(NodeId(2), NodeId(1)));
    project
}

fn analysis(coverage: Coverage, level: Option<Level>) -> Analysis {
    let flow = |coverage, level| FlowAnalysis {
        four_w: FourW { who: Who::Missing, places: Vec::new(), which: Which::Missing, what: Vec::new(), how: None },
        missing: Vec::new(),
        zones_crossed: Vec::new(),
        scopes_crossed: Vec::new(),
        parties_crossed: None,
        proposals: Vec::new(),
        risks: Vec::new(),
        measures: Vec::new(),
        rating: Rating { impact: 0, likelihood: 0, level: Level::D, basis: Vec::new() },
        level,
        coverage,
        outdated: false,
    };
    let mut analysis = Analysis::default();
    analysis.flows.insert(FlowId(1), flow(coverage, level));
    analysis.flows.insert(FlowId(2), flow(Coverage::Undescribed, None));
    analysis
}

fn catalog() -> Arc<Catalog> {
    Catalog::builtin().expect("the catalogue is built in")
}

fn sheet(project: &Project) -> Sheet {
    Sheet::new(project, &analysis(Coverage::Untreated, Some(Level::A)), &catalog(), Lang::Ja)
}

fn painted(sheet: &Sheet, visible: Rect, zoom: f32, overlay: Overlay) -> Vec<Primitive> {
    let mut painted = Vec::new();
    sheet.paint(&View { visible, zoom, overlay }, &mut |primitive| painted.push(primitive.clone()));
    painted
}

fn words(primitives: &[Primitive]) -> Vec<&str> {
    fn text(primitive: &Primitive) -> Option<&str> {
        match primitive {
            Primitive::Text { text, .. } => Some(text.as_str()),
            _ => None,
        }
    }
    primitives.iter().filter_map(text).collect()
}

#[test]
fn everything_is_written_from_near() {
    let painted = painted(&sheet(&project()), EVERYTHING, 1.0, Overlay::Coverage);
    let mut words = words(&painted);
    words.sort_unstable();
    let mut expected =
        ["F01", "F02", "対象事業者DC", "医事サーバ", "終端装置", "閉域網側", "転送", "A", "検査結果", "未記述"];
    expected.sort_unstable();
    assert_eq!(words, expected);
}

#[test]
fn text_goes_step_by_step_with_the_zoom() {
    let sheet = sheet(&project());
    let reduced = painted(&sheet, EVERYTHING, 0.4, Overlay::Coverage);
    let reduced = words(&reduced);
    assert!(reduced.contains(&"F01") && reduced.contains(&"F02"));
    assert!(!reduced.contains(&"転送") && !reduced.contains(&"検査結果"));

    let low = painted(&sheet, EVERYTHING, 0.29, Overlay::Coverage);
    let mut named = words(&low);
    named.sort_unstable();
    assert_eq!(named, ["医事サーバ", "対象事業者DC", "終端装置"], "what is needed to find one's way");
    let marks = low.iter().filter(|primitive| matches!(primitive, Primitive::Mark { .. })).count();
    assert_eq!(marks, 2, "each flow keeps its mark");

    let far = painted(&sheet, EVERYTHING, 0.05, Overlay::Coverage);
    let plain = |primitive: &Primitive| matches!(primitive, Primitive::Rect { .. } | Primitive::Line { .. });
    let far: Vec<_> = far.iter().filter(|primitive| !matches!(primitive, Primitive::Text { .. })).collect();
    assert!(far.iter().all(|primitive| plain(primitive)), "{far:?}");
    assert_eq!(far.len(), 1 + 2 + 2, "a frame, two nodes, two flows");
}

#[test]
fn a_title_seen_from_afar_is_as_large_as_a_map_shows_it() {
    let mut project = project();
    project.add_zone(zone("zone.medical", "医療機関等", Rect(-3000.0, 1000.0, 6000.0, 4000.0)));
    let painted = painted(&sheet(&project), EVERYTHING, 0.05, Overlay::Coverage);
    let title = painted.iter().find_map(|primitive| match primitive {
        Primitive::Text { size, text, .. } if text == "医療機関等" => Some(size * 0.05),
        _ => None,
    });
    assert!(title.is_some_and(|size| (size - 11.5).abs() < 0.01), "{title:?}");
}

#[test]
fn what_is_outside_is_not_painted() {
    let sheet = sheet(&project());
    assert!(painted(&sheet, Rect(900.0, 900.0, 100.0, 100.0), 1.0, Overlay::Coverage).is_empty());
    let part = painted(&sheet, Rect(560.0, 150.0, 20.0, 20.0), 1.0, Overlay::Coverage);
    assert!(words(&part).contains(&"終端装置") && !words(&part).contains(&"医事サーバ"));
}

#[test]
fn lines_have_the_colour_of_the_overlay() {
    let sheet = sheet(&project());
    let roles = |overlay| {
        let painted = painted(&sheet, EVERYTHING, 1.0, overlay);
        let role = |primitive: &Primitive| match primitive {
            Primitive::Line { stroke, dashed, .. } => Some((stroke.ink.role, *dashed)),
            _ => None,
        };
        painted.iter().filter_map(role).collect::<Vec<_>>()
    };
    let undescribed = (Role::CoverageUndescribed, true);
    assert_eq!(roles(Overlay::Coverage), [(Role::CoverageUntreated, false), undescribed]);
    assert_eq!(roles(Overlay::Level), [(Role::LevelA, false), (Role::Flow, true)]);
    assert_eq!(roles(Overlay::None), [(Role::Flow, false), (Role::Flow, true)]);
}

#[test]
fn all_text_fits_where_it_stands() {
    let mut project = project();
    project.add_zone(zone(
        "zone.internet",
        "とても長い名前を持つ外部のネットワーク全体",
        Rect(900.0, 0.0, 90.0, 300.0),
    ));
    let mut narrow = node("node.terminal", "電子カルテ参照専用の持ち出し用ノート型端末(診療所の往診用)", 0.0, 600.0);
    narrow.size = Size(110.0, 54.0);
    project.add_node(narrow);
    let frame = Rect(200.0, 600.0, 120.0, 40.0);
    let about = Vec::new();
    project.add_note(Note {
        text: "長い注記は枠の中で折り返し、入らない分は省いて記す".repeat(3),
        frame: Some(frame),
        about,
        locked: false,
        layer: 0,
    });
    let boxes: Vec<Rect> = project
        .zones
        .values()
        .map(|zone| zone.frame)
        .chain(project.nodes.values().map(|node| node.rect()))
        .chain([frame])
        .collect();

    let sheet = sheet(&project);
    let labels = sheet.geometry().flows.values().filter_map(|flow| flow.label).map(|label| label.grown(0.1));
    let boxes: Vec<Rect> = boxes.into_iter().chain(labels).collect();
    for overlay in Overlay::ALL {
        for primitive in painted(&sheet, EVERYTHING, 1.0, overlay) {
            let Primitive::Text { at, align, size, bold, text, .. } = primitive else { continue };
            let width = text::width(&text, size, bold);
            let left = match align {
                super::Align::Left => at.0,
                super::Align::Center => at.0 - width / 2.0,
                super::Align::Right => at.0 - width,
            };
            let area = Rect(left, at.1 - size / 2.0, width, size);
            assert!(boxes.iter().any(|around| around.contains_rect(area)), "{text}: {area:?}");
        }
    }
}

#[test]
fn another_companys_node_is_dashed_on_its_ground_only() {
    let mut project = project();
    let scope = project.add_zone(zone("zone.thirdparty", "他社の提供範囲", Rect(0.0, 500.0, 800.0, 300.0)));
    let other = project.add_party(Party { name: "他社".into(), role: PartyRole::Third, note: String::new() });
    let ours = project.add_party(Party { name: "当社".into(), role: PartyRole::Provider, note: String::new() });
    let (mut theirs, mut our_own) = (node("node.server", "A", 0.0, 600.0), node("node.server", "B", 300.0, 600.0));
    theirs.party = Some(other);
    our_own.party = Some(ours);
    let mut analysis = analysis(Coverage::Covered, None);
    for added in [theirs, our_own] {
        let party = added.party;
        let id = project.add_node(added);
        analysis.nodes.insert(id, NodeAnalysis { zones: vec![scope], place: None, party, flows: 0 });
    }
    let sheet = Sheet::new(&project, &analysis, &catalog(), Lang::Ja);
    let dashed: Vec<Rect> = painted(&sheet, EVERYTHING, 1.0, Overlay::None)
        .iter()
        .filter_map(|primitive| match primitive {
            Primitive::Rect { rect, fill: Some(fill), dashed: true, .. } if fill.role == Role::Card => Some(*rect),
            _ => None,
        })
        .collect();
    assert_eq!(dashed, [Rect(0.0, 600.0, 132.0, 54.0)]);
}

#[test]
fn an_update_paints_what_a_new_sheet_paints() {
    let old = project();
    let before = sheet(&old);
    let mut new = old.clone();
    let data = new.data.keys().next().copied().expect("one data item");
    let mut item = DataItem::clone(&new.data[&data]);
    item.name = "診療録".into();
    new.data.insert(data, Arc::new(item));
    let mut server = Node::clone(&new.nodes[&NodeId(1)]);
    server.name = "検査サーバ".into();
    new.nodes.insert(NodeId(1), Arc::new(server));
    let mut site = Zone::clone(&new.zones[&ZoneId(1)]);
    site.name = "DC2".into();
    new.zones.insert(ZoneId(1), Arc::new(site));
    new.add_node(node("node.person", "医師", 300.0, 320.0));
    new.add_flow(Flow::new(NodeId(3), NodeId(1)));
    new.remove_flow(FlowId(2));
    let analysis = analysis(Coverage::Covered, Some(Level::C));

    let updated = before.updated(&old, &new, &analysis, &catalog());
    let fresh = Sheet::new(&new, &analysis, &catalog(), Lang::Ja);
    for overlay in Overlay::ALL {
        let [updated, fresh] = [&updated, &fresh].map(|sheet| painted(sheet, EVERYTHING, 1.0, overlay));
        assert_eq!(words(&updated), words(&fresh));
        assert_eq!(updated.len(), fresh.len());
    }
    assert!(words(&painted(&updated, EVERYTHING, 1.0, Overlay::Level)).contains(&"診療録"));
}

#[test]
fn another_analysis_is_shown_as_a_new_sheet_shows_it() {
    let mut project = project();
    let third = project.add_zone(zone(crate::analysis::THIRD_PARTY, "業者", Rect(-40.0, -40.0, 4000.0, 4000.0)));
    let known = |coverage, level, foreign: bool| {
        let mut analysis = analysis(coverage, level);
        for &id in project.nodes.keys().filter(|_| foreign) {
            analysis.nodes.insert(id, NodeAnalysis { zones: vec![third], ..NodeAnalysis::default() });
        }
        analysis
    };
    let [before, after] = [known(Coverage::Undescribed, None, false), known(Coverage::Covered, Some(Level::C), true)];
    let (mut judged, fresh) =
        (Sheet::new(&project, &before, &catalog(), Lang::Ja), Sheet::new(&project, &after, &catalog(), Lang::Ja));
    let differ = |a: &Sheet, b: &Sheet, overlay| {
        let [a, b] = [a, b].map(|sheet| painted(sheet, EVERYTHING, 1.0, overlay));
        a != b
    };
    assert!(Overlay::ALL.into_iter().all(|overlay| differ(&judged, &fresh, overlay)));
    judged.judge(&project, &after, &catalog());
    assert!(!Overlay::ALL.into_iter().any(|overlay| differ(&judged, &fresh, overlay)));
    assert_eq!(judged.totals(), fresh.totals());
}

fn measure(on: &[ElementId], status: Status) -> Measure {
    let on = on.to_vec();
    Measure {
        kind: None,
        name: "入退管理".into(),
        on,
        performer: Performer::Provider,
        status,
        owner: String::new(),
        due: String::new(),
        evidence: String::new(),
        reference: String::new(),
        note: String::new(),
    }
}

/// What the shields on a drawing are filled with.
fn shields(sheet: &Sheet, overlay: Overlay) -> Vec<Role> {
    let painted = painted(sheet, EVERYTHING, 1.0, overlay);
    let shield = |primitive: &Primitive| match primitive {
        // An arrow head has three corners, a node's band many more.
        Primitive::Polygon { points, fill } if points.len() == 8 => Some(fill.role),
        _ => None,
    };
    painted.iter().filter_map(shield).collect()
}

#[test]
fn measures_are_marked_where_they_are_placed() {
    let plain = project();
    let mut project = plain.clone();
    let (zone, node, flow) = (ZoneId(1).into(), NodeId(2).into(), FlowId(1).into());
    project.add_measure(measure(&[zone, node, node], Status::Done));
    project.add_measure(measure(&[flow], Status::Planned));
    project.add_measure(measure(&[flow, node], Status::InProgress));
    project.add_measure(measure(&[NodeId(1).into()], Status::NotApplicable));
    let fresh = sheet(&project);
    // Zone, node, flow, in the order they are painted in.
    let expected = [Role::CoverageCovered, Role::CoverageCovered, Role::Card];
    assert_eq!(shields(&fresh, Overlay::Coverage), expected);
    let painted = painted(&fresh, EVERYTHING, 1.0, Overlay::Coverage);
    assert_eq!(words(&painted).iter().filter(|&&word| word == "2").count(), 2, "two at the node, two at the flow");
    assert!(shields(&fresh, Overlay::None).is_empty(), "the plain diagram has none");

    let analysis = analysis(Coverage::Untreated, Some(Level::A));
    for (from, to, expected) in [(&plain, &project, &expected[..]), (&project, &plain, &[])] {
        let before = sheet(from);
        assert_eq!(shields(&before.updated(from, to, &analysis, &catalog()), Overlay::Level), expected);
        let mut edited = before.clone();
        edited.edit(&Ways::From(from, before.geometry()), from, to, &analysis, &catalog());
        assert_eq!(shields(&edited, Overlay::Level), expected, "also before the analysis is made anew");
    }
}

#[test]
fn what_must_be_looked_at_again_is_told_from_afar() {
    let project = project();
    let mut outdated = analysis(Coverage::Unexamined, None);
    if let Some(flow) = outdated.flows.get_mut(&FlowId(1)) {
        flow.outdated = true;
    }
    let sheet = Sheet::new(&project, &outdated, &catalog(), Lang::Ja);
    let signs = |overlay| {
        let painted = painted(&sheet, EVERYTHING, 0.2, overlay);
        painted.iter().filter(|primitive| matches!(primitive, Primitive::Mark { .. })).count()
    };
    assert_eq!((signs(Overlay::Coverage), signs(Overlay::Level), signs(Overlay::None)), (2, 1, 1));
}

#[test]
fn every_kind_of_the_catalogue_has_its_colour_and_its_icon() {
    let catalog = catalog();
    for kind in &catalog.zone_kinds {
        assert!(Role::named(&kind.color).is_some(), "{}: {}", kind.id, kind.color);
    }
    for kind in &catalog.node_kinds {
        assert!(super::IconId::named(&kind.icon).is_some(), "{}: {}", kind.id, kind.icon);
    }
}

/// How large a text must be on the screen to be painted by the window at all, in screen points.
const SEEN: f32 = 5.0;

#[test]
fn a_chip_has_no_hole_at_any_zoom() {
    let sheet = sheet(&project());
    for percent in 30..=150_u8 {
        let zoom = f32::from(percent) / 100.0;
        let painted = painted(&sheet, EVERYTHING, zoom, Overlay::Coverage);
        let chips: Vec<Rect> = painted
            .iter()
            .filter_map(|primitive| match primitive {
                Primitive::Rect { rect, fill: Some(fill), .. } if fill.role == Role::Card && rect.3 < 21.0 => {
                    Some(*rect)
                }
                _ => None,
            })
            .collect();
        assert_eq!(chips.len(), 2, "{percent} %");
        for chip in chips {
            let inside = painted.iter().filter_map(|primitive| match primitive {
                Primitive::Text { at, size, text, bold: false, .. } if chip.contains(*at) => Some((text, size * zoom)),
                _ => None,
            });
            let inside: Vec<_> = inside.collect();
            assert!(inside.iter().any(|(text, _)| text.starts_with('F')), "{percent} %: {inside:?}");
            assert!(inside.iter().all(|(_, size)| *size >= SEEN), "{percent} %: {inside:?}");
        }
    }
}
