//! An invalidation is under way.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-invalidation-running",
    hop: Hop::Edge,
    title: "an invalidation is under way",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    when: &[yes(&edge::distribution::INVALIDATING)],
    symptoms: &[],
    explains: &[],
    summary: "{running} invalidations of {distribution} are under way: old and new objects are mixed for some minutes",
    fix: &["Wait, then trace again"],
    check: &["aws cloudfront list-invalidations --distribution-id {distribution}"],
    page: include_str!("invalidation_running.md"),
};
