//! What is said after a step that its picture does not tell: what stayed because it is locked, what a zone took in that was
//! moved over it, and what became of what stood in a zone that is gone.

use std::collections::BTreeSet;

use egui::Context;

use super::command::Command;
use super::notice::{Left, Notice};
use super::state::State;
use crate::edit;
use crate::model::{ElementId, NodeId, Project, ZoneId};
use crate::text::{Argument, tr, tr_with};

impl State {
    /// Says what a step left as it was, or took along.
    pub(super) fn tell_of(&mut self, command: &edit::Command, before: &Project, ctx: &Context) {
        let after = self.document.history.project().clone();
        let held = edit::held(command, before, &after);
        let stayed = (!held.is_empty()).then(|| self.words_of_held(command, held.len(), ctx));
        if let Some(text) = &stayed {
            self.speak(text.clone());
            self.notice = Some(Notice::of_step(text.clone(), &self.document));
        }
        if !self.is_of_scope(command)
            && let Some(text) = self.note_taken(before, ctx)
        {
            self.speak(text);
        }
        let zones = match command {
            edit::Command::Delete { .. } | edit::Command::Cut { .. } => edit::deleted_zones(before, &after),
            _ => return,
        };
        let (left, gone) = edit::left_standing(before, &after, &zones);
        let cut = matches!(command, edit::Command::Cut { .. });
        let count = if cut { gone } else { left.len() };
        let Some(first) = zones.first().and_then(|id| before.zones.get(id)).filter(|_| count > 0) else { return };
        let key = match (cut, zones.len()) {
            (true, 1) => "notice-zone-cut",
            (true, _) => "notice-zones-cut",
            (false, 1) => "notice-zone-deleted",
            (false, _) => "notice-zones-deleted",
        };
        let values = [
            ("zone", first.name.as_str().into()),
            ("zones", zones.len().into()),
            ("count", count.into()),
            ("keys", Command::Undo.keycaps(ctx).into()),
        ];
        let text = tr_with(self.lang(), key, &values);
        let text = match stayed {
            Some(held) => tr_with(self.lang(), "notice-with-held", &[("text", text.into()), ("held", held.into())]),
            None => text,
        };
        self.speak(text.clone());
        let free: BTreeSet<ElementId> = left.into_iter().filter(|element| !after.is_locked(*element)).collect();
        if cut || free.is_empty() {
            self.notice = Some(Notice::of_step(text, &self.document));
        } else {
            self.offer(Left::Contents(free), text);
        }
    }

    /// Whether it makes a scope frame larger or smaller, which lies over other zones as it is meant to.
    fn is_of_scope(&self, command: &edit::Command) -> bool {
        let edit::Command::Resize { element: ElementId::Zone(id), .. } = command else { return false };
        let zone = self.document.history.project().zones.get(id);
        zone.and_then(|zone| self.catalog().zone_kinds.get(&zone.kind)).is_some_and(|kind| !kind.place)
    }

    /// Shows that a zone now holds what stands in another one as well, with a way back: where things stand decides what
    /// threatens them. Answers with what is said.
    pub(super) fn note_taken(&mut self, before: &Project, ctx: &Context) -> Option<String> {
        let (zone, taken) = edit::taken_in(before, self.document.history.project())?;
        let text = self.words_of_taken(zone, &taken, ctx);
        self.notice = Some(Notice::undoing(text.clone(), &self.document));
        Some(text)
    }

    fn words_of_taken(&self, zone: ZoneId, taken: &BTreeSet<NodeId>, ctx: &Context) -> String {
        const NAMED: usize = 3;
        let project = self.document.history.project();
        let name =
            |id: ElementId| project.name(id).filter(|name| !name.is_empty()).map_or(id.to_string(), str::to_owned);
        let names: Vec<String> = taken.iter().take(NAMED).map(|&id| name(id.into())).collect();
        let values = [
            ("elements", names.join(&tr(self.lang(), "list-separator")).into()),
            ("more", taken.len().saturating_sub(NAMED).into()),
            ("zone", name(zone.into()).into()),
            ("keys", Command::Undo.keycaps(ctx).into()),
        ];
        tr_with(self.lang(), "notice-taken-in", &values)
    }

    /// Says that so many elements stayed because they are locked, until something else is done.
    pub(super) fn tell_of_held(&mut self, command: &edit::Command, count: usize, ctx: &Context) {
        let text = self.words_of_held(command, count, ctx);
        self.speak(text.clone());
        self.refuse(text);
    }

    fn words_of_held(&self, command: &edit::Command, count: usize, ctx: &Context) -> String {
        let key = match command {
            edit::Command::Delete { .. } | edit::Command::Cut { .. } => "notice-held-there",
            _ => "notice-held-still",
        };
        tr_with(self.lang(), key, &[("count", count.into()), ("keys", Command::Unlock.keycaps(ctx).into())])
    }

    /// Says that nothing was done because all that it is about is locked, and how that is undone.
    pub(super) fn refuse_locked(&mut self, command: &edit::Command, element: ElementId, ctx: &Context) {
        let count = edit::locked(command, self.document.history.project()).len();
        let keys = Command::Unlock.keycaps(ctx).into();
        if count > 1 {
            self.refuse_with("notice-held-all", &[("count", count.into()), ("keys", keys)]);
        } else {
            let name = self.words().element(element);
            self.refuse_with("notice-held", &[("element", name.into()), ("keys", keys)]);
        }
    }

    fn refuse_with(&mut self, key: &str, values: &[(&str, Argument)]) {
        let text = tr_with(self.lang(), key, values);
        self.speak(text.clone());
        self.refuse(text);
    }
}
