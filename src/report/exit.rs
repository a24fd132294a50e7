//! Exit codes: picked once, never changed.

use super::{Outcome, Report};
use crate::rules::Severity;

/// The request is answered well.
pub const HEALTHY: u8 = 0;
/// A fault was located.
pub const FAULT: u8 = 1;
/// Usage or configuration is wrong.
pub const USAGE: u8 = 2;
/// Something fails or could not be seen, and the hop is not known.
pub const UNDETERMINED: u8 = 3;
/// Healthy, with warnings, and `--fail-on warn` was given.
pub const WARNINGS: u8 = 4;
/// A bug in hopwise.
pub const INTERNAL: u8 = 70;
/// Interrupted by the user.
pub const INTERRUPTED: u8 = 130;

/// The exit code of a report. `fail_on_warnings` turns warnings of a healthy path into [`WARNINGS`].
#[must_use]
pub fn code(report: &Report, fail_on_warnings: bool) -> u8 {
    match report.verdict.outcome {
        Outcome::Fault => FAULT,
        Outcome::Undetermined => UNDETERMINED,
        Outcome::Healthy if fail_on_warnings && report.findings.iter().any(|f| f.severity >= Severity::Warning) => {
            WARNINGS
        }
        Outcome::Healthy => HEALTHY,
    }
}
