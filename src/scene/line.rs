//! Lines of text that fit the room they have.

use crate::layout::text;

/// The text without control characters, which nothing can draw; line breaks become spaces.
pub(super) fn plain(text: &str) -> String {
    let spaced = text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    spaced.collect()
}

/// The text in at most `most` lines no wider than `room`; what does not fit ends in an ellipsis.
pub(super) fn fitted(text: &str, size: f32, bold: bool, room: f32, most: usize) -> Vec<String> {
    text::wrap(text, size, bold, room.max(size), most)
}

/// A name in at most `most` lines no wider than `room`, broken between its words; what does not fit ends in an ellipsis.
pub(super) fn name(text: &str, size: f32, bold: bool, room: f32, most: usize) -> Vec<String> {
    text::wrap_name(text, size, bold, room.max(size), most)
}
