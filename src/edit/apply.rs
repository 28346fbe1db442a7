//! Applies a command to a project.

use std::collections::BTreeSet;

use super::aspect::Aspect;
use super::command::{Change, Command, StepName};
use super::error::EditError;
use super::movement::Bent;
use super::subject::subjects;
use super::{
    arrange, arrow, aspect, baseline, clipboard, copies, criteria, deletion, entries, landing, layout, lock, movement,
    naming, place, replace, resize, stacking, together, workshop,
};
use crate::catalog::Catalog;
use crate::model::{DataId, ElementId, FlowId, MeasureId, NodeId, NoteId, PartyId, Point, Project, RiskId, ZoneId};

/// The project that a command makes of `project`, with the name of the step and what is selected afterwards.
///
/// The catalogue may be that of any project of the same edition: entries of the project's own are known all the same.
/// `project` itself stays as it is, so the same command can be applied to it in every frame of a drag.
///
/// # Errors
/// Why it cannot be done; also [`EditError::NothingChanged`] where it would make no difference.
pub fn apply(project: &Project, catalog: &Catalog, command: &Command) -> Result<Change, EditError> {
    apply_again(project, catalog, command, &mut Bent::default())
}

/// The same for whoever applies such commands to the same project in every frame of a drag, and keeps what was found out
/// about it.
///
/// # Errors
/// As [`apply`].
pub fn apply_again(
    project: &Project,
    catalog: &Catalog,
    command: &Command,
    bent: &mut Bent,
) -> Result<Change, EditError> {
    let mut changed = project.clone();
    let (step, select) = carry_out(&mut changed, &catalog.of(project), command, bent)?;
    check_numbers(&changed)?;
    if changed == *project {
        return Err(EditError::NothingChanged);
    }
    naming::check(project, &changed)?;
    let about = subjects(command, project, &changed);
    Ok(Change { project: changed, step, about, select })
}

fn carry_out(
    project: &mut Project,
    catalog: &Catalog,
    command: &Command,
    bent: &mut Bent,
) -> Result<(StepName, Option<BTreeSet<ElementId>>), EditError> {
    let (step, select) = match command {
        Command::PlaceNode { kind, center, name } => {
            (StepName::Place, Some(one(place::place_node(project, catalog, kind, *center, name)?)))
        }
        Command::PlaceZone { kind, frame, name } => {
            (StepName::Place, Some(one(place::place_zone(project, catalog, kind, *frame, name)?)))
        }
        Command::PlaceNote { frame, text } => (StepName::Place, Some(one(place::place_note(project, *frame, text)?))),
        Command::PlaceConnected { kind, center, name, other, way } => {
            let node = place::place_node(project, catalog, kind, *center, name)?;
            let (from, to) = way.ends(*other, node);
            place::draw_flow(project, from, to, way.is_both())?;
            (StepName::Place, Some(one(node)))
        }
        Command::PlaceAtEnd { kind, center, name, flow, end } => {
            let node = place::place_node(project, catalog, kind, *center, name)?;
            arrow::reconnect(project, *flow, *end, node)?;
            (StepName::Place, Some(one(node)))
        }
        Command::DrawFlow { from, to, two_way } => {
            (StepName::DrawFlow, Some(one(place::draw_flow(project, *from, *to, *two_way)?)))
        }
        Command::Bend { flow, waypoints } => {
            arrow::bend(project, *flow, waypoints)?;
            (StepName::Bend, None)
        }
        Command::Reconnect { flow, end, node } => {
            arrow::reconnect(project, *flow, *end, *node)?;
            (StepName::Reconnect, None)
        }
        Command::PlaceLabel { flow, at } => {
            arrow::place_label(project, *flow, *at)?;
            (StepName::MoveLabel, None)
        }
        Command::Move { elements, by } => {
            movement::move_elements(project, elements, *by, bent)?;
            (StepName::Move, None)
        }
        Command::Arrange { elements, how } => {
            arrange::arrange(project, elements, *how)?;
            (how.step(), None)
        }
        Command::Layout { frames } => {
            layout::put(project, frames)?;
            (StepName::Layout, None)
        }
        Command::Stack { elements, front } => {
            stacking::stack(project, elements, *front)?;
            (StepName::Stack, None)
        }
        Command::Lock { elements, locked } => {
            lock::set_locked(project, elements, *locked)?;
            (if *locked { StepName::Lock } else { StepName::Unlock }, None)
        }
        Command::Resize { element, frame } => {
            resize::resize(project, *element, *frame)?;
            (StepName::Resize, None)
        }
        Command::Rename { element, name } => {
            replace::rename(project, *element, name)?;
            (if matches!(element, ElementId::Note(_)) { StepName::ChangeNote } else { StepName::Rename }, None)
        }
        Command::Delete { elements } | Command::Cut { elements } => {
            let left = deletion::delete(project, elements)?;
            // What was selected stays so while a decision or a measure about it is taken away.
            let drawn = elements.iter().any(|element| !matches!(element, ElementId::Risk(_) | ElementId::Measure(_)));
            let step = if matches!(command, Command::Cut { .. }) { StepName::Cut } else { StepName::Delete };
            (step, drawn.then_some(left))
        }
        Command::Duplicate { elements, by } => {
            let clip = copies::Clip::of(project, elements)?;
            let copies = clip.insert(project, *by, copies::From::SameProject)?;
            (StepName::Duplicate, Some(copies::outermost(project, copies)))
        }
        Command::Paste { text, center } => (StepName::Paste, Some(paste(project, catalog, text, *center)?)),
        Command::PutPiece { piece, center } => (StepName::Place, Some(put(project, catalog, piece, *center)?)),
        Command::SetZone(id, zone) => {
            let aspect = project.zones.get(id).and_then(|old| aspect::of_zone(old, zone));
            (named(aspect, StepName::Change), replace::set_zone(project, catalog, *id, zone)?)
        }
        Command::SetNode(id, node) => {
            let aspect = project.nodes.get(id).and_then(|old| aspect::of_node(old, node));
            (named(aspect, StepName::Change), replace::set_node(project, catalog, *id, node)?)
        }
        Command::SetFlow(id, flow) => {
            let ends = project.flows.get(id).map(|old| (old.from, old.to));
            let step = if ends == Some((flow.from, flow.to)) {
                let aspect = project.flows.get(id).and_then(|old| aspect::of_flow(old, flow));
                named(aspect, StepName::Describe)
            } else if ends == Some((flow.to, flow.from)) {
                StepName::Reverse
            } else {
                StepName::Reconnect
            };
            (step, replace::set_flow(project, catalog, *id, flow)?)
        }
        Command::SetTogether(together) => {
            let step = named(aspect::of_together(project, together), StepName::ChangeTogether);
            together::set(project, catalog, together)?;
            (step, None)
        }
        Command::SetNote(id, note) => (StepName::ChangeNote, replace::set_note(project, *id, note)?),
        Command::SetParty(id, party) => {
            let aspect = project.parties.get(id).and_then(|old| aspect::of_party(old, party));
            (named(aspect, StepName::ChangeParty), replace::set_party(project, *id, party)?)
        }
        Command::SetData(id, data) => {
            let aspect = project.data.get(id).and_then(|old| aspect::of_data(old, data));
            (named(aspect, StepName::ChangeData), replace::set_data(project, catalog, *id, data)?)
        }
        Command::SetMeasure(id, measure) => {
            (StepName::ChangeMeasure, replace::set_measure(project, catalog, *id, measure)?)
        }
        Command::SetRisk(id, risk) => (StepName::Decide, replace::set_risk(project, catalog, *id, risk)?),
        Command::AddParty(party, of) => (StepName::AddParty, replace::add_party(project, party, of)?),
        Command::AddData(data, flows) => (StepName::AddData, replace::add_data(project, catalog, data, flows)?),
        Command::AddMeasure(measure, risk) => {
            let step = if risk.is_some() { StepName::Decide } else { StepName::AddMeasure };
            (step, replace::add_measure(project, catalog, measure, *risk)?)
        }
        Command::Treat { measure, risks } => (StepName::AddMeasure, replace::treat(project, catalog, measure, risks)?),
        Command::AddRisk(risk) => (StepName::Decide, replace::add_risk(project, catalog, risk)?),
        Command::Decide { changed, new } => {
            for (id, risk) in changed {
                replace::set_risk(project, catalog, *id, risk)?;
            }
            for risk in new {
                replace::add_risk(project, catalog, risk)?;
            }
            (StepName::Decide, None)
        }
        Command::Resolve { risk, decided, measures } => {
            workshop::resolve(project, catalog, *risk, decided, measures)?;
            (StepName::Decide, None)
        }
        Command::SetWorkshop(id, held) => {
            workshop::set(project, *id, held)?;
            (StepName::HoldWorkshop, None)
        }
        Command::Freeze { name, on, by, note } => {
            baseline::freeze(project, name, on, by, note);
            (StepName::Freeze, None)
        }
        Command::SetBaseline { baseline, name, on, by, note } => {
            baseline::describe(project, *baseline, name, on, by, note)?;
            (StepName::DescribeBaseline, None)
        }
        Command::Thaw(baseline) => {
            baseline::thaw(project, *baseline)?;
            (StepName::Thaw, None)
        }
        Command::SetProject { title, profile } => {
            title.clone_into(&mut project.title);
            profile.clone_into(&mut project.profile);
            // What another edition has may have been named before.
            entries::check(project, catalog)?;
            (StepName::ChangeProject, None)
        }
        Command::SetCriteria(chosen) => {
            criteria::set(project, catalog, chosen.as_deref())?;
            (StepName::ChangeCriteria, None)
        }
        Command::EditEntry(edit) => {
            entries::edit(project, catalog, edit)?;
            (StepName::EditEntry, None)
        }
    };
    Ok((step, select))
}

/// The name of a step by the one property that it changes; where it changes several, the other name.
fn named(aspect: Option<Aspect>, otherwise: StepName) -> StepName {
    aspect.map_or(otherwise, StepName::ChangeOf)
}

fn one(id: impl Into<ElementId>) -> BTreeSet<ElementId> {
    BTreeSet::from([id.into()])
}

fn paste(
    project: &mut Project,
    catalog: &Catalog,
    text: &str,
    center: Option<Point>,
) -> Result<BTreeSet<ElementId>, EditError> {
    let clip = clipboard::read(text)?;
    let by = landing::way_to(&clip, project, center);
    let copies = clip.insert(project, by, copies::From::Anywhere)?;
    entries::check(project, catalog)?;
    Ok(copies::outermost(project, copies))
}

fn put(
    project: &mut Project,
    catalog: &Catalog,
    piece: &Project,
    center: Point,
) -> Result<BTreeSet<ElementId>, EditError> {
    let zones = piece.zones.keys().map(|&id| ElementId::from(id));
    let nodes = piece.nodes.keys().map(|&id| ElementId::from(id));
    let notes = piece.notes.keys().map(|&id| ElementId::from(id));
    let clip = copies::Clip::of(piece, &zones.chain(nodes).chain(notes).collect())?;
    let by = landing::way_to(&clip, project, Some(center));
    let copies = clip.insert(project, by, copies::From::Anywhere)?;
    entries::check(project, catalog)?;
    Ok(copies)
}

/// The highest number an id can have: files spell at most nine digits.
const LAST: u32 = 999_999_999;

/// Refuses a project that holds an id which a file could not spell.
fn check_numbers(project: &Project) -> Result<(), EditError> {
    macro_rules! check {
        ($($map:ident $id:ident)+) => {$(
            if project.$map.get_max().is_some_and(|(id, _)| id.0 > LAST) {
                return Err(EditError::NoNumbersLeft { last: $id(LAST).into() });
            }
        )+};
    }
    check! { parties PartyId data DataId zones ZoneId nodes NodeId flows FlowId notes NoteId measures MeasureId risks RiskId }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;

    #[test]
    fn a_command_that_changes_nothing_is_no_step() {
        let (project, catalog) = (sample::clinic(), sample::catalog());
        let same = Command::SetProject { title: project.title.clone(), profile: project.profile.clone() };
        assert_eq!(apply(&project, &catalog, &same), Err(EditError::NothingChanged));
        let other = Command::SetProject { title: "別の題".into(), profile: project.profile.clone() };
        assert_eq!(apply(&project, &catalog, &other).unwrap().project.title, "別の題");
    }

    #[test]
    fn no_id_is_given_that_a_file_could_not_spell() {
        let (mut project, catalog) = (sample::clinic(), sample::catalog());
        project.issued.notes = LAST - 1;
        let command = Command::PlaceNote { frame: crate::model::Rect(0.0, 0.0, 100.0, 40.0), text: "a".into() };
        let change = apply(&project, &catalog, &command).unwrap();
        assert!(change.project.notes.contains_key(&NoteId(LAST)));
        assert_eq!(
            apply(&change.project, &catalog, &command),
            Err(EditError::NoNumbersLeft { last: NoteId(LAST).into() })
        );
    }
}
