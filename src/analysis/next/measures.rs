//! Measures worth taking: which kind, put where, brings most risks to a lower level.
//!
//! Counted risk by risk: each adds to the places that reach it, for the kinds that help against its threat. Nothing is
//! analysed anew for a candidate, so that the time grows with the risks and not with risks times candidates.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::benefit::{LevelChange, Subject, Treated, helps, lowering, offered, subjects};
use super::place::Places;
use crate::analysis::Analysis;
use crate::analysis::index::Index;
use crate::analysis::terms;
use crate::model::{ElementId, MeasureId};

/// How many measures are proposed at most, the best first.
const MOST: usize = 20;

/// How a measure comes to work against risks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is put on an element, or on the project as a whole.
    Add {
        /// The measure's place in the catalogue.
        kind: usize,
        /// Where; none: the project as a whole.
        on: Option<ElementId>,
    },
    /// It is in place already and reaches the risks, which only do not name it yet.
    Name(MeasureId),
}

/// A measure that would bring risks to a lower level.
#[derive(Clone, Debug, PartialEq)]
pub struct BestMeasure {
    /// What is to be done.
    pub way: Way,
    /// Adopted risks that it brings down, when it is done and they name it; all others stay as they are.
    pub risks: Vec<LevelChange>,
    /// Threats nobody decided yet that it brings down: what would remain of them, were they adopted.
    pub open: Vec<LevelChange>,
}

/// What a candidate would bring, as far as it is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Gain {
    risks: u32,
    steps: u32,
    open: u32,
    open_steps: u32,
}

impl Gain {
    fn add(&mut self, change: &LevelChange) {
        let steps = u32::try_from(change.steps()).unwrap_or(u32::MAX);
        let (count, sum) = match change.treated {
            Treated::Risk(_) => (&mut self.risks, &mut self.steps),
            Treated::Open(..) => (&mut self.open, &mut self.open_steps),
        };
        *count += 1;
        *sum += steps;
    }
}

/// The best measures: most adopted risks first, then by how far they come down, then the same for open threats. Of a
/// kind only its best place is proposed, and of equally good places the narrowest.
pub(super) fn best(index: &Index<'_>, covering: &[Vec<usize>], analysis: &Analysis) -> Vec<BestMeasure> {
    let places = Places::new(index);
    let counting = Counting::new(index, &places, subjects(index, covering, analysis));
    let mut best: Vec<(Reverse<Gain>, usize, usize)> = Vec::new();
    for kind in offered(index) {
        let gains = (0..places.len()).map(|place| (counting.gains[place * counting.kinds + kind], Reverse(place)));
        if let Some((gain, Reverse(place))) = gains.max().filter(|(gain, _)| *gain != Gain::default()) {
            best.push((Reverse(gain), kind, place));
        }
    }
    best.sort_unstable();
    best.truncate(MOST);
    let added = best.into_iter().map(|(gain, kind, place)| {
        let changes = counting.subjects.iter().flat_map(|subject| counting.changes(subject, kind));
        let changes = changes.filter(|(at, _)| *at == place).map(|(_, change)| change);
        (gain, proposal(Way::Add { kind, on: places.element(place, index) }, changes))
    });
    let mut all: Vec<(Reverse<Gain>, BestMeasure)> = named(index, analysis, &counting.subjects);
    all.extend(added);
    // Those in place come first among equals: nothing is left to do but to say so.
    all.sort_by_key(|(gain, _)| *gain);
    all.truncate(MOST);
    all.into_iter().map(|(_, measure)| measure).collect()
}

fn proposal(way: Way, changes: impl Iterator<Item = LevelChange>) -> BestMeasure {
    let (risks, open) = changes.partition(|change| matches!(change.treated, Treated::Risk(_)));
    BestMeasure { way, risks, open }
}

/// What every candidate would bring.
#[derive(Debug)]
struct Counting<'c, 'a> {
    index: &'c Index<'a>,
    places: &'c Places,
    subjects: Vec<Subject>,
    /// How many kinds of measures there are.
    kinds: usize,
    /// By threat, the kinds that help against it and can be proposed.
    helping: Vec<Vec<usize>>,
    /// By place, then by kind.
    gains: Vec<Gain>,
}

impl<'c, 'a> Counting<'c, 'a> {
    fn new(index: &'c Index<'a>, places: &'c Places, subjects: Vec<Subject>) -> Self {
        let kinds = index.catalog.measures.len();
        let helping_against = |threat| -> Vec<usize> {
            let proposed = |&kind: &usize| {
                let entry = &index.catalog.measures.as_slice()[kind];
                entry.id != terms::OTHER_WAY_OF_WORKING && helps(index, kind, threat)
            };
            (0..kinds).filter(proposed).collect()
        };
        let helping = (0..index.catalog.threats.len()).map(helping_against).collect();
        let gains = vec![Gain::default(); places.len() * kinds];
        let mut counting = Self { index, places, subjects, kinds, helping, gains };
        let mut gains = std::mem::take(&mut counting.gains);
        for subject in &counting.subjects {
            for &kind in &counting.helping[subject.threat] {
                for (place, change) in counting.changes(subject, kind) {
                    gains[place * kinds + kind].add(&change);
                }
            }
        }
        counting.gains = gains;
        counting
    }

    /// What a kind of measure would change for a subject, by the place it is put on.
    fn changes(&self, subject: &Subject, kind: usize) -> Vec<(usize, LevelChange)> {
        let Self { index, places, .. } = self;
        let entry = &index.catalog.measures.as_slice()[kind];
        if !self.helping[subject.threat].contains(&kind) || subject.present.contains(&kind) {
            return Vec::new();
        }
        let further = lowering(entry);
        let best = subject.level_with(further, |_| true, index);
        if best <= subject.level {
            return Vec::new();
        }
        let mut changes = Vec::new();
        let mut change = |place, to| {
            if to > subject.level && places.takes(place, entry.category, index) {
                changes.push((place, LevelChange { treated: subject.treated, from: subject.level, to }));
            }
        };
        if let &[flow] = subject.flows.as_slice() {
            for place in places.reaching(flow, index) {
                change(place, best);
            }
            return changes;
        }
        let mut reached: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &flow) in subject.flows.iter().enumerate() {
            for place in places.reaching(flow, index) {
                reached.entry(place).or_default().push(at);
            }
        }
        for (place, flows) in reached {
            change(place, subject.level_with(further, |at| flows.binary_search(&at).is_ok(), index));
        }
        changes
    }
}

/// Measures in place that adopted risks do not name although they help and reach all their flows.
fn named(index: &Index<'_>, analysis: &Analysis, subjects: &[Subject]) -> Vec<(Reverse<Gain>, BestMeasure)> {
    let mut changes: BTreeMap<MeasureId, Vec<LevelChange>> = BTreeMap::new();
    for subject in subjects {
        let Treated::Risk(id) = subject.treated else { continue };
        for &measure in analysis.risks.get(&id).map_or(&[][..], |known| &known.at_hand) {
            let place = index.measures.binary_search_by_key(&measure, |entry| entry.id).ok();
            let Some(kind) = place.and_then(|place| index.measures[place].kind) else { continue };
            let to = subject.level_with(lowering(&index.catalog.measures.as_slice()[kind]), |_| true, index);
            if to > subject.level {
                let change = LevelChange { treated: subject.treated, from: subject.level, to };
                changes.entry(measure).or_default().push(change);
            }
        }
    }
    let named = changes.into_iter().map(|(measure, changes)| {
        let mut gain = Gain::default();
        for change in &changes {
            gain.add(change);
        }
        (Reverse(gain), proposal(Way::Name(measure), changes.into_iter()))
    });
    named.collect()
}
