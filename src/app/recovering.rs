//! Offers what earlier sessions left unsaved, and takes it up again.

use egui::{Context, Label, Response, RichText, ScrollArea, Ui};

use super::action::Action;
use super::dialog::{Dialog, Offered};
use super::fonts;
use super::look::Look;
use super::ring;
use super::scrolling;
use super::state::State;
use crate::scene::Role;
use crate::storage::recovery::{self, Drawn};
use crate::text::{Lang, tr, tr_with};

impl State {
    /// Has copies of what is unsaved written beside the window.
    pub(super) fn keep_copies(&mut self) {
        let names = self.tab_names();
        let open = self.tabs.with(&self.document).zip(names).filter(|_| !self.leaving);
        self.autosave.follow(open);
        if let Some(reason) = self.autosave.trouble() {
            self.say(tr_with(self.lang(), "notice-no-copy", &[("reason", reason.into())]));
        }
    }

    /// Offers what is there to recover. Answers whether there is anything.
    pub fn offer_recovery(&mut self) -> bool {
        let found = self.autosave.folder().map(recovery::list).unwrap_or_default();
        if found.is_empty() {
            return false;
        }
        let offered = found.into_iter().map(|found| Offered { found, dropped: false });
        self.dialog = Some(Dialog::Recovery(offered.collect()));
        true
    }

    /// Opens one of what is offered; the rest stays on offer.
    pub(super) fn recover(&mut self, place: usize, ctx: &Context) {
        let Some(Dialog::Recovery(offered)) = &mut self.dialog else { return };
        if place >= offered.len() {
            return;
        }
        let chosen = offered.remove(place);
        if offered.iter().all(|left| left.dropped) {
            let dropped = std::mem::take(offered);
            self.dialog = None;
            self.end_recovery(dropped);
        }
        self.files.recover(ctx, chosen.found, self.setting.clone());
    }

    /// Marks one of what is offered to be dropped, or takes that back.
    pub(super) fn drop_recovery(&mut self, place: usize, dropped: bool) {
        if let Some(Dialog::Recovery(offered)) = &mut self.dialog
            && let Some(offered) = offered.get_mut(place)
        {
            offered.dropped = dropped;
        }
    }

    /// Drops what was marked for it; the rest will be offered again.
    pub(super) fn end_recovery(&mut self, offered: Vec<Offered>) {
        for Offered { found, .. } in offered.into_iter().filter(|offered| offered.dropped) {
            if let Err(error) = found.discard() {
                self.report(error.to_string());
            }
        }
    }
}

/// The dialog's content.
pub(super) fn show(ui: &mut Ui, lang: Lang, offered: &[Offered], look: &Look, actions: &mut Vec<Action>) {
    ui.heading(tr(lang, "dialog-recovery"));
    ui.add(Label::new(tr(lang, "dialog-recovery-detail")).wrap());
    ui.add_space(10.0);
    // Where the keyboard begins: at what loses nothing, with every row that has changed.
    let begin = offered.iter().position(|offered| !offered.dropped);
    let room = (ui.ctx().content_rect().height() - 240.0).clamp(120.0, 360.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for (place, offered) in offered.iter().enumerate() {
            let button = ui.push_id(&offered.found.file, |ui| row(ui, lang, (place, offered), look, actions)).inner;
            if begin == Some(place) {
                ring::begin_at(&button, &offered.found.file);
            }
        }
        scrolling::form_by_keys(ui);
        ring::follow(ui);
    });
    let later = tr(lang, if begin.is_some() { "dialog-recovery-later" } else { "dialog-close" });
    let later = ui.button(later);
    if begin.is_none() {
        ring::begin_at(&later, "nothing is left");
    }
    if later.clicked() {
        actions.push(Action::CloseDialog);
    }
}

/// One of what is offered; answers with the button by which it is kept.
fn row(
    ui: &mut Ui,
    lang: Lang,
    (place, offered): (usize, &Offered),
    look: &Look,
    actions: &mut Vec<Action>,
) -> Response {
    let Offered { found, dropped } = offered;
    let secondary = look.color(Role::Secondary);
    ui.horizontal(|ui| {
        let title = RichText::new(&found.origin.title).font(fonts::bold(14.0));
        ui.label(if *dropped { title.strikethrough().color(secondary) } else { title });
        ui.label(tr_with(lang, "dialog-recovery-time", &[("time", time(found.origin.written).into())]));
    });
    if let Some(drawn) = &found.origin.drawn {
        ui.label(RichText::new(counts(lang, drawn)).font(fonts::regular(12.0)));
    }
    let path = found.origin.path.clone().unwrap_or_else(|| tr(lang, "dialog-recovery-no-file"));
    ui.add(Label::new(RichText::new(path).color(secondary)).wrap());
    let kept = ui.horizontal(|ui| {
        if *dropped {
            let back = ui.button(tr(lang, "dialog-recovery-keep"));
            if back.clicked() {
                actions.push(Action::DropRecovery(place, false));
            }
            ui.label(RichText::new(tr(lang, "dialog-recovery-dropped")).color(secondary));
            return back;
        }
        let recover = ui.button(tr(lang, "dialog-recover"));
        if recover.clicked() {
            actions.push(Action::Recover(place));
        }
        if ui.button(tr(lang, "dialog-recovery-drop")).clicked() {
            actions.push(Action::DropRecovery(place, true));
        }
        recover
    });
    ui.add_space(10.0);
    kept.inner
}

/// How much is drawn, in words.
fn counts(lang: Lang, drawn: &Drawn) -> String {
    let Drawn { zones, nodes, flows } = *drawn;
    let counts = [("count-zones", zones), ("count-nodes", nodes), ("count-flows", flows)];
    let said = counts.map(|(key, count)| tr_with(lang, key, &[("count", count.into())]));
    said.join(&tr(lang, "list-separator"))
}

fn time(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map_or_else(
        |_| String::from("?"),
        |time| time.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
    )
}
