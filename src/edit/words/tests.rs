//! Every reason to refuse a command, said in both languages.

use std::collections::BTreeSet;

use super::*;
use crate::catalog::EntryFault;
use crate::edit::{Command, apply, sample};
use crate::model::criteria_fault::tests::faulty;
use crate::model::{
    DataId, EntryId, FlowId, NodeId, NoteId, OwnFlowKindId, OwnMeasureId, OwnNodeKindId, OwnZoneKindId, RiskId, ZoneId,
};

fn is_kana(character: char) -> bool {
    ('ぁ'..='ヺ').contains(&character)
}

/// Both sentences say something, contain the values and hide nothing that was not filled in.
#[track_caller]
fn says(error: &EditError, japanese_start: &str, values: &[&str]) {
    for lang in Lang::ALL {
        let sentence = edit_error(error, lang);
        assert!(sentence.chars().count() > 8, "{sentence}");
        assert!(
            !sentence.contains('{') && !sentence.contains("error-") && !sentence.contains("element-"),
            "{sentence}"
        );
        assert_eq!(sentence.contains(is_kana), lang == Lang::Ja, "{sentence}");
        for value in values {
            assert!(sentence.contains(value), "{value} is not in: {sentence}");
        }
    }
    let japanese = edit_error(error, Lang::Ja);
    assert!(japanese.starts_with(japanese_start), "{japanese}");
}

#[test]
fn every_reason_is_said() {
    let node: ElementId = NodeId(99).into();
    says(&EditError::NothingChanged, "何も", &[]);
    says(&EditError::Missing { element: node }, "要素N99は", &["N99"]);
    says(&EditError::Dangling { field: "flow.actor", to: node }, "情報流の「行う人・網」に", &["N99"]);
    says(
        &EditError::UnknownEntry { table: "node kind", id: "node.toaster".into() },
        "要素の種類「node.toaster」は",
        &["node.toaster"],
    );
    let steps = vec!["1".to_owned(), "2".to_owned(), "3".to_owned()];
    says(
        &EditError::UnknownStep { field: "risk.impact", step: "9".into(), steps },
        "リスクの「影響度」に",
        &["9", "1", "2", "3"],
    );
    says(&EditError::NotDrawable { element: Some(node) }, "要素N99が", &["N99", "10000000"]);
    says(&EditError::NotDrawable { element: None }, "新しく置くもの", &["10000000"]);
    says(&EditError::NotResizable { element: FlowId(2).into() }, "情報流F02の", &["F02"]);
    says(&EditError::Locked { element: node }, "要素N99は固定", &["N99"]);
    says(&EditError::TooFew { needed: 3 }, "並べるには", &["3"]);
    says(&EditError::TooFewAlike, "大きさを揃えるには", &[]);
    says(&EditError::NotNamed { element: FlowId(2).into() }, "情報流F02に", &["F02"]);
    let long = |element| EditError::TooLong { element, length: 10_001, limit: 10_000 };
    says(&long(Some(node)), "要素N99の「名称」が", &["N99", "10001", "10000"]);
    says(&long(Some(NoteId(1).into())), "注記A1の「本文」が", &["A1", "10001", "10000"]);
    says(&long(Some(RiskId(1).into())), "リスクR01の「脅威の文」が", &["R01", "10001", "10000"]);
    says(&long(None), "プロジェクトの「表題」が", &["10001", "10000"]);
    says(&EditError::NotANumber { field: "floor".into() }, "「floor」の", &["floor"]);
    says(&EditError::NotANumber { field: "data.retention_years".into() }, "情報の「保存期間」の", &[]);
    says(&EditError::RiskWithoutFlow, "リスク", &[]);
    says(&EditError::ContainsItself { data: DataId(4) }, "情報D4が", &["D4"]);
    for (_, fault) in faulty() {
        let values: Vec<_> = fault.values().into_iter().filter(|(name, _)| *name != "axis").collect();
        let values: Vec<_> = values.iter().map(|(_, value)| value.as_str()).collect();
        says(&EditError::Criteria(fault.clone()), "リスク基準", &values);
    }
    let nameless = EditError::Entry { entry: EntryId::ChangedThreat("T12".into()), fault: EntryFault::Unnamed };
    says(&nameless, "変更した脅威T12を", &["T12"]);
    let unknown = EntryFault::Unknown { id: "T99".into(), expected: "threat" };
    let unknown = EditError::Entry { entry: EntryId::Measure(OwnMeasureId(1)), fault: unknown };
    says(&unknown, "このプロジェクトの対策PM01を", &["PM01", "T99"]);
    let kind = |fault| EditError::Entry { entry: EntryId::NodeKind(OwnNodeKindId(1)), fault };
    says(&kind(EntryFault::LikeOwn { id: "PN02".into() }), "このプロジェクトの要素の種類PN01を", &["PN01", "PN02"]);
    let verb = |fault| EditError::Entry { entry: EntryId::FlowKind(OwnFlowKindId(1)), fault };
    says(&verb(EntryFault::NoSentence), "このプロジェクトの情報流の種類PF01を", &["PF01"]);
    says(&verb(EntryFault::Braces), "このプロジェクトの情報流の種類PF01を", &["PF01"]);
    let place = EntryFault::Placeholder { id: "whom".into(), known: "who what".into() };
    says(&verb(place), "このプロジェクトの情報流の種類PF01を", &["PF01", "whom", "who what"]);
    let zone = EditError::Entry { entry: EntryId::ZoneKind(OwnZoneKindId(1)), fault: EntryFault::Unnamed };
    says(&zone, "このプロジェクトの区画の種類PZ01を", &["PZ01"]);
    let changed = EditError::Entry { entry: EntryId::ChangedKind("zone.dc".into()), fault: EntryFault::Unnamed };
    says(&changed, "変更した種類", &["zone.dc"]);
    says(&EditError::NothingToCopy, "コピー", &[]);
    says(&EditError::NothingToPaste, "クリップボード", &[]);
    says(&EditError::NotAClip, "クリップボード", &[]);
    let damaged = |position: &str| EditError::DamagedClip { position: position.into(), message: "Unclosed".into() };
    says(&damaged("12:5"), "クリップボードの12行5桁目を", &["12", "5", "Unclosed"]);
    says(&damaged("Z3"), "クリップボードの区画Z3を", &["Z3", "Unclosed"]);
    says(&EditError::NewerClip { found: 9, known: 7 }, "クリップボードの内容は形式9", &["9", "7"]);
    says(&EditError::NoNumbersLeft { last: ZoneId(999_999_999).into() }, "区画Z999999999で", &["Z999999999"]);
}

#[test]
fn a_refused_command_is_told_in_japanese() {
    let (project, catalog) = (sample::clinic(), sample::catalog());
    let refused =
        apply(&project, &catalog, &Command::DrawFlow { from: NodeId(1), to: NodeId(99), two_way: false }).unwrap_err();
    assert_eq!(
        edit_error(&refused, Lang::Ja),
        "要素N99はこのプロジェクトにありません。図や一覧にあるものを選んでください"
    );
    let cut = apply(&project, &catalog, &Command::Paste { text: "NagarezuClip(format: 1".into(), center: None });
    let sentence = edit_error(&cut.unwrap_err(), Lang::Ja);
    assert!(sentence.starts_with("クリップボードの1行"), "{sentence}");
}

/// The words in quotation marks of the room's sources, tests left out.
fn quotations() -> impl Iterator<Item = &'static str> {
    let sources = [
        include_str!("../replace.rs"),
        include_str!("../criteria.rs"),
        include_str!("../place.rs"),
        include_str!("../copies.rs"),
        include_str!("../clipboard.rs"),
        include_str!("../reference.rs"),
    ];
    let code = sources.into_iter().map(|source| source.split("#[cfg(test)]").next().unwrap_or_default());
    code.flat_map(|code| code.split('"').skip(1).step_by(2))
}

#[test]
fn every_field_that_is_refused_has_a_name() {
    let is_field = |word: &&str| {
        word.split_once('.').is_some_and(|(owner, field)| {
            let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            !owner.is_empty() && !field.is_empty() && is_name(owner) && is_name(field)
        })
    };
    let names: BTreeSet<_> = quotations().filter(is_field).collect();
    assert!(names.len() > 12, "{names:?}");
    for name in names {
        for lang in Lang::ALL {
            assert!(!field(name, lang).contains(name), "{name} has no name in {}", lang.code());
        }
    }
}

#[test]
fn every_table_that_is_looked_into_has_a_name() {
    let tables: BTreeSet<_> = quotations()
        .filter(|word| word.ends_with(" kind") || ["data class", "measure", "threat"].contains(word))
        .collect();
    assert_eq!(tables.len(), 6, "{tables:?}");
    for name in tables {
        for lang in Lang::ALL {
            assert_ne!(table(name, lang), quoted(name, lang));
        }
    }
}
