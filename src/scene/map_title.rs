//! Where the title of a zone may stand when the drawing is seen from so far away that its letters, as large as they are
//! in the drawing, could hardly be read: as large on the screen at every zoom, and at the first place that is free. One
//! that is wider than its frame is made smaller, broken into two lines or, in the end, cut.

use super::line;
use super::mark;
use super::view::Detail;
use crate::model::Rect;

/// The size of a title's letters in the drawing.
pub(super) const TITLE: f32 = 13.0;

/// From the left of a title to its words: the room of the coverage mark, kept whether the mark is shown or not, so that
/// nothing moves when something else is shown.
pub(super) const SIGN: f32 = 2.0 * mark::MARK + 6.0;

/// The size of its letters, in screen points: where all is read, hardly larger than in the drawing, where room is kept
/// for it; further away it is what one finds one's way by.
fn usual(zoom: f32) -> f32 {
    if Detail::at(zoom) == Detail::Full { 10.0 } else { 11.5 }
}

/// The smallest size of its letters that can be read at a glance, in screen points.
pub(super) const SMALLEST: f32 = 9.0;

/// The height of a line of letters of size 1, and that of a frame for one line: it may stand on the frame's line.
const LINE: f32 = 1.1;
const ONE_LINE: f32 = 1.1;
/// The same for two lines.
const TWO_LINES: f32 = 2.9;

/// A title that is narrower than this for letters of size 1 is not broken.
const BROKEN: f32 = 5.0;

/// How much wider than its frame a title may be for letters of size 1, and the part of it that is one of two lines.
const BEYOND: f32 = 3.0;
const HALF: f32 = 0.6;

/// How wide what is left of a title must be for letters of size 1: with less nothing could be told by it.
const LEAST: f32 = 2.5;

/// How far it is moved along its side where another place is taken, as a part of the way from left to right.
const FROM_THE_LEFT: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
/// The same where it stands in the middle.
const FROM_THE_MIDDLE: [f32; 5] = [0.5, 0.25, 0.75, 0.0, 1.0];

/// How a title is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As large as usual.
    Usual,
    /// In the smallest letters that can be read.
    Small,
    /// The same in two lines.
    Lines,
    /// The same, in one line or two, and wider than the frame: only where that covers nothing.
    Beyond,
    /// Cut, with an ellipsis.
    Cut,
}

impl Form {
    /// Every form, the best first.
    pub(super) const ALL: [Self; 5] = [Self::Usual, Self::Small, Self::Lines, Self::Beyond, Self::Cut];
}

/// A title as a map shows it, before it is known where.
#[derive(Clone, Debug)]
pub(super) struct MapTitle {
    frame: Rect,
    room: bool,
    /// What it says, line by line.
    pub(super) lines: Vec<String>,
    /// How wide it is with the room of its mark, and how large its letters are, in world units.
    pub(super) width: f32,
    pub(super) size: f32,
}

/// Whether titles are shown as on a map: larger than they are in the drawing.
pub(super) fn shown(zoom: f32) -> bool {
    TITLE * zoom < usual(zoom)
}

/// Whether the mark of how far it is covered is before it: from further away, where the names of nodes cannot be read
/// either, it would take room that is scarce.
pub(super) fn signed(zoom: f32) -> bool {
    Detail::at(zoom) >= Detail::Reduced
}

impl MapTitle {
    /// The title of a frame, whose words are so wide in type of size 1, in a form; none where the frame has no room for
    /// it. That of a `room` is at the bottom.
    pub(super) fn new((frame, room): (Rect, bool), (words, width): (&str, f32), zoom: f32, form: Form) -> Option<Self> {
        let size = if form == Form::Usual { usual(zoom) } else { SMALLEST } / zoom;
        let sign = if signed(zoom) { SIGN * size / TITLE } else { 0.0 };
        let (wide, high) = (frame.2 - size - sign, frame.3 / size - ONE_LINE);
        if width <= 0.0 || high < 0.0 {
            return None;
        }
        let most = if high >= TWO_LINES - ONE_LINE { 2 } else { 1 };
        let lines = match form {
            Form::Usual | Form::Small => (width * size <= wide).then(|| vec![words.to_owned()])?,
            Form::Lines => {
                // What is cut is not whole.
                let fits = most > 1 && width >= BROKEN && width * size <= 2.0 * wide;
                // Lines that are about as wide, where that can be.
                let even = (width * size * HALF).min(wide);
                let even = fits.then(|| line::fitted(words, size, true, even + 0.01, 3))?;
                let lines = if even.len() <= 2 { even } else { line::fitted(words, size, true, wide, 3) };
                (lines.len() <= 2).then_some(lines)?
            }
            Form::Beyond => {
                let half = width * size * HALF;
                let room = if most > 1 && width * size > wide + BEYOND * size { half.max(wide) } else { width * size };
                let lines = (room + sign <= frame.2 + BEYOND * size)
                    .then(|| line::fitted(words, size, true, room + 0.01, 3))?;
                (lines.len() <= 2).then_some(lines)?
            }
            Form::Cut => (wide >= LEAST * size).then(|| line::fitted(words, size, true, wide, most))?,
        };
        let widest = lines.iter().map(|line| crate::layout::text::width(line, size, true)).fold(0.0, f32::max);
        Some(Self { frame, room, lines, width: widest + sign, size })
    }

    /// Where it may stand, in world units, the best place first: inside the frame or on its line, first on the side where
    /// it is in the drawing, then on the other, and after that the same further along.
    pub(super) fn places(&self) -> impl Iterator<Item = Rect> + use<> {
        let Self { frame, width, size, room, .. } = *self;
        let (beside, height) = (0.5 * size, LINE * size * self.lines.len() as f32);
        let top = [frame.top() + 0.5 * size, frame.top() - 0.65 * size];
        let bottom = [frame.bottom() - 0.3 * size - height, frame.bottom() - height + 0.65 * size];
        let (sides, steps) = if room { ([bottom, top], FROM_THE_MIDDLE) } else { ([top, bottom], FROM_THE_LEFT) };
        // One that reaches beyond its frame does so at both sides.
        let free = frame.2 - 2.0 * beside - width;
        let left = move |step| frame.left() + beside + if free < 0.0 { 0.5 } else { step } * free;
        let at = move |step, top| Rect(left(step), top, width, height);
        let tops = move || sides.into_iter().flatten();
        steps.into_iter().flat_map(move |step| tops().map(move |top| at(step, top)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text;

    const NAME: &str = "インターネット";

    fn title(frame: Rect, room: bool, form: Form) -> Option<MapTitle> {
        MapTitle::new((frame, room), (NAME, text::width(NAME, 1.0, true)), 0.3, form)
    }

    #[test]
    fn every_place_is_in_the_frame_or_on_its_line_and_as_wide_as_the_words() {
        let frame = Rect(0.0, 0.0, 400.0, 300.0);
        for (room, form) in [(false, Form::Usual), (true, Form::Usual), (false, Form::Lines), (true, Form::Cut)] {
            let title = title(frame, room, form).expect("there is room");
            for place in title.places() {
                assert!(frame.grown(2.0 * title.size).contains_rect(place), "{place:?}");
                assert!(place.2 > title.size * 3.0 && place.2 <= frame.2);
            }
        }
    }

    #[test]
    fn one_that_is_wider_than_its_frame_is_smaller_then_broken_then_cut() {
        let best = |width: f32| {
            let frame = Rect(0.0, 0.0, width, 300.0);
            Form::ALL.into_iter().find_map(|form| Some((form, title(frame, false, form)?.lines)))
        };
        assert_eq!(best(400.0), Some((Form::Usual, vec![NAME.to_owned()])));
        assert_eq!(best(310.0), Some((Form::Small, vec![NAME.to_owned()])));
        assert_eq!(best(210.0), Some((Form::Lines, vec!["インター".to_owned(), "ネット".to_owned()])));
        assert_eq!(best(100.0), Some((Form::Beyond, vec!["インター".to_owned(), "ネット".to_owned()])));
        let cut = title(Rect(0.0, 0.0, 160.0, 300.0), false, Form::Cut).expect("what is left of it").lines;
        assert!(cut.len() == 2 && cut[1].ends_with('…'), "{cut:?}");
        assert_eq!(best(20.0), None);
        assert!(title(Rect(0.0, 0.0, 400.0, 20.0), false, Form::Small).is_none(), "it is too low");
    }

    #[test]
    fn from_near_titles_are_as_in_the_drawing() {
        assert!(shown(0.7) && !shown(0.8) && !shown(1.0));
    }
}
