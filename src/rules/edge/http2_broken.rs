//! HTTP/2 at the edge is broken.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-http2-broken",
    hop: Hop::Edge,
    title: "HTTP/2 at the edge is broken",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::answer::HTTP2_BROKEN)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::phase(Phase::Content)],
    explains: &["edge-response-timeout", "edge-response-garbage", "edge-response-cut"],
    summary: "{address} fails over HTTP/2 ({failure}) and answers over HTTP/1.1",
    fix: &[
        "Look for headers that HTTP/2 forbids in the answer (Connection, Keep-Alive, Transfer-Encoding, upper case, control characters) and remove them",
        "Until then set the distribution to HTTP/1.1: HttpVersion http1.1",
    ],
    check: &[
        "curl -sv -o /dev/null --http2 --connect-to '::{address}' '{url}'",
        "curl -sv -o /dev/null --http1.1 --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("http2_broken.md"),
};
