//! Registers as CSV, for spreadsheets.
//!
//! UTF-8 with a byte order mark and CRLF, because spreadsheets then read Japanese and lines rightly; a header row in
//! the register's language.
//!
//! A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break for a formula, and some do so
//! with the full-width forms as well. Names on a drawing may come from anybody, so such a cell gets an apostrophe in
//! front, which spreadsheets show or hide but never calculate. Apostrophes that were there before stay as they are.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::register::Register;

/// The mark spreadsheets know UTF-8 by.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The register as CSV: all rows, in the register's order.
///
/// # Errors
/// None in practice: the writing goes to memory. The `csv` crate's error is passed on nevertheless.
pub fn csv(register: &Register) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(register.columns.iter().map(|column| neutral(column.title(register.lang))))?;
    for row in &register.rows {
        writer.write_record(row.cells.iter().map(|cell| neutral(cell.text(register.lang))))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The text, with an apostrophe in front where a spreadsheet could take it for a formula.
fn neutral(text: String) -> String {
    // Spreadsheets cut blanks and the like off before they look; so does this.
    let first = text.trim_start_matches([' ', '\u{3000}', '\u{FEFF}']).chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−' | '\t' | '\r' | '\n' | '\0') => {
            format!("'{text}")
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests;
