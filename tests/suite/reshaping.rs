//! Giving what is drawn another shape by keys alone: bends, labels and ends of arrows, sides of frames; and finding the
//! other end of an arrow by typing.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use nagarezu::app::canvas::access;
use nagarezu::app::focus::Keyed;
use nagarezu::model::{ElementId, Flow, FlowId, NodeId, Point, Rect, ZoneId};

use crate::driver::{Driver, flow, node, zone};

/// Two nodes side by side with an arrow between them, one below, all in a zone.
const THREE: &str = r#"Project(
    format: 1,
    title: "三つ",
    profile: "gl-1.1",
    data: { "D1": (name: "患者情報", class: "data.patient") },
    zones: { "Z1": (kind: "zone.medical", name: "さくら診療所", frame: (203, 153, 900, 500)) },
    nodes: {
        "N01": (kind: "node.terminal", name: "受付端末", at: (300, 256)),
        "N02": (kind: "node.server", name: "電子カルテサーバ", at: (800, 256)),
        "N03": (kind: "node.server", name: "副サーバ", at: (560, 520)),
    },
    flows: { "F01": (verb: "flow.transfer", from: "N01", to: "N02", data: ["D1"], phases: ["運用"]) },
)"#;

/// Walks to an element by keys.
fn at(element: ElementId) -> Driver {
    let mut driver = Driver::with(THREE);
    driver.key(Key::Home);
    for _ in 0..6 {
        if driver.state().focus.element != Some(element) {
            driver.keys(Modifiers::COMMAND, Key::ArrowRight);
        }
    }
    assert_eq!(driver.state().focus.element, Some(element));
    driver
}

fn arrow(driver: &Driver) -> &Flow {
    &driver.project().flows[&FlowId(1)]
}

/// How far down the bends are.
fn heights(driver: &Driver) -> Vec<f32> {
    arrow(driver).waypoints.iter().map(|point| point.1).collect()
}

fn label(driver: &Driver) -> Rect {
    driver.state().document.sheet().geometry().flows[&FlowId(1)].label.expect("the flow has a label")
}

fn steps(driver: &Driver) -> usize {
    driver.state().document.history.done()
}

/// What the card at the lower edge and the live region say is held.
fn held(driver: &Driver) -> String {
    let spoken = driver.state().spoken.trim_end().to_owned();
    let keyed = driver.state().focus.keyed.expect("something is done by keys");
    assert_eq!(driver.state().keyed_words(keyed), spoken);
    assert!(driver.reads(&spoken), "the card says {spoken}");
    spoken
}

#[test]
fn a_line_is_led_by_keys_from_grid_line_to_grid_line_as_one_step() {
    let mut driver = at(flow(1));
    let before = driver.project().clone();
    driver.key(Key::G);
    assert_eq!(driver.state().only_selected(), Some(flow(1)));
    assert_eq!(held(&driver), "F01 線分 1/1");
    let height = driver.state().document.sheet().geometry().flows[&FlowId(1)].route[0].1;
    assert!(height % 10.0 != 0.0, "the line is not on the grid yet: {height}");
    driver.key(Key::ArrowDown);
    let grid = (height / 10.0).ceil() * 10.0;
    assert_eq!(heights(&driver), [grid, grid]);
    driver.key(Key::ArrowDown);
    driver.keys(Modifiers::SHIFT, Key::ArrowDown);
    let side = driver.project().nodes[&nagarezu::model::NodeId(1)].rect().bottom() - 12.0;
    assert_eq!(
        heights(&driver),
        [side, side],
        "it stops where the sides of its nodes end, and no corner is left behind"
    );
    driver.key(Key::ArrowRight);
    assert_eq!(steps(&driver), 1, "along itself a segment goes nowhere, and the keys are one step");
    driver.key(Key::Enter);
    assert!(driver.state().focus.keyed.is_none());
    assert_eq!(driver.state().only_selected(), Some(flow(1)));
    assert!(driver.state().labelling.is_none(), "the key that ends it opens nothing");
    assert_eq!(driver.undo_all(), 1);
    assert!(*driver.project() == before);
}

#[test]
fn tab_goes_along_the_arrow_and_delete_removes_a_bend() {
    let mut driver = at(flow(1));
    driver.key(Key::G);
    for _ in 0..12 {
        driver.key(Key::ArrowDown);
    }
    let mut seen = vec![held(&driver)];
    for _ in 0..20 {
        driver.key(Key::Tab);
        let now = held(&driver);
        if now == seen[0] {
            break;
        }
        seen.push(now);
    }
    for expected in
        ["F01 始点 N01 受付端末", "F01 終点 N02 電子カルテサーバ", "F01 ラベル", "F01 折れ点 1/2", "F01 折れ点 2/2"]
    {
        assert!(seen.iter().any(|told| told == expected), "{expected}: {seen:?}");
    }
    let last = held(&driver);
    driver.type_text("s");
    assert_eq!(held(&driver), last, "letters take no kind meanwhile");
    driver.keys(Modifiers::SHIFT, Key::Tab);
    assert_ne!(held(&driver), last);
    while held(&driver) != "F01 折れ点 2/2" {
        driver.key(Key::Tab);
    }
    let (bend, done) = (arrow(&driver).waypoints[1], steps(&driver));
    driver.key(Key::ArrowLeft);
    driver.key(Key::ArrowUp);
    let moved = arrow(&driver).waypoints.last().copied().expect("a bend");
    assert!(moved.0 < bend.0 && moved.1 < bend.1, "{moved:?} from {bend:?}");
    assert_eq!(steps(&driver), done + 1, "another handle is another step");
    let count = arrow(&driver).waypoints.len();
    driver.key(Key::Delete);
    assert_eq!(arrow(&driver).waypoints.len(), count - 1);
    assert!(driver.project().flows.contains_key(&FlowId(1)), "the arrow itself stays");
    driver.key(Key::Escape);
    assert!(driver.state().focus.keyed.is_none());
}

#[test]
fn delete_on_a_segment_takes_its_bends_away() {
    let mut driver = at(flow(1));
    driver.key(Key::G);
    for _ in 0..12 {
        driver.key(Key::ArrowDown);
    }
    assert_eq!(arrow(&driver).waypoints.len(), 2);
    driver.key(Key::Delete);
    assert!(arrow(&driver).waypoints.is_empty());
    assert_eq!(driver.undo_all(), 2);
}

#[test]
fn undo_in_between_is_gone_on_from() {
    let mut driver = at(flow(1));
    driver.key(Key::G);
    driver.key(Key::ArrowDown);
    driver.key(Key::ArrowDown);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert!(arrow(&driver).waypoints.is_empty());
    driver.key(Key::ArrowUp);
    assert_eq!(arrow(&driver).waypoints.len(), 2);
    assert_eq!(steps(&driver), 1);
}

#[test]
fn a_label_is_moved_and_put_back_by_keys() {
    let mut driver = at(flow(1));
    let before = label(&driver);

    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text("キーでラベルを動かす");
    driver.key(Key::Enter);
    assert_eq!(held(&driver), "F01 ラベル");
    driver.key(Key::ArrowUp);
    driver.key(Key::ArrowUp);
    driver.keys(Modifiers::SHIFT, Key::ArrowRight);
    let moved = label(&driver);
    assert!(
        (before.1 - moved.1 - 20.0).abs() <= 1.0 && (moved.0 - before.0 - 1.0).abs() <= 1.0,
        "{before:?} {moved:?}"
    );
    assert_eq!(steps(&driver), 1);
    driver.key(Key::Delete);
    assert_eq!(arrow(&driver).label_at, None);
    driver.key(Key::Enter);
    assert!(driver.state().focus.keyed.is_none());
}

#[test]
fn either_end_is_connected_with_another_node_by_keys() {
    let mut driver = at(flow(1));
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text("シュウテン");
    driver.key(Key::Enter);
    assert_eq!(held(&driver), "F01 終点 N02 電子カルテサーバ");
    driver.key(Key::ArrowDown);
    assert_eq!(held(&driver), "F01 終点 N03 副サーバ", "the nearest below the end");
    assert_eq!(arrow(&driver).to, NodeId(2), "nothing happens before Enter");
    driver.key(Key::Enter);
    assert_eq!((arrow(&driver).from, arrow(&driver).to), (NodeId(1), NodeId(3)));
    assert_eq!(held(&driver), "F01 終点 N03 副サーバ");
    // Round the arrow to its start, and find the node by how it is read.
    driver.key(Key::Tab);
    driver.key(Key::Tab);
    assert_eq!(held(&driver), "F01 始点 N01 受付端末");
    driver.type_text("karute");
    assert_eq!(held(&driver), "F01 始点 N02 電子カルテサーバ");
    driver.key(Key::Enter);
    assert_eq!((arrow(&driver).from, arrow(&driver).to), (NodeId(2), NodeId(3)));
    driver.key(Key::Enter);
    assert!(driver.state().focus.keyed.is_none(), "Enter with nothing else aimed at ends it");
    assert_eq!(driver.undo_all(), 2);
}

#[test]
fn while_an_end_is_held_its_connection_can_be_taken_back() {
    let mut driver = at(flow(1));
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text("シュウテン");
    driver.key(Key::Enter);
    driver.key(Key::ArrowDown);
    driver.key(Key::Enter);
    assert_eq!(arrow(&driver).to, NodeId(3));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(arrow(&driver).to, NodeId(2));
    driver.keys(Modifiers::COMMAND, Key::Y);
    assert_eq!(arrow(&driver).to, NodeId(3));
    driver.keys(Modifiers::COMMAND, Key::K);
    driver.type_text("シュウテン");
    driver.key(Key::Enter);
    driver.type_text("kar");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(arrow(&driver).to, NodeId(3), "what is typed is taken back before anything else");
}

#[test]
fn the_other_end_of_a_new_arrow_is_found_by_typing() {
    let mut driver = at(node(1));
    driver.key(Key::A);
    assert_eq!(driver.told_focused().as_deref(), Some("相手の名称・ID・読み"));
    driver.type_text("sa-ba");
    assert!(driver.reads("該当 2件(↑↓で次へ)"));
    let first = held(&driver);
    driver.key(Key::ArrowDown);
    let second = held(&driver);
    assert_ne!(first, second);
    driver.key(Key::ArrowDown);
    assert_eq!(held(&driver), first, "round");
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.type_text("n3");
    assert_eq!(held(&driver), "N01 受付端末 → N03 副サーバ");
    driver.key(Key::Enter);
    let drawn = &driver.project().flows[&FlowId(2)];
    assert_eq!((drawn.from, drawn.to, drawn.two_way), (NodeId(1), NodeId(3), false));
    assert!(driver.state().labelling.is_some(), "it is asked at once what it does");
}

#[test]
fn what_fits_nothing_is_not_drawn_and_an_input_method_is_left_alone() {
    let mut driver = at(node(1));
    driver.key(Key::A);
    driver.type_text("ないもの");
    assert!(driver.reads("該当なし"));
    driver.key(Key::Enter);
    assert!(!driver.project().flows.contains_key(&FlowId(2)), "nothing is shown either");
    driver.keys(Modifiers::COMMAND, Key::A);
    driver.compose("ふく");
    driver.compose("副");
    driver.frame([egui::Event::Ime(egui::ImeEvent::Commit("副".to_owned())), enter(true), enter(false)]);
    driver.settle();
    let drawn = driver.state().document.history.project();
    assert!(!drawn.flows.contains_key(&FlowId(2)), "the enter key that ends a composition draws nothing");
    assert_eq!(held(&driver), "N01 受付端末 → N03 副サーバ");
    driver.keys(Modifiers::SHIFT, Key::Enter);
    assert!(driver.project().flows[&FlowId(2)].two_way);
}

fn enter(pressed: bool) -> egui::Event {
    egui::Event::Key { key: Key::Enter, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}

#[test]
fn escape_and_other_controls_end_the_search_for_a_node() {
    let mut driver = at(node(1));
    driver.key(Key::A);
    driver.type_text("s");
    driver.key(Key::Escape);
    assert!(driver.state().focus.keyed.is_none());
    assert_eq!(
        driver.told_focused(),
        Some(access::name(driver.state(), node(1))),
        "the drawing has the keyboard again"
    );
    driver.key(Key::A);
    assert!(driver.find(Role::SearchInput, "相手の名称・ID・読み").is_some());
    assert!(driver.state().focus.typed.is_empty(), "what was typed before is forgotten");
    driver.key(Key::F6);
    driver.settle();
    assert!(driver.state().focus.keyed.is_none());
    assert!(driver.find(Role::SearchInput, "相手の名称・ID・読み").is_none());
}

#[test]
fn tab_leads_an_arrow_to_a_new_element() {
    let mut driver = at(node(1));
    driver.key(Key::A);
    driver.key(Key::Tab);
    assert!(driver.state().focus.keyed.is_none());
    let from = driver.state().chooser.as_ref().map(|chooser| chooser.from);
    assert_eq!(from, Some(Some(NodeId(1))));
    driver.type_text("p");
    driver.key(Key::Enter);
    let drawn = driver.project().flows[&FlowId(2)].clone();
    assert_eq!(drawn.from, NodeId(1));
    assert_eq!(driver.project().nodes[&drawn.to].kind, "node.person");
}

#[test]
fn every_side_of_a_frame_is_pulled_by_keys_and_what_stands_in_a_zone_stays() {
    let mut driver = at(zone(1));
    let frame = driver.project().zones[&ZoneId(1)].frame;
    let inside = driver.project().nodes[&NodeId(1)].at;
    driver.key(Key::G);
    assert!(held(&driver).starts_with("Z1 右の辺"));
    driver.key(Key::ArrowRight);
    driver.key(Key::ArrowRight);
    driver.key(Key::ArrowDown);
    let wider = driver.project().zones[&ZoneId(1)].frame;
    assert_eq!((wider.right(), wider.bottom()), (1120.0, frame.bottom()));
    driver.key(Key::Tab);
    driver.key(Key::Tab);
    assert!(held(&driver).starts_with("Z1 左の辺"));
    driver.keys(Modifiers::SHIFT, Key::ArrowLeft);
    let moved = driver.project().zones[&ZoneId(1)].frame;
    assert_eq!((moved.left(), moved.right()), (202.0, 1120.0));
    assert_eq!(driver.project().nodes[&NodeId(1)].at, inside);
    driver.key(Key::Escape);
    assert_eq!(driver.undo_all(), 2);
    assert_eq!(driver.project().zones[&ZoneId(1)].frame, frame);
}

#[test]
fn a_press_of_the_pointer_ends_it_and_page_keys_scroll() {
    let mut driver = at(flow(1));
    driver.key(Key::G);
    let ground = driver.screen(Point(1000.0, 600.0));
    driver.click_at(ground);
    assert!(driver.state().focus.keyed.is_none());
    let before = driver.state().camera.visible();
    driver.key(Key::PageDown);
    let after = driver.state().camera.visible();
    assert!(after.top() > before.top() + before.3 / 2.0 && after.top() < before.bottom());
    driver.keys(Modifiers::ALT, Key::PageUp);
    assert!(driver.state().camera.visible().left() < after.left());
    driver.key(Key::PageUp);
    assert!((driver.state().camera.visible().top() - before.top()).abs() < 1.0);
    assert!(!matches!(driver.state().focus.keyed, Some(Keyed::Stretch { .. })));
}

/// The rectangle of the line on the screen that a side of a frame is.
fn edge(driver: &Driver, frame: Rect, side: (i8, i8)) -> egui::Rect {
    let rect = driver.state().camera.rect_to_screen(frame);
    match side {
        (1, _) => rect.with_min_x(rect.right()),
        (-1, _) => rect.with_max_x(rect.left()),
        (_, 1) => rect.with_min_y(rect.bottom()),
        _ => rect.with_max_y(rect.top()),
    }
}

#[test]
fn nothing_jumps_from_edge_to_edge_and_no_edge_that_moves_is_under_the_card() {
    for size in [egui::vec2(1600.0, 1000.0), egui::vec2(1000.0, 640.0)] {
        let mut driver = Driver::sample();
        driver.resize(size);
        for element in [zone(6), zone(1), zone(0), zone(10), node(12), node(6)] {
            let ctx = driver.ctx().clone();
            driver.act(nagarezu::app::Action::Focus(element), &ctx);
            driver.settle();
            let before = driver.state().camera;
            driver.key(Key::G);
            for _ in 0..4 {
                let what = format!("{} at {size}", held(&driver));
                assert_eq!(driver.state().camera, before, "{what}");
                let Some(Keyed::Stretch { side, .. }) = driver.state().focus.keyed else { panic!("{what}") };
                let frame = driver.project().frame(element).expect("a frame");
                let words = driver.get(Role::Label, &driver.state().spoken).rect();
                assert!(!words.expand(8.0).intersects(edge(&driver, frame, side)), "{what}: {words}");
                driver.key(Key::Tab);
            }
            driver.key(Key::Escape);
        }
    }
}

#[test]
fn what_is_placed_by_keys_is_not_under_the_card() {
    let mut driver = Driver::sample();
    driver.resize(egui::vec2(1000.0, 640.0));
    driver.type_text("s");
    let card = "矢印キーで動かす(Shiftで大きく)\u{3000}Enterで置く\u{3000}Escでやめる";
    let mut moved = 0;
    for key in [Key::ArrowDown; 24].into_iter().chain([Key::ArrowUp; 48]) {
        driver.keys(egui::Modifiers::SHIFT, key);
        let Some(Keyed::Place { at }) = driver.state().focus.keyed else { panic!("{key:?}") };
        let size = nagarezu::model::Node::SIZE;
        let corner = nagarezu::model::Point(at.0 - size.0 / 2.0, at.1 - size.1 / 2.0);
        let ghost = driver.state().camera.rect_to_screen(nagarezu::model::Rect::at(corner, size));
        let words = driver.get(Role::Label, card).rect();
        assert!(!words.intersects(ghost), "{words} {ghost}");
        moved += usize::from(words.center().y < 320.0);
    }
    assert!(moved > 0, "it never had to give way");
}

#[test]
fn an_edge_that_is_pulled_out_of_sight_takes_the_view_along() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    driver.act(nagarezu::app::Action::Focus(zone(6)), &ctx);
    driver.settle();
    driver.key(Key::G);
    driver.key(Key::Tab);
    for _ in 0..12 {
        driver.key(Key::ArrowDown);
        let frame = driver.project().zones[&ZoneId(6)].frame;
        let edge = edge(&driver, frame, (0, 1));
        assert!(driver.state().camera.visible().bottom() > frame.bottom());
        let words = driver.get(Role::Label, &driver.state().spoken).rect();
        assert!(!words.expand(8.0).intersects(edge), "{words} {edge}");
    }
}
