//! How a node is drawn: a card with its group's band, its icon, its name and a second line for side or environment.

use std::f32::consts::PI;
use std::sync::{Arc, OnceLock};

use super::guard::Guard;
use super::icon::IconId;
use super::line;
use super::map_name::{Halves, Named};
use super::primitive::{Align, Ink, Primitive, Stroke};
use super::role::Role;
use super::stacking::Stacked;
use super::view::Detail;
use crate::catalog::{Catalog, NodeKind};
use crate::layout::text;
use crate::model::{Environment, Node, Point, Rect};
use crate::text::{Lang, tr};

const RADIUS: f32 = 8.0;
const BORDER: f32 = 1.4;
const BAND: f32 = 6.0;
const ICON: f32 = 20.0;
const GAP: f32 = 7.0;
/// Between the band and words in the place of the icon.
const BESIDE_BAND: f32 = 5.0;
/// The size of a name's letters in the drawing.
pub(super) const NAME: f32 = 12.5;
const NAME_HEIGHT: f32 = 15.5;
const DETAIL: f32 = 10.5;
const DETAIL_HEIGHT: f32 = 14.0;

/// A node ready to draw.
#[derive(Debug)]
pub(super) struct NodeFigure {
    /// The node it was made of.
    pub(super) node: Arc<Node>,
    /// Whether another company answers for it.
    pub(super) foreign: bool,
    /// The measures placed on it.
    pub(super) guard: Option<Guard>,
    far: Primitive,
    body: Vec<Primitive>,
    lang: Lang,
    /// The name's lines, then the second line; made when they are first seen.
    text: OnceLock<Vec<Primitive>>,
    /// What is written on it from afar; made when it is first asked for.
    words: OnceLock<Words>,
    shield: Vec<Primitive>,
}

/// The name in one line, how wide it is in type of size 1, the same in two lines, and the second line of the card.
#[derive(Debug)]
struct Words {
    name: String,
    width: f32,
    halves: Halves,
    detail: Option<String>,
}

impl Stacked for NodeFigure {
    fn layer(&self) -> i32 {
        self.node.layer
    }
}

impl NodeFigure {
    pub(super) fn new(node: &Arc<Node>, foreign: bool, guard: Option<Guard>, catalog: &Catalog, lang: Lang) -> Self {
        let kind = catalog.node_kinds.get(&node.kind);
        let role = kind.map_or(Role::Secondary, |kind| kind.group.into());
        let rect = node.rect();
        Self {
            node: Arc::clone(node),
            foreign,
            guard,
            far: Primitive::Rect {
                rect,
                radius: 0.0,
                fill: Some(Ink::faint(role, if foreign { 0.35 } else { 0.7 })),
                stroke: None,
                dashed: false,
            },
            body: body(rect, kind, role, foreign),
            lang,
            text: OnceLock::new(),
            words: OnceLock::new(),
            shield: guard.map_or_else(Vec::new, |guard| guard.mark(shield(rect))),
        }
    }

    /// As much of the node as the detail shows, without what is written on it.
    pub(super) fn paint(&self, detail: Detail, painter: &mut dyn FnMut(&Primitive)) {
        if detail == Detail::Far {
            return painter(&self.far);
        }
        self.body.iter().for_each(painter);
    }

    /// What is written on it.
    pub(super) fn paint_text(&self, painter: &mut dyn FnMut(&Primitive)) {
        self.text.get_or_init(|| self.lines()).iter().for_each(painter);
    }

    /// Its name, to be written as on a map.
    pub(super) fn named(&self) -> Named<'_> {
        let Words { name, width, halves, detail } = self.words.get_or_init(|| {
            let (name, detail) = self.words();
            let name = line::plain(name);
            let width = text::width(&name, 1.0, false);
            Words { name, width, halves: Halves::default(), detail }
        });
        let card = self.node.rect();
        let icon = card.left() + BAND + GAP;
        let lefts = [icon + ICON + GAP, card.left() + BAND + BESIDE_BAND];
        Named { name, width: *width, halves, detail: detail.as_deref(), card, lefts }
    }

    /// The name, and the second line.
    fn words(&self) -> (&str, Option<String>) {
        let (name, bracketed) = self.node.name_and_detail();
        let detail = bracketed.map(line::plain).or_else(|| environment(self.node.environment?, self.lang));
        (name, detail)
    }

    /// The mark of the measures placed on it.
    pub(super) fn paint_shield(&self, painter: &mut dyn FnMut(&Primitive)) {
        self.shield.iter().for_each(painter);
    }

    /// The lines of text.
    fn lines(&self) -> Vec<Primitive> {
        let rect = self.node.rect();
        let left = rect.left() + BAND + GAP + ICON + GAP;
        let room = (rect.right() - GAP - left).max(NAME);
        let (name, detail) = self.words();
        let detail = detail.map(|detail| line::fitted(&detail, DETAIL, false, room, 1)).unwrap_or_default();

        let below = DETAIL_HEIGHT * detail.len() as f32;
        let most = (((rect.3 - 6.0 - below) / NAME_HEIGHT) as usize).clamp(1, 3);
        let names = line::name(&line::plain(name), NAME, false, room, most);
        let count = names.len();

        let height = NAME_HEIGHT * count as f32 + below;
        let mut top = rect.center().1 - height / 2.0;
        let mut lines = Vec::with_capacity(count + 1);
        let named = names.into_iter().map(|text| (text, NAME, NAME_HEIGHT, Role::Text));
        let detailed = detail.into_iter().map(|text| (text, DETAIL, DETAIL_HEIGHT, Role::Secondary));
        for (text, size, height, role) in named.chain(detailed) {
            lines.push(Primitive::Text {
                at: Point(left, top + height / 2.0),
                align: Align::Left,
                size,
                bold: false,
                ink: Ink::of(role),
                halo: None,
                text,
            });
            top += height;
        }
        lines
    }
}

/// Where the mark of measures stands: on the lower right corner, where neither arrows nor words come, and no farther outside
/// than labels keep off.
fn shield(rect: Rect) -> Point {
    Point(rect.right() - 4.6, rect.bottom() - 5.6)
}

/// The second line of a node that names its environment only as a property. Production is what everybody expects, so it
/// says nothing.
fn environment(environment: Environment, lang: Lang) -> Option<String> {
    match environment {
        Environment::Production => None,
        Environment::Development => Some(tr(lang, "detail-development")),
        Environment::Test => Some(tr(lang, "detail-test")),
    }
}

fn body(rect: Rect, kind: Option<&NodeKind>, role: Role, foreign: bool) -> Vec<Primitive> {
    let radius = RADIUS.min(rect.2 / 2.0).min(rect.3 / 2.0);
    let card = Primitive::Rect {
        rect,
        radius,
        fill: Some(Ink::of(Role::Card)),
        stroke: Some(Stroke::of(Role::Node, BORDER)),
        dashed: foreign,
    };
    let mut body = vec![card, Primitive::Polygon { points: band(rect, radius), fill: Ink::of(role) }];
    if let Some(icon) = kind.and_then(|kind| IconId::named(&kind.icon)) {
        let corner = Point(rect.left() + BAND + GAP, rect.center().1 - ICON / 2.0);
        body.push(Primitive::Icon { icon, rect: Rect(corner.0, corner.1, ICON, ICON), ink: Ink::of(role) });
    }
    body
}

/// The band at the left, following the card's rounding over its border.
fn band(rect: Rect, radius: f32) -> Vec<Point> {
    let outer = rect.grown(BORDER / 2.0);
    let radius = radius + BORDER / 2.0;
    let right = outer.left() + BAND.min(rect.2);
    // The part of the rounding that is left of the band's right edge.
    let reach = ((radius - (right - outer.left())) / radius).clamp(0.0, 1.0).acos();
    let corner = |center: Point, from: f32, to: f32| {
        (0..=6u8).map(move |step| {
            let angle = from + (to - from) * f32::from(step) / 6.0;
            Point(center.0 + radius * angle.cos(), center.1 + radius * angle.sin())
        })
    };
    let top = Point(outer.left() + radius, outer.top() + radius);
    let bottom = Point(outer.left() + radius, outer.bottom() - radius);
    let mut points: Vec<Point> = corner(bottom, PI - reach, PI).collect();
    points.extend(corner(top, PI, PI + reach));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_stays_on_its_card() {
        let card = Rect(10.0, 20.0, 132.0, 54.0);
        let around = card.grown(BORDER / 2.0 + 0.01);
        let points = band(card, RADIUS);
        assert!(points.iter().all(|&point| around.contains(point)));
        let right = points.iter().map(|point| point.0).fold(f32::MIN, f32::max);
        assert!((right - (card.left() - BORDER / 2.0 + BAND)).abs() < 0.01, "{right}");
    }
}
