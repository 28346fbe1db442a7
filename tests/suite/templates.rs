//! What templates and pieces say makes sense: they are drawn without faults, and bring no obvious errors.

use std::collections::BTreeSet;

use nagarezu::analysis::{Coverage, analyse};
use nagarezu::catalog::{Catalog, Severity};
use nagarezu::layout::faults;
use nagarezu::model::Project;
use nagarezu::scene::Sheet;
use nagarezu::storage::template::{Piece, Template};
use nagarezu::text::Lang;

/// Those that are our own, and so can be as complete as a drawing of nobody in particular can be.
fn ours() -> Vec<(&'static str, Project)> {
    let templates = [Template::Blank, Template::ClinicCloud];
    let templates = templates.map(|template| (template.key(), template.project().expect("it can be read")));
    let pieces = Piece::ALL.map(|piece| (piece.key(), Project::clone(piece.project().expect("it can be read"))));
    templates.into_iter().chain(pieces).collect()
}

#[test]
fn arrows_run_through_nothing_and_labels_cover_nothing() {
    let catalog = Catalog::builtin().expect("the catalogue");
    for (key, project) in ours() {
        assert_eq!(project.profile, catalog.profile, "{key}");
        for lang in Lang::ALL {
            let sheet = Sheet::new(&project, &analyse(&project, &catalog, None), &catalog, lang);
            assert_eq!(faults(&project, sheet.geometry(), sheet.keep_clear()), [], "{key} in {lang:?}");
        }
    }
}

/// Every flow says who does what where; what only the person who uses it can decide is left to them: the threats to
/// each flow (L15), and in a cloud on its own who restores and erases (L03), since its operator stands elsewhere.
#[test]
fn nothing_is_wrong_that_its_user_could_not_be_expected_to_fill_in() {
    let catalog = Catalog::builtin().expect("the catalogue");
    for (key, project) in ours() {
        let analysis = analyse(&project, &catalog, None);
        let lints = || analysis.findings.iter().map(|finding| &catalog.lints.as_slice()[finding.lint]);
        let found: BTreeSet<_> = lints().map(|lint| lint.id.as_str()).collect();
        let (expected, undescribed): (&[&str], _) = match key {
            "template-blank" => (&[], 0),
            "piece-cloud-service" => (&["L03", "L15"], 2),
            _ => (&["L15"], 0),
        };
        assert_eq!(found, expected.iter().copied().collect(), "{key}");
        let errors = lints().filter(|lint| lint.severity == Severity::Error);
        assert!(errors.into_iter().all(|lint| lint.id == "L15"), "{key}");
        let open = analysis.flows.values().filter(|flow| flow.coverage == Coverage::Undescribed);
        assert_eq!(open.count(), undescribed, "{key}");
    }
}
