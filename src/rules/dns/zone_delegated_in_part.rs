//! Some name servers of the delegation are not of the zone.

use hopwise_probes::Hop;

use crate::facts::{behind, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-zone-delegated-in-part",
    hop: Hop::Dns,
    title: "some name servers of the delegation are not of the zone",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&dns::route53::DELEGATED_IN_PART), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "dns-lame-delegation-partial",
        "dns-authorities-disagree",
        "dns-resolvers-disagree",
        "dns-delegation-differs-from-zone",
        "dns-serials-differ",
    ],
    summary: "{zone} is delegated to {parent_servers}; the hosted zone {zone_id} has {zone_servers}",
    fix: &["Set the name servers of the registered domain to {zone_servers}, exactly"],
    check: &["aws route53 get-hosted-zone --id {zone_id} --query DelegationSet.NameServers", "dig +short NS {zone}"],
    page: include_str!("zone_delegated_in_part.md"),
};
