//! Which of its properties a change of an element is about, for the name of the step.

use super::together::Together;
use crate::model::{DataItem, Flow, Node, Party, Project, Zone};

/// A property that a step can be about alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// What a flow does.
    Verb,
    /// What a flow carries.
    Carried,
    /// Who does it without being an end of it.
    Actor,
    /// When it happens.
    Phases,
    /// Whether it goes both ways.
    TwoWay,
    /// How its line is drawn.
    Line,
    /// Words that replace derived ones.
    Wording,
    /// The kind of a zone or node.
    Kind,
    /// The environment of a node.
    Environment,
    /// Who is responsible.
    Party,
    /// What a node keeps.
    Keeps,
    /// Properties of its kind.
    Properties,
    /// How sure one is of it.
    Confidence,
    /// Its free text.
    Note,
    /// The class of a data item.
    Class,
    /// What it contains besides.
    Contains,
    /// How long it is kept.
    Retention,
    /// The role of a party.
    Role,
}

impl Aspect {
    /// The key of the message that names a change of it, such as `step-change-verb`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Verb => "step-change-verb",
            Self::Carried => "step-change-carried",
            Self::Actor => "step-change-actor",
            Self::Phases => "step-change-phases",
            Self::TwoWay => "step-change-two-way",
            Self::Line => "step-change-line",
            Self::Wording => "step-change-wording",
            Self::Kind => "step-change-kind",
            Self::Environment => "step-change-environment",
            Self::Party => "step-change-responsible",
            Self::Keeps => "step-change-keeps",
            Self::Properties => "step-change-properties",
            Self::Confidence => "step-change-confidence",
            Self::Note => "step-change-remark",
            Self::Class => "step-change-class",
            Self::Contains => "step-change-contains",
            Self::Retention => "step-change-retention",
            Self::Role => "step-change-role",
        }
    }
}

/// Whether something differs, and which property that is; none: one that has steps of its own.
type Differs = (bool, Option<Aspect>);

/// The one property that differs; none where several do.
fn only(differs: impl IntoIterator<Item = Differs>) -> Option<Aspect> {
    let mut differing = differs.into_iter().filter(|(differs, _)| *differs);
    let (_, aspect) = differing.next()?;
    aspect.filter(|_| differing.next().is_none())
}

/// The one property that differs between two states of a flow.
pub(super) fn of_flow(old: &Flow, new: &Flow) -> Option<Aspect> {
    let Flow {
        verb,
        from,
        to,
        two_way,
        actor,
        data,
        phases,
        properties,
        wording,
        waypoints,
        straight,
        label_at,
        confidence,
        note,
    } = old;
    let line = *waypoints != new.waypoints || *straight != new.straight || *label_at != new.label_at;
    only([
        (*verb != new.verb, Some(Aspect::Verb)),
        (*from != new.from || *to != new.to, None),
        (*two_way != new.two_way, Some(Aspect::TwoWay)),
        (*actor != new.actor, Some(Aspect::Actor)),
        (*data != new.data, Some(Aspect::Carried)),
        (*phases != new.phases, Some(Aspect::Phases)),
        (*properties != new.properties, Some(Aspect::Properties)),
        (*wording != new.wording, Some(Aspect::Wording)),
        (line, Some(Aspect::Line)),
        (*confidence != new.confidence, Some(Aspect::Confidence)),
        (*note != new.note, Some(Aspect::Note)),
    ])
}

/// The same of a node.
pub(super) fn of_node(old: &Node, new: &Node) -> Option<Aspect> {
    let Node { kind, name, at, size, environment, party, keeps, properties, confidence, note, locked, layer } = old;
    let place = *at != new.at || *size != new.size || *layer != new.layer;
    only([
        (*kind != new.kind, Some(Aspect::Kind)),
        (*name != new.name || place || *locked != new.locked, None),
        (*environment != new.environment, Some(Aspect::Environment)),
        (*party != new.party, Some(Aspect::Party)),
        (*keeps != new.keeps, Some(Aspect::Keeps)),
        (*properties != new.properties, Some(Aspect::Properties)),
        (*confidence != new.confidence, Some(Aspect::Confidence)),
        (*note != new.note, Some(Aspect::Note)),
    ])
}

/// The same of a zone.
pub(super) fn of_zone(old: &Zone, new: &Zone) -> Option<Aspect> {
    let Zone { kind, name, frame, party, properties, confidence, note, locked, layer } = old;
    let place = *frame != new.frame || *layer != new.layer;
    only([
        (*kind != new.kind, Some(Aspect::Kind)),
        (*name != new.name || place || *locked != new.locked, None),
        (*party != new.party, Some(Aspect::Party)),
        (*properties != new.properties, Some(Aspect::Properties)),
        (*confidence != new.confidence, Some(Aspect::Confidence)),
        (*note != new.note, Some(Aspect::Note)),
    ])
}

/// The same of a data item.
pub(super) fn of_data(old: &DataItem, new: &DataItem) -> Option<Aspect> {
    let DataItem { name, class, contains, retention_years, note } = old;
    only([
        (*name != new.name, None),
        (*class != new.class, Some(Aspect::Class)),
        (*contains != new.contains, Some(Aspect::Contains)),
        (*retention_years != new.retention_years, Some(Aspect::Retention)),
        (*note != new.note, Some(Aspect::Note)),
    ])
}

/// The same of a party.
pub(super) fn of_party(old: &Party, new: &Party) -> Option<Aspect> {
    let Party { name, role, note } = old;
    only([(*name != new.name, None), (*role != new.role, Some(Aspect::Role)), (*note != new.note, Some(Aspect::Note))])
}

/// The one property that differs in all of several elements.
pub(super) fn of_together(project: &Project, together: &Together) -> Option<Aspect> {
    let zones = together
        .zones
        .iter()
        .filter_map(|(id, new)| Some((**project.zones.get(id)? != *new, of_zone(project.zones.get(id)?, new))));
    let nodes = together
        .nodes
        .iter()
        .filter_map(|(id, new)| Some((**project.nodes.get(id)? != *new, of_node(project.nodes.get(id)?, new))));
    let flows = together
        .flows
        .iter()
        .filter_map(|(id, new)| Some((**project.flows.get(id)? != *new, of_flow(project.flows.get(id)?, new))));
    let mut differing = zones.chain(nodes).chain(flows).filter(|(differs, _)| *differs).map(|(_, aspect)| aspect);
    let first = differing.next()??;
    differing.all(|aspect| aspect == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, StepName, apply, sample};
    use crate::model::{FlowId, NodeId, PartyId, Phase};

    fn step(command: &Command) -> StepName {
        apply(&sample::clinic(), &sample::catalog(), command).unwrap().step
    }

    #[test]
    fn a_step_is_named_after_the_one_property_it_changes() {
        let project = sample::clinic();
        let flow = Flow::clone(&project.flows[&FlowId(1)]);
        let set = |flow: Flow| step(&Command::SetFlow(FlowId(1), Box::new(flow)));
        let phases = vec![Phase::Crisis];
        assert_eq!(set(Flow { phases: phases.clone(), ..flow.clone() }), StepName::ChangeOf(Aspect::Phases));
        assert_eq!(set(Flow { note: "a".into(), ..flow.clone() }), StepName::ChangeOf(Aspect::Note));
        assert_eq!(set(Flow { note: "a".into(), phases, ..flow }), StepName::Describe);
        let node = Node { party: Some(PartyId(1)), ..Node::clone(&project.nodes[&NodeId(1)]) };
        assert_eq!(step(&Command::SetNode(NodeId(1), Box::new(node))), StepName::ChangeOf(Aspect::Party));
    }

    #[test]
    fn several_elements_are_named_after_it_where_all_change_in_the_same() {
        let project = sample::clinic();
        let flows = project.flows.iter().take(2);
        let noted = flows.map(|(&id, flow)| (id, Flow { note: "a".into(), ..Flow::clone(flow) }));
        let mut together = Together { flows: noted.collect(), ..Together::default() };
        assert_eq!(step(&Command::SetTogether(Box::new(together.clone()))), StepName::ChangeOf(Aspect::Note));
        if let Some(flow) = together.flows.values_mut().next() {
            flow.phases = vec![Phase::Crisis];
        }
        assert_eq!(step(&Command::SetTogether(Box::new(together))), StepName::ChangeTogether);
    }
}
