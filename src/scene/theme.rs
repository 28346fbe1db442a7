//! Themes: data files that give every [`Role`] its colour.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, de};

use super::primitive::{Ink, Stroke};
use super::role::Role;

/// An opaque colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl Color {
    /// A colour of its three parts.
    pub const fn new(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b }
    }

    /// The colour that is seen where `self` is painted over `ground` with an opacity from 0 to 1.
    #[must_use]
    pub fn over(self, ground: Self, opacity: f32) -> Self {
        let part =
            |top: u8, below: u8| (f32::from(below) + (f32::from(top) - f32::from(below)) * opacity).round() as u8;
        Self::new(part(self.r, ground.r), part(self.g, ground.g), part(self.b, ground.b))
    }

    /// The contrast to another colour as WCAG 2 counts it, from 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f32 {
        let part = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.r) + 0.7152 * part(self.g) + 0.0722 * part(self.b)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

impl FromStr for Color {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .map(|value| Self::new((value >> 16) as u8, (value >> 8) as u8, value as u8))
            .ok_or_else(|| format!("{text:?} is no colour, expected six hexadecimal digits as in #1f2933"))
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Why a theme cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ThemeError {
    /// It is not a theme in RON.
    #[error("{position}: {message}")]
    Syntax {
        /// Line and column.
        position: String,
        /// What was expected.
        message: String,
    },
    /// It has no colour for some roles.
    #[error("the theme {theme} has no colour for {}; add a line such as \"{}\": \"#1f2933\"", roles.join(", "), roles.first().map_or("", String::as_str))]
    Missing {
        /// The theme.
        theme: String,
        /// Names of the roles.
        roles: Vec<String>,
    },
}

/// A theme that is built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, with thick lines.
    LightContrast,
    /// White on black, with thick lines.
    DarkContrast,
}

impl ThemeName {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::LightContrast, Self::DarkContrast];
}

/// The contrast that a theme promises, as WCAG 2 counts it; a test holds it to that.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Of letters to their ground.
    pub letters: f32,
    /// Of marks and lines that mean something to theirs.
    pub marks: f32,
}

/// A colour for every role.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    name: String,
    dark: bool,
    contrast: Contrast,
    lines: f32,
    colors: Vec<Color>,
}

/// A theme as it is written in its file.
#[derive(Deserialize)]
#[serde(rename = "Theme", deny_unknown_fields)]
struct File {
    name: String,
    dark: bool,
    contrast: Contrast,
    #[serde(default = "as_drawn")]
    lines: f32,
    colors: BTreeMap<Role, Color>,
}

const fn as_drawn() -> f32 {
    1.0
}

type BuiltIn = LazyLock<Result<Theme, ThemeError>>;
static LIGHT: BuiltIn = LazyLock::new(|| Theme::read(include_str!("../../assets/themes/light.ron")));
static DARK: BuiltIn = LazyLock::new(|| Theme::read(include_str!("../../assets/themes/dark.ron")));
static LIGHT_CONTRAST: BuiltIn = LazyLock::new(|| Theme::read(include_str!("../../assets/themes/light-contrast.ron")));
static DARK_CONTRAST: BuiltIn = LazyLock::new(|| Theme::read(include_str!("../../assets/themes/dark-contrast.ron")));

impl Theme {
    /// A theme that is built in.
    ///
    /// # Errors
    /// What is wrong with the file that was built in; a test proves that nothing is.
    pub fn named(name: ThemeName) -> Result<&'static Self, ThemeError> {
        let theme: &'static BuiltIn = match name {
            ThemeName::Light => &LIGHT,
            ThemeName::Dark => &DARK,
            ThemeName::LightContrast => &LIGHT_CONTRAST,
            ThemeName::DarkContrast => &DARK_CONTRAST,
        };
        theme.as_ref().map_err(Clone::clone)
    }

    /// The light theme that is built in.
    ///
    /// # Errors
    /// As [`Theme::named`].
    pub fn light() -> Result<&'static Self, ThemeError> {
        Self::named(ThemeName::Light)
    }

    /// The dark theme that is built in.
    ///
    /// # Errors
    /// As [`Theme::named`].
    pub fn dark() -> Result<&'static Self, ThemeError> {
        Self::named(ThemeName::Dark)
    }

    /// Reads a theme from the text of its file.
    ///
    /// # Errors
    /// Where the text is no theme, or lacks a role.
    pub fn read(text: &str) -> Result<Self, ThemeError> {
        let file: File = ron::from_str(text).map_err(|error| ThemeError::Syntax {
            position: error.span.start.to_string(),
            message: error.code.to_string(),
        })?;
        let found: Vec<Option<Color>> = Role::ALL.iter().map(|role| file.colors.get(role).copied()).collect();
        let missing = Role::ALL.iter().zip(&found).filter(|(_, color)| color.is_none());
        let roles: Vec<String> = missing.map(|(role, _)| role.name().to_owned()).collect();
        if !roles.is_empty() {
            return Err(ThemeError::Missing { theme: file.name, roles });
        }
        let colors = found.into_iter().flatten().collect();
        Ok(Self { name: file.name, dark: file.dark, contrast: file.contrast, lines: file.lines, colors })
    }

    /// This theme on white paper, for pictures that go into documents.
    #[must_use]
    pub fn on_white(&self) -> Self {
        let mut theme = self.clone();
        theme.colors[Role::Ground as usize] = Color::new(255, 255, 255);
        theme
    }

    /// What it is called in files.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is light on dark.
    pub fn is_dark(&self) -> bool {
        self.dark
    }

    /// The contrast it promises.
    pub fn contrast(&self) -> Contrast {
        self.contrast
    }

    /// Whether it promises a high contrast. Lines are opaque then.
    pub fn is_strong(&self) -> bool {
        self.contrast.letters >= 7.0
    }

    /// How many times as wide as elsewhere lines are.
    pub fn lines(&self) -> f32 {
        self.lines
    }

    /// The pen that draws a line of this theme.
    #[must_use]
    pub fn pen(&self, stroke: Stroke) -> Stroke {
        let opacity = if self.is_strong() { 1.0 } else { stroke.ink.opacity };
        Stroke { ink: Ink { opacity, ..stroke.ink }, width: stroke.width * self.lines }
    }

    /// The colour of a role.
    pub fn color(&self, role: Role) -> Color {
        self.colors[role as usize]
    }

    /// The colour of an ink as it is seen on a ground.
    pub fn seen(&self, ink: Ink, ground: Color) -> Color {
        self.color(ink.role).over(ground, ink.opacity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::zone::TINT;

    fn themes() -> impl Iterator<Item = &'static Theme> {
        ThemeName::ALL.into_iter().map(|name| Theme::named(name).expect("a built-in theme loads"))
    }

    /// The roles whose names start so.
    fn starting(prefix: &str) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| role.name().starts_with(prefix) && *role != Role::LevelLetter)
    }

    /// What letters and marks stand on.
    const GROUNDS: [Role; 7] =
        [Role::Ground, Role::Panel, Role::Card, Role::Sunken, Role::Selected, Role::Hover, Role::NoteCard];

    /// What letters are written in, with what they stand on.
    fn letters() -> Vec<(Role, Vec<Role>)> {
        let rows = [Role::Panel, Role::Ground, Role::Selected, Role::Hover, Role::Sunken];
        let mut letters = vec![
            (Role::Text, GROUNDS.to_vec()),
            (Role::Secondary, GROUNDS.to_vec()),
            (Role::Accent, rows.to_vec()),
            (Role::AccentText, vec![Role::Accent]),
        ];
        letters.extend(starting("coverage.").chain(starting("severity.")).map(|role| (role, rows.to_vec())));
        letters.extend(starting("level.").map(|role| (Role::LevelLetter, vec![role])));
        // The letters on the marks of what has changed, and the words of ghosts.
        letters.extend(starting("change.").map(|role| (Role::LevelLetter, vec![role])));
        letters.push((Role::LevelLetter, vec![Role::CoverageCovered]));
        letters.extend(starting("change.").map(|role| (role, vec![Role::Ground])));
        letters
    }

    #[test]
    fn letters_have_the_contrast_the_theme_promises() {
        for theme in themes() {
            for (letters, grounds) in letters() {
                for ground in grounds {
                    let contrast = theme.color(letters).contrast(theme.color(ground));
                    let promised = theme.contrast().letters;
                    assert!(contrast >= promised, "{} {letters:?} on {ground:?}: {contrast}", theme.name());
                }
            }
        }
    }

    #[test]
    fn titles_of_zones_are_read_on_their_tint_room_in_site() {
        for theme in themes() {
            for role in starting("zone.") {
                let tint = Ink { role, opacity: TINT };
                let ground = (0..2).fold(theme.color(Role::Ground), |ground, _| theme.seen(tint, ground));
                for letters in [role, Role::Text, Role::Secondary] {
                    let contrast = theme.color(letters).contrast(ground);
                    let promised = theme.contrast().letters;
                    assert!(contrast >= promised, "{} {letters:?} on {role:?}: {contrast}", theme.name());
                }
            }
        }
    }

    #[test]
    fn marks_and_lines_have_the_contrast_the_theme_promises() {
        for theme in themes() {
            let mut marks: Vec<Role> =
                ["coverage.", "level.", "group.", "zone.", "change."].into_iter().flat_map(starting).collect();
            marks.extend([Role::Flow, Role::Node, Role::Accent]);
            // Elsewhere these only set areas off that differ in what stands in them.
            if theme.is_strong() {
                marks.extend([Role::Line, Role::NoteBorder]);
            }
            for mark in marks {
                for ground in [Role::Ground, Role::Panel, Role::Card] {
                    let contrast = theme.color(mark).contrast(theme.color(ground));
                    let promised = theme.contrast().marks;
                    assert!(contrast >= promised, "{} {mark:?} on {ground:?}: {contrast}", theme.name());
                }
            }
        }
    }

    #[test]
    fn the_keyboard_and_what_is_selected_are_seen_on_whatever_they_stand_on() {
        // Both are told by the accent: the ring, the cursor in a table, the bar at a line that is chosen, the frame of what
        // is selected on the drawing. The faint ground of such a line only goes along.
        for theme in themes() {
            let tints = starting("zone.").flat_map(|role| {
                let tint = Ink { role, opacity: TINT };
                let site = theme.seen(tint, theme.color(Role::Ground));
                [(role, site), (role, theme.seen(tint, site))]
            });
            let grounds = GROUNDS.map(|role| (role, theme.color(role))).into_iter().chain(tints);
            for (role, ground) in grounds {
                let contrast = theme.color(Role::Accent).contrast(ground);
                assert!(contrast >= theme.contrast().marks.max(3.0), "{} on {role:?}: {contrast}", theme.name());
            }
        }
    }

    #[test]
    fn every_role_is_held_to_a_contrast_or_is_a_ground() {
        let marks = ["coverage.", "level.", "group.", "zone."].into_iter().flat_map(starting);
        let mut known: Vec<Role> = letters().into_iter().map(|(role, _)| role).chain(marks).chain(GROUNDS).collect();
        known.extend([Role::Flow, Role::Node, Role::Line, Role::NoteBorder, Role::Grid]);
        for role in Role::ALL {
            assert!(known.contains(role), "{role:?}");
        }
        // The grid is no mark: it must be seen and not disturb.
        for theme in themes() {
            let contrast = theme.color(Role::Grid).contrast(theme.color(Role::Ground));
            assert!((1.1..2.0).contains(&contrast), "{}: {contrast}", theme.name());
        }
    }

    #[test]
    fn high_contrast_is_seven_to_one_with_thicker_opaque_lines() {
        for theme in [ThemeName::LightContrast, ThemeName::DarkContrast].map(|name| Theme::named(name).unwrap()) {
            assert!(theme.is_strong() && theme.contrast().marks >= 4.5);
            let pen = theme.pen(Stroke { ink: Ink::faint(Role::ZoneMedical, 0.5), width: 1.0 });
            assert!(pen.width >= 1.4 && pen.ink.opacity >= 1.0);
        }
        let light = Theme::light().unwrap();
        let pen = Stroke { ink: Ink::faint(Role::ZoneMedical, 0.5), width: 1.0 };
        assert_eq!(light.pen(pen), pen);
    }

    #[test]
    fn a_theme_without_a_role_is_refused_by_name() {
        let text = include_str!("../../assets/themes/light.ron").replace("\"accent\": \"#1769aa\",", "");
        let error = Theme::read(&text).expect_err("a role is missing");
        assert_eq!(error, ThemeError::Missing { theme: "light".into(), roles: vec!["accent".into()] });
    }

    #[test]
    fn a_misspelt_colour_is_refused_with_its_line() {
        let text = include_str!("../../assets/themes/light.ron").replace("#1f2933", "#1f29zz");
        let Err(ThemeError::Syntax { position, message }) = Theme::read(&text) else { panic!("must be refused") };
        assert!(position.starts_with("7:"), "{position}");
        assert!(message.contains("#1f29zz"), "{message}");
    }
}
