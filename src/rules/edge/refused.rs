//! The edge refuses connections.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-refused",
    hop: Hop::Edge,
    title: "the edge refuses connections",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&edge::dial::REFUSED)],
    symptoms: &[SymptomPattern::phase(Phase::Connect)],
    explains: &["edge-address-down-partial"],
    summary: "{host} refuses connections: {bad} of {all} addresses refuse ({addresses})",
    fix: &[
        "Point the records of {host} at the distribution: CloudFront never refuses port 80 or 443, so {addresses} are hardly its addresses",
        "If a server of your own listens there: start it, and let it listen on port {port}",
    ],
    check: &[
        "nc -vz -w 5 {ip} {port}",
        "dig +short {host} A {host} AAAA",
        "curl -s https://ip-ranges.amazonaws.com/ip-ranges.json | grep -A3 CLOUDFRONT | head",
    ],
    page: include_str!("refused.md"),
};
