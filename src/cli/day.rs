//! Days as year-month-day: what is due is compared with one.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day it is in UTC.
pub(super) fn today() -> String {
    Timestamp::now().to_zoned(TimeZone::UTC).date().to_string()
}

/// The text, where it is a day.
///
/// # Errors
/// What is expected instead.
pub(super) fn parse(text: &str) -> Result<String, String> {
    // Other spellings of a day are days as well, but due dates would not be written like them.
    let day = text.parse::<Date>().ok().filter(|day| day.year() >= 0 && day.to_string() == text);
    day.map(|day| day.to_string()).ok_or_else(|| "expected a day such as 2026-04-01".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_a_day() {
        assert_eq!(parse(&today()), Ok(today()));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        assert!(parse("2024-02-29").is_ok());
        for text in ["", "2026", "2026-2-1", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-01-01", "+026-01-01"] {
            assert!(parse(text).is_err(), "{text}");
        }
        for text in ["20260401", "2026-04-01T12:00", "-000001-01-01", "2026-W14-3"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
