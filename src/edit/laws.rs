//! What holds for every sequence of commands.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::movement::{contents, innermost};
use super::recipes::{Recipe, everything, recipe, recipes, start};
use super::{Command, History, StepName, apply, clipboard, sample};
use crate::catalog::Catalog;
use crate::model::{ElementId, Project, Rect, Vector, ZoneId};
use crate::storage;

/// Applies the recipes in turn, each answer a step of the history, and calls `see` after each with the project before.
fn work(
    history: &mut History,
    catalog: &Catalog,
    recipes: &[Recipe],
    mut see: impl FnMut(&Project, &Command, &Project),
) -> usize {
    let mut clip = String::from("NagarezuClip(format:1)");
    let mut selected = BTreeSet::new();
    let mut steps = 0;
    for recipe in recipes {
        let command = recipe.command(history.project(), &clip);
        let Ok(change) = apply(history.project(), catalog, &command) else { continue };
        let before = history.project().clone();
        let after = change.select.clone().unwrap_or_else(|| selected.clone());
        history.commit(change, std::mem::replace(&mut selected, after.clone()), after);
        see(&before, &command, history.project());
        steps += 1;
        if recipe.picks[2].is_multiple_of(3)
            && let Some(text) = clipboard::copy(history.project(), &recipe.some(history.project()))
        {
            clip = text;
        }
    }
    steps
}

/// Everything a project says, byte for byte: as a file says it.
fn spelled(project: &Project) -> String {
    storage::write(project)
}

/// Every mention of an element that does not exist.
fn dangling(project: &Project) -> Vec<String> {
    let Project {
        title: _,
        profile: _,
        criteria: _,
        own: _,
        issued: _,
        parties: _,
        data,
        zones,
        nodes,
        flows,
        notes,
        measures,
        risks,
        baselines: _,
        workshops,
        drawn: _,
    } = project;
    let mut mentions: Vec<(ElementId, ElementId)> = Vec::new();
    for (id, item) in data {
        mentions.extend(item.contains.iter().map(|to| ((*id).into(), (*to).into())));
    }
    for (id, zone) in zones {
        mentions.extend(zone.party.map(|to| ((*id).into(), to.into())));
    }
    for (id, node) in nodes {
        mentions.extend(node.party.map(|to| ((*id).into(), to.into())));
        mentions.extend(node.keeps.iter().map(|to| ((*id).into(), (*to).into())));
    }
    for (id, flow) in flows {
        mentions.extend([flow.from, flow.to].map(|to| ((*id).into(), to.into())));
        mentions.extend(flow.actor.map(|to| ((*id).into(), to.into())));
        mentions.extend(flow.data.iter().map(|to| ((*id).into(), (*to).into())));
    }
    for (id, note) in notes {
        mentions.extend(note.about.iter().map(|to| ((*id).into(), *to)));
    }
    for (id, measure) in measures {
        mentions.extend(measure.on.iter().map(|to| ((*id).into(), *to)));
    }
    for (id, risk) in risks {
        mentions.extend(risk.flows.iter().map(|to| ((*id).into(), (*to).into())));
        mentions.extend(risk.measures.iter().map(|to| ((*id).into(), (*to).into())));
    }
    for held in workshops.values() {
        mentions.extend(held.later.iter().map(|to| ((*to).into(), (*to).into())));
    }
    let gone = mentions.into_iter().filter(|(_, to)| !project.has(*to));
    let own = sample::catalog().check_own(project).err();
    let own = own.into_iter().map(|(entry, fault)| format!("{entry}: {fault}"));
    gone.map(|(from, to)| format!("{from} names {to}")).chain(own).collect()
}

/// Everything that stands where it cannot be drawn.
fn undrawable(project: &Project) -> Vec<ElementId> {
    let zones = project.zones.iter().filter(|(_, zone)| !zone.frame.is_drawable()).map(|(id, _)| (*id).into());
    let nodes = project.nodes.iter().filter(|(_, node)| !node.rect().is_drawable()).map(|(id, _)| (*id).into());
    let notes = project.notes.iter().filter(|(_, note)| note.frame.is_some_and(|frame| !frame.is_drawable()));
    let flows = project.flows.iter().filter(|(_, flow)| {
        !flow.waypoints.iter().all(|point| point.is_drawable()) || !flow.label_at.is_none_or(Vector::is_drawable)
    });
    let notes = notes.map(|(id, _)| (*id).into());
    zones.chain(nodes).chain(notes).chain(flows.map(|(id, _)| (*id).into())).collect()
}

/// How far a frame went; none where it has another size now, or is not there.
fn moved(old: Option<Rect>, new: Option<Rect>) -> Option<Vector> {
    let (old, new) = old.zip(new)?;
    (old.size() == new.size()).then(|| old.corner().to(new.corner())).filter(|way| *way != Vector(0.0, 0.0))
}

/// Whether two ways are one, but for how far numbers of the size of these places can be told apart.
fn close(a: Vector, b: Vector, places: impl IntoIterator<Item = Option<Rect>>) -> bool {
    let largest = |rect: Rect| rect.0.abs().max(rect.1.abs()).max(rect.2).max(rect.3);
    let size = places.into_iter().flatten().map(largest).fold(0.0, f32::max);
    let slack = 0.1 + 4.0 * f32::EPSILON * size;
    (a.0 - b.0).abs() < slack && (a.1 - b.1).abs() < slack
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Undoing everything gives the first project back byte for byte, redoing everything the last.
    #[test]
    fn undo_and_redo_lose_nothing(first in start(), recipes in recipes()) {
        let catalog = sample::catalog();
        let mut history = History::new(first);
        let mut states = vec![spelled(history.project())];
        let steps = work(&mut history, &catalog, &recipes, |_, _, after| states.push(spelled(after)));
        let last = states.len() - 1;
        prop_assert_eq!(steps, last);
        for state in states[..last].iter().rev() {
            prop_assert!(history.undo().is_some());
            prop_assert_eq!(&spelled(history.project()), state);
        }
        prop_assert!(history.undo().is_none() && history.is_saved());
        for state in &states[1..] {
            prop_assert!(history.redo().is_some());
            prop_assert_eq!(&spelled(history.project()), state);
        }
        prop_assert!(history.redo().is_none());
    }

    /// The same where several changes make one step, as while something is nudged or typed: a step that is undone goes
    /// back to before its first change, and one whose changes cancelled out is no step.
    #[test]
    fn merged_steps_are_undone_whole(first in start(), recipes in recipes()) {
        let catalog = sample::catalog();
        let mut history = History::new(first);
        // What the project was before each step that is there, and what it is now.
        let mut states = vec![spelled(history.project())];
        let mut last_key = None;
        for recipe in &recipes {
            let Ok(change) = apply(history.project(), &catalog, &recipe.command(history.project(), "")) else { continue };
            let key = (!recipe.picks[3].is_multiple_of(4)).then(|| format!("gesture {}", recipe.picks[3] % 2));
            let merges = key.is_some() && key == last_key;
            match &key {
                None => history.commit(change, BTreeSet::new(), BTreeSet::new()),
                Some(key) => history.commit_merged(change, key, BTreeSet::new(), BTreeSet::new()),
            }
            last_key = key;
            if merges {
                states.pop();
            }
            let now = spelled(history.project());
            if states.last() == Some(&now) {
                // The merged changes cancelled out.
                last_key = None;
            } else {
                states.push(now);
            }
        }
        let last = states.len() - 1;
        for state in states[..last].iter().rev() {
            prop_assert!(history.undo().is_some());
            prop_assert_eq!(&spelled(history.project()), state);
        }
        prop_assert!(history.undo().is_none());
        for state in &states[1..] {
            prop_assert!(history.redo().is_some());
            prop_assert_eq!(&spelled(history.project()), state);
        }
        prop_assert!(history.redo().is_none());
    }

    /// Going to any step and back gives the same projects byte for byte, and the steps stay.
    #[test]
    fn any_step_can_be_gone_to(first in start(), recipes in recipes(), ways in prop::collection::vec(0_usize..40, 1..12)) {
        let catalog = sample::catalog();
        let mut history = History::new(first);
        let mut states = vec![spelled(history.project())];
        let steps = work(&mut history, &catalog, &recipes, |_, _, after| states.push(spelled(after)));
        for way in ways.into_iter().map(|way| way % states.len()).chain([steps]) {
            let stood = history.done();
            prop_assert_eq!(history.go_to(way).is_some(), way != stood);
            prop_assert_eq!(spelled(history.project()), &*states[way]);
            prop_assert_eq!((history.done(), history.steps().len()), (way, steps));
            prop_assert_eq!(history.saved_at(), Some(0));
        }
    }

    /// Every step but those about the project as a whole is about something, which is there before or after it.
    #[test]
    fn every_step_is_about_something(first in start(), recipes in recipes()) {
        let mut history = History::new(first);
        work(&mut history, &sample::catalog(), &recipes, |_, _, _| ());
        for step in history.steps() {
            let whole = matches!(step.name, StepName::ChangeProject
                    | StepName::ChangeCriteria
                    | StepName::EditEntry
                    | StepName::Freeze
                    | StepName::DescribeBaseline
                    | StepName::Thaw
                    | StepName::HoldWorkshop
            );
            prop_assert_eq!(step.about.is_empty(), whole, "{:?}", step.name);
            let there = |&id: &ElementId| step.before().has(id) || step.after().has(id);
            prop_assert!(step.about.iter().any(there) || whole, "{:?} {:?}", step.name, &step.about);
        }
    }

    /// After every command: the project can be saved and read again, nothing names what does not exist, everything can
    /// be drawn, no id comes back, every step makes a difference.
    #[test]
    fn every_command_leaves_a_whole_project(first in start(), recipes in recipes()) {
        let catalog = sample::catalog();
        let mut history = History::new(first);
        let mut ever: BTreeSet<ElementId> = everything(history.project()).into_iter().collect();
        let mut faults = Vec::new();
        work(&mut history, &catalog, &recipes, |before, _, after| {
            faults.extend(dangling(after));
            faults.extend(undrawable(after).into_iter().map(|id| format!("{id} cannot be drawn")));
            for id in everything(after) {
                if ever.contains(&id) && !before.has(id) {
                    faults.push(format!("{id} was given twice"));
                }
                ever.insert(id);
            }
            let text = spelled(after);
            if text == spelled(before) {
                faults.push("an empty step".to_owned());
            }
            match storage::read(&text) {
                Ok(read) if read == *after => {}
                Ok(_) => faults.push("another project was read than was saved".to_owned()),
                Err(error) => faults.push(error.to_string()),
            }
        });
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }

    /// Whatever is done, what was locked and is not unlocked is still there, and keeps its place in the innermost zone that
    /// it stands in: it goes as far as that zone is moved, and else stays where it is. It never goes anywhere unless a
    /// zone around it that is not locked goes there.
    #[test]
    fn what_is_locked_keeps_its_place_in_its_zone(first in start(), recipes in recipes()) {
        let catalog = sample::catalog();
        let mut history = History::new(first);
        let mut faults = Vec::new();
        work(&mut history, &catalog, &recipes, |before, command, after| {
            let way = |id: ElementId| moved(before.frame(id), after.frame(id));
            // A frame that is given to a zone carries nothing, even where it is as large as the old one.
            let reframed = match command {
                Command::Resize { element, .. } => Some(*element),
                Command::SetZone(id, _) => Some((*id).into()),
                _ => None,
            };
            for id in everything(before).into_iter().filter(|id| before.is_locked(*id)) {
                if after.has(id) && !after.is_locked(id) {
                    continue;
                }
                let (old, new) = (before.frame(id), after.frame(id));
                // A node widens about its centre when it gets a longer name.
                let widened = old.zip(new).is_some_and(|(old, new)| {
                    matches!(id, ElementId::Node(_)) && new.2 > old.2 && (new.1, new.3) == (old.1, old.3)
                });
                let zone = innermost(before, id).map(ElementId::from);
                let led = zone.filter(|zone| Some(*zone) != reframed).and_then(&way);
                let stays = old == new || widened;
                let near = |zone: Option<ElementId>| {
                    let frames = zone.map(|zone| [before.frame(zone), after.frame(zone)]);
                    frames.into_iter().flatten().chain([old, new])
                };
                let keeps = match led {
                    Some(led) => way(id).is_some_and(|way| close(way, led, near(zone))),
                    None => stays,
                };
                let free = |zone: &ZoneId| !before.is_locked((*zone).into());
                let holds = |zone: &ZoneId| contents(before, &[(*zone).into()].into()).contains(&id);
                let goes = |zone: &ZoneId| {
                    let ways = way((*zone).into()).zip(way(id));
                    ways.is_some_and(|(led, own)| close(led, own, near(Some((*zone).into()))))
                };
                let allowed = stays || before.zones.keys().any(|zone| free(zone) && holds(zone) && goes(zone));
                if !after.has(id) || !keeps || !allowed {
                    faults.push(format!("{id} in {zone:?} went from {old:?} to {new:?} by {command:?}"));
                }
            }
        });
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }

    /// What is copied and read again is what was copied.
    #[test]
    fn a_clip_survives_the_clipboard(first in start(), recipes in recipes(), last in recipe()) {
        let mut history = History::new(first);
        work(&mut history, &sample::catalog(), &recipes, |_, _, _| ());
        let project = history.project();
        let elements: BTreeSet<ElementId> = last.some(project).into_iter().filter(|id| project.has(*id)).collect();
        if let Some(text) = clipboard::copy(project, &elements) {
            let clip = clipboard::read(&text);
            prop_assert!(clip.is_ok(), "{:?} of {}", clip, text);
            prop_assert_eq!(clip, super::copies::Clip::of(project, &elements));
        }
    }

    /// No text makes pasting do anything but paste or refuse.
    #[test]
    fn any_text_is_pasted_or_refused(text in "(NagarezuClip)?[(){}\\[\\]:,\"a-z0-9. ]{0,60}") {
        let command = Command::Paste { text, center: None };
        if let Ok(change) = apply(&sample::clinic(), &sample::catalog(), &command) {
            prop_assert_eq!(dangling(&change.project), Vec::<String>::new());
        }
    }
}
