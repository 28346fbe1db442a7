//! What a document is shown with: the method, the language, the day.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::text::Lang;

/// What the document is shown with.
#[derive(Clone)]
pub struct Setting {
    /// The method, as the edition has it. What a document adds and changes is in [`super::document::Document::catalog`].
    pub catalog: Arc<Catalog>,
    /// The language.
    pub lang: Lang,
    /// Today, as year-month-day.
    pub today: String,
}
