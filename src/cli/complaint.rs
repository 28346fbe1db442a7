//! What is wrong with the arguments, in the user's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Lang, tr, tr_with};

/// What the parser has to say: help and version as they are, a complaint in words of our own.
pub(super) fn said(error: &Error, lang: Lang) -> String {
    if !error.use_stderr() {
        return error.render().to_string();
    }
    let mut parts = vec![tr_with(lang, "cli-wrong", &[("what", what(error, lang).into())])];
    if let Some(near) = suggestion(error) {
        parts.push(tr_with(lang, "cli-perhaps", &[("name", near.into())]));
    }
    if let Some(usage) = text_of(error, ContextKind::Usage) {
        // The parser's own heading goes; the lines below it are ours.
        let usage = usage.trim().trim_start_matches("Usage:").trim_start();
        parts.extend([String::new(), tr(lang, "help-heading"), usage.to_owned()]);
    }
    parts.extend([String::new(), tr(lang, "cli-see-help"), String::new()]);
    parts.join("\n")
}

/// What is wrong.
fn what(error: &Error, lang: Lang) -> String {
    let argument = || text_of(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || text_of(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => tr_with(lang, "cli-unknown-argument", &[("argument", argument().into())]),
        ErrorKind::MissingRequiredArgument => tr_with(lang, "cli-missing-argument", &[("argument", argument().into())]),
        ErrorKind::InvalidValue if value().is_empty() => {
            tr_with(lang, "cli-missing-value", &[("argument", argument().into())])
        }
        ErrorKind::InvalidValue => {
            let args = [
                ("argument", argument().into()),
                ("value", value().into()),
                ("values", text_of(error, ContextKind::ValidValue).unwrap_or_default().into()),
            ];
            tr_with(lang, "cli-wrong-value", &args)
        }
        ErrorKind::ValueValidation => {
            let expected = if argument().starts_with("--scale") { "cli-expected-scale" } else { "cli-expected-day" };
            let args =
                [("argument", argument().into()), ("value", value().into()), ("expected", tr(lang, expected).into())];
            tr_with(lang, "cli-unexpected-value", &args)
        }
        ErrorKind::ArgumentConflict => {
            let other = text_of(error, ContextKind::PriorArg).unwrap_or_default();
            if other == argument() {
                return tr_with(lang, "cli-twice", &[("argument", argument().into())]);
            }
            tr_with(lang, "cli-conflict", &[("argument", argument().into()), ("other", other.into())])
        }
        ErrorKind::InvalidUtf8 => tr(lang, "cli-no-text"),
        _ => {
            let subject = text_of(error, ContextKind::InvalidSubcommand).unwrap_or_else(argument);
            tr_with(lang, "cli-wrong-argument", &[("argument", subject.into())])
        }
    }
}

/// What may have been meant.
fn suggestion(error: &Error) -> Option<String> {
    [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand]
        .into_iter()
        .find_map(|kind| text_of(error, kind))
}

fn text_of(error: &Error, kind: ContextKind) -> Option<String> {
    Some(match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        // Truths and numbers are no names; the parser may come to have more.
        _ => return None,
    })
}
