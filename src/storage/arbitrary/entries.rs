//! Random entries that a project adds to the catalogue, changes in it, or rejects threats by.

use std::sync::Arc;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Ids, name, some, text};
use crate::model::{
    Adjustment, Axis, Category, Condition, Effect, Environment, MeasureChange, Name, OwnEntries, OwnMeasure,
    OwnMeasureId, OwnThreat, OwnThreatId, Phase, Rule, RuleId, SecurityProperty, ThreatChange, Value,
};

fn condition() -> impl Strategy<Value = Condition> {
    let ids = |of: &[&'static str]| {
        subsequence(of.to_vec(), 1..=of.len()).prop_map(|ids| ids.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    let leaf = prop_oneof![
        select(vec![
            Condition::CrossesZone,
            Condition::CrossesParty,
            Condition::ViaPerson,
            Condition::RemoteMaintenance,
            Condition::WithinControlledZone,
            Condition::EndProperty("mobile".into(), Value::Bool(true)),
            Condition::FlowProperty("volume".into(), Value::Text("大量".into())),
            Condition::EnvironmentStep(Environment::ALL[0], Environment::ALL[1]),
            Condition::KeptAtOneSite("data.patient".into()),
        ]),
        ids(&["flow.transfer", "flow.operate"]).prop_map(Condition::Verb),
        ids(&["node.server", "node.terminal"]).prop_map(Condition::FromKind),
        ids(&["zone.internet", "zone.dc"]).prop_map(Condition::CrossesZoneKind),
        ids(&["public", "counter"]).prop_map(Condition::ZoneAccess),
        ids(&["M01", "M02"]).prop_map(Condition::LacksMeasure),
        subsequence(Phase::ALL, 1..=Phase::ALL.len()).prop_map(Condition::InPhase),
        (0.0..1e6_f32).prop_map(Condition::RetentionOver),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Condition::All),
            vec(inner.clone(), 1..3).prop_map(Condition::Any),
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
        ]
    })
}

fn adjustment() -> impl Strategy<Value = Option<Adjustment>> {
    option::of(prop_oneof![Just(Adjustment::Never), condition().prop_map(Adjustment::When)])
}

fn own_threat() -> impl Strategy<Value = OwnThreat> {
    let harms = subsequence(SecurityProperty::ALL.to_vec(), 1..=3);
    let when = (condition().boxed(), option::of(condition()).boxed(), option::of(condition()).boxed());
    let texts = (some(&["M01".to_owned(), "M69".to_owned()]), text(), text());
    (name(), (text(), text()), harms, when, texts).prop_map(|(name, (ja, en), harms, when, texts)| {
        let (when, likelier_when, unlikelier_when) = when;
        let (covered_by, source, reason) = texts;
        let description = Name { ja, en };
        OwnThreat { name, description, harms, when, likelier_when, unlikelier_when, covered_by, source, reason }
    })
}

fn own_measure() -> impl Strategy<Value = OwnMeasure> {
    let kind = (select(Category::ALL.to_vec()), select(Effect::ALL.to_vec()));
    let lowers = subsequence(vec![Axis::Impact, Axis::Likelihood], 1..=2);
    let covers = subsequence(vec!["T01".to_owned(), "T26".to_owned()], 1..=2);
    (name(), kind, lowers, covers, text(), text()).prop_map(
        |(name, (category, effect), lowers, covers, reference, reason)| OwnMeasure {
            name,
            category,
            effect,
            lowers,
            covers,
            reference,
            reason,
        },
    )
}

fn threat_change() -> impl Strategy<Value = ThreatChange> {
    let harms = option::of(subsequence(SecurityProperty::ALL.to_vec(), 1..=3));
    let when = (option::of(condition()).boxed(), adjustment().boxed(), adjustment().boxed());
    (any::<bool>(), text(), option::of(name()), option::of(name()), harms, when).prop_map(
        |(off, reason, name, description, harms, (when, likelier, unlikelier))| ThreatChange {
            off,
            reason,
            name,
            description,
            harms,
            when,
            likelier,
            unlikelier,
        },
    )
}

fn measure_change() -> impl Strategy<Value = MeasureChange> {
    let kind = (option::of(select(Category::ALL.to_vec())), option::of(select(Effect::ALL.to_vec())));
    let lowers = option::of(subsequence(vec![Axis::Impact, Axis::Likelihood], 1..=2));
    let covers = option::of(subsequence(vec!["T01".to_owned(), "T26".to_owned()], 1..=2));
    (any::<bool>(), text(), option::of(name()), kind, lowers, covers, option::of(text())).prop_map(
        |(off, reason, name, (category, effect), lowers, covers, reference)| MeasureChange {
            off,
            reason,
            name,
            category,
            effect,
            lowers,
            covers,
            reference,
        },
    )
}

fn rule(ids: &Ids) -> impl Strategy<Value = Rule> + use<> {
    let threats = subsequence(vec!["T01".to_owned(), "T12".to_owned(), "T26".to_owned()], 1..=3);
    let verbs = subsequence(vec!["flow.transfer".to_owned(), "flow.operate".to_owned()], 0..=2);
    let about = (some(&ids.zones), verbs, some(&ids.parties), some(Phase::ALL));
    let definitions = btree_map(select(vec!["T01".to_owned(), "T12".to_owned()]), text(), 0..2);
    (threats, about, text(), text(), text(), definitions).prop_map(
        |(threats, (zones, verbs, parties, phases), reason, by, on, definitions)| Rule {
            threats,
            zones,
            verbs,
            parties,
            phases,
            reason,
            by,
            on,
            definitions,
        },
    )
}

/// What a project adds to the catalogue and changes in it. Most have nothing of the kind.
pub(super) fn entries(ids: &Ids) -> impl Strategy<Value = OwnEntries> + use<> {
    let number = || 1_u32..120;
    let threats = btree_map(number().prop_map(OwnThreatId), own_threat().prop_map(Arc::new), 0..3);
    let measures = btree_map(number().prop_map(OwnMeasureId), own_measure().prop_map(Arc::new), 0..3);
    let changed = btree_map(select(vec!["T01".to_owned(), "T12".to_owned()]), threat_change().prop_map(Arc::new), 0..3);
    let changed_measures =
        btree_map(select(vec!["M01".to_owned(), "M07".to_owned()]), measure_change().prop_map(Arc::new), 0..3);
    let rules = btree_map(number().prop_map(RuleId), rule(ids).prop_map(Arc::new), 0..3);
    let own = (threats, measures, changed, changed_measures, rules).prop_map(
        |(threats, measures, changed, changed_measures, rules)| OwnEntries {
            threats: threats.into_iter().collect(),
            measures: measures.into_iter().collect(),
            changed_threats: changed.into_iter().collect(),
            changed_measures: changed_measures.into_iter().collect(),
            rules: rules.into_iter().collect(),
            ..OwnEntries::default()
        },
    );
    let own = (own.boxed(), super::kinds::kinds().boxed()).prop_map(|(own, kinds)| OwnEntries {
        zone_kinds: kinds.zone_kinds,
        node_kinds: kinds.node_kinds,
        flow_kinds: kinds.flow_kinds,
        changed_kinds: kinds.changed_kinds,
        ..own
    });
    prop_oneof![3 => Just(OwnEntries::default()), 1 => own.boxed()]
}
