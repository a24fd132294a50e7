//! CloudWatch: sums of the last minutes.

use serde::{Deserialize, Serialize};

/// What some metrics showed in the last minutes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Metrics {
    /// How many minutes are summed.
    #[serde(default)]
    pub minutes: u32,
    /// One a metric; without points where nothing was counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
}

/// One metric over the last minutes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Series {
    /// Such as `AWS/ApplicationELB`.
    #[serde(default)]
    pub namespace: String,
    /// Such as `HTTPCode_ELB_5XX_Count`.
    #[serde(default)]
    pub metric: String,
    /// What it is of: the value of its first dimension.
    #[serde(default)]
    pub dimension: String,
    /// `Sum`, `Average`, `Minimum` or `Maximum`.
    #[serde(default)]
    pub stat: String,
    /// How many values came.
    #[serde(default)]
    pub points: u32,
    /// Their sum.
    #[serde(default)]
    pub sum: f64,
    /// The newest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<f64>,
    /// The highest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<f64>,
    /// The lowest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<f64>,
}
