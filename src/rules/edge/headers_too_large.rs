//! The answer of the edge has too large headers.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-headers-too-large",
    hop: Hop::Edge,
    title: "the answer of the edge has too large headers",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::answer::HEADERS_TOO_LARGE)],
    symptoms: &[SymptomPattern::phase(Phase::Request)],
    explains: &[],
    summary: "{address} sends a header section larger than clients take ({failure})",
    fix: &[
        "Trim Set-Cookie, Content-Security-Policy and Link in the answer to {path}; browsers and proxies stop at 8 to 256 KiB",
    ],
    check: &["curl -s -o /dev/null -D - --connect-to '::{address}' '{url}' | wc -c"],
    page: include_str!("headers_too_large.md"),
};
