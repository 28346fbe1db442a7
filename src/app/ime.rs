//! Whose keys these are: while the input method composes, enter, arrows and tab are its own and not the field's.

use egui::{Context, Event, Id, ImeEvent};

/// Whether keys belong to the input method in this frame: it is composing, or what it composed is being taken over.
/// The enter key that ends a composition therefore ends nothing else. `field` is the field that has the keyboard.
pub fn composing(ctx: &Context, field: Id) -> bool {
    let key = field.with("composing");
    let before = ctx.data(|data| data.get_temp(key)).unwrap_or(false);
    let (any, after) = ctx.input(|input| {
        input.events.iter().fold((false, before), |so_far, event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => (true, !text.is_empty()),
            Event::Ime(_) => (true, false),
            _ => so_far,
        })
    });
    if after != before {
        ctx.data_mut(|data| data.insert_temp(key, after));
    }
    before || any
}

/// Forgets a composition that was given up when the field was left: it begins anew.
pub fn begin(ctx: &Context, field: Id) {
    ctx.data_mut(|data| data.remove::<bool>(field.with("composing")));
}
