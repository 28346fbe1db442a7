//! Next steps on figure 5-3, and on the smallest drawings that show each.

use super::{ExposedPath, NextSteps, Reason, Stage, next_steps};
use crate::analysis::Words;
use crate::analysis::tests::fixture::{analysed, catalog, project};
use crate::model::{DataId, ElementId, FlowId, NodeId, Project, ZoneId};
use crate::storage;
use crate::text::Lang;

fn figure() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3.ron")).expect("the sample can be read")
}

fn assessed() -> Project {
    storage::read(include_str!("../../../samples/figure-5-3-assessed.ron")).expect("the sample can be read")
}

fn next(project: &Project) -> NextSteps {
    next_steps(project, &catalog(), &analysed(project))
}

/// Terminals of the clinic over both terminating devices to the server.
const LINE: &str = r#"
    "F01": (verb: "flow.transfer", from: "N02", to: "N04", two_way: true, data: ["D1"], phases: ["運用"]),
    "F02": (verb: "flow.transfer", from: "N03", to: "N04", two_way: true, data: ["D1"], phases: ["運用"]),
    "F03": (verb: "flow.transfer", from: "N04", to: "N06", two_way: true, data: ["D1"], phases: ["運用"], actor: "N05"),
    "F04": (verb: "flow.transfer", from: "N06", to: "N07", two_way: true, data: ["D1"], phases: ["運用"]),"#;

fn failing(project: &Project) -> Vec<String> {
    next(project).failures.iter().map(|point| point.element.to_string()).collect()
}

#[test]
fn what_all_terminals_depend_on_is_a_single_point() {
    let found = next(&project(LINE, "")).failures;
    let elements: Vec<String> = found.iter().map(|point| point.element.to_string()).collect();
    assert_eq!(elements, ["N04", "N05", "N06", "F03", "F04"], "the carrier too; not what one terminal hangs on");
    for point in &found {
        assert_eq!(point.terminals, [NodeId(2), NodeId(3)], "{}", point.element);
        assert_eq!(point.servers, [NodeId(7)], "{}", point.element);
        assert!(!point.is_doubled, "{}", point.element);
    }
}

#[test]
fn a_second_way_or_a_second_device_takes_it_away() {
    let other = r#""F05": (verb: "flow.transfer", from: "N04", to: "N07", data: ["D1"], phases: ["運用"]),"#;
    assert_eq!(failing(&project(&format!("{LINE}{other}"), "")), ["N04"]);
    let logs = r#""F05": (verb: "flow.transfer", from: "N04", to: "N07", data: ["D3"], phases: ["運用"]),"#;
    assert_eq!(failing(&project(&format!("{LINE}{logs}"), "")).len(), 5, "logs are no way for patient information");
    let doubled = r#"measures: { "C01": (kind: "M56", on: ["Z4"], performer: "第三者", status: "実施済") },"#;
    let found = next(&project(LINE, doubled)).failures;
    let doubled: Vec<_> =
        found.iter().filter(|point| point.is_doubled).map(|point| point.element.to_string()).collect();
    assert!(doubled.contains(&"N05".to_owned()), "the line is doubled: {doubled:?}");
    assert!(!found[0].is_doubled, "and stands after what is not");
}

#[test]
fn the_only_terminal_counts() {
    let one = r#""F01": (verb: "flow.transfer", from: "N02", to: "N04", two_way: true, data: ["D1"]),
                 "F02": (verb: "flow.transfer", from: "N04", to: "N07", two_way: true, data: ["D1"]),"#;
    assert_eq!(failing(&project(one, "")), ["N04", "F01", "F02"]);
    assert_eq!(failing(&project("", "")), Vec::<String>::new());
}

#[test]
fn figure_5_3_hangs_on_its_line() {
    let found = next(&figure()).failures;
    let elements: Vec<String> = found.iter().map(|point| point.element.to_string()).collect();
    assert_eq!(elements, ["N12", "N13", "N14", "F09", "F10", "F11", "F12"]);
    assert_eq!(found[0].terminals, [NodeId(2), NodeId(4), NodeId(7)]);
    assert_eq!(found[0].servers, [NodeId(15), NodeId(16)]);
    assert_eq!(found[5].servers, [NodeId(15)], "the other server is still there");
}

fn told(path: &ExposedPath) -> String {
    let hops: Vec<String> = path
        .hops
        .iter()
        .map(|hop| format!("{}{}{}", hop.flow, if hop.is_protected { "=" } else { "-" }, hop.to))
        .collect();
    format!("{} {} {}", path.zone, path.start, hops.join(" "))
}

#[test]
fn ways_lead_from_exposed_places_to_patient_data() {
    let paths = next(&project(LINE, "")).paths;
    let all: Vec<String> = paths.iter().map(told).collect();
    assert_eq!(all, ["Z4 N05 F03-N06 F04-N07", "Z3 N03 F02-N04 F03-N05 F03-N06 F04-N07"]);
    assert_eq!(paths[0].first_unprotected(), Some(FlowId(3)));
    assert_eq!(paths[1].flows(), [FlowId(2), FlowId(3), FlowId(4)]);
}

#[test]
fn only_what_stands_in_the_way_protects() {
    let first = |measure: &str| {
        let measures = format!(r#"measures: {{ "C01": (on: ["F03"], performer: "対象事業者", {measure}) }},"#);
        next(&project(LINE, &measures)).paths.iter().map(ExposedPath::first_unprotected).collect::<Vec<_>>()
    };
    let (behind, before) = (Some(FlowId(4)), Some(FlowId(3)));
    assert_eq!(first(r#"kind: "M41", status: "実施済""#)[0], behind, "encrypted");
    assert_eq!(first(r#"kind: "M41", status: "予定""#)[0], before, "planned only");
    assert_eq!(first(r#"kind: "M01", status: "実施済""#)[0], before, "a rule");
    assert_eq!(first(r#"kind: "M49", status: "実施済""#)[0], before, "noticed afterwards");
    assert_eq!(first(r#"kind: "M43", status: "実施済""#)[0], behind, "malware protection helps against T03");
}

#[test]
fn one_way_flows_lead_one_way_and_nobody_walks_through_people() {
    let out = r#""F01": (verb: "flow.transfer", from: "N07", to: "N05", data: ["D1"]),"#;
    assert_eq!(next(&project(out, "")).paths, []);
    let person = r#""F01": (verb: "flow.operate", from: "N03", to: "N13", data: ["D1"]),
                    "F02": (verb: "flow.operate", from: "N13", to: "N07", data: ["D1"]),"#;
    assert_eq!(next(&project(person, "")).paths, []);
}

#[test]
fn figure_5_3_is_open_from_the_internet_the_waiting_room_and_the_other_company() {
    let paths = next(&figure()).paths;
    let all: Vec<String> = paths.iter().map(told).collect();
    assert_eq!(all[0], "Z4 N23 F23-N22 F24-N15");
    assert_eq!(all[1], "Z4 N23 F23-N22 F31-N16");
    let zones: std::collections::BTreeSet<ZoneId> = paths.iter().map(|path| path.zone).collect();
    assert_eq!(zones.into_iter().collect::<Vec<_>>(), [ZoneId(4), ZoneId(7), ZoneId(8)]);
}

#[test]
fn a_life_breaks_off_where_nothing_more_is_written_down() {
    let lives = |flows: &str| -> Vec<(DataId, Vec<Stage>)> {
        next(&project(flows, "")).lives.into_iter().map(|life| (life.item, life.missing)).collect()
    };
    let create = r#""F01": (verb: "flow.create", from: "N07", to: "N07", data: ["D1"]),"#;
    assert_eq!(lives(create), [(DataId(1), vec![Stage::BackedUp, Stage::Ended])]);
    let backup = r#""F02": (verb: "flow.transfer", from: "N07", to: "N09", data: ["D2"]),
                    "F03": (verb: "flow.keep", from: "N10", to: "N10", data: ["D2"]),"#;
    let unrestored = lives(&format!("{create}{backup}"));
    assert_eq!(
        unrestored,
        [(DataId(1), vec![Stage::Restored, Stage::Ended]), (DataId(2), vec![Stage::Restored, Stage::Ended]),]
    );
    let ended = r#""F04": (verb: "flow.restore", from: "N10", to: "N07", data: ["D2"]),
                   "F05": (verb: "flow.delete", from: "N07", to: "N07", data: ["D1"]),
                   "F06": (verb: "flow.delete", from: "N10", to: "N10", data: ["D2"]),"#;
    assert_eq!(lives(&format!("{create}{backup}{ended}")), []);
}

#[test]
fn figure_5_3_ends_before_the_end() {
    let lives = next(&figure()).lives;
    let of = |item| lives.iter().find(|life| life.item == DataId(item)).expect("it breaks off");
    assert_eq!(of(6).missing, [Stage::Restored, Stage::Ended]);
    assert!(of(6).known[&Stage::Kept].contains(&ElementId::Node(NodeId(15))));
    assert!(of(6).known[&Stage::BackedUp].contains(&ElementId::Flow(FlowId(17))));
    assert_eq!(of(9).missing, [Stage::Restored, Stage::Ended]);
    assert_eq!(of(1).missing, [Stage::Kept], "the questionnaire is nowhere kept under its name");
}

#[test]
fn the_same_project_gives_the_same_steps() {
    let project = assessed();
    assert_eq!(next(&project), next(&project));
    assert!(next(&project).count() > 0);
    let found = next(&Project::default());
    assert_eq!(found, NextSteps { reasons: found.reasons, ..NextSteps::default() });
}

fn in_words(project: &Project, lang: Lang) -> String {
    let (catalog, analysis) = (catalog(), analysed(project));
    let next = next_steps(project, &catalog, &analysis);
    let words = Words::new(project, &catalog, &analysis, lang);
    let mut lines = Vec::new();
    for best in next.measures.iter().take(6) {
        lines.push([words.best_measure(best), words.best_measure_effect(best)]);
    }
    lines.extend(next.paths.iter().map(|path| [words.exposed_path(path), words.exposed_path_gap(path)]));
    lines.extend(next.failures.iter().map(|point| [words.single_point(point), words.single_point_effect(point)]));
    lines.extend(next.lives.iter().map(|life| [words.life(life), words.life_known(life)]));
    lines.iter().map(|line| line.join("\n    ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_next_steps_in_japanese() {
    insta::assert_snapshot!(in_words(&figure(), Lang::Ja));
    insta::assert_snapshot!(in_words(&assessed(), Lang::Ja));
}

#[test]
fn the_next_steps_in_english() {
    insta::assert_snapshot!(in_words(&figure(), Lang::En));
}

#[test]
fn an_empty_list_says_what_must_be_filled_in_first() {
    let reasons = |project: &Project| next(project).reasons;
    let none = reasons(&Project::default());
    let all = [none.measures, none.paths, none.failures, none.lives];
    assert_eq!(all, [Some(Reason::NoFlow); 4]);
    let logs = r#""F01": (verb: "flow.transfer", from: "N04", to: "N07", data: ["D3"], phases: ["運用"]),"#;
    let found = reasons(&project(logs, ""));
    assert_eq!(found.failures, Some(Reason::NoDailyFlow));
    let mut line = project(LINE, "");
    assert_eq!(reasons(&line).failures, None, "there are some");
    let direct = r#"
    "F01": (verb: "flow.transfer", from: "N02", to: "N07", data: ["D1"], phases: ["運用"]),
    "F02": (verb: "flow.transfer", from: "N03", to: "N07", data: ["D1"], phases: ["運用"]),"#;
    assert_eq!(reasons(&project(direct, "")).failures, Some(Reason::NoSinglePoint));
    for (id, node) in line.nodes.clone() {
        let node = crate::model::Node { keeps: Vec::new(), ..node.as_ref().clone() };
        line.nodes.insert(id, std::sync::Arc::new(node));
    }
    let found = reasons(&line);
    assert_eq!((found.paths, found.failures), (Some(Reason::NoKeeper), Some(Reason::NoServer)));
    line.parties.clear();
    for (id, zone) in line.zones.clone() {
        let zone = crate::model::Zone { kind: "zone.cloud".to_owned(), ..zone.as_ref().clone() };
        line.zones.insert(id, std::sync::Arc::new(zone));
    }
    assert_eq!(reasons(&line).failures, Some(Reason::NoTerminal));
}
