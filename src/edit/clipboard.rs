//! Text of a selection, and a selection of text: what goes through the system's clipboard.

use std::collections::BTreeSet;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use ron::{Options, error::SpannedError};
use serde::Deserialize;

use super::copies::Clip;
use super::error::EditError;
use super::reference::numbers;
use crate::model::{ElementId, Point, Project, Rect, Vector};

/// What a text of ours starts with.
const MARK: &str = "NagarezuClip";

/// The selection as text, for the clipboard and `Command::Paste`: zones with what stands in them, nodes and notes, the
/// flows among them, and the data items and parties that they name. None where nothing that can be copied is selected.
pub fn copy(project: &Project, elements: &BTreeSet<ElementId>) -> Option<String> {
    let present = elements.iter().copied().filter(|element| project.has(*element)).collect();
    let clip = Clip::of(project, &present).ok()?;
    let pretty = PrettyConfig::new().depth_limit(2).indentor("  ").new_line("\n");
    let body = options().to_string_pretty(&clip, pretty).ok()?;
    Some(format!("{MARK}{body}"))
}

/// The middle of what a text of ours says, where it was copied from; none where it is no such text or has no frames.
pub fn middle(text: &str) -> Option<Point> {
    read(text).ok()?.bounds().map(Rect::center)
}

/// What a text of ours says by itself, for a field: the names of its zones, or of its nodes where it has no zone, or else
/// its notes. None where it is no such text.
pub fn names(text: &str) -> Option<Vec<String>> {
    let clip = read(text).ok()?;
    let zones = clip.zones.into_values().map(|zone| zone.name);
    let nodes = clip.nodes.into_values().map(|node| node.name);
    let notes = clip.notes.into_values().map(|note| note.text);
    let all: [Vec<String>; 3] = [zones.collect(), nodes.collect(), notes.collect()];
    let first = all.into_iter().find(|names| !names.is_empty()).unwrap_or_default();
    Some(first.into_iter().filter(|name| !name.is_empty()).collect())
}

/// Reads a text that [`copy`] made.
pub(super) fn read(text: &str) -> Result<Clip, EditError> {
    #[derive(Deserialize)]
    struct Header {
        format: u32,
    }
    let body = text.trim().strip_prefix(MARK).ok_or(EditError::NotAClip)?;
    let header: Header = options().from_str(body).map_err(|error| damaged(&error))?;
    if header.format > Clip::FORMAT {
        return Err(EditError::NewerClip { found: header.format, known: Clip::FORMAT });
    }
    let clip: Clip = options().from_str(body).map_err(|error| damaged(&error))?;
    check(&clip)?;
    Ok(clip)
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn damaged(error: &SpannedError) -> EditError {
    EditError::DamagedClip { position: error.span.start.to_string(), message: error.code.to_string() }
}

/// Refuses what a person may have written into the text and a project could not hold. Ids that mean nothing in the
/// clip are harmless: what names them is put in without them.
fn check(clip: &Clip) -> Result<(), EditError> {
    let refuse = |id: ElementId, message: &str| {
        Err(EditError::DamagedClip { position: id.to_string(), message: message.to_owned() })
    };
    let frame = "a frame within the drawing was expected";
    let can_stand = |frame: Rect| frame.is_drawable() && frame.2 > 0.0 && frame.3 > 0.0;
    for (id, zone) in &clip.zones {
        numbers(&zone.properties)?;
        if !can_stand(zone.frame) {
            return refuse((*id).into(), frame);
        }
    }
    for (id, node) in &clip.nodes {
        numbers(&node.properties)?;
        if !can_stand(node.rect()) {
            return refuse((*id).into(), frame);
        }
    }
    for (id, note) in &clip.notes {
        if note.frame.is_some_and(|frame| !can_stand(frame)) {
            return refuse((*id).into(), frame);
        }
    }
    for (id, flow) in &clip.flows {
        numbers(&flow.properties)?;
        if !flow.waypoints.iter().all(|waypoint| waypoint.is_drawable()) {
            return refuse((*id).into(), "waypoints within the drawing were expected");
        }
        if !flow.label_at.is_none_or(Vector::is_drawable) {
            return refuse((*id).into(), "a label within the drawing was expected");
        }
    }
    for (id, data) in &clip.data {
        if data.retention_years.is_some_and(|years| !years.is_finite() || years < 0.0) {
            return refuse((*id).into(), "a number of years was expected");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Change, Command, apply, sample};
    use crate::model::{DataId, FlowId, NodeId, PartyId, Point, Value, ZoneId};
    use std::sync::Arc;

    fn selection() -> BTreeSet<ElementId> {
        BTreeSet::from([ZoneId(3).into(), NodeId(2).into(), NodeId(3).into()])
    }

    fn paste(project: &Project, text: &str, center: Option<Point>) -> Result<Change, EditError> {
        apply(project, &sample::catalog(), &Command::Paste { text: text.into(), center })
    }

    #[test]
    fn what_is_copied_can_be_read() {
        let mut project = sample::clinic();
        let node = Arc::make_mut(project.nodes.get_mut(&NodeId(2)).unwrap());
        node.properties.insert("share".into(), Value::Number(0.1));
        node.properties.insert("count".into(), Value::Number(3.0));
        node.properties.insert("name".into(), Value::Text("\"引用\"\n改行".into()));
        let text = copy(&project, &selection()).unwrap();
        assert!(text.starts_with(MARK));
        assert_eq!(read(&text).unwrap(), Clip::of(&project, &selection()).unwrap());
    }

    #[test]
    fn a_field_gets_the_names_of_what_was_copied() {
        let project = sample::clinic();
        let of = |elements: &[ElementId]| names(&copy(&project, &elements.iter().copied().collect()).unwrap());
        let name = |id| project.name(id).unwrap().to_owned();
        let (zone, one, two) = (ZoneId(3).into(), NodeId(2).into(), NodeId(3).into());
        assert_eq!(of(&[one]), Some(vec![name(one)]));
        assert_eq!(of(&[two, one]), Some(vec![name(one), name(two)]));
        assert_eq!(of(&[zone, one]), Some(vec![name(zone)]));
        assert_eq!(names("ただの文"), None);
    }

    #[test]
    fn pasting_into_the_same_project_keeps_data_parties_and_actor() {
        let before = sample::clinic();
        let after = paste(&before, &copy(&before, &selection()).unwrap(), None).unwrap().project;
        assert_eq!((&after.data, &after.parties), (&before.data, &before.parties));
        let flow = &after.flows[&FlowId(3)];
        assert_eq!((flow.from, flow.to, flow.actor), (NodeId(5), NodeId(6), Some(NodeId(7))), "N4 stands in Z3");
        assert_eq!(after.zones[&ZoneId(4)].party, before.zones[&ZoneId(3)].party);
    }

    #[test]
    fn who_acts_and_was_not_copied_is_known_in_the_same_project_alone() {
        let before = sample::clinic();
        let text = copy(&before, &BTreeSet::from([NodeId(2).into(), NodeId(3).into()])).unwrap();
        let actor = |project: &Project, flow| paste(project, &text, None).unwrap().project.flows[&flow].actor;
        assert_eq!(actor(&before, FlowId(3)), Some(NodeId(4)));
        assert_eq!(actor(&Project::default(), FlowId(1)), None);
    }

    #[test]
    fn pasting_into_another_project_brings_what_is_named_along_once() {
        let text = copy(&sample::clinic(), &selection()).unwrap();
        let mut other = Project::default();
        let medical = sample::clinic().parties[&PartyId(2)].as_ref().clone();
        other.add_party(medical);
        let once = paste(&other, &text, None).unwrap().project;
        assert_eq!(once.parties.len(), 2, "one of the two was there, under another id");
        assert_eq!(once.zones[&ZoneId(1)].party, Some(PartyId(1)));
        assert_eq!(once.data.len(), 2, "what D2 contains comes along");
        let twice = paste(&once, &text, None).unwrap().project;
        assert_eq!((twice.parties.len(), twice.data.len(), twice.nodes.len()), (2, 2, 6));
        assert_ne!(twice.nodes[&NodeId(1)].at, twice.nodes[&NodeId(4)].at, "the second does not cover the first");
        assert_eq!(twice.data[&DataId(2)].contains, [DataId(1)]);
    }

    #[test]
    fn the_middle_goes_where_the_person_points() {
        let project = sample::clinic();
        let text = copy(&project, &BTreeSet::from([ZoneId(3).into()])).unwrap();
        let change = paste(&project, &text, Some(Point(1003.0, 998.0))).unwrap();
        let landed = change.project.zones[&ZoneId(4)].frame.center();
        assert!(landed.distance(Point(1003.0, 998.0)) <= 7.1, "{landed:?}");
    }

    #[test]
    fn a_lone_flow_needs_its_ends() {
        let project = sample::clinic();
        let text = copy(&project, &BTreeSet::from([FlowId(2).into()])).unwrap();
        assert!(paste(&project, &text, None).is_ok());
        assert_eq!(paste(&Project::default(), &text, None), Err(EditError::NothingToPaste));
    }

    #[test]
    fn what_is_not_ours_is_refused_with_a_reason() {
        let project = sample::clinic();
        assert_eq!(copy(&project, &BTreeSet::from([DataId(1).into()])), None);
        assert_eq!(copy(&project, &BTreeSet::new()), None);
        assert_eq!(paste(&project, "https://example.com", None), Err(EditError::NotAClip));
        let newer = "NagarezuClip(format: 99, clouds: {})";
        assert_eq!(paste(&project, newer, None), Err(EditError::NewerClip { found: 99, known: 2 }));
        let text = copy(&project, &selection()).unwrap();
        let cut = &text[..text.len() - 3];
        assert!(matches!(paste(&project, cut, None), Err(EditError::DamagedClip { .. })));
        let beyond = text.replacen("frame: (500.0", "frame: (500.0e9", 1);
        assert_ne!(beyond, text);
        let refused = paste(&project, &beyond, None);
        assert!(matches!(&refused, Err(EditError::DamagedClip { position, .. }) if position == "Z3"), "{refused:?}");
    }
}
