//! Makes room: what stands around something that has grown gives way, by no more than it must, in the order it stood in.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Rect, Vector};

/// What stays between two things at most; where there was less, that.
const KEPT: f32 = 32.0;
/// What is kept between two things of which one lay on the other.
const CLEAR: f32 = 14.0;
/// Less than this is no distance.
const NOTHING: f32 = 0.01;

/// Something that stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    /// Where it stood.
    pub(super) was: Rect,
    /// Where it stands now, unless something is in the way: elsewhere only where it became larger or smaller.
    pub(super) is: Rect,
    /// Whether it must stay there.
    pub(super) held: bool,
    /// What it goes along with, by its place.
    pub(super) tied: Option<usize>,
}

impl Piece {
    fn changed(&self) -> bool {
        self.was != self.is
    }
}

/// The pieces that are held and leave no room, by their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Blocked {
    pub(super) pieces: BTreeSet<usize>,
}

/// How far each piece gives way: to the right and downwards, unless something that is held is there.
pub(super) fn shove(pieces: &[Piece]) -> Result<Vec<Vector>, Blocked> {
    let roots = together(pieces);
    let mut axes = [Axis::new(pieces, &roots), Axis::new(pieces, &roots)];
    for (place, one) in pieces.iter().enumerate() {
        for (other_place, other) in pieces.iter().enumerate().skip(place + 1) {
            if roots[place] != roots[other_place] {
                let (across, second_first, way) = apart(one, other);
                let (from, to) = if second_first { (other_place, place) } else { (place, other_place) };
                axes[usize::from(across)].keep(roots[from], roots[to], (way - NOTHING).ceil());
            }
        }
    }
    let [across, down] = axes.map(Axis::solved);
    match (across, down) {
        (Ok(across), Ok(down)) => Ok(roots.iter().map(|root| Vector(across[*root], down[*root])).collect()),
        (across, down) => {
            let mut all = Blocked::default();
            for blocked in [across.err(), down.err()].into_iter().flatten() {
                all.pieces.extend(blocked.pieces);
            }
            Err(all)
        }
    }
}

/// The first of the pieces with which each goes as one: what lay on each other, and what is tied.
fn together(pieces: &[Piece]) -> Vec<usize> {
    let mut roots: Vec<usize> = (0..pieces.len()).collect();
    let mut join = |one: usize, other: usize| {
        let (one, other) = (roots[one], roots[other]);
        let (first, second) = (one.min(other), one.max(other));
        for root in roots.iter_mut().filter(|root| **root == second) {
            *root = first;
        }
    };
    for (place, piece) in pieces.iter().enumerate() {
        if let Some(other) = piece.tied {
            join(place, other);
        }
        for (other_place, other) in pieces.iter().enumerate().skip(place + 1) {
            if !piece.changed() && !other.changed() && piece.was.grown(-NOTHING).overlaps(other.was) {
                join(place, other_place);
            }
        }
    }
    roots
}

/// On which axis two pieces are kept apart (whether it is the vertical one), whether the second comes first on it, and how
/// much farther than the one that comes first the other has to go at least.
fn apart(one: &Piece, other: &Piece) -> (bool, bool, f32) {
    let span = |rect: Rect, down: bool| if down { (rect.top(), rect.bottom()) } else { (rect.left(), rect.right()) };
    let way = |down: bool| {
        let middle = |piece: &Piece| {
            let (low, high) = span(piece.was, down);
            low + high
        };
        let second_first = middle(other) < middle(one);
        let (first, second) = if second_first { (other, one) } else { (one, other) };
        let gap = span(second.was, down).0 - span(first.was, down).1;
        let kept = if gap > -NOTHING { gap.clamp(0.0, KEPT) } else { CLEAR };
        let way = span(first.is, down).1 + kept - span(second.is, down).0;
        (gap > -NOTHING, second_first, way)
    };
    let (across, down) = (way(false), way(true));
    // On an axis on which they stood apart, on that on which less has to give way.
    let vertical = match (across.0, down.0) {
        (true, false) => false,
        (false, true) => true,
        (true, true) | (false, false) => down.2 < across.2,
    };
    let (_, second_first, way) = if vertical { down } else { across };
    (vertical, second_first, way)
}

/// How far pieces give way in one direction.
struct Axis {
    /// For each piece, which others go at least as far, and how much farther; then the other way round.
    forward: Vec<Vec<(usize, f32)>>,
    back: Vec<Vec<(usize, f32)>>,
    /// How far each must go at least, and because of what; then how far back.
    least: Vec<Bound>,
    most: Vec<Bound>,
}

/// How far something goes at least, and which piece that is held makes it, if any does.
type Bound = Option<(f32, Option<usize>)>;

impl Axis {
    fn new(pieces: &[Piece], roots: &[usize]) -> Self {
        let mut held = vec![None; pieces.len()];
        for (place, _) in pieces.iter().enumerate().filter(|(_, piece)| piece.held) {
            held[roots[place]] = Some((0.0, Some(place)));
        }
        let none = vec![Vec::new(); pieces.len()];
        Self { forward: none.clone(), back: none, least: held.clone(), most: held }
    }

    fn keep(&mut self, from: usize, to: usize, way: f32) {
        self.forward[from].push((to, way));
        self.back[to].push((from, way));
    }

    fn solved(self) -> Result<Vec<f32>, Blocked> {
        let Self { forward, back, mut least, mut most } = self;
        let nowhere = |()| Blocked::default();
        relax(&mut least, &forward).map_err(nowhere)?;
        relax(&mut most, &back).map_err(nowhere)?;
        let mut blocked = Blocked::default();
        for (least, most) in least.iter().zip(&most) {
            if let (Some((way, from)), Some((back, to))) = (least, most)
                && *way > NOTHING - back
            {
                blocked.pieces.extend([*from, *to].into_iter().flatten());
            }
        }
        if blocked != Blocked::default() {
            return Err(blocked);
        }
        let mut ways: Vec<Bound> = least
            .iter()
            .zip(&most)
            .map(|(least, most)| {
                let way = most.map_or(0.0, |(back, _)| 0.0_f32.min(-back));
                Some((least.map_or(way, |(least, _)| way.max(least)), None))
            })
            .collect();
        relax(&mut ways, &forward).map_err(nowhere)?;
        Ok(ways.into_iter().map(|way| way.map_or(0.0, |(way, _)| way)).collect())
    }
}

/// Carries on how far each goes at least to those that go farther. An error where they chase each other round.
fn relax(ways: &mut [Bound], links: &[Vec<(usize, f32)>]) -> Result<(), ()> {
    let mut waiting: VecDeque<usize> = (0..ways.len()).filter(|place| ways[*place].is_some()).collect();
    let mut visits = vec![0_usize; ways.len()];
    while let Some(place) = waiting.pop_front() {
        let Some((way, source)) = ways[place] else { continue };
        visits[place] += 1;
        if visits[place] > ways.len() + 1 {
            return Err(());
        }
        for &(other, farther) in &links[place] {
            if ways[other].is_none_or(|(there, _)| there + NOTHING < way + farther) {
                ways[other] = Some((way + farther, source));
                waiting.push_back(other);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn still(was: Rect) -> Piece {
        Piece { was, is: was, held: false, tied: None }
    }

    fn grown(was: Rect, is: Rect) -> Piece {
        Piece { was, is, held: false, tied: None }
    }

    /// A box of 100 units that became 160 wide, one to the right of it, one below, one far off.
    fn row() -> Vec<Piece> {
        vec![
            grown(Rect(0.0, 0.0, 100.0, 100.0), Rect(0.0, 0.0, 160.0, 100.0)),
            still(Rect(120.0, 0.0, 100.0, 100.0)),
            still(Rect(0.0, 130.0, 100.0, 100.0)),
            still(Rect(500.0, 0.0, 100.0, 100.0)),
        ]
    }

    #[test]
    fn only_what_stands_in_the_way_gives_way() {
        let ways = shove(&row()).unwrap();
        let none = Vector(0.0, 0.0);
        assert_eq!(ways, [none, Vector(60.0, 0.0), none, none]);
    }

    #[test]
    fn what_is_held_stays_and_the_rest_goes_the_other_way_or_says_what_is_in_its_way() {
        let mut pieces = row();
        pieces[1].held = true;
        assert_eq!(shove(&pieces).unwrap()[0], Vector(-60.0, 0.0));
        pieces.push(Piece { held: true, ..still(Rect(-50.0, 0.0, 40.0, 100.0)) });
        let blocked = shove(&pieces).unwrap_err();
        assert_eq!(blocked, Blocked { pieces: BTreeSet::from([1, 4]) });
    }

    #[test]
    fn what_lies_on_each_other_and_what_is_tied_goes_together() {
        let mut pieces = row();
        pieces.push(still(Rect(200.0, 50.0, 60.0, 100.0)));
        pieces.push(Piece { tied: Some(1), ..still(Rect(130.0, -60.0, 40.0, 20.0)) });
        let ways = shove(&pieces).unwrap();
        assert_eq!([ways[1], ways[4], ways[5]], [Vector(60.0, 0.0); 3]);
    }

    #[test]
    fn nothing_moves_where_nothing_has_changed() {
        let pieces: Vec<Piece> = row().iter().map(|piece| still(piece.was)).collect();
        assert_eq!(shove(&pieces).unwrap(), [Vector(0.0, 0.0); 4]);
    }
}
