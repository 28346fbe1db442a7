//! The window: each frame shows the state and carries out what the person asked for.

mod front;
mod keys;

use std::path::PathBuf;

use egui::{
    Align2, Area, CentralPanel, Context, Event, Frame, Id, Margin, Order, Panel, RichText, Ui, Vec2, ViewportCommand,
    vec2,
};

use self::front::{InFront, PASSES, Settling};
use super::action::Action;
use super::bottom::Views;
use super::canvas::pointer::Pointer;
use super::canvas::{self, Canvas};
use super::command::Command;
use super::comparing::bar;
use super::dashboard::standing::Dashboard;
use super::dialog::Dialog;
use super::document::Document;
use super::field_menu::FieldMenu;
use super::fields::Fields;
use super::files::{Dialogs, Outcome};
use super::focus::Keyboard;
use super::handover::Handover;
use super::home::Home;
use super::look::{Look, Looks};
use super::outline::standing::Outline;
use super::panels::PanelKind;
use super::panes::{Part, Parts};
use super::reopening::first::Presence;
use super::reopening::page;
use super::reopening::standing::OpenFiles;
use super::ring::Ring;
use super::rooms::Rooms;
use super::settings::{Remember, Settings, SettingsError};
use super::sizes::{self, Scale};
use super::state::State;
use super::tabs::strip;
use super::typeahead::Typeahead;
use super::{bottom, dashboard, dialogs, docking, fonts, inspector, left, legend, menu, start, status, workshop};
use crate::model::Project;
use crate::scene::Role;
use crate::text::{Lang, tr, tr_with};

/// The program's window.
pub struct Window {
    /// What it knows.
    pub state: State,
    looks: Looks,
    canvas: Canvas,
    legend: legend::Strip,
    fields: Fields,
    field_menu: FieldMenu,
    bottom: Views,
    dashboard: Dashboard,
    outline: Outline,
    title: String,
    /// The document that was in front in the last frame.
    shown: u64,
    /// The size of the window in the last frame, and the panels that were folded.
    size: Vec2,
    folded: Vec<PanelKind>,
    /// How large letters were in the last frame.
    scale: Scale,
    settling: Settling,
    /// The parts that the keyboard can go to.
    parts: Parts,
    /// Who had the keyboard at the end of the last frame.
    keyboard: Keyboard,
    /// The keys of the workshop.
    workshop: workshop::Keys,
    ring: Ring,
    handover: Handover,
    /// Whether the disk was looked at when the window opened.
    looked: bool,
    remember: Remember,
    /// Goes with the window, after what it remembers is written.
    _presence: Presence,
}

/// Why the window cannot open.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The state cannot be made.
    #[error(transparent)]
    Start(#[from] super::state::StartError),
    /// A theme cannot be read.
    #[error("a built-in theme: {0}")]
    Theme(#[from] crate::scene::theme::ThemeError),
}

impl Window {
    /// The window with the sample open.
    ///
    /// # Errors
    /// When a file the program carries in itself cannot be read, which its tests rule out.
    pub fn new(ctx: &Context, lang: Lang, dialogs: Dialogs, today: String) -> Result<Self, WindowError> {
        let home = Home::nowhere();
        Self::at_home(ctx, lang, dialogs, today, &home, (Ok(Settings::default()), None))
    }

    /// The window of somebody who has this home, where it finds and keeps what is its own: with what was open last and the
    /// file that is asked for in front, or with the sample. The settings are those of the home, read before so that the
    /// window has its size from the start.
    ///
    /// # Errors
    /// When a file the program carries in itself cannot be read, which its tests rule out.
    pub fn at_home(
        ctx: &Context,
        lang: Lang,
        dialogs: Dialogs,
        today: String,
        home: &Home,
        (settings, file): (Result<Settings, SettingsError>, Option<PathBuf>),
    ) -> Result<Self, WindowError> {
        let looks = Looks::new()?;
        fonts::install(ctx);
        Looks::install(ctx);
        ctx.add_plugin(Typeahead::default());
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.max_passes = PASSES;
            options.fallback_theme = egui::Theme::Light;
        });
        let (settings, broken) = match settings {
            Ok(settings) => (settings, None),
            Err(error) => (Settings::default(), Some(error)),
        };
        let (presence, first) = Presence::of_window(home);
        // What another window has open stays its own.
        let open = if first && settings.reopens { settings.open.clone() } else { OpenFiles::default() };
        let settings = Settings { open, ..settings };
        let reopens = file.is_some() || !settings.open.files.is_empty() || settings.open.nothing;
        let begin = if reopens { State::empty } else { State::new };
        let mut state = begin(lang, dialogs, today, home)?;
        if let Some(error) = broken {
            log::warn!("{error}");
            let args = [("path", error.path().display().to_string().into())];
            state.say(tr_with(lang, "notice-settings-broken", &args));
        }
        settings.apply(&mut state, ctx);
        looks.put_on(ctx, state.theme);
        state.reopen(&settings.open, file, ctx);
        state.offer_recovery();
        Ok(Self {
            state,
            looks,
            canvas: Canvas::default(),
            legend: legend::Strip::default(),
            fields: Fields::default(),
            field_menu: FieldMenu::default(),
            bottom: Views::default(),
            dashboard: Dashboard::default(),
            outline: Outline::default(),
            remember: Remember::new(home, settings),
            _presence: presence,
            title: String::new(),
            shown: 0,
            size: Vec2::ZERO,
            scale: Scale::Normal,
            folded: Vec::new(),
            settling: Settling::default(),
            parts: Parts::default(),
            keyboard: Keyboard::default(),
            workshop: workshop::Keys::default(),
            ring: Ring::default(),
            handover: Handover::default(),
            looked: false,
        })
    }

    /// Shows another project at the place of the one in front, without a file.
    pub fn open(&mut self, project: Project) {
        self.state.open(project, None);
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let ended = self.state.files.ended();
        if ended.iter().any(Outcome::brings_document) {
            self.take_over_typing(&ctx);
        }
        self.state.catch_up(ended, &ctx);
        self.state.number_tabs();
        self.state.fly_on(&ctx);
        self.state.follow_workshop(&ctx);
        self.ring.read(&ctx);
        self.field_menu.read(&ctx);
        let mut actions = Vec::new();
        let theme = self.state.theme;
        Handover::give(&ctx, &mut self.state);
        self.each_key(&ctx, &mut actions);
        self.field_menu.deliver(&ctx);
        self.fields.reset(self.field_menu.take_reset());
        self.drops(&ctx, &mut actions);
        let in_front = InFront::of(&self.state, ctx.content_rect().size());
        if self.settling.goes_on(in_front) {
            ctx.request_discard("something else is in front");
        }
        self.panels(ui, &mut actions);
        self.state.revealed = None;
        self.state.revealed_spot = None;
        for action in actions {
            self.carry_out(action, &ctx);
        }
        if self.state.theme != theme {
            self.looks.put_on(&ctx, self.state.theme);
        }
        self.after(&ctx);
    }

    fn carry_out(&mut self, action: Action, ctx: &Context) {
        // Whatever is being typed belongs to what is saved, exported or left.
        if matches!(
            action,
            Action::Run(_) | Action::OpenPath(_) | Action::OpenPaths(_) | Action::NewFrom(_) | Action::Tab(_)
        ) {
            self.take_over_typing(ctx);
        }
        self.state.act(action, ctx);
    }

    fn panels(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let ctx = ui.ctx().clone();
        let look = self.looks.current(&ctx, self.state.theme).clone();
        let line = egui::Stroke::new(1.0, look.color(Role::Line));
        let frame = |margin: Margin| Frame::new().fill(look.color(Role::Panel)).inner_margin(margin).stroke(line);
        if self.state.workshop.open {
            workshop::show(ui, &mut self.state, &look, actions);
            canvas::spoken(ui, &self.state);
            self.dialogs(ui, &look, actions);
            return;
        }
        self.parts.enter(&ctx, Part::Menu);
        let shown = Panel::top("menu").exact_size(40.0).frame(frame(Margin::symmetric(10, 6))).show(ui, |ui| {
            menu::show(ui, &self.state, &look, actions);
        });
        self.parts.leave(Part::Menu, shown.response.rect);
        if self.state.documents().nth(1).is_some() {
            Panel::top("tabs").exact_size(strip::HEIGHT).frame(frame(Margin::ZERO)).show(ui, |ui| {
                strip::show(ui, &self.state, &look, actions);
            });
        }
        self.parts.enter(&ctx, Part::Status);
        let shown = Panel::bottom("status").exact_size(28.0).frame(frame(Margin::symmetric(12, 2))).show(ui, |ui| {
            status::show(ui, &self.state, &look, actions);
        });
        self.parts.leave(Part::Status, shown.response.rect);
        if self.state.nothing_open() {
            let Self { state, .. } = self;
            CentralPanel::default().frame(Frame::NONE).show(ui, |ui| start::show(ui, state, &look, actions));
            self.dialogs(ui, &look, actions);
            return;
        }
        if self.state.document.awaited {
            CentralPanel::default().frame(Frame::NONE).show(ui, |ui| page::show(ui, &self.state, &look));
            self.dialogs(ui, &look, actions);
            return;
        }
        if self.state.visible.overview {
            self.overview(ui, &look, actions);
            self.dialogs(ui, &look, actions);
            return;
        }
        let panels = self.state.panels;
        self.share(ui, |_| true);
        let mut edges = Vec::new();
        for panel in PanelKind::ALL {
            if panels.shows(panel) {
                self.parts.enter(&ctx, Part::Panel(panel));
                let rect = self.panel(ui, panel, &look, actions);
                self.parts.leave(Part::Panel(panel), rect);
                edges.push((panel, rect));
            } else {
                self.parts.hidden(Part::Panel(panel));
            }
        }
        if self.state.visible.legend {
            self.legend.show(ui, &self.state, &look, actions);
        }
        if let Some(comparing) = &self.state.document.comparing {
            let frame = Frame::new().fill(look.color(Role::Selected)).inner_margin(Margin::symmetric(12, 2));
            Panel::top("comparing").exact_size(bar::HEIGHT).frame(frame).show(ui, |ui| {
                bar::show(ui, &self.state, comparing, &look, actions);
            });
        }
        self.parts.enter(&ctx, Part::Canvas);
        let shown = CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            let canvas = ui.available_rect_before_wrap();
            let identity = self.state.document.identity();
            let switched = std::mem::replace(&mut self.shown, identity) != identity;
            if switched {
                // What the pointer was doing, it was doing to another drawing.
                self.canvas.pointer = Pointer::default();
            }
            let opened = std::mem::take(&mut self.state.unseen);
            let size = ctx.content_rect().size();
            let resized = std::mem::replace(&mut self.size, size) != size;
            let folded: Vec<PanelKind> = self.state.rooms.folded().collect();
            let folds = self.folded != folded;
            self.folded = folded;
            let rescaled = std::mem::replace(&mut self.scale, self.state.scale) != self.state.scale;
            if rescaled {
                sizes::keep_least(&ctx, self.state.scale);
            }
            if canvas != self.state.camera.canvas || opened {
                // A panel that comes, goes or gets another size must not move the drawing from under the pointer: it
                // covers a part of it, or uncovers it. In a window of another size, and where one panel gives way to
                // another, everything is brought into sight again, where it was, except while a drawing grows.
                let place = self.state.camera.place();
                self.state.camera.uncover(canvas);
                if opened || rescaled {
                    // Nobody has seen it on the screen yet, or what was in the middle is somewhere else now.
                    self.state.camera.go_to(place);
                }
                let same = self.state.fitted_bounds == self.state.bounds();
                if self.state.fitted && (opened || (resized || switched || folds) && same) {
                    self.state.zoom_fit();
                }
            }
            canvas::show(ui, &self.state, &mut self.canvas, &look, actions);
        });
        self.parts.leave(Part::Canvas, shown.response.rect);
        // Over the drawing, so that they can be taken from its side as well.
        for (panel, rect) in edges {
            docking::edge(ui, &self.state, panel, rect, actions);
        }
        canvas::spoken(ui, &self.state);
        self.dialogs(ui, &look, actions);
    }

    /// What lies over the rest, with the ring of the keyboard.
    fn dialogs(&mut self, ui: &mut Ui, look: &Look, actions: &mut Vec<Action>) {
        let ctx = ui.ctx().clone();
        let dialog = self.state.dialog.as_ref().map(Dialog::id);
        let open = dialog.is_some();
        self.ring.enter(&ctx, dialog);
        dialogs::show(ui, &mut self.state, look, actions);
        self.field_menu.show(&ctx, self.state.lang(), self.fields.take_overrides());
        self.ring.show(&ctx, open, look);
        self.measure(&ctx);
    }

    /// The state of the whole in the place of the drawing and of the panels that are about it; the registers stay, for
    /// what its figures count is listed there.
    fn overview(&mut self, ui: &mut Ui, look: &Look, actions: &mut Vec<Action>) {
        let ctx = ui.ctx().clone();
        self.canvas.pointer = Pointer::default();
        self.share(ui, |panel| panel == PanelKind::Registers);
        let mut registers = None;
        for panel in PanelKind::ALL {
            if panel == PanelKind::Registers && self.state.panels.shows(panel) {
                self.parts.enter(&ctx, Part::Panel(panel));
                let rect = self.panel(ui, panel, look, actions);
                self.parts.leave(Part::Panel(panel), rect);
                registers = Some(rect);
            } else {
                self.parts.hidden(Part::Panel(panel));
            }
        }
        self.parts.enter(&ctx, Part::Canvas);
        let summary = self.state.document.summary(&self.state.setting);
        let Self { state, dashboard, .. } = self;
        let shown = CentralPanel::default()
            .frame(Frame::NONE)
            .show(ui, |ui| dashboard::show(ui, state, &summary, dashboard, look, actions));
        self.parts.leave(Part::Canvas, shown.response.rect);
        if let Some(rect) = registers {
            docking::edge(ui, &self.state, PanelKind::Registers, rect, actions);
        }
    }

    /// Shares the room there is among those of the panels that are shown.
    fn share(&mut self, ui: &Ui, may: impl Fn(PanelKind) -> bool) {
        let state = &mut self.state;
        let shown: Vec<_> =
            PanelKind::ALL.into_iter().filter(|&panel| may(panel) && state.panels.shows(panel)).collect();
        let strips = [
            state.visible.legend.then_some(legend::LEAST_HEIGHT),
            state.document.comparing.as_ref().map(|_| bar::HEIGHT),
        ];
        state.rooms = Rooms::share(&state.panels, &shown, ui.available_size(), strips.into_iter().flatten().sum());
    }

    fn panel(&mut self, ui: &mut Ui, panel: PanelKind, look: &Look, actions: &mut Vec<Action>) -> egui::Rect {
        let front = (panel == PanelKind::Registers).then(|| self.state.bottom_in_front(ui.ctx()));
        let Self { state, fields, bottom, outline, .. } = self;
        docking::show(ui, state, panel, look, actions, |ui, actions| match panel {
            PanelKind::Palette => left::show(ui, state, outline, look, actions),
            PanelKind::Inspector => inspector::show(ui, state, fields, look, actions),
            PanelKind::Registers => {
                if let Some((front, counts)) = &front {
                    bottom::show(ui, state, front, *counts, bottom, look, actions);
                }
            }
        })
    }

    /// Opens files that are dropped onto the window, and says so while it hovers.
    fn drops(&self, ctx: &Context, actions: &mut Vec<Action>) {
        let (dropped, hovers) =
            ctx.input(|input| (input.raw.dropped_files.clone(), !input.raw.hovered_files.is_empty()));
        // A question that is open is answered first, and a workshop is not swept away by what falls onto it.
        if self.state.dialog.is_some() || self.state.workshop.open {
            return;
        }
        if !dropped.is_empty() {
            actions.push(Action::OpenPaths(dropped.iter().map(|file| file.path().to_owned()).collect()));
        }
        if hovers {
            let hint = Area::new(Id::unique("drop")).order(Order::Foreground).interactable(false);
            hint.anchor(Align2::CENTER_CENTER, Vec2::ZERO).show(ctx, |ui| {
                Frame::popup(ui.style()).inner_margin(24).show(ui, |ui| {
                    ui.label(RichText::new(tr(self.state.lang(), "hint-drop")).font(fonts::bold(18.0)));
                });
            });
        }
    }

    /// Takes note of how large the window has been made.
    fn measure(&mut self, ctx: &Context) {
        let sizes = &mut self.state.sizes;
        let (inner, maximized, other) = ctx.input(|input| {
            let viewport = input.viewport();
            let other = viewport.fullscreen == Some(true) || viewport.minimized == Some(true);
            (viewport.inner_rect, viewport.maximized == Some(true), other)
        });
        if let Some(inner) = inner
            && !other
        {
            sizes.maximized = maximized;
            if !maximized {
                let size = (inner.size() * ctx.zoom_factor()).round();
                sizes.window = Some((size.x, size.y));
            }
        }
    }

    /// What follows every frame: the title, the question on closing, notices that have been read.
    fn after(&mut self, ctx: &Context) {
        self.keyboard = Keyboard::owner(ctx);
        self.handover.follow(ctx, &mut self.state, self.ring.home(ctx));
        let standing = self.standing(ctx);
        if ctx.with_plugin(|typeahead: &mut Typeahead| typeahead.stands(standing)).unwrap_or(false) {
            ctx.request_repaint();
        }
        self.state.number_tabs();
        let title = self.state.window_title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.state.leaving {
            self.take_over_typing(ctx);
            if self.state.documents().any(Document::is_changed) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.state.act(Action::Run(Command::Quit), ctx);
            }
        }
        // The event and not the state: a window that is minimised has no frame in which it is without the focus.
        let returned = ctx.input(|input| input.events.contains(&Event::WindowFocused(true)));
        if returned || !self.looked {
            self.looked = true;
            self.state.look_at_disk(ctx);
        }
        self.follow_typing();
        self.state.follow_clipboard(ctx);
        self.state.keep_copies();
        self.remember.follow(&self.state);
        if let Some(notice) = &self.state.notice {
            match notice.left(&self.state.document) {
                Some(left) => ctx.request_repaint_after(left),
                None => self.state.notice = None,
            }
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// The size of a window that nobody has resized, in screen points.
pub const SIZE: egui::Vec2 = vec2(1600.0, 1000.0);
