//! The Classic ELB has no instance for the request.

use hopwise_probes::Hop;

use crate::facts::balancer;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "balancer-classic-at-capacity",
    hop: Hop::Balancer,
    title: "the Classic ELB has no instance for the request",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&balancer::answer::CLASSIC_AT_CAPACITY)],
    symptoms: &[SymptomPattern::status(&[(503, 503)]).by(super::CLASSIC)],
    explains: &["edge-error-status-masked"],
    summary: "the Classic Load Balancer at {address} answers 503 for {host}: no instance is in service, or all of them are busy",
    fix: &[
        "Bring an instance into service: repair what its health check asks for, or register one",
        "With HealthyHostCount above zero it is overload (SpilloverCount): add capacity, or find what makes the instances slow",
    ],
    check: &[
        "curl -sv -o /dev/null --connect-to '::{address}' '{url}'",
        "aws elb describe-load-balancers --query 'LoadBalancerDescriptions[].[LoadBalancerName,Scheme,DNSName]' --output table",
        "aws cloudwatch get-metric-statistics --namespace AWS/ELB --metric-name SpilloverCount --statistics Sum --period 60 --start-time \"$(date -u -d '-1 hour' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\"",
    ],
    page: include_str!("classic_at_capacity.md"),
};
