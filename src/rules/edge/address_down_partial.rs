//! Some addresses of the edge are down.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-address-down-partial",
    hop: Hop::Edge,
    title: "some addresses of the edge are down",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&edge::dial::DOWN_IN_PART)],
    symptoms: &[SymptomPattern::phase(Phase::Connect), SymptomPattern::phase(Phase::Tls)],
    explains: &[],
    summary: "{bad} of {all} addresses of {host} are down: {addresses} ({failure})",
    fix: &[
        "Take {addresses} out of the records of {host} until they answer again",
        "If DNS gives them for the distribution by alias: compare with `dig {host} @1.1.1.1`, the record may be a copy of old addresses",
    ],
    check: &["for a in {ip}; do nc -vz -w 5 $a {port}; done", "dig +short {host} A {host} AAAA"],
    page: include_str!("address_down_partial.md"),
};
