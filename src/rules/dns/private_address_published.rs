//! A private address is published.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-private-address-published",
    hop: Hop::Dns,
    title: "a private address is published",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::address::PRIVATE)],
    symptoms: &[SymptomPattern::phase(Phase::Connect), SymptomPattern::phase(Phase::Tls)],
    explains: &[
        "edge-unreachable",
        "edge-refused",
        "edge-not-tls",
        "edge-address-down-partial",
        "edge-certificate-wrong-name",
        "edge-certificate-untrusted",
        "edge-default-cloudfront-certificate",
    ],
    summary: "{host} is published with {private}, which nobody outside that network can reach",
    fix: &[
        "Point the {record} record of {host} in the public zone {zone} to the distribution",
        "Keep private addresses in a private hosted zone",
    ],
    check: &[
        "dig @{server_address} {host} A +norecurse",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("private_address_published.md"),
};
