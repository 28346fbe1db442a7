//! How the window looks: the theme's colours as egui has them, and the style of widgets made from them.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme as Brightness, Vec2, Visuals,
};

use super::fonts;
use crate::scene::theme::ThemeError;
use crate::scene::{Ink, Role, Theme};

/// A theme ready for painting.
#[derive(Clone, Debug)]
pub struct Look {
    colors: Vec<Color32>,
    dark: bool,
}

impl Look {
    /// The look of a theme.
    pub fn new(theme: &Theme) -> Self {
        let colors = Role::ALL.iter().map(|&role| {
            let color = theme.color(role);
            Color32::from_rgb(color.r, color.g, color.b)
        });
        Self { colors: colors.collect(), dark: theme.is_dark() }
    }

    /// Whether it is a dark one.
    pub fn is_dark(&self) -> bool {
        self.dark
    }

    /// The colour of a role.
    pub fn color(&self, role: Role) -> Color32 {
        self.colors.get(role as usize).copied().unwrap_or(Color32::PLACEHOLDER)
    }

    /// The colour of an ink, with its opacity.
    pub fn ink(&self, ink: Ink) -> Color32 {
        let color = self.color(ink.role);
        if ink.opacity >= 1.0 { color } else { color.gamma_multiply(ink.opacity) }
    }
}

/// Both looks.
#[derive(Clone, Debug)]
pub struct Looks {
    light: Look,
    dark: Look,
}

impl Looks {
    /// The built-in themes.
    ///
    /// # Errors
    /// When a theme file the program carries in itself cannot be read, which its tests rule out.
    pub fn new() -> Result<Self, ThemeError> {
        Ok(Self { light: Look::new(Theme::light()?), dark: Look::new(Theme::dark()?) })
    }

    /// The look that is on.
    pub fn current(&self, ctx: &Context) -> &Look {
        match ctx.theme() {
            Brightness::Light => &self.light,
            Brightness::Dark => &self.dark,
        }
    }

    /// Gives the window's widgets this look.
    pub fn install(&self, ctx: &Context) {
        ctx.set_visuals_of(Brightness::Light, visuals(&self.light));
        ctx.set_visuals_of(Brightness::Dark, visuals(&self.dark));
        ctx.all_styles_mut(|style| {
            style.text_styles = [
                (TextStyle::Small, fonts::regular(11.0)),
                (TextStyle::Body, fonts::regular(13.0)),
                (TextStyle::Button, fonts::regular(13.0)),
                (TextStyle::Heading, fonts::bold(16.0)),
                (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
            ]
            .into();
            style.spacing.item_spacing = Vec2::new(8.0, 6.0);
            style.spacing.button_padding = Vec2::new(8.0, 4.0);
            style.spacing.interact_size.y = 24.0;
            style.spacing.menu_margin = Margin::same(6);
            style.spacing.scroll = egui::style::ScrollStyle::solid();
            style.spacing.scroll.bar_width = 9.0;
            style.interaction.selectable_labels = false;
        });
    }
}

fn visuals(look: &Look) -> Visuals {
    let mut visuals = if look.dark { Visuals::dark() } else { Visuals::light() };
    let text = look.color(Role::Text);
    visuals.panel_fill = look.color(Role::Panel);
    visuals.window_fill = look.color(Role::Panel);
    visuals.extreme_bg_color = look.color(Role::Sunken);
    visuals.text_edit_bg_color = Some(look.color(Role::Panel));
    visuals.faint_bg_color = look.color(Role::Ground);
    visuals.window_stroke = Stroke::new(1.0, look.color(Role::Line));
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.selection.bg_fill = look.color(Role::Selected);
    // As wide as the line of a field that has not the keyboard: what stands below must not move when it gets it.
    visuals.selection.stroke = Stroke::new(1.0, look.color(Role::Accent));
    visuals.hyperlink_color = look.color(Role::Accent);
    visuals.error_fg_color = look.color(Role::Error);
    visuals.warn_fg_color = look.color(Role::Warning);
    visuals.weak_text_color = Some(look.color(Role::Secondary));
    let widgets = &mut visuals.widgets;
    for (widget, fill, line) in [
        (&mut widgets.noninteractive, Role::Panel, Role::Line),
        (&mut widgets.inactive, Role::Panel, Role::Line),
        (&mut widgets.hovered, Role::Hover, Role::Accent),
        (&mut widgets.active, Role::Selected, Role::Accent),
        (&mut widgets.open, Role::Hover, Role::Accent),
    ] {
        widget.bg_fill = look.color(fill);
        widget.weak_bg_fill = look.color(fill);
        widget.bg_stroke = Stroke::new(1.0, look.color(line));
        widget.fg_stroke = Stroke::new(1.2, text);
        widget.corner_radius = CornerRadius::same(6);
        widget.expansion = 0.0;
    }
    visuals
}
