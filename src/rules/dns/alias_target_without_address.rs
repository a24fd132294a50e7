//! The alias leads to a name without address.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-alias-target-without-address",
    hop: Hop::Dns,
    title: "the alias leads to a name without address",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::alias::TARGET_WITHOUT_ADDRESS)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "{host} is an alias of {target}, which has no address",
    fix: &[
        "See that {target} is up: a balancer without a healthy zone, or a distribution that is still being made, may have no address",
        "Else point the record of {host} in the zone {zone} to what serves it now",
    ],
    check: &[
        "dig {host} CNAME; dig {target} A; dig {target} AAAA",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("alias_target_without_address.md"),
};
