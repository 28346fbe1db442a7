//! A list that is one stop of the tab key: while it has the keyboard, keys go from row to row.

use egui::{Event, EventFilter, FocusDirection, Id, Key, Ui};

/// The keys that go to another row.
pub const WALK: [Key; 6] = [Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End, Key::PageUp, Key::PageDown];

/// A press of a key of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    /// The key.
    pub key: Key,
    /// Whether Shift was held.
    pub shift: bool,
}

/// Takes the presses of these keys while a list has the keyboard, in their order: a slow frame brings several at once.
pub fn pressed(ui: &Ui, list: Id, keys: &[Key]) -> Vec<Press> {
    if !ui.memory(|memory| memory.has_focus(list)) {
        return Vec::new();
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list, filter));
    let mut presses = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. }
                if keys.contains(key) && !modifiers.alt && !modifiers.ctrl && !modifiers.command =>
            {
                presses.push(Press { key: *key, shift: modifiers.shift });
                false
            }
            _ => true,
        });
    });
    if !presses.is_empty() {
        // A list that has just got the keyboard must not lose it by the same key.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    presses
}

/// The row that a key goes to, of `count` rows of which so many are in sight; none where the key goes to no row.
pub fn goal(key: Key, at: Option<usize>, count: usize, in_sight: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let page = in_sight.saturating_sub(1).max(1);
    match (key, at) {
        (Key::ArrowUp, Some(at)) => Some(at.saturating_sub(1)),
        (Key::ArrowDown, Some(at)) => Some((at + 1).min(last)),
        (Key::PageUp, Some(at)) => Some(at.saturating_sub(page)),
        (Key::PageDown, Some(at)) => Some((at + page).min(last)),
        (Key::End, _) => Some(last),
        (Key::Home, _) | (Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown, None) => Some(0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_in_the_list() {
        for (key, at, expected) in [
            (Key::ArrowUp, Some(0), Some(0)),
            (Key::ArrowDown, Some(8), Some(9)),
            (Key::ArrowDown, Some(9), Some(9)),
            (Key::PageDown, Some(1), Some(4)),
            (Key::PageDown, Some(8), Some(9)),
            (Key::PageUp, Some(2), Some(0)),
            (Key::Home, Some(7), Some(0)),
            (Key::End, None, Some(9)),
            (Key::ArrowUp, None, Some(0)),
            (Key::Enter, Some(3), None),
        ] {
            assert_eq!(goal(key, at, 10, 4), expected, "{key:?} {at:?}");
        }
        assert_eq!(goal(Key::End, None, 0, 4), None);
    }
}
