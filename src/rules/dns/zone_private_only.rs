//! Only a private zone has the name.

use hopwise_probes::Hop;

use crate::facts::{behind, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-zone-private-only",
    hop: Hop::Dns,
    title: "only a private zone has the name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&dns::route53::PRIVATE_ONLY), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &[
        "dns-record-missing",
        "dns-no-address-record",
        "dns-negative-answer-cached",
        "dns-domain-not-delegated",
    ],
    summary: "the account has {zone} as private hosted zone alone: nobody outside the VPC sees it",
    fix: &["Create a public hosted zone for {zone} with the records of {host}, and delegate to it"],
    check: &["aws route53 list-hosted-zones-by-name --dns-name {zone}"],
    page: include_str!("zone_private_only.md"),
};
