//! How a flow is drawn: its line with arrow heads, and its label on top of everything.

use std::sync::{Arc, OnceLock};

use super::guard::Guard;
use super::label::Label;
use super::leader::leader;
use super::mark;
use super::primitive::{Primitive, Stroke};
use super::role::Role;
use super::stacking::Stacked;
use super::view::{Detail, Overlay};
use crate::analysis::{Coverage, FlowAnalysis};
use crate::layout::FlowGeometry;
use crate::model::{Flow, Level, Point, Rect};

const WIDTH: f32 = 1.8;
const HEAD: f32 = 8.0;
const HEAD_HALF: f32 = 4.0;
const ROUNDING: f32 = 5.0;

/// How far before the data written on it a line ends.
const DATA_ROOM: f32 = 1.0;

/// How many straight pieces a rounded corner is drawn with.
const CORNER_PIECES: u8 = 4;

/// What the analysis says of a flow, as far as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) coverage: Coverage,
    pub(super) level: Option<Level>,
    /// Whether a decision about it must be looked at again.
    pub(super) outdated: bool,
    /// The measures placed on it.
    pub(super) guard: Option<Guard>,
}

impl Standing {
    pub(super) fn of(analysis: Option<&FlowAnalysis>, guard: Option<Guard>) -> Self {
        match analysis {
            Some(FlowAnalysis { coverage, level, outdated, .. }) => {
                Self { coverage: *coverage, level: *level, outdated: *outdated, guard }
            }
            None => Self { coverage: Coverage::Undescribed, level: None, outdated: false, guard },
        }
    }

    fn role(self, overlay: Overlay) -> Role {
        match overlay {
            Overlay::Coverage => self.coverage.into(),
            Overlay::Level => self.level.map_or(Role::Flow, Role::from),
            Overlay::None => Role::Flow,
        }
    }
}

/// A flow ready to draw. Its primitives are made for each overlay when they are first seen.
#[derive(Debug)]
pub(super) struct FlowFigure {
    /// The flow it was made of.
    pub(super) flow: Arc<Flow>,
    /// What is written on it.
    pub(super) label: Arc<Label>,
    /// Where it is drawn.
    pub(super) shape: Arc<FlowGeometry>,
    /// How it stands.
    pub(super) standing: Standing,
    plain: [OnceLock<Primitive>; 3],
    lines: [OnceLock<Vec<Primitive>>; 3],
    angular: [OnceLock<Vec<Primitive>>; 3],
    interrupted: [OnceLock<Vec<Primitive>>; 3],
    labels: [Written; 3],
}

/// The label's primitives, made when they are first seen.
#[derive(Debug, Default)]
struct Written {
    /// What is left of it where nothing can be read.
    sign: OnceLock<Vec<Primitive>>,
    /// The chip with the number alone.
    short: OnceLock<Vec<Primitive>>,
    /// Chip and data.
    all: OnceLock<Vec<Primitive>>,
}

impl Stacked for FlowFigure {
    fn layer(&self) -> i32 {
        // Arrows cross each other anyway.
        0
    }
}

impl FlowFigure {
    pub(super) fn new(flow: &Arc<Flow>, label: Arc<Label>, shape: &Arc<FlowGeometry>, standing: Standing) -> Self {
        Self {
            flow: Arc::clone(flow),
            label,
            shape: Arc::clone(shape),
            standing,
            plain: Default::default(),
            lines: Default::default(),
            angular: Default::default(),
            interrupted: Default::default(),
            labels: Default::default(),
        }
    }

    /// The box of all that is drawn of it.
    pub(super) fn bounds(&self) -> Rect {
        let points = self.shape.route.iter().map(|&point| Rect::between(point, point));
        let area = points.chain(self.shape.label).reduce(Rect::union).unwrap_or(Rect(0.0, 0.0, 0.0, 0.0));
        area.grown(HEAD_HALF)
    }

    /// The line with its heads.
    pub(super) fn paint_line(&self, detail: Detail, overlay: Overlay, painter: &mut dyn FnMut(&Primitive)) {
        if detail == Detail::Far {
            return painter(self.plain[overlay.place()].get_or_init(|| self.line(overlay, self.shape.route.clone())));
        }
        // Where its data are written the line makes room for them: words with a line through them are hard to read.
        let data = self.shape.label.and_then(|area| self.label.data_area(area)).filter(|_| detail == Detail::Full);
        // So small that no rounding of a corner can be seen.
        let angular = detail == Detail::Low;
        let lines = match data {
            Some(_) => &self.interrupted,
            None if angular => &self.angular,
            None => &self.lines,
        };
        lines[overlay.place()].get_or_init(|| self.draw_line(overlay, data, angular)).iter().for_each(painter);
    }

    /// The label, as much of it as can be read.
    pub(super) fn paint_label(&self, detail: Detail, overlay: Overlay, painter: &mut dyn FnMut(&Primitive)) {
        let written = &self.labels[overlay.place()];
        let primitives = match detail {
            Detail::Far => return,
            Detail::Low => written.sign.get_or_init(|| self.draw_sign(overlay)),
            Detail::Reduced => written.short.get_or_init(|| self.draw_label(overlay, true)),
            Detail::Full => written.all.get_or_init(|| self.draw_label(overlay, false)),
        };
        primitives.iter().for_each(painter);
    }

    fn draw_line(&self, overlay: Overlay, data: Option<Rect>, angular: bool) -> Vec<Primitive> {
        let role = self.standing.role(overlay);
        let mut points = self.shape.route.clone();
        let mut heads = Vec::with_capacity(2);
        heads.extend(head(&mut points, role));
        if self.flow.two_way {
            points.reverse();
            heads.extend(head(&mut points, role));
            points.reverse();
        }
        let mut lines = Vec::with_capacity(3);
        lines.extend(self.shape.label.and_then(|label| leader(&self.shape.route, label, role)));
        let points = if angular { points } else { rounded(&points) };
        let pieces = match data {
            Some(data) => outside(&points, data.grown(DATA_ROOM)),
            None => vec![points],
        };
        lines.extend(pieces.into_iter().map(|points| self.line(overlay, points)));
        lines.extend(heads);
        lines
    }

    fn line(&self, overlay: Overlay, points: Vec<Point>) -> Primitive {
        // Step 0 is seen by the line's form too: whoever cannot tell the colours apart sees that it is not finished.
        let dashed = self.standing.coverage == Coverage::Undescribed;
        Primitive::Line { points, stroke: Stroke::of(self.standing.role(overlay), WIDTH), dashed }
    }

    /// The chip, with the number alone where it is `short`, else with the data below.
    fn draw_label(&self, overlay: Overlay, short: bool) -> Vec<Primitive> {
        let Some(area) = self.shape.label else { return Vec::new() };
        let Standing { coverage, level, outdated, guard } = self.standing;
        let (mut all, role) = (Vec::new(), self.standing.role(overlay));
        let chip = if short {
            self.label.draw_short(area, overlay, role, coverage, level, guard, &mut all);
            all.len()
        } else {
            self.label.draw(area, overlay, role, coverage, level, guard, &mut all)
        };
        if let Some(&Primitive::Rect { rect, .. }) = all.first() {
            // On the chip's corner: its words need all the room there is.
            if outdated {
                all.splice(chip..chip, mark::review(Point(rect.left() - 2.0, rect.top() - 1.0)));
            }
        }
        all
    }

    /// A mark in the place of the chip.
    fn draw_sign(&self, overlay: Overlay) -> Vec<Primitive> {
        let Some(area) = self.shape.label else { return Vec::new() };
        let Standing { coverage, level, outdated, .. } = self.standing;
        let middle = Point(area.center().0, area.top() + super::label::CHIP / 2.0);
        // What must be looked at again is told from afar too.
        if outdated {
            return mark::review(middle).to_vec();
        }
        let sign = match overlay {
            Overlay::Coverage => Some(mark::coverage(coverage, middle)),
            Overlay::Level => level.map(|level| {
                let [badge, _letter] = mark::level(level, middle);
                badge
            }),
            Overlay::None => None,
        };
        sign.into_iter().collect()
    }
}

/// The arrow head at the last point; the line is shortened so that it ends inside the head.
fn head(points: &mut [Point], role: Role) -> Option<Primitive> {
    let [.., before, tip] = points else { return None };
    let length = before.distance(*tip);
    if length < 0.01 {
        return None;
    }
    let (x, y) = ((tip.0 - before.0) / length, (tip.1 - before.1) / length);
    let back = Point(tip.0 - x * HEAD, tip.1 - y * HEAD);
    let polygon = Primitive::Polygon {
        points: vec![
            *tip,
            Point(back.0 - y * HEAD_HALF, back.1 + x * HEAD_HALF),
            Point(back.0 + y * HEAD_HALF, back.1 - x * HEAD_HALF),
        ],
        fill: super::primitive::Ink::of(role),
    };
    let shortened = (HEAD - 1.0).min(length / 2.0);
    *tip = Point(tip.0 - x * shortened, tip.1 - y * shortened);
    Some(polygon)
}

/// The line with its corners rounded, less where a piece is short.
fn rounded(points: &[Point]) -> Vec<Point> {
    let [first, .., last] = points else { return points.to_vec() };
    let mut smooth = Vec::with_capacity(points.len() * (usize::from(CORNER_PIECES) + 1));
    smooth.push(*first);
    for corner in points.windows(3) {
        let (before, at, after) = (corner[0], corner[1], corner[2]);
        let reach = ROUNDING.min(before.distance(at) / 2.0).min(at.distance(after) / 2.0);
        let (from, to) = (toward(at, before, reach), toward(at, after, reach));
        smooth.extend((0..=CORNER_PIECES).map(|piece| {
            let t = f32::from(piece) / f32::from(CORNER_PIECES);
            between(between(from, at, t), between(at, to, t), t)
        }));
    }
    smooth.push(*last);
    smooth
}

/// The pieces of a line that are outside of an area.
fn outside(points: &[Point], area: Rect) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<Point> = points.first().copied().into_iter().filter(|point| !area.contains(*point)).collect();
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        match inside(from, to, area) {
            None => piece.push(to),
            Some((enters, leaves)) => {
                if enters > 0.0 {
                    piece.push(between(from, to, enters));
                }
                if piece.len() > 1 {
                    pieces.push(std::mem::take(&mut piece));
                }
                piece.clear();
                if leaves < 1.0 {
                    piece.extend([between(from, to, leaves), to]);
                }
            }
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

/// Which part of the way between two points is in an area: from where to where, as parts of the way.
fn inside(from: Point, to: Point, area: Rect) -> Option<(f32, f32)> {
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (at, way, low, high) in
        [(from.0, to.0 - from.0, area.left(), area.right()), (from.1, to.1 - from.1, area.top(), area.bottom())]
    {
        if way.abs() > f32::EPSILON {
            let (one, other) = ((low - at) / way, (high - at) / way);
            enters = enters.max(one.min(other));
            leaves = leaves.min(one.max(other));
        } else if at < low || at > high {
            return None;
        }
    }
    (enters < leaves).then_some((enters, leaves))
}

/// The point `length` away from `from` on the way to `to`.
fn toward(from: Point, to: Point, length: f32) -> Point {
    let whole = from.distance(to);
    if whole > 0.0 { between(from, to, length / whole) } else { from }
}

fn between(a: Point, b: Point, t: f32) -> Point {
    Point(a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_points_along_the_last_piece() {
        let mut points = vec![Point(0.0, 0.0), Point(0.0, 50.0), Point(100.0, 50.0)];
        let Some(Primitive::Polygon { points: corners, .. }) = head(&mut points, Role::Flow) else { panic!("a head") };
        assert_eq!(corners, [Point(100.0, 50.0), Point(92.0, 54.0), Point(92.0, 46.0)]);
        assert_eq!(points[2], Point(93.0, 50.0), "the line ends inside the head");
    }

    #[test]
    fn a_line_without_length_has_no_head() {
        assert_eq!(head(&mut [Point(1.0, 1.0), Point(1.0, 1.0)], Role::Flow), None);
        assert_eq!(head(&mut [Point(1.0, 1.0)], Role::Flow), None);
    }

    #[test]
    fn a_line_makes_room_for_what_is_written_on_it() {
        let line = [Point(0.0, 0.0), Point(0.0, 100.0), Point(50.0, 100.0)];
        let room = outside(&line, Rect(-20.0, 25.0, 40.0, 25.0));
        let below = vec![Point(0.0, 50.0), Point(0.0, 100.0), Point(50.0, 100.0)];
        assert_eq!(room, [vec![Point(0.0, 0.0), Point(0.0, 25.0)], below]);
        let corner = outside(&line, Rect(-20.0, 75.0, 40.0, 50.0));
        assert_eq!(corner, [[Point(0.0, 0.0), Point(0.0, 75.0)], [Point(20.0, 100.0), Point(50.0, 100.0)]]);
        assert_eq!(outside(&line, Rect(10.0, 10.0, 20.0, 20.0)), [line]);
        assert_eq!(outside(&line, Rect(-10.0, -10.0, 200.0, 200.0)), Vec::<Vec<Point>>::new());
    }

    #[test]
    fn corners_are_rounded_and_ends_stay() {
        let line = [Point(0.0, 0.0), Point(100.0, 0.0), Point(100.0, 4.0), Point(200.0, 4.0)];
        let smooth = rounded(&line);
        assert_eq!((smooth.first(), smooth.last()), (line.first(), line.last()));
        assert!(!smooth.contains(&line[1]), "the corner is cut");
        assert!(smooth.contains(&Point(100.0, 2.0)), "roundings of a short piece meet in its middle");
        assert_eq!(rounded(&line[..2]), line[..2]);
    }
}
