//! Why a text is no project, as data: the place, what was expected and what was found. `Display` says it in English.

use std::fmt;

use super::check::Problem;
use crate::model::ElementId;

/// A place in a text, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// What bytes that are no UTF-8 text seem to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Text in UTF-16.
    Utf16,
    /// No text: a picture, an archive, a program.
    Binary,
    /// Text in another encoding, such as Shift JIS.
    Other,
}

/// What was still open when a text ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclosed {
    /// This bracket.
    Bracket(char),
    /// A text in quotation marks.
    Text,
    /// A comment.
    Comment,
}

impl fmt::Display for Unclosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bracket(bracket) => write!(f, "the bracket {bracket}"),
            Self::Text => f.write_str("the quotation mark"),
            Self::Comment => f.write_str("the comment"),
        }
    }
}

/// Why a text cannot be read as a project. Nothing has been changed by trying.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty: restore it from a copy, or start a new project")]
    Empty,
    /// It is larger than any project this program writes.
    #[error("the file has {size} bytes, this program reads up to {limit}: choose another file, or split the project")]
    TooLarge {
        /// How many bytes it has.
        size: u64,
        /// How many are read.
        limit: u64,
    },
    /// It is not text in UTF-8.
    #[error("{place}: {}", match encoding {
        Encoding::Utf16 => "this is text in UTF-16, expected UTF-8: save it as UTF-8 in a text editor",
        Encoding::Binary => "this is not text, expected a project in UTF-8: choose another file",
        Encoding::Other => "this is not text in UTF-8: choose another file, or save it as UTF-8 in a text editor",
    })]
    NotText {
        /// Where the first byte stands that is not.
        place: Place,
        /// What it seems to be.
        encoding: Encoding,
    },
    /// It is text, but not a project.
    #[error("{place}: expected `Project(`, found `{found}`: this is not a project, choose another file")]
    NotAProject {
        /// Where something else begins.
        place: Place,
        /// How it begins.
        found: String,
    },
    /// Version control left two versions in it.
    #[error(
        "{place}: version control left two contradicting versions here: choose one of them and delete the marker lines"
    )]
    Conflict {
        /// Where the marker stands.
        place: Place,
    },
    /// It does not say its format.
    #[error("{place}: the project does not say its format: add `format: {supported},` as the first line in it")]
    MissingFormat {
        /// Where it should.
        place: Place,
        /// The format this program writes.
        supported: u32,
    },
    /// Its format is not a number from 1.
    #[error("{place}: the format is `{found}`, expected a number from 1 to {supported}")]
    BadFormat {
        /// Where it says its format.
        place: Place,
        /// What it says.
        found: String,
        /// The newest format this program reads.
        supported: u32,
    },
    /// A newer program wrote it.
    #[error(
        "{place}: format {found}, this program reads up to {supported}: open it with a newer version of this program"
    )]
    NewerFormat {
        /// Where it says its format.
        place: Place,
        /// What it says.
        found: String,
        /// The newest format this program reads.
        supported: u32,
    },
    /// Brackets nest deeper than in any project.
    #[error("{place}: more than {limit} brackets inside each other: this is not a project, choose another file")]
    TooDeep {
        /// Where the first stands that is too deep.
        place: Place,
        /// How many are read.
        limit: usize,
    },
    /// It ends too early.
    #[error(
        "{end}: the file ends although {what} opened at {opened} is not closed: close it, or restore the file from a copy where it was cut off"
    )]
    Truncated {
        /// Where it ends.
        end: Place,
        /// What is open there.
        what: Unclosed,
        /// Where that was opened.
        opened: Place,
    },
    /// A bracket closes another one than was opened.
    #[error("{place}: found `{found}`, expected `{expected}` to close the bracket opened at {opened}")]
    Mismatched {
        /// Where it closes.
        place: Place,
        /// What closes.
        found: char,
        /// What should have.
        expected: char,
        /// Where the other one was opened.
        opened: Place,
    },
    /// Something follows the project.
    #[error("{place}: the project ends before this: remove what follows")]
    TrailingText {
        /// Where it begins.
        place: Place,
    },
    /// A field that this format has not.
    #[error("{place}: unknown field `{field}`{}: correct it to one of {}", within(owner.as_deref()), allowed.join(", "))]
    UnknownField {
        /// Where it stands.
        place: Place,
        /// What it is called.
        field: String,
        /// What it is a field of.
        owner: Option<String>,
        /// The fields there are.
        allowed: Vec<String>,
    },
    /// A field that must be there is not.
    #[error("{place}: field `{field}`{} is missing: add it", within(owner.as_deref()))]
    MissingField {
        /// Where what should have it ends.
        place: Place,
        /// What it is called.
        field: String,
        /// What it is a field of.
        owner: Option<String>,
    },
    /// A field is there twice.
    #[error("{place}: field `{field}`{} is there twice: remove one of them", within(owner.as_deref()))]
    RepeatedField {
        /// Where it stands the second time.
        place: Place,
        /// What it is called.
        field: String,
        /// What it is a field of.
        owner: Option<String>,
    },
    /// A word that is not in the vocabulary of its field.
    #[error("{place}: unknown word {word:?}: correct it to one of {}", allowed.join(", "))]
    UnknownWord {
        /// Where it stands.
        place: Place,
        /// The word.
        word: String,
        /// The words there are.
        allowed: Vec<String>,
    },
    /// Something else than an id of the kind that belongs there.
    #[error("{place}: {text:?} is not an id: correct it to {expected}")]
    BadId {
        /// Where it stands.
        place: Place,
        /// What stands there.
        text: String,
        /// What an id looks like there.
        expected: String,
    },
    /// A value of another type than its field takes.
    #[error("{place}: found {found}, expected {expected}: correct the value")]
    WrongType {
        /// Where it stands.
        place: Place,
        /// What it is.
        found: String,
        /// What it should be.
        expected: String,
    },
    /// Something is missing between two values.
    #[error("{place}: expected {expected}: correct the text there")]
    Expected {
        /// Where it is missing.
        place: Place,
        /// What is missing.
        expected: &'static str,
    },
    /// The text breaks another rule of RON.
    #[error("{place}: {message}: correct the text there")]
    Syntax {
        /// Where.
        place: Place,
        /// Which rule, in the parser's words.
        message: String,
    },
    /// Two entries have one id.
    #[error("{place}: {id} is there twice, first at {first}: give one of them another id, or remove it")]
    DuplicateId {
        /// Where the second stands.
        place: Place,
        /// Where the first stands.
        first: Place,
        /// The id.
        id: ElementId,
    },
    /// The project does not hold together.
    #[error(transparent)]
    Unsound(#[from] Problem),
}

fn within(owner: Option<&str>) -> String {
    owner.map(|owner| format!(" of {owner}")).unwrap_or_default()
}
