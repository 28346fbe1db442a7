//! Where the label of a flow stands: on its line where it can, beside it where it must, never on what is written.
//!
//! A label is a chip of one line, which stands on the arrow, and what is carried, written under the chip.

use super::along::{points_at, spot};
use super::draft::{Draft, segments};
use super::line::{is_slanted, lines};
use super::price::{is_across, shared};
use crate::model::{FlowId, Point, Rect, Size};

/// Height of the chip, the upper part of a label.
pub(super) const CHIP: f32 = 20.0;

/// Room that a label keeps from nodes, other labels and writing.
const ROOM: f32 = 2.0;
/// Distance of a label beside a line.
const BESIDE: f32 = 5.0;
/// Room for an arrow's head and the bit of line before it.
const HEAD: f32 = 14.0;
/// How much nearer to a head a label may stand where it must, and what that costs.
const NEARER: f32 = 3.0;
const CROWDED: f32 = 6.0;
/// Steps along a segment at which a place is tried.
const STEP: f32 = 12.0;

/// What a place beside the line costs, in comparison with one on the line.
const OFF_LINE: f32 = 38.0;
/// Places on an upright line: what they cost, and which part of the label is to the left of the line.
const ASIDE: [(f32, f32); 5] = [(0.0, 0.5), (5.0, 0.62), (5.0, 0.38), (11.0, 0.74), (11.0, 0.26)];
/// What a place costs that is neither on nor beside the line.
const ASTRAY: f32 = 170.0;
/// What each unit away from the line costs.
const FARTHER_UNIT: f32 = 1.0;
/// How many places are tried where other labels stand.
const CONTESTED: usize = 40;
/// What it costs to hide another flow's line.
const HIDES_LINE: f32 = 36.0;
/// What it costs to hide the end of any flow.
const HIDES_END: f32 = 70.0;
/// What it costs to hide a corner of the own line.
const HIDES_CORNER: f32 = 16.0;
/// What it costs to stand on the frame of a zone.
const ON_FRAME: f32 = 7.0;

/// A label that moves no farther than this from frame to frame stays where it was.
const SAME_PLACE: f32 = 16.0;
/// What it costs to stand elsewhere than in the frame before, so that it does not jump for little.
const AWAY: f32 = 24.0;

/// How far from the route the last resort looks.
const FARTHEST: f32 = 2400.0;

/// The best place for the label of a flow among everything that is settled; none where nothing is written.
pub(super) fn place(draft: &Draft, id: FlowId) -> Option<Rect> {
    let size = (draft.sizes)(id)?;
    let route = draft.route(id);
    let spots = spots_of(draft, id, route, size);
    let mut best: Option<(f32, Rect)> = None;
    for (preference, rect) in &spots {
        if best.is_some_and(|(lowest, _)| *preference >= lowest) {
            break;
        }
        let Some(clash) = clash(draft, id, *rect) else { continue };
        let cost = preference + clash;
        if best.is_none_or(|(lowest, _)| cost < lowest) {
            best = Some((cost, *rect));
        }
    }
    let found = best.map(|(_, rect)| rect).or_else(|| around(draft, id, route, size));
    found.or_else(|| spots.first().map(|(_, rect)| *rect))
}

/// What the place of a flow's label costs; none where it has none or stands where it must not.
pub(super) fn cost(draft: &Draft, id: FlowId) -> Option<f32> {
    let label = draft.label(id)?;
    let clash = clash(draft, id, label)?;
    let spots = unsorted(draft, id, draft.route(id), label.size());
    let there = spots.into_iter().filter(|(_, rect)| *rect == label).map(|(preference, _)| preference);
    Some(there.reduce(f32::min).unwrap_or(ASTRAY) + clash)
}

/// The best places for a label if the other labels were not there.
pub(super) fn contested(draft: &Draft, id: FlowId) -> Vec<Rect> {
    let Some(size) = (draft.sizes)(id) else { return Vec::new() };
    let mut spots = spots_of(draft, id, draft.route(id), size);
    spots.retain(|(_, rect)| !stands_on_something(draft, rect.grown(ROOM)));
    spots.truncate(CONTESTED);
    spots.into_iter().map(|(_, rect)| rect).collect()
}

/// What a label at this place disturbs; none where it would stand on a node, another label or something written.
pub(super) fn clash(draft: &Draft, id: FlowId, rect: Rect) -> Option<f32> {
    let index = &draft.index;
    if covers(draft, id, rect.grown(ROOM)) {
        return None;
    }
    let mut sum = 0.0;
    let mut slanted = Vec::new();
    let route = draft.route(id);
    if let [first, inner @ .., last] = route {
        let heads = rect.grown(HEAD - 4.0);
        sum += [first, last].into_iter().filter(|end| heads.contains(**end)).count() as f32 * HIDES_END;
        sum += inner.iter().filter(|corner| rect.contains(**corner)).count() as f32 * HIDES_CORNER;
    }
    index.segments.visit(rect, |(owner, number), segment| {
        if owner == id {
            return;
        }
        let covered = shared(segment, rect);
        if covered > 0.0 {
            sum += 0.4 * covered;
            if is_slanted(segment) {
                // One of several boxes of the same line.
                if slanted.contains(&(owner, number)) {
                    return;
                }
                slanted.push((owner, number));
            }
            sum += HIDES_LINE;
            let other = draft.route(owner);
            let ends = [other.first().filter(|_| number == 0), other.last().filter(|_| number + 2 == other.len())];
            sum += ends.iter().flatten().filter(|end| rect.grown(6.0).contains(***end)).count() as f32 * HIDES_END;
        }
    });
    index.frames.visit(rect, |_, line| {
        if shared(line, rect) > 0.0 {
            sum += ON_FRAME;
        }
    });
    Some(sum)
}

/// Whether the label of a flow would hide a node, another label or something written at this place.
pub(super) fn covers(draft: &Draft, id: FlowId, rect: Rect) -> bool {
    stands_on_something(draft, rect) || draft.index.labels.any(rect, |owner, label| owner != id && label.overlaps(rect))
}

fn stands_on_something(draft: &Draft, rect: Rect) -> bool {
    let index = &draft.index;
    index.nodes.any(rect, |_, node| node.overlaps(rect))
        || index.kept_clear.any(rect, |_, area| area.overlaps(rect))
        || index.notes.any(rect, |_, note| note.overlaps(rect))
}

/// How much room the longest segment leaves besides the label: those with the least are placed first.
pub(super) fn slack(draft: &Draft, id: FlowId) -> f32 {
    let Some(size) = (draft.sizes)(id) else { return f32::INFINITY };
    lines(draft.route(id))
        .map(|line| {
            let segment = Rect::between(line.0, line.1);
            if line.is_oblique() {
                line.length() - line.covered_by(size)
            } else if is_across(segment) {
                segment.2 - size.0
            } else {
                segment.3 - size.1
            }
        })
        .fold(f32::NEG_INFINITY, f32::max)
}

/// The place of a label that was put somewhere by hand.
pub(super) fn by_hand(draft: &Draft, id: FlowId) -> Option<Rect> {
    let flow = draft.flow(id)?;
    let chip = middle(draft.ends(flow)?).moved(flow.label_at?);
    Some(around_chip(chip, (draft.sizes)(id)?))
}

/// The point from which a label put by hand keeps its distance: the middle between both nodes of its flow. It moves
/// with them, and stays when the line takes another way.
pub(super) fn middle((from, to): (Rect, Rect)) -> Point {
    let (from, to) = (from.center(), to.center());
    Point(f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1))
}

/// The middle of a label's chip.
pub(super) fn chip(label: Rect) -> Point {
    Point(label.center().0, label.top() + label.3.min(CHIP) / 2.0)
}

/// The box of a label whose chip has this centre.
pub(super) fn around_chip(chip: Point, size: Size) -> Rect {
    Rect(chip.0 - size.0 / 2.0, chip.1 - size.1.min(CHIP) / 2.0, size.0, size.1)
}

/// Places on and beside the line with what they cost by themselves, the best first.
fn spots_of(draft: &Draft, id: FlowId, route: &[Point], size: Size) -> Vec<(f32, Rect)> {
    let mut spots = unsorted(draft, id, route, size);
    spots.sort_by(|a, b| a.0.total_cmp(&b.0));
    spots
}

/// The same in any order.
fn unsorted(draft: &Draft, id: FlowId, route: &[Point], size: Size) -> Vec<(f32, Rect)> {
    let mut spots = Vec::with_capacity(128);
    on_line(route, size, &mut spots);
    beside_line(route, size, &mut spots);
    if let Some(home) = home(draft, id, route) {
        for (cost, rect) in &mut spots {
            *cost += home.away(*rect);
        }
    }
    spots
}

fn on_line(route: &[Point], size: Size, spots: &mut Vec<(f32, Rect)>) {
    let longest = segments(route).map(|segment| segment.2.max(segment.3)).fold(0.0, f32::max);
    for line in lines(route) {
        let segment = Rect::between(line.0, line.1);
        let shorter = (0.06 * (longest - segment.2.max(segment.3))).min(24.0);
        if line.is_oblique() {
            for (off, place) in along(0.0, line.length(), line.covered_by(size)) {
                spots.push((shorter + off, around_chip(line.at(place / line.length()), size)));
            }
        } else if is_across(segment) {
            for (off, x) in along(segment.left(), segment.right(), size.0) {
                spots.push((shorter + off, around_chip(Point(x, segment.1), size)));
            }
        } else {
            for (off, y) in along(segment.top(), segment.bottom(), size.1) {
                for (aside, part) in ASIDE {
                    let left = segment.0 - size.0 * part;
                    spots.push((shorter + off + aside, Rect(left, y - size.1 / 2.0, size.0, size.1)));
                }
            }
        }
    }
}

fn beside_line(route: &[Point], size: Size, spots: &mut Vec<(f32, Rect)>) {
    for line in lines(route) {
        let segment = Rect::between(line.0, line.1);
        if line.is_oblique() {
            let (x, y) = line.direction();
            let reach = BESIDE + size.0 / 2.0 * y.abs() + size.1 / 2.0 * x.abs();
            for (off, place) in along(0.0, line.length(), line.covered_by(size) * 0.5) {
                let on = line.at(place / line.length());
                for reach in [reach, -reach] {
                    let corner = Point(on.0 - y * reach - size.0 / 2.0, on.1 + x * reach - size.1 / 2.0);
                    spots.push((OFF_LINE + off, Rect::at(corner, size)));
                }
            }
        } else if is_across(segment) {
            for (off, x) in along(segment.left(), segment.right(), size.0 * 0.5) {
                let left = x - size.0 / 2.0;
                spots.push((OFF_LINE + off, Rect(left, segment.1 - BESIDE - size.1, size.0, size.1)));
                spots.push((OFF_LINE + off, Rect(left, segment.1 + BESIDE, size.0, size.1)));
            }
        } else {
            for (off, y) in along(segment.top(), segment.bottom(), size.1 * 0.5) {
                let top = y - size.1 / 2.0;
                spots.push((OFF_LINE + off, Rect(segment.0 + BESIDE, top, size.0, size.1)));
                spots.push((OFF_LINE + off, Rect(segment.0 - BESIDE - size.0, top, size.0, size.1)));
            }
        }
    }
}

/// Places along a segment for something of this length: how far from the middle (as a cost), and where.
fn along(start: f32, end: f32, length: f32) -> Vec<(f32, f32)> {
    let middle = f32::midpoint(start, end);
    let room = (end - start - length) / 2.0 - HEAD;
    if room < 0.0 {
        // It covers what it stands on, or its ends.
        return vec![(30.0, middle)];
    }
    let steps = (room / STEP).floor().clamp(if room > 1.0 { 1.0 } else { 0.0 }, 30.0) as i32;
    let step = if steps == 0 { 0.0 } else { room / steps as f32 };
    let cost = |off: f32| 0.12 * off.abs();
    let mut places: Vec<(f32, f32)> =
        (-steps..=steps).map(|number| number as f32 * step).map(|off| (cost(off), middle + off)).collect();
    // At the very ends, where two labels must share a short line with those beside it.
    places.extend([-room - NEARER, room + NEARER].map(|off| (cost(off) + CROWDED, middle + off)));
    places
}

/// Where a label was in the frame before.
struct Home {
    /// Its chip.
    was: Point,
    /// The same as far along its arrow as it was, if the arrow runs otherwise now.
    along: Point,
}

fn home(draft: &Draft, id: FlowId, route: &[Point]) -> Option<Home> {
    let before = draft.homes.get(&id)?;
    let label = before.label?;
    let (part, off) = spot(&before.route, chip(label));
    let along = points_at(route, &[part]).first()?.moved(off);
    Some(Home { was: chip(label), along })
}

impl Home {
    /// What it costs to stand at another place than there.
    fn away(&self, label: Rect) -> f32 {
        let at = chip(label);
        if at.distance(self.was).min(at.distance(self.along)) > SAME_PLACE { AWAY } else { 0.0 }
    }
}

/// The last resort: the nearest free place around the route.
fn around(draft: &Draft, id: FlowId, route: &[Point], size: Size) -> Option<Rect> {
    let longest = route.windows(2).max_by(|a, b| a[0].distance(a[1]).total_cmp(&b[0].distance(b[1])))?;
    let middle = Point(f32::midpoint(longest[0].0, longest[1].0), f32::midpoint(longest[0].1, longest[1].1));
    let home = home(draft, id, route);
    let mut best: Option<(f32, Rect)> = None;
    let mut radius = 12.0;
    while radius < FARTHEST {
        let distance = FARTHER_UNIT * radius;
        if best.is_some_and(|(lowest, _)| distance >= lowest) {
            break;
        }
        for number in 0..24 {
            let angle = number as f32 * std::f32::consts::TAU / 24.0;
            let across = (radius + size.0 / 2.0) * angle.cos();
            let rect = around_chip(Point(middle.0 + across, middle.1 + radius * angle.sin()), size);
            let Some(clash) = clash(draft, id, rect) else { continue };
            let cost = distance + clash + home.as_ref().map_or(0.0, |home| home.away(rect));
            if best.is_none_or(|(lowest, _)| cost < lowest) {
                best = Some((cost, rect));
            }
        }
        radius += if radius < 240.0 { 10.0 } else { 40.0 };
    }
    best.map(|(_, rect)| rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_the_first_choice() {
        let mut spots = Vec::new();
        on_line(&[Point(0.0, 0.0), Point(400.0, 0.0)], Size(96.0, 34.0), &mut spots);
        spots.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert_eq!(spots[0].1, Rect(152.0, -10.0, 96.0, 34.0));
    }

    #[test]
    fn a_short_segment_still_offers_a_place() {
        let mut spots = Vec::new();
        on_line(&[Point(0.0, 0.0), Point(0.0, 10.0)], Size(96.0, 20.0), &mut spots);
        assert_eq!(spots.len(), ASIDE.len());
        beside_line(&[Point(0.0, 0.0), Point(0.0, 10.0)], Size(96.0, 20.0), &mut spots);
        assert_eq!(spots.len(), ASIDE.len() + 2);
    }
}
