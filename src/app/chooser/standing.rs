//! The chooser while it is open: what is offered, what is typed, what is chosen.

use super::offers::{Offer, Pick, Spot};
use crate::app::camera::Place;
use crate::app::launcher::rank::rank_names;
use crate::edit::{End, Way};
use crate::model::{FlowId, NodeId, Point};

/// The chooser while it is open.
#[derive(Clone, Debug)]
pub struct Chooser {
    /// Where what is chosen comes to stand.
    pub at: Point,
    /// The node an arrow connects it with.
    pub from: Option<NodeId>,
    /// Which way that arrow goes, seen from that node.
    pub way: Way,
    /// The arrow that is there already and is led to what is chosen, by one of its ends.
    pub leads: Option<(FlowId, End)>,
    /// Where the view was before it went to where this opened, whether it showed everything, and where it went.
    pub(super) came: Option<(Place, bool, Place)>,
    /// What is typed.
    pub text: String,
    /// Whether letters narrow the list down; else one that is a kind's key chooses it.
    pub filtering: bool,
    /// The place in the list of what the enter key chooses.
    pub chosen: usize,
    offers: Vec<Offer>,
    fitting: Vec<usize>,
}

impl Chooser {
    /// The chooser for a spot, with what can be drawn there.
    pub fn new(offers: Vec<Offer>, spot: Spot, way: Way) -> Self {
        let mut chooser = Self {
            at: spot.at,
            from: spot.from,
            way,
            leads: None,
            came: None,
            text: String::new(),
            filtering: false,
            chosen: 0,
            offers,
            fitting: Vec::new(),
        };
        chooser.list();
        chooser
    }

    /// The list: what fits what is typed, best first.
    pub fn listed(&self) -> impl ExactSizeIterator<Item = &Offer> {
        self.fitting.iter().map(|&place| &self.offers[place])
    }

    /// The place in the list of what a key chooses; none while letters narrow it down.
    pub fn place_of_key(&self, key: char) -> Option<usize> {
        if self.filtering || !self.text.is_empty() {
            return None;
        }
        self.listed().position(|offer| offer.key == Some(key))
    }

    /// Narrows the list down to what fits a text.
    pub fn narrow(&mut self, text: String) {
        self.filtering |= !text.is_empty();
        self.text = text;
        self.list();
    }

    /// Brings an entry forward.
    pub fn point(&mut self, place: usize) {
        self.chosen = place.min(self.fitting.len().saturating_sub(1));
    }

    fn list(&mut self) {
        self.fitting = if self.text.trim().is_empty() {
            // What is there already and was not pointed at is found by typing only.
            let named = |offer: &Offer| matches!(offer.pick, Pick::New(_)) || offer.key.is_some();
            (0..self.offers.len()).filter(|&place| named(&self.offers[place])).collect()
        } else {
            rank_names(self.offers.iter().map(|offer| (offer.found_by.as_slice(), false)), &self.text)
        };
        self.chosen = 0;
    }
}
