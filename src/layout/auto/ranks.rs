//! The second step: every box gets a rank, so that arrows lead from a lower rank to a higher one.

use super::net::{Net, Spacing};

/// How often boxes are pulled towards what they are connected with.
const PULLS: usize = 4;

/// A rank that would become this much longer than is fair is broken into several.
const TOO_LONG: f32 = 2.0;

/// The rank of each box, from 0 without gaps. Edges lead from lower ranks to higher ones once those in `turned` are
/// taken the other way round.
pub(super) fn ranks(net: &Net, turned: &[bool], spacing: Spacing) -> Vec<usize> {
    let count = net.sizes.len();
    let mut ins: Vec<Vec<(usize, f32)>> = vec![Vec::new(); count];
    let mut outs = ins.clone();
    for (edge, turned) in net.edges.iter().zip(turned) {
        let (from, to) = if *turned { (edge.to, edge.from) } else { (edge.from, edge.to) };
        outs[from].push((to, edge.weight));
        ins[to].push((from, edge.weight));
    }
    let order = forwards(&ins, &outs);
    let mut ranks = vec![0_usize; count];
    for &at in &order {
        ranks[at] = ins[at].iter().map(|(from, _)| ranks[*from] + 1).max().unwrap_or(0);
    }
    for _ in 0..PULLS {
        for &at in order.iter().rev() {
            pull(at, &ins, &outs, &mut ranks);
        }
        for &at in &order {
            pull(at, &ins, &outs, &mut ranks);
        }
    }
    without_gaps(&mut ranks);
    break_long(net, spacing, &mut ranks);
    ranks
}

/// The boxes in an order in which all edges lead forward.
fn forwards(ins: &[Vec<(usize, f32)>], outs: &[Vec<(usize, f32)>]) -> Vec<usize> {
    let mut waits: Vec<usize> = ins.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..ins.len()).filter(|at| waits[*at] == 0).collect();
    let mut next = 0;
    while let Some(&at) = order.get(next) {
        next += 1;
        for &(to, _) in &outs[at] {
            waits[to] -= 1;
            if waits[to] == 0 {
                order.push(to);
            }
        }
    }
    order
}

/// Moves a box to where its stronger arrows become as short as they can.
fn pull(at: usize, ins: &[Vec<(usize, f32)>], outs: &[Vec<(usize, f32)>], ranks: &mut [usize]) {
    let strength = |edges: &[(usize, f32)]| edges.iter().map(|(_, weight)| weight).sum::<f32>();
    let first = ins[at].iter().map(|(from, _)| ranks[*from] + 1).max();
    let last = outs[at].iter().map(|(to, _)| ranks[*to] - 1).min();
    ranks[at] = match (first, last) {
        (_, Some(last)) if strength(&outs[at]) > strength(&ins[at]) => last,
        (Some(first), _) if strength(&ins[at]) > strength(&outs[at]) => first,
        _ => ranks[at],
    };
}

fn without_gaps(ranks: &mut [usize]) {
    let mut used: Vec<usize> = ranks.to_vec();
    used.sort_unstable();
    used.dedup();
    for rank in ranks {
        *rank = used.binary_search(rank).unwrap_or(0);
    }
}

/// Breaks ranks that are far too long into several, so that the whole does not become a thin strip.
fn break_long(net: &Net, spacing: Spacing, ranks: &mut [usize]) {
    let length = |at: usize| net.sizes[at].across + spacing.across;
    let area: f32 = net.sizes.iter().map(|size| (size.along + spacing.along) * (size.across + spacing.across)).sum();
    let longest = net.sizes.iter().map(|size| size.across).fold(0.0, f32::max);
    let fair = (area * spacing.shape).sqrt().max(longest + spacing.across);
    let count = ranks.iter().max().map_or(0, |last| last + 1);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, rank) in ranks.iter().enumerate() {
        members[*rank].push(at);
    }
    let mut next = 0;
    for rank in members {
        let whole: f32 = rank.iter().map(|at| length(*at)).sum();
        let pieces = if whole > TOO_LONG * fair { (whole / fair).ceil() } else { 1.0 };
        let (piece, mut filled, start) = (whole / pieces, 0.0, next);
        for at in rank {
            // The middle decides, so that rounding puts no box into a piece that does not exist.
            let number = ((filled + length(at) / 2.0) / piece) as usize;
            filled += length(at);
            ranks[at] = start + number.min(pieces as usize - 1);
            next = next.max(ranks[at] + 1);
        }
    }
    without_gaps(ranks);
}
