//! Connections to the targets fail.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-counts-refused-targets",
    hop: Hop::Balancer,
    title: "connections to the targets fail",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::TARGET_CONNECT), yes(&balancer::answer::TARGET_REFUSED)],
    symptoms: &[],
    explains: &["balancer-target-refused"],
    summary: "{counted} connections from the load balancer to its targets failed in {minutes} minutes",
    fix: &["Look at the port of the targets: does the ingress listen there, do its pods run"],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum Maximum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("counts_refused_targets.md"),
};
