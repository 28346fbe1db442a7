//! Broken files: each must give one clear message with its place, and none may crash or stall.

use std::fmt::Write;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{Encoding, LIMIT, Place, Problem, ReadError, Unclosed, read, read_bytes};

const SAMPLE: &str = include_str!("../../samples/figure-5-3.ron");

/// A project with these lines in it, from line 3 on.
fn project(lines: &str) -> String {
    format!("Project(\n    format: 1,\n{lines}\n)\n")
}

/// A project with one node of these fields, its entry at 4:1 and the fields from column 9 on.
fn node(fields: &str) -> String {
    project(&format!("nodes: {{\n\"N01\": ({fields}),\n}},"))
}

#[track_caller]
fn refuses(text: &str, expected: &str) {
    match read(text) {
        Ok(_) => panic!("was read:\n{text}"),
        Err(error) => assert_eq!(error.to_string(), expected, "for\n{text}"),
    }
}

#[test]
fn what_is_no_project_at_all() {
    let empty = "the file is empty: restore it from a copy, or start a new project";
    refuses("", empty);
    refuses(" \r\n\t", empty);
    refuses("\u{feff}", empty);
    let other = |place, found| {
        format!("{place}: expected `Project(`, found `{found}`: this is not a project, choose another file")
    };
    refuses("hello, world", &other("1:1", "hello"));
    refuses("\n  {\"format\": 1}", &other("2:3", "{"));
    refuses("Catalog(profile: \"gl-1.1\")", &other("1:1", "Catalog"));
    refuses("No,Name\n1,\"a\"\n", &other("1:1", "No"));
    refuses("]", &other("1:1", "]"));
    refuses("Project", &other("1:1", "Project"));
    refuses("#![enable(implicit_some)]\nProject(format: 1)", &other("1:1", "#!"));
}

#[test]
fn what_is_no_text() {
    let place = Place { line: 1, column: 1 };
    let sheet = [0x50, 0x4b, 0x03, 0x04, 0x00, 0x00, 0xff, 0x00];
    let read_sheet = read_bytes(&sheet);
    assert_eq!(read_sheet, Err(ReadError::NotText { place: Place { line: 1, column: 7 }, encoding: Encoding::Binary }));
    let utf16: Vec<u8> = "\u{feff}Project(".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_bytes(&utf16), Err(ReadError::NotText { place, encoding: Encoding::Utf16 }));
    // 電子 in Shift JIS, behind one character and a line end of ASCII.
    let shift_jis = [b'(', b'\n', 0x93, 0x64, 0x8e, 0x71];
    let error = read_bytes(&shift_jis).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2:1: this is not text in UTF-8: choose another file, or save it as UTF-8 in a text editor"
    );
    refuses(&project("title: \"a\0b\","), "3:10: this is not text, expected a project in UTF-8: choose another file");
}

#[test]
fn a_mark_before_the_text_and_foreign_line_ends_do_no_harm() {
    let expected = read(SAMPLE).unwrap();
    assert_eq!(read_bytes(format!("\u{feff}{SAMPLE}").as_bytes()), Ok(expected.clone()));
    assert_eq!(read(&SAMPLE.replace('\n', "\r\n")), Ok(expected));
}

#[test]
fn what_is_too_large() {
    let bytes = vec![0; usize::try_from(LIMIT).unwrap() + 1];
    let error = read_bytes(&bytes).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the file has 268435457 bytes, this program reads up to 268435456: choose another file, or split the project"
    );
}

#[test]
fn the_format_is_looked_at_before_anything_else() {
    let newer = |format: &str| {
        format!("1:17: format {format}, this program reads up to 1: open it with a newer version of this program")
    };
    refuses("Project(format: 7)", &newer("7"));
    refuses("Project(format: 2, planets: <<9 moons>>, [(", &newer("2"));
    refuses("Project(format: 99999999999999999999)", &newer("99999999999999999999"));
    let bad = |format: &str| format!("1:17: the format is `{format}`, expected a number from 1 to 1");
    refuses("Project(format: 0)", &bad("0"));
    refuses("Project(format: -1)", &bad("-1"));
    refuses("Project(format: \"1\")", &bad("\"1\""));
    refuses("Project(format: 1.5)", &bad("1.5"));
    let missing = "1:1: the project does not say its format: add `format: 1,` as the first line in it";
    refuses("Project()", missing);
    refuses("Project(title: \"format: 1\", zones: {})", missing);
}

#[test]
fn what_was_cut_off_or_put_together_wrongly() {
    let cut = |end, what, opened| {
        format!(
            "{end}: the file ends although {what} opened at {opened} is not closed: close it, or restore the file from a \
             copy where it was cut off"
        )
    };
    refuses("Project(format: 1, nodes: {", &cut("1:28", "the bracket {", "1:27"));
    refuses("Project(format: 1, title: \"電子", &cut("1:30", "the quotation mark", "1:27"));
    refuses("Project(format: 1, title: r#\"a\"", &cut("1:32", "the quotation mark", "1:27"));
    refuses("Project(format: 1, /* a /* b */", &cut("1:32", "the comment", "1:20"));
    refuses("Project(format: 1, nodes: {)", "1:28: found `)`, expected `}` to close the bracket opened at 1:27");
    refuses("Project(format: 1)\n)", "2:1: the project ends before this: remove what follows");
    refuses(
        &project("<<<<<<< ours\ntitle: \"a\",\n=======\ntitle: \"b\",\n>>>>>>> theirs"),
        "3:1: version control left two contradicting versions here: choose one of them and delete the marker lines",
    );
}

#[test]
fn every_shorter_part_of_a_file_is_refused_with_a_place() {
    let whole = SAMPLE.trim_end();
    for (end, _) in whole.char_indices() {
        match read(&whole[..end]) {
            Err(ReadError::Truncated { what: Unclosed::Bracket(_) | Unclosed::Text, .. }) => {}
            Err(ReadError::NotAProject { .. }) if end <= "Project".len() => {}
            Err(ReadError::Empty) if end == 0 => {}
            other => panic!("{end}: {other:?}"),
        }
    }
}

#[test]
fn fields_that_are_unknown_missing_or_twice_there() {
    refuses(
        &project("colour: 3,"),
        "3:1: unknown field `colour` of Project: correct it to one of format, title, profile, criteria, \
         own_threats, own_measures, own_zone_kinds, own_node_kinds, own_flow_kinds, changed_threats, changed_measures, changed_kinds, rules, issued, parties, data, zones, nodes, flows, notes, measures, risks, baselines, workshops, drawn",
    );
    refuses(
        &node(r#"kind: "node.server", nmae: "a", at: (0, 0)"#),
        "4:30: unknown field `nmae` of Node: correct it to one of kind, name, at, size, environment, party, keeps, \
         properties, confidence, note, locked, layer",
    );
    refuses(&node(r#"kind: "node.server", name: "a""#), "4:39: field `at` of Node is missing: add it");
    refuses(
        &node(r#"kind: "node.server", name: "a", name: "b", at: (0, 0)"#),
        "4:41: field `name` of Node is there twice: remove one of them",
    );
    refuses(
        &project("title: \"a\",\ntitle: \"b\","),
        "4:1: field `title` of Project is there twice: remove one of them",
    );
    refuses(&project("criteria: (impact: []),"), "3:22: field `likelihood` of Criteria is missing: add it");
}

#[test]
fn criteria_that_do_not_fit_together() {
    refuses(
        &project("title: \"criteria\",\n    criteria: (impact: [], likelihood: [], matrix: [], rules: []),"),
        "4:5: criteria: the scale of 影響度 needs from 1 to 9 steps and has 0: add or remove some",
    );
}

#[test]
fn entries_of_the_catalogue_that_do_not_hold_together() {
    let threat = |rest: &str| {
        let text = "own_threats: {\n\"PT01\": (name: (ja: \"録音\"), harms: [Integrity], when: ";
        project(&format!("{text}{rest}),\n}},"))
    };
    refuses(&threat(r#"Verb(["flow.fly"])"#), "4:1: PT01: when names flow.fly, which is no kind of flow");
    refuses(&threat("All([])"), "4:1: PT01: when: All or Any of nothing never says anything; name at least one");
    refuses(
        &threat(r#"ViaPerson, likelier_when: EndProperty("mobile", 3)"#),
        "4:1: PT01: likelier_when names mobile = 3, which is no value that this property can have",
    );
    refuses(
        &project("changed_measures: {\n\"M01\": (off: true), \"M99\": (off: true),\n},"),
        "4:21: M99: the edition has no M99 that could be changed; change the project's own entry itself",
    );
    refuses(
        &project(r#"own_threats: { "T01": (name: (ja: "a"), harms: [Integrity], when: ViaMedia) },"#),
        "3:17: \"T01\" is not an id: correct it to PT and a number, such as PT07",
    );
}

#[test]
fn kinds_of_the_catalogue_that_do_not_hold_together() {
    let node = |rest: &str| project(&format!("own_node_kinds: {{\n\"PN01\": (name: (ja: \"MRI装置\"), {rest}),\n}},"));
    refuses(&node(r#"like: "node.robot""#), "4:1: PN01: it names node.robot, which is no kind of node of the edition");
    refuses(&node(r#"icon: "microscope""#), "4:49: field `like` of OwnNodeKind is missing: add it");
    refuses(
        &node("like: \"PN02\"),\n\"PN02\": (name: (ja: \"X\"), like: \"node.terminal\""),
        "4:1: PN01: it would work like PN02, which is the project's own; name a kind of the edition",
    );
    refuses(
        &node(r#"like: "node.terminal", icon: "magnet""#),
        "4:1: PN01: it names magnet, which is no icon of the program",
    );
    refuses(
        &node(r#"like: "node.terminal", defaults: {"mobile": 3}"#),
        "4:1: PN01: it names mobile = 3, which is no value that this property can have",
    );
    refuses(
        &node(r#"like: "node.terminal", defaults: {"redundancy": "x"}"#),
        "4:1: PN01: it names redundancy, which is no property of the kind of node it works like",
    );
    refuses(
        &project("own_zone_kinds: {\n\"PZ01\": (name: (ja: \"a\"), like: \"zone.dc\", color: \"zone.pink\"),\n},"),
        "4:1: PZ01: it names zone.pink, which is no colour of a kind of zone",
    );
    let flow = |sentence: &str| {
        let text = "own_flow_kinds: {\n\"PF01\": (name: (ja: \"読影\"), like: \"flow.operate\", sentence: ";
        project(&format!("{text}{sentence}),\n}},"))
    };
    refuses(
        &flow(r#"(ja: "{whom}が")"#),
        "4:1: PF01: its sentence has {whom}, which is never filled in; use {who} {place} {which} {what} {to} {to_place}",
    );
    refuses(&flow(r#"(ja: "{who")"#), "4:1: PF01: a brace in its sentence is not closed or not opened; mend it");
    refuses(&flow("()"), "4:1: PF01: its sentence is empty; write one, or leave it out");
    refuses(
        &project("changed_kinds: {\n\"flow.print\": (defaults: {\"volume\": \"大量\"}),\n},"),
        "4:1: flow.print: it names volume, which is no property of this kind",
    );
    refuses(
        &project("changed_kinds: {\n\"node.robot\": (off: true),\n},"),
        "4:1: node.robot: the edition has no node.robot that could be changed; change the project's own entry itself",
    );
}

#[test]
fn values_of_the_wrong_type() {
    let expected = |place, what| format!("{place}: expected {what}: correct the text there");
    refuses(&project("title: 3,"), &expected("3:8", "a text in quotation marks"));
    refuses(&project("nodes: [],"), &expected("3:8", "`{`, the beginning of a map"));
    refuses(&node(r#"kind: "k", name: "a", at: "here""#), &expected("4:35", "`(`"));
    refuses(&node(r#"kind: "k", name: "a", at: (x, 0)"#), &expected("4:36", "a number"));
    refuses(&node(r#"kind: "k", name: "a", at: (0, 0, 0)"#), &expected("4:42", "`)`, or a comma"));
    refuses(&node(r#"kind: "k", name: "a", at: (0)"#), "4:37: found 1 value, expected 2 values: correct the value");
    refuses(&node(r#"kind: "k", name: "a", at: (0 0)"#), &expected("4:38", "a comma"));
    refuses(&node(r#"kind: "k" name: "a", at: (0, 0)"#), &expected("4:19", "a comma"));
    refuses(&node(r#"kind = "k", name: "a", at: (0, 0)"#), &expected("4:14", "a colon"));
    refuses(
        &node(r#"kind: "k", name: "a\q", at: (0, 0)"#),
        &expected("4:27", r#"a known escape after the backslash, such as \n, \" or \\"#),
    );
    refuses(
        &node(r#"kind: "k", name: "a", at: (0, 0), properties: {"p": [1]}"#),
        "4:61: found a sequence, expected true, false, a number or a text: correct the value",
    );
    refuses(&project("issued: (nodes: -1),"), &expected("3:18", "a whole number from 0 to 4294967295"));
    let flows = r#"flows: { "F01": (from: "N01", to: "N01", two_way: maybe) },"#;
    refuses(&project(flows), &expected("3:51", "`true` or `false`"));
}

#[test]
fn words_and_ids_that_are_none() {
    refuses(
        &node(r#"kind: "k", name: "a", at: (0, 0), environment: "製品""#),
        "4:57: unknown word \"製品\": correct it to one of 本番, 開発, 試験",
    );
    refuses(
        &project(r#"nodes: { "Z1": () },"#),
        "3:11: \"Z1\" is not an id: correct it to N and a number, such as N07",
    );
    refuses(
        &node(r#"kind: "k", name: "a", at: (0, 0), keeps: ["all"]"#),
        "4:52: \"all\" is not an id: correct it to D and a number, such as D7",
    );
    refuses(
        &project("notes: { \"A1\": (text: \"a\", about: [\"Q1\"]) },"),
        "3:37: \"Q1\" is not an id: correct it to one of the letters Z, N, F, A, P, D, C, R and a number",
    );
}

#[test]
fn two_entries_with_one_id() {
    let entry = r#"(name: "a", class: "data.patient")"#;
    refuses(
        &project(&format!("data: {{\n\"D1\": {entry},\n\"D2\": {entry},\n  \"D01\": {entry},\n}},")),
        "6:3: D1 is there twice, first at 4:1: give one of them another id, or remove it",
    );
    let threat = r#"(name: (ja: "a"), harms: [Integrity], when: ViaMedia)"#;
    for (field, first, second, entry) in [
        ("own_threats", "PT01", "PT1", threat),
        ("changed_threats", "T01", "T01", "(off: true)"),
        ("own_zone_kinds", "PZ1", "PZ01", r#"(name: (ja: "a"), like: "zone.dc")"#),
        ("own_node_kinds", "PN1", "PN01", r#"(name: (ja: "a"), like: "node.server")"#),
        ("own_flow_kinds", "PF1", "PF01", r#"(name: (ja: "a"), like: "flow.keep")"#),
        ("changed_kinds", "zone.dc", "zone.dc", "(off: true)"),
        ("rules", "K1", "K01", r#"(threats: ["T01"], reason: "x")"#),
        ("workshops", "W1", "W01", "()"),
        ("drawn", "F1", "F01", "(route: [])"),
        ("baselines", "B1", "B01", r#"(name: "a", state: ())"#),
    ] {
        let text = project(&format!("{field}: {{\n\"{first}\": {entry},\n  \"{second}\": {entry},\n}},"));
        let error = read(&text).unwrap_err().to_string();
        assert!(error.starts_with("5:3: ") && error.contains("is there twice, first at 4:1"), "{error}");
    }
}

#[test]
fn what_a_project_adds_is_named_by_its_place_however_its_id_is_spelled() {
    let nameless = "own_threats: {\n\"PT1\": (name: (), harms: [Integrity], when: ViaMedia),\n},";
    refuses(&project(nameless), "4:1: PT01: it has no name; give it one");
    refuses(
        &project("own_threats: {\n\"PT1\": (name: (ja: \"a\"), harms: [Secrecy], when: ViaMedia),\n},"),
        "4:34: unknown word \"Secrecy\": correct it to one of Confidentiality, Integrity, Availability, Authenticity, \
         Readability, Preservability",
    );
    let own = "own_threats: {\n\"PT01\": (name: (ja: \"a\"), harms: [Integrity], when: ViaMedia),\n},\n";
    refuses(
        &project(&format!("{own}changed_threats: {{\n\"PT01\": (off: true),\n}},")),
        "7:1: PT01: the edition has no PT01 that could be changed; change the project's own entry itself",
    );
}

#[test]
fn references_that_lead_nowhere() {
    refuses(
        &node(r#"kind: "k", name: "a", at: (0, 0), party: "P1", keeps: ["D1"]"#),
        "4:1: N01 names P1 in `party`, which does not exist; 4:1: N01 names D1 in `keeps`, which does not exist: add what \
         is missing, or take the references out",
    );
    let lines = [
        r#"data: { "D1": (name: "a", class: "c", contains: ["D9"]) },"#,
        r#"zones: { "Z1": (kind: "z", name: "a", frame: (0, 0, 1, 1), party: "P9") },"#,
        r#"flows: { "F01": (from: "N91", to: "N92", actor: "N93", data: ["D91"]) },"#,
        r#"notes: { "A1": (text: "a", about: ["Z9", "N94"]) },"#,
        r#"measures: { "C01": (on: ["F91"], performer: "共同", status: "予定") },"#,
        r#"risks: { "R01": (flows: ["F92"], measures: ["C91"]) },"#,
    ];
    let Err(ReadError::Unsound(Problem::Dangling { references, count })) = read(&project(&lines.join("\n"))) else {
        panic!("not refused");
    };
    let found: Vec<_> =
        references.iter().map(|r| format!("{} {} {} {}", r.place.unwrap(), r.from, r.field, r.to)).collect();
    assert_eq!(count, 11);
    assert_eq!(
        found,
        [
            "3:9 D1 contains D9",
            "4:10 Z1 party P9",
            "5:10 F01 from N91",
            "5:10 F01 to N92",
            "5:10 F01 actor N93",
            "5:10 F01 data D91",
            "6:10 A1 about Z9",
            "6:10 A1 about N94",
            "7:13 C01 on F91",
            "8:10 R01 flows F92",
            "8:10 R01 measures C91",
        ]
    );
}

#[test]
fn of_many_references_that_lead_nowhere_twenty_are_listed() {
    let flows = (1..=30).fold(String::new(), |mut flows, number| {
        writeln!(flows, "\"F{number}\": (from: \"N01\", to: \"N02\"),").unwrap();
        flows
    });
    let message = read(&project(&format!("flows: {{\n{flows}}},"))).unwrap_err().to_string();
    assert_eq!(message.matches("does not exist").count(), 20);
    assert!(message.starts_with("4:1: F01 names N01 in `from`, which does not exist; 4:1: F01 names N02 in `to`"));
    assert!(message.ends_with("; and 40 more: add what is missing, or take the references out"), "{message}");
}

#[test]
fn what_cannot_be_drawn() {
    let far = |field| {
        format!(
            "4:1: N01: `{field}` cannot be drawn: use finite coordinates up to 10000000 from the origin and no negative sizes"
        )
    };
    for coordinate in ["NaN", "inf", "-inf", "1e8", "1e99"] {
        refuses(&node(&format!(r#"kind: "k", name: "a", at: ({coordinate}, 0)"#)), &far("at"));
    }
    refuses(&node(r#"kind: "k", name: "a", at: (0, 0), size: (10, -1)"#), &far("size"));
    refuses(
        &node(r#"kind: "k", name: "a", at: (0, 0), size: (0, 10)"#),
        "4:1: N01: width and height in `size` must be greater than 0: give it a size",
    );
    refuses(
        &project(r#"notes: { "A1": (text: "a", frame: (0, 0, 0, 0)) },"#),
        "3:10: A1: width and height in `frame` must be greater than 0: give it a size",
    );
    let flow = r#""F01": (from: "N01", to: "N01", waypoints: [(0, 0), (0, inf)])"#;
    let error = read(&project(&format!("flows: {{ {flow} }},"))).unwrap_err();
    assert!(error.to_string().starts_with("3:10: F01: `waypoints` cannot be drawn"), "{error}");
    let flow = r#""F01": (from: "N01", to: "N01", label_at: (0, 1e8))"#;
    let error = read(&project(&format!("flows: {{ {flow} }},"))).unwrap_err();
    assert!(error.to_string().starts_with("3:10: F01: `label_at` cannot be drawn"), "{error}");
    refuses(
        &node(r#"kind: "k", name: "a", at: (0, 0), properties: {"auto_lock_min": inf}"#),
        "4:1: N01: `auto_lock_min` is not a finite number: correct it, or take it out",
    );
}

#[test]
fn names_beyond_the_limit() {
    let longest = "𠮷".repeat(10_000);
    assert!(read(&node(&format!(r#"kind: "k", name: "{longest}", at: (0, 0)"#))).is_ok());
    refuses(
        &node(&format!(r#"kind: "k", name: "{longest}a", at: (0, 0)"#)),
        "4:1: N01: `name` has 10001 characters, at most 10000 are allowed: shorten it",
    );
    let endless = "あ".repeat(100_000);
    refuses(
        &project(&format!(r#"zones: {{ "Z1": (kind: "z", name: "{endless}", frame: (0, 0, 1, 1)) }},"#)),
        "3:10: Z1: `name` has 100000 characters, at most 10000 are allowed: shorten it",
    );
    refuses(
        &project(&format!("title: \"{longest}a\",")),
        "the project: `title` has 10001 characters, at most 10000 are allowed: shorten it",
    );
}

#[test]
fn data_that_contains_itself() {
    let item = |inner| format!(r#"(name: "a", class: "c", contains: ["{inner}"])"#);
    refuses(
        &project(&format!("data: {{\n\"D1\": {},\n\"D2\": {},\n\"D3\": {},\n}},", item("D2"), item("D3"), item("D2"))),
        "5:1: data contains itself: D2 → D3 → D2: take one of these out of `contains`",
    );
    refuses(
        &project(&format!("data: {{ \"D1\": {} }},", item("D1"))),
        "3:9: data contains itself: D1 → D1: take one of these out of `contains`",
    );
}

#[test]
fn numbers_that_leave_no_room() {
    refuses(
        &project("issued: (nodes: 4294967295),"),
        "the highest number of `nodes` is 4294967295, at most 999999999 is allowed: renumber the elements",
    );
}

#[test]
fn a_profile_nobody_knows_is_no_error_and_all_it_names_is_kept() {
    let text = project(concat!(
        "profile: \"gl-9\",\n",
        "zones: { \"Z1\": (kind: \"zone.orbit\", name: \"軌道上\", frame: (0, 0, 300, 200)) },\n",
        "nodes: { \"N01\": (kind: \"node.satellite\", name: \"衛星\", at: (40, 40)) },\n",
        "flows: { \"F01\": (verb: \"flow.beam\", from: \"N01\", to: \"N01\") },\n",
        "risks: { \"R01\": (threat: \"T999\", flows: [\"F01\"], impact: \"極大\") },\n",
        "own_threats: { \"PT01\": (name: (ja: \"落下\"), harms: [Integrity], when: ViaMedia, covered_by: [\"M999\"]) },",
    ));
    let project = read(&text).unwrap();
    assert_eq!(project.profile, "gl-9");
    let written = super::write(&project);
    for named in ["gl-9", "zone.orbit", "node.satellite", "flow.beam", "T999", "極大", "M999"] {
        assert!(written.contains(named), "{named}: {written}");
    }
    assert_eq!(read(&written).unwrap(), project);
}

#[test]
fn endless_brackets_are_refused_at_once() {
    let size = 50 * 1024 * 1024;
    let begun = Instant::now();
    for bracket in ["[", "{", "("] {
        let text = format!("Project(format: 1, nodes: {}", bracket.repeat(size));
        refuses(&text, "1:58: more than 32 brackets inside each other: this is not a project, choose another file");
    }
    refuses(&"[".repeat(size), "1:1: expected `Project(`, found `[`: this is not a project, choose another file");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_crash_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_bytes(&bytes);
        let _ = read_bytes(&[b"Project(format: 1,", &bytes[..], b")"].concat());
    }

    #[test]
    fn no_text_of_the_formats_own_characters_crashes_the_reader(text in "[(){}\\[\\]\"\\\\',:/*#rbN0-9.\n -]{0,60}") {
        let _ = read(&text);
        let _ = read(&format!("Project(format: 1, {text})"));
        let _ = read(&node(&text));
    }

    #[test]
    fn no_small_damage_to_a_file_crashes_the_reader(
        at in any::<proptest::sample::Index>(),
        length in 0_usize..30,
        put in "[(){}\"\\\\a-z0-9,: ]{0,3}",
    ) {
        let characters: Vec<char> = SAMPLE.chars().collect();
        let start = at.index(characters.len());
        let rest = &characters[(start + length).min(characters.len())..];
        let damaged: String = characters[..start].iter().copied().chain(put.chars()).chain(rest.iter().copied()).collect();
        if let Err(error) = read(&damaged) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}
