//! The criteria of risks, edited in the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use nagarezu::model::{Decision, Level};

use crate::driver::{Driver, name_of};

fn assessed() -> Driver {
    Driver::with(include_str!("../../samples/figure-5-3-assessed.ron"))
}

/// The first name of which this holds.
fn name_that(driver: &Driver, holds: impl Fn(&str) -> bool) -> Option<String> {
    driver.nodes().find_map(|node| name_of(&node.accesskit_node()).filter(|name| holds(name)))
}

/// How many risks are said to move.
fn moved(driver: &Driver) -> Option<usize> {
    let beginning = "レベルが変わるリスク ";
    let said = name_that(driver, |name| name.starts_with(beginning))?;
    said.strip_prefix(beginning)?.strip_suffix("件")?.parse().ok()
}

fn is_disabled(driver: &Driver, name: &str) -> bool {
    driver.get(Role::Button, name).accesskit_node().is_disabled()
}

#[test]
fn a_cell_is_given_another_level_and_what_would_change_is_said_first() {
    let mut driver = assessed();
    let before = driver.project().clone();
    driver.menu("編集", "リスク基準…");
    assert!(driver.reads("変わるリスクなし"));
    assert!(is_disabled(&driver, "適用"));
    driver.press("影響度「中」・顕在化率「中」: B");
    let announced = moved(&driver).expect("what would change is said");
    assert_eq!(*driver.project(), before, "nothing changes before it is applied");
    let levels = |driver: &Driver| {
        let (known, risks) = (driver.state().document.analysis().risks.clone(), driver.project().risks.clone());
        let adopted = known.into_iter().filter(|(id, _)| risks[id].decision == Decision::Adopted);
        adopted.map(|(_, risk)| (risk.rating.level, risk.residual.level)).collect::<Vec<_>>()
    };
    let old = levels(&driver);
    driver.press("適用");
    assert!(driver.state().dialog.is_none());
    let criteria = driver.project().criteria.clone().expect("criteria of its own");
    assert_eq!(criteria.matrix[1][1], Level::A);
    let new = levels(&driver);
    assert_eq!(old.iter().zip(&new).filter(|(old, new)| old != new).count(), announced);
    driver.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*driver.project(), before);
}

#[test]
fn criteria_that_do_not_fit_together_are_said_so_and_cannot_be_applied() {
    let mut driver = assessed();
    driver.menu("編集", "リスク基準…");
    driver.press("影響度「小」・顕在化率「低」: D");
    driver.press("影響度「小」・顕在化率「低」: C");
    driver.press("影響度「小」・顕在化率「低」: B");
    assert!(name_that(&driver, |name| name.contains("上の段階のレベルを上げるか")).is_some());
    assert!(is_disabled(&driver, "適用"));
    driver.press("4×4");
    assert!(!is_disabled(&driver, "適用"));
    driver.press("影響度の段階を追加");
    driver.press("段階「段階5」を削除");
    driver.press("適用");
    assert_eq!(driver.project().criteria.as_ref().map(|criteria| criteria.matrix.len()), Some(4));
    driver.menu("編集", "リスク基準…");
    driver.press("3×3(既定)");
    driver.press("適用");
    assert_eq!(driver.project().criteria, None);
}
