//! The origin's headers are more than the edge takes.

use hopwise_probes::Hop;

use crate::facts::{Author, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-origin-headers-too-big",
    hop: Hop::Edge,
    title: "the origin sends more headers than the edge takes",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::page::ORIGIN_CONNECT_FAILED), yes(&edge::origin::HEAD_TOO_BIG), yes(&edge::origin::WELL)],
    symptoms: &[SymptomPattern::status(&[(502, 502)]).by(&[Author::Cloudfront])],
    explains: &["edge-origin-connect-failed"],
    summary: "the answer for {host} has {head_bytes} bytes before its body, and CloudFront takes 20480; past the edge it is {origin_status}",
    fix: &[
        "Trim what the application or the web server sends before {path}: the longest value is that of {largest}",
        "Group the sources of Content-Security-Policy (https://*.partner.com), send Report-Only in a release of its own, keep little in cookies",
    ],
    check: &[
        "curl -s -o /dev/null -D - --connect-to '::{origin_address}' '{url}' | wc -c",
        "curl -s -o /dev/null -D - --connect-to '::{origin_address}' '{url}' | awk '{ print length($0), $1 }' | sort -n | tail -n 5",
    ],
    page: include_str!("origin_headers_too_big.md"),
};
