//! What of the sheet is seen from where no words can be read, figure by figure, so that whoever paints it can tell which
//! have changed.

use std::ops::Range;
use std::sync::Arc;

use super::Sheet;
use crate::scene::flow::FlowFigure;
use crate::scene::node::NodeFigure;
use crate::scene::note::NoteFigure;
use crate::scene::primitive::Primitive;
use crate::scene::view::{Detail, Overlay, View};
use crate::scene::zone::ZoneFigure;

/// An element as it is drawn, of a flow its line or its label.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a>(Kind<'a>);

#[derive(Clone, Copy, Debug)]
enum Kind<'a> {
    Zone(&'a Arc<ZoneFigure>),
    Flow(&'a Arc<FlowFigure>),
    Note(&'a Arc<NoteFigure>),
    Node(&'a Arc<NodeFigure>),
    Label(&'a Arc<FlowFigure>),
}

/// A figure by which another one can be told to be the same.
#[derive(Clone, Debug)]
pub struct KeptFigure(Kept);

#[derive(Clone, Debug)]
enum Kept {
    Zone(Arc<ZoneFigure>),
    Flow(Arc<FlowFigure>),
    Note(Arc<NoteFigure>),
    Node(Arc<NodeFigure>),
    Label(Arc<FlowFigure>),
}

impl Figure<'_> {
    /// The figure, to be compared with later ones.
    pub fn keep(self) -> KeptFigure {
        KeptFigure(match self.0 {
            Kind::Zone(zone) => Kept::Zone(Arc::clone(zone)),
            Kind::Flow(flow) => Kept::Flow(Arc::clone(flow)),
            Kind::Note(note) => Kept::Note(Arc::clone(note)),
            Kind::Node(node) => Kept::Node(Arc::clone(node)),
            Kind::Label(flow) => Kept::Label(Arc::clone(flow)),
        })
    }

    /// Whether it is the very figure that was kept, so that the same is drawn of it.
    pub fn is(self, kept: &KeptFigure) -> bool {
        match (self.0, &kept.0) {
            (Kind::Zone(zone), Kept::Zone(kept)) => Arc::ptr_eq(zone, kept),
            (Kind::Flow(flow), Kept::Flow(kept)) | (Kind::Label(flow), Kept::Label(kept)) => Arc::ptr_eq(flow, kept),
            (Kind::Note(note), Kept::Note(kept)) => Arc::ptr_eq(note, kept),
            (Kind::Node(node), Kept::Node(kept)) => Arc::ptr_eq(node, kept),
            (Kind::Zone(_) | Kind::Flow(_) | Kind::Note(_) | Kind::Node(_) | Kind::Label(_), _) => false,
        }
    }

    /// Hands the painter what is seen of it.
    pub fn paint(self, detail: Detail, overlay: Overlay, painter: &mut dyn FnMut(&Primitive)) {
        match self.0 {
            Kind::Zone(zone) => zone.paint(painter),
            Kind::Flow(flow) => flow.paint_line(detail, overlay, painter),
            Kind::Note(note) => note.paint(detail, painter),
            Kind::Node(node) => node.paint(detail, painter),
            Kind::Label(flow) => flow.paint_label(detail, overlay, painter),
        }
    }
}

impl Sheet {
    /// How many figures there are to be seen from so far that no label is.
    pub fn figure_count(&self) -> usize {
        self.zones.len() + self.flows.len() + self.notes.len() + self.nodes.len()
    }

    /// Those with these numbers among them, counted from the bottom to the top, wherever they stand.
    pub fn figures_numbered(&self, numbers: Range<usize>, each: &mut dyn FnMut(Figure<'_>)) {
        let mut first = 0;
        let mut within = |count: usize| {
            let own = numbers.start.saturating_sub(first)..numbers.end.saturating_sub(first);
            first += count;
            own
        };
        self.zones.numbered(within(self.zones.len()), |zone| each(Figure(Kind::Zone(zone))));
        self.flows.numbered(within(self.flows.len()), |flow| each(Figure(Kind::Flow(flow))));
        self.notes.numbered(within(self.notes.len()), |note| each(Figure(Kind::Note(note))));
        self.nodes.numbered(within(self.nodes.len()), |node| each(Figure(Kind::Node(node))));
    }

    /// Every figure in sight, from the bottom to the top, as [`Self::paint`] has them up to [`Detail::Low`].
    pub fn figures(&self, view: &View, each: &mut dyn FnMut(Figure<'_>)) {
        let area = view.visible;
        self.zones.bottom_up(area, |zone| each(Figure(Kind::Zone(zone))));
        self.flows.visible(area).for_each(|flow| each(Figure(Kind::Flow(flow))));
        self.notes.bottom_up(area, |note| each(Figure(Kind::Note(note))));
        self.nodes.bottom_up(area, |node| each(Figure(Kind::Node(node))));
        if view.detail() > Detail::Far {
            self.labelled(area).for_each(|flow| each(Figure(Kind::Label(flow))));
        }
    }
}
