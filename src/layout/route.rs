//! The route of one flow: its ports, the window it is looked for in, and the way found there.

use super::draft::Draft;
use super::line::level;
use super::make_room::Patience;
use super::ports::{Port, ports};
use super::price::price;
use super::search::{Search, Trip};
use super::stops::{Stop, slid, stops, waypoints};
use super::streets::{Ease, Request, Streets};
use super::weights::{BLOCKED, CLEARANCE};
use crate::model::{Flow, FlowId, NodeId, Point, Rect};

/// Room around both ends in which a way is looked for; the next one when it leads through a node.
const WINDOWS: [f32; 3] = [72.0, 260.0, 900.0];

/// With more waypoints than this, only the way to the first and from the last is searched for.
const MOST_STOPS: usize = 12;

/// How much time a route may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// The most lines laid in one direction.
    pub(super) lines: usize,
    /// How much a search hurries towards the end: 1 finds the cheapest way, more finds a good one sooner.
    pub(super) haste: f32,
    /// How often a route with conflicts is looked for again before labels are placed; once more it always is after.
    pub(super) again: usize,
    /// The conflicts from which on it is.
    pub(super) bearable: f32,
    /// For how many routes with flaws others are looked for, where they cannot be mended as they are.
    pub(super) eased: usize,
    /// How much room is made for labels.
    pub(super) patience: Patience,
}

impl Effort {
    /// Up to this many flows, the best is looked for: a clinic.
    const FEWEST: usize = 150;
    /// Up to this many, good routes: a hospital.
    const FEW: usize = 1000;

    /// The effort after an edit, which must not be felt.
    pub(super) fn for_edit(count: usize) -> Self {
        let whole = Self::for_flows(count);
        Self {
            lines: whole.lines.min(64),
            again: 0,
            eased: 2,
            patience: Patience { labels: 3, thorough: false },
            ..whole
        }
    }

    /// The effort that settling this many flows at once allows.
    pub(super) fn for_flows(count: usize) -> Self {
        let patience = Patience { labels: 300, thorough: true };
        if count <= Self::FEWEST {
            Self { lines: 130, haste: 1.0, again: 2, bearable: 24.0, eased: 100, patience }
        } else if count <= Self::FEW {
            Self { lines: 80, haste: 1.0, again: 1, bearable: 60.0, eased: 100, patience }
        } else {
            // A drawing of that size is looked at in parts; seconds count for more than the last crossing.
            Self {
                lines: 40,
                haste: 1.6,
                again: 0,
                bearable: 260.0,
                eased: 100,
                patience: Patience { thorough: false, ..patience },
            }
        }
    }
}

/// Looks for routes, one after the other, with the same memory.
#[derive(Debug)]
pub(super) struct Router {
    pub(super) effort: Effort,
    /// What a way must do besides, where it is looked for once more.
    pub(super) ease: Ease,
    streets: Streets,
    search: Search,
}

impl Router {
    /// A router that takes this much time for each route.
    pub(super) fn new(effort: Effort) -> Self {
        Self { effort, ease: Ease::default(), streets: Streets::default(), search: Search::default() }
    }

    /// The best route for a flow between two nodes among everything that is settled. Where no way is free it goes through
    /// what stands in its way rather than nowhere.
    pub(super) fn route(&mut self, draft: &Draft, id: FlowId, flow: &Flow, ends: (Rect, Rect)) -> Vec<Point> {
        let stops = stops(flow, ends);
        if stops.len() > MOST_STOPS {
            return along_many(draft, id, flow, ends, &waypoints(flow));
        }
        let route = self.through(draft, id, flow, ends, &stops);
        let other = slid(flow, ends).map(|stops| self.through(draft, id, flow, ends, &stops));
        // A node that was moved along a line which is held joins it where it is, and not after a way back to its start.
        other.filter(|other| other.len() < route.len()).unwrap_or(route)
    }

    /// The best route through some stops.
    fn through(&mut self, draft: &Draft, id: FlowId, flow: &Flow, ends: (Rect, Rect), stops: &[Stop]) -> Vec<Point> {
        let mut best: Option<(f32, Vec<Point>)> = None;
        for room in WINDOWS {
            let Some(route) = self.within(draft, id, flow, ends, stops, room) else { continue };
            let cost = price(draft, id, flow, ends, &route).total();
            let free = cost < BLOCKED;
            if best.as_ref().is_none_or(|(lowest, _)| cost < *lowest) {
                best = Some((cost, route));
            }
            if free {
                break;
            }
        }
        best.map_or_else(|| direct(&[ends.0.center(), ends.1.center()]), |(_, route)| without_spurs(route))
    }

    fn within(
        &mut self,
        draft: &Draft,
        id: FlowId,
        flow: &Flow,
        (from, to): (Rect, Rect),
        stops: &[Stop],
        room: f32,
    ) -> Option<Vec<Point>> {
        let places = || stops.iter().map(|stop| stop.at);
        let (first, last) = (stops.first().map_or(to, |stop| stop.at), stops.last().map_or(from, |stop| stop.at));
        // A line that is held close before a node is joined where it runs.
        let stub =
            if stops.is_empty() { stub(from, to) } else { stub(from, to).min(gap(from, first)).min(gap(to, last)) };
        let stub = stub.max(1.0);
        let starts = ports_at(draft, id, flow.from, from, first, stub);
        let goals = ports_at(draft, id, flow.to, to, last, stub);
        let all = places().fold(from.union(to), Rect::union);
        let corners = |area: Rect| [Point(area.0, area.1), Point(area.right(), area.bottom())];
        let exits = starts.iter().chain(&goals).map(|port| port.exit);
        let must: Vec<Point> = exits.chain(places().flat_map(corners)).collect();
        let request = Request { id, flow, from, to, stub, stops: &must, lines: self.effort.lines, ease: self.ease };
        self.streets.lay(draft, &request, all.grown(room));
        let trip = Trip { starts: &starts, goals: &goals, stops, target: to, stub, haste: self.effort.haste };
        self.search.run(&self.streets, &trip).map(simplified)
    }
}

/// The way along a long list of waypoints: searched for at both ends, with plain corners between.
fn along_many(draft: &Draft, id: FlowId, flow: &Flow, (from, to): (Rect, Rect), stops: &[Point]) -> Vec<Point> {
    let mut way = Vec::new();
    for (ends, backwards) in [((from, stops.first()), false), ((to, stops.last()), true)] {
        let (rect, Some(stop)) = ends else { continue };
        let node = if backwards { flow.to } else { flow.from };
        let spot = Rect(stop.0, stop.1, 0.0, 0.0);
        let port = ports_at(draft, id, node, rect, spot, CLEARANCE)
            .into_iter()
            .min_by(|a, b| (a.cost + a.exit.distance(*stop)).total_cmp(&(b.cost + b.exit.distance(*stop))));
        let Some(port) = port else { continue };
        if backwards {
            way.extend([port.exit, port.at]);
        } else {
            way.extend([port.at, port.exit]);
            way.extend(stops);
        }
    }
    without_spurs(direct(&way))
}

fn ports_at(draft: &Draft, id: FlowId, node: NodeId, rect: Rect, other: Rect, stub: f32) -> Vec<Port> {
    let taken = draft.ports_taken(node, rect, id);
    let mut near = Vec::new();
    draft.index.nodes.visit(rect.grown(stub), |its_id, its_rect| {
        if its_id != node {
            near.push(its_rect);
        }
    });
    ports(rect, other, stub, &taken, &near)
}

/// How far before their nodes ports stand: the clearance, or half of a narrow gap between both nodes.
fn stub(from: Rect, to: Rect) -> f32 {
    let across = (to.left() - from.right()).max(from.left() - to.right());
    let down = (to.top() - from.bottom()).max(from.top() - to.bottom());
    let gap = if across > 0.0 && down < 0.0 {
        across
    } else if down > 0.0 && across < 0.0 {
        down
    } else {
        f32::INFINITY
    };
    (gap / 2.0).clamp(1.0, CLEARANCE)
}

/// How far a place is outside of a rectangle.
fn gap(rect: Rect, place: Rect) -> f32 {
    let across = (place.left() - rect.right()).max(rect.left() - place.right());
    let down = (place.top() - rect.bottom()).max(rect.top() - place.bottom());
    across.max(down)
}

/// The same way without what only leads there and back again.
fn without_spurs(mut way: Vec<Point>) -> Vec<Point> {
    let mut number = 1;
    while number + 1 < way.len() {
        let (before, here, next) = (way[number - 1], way[number], way[number + 1]);
        let (there, on) = (before.to(here), here.to(next));
        if there.0 * on.0 + there.1 * on.1 < 0.0 {
            way.remove(number);
            way = simplified(way);
            number = 1;
        } else {
            number += 1;
        }
    }
    way
}

/// The points joined with horizontal and vertical lines.
pub(super) fn direct(points: &[Point]) -> Vec<Point> {
    let mut way: Vec<Point> = Vec::new();
    for point in points {
        if let Some(before) = way.last().copied()
            && !level(before.0, point.0)
            && !level(before.1, point.1)
        {
            way.push(Point(point.0, before.1));
        }
        way.push(*point);
    }
    simplified(way)
}

/// The same way without points that change nothing. At least two points stay.
pub(super) fn simplified(mut way: Vec<Point>) -> Vec<Point> {
    way.dedup();
    let mut number = 1;
    while number + 1 < way.len() {
        let (before, here, next) = (way[number - 1], way[number], way[number + 1]);
        let forward_x = (here.0 - before.0) * (next.0 - here.0) >= 0.0;
        let forward_y = (here.1 - before.1) * (next.1 - here.1) >= 0.0;
        let on_row = level(before.1, here.1) && level(here.1, next.1) && forward_x;
        let on_column = level(before.0, here.0) && level(here.0, next.0) && forward_y;
        if on_row || on_column {
            way.remove(number);
        } else {
            number += 1;
        }
    }
    if let [only] = way[..] {
        way.push(only);
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_line_are_left_out() {
        let way = vec![Point(0.0, 0.0), Point(5.0, 0.0), Point(9.0, 0.0), Point(9.0, 0.0), Point(9.0, 4.0)];
        assert_eq!(simplified(way), [Point(0.0, 0.0), Point(9.0, 0.0), Point(9.0, 4.0)]);
    }

    #[test]
    fn a_way_back_over_itself_is_kept() {
        let way = vec![Point(0.0, 0.0), Point(9.0, 0.0), Point(4.0, 0.0)];
        assert_eq!(simplified(way.clone()), way);
    }

    #[test]
    fn joined_points_have_only_horizontal_and_vertical_lines() {
        let way = direct(&[Point(0.0, 0.0), Point(10.0, 20.0), Point(10.0, 50.0), Point(-3.0, 60.0)]);
        assert!(way.windows(2).all(|pair| level(pair[0].0, pair[1].0) || level(pair[0].1, pair[1].1)));
        assert_eq!(
            way,
            [0.0, 10.0, 10.0, -3.0, -3.0]
                .into_iter()
                .zip([0.0, 0.0, 50.0, 50.0, 60.0])
                .map(|(x, y)| Point(x, y))
                .collect::<Vec<_>>()
        );
    }
}
