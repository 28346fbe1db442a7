//! Says in our own errors what the RON parser found wrong.

use ron::error::{Error, SpannedError};

use super::error::{ReadError, Wanted};
use super::outline::shortened;
use super::place::Place;

/// The parser's error about this text as ours.
pub(super) fn explain(text: &str, error: SpannedError) -> ReadError {
    let SpannedError { code, span } = error;
    let place = behind_blanks(text, Place { line: span.start.line, column: span.start.col });
    match code {
        Error::NoSuchStructField { expected, found, outer } => ReadError::UnknownField {
            place,
            field: shortened(&found),
            owner: outer,
            allowed: expected.iter().map(|field| (*field).to_owned()).collect(),
        },
        Error::MissingStructField { field, outer } => {
            ReadError::MissingField { place, field: field.to_owned(), owner: outer }
        }
        Error::DuplicateStructField { field, outer } => {
            ReadError::RepeatedField { place, field: field.to_owned(), owner: outer }
        }
        Error::NoSuchEnumVariant { expected, found, outer: _ } => ReadError::UnknownWord {
            place,
            word: shortened(&found),
            allowed: expected.iter().map(|word| (*word).to_owned()).collect(),
        },
        Error::InvalidValueForType { expected, found } => wrong_type(place, &found, &expected),
        Error::ExpectedDifferentLength { expected, found } => explain_length(place, found, &expected),
        Error::Message(message) => explain_message(place, message),
        other => match missing(&other) {
            Some(expected) => ReadError::Expected { place, expected },
            None => ReadError::Syntax { place, message: other.to_string() },
        },
    }
}

/// The first character from here on that is no blank, for the parser may stand before the blanks of what it complains of.
fn behind_blanks(text: &str, place: Place) -> Place {
    let line = text.lines().nth(place.line - 1).unwrap_or_default();
    let blanks = line.chars().skip(place.column - 1).take_while(|character| *character == ' ').count();
    Place { column: place.column + blanks, ..place }
}

fn wrong_type(place: Place, found: &str, expected: &str) -> ReadError {
    ReadError::WrongType { place, found: shortened(found), expected: expected.to_owned() }
}

/// A point, size or frame with too few or too many numbers; the parser describes what it wants as `… with 2 elements`.
fn explain_length(place: Place, found: usize, expected: &str) -> ReadError {
    let count = expected.strip_suffix(" elements").and_then(|rest| rest.rsplit(' ').next());
    let expected = count.map_or_else(|| expected.to_owned(), |count| format!("{count} values"));
    let found = if found == 1 { "1 value".to_owned() } else { format!("{found} values") };
    ReadError::WrongType { place, found, expected }
}

/// Takes apart what the model's own types say through serde, which only passes on text.
fn explain_message(place: Place, message: String) -> ReadError {
    if let Some((text, expected)) = message.split_once(" is not an id, expected ") {
        return ReadError::BadId { place, text: unquoted(text), expected: expected.to_owned() };
    }
    if let Some((word, allowed)) =
        message.strip_prefix("unknown word ").and_then(|rest| rest.rsplit_once(", expected one of "))
    {
        let allowed = allowed.split(", ").map(str::to_owned).collect();
        return ReadError::UnknownWord { place, word: shortened(&unquoted(word)), allowed };
    }
    ReadError::Syntax { place, message }
}

/// A text that was quoted for a message, as it was.
fn unquoted(text: &str) -> String {
    ron::from_str(text).unwrap_or_else(|_| text.trim_matches('"').to_owned())
}

/// What the parser misses, or none where it complains of something else.
fn missing(error: &Error) -> Option<Wanted> {
    Some(match error {
        Error::ExpectedArray => Wanted::ListStart,
        Error::ExpectedArrayEnd => Wanted::ListEnd,
        Error::ExpectedBoolean => Wanted::Boolean,
        Error::ExpectedComma => Wanted::Comma,
        Error::ExpectedFloat | Error::ExpectedInteger => Wanted::Number,
        Error::IntegerOutOfBounds => Wanted::WholeNumber,
        Error::InvalidEscape(_) => Wanted::Escape,
        Error::ExpectedMap => Wanted::MapStart,
        Error::ExpectedMapColon => Wanted::Colon,
        Error::ExpectedMapEnd => Wanted::MapEnd,
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => Wanted::FieldsStart,
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => Wanted::FieldsEnd,
        Error::ExpectedString => Wanted::Text,
        Error::ExpectedStringEnd => Wanted::TextEnd,
        Error::ExpectedIdentifier => Wanted::FieldName,
        Error::ExpectedDifferentStructName { .. } => Wanted::NoNameBefore,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Environment, NodeId, ZoneId};

    const PLACE: Place = Place { line: 3, column: 4 };

    #[test]
    fn what_the_model_says_about_ids_is_taken_apart() {
        for text in ["X\"1", "", "a, expected one of b"] {
            let message = text.parse::<NodeId>().unwrap_err().to_string();
            let expected = "N and a number, such as N07".to_owned();
            assert_eq!(explain_message(PLACE, message), ReadError::BadId { place: PLACE, text: text.into(), expected });
        }
        assert!("Z".parse::<ZoneId>().is_err());
    }

    #[test]
    fn what_the_model_says_about_words_is_taken_apart() {
        for word in ["製品", "a, expected one of b", "\n\"\\"] {
            let message = word.parse::<Environment>().unwrap_err();
            let allowed = ["本番", "開発", "試験"].map(str::to_owned).into();
            assert_eq!(
                explain_message(PLACE, message),
                ReadError::UnknownWord { place: PLACE, word: word.into(), allowed }
            );
        }
    }
}
