//! How far a workshop has come: decided and open questions as a bar, flows, and the time it has taken and will take.

use std::time::Duration;

use egui::{CornerRadius, Layout, Rect, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::parts::Type;
use super::said::said_or;
use crate::analysis::agenda::progress;
use crate::app::fonts;
use crate::app::look::Look;
use crate::app::state::State;
use crate::scene::Role;
use crate::text::{Lang, tr_with};

/// How often the time is told anew.
const TICK: Duration = Duration::from_secs(5);

/// Shows it.
pub(super) fn show(ui: &mut Ui, state: &State, look: &Look, sizes: Type) {
    let lang = state.lang();
    let done = progress(state.document.analysis());
    let all = done.decided + done.open;
    let record = state.workshop_record();
    ui.horizontal(|ui| {
        let share = if all == 0 { 0.0 } else { done.decided as f32 / all as f32 };
        let counts = tr_with(
            lang,
            "workshop-progress",
            &[("decided", done.decided.into()), ("all", all.into()), ("open", done.open.into())],
        );
        let size = vec2(ui.available_width() * 0.28, sizes.body());
        let (rect, bar) = ui.allocate_exact_size(size, Sense::hover());
        let round = CornerRadius::same(5);
        let line = Stroke::new(1.0, look.color(Role::Line));
        ui.painter().rect(rect, round, look.color(Role::Sunken), line, StrokeKind::Inside);
        let filled = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
        ui.painter().with_clip_rect(filled).rect_filled(rect, round, look.color(Role::CoverageCovered));
        bar.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &counts));
        let say = |ui: &mut Ui, text: String, role: Role| {
            ui.label(RichText::new(text).font(fonts::regular(sizes.small())).color(look.color(role)));
        };
        say(ui, counts, Role::Text);
        let flows = state.project().flows.len();
        let text = tr_with(lang, "workshop-flows", &[("done", done.done.into()), ("all", flows.into())]);
        say(ui, text, Role::Text);
        let later = record.later.iter().filter(|&&flow| state.is_put_off(flow)).count();
        if later > 0 {
            let text = tr_with(lang, "workshop-later-count", &[("count", later.into())]);
            say(ui, text, Role::CoverageUnexamined);
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            say(ui, time(state, done.open), Role::Secondary);
        });
    });
    ui.add_space(2.0);
    // As high whether something was said or not: what stands below must not move.
    ui.allocate_ui(vec2(ui.available_width(), sizes.small() * 1.6), |ui| {
        ui.set_min_height(sizes.small() * 1.6);
        let text = RichText::new(said_or(state)).font(fonts::regular(sizes.small())).color(look.color(Role::Accent));
        ui.add(egui::Label::new(text).truncate());
    });
    ui.ctx().request_repaint_after(TICK);
}

fn time(state: &State, open: usize) -> String {
    let (lang, clock) = (state.lang(), &state.workshop.clock);
    let elapsed =
        tr_with(lang, "workshop-elapsed", &[("time", span(clock.elapsed().as_secs().div_ceil(60), lang).into())]);
    let Some(each) = clock.per_answer().filter(|_| open > 0) else { return elapsed };
    let rest = each * u32::try_from(open).unwrap_or(u32::MAX);
    let args = [("rest", span(roughly(rest), lang).into())];
    format!("{elapsed}  {}", tr_with(lang, "workshop-pace", &args))
}

/// A length of time as people say it, in minutes: to five minutes from ten on, to ten from half an hour on, to half an
/// hour from an hour on, to an hour from three on.
fn roughly(time: Duration) -> u64 {
    let minutes = time.as_secs().div_ceil(60).max(1);
    let step = match minutes {
        0..=7 => 1,
        8..=27 => 5,
        28..=54 => 10,
        55..=164 => 30,
        _ => 60,
    };
    (minutes + step / 2) / step * step
}

/// A length of time, in minutes and hours.
fn span(minutes: u64, lang: Lang) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let key = match (hours, rest) {
        (0, _) => "workshop-minutes",
        (_, 0) => "workshop-whole-hours",
        _ => "workshop-hours",
    };
    tr_with(lang, key, &[("hours", (hours as usize).into()), ("minutes", (rest as usize).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_told_as_people_say_it() {
        let said = |minutes: u64| span(roughly(Duration::from_secs(minutes * 60)), Lang::Ja);
        let told = [0, 4, 7, 8, 12, 13, 27, 28, 34, 36, 54, 55, 74, 75, 104, 105, 164, 165, 209, 211];
        let told: Vec<String> = told.into_iter().map(said).collect();
        let expected = "1分 4分 7分 10分 10分 15分 25分 30分 30分 40分 50分 1時間 1時間 1時間30分 1時間30分 2時間 2時間30分 3時間 3時間 4時間";
        assert_eq!(told.join(" "), expected);
    }
}
