//! The servers of the zone contradict each other.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-authorities-disagree",
    hop: Hop::Dns,
    title: "the servers of the zone contradict each other",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&dns::agreement::AUTHORITIES_DISAGREE)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &["dns-resolvers-disagree", "dns-negative-answer-cached", "dns-stale-answer-cached"],
    summary: "the servers of {zone} contradict each other about {host}: {claims}",
    fix: &[
        "Make {host} the same at every provider that serves {zone}, or leave one provider in the delegation",
        "If it is one provider: find the copy that is not renewed",
    ],
    check: &["dig @{server_address} {host} A +norecurse", "dig {zone} SOA +nssearch"],
    page: include_str!("authorities_disagree.md"),
};
