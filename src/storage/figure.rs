//! The sample of figure 5-3: what domain and guideline count must be what the file has.

use std::collections::BTreeMap;

use super::{check, read, write};
use crate::model::{DataId, FlowId, Node, NodeId, Project, Rect, ZoneId};

const TEXT: &str = include_str!("../../samples/figure-5-3.ron");

fn sample() -> Project {
    read(TEXT).unwrap()
}

#[test]
fn the_sample_is_in_the_form_the_program_writes() {
    let project = sample();
    assert_eq!(check(&project, &|_| None), Ok(()));
    assert_eq!(write(&project), TEXT);
}

#[test]
fn the_assessed_sample_is_in_the_form_the_program_writes_as_well() {
    let text = include_str!("../../samples/figure-5-3-assessed.ron");
    assert_eq!(write(&read(text).unwrap()), text);
}

#[test]
fn its_counts_are_those_of_the_figure() {
    let project = sample();
    assert_eq!((project.zones.len(), project.nodes.len(), project.flows.len()), (12, 29, 32));
    assert!(project.nodes.keys().copied().eq((1..=29).map(NodeId)));
    assert!(project.flows.keys().copied().eq((1..=32).map(FlowId)));
    assert!(project.zones.keys().copied().eq((0..=11).map(ZoneId)));
    let mut verbs = BTreeMap::new();
    for flow in project.flows.values() {
        *verbs.entry(flow.verb.as_deref().unwrap_or("")).or_insert(0) += 1;
    }
    let expected = [
        ("flow.carry", 1),
        ("flow.create", 4),
        ("flow.keep", 1),
        ("flow.media_io", 1),
        ("flow.operate", 4),
        ("flow.print", 1),
        ("flow.store", 1),
        ("flow.transfer", 19),
    ];
    assert!(verbs.into_iter().eq(expected));
    assert!(project.risks.is_empty() && project.measures.is_empty(), "the figure decides nothing");
}

#[test]
fn every_flow_says_what_when_and_how() {
    for (id, flow) in &sample().flows {
        assert!(flow.verb.is_some() && !flow.data.is_empty() && !flow.phases.is_empty(), "{id}");
        assert_eq!(flow.is_at_rest(), matches!(id.0, 13 | 14 | 16 | 20 | 27 | 28), "{id}");
    }
}

#[test]
fn only_what_the_figure_leaves_open_takes_part_in_nothing() {
    let project = sample();
    let idle = |node: &NodeId| !project.flows.values().any(|flow| flow.takes_part(*node));
    let idle: Vec<_> = project.nodes.keys().copied().filter(idle).collect();
    assert_eq!(idle, [NodeId(8), NodeId(9), NodeId(11)]);
}

#[test]
fn every_label_of_the_figure_is_carried_or_kept() {
    let project = sample();
    let used = |data: DataId| {
        project.flows.values().any(|flow| flow.data.contains(&data))
            && project.nodes.values().any(|node| node.keeps.contains(&data))
    };
    for number in 1..=11 {
        assert!(used(DataId(number)), "D{number}");
    }
    let texts = project.data.values().map(|item| item.name.as_str()).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(texts.len(), project.data.len());
}

#[test]
fn every_node_stands_in_the_zones_of_the_figure() {
    let project = sample();
    let expected = |node: u32| -> &[u32] {
        match node {
            1 | 2 => &[6, 8],
            3..=5 => &[6, 9],
            6 | 7 => &[6, 10],
            8 => &[6, 11],
            9..=11 => &[6, 7, 11],
            12 => &[6],
            13 => &[5],
            14..=20 | 22 => &[0, 1],
            21 => &[],
            23 => &[0, 4],
            24..=28 => &[0, 2],
            29 => &[3],
            _ => panic!("N{node}"),
        }
    };
    for (id, node) in &project.nodes {
        let center = node.rect().center();
        let zones: Vec<_> =
            project.zones.iter().filter(|(_, zone)| zone.frame.contains(center)).map(|(id, _)| id.0).collect();
        assert_eq!(zones, expected(id.0), "{id} {}", node.name);
    }
}

#[test]
fn nodes_keep_clear_of_each_other_and_of_frames() {
    let project = sample();
    for (id, node) in &project.nodes {
        let (rect, room) = (node.rect(), node.rect().grown(16.0));
        for (zone, frame) in project.zones.iter().map(|(zone, found)| (zone, found.frame)) {
            assert!(frame.contains_rect(room) || !frame.overlaps(room), "{id} touches the frame of {zone}");
        }
        let near = |other: &Node| other.rect().overlaps(rect.grown(39.0));
        let near = project.nodes.iter().find(|(other, node)| *other != id && near(node.as_ref()));
        assert!(near.is_none(), "{id} {near:?}");
        for note in project.notes.values().filter_map(|note| note.frame) {
            assert!(!note.overlaps(room), "{id}");
        }
    }
}

#[test]
fn the_annotation_stands_in_the_other_companys_frame() {
    let project = sample();
    let framed: Vec<Rect> = project.notes.values().filter_map(|note| note.frame).collect();
    let other_company = project.zones[&ZoneId(7)].frame;
    assert_eq!(framed.len(), 1);
    assert!(other_company.contains_rect(framed[0]));
    assert_eq!(project.notes.len(), 8);
    assert!(project.notes.values().all(|note| !note.about.is_empty()));
}
