//! The cache hides an outage.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-stale-hides-outage",
    hop: Hop::Edge,
    title: "the cache hides an outage",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&edge::cache::HIDES_OUTAGE)],
    symptoms: &[],
    explains: &[],
    summary: "the page of {host} comes from the cache (age {age} s); past the cache the request fails ({outage})",
    fix: &["Do not invalidate now: the cached pages are all that still works", "Mend what fails behind the edge"],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|age|x-cache)'",
        "curl -sI '{fresh_url}' | grep -iE '^(HTTP|age|x-cache)'",
    ],
    page: include_str!("stale_hides_outage.md"),
};
