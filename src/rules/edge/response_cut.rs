//! The answer of the edge breaks off.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-response-cut",
    hop: Hop::Edge,
    title: "the answer of the edge breaks off",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::answer::CUT), yes(&edge::origin::WELL)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::phase(Phase::Content)],
    explains: &[],
    summary: "{address} breaks off its answer after {read} bytes ({failure}); the origin gives the whole answer",
    fix: &[
        "Invalidate {path} at the distribution: a truncated copy may be cached",
        "Send Content-Length from the origin, so that the edge does not keep truncated copies",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "curl -sv -o /dev/null --connect-to '::{origin_address}' '{url}'",
    ],
    page: include_str!("response_cut.md"),
};
