//! Each threat of the catalogue on a flow it applies to, and on one it does not.

use super::fixture::{catalog, project, threats};

/// The threat, flows of which the first has it, flows of which the first has not.
const CASES: [(&str, &str, &str); 26] = [
    ("T01", OPERATE, TO_CLINIC_EDGE),
    ("T02", OVER_THE_INTERNET, LOGS),
    ("T03", r#""F01": (verb: "flow.transfer", from: "N06", to: "N07", data: ["D1"], phases: ["運用"]),"#, LOGS),
    ("T04", TO_CLINIC_EDGE, LOGS),
    ("T05", CREATE, r#""F01": (verb: "flow.create", from: "N07", to: "N07", data: ["D3"], phases: ["運用"]),"#),
    ("T06", CREATE, TO_CLINIC_EDGE),
    ("T07", CREATE, r#""F01": (verb: "flow.create", from: "N21", to: "N21", data: ["D1"], phases: ["運用"]),"#),
    ("T08", r#""F01": (verb: "flow.configure", from: "N13", to: "N07", data: ["D5"], phases: ["運用"]),"#, LOGS),
    ("T09", CARRY, OPERATE),
    ("T10", CREATE, TO_CLINIC_EDGE),
    ("T11", CREATE, r#""F01": (verb: "flow.create", from: "N07", to: "N07", data: ["D3"], phases: ["運用"]),"#),
    ("T12", r#""F01": (verb: "flow.operate", from: "N22", to: "N03", data: ["D1"], phases: ["運用"]),"#, DEVELOP),
    ("T13", r#""F01": (verb: "flow.print", from: "N02", to: "N18", actor: "N01", data: ["D1"]),"#, TO_CLINIC_EDGE),
    ("T14", OPERATE, LOGS),
    ("T15", FROM_THIRD_PARTY, TO_CLINIC_EDGE),
    ("T16", r#""F01": (verb: "flow.transfer", from: "N04", to: "N06", data: ["D1"]),"#, LOGS),
    ("T17", r#""F01": (verb: "flow.media_io", from: "N09", to: "N10", actor: "N13", data: ["D2"]),"#, CARRY),
    ("T18", KEEP, CREATE),
    (
        "T19",
        KEEP,
        r#""F01": (verb: "flow.keep", from: "N11", to: "N11", data: ["D2"]),
           "F02": (verb: "flow.restore", from: "N09", to: "N07", actor: "N13", data: ["D2"]),"#,
    ),
    (
        "T20",
        CREATE,
        r#""F01": (verb: "flow.create", from: "N07", to: "N07", data: ["D1"]),
           "F02": (verb: "flow.delete", from: "N07", to: "N07", actor: "N13", data: ["D1"]),"#,
    ),
    ("T21", r#""F01": (verb: "flow.create", from: "N19", to: "N19", data: ["D1"]),"#, CREATE),
    ("T22", r#""F01": (verb: "flow.operate", from: "N17", to: "N15", data: ["D1"]),"#, OPERATE),
    ("T23", CARRY, r#""F01": (verb: "flow.carry", from: "N10", to: "N11", actor: "N13", data: ["D2"]),"#),
    ("T24", r#""F01": (verb: "flow.transfer", from: "N03", to: "N20", data: ["D1"]),"#, TO_CLINIC_EDGE),
    ("T25", r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["危機管理"]),"#, OPERATE),
    ("T26", CREATE, TO_CLINIC_EDGE),
];

const OPERATE: &str = r#""F01": (verb: "flow.operate", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]),"#;
const DEVELOP: &str = r#""F01": (verb: "flow.operate", from: "N17", to: "N15", data: ["D4"], phases: ["開発"]),"#;
const TO_CLINIC_EDGE: &str = r#""F01": (verb: "flow.transfer", from: "N02", to: "N04", data: ["D1"]),"#;
const OVER_THE_INTERNET: &str = r#""F01": (verb: "flow.transfer", from: "N04", to: "N05", data: ["D1"]),"#;
const LOGS: &str = r#""F01": (verb: "flow.transfer", from: "N07", to: "N08", data: ["D3"], phases: ["運用"]),"#;
const CREATE: &str = r#""F01": (verb: "flow.create", from: "N07", to: "N07", data: ["D1"], phases: ["運用"]),"#;
const CARRY: &str = r#""F01": (verb: "flow.carry", from: "N10", to: "N11", actor: "N12", data: ["D2"]),"#;
const KEEP: &str = r#""F01": (verb: "flow.keep", from: "N11", to: "N11", data: ["D2"], phases: ["運用"]),"#;
const FROM_THIRD_PARTY: &str = r#""F01": (verb: "flow.transfer", from: "N14", to: "N04", data: ["D1"]),"#;

#[test]
fn every_threat_of_the_catalogue_has_a_case() {
    let ids: Vec<&str> = CASES.iter().map(|case| case.0).collect();
    let catalog = catalog();
    let threats: Vec<&str> = catalog.threats.iter().map(|threat| threat.id.as_str()).collect();
    assert_eq!(ids, threats);
}

#[test]
fn each_threat_is_proposed_where_it_applies() {
    for (threat, applies, _) in CASES {
        let proposed = threats(&project(applies, ""), 1);
        assert!(proposed.iter().any(|id| id == threat), "{threat} should apply to {applies}: {proposed:?}");
    }
}

#[test]
fn each_threat_is_left_out_where_it_does_not() {
    for (threat, _, does_not) in CASES {
        let proposed = threats(&project(does_not, ""), 1);
        assert!(!proposed.iter().any(|id| id == threat), "{threat} should not apply to {does_not}: {proposed:?}");
    }
}

#[test]
fn which_end_is_drawn_first_does_not_matter_to_a_flow_both_ways() {
    let there = r#""F01": (verb: "flow.transfer", from: "N06", to: "N07", two_way: true, data: ["D1"]),"#;
    let back = r#""F01": (verb: "flow.transfer", from: "N07", to: "N06", two_way: true, data: ["D1"]),"#;
    assert_eq!(threats(&project(there, ""), 1), threats(&project(back, ""), 1));
}

#[test]
fn a_flow_passes_the_place_of_the_network_that_carries_it() {
    let direct = r#""F01": (verb: "flow.transfer", from: "N04", to: "N06", actor: "N05", data: ["D1"]),"#;
    assert!(threats(&project(direct, ""), 1).contains(&"T03".to_owned()), "it passes the internet");
}
