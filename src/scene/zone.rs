//! How a zone is drawn: its frame with a faint tint, and its title inside, with how far it is covered before it.

use std::sync::{Arc, OnceLock};

use super::guard::Guard;
use super::line;
use super::map_title::{self, Form, MapTitle, SIGN, TITLE};
use super::mark;
use super::primitive::{Align, Ink, Primitive, Stroke};
use super::role::Role;
use super::stacking::Stacked;
use super::view::{Overlay, View};
use crate::analysis::Coverage;
use crate::catalog::{Catalog, TitlePlace};
use crate::layout::auto::Margins;
use crate::layout::text;
use crate::model::{Point, Rect, Zone};

/// The opacity of a zone's fill.
pub(super) const TINT: f32 = 0.05;

/// The opacity of a scope frame's fill.
const SCOPE_TINT: f32 = 0.02;

const ROOM_TITLE: f32 = 12.0;
const LINE_HEIGHT: f32 = 17.0;
/// The part of a zone's height that its title may take.
const TITLE_SHARE: f32 = 0.4;
const MOST_LINES: usize = 8;
const PAD: (f32, f32) = (12.0, 8.0);
/// Between a zone's frame and what is arranged in it.
const MARGIN: f32 = 18.0;
/// Between a zone's title and what is arranged in it.
const BELOW_TITLE: f32 = 10.0;
/// As wide as this, a frame is made for its title; a longer one is broken into lines.
const TITLE_WIDTH: f32 = 240.0;

/// The room that automatic layout leaves between a zone's frame and a content of this width, so that its title fits.
pub fn margins(zone: &Zone, content: f32, catalog: &Catalog) -> Margins {
    let room = catalog.zone_kinds.get(&zone.kind).is_some_and(|kind| kind.title == TitlePlace::Bottom);
    let size = if room { ROOM_TITLE } else { TITLE };
    let name = line::plain(&zone.name);
    let full = text::width(&name, size, true).ceil();
    let width = (content + 2.0 * MARGIN).max(full.min(TITLE_WIDTH) + SIGN + 2.0 * PAD.0);
    let lines = line::name(&name, size, true, width - SIGN - 2.0 * PAD.0, MOST_LINES).len();
    let title = if lines == 0 { MARGIN } else { PAD.1 + LINE_HEIGHT * lines as f32 + BELOW_TITLE };
    let (top, bottom) = if room { (MARGIN, title) } else { (title, MARGIN) };
    Margins { left: MARGIN, top, right: MARGIN, bottom, width }
}

/// A zone ready to draw.
#[derive(Debug)]
pub(super) struct ZoneFigure {
    /// The zone it was made of.
    pub(super) zone: Arc<Zone>,
    /// The box of its title, which everything else keeps clear of; none where it has no name.
    pub(super) title: Option<Rect>,
    /// The measures placed on it.
    pub(super) guard: Option<Guard>,
    /// How far it is covered; none where that is not known.
    pub(super) coverage: Option<Coverage>,
    role: Role,
    /// Whether its title is at the bottom, as that of a room.
    room: bool,
    name: String,
    prepared: Vec<Primitive>,
    /// The width of the name in bold type of size 1, once it was asked for.
    width: OnceLock<f32>,
    shield: Vec<Primitive>,
}

impl Stacked for ZoneFigure {
    fn layer(&self) -> i32 {
        self.zone.layer
    }
}

impl ZoneFigure {
    pub(super) fn new(zone: &Arc<Zone>, guard: Option<Guard>, coverage: Option<Coverage>, catalog: &Catalog) -> Self {
        let kind = catalog.zone_kinds.get(&zone.kind);
        let role = kind.and_then(|kind| Role::named(&kind.color)).unwrap_or(Role::Secondary);
        let place = kind.is_none_or(|kind| kind.place);
        let dashed = kind.is_some_and(|kind| kind.dashed);
        let room = kind.is_some_and(|kind| kind.title == TitlePlace::Bottom);

        let stroke = if room { Stroke { ink: Ink::faint(role, 0.55), width: 1.2 } } else { Stroke::of(role, 1.6) };
        let tint = Ink::faint(role, if place { TINT } else { SCOPE_TINT });
        let radius = if room { 5.0 } else { 8.0 };
        let mut prepared =
            vec![Primitive::Rect { rect: zone.frame, radius, fill: Some(tint), stroke: Some(stroke), dashed }];

        let size = if room { ROOM_TITLE } else { TITLE };
        let name = line::plain(&zone.name);
        let most = ((zone.frame.3 * TITLE_SHARE / LINE_HEIGHT) as usize).clamp(1, MOST_LINES);
        let lines = line::name(&name, size, true, zone.frame.2 - SIGN - 2.0 * PAD.0, most);
        let height = LINE_HEIGHT * lines.len() as f32;
        let width = SIGN + lines.iter().map(|line| text::width(line, size, true)).fold(0.0, f32::max);
        let (left, top) = if room {
            (zone.frame.center().0 - width / 2.0, zone.frame.bottom() - height - 4.0)
        } else {
            (zone.frame.left() + PAD.0, zone.frame.top() + PAD.1)
        };
        let title = (!lines.is_empty()).then_some(Rect(left, top, width, height));
        for (number, line) in lines.into_iter().enumerate() {
            let middle = top + LINE_HEIGHT * (number as f32 + 0.5);
            let (at, align) = if room {
                (Point(zone.frame.center().0 + SIGN / 2.0, middle), Align::Center)
            } else {
                (Point(left + SIGN, middle), Align::Left)
            };
            prepared.push(Primitive::Text { at, align, size, bold: true, ink: Ink::of(role), halo: None, text: line });
        }
        // On the frame, at its upper right corner: titles are at the left or at the bottom.
        let at = Point(zone.frame.right() - 18.0, zone.frame.top());
        let shield = guard.map_or_else(Vec::new, |guard| guard.mark(at));
        let zone = Arc::clone(zone);
        Self { zone, title, guard, coverage, role, room, name, prepared, width: OnceLock::new(), shield }
    }

    /// The frame.
    pub(super) fn paint(&self, painter: &mut dyn FnMut(&Primitive)) {
        self.prepared.iter().take(1).for_each(painter);
    }

    /// The mark of the measures placed on it.
    pub(super) fn paint_shield(&self, painter: &mut dyn FnMut(&Primitive)) {
        self.shield.iter().for_each(painter);
    }

    /// The title as it stands in the drawing.
    pub(super) fn paint_title(&self, overlay: Overlay, painter: &mut dyn FnMut(&Primitive)) {
        self.prepared.iter().skip(1).for_each(&mut *painter);
        self.paint_mark(overlay, painter);
    }

    /// How far it is covered, before the first line of the title, where that is what the colours say.
    fn paint_mark(&self, overlay: Overlay, painter: &mut dyn FnMut(&Primitive)) {
        if let (Overlay::Coverage, Some(coverage), Some(title)) = (overlay, self.coverage, self.title) {
            let center = Point(title.left() + mark::MARK, title.top() + LINE_HEIGHT / 2.0);
            painter(&mark::coverage(coverage, center));
        }
    }

    /// The title as a map shows it in a form; none where the frame has no room for it.
    pub(super) fn map_title(&self, zoom: f32, form: Form) -> Option<MapTitle> {
        let width = *self.width.get_or_init(|| text::width(&self.name, 1.0, true));
        MapTitle::new((self.zone.frame, self.room), (&self.name, width), zoom, form)
    }

    /// The title as a map shows it, at one of its places.
    pub(super) fn paint_map_title(
        &self,
        title: &MapTitle,
        area: Rect,
        view: &View,
        painter: &mut dyn FnMut(&Primitive),
    ) {
        let scale = title.size / TITLE;
        let height = area.3 / title.lines.len().max(1) as f32;
        let signed = map_title::signed(view.zoom);
        if let (Overlay::Coverage, Some(coverage), true) = (view.overlay, self.coverage, signed) {
            let center = Point(area.left() + mark::MARK * scale, area.top() + height / 2.0);
            painter(&mark::coverage_scaled(coverage, center, scale));
        }
        let sign = if signed { SIGN * scale } else { 0.0 };
        for (number, line) in title.lines.iter().enumerate() {
            painter(&Primitive::Text {
                at: Point(area.left() + sign, area.top() + height * (number as f32 + 0.5)),
                align: Align::Left,
                size: title.size,
                bold: true,
                ink: Ink::of(self.role),
                halo: Some(Ink::of(Role::Ground)),
                text: line.clone(),
            });
        }
    }
}
