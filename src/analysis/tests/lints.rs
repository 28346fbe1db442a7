//! Each lint where it finds something and where it does not.

use super::fixture::{analysed, catalog, found, project, threats};
use crate::analysis::Lack;
use crate::model::{DataId, FlowId, NodeId, Project, RiskId, ZoneId};

const OPERATE: &str = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),"#;

fn with(flows: &str) -> Project {
    project(flows, "")
}

#[track_caller]
fn assert_found(project: &Project, lint: &str, subject: &str) {
    let found = found(project, lint);
    assert!(found.iter().any(|id| id == subject), "{lint} finds {found:?}, not {subject:?}");
}

#[track_caller]
fn assert_not_found(project: &Project, lint: &str, subject: &str) {
    let found = found(project, lint);
    assert!(!found.iter().any(|id| id == subject), "{lint} finds {subject:?} although it should not");
}

#[test]
fn the_catalogue_has_exactly_the_lints_that_are_looked_for() {
    let known: Vec<&str> = crate::analysis::lint::LINTS.iter().map(|(id, _)| *id).collect();
    let catalog = catalog();
    let listed: Vec<&str> = catalog.lints.iter().map(|lint| lint.id.as_str()).collect();
    assert_eq!(known, listed);
}

#[test]
fn l01_finds_a_node_without_flow_and_spares_whoever_acts() {
    assert_found(&with(""), "L01", "N13");
    let media = r#""F01": (verb: "flow.media_io", from: "N09", to: "N10", actor: "N13", data: ["D2"]),"#;
    for acting in ["N09", "N10", "N13"] {
        assert_not_found(&with(media), "L01", acting);
    }
}

#[test]
fn l02_finds_a_flow_without_data() {
    assert_found(&with(r#""F01": (verb: "flow.transfer", from: "N02", to: "N04"),"#), "L02", "F01");
    assert_not_found(&with(OPERATE), "L02", "F01");
}

#[test]
fn l03_finds_a_flow_that_nobody_does() {
    let nobody = r#""F01": (verb: "flow.operate", from: "N02", to: "N03", data: ["D1"]),"#;
    assert_found(&with(nobody), "L03", "F01");
    assert_not_found(&with(OPERATE), "L03", "F01");
    let in_words = r#""F01": (verb: "flow.operate", from: "N02", to: "N03", data: ["D1"], wording: (who: "当直")),"#;
    assert_not_found(&with(in_words), "L03", "F01");
    let transfer = r#""F01": (verb: "flow.transfer", from: "N02", to: "N04", data: ["D1"]),"#;
    assert_not_found(&with(transfer), "L03", "F01");
}

#[test]
fn l04_finds_an_arrow_that_says_nothing_yet() {
    assert_found(&with(r#""F01": (from: "N02", to: "N04"),"#), "L04", "F01");
    assert_not_found(&with(r#""F01": (from: "N02", to: "N04", data: ["D1"]),"#), "L04", "F01");
}

#[test]
fn l05_finds_a_server_that_stores_nothing() {
    assert_found(&with(""), "L05", "N07");
    assert_not_found(&with(r#""F01": (verb: "flow.create", from: "N07", to: "N07", data: ["D1"]),"#), "L05", "N07");
}

#[test]
fn l06_finds_a_production_server_whose_logs_go_nowhere() {
    assert_found(&with(""), "L06", "N07");
    assert_not_found(&with(""), "L06", "N08");
    assert_not_found(&with(""), "L06", "N16");
    assert_not_found(&with(r#""F01": (verb: "flow.transfer", from: "N07", to: "N08", data: ["D3"]),"#), "L06", "N07");
}

#[test]
fn l07_finds_patient_information_that_nothing_backs_up() {
    assert_found(&with(""), "L07", "N07");
    assert_not_found(&with(""), "L07", "N21");
    assert_found(&with(r#""F01": (verb: "flow.transfer", from: "N07", to: "N09", data: ["D3"]),"#), "L07", "N07");
    assert_not_found(&with(r#""F01": (verb: "flow.transfer", from: "N07", to: "N09", data: ["D2"]),"#), "L07", "N07");
}

#[test]
fn l08_finds_a_back_up_that_nothing_restores() {
    let backup = r#""F01": (verb: "flow.transfer", from: "N07", to: "N09", data: ["D2"]),"#;
    let restore = r#""F02": (verb: "flow.restore", from: "N09", to: "N07", actor: "N13", data: ["D1"]),"#;
    assert_found(&with(backup), "L08", "F01");
    assert_not_found(&with(&format!("{backup}{restore}")), "L08", "F01");
}

#[test]
fn l09_finds_a_medium_that_is_carried_nowhere() {
    let carry = r#""F01": (verb: "flow.carry", from: "N10", to: "N11", actor: "N12", data: ["D2"]),"#;
    let keep = r#""F02": (verb: "flow.keep", from: "N11", to: "N11", data: ["D2"]),"#;
    assert_found(&with(carry), "L09", "F01");
    assert_not_found(&with(&format!("{carry}{keep}")), "L09", "F01");
}

#[test]
fn l10_finds_patient_information_that_stays_after_the_contract() {
    let record = "D1";
    assert_found(&with(""), "L10", record);
    let erase = r#""F01": (verb: "flow.delete", from: "N07", to: "N07", actor: "N13", data: ["D1"]),"#;
    assert_not_found(&with(erase), "L10", record);
    let erase_backup = r#""F01": (verb: "flow.delete", from: "N11", to: "N11", actor: "N13", data: ["D2"]),"#;
    assert_found(&with(erase_backup), "L10", record);
}

#[test]
fn l11_finds_staff_with_no_way_to_production() {
    assert_found(&with(""), "L11", "N13");
    let hops = r#""F01": (verb: "flow.operate", from: "N17", to: "N15", data: ["D5"]),
                  "F02": (verb: "flow.transfer", from: "N07", to: "N15", data: ["D3"]),"#;
    assert!(found(&with(hops), "L11").is_empty());
}

#[test]
fn l12_finds_a_flow_into_another_companys_extent_without_responsibilities() {
    let link = r#""F01": (verb: "flow.transfer", from: "N14", to: "N04", data: ["D1"]),"#;
    assert_found(&with(link), "L12", "F01");
    for on in [r#"["F01"]"#, r#"["Z5"]"#, r#"["P3"]"#, "[]"] {
        let table =
            format!(r#"measures: {{ "C01": (kind: "M04", on: {on}, performer: "対象事業者", status: "実施済") }},"#);
        assert_not_found(&project(link, &table), "L12", "F01");
    }
    let elsewhere = r#"measures: { "C01": (kind: "M04", on: ["Z7"], performer: "対象事業者", status: "実施済") },"#;
    assert_found(&project(link, elsewhere), "L12", "F01");
    let dropped = r#"measures: { "C01": (kind: "M04", performer: "対象事業者", status: "対象外") },"#;
    assert_found(&project(link, dropped), "L12", "F01");
}

#[test]
fn l13_finds_a_border_without_a_device() {
    let direct = r#""F01": (verb: "flow.transfer", from: "N02", to: "N07", data: ["D1"]),"#;
    assert_found(&with(direct), "L13", "F01");
    let carried = r#""F01": (verb: "flow.transfer", from: "N02", to: "N07", actor: "N05", data: ["D1"]),"#;
    assert_not_found(&with(carried), "L13", "F01");
    let hops = r#""F02": (verb: "flow.transfer", from: "N02", to: "N04", data: ["D1"]),
                  "F03": (verb: "flow.transfer", from: "N04", to: "N07", data: ["D1"]),"#;
    assert_not_found(&with(&format!("{direct}{hops}")), "L13", "F01");
    let other_data = hops.replace("D1", "D3");
    assert_found(&with(&format!("{direct}{other_data}")), "L13", "F01");
    let by_hand = r#""F01": (verb: "flow.operate", from: "N13", to: "N02", data: ["D1"]),"#;
    assert_not_found(&with(by_hand), "L13", "F01");
}

#[test]
fn l14_finds_patient_information_abroad() {
    assert_found(&with(r#""F01": (verb: "flow.create", from: "N19", to: "N19", data: ["D1"]),"#), "L14", "N19");
    assert_not_found(&with(r#""F01": (verb: "flow.create", from: "N19", to: "N19", data: ["D3"]),"#), "L14", "N19");
    assert_not_found(&with(""), "L14", "N07");
}

#[test]
fn l15_finds_a_flow_whose_threats_nobody_examined() {
    assert_found(&with(OPERATE), "L15", "F01");
    let threats = threats(&with(OPERATE), 1);
    let risk = |(place, threat): (usize, &String)| {
        format!(r#""R{:02}": (threat: "{threat}", flows: ["F01"], decision: "却下"),"#, place + 1)
    };
    let risks: Vec<String> = threats.iter().enumerate().map(risk).collect();
    assert!(risks.len() > 1);
    let decided = |count: usize| project(OPERATE, &format!("risks: {{ {} }},", risks[..count].concat()));
    // As the step 未検討 has it: one decided threat does not settle the others.
    assert_found(&decided(1), "L15", "F01");
    assert_not_found(&decided(risks.len()), "L15", "F01");
}

fn with_risk(risk: &str) -> Project {
    let measures = r#"measures: {
        "C01": (kind: "M24", performer: "対象事業者", status: "実施済"),
        "C02": (kind: "M01", performer: "対象事業者", status: "予定"),
        "C03": (kind: "M31", performer: "対象事業者", status: "実施済"),
        "C04": (kind: "M02", performer: "対象事業者", status: "対象外"),
    },"#;
    project(OPERATE, &format!("{measures}\nrisks: {{ \"R01\": (threat: \"T01\", flows: [\"F01\"], {risk}) }},"))
}

#[test]
fn l16_finds_a_rejection_without_reason() {
    assert_found(&with_risk(r#"decision: "却下""#), "L16", "R01");
    assert_found(&with_risk(r#"decision: "却下", reason: "  ""#), "L16", "R01");
    assert_not_found(&with_risk(r#"decision: "却下", reason: "端末は施錠された部屋にある""#), "L16", "R01");
    assert_not_found(&with_risk(r#"decision: "採用""#), "L16", "R01");
}

#[test]
fn l17_counts_categories_of_measures() {
    let at_s = r#"impact: "大", likelihood: "高", treatment: ["低減"]"#;
    assert_found(&with_risk(&format!(r#"{at_s}, measures: ["C01", "C03"]"#)), "L17", "R01");
    assert_found(&with_risk(&format!(r#"{at_s}, measures: ["C01", "C04"]"#)), "L17", "R01");
    assert_not_found(&with_risk(&format!(r#"{at_s}, measures: ["C01", "C02"]"#)), "L17", "R01");
    let at_a = r#"impact: "大", likelihood: "中", treatment: ["低減"]"#;
    assert_found(&with_risk(at_a), "L17", "R01");
    assert_not_found(&with_risk(&format!(r#"{at_a}, measures: ["C01"]"#)), "L17", "R01");
    assert_not_found(&with_risk(r#"impact: "中", likelihood: "中""#), "L17", "R01");
}

#[test]
fn l18_asks_for_name_and_date() {
    let retained = r#"impact: "小", likelihood: "低", treatment: ["保有"]"#;
    assert_found(&with_risk(retained), "L18", "R01");
    assert_found(&with_risk(&format!(r#"{retained}, approval: (by: "院長", on: "")"#)), "L18", "R01");
    assert_not_found(&with_risk(&format!(r#"{retained}, approval: (by: "院長", on: "2026-04-01")"#)), "L18", "R01");
    assert_found(&with_risk(r#"impact: "大", likelihood: "高", treatment: ["低減"]"#), "L18", "R01");
    assert_not_found(
        &with_risk(r#"impact: "大", likelihood: "中", treatment: ["低減"], measures: ["C01"]"#),
        "L18",
        "R01",
    );
}

#[test]
fn l19_lists_what_is_asked_of_the_medical_institution() {
    let measure = |performer: &str| {
        project("", &format!(r#"measures: {{ "C01": (kind: "M17", performer: "{performer}", status: "予定") }},"#))
    };
    assert_found(&measure("医療機関等"), "L19", "C01");
    assert_found(&measure("共同"), "L19", "C01");
    assert_not_found(&measure("対象事業者"), "L19", "C01");
}

#[test]
fn l30_finds_what_should_have_been_done() {
    let measure = |due: &str, status: &str| {
        let measure = format!(r#"(kind: "M17", performer: "対象事業者", status: "{status}", due: "{due}")"#);
        project("", &format!(r#"measures: {{ "C01": {measure} }},"#))
    };
    let subject = "C01";
    assert_found(&measure("2026-06-29", "予定"), "L30", subject);
    assert_not_found(&measure("2026-06-30", "予定"), "L30", subject);
    assert_not_found(&measure("2026-06-29", "実施済"), "L30", subject);
    assert_not_found(&measure("", "予定"), "L30", subject);
}

#[test]
fn l20_finds_decisions_that_should_have_been_looked_at_again() {
    assert_found(&with_risk(r#"review: "2026-06-29""#), "L20", "R01");
    assert_not_found(&with_risk(r#"review: "2026-06-30""#), "L20", "R01");
    assert_not_found(&with_risk(r#"review: "2026-06-29""#), "L30", "R01");
}

#[test]
fn l31_finds_dates_that_name_no_day() {
    let due = |due: &str| {
        let measure = format!(r#"(kind: "M17", performer: "対象事業者", status: "予定", due: "{due}")"#);
        project("", &format!(r#"measures: {{ "C01": {measure} }},"#))
    };
    assert_found(&due("来月"), "L31", "C01");
    assert_not_found(&due("2026-7-1"), "L31", "C01");
    assert_not_found(&due(""), "L31", "C01");
    assert_found(&with_risk(r#"review: "2026-02-30""#), "L31", "R01");
    assert_found(&with_risk(r#"approval: (by: "院長", on: "2026-02-30院長")"#), "L31", "R01");
    assert_not_found(&with_risk(r#"review: "2026-02-28", approval: (by: "院長", on: "2026/4/1")"#), "L31", "R01");
}

#[test]
fn l32_finds_what_is_to_be_reduced_or_shared_without_a_measure() {
    let at_b = |more: &str| with_risk(&format!(r#"impact: "中", likelihood: "中", {more}"#));
    for treatment in ["低減", "共有"] {
        let open = at_b(&format!(r#"treatment: ["{treatment}"]"#));
        assert_found(&open, "L32", "R01");
        assert!(analysed(&open).risks[&RiskId(1)].lacks.contains(&Lack::NoMeasure));
        assert_not_found(&at_b(&format!(r#"treatment: ["{treatment}"], measures: ["C01"]"#)), "L32", "R01");
    }
    assert_not_found(&at_b(r#"treatment: ["回避"]"#), "L32", "R01");
}

#[test]
fn l21_finds_development_straight_into_production() {
    let straight = r#""F01": (verb: "flow.transfer", from: "N16", to: "N07", data: ["D5"]),"#;
    assert_found(&with(straight), "L21", "F01");
    let managed = r#"measures: { "C01": (kind: "M57", on: ["N07"], performer: "対象事業者", status: "予定") },"#;
    assert_not_found(&project(straight, managed), "L21", "F01");
    assert_not_found(&with(r#""F01": (verb: "flow.transfer", from: "N15", to: "N16", data: ["D5"]),"#), "L21", "F01");
}

#[test]
fn l22_finds_real_data_in_tests() {
    assert_found(&with(r#""F01": (verb: "flow.transfer", from: "N15", to: "N16", data: ["D2"]),"#), "L22", "F01");
    assert_not_found(&with(r#""F01": (verb: "flow.transfer", from: "N15", to: "N16", data: ["D4"]),"#), "L22", "F01");
    assert_not_found(&with(r#""F01": (verb: "flow.transfer", from: "N07", to: "N16", data: ["D1"]),"#), "L22", "F01");
}

#[test]
fn l23_asks_for_an_edition_the_catalogue_is_of() {
    let mut project = with("");
    assert_not_found(&project, "L23", "");
    for profile in ["", "gl-9"] {
        profile.clone_into(&mut project.profile);
        assert_found(&project, "L23", "");
    }
}

#[test]
fn l24_lists_what_nobody_confirmed() {
    let guess = r#""F01": (verb: "flow.transfer", from: "N02", to: "N04", data: ["D1"], confidence: "推定"),"#;
    assert_found(&with(guess), "L24", "F01");
    assert_not_found(&with(OPERATE), "L24", "F01");
}

#[test]
fn findings_come_by_lint_then_by_subject() {
    let findings = analysed(&with(&format!(r#"{OPERATE}"F02": (from: "N02", to: "N04"),"#))).findings;
    assert!(findings.is_sorted_by_key(|finding| (finding.lint, finding.subject)));
    assert!(findings.len() > 20);
}

#[test]
fn references_to_nothing_do_not_stop_the_analysis() {
    let mut project = with(r#""F01": (verb: "flow.transfer", from: "N02", to: "N04", actor: "N13", data: ["D1"]),"#);
    for gone in [2, 4, 13] {
        project.remove_node(NodeId(gone));
    }
    project.remove_data(DataId(1));
    project.remove_zone(ZoneId(2));
    let analysis = analysed(&project);
    assert!(!analysis.flows[&FlowId(1)].missing.is_empty());
    assert_found(&project, "L02", "F01");
}

#[test]
fn l25_asks_why_a_rating_was_set() {
    // Proposed is 大 and 中; C01 leaves 大 and 低 of it.
    assert_found(&with_risk(r#"impact: "中""#), "L25", "R01");
    assert_not_found(&with_risk(r#"impact: "中", rating_reason: "氏名だけ""#), "L25", "R01");
    assert_not_found(&with_risk(r#"impact: "大", likelihood: "中""#), "L25", "R01");
    let remains = r#"measures: ["C01"], residual_impact: "小""#;
    assert_found(&with_risk(remains), "L25", "R01");
    assert_not_found(&with_risk(&format!(r#"{remains}, residual_reason: "仮名にした""#)), "L25", "R01");
    assert_not_found(&with_risk(r#"measures: ["C01"], residual_likelihood: "低""#), "L25", "R01");
    assert_not_found(&with_risk(r#"decision: "却下", reason: "ない", impact: "中""#), "L25", "R01");
}

#[test]
fn l26_finds_a_measure_that_does_not_reach_its_risk() {
    let flows = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),
                   "F02": (verb: "flow.operate", from: "N22", to: "N03", data: ["D1"], phases: ["運用"]),"#;
    let placed = |on: &str, status: &str| {
        let measure = format!(r#""C01": (kind: "M31", {on} performer: "対象事業者", status: "{status}")"#);
        let risk = r#""R01": (threat: "T01", flows: ["F01", "F02"], measures: ["C01"])"#;
        project(flows, &format!("measures: {{ {measure} }},\nrisks: {{ {risk} }},"))
    };
    assert_found(&placed(r#"on: ["N02"],"#, "実施済"), "L26", "C01");
    assert_not_found(&placed(r#"on: ["N02"],"#, "対象外"), "L26", "C01");
    for reaching in
        ["", r#"on: ["Z2"],"#, r#"on: ["P2"],"#, r#"on: ["N02", "F02"],"#, r#"on: ["D1"],"#, r#"on: ["R01"],"#]
    {
        assert_not_found(&placed(reaching, "実施済"), "L26", "C01");
    }
}

#[test]
fn l27_asks_for_a_treatment_where_the_level_does() {
    assert_found(&with_risk(""), "L27", "R01");
    assert_not_found(&with_risk(r#"treatment: ["保有"]"#), "L27", "R01");
    assert_not_found(&with_risk(r#"impact: "小", likelihood: "低""#), "L27", "R01");
    assert_not_found(&with_risk(r#"decision: "却下", reason: "ない""#), "L27", "R01");
}

#[test]
fn l28_finds_a_step_of_another_scale() {
    assert_found(&with_risk(r#"impact: "甚大""#), "L28", "R01");
    assert_found(&with_risk(r#"residual_likelihood: "極低""#), "L28", "R01");
    assert_not_found(&with_risk(r#"impact: "大", residual_likelihood: "低""#), "L28", "R01");
}
