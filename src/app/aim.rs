//! Looks for the node that an arrow is to end at by what is typed of its name, its id or how it is read.

use egui::Context;

use super::chooser::act::Act as Choose;
use super::focus::{Aim, Keyed};
use super::launcher::Name;
use super::launcher::rank::rank_names;
use super::state::State;
use crate::edit::Command;
use crate::model::NodeId;
use crate::text::{tr, tr_with};

impl State {
    /// Does something while a node is looked for.
    pub(super) fn aim(&mut self, aim: Aim, ctx: &Context) {
        let Some(keyed) = self.focus.keyed else { return };
        match aim {
            Aim::Type(typed) => {
                let fitting = self.fitting(&typed);
                self.focus.fitting = fitting.len();
                self.focus.typed = typed;
                match fitting.first() {
                    Some(&node) => self.key(keyed.aimed(node)),
                    None if self.focus.typed.trim().is_empty() => {}
                    None => self.speak(tr(self.lang(), "aim-none")),
                }
            }
            Aim::Step(forwards) => {
                let fitting = self.fitting(&self.focus.typed);
                let here = keyed.aim().and_then(|aim| fitting.iter().position(|&node| node == aim));
                let count = fitting.len();
                let next = match here {
                    Some(here) if forwards => here + 1,
                    Some(here) => here + count - 1,
                    None => 0,
                };
                if let Some(&node) = next.checked_rem(count).and_then(|next| fitting.get(next)) {
                    self.key(keyed.aimed(node));
                }
            }
            Aim::Beside => {
                if let Keyed::Arrow { from, .. } = keyed {
                    self.focus.end();
                    self.leave_fields(ctx);
                    self.chain.begin();
                    self.choose(Choose::Beside(from), ctx);
                }
            }
        }
    }

    /// The ends of the arrow that is being drawn by keys; none while no node fits what is typed.
    pub(super) fn aimed_arrow(&self) -> Option<(NodeId, NodeId)> {
        let fits = self.focus.typed.trim().is_empty() || self.focus.fitting > 0;
        match self.focus.keyed {
            Some(Keyed::Arrow { from, to }) if fits => Some((from, to)),
            _ => None,
        }
    }

    /// Shows the arrow that is being drawn by keys on the way it will have, where it has been aimed at another node or the
    /// drawing is another one, and takes it away when it is drawn no longer. `before` is what was aimed at, at which revision.
    pub(super) fn show_aimed(&mut self, before: (Option<(NodeId, NodeId)>, u64), ctx: &Context) {
        let aimed = self.aimed_arrow();
        if (aimed, self.document.history.revision()) == before {
            return;
        }
        match aimed {
            Some((from, to)) => {
                let draws = Command::DrawFlow { from, to, two_way: false };
                match self.document.try_out(&draws) {
                    Ok(change) => self.document.preview(change.project, &self.setting, ctx),
                    Err(_) => self.document.show_current(&self.setting, ctx),
                }
            }
            None if before.0.is_some() => self.document.show_current(&self.setting, ctx),
            None => {}
        }
    }

    /// Whether the arrow that is being drawn by keys is shown on the way it will have.
    pub fn shows_aimed(&self) -> bool {
        self.aimed_arrow().is_some() && !self.project().flows.ptr_eq(&self.document.history.project().flows)
    }

    /// How many nodes fit what is typed, in words; nothing where nothing is typed.
    pub fn fitting_words(&self) -> Option<String> {
        if self.focus.typed.trim().is_empty() {
            return None;
        }
        let count = self.focus.fitting;
        Some(if count == 0 {
            tr(self.lang(), "aim-none")
        } else {
            tr_with(self.lang(), "aim-fitting", &[("count", count.into())])
        })
    }

    /// The nodes that fit what is typed, best first, of those that fit as well the nearest to the arrow's other end; none where
    /// nothing is typed.
    fn fitting(&self, typed: &str) -> Vec<NodeId> {
        if typed.trim().is_empty() {
            return Vec::new();
        }
        let project = self.project();
        let other = match self.focus.keyed {
            Some(Keyed::Arrow { from, .. }) => Some(from),
            Some(Keyed::Lead { to, .. }) => to,
            _ => None,
        };
        let here = other.and_then(|node| project.nodes.get(&node)).map(|node| node.rect().center());
        let mut nodes: Vec<(f32, NodeId)> = project
            .nodes
            .iter()
            .map(|(&id, node)| (here.map_or(0.0, |here| here.distance(node.rect().center())), id))
            .collect();
        nodes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let names: Vec<Vec<Name>> = nodes
            .iter()
            .map(|(_, id)| {
                let name = project.nodes.get(id).map_or("", |node| node.name.as_str());
                Name::all(name).chain(Name::all(&id.to_string())).collect()
            })
            .collect();
        let ranked = rank_names(names.iter().map(|names| (names.as_slice(), false)), typed);
        ranked.into_iter().map(|place| nodes[place].1).collect()
    }
}
