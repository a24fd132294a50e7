//! The zone does not have the name.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-record-missing",
    hop: Hop::Dns,
    title: "the zone does not have the name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::denial::NAME_MISSING)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "{host} does not exist: the zone {zone} answers and denies it (NXDOMAIN)",
    fix: &[
        "Create the record for {host} in the hosted zone of {zone}: for CloudFront an alias A record and an alias AAAA record to the distribution",
        "See that it goes into the zone whose name servers the registrar lists; a second zone of the same name is not asked",
        "Resolvers keep the denial for {wait} after that",
    ],
    check: &[
        "dig @{server_address} {host} A +norecurse",
        "dig {zone} SOA",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("record_missing.md"),
};
