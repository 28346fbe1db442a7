//! Finds a message by its key and says it.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::lang::Lang;
use super::sources;

/// A value that is put into a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text, put in as it is.
    Text(String),
    /// A number: written with plain digits and a point in every language, and a message may choose its words by it.
    Number(f64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($exact:ty)+) => { $(impl From<$exact> for Argument {
        fn from(number: $exact) -> Self {
            Self::Number(f64::from(number))
        }
    })+ };
}

numbers! { u8 u16 u32 i32 f32 f64 }

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// The message in a language. Where no message has the key, the key itself is shown and the log says so.
pub fn tr(lang: Lang, key: &str) -> String {
    say(lang, key, None)
}

/// The message in a language, with values put in.
pub fn tr_with(lang: Lang, key: &str, args: &[(&str, Argument)]) -> String {
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        values.set(
            *name,
            match value {
                Argument::Text(text) => FluentValue::from(text.as_str()),
                Argument::Number(number) => FluentValue::from(*number),
            },
        );
    }
    say(lang, key, Some(&values))
}

/// Whether there is a message with this key.
pub fn has(lang: Lang, key: &str) -> bool {
    bundle(lang).has_message(key)
}

fn say(lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        log::error!("no message {key} in {}", lang.code());
        return key.to_owned();
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
    for error in errors {
        log::error!("message {key} in {}: {error}", lang.code());
    }
    text
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static JA: LazyLock<Bundle> = LazyLock::new(|| build(Lang::Ja));
    static EN: LazyLock<Bundle> = LazyLock::new(|| build(Lang::En));
    match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    }
}

fn build(lang: Lang) -> Bundle {
    let identifier: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // The marks that isolate a value from the text around it are for right-to-left scripts; they would end up in files.
    bundle.set_use_isolating(false);
    for source in sources::of(lang) {
        let resource = FluentResource::try_new(source.text.to_owned()).unwrap_or_else(|(partial, errors)| {
            for error in errors {
                log::error!("{}/{}.ftl: {error}", lang.code(), source.subject);
            }
            partial
        });
        if let Err(errors) = bundle.add_resource(resource) {
            for error in errors {
                log::error!("{}/{}.ftl: {error}", lang.code(), source.subject);
            }
        }
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(tr(Lang::Ja, "there-is-no-such-message"), "there-is-no-such-message");
    }

    #[test]
    fn values_are_put_in_as_they_are() {
        let args = [("error", "12".into()), ("warning", 1_234_567_usize.into()), ("info", 0.5.into())];
        assert_eq!(tr_with(Lang::Ja, "cli-summary-findings", &args), "エラー12件、警告1234567件、情報0.5件");
    }

    #[test]
    fn english_counts_one_apart() {
        let count = |count: usize| tr_with(Lang::En, "cli-flows", &[("count", count.into())]);
        assert_eq!((count(1), count(2)), ("1 flow".to_owned(), "2 flows".to_owned()));
    }
}
