//! The published IPv6 address is dead.

use hopwise_probes::Hop;

use crate::facts::dns;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-ipv6-address-dead",
    hop: Hop::Dns,
    title: "the published IPv6 address is dead",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::ipv6::DEAD), yes(&dns::ipv6::PATH_WORKS)],
    symptoms: &[],
    explains: &["edge-address-down-partial"],
    summary: "the IPv6 address {ipv6} of {host} cannot be connected to ({how}), while {ipv4} can",
    fix: &[
        "Replace the AAAA record of {host} in the zone {zone} by an alias to the distribution, or delete it",
        "If it is an alias already: see that the distribution has IPv6 enabled",
    ],
    check: &[
        "curl -6 -sv -o /dev/null -m 5 '{url}'",
        "dig {host} AAAA",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("ipv6_address_dead.md"),
};
