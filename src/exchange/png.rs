//! Paints the drawing as PNG: the SVG, rendered with the embedded fonts only, so that every machine gives the same
//! picture.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::svg::{Picture, svg};
use crate::layout::text;
use crate::scene::Sheet;

/// The most pixels a picture may have: as many as fit in half a gigabyte of memory while it is painted.
const MOST_PIXELS: f32 = 120_000_000.0;

/// The longest side that picture viewers still open.
const LONGEST_SIDE: f32 = 32_000.0;

/// Why no picture was painted.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The scale is not a number above 0.
    #[error("a scale of {0} draws nothing; give a number above 0, such as 2")]
    Scale(f32),
    /// It would be too large.
    #[error(
        "at scale {scale} the picture would be {width} × {height} pixels, more than can be painted; use a scale of at most {largest:.2}, or SVG"
    )]
    TooLarge {
        /// The scale that was asked for.
        scale: f32,
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
        /// The largest scale that can be painted.
        largest: f32,
    },
    /// The SVG could not be read.
    #[error("the drawing could not be painted: {0}")]
    Svg(#[from] usvg::Error),
    /// The picture could not be written as PNG.
    #[error("the picture could not be written as PNG: {0}")]
    Encoding(String),
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in [text::REGULAR, text::BOLD] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(font)));
    }
    fonts.set_sans_serif_family("Noto Sans JP");
    Arc::new(fonts)
});

/// The whole drawing with margin, title and legend as PNG; `scale` pixels a world unit.
///
/// # Errors
/// Where the scale is none, or the picture would be too large to paint.
pub fn png(sheet: &Sheet, picture: &Picture<'_>, scale: f32) -> Result<Vec<u8>, PngError> {
    paint(&svg(sheet, picture), scale)
}

/// Paints the text of an SVG file.
///
/// # Errors
/// As [`png`].
pub fn paint(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    pixmap(svg, scale)?.encode_png().map_err(|error| PngError::Encoding(error.to_string()))
}

/// A picture that is no file: opaque pixels, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Red, green, blue and opacity of each pixel.
    pub rgba: Vec<u8>,
}

/// The sheet as pixels, for the clipboard; `scale` pixels a world unit.
///
/// # Errors
/// As [`png`].
pub fn pixels(sheet: &Sheet, picture: &Picture<'_>, scale: f32) -> Result<Pixels, PngError> {
    let pixmap = pixmap(&svg(sheet, picture), scale)?;
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    Ok(Pixels { width, height, rgba: pixmap.take() })
}

fn pixmap(svg: &str, scale: f32) -> Result<Pixmap, PngError> {
    if !scale.is_finite() || scale <= 0.0 {
        return Err(PngError::Scale(scale));
    }
    let options = usvg::Options {
        fontdb: Arc::clone(&FONTS),
        font_family: "Noto Sans JP".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let (natural_width, natural_height) = (tree.size().width(), tree.size().height());
    let largest =
        (MOST_PIXELS / (natural_width * natural_height)).sqrt().min(LONGEST_SIDE / natural_width.max(natural_height));
    let (width, height) = ((natural_width * scale).ceil().max(1.0), (natural_height * scale).ceil().max(1.0));
    let too_large = || PngError::TooLarge {
        scale,
        width: width as u64,
        height: height as u64,
        largest: (largest * 100.0).floor() / 100.0,
    };
    if scale > largest {
        return Err(too_large());
    }
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}
