//! Everything a person can act on has a name and every letter a glyph: the driver checks both whenever the window
//! rests, so these tests only have to walk everywhere.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::model::{ElementId, FlowId};

use crate::driver::{Driver, flow, name_of, node};

#[test]
fn every_page_of_the_inspector() {
    let mut driver = Driver::sample();
    let project = driver.project();
    // One element of each kind: pages differ by kind.
    let mut kinds = BTreeMap::<&str, ElementId>::new();
    kinds.extend(project.flows.iter().filter_map(|(&id, flow)| Some((flow.verb.as_deref()?, id.into()))));
    kinds.extend(project.nodes.iter().map(|(&id, node)| (node.kind.as_str(), id.into())));
    kinds.extend(project.zones.iter().map(|(&id, zone)| (zone.kind.as_str(), id.into())));
    let crowded = FlowId(5);
    let elements: BTreeSet<ElementId> = kinds.into_values().chain([crowded.into()]).collect();
    assert!(elements.len() >= 25, "{elements:?}");
    let canvas = driver.state().camera.canvas;
    for element in elements {
        driver.select(element);
        assert_eq!(driver.state().camera.canvas, canvas, "the page of {element} leaves the canvas its room");
        let heading = format!("{element} ");
        assert!(
            driver.nodes().any(|node| {
                let node = node.accesskit_node();
                node.role() == Role::Label
                    && node.bounding_box().is_some_and(|bounds| bounds.x0 > 1290.0)
                    && name_of(&node).is_some_and(|name| name.starts_with(&heading))
            }),
            "the page of {element}"
        );
        assert!(driver.told_selected(element), "{element}");
    }
    driver.select(flow(17));
    driver.click_aloud("文の言い換え");
    assert_eq!(driver.field("誰が").value().as_deref(), Some(""));
}

#[test]
fn the_project_its_data_parties_and_notes() {
    let mut driver = Driver::sample();
    let entries: Vec<String> = driver
        .nodes()
        .map(|node| node.accesskit_node())
        .filter(|node| node.role() == Role::Button && node.bounding_box().is_some_and(|bounds| bounds.x0 > 1290.0))
        .filter_map(|node| name_of(&node))
        .filter(|name| name.contains("  "))
        .collect();
    assert_eq!(entries.len(), 12 + 6 + 8, "{entries:?}");
    for entry in entries.into_iter().step_by(4) {
        driver.key(Key::Escape);
        driver.click_aloud(&entry);
        let selected = driver.state().only_selected().expect("one is selected");
        assert!(entry.starts_with(&selected.to_string()), "{entry}");
    }
}

#[test]
fn several_at_once() {
    let mut driver = Driver::sample();
    driver.select(node(17));
    let at = driver.middle(flow(16));
    driver.click_with(Modifiers::SHIFT, at);
    assert!(driver.reads("2件を選択中"));
    driver.press("複製");
    assert_eq!(driver.project().nodes.len(), 30);
}

#[test]
fn every_menu_and_dialog_in_both_languages() {
    let mut driver = Driver::sample();
    for (menus, shortcuts, about, close) in [
        (["ファイル", "編集", "表示", "書き出し", "ヘルプ"], "ショートカット", "Nagarezuについて", "閉じる"),
        (["File", "Edit", "View", "Export", "Help"], "Shortcuts", "About Nagarezu", "Close"),
    ] {
        for menu in menus {
            driver.press(menu);
            driver.key(Key::Escape);
        }
        for dialog in [shortcuts, about] {
            driver.menu(menus[4], dialog);
            assert!(driver.state().dialog.is_some());
            driver.press(close);
            assert!(driver.state().dialog.is_none());
        }
        driver.press("EN");
    }
}

#[test]
fn what_stands_on_an_empty_sheet() {
    let mut driver = Driver::blank();
    assert!(driver.painted_texts().iter().any(|(text, _)| text == "構成図はまだ空です"));
    for register in ["情報流一覧 0", "脅威一覧 0"] {
        driver.press(register);
        assert!(driver.reads("まだ何もありません"), "{register}");
    }
}
