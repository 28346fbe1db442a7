//! `nagarezu diff`: what has changed from one version of a project to another.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use serde::Serialize;

use super::arguments::{Diff, DiffFormat};
use super::{Exit, Failure, day, file, print};
use crate::analysis::{ElementChange, Fate, Version, Words, analyse, compare};
use crate::model::{Decision, ElementId, FlowId, Level, Project};
use crate::register::Term;
use crate::text::{Lang, tr, tr_with};

pub(super) fn run(arguments: &Diff, stdout: &mut dyn Write, stderr: &mut dyn Write) -> Result<Exit, Failure> {
    let Diff { old, new, format, lang } = arguments;
    let (before, after) = (file::read(old, *lang)?, file::read(new, *lang)?);
    let catalog = file::catalog(&after, stderr, *lang)?;
    let today = day::today();
    let projects = [&before, &after];
    let catalogs = projects.map(|project| catalog.of(project));
    let analyses = [0, 1].map(|place| analyse(projects[place], &catalogs[place], Some(&today)));
    let versions =
        [0, 1].map(|place| Version { project: projects[place], analysis: &analyses[place], catalog: &catalogs[place] });
    let comparison = compare(versions[0], versions[1]);
    let words = versions.map(|version| Words::new(version.project, version.catalog, version.analysis, *lang));
    let changes: Vec<Told> =
        comparison.changes.iter().map(|change| Told::new(change, &words[0], &words[1], projects)).collect();
    let report = Report {
        format_version: 1,
        old: &before.title,
        new: &after.title,
        counts: Fate::ALL.map(|fate| (key(fate), comparison.count(fate))).into(),
        changes,
    };
    let text = match format {
        DiffFormat::Text => as_text(&report, *lang),
        DiffFormat::Md => as_markdown(&report, *lang),
        DiffFormat::Json => {
            serde_json::to_string_pretty(&report).map_err(|error| Failure::file(error.to_string()))? + "\n"
        }
    };
    print(stdout, text.as_bytes(), *lang)?;
    Ok(Exit::Done)
}

/// The result. The names of its fields are those of the JSON, and are only ever added to.
#[derive(Debug, Serialize)]
struct Report<'a> {
    format_version: u32,
    /// The title of the earlier version.
    old: &'a str,
    /// The title of the later version.
    new: &'a str,
    /// Elements by what has become of them.
    counts: BTreeMap<&'static str, usize>,
    changes: Vec<Told>,
}

/// An element that differs, in words.
#[derive(Debug, Serialize)]
struct Told {
    /// None for the project as a whole.
    element: Option<ElementId>,
    name: String,
    /// What the text calls it: a risk with its flows and its decision.
    #[serde(skip)]
    heading: String,
    fate: &'static str,
    #[serde(skip)]
    word: Fate,
    /// In what it differs, a sentence each.
    changes: Vec<String>,
    level: Levels,
    /// Of a risk: the flows it is about, and the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    risk: Option<Decided>,
}

/// What was decided about a risk, in the later version, or in the earlier one where it is gone.
#[derive(Debug, Serialize)]
struct Decided {
    flows: Vec<FlowId>,
    decision: &'static str,
    /// Why the decision must be looked at again now and had not to be in the earlier version, a sentence each.
    review: Vec<String>,
}

/// The level then and now, of flows and risks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Levels {
    before: Option<Level>,
    after: Option<Level>,
}

impl Decided {
    fn new(change: &ElementChange, after: &Words<'_>, earlier: &Project, version: &Project) -> Option<Self> {
        let Some(ElementId::Risk(id)) = change.element else { return None };
        let risk = version.risks.get(&id)?;
        let decision = match risk.decision {
            Decision::Adopted => "adopted",
            Decision::Rejected => "rejected",
        };
        Some(Self { flows: risk.flows.clone(), decision, review: after.to_be_reviewed(change, earlier) })
    }
}

impl Told {
    fn new(change: &ElementChange, before: &Words<'_>, after: &Words<'_>, [earlier, later]: [&Project; 2]) -> Self {
        let (words, version) = if change.fate == Fate::Removed { (before, earlier) } else { (after, later) };
        Self {
            element: change.element,
            name: change.element.map_or_else(|| words.whole(), |element| words.element(element)),
            heading: change.element.map_or_else(|| words.whole(), |element| words.changed(element)),
            fate: key(change.fate),
            word: change.fate,
            changes: after.change(change, earlier),
            level: Levels { before: change.level_before, after: change.level_after },
            risk: Decided::new(change, after, earlier, version),
        }
    }

    /// 「レベル B → S」, where it is not the same.
    fn moved(&self, lang: Lang) -> Option<String> {
        let Levels { before, after } = self.level;
        let word = |level: Option<Level>| level.map_or_else(|| tr(lang, "aspect-nothing"), |level| level.say(lang));
        let args = [("before", word(before).into()), ("after", word(after).into())];
        (before != after && self.word != Fate::Changed).then(|| tr_with(lang, "cli-diff-level", &args))
    }
}

const fn key(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::Changed => "changed",
        Fate::Redrawn => "redrawn",
    }
}

fn summary(report: &Report<'_>, lang: Lang) -> String {
    if report.changes.is_empty() {
        return tr(lang, "cli-diff-same");
    }
    let counts = Fate::ALL.map(|fate| {
        let count = report.counts.get(key(fate)).copied().unwrap_or_default();
        format!("{} {count}", fate.say(lang))
    });
    counts.join(&tr(lang, "list-separator"))
}

/// One element a line, in what it differs below it; the last line sums up.
fn as_text(report: &Report<'_>, lang: Lang) -> String {
    let mut text = String::new();
    for told in &report.changes {
        let moved = told.moved(lang).map(|moved| format!(" ({moved})")).unwrap_or_default();
        line(&mut text, &format!("{} {}{moved}", told.word.say(lang), told.heading));
        for change in &told.changes {
            line(&mut text, &format!("    {change}"));
        }
    }
    line(&mut text, &summary(report, lang));
    text
}

/// A table for a review, with everything that Markdown would take for markup put out of its way.
fn as_markdown(report: &Report<'_>, lang: Lang) -> String {
    let mut text = String::new();
    line(&mut text, &summary(report, lang));
    if report.changes.is_empty() {
        return text;
    }
    let heads = ["cli-diff-fate", "cli-diff-element", "cli-diff-change"].map(|key| tr(lang, key));
    line(&mut text, "");
    line(&mut text, &format!("| {} |", heads.join(" | ")));
    line(&mut text, "|---|---|---|");
    for told in &report.changes {
        let said: Vec<String> = told.moved(lang).into_iter().chain(told.changes.iter().cloned()).collect();
        let said: Vec<String> = said.iter().map(|change| escaped(change)).collect();
        let cells = [told.word.say(lang), escaped(&told.heading), said.join("<br>")];
        line(&mut text, &format!("| {} |", cells.join(" | ")));
    }
    text
}

fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '#') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

/// Adds a line. Names may hold anything; what would break the line or steer the terminal is shown as a blank.
fn line(text: &mut String, content: &str) {
    let plain: String = content.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", plain.trim_end());
}
