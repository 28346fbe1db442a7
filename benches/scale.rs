//! How the time of analysis, layout and frames grows with the drawing: 100, 1,000 and 10,000 nodes.
//!
//! `cargo bench --bench scale` prints a table of medians with how much each grows from size to size, and the budgets
//! that hold at 10,000 nodes (automatic layout: 1,000). With `-- --frames` it measures only frames of the window, and
//! only at 10,000; with `-- --strict` a broken budget ends it with exit code 1. Run without `--bench`, as
//! `cargo test --all-targets` does, it measures nothing and only sees whether everything still runs, at the smallest size.

#![expect(clippy::print_stdout, reason = "a benchmark tells its result on the standard output")]

#[path = "../tests/generated/mod.rs"]
mod generated;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect as ScreenRect, vec2};
use nagarezu::analysis::next::next_steps;
use nagarezu::analysis::{Analysis, Summary, analyse};
use nagarezu::app::action::Action;
use nagarezu::app::command::Command as Run;
use nagarezu::app::window::SIZE;
use nagarezu::app::{Dialogs, Window};
use nagarezu::catalog::Catalog;
use nagarezu::edit::{Command, apply};
use nagarezu::layout::auto::{Direction, Wish, auto};
use nagarezu::model::{Node, NodeId, Point, Project, Vector};
use nagarezu::scene::{Sheet, margins};
use nagarezu::text::Lang;

use generated::Drawing;

/// Nodes asked for; the generator rounds up to whole sites.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// The day the analysis takes for today.
const TODAY: &str = "2026-04-01";

/// Frames shown before any is measured: panels find their sizes and letters get into the atlas.
const WARM_UP: usize = 20;

/// For how many frames a node is dragged.
const DRAGGED: usize = 60;

/// From where a drag is looked at: from so far that everything is in sight, then through each amount of detail.
const DRAGS: [(&str, Option<f32>); 8] = [
    ("dragging, all in sight", None),
    ("dragging at zoom 0.1", Some(0.1)),
    ("dragging at zoom 0.15", Some(0.15)),
    ("dragging at zoom 0.2", Some(0.2)),
    ("dragging at zoom 0.3", Some(0.3)),
    ("dragging at zoom 0.45", Some(0.45)),
    ("dragging at zoom 0.6", Some(0.6)),
    ("dragging at zoom 1", Some(1.0)),
];

/// What a frame of a drag may take.
const DRAG: Duration = Duration::from_millis(4);

/// A drag is held by the pointer from this zoom on; further away nodes are too small for it.
const GRASPED: f32 = 0.15;

/// What is typed into the search and into the launcher.
const TYPED: &str = "でんしかるて サーバ 12";

/// No measurement runs longer than this once it has run often enough.
const LONGEST: Duration = Duration::from_secs(3);

/// How often something is measured: at least, at most.
const RUNS: (usize, usize) = (3, 60);

/// What is measured, in the order of the table.
const MEASURES: [Measure; 20] = [
    Measure { name: "full analysis", at: 2, budget: Some(Duration::from_millis(150)) },
    Measure { name: "first layout", at: 2, budget: None },
    Measure { name: "automatic layout", at: 1, budget: Some(Duration::from_secs(1)) },
    Measure { name: "the same, with arrows", at: 1, budget: None },
    Measure { name: "frame at zoom 1", at: 2, budget: Some(Duration::from_millis(1)) },
    Measure { name: "frame, all in sight", at: 2, budget: Some(Duration::from_millis(8)) },
    Measure { name: "the same, moving", at: 2, budget: Some(Duration::from_millis(8)) },
    Measure { name: DRAGS[0].0, at: 2, budget: Some(DRAG) },
    Measure { name: DRAGS[1].0, at: 2, budget: Some(DRAG) },
    Measure { name: DRAGS[2].0, at: 2, budget: Some(DRAG) },
    Measure { name: DRAGS[3].0, at: 2, budget: Some(DRAG) },
    Measure { name: DRAGS[4].0, at: 2, budget: Some(DRAG) },
    Measure { name: DRAGS[5].0, at: 2, budget: Some(DRAG) },
    Measure { name: DRAGS[6].0, at: 2, budget: Some(DRAG) },
    Measure { name: DRAGS[7].0, at: 2, budget: Some(DRAG) },
    Measure { name: "a key in the search", at: 2, budget: Some(Duration::from_millis(16)) },
    Measure { name: "a key in the launcher", at: 2, budget: Some(Duration::from_millis(16)) },
    Measure { name: "what to do next", at: 2, budget: None },
    Measure { name: "figures of the whole", at: 2, budget: Some(Duration::from_millis(50)) },
    Measure { name: "a frame of them", at: 2, budget: Some(Duration::from_millis(8)) },
];

/// Something that is measured.
struct Measure {
    name: &'static str,
    /// The place of the size at which there is a budget.
    at: usize,
    /// What it may take at that size.
    budget: Option<Duration>,
}

/// A median and of how many runs.
#[derive(Clone, Copy)]
struct Median {
    time: Duration,
    runs: usize,
    /// What a run took of the processor on average, on this thread; the median where the system does not tell. A budget
    /// is about this, so that whatever else the machine does is not held against us.
    work: Duration,
}

impl Median {
    /// Of the times of runs, since so much of the processor had been taken.
    fn of(mut times: Vec<Duration>, before: Option<Duration>) -> Self {
        times.sort_unstable();
        let (time, runs) = (times[times.len() / 2], times.len());
        let work = before.and_then(|before| Some(processor()?.saturating_sub(before) / u32::try_from(runs).ok()?));
        Self { time, runs, work: work.unwrap_or(time) }
    }
}

/// What this thread has had of the processor so far, where Linux tells it.
fn processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// The medians of all measures at one size.
struct Column {
    nodes: usize,
    flows: usize,
    medians: Medians,
}

/// What was measured, by name.
type Medians = BTreeMap<&'static str, Median>;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    if !has("--bench") {
        measure(SIZES[0], (1, 1))?;
        println!("runs; `cargo bench --bench scale` measures");
        return Ok(ExitCode::SUCCESS);
    }
    if has("--frames") {
        let broken = report(&[measure_frames(SIZES[2], RUNS)?]);
        return Ok(if broken && has("--strict") { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    let mut columns = Vec::new();
    for size in SIZES {
        columns.push(measure(size, RUNS)?);
    }
    let broken = report(&columns);
    hundreds()?;
    Ok(if broken && has("--strict") { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Measures everything at one size.
fn measure(size: usize, runs: (usize, usize)) -> Result<Column, Box<dyn Error>> {
    let catalog = Catalog::builtin()?;
    let project = Drawing::Sites(size).project();
    let analysis = analyse(&project, &catalog, Some(TODAY));
    let full_analysis = median(runs, || analyse(&project, &catalog, Some(TODAY)));
    let first_layout = median(runs, || Sheet::new(&project, &analysis, &catalog, Lang::Ja));
    let sheet = Sheet::new(&project, &analysis, &catalog, Lang::Ja);
    let places = || arranged(&project, &sheet, &catalog);
    let automatic = median(runs, places);
    let with_arrows = median(runs, || places().map(|project| Sheet::new(&project, &analysis, &catalog, Lang::Ja)));
    let next = median(runs, || next_steps(&project, &catalog, &analysis));
    let (nodes, flows) = (project.nodes.len(), project.flows.len());
    let figures = median(runs, || Summary::new(&project, &analysis, Some(TODAY)));
    let mut medians = frames(runs, project, &analysis)?;
    medians.extend([
        ("full analysis", full_analysis),
        ("first layout", first_layout),
        ("automatic layout", automatic),
        ("the same, with arrows", with_arrows),
        ("what to do next", next),
        ("figures of the whole", figures),
    ]);
    Ok(Column { nodes, flows, medians })
}

/// Measures frames of the window at one size.
fn measure_frames(size: usize, runs: (usize, usize)) -> Result<Column, Box<dyn Error>> {
    let (project, catalog) = (Drawing::Sites(size).project(), Catalog::builtin()?);
    let analysis = analyse(&project, &catalog, Some(TODAY));
    let (nodes, flows) = (project.nodes.len(), project.flows.len());
    Ok(Column { nodes, flows, medians: frames(runs, project, &analysis)? })
}

/// The project with everything where automatic layout puts it.
fn arranged(project: &Project, sheet: &Sheet, catalog: &Catalog) -> Option<Project> {
    let wish = Wish {
        project,
        elements: None,
        direction: Direction::Right,
        labels: &|id| sheet.label_size(id),
        margins: &|zone, width| margins(zone, width, catalog),
        progress: &|_| true,
    };
    let frames = auto(&wish)?.frames;
    apply(project, catalog, &Command::Layout { frames }).ok().map(|change| change.project)
}

/// The processor's part of a frame of the whole window: at zoom 1 around the middle of the drawing, and with everything
/// in sight; still, moving, while a node with its flows is dragged, and while somebody types.
fn frames(runs: (usize, usize), project: Project, analysis: &Analysis) -> Result<Medians, Box<dyn Error>> {
    let bounds = project.bounds().ok_or("the generated project is empty")?;
    let ctx = Context::default();
    let mut window = Window::new(&ctx, Lang::Ja, Dialogs::InWindow, TODAY.to_owned())?;
    window.open(project);
    for number in 0..WARM_UP {
        frame(&ctx, &mut window, number);
    }
    assert_eq!(**window.state.document.analysis(), *analysis, "the window shows what was analysed");

    // As when a person moves the view: from here on it does not follow the size of the window.
    window.state.fitted = false;
    let camera = &mut window.state.camera;
    let (middle, canvas) = (bounds.center(), camera.canvas.size());
    camera.zoom = 1.0;
    camera.origin = Point(middle.0 - canvas.x / 2.0, middle.1 - canvas.y / 2.0);
    let near = settled_frames(runs, &ctx, &mut window);
    assert!(window.state.camera.zoom >= 1.0, "nothing but this benchmark moves the view");

    window.state.zoom_fit();
    let far = settled_frames(runs, &ctx, &mut window);
    assert!(window.state.camera.visible().contains_rect(bounds), "everything is in sight");

    // The view is pushed to and fro, so that nothing of the last frame can be shown again.
    let mut number = 2 * WARM_UP;
    let moving = median(runs, || {
        number += 1;
        window.state.camera.pan(vec2(if number.is_multiple_of(2) { 3.0 } else { -3.0 }, 0.0));
        frame(&ctx, &mut window, number)
    });
    let mut medians = Medians::new();
    for (name, zoom) in DRAGS {
        medians.insert(name, drag(&ctx, &mut window, zoom)?);
    }
    let [search, launcher] = [Run::Find, Run::Launch].map(|field| typing(&ctx, &mut window, field));
    window.state.act(Action::ShowOverview(true), &ctx);
    let overview = settled_frames(runs, &ctx, &mut window);
    medians.extend([
        ("frame at zoom 1", near),
        ("frame, all in sight", far),
        ("the same, moving", moving),
        ("a key in the search", search),
        ("a key in the launcher", launcher),
        ("a frame of them", overview),
    ]);
    Ok(medians)
}

/// Opens a field and types into it, letter by letter, words that are in many names: from key to picture.
fn typing(ctx: &Context, window: &mut Window, field: Run) -> Median {
    window.state.act(Action::Run(field), ctx);
    for number in 0..WARM_UP {
        frame(ctx, window, number);
    }
    let mut times = Vec::new();
    let before = processor();
    for (number, letter) in TYPED.chars().enumerate() {
        let begin = Instant::now();
        black_box(frame_with(ctx, window, WARM_UP + number, vec![Event::Text(letter.to_string())]));
        times.push(begin.elapsed());
    }
    let median = Median::of(times, before);
    let escape = |pressed| Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    frame_with(ctx, window, 2 * WARM_UP, vec![escape(true)]);
    frame_with(ctx, window, 2 * WARM_UP + 1, vec![escape(false)]);
    median
}

/// Drags a node with three flows, a little farther in each frame: what is moved is routed anew, painted where it is and
/// analysed. By the pointer, where the node is large enough to be grasped; else by what the pointer would ask for.
fn drag(ctx: &Context, window: &mut Window, zoom: Option<f32>) -> Result<Median, Box<dyn Error>> {
    let before = window.state.project().clone();
    window.state.zoom_fit();
    let middle = window.state.camera.visible().center();
    let mut flows: BTreeMap<NodeId, usize> = BTreeMap::new();
    for end in before.flows.values().flat_map(|flow| [flow.from, flow.to]) {
        *flows.entry(end).or_default() += 1;
    }
    let node = before
        .nodes
        .iter()
        .filter(|(id, _)| flows.get(id) == Some(&3))
        .min_by(|(_, a), (_, b)| {
            let distance = |node: &Node| node.rect().center().distance(middle);
            distance(a).total_cmp(&distance(b))
        })
        .map(|(id, _)| *id)
        .ok_or("no node has three flows")?;
    if let Some(zoom) = zoom {
        let (at, half) = (before.nodes[&node].rect().center(), window.state.camera.canvas.size() / 2.0 / zoom);
        window.state.fitted = false;
        window.state.camera.zoom = zoom;
        window.state.camera.origin = Point(at.0 - half.x, at.1 - half.y);
    }
    let by_pointer = window.state.camera.zoom >= GRASPED;
    for number in 0..WARM_UP {
        frame(ctx, window, number);
    }
    let start = window.state.camera.to_screen(before.nodes[&node].rect().center());
    let button = |pressed, pos| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    frame_with(ctx, window, 0, vec![Event::PointerMoved(start)]);
    if by_pointer {
        frame_with(ctx, window, 1, vec![button(true, start)]);
    }
    let mut times = Vec::new();
    let before_work = processor();
    for number in 0..DRAGGED {
        let way = vec2(12.0 + number as f32 * 3.0, number as f32);
        let begin = Instant::now();
        if !by_pointer {
            let command = Command::Move { elements: BTreeSet::from([node.into()]), by: Vector(way.x, way.y) };
            window.state.act(Action::Preview(command), ctx);
        }
        black_box(frame_with(ctx, window, number + 2, vec![Event::PointerMoved(start + way)]));
        times.push(begin.elapsed());
    }
    let median = Median::of(times, before_work);
    let moved = before.nodes[&node].at.distance(window.state.project().nodes[&node].at);
    assert!(moved > 100.0, "the node is dragged, by {moved} at zoom {}", window.state.camera.zoom);
    // Let go where it was, so that the next drag finds the same drawing: moved, it might lie under something.
    frame_with(ctx, window, DRAGGED + 2, vec![Event::PointerMoved(start), button(false, start)]);
    window.state.act(Action::EndPreview, ctx);
    Ok(median)
}

fn settled_frames(runs: (usize, usize), ctx: &Context, window: &mut Window) -> Median {
    for number in 0..WARM_UP {
        frame(ctx, window, number);
    }
    let mut number = WARM_UP;
    median(runs, || {
        number += 1;
        frame(ctx, window, number)
    })
}

/// Shows one frame and prepares its triangles, as it is done before anything goes to the graphics card.
fn frame(ctx: &Context, window: &mut Window, number: usize) -> usize {
    frame_with(ctx, window, number, Vec::new())
}

fn frame_with(ctx: &Context, window: &mut Window, number: usize, events: Vec<Event>) -> usize {
    let input = RawInput {
        screen_rect: Some(ScreenRect::from_min_size(Pos2::ZERO, SIZE)),
        time: Some(number as f64 / 60.0),
        focused: true,
        events,
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| window.frame(ui));
    let triangles = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
    output.drop_without_applying_deltas();
    triangles.len()
}

fn median<T>((least, most): (usize, usize), mut run: impl FnMut() -> T) -> Median {
    let begin = Instant::now();
    let work = processor();
    let mut times = Vec::new();
    while times.len() < least || (times.len() < most && begin.elapsed() < LONGEST) {
        let start = Instant::now();
        let result = run();
        times.push(start.elapsed());
        drop(black_box(result));
    }
    Median::of(times, work)
}

/// Prints the table and says whether a budget is broken.
fn report(columns: &[Column]) -> bool {
    print!("{:<22}", "median (runs), growth");
    for Column { nodes, flows, .. } in columns {
        print!("{:>30}", format!("{nodes} nodes, {flows} flows"));
    }
    println!("  processor on average, of budget");
    let mut broken = false;
    for measure in
        MEASURES.iter().filter(|measure| columns.iter().all(|column| column.medians.contains_key(measure.name)))
    {
        print!("{:<22}", measure.name);
        let mut before: Option<Duration> = None;
        for column in columns {
            let Median { time, runs, work: _ } = column.medians[measure.name];
            let growth = before.map(|before| format!(" ×{:.1}", time.as_secs_f64() / before.as_secs_f64()));
            print!("{:>30}", format!("{} ({runs}){}", millis(time), growth.unwrap_or_default()));
            before = Some(time);
        }
        let work = columns.get(measure.at).or(columns.last()).map(|column| column.medians[measure.name].work);
        if let (Some(budget), Some(work)) = (measure.budget, work) {
            let kept = work <= budget;
            broken |= !kept;
            print!("  {} of {} {}", millis(work), millis(budget), if kept { "kept" } else { "BROKEN" });
        }
        println!();
    }
    broken
}

/// Prints how long the first layout of drawings of other characters takes.
fn hundreds() -> Result<(), Box<dyn Error>> {
    let catalog = Catalog::builtin()?;
    for drawing in Drawing::HUNDREDS {
        let project = drawing.project();
        let analysis = analyse(&project, &catalog, Some(TODAY));
        let Median { time, runs, work: _ } = median(RUNS, || Sheet::new(&project, &analysis, &catalog, Lang::Ja));
        let (nodes, flows) = (project.nodes.len(), project.flows.len());
        println!("first layout of {drawing:?}, {nodes} nodes, {flows} flows: {} ({runs})", millis(time));
    }
    Ok(())
}

fn millis(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1_000.0)
}
