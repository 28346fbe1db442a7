//! Why a threat is not proposed, in lines of words.

use super::Words;
use crate::analysis::{Fact, Unmet};
use crate::catalog::Condition;
use crate::text::{tr, tr_with};

impl Words<'_> {
    /// What is missing, a line each, with how deep it is indented.
    pub fn unmet(&self, unmet: &Unmet) -> Vec<(usize, String)> {
        let mut lines = Vec::new();
        self.unmet_into(unmet, 0, &mut lines);
        lines
    }

    fn unmet_into(&self, unmet: &Unmet, depth: usize, lines: &mut Vec<(usize, String)>) {
        let (key, inner) = match unmet {
            Unmet::Leaf { condition, instead } => return lines.push((depth, self.unmet_leaf(condition, instead))),
            Unmet::SwitchedOff(reason) => {
                let said = match reason.trim() {
                    "" => tr(self.lang, "unmet-switched-off"),
                    reason => tr_with(self.lang, "unmet-switched-off-because", &[("reason", reason.into())]),
                };
                return lines.push((depth, said));
            }
            Unmet::Every(inner) => ("unmet-every", inner),
            Unmet::Either(inner) => ("unmet-either", inner),
        };
        lines.push((depth, tr(self.lang, key)));
        for part in inner {
            self.unmet_into(part, depth + 1, lines);
        }
    }

    fn unmet_leaf(&self, condition: &Condition, instead: &[Fact]) -> String {
        let lang = self.lang;
        let missing = match condition {
            Condition::Not(inner) => tr_with(lang, "unmet-not", &[("condition", self.condition(inner).into())]),
            other => self.lacks(other),
        };
        if instead.is_empty() {
            return missing;
        }
        let facts: Vec<String> = instead.iter().map(|fact| self.fact(fact)).collect();
        tr_with(lang, "unmet-instead", &[("missing", missing.into()), ("facts", self.list(&facts).into())])
    }
}
