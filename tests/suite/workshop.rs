//! The workshop: all flows of figure 5-3 decided by keys alone, counted, and what a meeting needs besides.

use std::collections::BTreeMap;

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::NodeT;
use nagarezu::analysis::agenda::{Asked, Matter, Order};
use nagarezu::analysis::{Coverage, analyse};
use nagarezu::app::Action;
use nagarezu::app::action::Unsaved;
use nagarezu::app::tabs::action::TabAction;
use nagarezu::app::workshop::act::Act;
use nagarezu::app::workshop::bindings::bindings;
use nagarezu::app::workshop::standing::{Page, Purpose};
use nagarezu::catalog::{Catalog, Severity};
use nagarezu::edit::{Command, EntryEdit, StepName};
use nagarezu::model::{Attendee, Decision, Flow, FlowId, NodeId, Project, Rule, ThreatChange, Treatment};
use nagarezu::storage;
use nagarezu::storage::template::Template;

use crate::driver::{Driver, flow};

/// As much as a decision may cost on average.
const MOST: f64 = 3.0;

/// The tables that were counted.
const README: &str = include_str!("../README.md");

/// A workshop, with every key counted that is pressed in it.
struct Meeting {
    driver: Driver,
    /// What keys were pressed for: how often, and how many.
    tally: BTreeMap<&'static str, (usize, usize)>,
    what: &'static str,
}

impl Meeting {
    fn new(driver: Driver) -> Self {
        Self { driver, tally: BTreeMap::new(), what: "" }
    }

    /// Figure 5-3, with people who have been entered; the first accepts.
    fn with(people: &[&str]) -> Self {
        let mut meeting = Self::new(Driver::sample());
        meeting.begin("begin");
        meeting.press(Key::F5);
        for person in people {
            meeting.write(person);
        }
        meeting.press(Key::Enter);
        assert_eq!(meeting.page(), Page::Flow);
        meeting
    }

    fn begin(&mut self, what: &'static str) {
        self.what = what;
        self.tally.entry(what).or_default().0 += 1;
    }

    fn count(&mut self, keys: usize) {
        self.tally.entry(self.what).or_default().1 += keys;
    }

    fn press(&mut self, key: Key) {
        self.driver.key(key);
        self.count(1);
    }

    /// Types and ends with Enter; a character is a key.
    fn write(&mut self, text: &str) {
        self.driver.type_text(text);
        self.count(text.chars().count());
        self.press(Key::Enter);
    }

    fn undo(&mut self) {
        self.driver.keys(Modifiers::COMMAND, Key::Z);
        // The modifier is one as well.
        self.count(2);
    }

    fn page(&self) -> Page {
        self.driver.state().workshop.page
    }

    /// The flow that is asked about; none where none is.
    fn flow(&self) -> Option<FlowId> {
        self.driver.state().workshop.flow.filter(|_| self.page() == Page::Flow)
    }

    fn matter(&self) -> Option<Matter> {
        self.driver.state().workshop.matter
    }

    fn project(&self) -> &Project {
        self.driver.project()
    }

    /// What is still to be answered of the question.
    fn open(&self) -> Option<Asked> {
        let state = self.driver.state();
        let asked = nagarezu::analysis::agenda::questions(state.document.analysis(), self.flow()?);
        asked.into_iter().find(|question| Some(question.matter) == self.matter())?.open
    }

    /// What the key on this cap does now, as it is shown.
    fn offers(&self, cap: &str) -> Option<String> {
        let bound = bindings(self.driver.state(), self.driver.ctx());
        let found = bound.all().find(|binding| binding.cap.split(' ').any(|part| part == cap));
        found.map(|binding| binding.text.clone())
    }

    fn is_typing(&self) -> bool {
        self.driver.state().workshop.entry.as_ref().is_some_and(|entry| entry.typing)
    }

    fn keys(&self) -> usize {
        self.tally.values().map(|(_, keys)| keys).sum()
    }
}

/// Answers one question as a meeting might; the number says the how manieth threat it is.
fn answer(meeting: &mut Meeting, number: usize) {
    match (meeting.matter(), meeting.open()) {
        (None, _) => {
            meeting.begin("next flow");
            meeting.press(Key::Enter);
        }
        (Some(Matter::Part(_)), _) => {
            meeting.begin("fill in what is missing");
            meeting.press(Key::Num1);
        }
        (_, Some(Asked::Accept)) => {
            meeting.begin("accept what remains");
            meeting.press(Key::Enter);
        }
        (_, Some(Asked::Treat)) => {
            meeting.begin("measure of one's own");
            meeting.press(Key::Enter);
            meeting.write("責任者の合同点検");
        }
        (_, Some(Asked::Examine)) if number.is_multiple_of(9) => {
            meeting.begin("reject with a reason");
            meeting.press(Key::R);
            meeting.press(Key::Num1);
        }
        (_, Some(Asked::Examine)) if number.is_multiple_of(14) => {
            meeting.begin("adopt, rated otherwise with a reason");
            meeting.press(Key::K);
            meeting.press(Key::Enter);
            meeting.press(Key::Num1);
        }
        (_, Some(Asked::Examine)) if number.is_multiple_of(11) => {
            meeting.begin("adopt, retained");
            meeting.press(Key::Num4);
        }
        (_, Some(Asked::Examine)) => {
            meeting.begin("adopt, reduced by what is proposed");
            meeting.press(Key::Enter);
        }
        (matter, open) => panic!("{matter:?} {open:?}"),
    }
}

/// Whether it is told how long the rest takes.
fn tells_the_rest(meeting: &Meeting) -> bool {
    meeting.driver.painted_texts().into_iter().any(|(text, _)| text.contains("残り約"))
}

/// Goes through all flows, with one put off and some decisions taken back and made again.
fn hold(meeting: &mut Meeting) {
    let (mut threats, mut put_off) = (0, false);
    for _ in 0..1000 {
        if meeting.page() == Page::Summary {
            if meeting.offers("Enter").is_none() {
                return;
            }
            meeting.begin("go back to what was put off");
            meeting.press(Key::Enter);
        }
        if meeting.flow() == Some(FlowId(4)) && !put_off {
            put_off = true;
            meeting.begin("put off");
            meeting.press(Key::L);
            continue;
        }
        let examines = meeting.open() == Some(Asked::Examine);
        threats += usize::from(examines);
        answer(meeting, threats);
        if examines && threats.is_multiple_of(20) {
            let (before, after) = (meeting.project().risks.len(), (meeting.flow(), meeting.matter()));
            meeting.begin("take back");
            meeting.undo();
            assert_eq!(meeting.project().risks.len(), before - 1);
            assert_eq!(meeting.open(), Some(Asked::Examine), "what came back is shown");
            answer(meeting, threats);
            assert_eq!((meeting.flow(), meeting.matter()), after);
        }
    }
    panic!("it never ends: {:?} {:?}", meeting.flow(), meeting.matter());
}

#[test]
fn all_flows_are_decided_by_keys_with_at_most_three_a_decision() {
    let mut meeting = Meeting::with(&["佐藤", "鈴木"]);
    let first = storage::read(include_str!("../../samples/figure-5-3.ron")).expect("the sample can be read");
    hold(&mut meeting);
    assert!(!tells_the_rest(&meeting), "nothing is left");
    let catalog = Catalog::builtin().expect("the catalogue holds together");
    let analysis = analyse(meeting.project(), &catalog, Some("2026-11-23"));
    assert_eq!(analysis.totals.coverage[&Coverage::Covered], 32, "{:?}", analysis.totals.coverage);
    let open: Vec<_> = analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(open, Vec::<&nagarezu::analysis::Finding>::new());
    let project = meeting.project();
    assert_eq!(project.risks.len(), analysis.totals.threats, "one decision a threat");
    let rejected = project.risks.values().filter(|risk| risk.decision == Decision::Rejected);
    assert_eq!(rejected.count(), meeting.tally["reject with a reason"].0);
    let retained = project.risks.values().filter(|risk| risk.treatment == [Treatment::Retain]).collect::<Vec<_>>();
    assert_eq!(retained.len(), meeting.tally["adopt, retained"].0);
    assert!(retained.iter().all(|risk| risk.approval.as_ref().is_some_and(|approval| approval.by == "佐藤")));
    // What people changed is told from what was proposed.
    let changed = project.risks.values().filter(|risk| risk.likelihood.is_some()).collect::<Vec<_>>();
    assert_eq!(changed.len(), meeting.tally["adopt, rated otherwise with a reason"].0);
    assert!(changed.iter().all(|risk| !risk.rating_reason.is_empty()));
    counted(&meeting, analysis.totals.threats);
    while meeting.driver.state().document.history.can_undo().is_some() {
        meeting.undo();
    }
    assert_eq!(*meeting.project(), first);
}

/// Compares what was counted with the table.
fn counted(meeting: &Meeting, threats: usize) {
    let rows = meeting.tally.iter().map(|(what, (times, keys))| format!("| {what} | {times} | {keys} |"));
    let average = meeting.keys() as f64 / threats as f64;
    let sum = format!("| all, for {threats} threats: {average:.2} each | | {} |", meeting.keys());
    let table: Vec<String> = rows.chain([sum]).collect();
    let table = table.join("\n");
    assert!(average <= MOST, "{table}");
    assert!(README.contains(&table), "the table must say:\n{table}");
}

#[test]
fn keys_that_are_typed_decide_nothing() {
    let mut meeting = Meeting::with(&[]);
    let at = (meeting.flow(), meeting.matter());
    meeting.press(Key::N);
    assert!(meeting.is_typing());
    for key in [Key::R, Key::Num1, Key::L, Key::Space, Key::ArrowRight] {
        meeting.press(key);
    }
    meeting.driver.compose("かくにん");
    meeting.press(Key::Num2);
    meeting.driver.commit("確認する");
    assert_eq!((meeting.flow(), meeting.matter()), at);
    assert!(meeting.project().risks.is_empty());
    meeting.press(Key::Enter);
    let flow = at.0.expect("there is a flow");
    assert_eq!(meeting.project().flows[&flow].note, "確認する");
    assert!(!meeting.is_typing());
    meeting.press(Key::Enter);
    assert_eq!(meeting.project().risks.len(), 1, "now a key decides");
}

#[test]
fn nobody_accepts_who_was_not_named() {
    let mut meeting = Meeting::with(&[]);
    meeting.press(Key::Num4);
    assert!(meeting.is_typing() && meeting.project().risks.is_empty(), "who retains it is asked first");
    meeting.press(Key::Escape);
    assert!(meeting.project().risks.is_empty());
    meeting.press(Key::Num4);
    meeting.write("高橋");
    let risk = meeting.project().risks.values().next().expect("it is decided");
    let approval = risk.approval.as_ref().expect("it is accepted");
    assert_eq!((approval.by.as_str(), approval.on.as_str()), ("高橋", "2026-11-23"));
    let held = meeting.project().workshops.values().next().expect("it is recorded");
    assert_eq!((held.on.as_str(), held.approver.as_str()), ("2026-11-23", "高橋"));
}

#[test]
fn who_accepts_is_named_in_the_step_that_accepts() {
    let steps = |meeting: &Meeting| meeting.driver.state().document.history.done();
    let mut meeting = Meeting::with(&[]);
    let before = (steps(&meeting), meeting.project().clone());
    meeting.press(Key::Num4);
    meeting.write("高橋");
    assert_eq!(steps(&meeting), before.0 + 1, "one decision, one step");
    let step = meeting.driver.state().document.history.can_undo();
    assert_eq!(step, Some(StepName::Decide));
    meeting.undo();
    assert_eq!(*meeting.project(), before.1);
    // The rating's reason is asked for first, the name after it.
    meeting.press(Key::K);
    meeting.press(Key::Num4);
    meeting.press(Key::Num1);
    assert!(meeting.is_typing());
    meeting.write("高橋");
    let risk = meeting.project().risks.values().next().expect("it is decided");
    assert!(!risk.rating_reason.is_empty() && risk.likelihood.is_some());
    assert_eq!(risk.approval.as_ref().map(|approval| approval.by.as_str()), Some("高橋"));
    assert_eq!(steps(&meeting), before.0 + 1);
    // The next is accepted in that name without being asked.
    meeting.press(Key::Num4);
    assert_eq!((steps(&meeting), meeting.project().risks.len()), (before.0 + 2, 2));
}

#[test]
fn the_treatment_a_risk_has_is_marked_and_chosen_again_changes_nothing() {
    let mut meeting = Meeting::with(&["佐藤"]);
    meeting.press(Key::Enter);
    meeting.press(Key::Enter);
    meeting.press(Key::ArrowUp);
    let accepted = meeting.project().clone();
    let matter = meeting.matter();
    let risk = accepted.risks.values().next().expect("it is decided");
    assert!(risk.treatment == [Treatment::Reduce] && risk.approval.is_some(), "{risk:?}");
    assert_eq!(meeting.offers("1").as_deref(), Some("低減に決定済"));
    assert_eq!(meeting.offers("2").as_deref(), Some("回避"));
    meeting.press(Key::Num1);
    assert_eq!(*meeting.project(), accepted, "what was accepted is accepted still");
    assert_eq!(meeting.matter(), matter);
    meeting.press(Key::Num2);
    assert_eq!(
        meeting.project().risks.values().next().map(|risk| risk.treatment.clone()),
        Some(vec![Treatment::Avoid])
    );
}

#[test]
fn planned_measures_of_a_rejected_risk_are_deleted_with_it_by_a_key_and_come_back_with_it() {
    let answers = |meeting: &Meeting| meeting.driver.state().workshop.clock.answers();
    let mut meeting = Meeting::with(&["佐藤"]);
    meeting.press(Key::Enter);
    let adopted = meeting.project().clone();
    assert!(!adopted.measures.is_empty() && meeting.offers("D").is_none());
    meeting.press(Key::R);
    meeting.press(Key::Num1);
    let names: Vec<String> = adopted.measures.keys().map(ToString::to_string).collect();
    let names = names.join("、");
    assert_eq!(meeting.offers("D"), Some(format!("残った対策{names}も削除")));
    let said = &meeting.driver.state().workshop.said;
    assert!(said.contains("却下") && said.contains(&format!("計画中の対策{names}が残りました")), "{said}");
    let steps = meeting.driver.state().document.history.done();
    meeting.press(Key::D);
    assert!(meeting.project().measures.is_empty() && meeting.offers("D").is_none());
    assert_eq!((meeting.driver.state().document.history.done(), answers(&meeting)), (steps, 2));
    meeting.undo();
    assert_eq!(*meeting.project(), adopted, "one step back, and all is as it was");
    assert_eq!(answers(&meeting), 1);
    // Whatever comes next is no moment to ask about it.
    meeting.press(Key::R);
    meeting.press(Key::Num1);
    meeting.press(Key::Enter);
    assert!(meeting.offers("D").is_none());
}

#[test]
fn a_flow_for_which_no_threat_is_proposed_is_confirmed_for_a_reason_by_two_keys() {
    let mut meeting = Meeting::with(&["佐藤"]);
    let ctx = meeting.driver.ctx().clone();
    let threats: Vec<String> =
        meeting.driver.state().catalog().threats.iter().map(|threat| threat.id.clone()).collect();
    for threat in threats {
        let off = ThreatChange { off: true, ..ThreatChange::default() };
        let edit = EntryEdit::ChangeThreat(threat, Some(off));
        meeting.driver.act(Action::Edit(Command::EditEntry(Box::new(edit))), &ctx);
    }
    meeting.driver.settle();
    assert_eq!((meeting.matter(), meeting.open()), (Some(Matter::NoThreat), Some(Asked::Examine)));
    let before = meeting.project().clone();
    let flow = meeting.flow().expect("there is one");
    assert_eq!(meeting.offers("Enter").as_deref(), Some("検討済みとして確認(理由を選ぶ)"));
    meeting.press(Key::Enter);
    meeting.press(Key::Num1);
    let risk = meeting.project().risks.values().next().expect("it is written down");
    assert_eq!((risk.decision, risk.words.as_str()), (Decision::Rejected, "脅威全般"));
    let by = risk.approval.as_ref().map(|approval| (approval.by.as_str(), approval.on.as_str()));
    assert_eq!(by, Some(("佐藤", "2026-11-23")), "who said so, and when");
    assert!(!risk.reason.is_empty() && meeting.driver.state().workshop.said.contains("検討済みとして確認しました"));
    assert_eq!(meeting.driver.state().document.analysis().flows[&flow].coverage, Coverage::Covered);
    meeting.undo();
    assert_eq!(*meeting.project(), before);
}

#[test]
fn a_rejected_risk_is_accepted_by_nobody() {
    let mut meeting = Meeting::with(&["佐藤"]);
    meeting.press(Key::Enter);
    meeting.press(Key::Enter);
    meeting.press(Key::ArrowUp);
    meeting.press(Key::R);
    meeting.press(Key::Num1);
    assert!(meeting.project().risks.values().all(|risk| risk.approval.is_none()));
    meeting.press(Key::E);
    assert!(!meeting.driver.reads("残存リスクの承認: 佐藤 1"));
}

#[test]
fn a_threat_without_measures_in_the_catalogue_has_a_usual_answer_too_and_all_is_told() {
    let said = |meeting: &Meeting| meeting.driver.state().workshop.said.clone();
    let mut meeting = Meeting::with(&["佐藤"]);
    meeting.press(Key::A);
    meeting.write("置き忘れ");
    assert!(said(&meeting).contains("脅威「置き忘れ」を追加しました"), "{}", said(&meeting));
    assert_eq!(meeting.offers("Enter").as_deref(), Some("低減"));
    meeting.press(Key::Enter);
    assert_eq!(meeting.offers("Enter").as_deref(), Some("独自の対策"), "what is lacking is asked for next");
    meeting.press(Key::Enter);
    meeting.write("持出台帳");
    assert!(said(&meeting).contains("対策「持出台帳」を予定しました"), "{}", said(&meeting));
    meeting.press(Key::N);
    meeting.write("確かめる");
    assert!(said(&meeting).ends_with("メモしました"), "{}", said(&meeting));
}

#[test]
fn only_answers_that_were_taken_are_counted() {
    let answers = |meeting: &Meeting| meeting.driver.state().workshop.clock.answers();
    let mut meeting = Meeting::with(&[]);
    meeting.press(Key::Enter);
    assert_eq!(answers(&meeting), 1);
    // A note is none, and to take it back takes back none.
    meeting.press(Key::N);
    meeting.write("確認する");
    meeting.undo();
    assert_eq!(answers(&meeting), 1);
    meeting.undo();
    assert_eq!(answers(&meeting), 0);
    meeting.driver.keys(Modifiers::COMMAND, Key::Y);
    assert_eq!(answers(&meeting), 1);
    // What cannot be filled in is refused.
    let ctx = meeting.driver.ctx().clone();
    let nowhere = Flow::new(NodeId(999), NodeId(998));
    let fill = Act::Fill(Box::new(Command::SetFlow(FlowId(4), Box::new(nowhere))));
    meeting.driver.act(Action::Workshop(fill), &ctx);
    meeting.driver.settle();
    assert_eq!(answers(&meeting), 1);
}

#[test]
fn how_long_the_rest_takes_is_told_after_a_handful_of_answers() {
    let mut meeting = Meeting::with(&["佐藤"]);
    for _ in 0..4 {
        meeting.press(Key::Enter);
    }
    assert!(!tells_the_rest(&meeting));
    meeting.press(Key::Enter);
    assert!(tells_the_rest(&meeting));
}

#[test]
fn enter_does_what_its_key_says_while_people_are_written_down() {
    let mut meeting = Meeting::new(Driver::sample());
    meeting.press(Key::F5);
    assert_eq!(meeting.offers("Enter").as_deref(), Some("始める"), "nobody has to be named");
    meeting.driver.type_text("佐藤");
    assert_eq!(meeting.offers("Enter").as_deref(), Some("次の参加者へ"));
    assert_eq!(meeting.offers("Enter×2").as_deref(), Some("始める"));
    // The role is one Tab away, and Enter does the same there.
    meeting.press(Key::Tab);
    meeting.driver.type_text("院長");
    assert_eq!(meeting.offers("Enter").as_deref(), Some("次の参加者へ"));
    meeting.press(Key::Enter);
    assert_eq!(meeting.offers("Enter").as_deref(), Some("始める"));
    meeting.press(Key::Enter);
    assert_eq!(meeting.page(), Page::Flow);
    let held = meeting.project().workshops.values().next().expect("it is recorded");
    assert_eq!(held.present, [Attendee { name: "佐藤".to_owned(), role: "院長".to_owned() }]);
    // Those who are known are there: one key goes on.
    meeting.press(Key::P);
    meeting.press(Key::E);
    meeting.press(Key::P);
    assert_eq!(meeting.offers("Enter").as_deref(), Some("始める"));
}

#[test]
fn the_window_is_as_before_once_another_document_comes_to_the_front() {
    let mut meeting = Meeting::with(&[]);
    let screens = |meeting: &Meeting| {
        let output = meeting.driver.output().viewport_output.values();
        let commands = output.flat_map(|viewport| viewport.commands.iter().cloned());
        commands.filter(|command| matches!(command, ViewportCommand::Fullscreen(_))).collect::<Vec<_>>()
    };
    let ctx = meeting.driver.ctx().clone();
    let first = meeting.driver.state().document.identity();
    meeting.driver.act(Action::NewFrom(Template::Assessed), &ctx);
    meeting.driver.frame([]);
    assert_eq!(screens(&meeting), [ViewportCommand::Fullscreen(false)]);
    assert!(!meeting.driver.state().workshop.open);
    meeting.driver.settle();
    meeting.driver.act(Action::Tab(TabAction::Show(first)), &ctx);
    meeting.driver.settle();
    assert!(!meeting.driver.state().workshop.open, "one comes back to it by F5");
    // A document that is closed ends its workshop as well.
    meeting.press(Key::F5);
    assert!(meeting.driver.state().workshop.open);
    meeting.driver.act(Action::Tab(TabAction::Close(first)), &ctx);
    meeting.driver.act(Action::AnswerUnsaved(Unsaved::Discard), &ctx);
    meeting.driver.frame([]);
    assert_eq!(screens(&meeting), [ViewportCommand::Fullscreen(false)]);
}

#[test]
fn what_is_asked_later_is_listed_and_gone_back_to() {
    let mut meeting = Meeting::with(&["佐藤"]);
    let first = meeting.flow().expect("there is a flow");
    meeting.press(Key::L);
    assert_ne!(meeting.flow(), Some(first));
    assert!(meeting.project().workshops.values().all(|held| held.later == [first].into()));
    meeting.press(Key::E);
    assert_eq!(meeting.page(), Page::Summary);
    assert!(meeting.driver.reads("後で聞く情報流"));
    meeting.press(Key::B);
    assert_eq!(meeting.driver.field("承認者").accesskit_node().value().as_deref(), Some("佐藤"));
    meeting.press(Key::Escape);
    assert!(meeting.driver.state().dialog.is_none() && meeting.driver.state().workshop.open);
    let name = meeting.driver.state().words().element(flow(first.0));
    meeting.driver.click_aloud(&name);
    assert_eq!(meeting.flow(), Some(first));
    meeting.press(Key::L);
    assert!(meeting.project().workshops.values().all(|held| held.later.is_empty()));
    meeting.undo();
    assert!(meeting.project().workshops.values().all(|held| held.later == [first].into()));
}

#[test]
fn a_click_on_a_flow_goes_to_it_and_moves_nothing() {
    let mut meeting = Meeting::with(&[]);
    let before = meeting.project().clone();
    let at = meeting.driver.middle(flow(2));
    meeting.driver.click_at(at);
    assert_eq!(meeting.flow(), Some(FlowId(2)));
    let from = meeting.driver.screen(meeting.project().nodes[&nagarezu::model::NodeId(2)].rect().center());
    meeting.driver.drag(from, from + egui::vec2(60.0, 40.0));
    assert_eq!(*meeting.project(), before);
}

#[test]
fn leaving_and_coming_back_goes_on_where_one_was() {
    let mut meeting = Meeting::with(&["佐藤"]);
    let camera = Driver::sample().state().camera.place();
    meeting.press(Key::Enter);
    meeting.press(Key::ArrowRight);
    meeting.press(Key::ArrowDown);
    let at = (meeting.flow(), meeting.matter());
    meeting.press(Key::Escape);
    assert!(!meeting.driver.state().workshop.open);
    let back = meeting.driver.state().camera.place();
    // The legend counts measures now, and takes a line more.
    assert!(back.middle.distance(camera.middle) < 1.0, "the drawing is where it was: {back:?} {camera:?}");
    assert!(meeting.driver.find(Role::Button, "表示").is_some());
    meeting.press(Key::F5);
    assert_eq!((meeting.flow(), meeting.matter()), at);
    assert_eq!(meeting.project().workshops.len(), 1, "it is the same workshop");
}

#[test]
fn looking_through_a_workshop_changes_nothing_and_the_first_answer_records_it() {
    let mut meeting = Meeting::with(&[]);
    let first = meeting.project().clone();
    let steps = |meeting: &Meeting| meeting.driver.state().document.history.steps().len();
    meeting.press(Key::ArrowRight);
    meeting.press(Key::ArrowDown);
    let at = (meeting.flow(), meeting.matter());
    meeting.press(Key::Escape);
    meeting.press(Key::F5);
    assert_eq!((meeting.flow(), meeting.matter()), at, "one comes back to where one was");
    meeting.press(Key::E);
    meeting.press(Key::P);
    meeting.press(Key::Enter);
    assert_eq!(meeting.page(), Page::Flow);
    assert_eq!(steps(&meeting), 0, "nobody has changed anything");
    assert!(!meeting.driver.state().document.is_changed());
    answer(&mut meeting, 1);
    assert_eq!((steps(&meeting), meeting.project().workshops.len()), (1, 1), "both are one step");
    meeting.undo();
    assert_eq!(*meeting.project(), first);
    assert!(!meeting.driver.state().document.is_changed());
    // Who is there is written down at once, and asked again it is no change.
    meeting.press(Key::E);
    meeting.press(Key::P);
    meeting.write("佐藤");
    meeting.press(Key::Enter);
    assert_eq!(steps(&meeting), 1);
    meeting.press(Key::E);
    meeting.press(Key::P);
    meeting.press(Key::Enter);
    assert_eq!(steps(&meeting), 1);
    meeting.press(Key::L);
    let held: Vec<_> = meeting.project().workshops.values().collect();
    assert_eq!((held.len(), held[0].present.len(), held[0].later.len()), (1, 1, 1));
}

#[test]
fn the_people_of_the_last_workshop_are_proposed_and_recorded_with_the_first_answer() {
    let mut meeting = Meeting::with(&["佐藤", "鈴木"]);
    let mut project = meeting.project().clone();
    let (&id, held) = meeting.project().workshops.iter().next().expect("it is recorded");
    let held = nagarezu::model::Workshop { on: "2026-04-01".to_owned(), ..held.as_ref().clone() };
    project.workshops.insert(id, std::sync::Arc::new(held));
    meeting.press(Key::Escape);
    meeting.driver.open(project);
    meeting.press(Key::F5);
    meeting.press(Key::Enter);
    assert_eq!(meeting.page(), Page::Flow);
    assert!(!meeting.driver.state().document.is_changed());
    answer(&mut meeting, 1);
    let held: Vec<_> = meeting.project().workshops.values().collect();
    assert_eq!((held.len(), held[1].on.as_str(), held[1].present.len()), (2, "2026-11-23", 2));
    assert_eq!(held[1].approver, "佐藤");
}

#[test]
fn what_has_happened_is_told_and_every_key_is_a_button() {
    let mut meeting = Meeting::with(&["佐藤"]);
    let button = meeting.driver.nodes().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with("却下"))
    });
    assert!(button.is_some());
    meeting.press(Key::Enter);
    let told = meeting.driver.nodes().any(|node| {
        let node = node.accesskit_node();
        node.live() == Live::Polite && node.value().is_some_and(|value| value.contains("採用して低減"))
    });
    assert!(told, "{:?}", meeting.driver.state().spoken);
}

#[test]
fn a_reason_given_before_is_one_key_away() {
    let mut meeting = Meeting::with(&[]);
    meeting.press(Key::R);
    meeting.press(Key::T);
    meeting.write("無線を使わない");
    let said = |meeting: &Meeting| meeting.project().risks.values().map(|risk| risk.reason.clone()).collect::<Vec<_>>();
    assert_eq!(said(&meeting), ["無線を使わない"]);
    meeting.press(Key::R);
    assert_eq!(meeting.offers("1").as_deref(), Some("無線を使わない"));
    meeting.press(Key::Num1);
    assert_eq!(said(&meeting), ["無線を使わない", "無線を使わない"]);
}

#[test]
fn what_is_adopted_already_can_be_rated_otherwise() {
    let mut meeting = Meeting::with(&["佐藤"]);
    meeting.press(Key::Enter);
    assert_eq!(meeting.open(), Some(Asked::Accept));
    let measures = meeting.project().measures.len();
    meeting.press(Key::K);
    assert_eq!(meeting.offers("Enter").as_deref(), Some("低減"));
    meeting.press(Key::Enter);
    meeting.press(Key::Num1);
    let risk = meeting.project().risks.values().next().expect("it is there");
    assert_eq!((risk.likelihood.as_deref(), risk.measures.len()), (Some("低"), measures), "what it had, it has");
    assert_eq!(meeting.project().measures.len(), measures);
}

#[test]
fn a_threat_in_words_is_asked_about_and_a_decision_is_taken_back() {
    let mut meeting = Meeting::with(&["佐藤"]);
    meeting.press(Key::A);
    meeting.write("紙の控えの置き忘れ");
    let Some(Matter::Risk(risk)) = meeting.matter() else { panic!("{:?}", meeting.matter()) };
    assert_eq!(meeting.project().risks[&risk].words, "紙の控えの置き忘れ");
    meeting.press(Key::Backspace);
    assert!(meeting.project().risks.is_empty());
    meeting.press(Key::U);
    assert!(meeting.project().risks.contains_key(&risk));
    assert_eq!(meeting.matter(), Some(Matter::Risk(risk)));
}

#[test]
fn every_order_is_one_key_away_and_a_project_without_flows_says_so() {
    let mut meeting = Meeting::with(&[]);
    for order in [Order::Phase, Order::Level, Order::Drawn, Order::Place] {
        meeting.press(Key::O);
        assert_eq!(meeting.driver.state().workshop.order, order);
    }
    let mut meeting = Meeting::new(Driver::blank());
    meeting.press(Key::F5);
    assert!(meeting.driver.reads("情報流がまだない。構成図に矢印を描いてから始める"));
    meeting.press(Key::Enter);
    meeting.press(Key::Enter);
    meeting.press(Key::Escape);
    assert!(!meeting.driver.state().workshop.open);
}

#[test]
fn what_is_asked_for_in_writing_is_named() {
    let mut meeting = Meeting::with(&[]);
    meeting.press(Key::R);
    let entry = meeting.driver.state().workshop.entry.as_ref().map(|entry| entry.purpose.clone());
    assert_eq!(entry, Some(Purpose::Rejection));
    meeting.press(Key::T);
    assert!(meeting.driver.find(Role::TextInput, "却下の理由").is_some());
}

#[test]
fn what_a_flow_does_not_say_yet_is_named_by_a_noun() {
    // Nobody knows who prints in figure 5-3.
    let mut meeting = Meeting::with(&[]);
    while meeting.flow() != Some(FlowId(4)) {
        meeting.press(Key::ArrowRight);
    }
    let texts: Vec<String> = meeting.driver.painted_texts().into_iter().map(|(text, _)| text).collect();
    assert!(texts.iter().any(|text| text == "行う人・網が未記述"), "{texts:?}");
}

#[test]
fn a_threat_that_a_rule_rejects_says_so_among_the_others() {
    let mut meeting = Meeting::with(&[]);
    let flow = meeting.flow().expect("a flow is asked about");
    let ctx = meeting.driver.ctx().clone();
    let place = meeting.driver.state().document.analysis().flows[&flow].proposals[0].threat;
    let threat = meeting.driver.state().catalog().threats.as_slice()[place].id.clone();
    let rule = Rule { threats: vec![threat], reason: "常に人がいる".into(), ..Rule::default() };
    meeting.driver.act(Action::Edit(Command::EditEntry(Box::new(EntryEdit::AddRule(rule)))), &ctx);
    meeting.driver.settle();
    // It is no question any more; the next one is asked, or the flow is done.
    meeting.press(Key::ArrowRight);
    meeting.press(Key::ArrowLeft);
    let texts: Vec<String> = meeting.driver.painted_texts().into_iter().map(|(text, _)| text).collect();
    assert!(texts.iter().any(|text| text == "規則K01により却下: 常に人がいる"), "{texts:?}");
}
