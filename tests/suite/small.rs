//! In the small window of a laptop in a meeting room, at any size of letters: the drawing keeps the larger part, lists
//! and tables have rows, and nothing is cut.

use egui::accesskit::Role;
use egui::{CursorIcon, Modifiers, Pos2, Rect, Vec2, pos2};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::app::command::Command;
use nagarezu::app::label::act::{Act, Part};
use nagarezu::app::panels::PanelKind;
use nagarezu::app::sizes::Scale;
use nagarezu::model::{FlowId, NodeId};
use nagarezu::register::RegisterKind;
use nagarezu::text::Lang;

use crate::driver::{Driver, name_of};

/// Windows and how large letters are in them: small ones, and a projector's.
const WINDOWS: [(f32, f32, f32); 4] =
    [(1280.0, 720.0, 1.0), (1000.0, 640.0, 1.0), (1280.0, 720.0, 1.5), (1000.0, 640.0, 1.5)];

fn size((width, height, scale): (f32, f32, f32)) -> Vec2 {
    Vec2::new(width, height) / scale
}

fn window(driver: &Driver) -> Rect {
    driver.ctx().content_rect()
}

fn canvas(driver: &Driver) -> Rect {
    driver.state().camera.canvas
}

#[test]
fn the_drawing_keeps_its_part_of_the_window() {
    let mut driver = Driver::sample();
    for of in WINDOWS {
        driver.resize(size(of));
        let (canvas, window) = (canvas(&driver), window(&driver));
        assert!(canvas.width() >= 0.449 * window.width(), "{of:?}: {canvas:?}");
        // Menu, status bar and legend are there as well.
        assert!(canvas.height() >= 0.44 * (window.height() - 68.0), "{of:?}: {canvas:?}");
    }
}

#[test]
fn a_panel_that_is_folded_is_brought_back_by_its_edge_and_by_its_key() {
    let mut driver = Driver::sample();
    driver.resize(size(WINDOWS[3]));
    let edge = |name: &str| format!("{name}を開く");
    assert!(driver.find(Role::Button, "サーバ").is_none() && driver.reads("プロジェクト"));
    let bounds = driver.state().bounds().expect("something is drawn");
    driver.press(&edge("パレット"));
    assert!(driver.state().camera.visible().contains_rect(bounds), "all of the drawing stays in sight");
    assert!(driver.find(Role::Button, "サーバ").is_some() && !driver.reads("プロジェクト"));
    driver.get(Role::Button, &edge("インスペクター"));
    assert!(canvas(&driver).width() >= 0.449 * window(&driver).width());
    // A tab of the registers takes no width from anything.
    driver.act(Action::ShowRegister(RegisterKind::Findings), &driver.ctx().clone());
    driver.settle();
    assert!(driver.find(Role::Button, "サーバ").is_some());
    driver.keys(Modifiers::ALT, egui::Key::Num2);
    assert!(driver.reads("プロジェクト") && driver.state().panels.shows(PanelKind::Palette));
    driver.keys(Modifiers::ALT, egui::Key::Num2);
    assert!(!driver.state().panels.shows(PanelKind::Inspector), "the same key hides what is open");
    assert!(driver.find(Role::Button, "サーバ").is_some(), "there is room for it again");
    driver.resize(Vec2::new(1600.0, 1000.0));
    driver.keys(Modifiers::ALT, egui::Key::Num2);
    assert!(driver.find(Role::Button, "サーバ").is_some() && driver.reads("プロジェクト"));
}

#[test]
fn the_edge_of_a_panel_cannot_be_dragged_over_the_drawing() {
    let mut driver = Driver::sample();
    driver.resize(size(WINDOWS[0]));
    let edge = pos2(canvas(&driver).right() + 2.0, 300.0);
    driver.drag(edge, pos2(300.0, 300.0));
    assert!(canvas(&driver).width() >= 0.449 * window(&driver).width(), "{:?}", canvas(&driver));
    assert!(driver.state().panels.size(PanelKind::Inspector) > 340.0, "as far as there is room it is wider");
}

#[test]
fn the_list_of_verbs_has_rows_and_leaves_the_node_the_arrow_comes_from_in_sight() {
    let mut driver = Driver::sample();
    for of in WINDOWS {
        driver.resize(size(of));
        for number in [1, 8, 11, 17, 22] {
            let id = FlowId(number);
            driver.act(Action::Label(Act::Open(id, Part::Verb)), &driver.ctx().clone());
            driver.settle();
            let field = driver.get(Role::SearchInput, "どうする(動詞)").rect();
            let listed = driver.state().labelling.as_ref().expect("the field is open").listed().len();
            let seen = seen_rows(&driver, field);
            assert!(seen >= listed.min(5), "{of:?} F{number}: {seen} of {listed} rows");
            let from: NodeId = driver.project().flows[&id].from;
            let node = driver.state().camera.rect_to_screen(driver.project().nodes[&from].rect());
            let list = Rect::from_min_size(field.min, Vec2::new(field.width(), 30.0 + 23.0 * 5.0));
            assert!(!list.intersect(node).is_positive(), "{of:?} F{number}: {node:?} is under {list:?}");
            driver.key(egui::Key::Escape);
        }
    }
}

/// How many rows of the list under a field are painted as a whole.
fn seen_rows(driver: &Driver, field: Rect) -> usize {
    let options = driver.nodes().filter(|node| node.accesskit_node().role() == Role::ListBoxOption);
    let texts = driver.whole_texts();
    let painted = |row: &Rect| texts.iter().any(|(_, text)| row.contains_rect(text.shrink(1.0)));
    let rows: Vec<Rect> = options.map(|node| node.rect()).filter(painted).collect();
    rows.iter().filter(|row| row.top() >= field.bottom() && window(driver).contains_rect(**row)).count()
}

#[test]
fn rows_in_hand_leave_room_for_rows() {
    let mut driver = Driver::sample();
    for of in &WINDOWS[..2] {
        driver.resize(size(*of));
        driver.act(Action::ShowRegister(RegisterKind::Threats), &driver.ctx().clone());
        driver.settle();
        assert!(table_rows(&driver) >= 3, "{of:?}: {} rows before", table_rows(&driver));
        let first = first_row(&driver);
        driver.click_with(Modifiers::COMMAND, first);
        driver.click_with(Modifiers::COMMAND, first + Vec2::new(0.0, 24.0));
        assert!(table_rows(&driver) >= 3, "{of:?}: {} rows", table_rows(&driver));
        driver.click_at(first);
    }
    driver.resize(size(WINDOWS[1]));
    let first = first_row(&driver);
    driver.click_with(Modifiers::COMMAND, first + Vec2::new(0.0, 24.0));
    driver.press("2件を選択中 ▼");
    driver.press("選択を解除");
    assert!(driver.find(Role::Button, "2件を選択中 ▼").is_none());
}

/// The places of the first cells of the table's rows.
fn first_cells(driver: &Driver) -> impl Iterator<Item = Rect> {
    let cells = driver.nodes().filter(|node| {
        let accessible = node.accesskit_node();
        accessible.role() == Role::Cell && name_of(&accessible).is_some_and(|name| is_flow(&name))
    });
    cells.map(|cell| cell.rect())
}

fn first_row(driver: &Driver) -> Pos2 {
    first_cells(driver).next().expect("a row").center()
}

/// How many rows of the table are to be read as a whole, above the status bar.
fn table_rows(driver: &Driver) -> usize {
    let bottom = window(driver).bottom() - 28.0;
    let texts = driver.whole_texts();
    let read = |cell: &Rect| texts.iter().any(|(text, rect)| is_flow(text) && cell.contains(rect.center()));
    first_cells(driver).filter(|cell| cell.bottom() <= bottom && read(cell)).count()
}

/// Whether a text is the number of a flow, with which each row of the threats begins.
fn is_flow(text: &str) -> bool {
    text.len() == 3 && text.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok())
}

#[test]
fn nothing_in_the_bars_is_cut_or_lies_over_anything() {
    let mut driver = Driver::sample();
    let huge = Scale::Double.least_window();
    let least = (huge.x, huge.y, Scale::Double.factor());
    for lang in [Lang::Ja, Lang::En] {
        driver.act(Action::Language(lang), &driver.ctx().clone());
        for of in WINDOWS.into_iter().chain([least]) {
            driver.resize(size(of));
            let window = window(&driver);
            for bar in [window.with_max_y(40.0), window.with_min_y(window.bottom() - 28.0)] {
                // What a panel above has scrolled half out of sight is not in the bar.
                let in_bar =
                    |(_, rect): &(String, Rect)| bar.y_range().contains(rect.top()) && bar.contains(rect.center());
                let cut: Vec<_> = driver.cut_texts().into_iter().filter(in_bar).collect();
                assert_eq!(cut, [], "{lang:?} {of:?}");
                let whole: Vec<_> = driver.whole_texts().into_iter().filter(in_bar).collect();
                for (place, (text, rect)) in whole.iter().enumerate() {
                    assert!(window.contains_rect(*rect), "{lang:?} {of:?}: {text}");
                    let over = whole[place + 1..].iter().find(|(_, other)| other.shrink(0.5).intersects(*rect));
                    assert_eq!(over, None, "{lang:?} {of:?}: {text}");
                }
            }
            let status: Vec<String> = driver.whole_texts().into_iter().map(|(text, _)| text).collect();
            for text in ["日本語", "EN"] {
                assert!(status.iter().any(|seen| seen == text), "{lang:?} {of:?}: {text}");
            }
        }
    }
}

#[test]
fn every_zone_of_the_figure_is_named_on_the_canvas() {
    let mut driver = Driver::sample();
    for of in WINDOWS {
        driver.resize(size(of));
        let texts: Vec<String> = driver.whole_texts().into_iter().map(|(text, _)| text).collect();
        for zone in driver.project().zones.values() {
            let told = |text: &String| {
                let text = text.trim_end_matches('…');
                text.chars().count() >= 2 && zone.name.starts_with(text)
            };
            assert!(texts.iter().any(told), "{of:?}: {} has no title", zone.name);
        }
    }
}

#[test]
fn a_zone_is_taken_hold_of_by_its_title_wherever_that_is_written() {
    let mut driver = Driver::sample();
    // Without arrows, which would lie over one or the other title.
    let mut project = driver.project().clone();
    project.flows.clear();
    driver.open(project);
    driver.resize(size(WINDOWS[1]));
    let zones: Vec<_> = driver.project().zones.iter().map(|(&id, zone)| (id, zone.name.clone())).collect();
    let mut held = 0;
    for (id, name) in zones {
        let title =
            driver.whole_texts().into_iter().find(|(text, rect)| *text == name && canvas(&driver).contains_rect(*rect));
        let Some((_, rect)) = title else { continue };
        let frame = driver.project().zones[&id].frame;
        if !driver.state().camera.rect_to_screen(frame).contains(rect.center()) {
            continue;
        }
        assert_eq!(driver.cursor_at(rect.center()), CursorIcon::Move, "{name}");
        driver.drag(rect.center(), rect.center() + egui::vec2(0.0, 40.0));
        assert_ne!(driver.project().zones[&id].frame, frame, "{name}");
        driver.keys(Modifiers::COMMAND, egui::Key::Z);
        held += 1;
    }
    assert!(held >= 4, "{held} titles were read whole");
}

#[test]
fn a_workshop_says_its_keys_in_any_window_and_shows_the_others_when_asked() {
    for lang in Lang::ALL {
        let mut driver = Driver::sample();
        driver.act(Action::Language(lang), &driver.ctx().clone());
        driver.resize(size(WINDOWS[3]));
        driver.key(egui::Key::F5);
        driver.key(egui::Key::Enter);
        let says = |driver: &Driver, cap: &str| {
            let ending = format!(" ({cap})");
            let mut named = driver
                .nodes()
                .filter(|node| name_of(&node.accesskit_node()).is_some_and(|name| name.ends_with(&ending)));
            named.any(|node| window(driver).contains_rect(node.rect()))
        };
        let (more, fewer) = match lang {
            Lang::Ja => ("ほかのキー", "キーをたたむ"),
            Lang::En => ("More keys", "Fewer keys"),
        };
        assert!(says(&driver, "Space") && !says(&driver, "Esc"), "as many as there is room for");
        driver.click(Role::Button, more);
        for cap in ["Space", "L", "N", "A", "←", "→", "O", "V", "E", "Esc"] {
            assert!(says(&driver, cap), "{lang:?} {cap}");
        }
        driver.click(Role::Button, fewer);
        assert!(says(&driver, "Space") && !says(&driver, "Esc"));
    }
}

#[test]
fn what_is_in_the_middle_stays_there_when_letters_are_made_larger() {
    let mut driver = Driver::sample();
    let ctx = driver.ctx().clone();
    let wide = window(&driver).size();
    driver.act(Action::Run(Command::ZoomReset), &ctx);
    driver.settle();
    let before = driver.state().camera.place();
    for scale in [Scale::Larger, Scale::Double, Scale::Normal] {
        driver.act(Action::Scale(scale), &ctx);
        driver.resize(wide / scale.factor());
        let now = driver.state().camera.place();
        assert!(now.is_near(before), "{scale:?}: {now:?} {before:?}");
    }
}
