//! The places the view was sent to, one after the other, as a browser keeps pages.

use crate::app::camera::Place;

/// More are not remembered.
const MOST: usize = 200;

/// Places visited, and which of them one stands at.
#[derive(Clone, Debug, Default)]
pub struct Places {
    visited: Vec<Place>,
    at: usize,
}

impl Places {
    /// Remembers a jump. Where the view had been moved by hand since the last one, that is a place as well; what lay
    /// ahead is forgotten.
    pub fn jump(&mut self, from: Place, to: Place) {
        if from.is_near(to) {
            return;
        }
        self.visited.truncate(self.at + 1);
        if self.visited.last().is_none_or(|last| !last.is_near(from)) {
            self.visited.push(from);
        }
        self.visited.push(to);
        if self.visited.len() > MOST {
            self.visited.drain(..self.visited.len() - MOST);
        }
        self.at = self.visited.len() - 1;
    }

    /// Whether there is a place before this one.
    pub fn can_go_back(&self) -> bool {
        self.at > 0
    }

    /// Whether there is a place after this one.
    pub fn can_go_forward(&self) -> bool {
        self.at + 1 < self.visited.len()
    }

    /// The place before this one. Forward from there leads here again, to where the view stands now.
    pub fn back(&mut self, from: Place) -> Option<Place> {
        let before = self.at.checked_sub(1)?;
        self.leave(from, before)
    }

    /// The place after this one.
    pub fn forward(&mut self, from: Place) -> Option<Place> {
        self.leave(from, self.at + 1)
    }

    fn leave(&mut self, from: Place, to: usize) -> Option<Place> {
        let place = self.visited.get(to).copied()?;
        if let Some(here) = self.visited.get_mut(self.at) {
            *here = from;
        }
        self.at = to;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Point;

    fn place(x: f32) -> Place {
        Place { middle: Point(x, 0.0), zoom: 1.0 }
    }

    #[test]
    fn back_and_forward_lead_through_the_places() {
        let mut places = Places::default();
        assert_eq!((places.back(place(0.0)), places.forward(place(0.0))), (None, None));
        places.jump(place(0.0), place(100.0));
        places.jump(place(100.0), place(200.0));
        assert_eq!(places.back(place(200.0)), Some(place(100.0)));
        assert_eq!(places.back(place(100.0)), Some(place(0.0)));
        assert!(!places.can_go_back() && places.can_go_forward());
        assert_eq!(places.forward(place(0.0)), Some(place(100.0)));
        places.jump(place(100.0), place(300.0));
        assert!(!places.can_go_forward(), "what lay ahead is forgotten");
        assert_eq!(places.back(place(300.0)), Some(place(100.0)));
    }

    #[test]
    fn where_the_view_was_moved_to_by_hand_is_come_back_to() {
        let mut places = Places::default();
        places.jump(place(0.0), place(100.0));
        places.jump(place(150.0), place(300.0));
        assert_eq!(places.back(place(350.0)), Some(place(150.0)));
        assert_eq!(places.forward(place(150.0)), Some(place(350.0)));
        places.back(place(350.0));
        assert_eq!(places.back(place(150.0)), Some(place(100.0)));
    }

    #[test]
    fn standing_still_is_no_jump_and_old_places_are_forgotten() {
        let mut places = Places::default();
        places.jump(place(0.0), place(1.0));
        assert!(!places.can_go_back());
        for step in 0..500_u16 {
            places.jump(place(f32::from(step) * 100.0), place(f32::from(step) * 100.0 + 100.0));
        }
        assert_eq!(places.visited.len(), MOST);
        assert_eq!(places.back(place(50_000.0)), Some(place(49_900.0)));
    }
}
