//! Chooses forms for the loops of a node and places for their labels, all together, so that none disturbs another.

use std::collections::VecDeque;
use std::sync::Arc;

use super::FlowGeometry;
use super::draft::segments;
use super::loop_forms::{Form, bounds, forms, spots};
use super::loop_room::{Around, FREE, Trouble};
use super::price::shared;
use crate::model::{FlowId, Point, Rect, Size};

/// Room between two labels.
const APART: f32 = 4.0;
/// Ends of two loops on a side are at least this far apart.
const ENDS_APART: f32 = 10.0;
/// What it costs to take a place where another loop of the node is, and how much more each time it had to go.
const EVICTS: f32 = 15.0;
const AGAIN: f32 = 10.0;
/// What it costs to take the same form with the label on the same side of it once more.
const USED: f32 = 12.0;
/// A label that is no farther from where it stood by its loop stands there.
const SAME_PLACE: f32 = 16.0;
/// How often each loop may look for a place, on average.
const PATIENCE: usize = 24;

/// A loop that looks for its place.
pub(super) struct Seeker {
    /// The size of its label.
    pub(super) size: Size,
    /// The loop and the label that it had.
    pub(super) had: Arc<FlowGeometry>,
    /// What it costs to have another form.
    pub(super) form: f32,
    /// What it costs that the label stands elsewhere by its loop.
    pub(super) place: f32,
}

/// A place for a loop and its label.
#[derive(Clone, Debug)]
pub(super) struct Place {
    form: usize,
    /// On which side of the loop the label stands.
    beyond: usize,
    label: Rect,
    trouble: Trouble,
}

/// Places for the loops of a node.
pub(super) struct Choice {
    forms: Vec<Form>,
    places: Vec<Vec<Place>>,
    chosen: Vec<Option<usize>>,
}

impl Choice {
    /// Chooses among all that is free around a node; as many as can find places.
    pub(super) fn of(around: &Around, node: Rect, seekers: &[Seeker]) -> Self {
        let forms = forms(node);
        let troubles: Vec<Option<Trouble>> = forms.iter().map(|form| around.of_loop(&form.route)).collect();
        let places = seekers.iter().map(|seeker| places(around, &forms, &troubles, node, seeker)).collect();
        let mut choice = Self { forms, places, chosen: vec![None; seekers.len()] };
        choice.settle();
        choice
    }

    /// How the loop with this number is drawn, and the flows whose labels give way to it; none where no place was found.
    pub(super) fn found(&self, number: usize) -> Option<(FlowGeometry, &[FlowId])> {
        let place = self.place(number)?;
        let route = self.forms[place.form].route.clone();
        Some((FlowGeometry { route, label: Some(place.label) }, &place.trouble.under))
    }

    /// Whether every loop found a place.
    pub(super) fn is_complete(&self) -> bool {
        self.chosen.iter().all(Option::is_some)
    }

    fn place(&self, number: usize) -> Option<&Place> {
        self.places.get(number)?.get((*self.chosen.get(number)?)?)
    }

    /// Each takes the best place; who is in the way there looks for another one.
    fn settle(&mut self) {
        let count = self.places.len();
        let (mut queue, mut left): (VecDeque<usize>, _) = ((0..count).collect(), PATIENCE * count);
        let mut evicted = vec![0.0; count];
        let mut used = vec![vec![[0.0; 4]; self.forms.len()]; count];
        let mut most = (0, self.chosen.clone());
        while let Some(number) = queue.pop_front().filter(|_| left > 0) {
            left -= 1;
            let cost = |choice: &Self, place: usize| {
                let evicts: f32 = choice.in_the_way(number, place).map(|other| EVICTS + AGAIN * evicted[other]).sum();
                let Place { form, beyond, .. } = choice.places[number][place];
                evicts + USED * used[number][form][beyond]
            };
            let Some(place) = self.best(number, cost) else { continue };
            let gone: Vec<usize> = self.in_the_way(number, place).collect();
            for other in gone {
                self.chosen[other] = None;
                evicted[other] += 1.0;
                queue.push_back(other);
            }
            self.chosen[number] = Some(place);
            let Place { form, beyond, .. } = self.places[number][place];
            used[number][form][beyond] += 1.0;
            let placed = self.chosen.iter().flatten().count();
            if placed > most.0 {
                most = (placed, self.chosen.clone());
            }
        }
        self.chosen = most.1;
        // Who had to go may come nearer again.
        for number in (0..count).filter(|_| count > 1) {
            let free =
                |choice: &Self, place: usize| choice.in_the_way(number, place).next().map_or(0.0, |_| f32::INFINITY);
            let best = self.best(number, free).filter(|place| self.in_the_way(number, *place).next().is_none());
            self.chosen[number] = best.or(self.chosen[number]);
        }
    }

    /// The cheapest place for a loop with what each costs besides.
    fn best(&self, number: usize, cost: impl Fn(&Self, usize) -> f32) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        for (place, Place { trouble, .. }) in self.places[number].iter().enumerate() {
            // They stand in the order of what they cost by themselves.
            if best.is_some_and(|(lowest, _)| trouble.cost >= lowest) {
                break;
            }
            let cost = trouble.cost + cost(self, place);
            if best.is_none_or(|(lowest, _)| cost < lowest) {
                best = Some((cost, place));
            }
        }
        best.map(|(_, place)| place)
    }

    /// The loops that are where this place is.
    fn in_the_way(&self, number: usize, place: usize) -> impl Iterator<Item = usize> {
        let one = &self.places[number][place];
        let others = (0..self.places.len()).filter(move |other| *other != number);
        others.filter(move |other| self.place(*other).is_some_and(|other| self.disturb(one, other)))
    }

    fn disturb(&self, one: &Place, other: &Place) -> bool {
        let (route, its) = (&self.forms[one.form].route, &self.forms[other.form].route);
        let covers = |label: Rect, route: &[Point]| segments(route).any(|line| line.overlaps(label.grown(FREE)));
        let beside = || segments(route).any(|line| segments(its).any(|its| shared(its, line.grown(FREE)) > 0.0));
        one.form == other.form
            || one.label.grown(APART).overlaps(other.label)
            || covers(one.label, its)
            || covers(other.label, route)
            || beside()
            || meet(route, its)
    }
}

/// Whether two loops end too near to each other.
fn meet(one: &[Point], other: &[Point]) -> bool {
    let ends = |route: &[Point]| route.first().copied().into_iter().chain(route.last().copied()).collect::<Vec<_>>();
    let other = ends(other);
    ends(one).iter().any(|end| other.iter().any(|its| end.distance(*its) < ENDS_APART))
}

/// The places that are free for a loop, the best first.
fn places(around: &Around, forms: &[Form], troubles: &[Option<Trouble>], node: Rect, seeker: &Seeker) -> Vec<Place> {
    let Seeker { size, had, form: other_form, place: other_place } = seeker;
    let same = form_of(forms, node, &had.route);
    let mut places = Vec::new();
    for (number, (form, trouble)) in forms.iter().zip(troubles).enumerate() {
        let (Some(of_loop), Some(around_loop)) = (trouble, bounds(&form.route)) else { continue };
        let is_same = same == Some(number);
        let base = of_loop.cost + if is_same { 0.0 } else { form.cost + other_form };
        for (cost, label) in spots(&form.route, *size) {
            let Some(mut trouble) = around.of_label(&form.route, label) else { continue };
            trouble
                .under
                .extend(of_loop.under.iter().filter(|id| !trouble.under.contains(id)).copied().collect::<Vec<_>>());
            trouble.cost +=
                base + cost + if is_same && stands_so(&form.route, label, had) { 0.0 } else { *other_place };
            let beyond = beyond(around_loop, label);
            places.push(Place { form: number, beyond, label, trouble });
        }
    }
    places.sort_by(|a, b| a.trouble.cost.total_cmp(&b.trouble.cost));
    places
}

/// On which side of a loop a label is.
fn beyond(around: Rect, label: Rect) -> usize {
    if label.bottom() <= around.top() {
        0
    } else if label.top() >= around.bottom() {
        1
    } else {
        2 + usize::from(label.center().0 > around.center().0)
    }
}

/// The form that a loop had: exactly, but for the way that its node may have moved since, or by the corner that it goes round.
fn form_of(forms: &[Form], node: Rect, had: &[Point]) -> Option<usize> {
    let moved = |form: &Form| {
        let by = had.first()?.to(*form.route.first()?);
        let is_moved = |(was, is): (&Point, &Point)| was.moved(by).distance(*is) < 0.1;
        let same = form.route.len() == had.len() && had.iter().zip(&form.route).all(is_moved);
        same.then(|| by.0.hypot(by.1))
    };
    let exact = forms.iter().enumerate().filter_map(|(number, form)| Some((number, moved(form)?)));
    let exact = exact.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(number, _)| number);
    let corner = |route: &[Point]| {
        let [_, _, beyond, _, _] = route else { return None };
        Some((beyond.0 > node.center().0, beyond.1 > node.center().1))
    };
    exact.or_else(|| forms.iter().position(|form| corner(had).is_some() && corner(&form.route) == corner(had)))
}

/// Whether the label stands by its loop as it did.
fn stands_so(route: &[Point], label: Rect, had: &FlowGeometry) -> bool {
    let (Some(was), Some(start), Some(at)) = (had.label, had.route.first(), route.first()) else { return false };
    let (was, is) = (start.to(was.center()), at.to(label.center()));
    (was.0 - is.0).hypot(was.1 - is.1) <= SAME_PLACE
}
