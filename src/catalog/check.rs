//! Checks that a catalogue holds together: every reference leads somewhere, every name is there in both languages,
//! every value is one its property can have.

use std::collections::{BTreeMap, BTreeSet};

use super::error::CatalogError;
use super::property::{PropertyDefinition, PropertyKind, spelled};
use super::refusal::{invalid, refer, require};
use super::{Catalog, check_condition, icon};
use crate::model::Name;

/// The words a flow's sentence may ask for.
pub(super) const SENTENCE: [&str; 6] = ["who", "place", "which", "what", "to", "to_place"];

/// The words a finding's message may ask for.
const MESSAGE: [&str; 2] = ["subject", "related"];

/// Checks a whole catalogue and returns the first thing that is not right.
pub(super) fn catalog(catalog: &Catalog) -> Result<(), CatalogError> {
    require(!catalog.profile.trim().is_empty(), "the catalogue", || {
        "its profile is empty; projects name the catalogue by it".into()
    })?;
    name("the catalogue (name)", &catalog.name)?;
    zone_kinds(catalog)?;
    node_kinds(catalog)?;
    keys(catalog)?;
    flow_kinds(catalog)?;
    usual(catalog)?;
    properties("flows", &catalog.flow_properties)?;
    presets(catalog)?;
    data_classes(catalog)?;
    threats(catalog)?;
    measures(catalog)?;
    lints(catalog)?;
    scoring(catalog)
}

/// Checks the criteria that can be chosen.
fn presets(catalog: &Catalog) -> Result<(), CatalogError> {
    for preset in &catalog.presets {
        id("criteria", &preset.id)?;
        name(&format!("{} (name)", preset.id), &preset.name)?;
        preset.criteria.check().map_err(|fault| invalid(&preset.id, fault.to_string()))?;
    }
    Ok(())
}

fn zone_kinds(catalog: &Catalog) -> Result<(), CatalogError> {
    for kind in &catalog.zone_kinds {
        id("a kind of zone", &kind.id)?;
        name(&format!("{} (name)", kind.id), &kind.name)?;
        require(!kind.color.trim().is_empty(), &kind.id, || "it names no colour role of the theme".into())?;
        let (width, height) = kind.size;
        let visible = |side: f32| side.is_finite() && side > 0.0;
        require(visible(width) && visible(height), &kind.id, || {
            format!("a zone of {width} × {height} cannot be seen; both sides must be more than 0")
        })?;
        properties(&kind.id, &kind.properties)?;
    }
    Ok(())
}

fn node_kinds(catalog: &Catalog) -> Result<(), CatalogError> {
    for kind in &catalog.node_kinds {
        id("a kind of node", &kind.id)?;
        name(&format!("{} (name)", kind.id), &kind.name)?;
        refer(icon::svg(&kind.icon).is_some(), format!("{} (icon)", kind.id), &kind.icon, "icon of assets/icons")?;
        properties(&kind.id, &kind.properties)?;
    }
    Ok(())
}

/// One key picks one kind, whether of zone or of node.
fn keys(catalog: &Catalog) -> Result<(), CatalogError> {
    let zones = catalog.zone_kinds.iter().map(|kind| (&kind.id, kind.key));
    let nodes = catalog.node_kinds.iter().map(|kind| (&kind.id, kind.key));
    let mut taken = BTreeMap::new();
    for (id, key) in zones.chain(nodes) {
        let Some(key) = key else { continue };
        require(key.is_ascii_alphanumeric(), id, || format!("its key {key:?} must be a letter a–z, A–Z or a digit"))?;
        if let Some(first) = taken.insert(key, id) {
            return Err(CatalogError::DuplicateKey { key, first: first.clone(), second: id.clone() });
        }
    }
    Ok(())
}

fn flow_kinds(catalog: &Catalog) -> Result<(), CatalogError> {
    for kind in &catalog.flow_kinds {
        id("a kind of flow", &kind.id)?;
        name(&format!("{} (name)", kind.id), &kind.name)?;
        for (field, kinds) in [("who", &kind.who), ("which", &kind.which)] {
            for node in kinds {
                refer(catalog.node_kinds.get(node).is_some(), format!("{} ({field})", kind.id), node, "kind of node")?;
            }
        }
        template(&format!("{} (sentence)", kind.id), &kind.sentence, &SENTENCE)?;
    }
    Ok(())
}

/// What is usual where: kinds of node in a zone, flows between kinds of node.
fn usual(catalog: &Catalog) -> Result<(), CatalogError> {
    let node = |place: String, kinds: &[String]| {
        kinds
            .iter()
            .try_for_each(|kind| refer(catalog.node_kinds.get(kind).is_some(), place.clone(), kind, "kind of node"))
    };
    for kind in &catalog.zone_kinds {
        node(format!("{} (holds)", kind.id), &kind.holds)?;
    }
    for (number, flow) in (1_u32..).zip(&catalog.usual_flows) {
        let place = format!("usual flow {number}");
        require(!flow.from.is_empty(), &place, || "it starts nowhere; name at least one kind of node".into())?;
        node(format!("{place} (from)"), &flow.from)?;
        node(format!("{place} (to)"), &flow.to)?;
        let verb = catalog.flow_kinds.get(&flow.verb);
        refer(verb.is_some(), format!("{place} (verb)"), &flow.verb, "kind of flow")?;
        let at_rest = verb.is_some_and(|verb| verb.at_rest);
        require(at_rest == flow.to.is_empty(), &place, || {
            format!("{} is {}a flow that stays where it is", flow.verb, if at_rest { "" } else { "not " })
        })?;
        require(!(at_rest && flow.two_way), &place, || "what stays where it is cannot go both ways".into())?;
    }
    Ok(())
}

fn data_classes(catalog: &Catalog) -> Result<(), CatalogError> {
    for class in &catalog.data_classes {
        id("a data class", &class.id)?;
        name(&format!("{} (name)", class.id), &class.name)?;
        let known = catalog.criteria.impact_step(&class.impact).is_some();
        refer(known, format!("{} (impact)", class.id), &class.impact, "step of 影響度")?;
    }
    Ok(())
}

fn threats(catalog: &Catalog) -> Result<(), CatalogError> {
    for threat in &catalog.threats {
        id("a threat", &threat.id)?;
        name(&format!("{} (name)", threat.id), &threat.name)?;
        name(&format!("{} (description)", threat.id), &threat.description)?;
        require(!threat.harms.is_empty(), &threat.id, || "it harms nothing; name at least one property".into())?;
        let conditions = [
            ("when", Some(&threat.when)),
            ("likelier_when", threat.likelier_when.as_ref()),
            ("unlikelier_when", threat.unlikelier_when.as_ref()),
        ];
        for (field, condition) in conditions {
            if let Some(condition) = condition {
                check_condition::condition(catalog, condition)
                    .map_err(|fault| fault.at(format!("{} ({field})", threat.id)))?;
            }
        }
    }
    Ok(())
}

fn measures(catalog: &Catalog) -> Result<(), CatalogError> {
    for measure in &catalog.measures {
        id("a measure", &measure.id)?;
        name(&format!("{} (name)", measure.id), &measure.name)?;
        require(!measure.lowers.is_empty(), &measure.id, || "it lowers neither 影響度 nor 顕在化率".into())?;
        require(!measure.covers.is_empty(), &measure.id, || "it covers no threat".into())?;
        for threat in &measure.covers {
            refer(catalog.threats.get(threat).is_some(), format!("{} (covers)", measure.id), threat, "threat")?;
        }
    }
    Ok(())
}

fn lints(catalog: &Catalog) -> Result<(), CatalogError> {
    for lint in &catalog.lints {
        id("a finding", &lint.id)?;
        name(&format!("{} (name)", lint.id), &lint.name)?;
        name(&format!("{} (remedy)", lint.id), &lint.remedy)?;
        let place = format!("{} (message)", lint.id);
        template(&place, &lint.message, &MESSAGE)?;
        for text in [&lint.message.ja, &lint.message.en] {
            require(text.contains("{subject}"), &place, || format!("{text:?} does not name its {{subject}}"))?;
        }
    }
    Ok(())
}

fn scoring(catalog: &Catalog) -> Result<(), CatalogError> {
    let scoring = &catalog.scoring;
    let known = catalog.criteria.likelihood_step(&scoring.likelihood_start).is_some();
    refer(known, "scoring (likelihood_start)".into(), &scoring.likelihood_start, "step of 顕在化率")?;
    let single = [("impact_raised", &scoring.impact_raised), ("likelihood_lowered", &scoring.likelihood_lowered)];
    let raised = scoring.likelihood_raised.iter().map(|rule| ("likelihood_raised", rule));
    for (field, rule) in single.into_iter().chain(raised) {
        name(&format!("scoring ({field})"), &rule.name)?;
        check_condition::condition(catalog, &rule.when)
            .map_err(|fault| fault.at(format!("scoring ({field}: {})", rule.name.ja)))?;
    }
    Ok(())
}

/// Checks the properties of one kind.
fn properties(owner: &str, definitions: &[PropertyDefinition]) -> Result<(), CatalogError> {
    let mut seen = BTreeSet::new();
    for definition in definitions {
        id(owner, &definition.id)?;
        let place = format!("{owner} (property {})", definition.id);
        require(seen.insert(&definition.id), &place, || "two properties have this id".into())?;
        name(&place, &definition.name)?;
        match &definition.kind {
            PropertyKind::YesNo | PropertyKind::Text | PropertyKind::Number { unit: Name { .. } } => {}
            PropertyKind::Choice(choices) => {
                require(!choices.is_empty(), &place, || "there is nothing to choose from".into())?;
                let mut seen = BTreeSet::new();
                for choice in choices {
                    id(&place, &choice.id)?;
                    require(seen.insert(&choice.id), &place, || format!("two choices have the id {}", choice.id))?;
                    name(&place, &choice.name)?;
                }
            }
        }
        if let Some(default) = &definition.default {
            require(definition.kind.accepts(default), &place, || {
                format!("its default {} is not a value it can have ({})", spelled(default), definition.kind.values())
            })?;
        }
    }
    Ok(())
}

/// Checks a text with places in braces that are filled in: all of them known, the same in both languages.
fn template(place: &str, text: &Name, known: &[&str]) -> Result<(), CatalogError> {
    name(place, text)?;
    let (ja, en) = (placeholders(place, &text.ja)?, placeholders(place, &text.en)?);
    for placeholder in ja.union(&en) {
        require(known.contains(placeholder), place, || {
            format!("{{{placeholder}}} is never filled in; use {{{}}}", known.join("}, {"))
        })?;
    }
    match ja.symmetric_difference(&en).next() {
        None => Ok(()),
        Some(lonely) => Err(invalid(place, format!("{{{lonely}}} is in one language only"))),
    }
}

pub(super) fn placeholders<'a>(place: &str, text: &'a str) -> Result<BTreeSet<&'a str>, CatalogError> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let inner = rest[start..].strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let Some((placeholder, after)) = inner.filter(|(placeholder, _)| !placeholder.contains('{')) else {
            return Err(invalid(place, format!("a brace is not closed or not opened in {text:?}")));
        };
        found.insert(placeholder);
        rest = after;
    }
    Ok(found)
}

fn name(place: &str, name: &Name) -> Result<(), CatalogError> {
    let Name { ja, en } = name;
    require(!ja.trim().is_empty(), place, || "the Japanese text is empty".into())?;
    require(!en.trim().is_empty(), place, || "the English text is empty".into())
}

fn id(owner: &str, id: &str) -> Result<(), CatalogError> {
    let sound = !id.is_empty() && !id.chars().any(|character| character.is_whitespace() || character.is_control());
    require(sound, owner, || format!("{id:?} cannot be an id; it must be a word without spaces"))
}
