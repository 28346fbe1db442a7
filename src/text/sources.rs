//! The files of messages: one list for all languages.

use super::lang::Lang;

/// A file of messages in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    /// What its messages are about: the name of the file without ending.
    pub(super) subject: &'static str,
    /// Its content.
    pub(super) text: &'static str,
}

macro_rules! sources {
    ($($subject:literal)+) => {
        const JA: &[Source] = &[$(Source {
            subject: $subject,
            text: include_str!(concat!("../../assets/text/ja/", $subject, ".ftl")),
        }),+];
        const EN: &[Source] = &[$(Source {
            subject: $subject,
            text: include_str!(concat!("../../assets/text/en/", $subject, ".ftl")),
        }),+];
    };
}

// A new file is created in both languages and named here.
sources! {
    "canvas"
    "catalog"
    "change"
    "cli"
    "coverage"
    "criteria"
    "dialog"
    "error"
    "finding"
    "inspector"
    "menu"
    "missing"
    "next"
    "open"
    "overview"
    "register"
    "step"
    "treating"
    "vocabulary"
    "wording"
    "workshop"
}

/// The files of a language.
pub(super) fn of(lang: Lang) -> &'static [Source] {
    match lang {
        Lang::Ja => JA,
        Lang::En => EN,
    }
}

#[cfg(test)]
mod tests;
