//! The keyboard alone: walking over the canvas, selecting, opening, placing, drawing and resizing without a pointer, and
//! what assistive technology is told meanwhile.

use egui::accesskit::{Action, Live, Role};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::app::action::Tool;
use nagarezu::app::canvas::access;
use nagarezu::model::{ElementId, FlowId, NodeId, Point, ZoneId};

use crate::driver::{Driver, flow, name_of, node, zone};
use crate::selecting::CLINIC;

#[test]
fn arrows_walk_to_the_nearest_node_and_control_goes_in_reading_order() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    assert_eq!(focused(&driver), Some(node(2)), "what is in no zone is read first");
    driver.key(Key::ArrowLeft);
    assert_eq!(focused(&driver), Some(node(1)));
    driver.keys(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(focused(&driver), Some(flow(1)), "a flow is read after the node it leaves");
    driver.keys(Modifiers::COMMAND, Key::ArrowLeft);
    driver.keys(Modifiers::COMMAND, Key::ArrowLeft);
    assert_eq!(focused(&driver), Some(zone(1)));
    driver.key(Key::Home);
    assert_eq!(focused(&driver), Some(node(2)));
    driver.key(Key::End);
    assert_eq!(focused(&driver), Some(flow(1)));
    assert!(driver.state().selection.is_empty(), "walking selects nothing");
    let name = access::name(driver.state(), flow(1));
    assert_eq!(driver.told_focused(), Some(name));
}

#[test]
fn space_selects_and_arrows_then_move_what_is_selected() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    driver.key(Key::Space);
    assert_eq!(driver.state().only_selected(), Some(node(2)));
    assert!(driver.told_selected(NodeId(2)));
    driver.key(Key::Home);
    driver.keys(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(focused(&driver), Some(zone(1)), "control goes on while something is selected");
    driver.key(Key::Space);
    assert_eq!(driver.state().selection.len(), 2);
    driver.key(Key::Space);
    driver.key(Key::ArrowRight);
    assert_eq!(driver.project().nodes[&NodeId(2)].at, Point(801.0, 250.0));
    driver.keys(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(driver.project().nodes[&NodeId(2)].size, nagarezu::model::Size(142.0, 54.0));
    driver.key(Key::Escape);
    assert!(driver.state().selection.is_empty());
    driver.key(Key::ArrowLeft);
    assert_eq!(driver.project().nodes[&NodeId(2)].at, Point(801.0, 250.0), "nothing is moved any more");
}

#[test]
fn enter_opens_the_name_or_the_properties_of_an_arrow() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    driver.key(Key::Enter);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(node(2)));
    driver.type_text("新サーバ");
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes[&NodeId(2)].name, "新サーバ");
    driver.key(Key::Escape);
    driver.key(Key::End);
    driver.key(Key::Enter);
    assert_eq!(driver.state().only_selected(), Some(flow(1)));
    assert_ne!(driver.told_focused().as_deref(), Some("構成図"), "the inspector has the keyboard");
}

#[test]
fn an_arrow_is_drawn_by_keys_and_told() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    assert_eq!(focused(&driver), Some(node(2)));
    driver.key(Key::A);
    driver.key(Key::Escape);
    assert!(driver.state().focus.keyed.is_none());
    driver.key(Key::A);
    driver.key(Key::Enter);
    let drawn = &driver.project().flows[&FlowId(2)];
    assert_eq!((drawn.from, drawn.to), (NodeId(2), NodeId(1)));
    assert_eq!(driver.state().only_selected(), Some(flow(2)));
    let spoken = driver.nodes().find(|node| node.accesskit_node().role() == Role::Status).expect("a live region");
    assert_eq!(spoken.accesskit_node().live(), Live::Polite);
    let told = driver.state().spoken.clone();
    assert!(told.starts_with("F02") && told.contains("未記述") && told.ends_with("を引きました"), "{told}");
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.state().spoken, "元に戻す: 情報流の作成");
}

#[test]
fn a_kind_is_placed_by_keys_alone_inside_the_selected_zone() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::Home);
    driver.keys(Modifiers::COMMAND, Key::ArrowRight);
    driver.key(Key::Space);
    assert_eq!(driver.state().only_selected(), Some(zone(1)));
    driver.type_text("s");
    assert_eq!(driver.state().tool, Tool::Node("node.server".to_owned()));
    driver.key(Key::Enter);
    driver.key(Key::Enter);
    let placed = driver.project().nodes[&NodeId(3)].rect();
    assert!(driver.project().zones[&ZoneId(1)].frame.contains_rect(placed));
    assert!(!driver.project().nodes[&NodeId(1)].rect().overlaps(placed), "it covers nothing");
    driver.type_text("t");
    for _ in 0..3 {
        driver.key(Key::ArrowDown);
    }
    let before = driver.state().focus.keyed;
    driver.key(Key::ArrowUp);
    assert_ne!(driver.state().focus.keyed, before);
    driver.key(Key::Enter);
    driver.key(Key::Enter);
    assert_eq!(driver.project().nodes.len(), 4);
    driver.type_text("t");
    driver.key(Key::ArrowDown);
    driver.key(Key::Escape);
    assert_eq!(driver.state().tool, Tool::Select);
    assert!(driver.state().focus.keyed.is_none());
}

#[test]
fn f6_goes_from_part_to_part_and_comes_back() {
    let mut driver = Driver::with(CLINIC);
    let mut seen = Vec::new();
    for _ in 0..7 {
        driver.key(Key::F6);
        seen.push(driver.told_focused().unwrap_or_default());
    }
    assert_eq!(seen[0], seen[6], "{seen:?}");
    let mut different = seen.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), 6, "{seen:?}");
    driver.keys(Modifiers::SHIFT, Key::F6);
    assert_eq!(driver.told_focused().unwrap_or_default(), seen[5]);
    let there = seen.iter().position(|name| *name == access::name(driver.state(), node(2)));
    assert!(there.is_some(), "on the canvas it is at the first element: {seen:?}");
}

#[test]
fn the_canvas_is_one_stop_of_the_tab_key() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    let on_canvas = driver.told_focused();
    driver.key(Key::Tab);
    assert_ne!(driver.told_focused(), on_canvas);
    driver.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(driver.told_focused(), on_canvas);
}

#[test]
fn the_menu_of_an_element_opens_at_it_and_is_walked_by_keys() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    driver.keys(Modifiers::SHIFT, Key::F10);
    assert_eq!(driver.state().only_selected(), Some(node(2)));
    assert!(driver.told_focused().is_some_and(|name| name.starts_with("名称を変更")), "{:?}", driver.told_focused());
    driver.key(Key::Enter);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(node(2)));
}

#[test]
fn what_is_out_of_sight_comes_into_sight_when_it_is_gone_to() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    for _ in 0..12 {
        driver.keys(Modifiers::COMMAND, Key::Plus);
    }
    let order = [node(1), node(2), flow(1), zone(1)];
    for element in order {
        driver.key(Key::Home);
        for _ in 0..order.len() {
            if focused(&driver) != Some(element) {
                driver.keys(Modifiers::COMMAND, Key::ArrowRight);
            }
        }
        assert_eq!(focused(&driver), Some(element));
        let spot = driver.state().spot(element).expect("it is drawn");
        assert!(driver.state().camera.visible().overlaps(spot), "{element}");
        assert_eq!(driver.told_focused(), Some(access::name(driver.state(), element)));
    }
}

#[test]
fn an_element_is_told_with_its_kind_place_and_flows() {
    let driver = Driver::sample();
    let name = access::name(driver.state(), node(15));
    let told = driver.get(Role::ListItem, &name).accesskit_node().data().clone();
    let description = told.description().unwrap_or_default();
    assert!(
        description.starts_with("サーバ、") && description.contains("› 対象事業者DC") && description.contains("情報流"),
        "{description}"
    );
    let said = |element| {
        let name = access::name(driver.state(), element);
        let told = driver.get(Role::ListItem, &name).accesskit_node().data().clone();
        told.description().unwrap_or_default().to_owned()
    };
    assert!(description.contains("最も遅れている情報流は未検討"), "{description}");
    assert!(said(zone(9)).contains("最も遅れている情報流は未記述"), "{}", said(zone(9)));
    assert!(said(flow(9)).starts_with("情報流、医療機関等(診療所)から通信回線事業者へ"), "{}", said(flow(9)));
    assert!(said(flow(1)).starts_with("情報流、待合室"), "{}", said(flow(1)));
    let count = driver.project().zones.len() + driver.project().nodes.len() + driver.project().flows.len();
    assert!(told.size_of_set().is_some_and(|size| size >= count));
    assert!(told.position_in_set().is_some());
    for action in [Action::Click, Action::Focus, Action::ShowContextMenu, Action::ScrollIntoView] {
        assert!(told.supports_action(action), "{action:?}");
    }
}

#[test]
fn the_pointer_takes_the_ring_away() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    assert!(driver.state().focus.shown);
    driver.select(node(1));
    assert!(!driver.state().focus.shown);
    assert_eq!(driver.state().focus.element, Some(node(1)), "keys go on from what was pressed");
}

fn focused(driver: &Driver) -> Option<ElementId> {
    driver.state().focus.element.filter(|_| driver.state().focus.shown)
}

/// A key pressed several times within one frame, as a slow machine brings it.
fn pressed_at_once(driver: &mut Driver, key: Key, times: usize) {
    let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    let events: Vec<_> = (0..times).flat_map(|_| [press(true), press(false)]).collect();
    driver.frame(events);
    driver.settle();
}

#[test]
fn no_press_is_lost_in_a_slow_frame() {
    let mut slow = Driver::sample();
    let mut fast = Driver::sample();
    let mut both = |key, times| {
        pressed_at_once(&mut slow, key, times);
        for _ in 0..times {
            fast.key(key);
        }
        assert_eq!(slow.state().focus.element, fast.state().focus.element, "{key:?}");
        assert_eq!(slow.state().selection, fast.state().selection, "{key:?}");
        assert_eq!(slow.project(), fast.project(), "{key:?}");
    };
    both(Key::Home, 1);
    both(Key::ArrowDown, 3);
    both(Key::ArrowRight, 2);
    both(Key::Space, 1);
    both(Key::ArrowRight, 3);
    both(Key::G, 1);
    both(Key::Tab, 3);
    both(Key::ArrowRight, 4);
    both(Key::Escape, 2);
}

#[test]
fn the_keyboard_goes_where_undo_brings_the_selection() {
    let mut driver = Driver::with(CLINIC);
    driver.select(node(2));
    driver.key(Key::ArrowRight);
    driver.keys(Modifiers::COMMAND, Key::L);
    driver.select(node(1));
    driver.keys(Modifiers::COMMAND, Key::L);
    driver.key(Key::Escape);
    driver.key(Key::Home);
    driver.keys(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(focused(&driver), Some(zone(1)));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(driver.state().only_selected(), Some(node(1)));
    assert_eq!(focused(&driver), Some(node(1)));
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(focused(&driver), Some(node(2)));
    driver.keys(Modifiers::COMMAND, Key::Y);
    driver.keys(Modifiers::COMMAND, Key::Y);
    driver.key(Key::Enter);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(node(1)));
}

#[test]
fn the_palette_stays_where_it_is_while_the_status_bar_has_the_keyboard() {
    let mut driver = Driver::sample();
    driver.resize(egui::Vec2::new(1600.0, 1000.0));
    let top = |driver: &Driver| driver.get(Role::Button, "サーバ").rect().top();
    let before = top(&driver);
    driver.keys(Modifiers::SHIFT, Key::F6);
    for _ in 0..8 {
        driver.keys(Modifiers::SHIFT, Key::F6);
        assert!((top(&driver) - before).abs() < 0.5, "at {:?}", driver.told_focused());
    }
}

#[test]
fn an_entry_of_the_palette_with_the_keyboard_is_seen_in_full() {
    let mut driver = Driver::sample();
    driver.resize(egui::Vec2::new(1600.0, 900.0));
    driver.keys(Modifiers::SHIFT, Key::F6);
    let pieces = ["診療所一式", "データセンター一式", "保守拠点一式"];
    let mut seen = 0;
    for _ in 0..90 {
        driver.key(Key::Tab);
        let Some(name) = driver.told_focused() else { continue };
        let Some(entry) = driver.find(Role::Button, &name) else { continue };
        if entry.rect().right() > 220.0 || entry.rect().top() < 80.0 {
            continue;
        }
        let entry = entry.rect();
        let more = driver
            .nodes()
            .find(|node| name_of(&node.accesskit_node()).is_some_and(|name| name.starts_with("下に続く")));
        if let Some(more) = more {
            assert!(
                entry.bottom() <= more.rect().top() - 13.0 || entry.top() >= more.rect().top() - 1.0,
                "{name}: {entry:?} {:?}",
                more.rect()
            );
        }
        seen += usize::from(pieces.iter().any(|piece| name.contains(piece)));
    }
    assert!(seen >= 3, "{seen}");
}

#[test]
fn f2_renames_what_has_the_ring_without_selecting_it_first() {
    let mut driver = Driver::with(CLINIC);
    driver.key(Key::ArrowRight);
    assert!(driver.state().selection.is_empty());
    driver.key(Key::F2);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(node(2)));
    driver.key(Key::Escape);
    driver.keys(Modifiers::COMMAND, Key::ArrowLeft);
    driver.key(Key::Home);
    driver.keys(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(focused(&driver), Some(zone(1)));
    driver.key(Key::F2);
    assert_eq!(driver.state().rename.as_ref().map(|rename| rename.element), Some(zone(1)), "not what is selected");
    driver.key(Key::Escape);
    driver.key(Key::Escape);
    driver.key(Key::End);
    driver.key(Key::F2);
    assert_eq!(driver.state().labelling.as_ref().map(|field| field.flow), Some(FlowId(1)));
}

#[test]
fn an_arrow_drawn_by_keys_is_shown_on_its_way_and_only_while_it_is_drawn() {
    let mut driver = Driver::sample();
    let before = driver.project().clone();
    driver.select(node(15));
    driver.key(Key::A);
    let shown = |driver: &Driver| driver.project().flows.len() - before.flows.len();
    assert_eq!(shown(&driver), 1, "the arrow to the nearest node");
    driver.key(Key::ArrowDown);
    let (&id, drawn) = driver.project().flows.iter().next_back().expect("the arrow");
    let aimed = driver.state().focus.keyed.and_then(nagarezu::app::focus::Keyed::aim);
    assert_eq!(aimed, Some(drawn.to), "it leads to what is aimed at");
    let way = driver.state().document.sheet().geometry().flows[&id].route.clone();
    driver.key(Key::Escape);
    assert!(*driver.project() == before && driver.state().document.history.can_undo().is_none());
    driver.key(Key::A);
    driver.key(Key::ArrowDown);
    driver.key(Key::Enter);
    assert_eq!(driver.state().document.sheet().geometry().flows[&id].route, way, "as it was shown");
    assert_eq!(driver.undo_all(), 1);
}

#[test]
fn the_map_gives_way_to_what_an_arrow_is_aimed_at() {
    let mut driver = Driver::sample();
    driver.keys(Modifiers::COMMAND, Key::Num0);
    for _ in 0..4 {
        driver.keys(Modifiers::COMMAND, Key::Plus);
    }
    let map = driver.get(Role::Image, "全体図").rect();
    let ctx = driver.ctx().clone();
    driver.act(nagarezu::app::Action::Select([node(15)].into()), &ctx);
    driver.settle();
    driver.key(Key::A);
    let aimed = driver.state().focus.keyed.and_then(nagarezu::app::focus::Keyed::aim).expect("a node");
    // Its target right under the map.
    let middle = driver.project().nodes[&aimed].rect().center();
    let (visible, at) = (driver.state().camera.visible(), driver.state().camera.to_world(map.center()));
    let to = visible.center().moved(at.to(middle));
    driver.act(nagarezu::app::Action::LookAt { middle: to, jump: false }, &ctx);
    driver.settle();
    assert!(map.contains(driver.screen(middle)));
    assert!(driver.find(Role::Image, "全体図").is_none(), "it is out of the way");
    driver.key(Key::Escape);
    assert!(driver.find(Role::Image, "全体図").is_some(), "and comes back");
}
