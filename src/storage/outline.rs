//! One walk over the text of a file, without recursion: what format it says it has, where every entry stands, and
//! whether its brackets, strings and comments are whole.
//!
//! This comes before the parser, so that a newer file is named as such although its fields are unknown, a text of
//! nothing but brackets cannot exhaust the stack, and a file that was cut off is told from one that was mistyped.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::error::{ReadError, Twice, Unclosed};
use super::place::Place;
use crate::model::{
    BaselineId, ElementId, FlowId, OwnFlowKindId, OwnMeasureId, OwnNodeKindId, OwnThreatId, OwnZoneKindId, RuleId,
    WorkshopId,
};

/// How deep brackets may nest. The deepest are conditions of an earlier state's threats, whose groups stand in each other.
const DEEPEST: usize = 32;

/// The fields with entries that are no elements: what a project adds to the catalogue or changes in it, its records, and how it was drawn.
const OTHERS: [&str; 12] = [
    "own_threats",
    "own_measures",
    "own_zone_kinds",
    "own_node_kinds",
    "own_flow_kinds",
    "changed_threats",
    "changed_measures",
    "changed_kinds",
    "rules",
    "baselines",
    "workshops",
    "drawn",
];

/// What the walk found.
#[derive(Default)]
pub(super) struct Outline<'a> {
    /// What stands behind `format:`, and where.
    pub(super) format: Option<(&'a str, usize)>,
    /// Where the entry of each element begins, counted in bytes.
    pub(super) entries: BTreeMap<ElementId, usize>,
    /// Where the entries that are no elements begin: by field and id, counted in bytes.
    pub(super) others: BTreeMap<(&'a str, String), usize>,
    /// Where the project's own criteria begin, counted in bytes.
    pub(super) criteria: Option<usize>,
    /// Entries whose id an earlier entry has: the id, the earlier and the later one.
    pub(super) duplicate: Option<(Twice, usize, usize)>,
    /// What keeps the text from being a project in RON.
    pub(super) fault: Option<ReadError>,
}

/// An id of an entry as it is written: PT1 and PT01 are one.
fn one_spelling(field: &str, id: &str) -> String {
    fn of<Id: FromStr + fmt::Display>(id: &str) -> Option<String> {
        id.parse().ok().map(|id: Id| id.to_string())
    }
    let known = match field {
        "own_threats" => of::<OwnThreatId>(id),
        "own_measures" => of::<OwnMeasureId>(id),
        "own_zone_kinds" => of::<OwnZoneKindId>(id),
        "own_node_kinds" => of::<OwnNodeKindId>(id),
        "own_flow_kinds" => of::<OwnFlowKindId>(id),
        "rules" => of::<RuleId>(id),
        "baselines" => of::<BaselineId>(id),
        "workshops" => of::<WorkshopId>(id),
        "drawn" => of::<FlowId>(id),
        _ => None,
    };
    known.unwrap_or_else(|| id.to_owned())
}

/// The outline of a text.
pub(super) fn outline(text: &str) -> Outline<'_> {
    let mut walk =
        Walk { text, bytes: text.as_bytes(), at: 0, open: Vec::new(), outline: Outline::default(), ..Walk::default() };
    if let Err(fault) = walk.run() {
        walk.outline.fault = Some(fault);
    }
    walk.outline
}

/// The line and column of a byte of the text, both counted from 1, columns in characters.
pub(super) fn place(text: &str, offset: usize) -> Place {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    // Bytes that continue a character are not counted.
    let column = 1 + before[start..].iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count();
    Place { line, column }
}

#[derive(Default)]
struct Walk<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The brackets that are open, and where.
    open: Vec<(u8, usize)>,
    /// Whether the project's brackets have been closed.
    closed: bool,
    /// The field of the project that is being read.
    field: &'a str,
    /// Whether the colon behind that field has been read.
    behind_colon: bool,
    /// Whether the next string in a map is a key.
    key_next: bool,
    outline: Outline<'a>,
}

impl<'a> Walk<'a> {
    fn run(&mut self) -> Result<(), ReadError> {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                b'/' if self.bytes.get(self.at + 1) == Some(&b'/') => self.skip_line(),
                b'/' if self.bytes.get(self.at + 1) == Some(&b'*') => self.skip_comment()?,
                _ if self.is_conflict_marker() => return Err(ReadError::Conflict { place: self.place(self.at) }),
                _ if self.closed => return Err(ReadError::TrailingText { place: self.place(self.at) }),
                b'(' | b'[' | b'{' => self.open(byte)?,
                b')' | b']' | b'}' => self.close(byte)?,
                b'"' => {
                    let end = self.string_end(self.at + 1)?;
                    self.token(end)?;
                }
                b'\'' => self.skip_character(),
                b',' => self.comma(),
                b':' => {
                    self.behind_colon |= self.open.len() == 1;
                    self.at += 1;
                }
                _ => {
                    let end = self.word_end()?;
                    self.token(end)?;
                }
            }
        }
        match self.open.last() {
            Some(&(bracket, opened)) => Err(self.truncated(Unclosed::Bracket(char::from(bracket)), opened)),
            None if self.closed => Ok(()),
            None => Err(self.not_a_project(0, self.at)),
        }
    }

    fn place(&self, offset: usize) -> Place {
        place(self.text, offset)
    }

    fn truncated(&self, what: Unclosed, opened: usize) -> ReadError {
        ReadError::Truncated { end: self.place(self.bytes.len()), what, opened: self.place(opened) }
    }

    fn not_a_project(&self, start: usize, end: usize) -> ReadError {
        ReadError::NotAProject { place: self.place(start), found: shortened(&self.text[start..end]) }
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }

    fn skip_comment(&mut self) -> Result<(), ReadError> {
        let opened = self.at;
        let mut level = 0_usize;
        loop {
            match self.bytes.get(self.at..self.at + 2) {
                Some(b"/*") => (level, self.at) = (level + 1, self.at + 2),
                Some(b"*/") => (level, self.at) = (level - 1, self.at + 2),
                Some(_) => self.at += 1,
                None => return Err(self.truncated(Unclosed::Comment, opened)),
            }
            if level == 0 {
                return Ok(());
            }
        }
    }

    /// Whether a line begins here that a version control system leaves where two versions contradict each other.
    fn is_conflict_marker(&self) -> bool {
        let begins_line = self.at == 0 || self.bytes[self.at - 1] == b'\n';
        let marker = self.bytes[self.at..].get(..7);
        begins_line && matches!(marker, Some(b"<<<<<<<" | b"=======" | b">>>>>>>" | b"|||||||"))
    }

    fn open(&mut self, bracket: u8) -> Result<(), ReadError> {
        if self.open.is_empty() && bracket != b'(' {
            return Err(self.not_a_project(self.at, self.at + 1));
        }
        if self.open.len() == DEEPEST {
            return Err(ReadError::TooDeep { place: self.place(self.at), limit: DEEPEST });
        }
        self.open.push((bracket, self.at));
        self.key_next = self.open.len() == 2 && bracket == b'{';
        self.at += 1;
        Ok(())
    }

    fn close(&mut self, found: u8) -> Result<(), ReadError> {
        let Some((bracket, opened)) = self.open.pop() else {
            return Err(self.not_a_project(self.at, self.at + 1));
        };
        let expected = match bracket {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        if found != expected {
            return Err(ReadError::Mismatched {
                place: self.place(self.at),
                found: char::from(found),
                expected: char::from(expected),
                opened: self.place(opened),
            });
        }
        self.closed = self.open.is_empty();
        self.at += 1;
        Ok(())
    }

    fn comma(&mut self) {
        match self.open.len() {
            1 => self.behind_colon = false,
            2 => self.key_next = self.open[1].0 == b'{',
            _ => {}
        }
        self.at += 1;
    }

    /// A word or string from here to `end`.
    fn token(&mut self, end: usize) -> Result<(), ReadError> {
        let token: &'a str = &self.text[self.at..end];
        match self.open.len() {
            0 if token != "Project" => return Err(self.not_a_project(self.at, end)),
            1 if !self.behind_colon => {
                self.field = token;
                if token == "criteria" {
                    self.outline.criteria = Some(self.at);
                }
            }
            1 if self.field == "format" && self.outline.format.is_none() => {
                self.outline.format = Some((token, self.at));
            }
            2 if self.key_next => self.entry(token),
            _ => {}
        }
        self.at = end;
        Ok(())
    }

    /// A key of one of the project's maps. What is no id is left to the parser, which knows what is expected there.
    fn entry(&mut self, token: &'a str) {
        self.key_next = false;
        let token = token.trim_matches('"');
        let later = self.at;
        let (twice, earlier) = if OTHERS.contains(&self.field) {
            let id = one_spelling(self.field, token);
            let earlier = *self.outline.others.entry((self.field, id.clone())).or_insert(later);
            (Twice::Other(id), earlier)
        } else {
            let Ok(id) = token.parse() else { return };
            (Twice::Element(id), *self.outline.entries.entry(id).or_insert(later))
        };
        if earlier != later && self.outline.duplicate.is_none() {
            self.outline.duplicate = Some((twice, earlier, later));
        }
    }

    /// Just behind the string whose inside begins at `start`.
    fn string_end(&self, start: usize) -> Result<usize, ReadError> {
        let mut at = start;
        while let Some(&byte) = self.bytes.get(at) {
            at += match byte {
                b'\\' => 2,
                b'"' => return Ok(at + 1),
                _ => 1,
            };
        }
        Err(self.truncated(Unclosed::Text, self.at))
    }

    /// Just behind the raw string whose inside begins at `start`.
    fn raw_string_end(&self, start: usize, hashes: usize) -> Result<usize, ReadError> {
        let is_end = |at: &usize| {
            self.bytes[*at] == b'"'
                && self.bytes.get(at + 1..at + 1 + hashes).is_some_and(|rest| rest.iter().all(|byte| *byte == b'#'))
        };
        let end = (start..self.bytes.len()).find(is_end);
        end.map(|at| at + 1 + hashes).ok_or_else(|| self.truncated(Unclosed::Text, self.at))
    }

    /// Just behind the word that begins here, which may be a string with a letter before it.
    fn word_end(&self) -> Result<usize, ReadError> {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"()[]{},:\"'/".contains(byte);
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(is_end).unwrap_or(rest.len()).max(1);
        let end = self.at + length;
        let (word, next) = (&rest[..length], self.bytes.get(end));
        let hashes = word.iter().rev().take_while(|byte| **byte == b'#').count();
        match &word[..length - hashes] {
            b"r" | b"br" if next == Some(&b'"') => self.raw_string_end(end + 1, hashes),
            b"b" if next == Some(&b'"') => self.string_end(end + 1),
            // A lone slash is one byte, and any other word ends before an ASCII character: both are whole characters.
            _ => Ok(end),
        }
    }

    /// A single character in quotes, which might be a bracket. No field takes one, so the parser will refuse it.
    fn skip_character(&mut self) {
        let inside = if self.bytes.get(self.at + 1) == Some(&b'\\') { 3 } else { 2 };
        self.at += if self.bytes.get(self.at + inside) == Some(&b'\'') { inside + 1 } else { 1 };
    }
}

/// The beginning of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_not_bytes() {
        let text = "a\n電子カルテ x";
        assert_eq!(place(text, text.len()), Place { line: 2, column: 8 });
        assert_eq!(place(text, 0), Place { line: 1, column: 1 });
    }

    #[test]
    fn the_format_and_the_entries_are_found() {
        let text = "Project(format: 1, /* zones: { \"Z9\": */ zones: {\"Z1\": (name: \"Z2\"), \"Z3\": ()})";
        let outline = outline(text);
        assert_eq!(outline.fault, None);
        assert_eq!(outline.format, Some(("1", 16)));
        let ids: Vec<_> = outline.entries.keys().map(ToString::to_string).collect();
        assert_eq!(ids, ["Z1", "Z3"]);
    }

    #[test]
    fn brackets_in_strings_and_characters_do_not_count() {
        let text = r##"Project(a: "(", b: r#"["{"#, c: '(', d: "\"(", e: b"(", f: '\'', g: r"\")"##;
        assert_eq!(outline(text).fault, None);
    }

    #[test]
    fn two_spellings_of_one_id_are_one_id() {
        let outline = outline("Project(nodes: {\"N1\": (), \"N01\": ()})");
        assert_eq!(outline.duplicate.map(|(id, ..)| id.to_string()), Some("N01".to_owned()));
    }
}
