//! The list of next steps: a row each with what it is and what it would change; a click shows it on the drawing.

use egui::{
    Align2, Button, CornerRadius, Id, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::taking;
use super::trail::Trail;
use crate::analysis::next::{NextSteps, Reason, Way};
use crate::app::action::Action;
use crate::app::badges;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::menus;
use crate::app::ring;
use crate::app::state::State;
use crate::edit::Command;
use crate::layout::text::{ellipsis, width};
use crate::scene::Role;
use crate::text::tr;

/// The height of a row, in screen points.
const ROW: f32 = 44.0;

/// The sizes of letters.
const TITLE: f32 = 12.5;
const DETAIL: f32 = 11.5;

/// The width of the column that says of what kind a step is, and of the one with the button.
const KIND: f32 = 104.0;
const BUTTON: f32 = 116.0;

/// In a list that is not wider than this there is no room to say of what kind a step is, in screen points.
const NARROW: f32 = 620.0;

/// The kinds of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Measure,
    Path,
    Point,
    Life,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Measure, Self::Path, Self::Point, Self::Life];

    const fn key(self) -> &'static str {
        match self {
            Self::Measure => "next-measures",
            Self::Path => "next-paths",
            Self::Point => "next-points",
            Self::Life => "next-lives",
        }
    }

    fn count(self, steps: &NextSteps) -> usize {
        match self {
            Self::Measure => steps.measures.len(),
            Self::Path => steps.paths.len(),
            Self::Point => steps.failures.len(),
            Self::Life => steps.lives.len(),
        }
    }

    /// Why there is none, where there is none.
    fn reason(self, steps: &NextSteps) -> Option<Reason> {
        match self {
            Self::Measure => steps.reasons.measures,
            Self::Path => steps.reasons.paths,
            Self::Point => steps.reasons.failures,
            Self::Life => steps.reasons.lives,
        }
    }

    /// How many of them something is to be done about.
    fn open(self, steps: &NextSteps) -> usize {
        match self {
            Self::Path => steps.open_paths(),
            Self::Point => steps.open_failures(),
            Self::Measure | Self::Life => self.count(steps),
        }
    }
}

/// How the list is looked at.
#[derive(Debug, Default)]
pub struct List {
    only: Option<Kind>,
}

/// Where a row stands.
#[derive(Clone, Copy)]
struct At {
    /// Its number among those of its kind.
    place: usize,
    rect: Rect,
    /// Whether it says of what kind it is.
    beside_kind: bool,
}

/// A step as the list shows it.
struct Row {
    kind: Kind,
    title: String,
    detail: String,
    trail: Trail,
    /// Whether nothing needs to be done about it.
    is_settled: bool,
    button: Option<(&'static str, Option<Command>)>,
}

/// Shows the kinds to choose from and the list, in all the room there is.
pub fn show(
    ui: &mut Ui,
    state: &State,
    steps: Option<&NextSteps>,
    list: &mut List,
    look: &Look,
    actions: &mut Vec<Action>,
) {
    let lang = state.lang();
    // The panel keeps its height whatever stands in it.
    ui.set_min_height(ui.available_height());
    let Some(steps) = steps else {
        ui.add_space(16.0);
        ui.vertical_centered(|ui| ui.weak(tr(lang, "next-seeking")));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let count = |open: usize, all: usize| if open == all { all.to_string() } else { format!("{open}/{all}") };
        let all = Kind::ALL.iter().map(|kind| kind.count(steps)).sum();
        choice(ui, list, None, &format!("{} {}", tr(lang, "next-all"), count(steps.count(), all)));
        for kind in Kind::ALL {
            let count = count(kind.open(steps), kind.count(steps));
            choice(ui, list, Some(kind), &format!("{} {count}", tr(lang, kind.key())));
        }
    });
    ui.add_space(2.0);
    let places: Vec<(Kind, usize)> = Kind::ALL
        .into_iter()
        .filter(|&kind| list.only.is_none_or(|only| only == kind))
        .flat_map(|kind| (0..kind.count(steps)).map(move |place| (kind, place)))
        .collect();
    if places.is_empty() {
        reasons(ui, state, steps, list);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("next-steps").auto_shrink(false).show_rows(ui, ROW, places.len(), |ui, shown| {
        for &(kind, place) in places.get(shown).unwrap_or_default() {
            let size = vec2(ui.available_width(), ROW);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            if let Some(row) = row(state, steps, kind, place) {
                row.show(ui, state, At { place, rect, beside_kind: list.only.is_none() }, look, actions);
            }
        }
        ring::follow(ui);
    });
}

/// Why there is nothing: a line for each kind that is looked at, what must be filled in first in full ink.
fn reasons(ui: &mut Ui, state: &State, steps: &NextSteps, list: &List) {
    ScrollArea::vertical().id_salt("next-reasons").auto_shrink(false).show(ui, |ui| {
        for kind in Kind::ALL.into_iter().filter(|&kind| list.only.is_none_or(|only| only == kind)) {
            let Some(reason) = kind.reason(steps) else { continue };
            let text = format!("{}: {}", tr(state.lang(), kind.key()), state.words().reason(reason));
            let text = RichText::new(text).font(fonts::regular(TITLE));
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                let text = if reason.is_lack() { text } else { text.weak() };
                ui.add(egui::Label::new(text).wrap());
            });
        }
        ring::follow(ui);
    });
}

fn choice(ui: &mut Ui, list: &mut List, kind: Option<Kind>, text: &str) {
    let chosen = list.only == kind;
    if ui.add(Button::selectable(chosen, RichText::new(text).font(fonts::regular(12.0)))).clicked() {
        list.only = kind;
    }
}

fn row(state: &State, steps: &NextSteps, kind: Kind, place: usize) -> Option<Row> {
    let (words, project) = (state.words(), state.project());
    Some(match kind {
        Kind::Measure => {
            let best = steps.measures.get(place)?;
            let key = match best.way {
                Way::Add { .. } => "next-take",
                Way::Name(_) => "next-name",
            };
            let command = taking::command(best, project, state.catalog(), state.document.analysis());
            Row {
                kind,
                title: words.best_measure(best),
                detail: words.best_measure_effect(best),
                trail: Trail::of_measure(best, project),
                is_settled: false,
                button: Some((key, command)),
            }
        }
        Kind::Path => {
            let path = steps.paths.get(place)?;
            Row {
                kind,
                title: words.exposed_path(path),
                detail: words.exposed_path_gap(path),
                trail: Trail::of_path(path),
                is_settled: path.first_unprotected().is_none(),
                button: None,
            }
        }
        Kind::Point => {
            let point = steps.failures.get(place)?;
            Row {
                kind,
                title: words.single_point(point),
                detail: words.single_point_effect(point),
                trail: Trail::of_point(point),
                is_settled: point.is_doubled,
                button: None,
            }
        }
        Kind::Life => {
            let life = steps.lives.get(place)?;
            Row {
                kind,
                title: words.life(life),
                detail: words.life_known(life),
                trail: Trail::of_life(life, project),
                is_settled: false,
                button: None,
            }
        }
    })
}

impl Row {
    fn show(self, ui: &mut Ui, state: &State, at: At, look: &Look, actions: &mut Vec<Action>) {
        let (lang, At { place, rect, beside_kind }) = (state.lang(), at);
        let is_shown = state.trail.as_ref() == Some(&self.trail);
        let response = ui.interact(rect, Id::unique(("next-step", self.kind as u8, place)), Sense::click());
        response.widget_info(|| {
            let name = format!("{} {}", self.title, self.detail);
            WidgetInfo::selected(egui::Role::ListBoxOption, true, is_shown, name)
        });
        let painter = ui.painter().clone();
        let ground = rect.shrink2(vec2(0.0, 1.0));
        let fill = if is_shown { Some(Role::Selected) } else { response.hovered().then_some(Role::Hover) };
        if let Some(fill) = fill {
            painter.rect_filled(ground, CornerRadius::same(5), look.color(fill));
        }
        if is_shown {
            badges::chosen(&painter, ground, look);
        }
        if response.has_focus() {
            let pen = Stroke::new(1.5, look.color(Role::Accent));
            painter.rect_stroke(ground, CornerRadius::same(5), pen, egui::StrokeKind::Inside);
        }
        let (upper, lower) = (rect.top() + 14.0, rect.top() + 31.0);
        let quiet = look.color(Role::Secondary);
        let ink = if self.is_settled { quiet } else { look.color(Role::Text) };
        let mut left = rect.left() + 8.0;
        if beside_kind && rect.width() > NARROW {
            let kind = tr(lang, self.kind.key());
            let kind = ellipsis(&kind, DETAIL, false, KIND - 12.0).into_owned();
            painter.text(pos2(left, upper), Align2::LEFT_CENTER, kind, fonts::regular(DETAIL), quiet);
            left += KIND;
        }
        let room = rect.right() - left - if self.button.is_some() { BUTTON + 12.0 } else { 8.0 };
        let is_cut = width(&self.title, TITLE, true) > room || width(&self.detail, DETAIL, false) > room;
        let title = ellipsis(&self.title, TITLE, true, room).into_owned();
        painter.text(pos2(left, upper), Align2::LEFT_CENTER, title, fonts::bold(TITLE), ink);
        let detail = ellipsis(&self.detail, DETAIL, false, room).into_owned();
        painter.text(pos2(left, lower), Align2::LEFT_CENTER, detail, fonts::regular(DETAIL), quiet);
        if let Some((key, command)) = &self.button {
            let middle = pos2(rect.right() - BUTTON / 2.0 - 6.0, rect.center().y);
            let button = Button::new(RichText::new(tr(lang, key)).font(fonts::regular(12.0)));
            // In a part of its own: what is put into the list itself would move the row below.
            let place = Rect::from_center_size(middle, vec2(BUTTON, 26.0));
            let button = ui.new_child(UiBuilder::new().max_rect(place)).add_sized(place.size(), button);
            let name = format!("{}: {}", tr(lang, key), self.title);
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if button.clicked() {
                actions.extend(command.clone().map(Action::Edit));
                return;
            }
        }
        let clicked = response.clicked();
        let response = if is_cut {
            response.on_hover_text(format!("{}\n{}", self.title, self.detail))
        } else {
            response.on_hover_text(tr(lang, "next-hint-path"))
        };
        menus::of(&response, |ui| {
            if ui.selectable_label(is_shown, tr(lang, "row-reveal")).clicked() {
                actions.push(Action::ShowTrail((!is_shown).then(|| self.trail.clone())));
                ui.close();
            }
            if let Some((key, Some(command))) = &self.button
                && ui.button(tr(lang, key)).clicked()
            {
                actions.push(Action::Edit(command.clone()));
                ui.close();
            }
            ui.separator();
            if ui.button(tr(lang, "row-copy")).clicked() {
                actions.push(Action::CopyText(format!("{}\t{}", self.title, self.detail)));
                ui.close();
            }
        });
        if clicked {
            actions.push(Action::ShowTrail((!is_shown).then_some(self.trail)));
        }
    }
}
