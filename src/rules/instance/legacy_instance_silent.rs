//! Instances do not answer the Classic load balancer's check.

use hopwise_probes::Hop;

use crate::facts::instance;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "legacy-instance-silent",
    hop: Hop::Instance,
    title: "instances do not pass the Classic load balancer's check, and AWS tells no status",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    when: &[yes(&instance::legacy::CHECK_SILENT)],
    symptoms: &[],
    explains: &[
        "legacy-all-out-of-service",
        "legacy-instance-out-of-service",
        "balancer-classic-at-capacity",
        "balancer-classic-timeout",
    ],
    summary: "Instances of Classic load balancer {balancer} do not pass its health check {target}: {description}",
    fix: &[
        "On {instance}: systemctl status apache2; ss -ltn; df -h; free -m",
        "Its security group must let that of the balancer in on port {check_port}",
        "If the machine hangs: aws ec2 reboot-instances --region {region} --instance-ids {instance}",
    ],
    check: &[
        "aws elb describe-instance-health --region {region} --load-balancer-name {balancer} --query 'InstanceStates[].[InstanceId,State,ReasonCode,Description]' --output text",
        "aws elb describe-load-balancers --region {region} --load-balancer-names {balancer} --query 'LoadBalancerDescriptions[].HealthCheck'",
    ],
    page: include_str!("legacy_instance_silent.md"),
};
