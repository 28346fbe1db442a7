//! Random kinds of zone, node and flow that a project adds to the catalogue or changes in it.

use std::sync::Arc;

use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{name, text};
use crate::model::{
    KindChange, Name, OwnEntries, OwnFlowKind, OwnFlowKindId, OwnNodeKind, OwnNodeKindId, OwnZoneKind, OwnZoneKindId,
    Properties, Value,
};

/// One of these; own kinds work like one of the edition only.
fn one(of: &[&'static str]) -> impl Strategy<Value = String> + use<> {
    select(of.to_vec()).prop_map(str::to_owned)
}

/// A value that is given to a property, or none.
fn given(property: &'static str, value: Value) -> impl Strategy<Value = Properties> {
    any::<bool>().prop_map(move |is_given| {
        if is_given { Properties::from([(property.to_owned(), value.clone())]) } else { Properties::new() }
    })
}

fn zone_kind() -> impl Strategy<Value = OwnZoneKind> {
    let look = (option::of(one(&["zone.home", "zone.cloud"])), any::<Option<bool>>(), any::<Option<bool>>());
    let defaults = given("country", Value::Text("シンガポール".into()));
    (name(), one(&["zone.dc", "zone.cloud"]), look, defaults, text(), text()).prop_map(
        |(name, like, (color, dashed, controlled), defaults, source, reason)| OwnZoneKind {
            name,
            like,
            color,
            dashed,
            controlled,
            defaults,
            source,
            reason,
        },
    )
}

fn node_kind() -> impl Strategy<Value = OwnNodeKind> {
    let icon = option::of(one(&["microscope", "cloud"]));
    let defaults = given("mobile", Value::Bool(true));
    (name(), one(&["node.terminal", "node.tablet"]), icon, defaults, text(), text()).prop_map(
        |(name, like, icon, defaults, source, reason)| OwnNodeKind { name, like, icon, defaults, source, reason },
    )
}

fn flow_kind() -> impl Strategy<Value = OwnFlowKind> {
    let sentence = (text(), "[a-z{]{0,3}").prop_map(|(ja, en)| {
        // Braces are kept to what is filled in.
        let plain = |text: String| text.replace(['{', '}'], "");
        Name { ja: format!("{{who}}{}", plain(ja)), en: plain(en) }
    });
    (name(), one(&["flow.transfer", "flow.keep"]), option::of(sentence), text(), text())
        .prop_map(|(name, like, sentence, source, reason)| OwnFlowKind { name, like, sentence, source, reason })
}

fn change() -> impl Strategy<Value = (String, KindChange)> {
    let given = prop_oneof![
        given("mobile", Value::Bool(false)).prop_map(|defaults| ("node.terminal", defaults)),
        given("country", Value::Text("ドイツ".into())).prop_map(|defaults| ("zone.cloud", defaults)),
        Just(("flow.print", Properties::new())),
    ];
    (any::<bool>(), text(), option::of(name()), given)
        .prop_map(|(off, reason, name, (id, defaults))| (id.to_owned(), KindChange { off, reason, name, defaults }))
}

/// Entries with kinds and nothing else.
pub(super) fn kinds() -> impl Strategy<Value = OwnEntries> {
    let number = || 1_u32..120;
    let zones = btree_map(number().prop_map(OwnZoneKindId), zone_kind().boxed().prop_map(Arc::new), 0..3);
    let nodes = btree_map(number().prop_map(OwnNodeKindId), node_kind().boxed().prop_map(Arc::new), 0..3);
    let flows = btree_map(number().prop_map(OwnFlowKindId), flow_kind().boxed().prop_map(Arc::new), 0..3);
    let changed = proptest::collection::vec(change().boxed(), 0..3);
    (zones.boxed(), nodes.boxed(), flows.boxed(), changed.boxed()).prop_map(|(zones, nodes, flows, changed)| {
        OwnEntries {
            zone_kinds: zones.into_iter().collect(),
            node_kinds: nodes.into_iter().collect(),
            flow_kinds: flows.into_iter().collect(),
            changed_kinds: changed.into_iter().map(|(id, change)| (id, Arc::new(change))).collect(),
            ..OwnEntries::default()
        }
    })
}
