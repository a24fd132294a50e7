//! The name has no address.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-no-address-record",
    hop: Hop::Dns,
    title: "the name has no address",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::denial::NO_ADDRESS)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "{host} exists in the zone {zone} without an A or AAAA record",
    fix: &[
        "Add an alias A record, and an alias AAAA record where the distribution has IPv6 on, for {host} to the hosted zone of {zone}",
    ],
    check: &[
        "dig @{server_address} {host} ANY +norecurse",
        "dig {host} A; dig {host} AAAA",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("no_address_record.md"),
};
