//! The catalogue of one project: an edition with what the project adds to it and changes in it.
//!
//! Nothing in here refuses anything: an entry that names what does not exist is proposed nowhere. [`Catalog::check_own`]
//! says what is wrong, and is asked by whoever reads, writes or changes entries.

use std::borrow::Cow;
use std::sync::Arc;

use super::Catalog;
use super::entry::{Amended, MeasureKind, Origin, Threat};
use super::own_fault::{ConditionFault, EntryFault};
use super::own_name::{both, named, origin, require};
use super::{check_condition, own_kind};
use crate::model::{
    Adjustment, Condition, ElementId, EntryId, MeasureChange, OwnEntries, OwnMeasure, OwnMeasureId, OwnThreat,
    OwnThreatId, Project, Rule, ThreatChange,
};

impl Catalog {
    /// The catalogue for a project: this one, where it is that already.
    pub fn of(&self, project: &Project) -> Cow<'_, Self> {
        if self.own.is_same(&project.own) {
            return Cow::Borrowed(self);
        }
        let edition = self.edition.clone().unwrap_or_else(|| Arc::new(self.clone()));
        Cow::Owned(made(edition, &project.own))
    }

    /// The same, shared. Where the project has no entries of its own, that is the edition itself.
    #[must_use]
    pub fn shared(self: &Arc<Self>, project: &Project) -> Arc<Self> {
        if self.own.is_same(&project.own) {
            return Arc::clone(self);
        }
        let edition = self.edition.as_ref().unwrap_or(self);
        if project.own.changes_nothing() {
            return Arc::clone(edition);
        }
        Arc::new(made(Arc::clone(edition), &project.own))
    }

    /// The edition, without what a project has added and changed.
    pub fn edition(&self) -> &Self {
        self.edition.as_deref().unwrap_or(self)
    }

    /// Whether a threat of the project's own, by its id, names a measure that helps against it.
    pub fn names_measure(&self, threat: &str, measure: &str) -> bool {
        let threat = threat.parse().ok().and_then(|id: OwnThreatId| self.own.threats.get(&id));
        threat.is_some_and(|threat| threat.covered_by.iter().any(|known| known == measure))
    }

    /// Checks what a project has added and changed. One that follows another edition than this may name what only that
    /// has, so that nothing is said of it.
    ///
    /// # Errors
    /// The first entry that does not hold together, and what is wrong with it.
    pub fn check_own(&self, project: &Project) -> Result<(), (EntryId, EntryFault)> {
        if project.own.is_empty() || (!project.profile.is_empty() && project.profile != self.profile) {
            return Ok(());
        }
        self.of(project).check_entries(project)
    }

    fn check_entries(&self, project: &Project) -> Result<(), (EntryId, EntryFault)> {
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
        } = &project.own;
        for (id, kind) in zone_kinds {
            self.check_zone_kind(kind).map_err(|fault| (EntryId::ZoneKind(*id), fault))?;
        }
        for (id, kind) in node_kinds {
            self.check_node_kind(kind).map_err(|fault| (EntryId::NodeKind(*id), fault))?;
        }
        for (id, kind) in flow_kinds {
            self.check_flow_kind(kind).map_err(|fault| (EntryId::FlowKind(*id), fault))?;
        }
        for (id, change) in changed_kinds {
            self.check_kind_change(id, change).map_err(|fault| (EntryId::ChangedKind(id.clone()), fault))?;
        }
        for (id, threat) in threats {
            self.check_threat(threat).map_err(|fault| (EntryId::Threat(*id), fault))?;
        }
        for (id, measure) in measures {
            self.check_measure(measure).map_err(|fault| (EntryId::Measure(*id), fault))?;
        }
        for (id, change) in changed_threats {
            self.check_threat_change(id, change).map_err(|fault| (EntryId::ChangedThreat(id.clone()), fault))?;
        }
        for (id, change) in changed_measures {
            self.check_measure_change(id, change).map_err(|fault| (EntryId::ChangedMeasure(id.clone()), fault))?;
        }
        for (id, rule) in rules {
            self.check_rule(rule, project).map_err(|fault| (EntryId::Rule(*id), fault))?;
        }
        Ok(())
    }

    /// Checks a threat of the project's own.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_threat(&self, threat: &OwnThreat) -> Result<(), EntryFault> {
        let OwnThreat { name, harms, when, likelier_when, unlikelier_when, covered_by, .. } = threat;
        named(name)?;
        require(!harms.is_empty(), EntryFault::HarmsNothing)?;
        self.conditions([Some(when), likelier_when.as_ref(), unlikelier_when.as_ref()])?;
        known(covered_by, "measure", |id| self.measures.get(id).is_some())
    }

    /// Checks a measure of the project's own.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_measure(&self, measure: &OwnMeasure) -> Result<(), EntryFault> {
        let OwnMeasure { name, lowers, covers, .. } = measure;
        named(name)?;
        require(!lowers.is_empty(), EntryFault::LowersNothing)?;
        require(!covers.is_empty(), EntryFault::CoversNothing)?;
        known(covers, "threat", |id| self.threats.get(id).is_some())
    }

    /// Checks a rule by which threats are rejected. Its reason may still be missing: then it rejects nothing.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_rule(&self, rule: &Rule, project: &Project) -> Result<(), EntryFault> {
        let Rule { threats, zones, verbs, parties, .. } = rule;
        require(!threats.is_empty(), EntryFault::RejectsNothing)?;
        // A threat of the project's own may have been dropped since: then the rule is to be looked at again.
        let was = |id: &str| self.threats.get(id).is_some() || rule.definitions.contains_key(id);
        known(threats, "threat", was)?;
        known(verbs, "kind of flow", |id| self.flow_kinds.get(id).is_some())?;
        let ids: Vec<ElementId> =
            zones.iter().map(|&id| id.into()).chain(parties.iter().map(|&id| id.into())).collect();
        match ids.into_iter().find(|&id| !project.has(id)) {
            None => Ok(()),
            Some(id) => Err(EntryFault::Unknown { id: id.to_string(), expected: "element of the project" }),
        }
    }

    /// Checks a change of one of the edition's threats.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_threat_change(&self, id: &str, change: &ThreatChange) -> Result<(), EntryFault> {
        let ThreatChange { off: _, reason: _, name, description: _, harms, when, likelier, unlikelier } = change;
        let is_edition_s = self.edition().threats.get(id).is_some();
        require(is_edition_s, EntryFault::NotOfEdition { id: id.to_owned() })?;
        name.as_ref().map_or(Ok(()), named)?;
        require(harms.as_ref().is_none_or(|harms| !harms.is_empty()), EntryFault::HarmsNothing)?;
        let adjusted =
            |adjustment: &'_ Option<Adjustment>| adjustment.as_ref().and_then(Adjustment::condition).cloned();
        let (likelier, unlikelier) = (adjusted(likelier), adjusted(unlikelier));
        self.conditions([when.as_ref(), likelier.as_ref(), unlikelier.as_ref()])
    }

    /// Checks a change of one of the edition's measures.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_measure_change(&self, id: &str, change: &MeasureChange) -> Result<(), EntryFault> {
        let MeasureChange { name, lowers, covers, .. } = change;
        let is_edition_s = self.edition().measures.get(id).is_some();
        require(is_edition_s, EntryFault::NotOfEdition { id: id.to_owned() })?;
        name.as_ref().map_or(Ok(()), named)?;
        require(lowers.as_ref().is_none_or(|lowers| !lowers.is_empty()), EntryFault::LowersNothing)?;
        require(covers.as_ref().is_none_or(|covers| !covers.is_empty()), EntryFault::CoversNothing)?;
        known(covers.as_deref().unwrap_or_default(), "threat", |id| self.threats.get(id).is_some())
    }

    /// Checks a condition.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_condition(&self, condition: &Condition) -> Result<(), ConditionFault> {
        check_condition::condition(self, condition)
    }

    fn conditions(&self, [when, likelier, unlikelier]: [Option<&Condition>; 3]) -> Result<(), EntryFault> {
        for (field, condition) in [("when", when), ("likelier_when", likelier), ("unlikelier_when", unlikelier)] {
            if let Some(condition) = condition {
                check_condition::condition(self, condition).map_err(|fault| EntryFault::Condition { field, fault })?;
            }
        }
        Ok(())
    }
}

fn known(ids: &[String], expected: &'static str, is_known: impl Fn(&str) -> bool) -> Result<(), EntryFault> {
    match ids.iter().find(|id| !is_known(id)) {
        None => Ok(()),
        Some(id) => Err(EntryFault::Unknown { id: id.clone(), expected }),
    }
}

/// The edition with the entries of a project.
fn made(edition: Arc<Catalog>, own: &OwnEntries) -> Catalog {
    let OwnEntries {
        threats,
        measures,
        zone_kinds: _,
        node_kinds: _,
        flow_kinds: _,
        changed_threats,
        changed_measures,
        changed_kinds: _,
        rules: _,
    } = own;
    let (zone_kinds, node_kinds, flow_kinds) = own_kind::made(&edition, own);
    let threats = edition.threats.amended(
        |threat| changed_threats.get(&threat.id).map_or_else(|| threat.clone(), |change| with_change(threat, change)),
        threats.iter().map(|(id, threat)| own_threat(*id, threat)),
    );
    let mut kinds = edition.measures.amended(
        |kind| changed_measures.get(&kind.id).map_or_else(|| kind.clone(), |change| with_changes(kind, change)),
        measures.iter().map(|(id, measure)| own_measure(*id, measure)),
    );
    if own.threats.values().any(|threat| !threat.covered_by.is_empty()) {
        kinds = kinds.amended(|kind| also_covering(kind, own), []);
    }
    let rest = edition.as_ref().clone();
    Catalog {
        zone_kinds,
        node_kinds,
        flow_kinds,
        threats,
        measures: kinds,
        own: own.clone(),
        edition: Some(edition),
        ..rest
    }
}

fn own_threat(id: OwnThreatId, threat: &OwnThreat) -> Threat {
    Threat {
        id: id.to_string(),
        name: both(&threat.name),
        origin: Origin::Project,
        source: threat.source.clone(),
        description: both(&threat.description),
        harms: threat.harms.clone(),
        stride: Vec::new(),
        when: threat.when.clone(),
        likelier_when: threat.likelier_when.clone(),
        unlikelier_when: threat.unlikelier_when.clone(),
        amended: None,
    }
}

fn own_measure(id: OwnMeasureId, measure: &OwnMeasure) -> MeasureKind {
    MeasureKind {
        id: id.to_string(),
        name: both(&measure.name),
        origin: Origin::Project,
        category: measure.category,
        effect: measure.effect,
        lowers: measure.lowers.clone(),
        covers: measure.covers.clone(),
        reference: measure.reference.clone(),
        iso: String::new(),
        amended: None,
    }
}

fn with_change(threat: &Threat, change: &ThreatChange) -> Threat {
    let ThreatChange { off, reason, name, description, harms, when, likelier, unlikelier } = change;
    let adjusted = |adjustment: &Option<Adjustment>, condition: &Option<Condition>| match adjustment {
        Some(adjustment) => adjustment.condition().cloned(),
        None => condition.clone(),
    };
    let changed = Threat {
        name: name.as_ref().map_or_else(|| threat.name.clone(), both),
        description: description.as_ref().map_or_else(|| threat.description.clone(), both),
        harms: harms.clone().unwrap_or_else(|| threat.harms.clone()),
        when: when.clone().unwrap_or_else(|| threat.when.clone()),
        likelier_when: adjusted(likelier, &threat.likelier_when),
        unlikelier_when: adjusted(unlikelier, &threat.unlikelier_when),
        ..threat.clone()
    };
    Threat {
        origin: origin(*off || changed != *threat, threat.origin),
        amended: Some(Amended { off: *off, reason: reason.clone(), edition: Box::new(threat.clone()) }),
        ..changed
    }
}

fn with_changes(kind: &MeasureKind, change: &MeasureChange) -> MeasureKind {
    let MeasureChange { off, reason, name, category, effect, lowers, covers, reference } = change;
    let changed = MeasureKind {
        name: name.as_ref().map_or_else(|| kind.name.clone(), both),
        category: category.unwrap_or(kind.category),
        effect: effect.unwrap_or(kind.effect),
        lowers: lowers.clone().unwrap_or_else(|| kind.lowers.clone()),
        covers: covers.clone().unwrap_or_else(|| kind.covers.clone()),
        reference: reference.clone().unwrap_or_else(|| kind.reference.clone()),
        ..kind.clone()
    };
    MeasureKind {
        origin: origin(*off || changed != *kind, kind.origin),
        amended: Some(Amended { off: *off, reason: reason.clone(), edition: Box::new(kind.clone()) }),
        ..changed
    }
}

/// The measure with the project's own threats that name it. That is said by the threat and changes nothing in the measure.
fn also_covering(kind: &MeasureKind, own: &OwnEntries) -> MeasureKind {
    let naming = own.threats.iter().filter(|(_, threat)| threat.covered_by.contains(&kind.id));
    let further: Vec<String> = naming.map(|(id, _)| id.to_string()).filter(|id| !kind.covers.contains(id)).collect();
    let mut kind = kind.clone();
    kind.covers.extend(further);
    kind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::SecurityProperty;
    use crate::model::{Axis, Category, Effect, Name};

    fn threat(when: Condition) -> OwnThreat {
        OwnThreat {
            name: Name { ja: "録音装置による盗み聞き".into(), en: String::new() },
            description: Name::default(),
            harms: vec![SecurityProperty::Confidentiality],
            when,
            likelier_when: None,
            unlikelier_when: None,
            covered_by: vec!["M07".into()],
            source: String::new(),
            reason: String::new(),
        }
    }

    fn measure(covers: &[&str]) -> OwnMeasure {
        OwnMeasure {
            name: Name { ja: String::new(), en: "White noise".into() },
            category: Category::Physical,
            effect: Effect::Preventive,
            lowers: vec![Axis::Likelihood],
            covers: covers.iter().map(|&id| id.to_owned()).collect(),
            reference: String::new(),
            reason: String::new(),
        }
    }

    fn of(project: &Project) -> Arc<Catalog> {
        Catalog::builtin().unwrap().shared(project)
    }

    #[test]
    fn own_entries_come_behind_the_edition_s_and_say_whose_they_are() {
        let (edition, mut project) = (Catalog::builtin().unwrap(), Project::default());
        let id = project.add_own_threat(threat(Condition::ViaPerson));
        let own = project.add_own_measure(measure(&["PT01", "T01"]));
        let catalog = of(&project);
        assert_eq!((id.to_string(), own.to_string()), ("PT01".to_owned(), "PM01".to_owned()));
        let added = catalog.threats.get("PT01").unwrap();
        assert_eq!(catalog.threats.place("PT01"), Some(edition.threats.len()));
        assert_eq!((added.origin, added.name.en.as_str()), (Origin::Project, "録音装置による盗み聞き"));
        assert_eq!(catalog.measures.get("PM01").unwrap().name.ja, "White noise");
        assert_eq!(catalog.measures.get("M07").unwrap().covers.last().map(String::as_str), Some("PT01"));
        assert_eq!(catalog.measures.get("M07").unwrap().origin, edition.measures.get("M07").unwrap().origin);
        assert_eq!(catalog.check_own(&project), Ok(()));
        assert!(edition.threats.get("PT01").is_none());
    }

    #[test]
    fn a_change_that_changes_nothing_is_none_and_keeps_its_reason() {
        let (edition, mut project) = (Catalog::builtin().unwrap(), Project::default());
        let is = edition.threats.get("T12").unwrap();
        let same = ThreatChange {
            reason: "確かめた".into(),
            harms: Some(is.harms.clone()),
            when: Some(is.when.clone()),
            ..ThreatChange::default()
        };
        project.own.changed_threats.insert("T12".into(), Arc::new(same));
        project.own.changed_threats.insert("T01".into(), Arc::new(ThreatChange::default()));
        project.own.changed_measures.insert("M41".into(), Arc::new(MeasureChange::default()));
        let off = ThreatChange { off: true, ..ThreatChange::default() };
        project.own.changed_threats.insert("T02".into(), Arc::new(off));
        let catalog = of(&project);
        for id in ["T12", "T01"] {
            assert_eq!(catalog.threats.get(id).unwrap().origin, edition.threats.get(id).unwrap().origin, "{id}");
        }
        assert_eq!(catalog.measures.get("M41").unwrap().origin, edition.measures.get("M41").unwrap().origin);
        assert_eq!(catalog.threats.get("T02").unwrap().origin, Origin::Changed);
        let kept = catalog.threats.get("T12").unwrap().amended.as_ref().map(|amended| amended.reason.as_str());
        assert_eq!(kept, Some("確かめた"));
    }

    #[test]
    fn a_change_replaces_what_it_names_and_keeps_the_rest() {
        let (edition, mut project) = (Catalog::builtin().unwrap(), Project::default());
        let change = ThreatChange {
            when: Some(Condition::ViaMedia),
            likelier: Some(Adjustment::Never),
            ..ThreatChange::default()
        };
        project.own.changed_threats.insert("T12".into(), Arc::new(change));
        let off = MeasureChange { off: true, reason: "使わない".into(), ..MeasureChange::default() };
        project.own.changed_measures.insert("M07".into(), Arc::new(off));
        let catalog = of(&project);
        let (was, is) = (edition.threats.get("T12").unwrap(), catalog.threats.get("T12").unwrap());
        assert_eq!((&is.when, &is.likelier_when, &is.name), (&Condition::ViaMedia, &None, &was.name));
        assert_eq!(is.amended.as_ref().map(|amended| &*amended.edition), Some(was));
        assert_ne!(is.definition(), was.definition());
        let measure = catalog.measures.get("M07").unwrap();
        assert!(measure.is_off() && !is.is_off() && measure.origin == Origin::Changed);
    }

    #[test]
    fn switching_a_threat_off_changes_what_was_decided_about() {
        let mut project = Project::default();
        let off = ThreatChange { off: true, ..ThreatChange::default() };
        project.own.changed_threats.insert("T12".into(), Arc::new(off));
        let edition = Catalog::builtin().unwrap();
        let definition = |catalog: &Catalog| catalog.threats.get("T12").unwrap().definition();
        assert_ne!(definition(&of(&project)), definition(&edition));
    }

    #[test]
    fn the_catalogue_is_made_once_and_given_back() {
        let (edition, mut project) = (Catalog::builtin().unwrap(), Project::default());
        assert!(Arc::ptr_eq(&edition.shared(&project), &edition));
        project.add_own_threat(threat(Condition::ViaPerson));
        let catalog = edition.shared(&project);
        project.title = "drawn on".into();
        assert!(Arc::ptr_eq(&catalog.shared(&project), &catalog));
        assert!(matches!(catalog.of(&project), Cow::Borrowed(_)) && matches!(edition.of(&project), Cow::Owned(_)));
        assert!(Arc::ptr_eq(&catalog.shared(&Project::default()), &edition));
    }

    #[test]
    fn what_does_not_hold_together_is_named() {
        let unknown = |id: &str, expected| EntryFault::Unknown { id: id.into(), expected };
        let refused = |make: &dyn Fn(&mut Project)| {
            let mut project = Project::default();
            make(&mut project);
            of(&project).check_own(&project).unwrap_err().1
        };
        let when = |condition: Condition| {
            refused(&move |project| {
                project.add_own_threat(threat(condition.clone()));
            })
        };
        let fault = |fault| EntryFault::Condition { field: "when", fault };
        assert_eq!(when(Condition::All(Vec::new())), fault(ConditionFault::EmptyGroup));
        let fly = ConditionFault::Unknown { id: "flow.fly".into(), expected: "kind of flow" };
        assert_eq!(when(Condition::Not(Box::new(Condition::Verb(vec!["flow.fly".into()])))), fault(fly));
        let covers = |ids: &'static [&str]| {
            refused(&move |project| {
                project.add_own_measure(measure(ids));
            })
        };
        assert_eq!(covers(&[]), EntryFault::CoversNothing);
        assert_eq!(covers(&["PT01"]), unknown("PT01", "threat"));
        let nameless = OwnThreat { name: Name::default(), ..threat(Condition::ViaPerson) };
        assert_eq!(
            refused(&move |project| {
                project.add_own_threat(nameless.clone());
            }),
            EntryFault::Unnamed
        );
        let changed = |id: &'static str| {
            refused(&move |project| {
                project.own.changed_threats.insert(id.into(), Arc::new(ThreatChange::default()));
            })
        };
        assert_eq!(changed("T99"), EntryFault::NotOfEdition { id: "T99".into() });
        let own_changed = refused(&|project| {
            let id = project.add_own_threat(threat(Condition::ViaPerson)).to_string();
            project.own.changed_threats.insert(id, Arc::new(ThreatChange::default()));
        });
        assert_eq!(own_changed, EntryFault::NotOfEdition { id: "PT01".into() });
        let rule = Rule { reason: "使わない".into(), ..Rule::default() };
        let unnamed = refused(&move |project| {
            project.add_rule(rule.clone());
        });
        assert_eq!(unnamed, EntryFault::RejectsNothing);
    }
}
