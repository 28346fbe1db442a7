//! What becomes of ratings set by hand when a project gets other scales.

use super::criteria::{Axis, Criteria, Scale};
use super::risk::Risk;

/// One rating of a risk that is set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatingField {
    /// 影響度.
    Impact,
    /// 顕在化率.
    Likelihood,
    /// 残存影響度.
    ResidualImpact,
    /// 残存顕在化率.
    ResidualLikelihood,
}

impl RatingField {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Impact, Self::Likelihood, Self::ResidualImpact, Self::ResidualLikelihood];

    /// The scale it is a step of.
    pub const fn axis(self) -> Axis {
        match self {
            Self::Impact | Self::ResidualImpact => Axis::Impact,
            Self::Likelihood | Self::ResidualLikelihood => Axis::Likelihood,
        }
    }

    /// What a risk says there.
    pub fn of(self, risk: &Risk) -> Option<&str> {
        match self {
            Self::Impact => risk.impact.as_deref(),
            Self::Likelihood => risk.likelihood.as_deref(),
            Self::ResidualImpact => risk.residual_impact.as_deref(),
            Self::ResidualLikelihood => risk.residual_likelihood.as_deref(),
        }
    }

    /// Says something else there.
    pub fn set(self, risk: &mut Risk, step: String) {
        let place = match self {
            Self::Impact => &mut risk.impact,
            Self::Likelihood => &mut risk.likelihood,
            Self::ResidualImpact => &mut risk.residual_impact,
            Self::ResidualLikelihood => &mut risk.residual_likelihood,
        };
        *place = Some(step);
    }
}

/// A step that the new scale lacks, and the one that takes its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mapped {
    /// Where it is set.
    pub field: RatingField,
    /// The step that is no longer there.
    pub from: String,
    /// The step of the new scale as far up.
    pub to: String,
}

/// The place on another scale of the step at `place`: as far up, in proportion, rounded up where it lies between two.
/// None where that scale has no step.
pub fn as_far_up(place: usize, scale: &Scale, other: &Scale) -> Option<usize> {
    let (highest, other_highest) = (scale.len().checked_sub(1)?, other.len().checked_sub(1)?);
    Some((place * other_highest + highest / 2).checked_div(highest).unwrap_or(other_highest).min(other_highest))
}

/// The steps set by hand on a risk that the new criteria lack, each with the one as far up. Steps that neither the old
/// nor the new scale has are left to a person.
pub fn mapped(risk: &Risk, old: &Criteria, new: &Criteria) -> Vec<Mapped> {
    let map = |field: RatingField| {
        let step = field.of(risk)?;
        let (before, after) = (old.scale(field.axis()), new.scale(field.axis()));
        if after.iter().any(|known| known.id == step) {
            return None;
        }
        let place = before.iter().position(|known| known.id == step)?;
        let to = after.get(as_far_up(place, before, after)?)?.id.clone();
        Some(Mapped { field, from: step.to_owned(), to })
    };
    RatingField::ALL.into_iter().filter_map(map).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ScaleStep;

    fn scale(ids: &[&str]) -> Scale {
        ids.iter().map(|&id| ScaleStep { id: id.into(), en: id.into() }).collect()
    }

    fn criteria(ids: &[&str]) -> Criteria {
        Criteria { impact: scale(ids), likelihood: scale(&["low", "high"]), matrix: Vec::new(), rules: Vec::new() }
    }

    #[test]
    fn ends_stay_ends_and_the_middle_is_never_lowered() {
        let (three, four) = (scale(&["1", "2", "3"]), scale(&["a", "b", "c", "d"]));
        let places = |from: &Scale, to: &Scale| -> Vec<_> {
            (0..from.len()).map(|place| as_far_up(place, from, to).unwrap()).collect()
        };
        assert_eq!(places(&three, &four), [0, 2, 3]);
        assert_eq!(places(&four, &three), [0, 1, 1, 2]);
        assert_eq!(places(&three, &scale(&["x"])), [0, 0, 0]);
        assert_eq!(places(&scale(&["x"]), &three), [2]);
        assert_eq!(as_far_up(0, &three, &scale(&[])), None);
    }

    #[test]
    fn steps_of_the_same_name_stay_and_unknown_ones_are_left() {
        let (old, new) = (criteria(&["S", "M", "L"]), criteria(&["minor", "S", "M", "L", "huge"]));
        let risk = Risk {
            impact: Some("M".into()),
            residual_impact: Some("gone before".into()),
            likelihood: Some("low".into()),
            ..Risk::default()
        };
        assert_eq!(mapped(&risk, &old, &new), []);
        let risk = Risk { impact: Some("huge".into()), residual_impact: Some("minor".into()), ..Risk::default() };
        let map = |field, from: &str, to: &str| Mapped { field, from: from.into(), to: to.into() };
        let expected = [map(RatingField::Impact, "huge", "L"), map(RatingField::ResidualImpact, "minor", "S")];
        assert_eq!(mapped(&risk, &new, &old), expected);
    }
}
