//! What lints found, in the catalogue's words.

use super::Words;
use super::name::one_line;
use super::sentence::fill;
use crate::analysis::finding::Finding;
use crate::text::tr;

impl Words<'_> {
    /// The finding as a sentence.
    pub fn finding(&self, finding: &Finding) -> String {
        let Some(lint) = self.catalog.lints.as_slice().get(finding.lint) else { return self.unknown() };
        let subject = finding.subject.map_or_else(|| self.whole(), |subject| self.element(subject));
        let related: Vec<String> = finding.related.iter().map(|&element| self.element(element)).collect();
        let template = lint.message.get(self.lang);
        if related.is_empty() {
            // Nothing to put into the brackets, so no brackets.
            let template = template.replace(" ({related})", "").replace("({related})", "");
            return fill(&template, &[("subject", &subject), ("related", &String::new())]);
        }
        fill(template, &[("subject", &subject), ("related", &self.list(&related))])
    }

    /// The project as a whole.
    pub fn whole(&self) -> String {
        let title = one_line(&self.project.title);
        if title.is_empty() { tr(self.lang, "project-itself") } else { title }
    }
}
