//! A home for one test, with files and what crashed sessions left behind; and opening files by dropping them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use nagarezu::app::{Home, Settings};
use nagarezu::model::{Elements, NodeId, Project};
use nagarezu::storage;
use nagarezu::storage::recovery::{Drawn, Origin, Session};

use crate::driver::Driver;
use crate::selecting::CLINIC;

/// A home of its own for one test, in which copies are written at once.
pub(crate) struct House {
    folder: tempfile::TempDir,
    pub(crate) home: Home,
}

impl House {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let home =
            Home { delay: Duration::ZERO, ..Home::at(&folder.path().join("config"), &folder.path().join("data")) };
        Self { folder, home }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file with the clinic.
    pub(crate) fn clinic(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        storage::save(&path, &clinic()).expect("it is saved");
        path
    }

    pub(crate) fn recovery(&self) -> &Path {
        self.home.recovery.as_deref().expect("a home has a folder for recovery")
    }

    /// The copies there are, whether their session runs or not.
    pub(crate) fn copies(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.recovery()) else { return Vec::new() };
        let files = entries.map(|entry| entry.expect("an entry").path());
        files.filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect()
    }

    /// What a session that crashed has left behind.
    pub(crate) fn crash(&self, title: &str, path: Option<&Path>, project: &Project) {
        let session = Session::begin(self.recovery(), "crashed").expect("a place");
        let path = path.map(|path| path.display().to_string());
        let origin =
            Origin { path, title: title.into(), written: 1_790_000_000, digest: None, drawn: Some(Drawn::of(project)) };
        session.write(&origin, project).expect("written");
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings::load(&self.home).expect("the settings can be read")
    }
}

pub(crate) fn clinic() -> Project {
    storage::read(CLINIC).expect("the project can be read")
}

pub(crate) fn renamed(name: &str) -> Project {
    let text = storage::write(&clinic());
    let own = &clinic().nodes[&NodeId(1)].name;
    storage::read(&text.replace(own.as_str(), name)).expect("the project can be read")
}

/// What a file holds, without how it was drawn.
pub(crate) fn saved(path: &Path) -> Project {
    Project { drawn: Elements::new(), ..storage::load(path).expect("the file") }
}

/// Opens a file by dropping it onto the window.
pub(crate) fn drop_file(driver: &mut Driver, path: &Path) {
    driver.drop_files(vec![Arc::new(Dropped(path.to_owned()))]);
}

pub(crate) fn open(driver: &mut Driver, path: &Path) {
    drop_file(driver, path);
    driver.wait_until("it is opened", |driver| driver.state().document.path.as_deref() == Some(path));
}

impl Driver {
    /// Drops several files onto the window at once.
    pub(crate) fn drop_all(&mut self, paths: &[PathBuf]) {
        let file = |path: &PathBuf| -> egui::DroppedFileHandle { Arc::new(Dropped(path.clone())) };
        self.drop_files(paths.iter().map(file).collect());
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
