//! Code at the edge answers with an error.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-function-answered",
    hop: Hop::Edge,
    title: "code at the edge answers with an error",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::page::FUNCTION_ANSWERED)],
    symptoms: &[SymptomPattern::status(&[(400, 599)]).by(&[Author::EdgeFunction])],
    explains: &[],
    summary: "a function at the edge answers {status} for {path} itself ({proof})",
    fix: &[
        "Read the function that the behaviour for {path} is associated with (viewer-request or origin-request), and what makes it refuse this request",
    ],
    check: &[
        "aws cloudfront list-distributions --query \"DistributionList.Items[?contains(not_null(Aliases.Items, ''), '{host}')].[Id, DefaultCacheBehavior, CacheBehaviors.Items]\"",
        "aws cloudfront list-functions --stage LIVE",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("function_answered.md"),
};
