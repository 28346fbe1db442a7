//! The file: a [`Project`](crate::model::Project) as RON text on disk, and back.
//!
//! What goes out is the same text for the same project, one element a line, so that git shows what a person did:
//! `write` makes it. What comes in may be anything: `outline` walks over the text once, without recursion, and knows
//! where every entry stands; `document` is the shape that serde fills; `syntax` turns what the RON parser has to say into
//! our own errors; `check` refuses a document that does not hold together (`problem` has the
//! reasons); `read` runs these in order. `error` has the
//! errors, with the place and the way out, as data; `words` says them in the user's language. `file` loads from and saves
//! to a path, and never leaves half a file behind; exports are written by it as well. `stamp` notices when another program
//! changes the file. [`recovery`] keeps unsaved work where a crash cannot reach it. [`template`] has the files that
//! the program carries in itself.

mod check;
mod document;
mod error;
mod file;
mod outline;
mod place;
mod problem;
mod read;
pub mod recovery;
mod stamp;
mod syntax;
pub mod template;
mod words;
mod write;

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod broken;
#[cfg(test)]
mod figure;

pub use check::check;
pub use error::{Encoding, ReadError, Twice, Unclosed, Wanted};
pub use file::{LoadError, SaveError, load, load_stamped, save, save_text, write_file};
pub use place::Place;
pub use problem::{Part, Problem, Reference};
pub use read::{LIMIT, read, read_bytes};
pub use stamp::{Digest, OnDisk, Stamp};
pub use words::{load_error, read_error, save_error};
pub use write::write;

/// The format that this program writes, and the newest that it reads. A later program that reads an older one brings it
/// up to date in `read`, between finding the format and filling the document.
pub const FORMAT: u32 = 1;
