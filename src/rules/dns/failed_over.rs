//! DNS gives the stand-in.

use hopwise_probes::Hop;

use crate::facts::dns;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "dns-failed-over",
    hop: Hop::Dns,
    title: "DNS gives the stand-in",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    when: &[yes(&dns::route53::FAILED_OVER)],
    symptoms: &[],
    explains: &[],
    summary: "DNS gives the secondary record of {host} ({secondary}): the health check {health_check} takes the primary one ({primary}) out",
    fix: &[
        "Look at the health check: aws route53 get-health-check-status --health-check-id {health_check}; then at the primary site",
        "If the primary is fine: mend the check's path, port or regions",
    ],
    check: &[
        "aws route53 list-resource-record-sets --hosted-zone-id {zone_id} --start-record-name {host} --max-items 5",
    ],
    page: include_str!("failed_over.md"),
};
