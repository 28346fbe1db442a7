//! What a frame painted, for what can only be seen.

use egui::epaint::ColorMode;
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

    /// Every text painted in the last frame of which nothing is cut off by what it stands in.
    pub(crate) fn whole_texts(&self) -> Vec<(String, Rect)> {
        self.texts_in_clip(|clip, rect| clip.expand(0.5).contains_rect(rect))
    }

    /// Every text painted in the last frame of which a part is cut off.
    pub(crate) fn cut_texts(&self) -> Vec<(String, Rect)> {
        self.texts_in_clip(|clip, rect| clip.intersects(rect.shrink(1.0)) && !clip.expand(0.5).contains_rect(rect))
    }

    fn texts_in_clip(&self, is_meant: impl Fn(Rect, Rect) -> bool) -> Vec<(String, Rect)> {
        let mut texts = Vec::new();
        for clipped in &self.output().shapes {
            each_shape(&clipped.shape, &mut |shape| {
                if let Shape::Text(text) = shape {
                    let rect = text.visual_bounding_rect();
                    if is_meant(clipped.clip_rect, rect) {
                        texts.push((text.galley.text().to_owned(), rect));
                    }
                }
            });
        }
        texts
    }

    /// Every colour that something was painted in whose middle is in an area, in the order of painting.
    pub(crate) fn painted_colors(&self, area: Rect) -> Vec<Color32> {
        let mut colors = Vec::new();
        for clipped in &self.output().shapes {
            each_shape(&clipped.shape, &mut |shape| {
                if !area.contains(shape.visual_bounding_rect().center()) {
                    return;
                }
                match shape {
                    Shape::Rect(rect) => colors.extend([rect.fill, rect.stroke.color]),
                    Shape::Circle(circle) => colors.extend([circle.fill, circle.stroke.color]),
                    Shape::LineSegment { stroke, .. } => colors.push(stroke.color),
                    Shape::Path(path) => {
                        colors.push(path.fill);
                        if let ColorMode::Solid(color) = &path.stroke.color {
                            colors.push(*color);
                        }
                    }
                    Shape::Text(text) => colors.push(text.override_text_color.unwrap_or(text.fallback_color)),
                    Shape::Noop
                    | Shape::Vec(_)
                    | Shape::Ellipse(_)
                    | Shape::Band(_)
                    | Shape::Mesh(_)
                    | Shape::QuadraticBezier(_)
                    | Shape::CubicBezier(_)
                    | Shape::Callback(_) => {}
                }
            });
        }
        colors
    }

    /// Whether something is painted inside an area and not cut off in its middle.
    pub(crate) fn is_painted(&self, area: Rect) -> bool {
        let room = area.expand(3.0);
        self.output().shapes.iter().filter(|clipped| clipped.clip_rect.contains(area.center())).any(|clipped| {
            let mut inside = false;
            each_shape(&clipped.shape, &mut |shape| {
                let rect = shape.visual_bounding_rect();
                inside |= rect.is_positive() && room.contains_rect(rect);
            });
            inside
        })
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
