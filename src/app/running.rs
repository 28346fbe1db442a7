//! Carries commands out: what menus, shortcuts and the launcher ask for.

use std::sync::Arc;

use egui::Context;

use super::action::{Action, LeftTab, Tool};
use super::camera::Place;
use super::canvas::keys;
use super::command::Command;
use super::copies::Spot;
use super::criteria::Editor;
use super::dialog::{Chosen, Dialog};
use super::document::Document;
use super::entries::standing::Editor as Entries;
use super::export::{self, Export};
use super::files::Request;
use super::focus::{Keyboard, history_id, outline_filter_id, outline_id};
use super::label::act::{Act as Label, Part};
use super::launcher::{self, Launcher};
use super::panels::PanelKind;
use super::state::State;
use super::tabs::action::TabAction;
use super::workshop::act::Act as Workshop;
use super::{change, related};
use crate::edit::{self};
use crate::model::{ElementId, Point, Rect};
use crate::storage::template::Template;
use crate::text::tr;

impl State {
    /// Does what a command stands for.
    pub(super) fn run(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::New => self.open_template(Template::Blank, ctx),
            Command::NewFromTemplate => self.dialog = Some(Dialog::Templates),
            Command::Open => self.ask_for_file(ctx),
            Command::OpenSample => self.open_template(Template::Figure53, ctx),
            Command::OpenAssessed => self.open_template(Template::Assessed, ctx),
            Command::Save => self.save(self.document.identity(), false, ctx),
            Command::SaveAs => self.save(self.document.identity(), true, ctx),
            Command::Recover => {
                if !self.offer_recovery() {
                    self.say(tr(self.lang(), "notice-no-recovery"));
                }
            }
            Command::CloseTab => self.leave(vec![self.document.identity()], false, ctx),
            Command::CloseOtherTabs => self.act_on_tab(TabAction::CloseOthers(self.document.identity()), ctx),
            Command::ReopenTab => {
                if let Some(path) = self.take_closed() {
                    self.open_paths(vec![path], ctx);
                }
            }
            Command::NextTab => self.step_tab(true, ctx),
            Command::PreviousTab => self.step_tab(false, ctx),
            Command::ExportSvg => self.export(Export::Svg, ctx),
            Command::ExportPng => self.export(Export::Png, ctx),
            Command::ExportCsv(register) => self.export(Export::Csv(register), ctx),
            Command::ExportPartSvg => self.export(Export::PartSvg, ctx),
            Command::ExportPartPng => self.export(Export::PartPng, ctx),
            Command::ExportChanges => self.export(Export::Changes, ctx),
            Command::Freeze => self.ask_about_baseline(None),
            Command::Baselines => self.dialog = Some(Dialog::Baselines),
            Command::CompareFile => self.compare_with_file(ctx),
            Command::ShowChanges => self.show_changes(),
            Command::StopComparing => self.stop_comparing(),
            Command::Workshop => self.act_in_workshop(Workshop::Toggle, ctx),
            Command::Review => self.dialog = Some(Dialog::Reviews(Chosen::default())),
            Command::ExportGeometry => self.export(Export::Geometry, ctx),
            Command::Quit => self.leave(self.documents().map(Document::identity).collect(), true, ctx),
            Command::Undo => {
                if let Some(done) = self.document.history.done().checked_sub(1) {
                    self.go_to_step(done, ctx);
                }
            }
            Command::Redo => self.go_to_step(self.document.history.done() + 1, ctx),
            Command::ShowOutline => self.show_left(LeftTab::Outline, ctx),
            Command::ShowHistory => self.show_left(LeftTab::History, ctx),
            Command::ShowNext => {
                let in_front = self.panels.shows(PanelKind::Registers) && self.visible.next;
                self.visible.next = !in_front;
                self.panels.show(PanelKind::Registers);
            }
            Command::Cut => self.cut(ctx),
            Command::Copy => {
                self.copy(ctx);
            }
            Command::CopyPicture => {
                let painter = export::picture(self);
                self.files.paint(ctx, painter);
            }
            Command::Paste => self.ask_for_clipboard(Spot::Middle, ctx),
            Command::PasteInPlace => self.ask_for_clipboard(Spot::InPlace, ctx),
            Command::Duplicate => self.duplicate(ctx),
            Command::Delete => self.delete(ctx),
            Command::SelectAll => self.selection = related::drawn(self.project()).collect(),
            Command::Deselect => {
                if self.cancel_auto() || self.trail.take().is_some() {
                    return;
                }
                if self.tool == Tool::Select && self.focus.keyed.is_none() {
                    self.selection.clear();
                }
                self.focus.end();
                self.tool = Tool::Select;
                self.keeps_tool = false;
            }
            Command::Rename => {
                // On the canvas keys are about what has the ring, whether it is selected or not.
                let on_canvas = Keyboard::owner(ctx) == Keyboard::Canvas;
                let selected = self.only_selected().filter(|_| !on_canvas);
                match selected.or_else(|| keys::at(self)) {
                    Some(ElementId::Flow(flow)) => self.label(Label::Open(flow, Part::Verb), ctx),
                    Some(element) => self.act(Action::StartRename(element), ctx),
                    None => {}
                }
            }
            Command::DrawArrow => self.begin_arrow(ctx),
            Command::Reshape(part) => self.begin_reshaping(part, ctx),
            Command::Line(line) => {
                if let Some(command) = line.of(self.project(), &self.selection) {
                    self.edit(&command, None, ctx);
                }
            }
            Command::Reverse => {
                if let Some(ElementId::Flow(id)) = self.only_selected()
                    && let Some(command) = change::reverse(self.project(), id)
                {
                    self.edit(&command, None, ctx);
                }
            }
            Command::SelectSameKind => self.selection = related::same_kind(self.project(), &self.selection),
            Command::SelectInside => self.selection = related::inside(self.project(), &self.selection),
            Command::SelectWhole => {
                let inside = related::inside(self.project(), &self.selection);
                self.selection.extend(inside);
            }
            Command::SelectConnected => self.selection = related::connected(self.project(), &self.selection),
            Command::Find => self.open_search(),
            Command::FindNext => self.step_search(true, ctx),
            Command::FindPrevious => self.step_search(false, ctx),
            Command::Launch => {
                self.dialog = Some(Dialog::Launcher(Box::new(Launcher::new(launcher::entries::all(self)))));
            }
            Command::Arrange(how) => {
                self.edit(&edit::Command::Arrange { elements: self.selection.clone(), how }, None, ctx);
            }
            Command::Auto(direction) => self.start_auto(direction, ctx),
            Command::ToFront => self.stack(true, ctx),
            Command::ToBack => self.stack(false, ctx),
            Command::Lock => self.lock(true, ctx),
            Command::Unlock => self.lock(false, ctx),
            Command::ZoomIn => self.zoom(1.25),
            Command::ZoomOut => self.zoom(0.8),
            Command::ZoomReset => {
                self.fitted = false;
                self.jump(Place { zoom: 1.0, ..self.camera.place() }, ctx);
            }
            Command::ZoomFit => {
                let camera = self.camera;
                self.zoom_fit();
                let fitted = std::mem::replace(&mut self.camera, camera).place();
                self.jump(fitted, ctx);
            }
            Command::ZoomSelection => {
                let frame = self.selection.iter().filter_map(|&element| self.frame(element)).reduce(Rect::union);
                if let Some(frame) = frame {
                    self.fitted = false;
                    let mut camera = self.camera;
                    camera.fit(frame, 2.0);
                    self.jump(camera.place(), ctx);
                }
            }
            Command::GoBack => self.revisit(false, ctx),
            Command::GoForward => self.revisit(true, ctx),
            Command::ScaleUp | Command::ScaleDown => {
                if let Some(scale) = self.scale.next(command == Command::ScaleUp) {
                    self.act(Action::Scale(scale), ctx);
                }
            }
            Command::ToggleGrid => self.visible.grid = !self.visible.grid,
            Command::ToggleSnap => self.visible.snap = !self.visible.snap,
            Command::ToggleGuides => self.visible.guides = !self.visible.guides,
            Command::ToggleMinimap => self.visible.minimap = !self.visible.minimap,
            Command::MinimapLeft => self.visible.minimap_left = !self.visible.minimap_left,
            Command::ToggleLegend => self.visible.legend = !self.visible.legend,
            Command::ToggleReopening => self.reopens = !self.reopens,
            // One that is folded for want of room is asked for.
            Command::Panel(panel) if self.panels.shows(panel) && self.rooms.is_folded(panel) => self.panels.show(panel),
            Command::Panel(panel) => self.panels.toggle(panel),
            Command::OnlyDrawing => self.panels.only_drawing = !self.panels.only_drawing,
            Command::Criteria => {
                let project = self.document.history.project().clone();
                let editor = Editor::new(project, Arc::clone(self.document.analysis()), Arc::clone(self.catalog()));
                self.dialog = Some(Dialog::Criteria(Box::new(editor)));
            }
            Command::Overview => self.visible.overview = !self.visible.overview,
            Command::Entries => self.dialog = Some(Dialog::Entries(Box::new(Entries::open(None)))),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts(String::new())),
            Command::About => self.dialog = Some(Dialog::About),
        }
    }

    /// Brings a tab of the left panel to the front with the keyboard at what is selected there, or the palette again where
    /// the keyboard is there already.
    fn show_left(&mut self, tab: LeftTab, ctx: &Context) {
        let is_open = self.panels.shows(PanelKind::Palette) && !self.rooms.is_folded(PanelKind::Palette);
        let (list, filter) = match tab {
            LeftTab::Parts => return,
            LeftTab::Outline => (outline_id(), Some(outline_filter_id())),
            LeftTab::History => (history_id(), None),
        };
        let focused = ctx.memory(egui::Memory::focused);
        let has_keys = focused == Some(list) || focused.is_some() && focused == filter;
        let leaves = is_open && self.visible.left == tab && has_keys;
        self.visible.left = if leaves { LeftTab::Parts } else { tab };
        self.panels.show(PanelKind::Palette);
        if !leaves {
            self.revealed = self.only_selected();
            self.wanted_control = Some(list);
        }
    }

    fn zoom(&mut self, factor: f32) {
        self.fitted = false;
        self.wayfinding.land();
        self.camera.zoom_by(factor, self.camera.canvas.center());
    }

    /// Brings everything into sight, and keeps it so until the view is moved.
    pub fn zoom_fit(&mut self) {
        self.fitted = true;
        self.wayfinding.land();
        self.fitted_bounds = self.bounds();
        match self.fitted_bounds {
            Some(bounds) => self.camera.fit(bounds, 1.0),
            None => self.camera.go_to(Place { middle: Point(600.0, 400.0), zoom: 1.0 }),
        }
    }

    fn delete(&mut self, ctx: &Context) {
        let elements = self.selection.clone();
        if !elements.is_empty() {
            self.edit(&edit::Command::Delete { elements }, None, ctx);
        }
    }

    fn stack(&mut self, front: bool, ctx: &Context) {
        self.edit(&edit::Command::Stack { elements: self.selection.clone(), front }, None, ctx);
    }

    fn lock(&mut self, locked: bool, ctx: &Context) {
        self.edit(&edit::Command::Lock { elements: self.selection.clone(), locked }, None, ctx);
    }

    fn export(&mut self, export: Export, ctx: &Context) {
        let proposed = self.proposed_path(&self.document, &export.suffix(self.lang()), export.kind().extension());
        let title = tr(self.lang(), "dialog-export-title");
        let writer = export.writer(self, self.theme.name(ctx.theme()));
        self.files.ask(ctx, Request::Export(writer, self.lang()), export.kind(), &title, &proposed);
    }
}
