//! The languages the program speaks.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Japanese, the first language.
    #[default]
    #[serde(rename = "ja")]
    Ja,
    /// English.
    #[serde(rename = "en")]
    En,
}

/// Why a text is no language of the program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language {0:?}, expected ja or en")]
pub struct LangError(
    /// The text.
    pub String,
);

impl Lang {
    /// Every language, in the order it is offered.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Its two letters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::En => "English",
        }
    }

    /// The language for a locale of the operating system, such as `ja_JP.UTF-8` or `de-AT`: Japanese for Japanese
    /// ones, English for all others. An empty one and the C locale name no language and get the first.
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        let names_none = matches!(language, "" | "C" | "POSIX");
        if names_none || language.eq_ignore_ascii_case("ja") { Self::Ja } else { Self::En }
    }
}

impl FromStr for Lang {
    type Err = LangError;

    fn from_str(text: &str) -> Result<Self, LangError> {
        Self::ALL.into_iter().find(|lang| lang.code() == text).ok_or_else(|| LangError(text.chars().take(40).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_is_for_japanese_locales() {
        for locale in ["ja", "ja-JP", "ja_JP.UTF-8", "JA", "", "C", "C.UTF-8", "POSIX"] {
            assert_eq!(Lang::from_locale(locale), Lang::Ja, "{locale}");
        }
        for locale in ["en-US", "jam", "de_DE@euro"] {
            assert_eq!(Lang::from_locale(locale), Lang::En, "{locale}");
        }
    }

    #[test]
    fn a_language_is_read_by_its_letters() {
        assert_eq!("en".parse(), Ok(Lang::En));
        assert!("EN".parse::<Lang>().is_err());
    }
}
