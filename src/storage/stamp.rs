//! What a file was like when it was last read or written here, to notice when another program changes it.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// What the bytes of a file come down to. Two files with one digest and one length count as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    length: u64,
    hash: u64,
}

impl Digest {
    /// The digest of bytes: their length and their FNV-1a hash, which are the same on every system and in every version.
    pub fn of(bytes: &[u8]) -> Self {
        const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        let hash = bytes.iter().fold(BASIS, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
        Self { length: bytes.len() as u64, hash }
    }
}

/// A file as it was at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it was last written, where the file system says so and it is known.
    modified: Option<SystemTime>,
    digest: Digest,
}

/// How a file stands to what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It holds the same.
    Same,
    /// It holds something else.
    Changed(Stamp),
    /// It is not there any more.
    Missing,
}

impl Stamp {
    /// The stamp of a file with these bytes.
    pub(super) fn new(metadata: Option<&Metadata>, bytes: &[u8]) -> Self {
        Self { modified: metadata.and_then(|metadata| metadata.modified().ok()), digest: Digest::of(bytes) }
    }

    /// What it holds.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// How the file stands to this stamp now. The content is only read where length or time say that it may be another.
    ///
    /// # Errors
    /// Where the file is there and cannot be read.
    pub fn compare(&self, path: &Path) -> io::Result<OnDisk> {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(OnDisk::Missing),
            Err(error) => return Err(error),
        };
        if metadata.len() == self.digest.length && self.modified.is_some() && metadata.modified().ok() == self.modified
        {
            return Ok(OnDisk::Same);
        }
        compare_content(path, self.digest)
    }
}

/// How the file stands to a digest now, by its content.
fn compare_content(path: &Path, digest: Digest) -> io::Result<OnDisk> {
    match fs::read(path) {
        Ok(bytes) => {
            let now = Stamp::new(fs::metadata(path).ok().as_ref(), &bytes);
            Ok(if now.digest == digest { OnDisk::Same } else { OnDisk::Changed(now) })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(OnDisk::Missing),
        Err(error) => Err(error),
    }
}

impl From<Digest> for Stamp {
    /// A stamp of content whose time is not known.
    fn from(digest: Digest) -> Self {
        Self { modified: None, digest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Project;
    use crate::storage::{load_stamped, save};

    fn project(title: &str) -> Project {
        Project { title: title.into(), ..Project::default() }
    }

    #[test]
    fn what_another_program_does_to_a_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let stamp = save(&path, &project("one")).unwrap();
        assert_eq!(stamp.compare(&path).unwrap(), OnDisk::Same);
        assert_eq!(load_stamped(&path).unwrap().1, stamp);

        // The same length, and on coarse file systems even the same time.
        let other = fs::read_to_string(&path).unwrap().replace("one", "two");
        fs::write(&path, &other).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert!(matches!(stamp.compare(&path).unwrap(), OnDisk::Changed(now) if now != stamp));
        fs::remove_file(&path).unwrap();
        assert_eq!(stamp.compare(&path).unwrap(), OnDisk::Missing);
    }

    #[test]
    fn a_file_that_was_only_written_again_counts_as_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let stamp = save(&path, &project("one")).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert_eq!(stamp.compare(&path).unwrap(), OnDisk::Same);
        let timeless = Stamp::from(stamp.digest());
        assert_eq!(timeless.compare(&path).unwrap(), OnDisk::Same);
    }

    #[test]
    fn digests_stay_the_same_for_ever() {
        assert_eq!(Digest::of(b"foobar").hash, 0x8594_4171_f739_67e8);
    }
}
