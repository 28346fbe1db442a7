//! An entry while it is edited: all its fields, and what becomes of the project when it is applied.

use crate::catalog::{Catalog, EntryFault, MeasureKind, Threat};
use crate::edit::EntryEdit;
use crate::model::{
    Adjustment, Axis, Category, Condition, Effect, MeasureChange, Name, OwnMeasure, OwnMeasureId, OwnThreat,
    OwnThreatId, Project, SecurityProperty, ThreatChange,
};

/// Which entry is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target<Id> {
    /// One that is to be added.
    New,
    /// One of the project's own.
    Own(Id),
    /// One of the edition, by its id.
    Edition(String),
}

/// A threat while it is edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ThreatForm {
    pub(super) target: Target<OwnThreatId>,
    pub(super) name: Name,
    pub(super) description: Name,
    pub(super) harms: Vec<SecurityProperty>,
    pub(super) when: Condition,
    pub(super) likelier: Option<Condition>,
    pub(super) unlikelier: Option<Condition>,
    pub(super) covered_by: Vec<String>,
    pub(super) source: String,
    pub(super) reason: String,
    pub(super) off: bool,
}

/// A measure while it is edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MeasureForm {
    pub(super) target: Target<OwnMeasureId>,
    pub(super) name: Name,
    pub(super) category: Category,
    pub(super) effect: Effect,
    pub(super) lowers: Vec<Axis>,
    pub(super) covers: Vec<String>,
    pub(super) reference: String,
    pub(super) reason: String,
    pub(super) off: bool,
}

/// A condition as it is edited: a group at the top, so that more can be added to it.
fn grouped(condition: &Condition) -> Condition {
    match condition {
        Condition::All(_) | Condition::Any(_) => condition.clone(),
        Condition::Not(inner) if matches!(**inner, Condition::All(_) | Condition::Any(_)) => condition.clone(),
        leaf => Condition::All(vec![leaf.clone()]),
    }
}

/// A condition as it is kept: a group of one is that one.
fn simple(condition: &Condition) -> Condition {
    match condition {
        Condition::All(inner) | Condition::Any(inner) if inner.len() == 1 => simple(&inner[0]),
        Condition::All(inner) => Condition::All(inner.iter().map(simple).collect()),
        Condition::Any(inner) => Condition::Any(inner.iter().map(simple).collect()),
        Condition::Not(inner) => Condition::Not(Box::new(simple(inner))),
        leaf => leaf.clone(),
    }
}

fn other<T: PartialEq + Clone>(is: &T, was: &T) -> Option<T> {
    (is != was).then(|| is.clone())
}

/// The condition, where it says something else than it did.
fn other_condition(is: &Condition, was: &Condition) -> Option<Condition> {
    let is = simple(is);
    (is != simple(was)).then_some(is)
}

fn other_adjustment(is: Option<&Condition>, was: Option<&Condition>) -> Option<Adjustment> {
    let (is, was) = (is.map(simple), was.map(simple));
    (is != was).then(|| Adjustment::of(is.as_ref()))
}

impl ThreatForm {
    /// A threat to be added: everything is still to be said.
    pub(super) fn new() -> Self {
        Self {
            target: Target::New,
            name: Name::default(),
            description: Name::default(),
            harms: Vec::new(),
            when: Condition::All(Vec::new()),
            likelier: None,
            unlikelier: None,
            covered_by: Vec::new(),
            source: String::new(),
            reason: String::new(),
            off: false,
        }
    }

    /// The threat with this id as the project has it; none where there is none.
    pub(super) fn of(id: &str, project: &Project, catalog: &Catalog) -> Option<Self> {
        if let Some((own, threat)) = id.parse().ok().and_then(|own| Some((own, project.own.threats.get(&own)?))) {
            let OwnThreat { name, description, harms, when, likelier_when, unlikelier_when, .. } = &**threat;
            return Some(Self {
                target: Target::Own(own),
                name: name.clone(),
                description: description.clone(),
                harms: harms.clone(),
                when: grouped(when),
                likelier: likelier_when.as_ref().map(grouped),
                unlikelier: unlikelier_when.as_ref().map(grouped),
                covered_by: threat.covered_by.clone(),
                source: threat.source.clone(),
                reason: threat.reason.clone(),
                off: false,
            });
        }
        let threat = catalog.threats.get(id)?;
        let amended = threat.amended.as_ref();
        Some(Self {
            target: Target::Edition(id.to_owned()),
            name: threat.name.clone(),
            description: threat.description.clone(),
            harms: threat.harms.clone(),
            when: grouped(&threat.when),
            likelier: threat.likelier_when.as_ref().map(grouped),
            unlikelier: threat.unlikelier_when.as_ref().map(grouped),
            covered_by: Vec::new(),
            source: threat.source.clone(),
            reason: amended.map(|amended| amended.reason.clone()).unwrap_or_default(),
            off: threat.is_off(),
        })
    }

    fn own(&self) -> OwnThreat {
        OwnThreat {
            name: self.name.clone(),
            description: self.description.clone(),
            harms: self.harms.clone(),
            when: simple(&self.when),
            likelier_when: self.likelier.as_ref().map(simple),
            unlikelier_when: self.unlikelier.as_ref().map(simple),
            covered_by: self.covered_by.clone(),
            source: self.source.clone(),
            reason: self.reason.clone(),
        }
    }

    /// In what it differs from the edition.
    fn change(&self, edition: &Threat) -> ThreatChange {
        ThreatChange {
            off: self.off,
            reason: self.reason.clone(),
            name: other(&self.name, &edition.name),
            description: other(&self.description, &edition.description),
            harms: other(&self.harms, &edition.harms),
            when: other_condition(&self.when, &edition.when),
            likelier: other_adjustment(self.likelier.as_ref(), edition.likelier_when.as_ref()),
            unlikelier: other_adjustment(self.unlikelier.as_ref(), edition.unlikelier_when.as_ref()),
        }
    }

    /// What is to be done to the project; none where the edition does not have it.
    pub(super) fn edit(&self, catalog: &Catalog) -> Option<EntryEdit> {
        Some(match &self.target {
            Target::New => EntryEdit::AddThreat(self.own()),
            Target::Own(id) => EntryEdit::SetThreat(*id, self.own()),
            Target::Edition(id) => {
                let change = self.change(catalog.edition().threats.get(id)?);
                EntryEdit::ChangeThreat(id.clone(), (change != ThreatChange::default()).then_some(change))
            }
        })
    }

    /// What is wrong with it; nothing where it can be applied.
    pub(super) fn fault(&self, catalog: &Catalog) -> Option<EntryFault> {
        // All fields are looked at, those of a change that are as in the edition too.
        catalog.check_threat(&self.own()).err()
    }

    /// The fields that differ from the edition, by the keys of their labels.
    pub(super) fn changed(&self, catalog: &Catalog) -> Vec<&'static str> {
        let Target::Edition(id) = &self.target else { return Vec::new() };
        let Some(edition) = catalog.edition().threats.get(id) else { return Vec::new() };
        let change = self.change(edition);
        let fields = [
            (change.off, "entry-off"),
            (change.name.is_some(), "entry-name"),
            (change.description.is_some(), "entry-description"),
            (change.harms.is_some(), "entry-harms"),
            (change.when.is_some(), "entry-when"),
            (change.likelier.is_some(), "entry-likelier"),
            (change.unlikelier.is_some(), "entry-unlikelier"),
        ];
        fields.into_iter().filter(|(changed, _)| *changed).map(|(_, key)| key).collect()
    }
}

impl MeasureForm {
    /// A measure to be added.
    pub(super) fn new() -> Self {
        Self {
            target: Target::New,
            name: Name::default(),
            category: Category::Organisational,
            effect: Effect::Preventive,
            lowers: vec![Axis::Likelihood],
            covers: Vec::new(),
            reference: String::new(),
            reason: String::new(),
            off: false,
        }
    }

    /// The measure with this id as the project has it; none where there is none.
    pub(super) fn of(id: &str, project: &Project, catalog: &Catalog) -> Option<Self> {
        if let Some((own, measure)) = id.parse().ok().and_then(|own| Some((own, project.own.measures.get(&own)?))) {
            let OwnMeasure { name, category, effect, lowers, covers, reference, reason } = (**measure).clone();
            let target = Target::Own(own);
            return Some(Self { target, name, category, effect, lowers, covers, reference, reason, off: false });
        }
        let kind = catalog.measures.get(id)?;
        Some(Self {
            target: Target::Edition(id.to_owned()),
            name: kind.name.clone(),
            category: kind.category,
            effect: kind.effect,
            lowers: kind.lowers.clone(),
            covers: kind.covers.clone(),
            reference: kind.reference.clone(),
            reason: kind.amended.as_ref().map(|amended| amended.reason.clone()).unwrap_or_default(),
            off: kind.is_off(),
        })
    }

    fn own(&self) -> OwnMeasure {
        let Self { target: _, name, category, effect, lowers, covers, reference, reason, off: _ } = self.clone();
        OwnMeasure { name, category, effect, lowers, covers, reference, reason }
    }

    fn change(&self, edition: &MeasureKind, catalog: &Catalog) -> MeasureChange {
        // Threats of the project's own that name the measure are no change of it.
        let said: Vec<String> = catalog.measures.get(&edition.id).map(|kind| kind.covers.clone()).unwrap_or_default();
        let own =
            |id: &String| !edition.covers.contains(id) && said.contains(id) && catalog.names_measure(id, &edition.id);
        let covers: Vec<String> = self.covers.iter().filter(|id| !own(id)).cloned().collect();
        MeasureChange {
            off: self.off,
            reason: self.reason.clone(),
            name: other(&self.name, &edition.name),
            category: other(&self.category, &edition.category),
            effect: other(&self.effect, &edition.effect),
            lowers: other(&self.lowers, &edition.lowers),
            covers: other(&covers, &edition.covers),
            reference: other(&self.reference, &edition.reference),
        }
    }

    /// What is to be done to the project; none where the edition does not have it.
    pub(super) fn edit(&self, catalog: &Catalog) -> Option<EntryEdit> {
        Some(match &self.target {
            Target::New => EntryEdit::AddMeasure(self.own()),
            Target::Own(id) => EntryEdit::SetMeasure(*id, self.own()),
            Target::Edition(id) => {
                let change = self.change(catalog.edition().measures.get(id)?, catalog);
                EntryEdit::ChangeMeasure(id.clone(), (change != MeasureChange::default()).then_some(change))
            }
        })
    }

    /// What is wrong with it; nothing where it can be applied.
    pub(super) fn fault(&self, catalog: &Catalog) -> Option<EntryFault> {
        catalog.check_measure(&self.own()).err()
    }

    /// The fields that differ from the edition, by the keys of their labels.
    pub(super) fn changed(&self, catalog: &Catalog) -> Vec<&'static str> {
        let Target::Edition(id) = &self.target else { return Vec::new() };
        let Some(edition) = catalog.edition().measures.get(id) else { return Vec::new() };
        let change = self.change(edition, catalog);
        let fields = [
            (change.off, "entry-off"),
            (change.name.is_some(), "entry-name"),
            (change.category.is_some(), "entry-category"),
            (change.effect.is_some(), "entry-effect"),
            (change.lowers.is_some(), "entry-lowers"),
            (change.covers.is_some(), "entry-covers"),
            (change.reference.is_some(), "entry-reference"),
        ];
        fields.into_iter().filter(|(changed, _)| *changed).map(|(_, key)| key).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn an_entry_that_is_not_touched_is_no_change() {
        let (project, catalog) = (Project::default(), Catalog::builtin().unwrap());
        for threat in &catalog.threats {
            let form = ThreatForm::of(&threat.id, &project, &catalog).unwrap();
            assert_eq!(form.edit(&catalog), Some(EntryEdit::ChangeThreat(threat.id.clone(), None)));
            assert_eq!((form.fault(&catalog), form.changed(&catalog)), (None, Vec::new()), "{}", threat.id);
        }
        for kind in &catalog.measures {
            let form = MeasureForm::of(&kind.id, &project, &catalog).unwrap();
            assert_eq!(form.edit(&catalog), Some(EntryEdit::ChangeMeasure(kind.id.clone(), None)));
            assert_eq!((form.fault(&catalog), form.changed(&catalog)), (None, Vec::new()), "{}", kind.id);
        }
    }

    #[test]
    fn only_what_differs_from_the_edition_is_kept() {
        let (project, catalog) = (Project::default(), Catalog::builtin().unwrap());
        let mut form = ThreatForm::of("T12", &project, &catalog).unwrap();
        form.harms = vec![SecurityProperty::Integrity];
        form.likelier = None;
        let Some(EntryEdit::ChangeThreat(_, Some(change))) = form.edit(&catalog) else { panic!("no change") };
        let expected = ThreatChange {
            harms: Some(vec![SecurityProperty::Integrity]),
            likelier: Some(Adjustment::Never),
            ..ThreatChange::default()
        };
        assert_eq!(change, expected);
        assert_eq!(form.changed(&catalog), ["entry-harms", "entry-likelier"]);
    }

    #[test]
    fn a_measure_that_the_project_s_threat_names_is_not_changed_by_that() {
        let mut project = Project::default();
        let mut threat = ThreatForm::new();
        (threat.name.ja, threat.harms, threat.when) =
            ("録音".into(), vec![SecurityProperty::Integrity], Condition::ViaPerson);
        threat.covered_by = vec!["M07".into()];
        project.add_own_threat(threat.own());
        let catalog: Arc<Catalog> = Catalog::builtin().unwrap().shared(&project);
        let form = MeasureForm::of("M07", &project, &catalog).unwrap();
        assert!(form.covers.contains(&"PT01".to_owned()));
        assert_eq!(form.edit(&catalog), Some(EntryEdit::ChangeMeasure("M07".into(), None)));
    }
}
