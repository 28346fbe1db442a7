//! Carries out what a workshop asks for, and moves on once the analysis of it is there.

use egui::{Context, ViewportCommand};

use super::act::Act;
use super::said;
use super::standing::{Move, Page, Sight, Standing};
use super::walking::trail;
use crate::analysis::agenda::is_open;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::state::State;
use crate::model::{ElementId, FlowId};
use crate::text::tr;

impl State {
    /// Does what is asked for in the workshop.
    pub(in crate::app) fn act_in_workshop(&mut self, act: Act, ctx: &Context) {
        // Whatever had the keyboard belongs to the question before.
        if !matches!(act, Act::Form(_) | Act::Type(_)) {
            ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        match act {
            Act::Toggle if self.workshop.open => self.leave_workshop(ctx),
            Act::Toggle => self.enter_workshop(ctx),
            Act::Form(mut form) => {
                form.keep_a_blank_line();
                self.workshop.form = form;
            }
            Act::Begin => self.begin_workshop(ctx),
            Act::People => {
                let record = self.workshop_record();
                self.ask_who_is_there(&record);
            }
            Act::Go(flow) => self.go_to_flow(flow),
            Act::NextFlow => self.workshop.moving = Some(Move::NextFlow),
            Act::PreviousFlow => self.previous_flow(),
            Act::Question(matter) => {
                if let Some(flow) = self.workshop.flow {
                    self.workshop.at(flow, Some(matter));
                }
            }
            Act::NextQuestion => self.step_question(true),
            Act::PreviousQuestion => self.step_question(false),
            Act::Skip => self.workshop.moving = Some(Move::Past),
            Act::Raise(axis) => self.raise(axis),
            Act::Order(order) => {
                self.workshop.order = order;
                self.workshop.said = tr(self.lang(), super::bindings::order_key(order));
            }
            Act::ToggleOpenOnly => self.workshop.open_only = !self.workshop.open_only,
            Act::Summary if self.workshop.page == Page::Summary => self.workshop.page = Page::Flow,
            Act::Summary => self.workshop.page = Page::Summary,
            Act::Later => self.put_off(ctx),
            Act::Write(purpose) => self.write(purpose),
            Act::Type(text) => {
                if let Some(entry) = &mut self.workshop.entry {
                    entry.text = text;
                }
            }
            Act::DropEntry => self.workshop.entry = None,
            Act::TakeText => self.take_text(ctx),
            Act::Run(command) => {
                if self.can_run(command) {
                    self.act(Action::Run(command), ctx);
                }
            }
            Act::DeleteLeftOver => {
                let before = self.document.history.revision();
                self.act(Action::DeleteLeftOver, ctx);
                self.workshop.clock.goes_on(before, self.document.history.revision());
                self.workshop.said = self.spoken.trim_end().to_owned();
            }
            Act::Undo => self.undo_in_workshop(ctx),
            Act::Redo => {
                if self.can_run(Command::Redo) {
                    let before = self.project().clone();
                    self.act(Action::Run(Command::Redo), ctx);
                    self.workshop.clock.count_again(self.document.history.revision());
                    self.find_what_changed(&before);
                }
            }
            Act::Fill(command) => {
                if self.answer(&command, None, ctx)
                    && let Some(flow) = self.workshop.flow
                {
                    let filled = tr(self.lang(), "workshop-filled");
                    self.tell(said::about(self, flow, self.workshop.matter, &filled));
                }
            }
            decision => self.decide_in_workshop(&decision, ctx),
        }
    }

    pub(super) fn enter_workshop(&mut self, ctx: &Context) {
        let full = ctx.input(|input| input.viewport().fullscreen == Some(true));
        let today = self.setting.today.clone();
        let identity = self.document.identity();
        if self.workshop.of != identity {
            self.workshop = Standing { of: identity, open_only: true, ..Standing::default() };
        }
        let record = self.document.history.project().workshops.iter().next_back();
        let record = record.map(|(id, record)| (*id, record.as_ref().clone()));
        if self.workshop.record.is_none() && self.workshop.begun.is_none() {
            match record {
                Some((id, record)) if record.on == today => {
                    (self.workshop.record, self.workshop.page) = (Some(id), Page::Flow);
                }
                record => self.ask_who_is_there(&record.map(|(_, record)| record).unwrap_or_default()),
            }
        }
        let standing = &mut self.workshop;
        standing.open = true;
        standing.in_sight = Sight::Unseen;
        standing.scroll = true;
        standing.came_from = Some((self.camera, self.fitted));
        if standing.page != Page::Start {
            standing.clock.start();
            if standing.flow.is_none() {
                standing.moving = Some(Move::NextFlow);
            }
        }
        self.rename = None;
        self.labelling = None;
        self.chooser = None;
        self.screen_before_workshop.get_or_insert(full);
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        let said = tr(self.lang(), "command-workshop");
        self.speak(said);
    }

    pub(in crate::app) fn leave_workshop(&mut self, ctx: &Context) {
        self.workshop.open = false;
        self.workshop.clock.stop();
        self.trail = None;
        if let Some((camera, fitted)) = self.workshop.came_from.take() {
            // With the place its canvas had: between the panels everything stands where it stood.
            self.camera = camera;
            self.fitted = fitted;
        }
        // Fitted anew once the canvas has its place again.
        self.unseen = self.fitted;
        let flow = self.workshop.flow.filter(|flow| self.project().flows.contains_key(flow));
        self.selection = flow.into_iter().map(ElementId::from).collect();
        self.restore_screen(ctx);
    }

    /// Once no workshop is on the screen, whatever has ended it, the window is again as it was before.
    fn restore_screen(&mut self, ctx: &Context) {
        if !self.workshop.open
            && let Some(full) = self.screen_before_workshop.take()
        {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(full));
        }
    }

    pub(super) fn begin_workshop(&mut self, ctx: &Context) {
        if self.project().flows.is_empty() {
            return;
        }
        // Who is there changes nothing of what is asked: the first question need not wait for the analysis of that. Until
        // there is one, what is on the screen stays.
        if self.workshop.flow.is_some() {
            self.workshop.page = Page::Flow;
        } else if self.document.is_analysing() {
            self.workshop.moving = Some(Move::NextFlow);
        } else {
            self.move_on(Move::NextFlow);
        }
        self.take_people(ctx);
        self.workshop.clock.start();
    }

    /// In whose name what remains is accepted; empty where nobody was named.
    pub(in crate::app) fn approver(&self) -> String {
        self.workshop_record().approver
    }

    /// Whether a flow is to be asked about later.
    pub(super) fn is_for_later(&self, flow: FlowId) -> bool {
        self.workshop_record().later.contains(&flow)
    }

    /// Whether a flow is to be asked about later and something about it is open still.
    pub(super) fn is_put_off(&self, flow: FlowId) -> bool {
        self.is_for_later(flow) && is_open(self.document.analysis(), flow)
    }

    pub(super) fn put_off(&mut self, ctx: &Context) {
        let Some(flow) = self.workshop.flow else { return };
        let mut record = self.workshop_record();
        let put_off = record.later.insert(flow);
        if !put_off {
            record.later.remove(&flow);
        }
        self.write_record(record, None, ctx);
        let outcome = tr(self.lang(), if put_off { "workshop-put-off" } else { "workshop-not-put-off" });
        self.tell(said::about(self, flow, None, &outcome));
        if put_off {
            self.workshop.moving = Some(Move::NextFlow);
        }
    }

    /// Brings the workshop up to date with what the document has become: called in every frame.
    pub(in crate::app) fn follow_workshop(&mut self, ctx: &Context) {
        if self.workshop.of != self.document.identity() {
            let was_open = self.workshop.open;
            self.workshop = Standing::default();
            if was_open {
                self.trail = None;
                self.unseen = true;
            }
        }
        self.restore_screen(ctx);
        if !self.workshop.open || self.document.is_analysing() {
            return;
        }
        let exists = |flow: &FlowId| self.project().flows.contains_key(flow);
        self.workshop.flow = self.workshop.flow.filter(exists);
        if let Some(moving) = self.workshop.moving.take() {
            self.move_on(moving);
            ctx.request_repaint();
        }
        if let (Some(flow), Some(matter)) = (self.workshop.flow, self.workshop.matter)
            && !self.flow_questions(flow).iter().any(|question| question.matter == matter)
        {
            self.workshop.matter = self.first_open(flow, None);
            self.workshop.scroll = true;
        }
        let shown = self.workshop.flow.filter(|_| self.workshop.page == Page::Flow);
        self.trail = shown.and_then(|flow| trail(self.project(), flow));
    }
}
