//! What tabs can be asked for. Each is known by the identity of its document.

/// What a click, a drag or a menu on the strip asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabAction {
    /// Bring it to the front.
    Show(u64),
    /// Close it, after the question about changes.
    Close(u64),
    /// Close all but this one.
    CloseOthers(u64),
    /// Put it elsewhere in the strip.
    Move {
        /// Which one.
        tab: u64,
        /// The place it has afterwards.
        to: usize,
    },
    /// Save it.
    Save(u64),
    /// Put the path of its file on the clipboard.
    CopyPath(u64),
}
