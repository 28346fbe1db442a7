//! Writes a project as text: one element a line, ordered by id, defaults left out.

use std::fmt::{Display, Write};

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::FORMAT;
use crate::model::{Baseline, BaselineId, Criteria, Elements, Issued, OwnEntries, Project};

/// The project as the text of its file. The same project always gives the same text.
pub fn write(project: &Project) -> String {
    let mut out = Text::new();
    out.line(1, "format", &FORMAT);
    out.project(1, project);
    out.finish()
}

/// The text so far, and how values are put into it.
struct Text {
    out: String,
    options: ron::Options,
    config: PrettyConfig,
}

impl Text {
    fn new() -> Self {
        Self {
            out: String::from("Project(\n"),
            options: ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME),
            config: PrettyConfig::new().depth_limit(0),
        }
    }

    fn finish(mut self) -> String {
        self.out.push_str(")\n");
        self.out
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.out.push_str("    ");
        }
    }

    /// A value in one line, without name.
    fn item(&mut self, depth: usize, value: &impl Serialize) {
        self.indent(depth);
        self.value(value);
        self.out.push_str(",\n");
    }

    /// A named value in one line.
    fn line(&mut self, depth: usize, name: &str, value: &impl Serialize) {
        self.indent(depth);
        self.out.push_str(name);
        self.out.push_str(": ");
        self.value(value);
        self.out.push_str(",\n");
    }

    /// A named list, one item a line.
    fn list(&mut self, depth: usize, name: &str, items: &[impl Serialize]) {
        self.indent(depth);
        self.out.push_str(name);
        self.out.push_str(": [\n");
        for item in items {
            self.item(depth + 1, item);
        }
        self.indent(depth);
        self.out.push_str("],\n");
    }

    /// The fields of a project.
    fn project(&mut self, depth: usize, project: &Project) {
        let Project {
            title,
            profile,
            criteria,
            own,
            issued,
            parties,
            data,
            zones,
            nodes,
            flows,
            notes,
            measures,
            risks,
            baselines,
            workshops,
            drawn,
        } = project;
        self.line(depth, "title", title);
        if !profile.is_empty() {
            self.line(depth, "profile", profile);
        }
        if let Some(criteria) = criteria {
            self.criteria(depth, criteria);
        }
        self.own(depth, own);
        if *issued != Issued::default() {
            self.line(depth, "issued", issued);
        }
        self.elements(depth, "parties", parties);
        self.elements(depth, "data", data);
        self.elements(depth, "zones", zones);
        self.elements(depth, "nodes", nodes);
        self.elements(depth, "flows", flows);
        self.elements(depth, "notes", notes);
        self.elements(depth, "measures", measures);
        self.elements(depth, "risks", risks);
        self.baselines(depth, baselines);
        self.elements(depth, "workshops", workshops);
        self.elements(depth, "drawn", drawn);
    }

    /// What the project adds to the catalogue and changes in it.
    fn own(&mut self, depth: usize, own: &OwnEntries) {
        let OwnEntries {
            threats,
            measures,
            zone_kinds,
            node_kinds,
            flow_kinds,
            changed_threats,
            changed_measures,
            changed_kinds,
            rules,
        } = own;
        self.elements(depth, "own_threats", threats);
        self.elements(depth, "own_measures", measures);
        self.elements(depth, "own_zone_kinds", zone_kinds);
        self.elements(depth, "own_node_kinds", node_kinds);
        self.elements(depth, "own_flow_kinds", flow_kinds);
        self.elements(depth, "changed_threats", changed_threats);
        self.elements(depth, "changed_measures", changed_measures);
        self.elements(depth, "changed_kinds", changed_kinds);
        self.elements(depth, "rules", rules);
    }

    /// Frozen states, each written as the project itself is.
    fn baselines(&mut self, depth: usize, baselines: &Elements<BaselineId, Baseline>) {
        if baselines.is_empty() {
            return;
        }
        self.indent(depth);
        self.out.push_str("baselines: {\n");
        for (id, baseline) in baselines {
            let Baseline { name, on, by, note, state } = &**baseline;
            self.indent(depth + 1);
            // Writing into a string has no way to fail.
            let _ = writeln!(self.out, "\"{id}\": (");
            for (field, text) in [("name", name), ("on", on), ("by", by), ("note", note)] {
                if !text.is_empty() {
                    self.line(depth + 2, field, text);
                }
            }
            self.indent(depth + 2);
            self.out.push_str("state: (\n");
            self.project(depth + 3, state);
            self.indent(depth + 2);
            self.out.push_str("),\n");
            self.indent(depth + 1);
            self.out.push_str("),\n");
        }
        self.indent(depth);
        self.out.push_str("},\n");
    }

    /// A map of elements, one a line; nothing where there are none.
    fn elements<Id: Display + Ord, T: Serialize>(&mut self, depth: usize, name: &str, elements: &Elements<Id, T>) {
        if elements.is_empty() {
            return;
        }
        self.indent(depth);
        self.out.push_str(name);
        self.out.push_str(": {\n");
        for (id, element) in elements {
            self.indent(depth + 1);
            self.value(&id.to_string());
            self.out.push_str(": ");
            self.value(&**element);
            self.out.push_str(",\n");
        }
        self.indent(depth);
        self.out.push_str("},\n");
    }

    /// Scales, matrix and rules over several lines, so that a changed cell is a changed line.
    fn criteria(&mut self, depth: usize, criteria: &Criteria) {
        let Criteria { impact, likelihood, matrix, rules } = criteria;
        self.indent(depth);
        self.out.push_str("criteria: (\n");
        self.list(depth + 1, "impact", impact);
        self.list(depth + 1, "likelihood", likelihood);
        self.list(depth + 1, "matrix", matrix);
        self.list(depth + 1, "rules", rules);
        self.indent(depth);
        self.out.push_str("),\n");
    }

    #[expect(clippy::expect_used, reason = "plain values, names and lists written into a string have no way to fail")]
    fn value(&mut self, value: &impl Serialize) {
        let text = self.options.to_string_pretty(value, self.config.clone()).expect("plain values can be written");
        push_with_short_numbers(&mut self.out, &text);
    }
}

/// Appends RON text with its whole numbers written as such: 12 for 12.0, and 0 for −0.0.
fn push_with_short_numbers(out: &mut String, ron: &str) {
    let bytes = ron.as_bytes();
    let mut copied = 0;
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'"' => place = string_end(bytes, place),
            b'.' if is_bare_fraction(bytes, place) => {
                let number = &ron[copied..place];
                match number.strip_suffix("-0") {
                    Some(before) => {
                        out.push_str(before);
                        out.push('0');
                    }
                    None => out.push_str(number),
                }
                place += 2;
                copied = place;
            }
            _ => place += 1,
        }
    }
    out.push_str(&ron[copied..]);
}

/// Just behind the string that begins at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut place = start + 1;
    while let Some(&byte) = bytes.get(place) {
        match byte {
            b'"' => return place + 1,
            b'\\' => place += 2,
            _ => place += 1,
        }
    }
    bytes.len()
}

/// Whether the full stop at `place` begins a fraction of nothing but one zero.
fn is_bare_fraction(bytes: &[u8], place: usize) -> bool {
    let ends = bytes.get(place + 2).is_none_or(|next| matches!(next, b',' | b')' | b']' | b'}'));
    bytes.get(place + 1) == Some(&b'0') && ends
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::arbitrary;
    use super::super::read::read;
    use super::*;
    use crate::model::{
        DataItem, Flow, Level, LevelRule, Node, NodeId, Party, PartyId, PartyRole, Point, Properties, ScaleStep, Value,
    };

    fn node(name: &str) -> Node {
        Node {
            kind: "node.server".into(),
            name: name.into(),
            at: Point(12.0, -0.5),
            size: Node::SIZE,
            environment: None,
            party: None,
            keeps: Vec::new(),
            properties: Properties::new(),
            confidence: crate::model::Confidence::default(),
            note: String::new(),
            locked: false,
            layer: 0,
        }
    }

    fn project() -> Project {
        let mut project = Project { title: "電子カルテ".into(), profile: "gl-1.1".into(), ..Project::default() };
        let a = project.add_node(node("サーバ"));
        let b = project.add_node(node("say \"12.0\", \\ and\nso on"));
        project.add_flow(Flow { verb: Some("flow.transfer".into()), ..Flow::new(a, b) });
        project
    }

    #[test]
    fn one_element_is_one_line_without_defaults() {
        assert_eq!(
            write(&project()),
            r#"Project(
    format: 1,
    title: "電子カルテ",
    profile: "gl-1.1",
    nodes: {
        "N01": (kind: "node.server", name: "サーバ", at: (12, -0.5)),
        "N02": (kind: "node.server", name: "say \"12.0\", \\ and\nso on", at: (12, -0.5)),
    },
    flows: {
        "F01": (verb: "flow.transfer", from: "N01", to: "N02"),
    },
)
"#
        );
    }

    #[test]
    fn an_empty_project_is_three_lines_and_its_brackets() {
        assert_eq!(write(&Project::default()), "Project(\n    format: 1,\n    title: \"\",\n)\n");
    }

    #[test]
    fn criteria_and_numbers_of_deleted_elements_are_written_when_there_are_any() {
        let mut project = Project::default();
        project.add_party(Party { name: "A".into(), role: PartyRole::Third, note: String::new() });
        project.remove_party(PartyId(1));
        let step = |id: &str| ScaleStep { id: id.into(), en: "x".into() };
        project.criteria = Some(Arc::new(Criteria {
            impact: vec![step("小"), step("大")],
            likelihood: vec![step("低")],
            matrix: vec![vec![Level::D], vec![Level::S]],
            rules: Level::ALL
                .iter()
                .map(|&level| LevelRule { level, measures: 2, decision: true, approval: level == Level::S })
                .collect(),
        }));
        assert_eq!(
            write(&project),
            r#"Project(
    format: 1,
    title: "",
    criteria: (
        impact: [
            (id: "小", en: "x"),
            (id: "大", en: "x"),
        ],
        likelihood: [
            (id: "低", en: "x"),
        ],
        matrix: [
            ["D"],
            ["S"],
        ],
        rules: [
            (level: "S", measures: 2, decision: true, approval: true),
            (level: "A", measures: 2, decision: true, approval: false),
            (level: "B", measures: 2, decision: true, approval: false),
            (level: "C", measures: 2, decision: true, approval: false),
            (level: "D", measures: 2, decision: true, approval: false),
        ],
    ),
    issued: (parties: 1),
)
"#
        );
        assert_eq!(read(&write(&project)).unwrap(), project);
    }

    #[test]
    fn numbers_are_written_short_and_read_back_as_the_same() {
        let mut project = Project::default();
        let numbers = [0.0, 12.0, -3.0, 0.1, 1e15, 1e16, 1e17, 1e300, 5e-324, f64::MAX, 1.5, 16_777_217.0, -0.0];
        let properties =
            numbers.iter().enumerate().map(|(i, number)| (format!("p{i:02}"), Value::Number(*number))).collect();
        project.add_node(Node { properties, at: Point(0.1, 1e7), ..node("a") });
        project.add_data(DataItem {
            name: "a.0,".into(),
            class: "data.patient".into(),
            contains: Vec::new(),
            retention_years: Some(5.0),
            note: String::new(),
        });
        let text = write(&project);
        for part in
            ["(0.1, 10000000)", "\"p01\": 12,", "\"p02\": -3,", "\"p12\": 0}", "retention_years: 5)", "\"a.0,\""]
        {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(read(&text).unwrap(), project);
    }

    #[test]
    fn one_changed_word_is_one_changed_line() {
        let before = project();
        let mut after = before.clone();
        let renamed = Node { name: "別のサーバ".into(), ..node("") };
        after.nodes.insert(NodeId(1), Arc::new(renamed));
        let (before, after) = (write(&before), write(&after));
        let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(old, new)| old != new).collect();
        assert_eq!(before.lines().count(), after.lines().count());
        assert_eq!(changed.len(), 1, "{changed:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_project_is_read_as_it_was_written(project in arbitrary::project()) {
            let text = write(&project);
            prop_assert!(!text.contains('\r'));
            let again = read(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
            prop_assert_eq!(&again, &project);
            prop_assert_eq!(write(&again), text);
        }

        #[test]
        fn every_element_is_one_line(project in arbitrary::project()) {
            let project = Project { criteria: None, ..project.without_baselines() };
            let maps = [
                project.parties.len(), project.data.len(), project.zones.len(), project.nodes.len(),
                project.flows.len(), project.notes.len(), project.measures.len(), project.risks.len(),
                project.own.threats.len(), project.own.measures.len(), project.own.changed_threats.len(),
                project.own.zone_kinds.len(), project.own.node_kinds.len(), project.own.flow_kinds.len(),
                project.own.changed_kinds.len(),
                project.own.changed_measures.len(), project.own.rules.len(),
                project.workshops.len(), project.drawn.len(),
            ];
            let brackets = 2 * maps.iter().filter(|count| **count > 0).count();
            let single = usize::from(!project.profile.is_empty()) + usize::from(project.issued != Issued::default());
            prop_assert_eq!(write(&project).split('\n').count(), 5 + brackets + single + maps.iter().sum::<usize>());
        }
    }
}
