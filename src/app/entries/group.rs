//! Groups of conditions: all of them, any, none or not all. A group stands in lines, what is in it indented below.

use crate::catalog::Condition;

/// How the conditions of a group belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Joining {
    All,
    Any,
    None,
    NotAll,
}

impl Joining {
    pub(super) const ALL: [Self; 4] = [Self::All, Self::Any, Self::None, Self::NotAll];

    /// The key of the message that says it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::All => "condition-group-all",
            Self::Any => "condition-group-any",
            Self::None => "condition-group-none",
            Self::NotAll => "condition-group-not-all",
        }
    }

    /// How a condition joins others; none of one that has no others in it.
    pub(super) fn of(condition: &Condition) -> Option<Self> {
        match condition {
            Condition::All(_) => Some(Self::All),
            Condition::Any(_) => Some(Self::Any),
            Condition::Not(inner) => match &**inner {
                Condition::Any(_) => Some(Self::None),
                Condition::All(_) => Some(Self::NotAll),
                _ => None,
            },
            _ => None,
        }
    }

    /// A group of these.
    pub(super) fn group(self, members: Vec<Condition>) -> Condition {
        match self {
            Self::All => Condition::All(members),
            Self::Any => Condition::Any(members),
            Self::None => Condition::Not(Box::new(Condition::Any(members))),
            Self::NotAll => Condition::Not(Box::new(Condition::All(members))),
        }
    }
}

/// What is in a group; none of what is none.
pub(super) fn members(condition: &mut Condition) -> Option<&mut Vec<Condition>> {
    match condition {
        Condition::All(members) | Condition::Any(members) => Some(members),
        Condition::Not(inner) => match &mut **inner {
            Condition::All(members) | Condition::Any(members) => Some(members),
            _ => None,
        },
        _ => None,
    }
}

/// A single condition, and whether it is asked that it does not hold. A double negation is none.
pub(super) fn single(condition: &mut Condition) -> (&mut Condition, bool) {
    let negated = matches!(condition, Condition::Not(_));
    match condition {
        Condition::Not(inner) => (&mut **inner, negated),
        other => (other, negated),
    }
}

/// Turns a single condition round.
pub(super) fn turn(condition: &mut Condition) {
    let turned = match std::mem::replace(condition, Condition::ViaMedia) {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    };
    *condition = turned;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_joined_as_it_was_made() {
        for joining in Joining::ALL {
            let mut group = joining.group(vec![Condition::ViaMedia]);
            assert_eq!(Joining::of(&group), Some(joining));
            assert_eq!(members(&mut group).map(|members| members.len()), Some(1));
        }
        assert_eq!(Joining::of(&Condition::ViaMedia), None);
    }

    #[test]
    fn turning_twice_gives_the_same() {
        let mut condition = Condition::ViaPerson;
        turn(&mut condition);
        assert_eq!(condition, Condition::Not(Box::new(Condition::ViaPerson)));
        assert!(single(&mut condition).1);
        turn(&mut condition);
        assert_eq!(condition, Condition::ViaPerson);
    }
}
