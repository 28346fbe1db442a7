//! The ways through one document as they stand: where the view is going, where it was, what lights up.

use super::flash::Flash;
use super::flight::Flight;
use super::places::Places;

/// What is remembered of the ways through one document.
#[derive(Clone, Debug, Default)]
pub struct Wayfinding {
    /// Where the view is just going.
    pub(super) flight: Option<Flight>,
    /// Where it was sent so far.
    pub(super) places: Places,
    /// What lights up.
    pub(super) flash: Option<Flash>,
}

impl Wayfinding {
    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        self.places.can_go_back()
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        self.places.can_go_forward()
    }

    /// What lights up, if anything.
    pub fn flash(&self) -> Option<&Flash> {
        self.flash.as_ref()
    }

    /// Ends a flight where it is.
    pub(in crate::app) fn land(&mut self) {
        self.flight = None;
    }

    pub(in crate::app) fn light_up(&mut self, flash: Flash) {
        self.flash = (!flash.is_empty()).then_some(flash);
    }
}
