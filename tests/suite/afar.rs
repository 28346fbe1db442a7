//! A drawing seen from where no words can be read, of which only what changes is painted anew: what is seen must be what
//! one sees who looks at it for the first time.

use std::collections::BTreeSet;

use egui::epaint::{ClippedShape, Mesh};
use egui::{Color32, Key, Modifiers, Shape, vec2};
use nagarezu::app::action::{Action, ThemeChoice};
use nagarezu::app::command::Command as Run;
use nagarezu::edit::Command;
use nagarezu::model::Vector;
use nagarezu::scene::{Detail, Overlay};
use nagarezu::text::Lang;

use crate::driver::{Driver, flow, node};

/// How far a place may be off by rounding, in screen points.
const HAIR: f32 = 0.05;

/// From how far: no element is more than a plain rectangle, and cards with icons and arrows with marks.
const FROM: [(f32, Detail); 2] = [(0.1, Detail::Far), (0.32, Detail::Low)];

/// Figure 5-3 so much smaller than when all of it just fits.
fn afar((factor, detail): (f32, Detail)) -> Driver {
    let mut driver = Driver::sample();
    act(&mut driver, Action::Run(Run::ToggleGrid));
    act(&mut driver, Action::Run(Run::ToggleMinimap));
    let middle = driver.state().camera.canvas.center();
    act(&mut driver, Action::Zoom(factor, middle));
    assert_eq!(Detail::at(driver.state().camera.zoom), detail, "at zoom {}", driver.state().camera.zoom);
    driver
}

fn act(driver: &mut Driver, action: Action) {
    let ctx = driver.ctx().clone();
    driver.act(action, &ctx);
    driver.settle();
}

/// Every triangle of the drawing that has an area, by the places and colours of its corners.
fn seen(driver: &Driver) -> Vec<[(f32, f32, Color32); 3]> {
    let canvas = driver.state().camera.canvas;
    let meshes = driver.output().shapes.iter().filter_map(|ClippedShape { shape, .. }| match shape {
        Shape::Mesh(mesh) if canvas.contains_rect(mesh.calc_bounds()) => Some(mesh),
        _ => None,
    });
    let corner = |mesh: &Mesh, index: &u32| {
        let vertex = mesh.vertices[*index as usize];
        (vertex.pos.x, vertex.pos.y, vertex.color)
    };
    let triangles = |mesh: &Mesh| -> Vec<_> {
        let seen = mesh.indices.chunks(3).filter(|three| three[0] != three[1] || three[1] != three[2]);
        seen.map(|three| [0, 1, 2].map(|place| corner(mesh, &three[place]))).collect()
    };
    meshes.flat_map(|mesh| triangles(mesh)).collect()
}

/// Comes near and goes far away again, so that nothing is left of what was painted before.
fn looks_as_if_new(driver: &mut Driver, after: &str) {
    let before = seen(driver);
    assert!(before.len() > 100, "{after}: {} triangles", before.len());
    let middle = driver.state().camera.canvas.center();
    act(driver, Action::Zoom(16.0, middle));
    assert_eq!(Detail::at(driver.state().camera.zoom), Detail::Full, "{after}: it is seen from near");
    act(driver, Action::Zoom(0.0625, middle));
    let anew = seen(driver);
    assert_eq!(before.len(), anew.len(), "{after}");
    for (before, anew) in before.iter().flatten().zip(anew.iter().flatten()) {
        let near = (before.0 - anew.0).abs() < HAIR && (before.1 - anew.1).abs() < HAIR;
        assert!(near && before.2 == anew.2, "{after}: {before:?} is no longer {anew:?}");
    }
}

#[test]
fn what_changes_afar_is_painted_as_if_it_had_always_been_so() {
    for from in FROM {
        changes(&mut afar(from));
    }
}

fn changes(driver: &mut Driver) {
    looks_as_if_new(driver, "opening");
    let first = seen(driver);
    for step in 1..=4_u8 {
        let command = Command::Move {
            elements: BTreeSet::from([node(15)]),
            by: Vector(f32::from(step) * 60.0, f32::from(step % 2) * 90.0),
        };
        act(driver, Action::Preview(command));
        looks_as_if_new(driver, "a drag goes on");
    }
    assert_ne!(seen(driver), first);
    act(driver, Action::EndPreview);
    assert_eq!(seen(driver).len(), first.len());
    looks_as_if_new(driver, "a drag is given up");

    act(driver, Action::Edit(Command::Move { elements: BTreeSet::from([node(15)]), by: Vector(0.0, 400.0) }));
    looks_as_if_new(driver, "a move");
    act(driver, Action::Edit(Command::Delete { elements: BTreeSet::from([flow(11), node(3)]) }));
    looks_as_if_new(driver, "a deletion");
    act(driver, Action::Pan(vec2(37.0, -21.0)));
    looks_as_if_new(driver, "the view moved");
    driver.undo_all();
    looks_as_if_new(driver, "undo");
    driver.keys(Modifiers::COMMAND, Key::Y);
    looks_as_if_new(driver, "redo");
    act(driver, Action::Run(Run::SelectAll));
    looks_as_if_new(driver, "a selection");
}

#[test]
fn a_theme_an_overlay_and_a_language_reach_what_is_far_away() {
    for from in FROM {
        appearances(&mut afar(from));
    }
}

fn appearances(driver: &mut Driver) {
    let light = seen(driver);
    act(driver, Action::Theme(ThemeChoice::Dark));
    let dark = seen(driver);
    assert_eq!(light.len(), dark.len());
    assert_ne!(light, dark);
    looks_as_if_new(driver, "another theme");
    act(driver, Action::Theme(ThemeChoice::LightContrast));
    assert_ne!(seen(driver), dark);
    looks_as_if_new(driver, "high contrast");
    let before = seen(driver);
    act(driver, Action::Overlay(Overlay::Level));
    assert_ne!(seen(driver), before);
    looks_as_if_new(driver, "another overlay");
    act(driver, Action::Overlay(Overlay::None));
    looks_as_if_new(driver, "no overlay");
    act(driver, Action::Language(Lang::En));
    looks_as_if_new(driver, "another language");
    act(driver, Action::Run(Run::ScaleUp));
    looks_as_if_new(driver, "another scale");
}
