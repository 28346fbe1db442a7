//! A large drawing seen from where no words can be read, as one mesh that is kept as long as the view is the same. Of
//! what changes in it, only the figures that did are made anew.
//!
//! From far away it is of plain rectangles and lines, made by `ribbon`; from nearer of whatever egui makes of the scene's
//! primitives, the same as without a mesh.

use std::sync::Arc;

use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{Painter, Shape, Vec2};

use super::paint::Brush;
use super::picture::Picture;
use super::ribbon;
use crate::app::camera::Camera;
use crate::app::look::Look;
use crate::app::state::State;
use crate::scene::sheet::far::Figure;
use crate::scene::{Detail, Overlay, Primitive, ThemeName, View};

/// How far the mesh's clip is inside that of all else, in screen points: too little to be seen, but enough that the
/// mesh is not copied once more when what is painted after it is added to the same one.
const APART: f32 = 0.01;

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
    /// The titles of zones and the names of nodes.
    words: Vec<Primitive>,
}

/// What everything in the mesh depends on, apart from where on the screen it is.
#[derive(PartialEq)]
struct Basis {
    document: u64,
    overlay: Overlay,
    zoom: f32,
    theme: ThemeName,
    /// Edges are smoothed by a pixel and lie on whole ones.
    pixels: f32,
}

impl Far {
    /// Paints what is in sight.
    pub fn paint(&mut self, painter: &Painter, state: &State, view: &View, look: &Look) {
        let (document, camera) = (&state.document, state.camera);
        let pixels = painter.pixels_per_point();
        let theme = look.name();
        let of = Basis { document: document.identity(), overlay: view.overlay, zoom: view.zoom, theme, pixels };
        let moved = self.camera != Some(camera);
        if moved || self.generation != document.generation() || self.of.as_ref() != Some(&of) {
            let detail = view.detail();
            let mut brush = Brush::new(painter, &camera, look);
            let mut smooth = tessellator(pixels);
            let mut draw = |figure: Figure<'_>, mesh: &mut Mesh, rest: &mut Vec<Primitive>| {
                figure.paint(detail, view.overlay, &mut |primitive| {
                    let is_added = match detail {
                        Detail::Far => ribbon::add(mesh, primitive, &camera, look),
                        _ if matches!(primitive, Primitive::Text { .. }) => false,
                        _ => {
                            brush.paint(primitive);
                            brush.take().for_each(|shape| smooth.tessellate_shape(shape, mesh));
                            true
                        }
                    };
                    if !is_added {
                        rest.push(primitive.clone());
                    }
                });
            };
            // What lies on whole pixels cannot be pushed by parts of one.
            let kept = self.of.as_ref() == Some(&of) && if detail == Detail::Far { self.push(&camera) } else { !moved };
            if !kept || !self.picture.follow(document.sheet(), view, &mut draw) {
                self.picture.make(document.sheet(), view, &mut draw);
                self.pushed = 0;
            }
            self.words.clear();
            document.sheet().paint_far_words(view, &mut |words| self.words.push(words.clone()));
            (self.of, self.generation, self.camera) = (Some(of), document.generation(), Some(camera));
        }
        let clip = painter.clip_rect();
        painter.with_clip_rect(clip.shrink(APART)).add(Shape::Mesh(Arc::clone(&self.picture.mesh)));
        let mut brush = Brush::new(painter, &state.camera, look);
        for primitive in self.picture.rest().chain(&self.words) {
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

/// What makes the triangles of shapes. Discs are made of triangles too: their pictures may move in the texture that they
/// share with letters.
fn tessellator(pixels: f32) -> Tessellator {
    let options = TessellationOptions {
        prerasterized_discs: false,
        coarse_tessellation_culling: false,
        ..TessellationOptions::default()
    };
    Tessellator::new(pixels, options, [1, 1], Vec::new())
}
