//! No address of the edge answers.

use hopwise_probes::Hop;

use crate::facts::{Phase, edge};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-unreachable",
    hop: Hop::Edge,
    title: "no address of the edge answers",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&edge::dial::UNREACHABLE)],
    symptoms: &[SymptomPattern::phase(Phase::Connect)],
    explains: &["edge-address-down-partial"],
    summary: "{host} cannot be reached: {bad} of {all} addresses do not answer ({failure})",
    fix: &[
        "Compare the addresses {addresses} with the ranges of CLOUDFRONT in ip-ranges.json: an address outside of them is a stale DNS record",
        "If the addresses are right: ask from another network, and allow outgoing TCP to port {port} here",
    ],
    check: &[
        "nc -vz -w 5 {ip} {port}",
        "curl -s https://ip-ranges.amazonaws.com/ip-ranges.json | grep -A3 CLOUDFRONT | head",
    ],
    page: include_str!("unreachable.md"),
};
