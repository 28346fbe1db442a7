//! New elements: placed zones, nodes and notes, drawn flows.

use super::error::EditError;
use super::fit::{fitted, node_width};
use super::naming::distinct;
use super::resize::{MINIMUM_NOTE, MINIMUM_ZONE};
use crate::catalog::Catalog;
use crate::model::{
    Confidence, ElementId, Flow, FlowId, Node, NodeId, Note, NoteId, Point, Project, Properties, Rect, Size, Zone,
    ZoneId,
};

/// The size of a note that was placed by a click.
const NOTE: Size = Size(180.0, 48.0);

/// Places a node around a point, wide enough for its name. Corners come to stand on whole units.
pub(super) fn place_node(
    project: &mut Project,
    catalog: &Catalog,
    kind: &str,
    center: Point,
    name: &str,
) -> Result<NodeId, EditError> {
    let entry = catalog.node_kinds.get(kind).ok_or_else(|| unknown("node kind", kind))?;
    let name = distinct(or_kind(name, &entry.name.ja), project.nodes.values().map(|node| node.name.as_str()));
    let mut node = Node {
        kind: kind.to_owned(),
        name,
        at: Point::default(),
        size: Node::SIZE,
        environment: None,
        party: None,
        keeps: Vec::new(),
        properties: Properties::new(),
        confidence: Confidence::default(),
        note: String::new(),
        locked: false,
        layer: 0,
    };
    node.size.0 = fitted(node.size.0, node_width(&node));
    let frame = around(center, node.size);
    check(frame)?;
    node.at = frame.corner();
    Ok(project.add_node(node))
}

/// Places a zone. A frame without area (a click) takes the kind's size around that point; smaller ones grow to the
/// smallest size.
pub(super) fn place_zone(
    project: &mut Project,
    catalog: &Catalog,
    kind: &str,
    frame: Rect,
    name: &str,
) -> Result<ZoneId, EditError> {
    let entry = catalog.zone_kinds.get(kind).ok_or_else(|| unknown("zone kind", kind))?;
    let frame = placed(frame, Size(entry.size.0, entry.size.1), MINIMUM_ZONE)?;
    let name = distinct(or_kind(name, &entry.name.ja), project.zones.values().map(|zone| zone.name.as_str()));
    Ok(project.add_zone(Zone {
        kind: kind.to_owned(),
        name,
        frame,
        party: None,
        properties: Properties::new(),
        confidence: Confidence::default(),
        note: String::new(),
        locked: false,
        layer: 0,
    }))
}

/// Places a note; sizes as for zones.
pub(super) fn place_note(project: &mut Project, frame: Rect, text: &str) -> Result<NoteId, EditError> {
    let frame = placed(frame, NOTE, MINIMUM_NOTE)?;
    Ok(project.add_note(Note { text: text.to_owned(), frame: Some(frame), about: Vec::new(), locked: false, layer: 0 }))
}

/// Draws an arrow that says nothing yet.
pub(super) fn draw_flow(project: &mut Project, from: NodeId, to: NodeId, two_way: bool) -> Result<FlowId, EditError> {
    for end in [from, to] {
        if !project.nodes.contains_key(&end) {
            return Err(EditError::Missing { element: ElementId::Node(end) });
        }
    }
    // What stays at its node goes one way.
    Ok(project.add_flow(Flow { two_way: two_way && from != to, ..Flow::new(from, to) }))
}

/// What is refused where the catalogue has no such entry.
pub(super) fn unknown(table: &'static str, id: &str) -> EditError {
    EditError::UnknownEntry { table, id: id.to_owned() }
}

fn or_kind<'a>(name: &'a str, kind: &'a str) -> &'a str {
    if name.trim().is_empty() { kind } else { name }
}

fn placed(frame: Rect, usual: Size, smallest: Size) -> Result<Rect, EditError> {
    check(frame)?;
    let was_click = frame.2 < 1.0 && frame.3 < 1.0;
    let size = if was_click { usual } else { frame.size() };
    let frame = around(frame.center(), Size(size.0.max(smallest.0), size.1.max(smallest.1)));
    check(frame)?;
    Ok(frame)
}

/// The rectangle of this size around a point, with its corner and size in whole units so that files read well.
fn around(center: Point, size: Size) -> Rect {
    let size = Size(size.0.round(), size.1.round());
    Rect((center.0 - size.0 / 2.0).round(), (center.1 - size.1 / 2.0).round(), size.0, size.1)
}

fn check(frame: Rect) -> Result<(), EditError> {
    if frame.is_drawable() { Ok(()) } else { Err(EditError::NotDrawable { element: None }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;

    #[test]
    fn what_is_placed_without_a_name_is_called_after_its_kind_and_numbered() {
        let (mut project, catalog) = (Project::default(), sample::catalog());
        for _ in 0..3 {
            place_node(&mut project, &catalog, "node.terminal", Point(100.0, 100.0), "  ").unwrap();
            place_zone(&mut project, &catalog, "zone.dc", Rect(0.0, 0.0, 300.0, 200.0), "").unwrap();
        }
        let names: Vec<_> = project.nodes.values().map(|node| node.name.as_str()).collect();
        assert_eq!(names, ["端末", "端末 2", "端末 3"]);
        let names: Vec<_> = project.zones.values().map(|zone| zone.name.as_str()).collect();
        assert_eq!(names, ["対象事業者DC", "対象事業者DC 2", "対象事業者DC 3"]);
    }

    #[test]
    fn a_node_stands_around_the_point_and_is_as_wide_as_its_name_needs() {
        let (mut project, catalog) = (Project::default(), sample::catalog());
        let short = place_node(&mut project, &catalog, "node.server", Point(300.0, 200.0), "DB").unwrap();
        assert_eq!(project.nodes[&short].rect(), Rect(234.0, 173.0, 132.0, 54.0));
        let name = "医事会計サービス用データベース";
        let long = place_node(&mut project, &catalog, "node.server", Point(300.0, 200.0), name).unwrap();
        let rect = project.nodes[&long].rect();
        assert!(rect.2 > 132.0 && rect.2 % 10.0 == 0.0, "{rect:?}");
        assert_eq!(rect.center(), Point(300.0, 200.0));
    }

    #[test]
    fn a_click_places_a_zone_in_its_kinds_size_and_a_short_drag_in_the_smallest() {
        let (mut project, catalog) = (Project::default(), sample::catalog());
        let click = place_zone(&mut project, &catalog, "zone.dc", Rect(100.0, 100.0, 0.0, 0.0), "").unwrap();
        let usual = catalog.zone_kinds.get("zone.dc").unwrap().size;
        let frame = project.zones[&click].frame;
        assert_eq!((frame.center(), frame.size()), (Point(100.0, 100.0), Size(usual.0, usual.1)));
        let drag = place_zone(&mut project, &catalog, "zone.dc", Rect(0.0, 0.0, 20.0, 100.0), "").unwrap();
        assert_eq!(project.zones[&drag].frame, Rect(-30.0, 0.0, 80.0, 100.0));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let (mut project, catalog) = (sample::clinic(), sample::catalog());
        let before = project.clone();
        assert_eq!(
            place_node(&mut project, &catalog, "node.toaster", Point(0.0, 0.0), ""),
            Err(EditError::UnknownEntry { table: "node kind", id: "node.toaster".into() })
        );
        for far in [f32::NAN, f32::INFINITY, 1e9] {
            let refused = Err(EditError::NotDrawable { element: None });
            assert_eq!(place_node(&mut project, &catalog, "node.server", Point(far, 0.0), ""), refused);
            assert!(place_note(&mut project, Rect(0.0, 0.0, far, 10.0), "").is_err());
        }
        assert_eq!(
            draw_flow(&mut project, NodeId(1), NodeId(99), false),
            Err(EditError::Missing { element: NodeId(99).into() })
        );
        assert_eq!(project, before);
    }
}
