//! The IPv6 address leads to another server.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-ipv6-address-foreign",
    hop: Hop::Dns,
    title: "the IPv6 address leads to another server",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&dns::ipv6::FOREIGN)],
    symptoms: &[SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-certificate-wrong-name",
        "edge-certificate-expired",
        "edge-certificate-not-yet-valid",
        "edge-default-cloudfront-certificate",
        "edge-certificate-untrusted",
        "edge-chain-incomplete",
        "edge-certificates-differ",
        "edge-not-tls",
        "edge-reset-in-handshake",
        "edge-handshake-refused",
    ],
    summary: "the IPv6 address {ipv6} of {host} leads to another server than the IPv4 one: {how}",
    fix: &[
        "Replace the AAAA record of {host} in the zone {zone} by an alias to the distribution that the A record names, or delete it",
    ],
    check: &[
        "openssl s_client -6 -connect '[{first_ipv6}]:{port}' -servername {host} </dev/null",
        "dig {host} A; dig {host} AAAA",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("ipv6_address_foreign.md"),
};
