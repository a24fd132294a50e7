//! The application answers the Classic load balancer's check with an error.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "legacy-health-check-fails",
    hop: Hop::Instance,
    title: "the application answers the Classic load balancer's check with an error",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&instance::legacy::CHECK_5XX)],
    symptoms: &[],
    explains: &[
        "legacy-all-out-of-service",
        "legacy-instance-out-of-service",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
    ],
    summary: "The health check {target} of Classic load balancer {balancer} gets {codes}: the application on the instances fails",
    fix: &[
        "Read Apache's error log and Laravel's log on {instance}",
        "Look at what all pages need: database, cache, disk",
    ],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer} --query 'InstanceStates[].[InstanceId,State,ReasonCode,Description]' --output text",
        "aws elb describe-load-balancers --region {region} --load-balancer-names {balancer} --query 'LoadBalancerDescriptions[].HealthCheck'",
    ],
    page: include_str!("legacy_health_check_fails.md"),
};
