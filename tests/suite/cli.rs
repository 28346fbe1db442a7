//! The command line, from its arguments to what it writes and how it ends.

use std::cell::RefCell;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use nagarezu::cli;
use serde_json::{Value, json};
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/figure-5-3.ron");

/// How a run of the program ended and what it wrote.
struct Ended {
    code: u8,
    stdout: Vec<u8>,
    stderr: String,
}

impl Ended {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("text")
    }
}

fn nagarezu(arguments: &[&str]) -> Ended {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let window = |_| panic!("no window was asked for");
    let code = cli::run([&["nagarezu"], arguments].concat(), &mut stdout, &mut stderr, window);
    Ended { code, stdout, stderr: String::from_utf8(stderr).expect("text") }
}

fn checked(arguments: &[&str]) -> Value {
    let ended = nagarezu(&[&["check", SAMPLE, "--format", "json", "--fail-on", "never"], arguments].concat());
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    serde_json::from_slice(&ended.stdout).expect("JSON")
}

fn in_folder(folder: &TempDir, name: &str) -> (PathBuf, String) {
    let path = folder.path().join(name);
    let text = path.to_str().expect("a path that is text").to_owned();
    (path, text)
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn the_sample_has_the_numbers_of_the_figure() {
    let report = checked(&[]);
    let counts = &report["counts"];
    assert_eq!((&counts["zones"], &counts["nodes"], &counts["flows"]), (&json!(12), &json!(29), &json!(32)));
    let verbs = json!({
        "operate": 4, "create": 4, "store": 1, "print": 1, "media_io": 1, "carry": 1, "keep": 1, "transfer": 19
    });
    assert_eq!(report["verbs"], verbs);
    assert_eq!((&report["format_version"], &report["profile"]), (&json!(1), &json!("gl-1.1")));
    let sum = |object: &Value| object.as_object().expect("an object").values().filter_map(Value::as_u64).sum::<u64>();
    assert_eq!(sum(&report["coverage"]), 32, "every flow has a step of coverage");
    assert!(counts["threats"].as_u64().expect("a number") > 32);
    let steps: Vec<&String> = report["coverage"].as_object().expect("an object").keys().collect();
    assert_eq!(steps.len(), 5);
}

#[test]
fn the_assessed_sample_has_36_risks_before_and_after_measures() {
    let assessed = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/figure-5-3-assessed.ron");
    let ended = nagarezu(&["check", assessed, "--format", "json", "--today", "2026-04-01"]);
    assert_eq!(ended.code, 0, "no finding is an error: {}", ended.stderr);
    let report: Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    let risks = json!({
        "count": 36,
        "before": {"S": 1, "A": 21, "B": 13, "C": 1, "D": 0},
        "after": {"S": 0, "A": 0, "B": 10, "C": 21, "D": 5},
    });
    assert_eq!(report["risks"], risks);
    assert_eq!(report["proposals"], report["counts"]["threats"]);
    let text = nagarezu(&["check", assessed, "--today", "2026-04-01"]);
    assert!(text.text().contains("リスク36件\n対策前: S 1、A 21、B 13、C 1、D 0\n対策後: S 0、A 0、B 10、C 21、D 5\n"));
    let nothing = json!({"S": 0, "A": 0, "B": 0, "C": 0, "D": 0});
    assert_eq!(checked(&[])["risks"], json!({"count": 0, "before": nothing, "after": nothing}));
}

#[test]
fn the_report_says_what_is_missing_and_how_far_each_area_is() {
    let report = checked(&[]);
    let missing = report["missing"].as_object().expect("an object");
    let number = |key: &str| missing[key].as_u64().expect("a number");
    assert_eq!(number("count"), number("undescribed") + number("unexamined"));
    assert_eq!((number("untreated"), number("unaccepted")), (0, 0), "nothing was decided yet");
    let areas = &report["areas"];
    let waiting_room = areas["zones"].as_array().expect("a list").iter().find(|zone| zone["id"] == "Z8").expect("Z8");
    let coverage = json!({"undescribed": 0, "unexamined": 2, "untreated": 0, "unaccepted": 0, "covered": 0});
    assert_eq!(*waiting_room, json!({"id": "Z8", "step": "unexamined", "flows": 2, "coverage": coverage}));
    let phases: Vec<&Value> = areas["phases"].as_array().expect("a list").iter().map(|phase| &phase["id"]).collect();
    assert_eq!(phases, ["開発", "運用", "契約終了", "危機管理"]);
    let text = nagarezu(&["check", SAMPLE, "--fail-on", "never"]);
    assert!(text.text().contains(&format!("まだ足りないこと: {}\n", number("count"))));
}

#[test]
fn the_report_is_the_same_each_time_but_for_the_language() {
    let (ja, again, en) = (checked(&[]), checked(&[]), checked(&["--lang", "en"]));
    assert_eq!(ja, again);
    let ids = |report: &Value| -> Vec<Value> {
        report["findings"].as_array().expect("a list").iter().map(|item| json!([item["id"], item["subject"]])).collect()
    };
    assert_eq!(ids(&ja), ids(&en));
    assert!(!ids(&ja).is_empty());
    assert_ne!(ja["findings"][0]["message"], en["findings"][0]["message"]);
}

#[test]
fn the_text_sums_up_in_its_last_line() {
    let ended = nagarezu(&["check", SAMPLE, "--fail-on", "never"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    let lines: Vec<&str> = ended.text().lines().collect();
    assert_eq!(lines[0], "電子カルテ・医事会計サービス (gl-1.1)");
    assert!(lines[1].starts_with("区画 12、要素 29、情報流 32、脅威 "), "{}", lines[1]);
    assert!(lines[2].contains("転送 19"), "{}", lines[2]);
    let last = lines.last().expect("a line");
    assert!(last.starts_with("エラー") && last.contains("件、警告"), "{last}");
}

#[test]
fn the_exit_code_says_how_severe_the_findings_are() {
    let findings = checked(&[])["findings"].as_array().expect("a list").clone();
    let has = |severity| findings.iter().any(|item| item["severity"] == severity);
    let code = |fail_on| nagarezu(&["check", SAMPLE, "--fail-on", fail_on]).code;
    assert_eq!(code("error"), u8::from(has("error")));
    assert_eq!(code("warning"), u8::from(has("error") || has("warning")));
    assert_eq!(code("never"), 0);
    assert!(has("error") && has("warning"), "the sample has something to mend");
}

#[test]
fn an_empty_project_without_a_profile_is_checked() {
    let folder = folder();
    let (path, name) = in_folder(&folder, "empty.ron");
    std::fs::write(path, "Project(format: 1, title: \"\")").expect("a file");
    let ended = nagarezu(&["check", &name, "--format", "json", "--fail-on", "never"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let report: Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    assert_eq!(report["counts"], json!({"zones": 0, "nodes": 0, "flows": 0, "threats": 0}));
    assert_eq!(report["verbs"], json!({}));
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_place() {
    let folder = folder();
    let (path, name) = in_folder(&folder, "broken.ron");
    std::fs::write(path, "Project(\n    format: 1,\n    title: \"一\",\n    zones: 7,\n)\n").expect("a file");
    let ended = nagarezu(&["check", &name]);
    assert_eq!((ended.code, ended.text()), (3, ""));
    assert!(ended.stderr.contains("broken.ron:4:"), "{}", ended.stderr);

    let (_, name) = in_folder(&folder, "missing.ron");
    let ended = nagarezu(&["export", &name, "-o", "-", "--to", "csv"]);
    assert_eq!(ended.code, 3);
    assert!(ended.stderr.contains("missing.ron"), "{}", ended.stderr);
}

#[test]
fn wrong_arguments_are_told_from_wrong_files() {
    for arguments in [
        &["check"][..],
        &["check", SAMPLE, "--format", "xml"],
        &["check", SAMPLE, "--today", "yesterday"],
        &["export", SAMPLE],
        &["export", SAMPLE, "-o", "picture"],
        &["export", SAMPLE, "-o", "-"],
        &["export", SAMPLE, "-o", "a.svg", "--register", "flows"],
        &["export", SAMPLE, "-o", "a.svg", "--scale", "2"],
        &["export", SAMPLE, "-o", "a.png", "--scale", "-2"],
        &["export", SAMPLE, "-o", "a.csv", "--no-legend"],
        &["export", SAMPLE, "-o", SAMPLE, "--to", "csv"],
        &["--frobnicate"],
    ] {
        let ended = nagarezu(arguments);
        assert_eq!((ended.code, ended.text()), (2, ""), "{arguments:?}: {}", ended.stderr);
        assert!(!ended.stderr.is_empty(), "{arguments:?}");
        let japanese = ended.stderr.chars().any(|c| ('\u{3040}'..='\u{9FFF}').contains(&c));
        let theirs = ["error:", "Usage", "possible", "more information", "required"];
        assert!(japanese && !theirs.iter().any(|word| ended.stderr.contains(word)), "{arguments:?}: {}", ended.stderr);
    }
    assert!(Path::new(SAMPLE).metadata().expect("the sample").len() > 1_000, "the sample was not overwritten");
}

#[test]
fn help_goes_to_the_standard_output() {
    let ended = nagarezu(&["--help"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert!(ended.text().contains("終了コード:") && ended.text().contains("使い方:"), "{}", ended.text());
    let english = nagarezu(&["--help", "--lang", "en"]);
    assert!(english.text().contains("Exit codes:") && english.text().contains("Usage:"), "{}", english.text());
    for name in ["check", "export", "diff"] {
        assert!(ended.text().contains(name), "{}", ended.text());
        let of = nagarezu(&[name, "--help"]);
        assert_eq!((of.code, of.text()), (0, nagarezu(&["help", name]).text()));
        assert!(of.text().contains(&format!("nagarezu {name} <")), "{}", of.text());
    }
    assert_eq!(nagarezu(&["--version"]).text().trim(), concat!("nagarezu ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn each_register_is_written_as_csv() {
    for (register, heading, least) in
        [("flows", "どうする", 32), ("threats", "該当理由", 33), ("findings", "直し方", 1)]
    {
        let ended = nagarezu(&["export", SAMPLE, "-o", "-", "--to", "csv", "--register", register]);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
        let text = ended.text().strip_prefix('\u{FEFF}').expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert!(reader.headers().expect("a header").iter().any(|title| title == heading), "{register}");
        let rows = reader.records().collect::<Result<Vec<_>, _>>().expect("rows as long as the header");
        assert!(rows.len() >= least, "{register} has {} rows", rows.len());
    }
    let english = nagarezu(&["export", SAMPLE, "-o", "-", "--to", "csv", "--lang", "en"]);
    assert!(english.text().lines().next().expect("a header").contains("Zones crossed"));
}

#[test]
fn the_ending_chooses_the_format() {
    let folder = folder();
    let (csv, csv_name) = in_folder(&folder, "flows.CSV");
    let (svg, svg_name) = in_folder(&folder, "figure.svg");
    let (png, png_name) = in_folder(&folder, "figure.png");
    let (geometry, geometry_name) = in_folder(&folder, "figure.json");
    for name in [&csv_name, &svg_name, &png_name, &geometry_name] {
        let ended = nagarezu(&["export", SAMPLE, "-o", name]);
        assert_eq!((ended.code, ended.text()), (0, ""), "{}", ended.stderr);
        assert!(ended.stderr.contains(name.as_str()));
    }
    let read = |path| std::fs::read(path).expect("what was written");
    assert!(read(csv).starts_with("\u{FEFF}No,".as_bytes()));
    assert!(String::from_utf8(read(svg)).expect("text").contains("電子カルテサーバ"));
    assert!(read(png).starts_with(b"\x89PNG\r\n"));
    let geometry: Value = serde_json::from_slice(&read(geometry)).expect("JSON");
    assert!(geometry.is_object());
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = folder();
    let (_, name) = in_folder(&folder, "no/such/folder/flows.csv");
    let ended = nagarezu(&["export", SAMPLE, "-o", &name]);
    assert_eq!(ended.code, 3);
    assert!(ended.stderr.contains(&name), "{}", ended.stderr);
}

/// Where the reader of a pipe has left.
struct Left(ErrorKind);

impl Write for Left {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_has_left_is_no_failure_but_a_full_disk_is() {
    let code = |kind| {
        let arguments = ["nagarezu", "check", SAMPLE, "--fail-on", "never"];
        cli::run(arguments, &mut Left(kind), &mut Vec::new(), |_| Ok(()))
    };
    assert_eq!(code(ErrorKind::BrokenPipe), 0);
    assert_eq!(code(ErrorKind::StorageFull), 3);
}

#[test]
fn a_file_alone_opens_the_window() {
    let opened = RefCell::new(Vec::new());
    let run = |arguments: &[&str], answer: Result<(), String>| {
        let mut stderr = Vec::new();
        let window = |file| {
            opened.borrow_mut().push(file);
            answer
        };
        let code = cli::run([&["nagarezu"], arguments].concat(), &mut Vec::new(), &mut stderr, window);
        (code, String::from_utf8(stderr).expect("text"))
    };
    assert_eq!(run(&[], Ok(())), (0, String::new()));
    assert_eq!(run(&["a.ron"], Ok(())), (0, String::new()));
    let (code, message) = run(&["b.ron"], Err("no display".to_owned()));
    assert_eq!(code, 3);
    assert!(message.contains("no display"), "{message}");
    assert_eq!(opened.into_inner(), [None, Some("a.ron".into()), Some("b.ron".into())]);
}

/// The sample with this text in another's place.
fn changed_sample(folder: &TempDir, from: &str, to: &str) -> String {
    changed_file(folder, SAMPLE, from, to)
}

fn changed_file(folder: &TempDir, file: &str, from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(file).expect("the sample");
    assert!(text.contains(from), "{from}");
    let (path, name) = in_folder(folder, "changed.ron");
    std::fs::write(path, text.replacen(from, to, 1)).expect("written");
    name
}

/// The assessed sample, and itself with the maintenance terminal moved to the remote place.
const ASSESSED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/figure-5-3-assessed.ron");

fn with_terminal_moved(folder: &TempDir) -> String {
    changed_file(
        folder,
        ASSESSED,
        r#"name: "開発/保守端末", at: (1354, 200)"#,
        r#"name: "開発/保守端末", at: (35, 300)"#,
    )
}

#[test]
fn a_comparison_lists_the_decisions_that_are_to_be_reviewed_with_what_has_changed() {
    let folder = folder();
    let moved = with_terminal_moved(&folder);
    let text = nagarezu(&["diff", ASSESSED, &moved]);
    let lines: Vec<&str> = text.text().lines().collect();
    let place = lines.iter().position(|line| line.starts_with("変更 R29 ")).expect("R29 is listed");
    assert!(lines[place].contains(" — F22、F23、F24、F31、F32 — 採用"), "{}", lines[place]);
    let said = lines[place + 1];
    assert!(said.starts_with("    判断が要見直しになった(F22: ") && said.contains("遠隔地へ移った"), "{said}");
    assert!(
        lines.iter().any(|line| line.starts_with("変更 R56 ") && line.ends_with(" — F21 — 却下")),
        "{}",
        text.text()
    );
    let table = nagarezu(&["diff", ASSESSED, &moved, "--format", "md", "--lang", "en"]);
    assert!(table.text().contains("The decision is to be reviewed (F22: "), "{}", table.text());

    let json = nagarezu(&["diff", ASSESSED, &moved, "--format", "json"]);
    let report: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let changes = report["changes"].as_array().expect("a list");
    let is_to_be_reviewed =
        |change: &&Value| change["risk"]["review"].as_array().is_some_and(|causes| !causes.is_empty());
    let listed: Vec<&str> = changes.iter().filter(is_to_be_reviewed).filter_map(|it| it["element"].as_str()).collect();
    // They are those that a check of the newer version reports.
    let check = nagarezu(&["check", &moved, "--format", "json", "--fail-on", "never"]);
    let found: Value = serde_json::from_slice(&check.stdout).expect("JSON");
    let found = found["findings"].as_array().expect("a list").iter().filter(|finding| finding["id"] == "L29");
    let found: Vec<&str> = found.filter_map(|finding| finding["subject"].as_str()).collect();
    assert_eq!(listed, found);
    assert!(listed.contains(&"R28") && listed.len() >= 5, "{listed:?}");
    let r56 = changes.iter().find(|change| change["element"] == "R56").expect("R56 is listed");
    assert_eq!((&r56["risk"]["flows"], &r56["risk"]["decision"]), (&json!(["F21"]), &json!("rejected")));

    // What already had to be reviewed in the earlier version has not become so.
    let again = nagarezu(&["diff", &moved, &moved]);
    assert_eq!(again.text(), "違いはありません\n");
    let back = nagarezu(&["diff", &moved, ASSESSED]);
    assert!(!back.text().contains("要見直し"), "{}", back.text());
}

#[test]
fn a_new_risk_is_told_with_its_flows_and_its_decision() {
    let folder = folder();
    let without = changed_file(
        &folder,
        ASSESSED,
        r#""R56": (threat: "T14", flows: ["F21"], decision"#,
        r#""R560": (threat: "T14", flows: ["F21"], decision"#,
    );
    let text = nagarezu(&["diff", ASSESSED, &without]);
    assert!(
        text.text().lines().any(|line| line.starts_with("削除 R56 ") && line.ends_with(" — F21 — 却下")),
        "{}",
        text.text()
    );
    assert!(
        text.text().lines().any(|line| line.starts_with("追加 R560 ") && line.ends_with(" — F21 — 却下")),
        "{}",
        text.text()
    );
}

#[test]
fn versions_are_compared_in_words_tables_and_json() {
    let folder = folder();
    let changed = changed_sample(&folder, "name: \"開発/保守端末\"", "name: \"保守|端末\"");
    let same = nagarezu(&["diff", SAMPLE, SAMPLE]);
    assert_eq!((same.code, same.text()), (0, "違いはありません\n"));
    let text = nagarezu(&["diff", SAMPLE, &changed]);
    assert_eq!(text.code, 0, "{}", text.stderr);
    assert!(text.text().contains("    名称: 「開発/保守端末」 → 「保守|端末」\n"), "{}", text.text());
    assert!(text.text().ends_with("追加 0、削除 0、変更 1、配置のみ 0\n"), "{}", text.text());
    let table = nagarezu(&["diff", SAMPLE, &changed, "--format", "md", "--lang", "en"]);
    assert!(table.text().contains("“開発/保守端末” → “保守\\|端末” |"), "{}", table.text());
    let json = nagarezu(&["diff", SAMPLE, &changed, "--format", "json"]);
    let report: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(report["counts"], json!({"added": 0, "removed": 0, "changed": 1, "redrawn": 0}));
    assert_eq!(report["changes"][0]["fate"], "changed");
    let missing = nagarezu(&["diff", SAMPLE, "nothing.ron"]);
    assert_eq!(missing.code, 3);
}
