//! Many figures as one mesh, in which each has its place: of what changes, only the figures that did are made anew.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::Mesh;

use crate::scene::sheet::far::{Figure, KeptFigure};
use crate::scene::{Primitive, Sheet, View};

/// With more figures changed than this, all are made anew.
const MOST: usize = 1_000;

/// The figures, from the bottom to the top, and what they look like.
#[derive(Default)]
pub(super) struct Picture {
    figures: Vec<KeptFigure>,
    /// Up to where the mesh is of the figures up to each.
    ends: Vec<End>,
    pub(super) mesh: Arc<Mesh>,
    /// What of a figure, by its number, is not in the mesh.
    rest: Vec<(usize, Primitive)>,
}

/// A place in a mesh.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct End {
    vertex: usize,
    index: usize,
}

impl End {
    fn of(mesh: &Mesh) -> Self {
        Self { vertex: mesh.vertices.len(), index: mesh.indices.len() }
    }
}

/// Adds a figure to a mesh, and what cannot be in one to the list.
pub(super) type Draw<'a> = &'a mut dyn FnMut(Figure<'_>, &mut Mesh, &mut Vec<Primitive>);

impl Picture {
    /// Makes everything anew.
    pub(super) fn make(&mut self, sheet: &Sheet, view: &View, draw: Draw<'_>) {
        self.ends.clear();
        self.rest.clear();
        // The room of the last mesh is used again: while the view moves it is some megabytes each frame.
        let mut mesh = Arc::try_unwrap(std::mem::take(&mut self.mesh)).unwrap_or_default();
        mesh.clear();
        let (mut rest, mut number) = (Vec::new(), 0);
        sheet.figures(view, &mut |figure| {
            draw(figure, &mut mesh, &mut rest);
            self.rest.extend(rest.drain(..).map(|primitive| (number, primitive)));
            match self.figures.get_mut(number) {
                Some(kept) if figure.is(kept) => {}
                Some(kept) => *kept = figure.keep(),
                None => self.figures.push(figure.keep()),
            }
            self.ends.push(End::of(&mesh));
            number += 1;
        });
        self.figures.truncate(number);
        self.mesh = Arc::new(mesh);
    }

    /// Makes those figures anew that changed since; answers false, and does nothing, where there are others now.
    pub(super) fn follow(&mut self, sheet: &Sheet, view: &View, draw: Draw<'_>) -> bool {
        let mut number = 0;
        let mut changed: Vec<Change> = Vec::new();
        sheet.figures(view, &mut |figure| {
            // Where nearly all are others, one has come or gone: then all are made anew.
            if changed.len() <= MOST && self.figures.get(number).is_some_and(|kept| !figure.is(kept)) {
                let mut change = Change { number, figure: figure.keep(), mesh: Mesh::default(), rest: Vec::new() };
                draw(figure, &mut change.mesh, &mut change.rest);
                changed.push(change);
            }
            number += 1;
        });
        if number != self.figures.len() || changed.len() > MOST {
            return false;
        }
        let fits = |change: &Change| {
            let (vertices, indices) = self.room(change.number);
            change.mesh.vertices.len() <= vertices.len() && change.mesh.indices.len() <= indices.len()
        };
        if changed.iter().all(fits) {
            for change in &changed {
                self.replace(change);
            }
        } else {
            self.reassemble(&changed);
        }
        for change in changed {
            let Change { number, figure, rest, .. } = change;
            self.figures[number] = figure;
            self.rest.retain(|(its, _)| *its != number);
            let place = self.rest.partition_point(|(its, _)| *its < number);
            self.rest.splice(place..place, rest.into_iter().map(|primitive| (number, primitive)));
        }
        true
    }

    /// What is not in the mesh, from the bottom to the top.
    pub(super) fn rest(&self) -> impl Iterator<Item = &Primitive> {
        self.rest.iter().map(|(_, primitive)| primitive)
    }

    /// The vertices and the indices of a figure.
    fn room(&self, number: usize) -> (Range<usize>, Range<usize>) {
        let start = number.checked_sub(1).map_or_else(End::default, |before| self.ends[before]);
        let end = self.ends[number];
        (start.vertex..end.vertex, start.index..end.index)
    }

    /// Puts a figure in where one at least as large was. What room is left has triangles without an area.
    fn replace(&mut self, change: &Change) {
        let (vertices, indices) = self.room(change.number);
        let first = vertices.start as u32;
        let mesh = Arc::make_mut(&mut self.mesh);
        for (vertex, new) in mesh.vertices[vertices].iter_mut().zip(&change.mesh.vertices) {
            *vertex = *new;
        }
        let new = change.mesh.indices.iter().map(|index| first + index).chain(std::iter::repeat(first));
        for (index, new) in mesh.indices[indices].iter_mut().zip(new) {
            *index = new;
        }
    }

    /// Makes the mesh of the parts of the last one and of figures that changed, in the order of their numbers. Those get
    /// half as much room again: what is dragged is likely to change once more.
    fn reassemble(&mut self, changed: &[Change]) {
        let mut mesh = Mesh::default();
        mesh.vertices.reserve(self.mesh.vertices.len() + 64);
        mesh.indices.reserve(self.mesh.indices.len() + 64);
        let mut ends = Vec::with_capacity(self.ends.len());
        let mut next = 0;
        for change in changed {
            self.take_over(next..change.number, &mut mesh, &mut ends);
            let first = mesh.vertices.len() as u32;
            mesh.vertices.extend_from_slice(&change.mesh.vertices);
            mesh.indices.extend(change.mesh.indices.iter().map(|index| first + index));
            if let Some(&last) = change.mesh.vertices.last() {
                mesh.vertices.extend(std::iter::repeat_n(last, change.mesh.vertices.len() / 2));
                mesh.indices.extend(std::iter::repeat_n(first, change.mesh.indices.len() / 6 * 3));
            }
            ends.push(End::of(&mesh));
            next = change.number + 1;
        }
        self.take_over(next..self.figures.len(), &mut mesh, &mut ends);
        (self.mesh, self.ends) = (Arc::new(mesh), ends);
    }

    /// Takes figures over as they are.
    fn take_over(&self, numbers: Range<usize>, mesh: &mut Mesh, ends: &mut Vec<End>) {
        let Some(last) = numbers.clone().last() else { return };
        let (vertices, indices) = (self.room(numbers.start).0.start, self.room(numbers.start).1.start);
        let (new, end) = (End::of(mesh), self.ends[last]);
        mesh.vertices.extend_from_slice(&self.mesh.vertices[vertices..end.vertex]);
        let moved = |index: &u32| index - vertices as u32 + new.vertex as u32;
        mesh.indices.extend(self.mesh.indices[indices..end.index].iter().map(moved));
        ends.extend(
            self.ends[numbers]
                .iter()
                .map(|end| End { vertex: end.vertex - vertices + new.vertex, index: end.index - indices + new.index }),
        );
    }
}

/// A figure that is not what it was.
struct Change {
    number: usize,
    figure: KeptFigure,
    mesh: Mesh,
    rest: Vec<Primitive>,
}
