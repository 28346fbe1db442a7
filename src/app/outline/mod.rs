//! The outline (構成): all that is drawn as a tree, to be gone through, filtered and gone to.
//!
//! [`tree`] says what stands under what, [`words`] what rows say, [`standing`] keeps the rows, `list` shows those in sight, `keys` goes through them.

mod keys;
mod list;
pub mod standing;
pub mod tree;
pub mod words;

pub use list::show;
