//! Everything the program says, in Japanese and English.
//!
//! The messages are in `assets/text/LANGUAGE/SUBJECT.ftl`, in the [Fluent](https://projectfluent.org) format, and are
//! compiled into the program (`sources` lists the files). A message has a key; [`tr`] says it in a language,
//! [`tr_with`] says it with values put in. Both languages have the same keys with the same values, and the source
//! uses no key that does not exist: a test reads both.

mod bundle;
mod lang;
mod sources;

pub use bundle::{Argument, has, tr, tr_with};
pub use lang::{Lang, LangError};
