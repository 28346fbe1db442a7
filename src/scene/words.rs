//! The few words that the drawing itself says.

use crate::analysis::Coverage;
use crate::model::Environment;
use crate::text::Lang;

/// A word in the language.
pub(super) fn pair(lang: Lang, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

/// The name of a coverage step.
pub(super) fn coverage(coverage: Coverage, lang: Lang) -> &'static str {
    match coverage {
        Coverage::Undescribed => pair(lang, "未記述", "Undescribed"),
        Coverage::Unexamined => pair(lang, "未検討", "Unexamined"),
        Coverage::Untreated => pair(lang, "未対応", "Untreated"),
        Coverage::Unaccepted => pair(lang, "未承認", "Unaccepted"),
        Coverage::Covered => pair(lang, "充足", "Covered"),
    }
}

/// The second line of a node that names its environment only as a property.
pub(super) fn environment(environment: Environment, lang: Lang) -> &'static str {
    match environment {
        Environment::Production => pair(lang, "本番環境", "Production"),
        Environment::Development => pair(lang, "開発環境", "Development"),
        Environment::Test => pair(lang, "試験環境", "Test"),
    }
}

/// What follows a list of which some were left out.
pub(super) fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!(" ほか{count}件"),
        Lang::En => format!(" +{count} more"),
    }
}
