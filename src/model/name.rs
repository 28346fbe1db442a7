//! What an entry of the catalogue is called.

use serde::{Deserialize, Serialize};

use super::word::is_default;

/// A name or sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Japanese.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ja: String,
    /// English.
    #[serde(default, skip_serializing_if = "is_default")]
    pub en: String,
}
