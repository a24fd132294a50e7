//! The domain is delegated to other servers than the zone's.

use hopwise_probes::Hop;

use crate::facts::{behind, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-zone-not-delegated",
    hop: Hop::Dns,
    title: "the domain is delegated to other servers than the zone's",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&dns::route53::NOT_DELEGATED), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "dns-record-missing",
        "dns-no-address-record",
        "dns-negative-answer-cached",
        "dns-lame-delegation-all",
        "dns-domain-not-delegated",
        "dns-delegation-differs-from-zone",
        "dns-zone-record-missing",
        "dns-zone-servfail",
        "dns-stale-answer-cached",
    ],
    summary: "{zone} is delegated to {parent_servers}, and the hosted zone {zone_id} has {zone_servers}",
    fix: &[
        "Set the name servers of the registered domain (or the NS record at the parent) to {zone_servers}",
        "If the other servers are meant: delete the hosted zone, so that nobody edits it in vain",
    ],
    check: &["aws route53 get-hosted-zone --id {zone_id} --query DelegationSet.NameServers", "dig +short NS {zone}"],
    page: include_str!("zone_not_delegated.md"),
};
