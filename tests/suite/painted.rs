//! What a frame painted, for what can only be seen.

use egui::{Color32, Rect, Shape};

use crate::driver::Driver;

impl Driver {
    /// Every text painted in the last frame, with its place.
    pub(crate) fn painted_texts(&self) -> Vec<(String, Rect)> {
        let mut texts = Vec::new();
        for clipped in &self.output().shapes {
            each_shape(&clipped.shape, &mut |shape| {
                if let Shape::Text(text) = shape {
                    texts.push((text.galley.text().to_owned(), text.visual_bounding_rect()));
                }
            });
        }
        texts
    }

    /// Every filled rectangle painted in the last frame, with its colour.
    pub(crate) fn painted_rects(&self) -> Vec<(Color32, Rect)> {
        let mut rects = Vec::new();
        for clipped in &self.output().shapes {
            each_shape(&clipped.shape, &mut |shape| {
                if let Shape::Rect(rect) = shape {
                    rects.push((rect.fill, rect.rect));
                }
            });
        }
        rects
    }
}

fn each_shape(shape: &Shape, visit: &mut impl FnMut(&Shape)) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| each_shape(shape, visit)),
        shape => visit(shape),
    }
}
