//! Which key does what now, said before it is pressed: the same list for the keys, the buttons and assistive technology.

use egui::{Context, Id, Key};

use super::act::Act;
use super::deciding::{Asking, asking, planned};
use super::offers::{self, For};
use super::said;
use super::standing::{Entry, Page, Purpose};
use crate::analysis::agenda::{Asked, Matter, Order};
use crate::analysis::next::{Plan, Planned};
use crate::app::command::Command;
use crate::app::state::State;
use crate::model::{Axis, Decision, FlowId, Level, Risk, Treatment};
use crate::register::Term;
use crate::text::{tr, tr_with};

/// A key with what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// The keys, the one that is shown first.
    pub keys: Vec<Key>,
    /// How the key is written on its cap.
    pub cap: &'static str,
    /// What it does.
    pub text: String,
    /// What that brings along, such as measures.
    pub detail: String,
    /// Whether that is how it is already, and the key would change nothing.
    pub chosen: bool,
    /// What is asked for.
    pub act: Act,
}

impl Binding {
    fn new(cap: &'static str, keys: &[Key], text: String, act: Act) -> Self {
        Self { keys: keys.to_vec(), cap, text, detail: String::new(), chosen: false, act }
    }

    fn with(mut self, detail: String) -> Self {
        self.detail = detail;
        self
    }
}

/// All keys that do something now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bindings {
    /// Those that answer the question, the usual answer first.
    pub answers: Vec<Binding>,
    /// Those that change how it is answered, and what is known besides.
    pub besides: Vec<Binding>,
    /// Those that go elsewhere.
    pub ways: Vec<Binding>,
}

impl Bindings {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Binding> {
        self.answers.iter().chain(&self.besides).chain(&self.ways)
    }

    /// What a key asks for.
    pub fn act(&self, key: Key) -> Option<&Act> {
        self.all().find(|binding| binding.keys.contains(&key)).map(|binding| &binding.act)
    }
}

const DIGITS: [(&str, [Key; 1]); 9] = [
    ("1", [Key::Num1]),
    ("2", [Key::Num2]),
    ("3", [Key::Num3]),
    ("4", [Key::Num4]),
    ("5", [Key::Num5]),
    ("6", [Key::Num6]),
    ("7", [Key::Num7]),
    ("8", [Key::Num8]),
    ("9", [Key::Num9]),
];

const ENTER: &[Key] = &[Key::Enter];

/// The bindings of now.
pub fn bindings(state: &State, ctx: &Context) -> Bindings {
    let standing = &state.workshop;
    let say = |key: &str| tr(state.lang(), key);
    let mut bindings = Bindings::default();
    match (&standing.entry, standing.page) {
        (Some(entry), _) => entry_answers(state, entry, &mut bindings),
        (None, Page::Start) => {
            if state.project().flows.is_empty() {
                // Nothing to begin with.
            } else if super::attendees::is_at_somebody(state, ctx) {
                let mut form = standing.form.clone();
                form.want_the_blank_line();
                bindings.answers.push(Binding::new("Enter", ENTER, say("workshop-next-person"), Act::Form(form)));
                bindings.answers.push(Binding::new("Enter×2", &[], say("workshop-begin"), Act::Begin));
            } else {
                bindings.answers.push(Binding::new("Enter", ENTER, say("workshop-begin"), Act::Begin));
            }
            bindings.ways.push(leave(state));
        }
        (None, Page::Flow) => flow(state, ctx, &mut bindings),
        (None, Page::Summary) => {
            if let Some(flow) = super::walking::first_to_do(state) {
                let text = tr_with(state.lang(), "workshop-go-on", &[("flow", flow.to_string().into())]);
                bindings.answers.push(Binding::new("Enter", ENTER, text, Act::Go(flow)));
            }
            let run = |cap, key, command: Command| Binding::new(cap, &[key], say(command.key()), Act::Run(command));
            bindings.besides.extend([run("B", Key::B, Command::Freeze), run("S", Key::S, Command::Save)]);
            if standing.flow.is_some() {
                bindings.ways.push(Binding::new("E", &[Key::E], say("workshop-back-to-flow"), Act::Summary));
            }
            bindings.ways.push(Binding::new("P", &[Key::P], say("workshop-people"), Act::People));
            undo(state, &mut bindings);
            bindings.ways.push(leave(state));
        }
    }
    bindings
}

fn leave(state: &State) -> Binding {
    Binding::new("Esc", &[Key::Escape, Key::F5], tr(state.lang(), "workshop-leave"), Act::Toggle)
}

/// To take the last step back, and what goes with it.
fn undo(state: &State, bindings: &mut Bindings) {
    if let Some(measures) = state.left_over() {
        let names: Vec<String> = measures.iter().map(ToString::to_string).collect();
        let names = names.join(&tr(state.lang(), "list-separator"));
        let text = tr_with(state.lang(), "workshop-delete-left-over", &[("measures", names.into())]);
        bindings.ways.insert(0, Binding::new("D", &[Key::D], text, Act::DeleteLeftOver));
    }
    if state.document.history.can_undo().is_some() {
        let name = crate::app::menu::label(state, Command::Undo, state.lang());
        bindings.ways.push(Binding::new("U", &[Key::U], name, Act::Undo));
    }
}

fn entry_answers(state: &State, entry: &Entry, bindings: &mut Bindings) {
    let say = |key: &str| tr(state.lang(), key);
    if !entry.typing {
        let of = if entry.purpose == Purpose::Rejection { For::Rejection } else { For::Rating };
        for (reason, (cap, key)) in offers::reasons(state.project(), state.lang(), of).into_iter().zip(DIGITS) {
            bindings.answers.push(Binding::new(cap, &key, reason.clone(), Act::Reason(reason)));
        }
        bindings.besides.push(Binding::new(
            "T",
            &[Key::T],
            say("workshop-type-reason"),
            Act::Write(entry.purpose.clone()),
        ));
    }
    bindings.ways.push(Binding::new("Esc", &[Key::Escape], say("dialog-cancel"), Act::DropEntry));
}

fn flow(state: &State, ctx: &Context, bindings: &mut Bindings) {
    let standing = &state.workshop;
    let say = |key: &str| tr(state.lang(), key);
    if let Some(flow) = standing.flow {
        match standing.matter {
            Some(Matter::Part(part)) => {
                for (fill, (cap, key)) in offers::fills(state, flow, part).into_iter().zip(DIGITS) {
                    bindings.answers.push(Binding::new(cap, &key, fill.name, Act::Fill(Box::new(fill.command))));
                }
                if offers::takes_words(part) {
                    let act = Act::Write(Purpose::Part(part));
                    bindings.besides.push(Binding::new("T", &[Key::T], say("workshop-type-part"), act));
                }
            }
            Some(Matter::NoThreat) => {
                bindings.answers.push(Binding::new("Enter", ENTER, say("workshop-no-threat"), Act::Reject));
            }
            Some(Matter::Threat(_) | Matter::Risk(_)) => {
                if let Some(asking) = asking(state) {
                    answers(state, ctx, &asking, bindings);
                }
            }
            None => bindings.answers.push(Binding::new("Enter", ENTER, say("workshop-next-flow"), Act::NextFlow)),
        }
        here(state, flow, bindings);
    }
    bindings.ways.extend([
        Binding::new("←", &[Key::ArrowLeft], say("workshop-previous-flow"), Act::PreviousFlow),
        Binding::new("→", &[Key::ArrowRight], say("workshop-next-flow"), Act::NextFlow),
        Binding::new("↑↓", &[Key::ArrowDown], say("workshop-walk"), Act::NextQuestion),
    ]);
    undo(state, bindings);
    let next = next_order(standing.order);
    let order = tr_with(state.lang(), "workshop-order-next", &[("order", say(order_key(next)).into())]);
    let only = if standing.open_only { "workshop-show-all" } else { "workshop-show-open" };
    bindings.ways.extend([
        Binding::new("O", &[Key::O], order, Act::Order(next)),
        Binding::new("V", &[Key::V], say(only), Act::ToggleOpenOnly),
        Binding::new("E", &[Key::E], say("workshop-summary"), Act::Summary),
        leave(state),
    ]);
}

/// What can be done about the flow whatever is asked.
fn here(state: &State, flow: FlowId, bindings: &mut Bindings) {
    let say = |key: &str| tr(state.lang(), key);
    let later = if state.is_for_later(flow) { "workshop-not-later" } else { "workshop-later" };
    if state.workshop.matter.is_some() {
        bindings.ways.push(Binding::new("Space", &[Key::Space], say("workshop-skip"), Act::Skip));
    }
    bindings.ways.extend([
        Binding::new("L", &[Key::L], say(later), Act::Later),
        Binding::new("N", &[Key::N], say("workshop-note"), Act::Write(Purpose::Note)),
        Binding::new("A", &[Key::A], say("workshop-own-threat"), Act::Write(Purpose::OwnThreat)),
    ]);
}

/// The order after this one.
pub(super) fn next_order(order: Order) -> Order {
    let place = Order::ALL.iter().position(|&other| other == order).unwrap_or_default();
    Order::ALL[(place + 1) % Order::ALL.len()]
}

/// The key of an order's name.
pub(super) const fn order_key(order: Order) -> &'static str {
    match order {
        Order::Place => "workshop-order-place",
        Order::Phase => "workshop-order-phase",
        Order::Level => "workshop-order-level",
        Order::Drawn => "workshop-order-drawn",
    }
}

/// What can be decided about a threat or risk.
fn answers(state: &State, ctx: &Context, asking: &Asking, bindings: &mut Bindings) {
    let say = |key: &str| tr(state.lang(), key);
    let plans = plans(state, ctx, asking);
    let open = asking.question.open;
    let is_rejected = asking.risk.as_ref().is_some_and(|(_, risk)| risk.decision == Decision::Rejected);
    let is_adopted = asking.risk.is_some() && !is_rejected;
    let enter = |text: String, act: Act| Binding::new("Enter", ENTER, text, act);
    let rule = state.catalog().criteria_of(state.project()).rule(asking.level(state));
    let chosen = asking.risk.as_ref().is_some_and(|(_, risk)| !risk.treatment.is_empty());
    let changed = state.workshop.impact.is_some() || state.workshop.likelihood.is_some();
    let adopt = || {
        if !rule.decision {
            return enter(say("workshop-adopt-only"), Act::Adopt(None));
        }
        let plan = &plans[0];
        let text = treated(state, is_adopted, Treatment::Reduce);
        let keys = [Key::Enter, Key::Num1];
        Binding::new("Enter 1", &keys, text, Act::Adopt(Some(Treatment::Reduce))).with(detail(
            state,
            asking,
            Treatment::Reduce,
            plan,
        ))
    };
    match open {
        Some(Asked::Accept) if !changed => {
            let text = match state.approver() {
                by if by.is_empty() => say("workshop-accept"),
                by => tr_with(
                    state.lang(),
                    "workshop-accept-by",
                    &[("by", by.into()), ("on", state.setting.today.clone().into())],
                ),
            };
            bindings.answers.push(enter(text, Act::Accept));
        }
        Some(Asked::Confirm) if !changed => {
            bindings.answers.push(enter(say("workshop-confirm"), Act::Confirm));
        }
        Some(Asked::Reason) => bindings.answers.push(enter(say("workshop-give-reason"), Act::Reject)),
        Some(Asked::Treat) if chosen && !changed && plans[0].measures.is_empty() => {
            bindings.answers.push(enter(say("workshop-own-measure"), Act::Write(Purpose::OwnMeasure)));
        }
        // Where no measure is proposed, what is lacking is said with it and asked for next.
        Some(_) => bindings.answers.push(adopt()),
        None if changed => bindings.answers.push(adopt()),
        None => bindings.answers.push(enter(say("workshop-on"), Act::Skip)),
    }
    for ((&treatment, plan), (cap, key)) in Treatment::ALL.iter().zip(&plans).zip(DIGITS) {
        let act = Act::Adopt(Some(treatment));
        if bindings.answers.iter().any(|binding| binding.act == act) {
            continue;
        }
        let chosen = is_chosen_by(state, asking, treatment, plan);
        let text = if chosen { said::is_treated(state, treatment) } else { treated(state, is_adopted, treatment) };
        let detail = if chosen { String::new() } else { detail(state, asking, treatment, plan) };
        bindings.answers.push(Binding { chosen, ..Binding::new(cap, &key, text, act).with(detail) });
    }
    bindings.answers.push(Binding::new("R", &[Key::R], say("workshop-reject"), Act::Reject));
    if !is_rejected {
        for (axis, cap, key) in [(Axis::Impact, "I", Key::I), (Axis::Likelihood, "K", Key::K)] {
            let text = say(if axis == Axis::Impact { "workshop-raise-impact" } else { "workshop-raise-likelihood" });
            bindings.besides.push(Binding::new(cap, &[key], text, Act::Raise(axis)));
        }
    }
    if is_adopted {
        let act = Act::Write(Purpose::OwnMeasure);
        bindings.besides.push(Binding::new("M", &[Key::M], say("workshop-own-measure"), act));
    }
    if asking.risk.is_some() {
        bindings.besides.push(Binding::new("Back", &[Key::Backspace], say("workshop-undecide"), Act::Undecide));
    }
}

/// Whether a risk is treated in this way already, so that choosing it again would change nothing.
pub(super) fn is_chosen(state: &State, ctx: &Context, asking: &Asking, treatment: Treatment) -> bool {
    let place = Treatment::ALL.iter().position(|&other| other == treatment);
    place.is_some_and(|place| is_chosen_by(state, asking, treatment, &plans(state, ctx, asking)[place]))
}

fn is_chosen_by(state: &State, asking: &Asking, treatment: Treatment, plan: &Plan) -> bool {
    let rated = state.workshop.impact.is_some() || state.workshop.likelihood.is_some();
    let is_so = |risk: &Risk| risk.decision == Decision::Adopted && risk.treatment.contains(&treatment);
    !rated && plan.measures.is_empty() && asking.risk.as_ref().is_some_and(|(_, risk)| is_so(risk))
}

/// Adopted and treated, or treated where it is adopted already.
fn treated(state: &State, is_adopted: bool, treatment: Treatment) -> String {
    let key = if is_adopted { "workshop-treat" } else { "workshop-adopt" };
    tr_with(state.lang(), key, &[("treatment", treatment.say(state.lang()).into())])
}

/// Which measures a treatment brings along, what remains then, and in whose name it is.
fn detail(state: &State, asking: &Asking, treatment: Treatment, plan: &Plan) -> String {
    let lang = state.lang();
    let mut parts: Vec<String> = plan.measures.iter().map(|planned| measure(state, planned)).collect();
    let before: Level = asking.level(state);
    if let Some(left) = plan.left.filter(|&left| left != before && !plan.measures.is_empty()) {
        let args = [("before", before.word().into()), ("after", left.word().into())];
        parts.push(tr_with(lang, "workshop-level-then", &args));
    }
    if !plan.is_enough() {
        let lacking = plan.needed.saturating_sub(plan.categories);
        parts.push(tr_with(lang, "workshop-lacking", &[("count", lacking.into())]));
    }
    if treatment == Treatment::Retain {
        let by = state.approver();
        parts.push(if by.is_empty() {
            tr(lang, "workshop-asks-name")
        } else {
            let args = [("by", by.into()), ("on", state.setting.today.clone().into())];
            tr_with(lang, "workshop-in-name-of", &args)
        });
    }
    parts.join(&tr(lang, "workshop-separator"))
}

fn measure(state: &State, planned: &Planned) -> String {
    let (lang, words) = (state.lang(), state.words());
    match *planned {
        Planned::Name(measure) => {
            let name = format!("{measure} {}", words.measure(measure));
            tr_with(lang, "workshop-measure-named", &[("measure", name.into())])
        }
        Planned::Add { kind, on } => {
            let name = state.catalog().measures.as_slice().get(kind).map_or("", |kind| kind.name.get(lang));
            let place = on.map_or_else(|| tr(lang, "measure-whole-project"), |on| words.element(on));
            tr_with(lang, "workshop-measure-added", &[("measure", name.into()), ("place", place.into())])
        }
    }
}

/// What the plans were made of: the document, its state, the question, and the rating.
type Of = (u64, u64, FlowId, Matter, (usize, usize));

/// The plan for each treatment in their order, found once for each question: it looks at the project as a whole.
pub(super) fn plans(state: &State, ctx: &Context, asking: &Asking) -> Vec<Plan> {
    let document = &state.document;
    let of: Of = (document.identity(), document.generation(), asking.flow, asking.question.matter, asking.rating);
    let place = Id::unique("workshop plans");
    if let Some((known, plans)) = ctx.data(|data| data.get_temp::<(Of, Vec<Plan>)>(place))
        && known == of
    {
        return plans;
    }
    let plans: Vec<Plan> = Treatment::ALL.iter().map(|&treatment| planned(state, asking, treatment)).collect();
    ctx.data_mut(|data| data.insert_temp(place, (of, plans.clone())));
    plans
}
