//! Says in the user's language why a file cannot be read, loaded or saved: first the place, then what is wrong, then
//! what to do.

use std::io;
use std::path::Path;

use super::error::{Encoding, ReadError, Twice, Unclosed, Wanted};
use super::file::{LoadError, SaveError};
use super::place::Place;
use super::problem::{Problem, Reference};
use crate::catalog::kind_key;
use crate::model::{ElementId, Rect};
use crate::text::{Lang, tr, tr_with};

/// Why a text is no project.
pub fn read_error(error: &ReadError, lang: Lang) -> String {
    match error {
        ReadError::Empty => tr(lang, "error-read-empty"),
        ReadError::TooLarge { size, limit } => {
            let args = [("size", size.to_string().into()), ("limit", limit.to_string().into())];
            tr_with(lang, "error-read-too-large", &args)
        }
        ReadError::NotText { place, encoding } => at(
            *place,
            lang,
            match encoding {
                Encoding::Utf16 => tr(lang, "error-read-utf16"),
                Encoding::Binary => tr(lang, "error-read-binary"),
                Encoding::Other => tr(lang, "error-read-encoding"),
            },
        ),
        ReadError::NotAProject { place, found } => {
            at(*place, lang, tr_with(lang, "error-read-not-a-project", &[("found", found.into())]))
        }
        ReadError::Conflict { place } => at(*place, lang, tr(lang, "error-read-conflict")),
        ReadError::MissingFormat { place, supported } => {
            at(*place, lang, tr_with(lang, "error-read-missing-format", &[("supported", (*supported).into())]))
        }
        ReadError::BadFormat { place, found, supported } => {
            let args = [("found", found.into()), ("supported", (*supported).into())];
            at(*place, lang, tr_with(lang, "error-read-bad-format", &args))
        }
        ReadError::NewerFormat { place, found, supported } => {
            let args = [("found", found.into()), ("supported", (*supported).into())];
            at(*place, lang, tr_with(lang, "error-read-newer-format", &args))
        }
        ReadError::TooDeep { place, limit } => {
            at(*place, lang, tr_with(lang, "error-read-too-deep", &[("limit", (*limit).into())]))
        }
        ReadError::Truncated { end, what, opened } => {
            let args = [("opened", spot(*opened, lang).into()), ("open", unclosed(*what, lang).into())];
            at(*end, lang, tr_with(lang, "error-read-truncated", &args))
        }
        ReadError::Mismatched { place, found, expected, opened } => {
            let args = [
                ("opened", spot(*opened, lang).into()),
                ("found", found.to_string().into()),
                ("expected", expected.to_string().into()),
            ];
            at(*place, lang, tr_with(lang, "error-read-mismatched", &args))
        }
        ReadError::TrailingText { place } => at(*place, lang, tr(lang, "error-read-trailing")),
        ReadError::UnknownField { place, field, owner: of, allowed } => {
            let args = [
                ("owner", owner(of.as_deref(), lang).into()),
                ("field", field.into()),
                ("allowed", list(allowed, lang).into()),
            ];
            at(*place, lang, tr_with(lang, "error-read-unknown-field", &args))
        }
        ReadError::MissingField { place, field, owner: of } => {
            let args = [("owner", owner(of.as_deref(), lang).into()), ("field", field.into())];
            at(*place, lang, tr_with(lang, "error-read-missing-field", &args))
        }
        ReadError::RepeatedField { place, field, owner: of } => {
            let args = [("owner", owner(of.as_deref(), lang).into()), ("field", field.into())];
            at(*place, lang, tr_with(lang, "error-read-repeated-field", &args))
        }
        ReadError::UnknownWord { place, word, allowed } => {
            let args = [("word", word.into()), ("allowed", list(allowed, lang).into())];
            at(*place, lang, tr_with(lang, "error-read-unknown-word", &args))
        }
        ReadError::BadId { place, text, expected } => {
            let args = [("text", text.into()), ("expected", id_shape(expected, lang).into())];
            at(*place, lang, tr_with(lang, "error-read-bad-id", &args))
        }
        ReadError::WrongType { place, found, expected } => {
            let args =
                [("found", kind_of_value(found, lang).into()), ("expected", kind_of_value(expected, lang).into())];
            at(*place, lang, tr_with(lang, "error-read-wrong-type", &args))
        }
        ReadError::Expected { place, expected } => {
            at(*place, lang, tr_with(lang, "error-read-expected", &[("expected", wanted(*expected, lang).into())]))
        }
        ReadError::Syntax { place, message } => {
            at(*place, lang, tr_with(lang, "error-read-syntax", &[("message", message.into())]))
        }
        ReadError::DuplicateId { place, first, id } => {
            let id = match id {
                Twice::Element(id) => element(*id, lang),
                Twice::Other(id) => id.clone(),
            };
            let args = [("element", id.into()), ("first", spot(*first, lang).into())];
            at(*place, lang, tr_with(lang, "error-read-duplicate-id", &args))
        }
        ReadError::Unsound(found) => problem(found, lang),
    }
}

/// Why a file could not be loaded; it begins with the path.
pub fn load_error(error: &LoadError, lang: Lang) -> String {
    match error {
        LoadError::NotFound { path } => in_file(path, lang, tr(lang, "error-load-not-found")),
        LoadError::IsFolder { path } => in_file(path, lang, tr(lang, "error-load-folder")),
        LoadError::Io { path, source } => {
            in_file(path, lang, tr_with(lang, "error-load-io", &[("cause", cause(source, lang).into())]))
        }
        LoadError::Read { path, source } => in_file(path, lang, read_error(source, lang)),
    }
}

/// Why a project could not be saved; it begins with the path.
pub fn save_error(error: &SaveError, lang: Lang) -> String {
    match error {
        SaveError::Unsound { path, source } => {
            in_file(path, lang, tr_with(lang, "error-save-unsound", &[("problem", problem(source, lang).into())]))
        }
        SaveError::IsFolder { path } => in_file(path, lang, tr(lang, "error-save-folder")),
        SaveError::NoFolder { path, folder } => {
            let args = [("folder", folder.display().to_string().into())];
            in_file(path, lang, tr_with(lang, "error-save-no-folder", &args))
        }
        SaveError::ReadOnly { path } => in_file(path, lang, tr(lang, "error-save-read-only")),
        SaveError::EndlessLink { path } => in_file(path, lang, tr(lang, "error-save-endless-link")),
        SaveError::Io { path, source } => {
            in_file(path, lang, tr_with(lang, "error-save-io", &[("cause", cause(source, lang).into())]))
        }
    }
}

/// Why a project does not hold together.
fn problem(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::NotDrawable { place, element: of, field: name } => {
            let args = [
                ("element", element(*of, lang).into()),
                ("field", field(name, lang).into()),
                ("limit", Rect::FARTHEST.into()),
            ];
            at_known(*place, lang, tr_with(lang, "error-problem-not-drawable", &args))
        }
        Problem::NoSize { place, element: of, field: name } => {
            let args = [("element", element(*of, lang).into()), ("field", field(name, lang).into())];
            at_known(*place, lang, tr_with(lang, "error-problem-no-size", &args))
        }
        Problem::NotFinite { place, element: of, field: name } => {
            let args = [("element", element(*of, lang).into()), ("field", field(name, lang).into())];
            at_known(*place, lang, tr_with(lang, "error-problem-not-finite", &args))
        }
        Problem::TooLong { place, element: of, field: name, length, limit } => {
            let of = of.map_or_else(|| tr(lang, "error-owner-project"), |id| element(id, lang));
            let args = [
                ("element", of.into()),
                ("field", field(name, lang).into()),
                ("length", (*length).into()),
                ("limit", (*limit).into()),
            ];
            at_known(*place, lang, tr_with(lang, "error-problem-too-long", &args))
        }
        Problem::NumberTooHigh { field, number, limit } => {
            let args = [
                ("kind", kind_of_map(field, lang).into()),
                ("field", (*field).into()),
                ("number", (*number).into()),
                ("limit", (*limit).into()),
            ];
            tr_with(lang, "error-problem-number-too-high", &args)
        }
        Problem::Criteria { place, fault } => {
            let values = fault.values();
            let args: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
            let args = [("fault", tr_with(lang, fault.key(), &args).into())];
            at_known(*place, lang, tr_with(lang, "error-problem-criteria", &args))
        }
        Problem::Entry { place, entry, fault } => {
            let values = fault.values();
            let args: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
            let fault = tr_with(lang, fault.key(), &args);
            let kind = tr(lang, kind_key(entry));
            let args = [("kind", kind.into()), ("entry", entry.to_string().into()), ("fault", fault.into())];
            at_known(*place, lang, tr_with(lang, "error-problem-entry", &args))
        }
        Problem::Dangling { references, count } => dangling(references, *count, lang),
        Problem::InBaseline { baseline, problem } => {
            let args = [("baseline", baseline.to_string().into()), ("problem", self::problem(problem, lang).into())];
            tr_with(lang, "error-problem-in-baseline", &args)
        }
        Problem::BaselineWithin { baseline } => {
            let args = [("baseline", baseline.to_string().into()), ("field", field("baselines", lang).into())];
            tr_with(lang, "error-problem-baseline-within", &args)
        }
        Problem::ContainsItself { place, items } => {
            let items: Vec<_> = items.iter().map(ToString::to_string).collect();
            let args = [("items", items.join(" → ").into()), ("field", field("contains", lang).into())];
            at_known(*place, lang, tr_with(lang, "error-problem-contains-itself", &args))
        }
    }
}

/// One line for each reference that is listed, one for those that are not, and one that says what to do.
fn dangling(references: &[Reference], count: usize, lang: Lang) -> String {
    let mut lines: Vec<_> = references
        .iter()
        .map(|Reference { place, from, field: name, to }| {
            let args = [
                ("element", element(*from, lang).into()),
                ("field", field(name, lang).into()),
                ("to", element(*to, lang).into()),
            ];
            at_known(*place, lang, tr_with(lang, "error-problem-reference", &args))
        })
        .collect();
    let more = count.saturating_sub(references.len());
    if more > 0 {
        lines.push(tr_with(lang, "error-problem-more", &[("count", more.into())]));
    }
    lines.push(tr(lang, "error-problem-dangling"));
    lines.join("\n")
}

/// What is said about a place of the text.
fn at(place: Place, lang: Lang, what: String) -> String {
    tr_with(lang, "error-at", &[("line", place.line.into()), ("column", place.column.into()), ("what", what.into())])
}

/// What is said about a place, where it is known: a project that is being saved has none.
fn at_known(place: Option<Place>, lang: Lang, what: String) -> String {
    match place {
        Some(place) => at(place, lang, what),
        None => what,
    }
}

/// What is said about a file.
/// What happened, after the path. A place in the file follows it without a gap, as editors and build logs make links
/// of `file:line:column`.
fn in_file(path: &Path, lang: Lang, what: String) -> String {
    if what.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("{}:{what}", path.display());
    }
    tr_with(lang, "error-file", &[("path", path.display().to_string().into()), ("what", what.into())])
}

/// A place that is named in a sentence.
fn spot(place: Place, lang: Lang) -> String {
    tr_with(lang, "error-place", &[("line", place.line.into()), ("column", place.column.into())])
}

fn list(words: &[String], lang: Lang) -> String {
    words.join(&tr(lang, "error-comma"))
}

fn quoted(text: &str, lang: Lang) -> String {
    tr_with(lang, "error-quoted", &[("text", text.into())])
}

fn unclosed(what: Unclosed, lang: Lang) -> String {
    match what {
        Unclosed::Bracket(bracket) => tr_with(lang, "error-open-bracket", &[("bracket", bracket.to_string().into())]),
        Unclosed::Text => tr(lang, "error-open-text"),
        Unclosed::Comment => tr(lang, "error-open-comment"),
    }
}

fn wanted(wanted: Wanted, lang: Lang) -> String {
    match wanted {
        Wanted::ListStart => tr(lang, "error-wanted-list-start"),
        Wanted::ListEnd => tr(lang, "error-wanted-list-end"),
        Wanted::MapStart => tr(lang, "error-wanted-map-start"),
        Wanted::MapEnd => tr(lang, "error-wanted-map-end"),
        Wanted::FieldsStart => tr(lang, "error-wanted-fields-start"),
        Wanted::FieldsEnd => tr(lang, "error-wanted-fields-end"),
        Wanted::NoNameBefore => tr(lang, "error-wanted-no-name-before"),
        Wanted::Boolean => tr(lang, "error-wanted-boolean"),
        Wanted::Number => tr(lang, "error-wanted-number"),
        Wanted::WholeNumber => tr(lang, "error-wanted-whole-number"),
        Wanted::Comma => tr(lang, "error-wanted-comma"),
        Wanted::Colon => tr(lang, "error-wanted-colon"),
        Wanted::Text => tr(lang, "error-wanted-text"),
        Wanted::TextEnd => tr(lang, "error-wanted-text-end"),
        Wanted::Escape => tr(lang, "error-wanted-escape"),
        Wanted::FieldName => tr(lang, "error-wanted-field-name"),
    }
}

/// An element as a person finds it: its kind and its id.
fn element(id: ElementId, lang: Lang) -> String {
    let kind = match id {
        ElementId::Zone(_) => tr(lang, "element-zone"),
        ElementId::Node(_) => tr(lang, "element-node"),
        ElementId::Flow(_) => tr(lang, "element-flow"),
        ElementId::Note(_) => tr(lang, "element-note"),
        ElementId::Party(_) => tr(lang, "element-party"),
        ElementId::Data(_) => tr(lang, "element-data"),
        ElementId::Measure(_) => tr(lang, "element-measure"),
        ElementId::Risk(_) => tr(lang, "element-risk"),
    };
    tr_with(lang, "error-element", &[("kind", kind.into()), ("id", id.to_string().into())])
}

/// What the elements of one of the project's maps are.
fn kind_of_map(map: &str, lang: Lang) -> String {
    match map {
        "zones" => tr(lang, "element-zone"),
        "nodes" => tr(lang, "element-node"),
        "flows" => tr(lang, "element-flow"),
        "notes" => tr(lang, "element-note"),
        "parties" => tr(lang, "element-party"),
        "data" => tr(lang, "element-data"),
        "measures" => tr(lang, "element-measure"),
        "risks" => tr(lang, "element-risk"),
        "baselines" => tr(lang, "element-baseline"),
        "own_threats" => tr(lang, "entry-own-threat"),
        "own_zone_kinds" => tr(lang, "entry-own-zone-kind"),
        "own_node_kinds" => tr(lang, "entry-own-node-kind"),
        "own_flow_kinds" => tr(lang, "entry-own-flow-kind"),
        "rules" => tr(lang, "entry-rule"),
        "own_measures" => tr(lang, "entry-own-measure"),
        "workshops" => tr(lang, "element-workshop"),
        "drawn" => tr(lang, "element-drawn"),
        other => quoted(other, lang),
    }
}

/// A field by the name it has in the window, with the one it has in the file. A property has only its id.
fn field(field: &str, lang: Lang) -> String {
    let name = match field {
        "title" => tr(lang, "error-field-title"),
        "name" => tr(lang, "error-field-name"),
        "text" => tr(lang, "error-field-text"),
        "frame" => tr(lang, "error-field-frame"),
        "at" => tr(lang, "error-field-at"),
        "size" => tr(lang, "error-field-size"),
        "waypoints" => tr(lang, "error-field-waypoints"),
        "label_at" => tr(lang, "error-field-label-at"),
        "party" => tr(lang, "error-field-party"),
        "keeps" => tr(lang, "error-field-keeps"),
        "contains" => tr(lang, "error-field-contains"),
        "retention_years" => tr(lang, "error-field-retention"),
        "from" => tr(lang, "error-field-from"),
        "to" => tr(lang, "error-field-to"),
        "actor" => tr(lang, "error-field-actor"),
        "data" => tr(lang, "error-field-data"),
        "about" => tr(lang, "error-field-about"),
        "on" => tr(lang, "error-field-on"),
        "words" => tr(lang, "error-field-words"),
        "flows" => tr(lang, "error-field-flows"),
        "measures" => tr(lang, "error-field-measures"),
        property => return quoted(property, lang),
    };
    tr_with(lang, "error-field", &[("name", name.into()), ("field", field.into())])
}

/// What has a field, by the name that serde knows it by.
fn owner(owner: Option<&str>, lang: Lang) -> String {
    match owner {
        Some("Project") => tr(lang, "error-owner-project"),
        Some("Issued") => tr(lang, "error-owner-issued"),
        Some("Criteria") => tr(lang, "error-owner-criteria"),
        Some("ScaleStep") => tr(lang, "error-owner-scale-step"),
        Some("LevelRule") => tr(lang, "error-owner-level-rule"),
        Some("Party") => tr(lang, "element-party"),
        Some("DataItem") => tr(lang, "element-data"),
        Some("Zone") => tr(lang, "element-zone"),
        Some("Node") => tr(lang, "element-node"),
        Some("Flow") => tr(lang, "element-flow"),
        Some("Wording") => tr(lang, "error-owner-wording"),
        Some("Note") => tr(lang, "element-note"),
        Some("Measure") => tr(lang, "element-measure"),
        Some("Risk") => tr(lang, "element-risk"),
        Some("Approval") => tr(lang, "error-owner-approval"),
        Some(other) => quoted(other, lang),
        None => tr(lang, "error-owner-unnamed"),
    }
}

/// What an id looks like, from the description that the model gives.
fn id_shape(expected: &str, lang: Lang) -> String {
    if let Some((letter, example)) = expected.split_once(" and a number, such as ") {
        return tr_with(lang, "error-id-shape", &[("letter", letter.into()), ("example", example.into())]);
    }
    let letters = expected.strip_prefix("one of the letters ").and_then(|rest| rest.strip_suffix(" and a number"));
    match letters {
        Some(letters) => {
            let letters = letters.replace(", ", &tr(lang, "error-comma"));
            tr_with(lang, "error-id-letters", &[("letters", letters.into())])
        }
        None => expected.to_owned(),
    }
}

/// The type of a value, from the parser's description. What is not known here is said in the parser's words.
fn kind_of_value(described: &str, lang: Lang) -> String {
    let count = described.strip_suffix(" values").or_else(|| described.strip_suffix(" value"));
    if let Some(count) = count.and_then(|count| count.parse::<usize>().ok()) {
        return tr_with(lang, "error-type-values", &[("count", count.into())]);
    }
    match described {
        "a sequence" => tr(lang, "error-type-list"),
        "a map" => tr(lang, "error-type-map"),
        "a unit value" => tr(lang, "error-type-unit"),
        "an optional value" => tr(lang, "error-type-optional"),
        "true, false, a number or a text" => tr(lang, "error-type-value"),
        bytes if bytes.starts_with("the byte string ") => tr(lang, "error-type-bytes"),
        other => quoted(other, lang),
    }
}

/// Why the system refused. What is not known here is said in the system's words.
fn cause(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => tr(lang, "error-cause-not-found"),
        io::ErrorKind::PermissionDenied => tr(lang, "error-cause-denied"),
        io::ErrorKind::StorageFull => tr(lang, "error-cause-full"),
        io::ErrorKind::QuotaExceeded => tr(lang, "error-cause-quota"),
        io::ErrorKind::ReadOnlyFilesystem => tr(lang, "error-cause-read-only"),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => tr(lang, "error-cause-busy"),
        io::ErrorKind::TimedOut => tr(lang, "error-cause-timed-out"),
        io::ErrorKind::InvalidFilename => tr(lang, "error-cause-name"),
        io::ErrorKind::FileTooLarge => tr(lang, "error-cause-too-large"),
        // The system's own list of kinds is open.
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests;
