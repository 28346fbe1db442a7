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
use crate::catalog::Category;
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
    let subjects = subjects(index, covering, analysis);
    let counting = Counting::new(index, &places, &subjects);
    let mut best: Vec<(Reverse<Gain>, usize, usize)> = Vec::new();
    for kind in offered(index) {
        if let Some((gain, place)) = counting.best_place(kind) {
            best.push((Reverse(gain), kind, place));
        }
    }
    best.sort_unstable();
    best.truncate(MOST);
    let added = best.into_iter().map(|(gain, kind, place)| {
        let way = Way::Add { kind, on: places.element(place, index) };
        (gain, proposal(way, counting.changes_at(kind, place).into_iter()))
    });
    let mut all: Vec<(Reverse<Gain>, BestMeasure)> = named(index, analysis, &subjects);
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

/// What every candidate would bring. One kind is counted after the other, so that what is counted stays small.
#[derive(Debug)]
struct Counting<'c, 'a> {
    index: &'c Index<'a>,
    subjects: &'c [Subject],
    /// By threat, the places of its subjects in the list.
    of_threat: Vec<Vec<usize>>,
    /// By flow, the places from which a measure reaches it, in order.
    reaching: Vec<Vec<usize>>,
    /// By place, whether a measure of a category is put there, a bit each.
    takes: Vec<u8>,
}

impl<'c, 'a> Counting<'c, 'a> {
    fn new(index: &'c Index<'a>, places: &Places, subjects: &'c [Subject]) -> Self {
        let mut of_threat = vec![Vec::new(); index.catalog.threats.len()];
        for (number, subject) in subjects.iter().enumerate() {
            of_threat[subject.threat].push(number);
        }
        let takes = |place| {
            let taken = Category::ALL.into_iter().filter(|&category| places.takes(place, category, index));
            taken.fold(0, |bits, category| bits | 1 << category as u8)
        };
        Self {
            index,
            subjects,
            of_threat,
            reaching: (0..index.flows.len()).map(|flow| places.reaching(flow, index)).collect(),
            takes: (0..places.len()).map(takes).collect(),
        }
    }

    /// Whether a kind of measure is proposed against a threat.
    fn is_against(&self, kind: usize, threat: usize) -> bool {
        let entry = &self.index.catalog.measures.as_slice()[kind];
        entry.id != terms::OTHER_WAY_OF_WORKING && helps(self.index, kind, threat)
    }

    /// Where a kind of measure brings most; none where it brings nothing anywhere.
    fn best_place(&self, kind: usize) -> Option<(Gain, usize)> {
        let mut gains = vec![Gain::default(); self.takes.len()];
        let threats = (0..self.of_threat.len()).filter(|&threat| self.is_against(kind, threat));
        for &number in threats.flat_map(|threat| &self.of_threat[threat]) {
            self.each_change(&self.subjects[number], kind, |place, change| gains[place].add(change));
        }
        let gains = gains.into_iter().enumerate().map(|(place, gain)| (gain, Reverse(place)));
        let (gain, Reverse(place)) = gains.max()?;
        (gain != Gain::default()).then_some((gain, place))
    }

    /// What a kind of measure changes at a place, in the order of the subjects.
    fn changes_at(&self, kind: usize, place: usize) -> Vec<LevelChange> {
        let against: Vec<bool> = (0..self.of_threat.len()).map(|threat| self.is_against(kind, threat)).collect();
        let reaches = |&flow: &usize| self.reaching[flow].binary_search(&place).is_ok();
        let mut changes = Vec::new();
        for subject in
            self.subjects.iter().filter(|subject| against[subject.threat] && subject.flows.iter().any(reaches))
        {
            self.each_change(subject, kind, |at, change| {
                if at == place {
                    changes.push(*change);
                }
            });
        }
        changes
    }

    /// What a kind of measure that helps against the threat would change for a subject, by the place it is put on.
    fn each_change(&self, subject: &Subject, kind: usize, mut each: impl FnMut(usize, &LevelChange)) {
        let entry = &self.index.catalog.measures.as_slice()[kind];
        if subject.present.contains(&kind) {
            return;
        }
        let further = lowering(entry);
        let best = subject.level_with(further, |_| true, self.index);
        if best <= subject.level {
            return;
        }
        let mut change = |place: usize, to| {
            if to > subject.level && self.takes[place] & (1 << entry.category as u8) != 0 {
                each(place, &LevelChange { treated: subject.treated, from: subject.level, to });
            }
        };
        if let &[flow] = subject.flows.as_slice() {
            for &place in &self.reaching[flow] {
                change(place, best);
            }
            return;
        }
        let mut reached: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &flow) in subject.flows.iter().enumerate() {
            for &place in &self.reaching[flow] {
                reached.entry(place).or_default().push(at);
            }
        }
        for (place, flows) in reached {
            change(place, subject.level_with(further, |at| flows.binary_search(&at).is_ok(), self.index));
        }
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
