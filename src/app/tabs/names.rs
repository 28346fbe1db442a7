//! What documents are called in the strip: as short as tells them apart.

use std::collections::BTreeMap;
use std::path::Path;

use crate::app::document::Document;
use crate::text::{Lang, tr_with};

/// A name for each document, in the same order: that of its file or project, with the folder or a number where others
/// have the same.
pub(super) fn names<'a>(documents: impl Iterator<Item = &'a Document>, lang: Lang) -> Vec<String> {
    let own: Vec<(String, Option<&Path>)> =
        documents.map(|document| (document.name(lang), document.path.as_deref())).collect();
    let mut count = BTreeMap::<&str, usize>::new();
    for (name, _) in &own {
        *count.entry(name).or_default() += 1;
    }
    let mut numbered = BTreeMap::<&str, usize>::new();
    own.iter()
        .map(|(name, path)| {
            if count.get(name.as_str()).is_none_or(|&count| count < 2) {
                return name.clone();
            }
            let folder = path.and_then(Path::parent).and_then(Path::file_name);
            if let Some(folder) = folder {
                let folder = folder.to_string_lossy().into_owned();
                return tr_with(lang, "tab-in-folder", &[("name", name.as_str().into()), ("folder", folder.into())]);
            }
            let number = numbered.entry(name).or_default();
            *number += 1;
            if *number == 1 {
                return name.clone();
            }
            tr_with(lang, "tab-numbered", &[("name", name.as_str().into()), ("number", (*number).into())])
        })
        .collect()
}
