//! Opening, saving and exporting, off the window's thread: file dialogs, reading and writing.
//!
//! Every job answers with exactly one [`Outcome`], read by the window at its next frame.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::comparing::standing::{Earlier, With};
use super::document::Document;
use super::reopening::standing::Awaited;
use super::setting::Setting;
use crate::exchange::png::Pixels;
use crate::model::Project;
use crate::storage::recovery::Found;
use crate::storage::{self, OnDisk, Stamp};
use crate::text::Lang;

/// What a file holds, for dialogs and for the names proposed in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A project.
    Project,
    /// A drawing as SVG.
    Svg,
    /// A drawing as PNG.
    Png,
    /// A register.
    Csv,
    /// A drawing's geometry.
    Json,
}

impl FileKind {
    /// Its ending.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Project => "ron",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// Makes the bytes of an export; runs on the worker.
pub type Writer = Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>;

/// What a dialog asks for, in case it must be asked in another way.
pub enum Request {
    /// A project to open, shown with this setting.
    Open(Setting),
    /// A project to save.
    Save {
        /// The project as it was when saving was asked for.
        project: Box<Project>,
        /// Its revision.
        revision: u64,
        /// The document it belongs to.
        document: u64,
        /// What the file must still be; none where it may be anything.
        expected: Option<Stamp>,
    },
    /// An earlier version to compare with.
    Compare {
        /// The document that is compared.
        document: u64,
        /// How it is shown.
        setting: Setting,
    },
    /// Something made from the project; what goes wrong is said in this language.
    Export(Writer, Lang),
}

impl Request {
    /// Whether the file is only read.
    pub const fn reads(&self) -> bool {
        matches!(self, Self::Open(_) | Self::Compare { .. })
    }
}

/// What is looked at on disk.
pub struct Look {
    /// The files of open documents, and what they were.
    pub open: Vec<Expected>,
    /// Files that may be missing.
    pub recent: Vec<PathBuf>,
}

/// The file of an open document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The document.
    pub document: u64,
    /// The file.
    pub path: PathBuf,
    /// What it was.
    pub stamp: Stamp,
}

/// What was seen on disk.
pub struct Seen {
    /// What was expected of files, and how they stand to that; without those that cannot be read.
    pub open: Vec<(Expected, OnDisk)>,
    /// Recent files that are not there.
    pub missing: BTreeSet<PathBuf>,
}

/// How a job ended.
pub enum Outcome {
    /// A project was read, analysed and drawn.
    Opened(Box<Document>),
    /// What a tab has waited for was read, or could not be.
    Awaited(Awaited, Result<Box<Document>, Box<storage::LoadError>>),
    /// It could not be read.
    OpenFailed(Box<storage::LoadError>),
    /// An earlier version was made ready to be compared with.
    Comparable {
        /// The document that is compared.
        document: u64,
        /// The earlier version.
        earlier: Box<Earlier>,
    },
    /// A document was read anew.
    Reloaded {
        /// What the file holds now.
        document: Box<Document>,
        /// The document that it takes the place of.
        of: u64,
        /// The revision that may be dropped for it.
        revision: u64,
    },
    /// A revision of a document was written.
    Saved {
        /// Where to.
        path: PathBuf,
        /// That file by its one name.
        real: Option<PathBuf>,
        /// Which revision.
        revision: u64,
        /// Of which document.
        document: u64,
        /// What the file is now.
        stamp: Stamp,
    },
    /// It was not written, because another program has changed the file.
    Conflict {
        /// The file.
        path: PathBuf,
        /// What was to be saved.
        project: Box<Project>,
        /// Its revision.
        revision: u64,
        /// The document it belongs to.
        document: u64,
    },
    /// What an earlier session left unsaved was read, analysed and drawn.
    Recovered(Box<Document>, Box<Found>),
    /// It could not be read; it stays where it is.
    RecoveryFailed(Box<storage::LoadError>),
    /// The disk was looked at.
    Looked(Seen),
    /// It could not be written; the reason names the path.
    SaveFailed(Box<storage::SaveError>),
    /// The export was written.
    Exported(PathBuf),
    /// It could not be made or written.
    ExportFailed(String),
    /// A picture for the clipboard was painted.
    Painted(Pixels),
    /// The person closed the dialog.
    Cancelled,
    /// This system has no file dialog: the path must be asked for in the window.
    NoDialog {
        /// What was asked for.
        request: Box<Request>,
        /// What is opened or written.
        kind: FileKind,
        /// The name proposed.
        proposed: PathBuf,
    },
}

/// Where paths are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialogs {
    /// In the system's own dialogs.
    Native,
    /// In the window, for systems without dialogs and for tests.
    InWindow,
}

/// Runs file jobs one after the other or side by side, and collects how they ended.
pub struct Files {
    dialogs: Dialogs,
    sender: Sender<Outcome>,
    receiver: Receiver<Outcome>,
    running: usize,
}

/// A dialog that answers faster than a person can was never shown.
const SHOWN_AT_LEAST: Duration = Duration::from_millis(150);

impl Files {
    /// A worker that asks for paths in this way.
    pub fn new(dialogs: Dialogs) -> Self {
        let (sender, receiver) = channel();
        Self { dialogs, sender, receiver, running: 0 }
    }

    /// Whether a job has not ended yet.
    pub fn is_busy(&self) -> bool {
        self.running > 0
    }

    /// Jobs that have ended since this was last asked.
    pub fn ended(&mut self) -> Vec<Outcome> {
        let (seen, mut outcomes): (Vec<_>, Vec<_>) =
            self.receiver.try_iter().partition(|outcome| matches!(outcome, Outcome::Looked(_)));
        self.running = self.running.saturating_sub(outcomes.len());
        // What was seen on disk is judged by what has been read and written since.
        outcomes.extend(seen);
        outcomes
    }

    /// Asks for a path, then does what is requested with it.
    pub fn ask(&mut self, ctx: &egui::Context, request: Request, kind: FileKind, title: &str, proposed: &Path) {
        let saves = !request.reads();
        // Where a path is typed, that of a file that is to be read begins with the folder and no name of ours.
        let typed = match proposed.parent() {
            Some(folder) if !saves && folder.as_os_str().is_empty() => PathBuf::new(),
            Some(folder) if !saves => folder.join(""),
            _ => proposed.to_owned(),
        };
        if self.dialogs == Dialogs::InWindow {
            self.running += 1;
            self.answer(ctx, Outcome::NoDialog { request: Box::new(request), kind, proposed: typed });
            return;
        }
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter(kind.extension(), &[kind.extension()]);
        if let Some(folder) = proposed.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if saves && let Some(name) = proposed.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        // The dialog is made here and waited for on the worker: some systems only open dialogs from the first thread.
        let choice: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> =
            if saves { Box::pin(dialog.save_file()) } else { Box::pin(dialog.pick_file()) };
        self.spawn(ctx, move || {
            let asked = Instant::now();
            match pollster::block_on(choice) {
                Some(file) => carry_out(request, with_extension(file.path(), kind)),
                None if asked.elapsed() < SHOWN_AT_LEAST => {
                    Outcome::NoDialog { request: Box::new(request), kind, proposed: typed }
                }
                None => Outcome::Cancelled,
            }
        });
    }

    /// Does what is requested with a known path.
    pub fn run(&mut self, ctx: &egui::Context, request: Request, path: PathBuf) {
        self.spawn(ctx, move || carry_out(request, path));
    }

    /// Opens files one after the other.
    pub fn open(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>, setting: &Setting) {
        self.running += paths.len();
        let (sender, ctx, setting) = (self.sender.clone(), ctx.clone(), setting.clone());
        std::thread::spawn(move || {
            for path in paths {
                // The window may be gone by now; then nobody waits for the answer.
                sender.send(opened(path, &setting)).ok();
                ctx.request_repaint();
            }
        });
    }

    /// Reads the files that tabs wait for, in this order.
    pub fn await_all(&mut self, ctx: &egui::Context, awaited: Vec<Awaited>, setting: &Setting) {
        self.running += awaited.len();
        let (sender, ctx, setting) = (self.sender.clone(), ctx.clone(), setting.clone());
        std::thread::spawn(move || {
            for awaited in awaited {
                let read = read(awaited.path.clone(), &setting);
                // The window may be gone by now; then nobody waits for the answer, nor for what is left.
                if sender.send(Outcome::Awaited(awaited, read)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
    }

    /// Waits this long at most until a job has ended.
    pub fn wait(&mut self, most: Duration) -> Option<Outcome> {
        let outcome = self.receiver.recv_timeout(most).ok()?;
        self.running = self.running.saturating_sub(1);
        Some(outcome)
    }

    /// Reads the file of a document anew, which may take the place of this revision.
    pub fn reload(&mut self, ctx: &egui::Context, path: PathBuf, setting: Setting, (of, revision): (u64, u64)) {
        self.spawn(ctx, move || match opened(path, &setting) {
            Outcome::Opened(document) => Outcome::Reloaded { document, of, revision },
            other => other,
        });
    }

    /// Reads what an earlier session left unsaved.
    pub fn recover(&mut self, ctx: &egui::Context, found: Found, setting: Setting) {
        self.spawn(ctx, move || match found.load() {
            Ok(project) => {
                let path = found.origin.path.as_ref().map(PathBuf::from);
                let real = path.as_deref().and_then(real);
                let mut document = Document::new(project, path, &setting);
                document.real = real;
                Outcome::Recovered(Box::new(document), Box::new(found))
            }
            Err(error) => Outcome::RecoveryFailed(Box::new(error)),
        });
    }

    /// Paints a picture for the clipboard.
    pub fn paint(&mut self, ctx: &egui::Context, painter: impl FnOnce() -> Result<Pixels, String> + Send + 'static) {
        self.spawn(ctx, move || painter().map_or_else(Outcome::ExportFailed, Outcome::Painted));
    }

    /// Makes an earlier version of a document ready to be compared with.
    pub fn compare(&mut self, ctx: &egui::Context, document: u64, (with, project): (With, Project), setting: &Setting) {
        let setting = setting.clone();
        self.spawn(ctx, move || Outcome::Comparable {
            document,
            earlier: Box::new(Earlier::new(with, project, &setting)),
        });
    }

    /// Looks at the disk. This counts as no job: nobody waits for it.
    pub fn look(&self, ctx: &egui::Context, look: Look) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            let open = look.open.into_iter().filter_map(|expected| {
                let on_disk = expected.stamp.compare(&expected.path).ok()?;
                Some((expected, on_disk))
            });
            let open = open.collect();
            let missing = look.recent.into_iter().filter(|path| matches!(path.try_exists(), Ok(false))).collect();
            // The window may be gone by now; then nobody waits for the answer.
            sender.send(Outcome::Looked(Seen { open, missing })).ok();
            ctx.request_repaint();
        });
    }

    fn spawn(&mut self, ctx: &egui::Context, job: impl FnOnce() -> Outcome + Send + 'static) {
        self.running += 1;
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            let outcome = job();
            // The window may be gone by now; then nobody waits for the answer.
            sender.send(outcome).ok();
            ctx.request_repaint();
        });
    }

    fn answer(&self, ctx: &egui::Context, outcome: Outcome) {
        self.sender.send(outcome).ok();
        ctx.request_repaint();
    }
}

fn carry_out(request: Request, path: PathBuf) -> Outcome {
    match request {
        Request::Open(setting) => opened(path, &setting),
        Request::Save { project, revision, document, expected } => {
            let on_disk = expected.and_then(|expected| expected.compare(&path).ok());
            if matches!(on_disk, Some(OnDisk::Changed(_))) {
                return Outcome::Conflict { path, project, revision, document };
            }
            match storage::save(&path, &project) {
                Ok(stamp) => Outcome::Saved { real: real(&path), path, revision, document, stamp },
                Err(error) => Outcome::SaveFailed(Box::new(error)),
            }
        }
        Request::Compare { document, setting } => match storage::load_stamped(&path) {
            Ok((project, _)) => {
                let earlier = Earlier::new(With::File(path), project, &setting);
                Outcome::Comparable { document, earlier: Box::new(earlier) }
            }
            Err(error) => Outcome::OpenFailed(Box::new(error)),
        },
        Request::Export(writer, lang) => match writer().and_then(|bytes| write_export(&path, &bytes, lang)) {
            Ok(()) => Outcome::Exported(path),
            Err(reason) => Outcome::ExportFailed(reason),
        },
    }
}

fn read(path: PathBuf, setting: &Setting) -> Result<Box<Document>, Box<storage::LoadError>> {
    let (project, stamp) = storage::load_stamped(&path)?;
    let real = real(&path);
    let mut document = Document::new(project, Some(path), setting);
    document.stamp = Some(stamp);
    document.real = real;
    Ok(Box::new(document))
}

fn opened(path: PathBuf, setting: &Setting) -> Outcome {
    read(path, setting).map_or_else(Outcome::OpenFailed, Outcome::Opened)
}

/// The one name of a file; none where the system does not say it.
fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

fn write_export(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), String> {
    storage::write_file(path, bytes).map_err(|error| storage::save_error(&error, lang))
}

/// The path with the kind's ending where it has none; dialogs of some systems leave it to the program.
pub fn with_extension(path: &Path, kind: FileKind) -> PathBuf {
    if path.extension().is_some() { path.to_owned() } else { path.with_extension(kind.extension()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_gets_one() {
        assert_eq!(with_extension(Path::new("a/図"), FileKind::Svg), Path::new("a/図.svg"));
        assert_eq!(with_extension(Path::new("a/図.xml"), FileKind::Svg), Path::new("a/図.xml"));
    }
}
