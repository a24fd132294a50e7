//! The report as YAML, the same keys as the JSON.

use crate::report::Report;

/// One document.
///
/// # Errors
/// Only if serialization fails, which would be a bug.
pub fn render(report: &Report) -> anyhow::Result<String> {
    // By way of the JSON value, so that both formats have the same keys and the same way of writing instants.
    Ok(serde_saphyr::to_string(&serde_json::to_value(report)?)?)
}
