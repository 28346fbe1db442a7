//! A kind of zone, element or flow while it is edited, and what becomes of the project when it is applied.

use super::form::Target;
use crate::catalog::{Catalog, EntryFault, PropertyDefinition};
use crate::edit::EntryEdit;
use crate::model::entry::spelled;
use crate::model::{ElementId, KindChange, Name, OwnFlowKind, OwnNodeKind, OwnZoneKind, Project, Properties};

/// What a kind is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Zone,
    Node,
    Flow,
}

/// A kind while it is edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KindForm {
    pub(super) sort: Sort,
    /// Own ones by their id as it is written.
    pub(super) target: Target<String>,
    pub(super) name: Name,
    /// The edition's kind that it works like; empty while none is chosen.
    pub(super) like: String,
    pub(super) icon: Option<String>,
    pub(super) color: Option<String>,
    pub(super) dashed: Option<bool>,
    pub(super) controlled: Option<bool>,
    pub(super) sentence: Name,
    pub(super) defaults: Properties,
    pub(super) source: String,
    pub(super) reason: String,
    pub(super) off: bool,
}

impl KindForm {
    /// A kind to be added, like one of the edition where that is known.
    pub(super) fn new(sort: Sort, like: &str) -> Self {
        Self {
            sort,
            target: Target::New,
            name: Name::default(),
            like: like.to_owned(),
            icon: None,
            color: None,
            dashed: None,
            controlled: None,
            sentence: Name::default(),
            defaults: Properties::new(),
            source: String::new(),
            reason: String::new(),
            off: false,
        }
    }

    /// A kind to be added that works like this one; none where the edition has none of this id.
    pub(super) fn like(id: &str, catalog: &Catalog) -> Option<Self> {
        let (sort, ..) = of_edition(id, catalog)?;
        Some(Self::new(sort, id))
    }

    /// The kind with this id as the project has it; none where there is none.
    pub(super) fn of(id: &str, project: &Project, catalog: &Catalog) -> Option<Self> {
        own(id, project).or_else(|| {
            let (sort, name, _) = of_edition(id, catalog)?;
            let change = project.own.changed_kinds.get(id);
            let change = change.map(|change| KindChange::clone(change)).unwrap_or_default();
            Some(Self {
                target: Target::Edition(id.to_owned()),
                name: change.name.unwrap_or(name),
                defaults: change.defaults,
                reason: change.reason,
                off: change.off,
                ..Self::new(sort, "")
            })
        })
    }

    fn zone(&self) -> OwnZoneKind {
        OwnZoneKind {
            name: self.name.clone(),
            like: self.like.clone(),
            color: self.color.clone(),
            dashed: self.dashed,
            controlled: self.controlled,
            defaults: self.defaults.clone(),
            source: self.source.clone(),
            reason: self.reason.clone(),
        }
    }

    fn node(&self) -> OwnNodeKind {
        OwnNodeKind {
            name: self.name.clone(),
            like: self.like.clone(),
            icon: self.icon.clone(),
            defaults: self.defaults.clone(),
            source: self.source.clone(),
            reason: self.reason.clone(),
        }
    }

    fn flow(&self) -> OwnFlowKind {
        let is_said = !self.sentence.ja.trim().is_empty() || !self.sentence.en.trim().is_empty();
        OwnFlowKind {
            name: self.name.clone(),
            like: self.like.clone(),
            sentence: is_said.then(|| self.sentence.clone()),
            source: self.source.clone(),
            reason: self.reason.clone(),
        }
    }

    /// In what it differs from the edition.
    fn change(&self, id: &str, catalog: &Catalog) -> KindChange {
        let edition = of_edition(id, catalog).map(|(_, name, _)| name);
        KindChange {
            off: self.off,
            reason: self.reason.clone(),
            name: (edition.as_ref() != Some(&self.name)).then(|| self.name.clone()),
            defaults: self.defaults.clone(),
        }
    }

    /// What is to be done to the project; none where it does not have it.
    pub(super) fn edit(&self, catalog: &Catalog) -> Option<EntryEdit> {
        Some(match (&self.target, self.sort) {
            (Target::New, Sort::Zone) => EntryEdit::AddZoneKind(self.zone()),
            (Target::New, Sort::Node) => EntryEdit::AddNodeKind(self.node()),
            (Target::New, Sort::Flow) => EntryEdit::AddFlowKind(self.flow()),
            (Target::Own(id), Sort::Zone) => EntryEdit::SetZoneKind(id.parse().ok()?, self.zone()),
            (Target::Own(id), Sort::Node) => EntryEdit::SetNodeKind(id.parse().ok()?, self.node()),
            (Target::Own(id), Sort::Flow) => EntryEdit::SetFlowKind(id.parse().ok()?, self.flow()),
            (Target::Edition(id), _) => {
                let change = self.change(id, catalog);
                EntryEdit::ChangeKind(id.clone(), (change != KindChange::default()).then_some(change))
            }
        })
    }

    /// What takes it out of the project, or brings back what the edition has; none where there is nothing of either.
    pub(super) fn dropping(&self, project: &Project) -> Option<EntryEdit> {
        Some(match (&self.target, self.sort) {
            (Target::New, _) => return None,
            (Target::Own(id), Sort::Zone) => EntryEdit::DropZoneKind(id.parse().ok()?),
            (Target::Own(id), Sort::Node) => EntryEdit::DropNodeKind(id.parse().ok()?),
            (Target::Own(id), Sort::Flow) => EntryEdit::DropFlowKind(id.parse().ok()?),
            (Target::Edition(id), _) => {
                project.own.changed_kinds.get(id)?;
                EntryEdit::ChangeKind(id.clone(), None)
            }
        })
    }

    /// What is wrong with it; nothing where it can be applied.
    pub(super) fn fault(&self, catalog: &Catalog) -> Option<EntryFault> {
        let checked = match (&self.target, self.sort) {
            (Target::Edition(id), _) => {
                // The name is looked at where it is as in the edition too.
                let change = KindChange { name: Some(self.name.clone()), ..self.change(id, catalog) };
                catalog.check_kind_change(id, &change)
            }
            (_, Sort::Zone) => catalog.check_zone_kind(&self.zone()),
            (_, Sort::Node) => catalog.check_node_kind(&self.node()),
            (_, Sort::Flow) => catalog.check_flow_kind(&self.flow()),
        };
        checked.err()
    }

    /// The fields that differ from the edition, by the keys of their labels.
    pub(super) fn changed(&self, catalog: &Catalog) -> Vec<&'static str> {
        let Target::Edition(id) = &self.target else { return Vec::new() };
        let change = self.change(id, catalog);
        let fields = [
            (change.off, "entry-off"),
            (change.name.is_some(), "entry-name"),
            (!change.defaults.is_empty(), "entry-defaults"),
        ];
        fields.into_iter().filter(|(changed, _)| *changed).map(|(_, key)| key).collect()
    }

    /// The properties of its elements, with the values they have where nothing else is said.
    pub(super) fn properties<'c>(&self, catalog: &'c Catalog) -> &'c [PropertyDefinition] {
        let kind = match &self.target {
            Target::Edition(id) => of_edition(id, catalog),
            // What the project changes in a kind holds for those that work like it.
            Target::New | Target::Own(_) => of(&self.like, catalog),
        };
        kind.map_or(&[], |(_, _, properties)| properties)
    }

    /// The id as the project's elements name it; none of one that is to be added.
    pub(super) fn id(&self) -> Option<&str> {
        match &self.target {
            Target::New => None,
            Target::Own(id) | Target::Edition(id) => Some(id),
        }
    }

    /// The elements that are of it.
    pub(super) fn elements(&self, project: &Project) -> Vec<ElementId> {
        let Some(id) = self.id() else { return Vec::new() };
        match self.sort {
            Sort::Zone => project.zones.iter().filter(|(_, it)| it.kind == id).map(|(&id, _)| id.into()).collect(),
            Sort::Node => project.nodes.iter().filter(|(_, it)| it.kind == id).map(|(&id, _)| id.into()).collect(),
            Sort::Flow => {
                let is_of = |verb: &Option<String>| verb.as_deref() == Some(id);
                project.flows.iter().filter(|(_, it)| is_of(&it.verb)).map(|(&id, _)| id.into()).collect()
            }
        }
    }
}

/// A kind of the edition: what it is one of, its name and its properties there.
fn of_edition<'c>(id: &str, catalog: &'c Catalog) -> Option<(Sort, Name, &'c [PropertyDefinition])> {
    of(id, catalog.edition())
}

fn of<'c>(id: &str, catalog: &'c Catalog) -> Option<(Sort, Name, &'c [PropertyDefinition])> {
    let zone = catalog.zone_kinds.get(id).map(|it| (Sort::Zone, it.name.clone(), it.properties.as_slice()));
    let node = || catalog.node_kinds.get(id).map(|it| (Sort::Node, it.name.clone(), it.properties.as_slice()));
    let flow = || catalog.flow_kinds.get(id).map(|it| (Sort::Flow, it.name.clone(), &[][..]));
    zone.or_else(node).or_else(flow)
}

fn own(id: &str, project: &Project) -> Option<KindForm> {
    let own = &project.own;
    let target = Target::Own(id.to_owned());
    if let Some(kind) = spelled(&own.zone_kinds, id) {
        let OwnZoneKind { name, like, color, dashed, controlled, defaults, source, reason } = OwnZoneKind::clone(kind);
        let new = KindForm::new(Sort::Zone, &like);
        return Some(KindForm { target, name, color, dashed, controlled, defaults, source, reason, ..new });
    }
    if let Some(kind) = spelled(&own.node_kinds, id) {
        let OwnNodeKind { name, like, icon, defaults, source, reason } = OwnNodeKind::clone(kind);
        let new = KindForm::new(Sort::Node, &like);
        return Some(KindForm { target, name, icon, defaults, source, reason, ..new });
    }
    let kind = spelled(&own.flow_kinds, id)?;
    let OwnFlowKind { name, like, sentence, source, reason } = OwnFlowKind::clone(kind);
    let new = KindForm::new(Sort::Flow, &like);
    Some(KindForm { target, name, sentence: sentence.unwrap_or_default(), source, reason, ..new })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;

    #[test]
    fn a_kind_that_is_not_touched_is_no_change() {
        let (project, catalog) = (Project::default(), Catalog::builtin().unwrap());
        let kinds = (catalog.zone_kinds.iter().map(|kind| &kind.id))
            .chain(catalog.node_kinds.iter().map(|kind| &kind.id))
            .chain(catalog.flow_kinds.iter().map(|kind| &kind.id));
        for id in kinds {
            let form = KindForm::of(id, &project, &catalog).unwrap();
            assert_eq!(form.edit(&catalog), Some(EntryEdit::ChangeKind(id.clone(), None)));
            assert_eq!(
                (form.fault(&catalog), form.changed(&catalog), form.dropping(&project)),
                (None, Vec::new(), None)
            );
        }
    }

    #[test]
    fn an_own_kind_is_opened_as_it_was_entered() {
        let (mut project, catalog) = (Project::default(), Catalog::builtin().unwrap());
        let mut form = KindForm::like("node.terminal", &catalog).unwrap();
        assert_eq!(form.fault(&catalog), Some(EntryFault::Unnamed));
        form.name.ja = "MRI装置".into();
        form.icon = Some("microscope".into());
        form.defaults.insert("mobile".into(), Value::Bool(true));
        let id = project.add_own_node_kind(form.node()).to_string();
        let opened = KindForm::of(&id, &project, &catalog.shared(&project)).unwrap();
        assert_eq!(opened, KindForm { target: Target::Own(id), ..form });
        assert_eq!(KindForm::new(Sort::Flow, "").fault(&catalog), Some(EntryFault::Unnamed));
        assert_eq!(
            KindForm { name: opened.name, ..KindForm::new(Sort::Flow, "") }.fault(&catalog),
            Some(EntryFault::NoLike)
        );
    }

    #[test]
    fn only_what_differs_from_the_edition_is_kept() {
        let (project, catalog) = (Project::default(), Catalog::builtin().unwrap());
        let mut form = KindForm::of("zone.dc", &project, &catalog).unwrap();
        form.off = true;
        form.defaults.insert("country".into(), Value::Text("シンガポール".into()));
        let Some(EntryEdit::ChangeKind(_, Some(change))) = form.edit(&catalog) else { panic!("no change") };
        assert_eq!((change.off, change.name, change.defaults.len()), (true, None, 1));
        assert_eq!(form.changed(&catalog), ["entry-off", "entry-defaults"]);
    }
}
