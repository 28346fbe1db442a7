//! The licences of what others made: the text that the program shows and ships with is up to date.

use std::collections::BTreeMap;

const SHOWN: &str = include_str!("../../assets/licenses/third-party.txt");
const MANIFEST: &str = include_str!("../../Cargo.toml");
const LOCK: &str = include_str!("../../Cargo.lock");

const HOW_TO_RENEW: &str = "run python3 assets/licenses/collect.py";

/// The names under `[dependencies]` in Cargo.toml.
fn direct_dependencies() -> Vec<&'static str> {
    let section = MANIFEST.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    section.take_while(|line| !line.starts_with('[')).filter_map(key_of).collect()
}

/// The key of a line `key = value` that does not belong to a value over several lines.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(" = ")?;
    key.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(key)
}

/// Each package in Cargo.lock: its lines.
fn locked_packages() -> impl Iterator<Item = &'static str> {
    LOCK.split("[[package]]").skip(1)
}

fn value<'a>(package: &'a str, key: &str) -> &'a str {
    let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
    line.expect("a package in Cargo.lock has a name and a version").trim_matches('"')
}

/// The version of each package that Nagarezu itself asks for. Cargo.lock names the version where there are several.
fn locked_versions() -> BTreeMap<&'static str, &'static str> {
    let ours = locked_packages().find(|package| value(package, "name") == "nagarezu").expect("Cargo.lock has Nagarezu");
    let entries = ours.lines().filter_map(|line| line.strip_prefix(" \"")?.strip_suffix("\","));
    entries
        .map(|entry| {
            entry.split_once(' ').unwrap_or_else(|| {
                let package = locked_packages().find(|package| value(package, "name") == entry);
                (entry, value(package.expect("Cargo.lock has every dependency"), "version"))
            })
        })
        .collect()
}

#[test]
fn every_direct_dependency_is_named_with_its_locked_version() {
    let (names, versions) = (direct_dependencies(), locked_versions());
    assert!(names.contains(&"egui") && names.contains(&"thiserror"), "read from Cargo.toml: {names:?}");
    for name in names {
        let version = versions.get(name).unwrap_or_else(|| panic!("{name} is not in Cargo.lock"));
        let start = format!("  {name} {version} — ");
        let licence = SHOWN.lines().find_map(|line| line.strip_prefix(&start));
        assert!(licence.is_some_and(|licence| !licence.is_empty()), "{name} {version} is missing: {HOW_TO_RENEW}");
    }
}

#[test]
fn what_is_embedded_comes_with_its_licence() {
    for text in [include_str!("../../assets/fonts/OFL.txt"), include_str!("../../assets/icons/LICENSE")] {
        for line in text.lines() {
            assert!(SHOWN.contains(line.trim_end()), "a line is missing, {HOW_TO_RENEW}: {line}");
        }
    }
    assert!(SHOWN.contains("UBUNTU FONT LICENCE"), "egui's own fonts come with theirs");
}
