//! Where the program keeps what is its own: settings, and copies of unsaved work.

use std::path::{Path, PathBuf};
use std::time::Duration;

/// The program's own places. Without them it remembers nothing and recovers nothing.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// The file of settings.
    pub settings: Option<PathBuf>,
    /// The file of where on which screen the window stood.
    pub place: Option<PathBuf>,
    /// The folder of copies of unsaved work.
    pub recovery: Option<PathBuf>,
    /// How long after a change its copy is written at the latest.
    pub delay: Duration,
}

impl Home {
    /// How long after a change its copy is written at the latest, while a person works.
    pub const DELAY: Duration = Duration::from_secs(3);

    /// Nowhere: nothing is read or written. For tests and measurements.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// The user's own folders, as the system has them.
    pub fn of_user() -> Self {
        let Some(folders) = directories::ProjectDirs::from("", "", "nagarezu") else {
            log::warn!("the user has no home folder: settings and unsaved work are not kept");
            return Self::nowhere();
        };
        Self::at(folders.config_dir(), folders.data_local_dir())
    }

    /// These two folders, which may be one.
    pub fn at(config: &Path, data: &Path) -> Self {
        Self {
            settings: Some(config.join("settings.ron")),
            place: Some(data.join("window.ron")),
            recovery: Some(data.join("recovery")),
            delay: Self::DELAY,
        }
    }
}
