//! How a document came to be, as the first row of its steps says.

/// Where the history of a document begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// Nothing, or a template: it is nowhere yet.
    New,
    /// A file, or a figure that the program brings along.
    Opened,
    /// Work that an earlier session left unsaved.
    Recovered,
}

impl Beginning {
    /// The key of the message that names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "history-new",
            Self::Opened => "history-beginning",
            Self::Recovered => "history-recovered",
        }
    }
}
