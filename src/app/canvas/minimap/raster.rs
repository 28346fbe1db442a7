//! A small picture of the whole drawing, in pixels: made once for each state of it, so that showing it costs nothing.

use egui::{Color32, ColorImage};

use crate::app::look::Look;
use crate::model::{Point, Rect};
use crate::scene::{Ink, Overlay, Primitive, Role, Sheet, View};

/// A zoom from which everything is a plain rectangle or line.
const FAR: f32 = 0.01;

/// Nodes are at least this large, lines this wide, in pixels.
const SMALLEST: f32 = 1.5;

/// How much of their colour flows keep: they are faint beside what they connect.
const FLOWS: f32 = 0.55;

/// A picture that is being painted.
pub(super) struct Raster {
    width: usize,
    height: usize,
    /// Red, green and blue, each from 0 to 255.
    pixels: Vec<[f32; 3]>,
    /// The world's point at the top left corner.
    origin: Point,
    /// Pixels a world unit.
    scale: f32,
    view: View,
    /// How many figures are on it.
    painted: usize,
}

fn opaque(color: Color32) -> [f32; 3] {
    [f32::from(color.r()), f32::from(color.g()), f32::from(color.b())]
}

impl Raster {
    /// Empty paper for a part of the world, of so many pixels.
    pub(super) fn new(world: Rect, overlay: Overlay, look: &Look, size: [usize; 2]) -> Self {
        let ground = opaque(look.color(Role::Panel));
        let [width, height] = size;
        let scale = (width as f32 / world.2.max(1.0)).min(height as f32 / world.3.max(1.0));
        let view = View { visible: world, zoom: FAR, overlay };
        Self { width, height, pixels: vec![ground; width * height], origin: world.corner(), scale, view, painted: 0 }
    }

    /// Paints so many figures more; answers whether all are painted now.
    pub(super) fn go_on(&mut self, sheet: &Sheet, look: &Look, most: usize) -> bool {
        let (view, begin) = (self.view, self.painted);
        let (end, all) = (begin.saturating_add(most), sheet.figure_count());
        sheet.figures_numbered(begin..end, &mut |figure| {
            figure.paint(view.detail(), view.overlay, &mut |primitive| self.paint(primitive, look));
        });
        self.painted = end.min(all);
        end >= all
    }

    /// What is painted.
    pub(super) fn image(&self) -> ColorImage {
        let pixels = self.pixels.iter().map(|&[r, g, b]| Color32::from_rgb(r as u8, g as u8, b as u8)).collect();
        ColorImage::new([self.width, self.height], pixels)
    }

    fn paint(&mut self, primitive: &Primitive, look: &Look) {
        match primitive {
            Primitive::Rect { rect, fill, stroke, .. } => {
                let rect = self.place(*rect);
                if let Some(ink) = fill {
                    self.fill(widened(rect), look, *ink, 1.0);
                }
                if let Some(pen) = stroke
                    && rect.2 > 4.0 * SMALLEST
                    && rect.3 > 4.0 * SMALLEST
                {
                    for side in sides(rect) {
                        self.fill(side, look, pen.ink, 1.0);
                    }
                }
            }
            Primitive::Line { points, stroke, .. } => {
                for piece in points.windows(2) {
                    self.line(piece[0], piece[1], look, stroke.ink);
                }
            }
            Primitive::Polygon { .. } | Primitive::Mark { .. } | Primitive::Text { .. } | Primitive::Icon { .. } => {}
        }
    }

    /// A rectangle of the world in pixels.
    fn place(&self, rect: Rect) -> Rect {
        let (left, top) = ((rect.0 - self.origin.0) * self.scale, (rect.1 - self.origin.1) * self.scale);
        Rect(left, top, rect.2 * self.scale, rect.3 * self.scale)
    }

    fn line(&mut self, from: Point, to: Point, look: &Look, ink: Ink) {
        let span = self.place(Rect::between(from, to));
        if span.2 < 1.0 || span.3 < 1.0 {
            self.fill(Rect(span.0 - 0.5, span.1 - 0.5, span.2 + 1.0, span.3 + 1.0), look, ink, FLOWS);
            return;
        }
        // A slanted line: dot by dot.
        let steps = span.2.max(span.3).ceil().min(4_096.0);
        let (mut dot, end) = (0.0, steps);
        while dot <= end {
            let part = dot / steps;
            let at = Point(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            let at = self.place(Rect(at.0, at.1, 0.0, 0.0));
            self.fill(Rect(at.0 - 0.5, at.1 - 0.5, 1.0, 1.0), look, ink, FLOWS);
            dot += 1.0;
        }
    }

    /// Lays a colour over a rectangle of pixels; those at its border get as much of it as they are covered.
    fn fill(&mut self, rect: Rect, look: &Look, ink: Ink, opacity: f32) {
        let (color, opacity) = (opaque(look.color(ink.role)), opacity * ink.opacity.min(1.0));
        let columns = span(rect.left(), rect.right(), self.width);
        let rows = span(rect.top(), rect.bottom(), self.height);
        for row in rows {
            let down = covered(row, rect.top(), rect.bottom());
            for column in columns.clone() {
                let part = opacity * down * covered(column, rect.left(), rect.right());
                if let Some(pixel) = self.pixels.get_mut(row * self.width + column) {
                    for (old, new) in pixel.iter_mut().zip(color) {
                        *old += (new - *old) * part;
                    }
                }
            }
        }
    }
}

/// The rectangle, at least as large as can be seen.
fn widened(rect: Rect) -> Rect {
    let (width, height) = (rect.2.max(SMALLEST), rect.3.max(SMALLEST));
    Rect(rect.0 - (width - rect.2) / 2.0, rect.1 - (height - rect.3) / 2.0, width, height)
}

/// The four sides of a frame, each a pixel wide.
fn sides(rect: Rect) -> [Rect; 4] {
    let Rect(left, top, width, height) = rect;
    [
        Rect(left, top, width, 1.0),
        Rect(left, top + height - 1.0, width, 1.0),
        Rect(left, top + 1.0, 1.0, height - 2.0),
        Rect(left + width - 1.0, top + 1.0, 1.0, height - 2.0),
    ]
}

/// The pixels that a length touches.
fn span(from: f32, to: f32, count: usize) -> std::ops::Range<usize> {
    let within = |place: f32| place.clamp(0.0, count as f32);
    within(from.floor()) as usize..within(to.ceil()) as usize
}

/// How much of a pixel a length covers.
fn covered(pixel: usize, from: f32, to: f32) -> f32 {
    let pixel = pixel as f32;
    ((to.min(pixel + 1.0)) - from.max(pixel)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::ThemeName;

    #[test]
    fn a_pixel_gets_as_much_colour_as_it_is_covered() {
        let look = Look::new(ThemeName::Light).expect("a theme");
        let view = View { visible: Rect(0.0, 0.0, 4.0, 2.0), zoom: FAR, overlay: Overlay::None };
        let pixels = vec![[0.0; 3]; 8];
        let mut raster = Raster { width: 4, height: 2, pixels, origin: Point(0.0, 0.0), scale: 1.0, view, painted: 0 };
        let ink = Ink { role: Role::Accent, opacity: 1.0 };
        let full = opaque(look.color(Role::Accent));
        raster.fill(Rect(0.5, 0.0, 1.5, 1.0), &look, ink, 1.0);
        let is = |pixel: [f32; 3], color: [f32; 3]| pixel.iter().zip(color).all(|(a, b)| (a - b).abs() < 0.01);
        let nothing = [0.0; 3];
        assert!(is(raster.pixels[1], full) && is(raster.pixels[0], full.map(|part| part / 2.0)));
        assert!(is(raster.pixels[2], nothing) && is(raster.pixels[5], nothing));
        // What lies outside is left out, and does no harm.
        raster.fill(Rect(-1e9, -1e9, 1.0, 1.0), &look, ink, 1.0);
        raster.fill(Rect(1e9, f32::NAN, 1.0, 1.0), &look, ink, 1.0);
        assert!(is(raster.pixels[7], nothing));
    }
}
