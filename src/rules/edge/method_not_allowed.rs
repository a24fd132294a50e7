//! The behaviour does not allow the method.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-method-not-allowed",
    hop: Hop::Edge,
    title: "the behaviour does not allow the method",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::METHOD_NOT_ALLOWED)],
    symptoms: &[SymptomPattern::status(&[(400, 499)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "the behaviour of the distribution for {path} does not allow {method}",
    fix: &[
        "Set AllowedMethods of the behaviour that matches {path} to all seven (GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE)",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior, CacheBehaviors.Items]\"",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("method_not_allowed.md"),
};
