//! Where the title of a zone may stand when the drawing is seen from so far away that its letters, as large as they are
//! in the drawing, could hardly be read: as large on the screen at every zoom, and at the first place that is free.

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
pub(super) fn size(zoom: f32) -> f32 {
    if Detail::at(zoom) == Detail::Full { 10.0 } else { 11.5 }
}

/// How far it is moved along its side where another place is taken, as a part of the way from left to right.
const FROM_THE_LEFT: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
/// The same where it stands in the middle.
const FROM_THE_MIDDLE: [f32; 5] = [0.5, 0.25, 0.75, 0.0, 1.0];

/// A title as a map shows it, before it is known where.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapTitle {
    frame: Rect,
    width: f32,
    size: f32,
    room: bool,
}

/// Whether titles are shown as on a map: larger than they are in the drawing.
pub(super) fn shown(zoom: f32) -> bool {
    TITLE * zoom < size(zoom)
}

/// Whether the mark of how far it is covered is before it: from further away, where the names of nodes cannot be read
/// either, it would take room that is scarce.
pub(super) fn signed(zoom: f32) -> bool {
    Detail::at(zoom) >= Detail::Reduced
}

impl MapTitle {
    /// The title of a frame, whose words are so wide in type of size 1; none where the frame has no room for it. That of
    /// a `room` is at the bottom.
    pub(super) fn new(frame: Rect, words: f32, room: bool, zoom: f32) -> Option<Self> {
        let size = size(zoom) / zoom;
        let sign = if signed(zoom) { SIGN * size / TITLE } else { 0.0 };
        let width = words * size + sign;
        let fits = words > 0.0 && width + size <= frame.2 && frame.3 >= 1.8 * size;
        fits.then_some(Self { frame, width, size, room })
    }

    /// Where it may stand, in world units, the best place first: inside the frame or on its line, first on the side where
    /// it is in the drawing, then on the other, and after that the same further along.
    pub(super) fn places(&self) -> impl Iterator<Item = Rect> + use<> {
        let Self { frame, width, size, room } = *self;
        let (beside, height) = (0.5 * size, 1.1 * size);
        let top = [frame.top() + 0.5 * size, frame.top() - 0.65 * size];
        let bottom = [frame.bottom() - 0.3 * size - height, frame.bottom() - 0.45 * size];
        let (sides, steps) = if room { ([bottom, top], FROM_THE_MIDDLE) } else { ([top, bottom], FROM_THE_LEFT) };
        let left = move |step| frame.left() + beside + step * (frame.2 - 2.0 * beside - width);
        let at = move |step, top| Rect(left(step), top, width, height);
        let tops = move || sides.into_iter().flatten();
        steps.into_iter().flat_map(move |step| tops().map(move |top| at(step, top)))
    }

    /// The part of the drawing that its places lie in.
    pub(super) fn reach(&self) -> Rect {
        self.frame.grown(self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_within_reach_and_as_wide_as_its_words() {
        for room in [false, true] {
            let title = MapTitle::new(Rect(0.0, 0.0, 400.0, 300.0), 5.0, room, 0.3).expect("there is room");
            for place in title.places() {
                assert!(title.reach().contains_rect(place), "{place:?}");
                assert!((place.2 - (5.0 * size(0.3) + SIGN * size(0.3) / TITLE) / 0.3).abs() < 0.1);
            }
        }
    }

    #[test]
    fn a_frame_that_is_too_narrow_has_none() {
        assert!(MapTitle::new(Rect(0.0, 0.0, 100.0, 300.0), 5.0, false, 0.3).is_none());
        assert!(MapTitle::new(Rect(0.0, 0.0, 400.0, 30.0), 5.0, false, 0.3).is_none());
        assert!(MapTitle::new(Rect(0.0, 0.0, 400.0, 300.0), 0.0, false, 0.3).is_none());
    }

    #[test]
    fn from_near_titles_are_as_in_the_drawing() {
        assert!(shown(0.7) && !shown(0.8) && !shown(1.0));
    }
}
