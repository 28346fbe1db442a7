//! What is arranged in one piece: boxes and the arrows between them, in a direction of their own.

/// A length in the direction in which arrows lead, and one across it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Extent {
    /// In the direction of the arrows.
    pub(super) along: f32,
    /// Across it.
    pub(super) across: f32,
}

/// The arrows that lead from one box to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    /// How strongly the two are drawn to each other.
    pub(super) weight: f32,
    /// What is written on it; nothing where it is not drawn.
    pub(super) label: Extent,
    /// Where it leaves its box, across, from the box's middle.
    pub(super) from_port: f32,
    /// Where it meets its box.
    pub(super) to_port: f32,
}

/// Boxes and the arrows between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    /// How large each box is.
    pub(super) sizes: Vec<Extent>,
    /// The middle of each box before, across. What the arrows leave open stays in this order.
    pub(super) before: Vec<f32>,
    /// What connects them. Never a box with itself.
    pub(super) edges: Vec<Edge>,
}

/// The gaps that are kept, in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spacing {
    /// Between boxes side by side.
    pub(super) across: f32,
    /// Between ranks, beside what is written on the arrows between them.
    pub(super) along: f32,
    /// For an arrow that passes between two boxes.
    pub(super) lane: f32,
    /// Between parts that no arrow connects.
    pub(super) apart: f32,
    /// How wide what is arranged may become, as a part of how long.
    pub(super) shape: f32,
    /// How many labels may stand one after the other between two ranks.
    pub(super) rows: usize,
    /// Whether ranks stay within the widest of them, rather than that arrows run straight.
    pub(super) narrow: bool,
}

impl Net {
    /// The part of it that has only these boxes, and no arrow from or to others.
    pub(super) fn part(&self, boxes: &[usize]) -> Self {
        let mut places = vec![usize::MAX; self.sizes.len()];
        for (place, of) in boxes.iter().enumerate() {
            places[*of] = place;
        }
        let edges = self.edges.iter().filter(|edge| places[edge.from] != usize::MAX && places[edge.to] != usize::MAX);
        Self {
            sizes: boxes.iter().map(|of| self.sizes[*of]).collect(),
            before: boxes.iter().map(|of| self.before[*of]).collect(),
            edges: edges.map(|edge| Edge { from: places[edge.from], to: places[edge.to], ..*edge }).collect(),
        }
    }

    /// The boxes that hang together, each part in the order of its first box.
    pub(super) fn parts(&self) -> Vec<Vec<usize>> {
        let mut roots: Vec<usize> = (0..self.sizes.len()).collect();
        for edge in &self.edges {
            let (one, other) = (root(&mut roots, edge.from), root(&mut roots, edge.to));
            roots[one.max(other)] = one.min(other);
        }
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut place_of = vec![usize::MAX; self.sizes.len()];
        for of in 0..self.sizes.len() {
            let root = root(&mut roots, of);
            if place_of[root] == usize::MAX {
                place_of[root] = parts.len();
                parts.push(Vec::new());
            }
            parts[place_of[root]].push(of);
        }
        parts
    }
}

fn root(roots: &mut [usize], mut of: usize) -> usize {
    while roots[of] != of {
        roots[of] = roots[roots[of]];
        of = roots[of];
    }
    of
}
