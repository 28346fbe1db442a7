//! Writes the drawing as SVG: for browsers, word processors and the PNG painter.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::model::{Point, Rect, Size};
use crate::scene::icon;
use crate::scene::primitive::{Align, BASELINE, DASH, HALO, Ink, MARK_RING, Primitive, Stroke};
use crate::scene::{Changes, Legend, Overlay, Role, Sheet, Theme, View};

/// Free space around the drawing.
const MARGIN: f32 = 28.0;
/// Free space around a drawing without title and legend, which is put into a page that has margins.
const BARE_MARGIN: f32 = 12.0;
/// The height of the title and its type.
const TITLE: (f32, f32) = (40.0, 18.0);
/// Between the drawing and the legend.
const LEGEND_GAP: f32 = 22.0;
/// The least width, so that title and legend have room beside a small drawing.
const LEAST_WIDTH: f32 = 520.0;

/// What an exported picture shows.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// What the flows' colours say.
    pub overlay: Overlay,
    /// Whether a legend stands below the drawing.
    pub legend: bool,
    /// The colours.
    pub theme: &'a Theme,
    /// The title above the drawing; none where it is empty.
    pub title: &'a str,
    /// What is marked as changed since an earlier version.
    pub changes: Option<&'a Changes>,
}

/// All of a sheet with margin, title and legend, as the text of an SVG file.
pub fn svg(sheet: &Sheet, picture: &Picture<'_>) -> String {
    let ghosts = picture.changes.and_then(Changes::bounds);
    let drawing = sheet.bounds().into_iter().chain(ghosts).reduce(Rect::union);
    let drawing = drawing.unwrap_or(Rect(0.0, 0.0, LEAST_WIDTH, 120.0));
    let bare = picture.title.trim().is_empty() && !picture.legend;
    let (margin, width) = if bare { (BARE_MARGIN, drawing.2) } else { (MARGIN, drawing.2.max(LEAST_WIDTH)) };
    let header = if picture.title.trim().is_empty() { 0.0 } else { TITLE.0 };
    let corner = Point(drawing.left(), drawing.bottom() + LEGEND_GAP);
    let fates = picture.changes.map_or(&[][..], |changes| &changes.counts);
    let legend =
        picture.legend.then(|| Legend::comparing(picture.overlay, sheet.totals(), fates, sheet.lang(), corner, width));
    let footer = legend.as_ref().map_or(0.0, |legend| LEGEND_GAP + legend.size.1);
    let page = Rect(
        drawing.left() - margin,
        drawing.top() - margin - header,
        width.max(legend.as_ref().map_or(0.0, |legend| legend.size.0)) + 2.0 * margin,
        drawing.3 + header + footer + 2.0 * margin,
    );

    let mut writer = Writer { theme: picture.theme, out: String::new() };
    writer.open(page, picture.title);
    if header > 0.0 {
        writer.paint(&Primitive::Text {
            at: Point(drawing.left(), page.top() + margin + TITLE.1 / 2.0),
            align: Align::Left,
            size: TITLE.1,
            bold: true,
            ink: Ink::of(Role::Text),
            halo: None,
            text: picture.title.trim().to_owned(),
        });
    }
    let view = View { visible: page, zoom: 1.0, overlay: picture.overlay };
    if let Some(changes) = picture.changes {
        changes.paint_beneath(sheet, &mut |primitive| writer.paint(primitive));
    }
    sheet.paint(&view, &mut |primitive| writer.paint(primitive));
    if let Some(changes) = picture.changes {
        changes.paint(sheet, &mut |primitive| writer.paint(primitive));
    }
    for primitive in legend.iter().flat_map(|legend| &legend.primitives) {
        writer.paint(primitive);
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

/// The text as it may stand inside an XML element or attribute. Characters that XML forbids become U+FFFD.
pub fn escape(text: &str) -> Cow<'_, str> {
    let allowed = |letter: char| {
        let forbidden = matches!(letter, '\u{fffe}' | '\u{ffff}');
        !forbidden && (!letter.is_control() || matches!(letter, '\t' | '\n' | '\r'))
    };
    if text.chars().all(|letter| allowed(letter) && !matches!(letter, '<' | '>' | '&' | '"' | '\'')) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter if allowed(letter) => escaped.push(letter),
            _ => escaped.push('\u{fffd}'),
        }
    }
    Cow::Owned(escaped)
}

struct Writer<'a> {
    theme: &'a Theme,
    out: String,
}

impl Writer<'_> {
    // `write!` to a string cannot fail, so its results are dropped in all that follows.

    fn open(&mut self, page: Rect, title: &str) {
        let Rect(x, y, width, height) = page;
        let _ = writeln!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"{} {} {w} {h}\" \
             font-family=\"'Noto Sans JP', sans-serif\" stroke-linejoin=\"round\" fill=\"none\" xml:space=\"preserve\">",
            number(x),
            number(y),
            w = number(width),
            h = number(height),
        );
        if !title.trim().is_empty() {
            let _ = writeln!(self.out, "<title>{}</title>", escape(title.trim()));
        }
        let (corner, size) = (page.corner(), Size(width, height));
        self.paint(&Primitive::Rect {
            rect: Rect::at(corner, size),
            radius: 0.0,
            fill: Some(Ink::of(Role::Ground)),
            stroke: None,
            dashed: false,
        });
    }

    fn paint(&mut self, primitive: &Primitive) {
        match primitive {
            Primitive::Rect { rect, radius, fill, stroke, dashed } => {
                let Rect(x, y, width, height) = *rect;
                let _ = write!(
                    self.out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    number(x),
                    number(y),
                    number(width),
                    number(height)
                );
                if *radius > 0.0 {
                    let _ = write!(self.out, " rx=\"{}\"", number(*radius));
                }
                if let Some(fill) = fill {
                    self.ink("fill", *fill);
                }
                if let Some(stroke) = stroke {
                    self.stroke(*stroke, *dashed);
                }
                self.out.push_str("/>\n");
            }
            Primitive::Line { points, stroke, dashed } => {
                self.out.push_str("<polyline points=\"");
                self.points(points);
                self.out.push('"');
                self.stroke(*stroke, *dashed);
                self.out.push_str("/>\n");
            }
            Primitive::Polygon { points, fill } => {
                self.out.push_str("<polygon points=\"");
                self.points(points);
                self.out.push('"');
                self.ink("fill", *fill);
                self.out.push_str("/>\n");
            }
            Primitive::Mark { center, radius, filled, ink, ground } => {
                self.mark(*center, *radius, *filled, *ink, *ground);
            }
            Primitive::Text { at, align, size, bold, ink, halo, text } => {
                let anchor = match align {
                    Align::Left => "",
                    Align::Center => " text-anchor=\"middle\"",
                    Align::Right => " text-anchor=\"end\"",
                };
                let _ = write!(
                    self.out,
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{anchor}{}",
                    number(at.0),
                    number(at.1 + BASELINE * size),
                    number(*size),
                    if *bold { " font-weight=\"bold\"" } else { "" },
                );
                self.ink("fill", *ink);
                if let Some(halo) = halo {
                    // Not wider where lines are: it would cover the letters beside it.
                    self.ink("stroke", *halo);
                    let _ = write!(self.out, " stroke-width=\"{}\"", number(HALO * size));
                    self.out.push_str(" paint-order=\"stroke\"");
                }
                let _ = writeln!(self.out, ">{}</text>", escape(text));
            }
            Primitive::Icon { icon, rect, ink } => {
                let scale = rect.2 / icon::BOX;
                self.out.push_str("<path d=\"");
                for line in icon.lines() {
                    let place = |point: &Point| (rect.left() + point.0 * scale, rect.top() + point.1 * scale);
                    for (step, (x, y)) in line.iter().map(place).enumerate() {
                        let _ = write!(self.out, "{}{} {}", if step == 0 { "M" } else { "L" }, number(x), number(y));
                    }
                }
                self.out.push('"');
                self.stroke(Stroke { ink: *ink, width: icon::WIDTH * scale }, false);
                self.out.push_str(" stroke-linecap=\"round\"/>\n");
            }
        }
    }

    /// A ring on its ground, with a sector from the top filled.
    fn mark(&mut self, center: Point, radius: f32, filled: f32, ink: Ink, ground: Ink) {
        let (x, y, ring) = (number(center.0), number(center.1), MARK_RING * radius);
        let _ = write!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"", number(radius - ring / 2.0));
        self.ink("fill", if filled >= 1.0 { ink } else { ground });
        self.ink("stroke", ink);
        let _ = write!(self.out, " stroke-width=\"{}\"", number(ring));
        self.out.push_str("/>\n");
        if filled > 0.0 && filled < 1.0 {
            let angle = filled * std::f32::consts::TAU;
            let end = Point(center.0 + radius * angle.sin(), center.1 - radius * angle.cos());
            let _ = write!(
                self.out,
                "<path d=\"M{x} {y}V{}A{r} {r} 0 {} 1 {} {}Z\"",
                number(center.1 - radius),
                u8::from(filled > 0.5),
                number(end.0),
                number(end.1),
                r = number(radius),
            );
            self.ink("fill", ink);
            self.out.push_str("/>\n");
        }
    }

    fn points(&mut self, points: &[Point]) {
        for (step, point) in points.iter().enumerate() {
            let space = if step == 0 { "" } else { " " };
            let _ = write!(self.out, "{space}{},{}", number(point.0), number(point.1));
        }
    }

    fn stroke(&mut self, stroke: Stroke, dashed: bool) {
        let stroke = self.theme.pen(stroke);
        self.ink("stroke", stroke.ink);
        let _ = write!(self.out, " stroke-width=\"{}\"", number(stroke.width));
        if dashed {
            let _ = write!(self.out, " stroke-dasharray=\"{} {}\"", number(DASH[0]), number(DASH[1]));
        }
    }

    fn ink(&mut self, what: &str, ink: Ink) {
        let _ = write!(self.out, " {what}=\"{}\"", self.theme.color(ink.role));
        if ink.opacity < 1.0 {
            let _ = write!(self.out, " {what}-opacity=\"{}\"", number(ink.opacity));
        }
    }
}

/// A coordinate with at most two digits after the point.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reads_as_markup_is_escaped() {
        assert_eq!(escape("<a href=\"x\">'&'"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
        assert_eq!(escape("a\u{0}b\u{1b}\u{ffff}"), "a\u{fffd}b\u{fffd}\u{fffd}");
        assert!(matches!(escape("医療情報 ①"), Cow::Borrowed(_)));
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(1.0), number(0.127), number(-0.001), number(-12.5)], ["1", "0.13", "0", "-12.5"]);
    }
}
