//! Errors are kept in the cache for long.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-errors-kept-long",
    hop: Hop::Edge,
    title: "errors are kept in the cache for long",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::errors::KEPT_LONG), yes(&edge::cache::ERROR)],
    symptoms: &[],
    explains: &["edge-error-cached"],
    summary: "distribution {distribution} keeps {error_status} for {error_ttl} s, and visitors get the kept one: the origin is well",
    fix: &[
        "Lower ErrorCachingMinTTL of {error_status} to 10 s or less",
        "Take the kept error out: aws cloudfront create-invalidation --distribution-id {distribution} --paths '{path}'",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("errors_kept_long.md"),
};
