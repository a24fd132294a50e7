//! The balancer makes the errors itself.

use hopwise_probes::Hop;

use crate::facts::{balancer, behind};
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-counts-own-errors",
    hop: Hop::Balancer,
    title: "the balancer makes the errors itself",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::OWN_ERRORS), yes(&behind::SUSPECTED)],
    symptoms: &[],
    explains: &["edge-error-status-masked"],
    summary: "the load balancer made {counted} errors of its own in {minutes} minutes, its targets none: they cannot be reached",
    fix: &["Look at the targets' health and at the connections to them, not at the application"],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum Maximum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("counts_own_errors.md"),
};
