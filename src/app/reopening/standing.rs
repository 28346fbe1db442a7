//! What was open when the program was left, as the file of settings has it, until it is open again.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::app::camera::Place;
use crate::model::Point;

/// A file that is being read for a tab that is there already.
pub struct Awaited {
    /// The tab's document.
    pub document: u64,
    /// The file.
    pub path: PathBuf,
    /// Whether somebody asked for it at the start; else it was open last.
    pub asked: bool,
}

/// The files that were open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenFiles {
    /// In the order of the tabs.
    pub files: Vec<OpenFile>,
    /// The one that was in front; none where that was no file.
    pub front: Option<String>,
    /// Whether all had been closed, so that the start page was shown.
    pub nothing: bool,
}

/// A file that was open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenFile {
    /// Where it is.
    pub path: String,
    /// What was seen of it; none where all of it was.
    #[serde(default)]
    pub view: Option<View>,
}

/// What was seen of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The world's point in the middle.
    pub middle: (f32, f32),
    /// Screen points per world unit.
    pub zoom: f32,
}

impl View {
    /// The view from a place, so far as it can be told from another with the eye.
    pub fn of(place: Place) -> Self {
        let rounded = |value: f32, steps: f32| (value * steps).round() / steps;
        let Place { middle, zoom } = place;
        Self { middle: (rounded(middle.0, 10.0), rounded(middle.1, 10.0)), zoom: rounded(zoom, 1000.0) }
    }

    /// The place; none where the file says nothing a view can have.
    pub fn place(self) -> Option<Place> {
        const FARTHEST: f32 = 1e7;
        let (x, y) = self.middle;
        let possible = x.abs() <= FARTHEST && y.abs() <= FARTHEST && self.zoom > 0.0 && self.zoom.is_finite();
        possible.then_some(Place { middle: Point(x, y), zoom: self.zoom })
    }
}

impl OpenFiles {
    /// Whether both differ in no more than in what is seen of the drawings.
    pub fn is_seen_otherwise(&self, other: &Self) -> bool {
        let paths = |open: &Self| open.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        self.front == other.front && self.nothing == other.nothing && paths(self) == paths(other)
    }

    /// What is open in this window as it goes into a file that another window may have written since it was `base` here:
    /// all of it, and what was opened in the other window, without what was closed here.
    #[must_use]
    pub fn merged(mut self, base: &Self, file: &Self) -> Self {
        let is_in = |open: &Self, path: &str| open.files.iter().any(|file| file.path == path);
        let others = file.files.iter().filter(|other| !is_in(base, &other.path) && !is_in(&self, &other.path));
        let others: Vec<_> = others.cloned().collect();
        self.files.extend(others);
        if self.front == base.front {
            self.front.clone_from(&file.front);
        }
        if self.nothing == base.nothing {
            self.nothing = file.nothing;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(paths: &str, front: &str) -> OpenFiles {
        let file = |path: char| OpenFile { path: path.to_string(), view: None };
        OpenFiles {
            files: paths.chars().map(file).collect(),
            front: (!front.is_empty()).then(|| front.to_owned()),
            nothing: false,
        }
    }

    fn paths(open: &OpenFiles) -> String {
        open.files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn what_is_open_in_two_windows_is_kept_of_both() {
        let merged = open("abc", "c").merged(&open("ab", "b"), &open("abx", "x"));
        assert_eq!((paths(&merged).as_str(), merged.front.as_deref()), ("abcx", Some("c")));
        let merged = open("b", "b").merged(&open("ab", "b"), &open("abx", "x"));
        assert_eq!((paths(&merged).as_str(), merged.front.as_deref()), ("bx", Some("x")), "a was closed here");
        let merged = open("ba", "b").merged(&open("ab", "b"), &open("b", "b"));
        assert_eq!(paths(&merged), "ba", "what another window closed is open here still");
        let merged = OpenFiles::default().merged(&OpenFiles::default(), &open("ab", "b"));
        assert_eq!(paths(&merged), "ab", "a window without files takes none away");
    }

    #[test]
    fn a_view_nobody_can_have_had_is_not_taken() {
        let view = |x, y, zoom| View { middle: (x, y), zoom }.place();
        assert!(view(10.0, -4.5, 0.5).is_some());
        for (x, y, zoom) in [(f32::NAN, 0.0, 1.0), (0.0, f32::INFINITY, 1.0), (0.0, 0.0, 0.0), (0.0, 0.0, f32::NAN)] {
            assert!(view(x, y, zoom).is_none());
        }
        let place = Place { middle: Point(1.0 / 3.0, 200.0), zoom: 0.654_321 };
        assert!(View::of(place).place().is_some_and(|again| again.is_near(place)));
    }

    #[test]
    fn looking_elsewhere_is_told_from_opening() {
        let mut moved = open("ab", "a");
        moved.files[1].view = Some(View { middle: (3.0, 4.0), zoom: 1.0 });
        assert!(moved.is_seen_otherwise(&open("ab", "a")));
        assert!(!open("ba", "a").is_seen_otherwise(&open("ab", "a")));
        assert!(!open("ab", "b").is_seen_otherwise(&open("ab", "a")));
    }
}
