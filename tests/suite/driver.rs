//! Drives the real window as a person does: pointer, keys, typing, and what is found by its accessible name.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, Vec2, ViewportId};
use egui_kittest::kittest::{AccessKitNode, NodeT};
use egui_kittest::{Harness, Node};
use nagarezu::app::state::State;
use nagarezu::app::{Dialogs, Home, Settings, Window};
use nagarezu::catalog::TitlePlace;
use nagarezu::model::{ElementId, FlowId, NodeId, Point, Project, ZoneId};
use nagarezu::storage::template::Template;
use nagarezu::text::Lang;

/// The size of the window in the tests, in screen points.
const SIZE: Vec2 = Vec2::new(1600.0, 1000.0);

/// How long something beside the window may take before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a person rests between two actions, in seconds: long enough that two clicks are no double click.
const REST: f64 = 1.0;

/// How long a frame takes, in seconds.
const FRAME: f64 = 1.0 / 60.0;

/// A window and the person before it.
pub(crate) struct Driver {
    harness: Harness<'static, Window>,
    time: f64,
    modifiers: Modifiers,
    pointer: Pos2,
}

impl Driver {
    /// The window in Japanese, with figure 5-3 open.
    pub(crate) fn sample() -> Self {
        let harness = Harness::builder().with_size(SIZE).with_theme(egui::Theme::Light).build_eframe(|cc| {
            Window::new(&cc.egui_ctx, Lang::Ja, Dialogs::InWindow, "2026-11-23".to_owned()).expect("the window opens")
        });
        let mut driver = Self { harness, time: 1.0, modifiers: Modifiers::NONE, pointer: Pos2::ZERO };
        driver.settle();
        driver
    }

    /// The window in Japanese, started by somebody who has this home.
    pub(crate) fn at_home(home: &Home) -> Self {
        Self::started(home, None)
    }

    /// The same, started with a file, once all that is opened again is read.
    pub(crate) fn started(home: &Home, file: Option<PathBuf>) -> Self {
        let mut driver = Self::starting(home, file);
        driver.settle();
        driver.wait_until("all is read", |driver| driver.state().documents().all(|document| !document.awaited));
        driver
    }

    /// The same, as it is in its first frame.
    pub(crate) fn starting(home: &Home, file: Option<PathBuf>) -> Self {
        let home = home.clone();
        let harness = Harness::builder().with_size(SIZE).with_theme(egui::Theme::Light).build_eframe(|cc| {
            let begin = (Settings::load(&home), file);
            Window::at_home(&cc.egui_ctx, Lang::Ja, Dialogs::InWindow, "2026-11-23".to_owned(), &home, begin)
                .expect("the window opens")
        });
        Self { harness, time: 1.0, modifiers: Modifiers::NONE, pointer: Pos2::ZERO }
    }

    /// The window with an empty project, alone.
    pub(crate) fn blank() -> Self {
        let mut driver = Self::sample();
        driver.open(Template::Blank.project().expect("it can be read"));
        assert!(driver.project().is_blank());
        driver
    }

    /// The window with a project written as in a file.
    pub(crate) fn with(project: &str) -> Self {
        let mut driver = Self::sample();
        let project = nagarezu::storage::read(project).expect("the project can be read");
        driver.open(project);
        driver
    }

    /// Gives the window another size, in screen points.
    pub(crate) fn resize(&mut self, size: Vec2) {
        self.harness.set_size(size);
        self.settle();
    }

    /// Shows another project, without a file.
    pub(crate) fn open(&mut self, project: Project) {
        self.harness.state_mut().state.open(project, None);
        self.settle();
    }

    // What the window knows

    /// The window's state.
    pub(crate) fn state(&self) -> &State {
        &self.harness.state().state
    }

    /// The project on the screen.
    pub(crate) fn project(&self) -> &Project {
        self.state().project()
    }

    /// Has the window do something.
    pub(crate) fn act(&mut self, action: nagarezu::app::Action, ctx: &egui::Context) {
        self.harness.state_mut().state.act(action, ctx);
    }

    /// How many steps can be undone.
    pub(crate) fn undo_all(&mut self) -> usize {
        let mut steps = 0;
        while self.state().document.history.can_undo().is_some() {
            self.keys(Modifiers::COMMAND, Key::Z);
            steps += 1;
        }
        steps
    }

    /// What the last frame told the system, the viewport's commands and painted shapes among it.
    pub(crate) fn output(&self) -> &egui::FullOutput {
        self.harness.output()
    }

    /// The context of the window.
    pub(crate) fn ctx(&self) -> &egui::Context {
        &self.harness.ctx
    }

    // Frames

    /// One frame with these events.
    pub(crate) fn frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.time += FRAME;
        let input = self.harness.input_mut();
        input.time = Some(self.time);
        input.events.extend(events);
        self.harness.step();
    }

    /// Frames until nothing moves any more and the analysis is of what is shown; then every widget must have a name.
    pub(crate) fn settle(&mut self) {
        // A dialog that has found its size finds its place a frame later, without asking for one.
        const RESTS: u8 = 2;
        let start = Instant::now();
        let mut rests = 0;
        while rests < RESTS {
            self.frame([]);
            let analysing = self.state().document.is_analysing();
            let moving = self.output().viewport_output[&ViewportId::ROOT].repaint_delay == Duration::ZERO;
            rests = if analysing || moving { 0 } else { rests + 1 };
            assert!(start.elapsed() < PATIENCE, "the window never rests: {:?}", self.ctx().repaint_causes());
            if analysing {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
        self.harness.check_accessibility();
    }

    /// Frames until something that happens beside the window has happened.
    pub(crate) fn wait_until(&mut self, what: &str, happened: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !happened(self) {
            assert!(start.elapsed() < PATIENCE, "still waiting until {what}");
            std::thread::sleep(Duration::from_millis(2));
            self.frame([]);
        }
        self.settle();
    }

    /// Moves something there and back until the analysis is as fast as it is on a machine that is not busy otherwise,
    /// and so is made within the frame.
    pub(crate) fn quicken(&mut self) {
        const FAST: Duration = Duration::from_millis(5);
        let start = Instant::now();
        while self.state().document.analysis_time() > FAST {
            assert!(start.elapsed() < PATIENCE, "the analysis takes {:?}", self.state().document.analysis_time());
            self.keys(Modifiers::COMMAND, Key::A);
            self.key(Key::ArrowRight);
            self.keys(Modifiers::COMMAND, Key::Z);
            self.key(Key::Escape);
        }
    }

    /// Asks the window to close, as its frame's button does. Answers whether it lets itself be closed.
    pub(crate) fn close(&mut self) -> bool {
        let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.frame([]);
        let refused = self.commands().contains(&egui::ViewportCommand::CancelClose);
        self.settle();
        !refused
    }

    /// What the last frame asked of the system's window.
    pub(crate) fn commands(&self) -> &[egui::ViewportCommand] {
        &self.output().viewport_output[&ViewportId::ROOT].commands
    }

    /// Leaves for another window and comes back.
    pub(crate) fn leave_and_return(&mut self) {
        self.frame([Event::WindowFocused(false), Event::WindowFocused(true)]);
    }

    /// Holds files over the window, or takes them away again.
    pub(crate) fn hover_files(&mut self, files: Vec<egui::HoveredFile>) {
        self.harness.input_mut().hovered_files = files;
        // While files hover, every frame asks for the next one; what is new has its place in the second.
        self.frame([]);
        self.frame([]);
    }

    /// Drops files onto the window.
    pub(crate) fn drop_files(&mut self, files: Vec<egui::DroppedFileHandle>) {
        self.harness.input_mut().dropped_files = files;
        self.frame([]);
        self.settle();
    }

    // Pointer

    /// Where a point of the drawing is on the screen.
    pub(crate) fn screen(&self, at: Point) -> Pos2 {
        self.state().camera.to_screen(at)
    }

    /// Moves the pointer, after a rest.
    pub(crate) fn move_to(&mut self, to: Pos2) {
        self.time += REST;
        self.pointer = to;
        self.frame([Event::PointerMoved(to)]);
    }

    /// Presses or releases a button where the pointer is.
    pub(crate) fn button(&mut self, button: PointerButton, pressed: bool) {
        self.frame([Event::PointerButton { pos: self.pointer, button, pressed, modifiers: self.modifiers }]);
    }

    /// Clicks.
    pub(crate) fn click_at(&mut self, at: Pos2) {
        self.move_to(at);
        self.button(PointerButton::Primary, true);
        self.button(PointerButton::Primary, false);
        self.settle();
    }

    /// Clicks while keys are held.
    pub(crate) fn click_with(&mut self, modifiers: Modifiers, at: Pos2) {
        self.hold(modifiers);
        self.click_at(at);
        self.hold(Modifiers::NONE);
    }

    /// Clicks twice in quick succession.
    pub(crate) fn double_click_at(&mut self, at: Pos2) {
        self.move_to(at);
        for pressed in [true, false, true, false] {
            self.button(PointerButton::Primary, pressed);
        }
        self.settle();
    }

    /// Clicks the right button.
    pub(crate) fn right_click_at(&mut self, at: Pos2) {
        self.move_to(at);
        self.button(PointerButton::Secondary, true);
        self.button(PointerButton::Secondary, false);
        self.settle();
    }

    /// Drags from one point of the screen to another.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.drag_to(from, to);
        self.let_go();
    }

    /// Drags without letting go.
    pub(crate) fn drag_to(&mut self, from: Pos2, to: Pos2) {
        const STEPS: u8 = 4;
        self.press_at(from);
        for step in 1..=STEPS {
            self.drag_on(from.lerp(to, f32::from(step) / f32::from(STEPS)));
        }
    }

    /// Presses and holds.
    pub(crate) fn press_at(&mut self, at: Pos2) {
        self.move_to(at);
        self.button(PointerButton::Primary, true);
    }

    /// Moves the pointer on in a drag: one frame.
    pub(crate) fn drag_on(&mut self, to: Pos2) {
        self.pointer = to;
        self.frame([Event::PointerMoved(to)]);
    }

    /// Moves the pointer on and lets go there, all within one frame.
    pub(crate) fn flick(&mut self, to: Pos2) {
        self.pointer = to;
        let (button, modifiers) = (PointerButton::Primary, self.modifiers);
        let release = Event::PointerButton { pos: to, button, pressed: false, modifiers };
        self.frame([Event::PointerMoved(to), release]);
        self.settle();
    }

    /// Drags from one point of the screen over others to where it lets go.
    pub(crate) fn drag_over(&mut self, from: Pos2, way: &[Pos2]) {
        self.press_at(from);
        for &to in way {
            self.drag_on(to);
        }
        self.let_go();
    }

    /// What the pointer looks like when it is moved here.
    pub(crate) fn cursor_at(&mut self, at: Pos2) -> egui::CursorIcon {
        self.move_to(at);
        self.frame([]);
        self.output().platform_output.cursor_icon
    }

    /// Ends a drag where the pointer is.
    pub(crate) fn let_go(&mut self) {
        self.button(PointerButton::Primary, false);
        self.settle();
    }

    /// Drags on the drawing.
    pub(crate) fn drag_world(&mut self, from: Point, to: Point) {
        let (from, to) = (self.screen(from), self.screen(to));
        self.drag(from, to);
    }

    /// Clicks on the drawing.
    pub(crate) fn click_world(&mut self, at: Point) {
        let at = self.screen(at);
        self.click_at(at);
    }

    /// Where an element can be clicked: on its label, body or title.
    pub(crate) fn middle(&self, element: ElementId) -> Pos2 {
        let project = self.project();
        let at = match element {
            ElementId::Flow(id) => {
                let flow = &self.state().document.sheet().geometry().flows[&id];
                flow.label.expect("the flow has a label").center()
            }
            ElementId::Zone(id) => {
                let frame = project.zones[&id].frame;
                let kind = &self.state().catalog().zone_kinds.get(&project.zones[&id].kind).expect("a known kind");
                match kind.title {
                    TitlePlace::Top => Point(frame.left() + 25.0, frame.top() + 1.0),
                    TitlePlace::Bottom => Point(frame.left() + 25.0, frame.bottom() - 1.0),
                }
            }
            element => self.state().frame(element).expect("it is drawn").center(),
        };
        self.screen(at)
    }

    /// Clicks an element, and nothing else is selected then.
    pub(crate) fn select(&mut self, element: ElementId) {
        let at = self.middle(element);
        self.click_at(at);
        assert_eq!(self.state().only_selected(), Some(element));
    }

    // Keys

    /// Holds modifier keys from now on.
    pub(crate) fn hold(&mut self, modifiers: Modifiers) {
        self.modifiers = modifiers;
        self.frame([Event::ModifiersChanged(modifiers)]);
    }

    /// Presses and releases a key.
    pub(crate) fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses and releases a key while others are held. Cut, copy and paste come as events, as on a desktop.
    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.time += REST;
        self.hold(modifiers);
        let event = match key {
            // With shift they come as keys.
            Key::C if modifiers.command && !modifiers.shift => Event::Copy,
            Key::X if modifiers.command && !modifiers.shift => Event::Cut,
            _ => Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers },
        };
        self.frame([event]);
        self.frame([Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers }]);
        self.hold(Modifiers::NONE);
        self.settle();
    }

    /// Presses a key and shows only the frame in which that happens.
    pub(crate) fn key_frame(&mut self, key: Key) {
        let modifiers = Modifiers::NONE;
        self.frame([Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]);
    }

    /// Copies or cuts by key; answers with the text that went to the clipboard.
    pub(crate) fn hand_to_clipboard(&mut self, event: Event) -> Option<String> {
        self.frame([event]);
        let text = self.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        self.settle();
        text
    }

    /// Pastes.
    pub(crate) fn paste(&mut self, text: &str) {
        self.frame([Event::Paste(text.to_owned())]);
        self.settle();
    }

    /// Types text into what has the keyboard.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.frame([Event::Text(text.to_owned())]);
        self.settle();
    }

    /// Shows text that is being composed in the input method.
    pub(crate) fn compose(&mut self, text: &str) {
        let active_range_chars = Some(0..text.chars().count());
        self.frame([Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars })]);
        self.settle();
    }

    /// Takes over what was composed.
    pub(crate) fn commit(&mut self, text: &str) {
        self.frame([Event::Ime(ImeEvent::Commit(text.to_owned()))]);
        self.settle();
    }

    // What can be found by its name

    /// All that has a name.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.harness.root().children_recursive()
    }

    /// The first of what has this role and name.
    pub(crate) fn find(&self, role: Role, name: &str) -> Option<Node<'_>> {
        self.nodes().find(|node| {
            let node = node.accesskit_node();
            node.role() == role && name_of(&node).is_some_and(|own| own == name)
        })
    }

    /// What has this role and name; there must be such a thing.
    pub(crate) fn get(&self, role: Role, name: &str) -> Node<'_> {
        let Some(node) = self.find(role, name) else {
            let names: Vec<_> = self.nodes().filter_map(|node| name_of(&node.accesskit_node())).collect();
            panic!("no {role:?} is called {name:?}; there are: {names:?}")
        };
        node
    }

    /// Whether this text is to be read somewhere.
    pub(crate) fn reads(&self, text: &str) -> bool {
        self.nodes().any(|node| name_of(&node.accesskit_node()).is_some_and(|own| own == text))
    }

    /// Clicks what has this role and name.
    pub(crate) fn click(&mut self, role: Role, name: &str) {
        let rect = self.get(role, name).rect();
        self.click_at(rect.center());
    }

    /// Clicks what has this name by assistive technology, wherever it is scrolled to.
    pub(crate) fn click_aloud(&mut self, name: &str) {
        self.click_one_aloud(name, false);
    }

    /// The same for the last that has this name: in a dialog or an open list rather than behind it.
    pub(crate) fn click_last(&mut self, name: &str) {
        self.click_one_aloud(name, true);
    }

    fn click_one_aloud(&mut self, name: &str, last: bool) {
        let is_called = |node: &Node<'_>| {
            let node = node.accesskit_node();
            node.role() != Role::Label && name_of(&node).is_some_and(|own| own == name)
        };
        let found = if last { self.nodes().filter(is_called).last() } else { self.nodes().find(is_called) };
        let Some(found) = found else {
            let names: Vec<_> = self.nodes().filter_map(|node| name_of(&node.accesskit_node())).collect();
            panic!("nothing is called {name:?}; there are: {names:?}")
        };
        found.click_accesskit();
        self.time += REST;
        self.frame([]);
        self.settle();
    }

    /// Clicks a button.
    pub(crate) fn press(&mut self, name: &str) {
        self.click(Role::Button, name);
    }

    /// Clicks an item of the menu that is open. Its shortcut belongs to an item's name.
    pub(crate) fn pick(&mut self, item: &str) {
        let found = self.nodes().find(|node| {
            let node = node.accesskit_node();
            matches!(node.role(), Role::Button | Role::CheckBox | Role::RadioButton)
                && name_of(&node).is_some_and(|own| own == item || own.starts_with(&format!("{item} ")))
        });
        let found = found.unwrap_or_else(|| panic!("the menu has no {item}"));
        let at = found.rect().center();
        if self.ctx().content_rect().contains(at) {
            self.click_at(at);
        } else {
            // Where the window is too low, a person scrolls the menu to it.
            found.click_accesskit();
            self.time += REST;
            self.frame([]);
            self.settle();
        }
    }

    /// Opens a menu of the bar and clicks an item of it.
    pub(crate) fn menu(&mut self, menu: &str, item: &str) {
        self.press(menu);
        self.pick(item);
    }

    /// Chooses from a list of the inspector.
    pub(crate) fn choose(&mut self, list: &str, option: &str) {
        self.click(Role::ComboBox, list);
        self.press(option);
    }

    /// The field of the inspector with this label.
    pub(crate) fn field(&self, label: &str) -> Node<'_> {
        let fields = [Role::TextInput, Role::MultilineTextInput];
        let found = self.nodes().find(|node| {
            let node = node.accesskit_node();
            fields.contains(&node.role()) && name_of(&node).is_some_and(|own| own == label)
        });
        found.unwrap_or_else(|| panic!("no field is called {label:?}"))
    }

    /// Clicks into a field and replaces all of its text.
    pub(crate) fn fill(&mut self, label: &str, text: &str) {
        let rect = self.field(label).rect();
        self.click_at(rect.center());
        self.keys(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// The name of what assistive technology is told has the keyboard.
    pub(crate) fn told_focused(&self) -> Option<String> {
        let focused = self.nodes().find(|node| node.accesskit_node().is_focused())?.accesskit_node();
        let descendant = focused.active_descendant();
        name_of(&descendant.unwrap_or(focused))
    }

    /// Whether what stands on the canvas under this id is told as selected.
    pub(crate) fn told_selected(&self, element: impl Into<ElementId>) -> bool {
        let name = nagarezu::app::canvas::access::name(self.state(), element.into());
        self.get(Role::ListItem, &name).accesskit_node().is_selected() == Some(true)
    }
}

/// What something is called aloud; a text is its own name.
pub(crate) fn name_of(node: &AccessKitNode<'_>) -> Option<String> {
    node.label().or_else(|| node.value().filter(|_| node.role() == Role::Label))
}

/// A node's id.
pub(crate) fn node(number: u32) -> ElementId {
    NodeId(number).into()
}

/// A flow's id.
pub(crate) fn flow(number: u32) -> ElementId {
    FlowId(number).into()
}

/// A zone's id.
pub(crate) fn zone(number: u32) -> ElementId {
    ZoneId(number).into()
}
