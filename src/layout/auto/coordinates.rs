//! The fourth step: where everything stands, so that arrows run straight.

use super::net::{Extent, Net, Spacing};
use super::order::{Ranked, Vertex};

/// How often everything is moved towards what it is connected with.
const ROUNDS: usize = 8;

/// How much straighter the middle of a long arrow is than its ends.
const STRAIGHT: f32 = 6.0;

/// The first corner of each box. Boxes of a rank begin in one line.
pub(super) fn corners(net: &Net, ranked: &Ranked, spacing: Spacing) -> Vec<Extent> {
    let along = along(net, ranked, spacing);
    let across = across(net, ranked, spacing);
    let mut corners = vec![Extent::default(); net.sizes.len()];
    for (at, vertex) in ranked.vertices.iter().enumerate() {
        if let Some(of) = vertex.of {
            corners[of] = Extent { along: along[vertex.rank], across: across[at] - net.sizes[of].across / 2.0 };
        }
    }
    corners
}

/// Where each rank begins. Between two of them is room for what is written on the arrows.
fn along(net: &Net, ranked: &Ranked, spacing: Spacing) -> Vec<f32> {
    let count = ranked.ranks.len();
    let mut thickness = vec![0.0_f32; count];
    let mut rank_of = vec![0_usize; net.sizes.len()];
    for vertex in &ranked.vertices {
        if let Some(of) = vertex.of {
            rank_of[of] = vertex.rank;
            thickness[vertex.rank] = thickness[vertex.rank].max(net.sizes[of].along);
        }
    }
    // What is written stands after the rank where the arrow comes from.
    let mut written = vec![0.0_f32; count];
    let mut lanes = vec![0_usize; count];
    for edge in &net.edges {
        let first = rank_of[edge.from].min(rank_of[edge.to]);
        written[first] = written[first].max(edge.label.along);
    }
    for link in &ranked.links {
        lanes[ranked.vertices[link.ends[0]].rank] += 1;
    }
    for (rank, rows) in rows(net, &rank_of, spacing).into_iter().enumerate() {
        written[rank] *= rows as f32;
    }
    let mut starts = Vec::with_capacity(count);
    let mut end = 0.0;
    for rank in 0..count {
        starts.push(end);
        let turns = (lanes[rank] as f32 * 2.5).min(1.5 * spacing.along);
        end += thickness[rank] + spacing.along + written[rank] + turns;
    }
    starts
}

/// How many labels stand one after the other behind each rank.
fn rows(net: &Net, rank_of: &[usize], spacing: Spacing) -> Vec<usize> {
    let count = rank_of.iter().max().map_or(0, |last| last + 1);
    let mut labels = vec![0_usize; net.sizes.len()];
    let mut rows = vec![1; count];
    for edge in net.edges.iter().filter(|edge| edge.label.along > 0.0) {
        let first = if rank_of[edge.from] <= rank_of[edge.to] { edge.from } else { edge.to };
        labels[first] += 1;
        rows[rank_of[first]] = rows[rank_of[first]].max(labels[first].min(spacing.rows));
    }
    rows
}

/// The middle of each vertex across the ranks.
fn across(net: &Net, ranked: &Ranked, spacing: Spacing) -> Vec<f32> {
    let count = ranked.vertices.len();
    let mut links: [Vec<Vec<usize>>; 2] = [vec![Vec::new(); count], vec![Vec::new(); count]];
    for (number, link) in ranked.links.iter().enumerate() {
        links[0][link.ends[1]].push(number);
        links[1][link.ends[0]].push(number);
    }
    let ranks: Vec<Vec<f32>> = ranked.ranks.iter().map(|rank| offsets(net, ranked, spacing, rank)).collect();
    let mut middles = vec![0.0_f32; count];
    for (rank, offsets) in ranked.ranks.iter().zip(&ranks) {
        let half = offsets.last().copied().unwrap_or(0.0) / 2.0;
        for (at, offset) in rank.iter().zip(offsets) {
            middles[*at] = offset - half;
        }
    }
    let mut pass = |ends: &[usize], forward: bool| {
        for step in 0..ranks.len() {
            let number = if forward { step } else { ranks.len() - 1 - step };
            let wishes: Vec<(f32, f32)> =
                ranked.ranks[number].iter().map(|at| wish(ranked, &links, &middles, *at, ends)).collect();
            for (at, middle) in ranked.ranks[number].iter().zip(settled(&wishes, &ranks[number])) {
                middles[*at] = middle;
            }
        }
    };
    for _ in 0..ROUNDS {
        pass(&[0], true);
        pass(&[1], false);
    }
    pass(&[0, 1], true);
    pass(&[0, 1], false);
    middles
}

/// How far each vertex of a rank is from the first one at least.
fn offsets(net: &Net, ranked: &Ranked, spacing: Spacing, rank: &[usize]) -> Vec<f32> {
    let half = |vertex: Vertex| vertex.of.map_or(0.0, |of| net.sizes[of].across / 2.0);
    let mut offsets = Vec::with_capacity(rank.len());
    let mut offset = 0.0;
    for (place, at) in rank.iter().enumerate() {
        let vertex = ranked.vertices[*at];
        if let Some(before) = place.checked_sub(1).map(|place| ranked.vertices[rank[place]]) {
            let gap = if vertex.of.is_some() && before.of.is_some() { spacing.across } else { spacing.lane };
            offset += half(before) + gap + half(vertex);
        }
        offsets.push(offset);
    }
    offsets
}

/// Where a vertex would stand by itself, and how strongly it wants to: in the middle of what it is connected with.
fn wish(ranked: &Ranked, links: &[Vec<Vec<usize>>; 2], middles: &[f32], at: usize, ends: &[usize]) -> (f32, f32) {
    let mut places: Vec<(f32, f32)> = Vec::new();
    for &end in ends {
        for link in links[end][at].iter().map(|link| &ranked.links[*link]) {
            let other = link.ends[end];
            let passes = ranked.vertices[at].of.is_none() && ranked.vertices[other].of.is_none();
            let weight = link.weight * if passes { STRAIGHT } else { 1.0 };
            places.push((middles[other] + link.ports[end] - link.ports[1 - end], weight));
        }
    }
    let all: f32 = places.iter().map(|(_, weight)| weight).sum();
    if places.is_empty() {
        return (middles[at], 0.05);
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    // The weighted median: most arrows become straight, not all of them a little oblique.
    let mut sum = 0.0;
    for (place, (wish, weight)) in places.iter().enumerate() {
        sum += weight;
        if (sum - all / 2.0).abs() < 1e-4 * all
            && let Some((next, _)) = places.get(place + 1)
        {
            return (f32::midpoint(*wish, *next), all);
        }
        if sum > all / 2.0 {
            return (*wish, all);
        }
    }
    (middles[at], all)
}

/// The places nearest to what is wished for, each at least as far from the first one as its offset is from the one before:
/// neighbours that would come too close are moved together.
fn settled(wishes: &[(f32, f32)], offsets: &[f32]) -> Vec<f32> {
    // Sum of weighted wishes, sum of weights, how many.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for ((wish, weight), offset) in wishes.iter().zip(offsets) {
        let weight = f64::from(*weight);
        let mut block = (f64::from(wish - offset) * weight, weight, 1);
        while let Some(before) = blocks.last()
            && before.0 / before.1 > block.0 / block.1
        {
            block = (block.0 + before.0, block.1 + before.1, block.2 + before.2);
            blocks.pop();
        }
        blocks.push(block);
    }
    let moved = blocks.into_iter().flat_map(|(sum, weight, count)| std::iter::repeat_n((sum / weight) as f32, count));
    moved.zip(offsets).map(|(shift, offset)| shift + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_come_too_close_is_moved_together() {
        assert_eq!(settled(&[(0.0, 1.0), (100.0, 1.0)], &[0.0, 40.0]), [0.0, 100.0]);
        assert_eq!(settled(&[(50.0, 1.0), (50.0, 1.0)], &[0.0, 40.0]), [30.0, 70.0]);
        assert_eq!(settled(&[(50.0, 3.0), (50.0, 1.0)], &[0.0, 40.0]), [40.0, 80.0]);
        assert_eq!(settled(&[(10.0, 1.0), (0.0, 1.0), (200.0, 1.0)], &[0.0, 20.0, 40.0]), [-5.0, 15.0, 200.0]);
    }
}
