//! The delegated servers do not have the zone.

use hopwise_probes::Hop;

use crate::facts::{Phase, dns};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-lame-delegation-all",
    hop: Hop::Dns,
    title: "the delegated servers do not have the zone",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&dns::authorities::ALL_LAME)],
    symptoms: &[SymptomPattern::phase(Phase::Dns)],
    explains: &[],
    summary: "no delegated server has the zone {zone}{led}: {server} says {said}",
    fix: &[
        "Put the name servers of the hosted zone {zone} at the registrar, or in the NS record of the parent zone, in place of {servers}",
        "If the hosted zone was deleted: create it anew with its records, then register its new name servers",
        "If {zone} is not yours and {host} only an alias into it: tell its owner, and let {host} lead to a name that resolves until then",
    ],
    check: &[
        "dig @{server_address} {zone} SOA +norecurse",
        "aws route53 get-hosted-zone --id $(aws route53 list-hosted-zones-by-name --dns-name {zone} --query 'HostedZones[0].Id' --output text) --query DelegationSet.NameServers",
    ],
    page: include_str!("lame_delegation_all.md"),
};
