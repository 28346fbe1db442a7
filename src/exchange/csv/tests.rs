use super::*;
use crate::model::FlowId;
use crate::register::{Alignment, Cell, Column, RegisterKind, Row};
use crate::text::Lang;

fn register(texts: &[&str]) -> Register {
    let column = |key| Column { key, width: 4.0, alignment: Alignment::Left };
    let row = |text: &&str| Row {
        subject: None,
        flow: None,
        threat: None,
        risk: None,
        spot: None,
        cells: vec![Cell::Id(FlowId(1).into()), Cell::Text((*text).to_owned())],
    };
    let columns = [column("column-no"), column("column-note")];
    Register::new(Some(RegisterKind::Flows), Lang::Ja, &columns, texts.iter().map(row).collect())
}

fn read(bytes: &[u8]) -> Vec<String> {
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).expect("a byte order mark");
    let mut reader = ::csv::ReaderBuilder::new().from_reader(text);
    assert_eq!(reader.headers().expect("a header"), vec!["No", "備考"]);
    reader.records().map(|record| record.expect("a record")[1].to_owned()).collect()
}

#[test]
fn what_is_written_is_read_back() {
    let texts = ["電子カルテ", "a,b", "引用\"符\"", "二行\r\n目", "", "'と書く", "  余白  ", "→ DC"];
    let bytes = csv(&register(&texts)).expect("CSV");
    assert_eq!(read(&bytes), texts);
    assert!(bytes.ends_with(b"\r\n"));
}

#[test]
fn formulas_are_neutralised() {
    let texts =
        ["=HYPERLINK(\"http://example.com\")", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "　＝1", " =1", "−1"];
    let bytes = csv(&register(&texts)).expect("CSV");
    let expected: Vec<String> = texts.iter().map(|text| format!("'{text}")).collect();
    assert_eq!(read(&bytes), expected);
}
