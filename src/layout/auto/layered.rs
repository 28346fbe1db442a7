//! All steps for one piece: from boxes and arrows to where each box stands.

use super::coordinates::corners;
use super::cycles::turned;
use super::net::{Extent, Net, Spacing};
use super::order::Ranked;
use super::packing::pack;
use super::ranks::ranks;

/// Boxes where they stand.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    /// The first corner of each.
    pub(super) corners: Vec<Extent>,
    /// How large all of it is.
    pub(super) size: Extent,
}

/// Arranges the boxes in ranks; what no arrow connects stands side by side. None where it is not let go on.
pub(super) fn layered(net: &Net, spacing: Spacing, go_on: &dyn Fn() -> bool) -> Option<Laid> {
    let parts = net.parts();
    if let [_] = parts.as_slice() {
        return connected(net, spacing, go_on);
    }
    let mut corners = vec![Extent::default(); net.sizes.len()];
    let mut sizes = Vec::with_capacity(parts.len());
    for part in &parts {
        let laid = connected(&net.part(part), spacing, go_on)?;
        for (of, corner) in part.iter().zip(laid.corners) {
            corners[*of] = corner;
        }
        sizes.push(laid.size);
    }
    let (places, size) = pack(&sizes, spacing);
    for (part, place) in parts.iter().zip(places) {
        for of in part {
            corners[*of].along += place.along;
            corners[*of].across += place.across;
        }
    }
    Some(Laid { corners, size })
}

fn connected(net: &Net, spacing: Spacing, go_on: &dyn Fn() -> bool) -> Option<Laid> {
    let turned = turned(net);
    let ranks = ranks(net, &turned, spacing);
    let mut ranked = Ranked::new(net, &turned, &ranks);
    if !ranked.uncross(go_on) {
        return None;
    }
    let mut corners = corners(net, &ranked, spacing);
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    let mut end = 0.0_f32;
    for (corner, size) in corners.iter_mut().zip(&net.sizes) {
        low = low.min(corner.across);
        high = high.max(corner.across + size.across);
        end = end.max(corner.along + size.along);
    }
    for corner in &mut corners {
        corner.across -= low;
    }
    let across = if high > low { high - low } else { 0.0 };
    Some(Laid { corners, size: Extent { along: end, across } })
}
