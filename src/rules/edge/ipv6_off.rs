//! DNS has IPv6 addresses and the distribution has none.

use hopwise_probes::Hop;

use crate::facts::edge;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "edge-ipv6-off",
    hop: Hop::Edge,
    title: "DNS has IPv6 addresses and the distribution has none",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&edge::distribution::IPV6_OFF)],
    symptoms: &[],
    explains: &["dns-ipv6-address-dead", "dns-ipv6-address-foreign"],
    summary: "IPv6 is off at distribution {distribution}, and DNS gives {host} the address {ipv6_address}",
    fix: &["Delete the AAAA record, or switch IPv6 on at the distribution"],
    check: &["aws cloudfront get-distribution-config --id {distribution}"],
    page: include_str!("ipv6_off.md"),
};
