//! How the window looks: the theme's colours as egui has them, and the style of widgets made from them.

use egui::style::{ScrollFadeStyle, ScrollStyle};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme as Brightness, Vec2, Visuals,
};

use super::action::ThemeChoice;
use super::fonts;
use crate::scene::theme::ThemeError;
use crate::scene::{Ink, Role, Theme, ThemeName};

/// A theme ready for painting.
#[derive(Clone, Debug)]
pub struct Look {
    colors: Vec<Color32>,
    name: ThemeName,
    dark: bool,
    strong: bool,
    lines: f32,
}

impl Look {
    /// The look of a theme that is built in.
    ///
    /// # Errors
    /// When its file cannot be read, which the program's tests rule out.
    pub fn new(name: ThemeName) -> Result<Self, ThemeError> {
        let theme = Theme::named(name)?;
        let colors = Role::ALL.iter().map(|&role| {
            let color = theme.color(role);
            Color32::from_rgb(color.r, color.g, color.b)
        });
        let (dark, strong, lines) = (theme.is_dark(), theme.is_strong(), theme.lines());
        Ok(Self { colors: colors.collect(), name, dark, strong, lines })
    }

    /// The theme.
    pub fn name(&self) -> ThemeName {
        self.name
    }

    /// How many times as wide as elsewhere lines are.
    pub fn lines(&self) -> f32 {
        self.lines
    }

    /// The colour of a line: its ink's, and opaque where the contrast is high.
    pub fn line(&self, ink: Ink) -> Color32 {
        if self.strong { self.color(ink.role) } else { self.ink(ink) }
    }

    /// The colour of something painted over the drawing, which must let it shine through.
    pub fn veil(&self, role: Role, opacity: f32) -> Color32 {
        self.color(role).gamma_multiply(if self.strong { opacity.max(0.5) } else { opacity })
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

/// All looks.
#[derive(Clone, Debug)]
pub struct Looks {
    light: Look,
    dark: Look,
    light_contrast: Look,
    dark_contrast: Look,
}

impl Looks {
    /// The built-in themes.
    ///
    /// # Errors
    /// When a theme file the program carries in itself cannot be read, which its tests rule out.
    pub fn new() -> Result<Self, ThemeError> {
        Ok(Self {
            light: Look::new(ThemeName::Light)?,
            dark: Look::new(ThemeName::Dark)?,
            light_contrast: Look::new(ThemeName::LightContrast)?,
            dark_contrast: Look::new(ThemeName::DarkContrast)?,
        })
    }

    /// The look that is on.
    pub fn current(&self, ctx: &Context, choice: ThemeChoice) -> &Look {
        match choice.name(ctx.theme()) {
            ThemeName::Light => &self.light,
            ThemeName::Dark => &self.dark,
            ThemeName::LightContrast => &self.light_contrast,
            ThemeName::DarkContrast => &self.dark_contrast,
        }
    }

    /// Gives the window's widgets the look of a choice. Done before the frame in which it is first seen, so that no
    /// frame has the colours of two themes.
    pub fn put_on(&self, ctx: &Context, choice: ThemeChoice) {
        for brightness in [Brightness::Light, Brightness::Dark] {
            let look = match choice.name(brightness) {
                ThemeName::Light => &self.light,
                ThemeName::Dark => &self.dark,
                ThemeName::LightContrast => &self.light_contrast,
                ThemeName::DarkContrast => &self.dark_contrast,
            };
            ctx.style_mut_of(brightness, |style| {
                style.visuals = visuals(look);
                style.spacing.scroll = bars(look.strong);
            });
        }
    }

    /// Gives the window's widgets their letters and spaces.
    pub fn install(ctx: &Context) {
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
            style.interaction.selectable_labels = false;
        });
    }
}

/// Bars beside what scrolls, never over it. They are of the kind that floats, with room reserved for it, since only such
/// a bar takes its room at once: a solid one pushes what stands beside it away bit by bit. The handle is in the colour of
/// letters: that of panels would not be seen. The fade at the edges is lower than what lies round the letters of a row, which
/// is read where it was scrolled to.
fn bars(strong: bool) -> ScrollStyle {
    let (wide, apart) = (9.0, 4.0);
    let (rests, held) = if strong { (1.0, 1.0) } else { (0.5, 0.75) };
    ScrollStyle {
        floating: true,
        bar_width: wide,
        floating_width: wide,
        floating_allocated_width: apart + wide,
        foreground_color: true,
        dormant_background_opacity: 1.0,
        active_background_opacity: 1.0,
        interact_background_opacity: 1.0,
        dormant_handle_opacity: rests,
        active_handle_opacity: rests,
        interact_handle_opacity: held,
        fade: ScrollFadeStyle { size: 6.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::solid()
    }
}

fn visuals(look: &Look) -> Visuals {
    let mut visuals = if look.dark { Visuals::dark() } else { Visuals::light() };
    let text = look.color(Role::Text);
    // Whole points, so that lines stay sharp.
    let line = look.lines.ceil();
    visuals.panel_fill = look.color(Role::Panel);
    visuals.window_fill = look.color(Role::Panel);
    visuals.extreme_bg_color = look.color(Role::Sunken);
    visuals.text_edit_bg_color = Some(look.color(Role::Panel));
    visuals.faint_bg_color = look.color(Role::Ground);
    visuals.window_stroke = Stroke::new(line, look.color(Role::Line));
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.selection.bg_fill = look.color(Role::Selected);
    // As wide as the line of a field that has not the keyboard: what stands below must not move when it gets it.
    visuals.selection.stroke = Stroke::new(line, look.color(Role::Accent));
    visuals.hyperlink_color = look.color(Role::Accent);
    visuals.error_fg_color = look.color(Role::Error);
    visuals.warn_fg_color = look.color(Role::Warning);
    visuals.weak_text_color = Some(look.color(Role::Secondary));
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    // The edge of a box that is ticked or written into is all there is to see of it while it is empty.
    let edge = if look.strong { Role::Line } else { Role::Node };
    let widgets = &mut visuals.widgets;
    for (widget, fill, color) in [
        (&mut widgets.noninteractive, Role::Panel, Role::Line),
        (&mut widgets.inactive, Role::Panel, edge),
        (&mut widgets.hovered, Role::Hover, Role::Accent),
        (&mut widgets.active, Role::Selected, Role::Accent),
        (&mut widgets.open, Role::Hover, Role::Accent),
    ] {
        widget.bg_fill = look.color(fill);
        widget.weak_bg_fill = look.color(fill);
        widget.bg_stroke = Stroke::new(line, look.color(color));
        widget.fg_stroke = Stroke::new(1.2, text);
        widget.corner_radius = CornerRadius::same(6);
        widget.expansion = 0.0;
    }
    visuals
}
