//! The message of each word of the closed vocabularies: of the document, the catalogue and the analysis.

use crate::analysis::{Coverage, Fate, Missing};
use crate::catalog::{Axis, Category, Effect, Group, Origin, SecurityProperty, Severity};
use crate::model::{
    Confidence, Decision, ElementId, Environment, Level, PartyRole, Performer, Phase, Status, Treatment,
};
use crate::text::{Lang, tr};

/// A word that is shown through a message.
pub trait Term {
    /// The key of its message.
    fn key(self) -> &'static str;

    /// The word in a language.
    fn say(self, lang: Lang) -> String
    where
        Self: Sized,
    {
        tr(lang, self.key())
    }
}

/// A word of which a message says in a few words what it means, for legends and tooltips.
pub trait Meaning: Term {
    /// The key of the message that says what it means.
    fn meaning_key(self) -> &'static str;

    /// What it means, in a language.
    fn meaning(self, lang: Lang) -> String
    where
        Self: Sized,
    {
        tr(lang, self.meaning_key())
    }
}

macro_rules! terms {
    ($($name:ident { $($pattern:pat => $key:literal,)+ })+) => {
        $(impl Term for $name {
            fn key(self) -> &'static str {
                match self { $($pattern => $key,)+ }
            }
        })+

        #[cfg(test)]
        const KEYS: &[&str] = &[$($($key,)+)+];
    };
}

terms! {
    Coverage {
        Self::Undescribed => "coverage-undescribed",
        Self::Unexamined => "coverage-unexamined",
        Self::Untreated => "coverage-untreated",
        Self::Unaccepted => "coverage-unaccepted",
        Self::Covered => "coverage-covered",
    }
    Missing {
        Self::Who => "column-who",
        Self::Place => "column-place",
        Self::Which => "column-which",
        Self::What => "column-what",
        Self::How => "column-how",
        Self::Phase => "column-phase",
    }
    Level {
        Self::S => "level-s",
        Self::A => "level-a",
        Self::B => "level-b",
        Self::C => "level-c",
        Self::D => "level-d",
    }
    Severity {
        Self::Error => "severity-error",
        Self::Warning => "severity-warning",
        Self::Info => "severity-info",
    }
    Origin {
        Self::Guideline => "origin-guideline",
        Self::Theme => "origin-theme",
        Self::Ours => "origin-ours",
        Self::Changed => "origin-changed",
        Self::Project => "origin-project",
    }
    SecurityProperty {
        Self::Confidentiality => "harm-confidentiality",
        Self::Integrity => "harm-integrity",
        Self::Availability => "harm-availability",
        Self::Authenticity => "harm-authenticity",
        Self::Readability => "harm-readability",
        Self::Preservability => "harm-preservability",
    }
    Group {
        Self::People => "group-people",
        Self::Terminals => "group-terminals",
        Self::Servers => "group-servers",
        Self::Network => "group-network",
        Self::Media => "group-media",
    }
    Category {
        Self::Organisational => "category-organisational",
        Self::Physical => "category-physical",
        Self::Technical => "category-technical",
    }
    Effect {
        Self::Preventive => "effect-preventive",
        Self::Detective => "effect-detective",
        Self::Corrective => "effect-corrective",
    }
    Axis {
        Self::Impact => "axis-impact",
        Self::Likelihood => "axis-likelihood",
    }
    Phase {
        Self::Development => "phase-development",
        Self::Operation => "phase-operation",
        Self::Termination => "phase-termination",
        Self::Crisis => "phase-crisis",
    }
    Environment {
        Self::Production => "environment-production",
        Self::Development => "environment-development",
        Self::Test => "environment-test",
    }
    Confidence {
        Self::Unconfirmed => "confidence-unconfirmed",
        Self::Inferred => "confidence-inferred",
        Self::Confirmed => "confidence-confirmed",
    }
    PartyRole {
        Self::Provider => "role-provider",
        Self::Medical => "role-medical",
        Self::Third => "role-third",
        Self::Person => "role-person",
    }
    Performer {
        Self::Provider => "performer-provider",
        Self::Medical => "performer-medical",
        Self::Third => "performer-third",
        Self::Shared => "performer-shared",
    }
    Status {
        Self::Planned => "status-planned",
        Self::InProgress => "status-in-progress",
        Self::Done => "status-done",
        Self::NotApplicable => "status-not-applicable",
    }
    Decision {
        Self::Adopted => "decision-adopted",
        Self::Rejected => "decision-rejected",
    }
    Treatment {
        Self::Reduce => "treatment-reduce",
        Self::Avoid => "treatment-avoid",
        Self::Share => "treatment-share",
        Self::Retain => "treatment-retain",
    }
    Fate {
        Self::Added => "fate-added",
        Self::Removed => "fate-removed",
        Self::Changed => "fate-changed",
        Self::Redrawn => "fate-redrawn",
    }
    ElementId {
        Self::Zone(_) => "element-zone",
        Self::Node(_) => "element-node",
        Self::Flow(_) => "element-flow",
        Self::Note(_) => "element-note",
        Self::Party(_) => "element-party",
        Self::Data(_) => "element-data",
        Self::Measure(_) => "element-measure",
        Self::Risk(_) => "element-risk",
    }
}

/// A decision that may still be open.
impl Term for Option<Decision> {
    fn key(self) -> &'static str {
        self.map_or("decision-open", Decision::key)
    }
}

impl Meaning for Coverage {
    fn meaning_key(self) -> &'static str {
        match self {
            Self::Undescribed => "coverage-undescribed-meaning",
            Self::Unexamined => "coverage-unexamined-meaning",
            Self::Untreated => "coverage-untreated-meaning",
            Self::Unaccepted => "coverage-unaccepted-meaning",
            Self::Covered => "coverage-covered-meaning",
        }
    }
}

impl Meaning for Level {
    fn meaning_key(self) -> &'static str {
        match self {
            Self::S => "level-s-meaning",
            Self::A => "level-a-meaning",
            Self::B => "level-b-meaning",
            Self::C => "level-c-meaning",
            Self::D => "level-d-meaning",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has;

    #[test]
    fn every_word_has_a_message() {
        let meanings = Coverage::ALL.map(Coverage::meaning_key);
        let levels = Level::ALL.iter().map(|level| level.meaning_key());
        for key in KEYS.iter().copied().chain(meanings).chain(levels).chain(["decision-open"]) {
            for lang in Lang::ALL {
                assert!(has(lang, key), "{key} in {}", lang.code());
            }
        }
    }

    /// Files spell the vocabularies of the document in Japanese; the screen must not call them otherwise.
    #[test]
    fn the_screen_uses_the_words_of_the_files() {
        fn same<T: Term + Copy>(all: &[T], word: impl Fn(T) -> &'static str) {
            for term in all {
                let shown = term.say(Lang::Ja);
                assert!(shown.starts_with(word(*term)), "{shown} in the window, {} in files", word(*term));
            }
        }
        same(Level::ALL, Level::word);
        same(Phase::ALL, Phase::word);
        same(Environment::ALL, Environment::word);
        same(Confidence::ALL, Confidence::word);
        same(PartyRole::ALL, PartyRole::word);
        same(Performer::ALL, Performer::word);
        same(Status::ALL, Status::word);
        same(Decision::ALL, Decision::word);
        same(Treatment::ALL, Treatment::word);
    }
}
