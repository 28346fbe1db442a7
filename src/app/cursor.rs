//! The cell of a register that the keyboard is at: a table is one stop of the tab key, and arrows walk about in it.

use egui::{Id, Key, Modifiers, Ui};

use super::rows::{self, Press, WALK};

/// Where the keyboard is in a table. The headings are above the first row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row in sight; none: the headings.
    pub row: Option<usize>,
    /// The column among those that are shown.
    pub column: usize,
}

/// What keys in a table ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pressed {
    /// The cursor went to another cell.
    pub moved: bool,
    /// It went to another row, with Shift held or not.
    pub goes: Option<Modifiers>,
    /// What is at the cursor is to be done or shown.
    pub opens: bool,
    /// The row is to be taken in hand, or let go.
    pub picks: bool,
}

impl Cursor {
    /// Answers to the keys while a table has the keyboard.
    pub fn press(&mut self, ui: &Ui, id: Id, (rows, columns): (usize, usize), page: usize) -> Pressed {
        const KEYS: [Key; 4] = [Key::ArrowLeft, Key::ArrowRight, Key::Enter, Key::Space];
        let mut pressed = Pressed::default();
        let presses = rows::pressed(ui, id, &[&WALK[..], &KEYS].concat());
        if presses.is_empty() {
            return pressed;
        }
        let before = *self;
        self.row = self.row.map(|row| row.min(rows.saturating_sub(1))).filter(|_| rows > 0);
        self.column = self.column.min(columns.saturating_sub(1));
        for Press { key, shift } in presses {
            match key {
                Key::Enter => pressed.opens = true,
                Key::Space => pressed.picks = true,
                key => {
                    let row = self.row;
                    self.go(key, (rows, columns), page.max(1));
                    if self.row != row && self.row.is_some() {
                        pressed.goes = Some(if shift { Modifiers::SHIFT } else { Modifiers::NONE });
                    }
                }
            }
        }
        pressed.moved = *self != before;
        pressed
    }

    fn go(&mut self, key: Key, (rows, columns): (usize, usize), page: usize) {
        let last = rows.checked_sub(1);
        match key {
            Key::ArrowUp => self.row = self.row.and_then(|row| row.checked_sub(1)),
            Key::ArrowDown => self.row = last.map(|last| self.row.map_or(0, |row| (row + 1).min(last))),
            Key::PageUp => self.row = self.row.map(|row| row.saturating_sub(page)),
            Key::PageDown => self.row = last.map(|last| (self.row.unwrap_or(0) + page).min(last)),
            Key::Home => self.row = last.map(|_| 0),
            Key::End => self.row = last,
            Key::ArrowLeft => self.column = self.column.saturating_sub(1),
            Key::ArrowRight => self.column = (self.column + 1).min(columns.saturating_sub(1)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_stay_in_the_table_and_reach_the_headings() {
        let mut cursor = Cursor::default();
        let size = (3, 2);
        for (key, expected) in [
            (Key::ArrowDown, (Some(0), 0)),
            (Key::ArrowRight, (Some(0), 1)),
            (Key::ArrowRight, (Some(0), 1)),
            (Key::End, (Some(2), 1)),
            (Key::ArrowDown, (Some(2), 1)),
            (Key::PageUp, (Some(0), 1)),
            (Key::ArrowUp, (None, 1)),
            (Key::ArrowUp, (None, 1)),
            (Key::PageDown, (Some(2), 1)),
            (Key::ArrowLeft, (Some(2), 0)),
        ] {
            cursor.go(key, size, 5);
            assert_eq!((cursor.row, cursor.column), expected, "{key:?}");
        }
        cursor.go(Key::ArrowDown, (0, 2), 5);
        assert_eq!(cursor.row, None, "there is no row");
    }
}
