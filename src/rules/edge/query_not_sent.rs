//! The behaviour cuts the query string off.

use hopwise_probes::Hop;

use crate::facts::{Author, behind, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-query-not-sent",
    hop: Hop::Edge,
    title: "the behaviour cuts the query string off",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::forwarding::QUERY_NOT_SENT), yes(&edge::origin::WELL), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[SymptomPattern::status(&[(400, 599)]).by(&[Author::Laravel, Author::Application, Author::Unknown])],
    explains: &["laravel-route-missing", "laravel-unhandled-exception", "laravel-forbidden", "edge-redirect-loop"],
    summary: "behaviour {pattern} of {distribution} cuts the query string off {url}; straight at the origin the request is answered well",
    fix: &[
        "Send query strings: a cache policy or origin request policy with all of them, or QueryString true in the legacy settings",
    ],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("query_not_sent.md"),
};
