//! The name has no IPv4 address.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-ipv4-address-missing",
    hop: Hop::Dns,
    title: "the name has no IPv4 address",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&dns::denial::NO_IPV4)],
    symptoms: &[SymptomPattern::phase(Phase::Connect)],
    explains: &["client-address-family-missing"],
    summary: "{host} has AAAA records and no A record: visitors without IPv6 cannot reach it",
    fix: &["Add an alias A record for {host} to the hosted zone of {zone}, beside the AAAA record"],
    check: &[
        "dig @{server_address} {host} A +norecurse; dig @{server_address} {host} AAAA +norecurse",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("ipv4_address_missing.md"),
};
