//! Parts that nothing connects, put side by side.

use super::net::{Extent, Spacing};

/// The first corner of each part, and how large all of it is. Parts stand across each other as far as is fair, then
/// further on; the larger ones come first.
pub(super) fn pack(parts: &[Extent], spacing: Spacing) -> (Vec<Extent>, Extent) {
    let gap = spacing.apart;
    let area: f32 = parts.iter().map(|part| (part.along + gap) * (part.across + gap)).sum();
    let longest = parts.iter().map(|part| part.across).fold(0.0, f32::max);
    let fair = (area * spacing.shape).sqrt().max(longest);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|a, b| (parts[*b].along * parts[*b].across).total_cmp(&(parts[*a].along * parts[*a].across)));
    order.sort_by(|a, b| parts[*b].along.total_cmp(&parts[*a].along));

    let mut corners = vec![Extent::default(); parts.len()];
    let mut all = Extent::default();
    let (mut start, mut thickness, mut filled) = (0.0, 0.0_f32, 0.0_f32);
    for at in order {
        let part = parts[at];
        if filled > 0.0 && filled + part.across > fair * 1.02 {
            start += thickness + gap;
            (thickness, filled) = (0.0, 0.0);
        }
        corners[at] = Extent { along: start, across: filled };
        all.across = all.across.max(filled + part.across);
        filled += part.across + gap;
        thickness = thickness.max(part.along);
        all.along = all.along.max(start + thickness);
    }
    (corners, all)
}
