//! Holds the files of messages against each other and against the source that uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::{Lang, of};
use crate::text::has;

/// Beginnings of keys that code puts together from a word, so that no whole key stands in the source.
const BUILT: &[&str] = &["step-", "group-"];

/// The keys of a file, with the names of the values each takes.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::<String, BTreeSet<String>>::new();
    let mut current = None;
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let key = line.split_once('=').map_or(line, |(key, _)| key).trim().to_owned();
            messages.entry(key.clone()).or_default();
            current = Some(key);
        } else if !line.starts_with(' ') {
            current = None;
        }
        if let Some(key) = &current {
            let arguments = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect::<String>()
            });
            messages.entry(key.clone()).or_default().extend(arguments);
        }
    }
    messages
}

fn all_keys() -> BTreeSet<String> {
    of(Lang::Ja).iter().flat_map(|source| messages(source.text).into_keys()).collect()
}

#[test]
fn every_file_parses() {
    for lang in Lang::ALL {
        for source in of(lang) {
            if let Err((_, errors)) = FluentResource::try_new(source.text.to_owned()) {
                panic!("{}/{}.ftl: {errors:?}", lang.code(), source.subject);
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    for (ja, en) in of(Lang::Ja).iter().zip(of(Lang::En)) {
        let (subject, ja, en) = (ja.subject, messages(ja.text), messages(en.text));
        for key in ja.keys().chain(en.keys()) {
            assert_eq!(ja.get(key), en.get(key), "{subject}.ftl: {key}, Japanese left, English right");
        }
    }
}

#[test]
fn no_key_is_given_twice() {
    for lang in Lang::ALL {
        let mut seen = BTreeMap::new();
        for source in of(lang) {
            let keys = source.text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
            for key in keys.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim()) {
                assert!(has(lang, key), "{}/{}.ftl: {key} says nothing", lang.code(), source.subject);
                if let Some(other) = seen.insert(key, source.subject) {
                    panic!("{}: {key} is in {other}.ftl and {}.ftl", lang.code(), source.subject);
                }
            }
        }
    }
}

#[test]
fn every_file_in_the_folder_is_listed() {
    for lang in Lang::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text").join(lang.code());
        let files: BTreeSet<_> = std::fs::read_dir(folder)
            .expect("the folder of messages")
            .map(|entry| entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned())
            .collect();
        let listed: BTreeSet<_> = of(lang).iter().map(|source| source.subject.to_owned()).collect();
        assert_eq!(files, listed, "{}", lang.code());
    }
}

/// The Rust files of the crate, but for those of tests only, with their text.
fn rust_files() -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if !path.ends_with("tests") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).expect("a file of the source");
                files.push((path, text));
            }
        }
    }
    files
}

/// The text up to its tests: what a test says does not count as used.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or_default()
}

/// Keys that stand as a literal in a call of `tr` or `tr_with`, as first or second argument.
fn keys_said(text: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    for call in ["tr(", "tr_with("] {
        for (start, _) in text.match_indices(call) {
            if text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let arguments = &text[start + call.len()..];
            let after_first = top_level_comma(arguments).map_or("", |comma| &arguments[comma + 1..]);
            for argument in [arguments, after_first] {
                if let Some(literal) = argument.trim_start().strip_prefix('"')
                    && let Some(end) = literal.find('"')
                {
                    keys.push(&literal[..end]);
                }
            }
        }
    }
    keys
}

/// Where the first argument of a call ends.
fn top_level_comma(arguments: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (place, c) in arguments.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return None,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return Some(place),
            _ => {}
        }
    }
    None
}

#[test]
fn every_key_the_source_uses_exists() {
    let keys = all_keys();
    let mut missing = Vec::new();
    for (path, text) in rust_files() {
        let said = keys_said(without_tests(&text)).into_iter().filter(|key| !keys.contains(*key));
        missing.extend(said.map(|key| format!("{}: {key}", path.display())));
    }
    assert!(missing.is_empty(), "messages that do not exist:\n{}", missing.join("\n"));
}

#[test]
fn every_message_is_used() {
    let files = rust_files();
    let unused: Vec<_> = all_keys()
        .into_iter()
        .filter(|key| !BUILT.iter().any(|beginning| key.starts_with(beginning)))
        .filter(|key| {
            let literal = format!("\"{key}\"");
            !files.iter().any(|(_, text)| without_tests(text).contains(&literal))
        })
        .collect();
    assert!(unused.is_empty(), "messages nothing says:\n{}", unused.join("\n"));
}

#[test]
fn the_reading_of_calls_sees_both_places_of_the_key() {
    let text = r#"tr(lang, "a"); text::tr_with(f(x, y), "b", &[]); self.tr("c"); str("d"); tr(lang, key)"#;
    assert_eq!(keys_said(text), ["a", "c", "b"]);
}
