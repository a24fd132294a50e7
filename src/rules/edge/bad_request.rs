//! The edge refuses the request as malformed.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-bad-request",
    hop: Hop::Edge,
    title: "the edge refuses the request as malformed",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::page::BAD_REQUEST)],
    symptoms: &[SymptomPattern::status(&[(400, 400)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront refuses the request for {host}{path} as malformed (400)",
    fix: &[
        "Repeat with the plain URL and no headers of your own, then add them one by one: one of them is invalid",
        "Encode the path and query: no raw spaces, no control characters",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "curl -sv -o /dev/null --connect-to '::{address}' 'https://{host}/'",
    ],
    page: include_str!("bad_request.md"),
};
