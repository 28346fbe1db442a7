//! Ratings, what remains, and how far flows are covered.

use super::fixture::{analysed, catalog, project};
use crate::analysis::{Basis, Coverage, Missing, Residual, Which, Who};
use crate::model::{DataId, Flow, FlowId, Level, MeasureId, NodeId, Project, RiskId, ZoneId};

const KEEP: &str = r#""F01": (verb: "flow.keep", from: "N11", to: "N11", data: ["D2"], phases: ["運用"]),"#;

fn coverage(project: &Project) -> Coverage {
    analysed(project).flows[&FlowId(1)].coverage
}

/// The flow with a risk for every threat proposed for it.
fn examined(flow: &str, risk: &str) -> Project {
    let open = project(flow, "");
    let catalog = catalog();
    let proposals = &analysed(&open).flows[&FlowId(1)].proposals;
    let rows: Vec<String> = proposals
        .iter()
        .enumerate()
        .map(|(row, proposal)| {
            let threat = &catalog.threats.as_slice()[proposal.threat].id;
            format!(r#""R{:02}": (threat: "{threat}", flows: ["F01"], {risk}),"#, row + 1)
        })
        .collect();
    assert!(!rows.is_empty());
    let measures = r#"measures: { "C01": (kind: "M24", performer: "対象事業者", status: "実施済") },"#;
    project(flow, &format!("{measures}\nrisks: {{ {} }},", rows.join("\n")))
}

#[test]
fn a_flow_climbs_the_steps_of_coverage() {
    assert_eq!(coverage(&project(r#""F01": (from: "N02", to: "N04"),"#, "")), Coverage::Undescribed);
    assert_eq!(coverage(&project(KEEP, "")), Coverage::Unexamined);
    let at_a = r#"impact: "大", likelihood: "中""#;
    assert_eq!(coverage(&examined(KEEP, at_a)), Coverage::Untreated);
    assert_eq!(coverage(&examined(KEEP, &format!(r#"{at_a}, treatment: ["低減"]"#))), Coverage::Untreated);
    let retained = format!(r#"{at_a}, treatment: ["低減", "保有"], measures: ["C01"]"#);
    assert_eq!(coverage(&examined(KEEP, &retained)), Coverage::Unaccepted);
    let accepted = format!(r#"{retained}, approval: (by: "院長", on: "2026-04-01")"#);
    assert_eq!(coverage(&examined(KEEP, &accepted)), Coverage::Covered);
    let treated = format!(r#"{at_a}, treatment: ["低減"], measures: ["C01"]"#);
    assert_eq!(coverage(&examined(KEEP, &treated)), Coverage::Covered);
    assert_eq!(coverage(&examined(KEEP, r#"decision: "却下", reason: "ない""#)), Coverage::Covered);
    assert_eq!(coverage(&examined(KEEP, r#"decision: "却下""#)), Coverage::Unexamined, "a rejection needs its reason");
}

#[test]
fn levels_b_and_c_ask_for_a_decision_and_d_for_nothing() {
    let at_c = r#"impact: "小", likelihood: "中""#;
    assert_eq!(coverage(&examined(KEEP, at_c)), Coverage::Untreated);
    assert_eq!(coverage(&examined(KEEP, &format!(r#"{at_c}, treatment: ["回避"]"#))), Coverage::Covered);
    assert_eq!(coverage(&examined(KEEP, r#"impact: "小", likelihood: "低""#)), Coverage::Covered);
}

#[test]
fn a_proposal_is_rated_by_the_most_sensitive_content() {
    let analysis = analysed(&project(KEEP, ""));
    let rating = &analysis.flows[&FlowId(1)].rating;
    assert_eq!((rating.impact, rating.likelihood, rating.level), (2, 1, Level::A));
    assert_eq!(rating.basis, [Basis::MostSensitive(DataId(2)), Basis::LikelihoodStart(1)]);
}

#[test]
fn data_that_contains_itself_ends() {
    let mut project = project(KEEP, "");
    let mut record = (*project.data[&DataId(1)]).clone();
    record.contains = vec![DataId(2), DataId(1), DataId(99)];
    project.data.insert(DataId(1), record.into());
    assert_eq!(analysed(&project).flows[&FlowId(1)].rating.impact, 2);
}

#[test]
fn measures_in_force_lower_their_axis_once_a_category() {
    let residual = |measures: &str, more: &str| {
        let flow = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),"#;
        let all = r#"measures: {
            "C01": (kind: "M24", performer: "対象事業者", status: "実施済"),
            "C02": (kind: "M31", performer: "対象事業者", status: "実施中"),
            "C03": (kind: "M01", performer: "対象事業者", status: "実施済"),
            "C04": (kind: "M17", performer: "医療機関等", status: "実施済"),
            "C05": (kind: "M33", performer: "対象事業者", status: "実施済"),
            "C06": (kind: "M18", performer: "対象事業者", status: "予定"),
            "C07": (name: "独自", performer: "対象事業者", status: "実施済"),
        },"#;
        let risk = format!(
            r#"risks: {{ "R01": (threat: "T01", flows: ["F01"], impact: "大", likelihood: "高", measures: [{measures}], {more}) }},"#
        );
        let Residual { impact, likelihood, level, .. } =
            analysed(&project(flow, &format!("{all}\n{risk}"))).risks[&RiskId(1)].residual;
        (impact, likelihood, level)
    };
    assert_eq!(residual("", ""), (2, 2, Level::S));
    assert_eq!(residual(r#""C01", "C02""#, ""), (2, 1, Level::A), "two of one category count once");
    assert_eq!(residual(r#""C01", "C03""#, ""), (2, 0, Level::B), "two categories");
    assert_eq!(residual(r#""C01", "C03", "C04""#, ""), (2, 0, Level::B), "two steps at most");
    assert_eq!(residual(r#""C05""#, ""), (1, 2, Level::A), "the other axis");
    assert_eq!(residual(r#""C06""#, ""), (2, 2, Level::S), "what is planned does not help yet");
    assert_eq!(residual(r#""C07""#, ""), (2, 2, Level::S), "of one's own measure nobody knows what it lowers");
    assert_eq!(residual(r#""C01""#, r#"residual_impact: "小""#), (0, 1, Level::C), "what a person set counts");
}

#[test]
fn what_a_person_set_holds_once_a_measure_is_in_force() {
    let flow = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),"#;
    let residual = |status: &str| {
        let measures = format!(r#"measures: {{ "C01": (kind: "M24", performer: "対象事業者", status: "{status}") }},"#);
        let risk = r#""R01": (threat: "T01", flows: ["F01"], impact: "大", likelihood: "中", measures: ["C01"],
                             residual_impact: "小", residual_reason: "理由")"#;
        let known = analysed(&project(flow, &format!("{measures}\nrisks: {{ {risk} }},"))).risks[&RiskId(1)].clone();
        (known.residual.level, known.residual.awaited, known.is_otherwise())
    };
    assert_eq!(residual("予定"), (Level::A, Some(Level::C), true));
    assert_eq!(residual("対象外"), (Level::A, Some(Level::C), true));
    assert_eq!(residual("実施中"), (Level::D, None, true));
}

#[test]
fn a_risk_is_as_well_defended_as_the_worst_defended_of_its_flows() {
    let flows = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),
                   "F02": (verb: "flow.operate", from: "N22", to: "N03", data: ["D1"], phases: ["運用"]),"#;
    let known = |on: &str, linked: &str| {
        let measures = format!(
            r#"measures: {{
                "C01": (kind: "M31", on: [{on}], performer: "対象事業者", status: "実施済"),
                "C02": (kind: "M40", performer: "対象事業者", status: "実施済"),
            }},"#
        );
        let risk = format!(
            r#""R01": (threat: "T01", flows: ["F01", "F02"], impact: "大", likelihood: "中", measures: [{linked}])"#
        );
        analysed(&project(flows, &format!("{measures}\nrisks: {{ {risk} }},"))).risks[&RiskId(1)].clone()
    };
    let one = known(r#""N02""#, r#""C01""#);
    assert_eq!((one.left, one.categories), ((2, 1), 0));
    assert_eq!(one.misplaced, [(MeasureId(1), vec![FlowId(2)])]);
    let both = known(r#""Z2""#, r#""C01""#);
    assert_eq!((both.left, both.categories, both.misplaced.len()), ((2, 0), 1, 0));
    assert_eq!(known(r#""Z2""#, "").at_hand, [MeasureId(1)], "M40 is everywhere, but does not help against T01");
    assert_eq!(known(r#""N02""#, "").at_hand, [], "one of the flows is not reached");
    assert_eq!(both.at_hand, [], "it is named already");
}

#[test]
fn a_risk_about_several_flows_takes_the_highest_proposed() {
    let flows = r#""F01": (verb: "flow.create", from: "N07", to: "N07", data: ["D3"], phases: ["運用"]),
                   "F02": (verb: "flow.create", from: "N07", to: "N07", data: ["D1"], phases: ["運用"]),"#;
    let risk = r#"risks: { "R01": (threat: "T06", flows: ["F01", "F02"]) },"#;
    let rating = &analysed(&project(flows, risk)).risks[&RiskId(1)].rating;
    assert_eq!((rating.impact, rating.basis[0].clone()), (2, Basis::MostSensitive(DataId(1))));
}

#[test]
fn a_freshly_drawn_arrow_misses_nearly_everything() {
    let mut project = project("", "");
    let id = project.add_flow(Flow::new(NodeId(2), NodeId(4)));
    let known = &analysed(&project).flows[&id];
    assert_eq!(known.missing, [Missing::Who, Missing::What, Missing::How, Missing::Phase]);
    assert_eq!(known.four_w.which, Which::Node(NodeId(2)));
}

#[test]
fn what_is_carried_has_two_places() {
    let carry = r#""F01": (verb: "flow.carry", from: "N10", to: "N11", actor: "N12", data: ["D2"], phases: ["運用"]),"#;
    let analysis = analysed(&project(carry, ""));
    let four_w = &analysis.flows[&FlowId(1)].four_w;
    assert_eq!((four_w.who, four_w.which), (Who::Node(NodeId(12)), Which::Node(NodeId(10))));
    assert_eq!(four_w.places, [ZoneId(1), ZoneId(7)]);
}

#[test]
fn whoever_the_verb_expects_acts_and_the_system_where_it_expects_nobody() {
    let flows = r#""F01": (verb: "flow.print", from: "N02", to: "N18", actor: "N01", data: ["D1"]),
                   "F02": (verb: "flow.transfer", from: "N02", to: "N04", data: ["D1"]),
                   "F03": (verb: "flow.print", from: "N02", to: "N18", data: ["D1"]),
                   "F04": (verb: "flow.print", from: "N02", to: "N18", data: ["D1"], properties: {"automated": true}),"#;
    let flows = analysed(&project(flows, "")).flows;
    let four_w = |number| (flows[&FlowId(number)].four_w.who, flows[&FlowId(number)].four_w.which);
    assert_eq!(four_w(1), (Who::Node(NodeId(1)), Which::Node(NodeId(18))));
    assert_eq!(four_w(2), (Who::Automatic, Which::Node(NodeId(2))));
    assert_eq!(four_w(3).0, Who::Missing);
    assert_eq!(four_w(4).0, Who::Automatic);
}
