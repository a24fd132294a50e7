//! The queue of the Classic ELB overflows.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-spillover",
    hop: Hop::Balancer,
    title: "the queue of the Classic ELB overflows",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::SPILLOVER), yes(&balancer::answer::CLASSIC_AT_CAPACITY)],
    symptoms: &[],
    explains: &["balancer-classic-at-capacity"],
    summary: "the surge queue of the Classic Load Balancer was full: {counted} requests were turned away in {minutes} minutes",
    fix: &[
        "Add instances, or find what makes them slow",
        "If Apache has too few workers: raise MaxRequestWorkers and pm.max_children",
    ],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum Maximum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("classic_spillover.md"),
};
