//! The window. Everything that knows egui lives here.
//!
//! Each frame, [`window`] shows the [`state`] in its parts ([`menu`], [`left`] with [`palette`], [`inspector`], [`bottom`] with [`registers`] and [`next`],
//! [`status`], [`canvas`], [`dialogs`]), [`docking`] those that are [`panels`], of which each has its room by [`rooms`]; these only read it and answer with [`action`]s; [`update`] carries them out.
//! The [`document`] keeps the project with its analysis, drawing and registers; [`files`] opens, saves and exports
//! beside the window, [`mod@auto`] finds a layout there, and [`outcome`] takes over how that ended; [`command`] names what menus and shortcuts can do, [`available`] says when.
//!
//! [`tabs`] has the documents that are open besides the one in front; `opening` and `leaving` open and close them;
//! [`start`] is shown while there are none, and [`gallery`] has the templates to begin with.
//!
//! Nothing has to be looked for with the eyes: [`search`] finds elements by what they say, [`launcher`] finds commands,
//! kinds and elements by typing, `reading` knows how both are read, and [`related`] extends a selection along the drawing. [`wayfinding`] moves
//! the view and comes back to places visited, [`outline`] is all that is drawn as a tree, [`history`] goes through the
//! steps that were done. [`change`] has the changes of one element that several views offer, [`together`] those of several; `memory` lets every decision
//! take note of what it is about. [`decide`] decides about many threats at once, [`phase`] says when a flow most likely happens, `completing` which change belongs to the step before it, `aftermath` says in a [`notice`] what stayed or
//! went along that the picture does not tell, `leftover` offers there to delete what a step has left behind, [`picking`] takes rows of a register for it.
//!
//! The [`chooser`] places what is drawn next where the hand is, [`label`] says what an arrow does and carries, [`naming`] knows names
//! that fit; [`chain`] leads from one to the next, [`step`] by step. [`ime`] tells keys of the input method from those of a field.
//!
//! Nothing needs a pointer: [`focus`] is where the keyboard is, [`panes`] goes from part to part of the window, [`ring`] shows the control that has it, [`handover`] hands it to a list and back, [`rows`] goes through a list and [`cursor`] through a register, [`scrolling`] turns the pages of dialogs and [`closing`] ends them, [`presses`] tells which events are one press and takes those of a slow frame apart, [`typeahead`] lets them wait for what they open, [`menus`] open by keys, the [`field_menu`] on every text field; the
//! canvas reads its own keys, which [`keyed`], [`reshape`], `nudging` and `aim` carry out; [`spoken`] is what assistive technology is told, [`untold`]
//! what it will be told.
//!
//! [`legend`] is the strip below the drawing.
//!
//! The [`workshop`] (F5) decides about one flow after the other on the whole screen, by single keys.
//!
//! When things have changed, `reviewing` lists the decisions to be looked at again, [`baselines`] keeps frozen states, and
//! [`comparing`] holds one of them, or a file, against the project.
//!
//! So that no work is lost, [`autosave`] keeps copies of what is unsaved, the [`draft`] of what is being typed in them, and [`recovering`] offers them after a crash;
//! [`disk`] notices what other programs do to the open file, `edition` says where there is no catalogue of what it follows. [`settings`] and [`recent`] files last from one start to the
//! next, and [`reopening`] opens again what was open. All of this lies in a [`home`], and [`later`] writes it beside the window.

pub mod action;
pub mod aftermath;
mod aim;
mod analyst;
pub mod auto;
pub mod autosave;
pub mod available;
pub mod badges;
pub mod baselines;
pub mod bottom;
pub mod camera;
pub mod canvas;
pub mod chain;
pub mod change;
pub mod chooser;
pub mod clipboard;
pub mod closing;
pub mod command;
pub mod comparing;
mod complete;
mod completing;
pub mod copies;
pub mod criteria;
pub mod cursor;
pub mod dashboard;
pub mod decide;
pub mod dialog;
pub mod dialogs;
pub mod disk;
pub mod docking;
pub mod document;
pub mod draft;
mod edition;
pub mod entries;
pub mod export;
pub mod field_menu;
mod field_undo;
pub mod fields;
pub mod files;
pub mod focus;
pub mod fonts;
pub mod front;
pub mod gallery;
pub mod handover;
pub mod history;
pub mod home;
pub mod ime;
pub mod inspector;
pub mod keycaps;
pub mod keyed;
pub mod label;
pub mod later;
pub mod launcher;
mod leaving;
pub mod left;
mod leftover;
pub mod legend;
pub mod line;
pub mod look;
mod memory;
pub mod menu;
pub mod menus;
pub mod naming;
pub mod next;
pub mod notice;
mod nudging;
mod opening;
pub mod outcome;
pub mod outline;
pub mod palette;
pub mod panels;
pub mod panes;
pub mod phase;
pub mod picking;
pub mod presses;
mod reading;
pub mod recent;
pub mod recovering;
pub mod registers;
pub mod related;
pub mod reopening;
pub mod reshape;
mod reviewing;
pub mod rightward;
pub mod ring;
pub mod rooms;
pub mod row_menu;
pub mod rows;
pub mod running;
pub mod scrolling;
pub mod search;
pub mod setting;
pub mod settings;
pub mod shortcuts;
pub mod sizes;
pub mod spoken;
pub mod start;
pub mod state;
pub mod status;
pub mod step;
pub mod tabs;
pub mod together;
pub mod typeahead;
pub mod unfold;
pub mod untold;
pub mod update;
pub mod wayfinding;
pub mod window;
pub mod workshop;

use std::path::PathBuf;

pub use action::Action;
pub use files::Dialogs;
pub use home::Home;
pub use settings::Settings;
pub use window::{Window, WindowError};

use crate::text::Lang;

/// Opens the window, with what was open last and a file in front, or with figure 5-3, and returns when it is closed.
///
/// # Errors
/// When the system gives no window to draw in.
pub fn run(file: Option<PathBuf>) -> eframe::Result {
    let lang = Lang::from_locale(&sys_locale::get_locale().unwrap_or_default());
    let home = Home::of_user();
    let settings = Settings::load(&home);
    let sizes = settings.as_ref().map(|settings| settings.sizes).unwrap_or_default();
    // For larger letters it is kept larger as soon as it is known how large the screen is.
    let least = sizes::Scale::Normal.least_window();
    let large = move |viewport: egui::ViewportBuilder| {
        viewport.with_inner_size(sizes.window().unwrap_or(window::SIZE)).with_maximized(sizes.maximized)
    };
    let viewport = large(egui::ViewportBuilder::default())
        .with_app_id("nagarezu")
        .with_title("Nagarezu")
        .with_min_inner_size(least);
    let options = eframe::NativeOptions {
        viewport,
        // Where the window stood is kept by eframe, which knows the screens there are and puts no window out of sight;
        // how large it was is ours, since eframe would take sizes of larger letters for those of usual ones.
        persist_window: home.place.is_some(),
        persistence_path: home.place.clone(),
        window_builder: Some(Box::new(large)),
        ..Default::default()
    };
    eframe::run_native(
        "nagarezu",
        options,
        Box::new(move |cc| {
            let today = jiff::Zoned::now().date().to_string();
            let window = Window::at_home(&cc.egui_ctx, lang, Dialogs::Native, today, &home, (settings, file))?;
            Ok(Box::new(window))
        }),
    )
}
