//! The body of the answer does not end.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-body-endless",
    hop: Hop::Edge,
    title: "the body of the answer does not end",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::answer::BODY_ENDLESS), yes(&edge::origin::WELL)],
    symptoms: &[SymptomPattern::phase(Phase::Content)],
    explains: &[],
    summary: "{address} answers {status} with a body that does not end ({failure}); the origin gives a whole page",
    fix: &[
        "Look at what {address} serves for {path}: a stream in place of a page, a compressed bomb, a proxy that never closes",
        "If a function at the edge writes the body: let it end",
    ],
    check: &[
        "curl -s -m 20 -o /dev/null -w '%{size_download} bytes in %{time_total} s\\n' --connect-to '::{address}' '{url}'",
    ],
    page: include_str!("body_endless.md"),
};
