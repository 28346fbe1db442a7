//! Notes that stand by no node: in rows above or below what is arranged, where they stood before.

use super::boxes::around;
use crate::model::{Point, Rect, Size};

/// Between notes, and between them and the rest.
const GAP: f32 = 16.0;

/// Puts notes in rows above and below a content of this size. `notes` are where they stand now; those whose middle is
/// above `middle` go above. Answers with the corner of each note, where the content goes, and the size of all.
pub(super) fn rows(notes: &[Rect], content: Size, middle: f32) -> (Vec<Point>, Point, Size) {
    if notes.is_empty() {
        return (Vec::new(), Point(0.0, 0.0), content);
    }
    let room = notes.iter().map(|note| note.2).fold(content.0, f32::max);
    let mut corners = vec![Point(0.0, 0.0); notes.len()];
    let upper: Vec<usize> = (0..notes.len()).filter(|at| content.1 > 0.0 && notes[*at].center().1 < middle).collect();
    let lower: Vec<usize> = (0..notes.len()).filter(|at| !upper.contains(at)).collect();
    let top = fill(notes, &upper, room, 0.0, &mut corners);
    let place = Point(0.0, top);
    let below = if content.1 > 0.0 { top + content.1 + GAP } else { top };
    fill(notes, &lower, room, below, &mut corners);
    let rects = corners.iter().zip(notes).map(|(corner, note)| Rect::at(*corner, note.size()));
    let all = around(rects.chain([Rect::at(place, content)])).unwrap_or(Rect::at(place, content));
    (corners, place, Size(all.right(), all.bottom()))
}

/// Fills rows from the left, in the order in which the notes are read, and answers where the next row would begin.
fn fill(notes: &[Rect], which: &[usize], room: f32, top: f32, corners: &mut [Point]) -> f32 {
    let mut order = which.to_vec();
    let reading = |at: usize| ((notes[at].top() / 24.0).round(), notes[at].left());
    order.sort_by(|a, b| {
        let (one, other) = (reading(*a), reading(*b));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)).then(a.cmp(b))
    });
    let (mut left, mut top, mut height) = (0.0, top, 0.0_f32);
    for at in order {
        if left > 0.0 && left + notes[at].2 > room {
            top += height + GAP;
            (left, height) = (0.0, 0.0);
        }
        corners[at] = Point(left, top);
        left += notes[at].2 + GAP;
        height = height.max(notes[at].3);
    }
    if height > 0.0 { top + height + GAP } else { top }
}
