//! Finds a free place for something new: there it covers nothing, no frame runs through it, and no zone comes to hold
//! what it did not.

use std::collections::BTreeSet;

use super::snapping::GRID;
use crate::model::{Point, Project, Rect, Size, ZoneId};

/// How far something new keeps from what is there, in world units, and how far from the frame of a zone it stands in: clear
/// of the zone's title. Where a zone has no room for that, it may stand across lines of arrows, and then closer.
const DISTANCES: [Distance; 3] = [
    Distance { gap: 20.0, inside: 30.0, line: Some(10.0) },
    Distance { gap: 20.0, inside: 30.0, line: None },
    Distance { gap: CLOSEST, inside: 8.0, line: None },
];

/// How close something new comes to what is there at most, in world units.
pub const CLOSEST: f32 = 10.0;

/// How far a zone on open ground keeps from what is there: arrows between places have room, and what is written on them.
const BETWEEN_ZONES: f32 = 60.0;

/// See [`DISTANCES`].
#[derive(Clone, Copy)]
struct Distance {
    gap: f32,
    inside: f32,
    /// How far from the lines of arrows; none: these do not matter.
    line: Option<f32>,
}

/// To the left and upwards the way counts as so many times as long, where something is to stand right of another or below.
const BACKWARDS: f32 = 3.0;

/// So many rows of places are looked through upwards and downwards at most.
const ROWS: i32 = 100_000;

/// What a free place is looked for.
#[derive(Clone, Debug)]
pub struct Wish<'a> {
    /// Where its middle would be best. Other places lie whole steps of the grid from there.
    pub at: Point,
    /// How large it is.
    pub size: Size,
    /// In which zones it may stand.
    pub homes: Homes,
    /// Whether it is a zone, or has some.
    pub is_zone: bool,
    /// Whether right of there or below is better than left of it or above.
    pub onwards: bool,
    /// The part of the drawing that it must be in; none: wherever there is room.
    pub within: Option<Rect>,
    /// How the arrows run.
    pub arrows: &'a Arrows,
}

/// How arrows run and where their labels are, which the project itself does not say.
#[derive(Clone, Debug, Default)]
pub struct Arrows {
    /// The labels: they are not covered.
    pub labels: Vec<Rect>,
    /// The parts of lines that lead straight across or down: they are not blocked where there is room elsewhere.
    pub lines: Vec<Rect>,
}

/// No arrows at all.
pub static NO_ARROWS: Arrows = Arrows { labels: Vec::new(), lines: Vec::new() };

/// In which zones something may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Homes {
    /// In any, as long as no frame runs through it.
    Any,
    /// In all of these, or where they have no room, in all but the smallest, and so on; in no other.
    These(BTreeSet<ZoneId>),
}

impl Homes {
    /// In no zone at all.
    pub const NONE: Self = Self::These(BTreeSet::new());

    /// The zones around a point.
    pub fn around(project: &Project, at: Point) -> Self {
        Self::of(project, |frame| frame.contains(at))
    }

    /// The zones around a frame, or with this frame.
    pub fn holding(project: &Project, frame: Rect) -> Self {
        Self::of(project, |zone| zone.contains_rect(frame))
    }

    fn of(project: &Project, is_home: impl Fn(Rect) -> bool) -> Self {
        Self::These(project.zones.iter().filter(|(_, zone)| is_home(zone.frame)).map(|(&id, _)| id).collect())
    }
}

/// The middle of the free place that is nearest to where it would be best; none where there is none, which can only be
/// where it must be within something.
pub fn free_place(project: &Project, wish: &Wish<'_>) -> Option<Point> {
    let mut homes: Vec<ZoneId> = match &wish.homes {
        Homes::Any => project.zones.keys().copied().collect(),
        Homes::These(zones) => zones.iter().copied().filter(|id| project.zones.contains_key(id)).collect(),
    };
    if wish.homes == Homes::Any {
        return among(project, wish, &homes, wish.within);
    }
    let area =
        |id: &ZoneId| project.zones.get(id).map_or(0.0, |zone| f64::from(zone.frame.2) * f64::from(zone.frame.3));
    homes.sort_by(|a, b| area(b).total_cmp(&area(a)).then(a.cmp(b)));
    loop {
        let frames = homes.iter().filter_map(|id| project.zones.get(id)).map(|zone| zone.frame);
        let within = wish.within.into_iter().chain(frames).reduce(shared);
        if let Some(at) = among(project, wish, &homes, within) {
            return Some(at);
        }
        homes.pop()?;
    }
}

/// Whether it can stand just where it would be best, in whichever zones.
pub fn is_free(project: &Project, wish: &Wish<'_>) -> bool {
    let exact = Rect(wish.at.0 - wish.size.0 / 2.0, wish.at.1 - wish.size.1 / 2.0, wish.size.0, wish.size.1);
    let within = wish.within.map_or(exact, |within| shared(within, exact));
    free_place(project, &Wish { within: Some(within), ..wish.clone() }).is_some()
}

/// The free place in any of these zones or in none.
fn among(project: &Project, wish: &Wish<'_>, homes: &[ZoneId], within: Option<Rect>) -> Option<Point> {
    let is_apart = wish.is_zone && homes.is_empty();
    DISTANCES.into_iter().find_map(|distance| {
        let distance = if is_apart { Distance { gap: BETWEEN_ZONES, ..distance } } else { distance };
        let mut bars = Bars { size: wish.size, frames: Vec::new(), tallest: 0.0, homes: Vec::new(), distance };
        for (id, zone) in &project.zones {
            if homes.contains(id) {
                bars.homes.push(zone.frame);
            } else {
                bars.frames.push(zone.frame);
            }
        }
        bars.frames.extend(project.nodes.values().map(|node| node.rect()));
        bars.frames.extend(project.notes.values().filter_map(|note| note.frame));
        bars.frames.extend_from_slice(&wish.arrows.labels);
        if let Some(line) = distance.line {
            // Lines are kept clear of by less than the rest, so they count as thinner than nothing.
            bars.frames.extend(wish.arrows.lines.iter().map(|part| part.grown(line - distance.gap)));
        }
        if let Some(within) = within {
            let around = within.grown(2.0 * distance.gap);
            bars.frames.retain(|frame| frame.overlaps(around));
        }
        bars.frames.sort_by(|a, b| a.top().total_cmp(&b.top()));
        bars.tallest = bars.frames.iter().map(|frame| frame.3).fold(0.0, f32::max);
        bars.nearest(wish, within)
    })
}

/// What is in the way.
struct Bars {
    /// The size of what is to stand among them.
    size: Size,
    /// What it must keep clear of, from the top down.
    frames: Vec<Rect>,
    /// The height of the tallest of these.
    tallest: f32,
    /// The frames it must keep clear of or stand in.
    homes: Vec<Rect>,
    /// How far from these.
    distance: Distance,
}

impl Bars {
    fn nearest(&self, wish: &Wish<'_>, within: Option<Rect>) -> Option<Point> {
        let corner = Point(wish.at.0 - self.size.0 / 2.0, wish.at.1 - self.size.1 / 2.0);
        let backwards = if wish.onwards { BACKWARDS } else { 1.0 };
        let cost = |steps: i32| if steps < 0 { -backwards * steps as f32 } else { steps as f32 };
        let (columns, rows) = match within {
            None => ((i32::MIN, i32::MAX), (-ROWS, ROWS)),
            Some(within) => (
                steps_between(within.left() - corner.0, within.right() - self.size.0 - corner.0)?,
                steps_between(within.top() - corner.1, within.bottom() - self.size.1 - corner.1)?,
            ),
        };
        let mut best: Option<(f32, i32, i32)> = None;
        let try_row = |row: i32, best: &mut Option<(f32, i32, i32)>| {
            let taken = self.taken(corner.1 + row as f32 * GRID, corner.0);
            for column in free_columns(taken, columns) {
                let far = cost(row).hypot(cost(column));
                if best.is_none_or(|(nearest, ..)| far < nearest) {
                    *best = Some((far, row, column));
                }
            }
        };
        for away in 0..=rows.1.max(rows.0.saturating_neg()).min(ROWS) {
            let is_nearer = |row: i32| best.is_none_or(|(nearest, ..)| cost(row) < nearest);
            let tries = [away, -away].map(|row| (rows.0 <= row && row <= rows.1 && is_nearer(row)).then_some(row));
            // From here on every row is farther than what was found.
            if best.is_some() && !is_nearer(away) {
                break;
            }
            for row in tries.into_iter().flatten() {
                try_row(row, &mut best);
            }
        }
        best.map(|(_, row, column)| Point(wish.at.0 + column as f32 * GRID, wish.at.1 + row as f32 * GRID))
    }

    /// The columns that are taken in a row, from the first to the last of each run; the row has its top at `top`, and
    /// column 0 begins at `left`.
    fn taken(&self, top: f32, left: f32) -> Vec<(i32, i32)> {
        let (Size(width, height), Distance { gap, inside, .. }) = (self.size, self.distance);
        let spans = |frame: Rect| frame.top() - gap - height < top && top < frame.bottom() + gap;
        let mut taken = Vec::new();
        let mut take = |from: f32, to: f32| {
            // The edges themselves are free.
            let (from, to) = ((from - left) / GRID, (to - left) / GRID);
            let (first, last) = (from.floor() as i32 + 1, to.ceil() as i32 - 1);
            if first <= last {
                taken.push((first, last));
            }
        };
        let first = self.frames.partition_point(|frame| frame.top() <= top - gap - self.tallest);
        let last = self.frames.partition_point(|frame| frame.top() < top + height + gap);
        for frame in self.frames.get(first..last).into_iter().flatten().filter(|frame| spans(**frame)) {
            take(frame.left() - gap - width, frame.right() + gap);
        }
        for home in self.homes.iter().filter(|home| spans(**home)) {
            let inner = home.grown(-inside);
            let (from, to) = (home.left() - gap - width, home.right() + gap);
            if inner.top() <= top && top + height <= inner.bottom() && width <= inner.2 {
                take(from, inner.left());
                take(inner.right() - width, to);
            } else {
                take(from, to);
            }
        }
        taken
    }
}

/// The free columns nearest to column 0, to its right and to its left.
fn free_columns(mut taken: Vec<(i32, i32)>, (first, last): (i32, i32)) -> impl Iterator<Item = i32> {
    taken.sort_unstable();
    let mut right = first.max(0);
    for &(from, to) in &taken {
        if from <= right {
            right = right.max(to.saturating_add(1));
        }
    }
    taken.sort_unstable_by_key(|&(_, to)| std::cmp::Reverse(to));
    let mut left = last.min(0);
    for &(from, to) in &taken {
        if to >= left {
            left = left.min(from.saturating_sub(1));
        }
    }
    [right, left].into_iter().filter(move |column| (first..=last).contains(column))
}

/// The whole steps that lie between two distances, both included; none where none does.
fn steps_between(from: f32, to: f32) -> Option<(i32, i32)> {
    /// Sums of numbers that mean the same differ by less.
    const NOTHING: f32 = 1e-3;
    let (first, last) = (((from - NOTHING) / GRID).ceil() as i32, ((to + NOTHING) / GRID).floor() as i32);
    (first <= last).then_some((first, last))
}

/// What two rectangles share; one without area, which nothing is within, where that is nothing.
fn shared(a: Rect, b: Rect) -> Rect {
    let (left, top) = (a.left().max(b.left()), a.top().max(b.top()));
    Rect(left, top, (a.right().min(b.right()) - left).max(0.0), (a.bottom().min(b.bottom()) - top).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample;
    use crate::model::{Node, NodeId};
    use proptest::prelude::*;

    fn wish(at: Point, size: Size, homes: Homes) -> Wish<'static> {
        Wish { at, size, homes, is_zone: false, onwards: false, within: None, arrows: &NO_ARROWS }
    }

    fn around(at: Point, size: Size) -> Rect {
        Rect(at.0 - size.0 / 2.0, at.1 - size.1 / 2.0, size.0, size.1)
    }

    #[test]
    fn what_is_placed_one_after_the_other_covers_nothing() {
        let mut project = Project::default();
        let area = Rect(0.0, 0.0, 600.0, 400.0);
        let wish = Wish { within: Some(area), ..wish(area.center(), Node::SIZE, Homes::Any) };
        assert_eq!(free_place(&project, &wish), Some(area.center()));
        let mut placed = 0;
        while let Some(at) = free_place(&project, &wish) {
            let rect = around(at, Node::SIZE);
            assert!(area.contains_rect(rect), "{placed}");
            assert!(!project.nodes.values().any(|node| node.rect().overlaps(rect)), "{placed}");
            project.add_node(sample::node("node.server", "DB", rect.corner()));
            placed += 1;
        }
        assert!(placed >= 8, "{placed}");
        // Where the area is full, it goes on beside.
        assert!(free_place(&project, &Wish { within: None, ..wish }).is_some());
    }

    #[test]
    fn it_stands_in_the_zone_while_that_has_room_and_then_beside_it() {
        let mut project = Project::default();
        let room = Rect(0.0, 0.0, 500.0, 300.0);
        let home = project.add_zone(sample::zone("zone.room", "部屋", room));
        let wish = wish(Point(250.0, 150.0), Node::SIZE, Homes::These(BTreeSet::from([home])));
        for number in 0..2 {
            let rect = around(free_place(&project, &wish).unwrap(), Node::SIZE);
            assert!(room.contains_rect(rect), "{number}: {rect:?}");
            project.add_node(sample::node("node.server", "DB", rect.corner()));
        }
        let mut last = Rect(0.0, 0.0, 0.0, 0.0);
        for _ in 0..8 {
            last = around(free_place(&project, &wish).unwrap(), Node::SIZE);
            project.add_node(sample::node("node.server", "DB", last.corner()));
        }
        assert!(!last.overlaps(room), "{last:?}");
    }

    #[test]
    fn a_zone_that_is_no_home_is_kept_clear_of() {
        let project = sample::clinic();
        let size = Size(300.0, 200.0);
        let wish = Wish { onwards: true, is_zone: true, ..wish(Point(200.0, 150.0), size, Homes::NONE) };
        let rect = around(free_place(&project, &wish).unwrap(), size);
        let apart = rect.grown(BETWEEN_ZONES);
        assert!(!project.zones.values().any(|zone| zone.frame.overlaps(apart)), "{rect:?}");
        assert!(rect.top() >= 300.0, "below, and not above: {rect:?}");
    }

    #[test]
    fn labels_are_kept_clear_of() {
        let project = Project::default();
        let label = Rect(-40.0, -10.0, 80.0, 20.0);
        let arrows = Arrows { labels: vec![label], lines: Vec::new() };
        let wish = Wish { arrows: &arrows, ..wish(Point(0.0, 0.0), Node::SIZE, Homes::Any) };
        let rect = around(free_place(&project, &wish).unwrap(), Node::SIZE);
        assert!(!rect.grown(DISTANCES[0].gap).overlaps(label), "{rect:?}");
        assert!(!is_free(&project, &wish) && is_free(&project, &Wish { arrows: &NO_ARROWS, ..wish }));
    }

    #[test]
    fn lines_are_blocked_only_where_there_is_no_other_room() {
        let mut project = Project::default();
        let room = Rect(0.0, 0.0, 600.0, 120.0);
        let home = project.add_zone(sample::zone("zone.room", "部屋", room));
        let arrows = Arrows { labels: Vec::new(), lines: vec![Rect(300.0, 0.0, 0.0, 120.0)] };
        let homes = Homes::These(BTreeSet::from([home]));
        let wish = Wish { arrows: &arrows, ..wish(Point(300.0, 60.0), Node::SIZE, homes) };
        let first = around(free_place(&project, &wish).unwrap(), Node::SIZE);
        assert!(first.left() >= 310.0 || first.right() <= 290.0, "{first:?}");
        for corner in [Point(20.0, 30.0), Point(450.0, 30.0)] {
            project.add_node(sample::node("node.server", "DB", corner));
        }
        assert_eq!(free_place(&project, &wish), Some(Point(300.0, 60.0)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        /// The place is free, and none of those that are nearer is: as trying one after the other finds it.
        #[test]
        fn it_is_the_nearest(
            nodes in prop::collection::vec((-30..30_i16, -20..20_i16), 0..12),
            zones in prop::collection::vec((-30..30_i16, -20..20_i16, 8..40_u8, 8..30_u8), 0..4),
            at in (-30..30_i16, -20..20_i16),
            onwards: bool,
        ) {
            let mut project = Project::default();
            for (x, y) in nodes {
                project.add_node(sample::node("node.server", "DB", Point(f32::from(x) * 10.0, f32::from(y) * 10.0)));
            }
            for (x, y, width, height) in zones {
                let corner = Point(f32::from(x) * 10.0, f32::from(y) * 10.0);
                let frame = Rect::at(corner, Size(f32::from(width) * 10.0, f32::from(height) * 10.0));
                project.add_zone(sample::zone("zone.room", "部屋", frame));
            }
            let size = Size(120.0, 60.0);
            let at = Point(f32::from(at.0) * 10.0, f32::from(at.1) * 10.0);
            let wish = Wish { onwards, ..wish(at, size, Homes::Any) };
            let is_clear = |place: Rect, inside: f32| {
                let mut others = project.nodes.values().map(|node| node.rect());
                let zones = || project.zones.values().map(|zone| zone.frame);
                !others.any(|other| other.overlaps(place.grown(DISTANCES[0].gap)))
                    && zones().all(|zone| zone.grown(-inside).contains_rect(place) || !zone.overlaps(place.grown(DISTANCES[0].gap)))
            };
            let cost = |way: f32| if onwards && way < 0.0 { -way * BACKWARDS } else { way.abs() };
            let far = |place: Point| cost(place.0 - at.0).hypot(cost(place.1 - at.1));
            let found = free_place(&project, &wish).unwrap();
            prop_assert!(is_clear(around(found, size), DISTANCES[0].inside), "{:?}", found);
            for x in -60..60_i16 {
                for y in -60..60_i16 {
                    let other = Point(at.0 + f32::from(x) * 10.0, at.1 + f32::from(y) * 10.0);
                    let nearer = far(other) + 0.01 < far(found);
                    prop_assert!(!nearer || !is_clear(around(other, size), DISTANCES[0].inside), "{:?} and not {:?}", other, found);
                }
            }
        }
    }

    #[test]
    fn among_ten_thousand_nodes_it_is_found_at_once() {
        let mut project = Project::default();
        for number in 0..10_000_u16 {
            let at = Point(f32::from(number % 100) * 160.0, f32::from(number / 100) * 80.0);
            project.add_node(sample::node("node.server", "DB", at));
        }
        let wish =
            Wish { onwards: true, is_zone: true, ..wish(Point(8000.0, 4000.0), Size(480.0, 320.0), Homes::NONE) };
        let started = std::time::Instant::now();
        let place = free_place(&project, &wish).unwrap();
        assert!(started.elapsed() < std::time::Duration::from_secs(1), "{:?}", started.elapsed());
        assert!(place.1 > 8000.0 - 80.0, "below all of them: {place:?}");
    }

    #[test]
    fn what_is_far_away_or_vast_takes_no_time() {
        let mut project = sample::clinic();
        let vast = Rect(-Rect::FARTHEST, -Rect::FARTHEST, Rect::FARTHEST, Rect::FARTHEST);
        project.add_zone(sample::zone("zone.dc", "広大", vast));
        std::sync::Arc::make_mut(project.nodes.get_mut(&NodeId(1)).unwrap()).at = Point(Rect::FARTHEST, 0.0);
        let wish = wish(Point(-5e6, -5e6), Node::SIZE, Homes::NONE);
        let started = std::time::Instant::now();
        assert!(free_place(&project, &wish).is_some());
        assert!(started.elapsed() < std::time::Duration::from_secs(2), "{:?}", started.elapsed());
    }
}
