//! `nagarezu check`: counts what is drawn, says how far it is covered and lists the findings.

use std::fmt::Write as _;
use std::io::Write;

use super::arguments::{Check, FailOn, ReportFormat};
use super::report::{FoundItem, LevelCounts, Report};
use super::{Exit, Failure, day, file, print};
use crate::analysis::analyse;
use crate::catalog::{Catalog, Severity};
use crate::register::Term;
use crate::text::{Argument, Lang, tr, tr_with};

pub(super) fn run(arguments: &Check, stdout: &mut dyn Write, stderr: &mut dyn Write) -> Result<Exit, Failure> {
    let Check { file, format, fail_on, lang, today } = arguments;
    let project = file::read(file, *lang)?;
    let catalog = file::catalog(&project, stderr, *lang)?;
    let today = today.clone().unwrap_or_else(day::today);
    let analysis = analyse(&project, &catalog, Some(&today));
    let report = Report::new(&project, &analysis, &catalog, *lang);
    let text = match format {
        ReportFormat::Text => as_text(&report, &catalog, *lang),
        ReportFormat::Json => as_json(&report)?,
    };
    print(stdout, text.as_bytes(), *lang)?;
    Ok(if fails(&report, *fail_on) { Exit::Findings } else { Exit::Done })
}

fn fails(report: &Report<'_>, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Error => report.count(Severity::Error) > 0,
        FailOn::Warning => report.count(Severity::Error) + report.count(Severity::Warning) > 0,
        FailOn::Never => false,
    }
}

fn as_json(report: &Report<'_>) -> Result<String, Failure> {
    serde_json::to_string_pretty(report).map(|text| text + "\n").map_err(|error| Failure::file(error.to_string()))
}

/// For a terminal and for the log of a build: plain lines, the totals first, then findings by weight and rule, and a
/// last line that sums up.
fn as_text(report: &Report<'_>, catalog: &Catalog, lang: Lang) -> String {
    let mut text = String::new();
    head(&mut text, report, catalog, lang);
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let found: Vec<&FoundItem<'_>> = report.findings.iter().filter(|item| item.severity == severity).collect();
        if !found.is_empty() {
            group(&mut text, severity, &found, catalog, lang);
        }
    }
    line(&mut text, "");
    line(&mut text, &summary(report, lang));
    text
}

fn head(text: &mut String, report: &Report<'_>, catalog: &Catalog, lang: Lang) {
    let title = if report.title.is_empty() { tr(lang, "cli-untitled") } else { report.title.to_owned() };
    let profile = if report.profile.is_empty() { tr(lang, "cli-no-profile") } else { report.profile.to_owned() };
    line(text, &format!("{title} ({profile})"));
    let counts = [
        ("cli-zones", report.counts.zones),
        ("cli-nodes", report.counts.nodes),
        ("cli-flows", report.counts.flows),
        ("cli-threats", report.counts.threats),
    ];
    let counts = counts.map(|(key, count)| tr_with(lang, key, &[("count", count.into())]));
    line(text, &counts.join(&tr(lang, "list-separator")));
    let verbs = catalog.flow_kinds.iter().filter_map(|kind| {
        let count = report.verbs.get(kind.id.strip_prefix("flow.").unwrap_or(&kind.id))?;
        Some(format!("{} {count}", kind.name.get(lang)))
    });
    counted(text, "cli-verbs", verbs, lang);
    counted(text, "cli-coverage", report.coverage().map(|(step, count)| format!("{} {count}", step.say(lang))), lang);
    line(text, &format!("{}: {}", tr(lang, "register-missing"), report.missing.count));
    levels(text, "cli-levels", report.levels, lang);
    if report.risks.count > 0 {
        line(text, &tr_with(lang, "cli-risks", &[("count", report.risks.count.into())]));
        levels(text, "cli-risks-before", report.risks.before, lang);
        levels(text, "cli-risks-after", report.risks.after, lang);
    }
}

fn levels(text: &mut String, key: &str, counts: LevelCounts, lang: Lang) {
    counted(text, key, counts.each().map(|(level, count)| format!("{} {count}", level.say(lang))), lang);
}

fn counted(text: &mut String, key: &str, counts: impl IntoIterator<Item = String>, lang: Lang) {
    let counts: Vec<String> = counts.into_iter().collect();
    if !counts.is_empty() {
        line(text, &format!("{}: {}", tr(lang, key), counts.join(&tr(lang, "list-separator"))));
    }
}

/// The findings of one weight. What to do is said once for each rule.
fn group(text: &mut String, severity: Severity, found: &[&FoundItem<'_>], catalog: &Catalog, lang: Lang) {
    line(text, "");
    let args = [("severity", severity.say(lang).into()), ("count", found.len().into())];
    line(text, &tr_with(lang, "cli-group", &args));
    for rule in found.chunk_by(|a, b| a.id == b.id) {
        if let Some(lint) = rule.first().and_then(|item| catalog.lints.get(item.id)) {
            line(text, &format!("  {} {}", lint.id, lint.name.get(lang)));
        }
        for item in rule {
            line(text, &format!("    {}", named(item)));
        }
        if let Some(lint) = rule.first().and_then(|item| catalog.lints.get(item.id)) {
            let args = [("remedy", lint.remedy.get(lang).into())];
            line(text, &format!("    {}", tr_with(lang, "cli-remedy", &args)));
        }
    }
}

/// The message, and which element it is about where it does not say so itself.
fn named(item: &FoundItem<'_>) -> String {
    match item.subject.map(|id| id.to_string()) {
        Some(id) if !item.message.contains(&id) => format!("{id} {}", item.message),
        Some(_) | None => item.message.clone(),
    }
}

fn summary(report: &Report<'_>, lang: Lang) -> String {
    if report.findings.is_empty() {
        return tr(lang, "cli-no-findings");
    }
    let count = |severity| Argument::from(report.count(severity));
    let args =
        [("error", count(Severity::Error)), ("warning", count(Severity::Warning)), ("info", count(Severity::Info))];
    tr_with(lang, "cli-summary-findings", &args)
}

/// Adds a line. Names may hold anything; what would break the line or steer the terminal is shown as a blank.
fn line(text: &mut String, content: &str) {
    let plain: String = content.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", plain.trim_end());
}
