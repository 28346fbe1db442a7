//! Which elements have measures placed on them, as far as the drawing shows it.

use std::collections::BTreeMap;

use super::mark;
use super::primitive::Primitive;
use crate::model::{ElementId, Measure, Point, Project};

/// The measures placed on one element; those that do not apply are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Guard {
    /// How many there are.
    count: usize,
    /// How many of them are in force.
    in_force: usize,
}

/// The measures of every element that has some.
pub(super) type Guards = BTreeMap<ElementId, Guard>;

impl Guard {
    fn add(&mut self, measure: &Measure) {
        self.count += 1;
        self.in_force += usize::from(measure.status.is_in_force());
    }

    /// Their mark around a point.
    pub(super) fn mark(self, center: Point) -> Vec<Primitive> {
        mark::measures(self.count, self.in_force == self.count, center)
    }
}

/// Counts the measures of every element. One that names an element twice counts once.
pub(super) fn guards(project: &Project) -> Guards {
    let mut guards = Guards::new();
    for measure in project.measures.values().filter(|measure| measure.status.applies()) {
        for (place, element) in measure.on.iter().enumerate() {
            if !measure.on[..place].contains(element) {
                guards.entry(*element).or_default().add(measure);
            }
        }
    }
    guards
}
