//! Loads from a path, saves to one. What is written replaces the file whole or leaves it as it was.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use super::check::check;
use super::error::ReadError;
use super::problem::Problem;
use super::read::{LIMIT, read_bytes};
use super::stamp::Stamp;
use super::write::write;
use crate::model::Project;

/// How many links are followed from one to the next.
const LINKS: usize = 40;

/// Why a file could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is none.
    #[error("{}: there is no such file: check the path", path.display())]
    NotFound {
        /// The path.
        path: PathBuf,
    },
    /// It is a folder.
    #[error("{}: this is a folder: choose a file in it", path.display())]
    IsFolder {
        /// The path.
        path: PathBuf,
    },
    /// The system would not let it be read.
    #[error("{}: cannot be read ({source}): check that it is reachable and that you may read it", path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is not a project.
    #[error("{}: {source}", path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// What is wrong, where.
        source: Box<ReadError>,
    },
}

/// Why a project or an export could not be written. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The project could not be read back.
    #[error("{}: not saved, because it could not be opened again: {source}", path.display())]
    Unsound {
        /// The path.
        path: PathBuf,
        /// What does not hold together.
        source: Box<Problem>,
    },
    /// There is a folder of that name.
    #[error("{}: this is a folder: choose another name", path.display())]
    IsFolder {
        /// The path.
        path: PathBuf,
    },
    /// The folder it should stand in does not exist.
    #[error("{}: there is no folder {}: create it, or save elsewhere", path.display(), folder.display())]
    NoFolder {
        /// The path.
        path: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// The file there must not be changed.
    #[error("{}: the file is write-protected: remove the protection, or save under another name", path.display())]
    ReadOnly {
        /// The path.
        path: PathBuf,
    },
    /// Links lead in a circle.
    #[error("{}: the link leads to no file: save under another name", path.display())]
    EndlessLink {
        /// The path.
        path: PathBuf,
    },
    /// The system would not let it be written.
    #[error("{}: cannot be written ({source}): check the space and your permissions in the folder, or save elsewhere", path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Loads a project from a file.
///
/// # Errors
/// Where the file cannot be read or is not a project; the path is named.
pub fn load(path: &Path) -> Result<Project, LoadError> {
    load_stamped(path).map(|(project, _)| project)
}

/// Loads a project from a file, with what tells later whether another program has changed the file.
///
/// # Errors
/// Where the file cannot be read or is not a project; the path is named.
pub fn load_stamped(path: &Path) -> Result<(Project, Stamp), LoadError> {
    let (bytes, metadata) = load_bytes(path)?;
    let project =
        read_bytes(&bytes).map_err(|source| LoadError::Read { path: path.to_owned(), source: Box::new(source) })?;
    Ok((project, Stamp::new(Some(&metadata), &bytes)))
}

/// Saves a project to a file: written beside it and moved into its place, so that there is never half a file. A link is
/// followed, and the permissions of a file that is replaced are kept. Answers with what tells later whether another
/// program has changed the file.
///
/// # Errors
/// Where the project does not hold together or the system refuses; what was there before is untouched.
pub fn save(path: &Path, project: &Project) -> Result<Stamp, SaveError> {
    check(project, &|_| None)
        .map_err(|source| SaveError::Unsound { path: path.to_owned(), source: Box::new(source) })?;
    let text = write(project);
    write_file(path, text.as_bytes())?;
    Ok(Stamp::new(fs::metadata(path).ok().as_ref(), text.as_bytes()))
}

/// Writes a file of any content as [`save`] does: beside it, then moved into its place. What is no plain file, such as a
/// pipe or a device, has no place that could be taken; it is written to as it is.
///
/// # Errors
/// Where the system refuses; what was there before is untouched.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let owned = || path.to_owned();
    let refused = |source| SaveError::Io { path: owned(), source };
    if is_special(path) {
        return File::options().write(true).open(path).and_then(|mut file| file.write_all(bytes)).map_err(refused);
    }
    let target = follow_links(path)?;
    let before = permissions_before(path, &target)?;
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(SaveError::IsFolder { path: owned() }),
    };
    if !folder.is_dir() {
        return Err(SaveError::NoFolder { path: owned(), folder: folder.to_owned() });
    }
    replace(&target, folder, before, bytes).map_err(refused)
}

/// Whether something other than a file or a folder is there.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// Writes any text to a path in the program's own folders, whole or not at all. The folder is made where it is missing.
///
/// # Errors
/// Where the system refuses; what was there before is untouched.
pub fn save_text(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    replace(path, folder, None, text.as_bytes())
}

fn load_bytes(path: &Path) -> Result<(Vec<u8>, Metadata), LoadError> {
    let refused = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => LoadError::NotFound { path: path.to_owned() },
        _ => LoadError::Io { path: path.to_owned(), source },
    };
    let file = File::open(path).map_err(refused)?;
    let metadata = file.metadata().map_err(refused)?;
    if metadata.is_dir() {
        return Err(LoadError::IsFolder { path: path.to_owned() });
    }
    let too_large = |size| {
        let source = Box::new(ReadError::TooLarge { size, limit: LIMIT });
        LoadError::Read { path: path.to_owned(), source }
    };
    if metadata.len() > LIMIT {
        return Err(too_large(metadata.len()));
    }
    // A device or a growing file may give more than it says.
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > LIMIT { Err(too_large(bytes.len() as u64)) } else { Ok((bytes, metadata)) }
}

/// The file that a path leads to, whether it exists or not.
fn follow_links(path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            // Not a link, or nothing there.
            Err(_) => return Ok(target),
        }
    }
    Err(SaveError::EndlessLink { path: path.to_owned() })
}

/// The permissions of the file that will be replaced; none where there is no file yet.
fn permissions_before(path: &Path, target: &Path) -> Result<Option<Permissions>, SaveError> {
    // What else keeps the path from being looked at will also keep it from being written, and say so.
    let Ok(metadata) = fs::metadata(target) else { return Ok(None) };
    if metadata.is_dir() {
        return Err(SaveError::IsFolder { path: path.to_owned() });
    }
    if metadata.permissions().readonly() {
        return Err(SaveError::ReadOnly { path: path.to_owned() });
    }
    Ok(Some(metadata.permissions()))
}

/// Puts a file with these bytes in the place of the target. The temporary file removes itself where this fails.
pub(super) fn replace(target: &Path, folder: &Path, before: Option<Permissions>, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nagarezu-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: what the user's mask leaves of this.
        builder.permissions(Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    // Before anything is in it, so that nobody reads the new file who could not read the old one.
    if let Some(before) = before {
        file.as_file().set_permissions(before)?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// Makes the move itself safe against a power cut. The file is in its place by now, so where a file system cannot do this
/// the save has still succeeded.
fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Flow, NodeId};

    fn project(title: &str) -> Project {
        Project { title: title.into(), ..Project::default() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_saved_is_loaded_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("図.ron");
        save(&path, &project("一")).unwrap();
        save(&path, &project("二")).unwrap();
        assert_eq!(load(&path).unwrap(), project("二"));
        assert_eq!(names(folder.path()), ["図.ron"]);
    }

    #[test]
    fn loading_says_what_is_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("a.ron");
        assert!(matches!(load(&missing), Err(LoadError::NotFound { .. })));
        assert!(matches!(load(folder.path()), Err(LoadError::IsFolder { .. })));
        fs::write(&missing, "Project(").unwrap();
        let error = load(&missing).unwrap_err();
        assert!(error.to_string().contains("a.ron: 1:9: the file ends"), "{error}");
    }

    #[test]
    fn a_file_beyond_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
        let error = load(&path).unwrap_err();
        assert!(error.to_string().contains("268435457 bytes, this program reads up to 268435456"), "{error}");
    }

    #[test]
    fn saving_says_what_is_in_the_way_and_leaves_it() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a.ron");
        fs::create_dir(&inner).unwrap();
        assert!(matches!(save(&inner, &project("x")), Err(SaveError::IsFolder { .. })));
        assert!(matches!(save(&inner.join("b/c.ron"), &project("x")), Err(SaveError::NoFolder { .. })));
        assert!(matches!(save(Path::new("/"), &project("x")), Err(SaveError::IsFolder { .. })));
        let file = folder.path().join("file");
        fs::write(&file, "old").unwrap();
        assert!(matches!(save(&file.join("c.ron"), &project("x")), Err(SaveError::NoFolder { .. })));
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.ron", "file"]);
        assert_eq!(names(&inner), [""; 0]);
    }

    #[test]
    fn a_project_that_could_not_be_read_back_does_not_replace_a_good_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        save(&path, &project("good")).unwrap();
        let mut broken = project("broken");
        broken.add_flow(Flow::new(NodeId(1), NodeId(2)));
        let error = save(&path, &broken).unwrap_err();
        assert!(error.to_string().contains("F01 names N01 in `from`"), "{error}");
        assert_eq!(load(&path).unwrap(), project("good"));
    }

    #[test]
    fn a_write_protected_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        save(&path, &project("good")).unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(save(&path, &project("new")), Err(SaveError::ReadOnly { .. })));
        assert_eq!(load(&path).unwrap(), project("good"));
    }

    #[test]
    fn any_bytes_replace_a_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("図.svg");
        write_file(&path, b"a long first version").unwrap();
        write_file(&path, b"short").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert_eq!(names(folder.path()), ["図.svg"]);
        assert!(matches!(write_file(folder.path(), b"x"), Err(SaveError::IsFolder { .. })));
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn permissions_stay_as_they_were() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.ron");
            save(&path, &project("one")).unwrap();
            let plain = folder.path().join("plain");
            fs::write(&plain, "").unwrap();
            assert_eq!(mode(&path), mode(&plain), "a new file is as open as any other");
            fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
            save(&path, &project("two")).unwrap();
            assert_eq!(mode(&path), 0o640);
        }

        #[test]
        fn a_device_is_written_to_and_not_replaced() {
            write_file(Path::new("/dev/null"), b"x").unwrap();
            assert!(!fs::metadata("/dev/null").unwrap().is_file());
        }

        #[test]
        fn a_link_stays_a_link_and_its_target_is_written() {
            let folder = tempfile::tempdir().unwrap();
            let (target, link, second) =
                (folder.path().join("real.ron"), folder.path().join("link"), folder.path().join("link2"));
            symlink("real.ron", &link).unwrap();
            symlink(&link, &second).unwrap();
            save(&second, &project("new")).unwrap();
            assert_eq!(load(&target).unwrap(), project("new"));
            assert!(fs::symlink_metadata(&second).unwrap().is_symlink());
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            let circle = folder.path().join("circle");
            symlink("circle", &circle).unwrap();
            assert!(matches!(save(&circle, &project("x")), Err(SaveError::EndlessLink { .. })));
        }

        #[test]
        fn a_folder_that_cannot_be_written_to_leaves_the_file_whole() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.ron");
            save(&path, &project("old")).unwrap();
            fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
            // A superuser is not held by permissions; then the save must succeed.
            let held = File::create(folder.path().join("probe")).is_err();
            let saved = save(&path, &project("new"));
            fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
            let expected = if held {
                let error = saved.unwrap_err();
                assert!(matches!(error, SaveError::Io { .. }), "{error}");
                "old"
            } else {
                saved.unwrap();
                "new"
            };
            assert_eq!(load(&path).unwrap(), project(expected));
        }
    }
}
