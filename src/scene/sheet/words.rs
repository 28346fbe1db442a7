//! What is written on the flows, kept from one sheet to the next where it says the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::layer::place;
use crate::catalog::Catalog;
use crate::model::{DataId, Flow, FlowId, Project, Size};
use crate::scene::guard::Guards;
use crate::scene::label::Label;
use crate::text::Lang;

/// What is written on the flows, with the flow it was made of, in the order of ids.
pub(super) type Words = Vec<(FlowId, Arc<Flow>, Arc<Label>)>;

/// Data items that are not what they were.
pub(super) fn changed_data(old: &Project, project: &Project) -> BTreeSet<DataId> {
    use imbl::ordmap::DiffItem;
    old.data
        .diff(&project.data)
        .map(|item| match item {
            DiffItem::Add(&id, _) | DiffItem::Remove(&id, _) | DiffItem::Update { new: (&id, _), .. } => id,
        })
        .collect()
}

/// What is written on each flow of a project; `before` is what was, apart from flows with these data.
pub(super) fn words(
    before: Option<&Words>,
    changed_data: &BTreeSet<DataId>,
    guards: &Guards,
    project: &Project,
    catalog: &Catalog,
    lang: Lang,
) -> Words {
    let mut words = Words::with_capacity(project.flows.len());
    for (&id, flow) in &project.flows {
        let guarded = guards.contains_key(&id.into());
        let kept = before
            .and_then(|before| place(before, id, words.len(), |word| word.0).map(|place| &before[place]))
            .filter(|(_, before, label)| Arc::ptr_eq(before, flow) && label.is_guarded() == guarded)
            .filter(|_| changed_data.is_empty() || !flow.data.iter().any(|data| changed_data.contains(data)));
        let label = match kept {
            Some((_, _, label)) => Arc::clone(label),
            None => Arc::new(Label::new(id, flow, guarded, project, catalog, lang)),
        };
        words.push((id, Arc::clone(flow), label));
    }
    words
}

/// How large the label of a flow is; none where there is no such flow.
pub(super) fn size(words: &Words, id: FlowId) -> Option<Size> {
    place(words, id, 0, |word| word.0).map(|place| words[place].2.size())
}
