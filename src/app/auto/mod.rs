//! Automatic layout: found by a worker beside the window, shown gliding into place, and made one step of the history.
//! [`standing`] is what is under way.

pub mod standing;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;

use super::command::Command;
use super::setting::Setting;
use super::state::State;
use crate::analysis::Analysis;
use crate::edit::{self, EditError};
use crate::layout::Gliding;
use crate::layout::auto::{Direction, Outcome, Wish, auto};
use crate::model::{ElementId, Node, Project, Rect, Zone};
use crate::scene::{Detail, Sheet, margins};
use crate::text::{tr, tr_with};
use standing::{Found, Glide, Job, SHOWN_AFTER, Tells};

/// How long things glide into place, in seconds.
const GLIDE: f64 = 0.3;

/// With more nodes than this, things are in place at once.
const MOST_GLIDING: usize = 2_000;

/// The part of the work that is finding places; the rest is finding ways for the arrows.
const PLACES: f32 = 0.5;

impl State {
    /// What automatic layout is about: the selection where it has a zone or several elements, else (none) everything.
    fn auto_elements(&self) -> Option<BTreeSet<ElementId>> {
        let has_zone = self.selection.iter().any(|element| matches!(element, ElementId::Zone(_)));
        (has_zone || self.selected_frames() > 1).then(|| self.selection.clone())
    }

    /// Which document is in front, in which revision.
    fn version(&self) -> (u64, u64) {
        (self.document.identity(), self.document.history.revision())
    }

    /// Begins to look for a layout.
    pub(super) fn start_auto(&mut self, direction: Direction, ctx: &Context) {
        self.auto.cancel();
        let elements = self.auto_elements();
        let (sender, answer) = channel();
        let tells = Arc::new(Tells::default());
        let whole = elements.is_none();
        let since = Instant::now();
        self.auto.job = Some(Job { version: self.version(), whole, tells: Arc::clone(&tells), answer, since });
        let work = Work {
            project: self.document.history.project().clone(),
            elements,
            direction,
            sheet: Arc::clone(self.document.sheet()),
            analysis: Arc::clone(self.document.analysis()),
            setting: self.setting.clone(),
            tells,
            ctx: ctx.clone(),
        };
        ctx.request_repaint_after(SHOWN_AFTER);
        std::thread::spawn(move || {
            let ctx = work.ctx.clone();
            if let Some(found) = work.find() {
                // Nobody waits for what was given up.
                sender.send(found).ok();
            }
            ctx.request_repaint();
        });
    }

    /// Gives up the layout that is being looked for, and says so; answers whether there was one.
    pub(super) fn cancel_auto(&mut self) -> bool {
        let cancelled = self.auto.cancel();
        if cancelled {
            self.say(tr(self.lang(), "notice-auto-cancelled"));
        }
        cancelled
    }

    /// Takes over what the worker has found, and lets things glide on.
    pub(super) fn follow_auto(&mut self, ctx: &Context) {
        if let Some(job) = &self.auto.job {
            let current = job.version == self.version();
            match job.answer.try_recv() {
                _ if !current => {
                    self.auto.cancel();
                    self.say(tr(self.lang(), "notice-auto-outdated"));
                }
                Ok(found) => {
                    let whole = job.whole;
                    self.auto.job = None;
                    self.take_layout(found, whole, ctx);
                }
                Err(TryRecvError::Disconnected) => self.auto.job = None,
                Err(TryRecvError::Empty) if job.since.elapsed() >= SHOWN_AFTER => {
                    ctx.request_repaint_after(Duration::from_millis(60));
                }
                Err(TryRecvError::Empty) => {}
            }
        }
        let Some(glide) = &self.auto.glide else { return };
        let part = ((ctx.input(|input| input.time) - glide.since) / GLIDE) as f32;
        if part >= 1.0 || glide.version != self.version() {
            self.land_auto(ctx);
            return;
        }
        // Fast at first, then slower.
        let part = 1.0 - (1.0 - part.max(0.0)).powi(3);
        let project = between(&glide.from, &glide.change.project, part);
        // So far away that no words can be read, none are carried along.
        let geometry = glide.flows.at(part, Detail::at(self.camera.zoom) >= Detail::Reduced);
        self.document.show_gliding(project, geometry);
        ctx.request_repaint();
    }

    fn take_layout(&mut self, found: Result<Found, EditError>, whole: bool, ctx: &Context) {
        let lang = self.lang();
        let Found { arranged, left, ground_left, held } = match found {
            Ok(found) => found,
            Err(error) => {
                self.say(edit::edit_error(&error, lang));
                return;
            }
        };
        let separator = tr(lang, "list-separator");
        let named = |ids: &mut dyn Iterator<Item = ElementId>| {
            let names: Vec<String> =
                ids.map(|id| self.project().name(id).map_or_else(|| id.to_string(), str::to_owned)).collect();
            names.join(&separator)
        };
        let zones = named(&mut left.iter().map(|id| (*id).into()));
        let locked = named(&mut held.iter().copied());
        let notice = match (left.is_empty() && !ground_left, left.is_empty(), held.is_empty()) {
            (true, ..) if arranged.is_some() => None,
            (true, ..) => Some(tr(lang, "notice-auto-same")),
            (false, true, true) => Some(tr(lang, "notice-auto-no-room")),
            (false, true, false) => Some(tr_with(lang, "notice-auto-held", &[("held", locked.into())])),
            (false, false, true) => Some(tr_with(lang, "notice-auto-left", &[("zones", zones.into())])),
            (false, false, false) => {
                Some(tr_with(lang, "notice-auto-held-zones", &[("held", locked.into()), ("zones", zones.into())]))
            }
        };
        if let Some(notice) = notice {
            self.say(notice);
        }
        let Some((change, sheet)) = arranged else { return };
        let from = self.document.history.project().clone();
        let glides = from.nodes.len() <= MOST_GLIDING && ctx.global_style().animation_time > 0.0;
        let since = ctx.input(|input| input.time);
        let flows = Gliding::new(self.document.geometry(), sheet.geometry());
        let goal = sheet.bounds().filter(|_| whole && glides);
        self.auto.glide =
            Some(Glide { version: self.version(), whole, from, change, sheet, flows, view: self.view(), since });
        if !glides {
            self.land_auto(ctx);
        }
        // The view goes along to where all will be in sight.
        if let Some(bounds) = goal {
            let mut camera = self.camera;
            camera.fit(bounds, 1.0);
            self.jump(camera.place(), ctx);
        }
    }

    /// Puts what glides in its place, and makes it a step of the history.
    pub(super) fn land_auto(&mut self, ctx: &Context) {
        let Some(Glide { version, whole, change, sheet, view, .. }) = self.auto.glide.take() else { return };
        if version != self.version() {
            self.show_current(ctx);
            return;
        }
        let selected = self.selection.clone();
        let project = change.project.clone();
        let from = self.document.history.revision();
        self.document.history.commit(change, selected.clone(), selected);
        self.made_step(from, view);
        self.document.show_sheet(project, sheet);
        self.show_current(ctx);
        if whole {
            self.act(super::action::Action::Run(Command::ZoomFit), ctx);
            let arranged = self.view();
            self.document.views.arrived(arranged);
        }
    }
}

/// All that a worker needs.
struct Work {
    project: Project,
    elements: Option<BTreeSet<ElementId>>,
    direction: Direction,
    sheet: Arc<Sheet>,
    analysis: Arc<Analysis>,
    setting: Setting,
    tells: Arc<Tells>,
    ctx: Context,
}

impl Work {
    /// Finds a layout and the ways of the arrows in it; none where it was given up.
    fn find(&self) -> Option<Result<Found, EditError>> {
        let Self { project, elements, direction, sheet, analysis, setting, tells, ctx: _ } = self;
        let catalog = setting.catalog.of(project);
        let catalog = &*catalog;
        let progress = |part: f32| {
            tells.part.store((part * PLACES * 1000.0) as u32, Ordering::Relaxed);
            !tells.cancelled.load(Ordering::Relaxed)
        };
        let wish = Wish {
            project,
            elements: elements.as_ref(),
            direction: *direction,
            labels: &|id| sheet.label_size(id),
            margins: &|zone: &Zone, width| margins(zone, width, catalog),
            progress: &progress,
        };
        let Outcome { frames, left, ground_left, held } = auto(&wish)?;
        if !progress(1.0) {
            return None;
        }
        let change = match edit::apply(project, catalog, &edit::Command::Layout { frames }) {
            Ok(change) => change,
            Err(EditError::NothingChanged) => return Some(Ok(Found { arranged: None, left, ground_left, held })),
            Err(error) => return Some(Err(error)),
        };
        // Where everything moves, the arrows are found as when the file is opened.
        let watch = |part: f32| progress(1.0 + part * (1.0 - PLACES) / PLACES);
        let sheet = sheet.relaid(project, &change.project, analysis, catalog, elements.is_none(), &watch)?;
        Some(Ok(Found { arranged: Some((change, sheet)), left, ground_left, held }))
    }
}

/// A project on the way from one to another that differs by where things stand.
fn between(from: &Project, to: &Project, part: f32) -> Project {
    let mut project = to.clone();
    let mix = |a: f32, b: f32| a + (b - a) * part;
    let mix = |a: Rect, b: Rect| Rect(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2), mix(a.3, b.3));
    for (id, node) in &to.nodes {
        if let Some(before) = from.nodes.get(id).filter(|before| !Arc::ptr_eq(before, node)) {
            let at = mix(before.rect(), node.rect()).corner();
            project.nodes.insert(*id, Arc::new(Node { at, ..Node::clone(node) }));
        }
    }
    for (id, zone) in &to.zones {
        if let Some(before) = from.zones.get(id).filter(|before| !Arc::ptr_eq(before, zone)) {
            let frame = mix(before.frame, zone.frame);
            project.zones.insert(*id, Arc::new(Zone { frame, ..Zone::clone(zone) }));
        }
    }
    for (id, note) in &to.notes {
        if let Some(before) = from.notes.get(id).filter(|before| !Arc::ptr_eq(before, note)) {
            let mut note = (**note).clone();
            note.frame = before.frame.zip(note.frame).map(|(before, after)| mix(before, after));
            project.notes.insert(*id, Arc::new(note));
        }
    }
    project
}
