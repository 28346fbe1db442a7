//! How wide tabs are: as their names need while there is room, then all that are wide alike, and never less than can be
//! read.

/// The least width, in screen points.
pub(super) const LEAST: f32 = 108.0;

/// The widths of tabs that would be as wide as `natural`, in a strip of this width. They may need more room than there
/// is; then the strip is scrolled.
pub(super) fn widths(natural: &[f32], room: f32) -> Vec<f32> {
    let limit = limit(natural, room);
    natural.iter().map(|width| width.min(limit).max(LEAST.min(*width))).collect()
}

/// The width that none may exceed so that all fit.
fn limit(natural: &[f32], room: f32) -> f32 {
    let mut sorted = natural.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = room;
    for (place, &width) in sorted.iter().enumerate() {
        let share = left / (sorted.len() - place) as f32;
        if width > share {
            return share;
        }
        left -= width;
    }
    f32::INFINITY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_wide_ones_give_way_and_all_of_them_alike() {
        assert_eq!(widths(&[120.0, 150.0], 300.0), [120.0, 150.0]);
        assert_eq!(widths(&[120.0, 300.0, 260.0], 520.0), [120.0, 200.0, 200.0]);
        assert_eq!(widths(&[80.0, 300.0, 300.0], 120.0), [80.0, LEAST, LEAST], "a short one needs no more than it is");
        assert!(widths(&[], 100.0).is_empty());
    }
}
