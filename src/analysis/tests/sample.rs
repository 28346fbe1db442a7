//! Figure 5-3 of the guideline, as the program ships it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::fixture::catalog;
use crate::analysis::graph::FlowGraph;
use crate::analysis::index::Index;
use crate::analysis::{Analysis, Coverage, Words, analyse};
use crate::model::{ElementId, FlowId, NodeId, Project, ZoneId};
use crate::storage;
use crate::text::Lang;

fn sample() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3.ron")).expect("the sample can be read")
}

fn analysed(project: &Project) -> Analysis {
    analyse(project, &catalog(), None)
}

#[test]
fn the_sums_are_those_of_the_figure() {
    let totals = analysed(&sample()).totals;
    assert_eq!((totals.zones, totals.nodes, totals.flows), (12, 29, 32));
    let verbs = [
        ("carry", 1),
        ("create", 4),
        ("keep", 1),
        ("media_io", 1),
        ("operate", 4),
        ("print", 1),
        ("store", 1),
        ("transfer", 19),
    ];
    assert_eq!(totals.verbs, BTreeMap::from(verbs.map(|(verb, count)| (verb.to_owned(), count))));
    assert_eq!(totals.coverage.values().sum::<usize>(), 32);
    assert_eq!(totals.coverage[&Coverage::Covered], 0);
}

#[test]
fn overlapping_frames_are_read_off_the_drawing() {
    let analysis = analysed(&sample());
    let server = &analysis.nodes[&NodeId(10)];
    assert_eq!(server.zones, [ZoneId(6), ZoneId(11), ZoneId(7)]);
    assert_eq!(analysis.zones[&ZoneId(11)].parent, Some(ZoneId(6)));
    assert_eq!(analysis.zones[&ZoneId(8)].party, analysis.zones[&ZoneId(6)].party);
    assert_eq!(analysis.zones[&ZoneId(7)].straddling, [ElementId::Zone(ZoneId(11))]);
    assert_eq!(analysis.notes.len(), 1);
    let link = &analysis.flows[&FlowId(8)];
    assert!(link.zones_crossed.contains(&ZoneId(7)), "{:?}", link.zones_crossed);
    let vpn = &analysis.flows[&FlowId(23)];
    assert_eq!(vpn.zones_crossed, [ZoneId(2), ZoneId(4), ZoneId(1)], "the VPN stands in the internet");
    let line = &analysis.flows[&FlowId(10)];
    assert_eq!(
        (line.zones_crossed.as_slice(), line.scopes_crossed.as_slice()),
        (&[ZoneId(5), ZoneId(1)][..], &[ZoneId(0)][..])
    );
}

/// Run it with `-- --nocapture` to read the figures.
#[test]
fn every_row_of_the_register_is_proposed() {
    let analysis = analysed(&sample());
    let catalog = catalog();
    let (mut asked, mut missing) = (0, String::new());
    for (row, flows, threat) in REGISTER {
        for &flow in flows {
            let proposals = &analysis.flows[&FlowId(flow)].proposals;
            let proposed: Vec<&str> =
                proposals.iter().map(|known| catalog.threats.as_slice()[known.threat].id.as_str()).collect();
            asked += 1;
            if !proposed.contains(&threat) {
                let _ = writeln!(missing, "{row}: F{flow:02} {threat}, proposed {proposed:?}");
            }
        }
    }
    let (pairs, flows) = (analysis.totals.threats, analysis.totals.flows);
    let most = analysis.flows.values().map(|flow| flow.proposals.len()).max().unwrap_or_default();
    println!(
        "recall: {} of {asked} pairs of flow and threat in {} rows; {pairs} pairs proposed, {:.1} a flow, {most} at most",
        asked - missing.lines().count(),
        REGISTER.len(),
        pairs as f64 / flows as f64,
    );
    assert!(missing.is_empty(), "{missing}");
    assert_eq!((asked, pairs), (62, 90), "the README tells these figures");
    assert!(pairs <= 6 * flows, "{pairs} proposals are too many to look through");
}

#[test]
fn maintenance_from_the_site_is_found_and_nothing_else() {
    let (project, catalog) = (sample(), catalog());
    let index = Index::new(&project, &catalog);
    let remote = FlowGraph::new(&index).remote_maintenance(&index);
    let flows: Vec<u32> =
        index.flows.iter().zip(&remote).filter(|(_, remote)| remote.is_some()).map(|(flow, _)| flow.id.0).collect();
    assert_eq!(flows, [21, 22, 23, 24, 31, 32]);
}

#[test]
fn a_back_up_that_is_taken_away_is_missed() {
    let mut project = sample();
    let no_backup = |project: &Project| -> Vec<Option<ElementId>> {
        let place = catalog().lints.place("L07");
        let findings = analysed(project).findings;
        findings.into_iter().filter(|finding| Some(finding.lint) == place).map(|finding| finding.subject).collect()
    };
    assert_eq!(no_backup(&project), []);
    project.remove_flow(FlowId(17));
    assert_eq!(no_backup(&project), [Some(NodeId(15).into())]);
}

#[test]
fn the_same_project_gives_the_same_analysis_whatever_the_order_of_entering() {
    let project = sample();
    let mut backwards =
        Project { title: project.title.clone(), profile: project.profile.clone(), ..Project::default() };
    backwards.parties = project.parties.iter().rev().map(|(id, party)| (*id, party.clone())).collect();
    backwards.data = project.data.iter().rev().map(|(id, item)| (*id, item.clone())).collect();
    backwards.zones = project.zones.iter().rev().map(|(id, zone)| (*id, zone.clone())).collect();
    backwards.nodes = project.nodes.iter().rev().map(|(id, node)| (*id, node.clone())).collect();
    backwards.flows = project.flows.iter().rev().map(|(id, flow)| (*id, flow.clone())).collect();
    backwards.notes = project.notes.iter().rev().map(|(id, note)| (*id, note.clone())).collect();
    assert_eq!(analysed(&project), analysed(&project));
    assert_eq!(analysed(&project), analysed(&backwards));
}

/// What the program says about some flows of the sample, and what it finds in the drawing.
fn said(lang: Lang) -> String {
    let (project, catalog) = (sample(), catalog());
    let analysis = analysed(&project);
    let words = Words::new(&project, &catalog, &analysis, lang);
    let mut text = String::new();
    for id in [1, 4, 8, 10, 13, 18, 19, 20, 23].map(FlowId) {
        let flow = &analysis.flows[&id];
        let _ = writeln!(text, "{}\n  {}", words.element(id.into()), words.sentence(id));
        let parts = [words.who(id), words.place(id), words.which(id), words.what(id), words.how(id)];
        let _ = writeln!(text, "  {}", parts.join(" | "));
        for basis in &flow.rating.basis {
            let _ = writeln!(text, "  - {}", words.basis(basis));
        }
        for proposal in &flow.proposals {
            let threat = &catalog.threats.as_slice()[proposal.threat].id;
            let _ = writeln!(text, "  {threat} {}: {}", proposal.rating.level.word(), words.facts(&proposal.reason));
            for basis in &proposal.rating.basis[flow.rating.basis.len()..] {
                let _ = writeln!(text, "    - {}", words.basis(basis));
            }
        }
    }
    let of_the_drawing = |lint: &str| !["L15", "L24"].contains(&lint);
    for finding in &analysis.findings {
        let lint = &catalog.lints.as_slice()[finding.lint].id;
        if of_the_drawing(lint) {
            let _ = writeln!(text, "{lint} {}", words.finding(finding));
        }
    }
    text
}

#[test]
fn the_sample_in_japanese() {
    insta::assert_snapshot!(said(Lang::Ja));
}

#[test]
fn the_sample_in_english() {
    insta::assert_snapshot!(said(Lang::En));
}

/// Rows of the sample register: flows and threat.
const REGISTER: [(&str, &[u32], &str); 36] = [
    ("R01", &[1], "T01"),
    ("R02", &[1], "T09"),
    ("R03", &[2], "T02"),
    ("R04", &[3], "T01"),
    ("R05", &[3], "T12"),
    ("R06", &[4], "T13"),
    ("R07", &[6], "T01"),
    ("R08", &[6], "T14"),
    ("R09", &[7], "T04"),
    ("R10", &[8], "T15"),
    ("R11", &[8], "T16"),
    ("R12", &[9, 10], "T02"),
    ("R13", &[9, 10], "T07"),
    ("R14", &[9, 10], "T08"),
    ("R15", &[11, 13], "T03"),
    ("R16", &[13], "T06"),
    ("R17", &[13], "T05"),
    ("R18", &[13, 14], "T07"),
    ("R19", &[14], "T05"),
    ("R20", &[13, 14], "T11"),
    ("R21", &[13], "T10"),
    ("R22", &[15, 29, 16], "T06"),
    ("R23", &[17, 30], "T04"),
    ("R24", &[18], "T17"),
    ("R25", &[19], "T09"),
    ("R26", &[20], "T18"),
    ("R27", &[20], "T10"),
    ("R28", &[21], "T01"),
    ("R29", &[22, 23, 24, 31, 32], "T02"),
    ("R30", &[22, 23, 24, 31, 32], "T04"),
    ("R31", &[24, 31, 32], "T08"),
    ("R32", &[24, 31, 32], "T14"),
    ("R33", &[25, 26, 27, 28], "T05"),
    ("R34", &[27, 28], "T08"),
    ("R35", &[20], "T19"),
    ("R36", &[13, 14], "T20"),
];
