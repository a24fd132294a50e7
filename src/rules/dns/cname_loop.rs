//! The aliases go in a circle.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-cname-loop",
    hop: Hop::Dns,
    title: "the aliases go in a circle",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::alias::LOOPS)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "the aliases of {host} go in a circle: {chain}",
    fix: &["Break the circle in the zone {zone}: point {alias} to the distribution or balancer in place of {target}"],
    check: &[
        "dig {host} CNAME +norecurse; dig {alias} CNAME; dig {target} CNAME",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("cname_loop.md"),
};
