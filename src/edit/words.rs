//! Says in the user's language why a command was not applied: first what it is about, then what is wrong, then what to do.

use super::error::EditError;
use crate::catalog::kind_key;
use crate::model::{ElementId, Rect};
use crate::text::{Lang, tr, tr_with};

/// Why a command was not applied.
pub fn edit_error(error: &EditError, lang: Lang) -> String {
    match error {
        EditError::NothingChanged => tr(lang, "error-edit-nothing-changed"),
        EditError::Missing { element: missing } => {
            tr_with(lang, "error-edit-missing", &[("element", element(*missing, lang).into())])
        }
        EditError::Dangling { field: name, to } => {
            let args = [("field", field(name, lang).into()), ("to", element(*to, lang).into())];
            tr_with(lang, "error-edit-dangling", &args)
        }
        EditError::UnknownEntry { table: name, id } => {
            tr_with(lang, "error-edit-unknown-entry", &[("table", table(name, lang).into()), ("id", id.into())])
        }
        EditError::UnknownStep { field: name, step, steps } => {
            let steps = steps.join(&tr(lang, "error-comma"));
            let args = [("field", field(name, lang).into()), ("step", step.into()), ("steps", steps.into())];
            tr_with(lang, "error-edit-unknown-step", &args)
        }
        EditError::NotDrawable { element: placed } => {
            let placed = placed.map_or_else(|| tr(lang, "error-edit-new-element"), |id| element(id, lang));
            let args = [("element", placed.into()), ("limit", Rect::FARTHEST.into())];
            tr_with(lang, "error-edit-not-drawable", &args)
        }
        EditError::NotResizable { element: fixed } => {
            tr_with(lang, "error-edit-not-resizable", &[("element", element(*fixed, lang).into())])
        }
        EditError::Locked { element: locked } => {
            tr_with(lang, "error-edit-locked", &[("element", element(*locked, lang).into())])
        }
        EditError::TooFew { needed } => tr_with(lang, "error-edit-too-few", &[("needed", (*needed).into())]),
        EditError::TooFewAlike => tr(lang, "error-edit-too-few-alike"),
        EditError::NoBaseline { baseline } => {
            tr_with(lang, "error-edit-no-baseline", &[("baseline", baseline.to_string().into())])
        }
        EditError::NoWorkshop { workshop } => {
            tr_with(lang, "error-edit-no-workshop", &[("workshop", workshop.to_string().into())])
        }
        EditError::NotNamed { element: nameless } => {
            tr_with(lang, "error-edit-not-named", &[("element", element(*nameless, lang).into())])
        }
        EditError::TooLong { element: named, length, limit } => {
            let name = own_name(*named, lang);
            let args = [("field", name.into()), ("length", (*length).into()), ("limit", (*limit).into())];
            tr_with(lang, "error-edit-too-long", &args)
        }
        EditError::NotANumber { field: name } => {
            tr_with(lang, "error-edit-not-a-number", &[("field", field(name, lang).into())])
        }
        EditError::RiskWithoutFlow => tr(lang, "error-edit-risk-without-flow"),
        EditError::ContainsItself { data } => {
            tr_with(lang, "error-edit-contains-itself", &[("data", element((*data).into(), lang).into())])
        }
        EditError::Criteria(fault) => {
            let values = fault.values();
            let args: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
            tr_with(lang, "error-edit-criteria", &[("fault", tr_with(lang, fault.key(), &args).into())])
        }
        EditError::Entry { entry, fault } => {
            let values = fault.values();
            let args: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
            let fault = tr_with(lang, fault.key(), &args);
            let kind = tr(lang, kind_key(entry));
            let args = [("kind", kind.into()), ("entry", entry.to_string().into()), ("fault", fault.into())];
            tr_with(lang, "error-edit-entry", &args)
        }
        EditError::NothingToCopy => tr(lang, "error-edit-nothing-to-copy"),
        EditError::NothingToPaste => tr(lang, "error-edit-nothing-to-paste"),
        EditError::NotAClip => tr(lang, "error-edit-not-a-clip"),
        EditError::DamagedClip { position: at, message } => {
            let args = [("position", position(at, lang).into()), ("message", message.into())];
            tr_with(lang, "error-edit-damaged-clip", &args)
        }
        EditError::NewerClip { found, known } => {
            tr_with(lang, "error-edit-newer-clip", &[("found", (*found).into()), ("known", (*known).into())])
        }
        EditError::NoNumbersLeft { last } => {
            tr_with(lang, "error-edit-no-numbers-left", &[("last", element(*last, lang).into())])
        }
    }
}

/// What kind of element an id names.
fn kind(id: ElementId, lang: Lang) -> String {
    match id {
        ElementId::Zone(_) => tr(lang, "element-zone"),
        ElementId::Node(_) => tr(lang, "element-node"),
        ElementId::Flow(_) => tr(lang, "element-flow"),
        ElementId::Note(_) => tr(lang, "element-note"),
        ElementId::Party(_) => tr(lang, "element-party"),
        ElementId::Data(_) => tr(lang, "element-data"),
        ElementId::Measure(_) => tr(lang, "element-measure"),
        ElementId::Risk(_) => tr(lang, "element-risk"),
    }
}

/// An element as a person finds it: its kind and its id.
fn element(id: ElementId, lang: Lang) -> String {
    tr_with(lang, "error-element", &[("kind", kind(id, lang).into()), ("id", id.to_string().into())])
}

/// What an element is called by: a note by its text, a risk by its words, everything else by its name.
fn own_name(id: Option<ElementId>, lang: Lang) -> String {
    let name = match id {
        None => tr(lang, "error-field-title"),
        Some(ElementId::Note(_)) => tr(lang, "error-field-text"),
        Some(ElementId::Risk(_)) => tr(lang, "error-field-words"),
        Some(
            ElementId::Zone(_)
            | ElementId::Node(_)
            | ElementId::Flow(_)
            | ElementId::Party(_)
            | ElementId::Data(_)
            | ElementId::Measure(_),
        ) => tr(lang, "error-field-name"),
    };
    of(id.map_or_else(|| tr(lang, "error-owner-project"), |id| element(id, lang)), name, lang)
}

/// A field of something.
fn of(owner: String, field: String, lang: Lang) -> String {
    tr_with(lang, "error-field-of", &[("owner", owner.into()), ("field", field.into())])
}

/// A field by the name it has in the window. A property has only its id.
fn field(field: &str, lang: Lang) -> String {
    let (owner, name) = match field {
        "zone.party" => (tr(lang, "element-zone"), tr(lang, "error-field-party")),
        "node.party" => (tr(lang, "element-node"), tr(lang, "error-field-party")),
        "node.keeps" => (tr(lang, "element-node"), tr(lang, "error-field-keeps")),
        "flow.from" => (tr(lang, "element-flow"), tr(lang, "error-field-from")),
        "flow.to" => (tr(lang, "element-flow"), tr(lang, "error-field-to")),
        "flow.actor" => (tr(lang, "element-flow"), tr(lang, "error-field-actor")),
        "flow.data" => (tr(lang, "element-flow"), tr(lang, "error-field-data")),
        "note.about" => (tr(lang, "element-note"), tr(lang, "error-field-about")),
        "data.contains" => (tr(lang, "element-data"), tr(lang, "error-field-contains")),
        "data.retention_years" => (tr(lang, "element-data"), tr(lang, "error-field-retention")),
        "measure.on" => (tr(lang, "element-measure"), tr(lang, "error-field-on")),
        "risk.flows" => (tr(lang, "element-risk"), tr(lang, "error-field-flows")),
        "risk.measures" => (tr(lang, "element-risk"), tr(lang, "error-field-measures")),
        "risk.impact" => (tr(lang, "element-risk"), tr(lang, "error-field-impact")),
        "risk.likelihood" => (tr(lang, "element-risk"), tr(lang, "error-field-likelihood")),
        "risk.residual_impact" => (tr(lang, "element-risk"), tr(lang, "error-field-residual-impact")),
        "risk.residual_likelihood" => (tr(lang, "element-risk"), tr(lang, "error-field-residual-likelihood")),
        property => return quoted(property, lang),
    };
    of(owner, name, lang)
}

/// A table of the catalogue, by the kind of its entries.
fn table(table: &str, lang: Lang) -> String {
    match table {
        "node kind" => tr(lang, "error-table-node-kind"),
        "zone kind" => tr(lang, "error-table-zone-kind"),
        "flow kind" => tr(lang, "error-table-flow-kind"),
        "data class" => tr(lang, "error-table-data-class"),
        "measure" => tr(lang, "error-table-measure"),
        "threat" => tr(lang, "error-table-threat"),
        "rule" => tr(lang, "entry-rule"),
        other => quoted(other, lang),
    }
}

/// A place in the clipboard text: line and column, or an element.
fn position(position: &str, lang: Lang) -> String {
    if let Some((line, column)) = position.split_once(':') {
        return tr_with(lang, "error-place", &[("line", line.into()), ("column", column.into())]);
    }
    position.parse().map_or_else(|_| quoted(position, lang), |id| element(id, lang))
}

fn quoted(text: &str, lang: Lang) -> String {
    tr_with(lang, "error-quoted", &[("text", text.into())])
}

#[cfg(test)]
mod tests;
