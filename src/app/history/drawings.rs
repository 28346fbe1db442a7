//! How the flows were drawn in each revision that was shown, in each language: undo brings their ways back, and so does
//! going back to a language. It is kept beside the history, by revision.

use std::collections::BTreeMap;

use crate::layout::Geometry;
use crate::scene::Ways;
use crate::text::Lang;

/// The geometries of the revisions of one document.
#[derive(Clone, Debug, Default)]
pub struct Drawings {
    /// In each language that a revision was shown in, with the same lines.
    revisions: BTreeMap<u64, BTreeMap<Lang, Geometry>>,
    /// What was shown last in each language.
    latest: BTreeMap<Lang, Geometry>,
}

impl Drawings {
    /// A revision is shown with flows that run like this, whatever is known of it from before.
    pub fn keep(&mut self, revision: u64, lang: Lang, geometry: Geometry) {
        self.latest.insert(lang, geometry.clone());
        self.revisions.insert(revision, BTreeMap::from([(lang, geometry)]));
    }

    /// A revision is shown as it was before, in this language or another one.
    pub fn shown_again(&mut self, revision: u64, lang: Lang, geometry: Geometry) {
        self.latest.insert(lang, geometry.clone());
        self.revisions.entry(revision).or_default().insert(lang, geometry);
    }

    /// How the flows of a revision are drawn in a language, where that was shown.
    pub fn known(&self, revision: u64, lang: Lang) -> Option<&Geometry> {
        self.revisions.get(&revision)?.get(&lang)
    }

    /// How the flows of a revision are to be drawn in a language; none where it was shown in none.
    pub fn ways(&self, revision: u64, lang: Lang) -> Option<Ways<'_>> {
        let drawn = self.revisions.get(&revision)?;
        let elsewhere = || drawn.values().next().map(|lines| Ways::In(lines, self.latest.get(&lang)));
        drawn.get(&lang).map(Ways::As).or_else(elsewhere)
    }
}
