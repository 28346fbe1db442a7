//! Other names and properties for elements, and new entries of the registers.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::criteria;
use super::error::EditError;
use super::fit::widen;
use super::reference::{exist, listed, not_in_itself, numbers, once};
use super::resize::{MINIMUM_NODE, MINIMUM_NOTE, MINIMUM_ZONE, bounded};
use crate::catalog::Catalog;
use crate::model::{
    DataId, DataItem, ElementId, Flow, FlowId, Measure, MeasureId, Node, NodeId, Note, NoteId, Party, PartyId, Project,
    Risk, RiskId, Vector, Zone, ZoneId,
};

/// What is selected afterwards; none of the commands in here changes the selection.
type Selected = Option<BTreeSet<ElementId>>;

/// Gives an element another name: a note another text, a risk other words. A node widens where it must.
pub(super) fn rename(project: &mut Project, element: ElementId, name: &str) -> Result<(), EditError> {
    let missing = EditError::Missing { element };
    let name = name.to_owned();
    match element {
        ElementId::Zone(id) => Arc::make_mut(project.zones.get_mut(&id).ok_or(missing)?).name = name,
        ElementId::Node(id) => {
            let node = Arc::make_mut(project.nodes.get_mut(&id).ok_or(missing)?);
            if node.name != name {
                node.name = name;
                widen(node);
                drawable(node.rect().is_drawable(), id)?;
            }
        }
        ElementId::Note(id) => Arc::make_mut(project.notes.get_mut(&id).ok_or(missing)?).text = name,
        ElementId::Party(id) => Arc::make_mut(project.parties.get_mut(&id).ok_or(missing)?).name = name,
        ElementId::Data(id) => Arc::make_mut(project.data.get_mut(&id).ok_or(missing)?).name = name,
        ElementId::Measure(id) => Arc::make_mut(project.measures.get_mut(&id).ok_or(missing)?).name = name,
        ElementId::Risk(id) => Arc::make_mut(project.risks.get_mut(&id).ok_or(missing)?).words = name,
        ElementId::Flow(id) if project.flows.contains_key(&id) => return Err(EditError::NotNamed { element }),
        ElementId::Flow(_) => return Err(missing),
    }
    Ok(())
}

pub(super) fn set_zone(
    project: &mut Project,
    catalog: &Catalog,
    id: ZoneId,
    zone: &Zone,
) -> Result<Selected, EditError> {
    let before = project.zones.get(&id).ok_or(EditError::Missing { element: id.into() })?;
    listed(&catalog.zone_kinds, "zone kind", Some(&zone.kind), Some(&before.kind))?;
    exist(project, "zone.party", zone.party)?;
    numbers(&zone.properties)?;
    let mut zone = zone.clone();
    if zone.frame != before.frame {
        unlocked(before.locked && zone.locked, id)?;
        zone.frame = bounded(before.frame, zone.frame, MINIMUM_ZONE, id.into())?;
    }
    project.zones.insert(id, Arc::new(zone));
    Ok(None)
}

pub(super) fn set_node(
    project: &mut Project,
    catalog: &Catalog,
    id: NodeId,
    node: &Node,
) -> Result<Selected, EditError> {
    let before = project.nodes.get(&id).ok_or(EditError::Missing { element: id.into() })?;
    listed(&catalog.node_kinds, "node kind", Some(&node.kind), Some(&before.kind))?;
    exist(project, "node.party", node.party)?;
    exist(project, "node.keeps", node.keeps.iter().copied())?;
    numbers(&node.properties)?;
    let mut node = node.clone();
    once(&mut node.keeps);
    if node.rect() != before.rect() {
        unlocked(before.locked && node.locked, id)?;
        let frame = bounded(before.rect(), node.rect(), MINIMUM_NODE, id.into())?;
        (node.at, node.size) = (frame.corner(), frame.size());
    }
    if node.name != before.name {
        widen(&mut node);
    }
    drawable(node.rect().is_drawable(), id)?;
    project.nodes.insert(id, Arc::new(node));
    Ok(None)
}

pub(super) fn set_flow(
    project: &mut Project,
    catalog: &Catalog,
    id: FlowId,
    flow: &Flow,
) -> Result<Selected, EditError> {
    let before = project.flows.get(&id).ok_or(EditError::Missing { element: id.into() })?;
    listed(&catalog.flow_kinds, "flow kind", flow.verb.as_deref(), before.verb.as_deref())?;
    exist(project, "flow.from", [flow.from])?;
    exist(project, "flow.to", [flow.to])?;
    exist(project, "flow.actor", flow.actor)?;
    exist(project, "flow.data", flow.data.iter().copied())?;
    numbers(&flow.properties)?;
    drawable(flow.waypoints.iter().all(|waypoint| waypoint.is_drawable()), id)?;
    drawable(flow.label_at.is_none_or(Vector::is_drawable), id)?;
    let mut flow = flow.clone();
    once(&mut flow.data);
    once(&mut flow.phases);
    project.flows.insert(id, Arc::new(flow));
    Ok(None)
}

pub(super) fn set_note(project: &mut Project, id: NoteId, note: &Note) -> Result<Selected, EditError> {
    let before = project.notes.get(&id).ok_or(EditError::Missing { element: id.into() })?;
    exist(project, "note.about", note.about.iter().copied())?;
    let mut note = note.clone();
    once(&mut note.about);
    unlocked(before.locked && note.locked && note.frame != before.frame, id)?;
    if let Some(frame) = note.frame
        && note.frame != before.frame
    {
        note.frame = Some(bounded(before.frame.unwrap_or(frame), frame, MINIMUM_NOTE, id.into())?);
    }
    project.notes.insert(id, Arc::new(note));
    Ok(None)
}

pub(super) fn set_party(project: &mut Project, id: PartyId, party: &Party) -> Result<Selected, EditError> {
    exists(project, id)?;
    project.parties.insert(id, Arc::new(party.clone()));
    Ok(None)
}

pub(super) fn set_data(
    project: &mut Project,
    catalog: &Catalog,
    id: DataId,
    data: &DataItem,
) -> Result<Selected, EditError> {
    let before = project.data.get(&id).ok_or(EditError::Missing { element: id.into() })?;
    let data = checked_data(project, catalog, data, Some(&before.class))?;
    if data.contains != before.contains {
        not_in_itself(project, id, &data.contains)?;
    }
    project.data.insert(id, Arc::new(data));
    Ok(None)
}

pub(super) fn set_measure(
    project: &mut Project,
    catalog: &Catalog,
    id: MeasureId,
    measure: &Measure,
) -> Result<Selected, EditError> {
    let before = project.measures.get(&id).ok_or(EditError::Missing { element: id.into() })?;
    let measure = checked_measure(project, catalog, measure, before.kind.as_deref())?;
    project.measures.insert(id, Arc::new(measure));
    Ok(None)
}

pub(super) fn set_risk(
    project: &mut Project,
    catalog: &Catalog,
    id: RiskId,
    risk: &Risk,
) -> Result<Selected, EditError> {
    let before = project.risks.get(&id).ok_or(EditError::Missing { element: id.into() })?;
    let risk = checked_risk(project, catalog, risk, before)?;
    project.risks.insert(id, Arc::new(risk));
    Ok(None)
}

/// Adds a party, and makes it responsible for the zones and nodes that are named; where there are none, it is selected.
pub(super) fn add_party(project: &mut Project, party: &Party, of: &BTreeSet<ElementId>) -> Result<Selected, EditError> {
    let id = project.add_party(party.clone());
    let added = Some(id);
    for &element in of {
        let missing = EditError::Missing { element };
        match element {
            ElementId::Zone(id) => Arc::make_mut(project.zones.get_mut(&id).ok_or(missing)?).party = added,
            ElementId::Node(id) => Arc::make_mut(project.nodes.get_mut(&id).ok_or(missing)?).party = added,
            ElementId::Flow(_)
            | ElementId::Note(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_)
            | ElementId::Risk(_) => exists(project, element)?,
        }
    }
    Ok(of.is_empty().then(|| [id.into()].into()))
}

/// Adds a data item, and puts it on the flows that are named.
pub(super) fn add_data(
    project: &mut Project,
    catalog: &Catalog,
    data: &DataItem,
    flows: &BTreeSet<FlowId>,
) -> Result<Selected, EditError> {
    let data = checked_data(project, catalog, data, None)?;
    let id = project.add_data(data);
    for &flow in flows {
        let missing = EditError::Missing { element: flow.into() };
        Arc::make_mut(project.flows.get_mut(&flow).ok_or(missing)?).data.push(id);
    }
    Ok(None)
}

/// Adds a measure, and lets it treat a risk where one is named.
pub(super) fn add_measure(
    project: &mut Project,
    catalog: &Catalog,
    measure: &Measure,
    risk: Option<RiskId>,
) -> Result<Selected, EditError> {
    treat(project, catalog, measure, &risk.into_iter().collect())
}

/// Adds a measure that the risks name.
pub(super) fn treat(
    project: &mut Project,
    catalog: &Catalog,
    measure: &Measure,
    risks: &BTreeSet<RiskId>,
) -> Result<Selected, EditError> {
    let id = put_measure(project, catalog, measure)?;
    for &risk in risks {
        let missing = EditError::Missing { element: risk.into() };
        Arc::make_mut(project.risks.get_mut(&risk).ok_or(missing)?).measures.push(id);
    }
    Ok(None)
}

/// Adds a measure that no risk names yet.
pub(super) fn put_measure(project: &mut Project, catalog: &Catalog, measure: &Measure) -> Result<MeasureId, EditError> {
    let measure = checked_measure(project, catalog, measure, None)?;
    Ok(project.add_measure(measure))
}

pub(super) fn add_risk(project: &mut Project, catalog: &Catalog, risk: &Risk) -> Result<Selected, EditError> {
    let risk = checked_risk(project, catalog, risk, &Risk::default())?;
    project.add_risk(risk);
    Ok(None)
}

/// A data item as it may be kept. Its class may be empty: not chosen yet.
fn checked_data(
    project: &Project,
    catalog: &Catalog,
    data: &DataItem,
    class_before: Option<&str>,
) -> Result<DataItem, EditError> {
    let class = Some(data.class.as_str()).filter(|class| !class.is_empty());
    listed(&catalog.data_classes, "data class", class, class_before)?;
    exist(project, "data.contains", data.contains.iter().copied())?;
    if data.retention_years.is_some_and(|years| !years.is_finite() || years < 0.0) {
        return Err(EditError::NotANumber { field: "data.retention_years".to_owned() });
    }
    let mut data = data.clone();
    once(&mut data.contains);
    Ok(data)
}

fn checked_measure(
    project: &Project,
    catalog: &Catalog,
    measure: &Measure,
    kind_before: Option<&str>,
) -> Result<Measure, EditError> {
    listed(&catalog.measures, "measure", measure.kind.as_deref(), kind_before)?;
    exist(project, "measure.on", measure.on.iter().copied())?;
    let mut measure = measure.clone();
    once(&mut measure.on);
    Ok(measure)
}

fn checked_risk(project: &Project, catalog: &Catalog, risk: &Risk, before: &Risk) -> Result<Risk, EditError> {
    listed(&catalog.threats, "threat", risk.threat.as_deref(), before.threat.as_deref())?;
    if risk.flows.is_empty() {
        return Err(EditError::RiskWithoutFlow);
    }
    exist(project, "risk.flows", risk.flows.iter().copied())?;
    exist(project, "risk.measures", risk.measures.iter().copied())?;
    criteria::check_rating(catalog.criteria_of(project), risk, before)?;
    let mut risk = risk.clone();
    once(&mut risk.flows);
    once(&mut risk.measures);
    once(&mut risk.treatment);
    Ok(risk)
}

fn exists(project: &Project, id: impl Into<ElementId>) -> Result<(), EditError> {
    let element = id.into();
    if project.has(element) { Ok(()) } else { Err(EditError::Missing { element }) }
}

/// Refuses another frame for what is locked, and stays so.
fn unlocked(is_locked: bool, id: impl Into<ElementId>) -> Result<(), EditError> {
    if is_locked { Err(EditError::Locked { element: id.into() }) } else { Ok(()) }
}

fn drawable(is_drawable: bool, id: impl Into<ElementId>) -> Result<(), EditError> {
    if is_drawable { Ok(()) } else { Err(EditError::NotDrawable { element: Some(id.into()) }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, StepName, apply, sample};
    use crate::model::{Point, Value};

    fn refusal(command: &Command) -> EditError {
        apply(&sample::clinic(), &sample::catalog(), command).expect_err("a refusal")
    }

    #[test]
    fn renaming_widens_a_node_and_keeps_where_it_stands() {
        let project = sample::clinic();
        let name = "電子カルテ・オーダリングサーバ";
        let rename = |element: ElementId, name: &str| Command::Rename { element, name: name.into() };
        let change = apply(&project, &sample::catalog(), &rename(NodeId(2).into(), name)).unwrap();
        let (before, after) = (&project.nodes[&NodeId(2)], &change.project.nodes[&NodeId(2)]);
        assert_eq!((after.name.as_str(), change.step), (name, StepName::Rename));
        assert!(after.size.0 > before.size.0);
        assert_eq!(after.rect().center(), before.rect().center());
        let flow = ElementId::Flow(FlowId(1));
        assert_eq!(refusal(&rename(flow, "x")), EditError::NotNamed { element: flow });
        assert_eq!(refusal(&rename(NodeId(2).into(), &before.name)), EditError::NothingChanged);
        let note = apply(&project, &sample::catalog(), &rename(NoteId(1).into(), "別の文")).unwrap();
        assert_eq!(note.project.notes[&NoteId(1)].text, "別の文");
    }

    #[test]
    fn an_unchanged_element_is_no_step() {
        let project = sample::clinic();
        let commands = [
            Command::SetZone(ZoneId(1), Box::new(Zone::clone(&project.zones[&ZoneId(1)]))),
            Command::SetNode(NodeId(1), Box::new(Node::clone(&project.nodes[&NodeId(1)]))),
            Command::SetFlow(FlowId(1), Box::new(Flow::clone(&project.flows[&FlowId(1)]))),
            Command::SetNote(NoteId(1), Box::new(Note::clone(&project.notes[&NoteId(1)]))),
            Command::SetParty(PartyId(1), Box::new(Party::clone(&project.parties[&PartyId(1)]))),
            Command::SetData(DataId(1), Box::new(DataItem::clone(&project.data[&DataId(1)]))),
            Command::SetMeasure(MeasureId(1), Box::new(Measure::clone(&project.measures[&MeasureId(1)]))),
            Command::SetRisk(RiskId(1), Box::new(Risk::clone(&project.risks[&RiskId(1)]))),
            Command::SetCriteria(None),
        ];
        for command in commands {
            assert_eq!(refusal(&command), EditError::NothingChanged, "{command:?}");
        }
    }

    #[test]
    fn what_does_not_exist_cannot_be_named() {
        let project = sample::clinic();
        let dangling = |field, to: ElementId| EditError::Dangling { field, to };
        let mut node = Node::clone(&project.nodes[&NodeId(1)]);
        node.party = Some(PartyId(9));
        let refused = refusal(&Command::SetNode(NodeId(1), Box::new(node)));
        assert_eq!(refused, dangling("node.party", PartyId(9).into()));
        let mut flow = Flow::clone(&project.flows[&FlowId(1)]);
        flow.actor = Some(NodeId(99));
        let refused = refusal(&Command::SetFlow(FlowId(1), Box::new(flow)));
        assert_eq!(refused, dangling("flow.actor", NodeId(99).into()));
        let risk = Risk { flows: vec![FlowId(1), FlowId(77)], ..Risk::default() };
        assert_eq!(refusal(&Command::AddRisk(Box::new(risk))), dangling("risk.flows", FlowId(77).into()));
        assert_eq!(refusal(&Command::AddRisk(Box::default())), EditError::RiskWithoutFlow);
        let party = Box::new(Party::clone(&project.parties[&PartyId(1)]));
        assert_eq!(refusal(&Command::SetParty(PartyId(5), party)), EditError::Missing { element: PartyId(5).into() });
        let data = Box::new(DataItem::clone(&project.data[&DataId(1)]));
        assert_eq!(
            refusal(&Command::AddData(data, [FlowId(9)].into())),
            EditError::Missing { element: FlowId(9).into() }
        );
    }

    #[test]
    fn only_kinds_of_the_catalogue_can_be_entered_but_unknown_ones_may_stay() {
        let mut project = sample::clinic();
        let catalog = sample::catalog();
        let mut flow = Flow::clone(&project.flows[&FlowId(1)]);
        flow.verb = Some("flow.teleport".into());
        let command = Command::SetFlow(FlowId(1), Box::new(flow.clone()));
        assert_eq!(refusal(&command), EditError::UnknownEntry { table: "flow kind", id: "flow.teleport".into() });
        project.flows.insert(FlowId(1), Arc::new(flow.clone()));
        flow.note = "確認中".into();
        assert!(apply(&project, &catalog, &Command::SetFlow(FlowId(1), Box::new(flow))).is_ok());
    }

    #[test]
    fn values_a_file_could_not_hold_are_refused() {
        let project = sample::clinic();
        let mut zone = Zone::clone(&project.zones[&ZoneId(1)]);
        zone.properties.insert("floor".into(), Value::Number(f64::NAN));
        let refused = refusal(&Command::SetZone(ZoneId(1), Box::new(zone)));
        assert_eq!(refused, EditError::NotANumber { field: "floor".into() });
        let mut data = DataItem::clone(&project.data[&DataId(1)]);
        data.retention_years = Some(f32::INFINITY);
        let refused = refusal(&Command::SetData(DataId(1), Box::new(data)));
        assert_eq!(refused, EditError::NotANumber { field: "data.retention_years".into() });
        let mut flow = Flow::clone(&project.flows[&FlowId(1)]);
        flow.waypoints = vec![Point(f32::NAN, 0.0)];
        let refused = refusal(&Command::SetFlow(FlowId(1), Box::new(flow)));
        assert_eq!(refused, EditError::NotDrawable { element: Some(FlowId(1).into()) });
    }

    #[test]
    fn what_is_locked_gets_no_other_frame_but_may_be_unlocked_with_it() {
        let (mut project, catalog) = (sample::clinic(), sample::catalog());
        let id = NodeId(1);
        Arc::make_mut(project.nodes.get_mut(&id).unwrap()).locked = true;
        let mut node = Node::clone(&project.nodes[&id]);
        node.note = "確認中".into();
        assert!(apply(&project, &catalog, &Command::SetNode(id, Box::new(node.clone()))).is_ok());
        node.at = Point(0.0, 0.0);
        let refused = apply(&project, &catalog, &Command::SetNode(id, Box::new(node.clone())));
        assert_eq!(refused, Err(EditError::Locked { element: id.into() }));
        node.locked = false;
        assert!(apply(&project, &catalog, &Command::SetNode(id, Box::new(node))).is_ok());
    }

    #[test]
    fn data_cannot_contain_itself() {
        let project = sample::clinic();
        // D2 contains D1 already.
        let mut data = DataItem::clone(&project.data[&DataId(1)]);
        data.contains = vec![DataId(2)];
        let refused = refusal(&Command::SetData(DataId(1), Box::new(data)));
        assert_eq!(refused, EditError::ContainsItself { data: DataId(1) });
    }

    #[test]
    fn new_data_is_put_on_the_flow_and_nothing_is_named_twice() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let data = DataItem {
            name: "監査ログ".into(),
            class: String::new(),
            contains: vec![DataId(1), DataId(1)],
            retention_years: None,
            note: String::new(),
        };
        let change = apply(&project, &catalog, &Command::AddData(Box::new(data), [FlowId(2), FlowId(1)].into()));
        let change = change.unwrap();
        assert_eq!(change.project.flows[&FlowId(2)].data, [DataId(1), DataId(3)]);
        assert!(change.project.flows[&FlowId(1)].data.contains(&DataId(3)));
        assert_eq!(change.project.data[&DataId(3)].contains, [DataId(1)]);
    }

    #[test]
    fn a_new_party_is_responsible_for_what_is_named() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let party = Party { name: "清掃会社".into(), role: crate::model::PartyRole::Third, note: String::new() };
        let of = |of: &[ElementId]| Command::AddParty(Box::new(party.clone()), of.iter().copied().collect());
        let change = apply(&project, &catalog, &of(&[ZoneId(1).into(), NodeId(1).into()])).unwrap();
        let added = change.project.parties.keys().next_back().copied();
        assert_eq!((change.project.zones[&ZoneId(1)].party, change.project.nodes[&NodeId(1)].party), (added, added));
        assert_eq!((change.step, change.select), (StepName::AddParty, None));
        assert_eq!(refusal(&of(&[NodeId(99).into()])), EditError::Missing { element: NodeId(99).into() });
    }

    #[test]
    fn deciding_is_named_so_and_other_criteria_must_fit() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let mut risk = Risk::clone(&project.risks[&RiskId(1)]);
        risk.impact = Some("大".into());
        let change = apply(&project, &catalog, &Command::SetRisk(RiskId(1), Box::new(risk))).unwrap();
        assert_eq!(change.step, StepName::Decide);
        let mut criteria = catalog.criteria.clone();
        assert!(apply(&project, &catalog, &Command::SetCriteria(Some(Box::new(criteria.clone())))).is_ok());
        criteria.matrix.clear();
        assert!(matches!(refusal(&Command::SetCriteria(Some(Box::new(criteria)))), EditError::Criteria(_)));
    }
}
