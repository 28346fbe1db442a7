//! The way of an arrow, what it connects, and where its label stands.

use std::sync::Arc;

use super::command::End;
use super::error::EditError;
use crate::model::{Flow, FlowId, NodeId, Point, Project, Vector};

/// Leads an arrow through these points.
pub(super) fn bend(project: &mut Project, id: FlowId, waypoints: &[Point]) -> Result<(), EditError> {
    if !waypoints.iter().all(|waypoint| waypoint.is_drawable()) {
        return Err(EditError::NotDrawable { element: Some(id.into()) });
    }
    waypoints.clone_into(&mut flow(project, id)?.waypoints);
    Ok(())
}

/// Connects an end of an arrow with a node. Where it is connected with it already, nothing changes.
pub(super) fn reconnect(project: &mut Project, id: FlowId, end: End, node: NodeId) -> Result<(), EditError> {
    if !project.nodes.contains_key(&node) {
        return Err(EditError::Missing { element: node.into() });
    }
    let flow = flow(project, id)?;
    let connected = match end {
        End::From => &mut flow.from,
        End::To => &mut flow.to,
    };
    if *connected != node {
        *connected = node;
        flow.waypoints.clear();
        flow.label_at = None;
    }
    Ok(())
}

/// Puts the label of an arrow somewhere.
pub(super) fn place_label(project: &mut Project, id: FlowId, at: Option<Vector>) -> Result<(), EditError> {
    if !at.is_none_or(Vector::is_drawable) {
        return Err(EditError::NotDrawable { element: Some(id.into()) });
    }
    flow(project, id)?.label_at = at;
    Ok(())
}

fn flow(project: &mut Project, id: FlowId) -> Result<&mut Flow, EditError> {
    project.flows.get_mut(&id).map(Arc::make_mut).ok_or(EditError::Missing { element: id.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, StepName, apply, sample};

    const FLOW: FlowId = FlowId(2);

    fn led() -> Project {
        let mut project = sample::clinic();
        let flow = flow(&mut project, FLOW).unwrap();
        flow.waypoints = vec![Point(500.0, 10.0)];
        flow.label_at = Some(Vector(0.0, 40.0));
        project
    }

    #[test]
    fn an_arrow_connected_with_another_node_finds_its_way_anew() {
        let (project, catalog) = (led(), sample::catalog());
        let command = |end, node| Command::Reconnect { flow: FLOW, end, node: NodeId(node) };
        let change = apply(&project, &catalog, &command(End::To, 4)).unwrap();
        let flow = &change.project.flows[&FLOW];
        assert_eq!((change.step, flow.from, flow.to), (StepName::Reconnect, NodeId(2), NodeId(4)));
        assert!(flow.waypoints.is_empty() && flow.label_at.is_none());
        assert_eq!(flow.data, project.flows[&FLOW].data, "what it carries stays");
        let change = apply(&project, &catalog, &command(End::From, 3)).unwrap();
        assert!(change.project.flows[&FLOW].is_at_rest());
        assert_eq!(apply(&project, &catalog, &command(End::To, 3)), Err(EditError::NothingChanged));
        let missing = Err(EditError::Missing { element: NodeId(99).into() });
        assert_eq!(apply(&project, &catalog, &command(End::To, 99)), missing);
    }

    #[test]
    fn waypoints_and_labels_stand_where_they_can_be_drawn() {
        let (project, catalog) = (led(), sample::catalog());
        let refused = Err(EditError::NotDrawable { element: Some(FLOW.into()) });
        let far = Point(f32::NAN, 0.0);
        assert_eq!(apply(&project, &catalog, &Command::Bend { flow: FLOW, waypoints: vec![far] }), refused);
        let at = Some(Vector(0.0, 2e7));
        assert_eq!(apply(&project, &catalog, &Command::PlaceLabel { flow: FLOW, at }), refused);
        let change = apply(&project, &catalog, &Command::Bend { flow: FLOW, waypoints: Vec::new() }).unwrap();
        assert_eq!((change.step, change.project.flows[&FLOW].waypoints.len()), (StepName::Bend, 0));
        let change = apply(&project, &catalog, &Command::PlaceLabel { flow: FLOW, at: None }).unwrap();
        assert_eq!((change.step, change.project.flows[&FLOW].label_at), (StepName::MoveLabel, None));
    }
}
