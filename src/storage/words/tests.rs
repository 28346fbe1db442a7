//! Every error of every kind, said in both languages.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::*;
use crate::model::criteria_fault::tests::faulty;
use crate::model::{DataId, FlowId, MeasureId, NodeId, NoteId, PartyId, RiskId, ZoneId};
use crate::storage::read;

const PLACE: Place = Place { line: 12, column: 5 };
const OPENED: Place = Place { line: 3, column: 44 };

/// Whether a sentence is whole: it says something, every value in it was given, and no key stands for a message.
#[track_caller]
fn is_whole(sentence: &str) {
    assert!(sentence.chars().count() > 8, "{sentence}");
    assert!(!sentence.contains("{$") && !sentence.contains("{ ") && !sentence.contains("error-"), "{sentence}");
    assert!(!sentence.contains("element-"), "{sentence}");
}

/// Both sentences are whole and contain the values; the Japanese one begins with `start` and is Japanese.
#[track_caller]
fn says(say: impl Fn(Lang) -> String, start: &str, values: &[&str]) {
    for lang in Lang::ALL {
        let sentence = say(lang);
        is_whole(&sentence);
        for value in values {
            assert!(sentence.contains(value), "{value} is not in: {sentence}");
        }
    }
    let japanese = say(Lang::Ja);
    assert!(japanese.starts_with(start), "{japanese}");
    assert!(japanese.contains(is_kana), "{japanese}");
    assert!(!say(Lang::En).contains(is_kana), "{}", say(Lang::En));
}

fn is_kana(character: char) -> bool {
    ('ぁ'..='ヺ').contains(&character)
}

#[test]
fn every_reason_why_a_text_cannot_be_read() {
    let text = str::to_owned;
    let named = || Some(text("Node"));
    let cases: Vec<(ReadError, &[&str])> = vec![
        (ReadError::NotText { place: PLACE, encoding: Encoding::Utf16 }, &["UTF-16", "UTF-8"]),
        (ReadError::NotText { place: PLACE, encoding: Encoding::Binary }, &[]),
        (ReadError::NotText { place: PLACE, encoding: Encoding::Other }, &["UTF-8"]),
        (ReadError::NotAProject { place: PLACE, found: text("Catalog") }, &["Catalog", "Project("]),
        (ReadError::Conflict { place: PLACE }, &[]),
        (ReadError::MissingFormat { place: PLACE, supported: 7 }, &["format: 7,"]),
        (ReadError::BadFormat { place: PLACE, found: text("x1"), supported: 7 }, &["x1", "7"]),
        (ReadError::NewerFormat { place: PLACE, found: text("99"), supported: 7 }, &["99", "7"]),
        (ReadError::TooDeep { place: PLACE, limit: 32 }, &["32"]),
        (ReadError::Truncated { end: PLACE, what: Unclosed::Bracket('['), opened: OPENED }, &["[", "3", "44"]),
        (ReadError::Truncated { end: PLACE, what: Unclosed::Text, opened: OPENED }, &["3", "44"]),
        (ReadError::Truncated { end: PLACE, what: Unclosed::Comment, opened: OPENED }, &["3", "44"]),
        (ReadError::Mismatched { place: PLACE, found: ')', expected: ']', opened: OPENED }, &[")", "]", "3", "44"]),
        (ReadError::TrailingText { place: PLACE }, &[]),
        (
            ReadError::UnknownField {
                place: PLACE,
                field: text("nmae"),
                owner: named(),
                allowed: vec![text("kind"), text("name")],
            },
            &["nmae", "kind", "name"],
        ),
        (ReadError::MissingField { place: PLACE, field: text("at"), owner: named() }, &["at"]),
        (ReadError::MissingField { place: PLACE, field: text("at"), owner: None }, &["at"]),
        (ReadError::RepeatedField { place: PLACE, field: text("name"), owner: named() }, &["name"]),
        (
            ReadError::UnknownWord {
                place: PLACE, word: text("製品"), allowed: vec![text("本番"), text("開発")]
            },
            &["製品", "本番", "開発"],
        ),
        (
            ReadError::BadId { place: PLACE, text: text("all"), expected: text("N and a number, such as N07") },
            &["all", "N07"],
        ),
        (ReadError::WrongType { place: PLACE, found: text("1 value"), expected: text("4 values") }, &["1", "4"]),
        (ReadError::Syntax { place: PLACE, message: text("Unexpected char '@'") }, &["Unexpected char '@'"]),
        (
            ReadError::DuplicateId { place: PLACE, first: OPENED, id: Twice::Element(DataId(1).into()) },
            &["D1", "3", "44"],
        ),
        (ReadError::DuplicateId { place: PLACE, first: OPENED, id: Twice::Other(text("PT01")) }, &["PT01", "3", "44"]),
    ];
    for (error, values) in cases {
        let values: Vec<_> = values.iter().copied().chain(["12", "5"]).collect();
        says(|lang| read_error(&error, lang), "12:5: ", &values);
    }
    says(|lang| read_error(&ReadError::Empty, lang), "ファイル", &[]);
    says(
        |lang| read_error(&ReadError::TooLarge { size: 268_435_457, limit: 9 }, lang),
        "ファイル",
        &["268435457", "9"],
    );
}

#[test]
fn everything_that_can_be_missing_has_words_of_its_own() {
    for lang in Lang::ALL {
        let mut sentences = BTreeSet::new();
        for expected in Wanted::ALL {
            let sentence = read_error(&ReadError::Expected { place: PLACE, expected }, lang);
            is_whole(&sentence);
            assert!(sentence.contains("12") && sentence.contains('5'), "{sentence}");
            sentences.insert(sentence);
        }
        assert_eq!(sentences.len(), Wanted::ALL.len());
    }
}

#[test]
fn every_reason_why_a_project_does_not_hold_together() {
    let (place, element) = (Some(PLACE), NodeId(7).into());
    let reference = Reference { place, from: FlowId(9).into(), field: "from", to: NodeId(91).into() };
    let cases: Vec<(Problem, &[&str])> = vec![
        (Problem::NotDrawable { place, element, field: "at" }, &["N07", "(at)", "10000000"]),
        (Problem::NoSize { place, element, field: "size" }, &["N07", "(size)"]),
        (Problem::NotFinite { place, element, field: "auto_lock_min".into() }, &["N07", "auto_lock_min"]),
        (
            Problem::TooLong { place, element: Some(element), field: "name", length: 10_001, limit: 10_000 },
            &["N07", "(name)", "10001", "10000"],
        ),
        (Problem::Dangling { references: vec![reference], count: 31 }, &["F09", "(from)", "N91", "30"]),
        (
            Problem::ContainsItself { place, items: vec![DataId(2), DataId(3), DataId(2)] },
            &["D2 → D3 → D2", "(contains)"],
        ),
    ];
    for (problem, values) in cases {
        let error = ReadError::from(problem);
        let values: Vec<_> = values.iter().copied().chain(["12", "5"]).collect();
        says(|lang| read_error(&error, lang), "12:5: ", &values);
    }
    for (_, fault) in faulty() {
        let values: Vec<_> = fault.values().into_iter().filter(|(name, _)| *name != "axis").collect();
        let mut values: Vec<_> = values.iter().map(|(_, value)| value.as_str()).collect();
        values.extend(["12", "5"]);
        let error = ReadError::from(Problem::Criteria { place, fault: fault.clone() });
        says(|lang| read_error(&error, lang), "12:5: リスク基準(criteria): ", &values);
    }
    let title = Problem::TooLong { place: None, element: None, field: "title", length: 10_001, limit: 10_000 };
    says(|lang| problem(&title, lang), "プロジェクトの「表題」(title)", &["10001", "10000"]);
    let numbers = Problem::NumberTooHigh { field: "nodes", number: 4_294_967_295, limit: 999_999_999 };
    says(|lang| problem(&numbers, lang), "要素(nodes)", &["4294967295", "999999999"]);
}

#[test]
fn references_that_lead_nowhere_have_a_line_each() {
    let reference = |line, to| Reference {
        place: Some(Place { line, column: 1 }),
        from: NodeId(1).into(),
        field: "party",
        to: PartyId(to).into(),
    };
    let all = Problem::Dangling { references: vec![reference(4, 8), reference(5, 9)], count: 2 };
    assert_eq!(
        problem(&all, Lang::Ja),
        "4:1: 要素N01の「責任者」(party)が指す関係者P8がありません\n\
         5:1: 要素N01の「責任者」(party)が指す関係者P9がありません\n\
         足りないものを加えるか、指定を外してください"
    );
    assert_eq!(
        problem(&Problem::Dangling { references: vec![reference(4, 8)], count: 3 }, Lang::En),
        "4:1: Node N01, “responsible party” (party): Party P8 does not exist\n\
         And 2 more\n\
         Add what is missing, or take the references out"
    );
}

#[test]
fn every_reason_why_a_file_cannot_be_loaded() {
    let path = || PathBuf::from("/図/a.ron");
    let refused = |kind: io::ErrorKind| LoadError::Io { path: path(), source: kind.into() };
    let other = LoadError::Io { path: path(), source: io::Error::other("disk on fire") };
    let read = LoadError::Read { path: path(), source: Box::new(ReadError::Conflict { place: PLACE }) };
    says(|lang| load_error(&LoadError::NotFound { path: path() }, lang), "/図/a.ron: ", &["/図/a.ron"]);
    says(|lang| load_error(&LoadError::IsFolder { path: path() }, lang), "/図/a.ron: ", &["/図/a.ron"]);
    says(|lang| load_error(&refused(io::ErrorKind::PermissionDenied), lang), "/図/a.ron: 読", &["/図/a.ron"]);
    says(|lang| load_error(&other, lang), "/図/a.ron: 読", &["/図/a.ron", "disk on fire"]);
    says(|lang| load_error(&read, lang), "/図/a.ron:12:5: ", &["/図/a.ron", "12", "5"]);
}

#[test]
fn every_reason_why_a_project_cannot_be_saved() {
    let path = || PathBuf::from("/図/a.ron");
    let unsound = Problem::NoSize { place: None, element: ZoneId(3).into(), field: "frame" };
    let cases: Vec<(SaveError, &[&str])> = vec![
        (SaveError::Unsound { path: path(), source: Box::new(unsound) }, &["Z3", "(frame)"]),
        (SaveError::IsFolder { path: path() }, &[]),
        (SaveError::NoFolder { path: path(), folder: PathBuf::from("/別室") }, &["/別室"]),
        (SaveError::ReadOnly { path: path() }, &[]),
        (SaveError::EndlessLink { path: path() }, &[]),
        (SaveError::Io { path: path(), source: io::Error::other("disk on fire") }, &["disk on fire"]),
    ];
    for (error, values) in cases {
        let values: Vec<_> = values.iter().copied().chain(["/図/a.ron"]).collect();
        says(|lang| save_error(&error, lang), "/図/a.ron: ", &values);
    }
}

#[test]
fn what_the_system_says_is_said_in_the_users_language() {
    let kinds = [
        io::ErrorKind::NotFound,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::StorageFull,
        io::ErrorKind::QuotaExceeded,
        io::ErrorKind::ReadOnlyFilesystem,
        io::ErrorKind::ResourceBusy,
        io::ErrorKind::TimedOut,
        io::ErrorKind::InvalidFilename,
        io::ErrorKind::FileTooLarge,
    ];
    for kind in kinds {
        let (ja, en) = (cause(&kind.into(), Lang::Ja), cause(&kind.into(), Lang::En));
        assert!(ja.contains(is_kana) && !ja.contains("error-"), "{kind}: {ja}");
        assert!(!en.contains(is_kana) && !en.contains("error-"), "{kind}: {en}");
    }
}

#[test]
fn every_kind_of_element_is_named() {
    let ids: [ElementId; 8] = [
        ZoneId(1).into(),
        NodeId(2).into(),
        FlowId(3).into(),
        NoteId(4).into(),
        PartyId(5).into(),
        DataId(6).into(),
        MeasureId(7).into(),
        RiskId(8).into(),
    ];
    let ja = ["区画Z1", "要素N02", "情報流F03", "注記A4", "関係者P5", "情報D6", "対策C07", "リスクR08"];
    assert_eq!(ids.map(|id| element(id, Lang::Ja)), ja);
    assert_eq!(element(ids[2], Lang::En), "Information flow F03");
}

/// The words in quotation marks of a source that could be names of fields.
fn field_names(source: &str) -> BTreeSet<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let is_name = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    code.split('"').skip(1).step_by(2).filter(is_name).collect()
}

#[test]
fn every_field_that_is_checked_has_a_name() {
    let names = field_names(include_str!("../check.rs"));
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        for lang in Lang::ALL {
            let unnamed = quoted(name, lang);
            let said = [field(name, lang), kind_of_map(name, lang)];
            assert!(said.iter().any(|said| *said != unnamed), "{name} has no name in {}", lang.code());
            assert!(said.iter().all(|said| !said.contains("error-")), "{said:?}");
        }
    }
}

/// Projects in which something is unknown, missing or of another type, wherever that can be in a file.
const BROKEN: [&str; 35] = [
    "colour: 3,",
    "title: 3,",
    "title: 'a',",
    "nodes: [],",
    "zones: {\"Z1\": (x: 1)},",
    "zones: {\"Z1\": (kind: \"z\", name: \"a\", frame: (0, 0))},",
    "zones: {\"Z1\": (kind: \"z\")},",
    "nodes: {\"N01\": (x: 1)},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\\q\")},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\", at: (0, 0), properties: {\"p\": [1]})},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\", at: (0, 0), properties: {\"p\": {1: 2}})},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\", at: (0, 0), properties: {\"p\": ()})},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\", at: (0, 0), properties: {\"p\": b\"x\"})},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\", at: (0, 0), properties: {\"p\": None})},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\", at: (0, 0), properties: {\"p\": Some(1)})},",
    "nodes: {\"N01\": (kind: \"k\", name: \"a\", at: (0, 0), environment: \"x\")},",
    "nodes: {\"Z1\": ()},",
    "flows: {\"F01\": (x: 1)},",
    "flows: {\"F01\": (from: \"N01\", to: \"N01\", two_way: maybe)},",
    "flows: {\"F01\": (from: \"N01\", to: \"N01\", wording: (x: 1))},",
    "flows: {\"F01\": (from: \"N01\", to: \"N01\", waypoints: [(1)])},",
    "notes: {\"A1\": (x: 1)},",
    "notes: {\"A1\": (text: \"a\", about: [\"Q1\"])},",
    "parties: {\"P1\": (x: 1)},",
    "parties: {\"P1\": (name: \"a\", role: \"x\")},",
    "data: {\"D1\": (x: 1)},",
    "measures: {\"C01\": (x: 1)},",
    "risks: {\"R01\": (x: 1)},",
    "risks: {\"R01\": (flows: [], approval: (x: 1))},",
    "risks: {\"R01\": (words: \"a\")},",
    "issued: (x: 1),",
    "issued: (nodes: -1),",
    "criteria: (x: 1),",
    "criteria: (impact: [(x: 1)]),",
    "criteria: (impact: [], likelihood: [], matrix: [], rules: [(x: 1)]),",
];

#[test]
fn what_the_parser_says_leaves_no_english_in_japanese() {
    for broken in BROKEN {
        let error = read(&format!("Project(\n    format: 1,\n{broken}\n)\n")).expect_err(broken);
        let sentence = read_error(&error, Lang::Ja);
        is_whole(&sentence);
        assert!(!matches!(error, ReadError::Syntax { .. } | ReadError::Unsound(_)), "{sentence}");
        // Names of fields and values of the file stand alone or in quotation marks; only sentences have these words.
        let words: BTreeSet<_> = sentence.split(|character: char| !character.is_ascii_alphabetic()).collect();
        let english =
            ["a", "the", "of", "or", "and", "such", "value", "values", "integer", "sequence", "map", "string"];
        let left: Vec<_> = english.into_iter().filter(|word| words.contains(word)).collect();
        assert!(left.is_empty(), "{left:?} in: {sentence}");
        for owner in
            ["DataItem", "Zone", "Node", "Flow", "Wording", "Measure", "Risk", "Approval", "Issued", "ScaleStep"]
        {
            assert!(!words.contains(owner), "{owner} in: {sentence}");
        }
        assert!(!read_error(&error, Lang::En).contains(is_kana), "{sentence}");
    }
}

#[test]
fn sentences_read_as_intended() {
    let expected = [
        ("title: 3,", "3:8: 引用符で囲んだ文字列が必要です。この箇所を直してください"),
        ("nodes: {\"Z1\": ()},", "3:10: 「Z1」はIDではありません。「N」と番号(例: N07)に直してください"),
        ("zones: {\"Z1\": (kind: \"z\")},", "3:25: 区画に項目「name」がありません。加えてください"),
    ];
    for (broken, sentence) in expected {
        let error = read(&format!("Project(\n    format: 1,\n{broken}\n)\n")).unwrap_err();
        assert_eq!(read_error(&error, Lang::Ja), sentence);
    }
}
