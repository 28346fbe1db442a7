//! What the window exports, and how the worker makes it from a copy of the project.

use std::sync::Arc;

use super::comparing::standing::{Compared, Comparing};
use super::files::{FileKind, Writer};
use super::related;
use super::state::State;
use crate::analysis::analyse;
use crate::exchange::csv::csv;
use crate::exchange::geometry::json;
use crate::exchange::png::{Pixels, pixels, png};
use crate::exchange::png_error;
use crate::exchange::svg::{Picture, svg};
use crate::register::{RegisterKind, register};
use crate::scene::{Changes, Sheet, Theme, ThemeName};
use crate::text::{Lang, tr};

/// Pixels a world unit in exported pictures: sharp in print.
const SCALE: f32 = 2.0;

/// Something that can be made from the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The drawing as SVG.
    Svg,
    /// The drawing as PNG.
    Png,
    /// What is selected, as SVG.
    PartSvg,
    /// What is selected, as PNG.
    PartPng,
    /// A register as CSV.
    Csv(RegisterKind),
    /// What has changed since the version compared with, as CSV.
    Changes,
    /// The drawing's geometry as JSON.
    Geometry,
}

impl Export {
    /// What the file holds.
    pub fn kind(self) -> FileKind {
        match self {
            Self::Svg | Self::PartSvg => FileKind::Svg,
            Self::Png | Self::PartPng => FileKind::Png,
            Self::Csv(_) | Self::Changes => FileKind::Csv,
            Self::Geometry => FileKind::Json,
        }
    }

    /// What is added to the project's name in the proposed file name.
    pub fn suffix(self, lang: Lang) -> String {
        match self {
            Self::Svg | Self::Png => String::new(),
            Self::PartSvg | Self::PartPng => format!("-{}", tr(lang, "export-part")),
            Self::Csv(register) => format!("-{}", tr(lang, register.key())),
            Self::Changes => format!("-{}", tr(lang, "register-changes")),
            Self::Geometry => "-geometry".to_owned(),
        }
    }

    /// What makes it, from what is shown now; to be run on the worker.
    pub fn writer(self, state: &mut State, theme: ThemeName) -> Writer {
        let (overlay, legend, lang) = (state.overlay, state.visible.legend, state.lang());
        let title = state.project().title.clone();
        let sheet = Arc::clone(state.document.sheet());
        let changes = compared(state).map(|compared| Arc::clone(&compared.changes));
        let drawing = move |sheet: &Sheet, kind: FileKind, legend: bool, title: &str, changes: Option<&Changes>| {
            let theme = Theme::named(theme).map_err(|error| error.to_string())?;
            let picture = Picture { overlay, legend, theme, title, changes };
            if kind == FileKind::Svg {
                Ok(svg(sheet, &picture).into_bytes())
            } else {
                png(sheet, &picture, SCALE).map_err(|error| png_error(&error, lang))
            }
        };
        match self {
            Self::Svg | Self::Png => Box::new(move || drawing(&sheet, self.kind(), legend, &title, changes.as_deref())),
            Self::PartSvg | Self::PartPng => {
                let elements = related::pictured(state.project(), &state.selection);
                Box::new(move || drawing(&sheet.part(&elements), self.kind(), false, "", None))
            }
            Self::Csv(kind) if state.document.is_analysing() => {
                // What is exported is of the drawing as it is, not of the last one that was analysed.
                let (project, setting) = (state.project().clone(), state.setting.clone());
                Box::new(move || {
                    let catalog = setting.catalog.of(&project);
                    let analysis = analyse(&project, &catalog, Some(&setting.today));
                    let register = register(kind, &project, &analysis, &catalog, setting.lang);
                    csv(&register).map_err(|error| error.to_string())
                })
            }
            Self::Csv(kind) => {
                let setting = state.setting.clone();
                let register = state.document.register(kind, &setting);
                Box::new(move || csv(&register).map_err(|error| error.to_string()))
            }
            Self::Changes => {
                let register = compared(state).map(|compared| Arc::clone(&compared.register));
                Box::new(move || match register {
                    Some(register) => csv(&register).map_err(|error| error.to_string()),
                    None => Err(tr(lang, "error-nothing-compared")),
                })
            }
            Self::Geometry => {
                let project = state.project().clone();
                Box::new(move || {
                    json(&project, sheet.geometry()).map(String::into_bytes).map_err(|error| error.to_string())
                })
            }
        }
    }
}

/// What is known of the comparison of the document in front.
fn compared(state: &State) -> Option<&Compared> {
    state.document.comparing.as_ref().and_then(Comparing::compared)
}

/// What paints the selection, or all where nothing is selected, for the clipboard: on white and in the light theme,
/// whatever the window looks like, because it goes into other documents. To be run on the worker.
pub fn picture(state: &State) -> impl FnOnce() -> Result<Pixels, String> + Send + use<> {
    let (overlay, lang) = (state.overlay, state.lang());
    let sheet = Arc::clone(state.document.sheet());
    let elements = (!state.selection.is_empty()).then(|| related::pictured(state.project(), &state.selection));
    move || {
        let theme = Theme::light().map_err(|error| error.to_string())?.on_white();
        let picture = Picture { overlay, legend: false, theme: &theme, title: "", changes: None };
        let part = elements.map(|elements| sheet.part(&elements));
        pixels(part.as_ref().unwrap_or(&sheet), &picture, SCALE).map_err(|error| png_error(&error, lang))
    }
}
