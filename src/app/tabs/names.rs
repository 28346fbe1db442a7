//! What documents are called in the strip: as short as tells them apart, and the same as long as they are open.

use std::path::Path;

use crate::app::document::Document;
use crate::text::{Lang, tr_with};

/// A name for each document, in the same order: that of its file or project, with the folder where others have the same,
/// or with the number that tells it from those.
pub(super) fn names<'a>(documents: impl Iterator<Item = &'a Document>, lang: Lang) -> Vec<String> {
    let own: Vec<(String, &Document)> = documents.map(|document| (document.name(lang), document)).collect();
    own.iter()
        .map(|(name, document)| {
            let is_alone = own.iter().filter(|(other, _)| other == name).count() < 2;
            let folder = document.path.as_deref().and_then(Path::parent).and_then(Path::file_name);
            if let Some(folder) = folder {
                if is_alone {
                    return name.clone();
                }
                let folder = folder.to_string_lossy().into_owned();
                return tr_with(lang, "tab-in-folder", &[("name", name.as_str().into()), ("folder", folder.into())]);
            }
            match document.number.as_ref().map_or(1, |(_, number)| *number) {
                1 => name.clone(),
                number => tr_with(lang, "tab-numbered", &[("name", name.as_str().into()), ("number", number.into())]),
            }
        })
        .collect()
}

/// Gives a number to each document that has none or has got another name: the lowest that none of the same name has. So a
/// document keeps its number whatever becomes of the others.
pub(super) fn number(documents: &mut [&mut Document]) {
    for place in 0..documents.len() {
        let name = own_name(documents[place]);
        if documents[place].number.as_ref().is_some_and(|(of, _)| *of == name) {
            continue;
        }
        let others = documents.iter().enumerate().filter(|(other, _)| *other != place);
        let taken: Vec<usize> = others
            .filter_map(|(_, other)| other.number.as_ref())
            .filter(|(of, _)| *of == name)
            .map(|(_, number)| *number)
            .collect();
        // One more than the others is always free.
        let free = (1..=taken.len() + 1).find(|number| !taken.contains(number)).unwrap_or(1);
        documents[place].number = Some((name, free));
    }
}

/// What a document is called, in no language.
fn own_name(document: &Document) -> String {
    match &document.path {
        Some(path) => path.display().to_string(),
        None => document.history.project().title.clone(),
    }
}
