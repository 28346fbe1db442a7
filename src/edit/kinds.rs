//! Dropping kinds of the project's own: whatever is of one becomes of the kind that it works like.

use super::revise::revise;
use crate::model::{OwnFlowKindId, OwnNodeKindId, OwnZoneKindId, Project};

/// Drops a kind of zone; none where there is none.
pub(super) fn drop_zone_kind(project: &mut Project, id: OwnZoneKindId) -> Option<()> {
    let kind = project.remove_own_zone_kind(id)?;
    let id = id.to_string();
    revise(&mut project.zones, |zone| zone.kind == id, |zone| zone.kind.clone_from(&kind.like));
    Some(())
}

/// Drops a kind of node; none where there is none.
pub(super) fn drop_node_kind(project: &mut Project, id: OwnNodeKindId) -> Option<()> {
    let kind = project.remove_own_node_kind(id)?;
    let id = id.to_string();
    revise(&mut project.nodes, |node| node.kind == id, |node| node.kind.clone_from(&kind.like));
    Some(())
}

/// Drops a kind of flow; none where there is none.
pub(super) fn drop_flow_kind(project: &mut Project, id: OwnFlowKindId) -> Option<()> {
    let kind = project.remove_own_flow_kind(id)?;
    let id = id.to_string();
    let is_of = |verb: &Option<String>| verb.as_ref() == Some(&id);
    revise(&mut project.flows, |flow| is_of(&flow.verb), |flow| flow.verb = Some(kind.like.clone()));
    Some(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::catalog::EntryFault;
    use crate::edit::clipboard::copy;
    use crate::edit::{Command, EditError, EntryEdit, apply, sample};
    use crate::model::{
        Condition, EntryId, FlowId, Name, NodeId, OwnFlowKind, OwnFlowKindId, OwnNodeKind, OwnNodeKindId, OwnThreat,
        OwnZoneKind, OwnZoneKindId, Point, Project, Rule, SecurityProperty, ZoneId,
    };

    fn name(ja: &str) -> Name {
        Name { ja: ja.into(), en: String::new() }
    }

    fn node_kind() -> OwnNodeKind {
        OwnNodeKind { name: name("MRI装置"), like: "node.terminal".into(), ..OwnNodeKind::default() }
    }

    fn done(project: &Project, edits: &[Command]) -> Project {
        edits.iter().fold(project.clone(), |project, edit| apply(&project, &sample::catalog(), edit).unwrap().project)
    }

    fn entry(edit: EntryEdit) -> Command {
        Command::EditEntry(Box::new(edit))
    }

    /// The clinic with one own kind of each sort, and one element of each.
    fn clinic() -> Project {
        let zone = OwnZoneKind { name: name("撮影室"), like: "zone.room".into(), ..OwnZoneKind::default() };
        let verb = OwnFlowKind { name: name("撮影"), like: "flow.operate".into(), ..OwnFlowKind::default() };
        let mut project = done(
            &sample::clinic(),
            &[
                entry(EntryEdit::AddZoneKind(zone)),
                entry(EntryEdit::AddNodeKind(node_kind())),
                entry(EntryEdit::AddFlowKind(verb)),
                Command::PlaceNode { kind: "PN01".into(), center: Point(900.0, 900.0), name: "MRI".into() },
            ],
        );
        Arc::make_mut(project.zones.get_mut(&ZoneId(2)).unwrap()).kind = "PZ01".into();
        Arc::make_mut(project.flows.get_mut(&FlowId(1)).unwrap()).verb = Some("PF01".into());
        project
    }

    #[test]
    fn what_is_of_a_kind_that_is_dropped_becomes_of_what_it_works_like() {
        let with = clinic();
        assert_eq!(with.nodes[&NodeId(5)].kind, "PN01");
        let without = done(
            &with,
            &[
                entry(EntryEdit::DropZoneKind(OwnZoneKindId(1))),
                entry(EntryEdit::DropNodeKind(OwnNodeKindId(1))),
                entry(EntryEdit::DropFlowKind(OwnFlowKindId(1))),
            ],
        );
        assert_eq!(without.zones[&ZoneId(2)].kind, "zone.room");
        assert_eq!(without.nodes[&NodeId(5)].kind, "node.terminal");
        assert_eq!(without.flows[&FlowId(1)].verb.as_deref(), Some("flow.operate"));
        assert!(without.own.is_empty());
        let again = done(&without, &[entry(EntryEdit::AddNodeKind(node_kind()))]);
        assert_eq!(again.own.node_kinds.keys().copied().collect::<Vec<_>>(), [OwnNodeKindId(2)], "not given again");
    }

    #[test]
    fn a_kind_that_a_condition_or_rule_names_is_not_dropped() {
        let threat = OwnThreat {
            name: name("磁場"),
            description: Name::default(),
            harms: vec![SecurityProperty::Availability],
            when: Condition::EndKind(vec!["PN01".into()]),
            likelier_when: None,
            unlikelier_when: None,
            covered_by: Vec::new(),
            source: String::new(),
            reason: String::new(),
        };
        let rule = Rule {
            threats: vec!["T01".into()],
            verbs: vec!["PF01".into()],
            reason: "別に扱う".into(),
            ..Rule::default()
        };
        let with = done(&clinic(), &[entry(EntryEdit::AddThreat(threat)), entry(EntryEdit::AddRule(rule))]);
        let refused = |edit| apply(&with, &sample::catalog(), &entry(edit)).unwrap_err();
        let node = refused(EntryEdit::DropNodeKind(OwnNodeKindId(1)));
        assert!(matches!(node, EditError::Entry { entry: EntryId::Threat(_), .. }), "{node:?}");
        let flow = refused(EntryEdit::DropFlowKind(OwnFlowKindId(1)));
        assert!(matches!(flow, EditError::Entry { entry: EntryId::Rule(_), .. }), "{flow:?}");
        let own = OwnNodeKind { like: "PN01".into(), ..node_kind() };
        let fault = EntryFault::LikeOwn { id: "PN01".into() };
        let expected = EditError::Entry { entry: EntryId::NodeKind(OwnNodeKindId(2)), fault };
        assert_eq!(refused(EntryEdit::AddNodeKind(own)), expected);
    }

    #[test]
    fn a_copy_brings_its_kind_along_once() {
        let with = clinic();
        let text =
            copy(&with, &[ZoneId(2).into(), NodeId(1).into(), NodeId(2).into(), NodeId(5).into()].into()).unwrap();
        let paste = || Command::Paste { text: text.clone(), center: None };
        let same = done(&with, &[paste()]);
        assert_eq!(same.own, with.own, "they are the project's own already");
        // Elsewhere the first number is taken by another kind.
        let other = OwnNodeKind { name: name("検査機器"), ..node_kind() };
        let elsewhere = done(&Project::default(), &[entry(EntryEdit::AddNodeKind(other)), paste(), paste()]);
        assert_eq!(elsewhere.own.node_kinds.len(), 2);
        assert_eq!((elsewhere.own.zone_kinds.len(), elsewhere.own.flow_kinds.len()), (1, 1));
        let of_it = elsewhere.nodes.values().filter(|node| node.kind == "PN02").count();
        assert_eq!((of_it, elsewhere.own.node_kinds[&OwnNodeKindId(2)].name.ja.as_str()), (2, "MRI装置"));
        assert!(elsewhere.zones.values().all(|zone| zone.kind == "PZ01"));
        assert!(elsewhere.flows.values().all(|flow| flow.verb.as_deref() == Some("PF01")));
        assert_eq!(sample::catalog().check_own(&elsewhere), Ok(()));
    }

    #[test]
    fn a_text_whose_kinds_do_not_hold_together_is_refused() {
        let text = copy(&clinic(), &[NodeId(5).into()].into()).unwrap();
        let broken = text.replace("node.terminal", "node.robot");
        let command = Command::Paste { text: broken, center: None };
        let refused = apply(&Project::default(), &sample::catalog(), &command).unwrap_err();
        assert!(matches!(refused, EditError::Entry { entry: EntryId::NodeKind(_), .. }), "{refused:?}");
    }
}
