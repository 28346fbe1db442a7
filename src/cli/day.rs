//! Days as year-month-day: what is due is compared with one.

use std::time::{SystemTime, UNIX_EPOCH};

/// The day it is in UTC.
pub(super) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (year, month, day) = date(i64::try_from(seconds / 86_400).unwrap_or_default());
    format!("{year:04}-{month:02}-{day:02}")
}

/// The text, where it is a day.
///
/// # Errors
/// What is expected instead.
pub(super) fn parse(text: &str) -> Result<String, String> {
    let is_day = || -> Option<bool> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| {
            let part =
                parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
            part.parse::<i64>().ok()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        Some(parts.next().is_none() && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day))
    };
    if is_day() == Some(true) { Ok(text.to_owned()) } else { Err("expected a day such as 2026-04-01".to_owned()) }
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The date that many days after 1970-01-01, in the Gregorian calendar. Years are counted from March, so that the leap
/// day is the last of its year.
fn date(days: i64) -> (i64, i64, i64) {
    const DAYS_TO_EPOCH: i64 = 719_468;
    const DAYS_IN_400_YEARS: i64 = 146_097;
    let days = days + DAYS_TO_EPOCH;
    let (era, day_of_era) = (days.div_euclid(DAYS_IN_400_YEARS), days.rem_euclid(DAYS_IN_400_YEARS));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(59), (1970, 3, 1));
        assert_eq!(date(11_016), (2000, 2, 29));
        assert_eq!(date(20_543), (2026, 3, 31));
        assert_eq!(parse(&today()), Ok(today()));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        assert!(parse("2024-02-29").is_ok());
        for text in ["", "2026", "2026-2-1", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-01-01", "+026-01-01"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
