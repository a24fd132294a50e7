//! DNSSEC signatures do not hold.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-dnssec-bogus",
    hop: Hop::Dns,
    title: "DNSSEC signatures do not hold",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::dnssec::BOGUS)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &["dns-resolvers-disagree"],
    summary: "validating resolvers refuse {host} ({why}): {resolver} answers once it is told not to check",
    fix: &[
        "Remove or replace the DS record of {zone} at the registrar first; change the signing of the zone only after its TTL has passed",
        "If the zone is signed by Route 53: check the key-signing key's status and the KMS key behind it",
    ],
    check: &[
        "dig @{resolver} -p {resolver_port} {host} A; dig @{resolver} -p {resolver_port} {host} A +cd",
        "dig {zone} DS +short; dig {zone} DNSKEY +multi +cd",
        "aws route53 get-dnssec --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text)",
    ],
    page: include_str!("dnssec_bogus.md"),
};
