//! Where everything stands on the drawing, as JSON in world units: for checks and for other programs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::layout::Geometry;
use crate::model::{FlowId, NodeId, Point, Project, Rect};

#[derive(Serialize)]
struct Element<Id> {
    id: Id,
    rect: Rect,
}

#[derive(Serialize)]
struct Flow<'a> {
    id: FlowId,
    from: NodeId,
    to: NodeId,
    route: &'a [Point],
    label: Option<Rect>,
}

/// `{nodes: [{id, rect: [x, y, w, h]}], zones: [{id, rect}], notes: [{id, rect}],
/// flows: [{id, from, to, route: [[x, y], …], label: [x, y, w, h] or null}]}`: one element a line, ordered by id.
///
/// A flow that leads to nowhere is not drawn and not listed; neither is a note without a frame.
///
/// # Errors
/// What the JSON writer says; plain numbers and ids give it no reason to.
pub fn json(project: &Project, geometry: &Geometry) -> Result<String, serde_json::Error> {
    let mut out = String::from("{");
    list(&mut out, "nodes", project.nodes.iter().map(|(&id, node)| Element { id, rect: node.rect() }))?;
    out.push(',');
    list(&mut out, "zones", project.zones.iter().map(|(&id, zone)| Element { id, rect: zone.frame }))?;
    out.push(',');
    let notes = project.notes.iter().filter_map(|(&id, note)| Some(Element { id, rect: note.frame? }));
    list(&mut out, "notes", notes)?;
    out.push(',');
    let flows = project.flows.iter().filter_map(|(&id, flow)| {
        let shape = geometry.flows.get(&id)?;
        Some(Flow { id, from: flow.from, to: flow.to, route: &shape.route, label: shape.label })
    });
    list(&mut out, "flows", flows)?;
    out.push_str("\n}\n");
    Ok(out)
}

fn list<T: Serialize>(out: &mut String, name: &str, items: impl Iterator<Item = T>) -> Result<(), serde_json::Error> {
    // Writing to a string cannot fail.
    let _ = write!(out, "\n  \"{name}\": [");
    for (number, item) in items.enumerate() {
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(out, "{comma}\n    {}", serde_json::to_string(&item)?);
    }
    out.push_str("\n  ]");
    Ok(())
}
