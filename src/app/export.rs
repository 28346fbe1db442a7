//! What the window exports, and how the worker makes it from a copy of the project.

use std::sync::Arc;

use super::files::{FileKind, Writer};
use super::state::State;
use crate::exchange;
use crate::register::RegisterKind;
use crate::text::{Lang, tr};

/// Something that can be made from the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The drawing as SVG.
    Svg,
    /// The drawing as PNG.
    Png,
    /// A register as CSV.
    Csv(RegisterKind),
    /// The drawing's geometry as JSON.
    Geometry,
}

impl Export {
    /// What the file holds.
    pub fn kind(self) -> FileKind {
        match self {
            Self::Svg => FileKind::Svg,
            Self::Png => FileKind::Png,
            Self::Csv(_) => FileKind::Csv,
            Self::Geometry => FileKind::Json,
        }
    }

    /// What is added to the project's name in the proposed file name.
    pub fn suffix(self, lang: Lang) -> String {
        match self {
            Self::Svg | Self::Png => String::new(),
            Self::Csv(register) => format!("-{}", tr(lang, register.key())),
            Self::Geometry => "-geometry".to_owned(),
        }
    }
}
