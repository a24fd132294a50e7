//! An instance of the Classic load balancer is out of service.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "legacy-instance-out-of-service",
    hop: Hop::Instance,
    title: "an instance of the Classic load balancer is out of service",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&instance::legacy::SOME_OUT)],
    symptoms: &[],
    explains: &[],
    summary: "Instance {instance} of Classic load balancer {balancer} is {state}: {description}",
    fix: &[
        "Ask the health check by hand on it: {check}",
        "Look at Apache and PHP there: systemctl status apache2 php-fpm; df -h",
        "If it cannot be mended: aws elb deregister-instances-from-load-balancer, then start another from its image",
    ],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer} --query 'InstanceStates[].[InstanceId,State,ReasonCode,Description]' --output text",
        "aws elb describe-load-balancers --region {region} --load-balancer-names {balancer} --query 'LoadBalancerDescriptions[].HealthCheck'",
    ],
    page: include_str!("legacy_instance_out_of_service.md"),
};
