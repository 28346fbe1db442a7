//! The 4W1H of a flow in words: one sentence, or its parts for the registers. What is missing is shown as a blank.

use super::Words;
use super::name::one_line;
use crate::analysis::flow::{FlowAnalysis, FourW, Which, Who};
use crate::analysis::terms;
use crate::model::{Flow, FlowId, ZoneId};
use crate::text::{tr, tr_with};

impl Words<'_> {
    /// Who does what on which device in which place, as one sentence of the verb's form.
    pub fn sentence(&self, id: FlowId) -> String {
        let Some((flow, known)) = self.flow_and_analysis(id) else { return self.unknown() };
        let who = self.who(id);
        let which = self.which(id);
        let what = self.what(id);
        let place = match flow.wording.place.as_deref().map(one_line).filter(|words| !words.is_empty()) {
            Some(words) => words,
            None => self.zone_or_blank(known.four_w.places.first().copied()),
        };
        let own_verb = flow.wording.how.as_deref().map(one_line).filter(|words| !words.is_empty());
        let kind = known.four_w.how.map(|verb| &self.catalog.flow_kinds.as_slice()[verb]);
        match (own_verb, kind) {
            (None, Some(kind)) => {
                let to_place = self.analysis.nodes.get(&flow.to).and_then(|node| node.place);
                let (to, to_place) = (self.node(flow.to), self.zone_or_blank(to_place));
                let values = [
                    ("who", &who),
                    ("place", &place),
                    ("which", &which),
                    ("what", &what),
                    ("to", &to),
                    ("to_place", &to_place),
                ];
                fill(kind.sentence.get(self.lang), &values)
            }
            (own_verb, _) => {
                let how = own_verb.unwrap_or_else(|| self.how(id));
                tr_with(
                    self.lang,
                    "flow-sentence",
                    &[
                        ("who", who.into()),
                        ("place", place.into()),
                        ("which", which.into()),
                        ("what", what.into()),
                        ("how", how.into()),
                    ],
                )
            }
        }
    }

    /// Who(誰が).
    pub fn who(&self, id: FlowId) -> String {
        self.part(
            id,
            |flow| flow.wording.who.as_deref(),
            |four_w, _| match four_w.who {
                Who::Node(node) => self.node(node),
                Who::Automatic if self.is_kept_on_a_medium(four_w) => tr(self.lang, "who-facility"),
                Who::Automatic => tr(self.lang, "who-automatic"),
                Who::Missing => tr(self.lang, "blank-who"),
            },
        )
    }

    /// Where(どこの). What is carried has two places.
    pub fn place(&self, id: FlowId) -> String {
        self.part(
            id,
            |flow| flow.wording.place.as_deref(),
            |four_w, _| match four_w.places.as_slice() {
                [from, to] => tr_with(
                    self.lang,
                    "carried-between",
                    &[("from", self.zone(*from).into()), ("to", self.zone(*to).into())],
                ),
                places => self.zone_or_blank(places.first().copied()),
            },
        )
    }

    /// Which(どの機器・媒体で).
    pub fn which(&self, id: FlowId) -> String {
        self.part(
            id,
            |flow| flow.wording.which.as_deref(),
            |four_w, _| match four_w.which {
                Which::Node(node) => self.node(node),
                Which::Missing => tr(self.lang, "blank-which"),
            },
        )
    }

    /// What(何を).
    pub fn what(&self, id: FlowId) -> String {
        self.part(
            id,
            |flow| flow.wording.what.as_deref(),
            |four_w, _| {
                let items: Vec<String> = four_w.what.iter().map(|&item| self.item(item)).collect();
                if items.is_empty() { tr(self.lang, "blank-what") } else { self.list(&items) }
            },
        )
    }

    /// How(どうする).
    pub fn how(&self, id: FlowId) -> String {
        self.part(
            id,
            |flow| flow.wording.how.as_deref(),
            |_, flow| {
                let verb = flow.verb.as_deref().filter(|verb| !verb.is_empty());
                verb.map_or_else(|| tr(self.lang, "blank-how"), |verb| self.verb(verb))
            },
        )
    }

    /// The words a person wrote for a part, else what is derived.
    fn part(
        &self,
        id: FlowId,
        written: impl Fn(&Flow) -> Option<&str>,
        derived: impl Fn(&FourW, &Flow) -> String,
    ) -> String {
        let Some((flow, known)) = self.flow_and_analysis(id) else { return self.unknown() };
        match written(flow).map(one_line) {
            Some(words) if !words.is_empty() => words,
            Some(_) | None => derived(&known.four_w, flow),
        }
    }

    fn flow_and_analysis(&self, id: FlowId) -> Option<(&Flow, &FlowAnalysis)> {
        Some((self.project.flows.get(&id)?, self.analysis.flows.get(&id)?))
    }

    /// What lies on a shelf is kept by the place itself rather than by a system.
    fn is_kept_on_a_medium(&self, four_w: &FourW) -> bool {
        let Which::Node(node) = four_w.which else { return false };
        let node = self.project.nodes.get(&node);
        node.is_some_and(|node| {
            [terms::MEDIUM, terms::PAPER].iter().any(|term| self.catalog.node_kinds.is(&node.kind, term))
        })
    }

    fn zone_or_blank(&self, zone: Option<ZoneId>) -> String {
        zone.map_or_else(|| tr(self.lang, "blank-place"), |zone| self.zone(zone))
    }
}

/// Puts values where the template names them. Names in values are not looked at again.
pub(super) fn fill(template: &str, values: &[(&str, &String)]) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = rest.find('}').map(|close| close + 1);
        let value = end.and_then(|end| values.iter().find(|(name, _)| rest[1..end - 1] == **name));
        if let (Some(end), Some((_, value))) = (end, value) {
            text.push_str(value);
            rest = &rest[end..];
        } else {
            text.push('{');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn names_in_values_stay_as_they_are() {
        let (who, what) = ("{what}".to_owned(), "診療録".to_owned());
        assert_eq!(fill("{who}が{what}を{x}", &[("who", &who), ("what", &what)]), "{what}が診療録を{x}");
        assert_eq!(fill("{who", &[("who", &who)]), "{who");
    }
}
