//! Filling in the forms of the inspector: no field moves from under the pointer by what is written into another one.

use egui::accesskit::{NodeId, Role};
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT;
use nagarezu::app::Action;
use nagarezu::edit::Command;
use nagarezu::model::{
    DataId, ElementId, Flow, FlowId, NodeId as Node, NoteId, PartyId, Point, Risk, Treatment, Vector, ZoneId,
};

use crate::driver::{Driver, name_of};

/// How far something may move without anybody seeing it, in screen points.
const STILL: f32 = 0.6;

/// A field of the inspector: what it is called and where it is.
type Field = (NodeId, String, Rect);

/// Something done to an arrow.
type Change<'a> = &'a dyn Fn(&mut Flow);

/// What can be filled in or chosen in the inspector, from the top downwards.
fn fields(driver: &Driver, roles: &[Role]) -> Vec<Field> {
    let left = driver.get(Role::Splitter, "インスペクター").rect().left();
    let in_panel = |field: &Field| field.2.left() > left;
    let told = driver.nodes().filter(|node| roles.contains(&node.accesskit_node().role()));
    let mut fields: Vec<Field> = told
        .filter_map(|node| Some((node.accesskit_node().locate().0, name_of(&node.accesskit_node())?, node.rect())))
        .filter(in_panel)
        .collect();
    fields.sort_by(|one, other| one.2.top().total_cmp(&other.2.top()));
    fields
}

/// Something that a field of this name takes.
fn text_for(name: &str) -> &'static str {
    match name {
        name if name.contains('日') || name.contains("期限") => "2027-04-01",
        name if name.contains('年') || name.contains('数') => "7",
        _ => "院長",
    }
}

/// Writes into each field of the page, and holds all that stands below it in its place as it is seen from that field.
fn fill_each(driver: &mut Driver, page: &str) -> usize {
    const TYPED: [Role; 2] = [Role::TextInput, Role::MultilineTextInput];
    const ALL: [Role; 5] =
        [Role::TextInput, Role::MultilineTextInput, Role::ComboBox, Role::CheckBox, Role::DisclosureTriangle];
    let count = fields(driver, &TYPED).len();
    for place in 0..count {
        let (id, name, _) = fields(driver, &TYPED)[place].clone();
        if name.contains("を追加") {
            // What is written there becomes something new in the list above.
            continue;
        }
        let steps = driver.state().document.history.done();
        driver.nodes().find(|node| node.accesskit_node().locate().0 == id).expect("it is there").focus();
        driver.settle();
        let top = |fields: &[Field]| {
            fields.iter().find(|field| field.0 == id).unwrap_or_else(|| panic!("{page}: {name} stays")).2.top()
        };
        let before = fields(driver, &ALL);
        let at = top(&before);
        driver.keys(Modifiers::COMMAND, Key::A);
        driver.type_text(text_for(&name));
        // Leaving it takes it over.
        driver.key(Key::Tab);
        let after = fields(driver, &ALL);
        let now = top(&after);
        for (other, called, rect) in before.iter().filter(|field| field.2.top() > at) {
            let Some((_, _, moved)) = after.iter().find(|field| field.0 == *other) else { continue };
            let way = (moved.top() - now) - (rect.top() - at);
            assert!(way.abs() < STILL, "{page}: writing into {name} moves {called} by {way}");
        }
        let ctx = driver.ctx().clone();
        for _ in steps..driver.state().document.history.done() {
            driver.act(Action::Run(nagarezu::app::command::Command::Undo), &ctx);
        }
        driver.settle();
        assert_eq!(driver.state().document.history.done(), steps, "{page}: {name} is taken back");
    }
    count
}

fn act(driver: &mut Driver, command: Command) {
    let ctx = driver.ctx().clone();
    driver.act(Action::Edit(command), &ctx);
    driver.settle();
}

#[test]
fn no_field_moves_by_what_is_written_into_another() {
    let mut driver = Driver::sample();
    let pages: [(&str, Option<ElementId>); 7] = [
        ("the project", None),
        ("a data item", Some(DataId(1).into())),
        ("a party", Some(PartyId(1).into())),
        ("a note", Some(NoteId(8).into())),
        ("a zone", Some(ZoneId(1).into())),
        ("a node", Some(Node(15).into())),
        ("a flow", Some(FlowId(4).into())),
    ];
    for (page, element) in pages {
        let ctx = driver.ctx().clone();
        driver.act(Action::Select(element.into_iter().collect()), &ctx);
        driver.settle();
        assert!(fill_each(&mut driver, page) > 0, "{page} has fields");
    }
}

#[test]
fn no_field_of_a_decision_moves_by_what_is_written_into_another() {
    let mut driver = Driver::sample();
    let risk = |threat: &str| Risk {
        threat: Some(threat.to_owned()),
        flows: vec![FlowId(1)],
        impact: Some("大".to_owned()),
        residual_impact: Some("小".to_owned()),
        treatment: vec![Treatment::Retain],
        ..Risk::default()
    };
    act(&mut driver, Command::AddRisk(Box::new(risk("T01"))));
    let rejected = Risk { decision: nagarezu::model::Decision::Rejected, ..risk("T02") };
    act(&mut driver, Command::AddRisk(Box::new(rejected)));
    let ctx = driver.ctx().clone();
    driver.act(Action::Select([FlowId(1).into()].into()), &ctx);
    driver.settle();
    assert!(fill_each(&mut driver, "decisions") >= 8, "one adopted and one rejected, with what is asked of each");
}

#[test]
fn no_field_of_a_flow_moves_by_what_is_done_to_its_line_or_said_of_it() {
    const FIELDS: [Role; 4] = [Role::ComboBox, Role::CheckBox, Role::TextInput, Role::MultilineTextInput];
    let mut driver = Driver::sample();
    let id = FlowId(22);
    let original = driver.project().flows[&id].as_ref().clone();
    let set = |driver: &mut Driver, change: Change<'_>| {
        let mut flow = original.clone();
        change(&mut flow);
        act(driver, Command::SetFlow(id, Box::new(flow)));
        let ctx = driver.ctx().clone();
        driver.act(Action::Select([id.into()].into()), &ctx);
        driver.settle();
        fields(driver, &FIELDS)
    };
    let before = set(&mut driver, &|flow| flow.two_way = !flow.two_way);
    let changes: [(&str, Change<'_>); 5] = [
        ("a bend", &|flow| flow.waypoints = vec![Point(1000.0, 300.0)]),
        ("a moved label", &|flow| flow.label_at = Some(Vector(10.0, 40.0))),
        ("a longer sentence", &|flow| flow.wording.what = Some("本番環境の設定情報".repeat(20))),
        ("a shorter sentence", &|flow| flow.wording.what = Some("ログ".to_owned())),
        ("no verb", &|flow| flow.verb = None),
    ];
    for (what, change) in changes {
        let after = set(&mut driver, change);
        for (id, called, rect) in &before {
            let Some((_, _, now)) = after.iter().find(|field| field.0 == *id) else { continue };
            // What is proposed for the flow depends on its verb, and stands below all of these.
            let way = if called.contains("確からしさ") || called.contains("備考") {
                0.0
            } else {
                now.top() - rect.top()
            };
            assert!(way.abs() < STILL, "{what} moves {called} by {way}");
        }
    }
}
