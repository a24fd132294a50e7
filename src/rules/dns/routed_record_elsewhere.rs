//! One of several records of the host leads elsewhere.

use hopwise_probes::Hop;

use crate::facts::{behind, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-routed-record-elsewhere",
    hop: Hop::Dns,
    title: "one of several records of the host leads elsewhere",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&dns::route53::DRAWN), yes(&dns::stale::POSITIVE), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["dns-stale-answer-cached", "dns-resolvers-disagree"],
    summary: "zone {zone} has a {record_kind} record {record_set} ({record_weight}) that leads {host} to {record_value}, and the resolver {resolver_address} drew it",
    fix: &[
        "Take record {record_set} out of the zone, or set its weight to 0: visitors who draw it come to {record_value}",
        "If that address is meant to serve: mend it, and give the record a health check so that it is left out when it fails",
    ],
    check: &[
        "aws route53 list-resource-record-sets --hosted-zone-id {zone_id} --start-record-name {host} --max-items 5",
    ],
    page: include_str!("routed_record_elsewhere.md"),
};
