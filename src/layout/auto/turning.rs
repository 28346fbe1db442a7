//! Which way zones are arranged: turned round where the whole drawing then fits better on a screen.

use std::collections::BTreeMap;

use super::hierarchy::Item;
use super::nest::{Nest, Placed};
use super::proportion::{FIRST, spread};
use crate::model::Size;

/// How much more of the screen may be taken when no group of zones is turned than when all are.
const TURN: f32 = 0.3;
/// How often one goes through the groups of zones to see whether they are better turned.
const ROUNDS: usize = 2;
/// How many items are arranged anew for that at most.
const TRIED: usize = 40_000;

impl Nest<'_> {
    /// Whether a group can be arranged either way: zones in a zone, which are read as a map. The outermost zones and nodes
    /// always show the direction that was asked for.
    pub(super) fn may_turn(&self, group: usize) -> bool {
        let at = &self.hierarchy.groups[group];
        let zones = at.items.iter().filter(|item| matches!(item, Item::Group(_))).count();
        let notes = at.items.iter().filter(|item| matches!(item, Item::Note(_))).count();
        !at.fixed && group > 0 && zones > 1 && at.items.len() - notes == zones
    }

    /// Turns groups of zones round, one after the other, where the whole drawing then fits better on a screen. None
    /// where it is not let go on.
    pub(super) fn turn(&mut self, groups: &[usize]) -> Option<()> {
        let mut order = groups.to_vec();
        let size = |group: &usize| self.placed[*group].as_ref().map_or(0.0, |placed| placed.frame.2 * placed.frame.3);
        let sizes: BTreeMap<usize, f32> = order.iter().map(|group| (*group, size(group))).collect();
        order.sort_by(|a, b| sizes[b].total_cmp(&sizes[a]).then(a.cmp(b)));
        let (mut best, mut spent) = (self.score(groups), 0);
        for round in 0..ROUNDS {
            for (place, &group) in order.iter().enumerate() {
                let part = (place as f32 / order.len() as f32 + round as f32) / ROUNDS as f32;
                let go_on = || (self.wish.progress)(FIRST + (1.0 - FIRST) * part);
                if !go_on() {
                    return None;
                }
                let mut chain = vec![group];
                while let Some(parent) = chain.last().and_then(|last| self.hierarchy.groups[*last].parent) {
                    chain.push(parent);
                }
                spent += chain.iter().map(|group| self.hierarchy.groups[*group].items.len()).sum::<usize>();
                if spent > TRIED {
                    return Some(());
                }
                let before: Vec<Option<Placed>> = chain.iter().map(|group| self.placed[*group].clone()).collect();
                let direction = self.directions[group];
                self.directions[group] = direction.other();
                for &group in &chain {
                    self.placed[group] = Some(self.arranged(group, &|| true)?);
                }
                let score = self.score(groups);
                if score < best {
                    best = score;
                } else {
                    self.directions[group] = direction;
                    for (group, placed) in chain.into_iter().zip(before) {
                        self.placed[group] = placed;
                    }
                }
            }
        }
        Some(())
    }

    /// How much of a screen the whole drawing takes; more for each group that is not in the direction asked for.
    fn score(&self, groups: &[usize]) -> f32 {
        let turned = groups.iter().filter(|group| self.directions[**group] != self.wish.direction).count();
        let size = self.placed[0].as_ref().map_or(Size(0.0, 0.0), |ground| ground.frame.size());
        spread(size) * (1.0 + TURN * turned as f32 / groups.len().max(1) as f32)
    }
}
