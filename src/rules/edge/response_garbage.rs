//! The edge answers with something that is no HTTP.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-response-garbage",
    hop: Hop::Edge,
    title: "the edge answers with something that is no HTTP",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::answer::GARBAGE)],
    symptoms: &[SymptomPattern::phase(Phase::Request), SymptomPattern::phase(Phase::Content)],
    explains: &[],
    summary: "{address} answers with bytes that are no valid HTTP ({failure})",
    fix: &[
        "Find out what listens on {address}: it is hardly CloudFront, which answers a broken origin with 502",
        "If the body is at fault: switch off the compression that announces another encoding than it sends",
    ],
    check: &[
        "curl -sv --raw -o /dev/null --connect-to '::{address}' '{url}'",
        "printf 'GET {path} HTTP/1.1\\r\\nHost: {host}\\r\\nConnection: close\\r\\n\\r\\n' | openssl s_client -quiet -connect {address} -servername {host} 2>/dev/null | head -c 300 | xxd | head",
    ],
    page: include_str!("response_garbage.md"),
};
