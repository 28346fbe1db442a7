//! What can be drawn at a point, in the order in which it is likely meant there: by the catalogue's word on what stands in
//! which zone and what flows between which kinds, then in the palette's order.

use crate::app::action::{NOTE_KEY, Tool};
use crate::app::launcher::Name;
use crate::catalog::Catalog;
use crate::model::{NodeId, Point, Project, Zone};
use crate::text::{Lang, tr};

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Something new of a kind.
    New(Tool),
    /// A node that is there: an arrow is drawn to it.
    Node(NodeId),
}

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What it is.
    pub pick: Pick,
    /// What it is called.
    pub name: String,
    /// The key that chooses it while nothing is typed.
    pub key: Option<char>,
    /// Whether it is among what is usual there.
    pub usual: bool,
    /// The names by which it is found, folded.
    pub found_by: Vec<Name>,
}

/// Where something is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// The point.
    pub at: Point,
    /// The node that an arrow connects it with.
    pub from: Option<NodeId>,
    /// Whether nodes that are there come first: nobody has pointed at empty ground.
    pub nodes: bool,
}

/// How many nodes that are there come before the kinds; each has a digit as its key.
const NEIGHBOURS: usize = 4;

/// Everything that can be drawn there, likeliest first. With a node to connect it with: nodes that are there and kinds of
/// node; without: kinds of node and of zone, and the note.
pub fn offers(project: &Project, catalog: &Catalog, lang: Lang, spot: Spot) -> Vec<Offer> {
    let zone = innermost(project, catalog, spot.at);
    let mut offers = node_kinds(project, catalog, lang, spot, zone);
    if let Some(from) = spot.from {
        let (near, others) = nodes(project, catalog, from, spot.nodes);
        offers.splice(0..0, near);
        offers.extend(others);
    } else {
        let mut zones: Vec<Offer> = catalog
            .zone_kinds
            .offered()
            .map(|kind| {
                let tool = Tool::Zone(kind.id.clone());
                kind_offer(tool, kind.name.get(lang), [&kind.name.ja, &kind.name.en], kind.key, zone.is_none())
            })
            .collect();
        zones.push(note(lang));
        // On bare ground a place comes first; within one, what stands in it.
        if zone.is_none() {
            offers.splice(0..0, zones)
        } else {
            offers.splice(offers.len().., zones)
        };
    }
    offers
}

/// The smallest place around a point.
fn innermost<'a>(project: &'a Project, catalog: &Catalog, at: Point) -> Option<&'a Zone> {
    let is_place = |zone: &Zone| catalog.zone_kinds.get(&zone.kind).is_none_or(|kind| kind.place);
    let around = project.zones.values().map(AsRef::as_ref);
    around
        .filter(|zone| zone.frame.contains(at) && is_place(zone))
        .min_by(|a, b| (a.frame.2 * a.frame.3).total_cmp(&(b.frame.2 * b.frame.3)))
}

fn node_kinds(project: &Project, catalog: &Catalog, lang: Lang, spot: Spot, zone: Option<&Zone>) -> Vec<Offer> {
    /// What counts as far behind everything usual.
    const NOT: usize = 1000;
    let holds = zone.and_then(|zone| catalog.zone_kinds.get(&zone.kind)).map(|kind| &kind.holds);
    let source = spot.from.and_then(|id| project.nodes.get(&id)).map(|node| node.kind.as_str());
    let mut ranked: Vec<(usize, Offer)> = catalog
        .node_kinds
        .offered()
        .map(|kind| {
            let like = catalog.node_kinds.works_like(&kind.id);
            let in_zone = holds.and_then(|holds| holds.iter().position(|held| *held == kind.id || held == like));
            let partner = source.and_then(|source| partner(catalog, source, &kind.id));
            // What is usual for the source comes first, then what stands in the zone; the others keep the palette's order.
            let rank = match source {
                Some(_) => partner.unwrap_or(NOT) * 10 + in_zone.unwrap_or(9),
                None => in_zone.unwrap_or(NOT),
            };
            let tool = Tool::Node(kind.id.clone());
            let names = [&kind.name.ja, &kind.name.en];
            let usual = if source.is_some() { partner.is_some() } else { in_zone.is_some() };
            (if usual { rank } else { NOT }, kind_offer(tool, kind.name.get(lang), names, kind.key, usual))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, offer)| offer).collect()
}

/// How usual it is that a node of one kind is connected with one of another: its place among those the first is usually
/// connected with, arrows that leave it first.
pub fn partner(catalog: &Catalog, one: &str, other: &str) -> Option<usize> {
    let (one, other) = (catalog.node_kinds.works_like(one), catalog.node_kinds.works_like(other));
    let has = |kinds: &[String], kind: &str| kinds.iter().any(|known| known == kind);
    let out = catalog.usual_flows.iter().filter(|usual| has(&usual.from, one)).flat_map(|usual| &usual.to);
    let into = catalog.usual_flows.iter().filter(|usual| has(&usual.to, one)).flat_map(|usual| &usual.from);
    let mut seen: Vec<&str> = Vec::new();
    for kind in out.chain(into) {
        if kind == other {
            return Some(seen.len());
        }
        if !seen.contains(&kind.as_str()) {
            seen.push(kind);
        }
    }
    None
}

/// The nodes that are there: those that are likely meant, then the others, to be found by typing.
fn nodes(project: &Project, catalog: &Catalog, from: NodeId, offered: bool) -> (Vec<Offer>, Vec<Offer>) {
    let Some(source) = project.nodes.get(&from) else { return (Vec::new(), Vec::new()) };
    let connected = |id: NodeId| {
        project.flows.values().any(|flow| (flow.from, flow.to) == (from, id) || (flow.from, flow.to) == (id, from))
    };
    let mut near: Vec<_> = project
        .nodes
        .iter()
        .filter(|&(&id, _)| offered && id != from && !connected(id))
        .filter_map(|(&id, node)| {
            let partner = partner(catalog, &source.kind, &node.kind)?;
            Some((partner, source.rect().center().distance(node.rect().center()), id))
        })
        .collect();
    near.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap_or(std::cmp::Ordering::Equal).then(a.2.cmp(&b.2)));
    near.truncate(NEIGHBOURS);
    let offer = |id: NodeId, key: Option<char>| {
        let name = project.nodes.get(&id).map_or_else(|| id.to_string(), |node| node.name.clone());
        let found_by = Name::all(&name).chain(Name::all(&format!("{id} {name}"))).collect();
        Offer { pick: Pick::Node(id), name, key, usual: key.is_some(), found_by }
    };
    let first = near.iter().zip('1'..).map(|(&(.., id), key)| offer(id, Some(key))).collect();
    let others = project.nodes.keys().filter(|&id| !near.iter().any(|(.., near)| near == id));
    (first, others.map(|&id| offer(id, None)).collect())
}

fn kind_offer(tool: Tool, name: &str, names: [&String; 2], key: Option<char>, usual: bool) -> Offer {
    let found_by = names.into_iter().flat_map(|name| Name::all(name)).collect();
    Offer { pick: Pick::New(tool), name: name.to_owned(), key, usual, found_by }
}

fn note(lang: Lang) -> Offer {
    let found_by = Lang::ALL.iter().flat_map(|&lang| Name::all(&tr(lang, "element-note"))).collect();
    Offer { pick: Pick::New(Tool::Note), name: tr(lang, "element-note"), key: Some(NOTE_KEY), usual: false, found_by }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::SAMPLE;
    use crate::storage;

    fn sample() -> (Project, std::sync::Arc<Catalog>) {
        (storage::read(SAMPLE).unwrap(), Catalog::builtin().unwrap())
    }

    fn first(offers: &[Offer], count: usize) -> Vec<&str> {
        offers.iter().take(count).map(|offer| offer.name.as_str()).collect()
    }

    #[test]
    fn what_a_kind_usually_flows_to_comes_first() {
        let (project, catalog) = sample();
        let at = |x, y| Point(x, y);
        let spot = |from, at| Spot { at, from: Some(NodeId(from)), nodes: false };
        // A person in the consulting room, a media device in the data centre, nothing usual about the ground.
        let of_person = offers(&project, &catalog, Lang::Ja, spot(6, at(736.0, 900.0)));
        assert_eq!(first(&of_person, 2), ["端末", "タブレット"]);
        let of_tape = offers(&project, &catalog, Lang::Ja, spot(18, at(400.0, 200.0)));
        assert_eq!(first(&of_tape, 2), ["可搬媒体", "サーバ"]);
        assert!(of_tape.iter().take(2).all(|offer| offer.usual), "{of_tape:?}");
        let kinds = |offers: &[Offer]| offers.iter().filter(|offer| matches!(offer.pick, Pick::New(_))).count();
        assert_eq!(kinds(&of_tape), catalog.node_kinds.len(), "every kind can be found, no zone");
    }

    #[test]
    fn bare_ground_offers_places_first_and_a_place_what_stands_in_it() {
        let (project, catalog) = sample();
        let spot = |at| Spot { at, from: None, nodes: false };
        let ground = offers(&Project::default(), &catalog, Lang::Ja, spot(Point(0.0, 0.0)));
        assert_eq!(ground[0].name, "医療機関等");
        let remote = offers(&project, &catalog, Lang::Ja, spot(Point(100.0, 200.0)));
        assert_eq!(first(&remote, 2), ["可搬媒体", "搬送業者"]);
        assert_eq!(remote.len(), catalog.node_kinds.len() + catalog.zone_kinds.len() + 1);
    }

    #[test]
    fn by_keys_the_neighbours_that_are_not_connected_yet_come_first() {
        let (mut project, catalog) = sample();
        project.flows = project.flows.into_iter().filter(|(id, _)| id.0 != 4).collect();
        let spot = Spot { at: Point(400.0, 800.0), from: Some(NodeId(4)), nodes: true };
        let offers = offers(&project, &catalog, Lang::Ja, spot);
        assert_eq!((offers[0].key, &offers[0].pick), (Some('1'), &Pick::Node(NodeId(14))), "{:?}", offers[0]);
        let printer = offers.iter().position(|offer| offer.pick == Pick::Node(NodeId(5))).unwrap();
        assert!(printer < 4, "{printer}");
        assert!(offers.iter().filter(|offer| offer.key.is_some_and(|key| key.is_ascii_digit())).count() <= 4);
    }
}
