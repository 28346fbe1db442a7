//! The arguments as help has them: every description in the user's language, and no word that comes from the parser.

use std::ffi::OsString;

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use crate::text::{Lang, tr, tr_with};

/// The name of the command that shows the help of another.
const HELP: &str = "help";

/// The language that the arguments ask for: help and complaints are in it, wherever it is named.
pub(super) fn lang(arguments: &[OsString]) -> Lang {
    let mut texts = arguments.iter().map_while(|argument| argument.to_str().filter(|text| *text != "--"));
    let mut lang = Lang::default();
    while let Some(text) = texts.next() {
        let named = if text == "--lang" { texts.next() } else { text.strip_prefix("--lang=") };
        lang = named.and_then(|named| named.parse().ok()).unwrap_or(lang);
    }
    lang
}

/// The arguments with `help COMMAND` as `COMMAND --help`.
pub(super) fn asked(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|first| first == HELP) {
        arguments.remove(1);
        let place = arguments.len().min(2);
        arguments.insert(place, "--help".into());
    }
    arguments
}

/// What can be asked for, described in a language.
pub(super) fn command(lang: Lang) -> Command {
    let command = described(Arguments::command().subcommand(Command::new(HELP)), lang).arg(
        flag("version", 'V', ArgAction::Version).help(tr(lang, "help-version")).help_heading(tr(lang, "help-options")),
    );
    let command = command.disable_version_flag(true).disable_help_subcommand(true).about(tr(lang, "about-what"));
    let usage = ["help-usage", "help-usage-command"].map(|key| tr(lang, key)).join("\n");
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let command = command.override_usage(usage).subcommand_help_heading(tr(lang, "help-commands"));
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(&name, |command| {
            let about = about(command.get_name()).map(|key| tr(lang, key)).unwrap_or_default();
            let usage = usage_of(&command, lang);
            described(command, lang).about(about).override_usage(usage)
        })
    })
}

/// A command with its own arguments described.
fn described(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let template =
        format!("{{about-with-newline}}\n{}\n{{usage}}\n\n{{all-args}}{{after-help}}\n", tr(lang, "help-heading"));
    let command = command.help_template(template).disable_help_flag(true).next_line_help(true);
    let command = match name.as_str() {
        "diff" | HELP => command,
        _ => command.after_help(tr(lang, "help-exit-codes")),
    };
    let mut order = 0;
    command.arg(flag("help", 'h', ArgAction::Help).help(tr(lang, "help-help"))).mut_args(|argument| {
        let heading = if argument.is_positional() { "help-arguments" } else { "help-options" };
        let text = text(&name, &argument, lang);
        let takes = takes_value(&argument);
        order += 1;
        let argument = argument.display_order(order).help(text).help_heading(tr(lang, heading));
        if takes { argument.hide_possible_values(true).hide_default_value(true) } else { argument }
    })
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action)
}

/// How a command is written.
fn usage_of(command: &Command, lang: Lang) -> String {
    let positional = command.get_positionals().map(|argument| format!(" <{}>", value_name(argument)));
    let required = command.get_opts().filter(|argument| argument.is_required_set());
    let required = required.map(|argument| format!(" --{} <{}>", argument.get_id(), value_name(argument)));
    let all: String = positional.chain(required).collect();
    format!("nagarezu {}{all} {}", command.get_name(), tr(lang, "help-usage-options"))
}

fn value_name(argument: &Arg) -> String {
    let named = argument.get_value_names().and_then(|names| names.first()).map(|name| name.as_str().to_owned());
    named.unwrap_or_else(|| argument.get_id().as_str().to_uppercase())
}

/// Whether a value follows it; others are only there or not.
fn takes_value(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

/// What an argument is for, what it can be, and what it is where nothing is said.
fn text(command: &str, argument: &Arg, lang: Lang) -> StyledStr {
    let about = about_argument(command, argument.get_id().as_str()).map(|key| tr(lang, key)).unwrap_or_default();
    let mut lines = vec![about];
    if takes_value(argument) {
        let values = argument.get_possible_values();
        lines.extend(values.iter().map(|value| format!("- {}: {}", value.get_name(), about_value(value, lang))));
        let default = argument.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
        lines.extend(default.map(|value| tr_with(lang, "help-default", &[("value", value.into())])));
    }
    lines.join("\n").into()
}

/// The message that says what a command does.
fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "check" => "help-check",
        "export" => "help-export",
        "diff" => "help-diff",
        HELP => "help-command",
        _ => return None,
    })
}

/// The message that says what an argument is for.
fn about_argument(command: &str, argument: &str) -> Option<&'static str> {
    Some(match (command, argument) {
        ("nagarezu", "file") => "help-file",
        ("check" | "export", "file") => "help-project",
        ("check" | "diff", "format") => "help-format",
        ("check", "fail_on") => "help-fail-on",
        ("check" | "export" | "diff", "lang") => "help-lang",
        ("check", "today") => "help-today",
        ("diff", "old") => "help-old",
        ("diff", "new") => "help-new",
        ("export", "output") => "help-output",
        ("export", "to") => "help-to",
        ("export", "register") => "help-register",
        ("export", "overlay") => "help-overlay",
        ("export", "theme") => "help-theme",
        ("export", "no_legend") => "help-no-legend",
        ("export", "scale") => "help-scale",
        (_, "help") => "help-help",
        _ => return None,
    })
}

/// What a value of an argument means.
fn about_value(value: &PossibleValue, lang: Lang) -> String {
    let key = match value.get_name() {
        "text" => "help-value-text",
        "md" => "help-value-md",
        "json" => "help-value-json",
        "error" => "help-value-error",
        "warning" => "help-value-warning",
        "never" => "help-value-never",
        "svg" => "help-value-svg",
        "png" => "help-value-png",
        "csv" => "help-value-csv",
        "geometry" => "help-value-geometry",
        "flows" => "register-flows",
        "threats" => "register-threats",
        "risks" => "register-risks",
        "treatments" => "register-treatments",
        "roles" => "register-roles",
        "missing" => "register-missing",
        "findings" => "register-findings",
        "light" => "theme-light",
        "dark" => "theme-dark",
        "light-contrast" => "theme-light-contrast",
        "dark-contrast" => "theme-dark-contrast",
        "coverage" => "overlay-coverage",
        "level" => "overlay-level",
        "none" => "overlay-none",
        // A language says itself what it is called.
        other => return other.parse().map_or_else(|_| String::new(), |lang: Lang| lang.own_name().to_owned()),
    };
    tr(lang, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(command: &mut Command) -> Vec<(String, String)> {
        let mut all = vec![(command.get_name().to_owned(), command.render_help().to_string())];
        all.push((command.get_name().to_owned(), command.render_long_help().to_string()));
        for command in command.get_subcommands_mut() {
            all.extend(help(command));
        }
        all
    }

    #[test]
    fn the_arguments_hold_together() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn every_command_argument_and_value_is_described() {
        let command = command(Lang::Ja);
        for of in std::iter::once(&command).chain(command.get_subcommands()) {
            assert!(of.get_about().is_some_and(|about| !about.to_string().is_empty()), "{}", of.get_name());
            for argument in of.get_arguments() {
                let text = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!text.starts_with('\n') && !text.is_empty(), "{} {}", of.get_name(), argument.get_id());
                for value in argument.get_possible_values().iter().filter(|_| takes_value(argument)) {
                    assert!(!about_value(value, Lang::Ja).is_empty(), "{} {}", argument.get_id(), value.get_name());
                }
            }
        }
    }

    #[test]
    fn no_language_speaks_in_the_help_of_the_other() {
        // Names that are typed as they are, and those of formats, fonts and languages.
        let names = ["nagarezu", "SVG", "PNG", "CSV", "JSON", "Markdown", "UTC", "Nagarezu", "English"];
        for (name, help) in help(&mut command(Lang::Ja)) {
            for line in help.lines() {
                let mut run = 0;
                for word in
                    line.split(|c: char| !(c.is_ascii_alphabetic() || "-_".contains(c))).filter(|word| !word.is_empty())
                {
                    let is_word = word.len() > 1
                        && word.chars().all(|c| c.is_ascii_alphabetic())
                        && word.chars().any(|c| c.is_ascii_lowercase())
                        && !names.contains(&word);
                    run = if is_word { run + 1 } else { 0 };
                    assert!(run < 2, "{name}: English in the Japanese help: {line}");
                }
            }
            for theirs in ["Usage", "Options", "Commands", "Arguments", "possible", "default", "Print", "Exit"] {
                assert!(!help.contains(theirs), "{name}: {theirs:?} in {help}");
            }
        }
        for (name, help) in help(&mut command(Lang::En)) {
            let japanese = help.replace(Lang::Ja.own_name(), "");
            assert!(japanese.is_ascii() || !japanese.chars().any(|c| c > '\u{2FFF}'), "{name}: {help}");
        }
    }

    #[test]
    fn the_language_is_found_wherever_it_is_named() {
        let lang = |text: &str| super::lang(&text.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(lang("nagarezu check --help"), Lang::Ja);
        for text in ["nagarezu --help --lang en", "nagarezu check --lang=en a.ron", "nagarezu --lang en"] {
            assert_eq!(lang(text), Lang::En, "{text}");
        }
        for text in ["nagarezu --lang de", "nagarezu --lang", "nagarezu -- --lang en"] {
            assert_eq!(lang(text), Lang::Ja, "{text}");
        }
    }
}
