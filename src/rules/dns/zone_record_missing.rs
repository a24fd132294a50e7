//! The hosted zone has no record for the name.

use hopwise_probes::Hop;

use crate::facts::{behind, dns};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-zone-record-missing",
    hop: Hop::Dns,
    title: "the hosted zone has no record for the name",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    // What is left over in an account hurts nobody while visitors are served.
    when: &[yes(&dns::route53::RECORD_MISSING), yes(&behind::VISITORS_SUFFER)],
    symptoms: &[],
    explains: &["dns-record-missing", "dns-no-address-record", "dns-negative-answer-cached"],
    summary: "hosted zone {zone} ({zone_id}) has no A, AAAA or CNAME record for {host}",
    fix: &[
        "Create the record: an alias (A and AAAA) to the distribution",
        "If external-dns keeps it: read its log, and the host of the Ingress",
    ],
    check: &[
        "aws route53 list-resource-record-sets --hosted-zone-id {zone_id} --start-record-name {host} --max-items 5",
    ],
    page: include_str!("zone_record_missing.md"),
};
