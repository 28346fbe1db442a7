//! The first step: arrows that lead back are taken to lead forward, so that there are no circles.

use super::net::Net;

/// For each edge, whether it is taken the other way round.
///
/// Between two boxes the stronger direction wins. Of a circle, the edge that leads back to where a walk along the
/// arrows came from is turned; walks begin where more leads out than in.
pub(super) fn turned(net: &Net) -> Vec<bool> {
    let count = net.sizes.len();
    let mut pairs: Vec<(usize, usize, f32)> = net
        .edges
        .iter()
        .map(|edge| {
            let forward = edge.from < edge.to;
            (edge.from.min(edge.to), edge.from.max(edge.to), if forward { edge.weight } else { -edge.weight })
        })
        .collect();
    pairs.sort_by_key(|pair| (pair.0, pair.1));
    pairs.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut surplus = vec![0.0_f32; count];
    for &(low, high, sum) in &pairs {
        let (from, to) = if sum >= 0.0 { (low, high) } else { (high, low) };
        out[from].push(to);
        surplus[from] += sum.abs().max(1.0);
        surplus[to] -= sum.abs().max(1.0);
    }
    let mut starts: Vec<usize> = (0..count).collect();
    starts.sort_by(|a, b| surplus[*b].total_cmp(&surplus[*a]).then(a.cmp(b)));

    // The order in which walks leave the boxes for good, backwards, has every edge but those that lead back forward.
    let mut left_at = vec![0_usize; count];
    let mut seen = vec![false; count];
    let mut clock = count;
    for start in starts {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut walk = vec![(start, 0)];
        while let Some((at, next)) = walk.last_mut() {
            if let Some(&to) = out[*at].get(*next) {
                *next += 1;
                if !seen[to] {
                    seen[to] = true;
                    walk.push((to, 0));
                }
            } else {
                clock -= 1;
                left_at[*at] = clock;
                walk.pop();
            }
        }
    }
    net.edges.iter().map(|edge| left_at[edge.from] > left_at[edge.to]).collect()
}
