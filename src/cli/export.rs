//! `nagarezu export`: writes a picture of the drawing, a register, or where everything stands.

use std::io::Write;
use std::path::Path;

use super::arguments::{Export, ExportFormat};
use super::{Exit, Failure, day, file, print};
use crate::analysis::{Analysis, analyse};
use crate::catalog::Catalog;
use crate::exchange::csv::csv;
use crate::exchange::geometry;
use crate::exchange::png::png;
use crate::exchange::png_error;
use crate::exchange::svg::{Picture, svg};
use crate::model::Project;
use crate::register::{RegisterKind, register};
use crate::scene::{Sheet, Theme};
use crate::text::tr_with;

/// Pixels a world unit where nothing else is asked for: sharp on a screen of twice the density and in print.
const SCALE: f32 = 2.0;

pub(super) fn run(arguments: &Export, stdout: &mut dyn Write, stderr: &mut dyn Write) -> Result<Exit, Failure> {
    let Export { file, output, lang, .. } = arguments;
    let format = format_of(arguments)?;
    refuse_what_does_not_fit(arguments, format)?;
    if file::is_same(file, output) {
        return Err(Failure::usage(tr_with(*lang, "cli-same-file", &[("path", shown(output).into())])));
    }
    let project = file::read(file, *lang)?;
    let catalog = file::catalog(&project, stderr, *lang)?;
    let analysis = analyse(&project, &catalog, Some(&day::today()));
    let bytes = content(arguments, format, &project, &analysis, &catalog)?;
    if is_stdout(output) {
        print(stdout, &bytes, *lang)?;
    } else {
        file::write(output, &bytes, *lang)?;
        // The file is written; whether anybody reads that it is does not matter.
        let _ = writeln!(stderr, "{}", tr_with(*lang, "cli-written", &[("path", shown(output).into())]));
    }
    Ok(Exit::Done)
}

fn content(
    arguments: &Export,
    format: ExportFormat,
    project: &Project,
    analysis: &Analysis,
    catalog: &Catalog,
) -> Result<Vec<u8>, Failure> {
    let lang = arguments.lang;
    let failed = |reason: String| Failure::file(tr_with(lang, "cli-cannot-export", &[("reason", reason.into())]));
    match format {
        ExportFormat::Csv => {
            let kind = arguments.register.unwrap_or(RegisterKind::Flows);
            csv(&register(kind, project, analysis, catalog, lang)).map_err(|error| failed(error.to_string()))
        }
        ExportFormat::Svg | ExportFormat::Png => {
            let theme = Theme::named(arguments.theme.unwrap_or_default());
            let picture = Picture {
                overlay: arguments.overlay.unwrap_or_default(),
                legend: !arguments.no_legend,
                theme: theme.map_err(|error| failed(error.to_string()))?,
                title: &project.title,
                changes: None,
            };
            let sheet = Sheet::new(project, analysis, catalog, lang);
            if format == ExportFormat::Svg {
                return Ok(svg(&sheet, &picture).into_bytes());
            }
            png(&sheet, &picture, arguments.scale.unwrap_or(SCALE)).map_err(|error| failed(png_error(&error, lang)))
        }
        ExportFormat::Geometry => {
            let sheet = Sheet::new(project, analysis, catalog, lang);
            let text = geometry::json(project, sheet.geometry()).map_err(|error| failed(error.to_string()))?;
            Ok(text.into_bytes())
        }
    }
}

/// What to write: what was asked for, else what the ending of the file says.
fn format_of(arguments: &Export) -> Result<ExportFormat, Failure> {
    use clap::ValueEnum;

    let ending = arguments.output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let by_ending = ExportFormat::value_variants().iter().find(|format| format.ending().eq_ignore_ascii_case(ending));
    arguments.to.or(by_ending.copied()).ok_or_else(|| {
        let names: Vec<&str> = ExportFormat::value_variants().iter().map(|format| format.name()).collect();
        let args = [("path", shown(&arguments.output).into()), ("formats", names.join(", ").into())];
        Failure::usage(tr_with(arguments.lang, "cli-unknown-format", &args))
    })
}

/// An option that would change nothing is refused: somebody expects it to.
fn refuse_what_does_not_fit(arguments: &Export, format: ExportFormat) -> Result<(), Failure> {
    let Export { register, overlay, theme, no_legend, scale, lang, .. } = arguments;
    let given = [
        ("--register", register.is_some(), format == ExportFormat::Csv),
        ("--overlay", overlay.is_some(), format.is_picture()),
        ("--theme", theme.is_some(), format.is_picture()),
        ("--no-legend", *no_legend, format.is_picture()),
        ("--scale", scale.is_some(), format == ExportFormat::Png),
    ];
    match given.into_iter().find(|(_, given, fits)| *given && !fits) {
        Some((option, ..)) => {
            let args = [("option", option.into()), ("format", format.name().into())];
            Err(Failure::usage(tr_with(*lang, "cli-not-for-format", &args)))
        }
        None => Ok(()),
    }
}

fn is_stdout(output: &Path) -> bool {
    output.as_os_str() == "-"
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
