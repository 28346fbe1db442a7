//! Copies of unsaved work that outlive the program: written while a person works, found again after a crash.
//!
//! Each session, that is each changed document of a running window, keeps at most one copy, `NAME.ron`, in the folder
//! for recovery: a line that says where the project came from, then the project as in any file. As long as the session
//! runs it holds a lock on `NAME.lock`, which the system takes from it however it ends. So a copy whose lock is free belongs to nobody any more.

use std::fs::{self, File, Permissions, TryLockError};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::file::{LoadError, replace};
use super::read::{LIMIT, read};
use super::stamp::Digest;
use super::write::write;
use crate::model::Project;

/// How long the first line of a copy may be; a path and a title are far shorter.
const HEADER_LIMIT: u64 = 1 << 20;

/// How much is drawn, so that projects without a name can be told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Zones.
    pub zones: usize,
    /// Nodes.
    pub nodes: usize,
    /// Flows.
    pub flows: usize,
}

impl Drawn {
    /// What is drawn in a project.
    pub fn of(project: &Project) -> Self {
        Self { zones: project.zones.len(), nodes: project.nodes.len(), flows: project.flows.len() }
    }
}

/// Where unsaved work came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file it was opened from or saved to last; none for one that has never been saved, and for a path that is no
    /// text.
    pub path: Option<String>,
    /// What the window called it.
    pub title: String,
    /// When the copy was made, in seconds since 1970.
    pub written: i64,
    /// What the file held when it was last read or written.
    #[serde(default)]
    pub digest: Option<Digest>,
    /// How much is drawn; none in copies of older versions.
    #[serde(default)]
    pub drawn: Option<Drawn>,
}

/// The place of one session in the folder for recovery.
#[derive(Debug)]
pub struct Session {
    copy: PathBuf,
    lock: PathBuf,
    held: File,
}

impl Session {
    /// Takes a place that no other session has; the folder is made where it is missing. The name only has to differ
    /// from others most of the time.
    ///
    /// # Errors
    /// Where the folder cannot be made or written to.
    pub fn begin(folder: &Path, name: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        close_to_others(folder)?;
        let mut number = 0_u32;
        loop {
            let lock = folder.join(format!("{name}-{number}.lock"));
            let copy = lock.with_extension("ron");
            number += 1;
            if copy.exists() {
                continue;
            }
            let held = File::options().create(true).truncate(false).write(true).open(&lock)?;
            // On a file system without locks every place is free that has no copy yet.
            let free = !matches!(held.try_lock(), Err(TryLockError::WouldBlock));
            // Whoever looks for copies may have cleared the file away before it was locked.
            if free && lock.exists() && !copy.exists() {
                return Ok(Self { copy, lock, held });
            }
        }
    }

    /// Writes the copy anew, whole or not at all.
    ///
    /// # Errors
    /// Where the system refuses; the copy before is untouched.
    pub fn write(&self, origin: &Origin, project: &Project) -> io::Result<()> {
        let header = ron::to_string(origin).map_err(io::Error::other)?;
        let folder = self.copy.parent().unwrap_or(Path::new("."));
        replace(&self.copy, folder, private(), format!("{header}\n{}", write(project)).as_bytes())
    }

    /// Removes the copy: the work is saved, or was dropped on purpose.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn discard(&self) -> io::Result<()> {
        remove(&self.copy)
    }

    /// The file of the copy.
    pub fn path(&self) -> &Path {
        &self.copy
    }
}

impl Drop for Session {
    /// The copy stays, if there is one, and its lock file with it: whoever comes next finds both.
    fn drop(&mut self) {
        if !self.copy.exists() {
            remove(&self.lock).ok();
        }
        self.held.unlock().ok();
    }
}

/// A copy that a session has left behind. While this exists, no other session finds it.
#[derive(Debug)]
pub struct Found {
    /// The file.
    pub file: PathBuf,
    /// Where its work came from.
    pub origin: Origin,
    held: File,
}

impl Found {
    /// The project in it.
    ///
    /// # Errors
    /// Where the file cannot be read or holds no project.
    pub fn load(&self) -> Result<Project, LoadError> {
        let path = || self.file.clone();
        let refused = |source| LoadError::Io { path: path(), source };
        let mut text = String::new();
        File::open(&self.file).map_err(refused)?.take(LIMIT).read_to_string(&mut text).map_err(refused)?;
        let project = text.split_once('\n').map_or("", |(_, project)| project);
        read(project).map_err(|source| LoadError::Read { path: path(), source: Box::new(source) })
    }

    /// Removes it: the work is kept elsewhere by now, or was dropped on purpose.
    ///
    /// # Errors
    /// Where the system refuses; then it will be found again.
    pub fn discard(&self) -> io::Result<()> {
        remove(&self.file)?;
        remove(&self.file.with_extension("lock"))
    }
}

impl Drop for Found {
    fn drop(&mut self) {
        self.held.unlock().ok();
    }
}

/// The copies in the folder that no running session keeps, the newest first. What cannot be read stays where it is; lock
/// files without a copy are cleared away.
pub fn list(folder: &Path) -> Vec<Found> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("ron") => found.extend(claim(&path)),
            Some("lock") if !path.with_extension("ron").exists() => clear(&path),
            _ => {}
        }
    }
    found.sort_by(|one, other| (other.origin.written, &other.file).cmp(&(one.origin.written, &one.file)));
    found
}

fn claim(file: &Path) -> Option<Found> {
    let lock = file.with_extension("lock");
    let held = File::options().create(true).truncate(false).write(true).open(lock).ok()?;
    if matches!(held.try_lock(), Err(TryLockError::WouldBlock)) {
        return None;
    }
    match read_origin(file) {
        Ok(origin) => Some(Found { file: file.to_owned(), origin, held }),
        Err(error) => {
            log::warn!("{}: no copy of unsaved work: {error}", file.display());
            None
        }
    }
}

fn read_origin(file: &Path) -> io::Result<Origin> {
    let mut header = String::new();
    BufReader::new(File::open(file)?.take(HEADER_LIMIT)).read_line(&mut header)?;
    ron::from_str(&header).map_err(io::Error::other)
}

fn clear(lock: &Path) {
    if let Ok(held) = File::options().write(true).open(lock)
        && held.try_lock().is_ok()
        && !lock.with_extension("ron").exists()
    {
        remove(lock).ok();
    }
}

/// Removes a file; that there is none is as good.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Unsaved work is nobody else's business, wherever the file it came from stands.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such permissions")]
fn private() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn private() -> Option<Permissions> {
    None
}

#[cfg(unix)]
fn close_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn close_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(title: &str, written: i64) -> Origin {
        Origin {
            path: Some("/病院/図 \"1\"\n.ron".into()),
            title: title.into(),
            written,
            digest: Some(Digest::of(b"x")),
            drawn: Some(Drawn { zones: 1, nodes: 2, flows: 3 }),
        }
    }

    fn project(title: &str) -> Project {
        Project { title: title.into(), ..Project::default() }
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn what_a_session_left_behind_is_found_with_all_that_is_known_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("not/there/yet");
        let session = Session::begin(&folder, "7").unwrap();
        session.write(&origin("古い", 1), &project("古い")).unwrap();
        session.write(&origin("新しい", 2), &project("新しい")).unwrap();
        assert!(list(&folder).is_empty(), "a running session keeps its own");
        drop(session);
        let found = list(&folder);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].origin, origin("新しい", 2));
        assert_eq!(found[0].load().unwrap(), project("新しい"));
        assert!(list(&folder).is_empty(), "nobody else is offered it at the same time");
        drop(found);
        let found = list(&folder);
        found[0].discard().unwrap();
        drop(found);
        assert_eq!(files(&folder), 0);
    }

    #[test]
    fn the_newest_comes_first_and_sessions_do_not_get_in_each_others_way() {
        let folder = tempfile::tempdir().unwrap();
        let sessions: Vec<_> = (0..3).map(|_| Session::begin(folder.path(), "7").unwrap()).collect();
        for (session, written) in sessions.iter().zip([2, 3, 1]) {
            session.write(&origin(&written.to_string(), written), &project("a")).unwrap();
        }
        drop(sessions);
        let later = Session::begin(folder.path(), "7").unwrap();
        later.write(&origin("later", 9), &project("b")).unwrap();
        let found = list(folder.path());
        assert_eq!(found.iter().map(|found| found.origin.written).collect::<Vec<_>>(), [3, 2, 1]);
    }

    #[test]
    fn work_that_was_saved_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::begin(folder.path(), "7").unwrap();
        session.discard().unwrap();
        session.write(&origin("a", 1), &project("a")).unwrap();
        session.discard().unwrap();
        assert!(!session.path().exists());
        drop(session);
        assert_eq!(files(folder.path()), 0);
        // Of a session that crashed before it wrote anything.
        fs::write(folder.path().join("9-0.lock"), "").unwrap();
        assert!(list(folder.path()).is_empty());
        assert_eq!(files(folder.path()), 0);
    }

    #[test]
    fn what_is_no_copy_is_left_alone_and_does_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        assert!(list(&folder.path().join("nowhere")).is_empty());
        fs::write(folder.path().join("a.ron"), "Project(format: 1)").unwrap();
        fs::write(folder.path().join("b.ron"), [0xff, 0xfe]).unwrap();
        let broken = format!("{}\nProject(format: 1, nodes: {{", ron::to_string(&origin("c", 1)).unwrap());
        fs::write(folder.path().join("c.ron"), broken).unwrap();
        let found = list(folder.path());
        assert_eq!(found.len(), 1);
        assert!(matches!(found[0].load(), Err(LoadError::Read { .. })));
        assert!(folder.path().join("a.ron").exists() && folder.path().join("b.ron").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let session = Session::begin(&folder.path().join("r"), "7").unwrap();
        session.write(&origin("a", 1), &project("a")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(session.path()), mode(&folder.path().join("r"))), (0o600, 0o700));
    }
}
