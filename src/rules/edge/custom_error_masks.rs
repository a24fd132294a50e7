//! A custom error response hides the error.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-custom-error-masks",
    hop: Hop::Edge,
    title: "a custom error response hides the error",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::errors::MASKS), yes(&edge::cache::STATUS_MASKED)],
    symptoms: &[],
    explains: &["edge-error-status-masked"],
    summary: "distribution {distribution} answers {shown_status} with {error_page} where the origin says {error_status}",
    fix: &[
        "Let ResponseCode be {error_status} too, so that clients and monitors see the error",
        "Then look at the real error straight at the origin",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("custom_error_masks.md"),
};
