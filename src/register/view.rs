//! Which rows of a register are shown, in what order.

use std::cmp::Reverse;

use super::cell::{Cell, SortKey};
use super::fold::fold;
use super::{Register, Row};

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column's place.
    pub column: usize,
    /// Whether the last comes first.
    pub descending: bool,
}

/// The places of the rows to show, in order. A row is shown where each word of the filter is in one of its cells,
/// whatever the width or case of its letters. Without a sort, or where two rows are equal in it, the order is the
/// register's own; empty cells come last both ways.
pub fn view(register: &Register, sort: Option<Sort>, filter: &str) -> Vec<usize> {
    let mut places = matching(register, filter);
    if let Some(Sort { column, descending }) = sort.filter(|sort| sort.column < register.columns.len()) {
        let key = |place: usize| register.rows[place].cells.get(column).map_or(SortKey::Nothing, Cell::sort_key);
        let is_nothing = |key: &SortKey| *key == SortKey::Nothing;
        if descending {
            places.sort_by_cached_key(|place| {
                let key = key(*place);
                (is_nothing(&key), Reverse(key))
            });
        } else {
            places.sort_by_cached_key(|place| key(*place));
        }
    }
    places
}

fn matching(register: &Register, filter: &str) -> Vec<usize> {
    let filter = fold(filter);
    let words: Vec<&str> = filter.split_whitespace().collect();
    if words.is_empty() {
        return (0..register.rows.len()).collect();
    }
    let rows = register.folded.get_or_init(|| register.rows.iter().map(|row| folded(register, row)).collect());
    let has_all = |row: &String| words.iter().all(|word| row.contains(word));
    rows.iter().enumerate().filter(|(_, row)| has_all(row)).map(|(place, _)| place).collect()
}

/// Cells apart by a line, so that no word is found across two of them.
fn folded(register: &Register, row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|cell| fold(&cell.text(register.lang))).collect();
    cells.join("\n")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::analysis::Coverage;
    use crate::model::{FlowId, Level};
    use crate::register::{Column, RegisterKind};
    use crate::text::Lang;

    fn register(rows: Vec<Vec<Cell>>) -> Register {
        let columns = [Column::left("column-no", 4.0), Column::left("column-note", 8.0)];
        let row = |cells| Row { subject: None, flow: None, threat: None, risk: None, spot: None, cells };
        Register::new(Some(RegisterKind::Flows), Lang::Ja, &columns, rows.into_iter().map(row).collect())
    }

    fn by(column: usize, descending: bool) -> Sort {
        Sort { column, descending }
    }

    #[test]
    fn columns_sort_by_what_they_mean() {
        let flow = |number| Cell::Id(FlowId(number).into());
        let ids = register([100, 9, 11].map(|number| vec![flow(number)]).to_vec());
        assert_eq!(view(&ids, Some(by(0, false)), ""), [1, 2, 0]);

        let levels = [Cell::Empty, Cell::Level(Level::B), Cell::Level(Level::S), Cell::Empty, Cell::Level(Level::A)];
        let levels = register(levels.map(|cell| vec![cell]).to_vec());
        assert_eq!(view(&levels, Some(by(0, false)), ""), [2, 4, 1, 0, 3]);
        assert_eq!(view(&levels, Some(by(0, true)), ""), [1, 4, 2, 0, 3], "empty ones stay last");

        let steps = [Coverage::Covered, Coverage::Undescribed, Coverage::Untreated];
        let steps = register(steps.map(|step| vec![Cell::Coverage(step)]).to_vec());
        assert_eq!(view(&steps, Some(by(0, false)), ""), [1, 2, 0]);
    }

    #[test]
    fn equal_rows_keep_their_order_and_an_unknown_column_sorts_nothing() {
        let same = register(vec![vec![Cell::of("同じ")], vec![Cell::of("同じ")], vec![Cell::of("あ")]]);
        assert_eq!(view(&same, Some(by(0, true)), ""), [0, 1, 2]);
        assert_eq!(view(&same, Some(by(7, true)), ""), [0, 1, 2]);
        assert_eq!(view(&same, Some(by(1, false)), ""), [0, 1, 2], "rows shorter than the heading");
    }

    #[test]
    fn every_word_of_the_filter_must_be_in_a_cell() {
        let rows = register(vec![
            vec![Cell::of("電子カルテサーバ"), Cell::Coverage(Coverage::Covered)],
            vec![Cell::of("ログサーバ"), Cell::Coverage(Coverage::Unexamined)],
            vec![Cell::of("VPN")],
        ]);
        assert_eq!(view(&rows, None, "  "), [0, 1, 2]);
        assert_eq!(view(&rows, None, "ｻｰﾊﾞ　さーば"), [0, 1]);
        assert_eq!(view(&rows, None, "サーバ 未検討"), [1]);
        assert_eq!(view(&rows, None, "ｖｐｎ"), [2]);
        assert!(view(&rows, None, "サーバ充足").is_empty(), "not across two cells");
        assert_eq!(view(&rows, Some(by(0, true)), "サーバ"), [0, 1]);
    }

    #[test]
    fn many_rows_are_quick() {
        let text =
            |number: usize| vec![Cell::Id(FlowId(number as u32).into()), Cell::of(format!("サーバ{}", number % 977))];
        let rows = register((0..15_000).map(text).collect());
        let start = Instant::now();
        let shown = view(&rows, Some(by(1, true)), "サーバ9");
        assert!(!shown.is_empty() && shown.len() < 15_000);
        // A quadratic way would take minutes; the bound is wide so that a busy machine passes.
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    }
}
