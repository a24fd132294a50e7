//! The record leads to a target that the account does not have.

use hopwise_probes::Hop;

use crate::facts::{behind, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-zone-alias-target-gone",
    hop: Hop::Dns,
    title: "the record leads to a target that the account does not have",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&dns::route53::ALIAS_TARGET_GONE), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "dns-dangling-alias",
        "dns-alias-target-without-address",
        "edge-alias-unknown",
        "edge-unreachable",
        "balancer-name-gone",
        "dns-no-address-record",
    ],
    summary: "the {record_type} record of {host} in zone {zone} is an alias of {alias_target}, which the account does not have",
    fix: &[
        "Set the alias to the distribution or load balancer that serves now",
        "If the target belongs to another account: name a profile for it, so that it can be looked at",
    ],
    check: &[
        "aws route53 list-resource-record-sets --hosted-zone-id {zone_id} --start-record-name {host} --max-items 5",
    ],
    page: include_str!("zone_alias_target_gone.md"),
};
