//! The request is too long for the edge.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-request-too-large",
    hop: Hop::Edge,
    title: "the request is too long for the edge",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::page::REQUEST_TOO_LARGE)],
    symptoms: &[SymptomPattern::status(&[(413, 414), (431, 431)]).by(&[Author::Cloudfront])],
    explains: &[],
    summary: "CloudFront refuses the request for {path} for its length ({status})",
    fix: &[
        "Shorten the URL (8192 bytes at most) or the headers and cookies (20480 bytes with the request line)",
        "If visitors see it and this trace does not: their cookies are too large, set fewer and with a narrower path",
    ],
    check: &[
        "curl -s -o /dev/null -w '%{http_code}\\n' --connect-to '::{address}' 'https://{host}/'",
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("request_too_large.md"),
};
