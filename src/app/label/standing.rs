//! The field on an arrow's label while it is open.

use super::act::Part;
use super::data::DataOffer;
use super::phases::PhaseOffer;
use super::verbs::VerbOffer;
use crate::app::launcher::rank::rank_close;
use crate::model::FlowId;

/// What the list under the field holds.
#[derive(Clone, Debug)]
pub enum Offers {
    /// Verbs.
    Verbs(Vec<VerbOffer>),
    /// Data items, and new ones of a class.
    Data(Vec<DataOffer>),
    /// Phases.
    Phases(Vec<PhaseOffer>),
}

/// The field while it is open.
#[derive(Clone, Debug)]
pub struct Labelling {
    /// Which flow.
    pub flow: FlowId,
    /// What is typed so far.
    pub text: String,
    /// The place in the list of what the enter key takes over; none where nothing is proposed.
    pub chosen: Option<usize>,
    /// Whether the field has had the keyboard yet.
    pub focused: bool,
    /// Whether somebody has looked for something in the list, so that more of it is shown.
    pub opened: bool,
    offers: Offers,
    fitting: Vec<usize>,
}

impl Labelling {
    /// The field for a flow, with an entry brought forward where one is proposed.
    pub fn new(flow: FlowId, offers: Offers, chosen: Option<usize>) -> Self {
        let mut field = Self {
            flow,
            text: String::new(),
            chosen: None,
            focused: false,
            opened: false,
            offers,
            fitting: Vec::new(),
        };
        field.fit();
        field.chosen = chosen;
        field
    }

    /// What the flow is asked for.
    pub fn part(&self) -> Part {
        match self.offers {
            Offers::Verbs(_) => Part::Verb,
            Offers::Data(_) => Part::Data,
            Offers::Phases(_) => Part::Phase,
        }
    }

    /// What can be taken over.
    pub fn offers(&self) -> &Offers {
        &self.offers
    }

    /// The places of the offers that are listed.
    pub fn listed(&self) -> &[usize] {
        &self.fitting
    }

    /// Takes in what is offered for another text.
    pub fn narrow(&mut self, text: String, offers: Offers) {
        self.opened = !text.is_empty();
        self.text = text;
        self.offers = offers;
        self.fit();
    }

    /// Brings an entry forward, or none.
    pub fn point(&mut self, place: Option<usize>) {
        self.chosen = place.filter(|&place| place < self.fitting.len());
    }

    fn fit(&mut self) {
        let typed = !self.text.trim().is_empty();
        self.fitting = match &self.offers {
            Offers::Verbs(verbs) if typed => {
                rank_close(verbs.iter().map(|verb| (verb.found_by.as_slice(), false)), &self.text)
            }
            // What does not fit a text is not among the data offered for it.
            Offers::Verbs(verbs) => (0..verbs.len()).collect(),
            Offers::Data(data) => (0..data.len()).collect(),
            Offers::Phases(phases) if typed => {
                rank_close(phases.iter().map(|phase| (phase.found_by.as_slice(), false)), &self.text)
            }
            Offers::Phases(phases) => (0..phases.len()).collect(),
        };
        self.chosen = (typed && !self.fitting.is_empty()).then_some(0);
    }
}
