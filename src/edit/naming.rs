//! Names for new elements that tell them from those already there.

use std::collections::BTreeSet;

/// `name`, or where it is taken the name with the lowest number that is free: 端末, 端末 2, 端末 3.
///
/// The number stands before a part in brackets at the end, which is drawn as a line of its own:
/// 終端装置 2(診療所).
pub(super) fn distinct<'a>(name: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: BTreeSet<&str> = taken.collect();
    if !taken.contains(name) {
        return name.to_owned();
    }
    let (proper, rest) = name.split_at(detail_start(name));
    let mut number = 2_usize;
    loop {
        let candidate = format!("{proper} {number}{rest}");
        if !taken.contains(candidate.as_str()) {
            return candidate;
        }
        // As many names are taken as `taken` has entries at most, so this ends.
        number += 1;
    }
}

/// Where the part in brackets at the end starts, or the end of the name.
fn detail_start(name: &str) -> usize {
    [('(', ')'), ('（', '）')]
        .iter()
        .find_map(|(open, close)| name.strip_suffix(*close)?.rfind(*open))
        .filter(|start| *start > 0)
        .unwrap_or(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_free_number_is_taken() {
        assert_eq!(distinct("端末", [].into_iter()), "端末");
        assert_eq!(distinct("端末", ["端末", "端末 3"].into_iter()), "端末 2");
        assert_eq!(distinct("端末", ["端末", "端末 2"].into_iter()), "端末 3");
    }

    #[test]
    fn the_number_stands_before_the_second_line() {
        assert_eq!(distinct("終端装置(診療所)", ["終端装置(診療所)"].into_iter()), "終端装置 2(診療所)");
        assert_eq!(distinct("(仮)", ["(仮)"].into_iter()), "(仮) 2");
    }
}
