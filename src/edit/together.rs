//! Other properties for several elements at once: all of them, or, where one cannot be so, none.

use std::collections::BTreeMap;

use super::error::EditError;
use super::replace::{set_flow, set_node, set_zone};
use crate::catalog::Catalog;
use crate::model::{ElementId, Flow, FlowId, Node, NodeId, Project, Zone, ZoneId};

/// Several elements as they are from now on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// The zones among them.
    pub zones: BTreeMap<ZoneId, Zone>,
    /// The nodes among them.
    pub nodes: BTreeMap<NodeId, Node>,
    /// The flows among them.
    pub flows: BTreeMap<FlowId, Flow>,
}

impl Together {
    /// The elements.
    pub fn elements(&self) -> impl Iterator<Item = ElementId> {
        let zones = self.zones.keys().map(|&id| id.into());
        let nodes = self.nodes.keys().map(|&id| id.into());
        zones.chain(nodes).chain(self.flows.keys().map(|&id| id.into()))
    }
}

pub(super) fn set(project: &mut Project, catalog: &Catalog, together: &Together) -> Result<(), EditError> {
    for (&id, zone) in &together.zones {
        set_zone(project, catalog, id, zone)?;
    }
    for (&id, node) in &together.nodes {
        set_node(project, catalog, id, node)?;
    }
    for (&id, flow) in &together.flows {
        set_flow(project, catalog, id, flow)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::aspect::Aspect;
    use crate::edit::{Command, StepName, apply, sample};
    use crate::model::{PartyId, Phase};

    #[test]
    fn several_elements_change_in_one_step_or_not_at_all() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let mut together = Together::default();
        for (&id, flow) in &project.flows {
            together.flows.insert(id, Flow { phases: vec![Phase::Crisis], ..Flow::clone(flow) });
        }
        let count = together.flows.len();
        let change = apply(&project, &catalog, &Command::SetTogether(Box::new(together.clone()))).unwrap();
        assert!(count > 1 && change.project.flows.values().all(|flow| flow.phases == [Phase::Crisis]));
        assert_eq!((change.step, change.about.len(), change.select), (StepName::ChangeOf(Aspect::Phases), count, None));
        let (&id, node) = project.nodes.iter().next().unwrap();
        together.nodes.insert(id, Node { party: Some(PartyId(99)), ..Node::clone(node) });
        let refused = apply(&project, &catalog, &Command::SetTogether(Box::new(together)));
        assert!(matches!(refused, Err(EditError::Dangling { .. })), "{refused:?}");
    }
}
