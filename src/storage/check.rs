//! Whether a project holds together: what it names exists, and what it draws can be drawn.
//!
//! The reader asks this of every file and the saver of every project, so that nothing is written that could not be read.

use std::collections::BTreeSet;

use super::place::Place;
use super::problem::{Part, Problem, Reference};
use crate::catalog::Catalog;
use crate::model::{
    Baseline, DataId, DataItem, ElementId, Flow, Measure, Node, Note, Party, Point, Project, Properties, Rect, Risk,
    Value, Zone,
};

/// How many characters a name may have.
const LONGEST_NAME: usize = 10_000;

/// The highest number of an id: as many digits as ids are read with.
const HIGHEST_NUMBER: u32 = 999_999_999;

/// How many references that lead nowhere are listed.
const LISTED: usize = 20;

/// Checks a project; `locate` says where a part of it stands in the file it came from.
///
/// # Errors
/// The first thing that is wrong; references that lead nowhere are listed together.
pub fn check(project: &Project, locate: &dyn Fn(&Part) -> Option<Place>) -> Result<(), Problem> {
    let mut check = Check { project, locate, references: Vec::new(), count: 0 };
    check.numbers()?;
    check.name(None, "title", &project.title)?;
    if let Some(fault) = project.criteria.as_ref().and_then(|criteria| criteria.check().err()) {
        return Err(Problem::Criteria { place: locate(&Part::Criteria), fault });
    }
    own_entries(project, locate)?;
    check.elements()?;
    if check.count > 0 {
        return Err(Problem::Dangling { references: check.references, count: check.count });
    }
    if let Some(items) = data_within_itself(project) {
        return Err(Problem::ContainsItself {
            place: items.first().and_then(|id| locate(&Part::Element((*id).into()))),
            items,
        });
    }
    baselines(project)
}

/// Checks what the project adds to the catalogue and changes in it.
fn own_entries(project: &Project, locate: &dyn Fn(&Part) -> Option<Place>) -> Result<(), Problem> {
    if project.own.is_empty() {
        return Ok(());
    }
    // The tests make sure that there is one; without any, nothing says what may be named.
    let Ok(edition) = Catalog::builtin() else { return Ok(()) };
    edition.check_own(project).map_err(|(entry, fault)| Problem::Entry {
        place: locate(&Part::Entry(entry.clone())),
        entry,
        fault,
    })
}

/// Checks the frozen states: each must hold together by itself and hold no further ones.
fn baselines(project: &Project) -> Result<(), Problem> {
    for (&baseline, Baseline { state, .. }) in project.baselines.iter().map(|(id, frozen)| (id, &**frozen)) {
        if !state.baselines.is_empty() {
            return Err(Problem::BaselineWithin { baseline });
        }
        check(state, &|_| None).map_err(|problem| Problem::InBaseline { baseline, problem: Box::new(problem) })?;
    }
    Ok(())
}

struct Check<'a> {
    project: &'a Project,
    locate: &'a dyn Fn(&Part) -> Option<Place>,
    references: Vec<Reference>,
    count: usize,
}

impl Check<'_> {
    fn numbers(&self) -> Result<(), Problem> {
        let Project {
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
            own,
            workshops,
            ..
        } = self.project;
        let highest = [
            ("zones", issued.zones, zones.get_max().map(|(id, _)| id.0)),
            ("nodes", issued.nodes, nodes.get_max().map(|(id, _)| id.0)),
            ("flows", issued.flows, flows.get_max().map(|(id, _)| id.0)),
            ("notes", issued.notes, notes.get_max().map(|(id, _)| id.0)),
            ("parties", issued.parties, parties.get_max().map(|(id, _)| id.0)),
            ("data", issued.data, data.get_max().map(|(id, _)| id.0)),
            ("measures", issued.measures, measures.get_max().map(|(id, _)| id.0)),
            ("risks", issued.risks, risks.get_max().map(|(id, _)| id.0)),
            ("baselines", issued.baselines, baselines.get_max().map(|(id, _)| id.0)),
            ("own_threats", issued.own_threats, own.threats.get_max().map(|(id, _)| id.0)),
            ("own_zone_kinds", issued.own_zone_kinds, own.zone_kinds.get_max().map(|(id, _)| id.0)),
            ("own_node_kinds", issued.own_node_kinds, own.node_kinds.get_max().map(|(id, _)| id.0)),
            ("own_flow_kinds", issued.own_flow_kinds, own.flow_kinds.get_max().map(|(id, _)| id.0)),
            ("rules", issued.rules, own.rules.get_max().map(|(id, _)| id.0)),
            ("own_measures", issued.own_measures, own.measures.get_max().map(|(id, _)| id.0)),
            ("workshops", issued.workshops, workshops.get_max().map(|(id, _)| id.0)),
        ];
        for (field, issued, used) in highest {
            let number = issued.max(used.unwrap_or(0));
            if number > HIGHEST_NUMBER {
                return Err(Problem::NumberTooHigh { field, number, limit: HIGHEST_NUMBER });
            }
        }
        Ok(())
    }

    fn elements(&mut self) -> Result<(), Problem> {
        for (id, party) in &self.project.parties {
            let Party { name, role: _, note: _ } = &**party;
            self.name(Some((*id).into()), "name", name)?;
        }
        for (id, item) in &self.project.data {
            self.data((*id).into(), item)?;
        }
        for (id, zone) in &self.project.zones {
            self.zone((*id).into(), zone)?;
        }
        for (id, node) in &self.project.nodes {
            self.node((*id).into(), node)?;
        }
        for (id, flow) in &self.project.flows {
            self.flow((*id).into(), flow)?;
        }
        for (id, note) in &self.project.notes {
            let Note { text, frame, about, locked: _, layer: _ } = &**note;
            let id = (*id).into();
            self.name(Some(id), "text", text)?;
            frame.map_or(Ok(()), |frame| self.rect(id, "frame", frame))?;
            self.refer(id, "about", about);
        }
        for (id, measure) in &self.project.measures {
            let Measure {
                kind: _,
                name,
                on,
                performer: _,
                status: _,
                owner: _,
                due: _,
                evidence: _,
                reference: _,
                note: _,
            } = &**measure;
            self.name(Some((*id).into()), "name", name)?;
            self.refer((*id).into(), "on", on);
        }
        for (id, risk) in &self.project.risks {
            // What a risk says beside its references is free text, or names steps and threats of the catalogue.
            let Risk { flows, measures, words, .. } = &**risk;
            self.name(Some((*id).into()), "words", words)?;
            self.refer((*id).into(), "flows", flows);
            self.refer((*id).into(), "measures", measures);
        }
        Ok(())
    }

    fn data(&mut self, id: ElementId, item: &DataItem) -> Result<(), Problem> {
        let DataItem { name, class: _, contains, retention_years, note: _ } = item;
        self.name(Some(id), "name", name)?;
        self.finite(id, "retention_years", retention_years.unwrap_or(0.0).into())?;
        self.refer(id, "contains", contains);
        Ok(())
    }

    fn zone(&mut self, id: ElementId, zone: &Zone) -> Result<(), Problem> {
        let Zone { kind: _, name, frame, party, properties, confidence: _, note: _, locked: _, layer: _ } = zone;
        self.name(Some(id), "name", name)?;
        self.rect(id, "frame", *frame)?;
        self.properties(id, properties)?;
        self.refer(id, "party", party);
        Ok(())
    }

    fn node(&mut self, id: ElementId, node: &Node) -> Result<(), Problem> {
        let Node {
            kind: _,
            name,
            at,
            size,
            environment: _,
            party,
            keeps,
            properties,
            confidence: _,
            note: _,
            locked: _,
            layer: _,
        } = node;
        self.name(Some(id), "name", name)?;
        self.points(id, "at", &[*at])?;
        self.rect(id, "size", Rect::at(Point(0.0, 0.0), *size))?;
        self.properties(id, properties)?;
        self.refer(id, "party", party);
        self.refer(id, "keeps", keeps);
        Ok(())
    }

    fn flow(&mut self, id: ElementId, flow: &Flow) -> Result<(), Problem> {
        let Flow {
            verb: _,
            from,
            to,
            two_way: _,
            actor,
            data,
            phases: _,
            properties,
            wording: _,
            waypoints,
            straight: _,
            label_at,
            confidence: _,
            note: _,
        } = flow;
        self.points(id, "waypoints", waypoints)?;
        self.points(id, "label_at", &label_at.map_or_else(Vec::new, |by| vec![Point(by.0, by.1)]))?;
        self.properties(id, properties)?;
        self.refer(id, "from", &[*from]);
        self.refer(id, "to", &[*to]);
        self.refer(id, "actor", actor);
        self.refer(id, "data", data);
        Ok(())
    }

    fn place(&self, id: ElementId) -> Option<Place> {
        (self.locate)(&Part::Element(id))
    }

    fn name(&self, element: Option<ElementId>, field: &'static str, name: &str) -> Result<(), Problem> {
        // No text has more characters than bytes, so most names need no counting.
        let length = if name.len() <= LONGEST_NAME { 0 } else { name.chars().count() };
        if length > LONGEST_NAME {
            let place = element.and_then(|id| self.place(id));
            return Err(Problem::TooLong { place, element, field, length, limit: LONGEST_NAME });
        }
        Ok(())
    }

    fn points(&self, element: ElementId, field: &'static str, points: &[Point]) -> Result<(), Problem> {
        if points.iter().all(|point| point.is_drawable()) {
            return Ok(());
        }
        Err(Problem::NotDrawable { place: self.place(element), element, field })
    }

    fn rect(&self, element: ElementId, field: &'static str, rect: Rect) -> Result<(), Problem> {
        let size = rect.size();
        if !rect.is_drawable() {
            Err(Problem::NotDrawable { place: self.place(element), element, field })
        } else if size.0 <= 0.0 || size.1 <= 0.0 {
            Err(Problem::NoSize { place: self.place(element), element, field })
        } else {
            Ok(())
        }
    }

    fn properties(&self, element: ElementId, properties: &Properties) -> Result<(), Problem> {
        for (property, value) in properties {
            if let Value::Number(number) = value {
                self.finite(element, property, *number)?;
            }
        }
        Ok(())
    }

    fn finite(&self, element: ElementId, field: &str, number: f64) -> Result<(), Problem> {
        if number.is_finite() {
            return Ok(());
        }
        Err(Problem::NotFinite { place: self.place(element), element, field: field.to_owned() })
    }

    fn refer<'r, Id: Copy + Into<ElementId> + 'r>(
        &mut self,
        from: ElementId,
        field: &'static str,
        ids: impl IntoIterator<Item = &'r Id>,
    ) {
        for to in ids {
            let to = (*to).into();
            if self.project.has(to) {
                continue;
            }
            self.count += 1;
            if self.references.len() < LISTED {
                self.references.push(Reference { place: self.place(from), from, field, to });
            }
        }
    }
}

/// The data items on a way through `contains` that comes back to where it began.
fn data_within_itself(project: &Project) -> Option<Vec<DataId>> {
    let mut done = BTreeSet::new();
    for start in project.data.keys() {
        // Every item on the way, and how many of those it contains have been followed. A way may be as long as there
        // are items, so it is walked without recursion.
        let mut way = vec![(*start, 0)];
        let mut on_way = BTreeSet::from([*start]);
        while let Some((id, followed)) = way.last_mut() {
            let next = project.data.get(id).and_then(|item| item.contains.get(*followed)).copied();
            *followed += 1;
            match next {
                _ if done.contains(id) => drop_last(&mut way, &mut on_way),
                None => {
                    done.insert(*id);
                    drop_last(&mut way, &mut on_way);
                }
                Some(inner) if on_way.contains(&inner) => {
                    let items = way.iter().map(|(id, _)| *id).skip_while(|id| *id != inner);
                    return Some(items.chain([inner]).collect());
                }
                Some(inner) => {
                    on_way.insert(inner);
                    way.push((inner, 0));
                }
            }
        }
    }
    None
}

fn drop_last(way: &mut Vec<(DataId, usize)>, on_way: &mut BTreeSet<DataId>) {
    if let Some((id, _)) = way.pop() {
        on_way.remove(&id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BaselineId;
    use crate::model::criteria_fault::tests::faulty;
    use std::sync::Arc;

    fn item(contains: &[u32]) -> Arc<DataItem> {
        Arc::new(DataItem {
            name: "x".into(),
            class: "data.patient".into(),
            contains: contains.iter().map(|id| DataId(*id)).collect(),
            retention_years: None,
            note: String::new(),
        })
    }

    #[test]
    fn data_shared_by_two_is_no_circle() {
        let mut project = Project::default();
        for (id, contains) in [(1, &[2, 3][..]), (2, &[4]), (3, &[4]), (4, &[])] {
            project.data.insert(DataId(id), item(contains));
        }
        assert_eq!(check(&project, &|_| None), Ok(()));
        project.data.insert(DataId(4), item(&[3]));
        let items = vec![DataId(4), DataId(3), DataId(4)];
        assert_eq!(check(&project, &|_| None), Err(Problem::ContainsItself { place: None, items }));
    }

    #[test]
    fn a_long_chain_of_data_does_not_exhaust_the_stack() {
        let mut project = Project::default();
        for id in 1..=200_000 {
            project.data.insert(DataId(id), item(&[id + 1]));
        }
        project.data.insert(DataId(200_001), item(&[]));
        assert_eq!(check(&project, &|_| None), Ok(()));
        project.data.insert(DataId(200_001), item(&[1]));
        assert!(matches!(check(&project, &|_| None), Err(Problem::ContainsItself { .. })));
    }

    #[test]
    fn criteria_must_fit_together_in_the_project_and_in_its_baselines() {
        for (criteria, fault) in faulty() {
            let project = Project { criteria: Some(Arc::new(criteria)), ..Project::default() };
            let place = Some(Place { line: 3, column: 5 });
            let locate = |part: &Part| place.filter(|_| *part == Part::Criteria);
            let expected = Problem::Criteria { place, fault: fault.clone() };
            assert_eq!(check(&project, &locate), Err(expected));
            let mut later = Project::default();
            let frozen = Baseline {
                name: String::new(),
                on: String::new(),
                by: String::new(),
                note: String::new(),
                state: project,
            };
            later.baselines.insert(BaselineId(1), Arc::new(frozen));
            let within = Box::new(Problem::Criteria { place: None, fault });
            let expected = Problem::InBaseline { baseline: BaselineId(1), problem: within };
            assert_eq!(check(&later, &locate), Err(expected));
        }
    }

    #[test]
    fn a_number_that_leaves_no_room_for_new_ids_is_refused() {
        let mut project = Project::default();
        project.issued.nodes = u32::MAX;
        assert!(matches!(check(&project, &|_| None), Err(Problem::NumberTooHigh { field: "nodes", .. })));
    }
}
