//! All steps for one piece: from boxes and arrows to where each box stands, in several rows where one would be a strip.

use super::coordinates::corners;
use super::cycles::turned;
use super::net::{Extent, Net, Spacing};
use super::order::Ranked;
use super::packing::pack;
use super::ranks::ranks;

/// A row that is shorter than this is left as one: in it things can still be told apart when all of it is in sight.
const LONG: f32 = 5000.0;
/// How much longer, on a screen, one row must be than several.
const FOLDED: f32 = 1.5;
/// How many row lengths the ends of rows may differ where no arrow passes instead of all of them.
const PASSING: f32 = 2.0;
/// The most rows.
const MOST_ROWS: usize = 6;

/// Boxes where they stand.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    /// The first corner of each.
    pub(super) corners: Vec<Extent>,
    /// How large all of it is.
    pub(super) size: Extent,
}

/// Arranges the boxes in ranks; what no arrow connects stands side by side. None where it is not let go on.
pub(super) fn layered(net: &Net, spacing: Spacing, go_on: &dyn Fn() -> bool) -> Option<Laid> {
    let parts = net.parts();
    if let [_] = parts.as_slice() {
        return connected(net, spacing, go_on);
    }
    let mut corners = vec![Extent::default(); net.sizes.len()];
    let mut sizes = Vec::with_capacity(parts.len());
    for part in &parts {
        let laid = connected(&net.part(part), spacing, go_on)?;
        for (of, corner) in part.iter().zip(laid.corners) {
            corners[*of] = corner;
        }
        sizes.push(laid.size);
    }
    let (places, size) = pack(&sizes, spacing);
    for (part, place) in parts.iter().zip(places) {
        for of in part {
            corners[*of].along += place.along;
            corners[*of].across += place.across;
        }
    }
    Some(Laid { corners, size })
}

fn connected(net: &Net, spacing: Spacing, go_on: &dyn Fn() -> bool) -> Option<Laid> {
    let turned = turned(net);
    let ranks = ranks(net, &turned, spacing);
    let mut ranked = Ranked::new(net, &turned, &ranks);
    if !ranked.uncross(go_on) {
        return None;
    }
    let mut corners = corners(net, &ranked, spacing);
    if spacing.narrow {
        narrow(net, &ranks, &mut corners);
    }
    fold(net, &ranks, spacing, &mut corners);
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    let mut end = 0.0_f32;
    for (corner, size) in corners.iter_mut().zip(&net.sizes) {
        low = low.min(corner.across);
        high = high.max(corner.across + size.across);
        end = end.max(corner.along + size.along);
    }
    for corner in &mut corners {
        corner.across -= low;
    }
    let across = if high > low { high - low } else { 0.0 };
    Some(Laid { corners, size: Extent { along: end, across } })
}

/// Moves ranks across so that all are within the widest of them.
fn narrow(net: &Net, ranks: &[usize], corners: &mut [Extent]) {
    let count = ranks.iter().max().map_or(0, |last| last + 1);
    let mut spans = vec![(f32::INFINITY, f32::NEG_INFINITY); count];
    for ((corner, size), rank) in corners.iter().zip(&net.sizes).zip(ranks) {
        let (low, high) = &mut spans[*rank];
        (*low, *high) = (low.min(corner.across), high.max(corner.across + size.across));
    }
    let widest = spans.iter().copied().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let Some((low, high)) = widest else { return };
    for (corner, rank) in corners.iter_mut().zip(ranks) {
        let (start, end) = spans[*rank];
        corner.across += (low - start).max(0.0) + (high - end).min(0.0);
    }
}

/// Puts the ranks into several rows, one after the other across, as a text is broken into lines, where one row would be a
/// long strip. In each of them arrows lead where they should.
fn fold(net: &Net, ranks: &[usize], spacing: Spacing, corners: &mut Vec<Extent>) {
    let count = ranks.iter().max().map_or(0, |last| last + 1);
    let mut spans = vec![(f32::INFINITY, f32::NEG_INFINITY); count];
    for ((corner, size), rank) in corners.iter().zip(&net.sizes).zip(ranks) {
        let (start, end) = &mut spans[*rank];
        (*start, *end) = (start.min(corner.along), end.max(corner.along + size.along));
    }
    let long = |corners: &[Extent]| {
        let (mut along, mut low, mut high) = (0.0_f32, f32::INFINITY, f32::NEG_INFINITY);
        for (corner, size) in corners.iter().zip(&net.sizes) {
            along = along.max(corner.along + size.along);
            (low, high) = (low.min(corner.across), high.max(corner.across + size.across));
        }
        along.max((high - low) / spacing.shape)
    };
    let Some(whole) = spans.last().map(|last| last.1).filter(|whole| *whole > LONG) else { return };
    let passing = passing(net, ranks, count);
    let mut best: Option<(f32, Vec<Extent>)> = None;
    for rows in 2..=MOST_ROWS.min(count) {
        let row_of = broken(&spans, &passing, whole / rows as f32);
        let folded = rowed(net, ranks, &spans, spacing, corners, &row_of);
        let ends = row_of.windows(2).zip(&passing).filter(|(pair, _)| pair[0] != pair[1]);
        let length = long(&folded) * (1.0 + ends.map(|(_, part)| part).sum::<f32>());
        if best.as_ref().is_none_or(|(least, _)| length < *least) {
            best = Some((length, folded));
        }
    }
    if let Some((length, folded)) = best
        && length * FOLDED < long(corners)
    {
        *corners = folded;
    }
}

/// Which part of all arrows leads past the end of each rank.
fn passing(net: &Net, ranks: &[usize], count: usize) -> Vec<f32> {
    let mut passing = vec![0.0; count];
    let each = 1.0 / net.edges.len().max(1) as f32;
    for edge in &net.edges {
        let (low, high) = (ranks[edge.from].min(ranks[edge.to]), ranks[edge.from].max(ranks[edge.to]));
        passing[low..high].iter_mut().for_each(|part| *part += each);
    }
    passing
}

/// The row of each rank, in rows of about this length that are broken where few arrows pass.
fn broken(spans: &[(f32, f32)], passing: &[f32], length: f32) -> Vec<usize> {
    let mut row_of = Vec::with_capacity(spans.len());
    let (mut row, mut first) = (0, 0);
    while first < spans.len() {
        let start = spans[first].0;
        let rest = spans[spans.len() - 1].1 - start;
        let cost = |last: usize| (spans[last].1 - start - length).abs() / length + PASSING * passing[last];
        let last = if rest < 1.3 * length {
            spans.len() - 1
        } else {
            (first..spans.len()).min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(first)
        };
        row_of.extend(std::iter::repeat_n(row, last + 1 - first));
        (row, first) = (row + 1, last + 1);
    }
    row_of
}

/// The corners with each rank in its row.
fn rowed(
    net: &Net,
    ranks: &[usize],
    spans: &[(f32, f32)],
    spacing: Spacing,
    corners: &[Extent],
    row_of: &[usize],
) -> Vec<Extent> {
    let rows = spans.len();
    let mut starts = vec![f32::INFINITY; rows];
    let mut widths = vec![(f32::INFINITY, f32::NEG_INFINITY); rows];
    for ((corner, size), rank) in corners.iter().zip(&net.sizes).zip(ranks) {
        let row = row_of[*rank];
        starts[row] = starts[row].min(spans[*rank].0);
        let (low, high) = &mut widths[row];
        (*low, *high) = (low.min(corner.across), high.max(corner.across + size.across));
    }
    let mut shifts = vec![0.0; rows];
    let mut end = 0.0;
    for (shift, (low, high)) in shifts.iter_mut().zip(&widths).filter(|(_, (low, high))| low <= high) {
        *shift = end - low;
        // Arrows come back from the end of a row to the beginning of the next between the two.
        end += high - low + 4.0 * spacing.apart;
    }
    let place = |(corner, rank): (&Extent, &usize)| {
        let row = row_of[*rank];
        Extent { along: corner.along - starts[row], across: corner.across + shifts[row] }
    };
    corners.iter().zip(ranks).map(place).collect()
}
