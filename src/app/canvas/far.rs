//! A large drawing seen from far away: plain rectangles and lines as one mesh, kept as long as the view is the same. Of
//! what changes in it, only the figures that did are made anew.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Painter, Shape, Vec2};

use super::paint::Brush;
use super::ribbon;
use crate::app::camera::Camera;
use crate::app::look::Look;
use crate::app::state::State;
use crate::scene::sheet::far::{Figure, KeptFigure};
use crate::scene::{Overlay, Primitive, Sheet, ThemeName, View};

/// How far the mesh's clip is inside that of all else, in screen points: too little to be seen, but enough that the
/// mesh is not copied once more when what is painted after it is added to the same one.
const APART: f32 = 0.01;

/// With more figures changed than this, all are made anew.
const MOST: usize = 1_000;

/// So often the mesh is pushed before it is made anew: each time moves it by a hair from where it should be.
const MOST_PUSHES: u32 = 200;

/// The mesh of the last frame, and what it was made of.
#[derive(Default)]
pub struct Far {
    of: Option<Basis>,
    /// The state of the document that it shows.
    generation: u64,
    /// The view when it was last painted.
    camera: Option<Camera>,
    /// How often the mesh has been pushed since it was made.
    pushed: u32,
    picture: Picture,
    /// The titles of zones.
    titles: Vec<Primitive>,
}

/// What everything in the mesh depends on, apart from where on the screen it is.
#[derive(PartialEq)]
struct Basis {
    document: u64,
    overlay: Overlay,
    zoom: f32,
    theme: ThemeName,
}

/// The figures, from the bottom to the top, and what they look like.
#[derive(Default)]
struct Picture {
    figures: Vec<KeptFigure>,
    /// Up to where the mesh is of the figures up to each.
    ends: Vec<End>,
    mesh: Arc<Mesh>,
    /// What of a figure, by its number, is no rectangle or line.
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

impl Far {
    /// Paints what is in sight.
    pub fn paint(&mut self, painter: &Painter, state: &State, view: &View, look: &Look) {
        let (document, camera) = (&state.document, state.camera);
        let of = Basis { document: document.identity(), overlay: view.overlay, zoom: view.zoom, theme: look.name() };
        let moved = self.camera != Some(camera);
        if moved || self.generation != document.generation() || self.of.as_ref() != Some(&of) {
            let draw = |figure: Figure<'_>, mesh: &mut Mesh, rest: &mut Vec<Primitive>| {
                figure.paint(view.overlay, &mut |primitive| {
                    if !ribbon::add(mesh, primitive, &camera, look) {
                        rest.push(primitive.clone());
                    }
                });
            };
            let kept = self.of.as_ref() == Some(&of) && self.push(&camera);
            if !kept || !self.picture.follow(document.sheet(), view, &draw) {
                self.picture.make(document.sheet(), view, &draw);
                self.pushed = 0;
            }
            self.titles.clear();
            document.sheet().paint_far_titles(view, &mut |title| self.titles.push(title.clone()));
            (self.of, self.generation, self.camera) = (Some(of), document.generation(), Some(camera));
        }
        let clip = painter.clip_rect();
        painter.with_clip_rect(clip.shrink(APART)).add(Shape::Mesh(Arc::clone(&self.picture.mesh)));
        let mut brush = Brush::new(painter, &state.camera, look);
        for primitive in self.picture.rest.iter().map(|(_, primitive)| primitive).chain(&self.titles) {
            brush.paint(primitive);
        }
        brush.finish();
    }

    /// Moves the mesh to where the camera has it now; false where it should be made anew.
    fn push(&mut self, camera: &Camera) -> bool {
        let Some(before) = &self.camera else { return false };
        let way = camera.to_screen(before.origin) - before.to_screen(before.origin);
        if way != Vec2::ZERO {
            self.pushed += 1;
            for vertex in &mut Arc::make_mut(&mut self.picture.mesh).vertices {
                vertex.pos += way;
            }
        }
        self.pushed < MOST_PUSHES
    }

    /// Forgets what it knows, where something nearer is looked at.
    pub fn forget(&mut self) {
        if self.of.is_some() {
            *self = Self::default();
        }
    }
}

/// Adds a figure to a mesh, and what is no rectangle or line to the list.
type Draw<'a> = &'a dyn Fn(Figure<'_>, &mut Mesh, &mut Vec<Primitive>);

impl Picture {
    /// Makes everything anew.
    fn make(&mut self, sheet: &Sheet, view: &View, draw: Draw<'_>) {
        self.ends.clear();
        self.rest.clear();
        // The room of the last mesh is used again: while the view moves it is some megabytes each frame.
        let mut mesh = Arc::try_unwrap(std::mem::take(&mut self.mesh)).unwrap_or_default();
        mesh.clear();
        let (mut rest, mut number) = (Vec::new(), 0);
        sheet.figures(view.visible, &mut |figure| {
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
    fn follow(&mut self, sheet: &Sheet, view: &View, draw: Draw<'_>) -> bool {
        let mut number = 0;
        let mut changed: Vec<Change> = Vec::new();
        sheet.figures(view.visible, &mut |figure| {
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
        let as_long = |change: &Change| {
            let room = self.room(change.number);
            (room.0.len(), room.1.len()) == (change.mesh.vertices.len(), change.mesh.indices.len())
        };
        if changed.iter().all(as_long) {
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

    /// The vertices and the indices of a figure.
    fn room(&self, number: usize) -> (Range<usize>, Range<usize>) {
        let start = number.checked_sub(1).map_or_else(End::default, |before| self.ends[before]);
        let end = self.ends[number];
        (start.vertex..end.vertex, start.index..end.index)
    }

    /// Puts a figure in where one of the same size was.
    fn replace(&mut self, change: &Change) {
        let (vertices, indices) = self.room(change.number);
        let first = vertices.start as u32;
        let mesh = Arc::make_mut(&mut self.mesh);
        mesh.vertices[vertices].copy_from_slice(&change.mesh.vertices);
        for (index, new) in mesh.indices[indices].iter_mut().zip(&change.mesh.indices) {
            *index = first + new;
        }
    }

    /// Makes the mesh of the parts of the last one and of figures that changed, in the order of their numbers.
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
