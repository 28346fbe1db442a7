//! What has changed from one version of a project to another: every element that is new, gone or not the same, and in
//! what; also those whose own entry stayed and for which something else follows now.
//!
//! `drawn` compares what is drawn, `decided` what people decided, `entries` the project's own catalogue. The order is that of the document: the project as a
//! whole, zones, nodes, flows, notes, parties, data, measures, risks; of each kind by id.

mod decided;
mod drawn;
mod entries;

use std::collections::BTreeSet;

use super::Analysis;
use super::aspect::{Aspect, Field, FieldChange, FieldValue};
use super::review::Cause;
use crate::catalog::Catalog;
use crate::model::{Altered, AlteredElements, Difference, ElementId, Elements, Level, Project, Replaced};

/// A version of a project with what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its analysis, made with the catalogue below.
    pub analysis: &'a Analysis,
    /// Its catalogue: the same edition as that of the other version, with what the project adds and changes.
    pub catalog: &'a Catalog,
}

impl<'a> Version<'a> {
    /// The level of a flow, or of an adopted risk before measures; none for anything else and for what does not exist.
    fn level(self, element: ElementId) -> Option<Level> {
        match element {
            ElementId::Flow(id) => self.analysis.flows.get(&id)?.level,
            ElementId::Risk(id) => {
                let adopted = decided::is_adopted(self.project.risks.get(&id)?);
                self.analysis.risks.get(&id).filter(|_| adopted).map(|risk| risk.rating.level)
            }
            ElementId::Zone(_)
            | ElementId::Node(_)
            | ElementId::Note(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_) => None,
        }
    }

    /// Why the decision about a risk must be looked at again; nothing for anything else.
    fn review(self, element: ElementId) -> &'a [Cause] {
        match element {
            ElementId::Risk(id) => self.analysis.risks.get(&id).map_or(&[], |risk| &risk.review),
            ElementId::Zone(_)
            | ElementId::Node(_)
            | ElementId::Flow(_)
            | ElementId::Note(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_) => &[],
        }
    }
}

/// What has become of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else, or something else follows for it.
    Changed,
    /// It only stands elsewhere on the paper, or is drawn otherwise.
    Redrawn,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Changed, Self::Redrawn];
}

/// An element that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct ElementChange {
    /// Which one; none for the project as a whole.
    pub element: Option<ElementId>,
    /// What has become of it.
    pub fate: Fate,
    /// In what it differs; nothing for one that is new or gone.
    pub aspects: Vec<Aspect>,
    /// Why the decision about this risk must be looked at again now and had not to be before; nothing for other elements.
    pub review: Vec<Cause>,
    /// The level it had: of a flow, or of an adopted risk before measures.
    pub level_before: Option<Level>,
    /// The level it has.
    pub level_after: Option<Level>,
}

/// All that differs between two versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Every element that differs.
    pub changes: Vec<ElementChange>,
}

impl Comparison {
    /// How many elements had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.changes.iter().filter(|change| change.fate == fate).count()
    }

    /// What has become of an element; none where it is the same.
    pub fn of(&self, element: ElementId) -> Option<&ElementChange> {
        self.changes.iter().find(|change| change.element == Some(element))
    }
}

/// Compares two versions of a project.
pub fn compare(before: Version<'_>, after: Version<'_>) -> Comparison {
    let difference = Difference::between(before.project, after.project);
    let pair = Pair { before, after };
    let mut changes: Vec<ElementChange> = whole(&difference).into_iter().collect();
    let (old, none) = (before.project, Project::default());
    // For nodes, flows and risks something else may follow although their own entries are the same.
    pair.add(&mut changes, &difference.zones, &none.zones, drawn::zone);
    pair.add(&mut changes, &difference.nodes, &old.nodes, drawn::node);
    pair.add(&mut changes, &difference.flows, &old.flows, drawn::flow);
    pair.add(&mut changes, &difference.notes, &none.notes, drawn::note);
    pair.add(&mut changes, &difference.parties, &none.parties, drawn::party);
    pair.add(&mut changes, &difference.data, &none.data, drawn::data);
    pair.add(&mut changes, &difference.measures, &none.measures, decided::measure);
    pair.add(&mut changes, &difference.risks, &old.risks, decided::risk);
    Comparison { changes }
}

/// What has become of the project as a whole.
fn whole(difference: &Difference) -> Option<ElementChange> {
    let texts = |field: Field, replaced: &Replaced<String>| {
        let (before, after) = replaced.as_ref()?;
        let change = FieldChange::Replaced { before: FieldValue::text(before), after: FieldValue::text(after) };
        Some(Aspect { of: None, field, change })
    };
    let criteria = difference.criteria.as_ref();
    let criteria = criteria.map(|_| Aspect { of: None, field: Field::Criteria, change: FieldChange::Differs });
    let entries = entries::entries(&difference.own);
    let held = Aspect { of: None, field: Field::Workshops, change: FieldChange::Differs };
    let held = (!difference.workshops.is_empty()).then_some(held);
    let title = texts(Field::Title, &difference.title);
    let aspects: Vec<Aspect> = title
        .into_iter()
        .chain(texts(Field::Profile, &difference.profile))
        .chain(criteria)
        .chain(entries)
        .chain(held)
        .collect();
    let is_same = aspects.is_empty();
    let whole = ElementChange {
        element: None,
        fate: Fate::Changed,
        aspects,
        review: Vec::new(),
        level_before: None,
        level_after: None,
    };
    (!is_same).then_some(whole)
}

/// Both versions.
#[derive(Clone, Copy)]
struct Pair<'a> {
    before: Version<'a>,
    after: Version<'a>,
}

impl Pair<'_> {
    /// Adds what has become of the elements of one kind: of those whose entry differs, and of `others`, for which
    /// something else may follow.
    fn add<Id: Copy + Ord + Into<ElementId>, T>(
        self,
        changes: &mut Vec<ElementChange>,
        altered: &AlteredElements<Id, T>,
        others: &Elements<Id, T>,
        aspects: impl Fn(Self, Id, &T, &T) -> Vec<Aspect>,
    ) {
        let ids: BTreeSet<Id> = altered.keys().chain(others.keys()).copied().collect();
        for id in ids {
            let element = id.into();
            let (was, is) = (self.before.review(element), self.after.review(element));
            let review: Vec<Cause> = is.iter().filter(|cause| !was.contains(cause)).cloned().collect();
            let (fate, aspects) = match altered.get(&id) {
                Some(Altered::Added(_)) => (Fate::Added, Vec::new()),
                Some(Altered::Removed(_)) => (Fate::Removed, Vec::new()),
                Some(Altered::Changed { before, after }) => changed(aspects(self, id, before, after), &review),
                None => match others.get(&id) {
                    Some(same) => changed(aspects(self, id, same, same), &review),
                    None => continue,
                },
            };
            if aspects.is_empty() && review.is_empty() && matches!(fate, Fate::Changed | Fate::Redrawn) {
                continue;
            }
            let (level_before, level_after) = (self.before.level(element), self.after.level(element));
            changes.push(ElementChange { element: Some(element), fate, aspects, review, level_before, level_after });
        }
    }
}

fn changed(aspects: Vec<Aspect>, review: &[Cause]) -> (Fate, Vec<Aspect>) {
    let only_look = review.is_empty() && aspects.iter().all(|aspect| aspect.field == Field::Look);
    (if only_look { Fate::Redrawn } else { Fate::Changed }, aspects)
}
