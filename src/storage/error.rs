//! Why a text is no project, as data: the place, what was expected and what was found. `Display` says it in English.

use std::fmt;

use super::place::Place;
use super::problem::Problem;
use crate::model::ElementId;

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

/// What is missing at a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The bracket that begins a list.
    ListStart,
    /// The bracket that ends a list.
    ListEnd,
    /// The bracket that begins a map.
    MapStart,
    /// The bracket that ends a map.
    MapEnd,
    /// The bracket that begins the fields of an entry.
    FieldsStart,
    /// The bracket that ends the fields of an entry.
    FieldsEnd,
    /// That bracket, where something stands before it.
    NoNameBefore,
    /// Yes or no.
    Boolean,
    /// Any number.
    Number,
    /// A number that can be counted to.
    WholeNumber,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A text in quotation marks.
    Text,
    /// The quotation mark that ends a text.
    TextEnd,
    /// A known character behind a backslash.
    Escape,
    /// The name of a field.
    FieldName,
}

impl Wanted {
    /// Everything that can be missing.
    pub const ALL: [Self; 16] = [
        Self::ListStart,
        Self::ListEnd,
        Self::MapStart,
        Self::MapEnd,
        Self::FieldsStart,
        Self::FieldsEnd,
        Self::NoNameBefore,
        Self::Boolean,
        Self::Number,
        Self::WholeNumber,
        Self::Comma,
        Self::Colon,
        Self::Text,
        Self::TextEnd,
        Self::Escape,
        Self::FieldName,
    ];
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ListStart => "`[`, the beginning of a list",
            Self::ListEnd => "`]`, the end of the list, or a comma",
            Self::MapStart => "`{`, the beginning of a map",
            Self::MapEnd => "`}`, the end of the map, or a comma",
            Self::FieldsStart => "`(`",
            Self::FieldsEnd => "`)`, or a comma",
            Self::NoNameBefore => "`(`, without a name before it",
            Self::Boolean => "`true` or `false`",
            Self::Number => "a number",
            Self::WholeNumber => "a whole number from 0 to 4294967295",
            Self::Comma => "a comma",
            Self::Colon => "a colon",
            Self::Text => "a text in quotation marks",
            Self::TextEnd => "a quotation mark, the end of the text",
            Self::Escape => "a known escape after the backslash, such as \\n, \\\" or \\\\",
            Self::FieldName => "the name of a field",
        })
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
        expected: Wanted,
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
        id: Twice,
    },
    /// The project does not hold together.
    #[error(transparent)]
    Unsound(#[from] Problem),
}

/// What is there twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Twice {
    /// An element.
    Element(ElementId),
    /// An entry that is no element, by its id.
    Other(String),
}

impl fmt::Display for Twice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Element(id) => id.fmt(f),
            Self::Other(id) => f.write_str(id),
        }
    }
}

fn within(owner: Option<&str>) -> String {
    owner.map(|owner| format!(" of {owner}")).unwrap_or_default()
}
