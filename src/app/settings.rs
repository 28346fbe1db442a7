//! What the program remembers from one start to the next, in a file that people can read.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Context;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::action::{LeftTab, ThemeChoice};
use super::home::Home;
use super::later::Later;
use super::panels::Panels;
use super::recent;
use super::reopening::standing::OpenFiles;
use super::sizes::{Scale, Sizes};
use super::state::State;
use crate::scene::Overlay;
use crate::storage;
use crate::text::Lang;

/// The settings. What the file does not say is as it is without a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the view menu")]
pub struct Settings {
    /// The language, where one was chosen; else that of the system.
    pub lang: Option<Lang>,
    /// The theme.
    pub theme: ThemeChoice,
    /// How large texts and buttons are.
    pub scale: Scale,
    /// What colours and marks mean.
    pub overlay: Overlay,
    /// Whether the grid is shown.
    pub grid: bool,
    /// Whether what is moved lands on the grid.
    pub snap: bool,
    /// Whether what is moved lines up with what is near.
    pub guides: bool,
    /// Whether the minimap is shown while something is out of sight.
    pub minimap: bool,
    /// Whether the minimap stands at the left below; else at the right.
    pub minimap_left: bool,
    /// Whether the legend is shown.
    pub legend: bool,
    /// Where the panels stand.
    pub panels: Panels,
    /// What the left panel shows.
    pub left: LeftTab,
    /// Sizes on the screen.
    pub sizes: Sizes,
    /// The files that were open last, the newest first.
    pub recent: Vec<String>,
    /// Whether what is open is opened again at the next start.
    pub reopens: bool,
    /// What is open.
    pub open: OpenFiles,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: ThemeChoice::default(),
            scale: Scale::default(),
            overlay: Overlay::Coverage,
            grid: true,
            snap: true,
            guides: true,
            minimap: true,
            minimap_left: false,
            legend: true,
            panels: Panels::default(),
            left: LeftTab::default(),
            sizes: Sizes::default(),
            recent: Vec::new(),
            reopens: true,
            open: OpenFiles::default(),
        }
    }
}

/// Why settings could not be read. The program goes on with those it has without a file.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The system would not let the file be read.
    #[error("{}: cannot be read: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It holds no settings that this version knows.
    #[error("{}: {source}", path.display())]
    Unknown {
        /// The file as it is called now: set aside, so that it is not overwritten.
        path: PathBuf,
        /// What is wrong, where.
        source: Box<ron::error::SpannedError>,
    },
}

impl SettingsError {
    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. } | Self::Unknown { path, .. } => path,
        }
    }
}

impl Settings {
    /// Reads the home's file; without one, the settings are those of a first start.
    ///
    /// # Errors
    /// Where there is a file that cannot be read or understood. It is set aside.
    pub fn load(home: &Home) -> Result<Self, SettingsError> {
        let Some(path) = &home.settings else { return Ok(Self::default()) };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(SettingsError::Io { path: path.clone(), source }),
        };
        Self::read(&text).map_err(|source| {
            let aside = path.with_extension("broken.ron");
            let path = if std::fs::rename(path, &aside).is_ok() { aside } else { path.clone() };
            SettingsError::Unknown { path, source: Box::new(source) }
        })
    }

    fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        options().from_str(text)
    }

    fn write(&self) -> String {
        // Plain values cannot fail to be written; an empty file is read as a broken one and said.
        options().to_string_pretty(self, PrettyConfig::new().struct_names(true)).unwrap_or_default() + "\n"
    }

    /// These settings as they go into a file that another window may have written since they were `base` here: what was
    /// changed here is taken from here, all else stays as the file has it.
    #[must_use]
    fn merged(self, base: &Self, file: &Self) -> Self {
        fn newer<T: PartialEq + Clone>(own: T, base: &T, file: &T) -> T {
            if own == *base { file.clone() } else { own }
        }
        let Self {
            lang,
            theme,
            scale,
            overlay,
            grid,
            snap,
            guides,
            minimap,
            minimap_left,
            legend,
            panels,
            left,
            sizes,
            recent,
            reopens,
            open,
        } = self;
        Self {
            lang: newer(lang, &base.lang, &file.lang),
            theme: newer(theme, &base.theme, &file.theme),
            scale: newer(scale, &base.scale, &file.scale),
            overlay: newer(overlay, &base.overlay, &file.overlay),
            grid: newer(grid, &base.grid, &file.grid),
            snap: newer(snap, &base.snap, &file.snap),
            guides: newer(guides, &base.guides, &file.guides),
            minimap: newer(minimap, &base.minimap, &file.minimap),
            minimap_left: newer(minimap_left, &base.minimap_left, &file.minimap_left),
            legend: newer(legend, &base.legend, &file.legend),
            panels: newer(panels, &base.panels, &file.panels),
            left: newer(left, &base.left, &file.left),
            sizes: newer(sizes, &base.sizes, &file.sizes),
            recent: recent::merged(recent, &base.recent, &file.recent),
            reopens: newer(reopens, &base.reopens, &file.reopens),
            open: open.merged(&base.open, &file.open),
        }
    }

    /// The settings as they are in the window now.
    pub fn of(state: &State) -> Self {
        Self {
            lang: state.lang_chosen.then_some(state.lang()),
            theme: state.theme,
            scale: state.scale,
            overlay: state.overlay,
            grid: state.visible.grid,
            snap: state.visible.snap,
            guides: state.visible.guides,
            minimap: state.visible.minimap,
            minimap_left: state.visible.minimap_left,
            legend: state.visible.legend,
            panels: state.panels.kept(),
            left: state.visible.left,
            sizes: state.sizes,
            recent: recent::as_text(&state.recent),
            reopens: state.reopens,
            open: if state.reopens { state.open_files() } else { OpenFiles::default() },
        }
    }

    /// Whether both differ in no more than in what is seen of the drawings.
    fn is_seen_otherwise(&self, other: &Self) -> bool {
        let alike = Self { open: other.open.clone(), ..self.clone() };
        alike == *other && self.open.is_seen_otherwise(&other.open)
    }

    /// Makes the window as the settings have it.
    pub fn apply(&self, state: &mut State, ctx: &Context) {
        use super::action::Action;
        if let Some(lang) = self.lang {
            state.act(Action::Language(lang), ctx);
        }
        state.act(Action::Theme(self.theme), ctx);
        state.act(Action::Scale(self.scale), ctx);
        state.overlay = self.overlay;
        state.visible.grid = self.grid;
        state.visible.snap = self.snap;
        state.visible.guides = self.guides;
        state.visible.minimap = self.minimap;
        state.visible.minimap_left = self.minimap_left;
        state.visible.legend = self.legend;
        state.panels = self.panels;
        state.visible.left = self.left;
        state.sizes = self.sizes;
        state.recent = recent::from_text(&self.recent);
        state.reopens = self.reopens;
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Keeps the file of settings up to date.
pub struct Remember {
    file: Option<PathBuf>,
    worker: Option<Later<Changed>>,
    written: Settings,
}

/// Settings that were changed in this window, and what they were before.
struct Changed {
    base: Settings,
    own: Settings,
}

impl Remember {
    /// How long the worker waits for further changes, such as those of a window that is being resized.
    const DELAY: Duration = Duration::from_millis(500);

    /// The same while only the view of a drawing moves.
    const MOVING: Duration = Duration::from_secs(5);

    /// Keeps the home's file up to date, which says this so far.
    pub fn new(home: &Home, written: Settings) -> Self {
        Self { file: home.settings.clone(), worker: None, written }
    }

    /// Writes the settings beside the window where they have changed.
    pub fn follow(&mut self, state: &State) {
        let Some(file) = &self.file else { return };
        let own = Settings::of(state);
        if own == self.written {
            return;
        }
        let worker = self.worker.get_or_insert_with(|| worker(file.clone()));
        let base = std::mem::replace(&mut self.written, own.clone());
        let delay = if own.is_seen_otherwise(&base) { Self::MOVING } else { Self::DELAY };
        worker.hand_over(Changed { base, own }, delay);
    }
}

/// Several windows share the file: each reads it again before it writes, and changes in it what was changed in itself.
fn worker(file: PathBuf) -> Later<Changed> {
    Later::new(
        |older, newer| Changed { base: older.base, own: newer.own },
        move |Changed { base, own }: Changed| {
            // A file that cannot be read holds nothing that could be kept.
            let there = std::fs::read_to_string(&file).ok().and_then(|text| Settings::read(&text).ok());
            let settings = match there {
                Some(there) => own.merged(&base, &there),
                None => own,
            };
            if let Err(error) = storage::save_text(&file, &settings.write()) {
                log::warn!("{}: the settings are not kept: {error}", file.display());
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let settings = Settings {
            lang: Some(Lang::En),
            theme: ThemeChoice::Dark,
            scale: Scale::Larger,
            overlay: Overlay::Level,
            grid: false,
            sizes: Sizes { window: Some((1200.0, 800.0)), ..Sizes::default() },
            recent: vec!["/病院/図 \"1\".ron".into()],
            ..Settings::default()
        };
        assert_eq!(Settings::read(&settings.write()).unwrap(), settings);
        assert_eq!(Settings::read("Settings()").unwrap(), Settings::default());
        assert_eq!(
            Settings::read("Settings(later: 3, grid: false)").unwrap(),
            Settings { grid: false, ..Settings::default() }
        );
    }

    #[test]
    fn what_another_window_changed_stays() {
        let base = Settings { recent: vec!["a".into(), "b".into()], ..Settings::default() };
        let own = Settings { grid: false, recent: vec!["c".into(), "a".into(), "b".into()], ..base.clone() };
        let file = Settings { theme: ThemeChoice::Dark, recent: vec!["d".into(), "a".into()], ..base.clone() };
        let merged = own.merged(&base, &file);
        assert_eq!((merged.grid, merged.theme), (false, ThemeChoice::Dark));
        assert_eq!(
            merged.recent,
            ["c", "d", "a"],
            "what each opened comes first; what the other forgot stays forgotten"
        );
        let cleared = Settings { recent: Vec::new(), ..base.clone() };
        assert_eq!(cleared.merged(&base, &base).recent, Vec::<String>::new());
        assert_eq!(Settings::read("Settings(scale: Largest)").unwrap().scale, Scale::Larger);
    }

    #[test]
    fn a_file_that_is_broken_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path(), folder.path());
        assert_eq!(Settings::load(&home).unwrap(), Settings::default());
        let file = folder.path().join("settings.ron");
        for broken in ["", "Settings(theme: Purple)", "{", "Settings(recent: 3)"] {
            std::fs::write(&file, broken).unwrap();
            let error = Settings::load(&home).unwrap_err();
            assert_eq!(error.path(), folder.path().join("settings.broken.ron"));
            assert_eq!(std::fs::read_to_string(error.path()).unwrap(), broken);
            assert!(!file.exists());
        }
        assert_eq!(Settings::load(&Home::nowhere()).unwrap(), Settings::default());
    }

    #[test]
    fn sizes_no_window_can_have_are_not_taken() {
        let sized = |width, height| Sizes { window: Some((width, height)), ..Sizes::default() }.window();
        assert_eq!(sized(800.0, 600.0), Some(egui::Vec2::new(800.0, 600.0)));
        for (width, height) in [(0.0, 600.0), (800.0, -1.0), (f32::NAN, 600.0), (800.0, f32::INFINITY)] {
            assert_eq!(sized(width, height), None);
        }
    }
}
