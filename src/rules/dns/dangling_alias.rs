//! The alias leads to a name that does not exist.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-dangling-alias",
    hop: Hop::Dns,
    title: "the alias leads to a name that does not exist",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::alias::DANGLES)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "{host} is an alias of {target}, which does not exist",
    fix: &[
        "Point the record of {host} in the zone {zone} to the distribution or balancer that serves it now, or delete the record",
        "Do it soon: a stranger who can claim {target} gets the site's visitors",
    ],
    check: &[
        "dig {host} CNAME; dig {target} A",
        "aws cloudfront list-distributions --query \"DistributionList.Items[?DomainName=='{target}'].[Id,Enabled,Aliases.Items]\"",
        "aws route53 list-resource-record-sets --hosted-zone-id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query \"ResourceRecordSets[?Name=='{host}.']\"",
    ],
    page: include_str!("dangling_alias.md"),
};
