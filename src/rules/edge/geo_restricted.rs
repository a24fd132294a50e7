//! The distribution is set to refuse countries.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-geo-restricted",
    hop: Hop::Edge,
    title: "the distribution is set to refuse countries",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::errors::GEO_RESTRICTED), yes(&edge::page::GEO_BLOCKED)],
    symptoms: &[],
    explains: &["edge-geo-blocked"],
    summary: "distribution {distribution} {geo_does}: {countries}; this place is refused",
    fix: &["Add the country to the list, or take the restriction out, if visitors from there are wanted"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("geo_restricted.md"),
};
