//! Days as people write them: year, month and day with `-` or `/` between them.

use jiff::ToSpan;
use jiff::civil::Date;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(Date);

impl Day {
    /// The day a text names; none where it names none.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut numbers = text.trim().split(['-', '/']);
        let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        numbers.next().is_none().then_some(Self(day))
    }

    /// The day so many days later; the last there is where that is none.
    pub(crate) fn after(self, days: u16) -> Self {
        Self(self.0.saturating_add(i32::from(days).days()))
    }
}

/// Whether a text names a day, as year, month and day with `-` or `/` between them.
pub fn is_day(text: &str) -> bool {
    Day::read(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_compared_as_days() {
        assert!(Day::read("2026-9-30") < Day::read("2026-10-01"));
        assert_eq!(Day::read("2026/04/01"), Day::read(" 2026-4-1 "));
        assert_eq!(Day::read("2026-01-31").map(|day| day.after(30)), Day::read("2026-03-02"));
        for text in ["", "2026", "2026-13-01", "2026-02-30", "2026-01-01-01", "今月"] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }
}
