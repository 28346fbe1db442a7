//! Comparing the document in front with an earlier version: a baseline of it, or another file.
//!
//! [`standing`] is the comparison of one document, kept up to date beside the window; [`bar`] says over the canvas what
//! is compared. What has changed is marked on the canvas ([`super::canvas::changes`]) and listed as the 変更一覧.

pub mod bar;
pub mod standing;

use egui::Context;

use super::files::{FileKind, Request};
use super::panels::PanelKind;
use super::state::State;
use crate::model::BaselineId;
use crate::text::{tr, tr_with};
use standing::{Comparing, Earlier, With};

impl State {
    /// Compares the document in front with a baseline of it.
    pub(super) fn compare_with_baseline(&mut self, id: BaselineId, ctx: &Context) {
        let Some(baseline) = self.document.history.project().baselines.get(&id) else { return };
        let with = With::Baseline { name: baseline.name.clone(), on: baseline.on.clone() };
        let earlier = (with, baseline.state.clone());
        self.files.compare(ctx, self.document.identity(), earlier, &self.setting);
    }

    /// Asks for a file, and compares the document in front with it.
    pub(super) fn compare_with_file(&mut self, ctx: &Context) {
        let title = tr(self.lang(), "dialog-compare-title");
        let proposed = self.proposed_path(&self.document, "", FileKind::Project.extension());
        let request = Request::Compare { document: self.document.identity(), setting: self.setting.clone() };
        self.files.ask(ctx, request, FileKind::Project, &title, &proposed);
    }

    /// Takes over an earlier version that was made ready beside the window.
    pub(super) fn take_earlier(&mut self, document: u64, earlier: Earlier) {
        if let Some(document) = self.document_mut(document) {
            document.comparing = Some(Comparing::new(earlier));
        }
    }

    /// Ends the comparison.
    pub(super) fn stop_comparing(&mut self) {
        self.document.comparing = None;
    }

    /// Brings the 変更一覧 to the front.
    pub(super) fn show_changes(&mut self) {
        if let Some(comparing) = &mut self.document.comparing {
            comparing.in_front = true;
            self.visible.next = false;
            self.panels.show(PanelKind::Registers);
        }
    }

    /// Takes over what has been compared, and has it compared anew where the document is another.
    pub(super) fn follow_comparison(&mut self, ctx: &Context) {
        let Some(mut comparing) = self.document.comparing.take() else { return };
        if !self.document.is_analysing() {
            comparing.follow(self.document.shown(), self.document.analysis(), &self.setting, ctx);
        }
        self.document.comparing = Some(comparing);
    }

    /// What is compared with, in words: 「契約時(2026-04-01)」, or the name of a file.
    pub(super) fn compared_with(&self, with: &With) -> String {
        match with {
            With::Baseline { name, on } if on.is_empty() => name.clone(),
            With::Baseline { name, on } => {
                tr_with(self.lang(), "baseline-title", &[("name", name.as_str().into()), ("on", on.as_str().into())])
            }
            With::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }
}
