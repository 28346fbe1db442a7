//! The few words that the drawing itself says.

use crate::analysis::Coverage;
use crate::model::Environment;
use crate::text::{Lang, tr};

/// A word in the language.
pub(super) fn pair(lang: Lang, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// The name of a coverage step.
pub(super) fn coverage(coverage: Coverage, lang: Lang) -> String {
    let key = match coverage {
        Coverage::Undescribed => "coverage-undescribed",
        Coverage::Unexamined => "coverage-unexamined",
        Coverage::Untreated => "coverage-untreated",
        Coverage::Unaccepted => "coverage-unaccepted",
        Coverage::Covered => "coverage-covered",
    };
    tr(lang, key)
}

/// The second line of a node that names its environment only as a property. Production is what everybody expects,
/// so it says nothing.
pub(super) fn environment(environment: Environment, lang: Lang) -> Option<&'static str> {
    match environment {
        Environment::Production => None,
        Environment::Development => Some(pair(lang, "開発環境", "Development")),
        Environment::Test => Some(pair(lang, "試験環境", "Test")),
    }
}

/// What follows a list of which some were left out.
pub(super) fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(" ほか{count}件"),
        Lang::En => format!(" +{count}"),
    }
}
