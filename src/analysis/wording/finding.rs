//! What lints found, in the catalogue's words.

use super::Words;
use super::name::one_line;
use super::sentence::fill;
use crate::analysis::finding::Finding;
use crate::analysis::terms;
use crate::model::ElementId;
use crate::text::tr;

impl Words<'_> {
    /// The finding as a sentence.
    pub fn finding(&self, finding: &Finding) -> String {
        let Some(lint) = self.catalog.lints.as_slice().get(finding.lint) else { return self.unknown() };
        let subject = finding.subject.map_or_else(|| self.whole(), |subject| self.element(subject));
        let related = self
            .causes_of(finding)
            .unwrap_or_else(|| finding.related.iter().map(|&element| self.element(element)).collect());
        let template = lint.message.get(self.lang);
        if related.is_empty() {
            // Nothing to put into the brackets, so no brackets.
            let template = template.replace(" ({related})", "").replace("({related})", "");
            return fill(&template, &[("subject", &subject), ("related", &String::new())]);
        }
        fill(template, &[("subject", &subject), ("related", &self.list(&related))])
    }

    /// Of a decision that must be looked at again, what has changed; none for other findings.
    fn causes_of(&self, finding: &Finding) -> Option<Vec<String>> {
        let Some(ElementId::Risk(risk)) = finding.subject else { return None };
        let is_review = self.catalog.lints.as_slice().get(finding.lint)?.id == terms::TO_BE_REVIEWED;
        let known = self.analysis.risks.get(&risk).filter(|_| is_review)?;
        Some(known.review.iter().map(|cause| self.cause(cause)).collect())
    }

    /// The project as a whole.
    pub fn whole(&self) -> String {
        let title = one_line(&self.project.title);
        if title.is_empty() { tr(self.lang, "project-itself") } else { title }
    }
}
