//! The drawing of figure 5-3 as anyone can check it: from the geometry that the command line exports.

use std::collections::BTreeMap;

use nagarezu::cli;
use serde_json::Value;

/// Left, top, right, bottom.
type Frame = [f64; 4];

/// What a drawing must not do, counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Faults {
    nodes_on_nodes: usize,
    labels_on_labels: usize,
    labels_on_nodes: usize,
    routes_through_nodes: usize,
}

fn exported(file: &str) -> Value {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let arguments = ["nagarezu", "export", file, "-o", "-", "--to", "geometry"];
    let exit = cli::run(arguments, &mut out, &mut errors, |_| Ok(()));
    assert_eq!(exit, 0, "{}", String::from_utf8_lossy(&errors));
    serde_json::from_slice(&out).expect("the geometry is JSON")
}

fn frame(value: &Value) -> Frame {
    let side = |place: usize| value[place].as_f64().expect("four numbers");
    [side(0), side(1), side(0) + side(2), side(1) + side(3)]
}

fn overlap(a: Frame, b: Frame) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn pairs(frames: &[Frame]) -> usize {
    (0..frames.len()).map(|a| (0..a).filter(|&b| overlap(frames[a], frames[b])).count()).sum()
}

fn faults(geometry: &Value) -> Faults {
    let nodes: BTreeMap<&str, Frame> = list(&geometry["nodes"])
        .iter()
        .map(|node| (node["id"].as_str().expect("an id"), frame(&node["rect"])))
        .collect();
    let frames: Vec<Frame> = nodes.values().copied().collect();
    let labels: Vec<Frame> = list(&geometry["flows"])
        .iter()
        .filter(|flow| !flow["label"].is_null())
        .map(|flow| frame(&flow["label"]))
        .collect();
    let mut through = 0;
    for flow in list(&geometry["flows"]) {
        let points: Vec<[f64; 2]> = list(&flow["route"])
            .iter()
            .map(|point| [point[0].as_f64().expect("x"), point[1].as_f64().expect("y")])
            .collect();
        assert!(points.len() >= 2, "{flow}");
        for (id, node) in &nodes {
            let end = flow["from"] == **id || flow["to"] == **id;
            let enters = points.windows(2).any(|piece| {
                let (a, b) = (piece[0], piece[1]);
                overlap([a[0].min(b[0]), a[1].min(b[1]), a[0].max(b[0]) + 1e-3, a[1].max(b[1]) + 1e-3], *node)
            });
            through += usize::from(enters && !end);
        }
    }
    Faults {
        nodes_on_nodes: pairs(&frames),
        labels_on_labels: pairs(&labels),
        labels_on_nodes: labels.iter().map(|&label| frames.iter().filter(|&&node| overlap(label, node)).count()).sum(),
        routes_through_nodes: through,
    }
}

#[test]
fn nothing_in_figure_5_3_covers_anything_else() {
    let geometry = exported("samples/figure-5-3.ron");
    assert_eq!(list(&geometry["nodes"]).len(), 29);
    assert_eq!(list(&geometry["zones"]).len(), 12);
    assert_eq!(list(&geometry["flows"]).len(), 32);
    assert!(list(&geometry["flows"]).iter().all(|flow| !flow["label"].is_null()), "every flow is labelled");
    assert_eq!(faults(&geometry), Faults::default());
}

#[test]
fn the_count_sees_what_covers_something() {
    let mut geometry = exported("samples/figure-5-3.ron");
    let second = geometry["nodes"][1]["rect"].clone();
    geometry["nodes"][0]["rect"] = second.clone();
    geometry["flows"][8]["label"] = second;
    let counted = faults(&geometry);
    assert!(counted.nodes_on_nodes > 0 && counted.labels_on_nodes > 0, "{counted:?}");
}
