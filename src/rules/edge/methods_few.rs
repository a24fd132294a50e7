//! The behaviour does not allow the method.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-methods-few",
    hop: Hop::Edge,
    title: "the behaviour does not allow the method",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::errors::METHODS_FEW), yes(&edge::page::METHOD_NOT_ALLOWED)],
    symptoms: &[],
    explains: &["edge-method-not-allowed"],
    summary: "behaviour {pattern} of {distribution} allows {methods} alone",
    fix: &["Allow GET, HEAD, OPTIONS, PUT, POST, PATCH and DELETE on behaviours that lead to the application"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("methods_few.md"),
};
