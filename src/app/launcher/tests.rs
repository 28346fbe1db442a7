//! What is typed finds what is meant, in either language and however it is written.

use super::*;
use wana_kana::ConvertJapanese;

use crate::app::Dialogs;
use crate::app::reading::is_unread;
use crate::app::state::State;

fn launcher(lang: Lang) -> Launcher {
    let home = crate::app::home::Home::nowhere();
    Launcher::new(entries::all(&State::new(lang, Dialogs::InWindow, "2026-11-23".to_owned(), &home).unwrap()))
}

fn best(launcher: &Launcher, typed: &str) -> String {
    let ranked = rank::rank(&launcher.entries, typed);
    let entry = &launcher.entries[*ranked.first().unwrap_or_else(|| panic!("nothing fits {typed}"))];
    format!("{}/{}", entry.group, entry.name)
}

#[test]
fn both_languages_find_the_same_commands() {
    let launcher = launcher(Lang::Ja);
    for (typed, expected) in [
        ("全体", "コマンド/全体を表示"),
        ("保存", "コマンド/保存"),
        ("save", "コマンド/保存"),
        ("ＳＡＶＥ　ＡＳ", "コマンド/名前を付けて保存…"),
        ("select all", "コマンド/すべて選択"),
        ("ｸﾞﾘｯﾄﾞ", "コマンド/グリッド"),
        ("ぐりっど", "コマンド/グリッド"),
        ("guriddo", "コマンド/グリッド"),
        ("dark", "配色/ダーク"),
        ("english", "言語/English"),
        ("情報流一覧", "一覧/情報流一覧"),
        ("配置 サーバ", "配置/サーバ"),
        ("place server", "配置/サーバ"),
        ("sa-ba", "配置/サーバ"),
        ("ほぞん", "コマンド/保存"),
        ("hozon", "コマンド/保存"),
        ("ｾﾞﾝﾀｲｦﾋｮｳｼﾞ", "コマンド/全体を表示"),
        ("tanmatu", "配置/端末"),
        ("かいせん", "配置/回線・網"),
        ("haishoku da-ku", "配色/ダーク"),
        ("足りない", "一覧/まだ足りないこと"),
        ("じょうほうりゅういちらん", "一覧/情報流一覧"),
    ] {
        assert_eq!(best(&launcher, typed), expected, "{typed}");
    }
}

#[test]
fn elements_are_found_by_id_and_name() {
    let launcher = launcher(Lang::En);
    for (typed, id) in [("n16", "N16"), ("Ｆ２２", "F22"), ("f22", "F22")] {
        assert!(best(&launcher, typed).starts_with(&format!("Go to element/{id} ")), "{}", best(&launcher, typed));
    }
}

#[test]
fn letters_apart_come_after_letters_together() {
    let launcher = launcher(Lang::En);
    let names: Vec<&str> =
        rank::rank(&launcher.entries, "zoom").into_iter().map(|place| launcher.entries[place].name.as_str()).collect();
    assert!(names.iter().take(2).all(|name| name.starts_with("Zoom")), "{names:?}");
    assert!(!rank::rank(&launcher.entries, "zmin").is_empty(), "letters in their order are enough");
    assert!(rank::rank(&launcher.entries, "qqqq").is_empty());
}

#[test]
fn a_node_comes_before_the_flows_that_are_named_after_it() {
    let launcher = launcher(Lang::Ja);
    let ranked = rank::rank(&launcher.entries, "医事会計サーバ");
    let names: Vec<&str> = ranked.iter().map(|&place| launcher.entries[place].name.as_str()).collect();
    let first_flow = names.iter().position(|name| name.starts_with('F')).unwrap();
    let last_node = names.iter().rposition(|name| name.starts_with('N') && name.contains("医事会計サーバ")).unwrap();
    assert!(last_node < first_flow, "{names:?}");
}

#[test]
fn what_cannot_run_now_comes_last_and_says_what_it_needs() {
    let launcher = launcher(Lang::En);
    let found = |command| launcher.entries.iter().find(|entry| entry.command == Some(command));
    let needs = |command| found(command).and_then(|entry| entry.needs.as_deref());
    assert!(found(Command::Save).is_some() && needs(Command::Save).is_none() && needs(Command::SelectAll).is_none());
    assert_eq!(needs(Command::Delete), Some("Select an element first"));
    assert_eq!(needs(Command::Undo), Some("Not available now"));
    assert!(found(Command::Launch).is_none());
    let first = launcher.entries.iter().position(|entry| entry.needs.is_some()).expect("some need something");
    assert!(launcher.entries[first..].iter().all(|entry| entry.needs.is_some()));
}

#[test]
fn a_syllable_that_is_not_finished_finds_already() {
    let launcher = launcher(Lang::Ja);
    for typed in ["te", "te-", "te-p", "te-pu"] {
        let ranked = rank::rank(&launcher.entries, typed);
        let names: Vec<&str> = ranked.iter().map(|&place| launcher.entries[place].name.as_str()).collect();
        assert!(names.iter().any(|name| name.contains("テープ")), "{typed}: {names:?}");
    }
}

/// A command, a view and what the catalogue names are found by how they are read: a word that nobody says how to read is
/// added to `assets/readings.txt`.
#[test]
fn everything_can_be_found_by_its_reading() {
    let launcher = launcher(Lang::Ja);
    let state = State::new(Lang::Ja, Dialogs::InWindow, "2026-11-23".to_owned(), &crate::app::home::Home::nowhere());
    let catalog = state.unwrap().setting.catalog;
    let commands = Command::ALL.iter().map(|command| crate::text::tr(Lang::Ja, command.key()));
    let verbs = catalog.flow_kinds.iter().map(|kind| kind.name.get(Lang::Ja).to_owned());
    let measures = catalog.measures.iter().map(|kind| kind.name.get(Lang::Ja).to_owned());
    let threats = catalog.threats.iter().map(|threat| threat.name.get(Lang::Ja).to_owned());
    let data = catalog.data_classes.iter().map(|class| class.name.get(Lang::Ja).to_owned());
    let views = launcher.entries.iter().filter(|entry| !matches!(entry.action, Action::Reveal(_)));
    let views = views.flat_map(|entry| [entry.group.clone(), entry.name.clone()]);
    let unread: Vec<String> = commands
        .chain(verbs)
        .chain(measures)
        .chain(threats)
        .chain(data)
        .chain(views)
        .chain(synonyms::all().flat_map(|(_, words)| words.iter().map(|&word| word.to_owned())))
        .filter(|name| is_unread(name))
        .collect();
    assert!(unread.is_empty(), "add the words of these to assets/readings.txt, with their readings: {unread:?}");
}

/// What a person types who knows other programs, and what comes first.
#[test]
fn other_words_for_what_can_be_done_find_it() {
    let launcher = launcher(Lang::Ja);
    for (typed, expected) in [
        ("整列", "コマンド/自動配置(左から右)"),
        ("せいれつ", "コマンド/自動配置(左から右)"),
        ("揃え", "コマンド/左揃え"),
        ("書き出し", "コマンド/構成図をSVGで…"),
        ("エクスポート", "コマンド/構成図をSVGで…"),
        ("ekusupo-to", "コマンド/構成図をSVGで…"),
        ("export", "コマンド/構成図をSVGで…"),
        ("パネル", "コマンド/パレット"),
        ("panel", "コマンド/パレット"),
        ("paneru", "コマンド/パレット"),
        ("保存", "コマンド/保存"),
        ("save", "コマンド/保存"),
        ("やり直し", "コマンド/やり直す"),
        ("yarinaoshi", "コマンド/やり直す"),
        ("redo", "コマンド/やり直す"),
        ("図", "コマンド/図としてコピー"),
        ("複製", "コマンド/複製"),
        ("duplicate", "コマンド/複製"),
        ("拡大", "コマンド/拡大"),
        ("kakudai", "コマンド/拡大"),
        ("zoom", "コマンド/拡大"),
        ("ズーム", "コマンド/拡大"),
        ("テーマ", "配色/システムに合わせる"),
        ("te-ma", "配色/システムに合わせる"),
        ("dark", "配色/ダーク"),
        ("ダーク", "配色/ダーク"),
        ("設定", "コマンド/文字とボタンを大きく"),
        ("settei", "コマンド/文字とボタンを大きく"),
        ("settings", "コマンド/文字とボタンを大きく"),
        ("元に戻す", "コマンド/元に戻す"),
        ("もとにもどす", "コマンド/元に戻す"),
        ("グループ", "配置/部屋・区画"),
        ("group", "配置/部屋・区画"),
    ] {
        assert_eq!(best(&launcher, typed), expected, "{typed}");
    }
    for typed in ["印刷", "いんさつ"] {
        let mut found = rank::rank(&launcher.entries, typed).into_iter().map(|place| &launcher.entries[place]);
        assert!(found.all(|entry| entry.command.is_none()), "nothing can be printed");
    }
}

#[test]
fn what_cannot_run_now_never_comes_before_what_can_and_fits_as_well() {
    let entry = |name: &'static str| Entry::new(Lang::Ja, |_| String::new(), |_| name.to_owned(), Action::EndKeyed);
    let waits = Entry { needs: Some("まず選択".to_owned()), ..entry("保存") };
    let waits_too = Entry { needs: Some("まず選択".to_owned()), ..entry("保存先") };
    let derived = Entry { derived: true, ..entry("保存(ログサーバ)") };
    let launcher = Launcher::new(vec![waits_too, waits, derived, entry("保存した日の一覧を新しい順に表示")]);
    assert_eq!(rank::rank(&launcher.entries, "保存"), [1, 3, 2, 0], "what is called just so is the best of all");
}

#[test]
fn other_words_belong_to_something() {
    let launcher = launcher(Lang::Ja);
    for (key, words) in synonyms::all() {
        for word in words {
            let name = Name { other: true, ..Name::folded(fold(word)) };
            let has = launcher.entries.iter().any(|entry| entry.found_by.contains(&name));
            assert!(has, "nothing is called {key}, which is known as {word}");
        }
    }
}

#[test]
fn names_made_of_known_words_are_found_by_their_reading() {
    let launcher = launcher(Lang::Ja);
    for typed in ["でんしかるてさーば", "denshikarutesa-ba"] {
        let found = best(&launcher, typed);
        assert!(found.starts_with("要素へ移動/N") && found.contains("電子カルテサーバ"), "{found}");
    }
}

/// How the commands are read, one a line: the readings are looked at by somebody who reads them.
#[test]
fn commands_are_read_as_people_read_them() {
    let read = |&command: &Command| {
        let name = crate::text::tr(Lang::Ja, command.key());
        format!("{name}: {}\n", hiragana(&name))
    };
    insta::assert_snapshot!(Command::ALL.iter().map(read).collect::<String>());
}

#[test]
fn every_command_is_found_by_its_name_its_kana_and_its_romaji() {
    for lang in Lang::ALL {
        let launcher = launcher(lang);
        for &command in Command::ALL.iter().filter(|&&command| command != Command::Launch) {
            let place = launcher.entries.iter().position(|entry| entry.command == Some(command)).expect("it is listed");
            let [ja, en] = Lang::ALL.map(|lang| crate::text::tr(lang, command.key()));
            let hiragana = hiragana(&ja);
            let romaji = romaji(&hiragana);
            for typed in [&ja, &en, &hiragana, &romaji] {
                let ranked = rank::rank(&launcher.entries, typed);
                let before = ranked.iter().position(|&found| found == place);
                let first: Vec<&str> =
                    ranked.iter().take(4).map(|&place| launcher.entries[place].name.as_str()).collect();
                assert!(
                    before.is_some_and(|before| before < 4),
                    "{lang:?} {typed} finds {ja} at {before:?} of {first:?}"
                );
            }
        }
    }
}

/// How a text is read, as an input method is given it.
fn hiragana(text: &str) -> String {
    let folded = fold(text);
    let read = reading(&folded).unwrap_or(folded);
    let hiragana = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    };
    read.chars().map(hiragana).collect()
}

/// The same in Latin letters, with what is no kana as words of their own.
fn romaji(hiragana: &str) -> String {
    let mut words: Vec<(bool, String)> = Vec::new();
    for c in hiragana.chars() {
        let is_kana = matches!(c, 'ぁ'..='ゖ' | 'ー');
        match words.last_mut() {
            Some((kana, word)) if *kana == is_kana => word.push(c),
            _ => words.push((is_kana, c.to_string())),
        }
    }
    let spelled = |(is_kana, word): (bool, String)| {
        if is_kana {
            let word = word.replace("ふぁ", "fa").replace("ふぃ", "fi");
            return word.split('ー').map(ConvertJapanese::to_romaji).collect::<Vec<_>>().join("-");
        }
        word.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
    };
    words.into_iter().map(spelled).collect::<Vec<_>>().join(" ")
}
