//! DNS answers something else than the zone holds.

use hopwise_probes::Hop;

use crate::facts::{behind, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-zone-differs-from-answer",
    hop: Hop::Dns,
    title: "DNS answers something else than the zone holds",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&dns::route53::DIFFERS), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["dns-stale-answer-cached", "dns-resolvers-disagree"],
    summary: "the zone has {record_type} {record_value} for {host}, and the resolver {resolver_address} gives {given}",
    fix: &[
        "Wait for the TTL ({record_ttl} s) if the record was changed a moment ago",
        "If it stays: see which servers the domain is delegated to, and whether that resolver has entries of its own",
    ],
    check: &[
        "aws route53 list-resource-record-sets --hosted-zone-id {zone_id} --start-record-name {host} --max-items 5",
    ],
    page: include_str!("zone_differs_from_answer.md"),
};
