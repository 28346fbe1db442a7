//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::register::RegisterKind;
use crate::scene::{Overlay, ThemeName};
use crate::text::Lang;

/// The arguments of the program. What is said here is said to the reader; the help has words of its own (`help`).
#[derive(Debug, Parser)]
#[command(name = "nagarezu", version, about, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    /// The project to open in the window
    pub(super) file: Option<PathBuf>,
    /// What to do without a window.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Count what is drawn, say how far it is covered and list the findings
    Check(Check),
    /// Write a picture of the drawing or a register
    Export(Export),
    /// Say what has changed from one version of a project to another
    Diff(Diff),
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The project
    pub(super) file: PathBuf,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(super) format: ReportFormat,
    /// The least severe finding that ends the program with exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub(super) fail_on: FailOn,
    /// The language of the result
    #[arg(long, value_enum, default_value_t = Lang::Ja)]
    pub(super) lang: Lang,
    /// The day that counts as today where something may be overdue, as year-month-day [default: the day it is in UTC]
    #[arg(long, value_name = "DATE", value_parser = super::day::parse)]
    pub(super) today: Option<String>,
}

/// The arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The earlier version
    pub(super) old: PathBuf,
    /// The later version
    pub(super) new: PathBuf,
    /// How to write the result
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(super) format: DiffFormat,
    /// The language of the result
    #[arg(long, value_enum, default_value_t = Lang::Ja)]
    pub(super) lang: Lang,
}

/// How `diff` writes its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For people
    Text,
    /// A table in Markdown
    Md,
    /// For programs
    Json,
}

/// The arguments of `export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The project
    pub(super) file: PathBuf,
    /// The file to write; - for the standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: PathBuf,
    /// What to write [default: by the ending of OUT]
    #[arg(long, value_enum)]
    pub(super) to: Option<ExportFormat>,
    /// The register a CSV has [default: flows]
    #[arg(long, value_enum)]
    pub(super) register: Option<RegisterKind>,
    /// What the flows of a picture are coloured by [default: coverage]
    #[arg(long, value_enum)]
    pub(super) overlay: Option<Overlay>,
    /// The language of what is written
    #[arg(long, value_enum, default_value_t = Lang::Ja)]
    pub(super) lang: Lang,
    /// The colours of a picture [default: light]
    #[arg(long, value_enum)]
    pub(super) theme: Option<ThemeName>,
    /// Leave the legend out of a picture
    #[arg(long)]
    pub(super) no_legend: bool,
    /// How many pixels of a PNG make one world unit, 0.1 to 8 [default: 2]
    #[arg(long, value_parser = scale)]
    pub(super) scale: Option<f32>,
}

/// How `check` writes its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The least severe finding that makes `check` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// An error
    Error,
    /// A warning or an error
    Warning,
    /// None
    Never,
}

/// What `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// The drawing as SVG
    Svg,
    /// The drawing as PNG
    Png,
    /// A register as CSV
    Csv,
    /// Where everything stands on the drawing, as JSON
    Geometry,
}

impl ExportFormat {
    /// What `--to` calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::Geometry => "geometry",
        }
    }

    /// The ending a file of it has.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::Geometry => "json",
        }
    }

    /// Whether it is a picture of the drawing.
    pub(super) const fn is_picture(self) -> bool {
        match self {
            Self::Svg | Self::Png => true,
            Self::Csv | Self::Geometry => false,
        }
    }
}

impl ValueEnum for ThemeName {
    fn value_variants<'a>() -> &'a [Self] {
        const { &Self::ALL }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Light => PossibleValue::new("light"),
            Self::Dark => PossibleValue::new("dark"),
            Self::LightContrast => PossibleValue::new("light-contrast"),
            Self::DarkContrast => PossibleValue::new("dark-contrast"),
        })
    }
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        const { &Self::ALL }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code()))
    }
}

impl ValueEnum for RegisterKind {
    fn value_variants<'a>() -> &'a [Self] {
        const { &Self::ALL }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Flows => "flows",
            Self::Threats => "threats",
            Self::Risks => "risks",
            Self::Treatments => "treatments",
            Self::Roles => "roles",
            Self::Missing => "missing",
            Self::Findings => "findings",
        }))
    }
}

impl ValueEnum for Overlay {
    fn value_variants<'a>() -> &'a [Self] {
        const { &Self::ALL }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Coverage => PossibleValue::new("coverage"),
            Self::Level => PossibleValue::new("level"),
            Self::None => PossibleValue::new("none"),
        })
    }
}

fn scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(scale) if (0.1..=8.0).contains(&scale) => Ok(scale),
        Ok(_) | Err(_) => Err("expected a number from 0.1 to 8".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_a_sensible_number() {
        assert_eq!(scale("1.5"), Ok(1.5));
        for text in ["0", "-1", "NaN", "inf", "9", "two"] {
            assert!(scale(text).is_err(), "{text}");
        }
    }
}
