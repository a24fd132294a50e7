//! The resolver of this machine holds an answer of the past.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-stale-answer-cached",
    hop: Hop::Dns,
    title: "the resolver holds an answer of the past",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::stale::POSITIVE)],
    symptoms: &[SymptomPattern::phase(Phase::Connect), SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "dns-resolvers-disagree",
        "edge-unreachable",
        "edge-refused",
        "edge-not-tls",
        "edge-certificate-wrong-name",
        "edge-default-cloudfront-certificate",
        "edge-certificate-expired",
    ],
    summary: "the resolver {resolver} of this machine gives {old} for {host}, while the zone {zone} says {new}",
    fix: &[
        "Wait {left} until the old answer has run out, or flush the resolver {resolver}",
        "If it stays: look for a private hosted zone or a split view of {host} at {resolver}",
        "Keep the old address serving until the old TTL has passed after each move",
    ],
    check: &["dig @{resolver} -p {resolver_port} {host} A", "dig @{server_address} {host} A +norecurse"],
    page: include_str!("stale_answer_cached.md"),
};
