//! Nothing jumps: what is on the screen stays where it is until somebody moves it.
//!
//! The window is looked at frame by frame from the very first, through what it tells assistive technology of the place
//! of every panel, control, text and element of the drawing.

use std::collections::BTreeMap;

use egui::accesskit::{self, Role};
use egui::{Context, Event, Pos2, RawInput, Rect, pos2, vec2};
use nagarezu::app::action::{LeftTab, ThemeChoice};
use nagarezu::app::command::Command as Run;
use nagarezu::app::panels::PanelKind;
use nagarezu::app::workshop::act::Act;
use nagarezu::app::{Action, Dialogs, Window};
use nagarezu::edit::Command;
use nagarezu::model::{ElementId, FlowId, Measure, NodeId, ZoneId};
use nagarezu::register::RegisterKind;
use nagarezu::text::Lang;

/// How far something may move without anybody seeing it, in screen points.
const STILL: f32 = 0.6;

/// What opens a dialog.
const DIALOGS: [Run; 10] = [
    Run::NewFromTemplate,
    Run::Open,
    Run::SaveAs,
    Run::Launch,
    Run::Entries,
    Run::Criteria,
    Run::Freeze,
    Run::Baselines,
    Run::Shortcuts,
    Run::About,
];

/// What is where on the screen.
type Places = BTreeMap<accesskit::NodeId, (Role, String, Rect)>;

/// A window whose frames are looked at one by one.
struct Watched {
    ctx: Context,
    window: Window,
    time: f64,
    size: egui::Vec2,
}

impl Watched {
    fn new(size: egui::Vec2) -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let window = Window::new(&ctx, Lang::Ja, Dialogs::InWindow, "2026-11-23".to_owned()).expect("the window opens");
        Self { ctx, window, time: 0.0, size }
    }

    /// One frame, so long after the last one.
    fn frame(&mut self, after: f64, events: Vec<Event>) -> Places {
        self.time += after;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self { ctx, window, .. } = self;
        let mut output = ctx.run_ui(input, |ui| window.frame(ui));
        // Nothing is painted.
        output.textures_delta.clear();
        let tree = output.platform_output.accesskit_update.expect("what is told");
        let scale = f64::from(ctx.pixels_per_point());
        let place = |(id, node): (accesskit::NodeId, accesskit::Node)| {
            let bounds = node.bounds()?;
            let at = |x: f64, y: f64| pos2((x / scale) as f32, (y / scale) as f32);
            let name = node.label().or_else(|| node.value()).unwrap_or_default().to_owned();
            Some((id, (node.role(), name, Rect::from_two_pos(at(bounds.x0, bounds.y0), at(bounds.x1, bounds.y1)))))
        };
        tree.nodes.into_iter().filter_map(place).collect()
    }

    /// Frames until everything has come to rest.
    fn rest(&mut self) -> Places {
        for _ in 0..30 {
            self.frame(0.05, Vec::new());
        }
        self.frame(0.05, Vec::new())
    }
}

/// What is in both and has moved, in words.
fn moved(before: &Places, after: &Places) -> Vec<String> {
    let both = before.iter().filter_map(|(id, before)| Some((before, after.get(id)?)));
    let far = both.filter(|((_, said, before), (_, says, after))| {
        let apart = |edge: fn(&Rect) -> f32| (edge(before) - edge(after)).abs() > STILL;
        let (left, right) = (apart(Rect::left), apart(Rect::right));
        // A text that says something else is as wide as that, from where it stands on.
        let across = if said == says { left || right } else { left && right };
        across || apart(Rect::top) || apart(Rect::bottom)
    });
    far.map(|((role, name, before), (_, _, after))| format!("{role:?} {name:?}: {before} → {after}")).collect()
}

fn none_moved(what: &str, before: &Places, after: &Places) {
    let moved = moved(before, after);
    let some = moved.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(moved.is_empty(), "{what}, {} moved:\n{some}", moved.len());
}

/// The sizes of the window that are looked at: usual, and small.
const SIZES: [egui::Vec2; 2] = [vec2(1600.0, 1000.0), vec2(1000.0, 640.0)];

impl Watched {
    fn act(&mut self, action: Action) {
        let Self { ctx, window, .. } = self;
        window.state.act(action, &ctx.clone());
    }

    fn run(&mut self, command: Run) {
        self.act(Action::Run(command));
    }

    /// Complains about what is seen from now on and then moves by itself.
    fn stands_still(&mut self, what: &str) {
        let mut first = Places::new();
        for frame in 1..=30 {
            let now = self.frame(1.0 / 60.0, Vec::new());
            assert!(now.len() > 5, "{what}: {} are told of", now.len());
            none_moved(&format!("{what} at {}, frame {frame}", self.size), &first, &now);
            for (id, place) in now {
                first.entry(id).or_insert(place);
            }
        }
    }
}

#[test]
fn what_is_seen_first_stays_where_it_is_seen() {
    for size in SIZES {
        let mut window = Watched::new(size);
        window.stands_still("the window");
        window.run(Run::CloseTab);
        window.stands_still("the start page");
    }
}

#[test]
fn what_comes_to_the_front_stands_still_at_once() {
    for size in SIZES {
        let mut window = Watched::new(size);
        window.rest();
        window.act(Action::ShowOverview(true));
        window.stands_still("the state of the whole");
        window.act(Action::ShowOverview(false));
        window.stands_still("the drawing after the state of the whole");
        window.run(Run::ShowNext);
        let known = |window: &Watched| window.window.state.document.known_next_steps().is_some();
        while !known(&window) {
            std::thread::sleep(std::time::Duration::from_millis(5));
            window.frame(0.05, Vec::new());
        }
        window.act(Action::ShowRegister(RegisterKind::Flows));
        window.rest();
        window.run(Run::ShowNext);
        window.stands_still("what to do next");
        for register in RegisterKind::ALL {
            window.act(Action::ShowRegister(register));
            window.stands_still(register.key());
        }
        for tab in LeftTab::ALL {
            window.act(Action::ShowLeft(tab));
            window.stands_still(tab.key());
        }
        // The rows of a table are brought into sight with what is selected, and come gliding.
        window.run(Run::Panel(PanelKind::Registers));
        window.stands_still("without the registers");
        for element in [ElementId::Flow(FlowId(22)), ElementId::Node(NodeId(15)), ElementId::Zone(ZoneId(1))] {
            window.act(Action::Select([element].into()));
            window.stands_still(&format!("{element} in the inspector"));
        }
    }
}

#[test]
fn a_dialog_stands_still_at_once() {
    for size in SIZES {
        let mut window = Watched::new(size);
        window.rest();
        for command in DIALOGS {
            window.run(command);
            window.stands_still(command.key());
            assert!(window.window.state.dialog.is_some(), "{} opens", command.key());
            window.act(Action::CloseDialog);
            window.stands_still(&format!("after {}", command.key()));
        }
        window.act(Action::OpenEntry("T02".to_owned()));
        window.stands_still("a threat that is edited");
    }
}

#[test]
fn a_workshop_stands_still_at_once() {
    for size in SIZES {
        let mut window = Watched::new(size);
        window.rest();
        window.run(Run::Workshop);
        window.stands_still("the workshop's first page");
        window.act(Action::Workshop(Act::Begin));
        window.stands_still("the workshop");
        window.act(Action::Workshop(Act::Summary));
        window.stands_still("what came of the workshop");
        window.run(Run::Workshop);
        window.stands_still("the drawing after the workshop");
    }
}

#[test]
fn another_theme_moves_nothing() {
    let mut window = Watched::new(vec2(1600.0, 1000.0));
    let before = window.rest();
    for theme in [ThemeChoice::Dark, ThemeChoice::LightContrast, ThemeChoice::DarkContrast, ThemeChoice::Light] {
        window.window.state.act(Action::Theme(theme), &window.ctx.clone());
        for _ in 0..5 {
            let now = window.frame(0.05, Vec::new());
            none_moved(&format!("{theme:?}"), &before, &now);
        }
    }
}

#[test]
fn the_pointer_moves_nothing_by_resting_on_it() {
    const STEP: usize = 90;
    let mut window = Watched::new(vec2(1600.0, 1000.0));
    let before = window.rest();
    for y in (10..1000).step_by(STEP) {
        for x in (10..1600).step_by(STEP) {
            let at = pos2(x as f32, y as f32);
            for (after, events) in [(0.05, vec![Event::PointerMoved(at)]), (1.0, Vec::new())] {
                let now = window.frame(after, events);
                none_moved(&format!("the pointer at {at}"), &before, &now);
            }
        }
    }
}

#[test]
fn the_first_measure_moves_nothing_but_what_lists_it() {
    for size in SIZES {
        let mut window = Watched::new(size);
        window.rest();
        let before = window.window.state.camera.canvas;
        let measure = Measure::planned(None, "点検".to_owned(), vec![FlowId(1).into()]);
        let ctx = window.ctx.clone();
        window.window.state.act(Action::Edit(Command::AddMeasure(Box::new(measure), None)), &ctx);
        window.rest();
        assert_eq!(window.window.state.document.analysis().totals.measures.planned, 1);
        assert_eq!(window.window.state.camera.canvas, before, "the legend has taken nothing of the drawing at {size}");
    }
}

#[test]
fn a_finding_that_comes_or_goes_moves_nothing_but_its_list() {
    let mut window = Watched::new(vec2(1600.0, 1000.0));
    let before = window.rest();
    let count = |window: &Watched| window.window.state.document.analysis().findings.len();
    let findings = count(&window);
    let ctx = window.ctx.clone();
    let elements = [ElementId::Flow(FlowId(17))].into();
    window.window.state.act(Action::Edit(Command::Delete { elements }), &ctx);
    let without = window.rest();
    assert_ne!(count(&window), findings, "one has come or gone");
    none_moved("without the arrow", &before, &without);
}
