//! Themes: data files that give every [`Role`] its colour.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, de};

use super::primitive::Ink;
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

/// A colour for every role.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    name: String,
    dark: bool,
    colors: Vec<Color>,
}

/// A theme as it is written in its file.
#[derive(Deserialize)]
#[serde(rename = "Theme", deny_unknown_fields)]
struct File {
    name: String,
    dark: bool,
    colors: BTreeMap<Role, Color>,
}

static LIGHT: LazyLock<Result<Theme, ThemeError>> =
    LazyLock::new(|| Theme::read(include_str!("../../assets/themes/light.ron")));
static DARK: LazyLock<Result<Theme, ThemeError>> =
    LazyLock::new(|| Theme::read(include_str!("../../assets/themes/dark.ron")));

impl Theme {
    /// The light theme that is built in.
    ///
    /// # Errors
    /// What is wrong with the file that was built in; a test proves that nothing is.
    pub fn light() -> Result<&'static Self, ThemeError> {
        LIGHT.as_ref().map_err(Clone::clone)
    }

    /// The dark theme that is built in.
    ///
    /// # Errors
    /// What is wrong with the file that was built in; a test proves that nothing is.
    pub fn dark() -> Result<&'static Self, ThemeError> {
        DARK.as_ref().map_err(Clone::clone)
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
        Ok(Self { name: file.name, dark: file.dark, colors: found.into_iter().flatten().collect() })
    }

    /// What it is called in files.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is light on dark.
    pub fn is_dark(&self) -> bool {
        self.dark
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

    fn themes() -> [&'static Theme; 2] {
        [Theme::light().expect("light.ron loads"), Theme::dark().expect("dark.ron loads")]
    }

    /// The roles that name zones, coverage and levels.
    fn starting(prefix: &str) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| role.name().starts_with(prefix))
    }

    #[test]
    fn letters_have_a_contrast_of_four_and_a_half() {
        for theme in themes() {
            let grounds =
                [Role::Ground, Role::Panel, Role::Card, Role::Sunken, Role::Selected, Role::Hover, Role::NoteCard];
            for ground in grounds {
                for letters in [Role::Text, Role::Secondary] {
                    let contrast = theme.color(letters).contrast(theme.color(ground));
                    assert!(contrast >= 4.5, "{} {letters:?} on {ground:?}: {contrast}", theme.name());
                }
            }
            let mut pairs = vec![(Role::AccentText, Role::Accent), (Role::Accent, Role::Panel)];
            pairs.extend(starting("level.").filter(|&r| r != Role::LevelLetter).map(|r| (Role::LevelLetter, r)));
            pairs.extend(starting("severity.").map(|role| (role, Role::Panel)));
            for (letters, ground) in pairs {
                let contrast = theme.color(letters).contrast(theme.color(ground));
                assert!(contrast >= 4.5, "{} {letters:?} on {ground:?}: {contrast}", theme.name());
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
                    assert!(contrast >= 4.5, "{} {letters:?} on {role:?}: {contrast}", theme.name());
                }
            }
        }
    }

    #[test]
    fn marks_and_lines_have_a_contrast_of_three() {
        for theme in themes() {
            let marks = starting("coverage.")
                .chain(starting("level.").filter(|role| *role != Role::LevelLetter))
                .chain(starting("group."))
                .chain([Role::Flow, Role::Node, Role::Accent]);
            for mark in marks {
                for ground in [Role::Ground, Role::Panel, Role::Card] {
                    let contrast = theme.color(mark).contrast(theme.color(ground));
                    assert!(contrast >= 3.0, "{} {mark:?} on {ground:?}: {contrast}", theme.name());
                }
            }
        }
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
        assert!(position.starts_with("6:"), "{position}");
        assert!(message.contains("#1f29zz"), "{message}");
    }
}
