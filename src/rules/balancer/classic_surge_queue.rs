//! Requests wait in the queue of the Classic ELB.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-surge-queue",
    hop: Hop::Balancer,
    title: "requests wait in the queue of the Classic ELB",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&balancer::metrics::SURGE_QUEUE), yes(&balancer::settings::TOOK_TOO_LONG)],
    symptoms: &[],
    explains: &["balancer-classic-timeout", "balancer-answers-slowly"],
    summary: "up to {counted} requests waited in the surge queue of the Classic Load Balancer in {minutes} minutes",
    fix: &["Add instances, or find what makes them slow: workers of Apache and PHP-FPM, the database"],
    check: &[
        "aws cloudwatch get-metric-statistics --region {region} --namespace {namespace} --metric-name {metric} --dimensions Name={dimension_name},Value={dimension} --statistics Sum Maximum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("classic_surge_queue.md"),
};
