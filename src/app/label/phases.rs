//! The phases that a flow is offered, those that its verb and place speak for first.

use crate::app::launcher::Name;
use crate::app::phase;
use crate::catalog::Catalog;
use crate::edit::Command;
use crate::model::{Flow, FlowId, Phase, Project};
use crate::register::Term;
use crate::text::Lang;

/// A phase that can be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseOffer {
    /// The phase.
    pub phase: Phase,
    /// What it is called.
    pub name: String,
    /// Whether it is usual for the flow's verb.
    pub usual: bool,
    /// The names by which it is found, folded.
    pub found_by: Vec<Name>,
}

/// The phases that the flow does not have, and the place of the one that is proposed where it has none.
pub fn offers(project: &Project, catalog: &Catalog, lang: Lang, flow: &Flow) -> (Vec<PhaseOffer>, Option<usize>) {
    let (likely, usual) = phase::likely(project, catalog, flow);
    let offer = |(place, phase): (usize, Phase)| PhaseOffer {
        phase,
        name: phase.say(lang),
        usual: place < usual,
        found_by: Lang::ALL.iter().flat_map(|&lang| Name::all(&phase.say(lang))).collect(),
    };
    let offers = likely.into_iter().enumerate().filter(|(_, phase)| !flow.phases.contains(phase)).map(offer);
    let proposed = flow.phases.is_empty() && usual > 0;
    (offers.collect(), proposed.then_some(0))
}

/// The change that lets a flow belong to a phase, or no longer.
pub fn command(project: &Project, id: FlowId, phase: Phase, on: bool) -> Option<Command> {
    let mut flow = project.flows.get(&id)?.as_ref().clone();
    set(&mut flow, phase, on);
    Some(Command::SetFlow(id, Box::new(flow)))
}

/// Lets a flow belong to a phase, or no longer.
pub fn set(flow: &mut Flow, phase: Phase, on: bool) {
    flow.phases.retain(|&other| other != phase);
    if on {
        flow.phases.push(phase);
        flow.phases.sort_unstable();
    }
}
