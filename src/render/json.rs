//! The report as JSON, schema `hopwise.report/1`.

use crate::report::Report;

/// One document, indented.
///
/// # Errors
/// Only if serialization fails, which would be a bug.
pub fn render(report: &Report) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}

/// One line, for streams.
///
/// # Errors
/// Only if serialization fails, which would be a bug.
pub fn line(report: &Report) -> serde_json::Result<String> {
    Ok(serde_json::to_string(report)? + "\n")
}
