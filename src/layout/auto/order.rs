//! The third step: the order within each rank, so that few arrows cross.

use super::net::Net;

/// How often one goes on from the best order found.
const ROUNDS: usize = 12;
/// How many times there and back each of them goes.
const SWEEPS: usize = 3;

/// A place in a rank: a box, or where an arrow passes through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Vertex {
    /// The box; none where an arrow passes.
    pub(super) of: Option<usize>,
    pub(super) rank: usize,
    /// Where it was before, across.
    pub(super) before: f32,
}

/// A piece of an arrow, from a rank to the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// Vertices in the lower and in the higher rank.
    pub(super) ends: [usize; 2],
    /// Where it meets them, across, from their middles.
    pub(super) ports: [f32; 2],
    pub(super) weight: f32,
}

/// Ranks in order, with the arrows cut into pieces from rank to rank.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    pub(super) vertices: Vec<Vertex>,
    pub(super) links: Vec<Link>,
    /// The vertices of each rank, in order.
    pub(super) ranks: Vec<Vec<usize>>,
}

impl Ranked {
    /// Cuts long arrows into pieces and orders everything as it stood before.
    pub(super) fn new(net: &Net, turned: &[bool], rank_of: &[usize]) -> Self {
        let boxes = net.before.iter().zip(rank_of).enumerate();
        let mut vertices: Vec<Vertex> =
            boxes.map(|(of, (before, rank))| Vertex { of: Some(of), rank: *rank, before: *before }).collect();
        let mut links = Vec::new();
        for (edge, turned) in net.edges.iter().zip(turned) {
            let (from, to) = if *turned { (edge.to, edge.from) } else { (edge.from, edge.to) };
            let (port, last_port) =
                if *turned { (edge.to_port, edge.from_port) } else { (edge.from_port, edge.to_port) };
            let (start, end) = (net.before[from] + port, net.before[to] + last_port);
            let steps = rank_of[to].saturating_sub(rank_of[from]);
            let (mut at, mut at_port) = (from, port);
            for step in 1..=steps {
                let (next, next_port) = if step == steps {
                    (to, last_port)
                } else {
                    let before = start + (end - start) * step as f32 / steps as f32;
                    vertices.push(Vertex { of: None, rank: rank_of[from] + step, before });
                    (vertices.len() - 1, 0.0)
                };
                links.push(Link { ends: [at, next], ports: [at_port, next_port], weight: edge.weight });
                (at, at_port) = (next, next_port);
            }
        }
        let count = rank_of.iter().max().map_or(0, |last| last + 1);
        let mut ranks: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (at, vertex) in vertices.iter().enumerate() {
            ranks[vertex.rank].push(at);
        }
        for rank in &mut ranks {
            rank.sort_by(|a, b| vertices[*a].before.total_cmp(&vertices[*b].before).then(a.cmp(b)));
        }
        Self { vertices, links, ranks }
    }

    /// Reorders the ranks so that fewer arrows cross, and goes on from the best order until nothing becomes better.
    /// Says whether it was let go on.
    pub(super) fn uncross(&mut self, go_on: &dyn Fn() -> bool) -> bool {
        let mut found = self.ranks.clone();
        let finished = Sorter::new(self).improve(&mut found, go_on);
        self.ranks = found;
        finished
    }
}

/// The links at both ends of each vertex.
struct Sorter<'a> {
    ranked: &'a Ranked,
    /// For each vertex, the links in which it is the higher end, and those in which it is the lower one.
    links: [Vec<Vec<usize>>; 2],
    /// For each rank, the links from it to the next.
    between: Vec<Vec<usize>>,
}

impl<'a> Sorter<'a> {
    fn new(ranked: &'a Ranked) -> Self {
        let count = ranked.vertices.len();
        let mut links = [vec![Vec::new(); count], vec![Vec::new(); count]];
        let mut between = vec![Vec::new(); ranked.ranks.len()];
        for (number, link) in ranked.links.iter().enumerate() {
            links[0][link.ends[1]].push(number);
            links[1][link.ends[0]].push(number);
            between[ranked.vertices[link.ends[0]].rank].push(number);
        }
        Self { ranked, links, between }
    }

    /// Goes on from the best order until nothing becomes better; says whether it was let go on.
    fn improve(&self, found: &mut Vec<Vec<usize>>, go_on: &dyn Fn() -> bool) -> bool {
        let mut best = self.crossings(found);
        for _ in 0..ROUNDS {
            let (mut ranks, before) = (found.clone(), best);
            for _ in 0..SWEEPS {
                if best == 0 {
                    return true;
                }
                if !go_on() {
                    return false;
                }
                for end in [0, 1] {
                    self.sweep(&mut ranks, end);
                    let crossings = self.crossings(&ranks);
                    if crossings < best {
                        best = crossings;
                        found.clone_from(&ranks);
                    }
                }
            }
            if best == before {
                break;
            }
        }
        true
    }

    /// Goes through the ranks, forward (0) or back (1), and orders each by the middle of what it is connected with in
    /// the rank before.
    fn sweep(&self, ranks: &mut [Vec<usize>], end: usize) {
        let mut places = vec![0.0_f32; self.ranked.vertices.len()];
        let mut keys = vec![0.0_f32; self.ranked.vertices.len()];
        let count = ranks.len();
        for step in 0..count {
            let number = if end == 0 { step } else { count - 1 - step };
            let rank = &mut ranks[number];
            for (place, at) in rank.iter().enumerate() {
                let (mut sum, mut weights) = (0.0, 0.0);
                for link in self.links[end][*at].iter().map(|link| &self.ranked.links[*link]) {
                    sum += link.weight * (places[link.ends[end]] + shift(link.ports[end]));
                    weights += link.weight;
                }
                keys[*at] = if weights > 0.0 { sum / weights } else { (place as f32 + 0.5) / rank.len() as f32 };
            }
            rank.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
            let length = rank.len() as f32;
            for (place, at) in rank.iter().enumerate() {
                places[*at] = (place as f32 + 0.5) / length;
            }
        }
    }

    fn crossings(&self, ranks: &[Vec<usize>]) -> usize {
        let mut places = vec![0_usize; self.ranked.vertices.len()];
        for rank in ranks {
            for (place, at) in rank.iter().enumerate() {
                places[*at] = place;
            }
        }
        self.between.iter().map(|links| self.inversions(links, &places)).sum()
    }

    /// How many pairs of links lie the other way round at their second end than at their first.
    fn inversions(&self, links: &[usize], places: &[usize]) -> usize {
        let end = |number: &usize, end: usize| {
            let link = &self.ranked.links[*number];
            (places[link.ends[end]], link.ports[end])
        };
        let compare = |a: (usize, f32), b: (usize, f32)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
        let mut first = links.to_vec();
        first.sort_by(|a, b| compare(end(a, 0), end(b, 0)).then(compare(end(a, 1), end(b, 1))));
        // Those that meet at one point of their second end do not cross: they share a number.
        let mut second = links.to_vec();
        second.sort_by(|a, b| compare(end(a, 1), end(b, 1)));
        let mut numbers = vec![0_usize; self.ranked.links.len()];
        let mut number = 1;
        for (place, link) in second.iter().enumerate() {
            if place > 0 && compare(end(&second[place - 1], 1), end(link, 1)).is_ne() {
                number += 1;
            }
            numbers[*link] = number;
        }
        let mut counts = vec![0_usize; number + 1];
        let mut crossings = 0;
        for (seen, link) in first.iter().enumerate() {
            let mut at = numbers[*link];
            let mut not_above = 0;
            while at > 0 {
                not_above += counts[at];
                at &= at - 1;
            }
            crossings += seen - not_above;
            at = numbers[*link];
            while at <= number {
                counts[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
        crossings
    }
}

/// A place within a box as a little bit of the order, so that what meets a box at its upper end comes first.
fn shift(port: f32) -> f32 {
    port.clamp(-500.0, 500.0) / 1e6
}

#[cfg(test)]
mod tests {
    use super::super::net::{Edge, Extent};
    use super::*;

    /// Boxes 0 to 3 in the first rank, 4 to 7 in the second.
    fn ranked(links: &[(usize, usize)]) -> Ranked {
        let edges = links.iter().map(|(from, to)| Edge {
            from: *from,
            to: *to,
            weight: 1.0,
            label: Extent::default(),
            from_port: 0.0,
            to_port: 0.0,
        });
        let net = Net {
            sizes: vec![Extent::default(); 8],
            before: (0..8_u8).map(|place| f32::from(place % 4)).collect(),
            edges: edges.collect(),
        };
        Ranked::new(&net, &vec![false; links.len()], &[0, 0, 0, 0, 1, 1, 1, 1])
    }

    fn crossings(ranked: &Ranked) -> usize {
        Sorter::new(ranked).crossings(&ranked.ranks)
    }

    #[test]
    fn crossings_are_counted() {
        assert_eq!(crossings(&ranked(&[(0, 7), (1, 6), (2, 5), (3, 4)])), 6);
        assert_eq!(crossings(&ranked(&[(0, 4), (0, 5), (1, 5), (1, 4)])), 1);
        assert_eq!(crossings(&ranked(&[(0, 5), (1, 5), (2, 5)])), 0);
    }

    #[test]
    fn arrows_that_need_not_cross_do_not() {
        let mut ranked = ranked(&[(0, 7), (1, 6), (2, 5), (3, 4), (0, 6)]);
        assert!(ranked.uncross(&|| true));
        assert_eq!(crossings(&ranked), 0);
        let mut cancelled = super::tests::ranked(&[(0, 7), (1, 6)]);
        assert!(!cancelled.uncross(&|| false));
    }
}
