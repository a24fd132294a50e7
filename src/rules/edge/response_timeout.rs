//! The edge takes the request and does not answer.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-response-timeout",
    hop: Hop::Edge,
    title: "the edge takes the request and does not answer",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::answer::TIMEOUT), yes(&edge::origin::WELL)],
    symptoms: &[SymptomPattern::phase(Phase::Request)],
    explains: &[],
    summary: "{address} takes the request and does not answer ({failure}); the origin answers {origin_status} to the same request",
    fix: &[
        "Look at what stands between {address} and {origin}: a function at the edge, a behaviour with another origin, a hung proxy",
        "Raise the timeout of this trace (--timeout 60) to see whether a late answer comes",
    ],
    check: &[
        "curl -sv -o /dev/null -m 60 --connect-to '::{address}' '{url}'",
        "curl -sv -o /dev/null -m 60 --connect-to '::{origin_address}' '{url}'",
    ],
    page: include_str!("response_timeout.md"),
};
