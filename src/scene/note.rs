//! How an annotation is drawn: plain small text inside a zone, a soft yellow card elsewhere.

use std::sync::{Arc, OnceLock};

use super::line;
use super::primitive::{Align, Ink, Primitive, Stroke};
use super::role::Role;
use super::stacking::Stacked;
use super::view::Detail;
use crate::model::{Note, Point, Rect};

const SIZE: f32 = 10.5;
const LINE_HEIGHT: f32 = 15.0;
const PAD: f32 = 8.0;

/// A note ready to draw.
#[derive(Debug)]
pub(super) struct NoteFigure {
    /// The note it was made of.
    pub(super) note: Arc<Note>,
    /// Whether it stands in a zone.
    pub(super) inside: bool,
    frame: Rect,
    card: Option<Primitive>,
    text: OnceLock<Vec<Primitive>>,
}

impl Stacked for NoteFigure {
    fn layer(&self) -> i32 {
        self.note.layer
    }
}

impl NoteFigure {
    pub(super) fn new(note: &Arc<Note>, frame: Rect, inside: bool) -> Self {
        let card = (!inside).then_some(Primitive::Rect {
            rect: frame,
            radius: 4.0,
            fill: Some(Ink::of(Role::NoteCard)),
            stroke: Some(Stroke::of(Role::NoteBorder, 1.0)),
            dashed: false,
        });
        Self { note: Arc::clone(note), inside, frame, card, text: OnceLock::new() }
    }

    pub(super) fn paint(&self, detail: Detail, painter: &mut dyn FnMut(&Primitive)) {
        self.card.iter().for_each(&mut *painter);
        if detail >= Detail::Reduced {
            self.text.get_or_init(|| self.lines()).iter().for_each(painter);
        }
    }

    fn lines(&self) -> Vec<Primitive> {
        let pad = if self.inside { 0.0 } else { PAD };
        let room = (self.frame.2 - 2.0 * pad).max(SIZE);
        let most = (((self.frame.3 - 2.0 * pad) / LINE_HEIGHT) as usize).max(1);
        let words = self.note.text.lines().map(line::plain).collect::<Vec<_>>().join("\n");
        let lines = line::fitted(&words, SIZE, false, room, most);
        let place = |number: usize| {
            Point(self.frame.left() + pad, self.frame.top() + pad + LINE_HEIGHT * (number as f32 + 0.5))
        };
        let role = if self.inside { Role::Secondary } else { Role::Text };
        let halo = self.inside.then_some(Ink::of(Role::Ground));
        lines
            .into_iter()
            .enumerate()
            .map(|(number, text)| Primitive::Text {
                at: place(number),
                align: Align::Left,
                size: SIZE,
                bold: false,
                ink: Ink::of(role),
                halo,
                text,
            })
            .collect()
    }
}
