//! A line without one of its bends: what a person takes out goes, and the other waypoints stay where they are as far as a
//! line that runs across and upright can go through them.
//!
//! Such a line cannot lose every corner by itself: where it would only turn at the same place again, the waypoint goes
//! together with one that holds a line with it, and the step between both is gone. A waypoint that the new line passes no
//! more stays on the line that it holds, at the corner where that ends now,
//! or waits beyond the node that the line meets there.

use super::bend::{is_on, without};
use crate::model::{Flow, Point};

/// Points nearer than this are at the same place.
const SAME: f32 = 1.0;

/// The way that a flow takes through waypoints; none where there is none.
pub type Way<'a> = &'a dyn Fn(&[Point]) -> Option<Vec<Point>>;

/// Whether a segment of a flow's route is held where it is: two waypoints are on it.
pub fn is_held(flow: &Flow, route: &[Point], segment: usize) -> bool {
    !flow.straight && !flow.is_at_rest() && on_segment(flow, route, segment).len() > 1
}

/// The waypoints of a flow without one of them, by its number, and without what has no place without it. `route` is the
/// way it has with all of them.
pub fn without_bend(flow: &Flow, route: &[Point], number: usize, way: Way<'_>) -> Vec<Point> {
    let alone = || without(flow, number);
    let points = &flow.waypoints;
    let Some(&bend) = points.get(number) else { return alone() };
    if flow.straight || flow.is_at_rest() || !is_corner(route, bend) {
        return alone();
    }
    let partners: Vec<usize> = beside(number).filter(|&other| holds(points, number, other)).collect();
    let cut = |gone: &[usize]| Cut { points, was: route, gone, slides: &[] }.settled(way);
    let single = cut(&[number]);
    let mut double: Vec<Settled> = partners.iter().filter_map(|&other| cut(&[number, other])).collect();
    double.sort_by(|a, b| a.route.len().cmp(&b.route.len()).then(length(&a.route).total_cmp(&length(&b.route))));
    let mut tried: Vec<Settled> = single.into_iter().chain(double).collect();
    let place = |most: usize| move |settled: &Settled| settled.route.len() <= most && !is_corner(&settled.route, bend);
    // A bend that has only gone elsewhere has not been removed.
    let found =
        tried.iter().position(place(route.len().saturating_sub(1))).or(tried.iter().position(place(route.len())));
    let Some(found) = found else { return alone() };
    let mut settled = tried.swap_remove(found);
    for partner in partners {
        settled.release(points, partner, way);
    }
    settled.waypoints()
}

/// The waypoints of a flow with a segment that was dragged back where it finds its place by itself; none where nobody holds
/// it.
pub fn without_segment(flow: &Flow, route: &[Point], segment: usize, way: Way<'_>) -> Option<Vec<Point>> {
    if !is_held(flow, route, segment) {
        return None;
    }
    let points = &flow.waypoints;
    let on = on_segment(flow, route, segment);
    // The end of another line that is held as well.
    let shared: Vec<usize> = on
        .iter()
        .copied()
        .filter(|&number| beside(number).any(|other| !on.contains(&other) && holds(points, number, other)))
        .collect();
    let own: Vec<usize> = on.iter().copied().filter(|number| !shared.contains(number)).collect();
    // Both ends of it would hold it again.
    let slides = if shared.len() == 1 { &shared[..] } else { &[] };
    let stays = |settled: &Settled| runs_on(&settled.route, route[segment], route[segment + 1]);
    let few = Cut { points, was: route, gone: &own, slides: &[] };
    let few = few.settled(way).filter(|settled| !own.is_empty() && !stays(settled));
    let settled = few.or_else(|| Cut { points, was: route, gone: &on, slides }.settled(way));
    let rest = || {
        let others = points.iter().enumerate().filter(|(number, _)| !on.contains(number));
        others.map(|(_, point)| *point).collect()
    };
    Some(settled.map_or_else(rest, |settled| settled.waypoints()))
}

/// What is taken out of a line.
struct Cut<'a> {
    points: &'a [Point],
    was: &'a [Point],
    /// The numbers of the waypoints that go.
    gone: &'a [usize],
    /// Those of them that go no farther than to where the line that they hold with another one ends now.
    slides: &'a [usize],
}

/// A line without something: its waypoints by the numbers that they had, and its way.
struct Settled {
    rest: Vec<(usize, Point)>,
    route: Vec<Point>,
}

impl Cut<'_> {
    fn settled(&self, way: Way<'_>) -> Option<Settled> {
        let rest: Vec<(usize, Point)> =
            self.points.iter().copied().enumerate().filter(|(number, _)| !self.gone.contains(number)).collect();
        let mut settled = Settled { route: way(&points(&rest))?, rest };
        for (number, &point) in self.points.iter().enumerate() {
            let is_lost = if self.gone.contains(&number) {
                self.slides.contains(&number)
            } else {
                // One that was left behind by its node waits for it.
                is_on(self.was, point) && !is_on(&settled.route, point)
            };
            if is_lost {
                settled.slide(self.points, number, way);
            }
        }
        Some(settled)
    }
}

impl Settled {
    fn waypoints(&self) -> Vec<Point> {
        points(&self.rest)
    }

    /// Puts a waypoint that the line passes no more where the line that it holds with another one ends now, or takes it
    /// out; neither where the line would have more corners then.
    fn slide(&mut self, all: &[Point], number: usize, way: Way<'_>) {
        let others: Vec<(usize, Point)> = self.rest.iter().copied().filter(|(other, _)| *other != number).collect();
        let corners = self.route.get(1..self.route.len().saturating_sub(1)).unwrap_or_default();
        let ends = others.iter().filter(|(other, _)| beside(number).any(|beside| beside == *other));
        let ends = ends.filter(|(other, _)| holds(all, number, *other));
        let place = all[number];
        // On the same side of that one: else the line would turn round there.
        let ahead = |end: Point, corner: Point| {
            let (there, here) = (end.to(place), end.to(corner));
            in_line(end, corner) && there.0 * here.0 + there.1 * here.1 > 0.0
        };
        let corner = ends
            .flat_map(|&(_, end)| corners.iter().copied().filter(move |&corner| ahead(end, corner)))
            .filter(|corner| in_line(*corner, place))
            .min_by(|a, b| a.distance(place).total_cmp(&b.distance(place)));
        let slid = corner.map(|corner| {
            let mut slid = others.clone();
            slid.push((number, corner));
            slid.sort_by_key(|(number, _)| *number);
            slid
        });
        let led = slid.into_iter().chain([others]).find_map(|rest| {
            let route = way(&points(&rest)).filter(|route| route.len() <= self.route.len())?;
            Some(Self { rest, route })
        });
        if let Some(led) = led {
            *self = led;
        }
    }

    /// Lets go of a waypoint on a straight stretch that holds nothing any more.
    fn release(&mut self, all: &[Point], number: usize, way: Way<'_>) {
        let others: Vec<(usize, Point)> = self.rest.iter().copied().filter(|(other, _)| *other != number).collect();
        let holds =
            beside(number).any(|other| others.iter().any(|(kept, _)| *kept == other) && holds(all, number, other));
        if !holds && !is_corner(&self.route, all[number]) && self.is_led_by(&others, way) {
            self.rest = others;
        }
    }

    fn is_led_by(&self, rest: &[(usize, Point)], way: Way<'_>) -> bool {
        let Some(route) = way(&points(rest)) else { return false };
        route.len() == self.route.len() && route.iter().zip(&self.route).all(|(a, b)| a.distance(*b) < SAME)
    }
}

fn points(rest: &[(usize, Point)]) -> Vec<Point> {
    rest.iter().map(|(_, point)| *point).collect()
}

fn beside(number: usize) -> impl Iterator<Item = usize> {
    [number.checked_sub(1), Some(number + 1)].into_iter().flatten()
}

/// Whether two waypoints hold the line between them.
fn holds(points: &[Point], one: usize, other: usize) -> bool {
    points.get(one).zip(points.get(other)).is_some_and(|(one, other)| in_line(*one, *other))
}

fn in_line(from: Point, to: Point) -> bool {
    ((from.0 - to.0).abs() < SAME) != ((from.1 - to.1).abs() < SAME)
}

fn is_corner(route: &[Point], point: Point) -> bool {
    route.get(1..route.len().saturating_sub(1)).unwrap_or_default().iter().any(|corner| corner.distance(point) < SAME)
}

/// The numbers of the waypoints on a segment.
fn on_segment(flow: &Flow, route: &[Point], segment: usize) -> Vec<usize> {
    let Some(line) = route.get(segment..segment + 2) else { return Vec::new() };
    flow.waypoints.iter().enumerate().filter(|(_, point)| is_on(line, **point)).map(|(number, _)| number).collect()
}

/// Whether a part of a line still runs along a segment.
fn runs_on(route: &[Point], from: Point, to: Point) -> bool {
    let level = (from.1 - to.1).abs() < SAME;
    let parts = |point: Point| if level { (point.0, point.1) } else { (point.1, point.0) };
    let ((start, at), (end, _)) = (parts(from), parts(to));
    route.windows(2).any(|pair| {
        let ((a, here), (b, there)) = (parts(pair[0]), parts(pair[1]));
        let common = a.max(b).min(start.max(end)) - a.min(b).max(start.min(end));
        (here - at).abs() < SAME && (there - at).abs() < SAME && common > SAME
    })
}

fn length(route: &[Point]) -> f32 {
    route.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NodeId;

    /// Right, down, right; the line down was dragged.
    const JOG: [Point; 4] = [Point(100.0, 20.0), Point(240.0, 20.0), Point(240.0, 120.0), Point(300.0, 120.0)];
    const FREE: [Point; 4] = [Point(100.0, 20.0), Point(200.0, 20.0), Point(200.0, 120.0), Point(300.0, 120.0)];

    fn flow(waypoints: &[Point]) -> Flow {
        Flow { waypoints: waypoints.to_vec(), ..Flow::new(NodeId(1), NodeId(2)) }
    }

    /// The line of [`JOG`], which turns where it is held on its way down.
    fn way(waypoints: &[Point]) -> Vec<Point> {
        let held = waypoints.iter().any(|point| *point == JOG[1]) || waypoints.len() > 1;
        if held { JOG.to_vec() } else { FREE.to_vec() }
    }

    #[test]
    fn the_two_ends_of_a_single_step_go_together() {
        let flow = flow(&JOG[1..3]);
        assert!(without_bend(&flow, &JOG, 0, &|led| Some(way(led))).is_empty());
        assert!(without_bend(&flow, &JOG, 1, &|led| Some(way(led))).is_empty());
        assert_eq!(without_segment(&flow, &JOG, 1, &|led| Some(way(led))), Some(Vec::new()));
        assert!(is_held(&flow, &JOG, 1) && !is_held(&flow, &JOG, 0));
        assert_eq!(without_segment(&flow, &JOG, 0, &|led| Some(way(led))), None);
    }

    #[test]
    fn a_dot_of_a_straight_line_or_on_a_straight_stretch_goes_alone() {
        let waypoints = [Point(150.0, 20.0), JOG[1], JOG[2]];
        assert_eq!(without_bend(&flow(&waypoints), &JOG, 0, &|led| Some(way(led))), JOG[1..3]);
        let straight = Flow { straight: true, ..flow(&JOG[1..3]) };
        assert_eq!(without_bend(&straight, &JOG, 1, &|led| Some(way(led))), JOG[1..2]);
        assert!(!is_held(&straight, &JOG, 1));
        assert_eq!(without_bend(&straight, &JOG, 7, &|led| Some(way(led))), JOG[1..3], "no such dot");
    }
}
