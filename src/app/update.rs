//! Carries actions out: the one place where the window's state changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use super::action::{Action, ThemeChoice, Tool};
use super::copies::Spot;
use super::dialog::Dialog;
use super::entries::standing::Editor as Entries;
use super::files::with_extension;
use super::focus::Keyed;
use super::label::act::{Act as Label, Part};
use super::memory;
use super::next::trail::Trail;
use super::panels::PanelKind;
use super::state::{NOTE_SIZE, Rename, State};
use crate::edit::snapping::GRID;
use crate::edit::{self, Change, EditError, apply, left_over, snapping};
use crate::model::{ElementId, Point, Rect, Size};
use crate::register::register_of;
use crate::storage;
use crate::text::{tr, tr_with};

impl State {
    /// Does what an action asks for. Where it makes a step, the view that it leads to is remembered with that.
    pub fn act(&mut self, action: Action, ctx: &Context) {
        let before = (self.document.identity(), self.document.views.newest());
        let aimed = (self.aimed_arrow(), self.document.history.revision());
        self.carry_out(action, ctx);
        self.show_aimed(aimed, ctx);
        let (document, newest) = before;
        if self.document.identity() == document && self.document.views.newest() > newest {
            let view = self.view();
            self.document.views.arrived(view);
        }
    }

    fn carry_out(&mut self, action: Action, ctx: &Context) {
        // Whatever is done next is done to what stands in its place; moving the view is not in the way.
        if !matches!(action, Action::Pan(_) | Action::Zoom(..) | Action::TakeHold | Action::LetGo) {
            self.land_auto(ctx);
        }
        match action {
            Action::Edit(command) => self.edit(&command, None, ctx),
            Action::EditMerged(command, gesture) => self.edit(&command, Some(gesture), ctx),
            Action::Preview(command) => {
                let view = self.view();
                self.document.views.hold(view);
                match self.document.try_out(&command) {
                    Ok(change) => self.document.preview(change.project, &self.setting, ctx),
                    // Dragged back to where it was.
                    Err(EditError::NothingChanged) => self.document.show_current(&self.setting, ctx),
                    Err(_) => {}
                }
            }
            Action::DeleteLeftOver => self.delete_left_over(ctx),
            Action::EndPreview => self.document.show_current(&self.setting, ctx),
            Action::TakeHold => {
                let view = self.view();
                self.document.views.release();
                self.document.views.hold(view);
            }
            Action::LetGo => {
                self.document.views.release();
            }
            Action::Run(command) => self.run(command, ctx),
            Action::AddKindLike(id) => self.dialog = Some(Dialog::Entries(Box::new(Entries::adding_kind(id)))),
            Action::OpenEntry(id) => self.dialog = Some(Dialog::Entries(Box::new(Entries::open(Some(id))))),
            Action::ProposeRule(rule) => self.dialog = Some(Dialog::Entries(Box::new(Entries::proposing(*rule)))),
            Action::Select(elements) => {
                self.trail = None;
                self.selection = elements;
                self.revealed = self.only_selected();
                self.focus.element = self.revealed.or(self.focus.element);
            }
            Action::Reveal(element) => {
                if !self.project().has(element) {
                    return;
                }
                self.trail = None;
                self.visible.overview = false;
                self.selection = BTreeSet::from([element]);
                self.focus.element = Some(element);
                self.revealed = Some(element);
                if let Some(frame) = self.frame(element) {
                    self.jump_to(frame, ctx);
                }
            }
            Action::RevealSpot(element, spot) => {
                self.act(element.map_or(Action::Select(BTreeSet::new()), Action::Reveal), ctx);
                self.visible.overview = false;
                self.panels.show(PanelKind::Inspector);
                self.revealed_spot = Some(spot);
            }
            Action::Focus(element) => self.focus_on(element),
            Action::BringIntoSight(element) => self.bring_into_sight(element),
            Action::ShowFocus(shown) => self.focus.shown = shown,
            Action::Key(keyed) => self.key(keyed),
            Action::EndKeyed => self.end_keyed(ctx),
            Action::Aim(aim) => self.aim(aim, ctx),
            Action::Reshape(act) => self.reshape(act, ctx),
            Action::GoTo(part) => self.wanted_part = Some(part),
            Action::StartRename(element) => {
                self.leave_fields(ctx);
                self.chain.begin();
                self.start_rename(element);
            }
            Action::TypeName(text) => {
                if let Some(rename) = &mut self.rename {
                    rename.chosen = None;
                    rename.typed |= rename.text != text;
                    rename.text = text;
                    rename.focused = true;
                }
            }
            Action::EndRename { keep } => {
                if let Some(rename) = self.rename.take()
                    && keep
                {
                    self.edit(&edit::Command::Rename { element: rename.element, name: rename.text }, None, ctx);
                }
            }
            Action::Draw { from, to, two_way } => {
                self.leave_fields(ctx);
                self.edit(&edit::Command::DrawFlow { from, to, two_way }, None, ctx);
                if let Some(ElementId::Flow(flow)) = self.only_selected() {
                    self.label(Label::Open(flow, Part::Verb), ctx);
                }
            }
            Action::PointName(place) => {
                if let Some(rename) = &mut self.rename {
                    rename.chosen = place;
                }
            }
            Action::Label(act) => self.label(act, ctx),
            Action::GoOn(step) => self.step_on(step, ctx),
            Action::GoBack => self.step_back(ctx),
            Action::Choose(act) => self.choose(act, ctx),
            Action::SearchFor(text) => self.search_for(text),
            Action::EndSearch => self.search.open = false,
            Action::Take(tool) => {
                self.visible.overview = false;
                self.tool = tool;
                self.keeps_tool = false;
                self.focus.end();
            }
            Action::Keep(tool) => {
                self.tool = tool;
                self.keeps_tool = true;
            }
            Action::Place(center, frame) => {
                self.leave_fields(ctx);
                self.focus.end();
                let tool = if self.keeps_tool { self.tool.clone() } else { std::mem::take(&mut self.tool) };
                let revision = self.document.history.revision();
                self.place(&tool, center, frame, ctx);
                if self.document.history.revision() != revision {
                    self.show_selected(ctx);
                }
            }
            Action::PlaceFree => {
                let at = self.free_place();
                self.act(Action::Place(at, None), ctx);
            }
            Action::Pan(by) => {
                self.fitted = false;
                self.wayfinding.land();
                self.camera.pan(by);
            }
            Action::Zoom(factor, around) => {
                self.fitted = false;
                self.wayfinding.land();
                self.camera.zoom_by(factor, around);
            }
            Action::Overlay(overlay) => self.overlay = overlay,
            Action::Language(lang) => {
                self.lang_chosen = true;
                self.setting.lang = lang;
                self.document.translate(&self.setting);
            }
            Action::Theme(choice) => {
                self.theme = choice;
                ctx.set_theme(match choice {
                    ThemeChoice::System => egui::ThemePreference::System,
                    ThemeChoice::Light | ThemeChoice::LightContrast => egui::ThemePreference::Light,
                    ThemeChoice::Dark | ThemeChoice::DarkContrast => egui::ThemePreference::Dark,
                });
            }
            Action::Scale(scale) => {
                self.scale = scale;
                ctx.set_zoom_factor(scale.factor());
            }
            Action::ShowRegister(kind) => {
                self.register = kind;
                self.visible.next = false;
                if let Some(comparing) = &mut self.document.comparing {
                    comparing.in_front = false;
                }
                self.panels.show(PanelKind::Registers);
            }
            Action::ShowFigure(figure) => {
                let summary = self.document.summary(&self.setting);
                self.trail = None;
                self.selection = summary.drawn(figure, self.project(), self.document.analysis());
                self.document.narrow(Some(figure));
                self.act(Action::ShowRegister(register_of(figure)), ctx);
            }
            Action::Widen => self.document.narrow(None),
            Action::ShowOverview(shown) => self.visible.overview = shown,
            Action::ShowNext => {
                self.visible.next = true;
                self.panels.show(PanelKind::Registers);
            }
            Action::ShowTrail(trail) => self.show_trail(trail, ctx),
            Action::Compare(baseline) => self.compare_with_baseline(baseline, ctx),
            Action::DescribeBaseline(of) => self.ask_about_baseline(of),
            Action::Confirm(risks) => {
                if let Some(command) = self.confirmation(&risks) {
                    self.edit(&command, None, ctx);
                }
            }
            Action::RejectReviewed(risks, reason) => {
                if let Some(command) = self.rejection(&risks, &reason) {
                    self.edit(&command, None, ctx);
                }
            }
            Action::MovePanel(panel, side) => self.panels.move_to(panel, side),
            Action::ResizePanel(panel, size) => self.panels.resize(panel, size),
            Action::ShowLeft(tab) => self.visible.left = tab,
            Action::GoToStep(done) => self.go_to_step(done, ctx),
            Action::CameFrom(place) => self.came_from(place),
            Action::LookAt { middle, jump } => self.look_at(middle, jump, ctx),
            Action::Paste(text) => self.paste(text, ctx),
            Action::PastePicture => self.refuse_picture(ctx),
            Action::CopyText(text) => ctx.copy_text(text),
            Action::PasteAt(at) => self.ask_for_clipboard(Spot::At(at), ctx),
            Action::OpenPath(path) => self.open_paths(vec![path], ctx),
            Action::OpenPaths(paths) => self.open_paths(paths, ctx),
            Action::NewFrom(template) => self.open_template(template, ctx),
            Action::Tab(action) => self.act_on_tab(action, ctx),
            Action::ClearRecent => self.recent.clear(),
            Action::Recover(place) => self.recover(place, ctx),
            Action::DropRecovery(place, dropped) => self.drop_recovery(place, dropped),
            Action::AnswerChanged(answer) => self.answer_changed(answer, ctx),
            Action::FollowEdition => self.follow_edition(ctx),
            Action::AnswerConflict(answer) => self.answer_conflict(answer, ctx),
            Action::AnswerUnsaved(answer) => self.answer_unsaved(answer, ctx),
            Action::CloseDialog => {
                self.closing = None;
                if let Some(Dialog::Recovery(offered)) = self.dialog.take() {
                    self.end_recovery(offered);
                }
            }
            Action::TypedPath(path) => {
                if let Some(Dialog::Path { request, kind, .. }) = self.dialog.take() {
                    self.files.run(ctx, *request, with_extension(&path, kind));
                }
            }
            Action::CancelAuto => {
                self.cancel_auto();
            }
            Action::Workshop(act) => self.act_in_workshop(act, ctx),
            Action::Nudge(by) => self.nudge(by, ctx),
            Action::NotADay(text) => {
                let text = tr_with(self.lang(), "notice-not-a-day", &[("text", text.into())]);
                self.say(text);
            }
            Action::NotANumber(text) => {
                let text = tr_with(self.lang(), "notice-not-a-number", &[("text", text.into())]);
                self.say(text);
            }
        }
    }

    pub(super) fn edit(&mut self, command: &edit::Command, gesture: Option<&str>, ctx: &Context) {
        let (project, catalog) = (self.document.history.project(), self.catalog());
        let change = apply(project, catalog, &memory::remembered(command.clone(), project, catalog));
        self.take_change(change, command, gesture, ctx);
    }

    /// Takes over what a command makes of the project, or says why it makes nothing.
    pub(super) fn take_change(
        &mut self,
        change: Result<Change, EditError>,
        command: &edit::Command,
        gesture: Option<&str>,
        ctx: &Context,
    ) {
        match change {
            Ok(change) => {
                let view = self.document.views.release().unwrap_or_else(|| self.view());
                let (before, from) = (self.selection.clone(), self.document.history.revision());
                if let Some(selection) = &change.select {
                    self.selection.clone_from(selection);
                }
                let (after, step) = (self.selection.clone(), change.step);
                let was = self.document.history.project().clone();
                let left = left_over(&was, &change.project);
                match gesture {
                    None if self.completes_last_step(command) => self.document.history.amend(change, before, after),
                    None => self.document.history.commit(change, before, after),
                    Some(gesture) => self.document.history.commit_merged(change, gesture, before, after),
                }
                self.made_step(from, view);
                self.show_current(ctx);
                self.focus.element = self.only_selected().or(self.focus.element);
                self.notice.take_if(|notice| notice.is_refusal);
                self.speak_of(step);
                self.tell_of(command, &was, ctx);
                if !left.is_empty() {
                    self.offer_left_over(left);
                }
            }
            Err(EditError::NothingChanged) => {
                let locked = edit::locked(command, self.document.history.project()).len();
                self.show_current(ctx);
                if locked > 0 {
                    self.tell_of_held(command, locked, ctx);
                }
            }
            Err(EditError::Locked { element }) => {
                self.show_current(ctx);
                self.refuse_locked(command, element, ctx);
            }
            Err(error) => {
                self.show_current(ctx);
                let text = edit::edit_error(&error, self.lang());
                self.refuse(text);
            }
        }
    }

    pub(super) fn show_current(&mut self, ctx: &Context) {
        self.document.show_current(&self.setting, ctx);
        let project = self.document.history.project();
        self.selection.retain(|&element| project.has(element));
        self.focus.element = self.focus.element.filter(|&element| project.has(element));
        let there = |keyed: Keyed| match keyed {
            Keyed::Arrow { from, to } => project.nodes.contains_key(&from) && project.nodes.contains_key(&to),
            Keyed::Lead { flow, to, .. } => {
                project.flows.contains_key(&flow) && to.is_none_or(|node| project.nodes.contains_key(&node))
            }
            Keyed::Stretch { element, .. } => project.has(element),
            Keyed::Place { .. } => true,
        };
        if self.focus.keyed.is_some_and(|keyed| !there(keyed)) {
            self.focus.end();
        }
        if self.rename.as_ref().is_some_and(|rename| !project.has(rename.element)) {
            self.rename = None;
        }
        if self.labelling.as_ref().is_some_and(|field| !project.flows.contains_key(&field.flow)) {
            self.labelling = None;
        }
        let gone = |id| !project.nodes.contains_key(&id);
        let leads = self.chooser.as_ref().and_then(|chooser| chooser.leads);
        if self.chooser.as_ref().and_then(|chooser| chooser.from).is_some_and(gone)
            || leads.is_some_and(|(flow, _)| !project.flows.contains_key(&flow))
        {
            self.chooser = None;
        }
    }

    /// Whether nothing has been typed into the field on the canvas.
    pub(super) fn field_waits(&self) -> bool {
        let unnamed = self.labelling.as_ref().is_some_and(|field| field.text.is_empty());
        let aims = self.focus.aims() && self.focus.typed.is_empty();
        unnamed || aims || self.rename.as_ref().is_some_and(|rename| !rename.typed)
    }

    /// Begins to type a name, for the first time or as the next of several steps.
    pub(super) fn start_rename(&mut self, element: ElementId) {
        if let Some(name) = self.project().name(element) {
            self.rename = Some(Rename { element, text: name.to_owned(), focused: false, typed: false, chosen: None });
            self.selection = BTreeSet::from([element]);
        }
    }

    /// What the kind that a tool places is called; nothing where the project has none any more, which placing it says.
    pub(super) fn kind_name(&self, tool: &Tool) -> String {
        let (catalog, lang) = (self.document.catalog().of(self.project()), self.lang());
        let name = match tool {
            Tool::Node(kind) => catalog.node_kinds.get(kind).map(|kind| &kind.name),
            Tool::Zone(kind) => catalog.zone_kinds.get(kind).map(|kind| &kind.name),
            Tool::Select | Tool::Note | Tool::Piece(_) => None,
        };
        name.map(|name| name.get(lang).to_owned()).unwrap_or_default()
    }

    pub(super) fn place(&mut self, tool: &Tool, center: Point, frame: Option<Rect>, ctx: &Context) {
        let lang = self.lang();
        let around = |size: Size| {
            let frame = Rect::at(Point(center.0 - size.0 / 2.0, center.1 - size.1 / 2.0), size);
            if self.visible.snap { snapping::corner_on_grid(frame, GRID) } else { frame }
        };
        let command = match tool {
            Tool::Select => return,
            Tool::Node(kind) => {
                let name = self.kind_name(tool);
                let size = crate::model::Node::SIZE;
                let center = frame.unwrap_or_else(|| around(size)).center();
                edit::Command::PlaceNode { kind: kind.clone(), center, name }
            }
            Tool::Zone(kind) => {
                let size = self
                    .catalog()
                    .zone_kinds
                    .get(kind)
                    .map_or(crate::model::Node::SIZE, |kind| Size(kind.size.0, kind.size.1));
                let frame = frame.unwrap_or_else(|| around(size));
                edit::Command::PlaceZone { kind: kind.clone(), frame, name: self.kind_name(tool) }
            }
            Tool::Note => {
                let frame = frame.unwrap_or_else(|| around(NOTE_SIZE));
                edit::Command::PlaceNote { frame, text: tr(lang, "note-new") }
            }
            Tool::Piece(piece) => match piece.project() {
                Ok(piece) => edit::Command::PutPiece { piece: Arc::clone(piece), center },
                Err(error) => return self.report(storage::read_error(error, lang)),
            },
        };
        self.edit(&command, None, ctx);
        if let Some(element) = self.only_selected() {
            self.act(Action::StartRename(element), ctx);
        }
    }

    /// Shows a part of the drawing alone, and brings it into sight.
    fn show_trail(&mut self, trail: Option<Trail>, ctx: &Context) {
        if let Some(trail) = &trail {
            self.visible.overview = false;
            self.selection.clear();
            let frames = trail.all().into_iter().filter_map(|element| self.frame(element));
            if let Some(frame) = frames.reduce(Rect::union) {
                self.jump_to(frame, ctx);
            }
        }
        self.trail = trail;
    }
}
