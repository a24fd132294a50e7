//! The Classic load balancer has no instance in service.

use hopwise_probes::Hop;

use crate::facts::{Author, instance};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "legacy-all-out-of-service",
    hop: Hop::Instance,
    title: "the Classic load balancer has no instance in service",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&instance::legacy::ALL_OUT)],
    symptoms: &[SymptomPattern::status(&[(502, 504)]).by(&[Author::Alb, Author::ClassicElb]), SymptomPattern::ORIGIN],
    explains: &["balancer-classic-at-capacity", "balancer-classic-timeout"],
    summary: "Classic load balancer {balancer} of {host} has none of its {nodes} instances in service: {description}",
    fix: &[
        "Ask the health check by hand on an instance: {check}",
        "If Apache does not answer: systemctl status apache2 php-fpm on the instance, and its error log",
        "To bring the site up before the check is mended: a check by TCP: aws elb configure-health-check --region {region} --load-balancer-name {balancer} --health-check Target=TCP:80,Interval=10,Timeout=5,UnhealthyThreshold=2,HealthyThreshold=2",
    ],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer} --query 'InstanceStates[].[InstanceId,State,ReasonCode,Description]' --output text",
        "aws elb describe-load-balancers --region {region} --load-balancer-names {balancer} --query 'LoadBalancerDescriptions[].HealthCheck'",
    ],
    page: include_str!("legacy_all_out_of_service.md"),
};
