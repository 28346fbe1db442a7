//! Lines of text that fit the room they have.

use crate::layout::text;

/// The text without control characters, which nothing can draw; line breaks become spaces.
pub(super) fn plain(text: &str) -> String {
    let spaced = text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    spaced.collect()
}

/// The text in at most `most` lines no wider than `room`; what does not fit ends in an ellipsis.
pub(super) fn fitted(text: &str, size: f32, bold: bool, room: f32, most: usize) -> Vec<String> {
    if text.is_empty() || most == 0 {
        return Vec::new();
    }
    let mut lines = text::wrap(text, size, bold, room);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).concat();
        lines.push(text::ellipsis(&rest, size, bold, room));
    }
    // A word that cannot be broken may still be wider than the room.
    for line in &mut lines {
        if text::width(line, size, bold) > room {
            *line = text::ellipsis(line, size, bold, room);
        }
    }
    lines
}
