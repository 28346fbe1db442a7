//! Reads a catalogue and refuses one that does not hold together.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::Catalog;
use super::check;
use super::entry::{
    CriteriaPreset, DataClass, FlowKind, Lint, MeasureKind, NodeKind, Scoring, Threat, UsualFlow, ZoneKind,
};
use super::error::CatalogError;
use super::property::PropertyDefinition;
use super::table::{Entry, Table};
use crate::model::{Name, OwnEntries};

/// Edition 1.1, part of the program.
const GL_1_1: &str = include_str!("../../assets/catalog/gl-1.1.ron");

/// A catalogue as its file spells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Catalog")]
struct Source {
    profile: String,
    name: Name,
    zone_kinds: Vec<ZoneKind>,
    node_kinds: Vec<NodeKind>,
    flow_kinds: Vec<FlowKind>,
    usual_flows: Vec<UsualFlow>,
    flow_properties: Vec<PropertyDefinition>,
    data_classes: Vec<DataClass>,
    threats: Vec<Threat>,
    measures: Vec<MeasureKind>,
    lints: Vec<Lint>,
    scoring: Scoring,
    criteria: String,
    criteria_presets: Vec<CriteriaPreset>,
}

impl Catalog {
    /// Reads a catalogue and checks that it holds together.
    ///
    /// # Errors
    /// The first thing that is not right: the place of a syntax error, or both ends of a reference that does not hold.
    pub fn parse(source: &str) -> Result<Self, CatalogError> {
        let source: Source = ron::from_str(source).map_err(|error| CatalogError::Syntax {
            position: error.span.start.to_string(),
            message: error.code.to_string(),
        })?;
        let presets = table("criteria", source.criteria_presets)?;
        let usual = presets.get(&source.criteria).map(|preset| preset.criteria.clone());
        let Some(criteria) = usual else {
            let from = "the catalogue (criteria)".to_owned();
            return Err(CatalogError::Dangling { from, to: source.criteria, expected: "preset of criteria" });
        };
        let catalog = Self {
            profile: source.profile,
            name: source.name,
            zone_kinds: table("kinds of zone", source.zone_kinds)?,
            node_kinds: table("kinds of node", source.node_kinds)?,
            flow_kinds: table("kinds of flow", source.flow_kinds)?,
            usual_flows: source.usual_flows,
            flow_properties: source.flow_properties,
            data_classes: table("data classes", source.data_classes)?,
            threats: table("threats", source.threats)?,
            measures: table("measures", source.measures)?,
            lints: table("findings", source.lints)?,
            scoring: source.scoring,
            presets,
            criteria,
            own: OwnEntries::default(),
            edition: None,
        };
        check::catalog(&catalog)?;
        Ok(catalog)
    }

    /// The catalogue that is part of the program. It is read once; every call shares it.
    ///
    /// # Errors
    /// As [`Catalog::parse`]. The tests make sure that the one in the program is sound, so this happens only to
    /// somebody who is editing it.
    pub fn builtin() -> Result<Arc<Self>, CatalogError> {
        static BUILTIN: LazyLock<Result<Arc<Catalog>, CatalogError>> =
            LazyLock::new(|| Catalog::parse(GL_1_1).map(Arc::new));
        BUILTIN.clone()
    }
}

fn table<T: Entry>(name: &'static str, entries: Vec<T>) -> Result<Table<T>, CatalogError> {
    Table::new(entries).map_err(|id| CatalogError::DuplicateId { table: name, id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Group, Origin};
    use crate::model::Level;

    fn builtin() -> Arc<Catalog> {
        Catalog::builtin().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The error of the built-in catalogue after one replacement.
    fn broken(piece: &str, by: &str) -> CatalogError {
        assert!(GL_1_1.contains(piece), "the catalogue has no {piece}");
        Catalog::parse(&GL_1_1.replacen(piece, by, 1)).expect_err("a broken catalogue was taken")
    }

    fn dangling(piece: &str, by: &str) -> (String, String, &'static str) {
        match broken(piece, by) {
            CatalogError::Dangling { from, to, expected } => (from, to, expected),
            other => panic!("{other}"),
        }
    }

    fn invalid(piece: &str, by: &str) -> String {
        match broken(piece, by) {
            error @ CatalogError::Invalid { .. } => error.to_string(),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn edition_1_1_is_complete() {
        let catalog = builtin();
        assert_eq!(catalog.profile, "gl-1.1");
        assert_eq!(catalog.zone_kinds.len(), 11);
        assert_eq!(catalog.node_kinds.len(), 15);
        assert_eq!(catalog.flow_kinds.len(), 13);
        assert_eq!(catalog.data_classes.len(), 9);
        let numbered = |letter: char, count: usize| (1..=count).map(move |number| format!("{letter}{number:02}"));
        assert!(catalog.threats.iter().map(|threat| threat.id.clone()).eq(numbered('T', 26)));
        assert!(catalog.measures.iter().map(|measure| measure.id.clone()).eq(numbered('M', 69)));
        assert!(catalog.lints.iter().map(|lint| lint.id.clone()).eq(numbered('L', 32)));
    }

    #[test]
    fn the_catalogue_is_shared() {
        assert!(Arc::ptr_eq(&builtin(), &builtin()));
    }

    #[test]
    fn the_matrix_is_the_additive_one() {
        let criteria = &builtin().criteria;
        let cell = |impact: &str, likelihood: &str| {
            criteria
                .level(criteria.impact_step(impact).unwrap(), criteria.likelihood_step(likelihood).unwrap())
                .unwrap()
        };
        assert_eq!([cell("大", "低"), cell("大", "中"), cell("大", "高")], [Level::B, Level::A, Level::S]);
        assert_eq!([cell("中", "低"), cell("中", "中"), cell("中", "高")], [Level::C, Level::B, Level::A]);
        assert_eq!([cell("小", "低"), cell("小", "中"), cell("小", "高")], [Level::D, Level::C, Level::B]);
        assert_eq!(criteria.rule(Level::S).measures, 2);
        assert!(criteria.rule(Level::A).approval && !criteria.rule(Level::B).approval);
        assert!(criteria.rule(Level::C).decision && !criteria.rule(Level::D).decision);
    }

    #[test]
    fn every_preset_is_additive_and_uses_all_five_levels() {
        let catalog = builtin();
        let ids: Vec<_> = catalog.presets.iter().map(|preset| preset.id.as_str()).collect();
        assert_eq!(ids, ["3x3", "4x4", "5x5"]);
        assert_eq!(catalog.presets.get("3x3").unwrap().criteria, catalog.criteria);
        for preset in &catalog.presets {
            let (id, criteria) = (&preset.id, &preset.criteria);
            assert_eq!(criteria.check(), Ok(()), "{id}");
            assert_eq!(preset.origin, Origin::Ours, "{id}");
            let (rows, columns) = (criteria.impact.len(), criteria.likelihood.len());
            assert_eq!(*id, format!("{rows}x{columns}"));
            let mut of_sum = std::collections::BTreeMap::new();
            for (impact, row) in criteria.matrix.iter().enumerate() {
                for (likelihood, &level) in row.iter().enumerate() {
                    assert_eq!(
                        *of_sum.entry(impact + likelihood).or_insert(level),
                        level,
                        "{id} {impact} {likelihood}"
                    );
                }
            }
            let mut levels: Vec<_> = of_sum.into_values().rev().collect();
            levels.dedup();
            assert_eq!(levels, Level::ALL, "{id}");
            assert_eq!(criteria.rules, catalog.criteria.rules, "{id}");
        }
        let dangling = dangling(r#"criteria: "3x3""#, r#"criteria: "2x2""#);
        assert_eq!(dangling, ("the catalogue (criteria)".into(), "2x2".into(), "preset of criteria"));
    }

    #[test]
    fn the_palette_shows_whole_groups_and_a_key_for_each_kind() {
        let catalog = builtin();
        let groups: Vec<Group> = catalog.node_kinds.iter().map(|kind| kind.group).collect();
        assert!(groups.is_sorted(), "{groups:?}");
        assert!(Group::ALL.iter().all(|group| groups.contains(group)));
        assert!(catalog.node_kinds.iter().all(|kind| kind.key.is_some_and(|key| key.is_ascii_lowercase())));
        assert!(catalog.zone_kinds.iter().all(|kind| kind.key.is_some_and(|key| key.is_ascii_uppercase())));
    }

    #[test]
    fn every_threat_can_be_treated() {
        let catalog = builtin();
        for threat in &catalog.threats {
            assert!(catalog.measures.iter().any(|measure| measure.covers.contains(&threat.id)), "{}", threat.id);
        }
    }

    #[test]
    fn table_5_1_is_the_guideline_s_and_named_as_its_source() {
        let catalog = builtin();
        for threat in catalog.threats.iter().take(11) {
            assert_eq!((threat.origin, threat.source.as_str()), (Origin::Guideline, "第1.1版 表5-1"), "{}", threat.id);
        }
        assert!(catalog.lints.iter().all(|lint| lint.origin == Origin::Ours));
    }

    /// Places of the sources that were read. Nothing else may be cited, and no table beyond 5-3.
    const READ: &[&str] = &[
        "安全管理ガイドライン 第6.0版 システム運用編 11",
        "安全管理ガイドライン 第6.0版 システム運用編 12",
        "安全管理ガイドライン 第6.0版 システム運用編 13",
        "安全管理ガイドライン 第7.0版",
        "第1.1版 4.2",
        "第1.1版 4.3",
        "第1.1版 5.1.4",
        "第1.1版 6.2",
        "第1.1版 6.3",
        "第1.1版 表4-1",
        "第1.1版 表4-1, 6.1",
        "第1.1版 表5-1",
        "別紙2 1.1 ①-1",
        "別紙2 1.1 ③-8",
        "別紙2 1.1 ④-6",
        "別紙2 1.10",
        "別紙2 1.10 ④-4",
        "別紙2 1.11",
        "別紙2 1.13 ②-2",
        "別紙2 1.13 ②-3",
        "別紙2 1.13 ②-4",
        "別紙2 2.1 ①-1",
        "別紙2 2.3",
        "別紙2 2.8 ①",
        "別紙2 3.15",
        "別紙2 3.19 ①-1",
        "別紙2 3.19 ①-2",
        "別紙2 3.7",
        "別紙2 3.7 ①-1",
        "別紙2 p.12",
        "別紙2 p.13",
        "別紙2 p.16",
        "別紙2 p.17",
        "別紙2 p.17, 1.1 ③-8",
        "別紙2 p.21",
        "別紙2 p.35",
        "別紙2 p.8",
        "別紙2 p.9",
    ];

    #[test]
    fn only_what_was_read_is_cited() {
        let catalog = builtin();
        let threats = catalog.threats.iter().map(|threat| (&threat.id, threat.origin, &threat.source));
        let measures = catalog.measures.iter().map(|measure| (&measure.id, measure.origin, &measure.reference));
        let mut cited = std::collections::BTreeSet::new();
        for (id, origin, places) in threats.chain(measures).filter(|(_, _, places)| !places.is_empty()) {
            assert_eq!(origin, Origin::Guideline, "{id} cites {places}");
            for place in places.split("; ") {
                assert!(READ.contains(&place), "{id} cites {place}");
                cited.insert(place);
            }
        }
        assert!(READ.iter().all(|place| cited.contains(place)), "the list of places is longer than what is cited");
    }

    #[test]
    fn a_slip_of_the_pen_is_found_by_line_and_column() {
        let CatalogError::Syntax { position, message } = Catalog::parse("Catalog(\n    profile: 5,\n)").unwrap_err()
        else {
            panic!("not a syntax error");
        };
        assert!(position.starts_with("2:"), "{position}: {message}");
        assert!(
            matches!(broken("origin: Guideline", "origin: Guidline"), CatalogError::Syntax { message, .. } if message.contains("Guidline"))
        );
        assert!(
            matches!(broken("covers:", "cover:"), CatalogError::Syntax { message, .. } if message.contains("cover"))
        );
        assert!(matches!(broken("    flow_properties:", "    flows:"), CatalogError::Syntax { .. }));
    }

    #[test]
    fn ids_and_keys_are_unique() {
        assert_eq!(
            broken(r#"id: "T02""#, r#"id: "T01""#),
            CatalogError::DuplicateId { table: "threats", id: "T01".into() }
        );
        assert_eq!(
            broken(r#"id: "data.test""#, r#"id: "data.patient""#),
            CatalogError::DuplicateId { table: "data classes", id: "data.patient".into() }
        );
        assert_eq!(
            broken("key: 'c'", "key: 'H'"),
            CatalogError::DuplicateKey { key: 'H', first: "zone.home".into(), second: "node.courier".into() }
        );
        assert!(invalid("key: 'c'", "key: 'あ'").contains("node.courier"));
        let message = invalid(r#"(id: "shared","#, r#"(id: "mobile","#);
        assert!(message.contains("node.terminal") && message.contains("mobile"), "{message}");
        assert!(invalid(r#"(id: "診療所", name"#, r#"(id: "病院", name"#).contains("病院"));
    }

    #[test]
    fn flows_name_kinds_that_exist() {
        assert_eq!(
            dangling(r#"who: ["node.person"]"#, r#"who: ["node.persn"]"#),
            ("flow.operate (who)".into(), "node.persn".into(), "kind of node")
        );
        assert_eq!(
            dangling(r#"which: ["node.printer"]"#, r#"which: ["node.plotter"]"#),
            ("flow.print (which)".into(), "node.plotter".into(), "kind of node")
        );
    }

    #[test]
    fn classes_and_scoring_name_steps_that_exist() {
        assert_eq!(
            dangling(r#"impact: "大""#, r#"impact: "巨大""#),
            ("data.patient (impact)".into(), "巨大".into(), "step of 影響度")
        );
        assert_eq!(
            dangling(r#"likelihood_start: "中""#, r#"likelihood_start: "並""#),
            ("scoring (likelihood_start)".into(), "並".into(), "step of 顕在化率")
        );
    }

    #[test]
    fn measures_cover_threats_that_exist() {
        assert_eq!(
            dangling(r#"covers: ["T25", "T01"]"#, r#"covers: ["T25", "T99"]"#),
            ("M29 (covers)".into(), "T99".into(), "threat")
        );
        assert!(invalid(r#"covers: ["T10"]"#, "covers: []").starts_with("M16"));
    }

    #[test]
    fn conditions_name_what_exists() {
        assert_eq!(
            dangling(r#"EndProperty("sealed", true)"#, r#"EndProperty("seeled", true)"#),
            ("T09 (unlikelier_when)".into(), "seeled".into(), "property of a kind of node")
        );
        assert_eq!(
            dangling(r#"likelier_when: ZoneAccess(["public", "counter"])"#, r#"likelier_when: ZoneAccess(["publik"])"#),
            ("T12 (likelier_when)".into(), r#"access = "publik""#.into(), "value that this property can have")
        );
        let (from, to, _) = dangling(r#"FlowProperty("volume", "大量")"#, r#"FlowProperty("volume", "多")"#);
        assert!(from.starts_with("scoring (impact_raised") && to.contains('多'), "{from} {to}");
    }

    #[test]
    fn icons_exist() {
        assert_eq!(
            dangling(r#"icon: "truck""#, r#"icon: "lorry""#),
            ("node.courier (icon)".into(), "lorry".into(), "icon of assets/icons")
        );
    }

    #[test]
    fn sentences_use_the_placeholders_that_are_filled() {
        assert!(invalid("{who}が{place}の{which}で{what}を監視する", "{誰}が監視する").contains("{誰}"));
        assert!(invalid("{who} monitors {what}", "{who} monitors {what").starts_with("flow.monitor (sentence)"));
        let message = invalid("{who} monitors {what} on", "{who} monitors on");
        assert!(message.contains("{what}"), "{message}");
        assert!(invalid("{subject}に情報流がありません", "情報流がありません").contains("{subject}"));
        assert!(
            invalid("{subject} takes part in no flow", "{subject} in {where} takes part in no flow")
                .contains("{where}")
        );
    }

    #[test]
    fn nothing_is_without_a_name_in_both_languages() {
        assert!(invalid(r#"en: "Disaster""#, r#"en: " ""#).starts_with("T11 (name)"));
        assert!(invalid(r#"ja: "追跡""#, r#"ja: """#).contains("node.courier"));
        assert!(invalid(r#"ja: "冗長構成""#, r#"ja: """#).contains("redundancy"));
        assert!(invalid(r#"profile: "gl-1.1""#, r#"profile: """#).contains("profile"));
    }

    #[test]
    fn defaults_are_values_of_their_property() {
        let message = invalid(r#"default: "unknown""#, r#"default: "secret""#);
        assert!(message.contains("zone.thirdparty") && message.contains("secret"), "{message}");
        assert!(invalid("kind: YesNo, default: false", "kind: YesNo, default: 3").contains("remote_work"));
    }

    #[test]
    fn the_matrix_has_a_level_for_each_pair() {
        assert!(invalid(r#"["D", "C", "B"],"#, "").contains("3 rows"));
        assert!(invalid(r#"["C", "B", "A"],"#, r#"["C", "B"],"#).contains("3 levels"));
        assert!(invalid(r#"["B", "A", "S"],"#, r#"["B", "D", "S"],"#).contains("大"));
        assert!(invalid(r#"(level: "B", measures: 0"#, r#"(level: "C", measures: 0"#).contains("level B"));
        assert!(invalid(r#"(level: "D", measures: 0, decision: false, approval: false),"#, "").contains("level D"));
        assert!(invalid(r#"id: "低", en: "low""#, r#"id: "中", en: "low""#).contains('中'));
    }

    #[test]
    fn a_zone_can_be_seen_when_it_is_placed() {
        assert!(invalid("size: (720, 320)", "size: (0, 320)").starts_with("zone.medical"));
    }
}
