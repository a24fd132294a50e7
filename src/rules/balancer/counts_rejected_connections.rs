//! The balancer turned connections away.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-counts-rejected-connections",
    hop: Hop::Balancer,
    title: "the balancer turned connections away",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::REJECTED), yes(&behind::SUSPECTED)],
    symptoms: &[],
    explains: &["edge-origin-connect-failed", "balancer-refused"],
    summary: "the load balancer turned {counted} connections away in {minutes} minutes: it was at its limit",
    fix: &[
        "See whether traffic jumped (an attack, a campaign); ask AWS for a larger balancer, or put the edge before it",
        "Give its subnets more free addresses, so that it can scale",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum Maximum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("counts_rejected_connections.md"),
};
