//! The rows and columns of each register, once, as typed values: every table on the screen and every exported sheet is
//! made from these.
//!
//! [`register`] takes a project with its analysis and answers with a [`Register`] in one language: `flows` makes the
//! 情報流一覧, `threats` the 脅威一覧, `risks` the リスクアセスメント結果一覧,
//! `treatments` the リスク対応一覧, `roles` the 役割分担表, `missing` the table まだ足りないこと, `findings` the list of 指摘. [`fn@changes`] makes
//! the 変更一覧 of two versions. A [`cell`] keeps its value, so that every column
//! sorts by what it means. [`view`](fn@view) says which rows are shown in what order, [`keep`] which of them a figure counts; [`fold`] lets ｱ, あ and ア find
//! each other there.
//!
//! A register is made once for each revision of the project, not for each frame.

pub mod cell;
pub mod fold;
pub mod keep;

mod changes;
mod findings;
mod flows;
mod missing;
mod risks;
mod roles;
mod threats;
mod treatments;
mod view;

pub use crate::analysis::wording::{Meaning, Term};
pub use cell::{Cell, SortKey};
pub use changes::changes;
pub use keep::{Keep, register_of};
pub use view::{Sort, view};

use std::sync::OnceLock;

use crate::analysis::{Analysis, Missing, Words};
use crate::catalog::Catalog;
use crate::model::{ElementId, FlowId, Project, RiskId};
use crate::text::{Lang, tr};

/// The registers there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterKind {
    /// 情報流一覧.
    Flows,
    /// 脅威一覧.
    Threats,
    /// リスク一覧 (リスクアセスメント結果一覧).
    Risks,
    /// リスク対応一覧.
    Treatments,
    /// 役割分担表.
    Roles,
    /// まだ足りないこと.
    Missing,
    /// 指摘.
    Findings,
}

impl RegisterKind {
    /// Every register, in the order of the tabs.
    pub const ALL: [Self; 7] =
        [Self::Flows, Self::Threats, Self::Risks, Self::Treatments, Self::Roles, Self::Missing, Self::Findings];

    /// The key of the message that names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Flows => "register-flows",
            Self::Threats => "register-threats",
            Self::Risks => "register-risks",
            Self::Treatments => "register-treatments",
            Self::Roles => "register-roles",
            Self::Missing => "register-missing",
            Self::Findings => "register-findings",
        }
    }
}

/// Where the content of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// At the left.
    Left,
    /// In the middle.
    Center,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The key of the message that is its heading.
    pub key: &'static str,
    /// How wide it should be at first, in full-width characters.
    pub width: f32,
    /// Where its content stands.
    pub alignment: Alignment,
}

impl Column {
    const fn left(key: &'static str, width: f32) -> Self {
        Self { key, width, alignment: Alignment::Left }
    }

    const fn center(key: &'static str, width: f32) -> Self {
        Self { key, width, alignment: Alignment::Center }
    }

    /// Its heading.
    pub fn title(&self, lang: Lang) -> String {
        tr(lang, self.key)
    }
}

/// A part of a page of the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The field of a part of a flow's 4W1H.
    Part(Missing),
    /// A threat of a flow, by its place in the catalogue.
    Threat(usize),
    /// What was decided about a threat of a flow.
    Risk(RiskId),
    /// The parties of the project.
    Parties,
    /// The phases of the project.
    Phases,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is selected when the row is chosen; none where it is about the project as a whole.
    pub subject: Option<ElementId>,
    /// The flow it is about, where it is about one.
    pub flow: Option<FlowId>,
    /// The threat it is about: its place in the catalogue.
    pub threat: Option<usize>,
    /// The risk in which that was decided.
    pub risk: Option<RiskId>,
    /// What of the subject it is about; a threat is that by itself.
    pub spot: Option<Spot>,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// A register in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// Which one; none for the 変更一覧, which follows from two versions and not from a project.
    pub kind: Option<RegisterKind>,
    /// The language of its texts.
    pub lang: Lang,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in the order of the project.
    pub rows: Vec<Row>,
    /// What a filter looks through: the folded text of each row, made when the first filter is.
    folded: OnceLock<Vec<String>>,
}

impl Register {
    pub(crate) fn new(kind: Option<RegisterKind>, lang: Lang, columns: &[Column], rows: Vec<Row>) -> Self {
        Self { kind, lang, columns: columns.to_vec(), rows, folded: OnceLock::new() }
    }

    /// The place of the column with this heading.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

/// What the rows of every register are made from.
#[derive(Clone, Copy)]
struct Source<'a> {
    project: &'a Project,
    analysis: &'a Analysis,
    catalog: &'a Catalog,
    words: Words<'a>,
    lang: Lang,
}

impl Source<'_> {
    /// The words as one list.
    fn list<T: AsRef<str>>(&self, words: &[T]) -> String {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        words.join(&tr(self.lang, "list-separator"))
    }
}

/// How many rows a register has, without making them.
pub fn count(kind: RegisterKind, project: &Project, analysis: &Analysis, catalog: &Catalog) -> usize {
    match kind {
        RegisterKind::Flows => flows::count(project, analysis),
        RegisterKind::Threats => threats::count(project, analysis),
        RegisterKind::Risks => risks::count(project),
        RegisterKind::Treatments => treatments::count(project),
        RegisterKind::Roles => project.measures.len(),
        RegisterKind::Missing => analysis.totals.missing,
        RegisterKind::Findings => findings::count(analysis, catalog),
    }
}

/// Makes a register.
pub fn register(kind: RegisterKind, project: &Project, analysis: &Analysis, catalog: &Catalog, lang: Lang) -> Register {
    let words = Words::new(project, catalog, analysis, lang);
    let source = Source { project, analysis, catalog, words, lang };
    let (columns, rows) = match kind {
        RegisterKind::Flows => (flows::COLUMNS, flows::rows(source)),
        RegisterKind::Threats => (threats::COLUMNS, threats::rows(source)),
        RegisterKind::Risks => (risks::COLUMNS, risks::rows(source)),
        RegisterKind::Treatments => (treatments::COLUMNS, treatments::rows(source)),
        RegisterKind::Roles => (roles::COLUMNS, roles::rows(source)),
        RegisterKind::Missing => (missing::COLUMNS, missing::rows(source)),
        RegisterKind::Findings => (findings::COLUMNS, findings::rows(source)),
    };
    Register::new(Some(kind), lang, columns, rows)
}
