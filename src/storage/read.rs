//! Reads a project from text, and says exactly why where it cannot.

use ron::extensions::Extensions;

use super::FORMAT;
use super::check::check;
use super::document::Document;
use super::error::{Encoding, ReadError};
use super::outline::{Outline, outline, place, shortened};
use super::place::Place;
use super::problem::Part;
use super::syntax::explain;
use crate::model::{EntryId, Project};

/// How many bytes a file may have: 256 MiB, some five times what a project of 100,000 elements takes.
pub const LIMIT: u64 = 256 * 1024 * 1024;

/// The mark that some editors put before UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a project from the bytes of a file.
///
/// # Errors
/// Where they are no text, or the text is no project: the first thing that is wrong, with its place and what to do.
pub fn read_bytes(bytes: &[u8]) -> Result<Project, ReadError> {
    limit(bytes.len())?;
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(error) => Err(not_text(bytes, error.valid_up_to())),
    }
}

/// Reads a project from text.
///
/// # Errors
/// The first thing that is wrong, with its place and what to do. References that lead nowhere are listed together.
pub fn read(text: &str) -> Result<Project, ReadError> {
    limit(text.len())?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    // A written file spells this character as an escape, so a bare one means that this never was text.
    if let Some(zero) = text.find('\0') {
        return Err(not_text(text.as_bytes(), zero));
    }
    let outline = outline(text);
    check_format(text, &outline)?;
    if let Some(fault) = outline.fault {
        return Err(fault);
    }
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    if let Some((id, first, second)) = outline.duplicate {
        return Err(ReadError::DuplicateId { place: place(text, second), first: place(text, first), id });
    }
    let document: Document = options.from_str(text).map_err(|error| explain(text, error))?;
    let project = Project::from(document);
    check(&project, &|part| {
        let own = |field: &'static str, id: &str| outline.others.get(&(field, id.to_owned())).copied();
        let offset = match part {
            Part::Element(id) => outline.entries.get(id).copied(),
            Part::Criteria => outline.criteria,
            Part::Entry(EntryId::Threat(id)) => own("own_threats", &id.to_string()),
            Part::Entry(EntryId::Measure(id)) => own("own_measures", &id.to_string()),
            Part::Entry(EntryId::ZoneKind(id)) => own("own_zone_kinds", &id.to_string()),
            Part::Entry(EntryId::NodeKind(id)) => own("own_node_kinds", &id.to_string()),
            Part::Entry(EntryId::FlowKind(id)) => own("own_flow_kinds", &id.to_string()),
            Part::Entry(EntryId::Rule(id)) => own("rules", &id.to_string()),
            Part::Entry(EntryId::ChangedThreat(id)) => own("changed_threats", id),
            Part::Entry(EntryId::ChangedMeasure(id)) => own("changed_measures", id),
            Part::Entry(EntryId::ChangedKind(id)) => own("changed_kinds", id),
        };
        offset.map(|offset| place(text, offset))
    })?;
    Ok(project)
}

fn limit(size: usize) -> Result<(), ReadError> {
    let size = size as u64;
    if size > LIMIT { Err(ReadError::TooLarge { size, limit: LIMIT }) } else { Ok(()) }
}

/// What the bytes seem to be whose first `valid` are text.
fn not_text(bytes: &[u8], valid: usize) -> ReadError {
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Encoding::Utf16,
        _ if bytes.contains(&0) => Encoding::Binary,
        _ => Encoding::Other,
    };
    let text = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    ReadError::NotText { place: place(text, valid), encoding }
}

/// Refuses a newer format before anything else in the file is looked at.
fn check_format(text: &str, outline: &Outline) -> Result<(), ReadError> {
    let Some((found, offset)) = outline.format else {
        return match outline.fault {
            Some(_) => Ok(()),
            None => Err(ReadError::MissingFormat { place: Place { line: 1, column: 1 }, supported: FORMAT }),
        };
    };
    let place = place(text, offset);
    let is_number = found.bytes().all(|byte| byte.is_ascii_digit());
    match found.parse::<u32>() {
        Ok(1..=FORMAT) => Ok(()),
        Ok(0) => Err(ReadError::BadFormat { place, found: shortened(found), supported: FORMAT }),
        Err(_) if !is_number => Err(ReadError::BadFormat { place, found: shortened(found), supported: FORMAT }),
        Ok(_) | Err(_) => Err(ReadError::NewerFormat { place, found: shortened(found), supported: FORMAT }),
    }
}
