//! What can be read of figure 5-3 when all of it is fitted into the canvas of a small window.

use std::collections::BTreeSet;

use super::{Align, Overlay, Primitive, Role, Sheet, View};
use crate::analysis::analyse;
use crate::catalog::Catalog;
use crate::layout::text;
use crate::model::{Project, Rect};
use crate::storage;
use crate::text::Lang;

/// The canvas, in screen points, of windows of 1600 × 1000, 1280 × 720 and 1000 × 640, and of the last two at 150 %; and
/// how many of the nodes must be named there.
const CANVASES: [(f32, f32, usize); 5] =
    [(1080.0, 700.0, 29), (760.0, 424.0, 27), (480.0, 344.0, 27), (356.0, 180.0, 7), (315.0, 165.0, 3)];

/// The smallest letters that can be read, in screen points.
const LEGIBLE: f32 = 9.0;

struct Text {
    words: String,
    area: Rect,
    size: f32,
    bold: bool,
}

fn figure() -> (Project, Sheet) {
    let project = storage::read(include_str!("../../samples/figure-5-3.ron")).unwrap();
    let catalog = Catalog::builtin().unwrap();
    let sheet = Sheet::new(&project, &analyse(&project, &catalog, None), &catalog, Lang::Ja);
    (project, sheet)
}

/// Titles and names on a canvas that all of the drawing is fitted into.
fn written(sheet: &Sheet, (width, height): (f32, f32)) -> (Vec<Text>, f32) {
    let bounds = sheet.bounds().unwrap();
    let zoom = ((width - 20.0) / bounds.2).min((height - 20.0) / bounds.3);
    let middle = bounds.center();
    let visible = Rect(middle.0 - width / zoom / 2.0, middle.1 - height / zoom / 2.0, width / zoom, height / zoom);
    let mut texts = Vec::new();
    sheet.paint(&View { visible, zoom, overlay: Overlay::Coverage }, &mut |primitive| {
        let Primitive::Text { at, align, size, bold, ink, text, .. } = primitive else { return };
        let is_title = *bold && ink.role != Role::LevelLetter;
        // What is written on flows is smaller or, alone, of another size. Near enough, names stand as in the drawing.
        let own = super::node::NAME * zoom >= super::map_name::OWN && (size - super::node::NAME).abs() < 0.01;
        let is_name = !bold && (own || (size * zoom - LEGIBLE).abs() < 0.01);
        if !is_title && !is_name {
            return;
        }
        let width = text::width(text, *size, *bold);
        let left = match align {
            Align::Left => at.0,
            Align::Center => at.0 - width / 2.0,
            Align::Right => at.0 - width,
        };
        let area = Rect(left, at.1 - size / 2.0, width, *size);
        texts.push(Text { words: text.clone(), area, size: size * zoom, bold: *bold });
    });
    (texts, zoom)
}

/// Whether a text is the beginning of a name, long enough to tell it by.
fn begins(text: &str, name: &str) -> bool {
    let text = text.trim_end_matches('…');
    name.starts_with(text) && (text.chars().count() >= 2 || text == name)
}

#[test]
fn every_zone_is_named_in_letters_that_can_be_read() {
    let (project, sheet) = figure();
    for (width, height, _) in CANVASES {
        let (texts, zoom) = written(&sheet, (width, height));
        for zone in project.zones.values() {
            let around = zone.frame.grown(14.0 / zoom);
            let title = texts
                .iter()
                .find(|text| text.bold && begins(&text.words, &zone.name) && around.contains_rect(text.area));
            let title = title.unwrap_or_else(|| panic!("{} has no title at {zoom}", zone.name));
            assert!(title.size >= LEGIBLE - 0.01, "{}: {}", zone.name, title.size);
        }
    }
}

#[test]
fn nodes_are_named_as_far_as_their_names_fit() {
    let (project, sheet) = figure();
    for (width, height, least) in CANVASES {
        let (texts, zoom) = written(&sheet, (width, height));
        let named: BTreeSet<_> = project
            .nodes
            .iter()
            .filter(|(_, node)| {
                let around = node.rect().grown(40.0 / zoom);
                let near = |text: &&Text| !text.bold && around.contains(text.area.center());
                texts.iter().filter(near).any(|text| begins(&text.words, &node.name))
            })
            .map(|(id, _)| id)
            .collect();
        println!("zoom {zoom:.2}: {} of {} nodes named", named.len(), project.nodes.len());
        assert!(named.len() >= least, "{} of {} at {zoom}", named.len(), project.nodes.len());
    }
}

#[test]
fn nothing_that_is_written_covers_anything_else_that_is_written_or_another_card() {
    let (project, sheet) = figure();
    for (width, height, _) in CANVASES {
        let (texts, zoom) = written(&sheet, (width, height));
        for (place, text) in texts.iter().enumerate() {
            let area = text.area.grown(-0.5 / zoom);
            let other = texts[place + 1..].iter().find(|other| other.area.overlaps(area));
            assert!(other.is_none(), "{} lies over {} at {zoom}", text.words, other.map_or("", |other| &other.words));
            if text.bold {
                continue;
            }
            let under = project.nodes.values().filter(|node| node.rect().grown(-1.0).overlaps(area));
            let under: Vec<_> = under.map(|node| node.name.as_str()).collect();
            assert!(under.len() <= 1, "{} lies over {under:?} at {zoom}", text.words);
        }
    }
}
