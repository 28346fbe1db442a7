//! What to do next, in words: what it is, and what it would change.

use std::collections::BTreeMap;

use super::Words;
use crate::analysis::next::{BestMeasure, ExposedPath, LevelChange, Life, Reason, SinglePoint, Stage, Treated, Way};
use crate::model::{DataId, ElementId, FlowId, Level, NodeId};
use crate::text::{tr, tr_with};

/// How many names a line lists before it only counts.
const LISTED: usize = 4;

impl Words<'_> {
    /// Why there is nothing in a list, with what must be drawn or filled in first.
    pub fn reason(&self, reason: Reason) -> String {
        let key = match reason {
            Reason::NoFlow => "next-none-flow",
            Reason::NoThreat => "next-none-threat",
            Reason::NothingLower => "next-none-lower",
            Reason::NoKeeper => "next-none-keeper",
            Reason::NothingExposed => "next-none-exposed",
            Reason::NoWayIn => "next-none-way",
            Reason::NoDailyFlow => "next-none-daily",
            Reason::NoTerminal => "next-none-terminal",
            Reason::NoServer => "next-none-server",
            Reason::NoSinglePoint => "next-none-point",
            Reason::NoItem => "next-none-item",
            Reason::AllEnded => "next-none-life",
        };
        tr(self.lang, key)
    }

    /// What a proposed measure is: 対象事業者DCに「M24 個人別ID + 二要素認証」を置く.
    pub fn best_measure(&self, best: &BestMeasure) -> String {
        match best.way {
            Way::Add { kind, on } => {
                let kind = self.catalog.measures.as_slice().get(kind);
                let measure =
                    kind.map_or_else(|| self.unknown(), |kind| format!("{} {}", kind.id, kind.name.get(self.lang)));
                let place = on.map_or_else(|| tr(self.lang, "next-everywhere"), |on| self.place_of(on));
                tr_with(self.lang, "next-measure", &[("measure", measure.into()), ("place", place.into())])
            }
            Way::Name(measure) => {
                let name = self.element(measure.into());
                tr_with(self.lang, "next-measure-named", &[("measure", name.into())])
            }
        }
    }

    /// What it would change: how many risks go from which level to which.
    pub fn best_measure_effect(&self, best: &BestMeasure) -> String {
        let mut parts = Vec::new();
        if !best.risks.is_empty() {
            let risks = best.risks.iter().filter_map(|change| match change.treated {
                Treated::Risk(risk) => Some(risk.to_string()),
                Treated::Open(..) => None,
            });
            let args = [
                ("count", best.risks.len().into()),
                ("levels", self.levels(&best.risks).into()),
                ("risks", self.shortened(risks.collect()).into()),
            ];
            parts.push(tr_with(self.lang, "next-lowers-risks", &args));
        }
        if !best.open.is_empty() {
            let args = [("count", best.open.len().into()), ("levels", self.levels(&best.open).into())];
            parts.push(tr_with(self.lang, "next-lowers-open", &args));
        }
        parts.join(&tr(self.lang, "next-separator"))
    }

    /// A way in: インターネット → 終端装置 → 電子カルテサーバ.
    pub fn exposed_path(&self, path: &ExposedPath) -> String {
        let mut stops = vec![self.zone(path.zone), self.node(path.start)];
        stops.extend(path.hops.iter().map(|hop| self.node(hop.to)));
        stops.join(" → ")
    }

    /// Where it is open: F23(対策なし), or that every hop is protected, with what it goes along.
    pub fn exposed_path_gap(&self, path: &ExposedPath) -> String {
        let flows: Vec<String> = path.flows().iter().map(FlowId::to_string).collect();
        let flows = flows.join(" → ");
        match path.first_unprotected() {
            Some(flow) => {
                let count = path.hops.iter().filter(|hop| !hop.is_protected).count();
                let args = [
                    ("flow", flow.to_string().into()),
                    ("count", count.into()),
                    ("all", path.hops.len().into()),
                    ("flows", flows.into()),
                ];
                tr_with(self.lang, "next-path-open", &args)
            }
            None => tr_with(self.lang, "next-path-protected", &[("flows", flows.into())]),
        }
    }

    /// What fails.
    pub fn single_point(&self, point: &SinglePoint) -> String {
        let key = if point.is_doubled { "next-point-doubled" } else { "next-point" };
        tr_with(self.lang, key, &[("element", self.element(point.element).into())])
    }

    /// What is cut off then.
    pub fn single_point_effect(&self, point: &SinglePoint) -> String {
        let args = [
            ("count", point.terminals.len().into()),
            ("terminals", self.nodes(&point.terminals).into()),
            ("servers", self.nodes(&point.servers).into()),
        ];
        tr_with(self.lang, "next-point-cut", &args)
    }

    /// Where the life of a data item breaks off.
    pub fn life(&self, life: &Life) -> String {
        let missing: Vec<String> = life.missing.iter().map(|stage| tr(self.lang, missing_key(*stage))).collect();
        let args = [("item", self.data_element(life.item).into()), ("missing", self.list(&missing).into())];
        tr_with(self.lang, "next-life", &args)
    }

    /// What is written down of it.
    pub fn life_known(&self, life: &Life) -> String {
        let known = life.known.iter().filter(|(_, elements)| !elements.is_empty()).map(|(stage, elements)| {
            let names = elements.iter().map(|&element| match element {
                ElementId::Node(node) => self.node(node),
                element => element.to_string(),
            });
            let args = [
                ("stage", tr(self.lang, stage_key(*stage)).into()),
                ("elements", self.shortened(names.collect()).into()),
            ];
            tr_with(self.lang, "next-life-stage", &args)
        });
        let known: Vec<String> = known.collect();
        if known.is_empty() { tr(self.lang, "next-life-nothing") } else { known.join(&tr(self.lang, "next-separator")) }
    }

    fn data_element(&self, item: DataId) -> String {
        self.element(item.into())
    }

    /// A place without its number, but for flows, which have no other name.
    fn place_of(&self, element: ElementId) -> String {
        match element {
            ElementId::Zone(zone) => self.zone(zone),
            ElementId::Node(node) => self.node(node),
            ElementId::Party(party) => self.party(party),
            element => self.element(element),
        }
    }

    fn nodes(&self, nodes: &[NodeId]) -> String {
        self.shortened(nodes.iter().map(|&node| self.node(node)).collect())
    }

    /// A list that ends with a count where it would be long.
    fn shortened(&self, mut names: Vec<String>) -> String {
        let more = names.len().saturating_sub(LISTED);
        if more < 2 {
            return self.list(&names);
        }
        names.truncate(LISTED);
        tr_with(self.lang, "next-and-more", &[("names", self.list(&names).into()), ("count", more.into())])
    }

    /// How many go from which level to which: A→B 3, B→C 2.
    fn levels(&self, changes: &[LevelChange]) -> String {
        let mut counts: BTreeMap<(Level, Level), usize> = BTreeMap::new();
        for change in changes {
            *counts.entry((change.from, change.to)).or_default() += 1;
        }
        let counts = counts.into_iter().map(|((from, to), count)| {
            let args = [("from", from.word().into()), ("to", to.word().into()), ("count", count.into())];
            tr_with(self.lang, "next-levels", &args)
        });
        self.list(&counts.collect::<Vec<_>>())
    }
}

const fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Kept => "stage-kept",
        Stage::BackedUp => "stage-backed-up",
        Stage::Restored => "stage-restored",
        Stage::Ended => "stage-ended",
    }
}

const fn missing_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Kept => "stage-kept-missing",
        Stage::BackedUp => "stage-backed-up-missing",
        Stage::Restored => "stage-restored-missing",
        Stage::Ended => "stage-ended-missing",
    }
}
