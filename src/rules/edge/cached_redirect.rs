//! The edge serves an old redirect.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-cached-redirect",
    hop: Hop::Edge,
    title: "the edge serves an old redirect",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&edge::cache::REDIRECT)],
    symptoms: &[SymptomPattern::status(&[(300, 599)])],
    explains: &[
        "edge-redirect-loop",
        "ingress-redirect-loop",
        "laravel-redirect-loop",
        "laravel-route-missing",
        "apache-file-not-found",
    ],
    summary: "the edge serves a cached redirect for {path} to {location} (age {age} s); past the cache there is none",
    fix: &[
        "Invalidate {path} at the distribution",
        "Send Cache-Control: no-store with redirects that depend on the visitor (cookie, country, scheme)",
    ],
    check: &[
        "curl -sI '{url}' | grep -iE '^(HTTP|location|age|x-cache)'",
        "curl -sI '{fresh_url}' | grep -iE '^(HTTP|location|age|x-cache)'",
    ],
    page: include_str!("cached_redirect.md"),
};
