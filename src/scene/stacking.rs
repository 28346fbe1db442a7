//! What lies over what among figures of one kind.

/// Something that can lie over its like.
pub(super) trait Stacked {
    /// The layer a person gave it: 0 unless it was brought to the front or sent to the back.
    fn layer(&self) -> i32;
}

/// Hands figures over from the lowest layer to the highest, of one layer in the order in which they come.
pub(super) fn stacked<'f, Figure: 'f>(
    figures: impl Iterator<Item = &'f Figure> + Clone,
    layer: impl Fn(&Figure) -> i32,
    mut each: impl FnMut(&Figure),
) {
    // Most drawings have one layer, so that nothing is sorted.
    let mut moved: Vec<&Figure> = figures.clone().filter(|figure| layer(figure) != 0).collect();
    moved.sort_by_key(|figure| layer(figure));
    let above = moved.partition_point(|figure| layer(figure) < 0);
    moved[..above].iter().for_each(|figure| each(figure));
    figures.filter(|figure| layer(figure) == 0).for_each(&mut each);
    moved[above..].iter().for_each(|figure| each(figure));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_layer_comes_first_and_one_layer_stays_in_its_order() {
        let figures = [(1, 'a'), (0, 'b'), (-2, 'c'), (0, 'd'), (1, 'e'), (-1, 'f')];
        let mut order = String::new();
        stacked(figures.iter(), |figure| figure.0, |figure| order.push(figure.1));
        assert_eq!(order, "cfbdae");
    }
}
