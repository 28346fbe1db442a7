//! The icons of `assets/icons`: drawings of one line width, read once into polylines that any painter can draw.

use std::sync::LazyLock;

use resvg::tiny_skia::{Path, PathSegment};
use resvg::usvg;

use crate::catalog::icon::{NAMES, svg};
use crate::model::Point;

/// The side of the square that icons are drawn in.
pub const BOX: f32 = 24.0;

/// The width of an icon's lines, in units of [`BOX`].
pub const WIDTH: f32 = 1.6;

/// How many straight pieces a curve is drawn with: at 24 units wide no corner can be seen.
const PIECES: u8 = 8;

/// So many pixels large there are simpler lines that look the same, from the smallest on.
const SIDES: [f32; 4] = [5.0, 10.0, 20.0, 40.0];

/// How far simpler lines may be from the true ones, in pixels.
const UNSEEN: f32 = 0.1;

/// Below this length a piece is a dot, which painters without round ends would not show.
const DOT: f32 = 0.1;

/// One of the embedded icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IconId(usize);

static LINES: LazyLock<Vec<Vec<Vec<Point>>>> = LazyLock::new(|| {
    NAMES.iter().map(|name| svg(name).and_then(|svg| polylines(svg).ok()).unwrap_or_default()).collect()
});

/// For each of [`SIDES`] the simpler lines of every icon.
static SIMPLER: LazyLock<[Vec<Vec<Vec<Point>>>; SIDES.len()]> = LazyLock::new(|| {
    SIDES.map(|side| {
        let simpler = |line: &Vec<Point>| simplified(line, UNSEEN * BOX / side);
        LINES.iter().map(|lines| lines.iter().map(simpler).collect()).collect()
    })
});

impl IconId {
    /// The icon of this name, without ending; none where there is no such file.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.binary_search(&name).ok().map(Self)
    }

    /// Every icon, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..NAMES.len()).map(Self)
    }

    /// The name of its file, without ending.
    pub fn name(self) -> &'static str {
        NAMES[self.0]
    }

    /// Its lines, in a square of [`BOX`] units. Drawn [`WIDTH`] wide, scaled with the square.
    pub fn lines(self) -> &'static [Vec<Point>] {
        &LINES[self.0]
    }

    /// The same with as few points as look the same where the icon is so many pixels large.
    pub fn lines_at(self, side: f32) -> &'static [Vec<Point>] {
        let level = SIDES.iter().position(|&largest| side <= largest);
        level.map_or_else(|| self.lines(), |level| &SIMPLER[level][self.0])
    }
}

/// The line without points that it passes closely enough without them (Douglas and Peucker).
fn simplified(line: &[Point], tolerance: f32) -> Vec<Point> {
    let mut kept = vec![false; line.len()];
    kept[0] = true;
    kept[line.len() - 1] = true;
    let mut stretches = vec![(0, line.len() - 1)];
    while let Some((from, to)) = stretches.pop() {
        let off = |&at: &usize| distance(line[at], line[from], line[to]);
        let farthest = (from + 1..to).max_by(|a, b| off(a).total_cmp(&off(b)));
        if let Some(at) = farthest.filter(|at| off(at) > tolerance) {
            kept[at] = true;
            stretches.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(kept).filter_map(|(point, kept)| kept.then_some(*point)).collect()
}

/// How far a point is from the line between two others.
fn distance(point: Point, from: Point, to: Point) -> f32 {
    let (whole, way) = (from.to(to), from.to(point));
    let length = whole.0 * whole.0 + whole.1 * whole.1;
    let part = if length > 0.0 { ((way.0 * whole.0 + way.1 * whole.1) / length).clamp(0.0, 1.0) } else { 0.0 };
    point.distance(between(from, to, part))
}

/// The lines of an SVG drawing.
fn polylines(svg: &str) -> Result<Vec<Vec<Point>>, usvg::Error> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default())?;
    let mut lines = Vec::new();
    collect(tree.root(), &mut lines);
    Ok(lines)
}

fn collect(group: &usvg::Group, lines: &mut Vec<Vec<Point>>) {
    for child in group.children() {
        match child {
            usvg::Node::Group(inner) => collect(inner, lines),
            usvg::Node::Path(path) => {
                if let Some(placed) = path.data().clone().transform(path.abs_transform()) {
                    flatten(&placed, lines);
                }
            }
            // The icon set draws with lines only.
            usvg::Node::Image(_) | usvg::Node::Text(_) => {}
        }
    }
}

fn flatten(path: &Path, lines: &mut Vec<Vec<Point>>) {
    let mut line: Vec<Point> = Vec::new();
    for segment in path.segments() {
        let from = line.last().copied().unwrap_or_default();
        match segment {
            PathSegment::MoveTo(to) => {
                finish(&mut line, lines);
                line.push(Point(to.x, to.y));
            }
            PathSegment::LineTo(to) => line.push(Point(to.x, to.y)),
            PathSegment::QuadTo(a, to) => {
                let (a, to) = (Point(a.x, a.y), Point(to.x, to.y));
                line.extend(steps().map(|t| between(between(from, a, t), between(a, to, t), t)));
            }
            PathSegment::CubicTo(a, b, to) => {
                let (a, b, to) = (Point(a.x, a.y), Point(b.x, b.y), Point(to.x, to.y));
                line.extend(steps().map(|t| {
                    let (first, second, third) = (between(from, a, t), between(a, b, t), between(b, to, t));
                    between(between(first, second, t), between(second, third, t), t)
                }));
            }
            PathSegment::Close => {
                if let Some(&first) = line.first() {
                    line.push(first);
                }
                finish(&mut line, lines);
            }
        }
    }
    finish(&mut line, lines);
}

fn steps() -> impl Iterator<Item = f32> {
    (1..=PIECES).map(|step| f32::from(step) / f32::from(PIECES))
}

fn between(a: Point, b: Point, t: f32) -> Point {
    Point(a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
}

/// Takes a finished line over; one without length becomes a dot as wide as the pen.
fn finish(line: &mut Vec<Point>, lines: &mut Vec<Vec<Point>>) {
    let mut done = std::mem::take(line);
    let [first, .., last] = done[..] else { return };
    if done.iter().all(|point| point.distance(first) < DOT) {
        let half = WIDTH / 2.0;
        done = vec![Point(first.0 - half, first.1), Point(last.0 + half, last.1)];
    }
    lines.push(done);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_are_found_by_name() {
        for icon in IconId::all() {
            assert_eq!(IconId::named(icon.name()), Some(icon));
        }
        assert_eq!(IconId::named("spaceship"), None);
    }

    #[test]
    fn every_icon_has_lines_inside_its_box() {
        for icon in IconId::all() {
            let lines = icon.lines();
            assert!(!lines.is_empty(), "{} is empty", icon.name());
            for point in lines.iter().flatten() {
                assert!((0.0..=BOX).contains(&point.0) && (0.0..=BOX).contains(&point.1), "{}", icon.name());
            }
        }
    }

    #[test]
    fn simpler_lines_begin_and_end_the_same_and_are_never_far_from_the_true_ones() {
        let count = |lines: &[Vec<Point>]| lines.iter().map(Vec::len).sum::<usize>();
        let (mut all, mut small) = (0, 0);
        for (icon, side) in IconId::all().flat_map(|icon| SIDES.map(|side| (icon, side))) {
            let simpler = icon.lines_at(side);
            assert_eq!(simpler.len(), icon.lines().len(), "{}", icon.name());
            for (line, simpler) in icon.lines().iter().zip(simpler) {
                assert_eq!((line.first(), line.last()), (simpler.first(), simpler.last()), "{}", icon.name());
                for &point in line {
                    let off = simpler.windows(2).map(|pair| distance(point, pair[0], pair[1])).fold(f32::MAX, f32::min);
                    assert!(off <= UNSEEN * BOX / side + 0.001, "{} is off by {off} at {side}", icon.name());
                }
            }
            all += count(icon.lines());
            small += count(simpler);
        }
        assert!(small * 2 < all, "{small} of {all} points");
        let icon = IconId::all().next().expect("there are icons");
        assert_eq!(icon.lines_at(SIDES[3] + 1.0), icon.lines());
    }

    #[test]
    fn dots_are_long_enough_to_be_seen() {
        let server = IconId::named("server").expect("servers have an icon");
        let shortest = server.lines().iter().map(|line| line[0].distance(line[1])).fold(f32::INFINITY, f32::min);
        assert!(server.lines().len() == 4 && shortest >= 0.3, "{shortest}");
    }
}
