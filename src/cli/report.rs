//! The result of `check` as a value: what is counted, how far it is covered, what was found.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::{Analysis, Area, Coverage, Finding, Words, count_gaps};
use crate::catalog::{Catalog, Severity};
use crate::model::{ElementId, Level, OwnEntries, PartyId, Phase, Project, ZoneId};
use crate::text::Lang;

/// The result of `check`. The names of its fields are those of the JSON, and are only ever added to.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    /// The version of this shape.
    format_version: u32,
    /// The catalogue profile the project follows.
    pub(super) profile: &'a str,
    /// What the project is called.
    pub(super) title: &'a str,
    pub(super) counts: Counts,
    /// Flows by verb; only verbs that occur.
    pub(super) verbs: &'a BTreeMap<String, usize>,
    pub(super) coverage: CoverageCounts,
    pub(super) levels: LevelCounts,
    /// Pairs of flow and threat that the catalogue proposes, decided or not.
    proposals: usize,
    pub(super) risks: RiskCounts,
    pub(super) review: Review,
    /// What the project adds to the catalogue and changes in it.
    own: Own,
    /// All that is still missing, by the step it belongs to; nothing where the method is done.
    pub(super) missing: MissingCounts,
    /// How far zones, parties and phases are covered.
    pub(super) areas: AreaCounts,
    pub(super) findings: Vec<FoundItem<'a>>,
}

/// Decisions to be looked at again.
#[derive(Debug, Serialize)]
pub(super) struct Review {
    /// How many are past the day by which they are to be looked at again.
    due: usize,
    /// How many were made about something that has changed since.
    changed: usize,
}

/// What the project adds to the catalogue and changes in it, by id.
#[derive(Debug, Serialize)]
pub(super) struct Own {
    threats: Vec<String>,
    measures: Vec<String>,
    zone_kinds: Vec<String>,
    node_kinds: Vec<String>,
    flow_kinds: Vec<String>,
    changed_threats: Vec<String>,
    changed_measures: Vec<String>,
    changed_kinds: Vec<String>,
    rules: Vec<String>,
}

impl Own {
    fn new(own: &OwnEntries) -> Self {
        Self {
            threats: own.threats.keys().map(ToString::to_string).collect(),
            measures: own.measures.keys().map(ToString::to_string).collect(),
            zone_kinds: own.zone_kinds.keys().map(ToString::to_string).collect(),
            node_kinds: own.node_kinds.keys().map(ToString::to_string).collect(),
            flow_kinds: own.flow_kinds.keys().map(ToString::to_string).collect(),
            changed_threats: own.changed_threats.keys().cloned().collect(),
            changed_measures: own.changed_measures.keys().cloned().collect(),
            changed_kinds: own.changed_kinds.keys().cloned().collect(),
            rules: own.rules.keys().map(ToString::to_string).collect(),
        }
    }
}

/// How much is drawn.
#[derive(Debug, Serialize)]
pub(super) struct Counts {
    pub(super) zones: usize,
    pub(super) nodes: usize,
    pub(super) flows: usize,
    pub(super) threats: usize,
}

/// What is missing, by step.
#[derive(Debug, Serialize)]
pub(super) struct MissingCounts {
    pub(super) count: usize,
    undescribed: usize,
    unexamined: usize,
    untreated: usize,
    unaccepted: usize,
}

/// Zones, parties and phases.
#[derive(Debug, Serialize)]
pub(super) struct AreaCounts {
    zones: Vec<AreaItem<ZoneId>>,
    parties: Vec<AreaItem<PartyId>>,
    phases: Vec<AreaItem<Phase>>,
}

/// A zone, a party or a phase.
#[derive(Debug, Serialize)]
struct AreaItem<Id> {
    id: Id,
    /// The lowest step among its flows, `undescribed` where it has none.
    step: &'static str,
    /// How many flows it has.
    flows: usize,
    /// Its flows by coverage.
    coverage: CoverageCounts,
}

/// Flows by coverage.
#[derive(Debug, Serialize)]
pub(super) struct CoverageCounts {
    undescribed: usize,
    unexamined: usize,
    untreated: usize,
    unaccepted: usize,
    covered: usize,
}

/// Adopted risks by level, before measures and after those in force. A rejected threat is no risk.
#[derive(Debug, Serialize)]
pub(super) struct RiskCounts {
    pub(super) count: usize,
    pub(super) before: LevelCounts,
    pub(super) after: LevelCounts,
}

/// Flows or risks by level.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) struct LevelCounts {
    s: usize,
    a: usize,
    b: usize,
    c: usize,
    d: usize,
}

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct FoundItem<'a> {
    /// The lint's id.
    pub(super) id: &'a str,
    pub(super) severity: Severity,
    /// The element it is about; none for the project as a whole.
    pub(super) subject: Option<ElementId>,
    pub(super) message: String,
}

impl<'a> Report<'a> {
    pub(super) fn new(project: &'a Project, analysis: &'a Analysis, catalog: &'a Catalog, lang: Lang) -> Self {
        let totals = &analysis.totals;
        let coverage = |step| totals.coverage.get(&step).copied().unwrap_or_default();
        let words = Words::new(project, catalog, analysis, lang);
        let subjects = |lint: &str| {
            let place = catalog.lints.place(lint);
            analysis.findings.iter().filter(move |finding| Some(finding.lint) == place).map(|finding| finding.subject)
        };
        let found = |finding: &Finding| -> Option<FoundItem<'a>> {
            Some(FoundItem {
                id: &catalog.lints.as_slice().get(finding.lint)?.id,
                severity: finding.severity,
                subject: finding.subject,
                message: words.finding(finding),
            })
        };
        Self {
            format_version: 1,
            profile: &project.profile,
            title: &project.title,
            counts: Counts { zones: totals.zones, nodes: totals.nodes, flows: totals.flows, threats: totals.threats },
            verbs: &totals.verbs,
            coverage: CoverageCounts::new(Coverage::ALL.map(coverage)),
            levels: LevelCounts::new(&totals.levels),
            proposals: totals.threats,
            risks: RiskCounts {
                count: totals.risks.count,
                before: LevelCounts::new(&totals.risks.before),
                after: LevelCounts::new(&totals.risks.after),
            },
            review: Review {
                due: subjects("L20").filter(|subject| matches!(subject, Some(ElementId::Risk(_)))).count(),
                changed: totals.outdated + totals.outdated_rules,
            },
            own: Own::new(&project.own),
            missing: MissingCounts::new(count_gaps(project, catalog, analysis)),
            areas: AreaCounts {
                zones: items(&analysis.areas.zones),
                parties: items(&analysis.areas.parties),
                phases: items(&analysis.areas.phases),
            },
            findings: analysis.findings.iter().filter_map(found).collect(),
        }
    }

    /// Flows by coverage, least covered first.
    pub(super) fn coverage(&self) -> [(Coverage, usize); 5] {
        let CoverageCounts { undescribed, unexamined, untreated, unaccepted, covered } = self.coverage;
        [
            (Coverage::Undescribed, undescribed),
            (Coverage::Unexamined, unexamined),
            (Coverage::Untreated, untreated),
            (Coverage::Unaccepted, unaccepted),
            (Coverage::Covered, covered),
        ]
    }

    /// How many findings have this weight.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

impl CoverageCounts {
    /// In the order of [`Coverage::ALL`].
    fn new([undescribed, unexamined, untreated, unaccepted, covered]: [usize; 5]) -> Self {
        Self { undescribed, unexamined, untreated, unaccepted, covered }
    }
}

impl MissingCounts {
    /// In the order of [`Coverage::ALL`]; at the last step nothing is missing.
    fn new(counts: [usize; 5]) -> Self {
        let [undescribed, unexamined, untreated, unaccepted, _] = counts;
        Self { count: counts.iter().sum(), undescribed, unexamined, untreated, unaccepted }
    }
}

fn items<Id: Copy>(areas: &BTreeMap<Id, Area>) -> Vec<AreaItem<Id>> {
    let item = |(&id, area): (&Id, &Area)| AreaItem {
        id,
        step: match area.step() {
            Coverage::Undescribed => "undescribed",
            Coverage::Unexamined => "unexamined",
            Coverage::Untreated => "untreated",
            Coverage::Unaccepted => "unaccepted",
            Coverage::Covered => "covered",
        },
        flows: area.flows.len(),
        coverage: CoverageCounts::new(area.steps),
    };
    areas.iter().map(item).collect()
}

impl LevelCounts {
    fn new(levels: &BTreeMap<Level, usize>) -> Self {
        let count = |level| levels.get(&level).copied().unwrap_or_default();
        Self { s: count(Level::S), a: count(Level::A), b: count(Level::B), c: count(Level::C), d: count(Level::D) }
    }

    /// How many of each, highest first.
    pub(super) fn each(self) -> [(Level, usize); 5] {
        let Self { s, a, b, c, d } = self;
        [(Level::S, s), (Level::A, a), (Level::B, b), (Level::C, c), (Level::D, d)]
    }
}
