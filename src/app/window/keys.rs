//! The keys in the window: what reads them, and what each asks for.

use egui::{Context, Event, Id, Key, KeyboardShortcut, Modifiers, PointerButton};

use super::Window;
use crate::app::action::{Action, Tool};
use crate::app::canvas;
use crate::app::command::Command;
use crate::app::draft::Draft;
use crate::app::focus::{Keyboard, Keyed};
use crate::app::label::act::{Act as Label, Part as Labelled};
use crate::app::panes::Part;
use crate::app::presses::Presses;
use crate::app::state::{Rename, State};
use crate::app::typeahead::{Reader, Standing, Typeahead};
use crate::app::{palette, workshop};
use crate::edit::{self, clipboard};
use crate::text::tr;

impl Window {
    /// Goes from part to part of the window, also while text is typed.
    pub(super) fn walk(&mut self, ctx: &Context) {
        if let Some(part) = self.state.wanted_part.take() {
            self.parts.want(part);
        }
        // With shift, the key opens a menu of its own. What was held when it was pressed counts: at the end of a slow frame
        // it may have been let go.
        let plain = |event: &Event| match event {
            Event::Key { key: Key::F10, pressed: true, modifiers, .. } => modifiers.is_none(),
            _ => false,
        };
        if ctx.input(|input| input.events.iter().any(plain)) {
            self.parts.want(Part::Menu);
        }
        for (modifiers, forwards) in [(Modifiers::SHIFT, false), (Modifiers::NONE, true)] {
            if ctx.input_mut(|input| input.consume_key(modifiers, Key::F6)) {
                self.parts.step(ctx, forwards);
            }
        }
    }

    /// Reads keys one after the other: what one has done decides what the next means, also where a slow frame brings
    /// several at once. What one has opened gets the rest, as soon as it has the keyboard.
    pub(super) fn each_key(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let mut presses = Presses::take(ctx);
        while self.reads_keys(ctx)
            && let Some(press) = presses.next_but_last()
        {
            let before = self.opened(ctx);
            ctx.input_mut(|input| input.events = press);
            self.keys(ctx, actions);
            for action in std::mem::take(actions) {
                self.carry_out(action, ctx);
            }
            self.state.follow_workshop(ctx);
            if self.opened(ctx) != before {
                ctx.with_plugin(|typeahead: &mut Typeahead| typeahead.take_back(presses.rest()));
            }
        }
        presses.give_back(ctx);
        self.keys(ctx, actions);
    }

    /// Whether keys are read here rather than by a field, a dialog or another control.
    pub(super) fn reads_keys(&self, ctx: &Context) -> bool {
        let state = &self.state;
        let (now, before) = (Keyboard::owner(ctx), self.keyboard);
        if state.workshop.open {
            return state.dialog.is_none() && now != Keyboard::Text && before != Keyboard::Text;
        }
        let typing = state.rename.is_some() || state.chooser.is_some() || state.labelling.is_some();
        let elsewhere = typing || state.focus.aims() || state.dialog.is_some();
        !elsewhere && now == Keyboard::Canvas && before == Keyboard::Canvas && !egui::Popup::is_any_open(ctx)
    }

    /// Who reads the next keys, and how.
    pub(super) fn standing(&self, ctx: &Context) -> Standing {
        let state = &self.state;
        let focused = ctx.memory(egui::Memory::focused).filter(|_| Keyboard::is_typing(ctx));
        let chooses = state.chooser.as_ref().is_some_and(|chooser| !chooser.filtering && chooser.text.is_empty());
        let picks =
            state.labelling.as_ref().is_some_and(|field| field.part() != Labelled::Data && field.text.is_empty());
        let reader = if self.reads_keys(ctx) {
            Reader::OneByOne
        } else if chooses || picks || state.focus.aims() {
            Reader::OneAFrame
        } else {
            Reader::Text
        };
        Standing { reader, field: focused, open: Some(self.opened(ctx)) }
    }

    /// What is open that reads keys, or is about to.
    fn opened(&self, ctx: &Context) -> Id {
        let state = &self.state;
        let name = state.rename.as_ref().map(|rename| (rename.element, rename.focused));
        let label = state.labelling.as_ref().map(|field| (field.flow, field.part(), field.focused));
        let dialog = state.dialog.as_ref().map(std::mem::discriminant);
        let search = (state.search.open, state.search.asks_keyboard());
        let modes = (state.workshop.open, state.visible.overview, state.focus.aims(), state.chooser.is_some());
        let wanted = state.wanted_part.is_some() || state.wanted_control.is_some();
        let parts = (wanted, egui::Popup::is_any_open(ctx));
        Id::unique((name, label, dialog, search, modes, parts))
    }

    /// Turns keys and clipboard events into actions. While text is typed they belong to the field.
    pub(super) fn keys(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let fields = self.state.rename.is_some() || self.state.chooser.is_some() || self.state.labelling.is_some();
        if fields || self.keyboard == Keyboard::Text || Keyboard::owner(ctx) == Keyboard::Text {
            self.paste_names(ctx);
        }
        if self.state.dialog.is_some() {
            return;
        }
        if self.state.workshop.open {
            return self.workshop.read(ctx, &self.state, self.keyboard, actions);
        }
        self.walk(ctx);
        if self.state.focus.shown && ctx.input(|input| input.pointer.any_pressed()) {
            actions.push(Action::ShowFocus(false));
        }
        // Escape takes the keyboard from a field before the frame begins, and still belongs to the field.
        let had = |keyboard| self.keyboard == keyboard || Keyboard::owner(ctx) == keyboard;
        let typing = had(Keyboard::Text)
            || self.state.chooser.is_some()
            || self.state.labelling.is_some()
            || self.state.focus.aims();
        // Over a table, all means all of its rows.
        let all = KeyboardShortcut::new(Modifiers::COMMAND, Key::A);
        if self.bottom.tables.lets_pick(ctx.pointer_latest_pos())
            && !typing
            && ctx.input_mut(|input| input.consume_shortcut(&all))
        {
            self.bottom.tables.pick_all();
        }
        let overview = self.state.visible.overview;
        let elsewhere = typing || overview || had(Keyboard::Control);
        let held = self.canvas.is_held() || egui::Popup::is_any_open(ctx);
        if !elsewhere && !held {
            canvas::keys::reshape(ctx, &self.state, actions);
            canvas::keys::resize(ctx, &self.state, actions);
        }
        // The keys of save are among those of save as: what is held down besides decides first.
        let shortcuts = |more: bool| {
            let all =
                Command::ALL.iter().flat_map(|&command| command.shortcuts().iter().map(move |keys| (command, keys)));
            all.filter(move |(_, keys)| (keys.modifiers.shift || keys.modifiers.alt) == more)
        };
        for (command, shortcut) in shortcuts(true).chain(shortcuts(false)) {
            // A field that has just opened, on a fresh arrow or element, must not be in the way of taking that back.
            let waits = matches!(command, Command::Undo | Command::Redo) && self.state.field_waits();
            let yields = (typing && command.yields_to_typing() && !waits)
                || (elsewhere && command.is_of_canvas())
                || (held && command == Command::Deselect);
            if yields || command.is_clipboard_event() || !ctx.input_mut(|input| input.consume_shortcut(shortcut)) {
                continue;
            }
            // What is being dragged goes back first; to undo means that and no more.
            let gave_up = command.ends_gestures() && self.give_up_gesture(actions);
            let is_done = gave_up && matches!(command, Command::Undo | Command::Redo);
            // Keys that bring elements into line say what they lack, as too few of them say nothing by being greyed.
            if !is_done && (self.state.can_run(command) || matches!(command, Command::Arrange(_))) {
                let closes_search =
                    command == Command::Deselect && self.state.search.open && self.state.tool == Tool::Select;
                actions.push(if closes_search { Action::EndSearch } else { Action::Run(command) });
            }
        }
        // The thumb's buttons mean the same everywhere, as in a browser.
        for (button, command) in [(PointerButton::Extra1, Command::GoBack), (PointerButton::Extra2, Command::GoForward)]
        {
            if ctx.input(|input| input.pointer.button_pressed(button)) && self.state.can_run(command) {
                actions.push(Action::Run(command));
            }
        }
        if overview && !typing && !held && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::ShowOverview(false));
        }
        if typing || overview || self.state.nothing_shown() {
            return;
        }
        let takes_kinds = !elsewhere
            && !self.canvas.pointer.gesture.is_making()
            && !self.state.focus.keyed.is_some_and(Keyed::reshapes);
        for event in ctx.input(|input| input.events.clone()) {
            match event {
                Event::Copy => actions.push(Action::Run(Command::Copy)),
                Event::Cut => {
                    self.give_up_gesture(actions);
                    actions.push(Action::Run(Command::Cut));
                }
                Event::Paste(text) => {
                    self.give_up_gesture(actions);
                    actions.push(Action::Paste(text));
                }
                Event::PasteImage(_) => actions.push(Action::PastePicture),
                // With alt held, a letter is part of a shortcut.
                Event::Text(text) if !ctx.input(|input| input.modifiers.alt) => {
                    if matches!(text.as_str(), "?" | "？") {
                        actions.push(Action::Run(Command::Shortcuts));
                    } else if let Some(tool) = palette::tool_of_key(&self.state, &text).filter(|_| takes_kinds) {
                        // The key of what is in hand already keeps it there.
                        let held = tool == self.state.tool;
                        actions.push(if held { Action::Keep(tool) } else { Action::Take(tool) });
                    }
                }
                _ => {}
            }
        }
        if elsewhere || held || self.state.rename.is_some() {
            return;
        }
        if let Some(element) = canvas::keys::read(ctx, &self.state, &mut self.canvas.order, actions) {
            self.canvas.menu_of = Some(element);
        }
    }

    /// Lets a field have the names of elements that were copied, and not the text that says all about them.
    fn paste_names(&self, ctx: &Context) {
        let list = |names: Vec<String>| names.join(&tr(self.state.lang(), "list-separator"));
        ctx.input_mut(|input| {
            for event in &mut input.events {
                if let Event::Paste(text) = event
                    && let Some(names) = clipboard::names(text)
                {
                    *text = list(names);
                }
            }
        });
    }

    /// Gives up what is being dragged on the canvas, before something else is done. Answers whether there was anything.
    fn give_up_gesture(&mut self, actions: &mut Vec<Action>) -> bool {
        self.canvas.pointer.gesture.give_up(actions)
    }

    /// Makes what is being typed, in the inspector or in place, part of the project.
    pub(super) fn take_over_typing(&mut self, ctx: &Context) {
        let draft = self.fields.take(self.state.project());
        let rename = self.state.rename.is_some().then_some(Action::EndRename { keep: true });
        let label = self.state.labelling.is_some().then_some(Action::Label(Label::Close { keep: true }));
        let aimed = self.state.focus.aims().then_some(Action::EndKeyed);
        let note = self.state.workshop.is_writing_note().then_some(Action::Workshop(workshop::Act::TakeText));
        for action in draft.into_iter().chain(rename).chain(label).chain(aimed).chain(note) {
            self.state.act(action, ctx);
        }
    }

    /// Lets the copies of unsaved work have what is being typed.
    pub(super) fn follow_typing(&mut self) {
        let State { document, rename, setting, .. } = &mut self.state;
        let renamed = |rename: &Rename| edit::Command::Rename { element: rename.element, name: rename.text.clone() };
        let typed = self.fields.typed(document.history.project()).or_else(|| rename.as_ref().map(renamed));
        document.draft = Draft::follow(document.draft.take(), &document.history, &setting.catalog, typed);
    }
}
