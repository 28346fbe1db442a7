//! Who is responsible: the parties whose borders a flow may cross.

use serde::{Deserialize, Serialize};

use super::word::{is_default, vocabulary};

vocabulary! {
    /// The part a party plays in the provision of the system.
    PartyRole {
        /// 対象事業者: the provider in the guideline's sense (p13).
        Provider = "対象事業者",
        /// 医療機関等.
        Medical = "医療機関等",
        /// Any other company: carriers, couriers, other vendors.
        Third = "第三者",
        /// A private person, such as a patient or somebody at home.
        Person = "個人",
    }
}

/// A company, institution or group of persons that is responsible for zones and nodes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: PartyRole,
    /// Free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}
