//! What is carried: the data items that flows name.

use serde::{Deserialize, Serialize};

use super::id::DataId;
use super::word::is_default;

/// A kind of information in this project, such as オーダ/検査結果等. Its class decides the proposed impact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataItem {
    /// What it is called on the drawing.
    pub name: String,
    /// The catalogue's data class, such as `data.patient`.
    pub class: String,
    /// What it contains besides: a back-up or a communication content is rated as the highest of these.
    #[serde(default, skip_serializing_if = "is_default")]
    pub contains: Vec<DataId>,
    /// How long it must be kept, in years.
    #[serde(default, skip_serializing_if = "is_default")]
    pub retention_years: Option<f32>,
    /// Free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}
